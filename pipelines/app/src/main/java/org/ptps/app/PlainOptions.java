package org.ptps.app;

import org.ptps.catalog.Language;
import picocli.CommandLine.Option;

/** Options of commands that read no settings. */
final class PlainOptions {
  @Option(names = "--lang", paramLabel = "es|en", descriptionKey = "lang")
  private Language language = Language.ES;

  @Option(names = "--verbose", descriptionKey = "verbose")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      descriptionKey = "quiet")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "help")
  private boolean help;

  Language language() {
    return language;
  }
}
