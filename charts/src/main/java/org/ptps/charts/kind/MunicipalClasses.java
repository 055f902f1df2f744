package org.ptps.charts.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * SIASAR classes by municipality in one year: a bar of 100 % with the letters and counts of its
 * classes, one column per indicator; what has no class is part of the whole.
 */
final class MunicipalClasses implements Chart {
  private static final String NONE = "none";
  private static final List<String> NAMES = List.of("A", "B", "C", "D", NONE);

  /**
   * What is counted by class of one municipality and indicator: rows of {@code report.class_shares}
   * by class, and of {@code report.class_totals}; null where nothing is on record.
   */
  private record Counts(Map<String, Rows.Row> classes, Rows.Row totals, Reason reason) {
    public boolean isEmpty() {
      return totals == null || totals.number("things") == null || totals.number("things") == 0;
    }

    public double of(String name) {
      Double count = classes.containsKey(name) ? classes.get(name).number("numerator") : null;
      return count == null ? 0 : count;
    }

    String shown(String name) {
      return Facts.whole(classes.get(name), "numerator");
    }

    double all() {
      return totals.number("things");
    }
  }

  private record Row(ReportTables.Area area, List<Counts> cells) {}

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Slice slice = figure.slice();
    String group = ReportTables.group(slice);
    List<String> codes = figure.panels().stream().map(Figure.Panel::indicator).toList();
    OptionalInt year =
        Asked.of(
                figure,
                tables.from("class_groups").where("area_group", group).in("indicator", codes),
                "with_record")
            .year();
    Map<String, ReportTables.Area> areas = new LinkedHashMap<>();
    tables.areas(slice, language).forEach(area -> areas.put(area.code(), area));
    List<List<Rows.Row>> shares =
        codes.stream()
            .map(
                code ->
                    shown(tables, "class_shares", code, year).stream()
                        .filter(row -> areas.containsKey(row.text("area_code")))
                        .toList())
            .toList();
    List<List<Rows.Row>> totals =
        codes.stream()
            .map(
                code ->
                    shown(tables, "class_totals", code, year).stream()
                        .filter(row -> areas.containsKey(row.text("area_code")))
                        .toList())
            .toList();
    List<Rows.Row> drawn = shares.stream().flatMap(List::stream).toList();
    List<Row> rows = new ArrayList<>();
    Stream<String> ranked = totals.get(0).stream().map(row -> row.text("area_code"));
    for (ReportTables.Area area : Asked.ordered(figure, List.copyOf(areas.values()), ranked)) {
      List<Counts> cells = new ArrayList<>();
      for (int i = 0; i < codes.size(); i++) {
        cells.add(counts(area.code(), shares.get(i), totals.get(i)));
      }
      rows.add(new Row(area, cells));
    }
    boolean preliminary =
        totals.stream().flatMap(List::stream).anyMatch(row -> row.flag("is_preliminary"));
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(drawn.stream().anyMatch(row -> row.flag("synthetic")), preliminary)
            .slot("municipalities", Facts.drawn(rows.size()))
            .slot("year", Phrase.year(year, language));
    StringBuilder facts = new StringBuilder(Sketch.year(year, language));
    for (int i = 0; i < codes.size(); i++) {
      String code = codes.get(i);
      String suffix = "_" + (i + 1);
      Optional<Rows.Row> groups =
          tables
              .from("class_groups")
              .where("area_group", group)
              .where("indicator", code)
              .where("year", year.orElse(0))
              .first();
      // The whole group as it stands in the warehouse, not the sum of the rows below.
      Optional<Rows.Row> whole =
          groups.flatMap(
              row ->
                  tables
                      .from("class_totals")
                      .where("level", row.text("whole_level"))
                      .where("area_code", row.text("whole_area"))
                      .where("indicator", code)
                      .where("year", row.integer("year"))
                      .where("is_shown", true)
                      .first());
      sketch
          .slot("n" + suffix, Facts.whole(whole, "things"))
          .slot("classified" + suffix, Facts.whole(whole, "classified"))
          .slot("a" + suffix, Facts.whole(whole, "class_a"))
          .slot("good" + suffix, Facts.whole(whole, "class_a_or_b"))
          .slot("without" + suffix, Facts.whole(groups, "without_record"));
      facts
          .append(figure.panels().get(i).title().in(language))
          .append(": n = ")
          .append(Facts.whole(whole, "things"));
      whole.ifPresent(
          row ->
              facts
                  .append(", ")
                  .append(Facts.percent(row, "unclassified_pct", language))
                  .append(' ')
                  .append(Phrase.UNCLASSIFIED.in(language)));
      facts.append(". ");
    }
    sketch.sources(tables, facts + sketch.dates(drawn, "observed_from", "observed_to"));
    DataTable plotted = Sketch.plotted(ClassBars.COLUMNS, ClassBars.NUMERIC, drawn);
    if (rows.stream().allMatch(row -> row.cells().stream().allMatch(Counts::isEmpty))) {
      return sketch.nothing(
          drawn.stream()
              .map(row -> row.text("reason"))
              .filter(java.util.Objects::nonNull)
              .findFirst()
              .map(reason -> Reason.of(reason).in(language))
              .orElse(Reason.SOURCE_NOT_LOADED.in(language)),
          plotted);
    }
    List<String> titles =
        figure.panels().stream().map(panel -> panel.title().in(language)).toList();
    Columns<Row> said = said(titles, language);
    return sketch.drawn(
        ClassBars.legend(language),
        tracks(rows, titles, language)::pages,
        said.told(rows),
        plotted,
        said.table(rows));
  }

  private static List<Rows.Row> shown(
      ReportTables tables, String table, String indicator, OptionalInt year) {
    ReportTables.Read read =
        tables
            .from(table)
            .where("level", "municipality")
            .where("indicator", indicator)
            .where("year", year.orElse(0))
            .where("is_shown", true);
    return (table.equals("class_shares")
            ? read.by("area_code").by("position")
            : read.by("shown_position"))
        .rows();
  }

  private static Counts counts(String area, List<Rows.Row> shares, List<Rows.Row> totals) {
    Map<String, Rows.Row> classes = new LinkedHashMap<>();
    shares.stream()
        .filter(row -> row.text("area_code").equals(area))
        .forEach(row -> classes.put(row.text("class"), row));
    Optional<Rows.Row> own =
        totals.stream().filter(row -> row.text("area_code").equals(area)).findFirst();
    return new Counts(
        classes, own.orElse(null), Reason.of(own.map(row -> row.text("reason")).orElse(null)));
  }

  private static Tracks<Row> tracks(List<Row> rows, List<String> titles, Language language) {
    Tracks<Row> tracks = new Tracks<>(rows).named(0.26, row -> row.area().name());
    double panel = tracks.rest() / titles.size();
    for (int i = 0; i < titles.size(); i++) {
      int index = i;
      tracks
          .marks(
              titles.get(i),
              panel - 54,
              Tracks.Scale.shares(),
              row -> marks(row.cells().get(index), language))
          .words(
              "",
              54,
              Text.Anchor.LEFT,
              row ->
                  row.cells().get(index).isEmpty()
                      ? List.of()
                      : List.of(
                          Tracks.Line.muted(
                              "n\u00a0=\u00a0"
                                  + Facts.whole(row.cells().get(index).totals(), "things"))));
    }
    return tracks;
  }

  private static List<Mark> marks(Counts counts, Language language) {
    if (counts.isEmpty()) {
      return List.of(
          new Mark.Unknown(
              0, 100, List.of(counts.reason().in(language), counts.reason().letter())));
    }
    List<Mark> marks = new ArrayList<>();
    double from = 0;
    for (String name : NAMES) {
      double to = from + 100 * counts.of(name) / counts.all();
      if (to > from) {
        String letter = name.equals(NONE) ? Phrase.UNCLASSIFIED_SHORT.in(language) : name;
        marks.add(
            new Mark.Part(
                from,
                to,
                Style.shipped().siasar(name),
                List.of(letter + "\u00a0" + counts.shown(name), letter)));
      }
      from = to;
    }
    return marks;
  }

  private static String words(Counts counts, Language language) {
    return counts.isEmpty()
        ? counts.reason().in(language)
        : NAMES.stream()
            .filter(name -> counts.of(name) > 0)
            .map(
                name ->
                    (name.equals(NONE) ? Phrase.UNCLASSIFIED.in(language) : name)
                        + " "
                        + counts.shown(name))
            .collect(Collectors.joining(", "));
  }

  private static Columns<Row> said(List<String> titles, Language language) {
    Columns<Row> said =
        new Columns<Row>().text(Phrase.MUNICIPALITY.in(language), row -> row.area().name());
    for (int i = 0; i < titles.size(); i++) {
      int index = i;
      said.text(titles.get(i), row -> words(row.cells().get(index), language));
    }
    return said;
  }
}
