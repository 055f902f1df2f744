package org.ptps.catalog;

/** Head of self-contained pages, and escaping. */
public final class HtmlPage {
  private HtmlPage() {}

  /**
   * Markup from the doctype to the opening body tag.
   *
   * @param title words, not yet escaped
   * @param style style sheet of this page
   */
  public static String head(Language language, String title, String style) {
    return "<!DOCTYPE html>\n<html lang=\""
        + language.tag()
        + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\""
        + " content=\"width=device-width, initial-scale=1\">\n<title>"
        + escaped(title)
        + "</title>\n<style>\n"
        + style.stripTrailing()
        + "\n</style>\n</head>\n<body>\n";
  }

  /** Escapes text for elements and double-quoted attributes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Reverses {@link #escaped}. */
  public static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
