package org.ptps.app;

/** Exit codes of all commands. */
final class ExitCodes {
  /** Done; a run that published is done whatever rows it refused. */
  static final int DONE = 0;

  /** {@code check} found rows to correct. */
  static final int FOUND = 1;

  /** The command line asks for something that is not there. */
  static final int USAGE = 2;

  /** Declarations or settings are not valid. */
  static final int DECLARATIONS = 3;

  /** A fault of ours, a ledger that does not balance included. */
  static final int FAULT = 4;

  /** A fault of the machine or of another program: disk, permission, a file that somebody holds. */
  static final int MACHINE = 5;

  private ExitCodes() {}
}
