package org.ptps.app;

import picocli.CommandLine.Option;

/** Whether the numbers of a report lead to pages of their passports. */
final class PassportOptions {
  @Option(names = "--passports", descriptionKey = "passports")
  private boolean wanted;

  /** Makes them of the reports that were made or kept, if they are wanted. */
  void make(Stages stages) {
    if (wanted) {
      stages.passports();
    }
  }

  boolean wanted() {
    return wanted;
  }
}
