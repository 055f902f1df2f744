package org.ptps.charts.kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
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
final class ClassBars extends Kind {
  private static final double BARS = 560;

  /**
   * One year: how many there are of each class, as rows of {@code report.class_shares}, and in all;
   * both empty where only the reason is known.
   */
  private record Year(int year, Map<String, Rows.Row> classes, Rows.Row totals, Reason reason) {
    public boolean isEmpty() {
      return totals == null;
    }

    /** Share of a class in all, in percent. */
    double share(String category) {
      Double share =
          classes.containsKey(category) ? classes.get(category).number("value_all") : null;
      return share == null ? 0 : share;
    }

    String all() {
      return Facts.whole(totals, "things");
    }
  }

  /** Years with their rows; of one that has none there is one year without a number. */
  private record Panel(String title, List<Year> years, List<Rows.Row> rows) {
    Optional<Year> last() {
      return years.stream().filter(year -> !year.isEmpty()).reduce((a, b) -> b);
    }
  }

  /** A year of a panel. */
  private record Row(Panel panel, Year year) {
    /** Whether the letters of the year after it are others. */
    boolean isLastOfGeneration1() {
      int last = SiasarClasses.LAST_YEAR_OF_GENERATION_1;
      return year.year() <= last
          && panel.years().stream()
              .filter(other -> other.year() > year.year())
              .findFirst()
              .filter(other -> other.year() > last)
              .isPresent();
    }
  }

  ClassBars(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    List<Panel> panels = figure.panels().stream().map(this::panel).toList();
    List<Rows.Row> rows = panels.stream().flatMap(panel -> panel.rows().stream()).toList();
    List<Row> drawn =
        panels.stream()
            .flatMap(panel -> panel.years().stream().map(year -> new Row(panel, year)))
            .toList();
    sketch.stamps(
        isSynthetic(rows),
        drawn.stream()
            .map(Row::year)
            .anyMatch(year -> !year.isEmpty() && year.totals().flag("is_preliminary")));
    sketch.slot("area", area());
    for (int i = 0; i < panels.size(); i++) {
      slots(panels.get(i).last(), "_" + (i + 1));
    }
    sketch.sources(
        tables,
        panels.stream()
                .flatMap(panel -> panel.last().map(last -> facts(panel, last)).stream())
                .collect(Collectors.joining(" "))
            + " "
            + sketch.dates(rows, "observed_from", "observed_to"));
    DataTable plotted = Sketch.plotted(SiasarClasses.COLUMNS, rows);
    if (drawn.stream().allMatch(row -> row.year().isEmpty())) {
      return sketch.nothing(
          reason(rows, tables.withoutRow(figure.indicators())).in(language), plotted);
    }
    return sketch.drawn(
        SiasarClasses.legend(language),
        tracks(drawn)::pages,
        said(true).told(drawn),
        plotted,
        said(false).table(drawn));
  }

  private Panel panel(Figure.Panel panel) {
    String residence = tables.lineResidence(panel.indicator(), slice.level(), slice.area(), slice);
    List<Rows.Row> rows =
        here("class_shares")
            .where("indicator", panel.indicator())
            .where("breakdown", panel.breakdown())
            .where("residence", residence)
            .atLeast("year", slice.from().orElse(0))
            .atMost("year", until())
            .by("year")
            .by("position")
            .rows();
    Map<Long, Rows.Row> totals = new HashMap<>();
    here("class_totals")
        .where("indicator", panel.indicator())
        .where("residence", residence)
        .atLeast("things", 1)
        .rows()
        .forEach(row -> totals.put(row.integer("year"), row));
    Map<Long, List<Rows.Row>> byYear =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.integer("year"), TreeMap::new, Collectors.toList()));
    List<Year> years = new ArrayList<>();
    byYear.forEach(
        (year, classes) ->
            years.add(
                new Year(
                    year.intValue(),
                    SiasarClasses.byClass(classes.stream()),
                    totals.get(year),
                    reason(classes, Reason.NO_ROW))));
    if (years.isEmpty()) {
      years.add(new Year(0, Map.of(), null, reason(rows, Reason.NO_ROW)));
    }
    return new Panel(panel.title().in(language), years, rows);
  }

  private void slots(Optional<Year> last, String suffix) {
    for (String column :
        List.of("class_a_pct", "class_a_or_b_pct", "class_a_or_b_pct_of_all", "unclassified_pct")) {
      sketch.slot(
          column + suffix,
          last.map(year -> Facts.percent(year.totals(), column, language))
              .orElse(in(Phrase.NO_DATA)));
    }
    sketch
        .slot("year" + suffix, last.map(year -> String.valueOf(year.year())).orElse("—"))
        .slot("n" + suffix, last.map(Year::all).orElse("—"));
  }

  private String facts(Panel panel, Year last) {
    return say(
        "{} {}: n = {}, {} {}.",
        panel.title(),
        last.year(),
        last.all(),
        Facts.percent(last.totals(), "unclassified_pct", language),
        Phrase.UNCLASSIFIED);
  }

  private Tracks<Row> tracks(List<Row> rows) {
    return new Tracks<>(rows)
        .section(row -> row.panel().title())
        .words(
            "",
            46,
            Text.Anchor.RIGHT,
            row -> List.of(new Tracks.Line(year(row.year()), style.label(), style.ink())))
        .marks("", BARS, Tracks.Scale.percent(20), row -> marks(row.year()))
        .rest("", row -> note(row.year()))
        .after(row -> row.isLastOfGeneration1() ? in(Phrase.GENERATION_CHANGE) : "");
  }

  private static String year(Year year) {
    return year.year() == 0 ? "" : String.valueOf(year.year());
  }

  private List<Mark> marks(Year year) {
    return year.isEmpty()
        ? List.of(new Mark.Unknown(0, 100, List.of(say("{}: {}", Phrase.NO_DATA, year.reason()))))
        : Mark.stacked(
            SiasarClasses.NAMES, year::share, style::siasar, name -> List.of(label(name, year, 0)));
  }

  private String label(String name, Year year, int decimals) {
    return SiasarClasses.letter(name, language) + "\u00a0" + shown(name, year, decimals);
  }

  private String shown(String category, Year year, int decimals) {
    Rows.Row row = year.classes().get(category);
    return row == null || row.number("value_all") == null
        ? Facts.drawn(0)
        : Facts.printed(
            row, "value_all", new Measure(decimals, "%", "%", true, List.of(), 0), language);
  }

  /** What stands beside a bar: how many there are, and the classes too thin for their letter. */
  private List<Tracks.Line> note(Year year) {
    if (year.isEmpty()) {
      return List.of();
    }
    String thin =
        SiasarClasses.NAMES.stream()
            .filter(name -> year.share(name) > 0)
            .filter(
                name -> !Mark.Part.fits(label(name, year, 0), (BARS - 10) * year.share(name) / 100))
            .map(name -> label(name, year, year.share(name) < 1 ? 1 : 0))
            .collect(Collectors.joining(", "));
    return List.of(
        Tracks.Line.small("n\u00a0=\u00a0" + year.all() + (thin.isEmpty() ? "" : " · " + thin)));
  }

  /** The shares of each year; told in whole numbers, and in a table with a decimal. */
  private Columns<Row> said(boolean isTold) {
    Columns<Row> said = new Columns<>();
    if (isTold) {
      said.text("", row -> row.panel().title() + " " + year(row.year()));
    } else {
      said.text(in(Phrase.INDICATOR), row -> row.panel().title())
          .number(in(Phrase.YEAR), row -> year(row.year()));
    }
    for (String name : SiasarClasses.NAMES) {
      String heading = SiasarClasses.heading(name, language);
      String told = name.equals(SiasarClasses.NONE) ? heading : name;
      said.number(
          heading,
          row ->
              row.year().isEmpty()
                  ? "—"
                  : isTold ? told + " " + shown(name, row.year(), 0) : shown(name, row.year(), 1));
    }
    return said.number(
        "n",
        row ->
            row.year().isEmpty()
                ? row.year().reason().in(language)
                : (isTold ? "n = " : "") + row.year().all());
  }
}
