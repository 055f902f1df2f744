package org.ptps.lake.reader;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encoding and delimiter of a text file as its contract declares them, which then are not detected.
 *
 * @param encoding name of the encoding, empty to detect it; a byte order mark in the file outweighs
 *     it, since then the bytes themselves say what they are
 * @param delimiter what stands between cells, 0 to detect it
 */
public record TextHints(String encoding, char delimiter) implements Serializable {
  private static final String NEEDED_SIGNS = "\r\n\",;\t| aZ09";

  /**
   * @throws IllegalArgumentException if line ends and quotes cannot be told from the bytes of this
   *     encoding, or the delimiter is a quote or a line end
   */
  public TextHints {
    if (!encoding.isEmpty()) {
      encoding = known(encoding);
    }
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
      throw new IllegalArgumentException("a quote or a line end cannot stand between cells");
    }
  }

  /** Nothing declared: everything is detected. */
  public static TextHints none() {
    return new TextHints("", (char) 0);
  }

  private static String known(String name) {
    if (!Charset.isSupported(name)) {
      throw new IllegalArgumentException("unknown encoding " + name);
    }
    Charset charset = Charset.forName(name);
    if (charset.equals(StandardCharsets.UTF_8)
        || charset.equals(StandardCharsets.UTF_16LE)
        || charset.equals(StandardCharsets.UTF_16BE)) {
      return charset.name();
    }
    boolean singleByte = charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1.0f;
    if (!singleByte
        || !Arrays.equals(
            NEEDED_SIGNS.getBytes(charset), NEEDED_SIGNS.getBytes(StandardCharsets.US_ASCII))) {
      throw new IllegalArgumentException(
          "encoding "
              + name
              + " is not read; save the file as UTF-8, or name UTF-8, UTF-16LE, UTF-16BE,"
              + " windows-1252, ISO-8859-1 or another one with one byte a letter");
    }
    return charset.name();
  }
}
