package org.ptps.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.ptps.catalog.Language;

/** Prints a page at a time and asks whether to continue. */
final class Pager extends Writer {
  private final Terminal terminal;
  private final PrintWriter out;
  private final Language language;
  private int left;
  private boolean enough;

  Pager(Terminal terminal, Language language) {
    this.terminal = terminal;
    this.out = SafeWriter.over(terminal.writer());
    this.language = language;
    this.left = page();
  }

  private int page() {
    // A terminal of unknown height is not paged.
    return terminal.getHeight() > 2 ? terminal.getHeight() - 1 : Integer.MAX_VALUE;
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    if (enough) {
      throw new IOException("enough");
    }
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (text[i] == '\n') {
        out.write(text, from, i + 1 - from);
        from = i + 1;
        left--;
        if (left == 0) {
          ask();
        }
      }
    }
    out.write(text, from, offset + length - from);
  }

  private void ask() throws IOException {
    String question =
        switch (language) {
          case ES -> "-- más: espacio · una línea: Intro · basta: q --";
          case EN -> "-- more: space · one line: Enter · enough: q --";
        };
    terminal.writer().print(question);
    terminal.writer().flush();
    Attributes before = terminal.enterRawMode();
    int key;
    try {
      key = terminal.reader().read();
    } finally {
      terminal.setAttributes(before);
    }
    terminal.writer().print("\r" + " ".repeat(question.length()) + "\r");
    terminal.writer().flush();
    switch (key) {
      case '\r', '\n' -> left = 1;
      case 'q', 'Q', 3, 4, -1 -> {
        enough = true;
        throw new IOException("enough");
      }
      default -> left = page();
    }
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {
    flush();
  }
}
