package org.ptps.app;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Replaces control characters, which come from names of files and places and would reach the
 * terminal.
 */
final class SafeWriter extends FilterWriter {
  private SafeWriter(Writer out) {
    super(out);
  }

  static PrintWriter over(PrintWriter out) {
    return new PrintWriter(new SafeWriter(out), true);
  }

  @Override
  public void write(int c) throws IOException {
    write(new char[] {(char) c}, 0, 1);
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    write(new String(text, offset, length), 0, length);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      char c = text.charAt(i);
      if (steers(c)) {
        out.write(text, from, i - from);
        out.write(String.format("\\u%04x", (int) c));
        from = i + 1;
      }
    }
    out.write(text, from, offset + length - from);
  }

  /** Control characters and direction marks. */
  private static boolean steers(char c) {
    return Character.isISOControl(c) && c != '\n' && c != '\t'
        || c >= '\u202a' && c <= '\u202e'
        || c >= '\u2066' && c <= '\u2069';
  }
}
