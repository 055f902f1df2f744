package org.ptps.catalog;

/** Told how a run gets on; what a person sees of it is the command line's business. */
@FunctionalInterface
public interface Progress {

  /**
   * A stage begins.
   *
   * @param what what is being done now
   */
  void stage(Words what);

  /** For callers that nobody watches. */
  static Progress silent() {
    return what -> {};
  }
}
