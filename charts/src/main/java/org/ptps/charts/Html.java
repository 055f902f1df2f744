package org.ptps.charts;

import java.util.List;

/** Pieces of HTML; everything that comes from data is escaped here. */
final class Html {
  private static final int WIDE = 7;

  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String element(String name, String text) {
    return "<" + name + ">" + escape(text) + "</" + name + ">";
  }

  /** An id for links: lower case letters, digits and dashes. */
  static String id(String text) {
    return text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** A table with caption that scrolls by itself where the page is narrower. */
  static String table(String caption, DataTable table) {
    return table(caption, table, table.columns().size() > WIDE ? "wide" : "");
  }

  /** As {@link #table(String, DataTable)}, with a class that the style sheet knows. */
  static String table(String caption, DataTable table, String kind) {
    StringBuilder html = new StringBuilder(open(caption, kind));
    html.append("<thead><tr>");
    for (int i = 0; i < table.columns().size(); i++) {
      html.append(head("col", table.columns().get(i), table.numeric().get(i)));
    }
    html.append("</tr></thead><tbody>");
    for (List<String> row : table.rows()) {
      html.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i) == null ? "" : row.get(i);
        html.append(
            i == 0
                ? head("row", cell, table.numeric().get(i))
                : cell(cell, table.numeric().get(i) ? "n" : ""));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>").toString();
  }

  static String open(String caption, String kind) {
    return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\""
        + escape(caption)
        + "\"><table"
        + (kind.isEmpty() ? "" : " class=\"" + kind + "\"")
        + "><caption>"
        + escape(caption)
        + "</caption>";
  }

  private static String head(String scope, String text, Boolean numeric) {
    return "<th scope=\""
        + scope
        + "\""
        + (numeric ? " class=\"n\"" : "")
        + ">"
        + escape(text)
        + "</th>";
  }

  static String cell(String text, String kind) {
    return "<td" + (kind.isEmpty() ? "" : " class=\"" + kind + "\"") + ">" + escape(text) + "</td>";
  }
}
