package org.ptps.charts.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * SIASAR classes by municipality in one year: a bar of 100 % with the letters and counts of its
 * classes, one column per indicator; what has no class is part of the whole.
 */
final class MunicipalClasses extends Kind {

  /**
   * What is counted by class of one municipality and indicator: rows of {@code report.class_shares}
   * by class, and of {@code report.class_totals}; null where nothing is on record.
   */
  private record Counts(Map<String, Rows.Row> classes, Rows.Row totals, Reason reason) {
    public boolean isEmpty() {
      return totals == null || totals.number("things") == null || totals.number("things") == 0;
    }

    double of(String name) {
      Double count = classes.containsKey(name) ? classes.get(name).number("numerator") : null;
      return count == null ? 0 : count;
    }

    String shown(String name) {
      return Facts.whole(classes.get(name), "numerator");
    }
  }

  private record Row(ReportTables.Area area, List<Counts> cells) {}

  private final String group = ReportTables.group(slice);
  private final OptionalInt year;
  private final List<String> titles =
      figure.panels().stream().map(panel -> panel.title().in(language)).toList();
  private final List<Rows.Row> drawn = new ArrayList<>();
  private final List<Rows.Row> totals = new ArrayList<>();
  private final List<Row> rows;

  MunicipalClasses(Reading reading) {
    super(reading);
    List<String> codes = figure.panels().stream().map(Figure.Panel::indicator).toList();
    year =
        asked(
                tables.from("class_groups").where("area_group", group).in("indicator", codes),
                "with_record")
            .year();
    List<ReportTables.Area> areas = tables.areas(slice, language);
    Set<String> shown = areas.stream().map(ReportTables.Area::code).collect(Collectors.toSet());
    List<Map<String, Counts>> columns = codes.stream().map(code -> column(code, shown)).toList();
    rows =
        ordered(areas, columns.get(0).keySet().stream()).stream()
            .map(
                area ->
                    new Row(
                        area,
                        columns.stream()
                            .map(
                                column ->
                                    column.getOrDefault(
                                        area.code(), new Counts(Map.of(), null, Reason.NO_ROW)))
                            .toList()))
            .toList();
  }

  /** What is counted of one indicator, by the municipality's code in their order. */
  private Map<String, Counts> column(String indicator, Set<String> shown) {
    List<Rows.Row> shares =
        rows("class_shares", indicator, shown).by("area_code").by("position").rows();
    drawn.addAll(shares);
    Map<String, Counts> counts = new LinkedHashMap<>();
    for (Rows.Row row : rows("class_totals", indicator, shown).by("shown_position").rows()) {
      String code = row.text("area_code");
      totals.add(row);
      counts.put(
          code,
          new Counts(
              SiasarClasses.byClass(
                  shares.stream().filter(share -> share.text("area_code").equals(code))),
              row,
              Reason.of(row.text("reason"))));
    }
    return counts;
  }

  private ReportTables.Read rows(String table, String indicator, Set<String> areas) {
    return tables
        .from(table)
        .where("level", "municipality")
        .where("indicator", indicator)
        .where("year", year.orElse(0))
        .where("is_shown", true)
        .in("area_code", areas);
  }

  @Override
  Picture picture() {
    sketch
        .stamps(isSynthetic(drawn), totals.stream().anyMatch(row -> row.flag("is_preliminary")))
        .slot("municipalities", Facts.drawn(rows.size()))
        .year(year);
    StringBuilder facts = new StringBuilder(Sketch.year(year, language));
    for (int i = 0; i < figure.panels().size(); i++) {
      facts.append(facts(figure.panels().get(i), "_" + (i + 1)));
    }
    sketch.sources(tables, facts + sketch.dates(drawn, "observed_from", "observed_to"));
    DataTable plotted = Sketch.plotted(SiasarClasses.COLUMNS, drawn);
    if (rows.stream().allMatch(row -> row.cells().stream().allMatch(Counts::isEmpty))) {
      return sketch.nothing(reason(drawn, Reason.SOURCE_NOT_LOADED).in(language), plotted);
    }
    return sketch.drawn(SiasarClasses.legend(language), tracks()::pages, said(), rows, plotted);
  }

  /** The whole group as it stands in the warehouse, not the sum of the rows that are drawn. */
  private String facts(Figure.Panel panel, String suffix) {
    Optional<Rows.Row> groups =
        tables
            .from("class_groups")
            .where("area_group", group)
            .where("indicator", panel.indicator())
            .where("year", year.orElse(0))
            .first();
    Optional<Rows.Row> whole =
        groups.flatMap(
            row ->
                tables
                    .from("class_totals")
                    .where("level", row.text("whole_level"))
                    .where("area_code", row.text("whole_area"))
                    .where("indicator", panel.indicator())
                    .where("year", row.integer("year"))
                    .where("is_shown", true)
                    .first());
    sketch
        .slot("n" + suffix, Facts.whole(whole, "things"))
        .slot("classified" + suffix, Facts.whole(whole, "classified"))
        .slot("a" + suffix, Facts.whole(whole, "class_a"))
        .slot("good" + suffix, Facts.whole(whole, "class_a_or_b"))
        .slot("without" + suffix, Facts.whole(groups, "without_record"));
    return say(
        "{}: n = {}{}. ",
        panel.title().in(language),
        Facts.whole(whole, "things"),
        whole.map(
            row ->
                say(
                    ", {} {}",
                    Facts.percent(row, "unclassified_pct", language),
                    Phrase.UNCLASSIFIED)));
  }

  private Tracks<Row> tracks() {
    Tracks<Row> tracks = new Tracks<>(rows).named(0.26, row -> row.area().name());
    double panel = tracks.rest() / titles.size();
    for (int i = 0; i < titles.size(); i++) {
      int index = i;
      tracks
          .marks(
              titles.get(i),
              panel - 54,
              Tracks.Scale.shares(),
              row -> marks(row.cells().get(index)))
          .words("", 54, Text.Anchor.LEFT, row -> counted(row.cells().get(index)));
    }
    return tracks;
  }

  private static List<Tracks.Line> counted(Counts counts) {
    return counts.isEmpty()
        ? List.of()
        : List.of(Tracks.Line.muted("n\u00a0=\u00a0" + Facts.whole(counts.totals(), "things")));
  }

  private List<Mark> marks(Counts counts) {
    if (counts.isEmpty()) {
      return List.of(
          new Mark.Unknown(
              0, 100, List.of(counts.reason().in(language), counts.reason().letter())));
    }
    return Mark.stacked(
        SiasarClasses.NAMES,
        name -> 100 * counts.of(name) / counts.totals().number("things"),
        style::siasar,
        name -> {
          String letter = SiasarClasses.letter(name, language);
          return List.of(letter + "\u00a0" + counts.shown(name), letter);
        });
  }

  private String words(Counts counts) {
    return counts.isEmpty()
        ? counts.reason().in(language)
        : SiasarClasses.NAMES.stream()
            .filter(name -> counts.of(name) > 0)
            .map(
                name ->
                    (name.equals(SiasarClasses.NONE) ? in(Phrase.UNCLASSIFIED) : name)
                        + " "
                        + counts.shown(name))
            .collect(Collectors.joining(", "));
  }

  private Columns<Row> said() {
    Columns<Row> said = new Columns<Row>().text(in(Phrase.MUNICIPALITY), row -> row.area().name());
    for (int i = 0; i < titles.size(); i++) {
      int index = i;
      said.text(titles.get(i), row -> words(row.cells().get(index)));
    }
    return said;
  }
}
