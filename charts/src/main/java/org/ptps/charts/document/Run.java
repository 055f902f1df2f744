package org.ptps.charts.document;

import java.util.Locale;

/**
 * Words of one look.
 *
 * @param target id of the part of the document that they lead to, empty where they lead nowhere
 */
public record Run(String words, Look look, String target) {

  /** How words look. */
  public enum Look {
    PLAIN,
    STRONG,
    EMPHASISED,
    /** A name for machines. */
    CODE
  }

  /** Plain words. */
  public static Run of(String words) {
    return new Run(words, Look.PLAIN, "");
  }

  /** Words of a look that lead nowhere. */
  public static Run of(String words, Look look) {
    return new Run(words, look, "");
  }

  /** An id for links: lower case letters, digits and dashes. */
  public static String anchor(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
