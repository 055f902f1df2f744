package org.ptps.charts.document;

/** Writes a document as one HTML file that needs no other. */
public final class HtmlWriter {
  private HtmlWriter() {}

  /**
   * The page.
   *
   * @param css style sheet with the fonts it needs
   */
  public static String write(Document document, String css) {
    return new Markup(document).page(css);
  }
}
