package org.ptps.catalog.hocon;

/**
 * One thing wrong in a declaration.
 *
 * @param file file as the reader of the message knows it
 * @param line line in that file, 0 where the whole file is meant
 * @param what what is wrong, with the value in it
 * @param remedy what to do about it
 */
public record Problem(String file, int line, String what, String remedy) {

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + what + " → " + remedy;
  }
}
