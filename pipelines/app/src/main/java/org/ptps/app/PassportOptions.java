package org.ptps.app;

import picocli.CommandLine.Option;

final class PassportOptions {
  @Option(names = "--passports", descriptionKey = "passports")
  private boolean wanted;

  /** Makes the passports of the reports of this run, if {@code --passports} is given. */
  void make(Stages stages) {
    if (wanted) {
      stages.passports();
    }
  }

  boolean wanted() {
    return wanted;
  }
}
