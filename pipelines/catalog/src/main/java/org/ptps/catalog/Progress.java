package org.ptps.catalog;

/** Receives the progress of a run; the command line shows it. */
@FunctionalInterface
public interface Progress {

  /**
   * A stage begins.
   *
   * @param what what is being done now
   */
  void stage(Words what);

  /** Ignores progress. */
  static Progress silent() {
    return what -> {};
  }
}
