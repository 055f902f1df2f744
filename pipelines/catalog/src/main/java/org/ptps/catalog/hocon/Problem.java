package org.ptps.catalog.hocon;

import org.ptps.catalog.Language;
import org.ptps.catalog.Words;

/**
 * One mistake in a declaration.
 *
 * @param file file as the reader of the message knows it
 * @param line line in that file, 0 where the whole file is meant
 * @param says what is wrong, with the value in it
 * @param todo what to do about it
 */
public record Problem(String file, int line, Words says, Words todo) {

  /** What is wrong, in English. */
  public String what() {
    return says.en();
  }

  /** What to do, in English. */
  public String remedy() {
    return todo.en();
  }

  public String in(Language language) {
    return file
        + (line > 0 ? ":" + line : "")
        + ": "
        + says.in(language)
        + " → "
        + todo.in(language);
  }

  @Override
  public String toString() {
    return in(Language.EN);
  }
}
