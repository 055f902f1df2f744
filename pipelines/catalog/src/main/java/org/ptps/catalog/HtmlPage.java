package org.ptps.catalog;

/** What every page of ours that is whole in itself begins with, and texts as they stand in it. */
public final class HtmlPage {
  private HtmlPage() {}

  /**
   * From the first line to the body's first tag, which is closed.
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

  /** A text for the page or for an attribute between double quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The text that stands in a page so. */
  public static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
