package org.ptps.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.HtmlPage;
import org.ptps.catalog.Language;
import org.ptps.catalog.Stamp;
import org.ptps.warehouse.ColumnLabels;
import org.ptps.warehouse.Passport;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.Printed;

/**
 * Renders passports as a page: one article per claim or row, with anchors for the keys of its
 * numbers; parts that several share are printed once, at the head.
 */
final class PassportArticles {
  private static final String STYLE =
      """
      :root { color-scheme: light; --ink: #1a1a1a; --muted: #555; --line: #c9c9c9; --accent: #0b4680; }
      * { box-sizing: border-box; }
      body { font: 1rem/1.5 'Open Sans', 'DejaVu Sans', system-ui, sans-serif; color: var(--ink); max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; overflow-wrap: break-word; }
      h1 { font-size: 1.4rem; line-height: 1.25; } h2 { font-size: 1.1rem; line-height: 1.3; margin: 0 0 .5rem; } h3 { font-size: .95rem; margin: 1rem 0 .3rem; }
      a { color: var(--accent); }
      a:focus-visible, .box:focus-visible, summary:focus-visible { outline: 3px solid #c04f00; outline-offset: 2px; }
      article { border-top: 2px solid var(--accent); margin-top: 2.5rem; padding-top: .8rem; }
      .said { scroll-margin-top: 4rem; padding: .2rem .6rem; border-left: 4px solid var(--line); margin: .3rem 0; }
      .said:target { border-left-color: #c04f00; background: #fdf3e7; }
      .said b { font-size: 1.3rem; margin-right: .6rem; } .said code { color: var(--muted); font-size: .8rem; overflow-wrap: anywhere; }
      .stamp { color: #8a1c1c; font-weight: 600; } .note { color: var(--muted); font-size: .9rem; }
      .box { overflow-x: auto; } table { border-collapse: collapse; font-size: .85rem; }
      th, td { border-bottom: 1px solid var(--line); padding: .2rem .5rem; text-align: left; vertical-align: top; }
      th { min-width: 4.5rem; vertical-align: bottom; } td { max-width: 24rem; overflow-wrap: break-word; } td span { display: block; }
      dl { display: grid; grid-template-columns: minmax(9rem, 20rem) 1fr; gap: .15rem 1rem; margin: .3rem 0; font-size: .93rem; } dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; min-width: 0; } pre { margin: 0; overflow-x: auto; font-size: .8rem; }
      details > summary { cursor: pointer; color: var(--accent); font-weight: 600; padding: .2rem 0; }
      @media (max-width: 40rem) { body { padding: .7rem .8rem 3rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .35rem; } }""";

  /** Columns that the heading repeats. */
  private static final Set<String> IN_THE_HEADING =
      Set.of(
          "indicator",
          "level",
          "area_code",
          "area_name",
          "area_name_en",
          "residence",
          "year",
          "breakdown",
          "category",
          "key");

  /** Characters shown of a checksum. */
  static final int BRIEF = 12;

  private final PassportWords words;
  private final int most;
  private final boolean isFictitious;

  /**
   * @param most rows shown of a part
   */
  PassportArticles(Language language, ColumnLabels labels, int most, boolean isFictitious) {
    this.words = new PassportWords(language, labels);
    this.most = most;
    this.isFictitious = isFictitious;
  }

  private String say(String es, String en) {
    return words.say(es, en);
  }

  /** A page of its own. */
  String page(List<Passport> passports) {
    return page(say("Ficha de trazabilidad", "Passport of a number"), "", passports);
  }

  /**
   * @param title words
   * @param before markup between title and articles
   */
  String page(String title, String before, List<Passport> passports) {
    StringBuilder page = new StringBuilder(HtmlPage.head(words.language(), title, STYLE));
    page.append("<main>\n<h1>").append(HtmlPage.escaped(title)).append("</h1>\n");
    if (isFictitious) {
      page.append("<p class=\"stamp\">")
          .append(Stamp.FICTITIOUS.in(words.language()))
          .append("</p>\n");
    }
    page.append(before);
    Set<Passport.Part> shared = new LinkedHashSet<>();
    passports.forEach(
        passport ->
            passport.parts().stream()
                .filter(part -> part.of() == Passport.Of.DEFINITION)
                .forEach(shared::add));
    Map<String, List<Passport>> articles = new LinkedHashMap<>();
    for (Passport passport : passports) {
      String of = passport.key().substring(0, passport.key().lastIndexOf('/'));
      articles.computeIfAbsent(of, key -> new ArrayList<>()).add(passport);
    }
    // With several numbers the shared parts come first, with one the number itself.
    if (articles.size() != 1) {
      shared(shared, page);
    }
    articles.values().forEach(each -> article(each, page));
    if (articles.size() == 1) {
      shared(shared, page);
    }
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private void shared(Set<Passport.Part> parts, StringBuilder page) {
    if (parts.isEmpty()) {
      return;
    }
    page.append("<section>\n");
    for (Passport.Part part : parts) {
      boolean open = part.id().equals("definition");
      if (!part.rows().isEmpty()) {
        page.append(open ? "<details open><summary>" : "<details><summary>")
            .append(heading(part))
            .append("</summary>\n");
        rows(part, "", page);
        page.append("</details>\n");
      }
    }
    page.append("</section>\n");
  }

  private void article(List<Passport> passports, StringBuilder page) {
    Passport first = passports.get(0);
    String title = first.title().in(words.language());
    page.append("<article>\n<h2>")
        .append(HtmlPage.escaped(title.substring(0, title.lastIndexOf(" · "))))
        .append("</h2>\n");
    for (Passport passport : passports) {
      page.append("<p class=\"said\" id=\"").append(HtmlPage.escaped(passport.key())).append("\">");
      String part =
          passport
              .title()
              .in(words.language())
              .substring(passport.title().in(words.language()).lastIndexOf(" · "));
      page.append(HtmlPage.escaped(part.substring(3))).append(": ");
      if (passport.value() instanceof Number number) {
        page.append("<b><data value=\"")
            .append(Printed.machine(number.doubleValue()))
            .append("\">")
            .append(HtmlPage.escaped(words.cell("", number)))
            .append("</data></b>");
      } else {
        page.append("<b>")
            .append(
                HtmlPage.escaped(
                    passport.value() == null
                        ? say("sin valor", "no value")
                        : words.cell(column(passport), passport.value())))
            .append("</b>");
      }
      page.append(" <code>").append(HtmlPage.escaped(passport.key())).append("</code></p>\n");
    }
    for (Passport.Part part : first.parts()) {
      if (part.of() == Passport.Of.NUMBER && !part.rows().isEmpty()) {
        page.append("<h3>").append(heading(part)).append("</h3>\n");
        rows(part, first.key(), page);
      }
    }
    page.append("</article>\n");
  }

  /** Column of the passport's number. */
  private static String column(Passport passport) {
    return passport.key().substring(passport.key().lastIndexOf('/') + 1);
  }

  private String heading(Passport.Part part) {
    return HtmlPage.escaped(part.heading().in(words.language()))
        + (part.total() > 1 ? " (" + part.total() + ")" : "");
  }

  private boolean isShown(String column, boolean ofClaim) {
    // Columns in the heading are left out too.
    return words.isForReader(column)
        && !(ofClaim && (IN_THE_HEADING.contains(column) || column.endsWith("_key")));
  }

  /** A list has one line per distinct item; checksums are shortened. */
  private String cell(String column, Object value) {
    if (value == null) {
      return "";
    }
    if (column.equals("sha256")) {
      return (value instanceof List<?> list ? list : List.of(value))
          .stream()
              .map(String::valueOf)
              .distinct()
              .map(
                  sum ->
                      "<span title=\"SHA-256: "
                          + HtmlPage.escaped(sum)
                          + "\"><code>"
                          + HtmlPage.escaped(sum.substring(0, Math.min(BRIEF, sum.length())))
                          + "…</code></span>")
              .collect(Collectors.joining());
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .distinct()
          .map(each -> "<span>" + one(column, each) + "</span>")
          .collect(Collectors.joining());
    }
    return one(column, value);
  }

  /** A query keeps its lines, an identifier is set as code. */
  private String one(String column, Object value) {
    String text = HtmlPage.escaped(words.cell(column, value));
    if (column.equals("sql")) {
      return "<pre>" + HtmlPage.escaped(String.valueOf(value)) + "</pre>";
    }
    return words.isName(column, value) ? "<code>" + text + "</code>" : text;
  }

  private String label(String column) {
    return HtmlPage.escaped(words.label(column));
  }

  /**
   * @param key key of the passport, for the command that shows all rows
   */
  private void rows(Passport.Part part, String key, StringBuilder page) {
    Rows rows = part.rows();
    if (rows.values().size() == 1) {
      boolean ofClaim = part.id().equals("value");
      Rows.Row row = rows.rows().get(0);
      page.append("<dl>");
      for (String column : rows.columns()) {
        Object value = row.value(column);
        if (value != null && !value.equals("") && isShown(column, ofClaim)) {
          page.append("<dt>")
              .append(label(column))
              .append("</dt><dd>")
              .append(cell(column, value))
              .append("</dd>\n");
        }
      }
      page.append("</dl>\n");
    } else {
      table(part, rows, page);
    }
    long left = part.total() - Math.min(most, rows.values().size());
    if (left > 0) {
      page.append("<p class=\"note\">")
          .append(say("… y " + left + " más → ", "… and " + left + " more → "))
          .append("<code>")
          .append(HtmlPage.escaped("./ptps explain \"" + key + "\" --rows"))
          .append("</code></p>\n");
    }
  }

  private void table(Passport.Part part, Rows rows, StringBuilder page) {
    List<Integer> columns = new ArrayList<>();
    List<List<Object>> some = rows.values().subList(0, Math.min(most, rows.values().size()));
    for (int i = 0; i < rows.columns().size(); i++) {
      int at = i;
      boolean says = some.stream().anyMatch(row -> row.get(at) != null && !"".equals(row.get(at)));
      if (says && isShown(rows.columns().get(i), false)) {
        columns.add(i);
      }
    }
    page.append("<div class=\"box\" role=\"region\" tabindex=\"0\" aria-label=\"")
        .append(HtmlPage.escaped(part.heading().in(words.language())))
        .append("\"><table><thead><tr>");
    columns.forEach(
        i ->
            page.append("<th scope=\"col\">").append(label(rows.columns().get(i))).append("</th>"));
    page.append("</tr></thead><tbody>\n");
    for (List<Object> row : some) {
      page.append("<tr>");
      for (int i : columns) {
        page.append("<td>").append(cell(rows.columns().get(i), row.get(i))).append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
  }
}
