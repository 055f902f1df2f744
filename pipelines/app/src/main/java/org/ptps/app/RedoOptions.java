package org.ptps.app;

import picocli.CommandLine.Option;

/** How commands that make something treat what is there already. */
final class RedoOptions {
  @Option(names = "--fresh", descriptionKey = "fresh")
  private boolean fresh;

  /** Whether everything is done again, whatever is known. */
  boolean fresh() {
    return fresh;
  }
}
