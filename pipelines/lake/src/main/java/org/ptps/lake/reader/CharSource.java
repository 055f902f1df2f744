package org.ptps.lake.reader;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decoded characters in which each range of invalid bytes becomes one {@link #DAMAGE}, which no
 * decoder gives for valid bytes. So the row that holds it can report it, while a replacement
 * character in the file stays what it is.
 */
abstract class CharSource implements Closeable {
  /** A lone surrogate, which is never a character by itself. */
  static final char DAMAGE = '\udfff';

  private static final int BUFFER = 1 << 16;

  final InputStream in;
  final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  boolean ended;
  boolean damaged;

  private CharSource(InputStream in) {
    this.in = in;
  }

  static CharSource of(InputStream in, String encoding) {
    return switch (encoding) {
      case "UTF-16LE" -> new TwoByteUnits(in, 1);
      case "UTF-16BE" -> new TwoByteUnits(in, 0);
      default -> new Decoded(in, Charset.forName(encoding));
    };
  }

  /** Reads into a range of an array; returns the number of characters, -1 at the end. */
  abstract int read(char[] to, int from, int length) throws IOException;

  /** Whether {@link #DAMAGE} may have been returned so far. */
  final boolean damaged() {
    return damaged;
  }

  @Override
  public final void close() throws IOException {
    in.close();
  }

  final void fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  private static final class Decoded extends CharSource {
    private final CharsetDecoder decoder;

    Decoded(InputStream in, Charset charset) {
      super(in);
      decoder =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    int read(char[] to, int from, int length) throws IOException {
      CharBuffer letters = CharBuffer.wrap(to, from, length);
      while (letters.hasRemaining()) {
        CoderResult result = decoder.decode(bytes, letters, ended);
        if (result.isError()) {
          if (!letters.hasRemaining()) {
            break;
          }
          bytes.position(bytes.position() + result.length());
          letters.put(DAMAGE);
          damaged = true;
        } else if (result.isOverflow() || ended || letters.position() > from) {
          break;
        } else {
          fill();
        }
      }
      return letters.position() == from ? -1 : letters.position() - from;
    }
  }

  /**
   * Decodes UTF-16 unit by unit: the JDK's decoder takes a lone surrogate together with the unit
   * that follows, which may be a line end.
   */
  private static final class TwoByteUnits extends CharSource {
    private final int highByte;

    TwoByteUnits(InputStream in, int highByte) {
      super(in);
      this.highByte = highByte;
    }

    @Override
    int read(char[] to, int from, int length) throws IOException {
      while (bytes.remaining() < 2 && !ended) {
        fill();
      }
      if (bytes.remaining() == 1) {
        bytes.get();
        damaged = true;
        to[from] = DAMAGE;
        return 1;
      }
      int count = Math.min(length, bytes.remaining() / 2);
      for (int at = from; at < from + count; at++) {
        int first = bytes.get() & 0xff;
        int second = bytes.get() & 0xff;
        char unit = (char) (highByte == 0 ? first << 8 | second : second << 8 | first);
        damaged |= Character.isSurrogate(unit);
        to[at] = unit;
      }
      return count == 0 ? -1 : count;
    }
  }
}
