package org.ptps.charts;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Rows;

/** Puts the chapters of a report into one HTML page that needs no other file. */
final class ReportPage {
  private final ReportDeclaration report;
  private final ReportTables tables;
  private final Map<String, String> slots;
  private final Map<String, Picture> pictures;
  private final List<String> pictureOrder;
  private final Language language;

  ReportPage(
      ReportDeclaration report,
      ReportTables tables,
      Map<String, String> slots,
      List<Picture> pictures,
      Language language) {
    this.report = report;
    this.tables = tables;
    this.slots = slots;
    this.pictures = pictures.stream().collect(Collectors.toMap(Picture::id, Function.identity()));
    this.pictureOrder =
        report.chapters().stream().flatMap(chapter -> chapter.figures().stream()).toList();
    this.language = language;
  }

  String html(String css) {
    StringBuilder html = new StringBuilder();
    String title = report.title().in(language);
    html.append("<!DOCTYPE html>\n<html lang=\"").append(language.tag()).append("\">\n<head>\n");
    html.append("<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append(Html.element("title", title)).append('\n');
    html.append("<style>\n").append(SvgWriter.fontFaces()).append('\n').append(css);
    html.append("</style>\n</head>\n<body>\n");
    html.append("<a class=\"skip\" href=\"#content\">").append(say(Phrase.SKIP)).append("</a>\n");
    html.append("<header>\n").append(stamps());
    html.append(Html.element("h1", title)).append('\n');
    html.append("<p class=\"subtitle\">")
        .append(
            Html.escape(
                Slots.fill(report.subtitle().in(language), slots, report.folder().toString())))
        .append("</p>\n</header>\n");
    contents(html);
    html.append("<main id=\"content\">\n");
    for (ReportDeclaration.Chapter chapter : report.chapters()) {
      chapter(html, chapter);
    }
    html.append("</main>\n<footer><p>")
        .append(say(Phrase.FROM_WAREHOUSE))
        .append("</p></footer>\n");
    return html.append("</body>\n</html>\n").toString();
  }

  private String say(Phrase phrase) {
    return Html.escape(phrase.in(language));
  }

  private String stamps() {
    StringBuilder html = new StringBuilder("<p>");
    boolean synthetic = synthetic();
    if (synthetic) {
      html.append("<strong class=\"stamp\">").append(say(Phrase.FICTITIOUS)).append("</strong>");
    }
    html.append("<strong class=\"stamp draft\">")
        .append(say(Phrase.PRELIMINARY))
        .append("</strong></p>\n");
    if (synthetic) {
      html.append("<p class=\"banner\">").append(say(Phrase.FICTITIOUS_BANNER)).append("</p>\n");
    }
    return html.toString();
  }

  private boolean synthetic() {
    return tables
        .query(
            """
            select (select coalesce(bool_or(synthetic), false) from report.indicator_values)
                or (select coalesce(bool_or(synthetic), false) from report.national_coverage)
                or (select coalesce(bool_or(synthetic), false) from report.file_ledger)
                as synthetic""")
        .rows()
        .get(0)
        .flag("synthetic");
  }

  private void contents(StringBuilder html) {
    html.append("<nav aria-label=\"").append(say(Phrase.CONTENTS)).append("\">\n");
    html.append("<h2>").append(say(Phrase.CONTENTS)).append("</h2>\n<ol>\n");
    for (ReportDeclaration.Chapter chapter : report.chapters()) {
      html.append("<li><a href=\"#")
          .append(chapter.id())
          .append("\">")
          .append(Html.escape(chapter.title().in(language)))
          .append("</a></li>\n");
    }
    html.append("</ol>\n</nav>\n");
  }

  private void chapter(StringBuilder html, ReportDeclaration.Chapter chapter) {
    String id = chapter.id();
    html.append("<section id=\"").append(id).append("\" aria-labelledby=\"").append(id);
    html.append("-title\">\n<h2 id=\"").append(id).append("-title\">");
    html.append(Html.escape(chapter.title().in(language))).append("</h2>\n");
    html.append(report.prose(chapter, slots, language)).append('\n');
    switch (chapter.content()) {
      case NONE -> {}
      case FIGURES -> chapter.figures().forEach(figure -> figure(html, pictures.get(figure)));
      case INDICATORS -> html.append(new IndicatorTables(tables, language).html());
      case LEDGER -> html.append(new LedgerTables(tables, language).ledger());
      case REJECTED -> html.append(new LedgerTables(tables, language).rejected());
      case UNCLAIMED -> html.append(new LedgerTables(tables, language).unclaimed());
      case SOURCES -> sources(html);
      case GLOSSARY -> glossary(html);
    }
    html.append("</section>\n");
  }

  private void figure(StringBuilder html, Picture picture) {
    int number = pictureOrder.indexOf(picture.id()) + 1;
    String name = Phrase.FIGURE.in(language) + " " + number + ". " + picture.title();
    html.append("<figure id=\"figure-").append(picture.id()).append("\">\n");
    html.append("<div class=\"scroll drawing\" role=\"region\" tabindex=\"0\" aria-label=\"")
        .append(Html.escape(name))
        .append("\">\n");
    for (int page = 0; page < picture.pages().size(); page++) {
      html.append(SvgWriter.write(picture, page, language.tag(), SvgWriter.Place.PAGE));
    }
    html.append("</div>\n<figcaption>").append(Html.escape(name)).append(". ");
    html.append(say(Phrase.FIGURE_DECLARED))
        .append(" <code>charts/figures/")
        .append(picture.id())
        .append(".conf</code>; ")
        .append(say(Phrase.PLOTTED_NUMBERS))
        .append(": <code>")
        .append(picture.id())
        .append('.')
        .append(language.tag())
        .append(".csv</code>.</figcaption>\n");
    html.append("<details><summary>")
        .append(say(Phrase.FIGURE_TABLE))
        .append(' ')
        .append(number)
        .append("</summary>\n")
        .append(
            Html.table(
                Phrase.FIGURE_TABLE.in(language) + " " + number + ". " + picture.title(),
                picture.twin()))
        .append("</details>\n</figure>\n");
  }

  private void sources(StringBuilder html) {
    tables
        .query(
            """
            select * replace (array_to_string(editions, ', ') as editions)
            from report.sources
            order by id""")
        .forEach(
            row -> {
              html.append("<h3 id=\"source-").append(Html.id(row.text("id"))).append("\">");
              html.append(Html.escape(words(row, "title"))).append("</h3>\n");
              if (row.flag("synthetic")) {
                html.append("<p><strong class=\"stamp\">")
                    .append(say(Phrase.FICTITIOUS))
                    .append("</strong></p>\n");
              }
              html.append("<dl class=\"facts\">");
              fact(html, Phrase.PUBLISHER, row.text("publisher"));
              fact(html, Phrase.EDITION, row.text("editions"));
              fact(html, Phrase.LICENCE, row.text("licence"));
              fact(html, Phrase.CITATION, row.text("citation"));
              fact(html, Phrase.ADDRESS, row.text("url"));
              fact(html, Phrase.RETRIEVED, row.text("retrieved"));
              List<String> caveats = tables.list("sources", "caveats", row, language);
              if (!caveats.isEmpty()) {
                html.append(Html.element("dt", Phrase.CAVEATS.in(language)));
                caveats.forEach(caveat -> html.append(Html.element("dd", caveat)));
              }
              fact(html, Phrase.ROWS, counts(row));
              html.append("</dl>\n");
            });
  }

  private String counts(Rows.Row row) {
    return whole(row, "rows_kept")
        + " "
        + Phrase.KEPT.in(language).toLowerCase(java.util.Locale.ROOT)
        + ", "
        + whole(row, "rows_rejected")
        + " "
        + Phrase.REJECTED.in(language).toLowerCase(java.util.Locale.ROOT);
  }

  private static String whole(Rows.Row row, String column) {
    return row.number(column) == null ? "—" : Numbers.whole(row.number(column));
  }

  private String words(Rows.Row row, String column) {
    return tables.words("sources", column, row, language);
  }

  private void fact(StringBuilder html, Phrase name, String value) {
    html.append("<dt>").append(say(name)).append("</dt><dd>");
    html.append(
            Html.escape(value == null || value.isBlank() ? Phrase.NOT_STATED.in(language) : value))
        .append("</dd>");
  }

  private void glossary(StringBuilder html) {
    html.append("<dl class=\"glossary\">\n");
    for (ReportDeclaration.Term term : report.glossary()) {
      html.append(Html.element("dt", term.term().in(language)));
      html.append(Html.element("dd", term.meaning().in(language))).append('\n');
    }
    html.append("</dl>\n");
  }
}
