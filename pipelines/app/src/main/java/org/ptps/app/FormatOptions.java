package org.ptps.app;

import picocli.CommandLine.Option;

final class FormatOptions {
  @Option(names = "--format", paramLabel = "F", defaultValue = "table", descriptionKey = "format")
  private AnswerFormat format;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  AnswerFormat format() {
    return json ? AnswerFormat.JSON : format;
  }
}
