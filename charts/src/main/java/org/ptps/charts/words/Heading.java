package org.ptps.charts.words;

/**
 * What stands above a figure: a finding with the label of the figure below it, or the label alone.
 * The two travel as one text, parted by the sign that Unicode has for a new line.
 */
public final class Heading {
  private static final char LINE = '\u2028';

  private Heading() {}

  /** A finding, without the full stop of its sentence, and the label. */
  public static String of(String finding, String label) {
    return finding.strip().replaceFirst("\\.$", "") + LINE + label;
  }

  /** The finding, or the label where there is none. */
  public static String first(String heading) {
    int line = heading.indexOf(LINE);
    return line < 0 ? heading : heading.substring(0, line);
  }

  public static boolean hasLabel(String heading) {
    return heading.indexOf(LINE) >= 0;
  }

  /** The label below a finding; empty where it stands alone. */
  public static String label(String heading) {
    return heading.substring(heading.indexOf(LINE) + 1);
  }
}
