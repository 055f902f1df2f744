package org.ptps.app;

import picocli.CommandLine.Option;

final class RedoOptions {
  @Option(names = "--fresh", descriptionKey = "fresh")
  private boolean fresh;

  boolean fresh() {
    return fresh;
  }
}
