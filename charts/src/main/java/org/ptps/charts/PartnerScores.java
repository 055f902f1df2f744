package org.ptps.charts;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Rows;

/**
 * What each partner gives itself by principle of the Plan, with the change on its own assessment of
 * the year before. It names partners, so its declaration is for members.
 */
final class PartnerScores implements Chart {
  private static final String BREAKDOWN = "principle";
  private static final List<String> COLUMNS =
      List.of(
          "partner_name",
          "partner_category",
          "year",
          "principle",
          "score",
          "n_rows",
          "unknown",
          "with_evidence",
          "synthetic");
  private static final List<String> NUMERIC =
      List.of("year", "score", "n_rows", "unknown", "with_evidence");

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    List<Rows.Row> all =
        tables.has("self_assessment_scores")
            ? tables
                .query(
                    "select * from report.self_assessment_scores"
                        + " order by partner_name, principle, year")
                .rows()
            : List.of();
    OptionalInt year =
        figure.slice().year().isPresent()
            ? figure.slice().year()
            : all.stream()
                .filter(row -> row.number("score") != null)
                .mapToInt(row -> row.integer("year").intValue())
                .max();
    int last = year.orElse(0);
    List<Rows.Row> rows =
        all.stream()
            .filter(row -> row.integer("year") == last || row.integer("year") == last - 1)
            .toList();
    Map<String, Rows.Row> cells = new HashMap<>();
    rows.forEach(
        row ->
            cells.put(
                key(
                    row.text("partner_name"),
                    row.text("principle"),
                    row.integer("year").intValue()),
                row));
    // Who answered the year before and not this year is shown, hatched, and not forgotten.
    List<String> partners =
        rows.stream()
            .map(row -> row.text("partner_name"))
            .distinct()
            .sorted(
                Comparator.comparing((String name) -> MunicipalityGrid.sortable(name))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    long answered =
        rows.stream()
            .filter(row -> row.integer("year") == last && row.number("score") != null)
            .map(row -> row.text("partner_name"))
            .distinct()
            .count();
    double answers =
        rows.stream()
            .filter(row -> row.integer("year") == last)
            .mapToDouble(row -> row.number("n_rows"))
            .sum();
    double evidence =
        rows.stream()
            .filter(row -> row.integer("year") == last)
            .mapToDouble(row -> row.number("with_evidence"))
            .sum();
    String shownYear = year.isPresent() ? String.valueOf(last) : Phrase.NO_YEAR.in(language);
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(
                rows.stream().anyMatch(row -> row.flag("synthetic")),
                Validation.preliminary(tables, figure, last, Set.of("PTPS")))
            .slot("year", shownYear)
            .slot("before_year", String.valueOf(last - 1))
            .slot("partners", Numbers.whole(partners.size()))
            .slot("answered", Numbers.whole(answered))
            .slot("answers", Numbers.whole(answers))
            .slot("evidence", Numbers.whole(evidence));
    sketch.sources(
        tables,
        Sketch.year(year, language)
            + "n = "
            + Numbers.whole(answers)
            + " "
            + Phrase.ANSWERS.in(language)
            + ".");
    DataTable plotted = Sketch.plotted(COLUMNS, NUMERIC, rows);
    if (answered == 0) {
      return sketch.nothing(
          all.isEmpty()
              ? Reason.SOURCE_NOT_LOADED.in(language)
              : Phrase.NO_YEAR_ROWS.in(language) + " " + shownYear,
          plotted);
    }
    Map<String, String> principles = principles(figure, tables, language, rows);
    List<String> keys = List.copyOf(principles.keySet());
    CellGrid grid =
        new CellGrid(
            partners,
            List.copyOf(principles.values()),
            (graphics, row, column, box) ->
                cell(
                    graphics,
                    box,
                    words(cells, partners.get(row), keys.get(column), last),
                    cells.get(key(partners.get(row), keys.get(column), last))),
            24,
            120);
    return sketch.drawn(
        legend(language),
        grid::pages,
        partners.stream()
            .map(
                partner ->
                    partner
                        + ": "
                        + keys.stream()
                            .map(
                                principle ->
                                    principles.get(principle)
                                        + " "
                                        + words(cells, partner, principle, last))
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; ", "", ".")),
        plotted,
        twin(partners, principles, cells, last, language));
  }

  private static String key(String partner, String principle, int year) {
    return partner + ":" + principle + ":" + year;
  }

  private static Map<String, String> principles(
      Figure figure, ReportTables tables, Language language, List<Rows.Row> rows) {
    Map<String, String> words = new LinkedHashMap<>();
    if (tables.has("breakdown_categories")) {
      tables
          .query(
              """
              select * from report.breakdown_categories
              where indicator = ? and breakdown = ?
              order by position, category""",
              figure.indicators().get(0),
              BREAKDOWN)
          .forEach(
              row ->
                  words.put(
                      row.text("category"),
                      tables.words("breakdown_categories", "category", row, language)));
    }
    rows.forEach(row -> words.putIfAbsent(row.text("principle"), row.text("principle")));
    return words;
  }

  /** The score, with the change where the partner answered in both years; a dash for none. */
  private static String words(
      Map<String, Rows.Row> cells, String partner, String principle, int year) {
    Rows.Row now = cells.get(key(partner, principle, year));
    Rows.Row before = cells.get(key(partner, principle, year - 1));
    if (now == null || now.number("score") == null) {
      return now == null ? Reason.NO_ROW.letter() : Reason.NOT_REPORTED.letter();
    }
    double score = now.number("score");
    if (before == null || before.number("score") == null) {
      return Numbers.whole(score);
    }
    // Of the rounded numbers, so that what is read adds up.
    long change =
        Numbers.rounded(score, 0).longValue()
            - Numbers.rounded(before.number("score"), 0).longValue();
    return Numbers.whole(score) + " (" + (change > 0 ? "+" : "") + Numbers.whole(change) + ")";
  }

  private static void cell(
      java.awt.Graphics2D graphics, Rectangle2D box, String words, Rows.Row now) {
    if (now == null || now.number("score") == null) {
      CellGrid.missing(graphics, box, words);
    } else {
      CellGrid.filled(graphics, box, Style.shipped().step(now.number("score")), words);
    }
  }

  private static Legend legend(Language language) {
    Style style = Style.shipped();
    List<Legend.Entry> entries = new ArrayList<>();
    double step = 100.0 / style.steps().size();
    for (int i = 0; i < style.steps().size(); i++) {
      entries.add(
          new Legend.Entry(
              Numbers.whole(i * step) + "–" + Numbers.whole((i + 1) * step),
              Legend.box(style.steps().get(i), "")));
    }
    entries.add(
        new Legend.Entry(
            Reason.NO_ROW.letter() + " " + Reason.NO_ROW.in(language), Legend.hatched()));
    return new Legend(entries);
  }

  private static DataTable twin(
      List<String> partners,
      Map<String, String> principles,
      Map<String, Rows.Row> cells,
      int year,
      Language language) {
    List<String> columns = new ArrayList<>();
    columns.add(
        switch (language) {
          case ES -> "Socio";
          case EN -> "Partner";
        });
    columns.addAll(principles.values());
    return new DataTable(
        columns,
        java.util.stream.IntStream.range(0, columns.size()).mapToObj(i -> i > 0).toList(),
        partners.stream()
            .map(
                partner -> {
                  List<String> line = new ArrayList<>();
                  line.add(partner);
                  principles.keySet().forEach(each -> line.add(words(cells, partner, each, year)));
                  return List.copyOf(line);
                })
            .toList());
  }
}
