package org.ptps.charts.words;

import java.util.Optional;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;

/** Sentences put together from templates, so that they are read in the code as they are printed. */
public final class Speech {
  private static final String HOLE = "{}";

  private Speech() {}

  /**
   * A template with each {@code {}} filled, in their order.
   *
   * @param parts texts and numbers as they are; phrases, statuses and reasons in the language; what
   *     is empty as nothing
   * @throws IllegalArgumentException if there are not as many holes as parts
   */
  public static String say(Language language, String template, Object... parts) {
    StringBuilder said = new StringBuilder();
    int at = 0;
    for (Object part : parts) {
      int hole = template.indexOf(HOLE, at);
      if (hole < 0) {
        throw new IllegalArgumentException(parts.length + " parts for '" + template + "'");
      }
      said.append(template, at, hole).append(word(language, part));
      at = hole + HOLE.length();
    }
    if (template.indexOf(HOLE, at) >= 0) {
      throw new IllegalArgumentException(parts.length + " parts for '" + template + "'");
    }
    return said.append(template, at, template.length()).toString();
  }

  private static Object word(Language language, Object part) {
    if (part instanceof Optional<?> some) {
      return some.isPresent() ? word(language, some.get()) : "";
    }
    return part instanceof Phrase phrase
        ? phrase.in(language)
        : part instanceof Words words
            ? words.in(language)
            : part instanceof Status status
                ? status.in(language)
                : part instanceof Reason reason ? reason.in(language) : part;
  }
}
