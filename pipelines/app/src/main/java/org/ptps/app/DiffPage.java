package org.ptps.app;

import java.util.Arrays;
import java.util.List;
import org.ptps.app.EditionDiff.Change;
import org.ptps.app.EditionDiff.Result;
import org.ptps.catalog.HtmlPage;
import org.ptps.catalog.Language;
import org.ptps.catalog.Stamp;
import org.ptps.exchange.Export;
import org.ptps.warehouse.claim.Printed;

/** The difference of two editions as one page for the committee, whole in itself. */
final class DiffPage {
  private static final String STYLE =
      """
      body{margin:0 auto;max-width:62rem;padding:1rem 1.25rem 3rem;font:1rem/1.5 'Open Sans','DejaVu Sans',sans-serif;color:#1a1a1a;background:#fff}
      h1{font-size:1.7rem;margin:.4rem 0}h2{font-size:1.2rem;margin:2rem 0 .4rem;border-bottom:2px solid #0b4680}
      .stamp{display:inline-block;border:2px solid #b00020;border-radius:5px;color:#b00020;font-weight:bold;padding:.1rem .6rem}
      .scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.88rem;min-width:100%}
      th,td{padding:.28rem .55rem;border-bottom:1px solid #c9c9c9;text-align:left;vertical-align:top}
      td.n,th.n{text-align:right}td.n{white-space:nowrap}.muted{color:#555;font-size:.88rem}
      del{color:#8a1c1c;text-decoration:none}ins{color:#00593f;text-decoration:none}
      @media (max-width:40rem){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr,td{display:block}tr{border-bottom:2px solid #c9c9c9;padding:.4rem 0}td,td.n{border:0;padding:.1rem 0;text-align:left;white-space:normal;overflow-wrap:anywhere}td[data-of]::before{content:attr(data-of) ": ";color:#555}}
      @media print{@page{size:A4;margin:15mm}body{font-size:9.5pt;padding:0}tr{break-inside:avoid}}
      """;

  private DiffPage() {}

  static String of(
      Publication before,
      Publication after,
      Result result,
      DiffWords words,
      Export.Audience audience,
      int top) {
    boolean english = words.language() == Language.EN;
    DiffSummary summary = DiffSummary.of(result);
    StringBuilder page = new StringBuilder();
    String title =
        english
            ? "What changed from " + before.name() + " to " + after.name()
            : "Qué cambió de " + before.name() + " a " + after.name();
    page.append(HtmlPage.head(words.language(), title, STYLE))
        .append("<h1>")
        .append(HtmlPage.escaped(title))
        .append("</h1>\n");
    if (words.isFictitious(result)) {
      page.append("<p class=\"stamp\">")
          .append(Stamp.FICTITIOUS.in(words.language()))
          .append("</p>\n");
    }
    if (audience == Export.Audience.MEMBERS) {
      page.append("<p class=\"stamp\">")
          .append(english ? "FOR MEMBERS ONLY" : "SOLO PARA SOCIOS")
          .append("</p>\n");
    }
    page.append("<p>").append(HtmlPage.escaped(answer(summary, english))).append("</p>\n");
    causes(page, result, words, english);
    indicators(page, summary, words, english, top);
    changes(
        page,
        english ? "Told in other words" : "Se dice otra cosa",
        summary.statuses(),
        words,
        top);
    sentences(page, result, english, top);
    changes(page, english ? "Values" : "Valores", summary.values(), words, top);
    changes(
        page,
        english ? "Trends: same words, other points" : "Tendencias: lo mismo, con otros puntos",
        summary.paces(),
        words,
        top);
    changes(
        page,
        english ? "No value, for another reason" : "Sin valor, por otra razón",
        summary.reasons(),
        words,
        top);
    page.append("<p class=\"muted\">")
        .append(
            english
                ? "The parts of a change add up to it. They are taken in this order: "
                : "Las partes de un cambio lo suman entero. Se toman en este orden: ")
        .append(order(words.language()))
        .append(
            english
                ? ". What two causes do only together is told of the later one."
                : ". Lo que dos causas solo hacen juntas se cuenta en la última.")
        .append("<br>")
        .append(english ? "Contents: " : "Contenidos: ")
        .append(before.name())
        .append(' ')
        .append(Publications.brief(before.content()))
        .append(", ")
        .append(after.name())
        .append(' ')
        .append(Publications.brief(after.content()))
        .append("</p>\n</body>\n</html>\n");
    return page.toString();
  }

  private static String order(Language language) {
    return String.join(
        ", ", Arrays.stream(Cause.values()).map(cause -> cause.words().in(language)).toList());
  }

  private static String answer(DiffSummary summary, boolean english) {
    int words = summary.statuses().size();
    int values = summary.values().size();
    if (english) {
      return DiffText.count(
              words, "status or direction is another", "statuses or directions are others")
          + ", "
          + DiffText.count(values, "value is another", "values are others")
          + ".";
    }
    return DiffText.count(words, "estado o sentido es otro", "estados o sentidos son otros")
        + ", "
        + DiffText.count(values, "valor es otro", "valores son otros")
        + ".";
  }

  private static void causes(StringBuilder page, Result result, DiffWords words, boolean english) {
    page.append("<h2>").append(english ? "Why" : "Por qué").append("</h2>\n");
    if (result.reasons().isEmpty()) {
      page.append("<p>")
          .append(english ? "Both were made from the same." : "Las dos se hicieron de lo mismo.")
          .append("</p>\n");
      return;
    }
    List<String> heads =
        english
            ? List.of("Cause", "Claims changed", "What is another")
            : List.of("Causa", "Afirmaciones que cambió", "Qué es otro");
    head(page, heads, heads.get(1));
    result
        .reasons()
        .forEach(
            (cause, why) -> {
              page.append("<tr><td>").append(cause.words().in(words.language())).append("</td>");
              number(page, heads.get(1), DiffSummary.byCause(result).getOrDefault(cause, 0L));
              cell(page, heads.get(2), words.why(why, 8));
              page.append("</tr>\n");
            });
    page.append("</tbody></table></div>\n");
  }

  /** A table's head; on a narrow page each cell says it by itself. */
  private static void head(StringBuilder page, List<String> heads, String... ofNumbers) {
    page.append("<div class=\"scroll\"><table><thead><tr>");
    for (String head : heads) {
      page.append(List.of(ofNumbers).contains(head) ? "<th class=\"n\"" : "<th")
          .append(" scope=\"col\">")
          .append(HtmlPage.escaped(head))
          .append("</th>");
    }
    page.append("</tr></thead><tbody>\n");
  }

  private static void cell(StringBuilder page, String of, String text) {
    page.append("<td data-of=\"")
        .append(HtmlPage.escaped(of))
        .append("\">")
        .append(HtmlPage.escaped(text))
        .append("</td>");
  }

  private static void number(StringBuilder page, String of, long number) {
    page.append("<td class=\"n\" data-of=\"")
        .append(HtmlPage.escaped(of))
        .append("\">")
        .append(Printed.whole(number))
        .append("</td>");
  }

  private static void indicators(
      StringBuilder page, DiffSummary summary, DiffWords words, boolean english, int top) {
    List<DiffSummary.Touched> touched = summary.byIndicator();
    if (touched.isEmpty()) {
      return;
    }
    List<String> heads =
        english
            ? List.of("Indicator", "Statuses or directions", "Values", "Causes")
            : List.of("Indicador", "Estados o sentidos", "Valores", "Causas");
    page.append("<h2>")
        .append(english ? "Of which indicators" : "De qué indicadores")
        .append(" (")
        .append(Printed.whole(touched.size()))
        .append(")</h2>\n");
    head(page, heads, heads.get(1), heads.get(2));
    for (DiffSummary.Touched each : touched.subList(0, Math.min(top, touched.size()))) {
      page.append("<tr><td>")
          .append(HtmlPage.escaped(words.name(each.indicator())))
          .append("</td>");
      number(page, heads.get(1), each.statuses());
      number(page, heads.get(2), each.values());
      cell(
          page,
          heads.get(3),
          String.join(
              "; ",
              each.causes().stream().map(cause -> cause.words().in(words.language())).toList()));
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
    more(page, touched.size() - top, english);
  }

  private static void more(StringBuilder page, int left, boolean english) {
    if (left > 0) {
      page.append("<p class=\"muted\">")
          .append(english ? "… and " : "… y ")
          .append(Printed.whole(left))
          .append(english ? " more, in the table of all changes." : " más, en la tabla de todo.")
          .append("</p>\n");
    }
  }

  private static void changes(
      StringBuilder page, String title, List<Change> changes, DiffWords words, int top) {
    if (changes.isEmpty()) {
      return;
    }
    boolean english = words.language() == Language.EN;
    page.append("<h2>")
        .append(title)
        .append(" (")
        .append(Printed.whole(changes.size()))
        .append(")</h2>\n");
    List<String> heads =
        english
            ? List.of("What", "Before", "Now", "Cause")
            : List.of("Qué", "Antes", "Ahora", "Causa");
    head(page, heads);
    for (Change change : changes.subList(0, Math.min(top, changes.size()))) {
      page.append("<tr><td title=\"")
          .append(HtmlPage.escaped(change.claim().key()))
          .append("\">")
          .append(HtmlPage.escaped(words.subject(change.claim())))
          .append("</td>");
      cell(page, heads.get(1), words.said(change.claim(), change.first()));
      cell(page, heads.get(2), words.said(change.claim(), change.last()));
      cell(page, heads.get(3), words.parts(change));
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
    more(page, changes.size() - top, english);
  }

  private static void sentences(StringBuilder page, Result result, boolean english, int top) {
    if (result.sentences().isEmpty()) {
      return;
    }
    page.append("<h2>")
        .append(english ? "Sentences of the reports" : "Frases de los informes")
        .append(" (")
        .append(Printed.whole(result.sentences().size()))
        .append(")</h2>\n");
    for (EditionDiff.Sentence sentence : result.sentences().stream().limit(top).toList()) {
      page.append("<p><span class=\"muted\">")
          .append(HtmlPage.escaped(sentence.report()))
          .append("</span>");
      if (!sentence.before().isEmpty()) {
        page.append("<br><del>− ").append(HtmlPage.escaped(sentence.before())).append("</del>");
      }
      if (!sentence.after().isEmpty()) {
        page.append("<br><ins>+ ").append(HtmlPage.escaped(sentence.after())).append("</ins>");
      }
      page.append("</p>\n");
    }
  }
}
