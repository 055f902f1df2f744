package org.ptps.charts.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.data.Validation;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.BarGroups;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * Rural providers by the sides of their SIASAR index: the median as a bar, half of the providers
 * between the ends of its line, one bar for each of the last years. Geometric indices are not
 * averaged.
 */
final class ProviderProfile implements Chart {
  private static final int YEARS_AT_MOST = 5;
  private static final List<String> COLUMNS =
      List.of(
          "level",
          "area_code",
          "year",
          "side",
          "n_rows",
          "unknown",
          "score_q1",
          "score_median",
          "score_q3",
          "observed_from",
          "observed_to",
          "synthetic",
          "key");
  private static final List<String> NUMERIC =
      List.of("year", "n_rows", "unknown", "score_q1", "score_median", "score_q3");

  /** Sides of the index, as {@code report.provider_profiles} names them. */
  private enum Side {
    ORGANISATION("Organización", "Organisation"),
    OPERATION("Operación y mantenimiento", "Operation and maintenance"),
    ECONOMIC("Economía y finanzas", "Economy and finances"),
    ENVIRONMENT("Gestión ambiental", "Environmental management"),
    WHOLE("Índice del prestador (PSE)", "Index of the provider (PSE)");

    private final org.ptps.catalog.Words words;

    Side(String es, String en) {
      words = new org.ptps.catalog.Words(es, en);
    }

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    List<Rows.Row> all =
        tables
            .from("provider_profiles")
            .where("level", figure.slice().level())
            .where("area_code", figure.slice().area())
            .by("year")
            .by("position")
            .rows();
    OptionalInt year =
        figure.slice().year().isPresent()
            ? figure.slice().year()
            : tables
                .from("provider_profiles")
                .where("level", figure.slice().level())
                .where("area_code", figure.slice().area())
                .known("score_median")
                .latest("year")
                .first()
                .map(row -> OptionalInt.of(row.integer("year").intValue()))
                .orElse(OptionalInt.empty());
    int last = year.orElse(0);
    List<Rows.Row> rows =
        all.stream()
            .filter(
                row -> row.integer("year") > last - YEARS_AT_MOST && row.integer("year") <= last)
            .toList();
    List<Integer> years =
        rows.stream().map(row -> row.integer("year").intValue()).distinct().sorted().toList();
    Map<String, Rows.Row> now = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.integer("year") == last)
        .forEach(row -> now.put(row.text("side"), row));
    Optional<Rows.Row> whole = Optional.ofNullable(now.get(Side.WHOLE.key()));
    String shownYear = year.isPresent() ? String.valueOf(last) : Phrase.NO_YEAR.in(language);
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(
                rows.stream().anyMatch(row -> row.flag("synthetic")),
                Validation.preliminary(tables, figure, last, Set.of(figure.slice().area())))
            .slot("year", shownYear)
            .slot("n", Facts.whole(whole, "n_rows"))
            .slot("known", Facts.whole(whole, "with_value"));
    for (Side side : Side.values()) {
      Rows.Row row = now.get(side.key());
      sketch.slot(
          side.key(),
          row == null || row.number("score_median") == null
              ? Phrase.NO_DATA.in(language)
              : Facts.decimal(row, "score_median", 2));
    }
    sketch.sources(
        tables,
        areaName(figure, tables, language)
            + ". "
            + Sketch.year(year, language)
            + "n = "
            + Facts.whole(whole, "n_rows")
            + " "
            + Phrase.PROVIDERS.in(language)
            + whole
                .map(
                    row ->
                        ", "
                            + Facts.percent(row, "unknown_pct", language)
                            + " "
                            + Phrase.UNKNOWN.in(language))
                .orElse("")
            + ". "
            + sketch.dates(
                rows.stream().filter(row -> row.integer("year") == last).toList(),
                "observed_from",
                "observed_to"));
    DataTable plotted = Sketch.plotted(COLUMNS, NUMERIC, rows);
    if (rows.stream().allMatch(row -> row.number("score_median") == null)) {
      return sketch.nothing(
          (rows.isEmpty() ? Reason.SOURCE_NOT_LOADED : Reason.NOT_REPORTED).in(language), plotted);
    }
    BarGroups bars =
        new BarGroups(
            List.of(Side.values()).stream()
                .map(
                    side ->
                        new BarGroups.Group(
                            side.words.in(language),
                            years.stream()
                                .map(each -> bar(rows, side, each, years, language))
                                .toList()))
                .toList(),
            1,
            0.2,
            language);
    return sketch.drawn(
        legend(years, language), bars::pages, bars.description(), plotted, bars.twin(""));
  }

  private static String areaName(Figure figure, ReportTables tables, Language language) {
    return tables
        .areaNames(language)
        .getOrDefault(figure.slice().level() + ":" + figure.slice().area(), figure.slice().area());
  }

  private static BarGroups.Bar bar(
      List<Rows.Row> rows, Side side, int year, List<Integer> years, Language language) {
    Rows.Row row =
        rows.stream()
            .filter(each -> each.integer("year") == year && side.key().equals(each.text("side")))
            .findFirst()
            .orElse(null);
    Double median = row == null ? null : row.number("score_median");
    return new BarGroups.Bar(
        String.valueOf(year),
        median,
        row == null ? null : row.number("score_q1"),
        row == null ? null : row.number("score_q3"),
        median == null
            ? ""
            : Facts.decimal(row, "score_median", 2)
                + " ("
                + Facts.decimal(row, "score_q1", 2)
                + "–"
                + Facts.decimal(row, "score_q3", 2)
                + ") · n = "
                + Facts.whole(row, "with_value"),
        colour(years.indexOf(year), years.size()),
        row == null ? Reason.NO_ROW : Reason.NOT_REPORTED);
  }

  private static java.awt.Color colour(int index, int count) {
    List<java.awt.Color> steps = Style.shipped().steps();
    return steps.get(count == 1 ? steps.size() - 1 : index * (steps.size() - 1) / (count - 1));
  }

  private static Legend legend(List<Integer> years, Language language) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (int i = 0; i < years.size(); i++) {
      entries.add(
          new Legend.Entry(String.valueOf(years.get(i)), Legend.box(colour(i, years.size()), "")));
    }
    entries.add(
        new Legend.Entry(
            switch (language) {
              case ES ->
                  "barra: mediana; línea: la mitad central de los prestadores; n: con índice";
              case EN -> "bar: median; line: the middle half of the providers; n: with an index";
            },
            Legend.line(Style.shipped().ink(), new java.awt.BasicStroke(1.6f), null)));
    return new Legend(entries);
  }
}
