package org.ptps.charts.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.Measure;

/**
 * Stacked 100 % bars of the SIASAR classes, one row per year; what has no class is part of the
 * whole. Words below the years of the first generation part them from the others, whose letters are
 * not comparable with theirs.
 */
final class ClassBars implements Chart {
  private static final double BARS = 560;
  static final int LAST_YEAR_OF_GENERATION_1 = 2016;
  private static final List<String> CLASSES = List.of("A", "B", "C", "D");
  private static final String NONE = "none";
  static final List<String> COLUMNS =
      List.of(
          "indicator",
          "level",
          "area_code",
          "area_name",
          "residence",
          "year",
          "category",
          "value",
          "numerator",
          "denominator",
          "unknown",
          "unknown_pct",
          "ci_low",
          "ci_high",
          "bound_low",
          "bound_high",
          "observed_from",
          "observed_to",
          "synthetic",
          "validation",
          "reason",
          "value_all",
          "key");
  static final List<String> NUMERIC =
      List.of(
          "year",
          "value",
          "numerator",
          "denominator",
          "unknown",
          "unknown_pct",
          "ci_low",
          "ci_high",
          "bound_low",
          "bound_high",
          "value_all");

  /**
   * One year: how many there are of each class, as rows of {@code report.class_shares}, and in all;
   * both empty where only the reason is known.
   */
  private record Year(int year, Map<String, Rows.Row> classes, Rows.Row totals, String reason) {
    public boolean isEmpty() {
      return totals == null;
    }

    /** Share of a class in all, in percent. */
    double share(String category) {
      Double share =
          classes.containsKey(category) ? classes.get(category).number("value_all") : null;
      return share == null ? 0 : share;
    }

    String shown(String category, int decimals, Language language) {
      Rows.Row row = classes.get(category);
      return row == null || row.number("value_all") == null
          ? Facts.drawn(0)
          : Facts.printed(row, "value_all", percent(decimals), language);
    }

    String all() {
      return Facts.whole(totals, "things");
    }
  }

  private static Measure percent(int decimals) {
    return new Measure(decimals, "%", "%", true, List.of(), 0);
  }

  private static final Year NOTHING = new Year(0, Map.of(), null, null);

  /** A year of a panel. */
  private record Row(Panel panel, Year year) {
    boolean isOfGeneration1() {
      return year.year() <= LAST_YEAR_OF_GENERATION_1;
    }
  }

  private record Panel(String title, String indicator, List<Year> years, List<Rows.Row> rows) {
    public boolean isEmpty() {
      return years.stream().allMatch(Year::isEmpty);
    }

    Optional<Year> last() {
      return years.stream().filter(year -> !year.isEmpty()).reduce((a, b) -> b);
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    List<Panel> panels =
        figure.panels().stream().map(panel -> panel(panel, figure, tables, language)).toList();
    List<Rows.Row> rows = panels.stream().flatMap(panel -> panel.rows().stream()).toList();
    boolean preliminary =
        panels.stream()
            .flatMap(panel -> panel.years().stream())
            .anyMatch(year -> !year.isEmpty() && year.totals().flag("is_preliminary"));
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(rows.stream().anyMatch(row -> row.flag("synthetic")), preliminary);
    slots(sketch, panels, language);
    sketch.sources(
        tables, facts(panels, language) + " " + sketch.dates(rows, "observed_from", "observed_to"));
    DataTable plotted = Sketch.plotted(COLUMNS, NUMERIC, rows);
    if (panels.stream().allMatch(Panel::isEmpty)) {
      return sketch.nothing(
          reason(rows, tables.withoutRow(figure.indicators())).in(language), plotted);
    }
    List<Row> drawn =
        panels.stream()
            .flatMap(
                panel ->
                    (panel.years().isEmpty() ? List.of(NOTHING) : panel.years())
                        .stream().map(year -> new Row(panel, year)))
            .toList();
    return sketch.drawn(
        legend(language),
        tracks(drawn, language)::pages,
        said(true, language).told(drawn),
        plotted,
        said(false, language).table(drawn));
  }

  private static Reason reason(List<Rows.Row> rows, Reason without) {
    return rows.stream()
        .map(row -> row.text("reason"))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .map(Reason::of)
        .orElse(without);
  }

  private static Panel panel(
      Figure.Panel panel, Figure figure, ReportTables tables, Language language) {
    Slice slice = figure.slice();
    String residence = tables.lineResidence(panel.indicator(), slice.level(), slice.area(), slice);
    List<Rows.Row> rows =
        tables
            .from("class_shares")
            .where("level", slice.level())
            .where("area_code", slice.area())
            .where("indicator", panel.indicator())
            .where("breakdown", panel.breakdown())
            .where("residence", residence)
            .atLeast("year", slice.from().orElse(0))
            .atMost("year", slice.year().orElse(9999))
            .by("year")
            .by("position")
            .rows();
    Map<Integer, Rows.Row> totals = new LinkedHashMap<>();
    tables
        .from("class_totals")
        .where("level", slice.level())
        .where("area_code", slice.area())
        .where("indicator", panel.indicator())
        .where("residence", residence)
        .rows()
        .stream()
        .filter(row -> row.number("things") != null && row.number("things") > 0)
        .forEach(row -> totals.put(row.integer("year").intValue(), row));
    Map<Integer, List<Rows.Row>> byYear =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.integer("year").intValue(), TreeMap::new, Collectors.toList()));
    List<Year> years = new ArrayList<>();
    byYear.forEach(
        (year, classes) -> {
          Map<String, Rows.Row> named = new LinkedHashMap<>();
          classes.forEach(row -> named.put(row.text("class"), row));
          years.add(
              new Year(
                  year,
                  named,
                  totals.get(year),
                  classes.stream()
                      .map(row -> row.text("reason"))
                      .filter(java.util.Objects::nonNull)
                      .findFirst()
                      .orElse(null)));
        });
    return new Panel(panel.title().in(language), panel.indicator(), years, rows);
  }

  private static void slots(Sketch sketch, List<Panel> panels, Language language) {
    for (int i = 0; i < panels.size(); i++) {
      Optional<Year> last = panels.get(i).last();
      String none = Phrase.NO_DATA.in(language);
      for (String column :
          List.of(
              "class_a_pct", "class_a_or_b_pct", "class_a_or_b_pct_of_all", "unclassified_pct")) {
        sketch.slot(
            column + "_" + (i + 1),
            last.map(year -> Facts.percent(year.totals(), column, language)).orElse(none));
      }
      sketch.slot("year_" + (i + 1), last.map(year -> String.valueOf(year.year())).orElse("—"));
      sketch.slot("n_" + (i + 1), last.map(Year::all).orElse("—"));
    }
  }

  private static String facts(List<Panel> panels, Language language) {
    return panels.stream()
        .filter(panel -> !panel.isEmpty())
        .map(
            panel -> {
              Year last = panel.last().orElseThrow();
              return panel.title()
                  + " "
                  + last.year()
                  + ": n = "
                  + last.all()
                  + ", "
                  + Facts.percent(last.totals(), "unclassified_pct", language)
                  + " "
                  + Phrase.UNCLASSIFIED.in(language)
                  + ".";
            })
        .collect(Collectors.joining(" "));
  }

  static Legend legend(Language language) {
    Style style = Style.shipped();
    Legend legend = new Legend();
    for (String name : CLASSES) {
      legend.add(Phrase.CLASS.in(language) + " " + name, Legend.box(style.siasar(name), name));
    }
    legend.add(
        Phrase.UNCLASSIFIED.in(language) + " (" + Phrase.UNCLASSIFIED_SHORT.in(language) + ")",
        Legend.box(style.siasar(NONE), ""));
    return legend;
  }

  private static Tracks<Row> tracks(List<Row> rows, Language language) {
    Style style = Style.shipped();
    Tracks<Row> tracks =
        new Tracks<>(rows)
            .section(row -> row.panel().title())
            .words(
                "",
                46,
                Text.Anchor.RIGHT,
                row ->
                    List.of(
                        new Tracks.Line(
                            row.year() == NOTHING ? "" : String.valueOf(row.year().year()),
                            style.label(),
                            style.ink())));
    tracks.marks("", BARS, Tracks.Scale.percent(20), row -> marks(row, language));
    return tracks
        .words("", tracks.rest(), Text.Anchor.LEFT, row -> note(row.year(), language))
        .after(
            row ->
                row.isOfGeneration1()
                        && row.panel().years().stream()
                            .filter(year -> year.year() > row.year().year())
                            .findFirst()
                            .filter(year -> year.year() > LAST_YEAR_OF_GENERATION_1)
                            .isPresent()
                    ? Phrase.GENERATION_CHANGE.in(language)
                    : "");
  }

  private static List<Mark> marks(Row row, Language language) {
    Year year = row.year();
    if (year.isEmpty()) {
      Reason reason =
          year == NOTHING ? reason(row.panel().rows(), Reason.NO_ROW) : Reason.of(year.reason());
      return List.of(
          new Mark.Unknown(
              0, 100, List.of(Phrase.NO_DATA.in(language) + ": " + reason.in(language))));
    }
    List<Mark> marks = new ArrayList<>();
    double from = 0;
    for (String name : categories()) {
      double to = from + year.share(name);
      if (to > from) {
        marks.add(
            new Mark.Part(
                from, to, Style.shipped().siasar(name), List.of(label(name, year, language))));
      }
      from = to;
    }
    return marks;
  }

  private static String label(String name, Year year, Language language) {
    return letter(name, language) + "\u00a0" + year.shown(name, 0, language);
  }

  private static String letter(String name, Language language) {
    return name.equals(NONE) ? Phrase.UNCLASSIFIED_SHORT.in(language) : name;
  }

  /** What stands beside a bar: how many there are, and the classes too thin for their letter. */
  private static List<Tracks.Line> note(Year year, Language language) {
    if (year.isEmpty()) {
      return List.of();
    }
    String thin =
        categories().stream()
            .filter(
                name ->
                    year.share(name) > 0
                        && !Mark.Part.fits(
                            label(name, year, language), (BARS - 10) * year.share(name) / 100))
            .map(
                name ->
                    letter(name, language)
                        + "\u00a0"
                        + year.shown(name, year.share(name) < 1 ? 1 : 0, language))
            .collect(Collectors.joining(", "));
    return List.of(
        Tracks.Line.small("n\u00a0=\u00a0" + year.all() + (thin.isEmpty() ? "" : " · " + thin)));
  }

  private static List<String> categories() {
    return Stream.concat(CLASSES.stream(), Stream.of(NONE)).toList();
  }

  /** The shares of each year; told in whole numbers, and in a table with a decimal. */
  private static Columns<Row> said(boolean isTold, Language language) {
    Columns<Row> said = new Columns<>();
    if (isTold) {
      said.text("", row -> row.panel().title() + " " + row.year().year());
    } else {
      said.text(Phrase.INDICATOR.in(language), row -> row.panel().title())
          .number(Phrase.YEAR.in(language), row -> String.valueOf(row.year().year()));
    }
    for (String name : categories()) {
      String heading =
          name.equals(NONE)
              ? Phrase.UNCLASSIFIED.in(language)
              : Phrase.CLASS.in(language) + " " + name;
      said.number(
          heading,
          row ->
              row.year().isEmpty()
                  ? "—"
                  : (isTold ? (name.equals(NONE) ? heading : name) + " " : "")
                      + row.year().shown(name, isTold ? 0 : 1, language));
    }
    return said.number(
        "n",
        row ->
            row.year().isEmpty()
                ? Reason.of(row.year().reason()).in(language)
                : (isTold ? "n = " : "") + row.year().all());
  }
}
