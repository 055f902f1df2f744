package org.ptps.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.ptps.catalog.Language;
import org.ptps.catalog.Progress;
import org.ptps.catalog.Words;

/** Progress on stderr: a bar with stage and time on a terminal, plain lines elsewhere. */
final class Terminal implements Progress {
  private static final int WIDTH = 24;

  private final PrintWriter err;
  private final Language language;
  private final int stages;
  private final boolean bar;
  private final long start = System.nanoTime();
  private int done;

  /**
   * @param stages expected number of stages, by which the bar is scaled
   */
  Terminal(PrintWriter err, Language language, int stages) {
    this.bar = Boolean.parseBoolean(System.getProperty("ptps.terminal", "false"));
    // The bar needs escape codes, which the writer for messages removes.
    this.err = bar ? new PrintWriter(System.err, true, StandardCharsets.UTF_8) : err;
    this.language = language;
    this.stages = stages;
  }

  @Override
  public void stage(Words what) {
    String seconds = String.format(Locale.ROOT, "%5.1f s", (System.nanoTime() - start) / 1e9);
    if (bar) {
      int filled = Math.min(WIDTH, WIDTH * done / Math.max(1, stages));
      err.print(
          "\r"
              + "█".repeat(filled)
              + "░".repeat(WIDTH - filled)
              + seconds
              + "  "
              + what.in(language)
              + "\u001b[K");
    } else {
      err.println("[" + seconds + "] " + what.in(language));
    }
    err.flush();
    done++;
  }

  /** Ends the bar's line. */
  void end() {
    if (bar) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
