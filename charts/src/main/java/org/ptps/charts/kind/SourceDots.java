package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.NationalSeries;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/**
 * What several sources say of the same thing in the same place and year, one row for each, with the
 * one that counts filled, and the distance of those that count in the same way; under each thing
 * why they may differ. For each thing the latest year in which at least two speak is shown.
 */
final class SourceDots extends Kind {
  private final Optional<Rows.Row> counts =
      here("source_counts").atMost("until", until()).latest("until").first();

  /** What each source says: rows of {@code report.drawn_sources}. */
  private final List<Rows.Row> said =
      here("drawn_sources")
          .where("until", counts.map(row -> row.integer("until")).orElse(0L))
          .in("residence", slice.residences())
          .rows();

  SourceDots(Reading reading) {
    super(reading);
  }

  /** What is said of one thing in one residence and year. */
  private List<List<Rows.Row>> groups() {
    return List.copyOf(
        said.stream()
            .collect(
                Collectors.groupingBy(
                    row -> List.of(row.text("thing"), row.text("residence")),
                    LinkedHashMap::new,
                    Collectors.toList()))
            .values());
  }

  @Override
  Picture picture() {
    sketch
        .stamps(isSynthetic(said), false)
        .slot("area", area())
        .counts(counts, "things", "sources")
        .slot("widest", counts.map(row -> words("source_counts", "thing", row)).orElse("—"))
        .slot("widest_residence", counts.map(this::residence).orElse("—"))
        .slot("widest_year", counts.map(row -> row.text("year")).orElse("—"))
        .slot("spread", counts.map(row -> Facts.decimal(row, "spread", 1)).orElse("—"))
        .slot("year", counts.map(row -> row.text("last_year")).orElse(in(Phrase.NO_YEAR)));
    if (said.isEmpty()) {
      return sketch.nothing(in(Phrase.NO_TWO_SOURCES), plotted());
    }
    sketch.line(
        say(
            "{}. n = {} {} {} {}. {}",
            area(),
            Facts.whole(counts, "said"),
            Phrase.VALUES_OF,
            Facts.whole(counts, "sources"),
            lower(Phrase.SOURCES),
            Phrase.LATEST_YEAR_OF_TWO));
    Columns<List<Rows.Row>> told =
        new Columns<List<Rows.Row>>()
            .text("", group -> title(group.get(0)) + ", " + group.get(0).text("year"))
            .text("", group -> joined(group, ", "));
    return sketch.drawn(
        legend(), tracks()::pages, told.told(groups()), plotted(), table().table(inGroups()));
  }

  private List<Rows.Row> inGroups() {
    return groups().stream().flatMap(List::stream).toList();
  }

  private String residence(Rows.Row row) {
    return lower(row.text("residence"));
  }

  private String title(Rows.Row row) {
    return words("drawn_sources", "thing", row) + ", " + residence(row);
  }

  private String source(Rows.Row row) {
    return NationalSeries.named(row.text("source"), language);
  }

  private String joined(List<Rows.Row> group, String between) {
    return group.stream().map(this::words).collect(Collectors.joining(between));
  }

  private String words(Rows.Row row) {
    boolean isCompared = !row.flag("is_chosen") && row.flag("is_like") && row.number("gap") != null;
    return say(
        "{}\u00a0{}{}{}",
        source(row),
        Facts.percent(row, "value", language),
        row.flag("is_few_cases") ? "\u00a0*" : "",
        isCompared ? "\u00a0(" + gap(row) + ")" : "");
  }

  private String gap(Rows.Row row) {
    return row.flag("is_chosen")
        ? in(Phrase.COUNTS)
        : row.flag("is_like") ? Facts.points(row, "gap", language) : "—";
  }

  private static String cases(Rows.Row row) {
    return row.integer("n_cases") == null ? null : row.integer("n_cases").toString();
  }

  private static boolean isRanged(Rows.Row row) {
    return row.number("ci_low") != null && row.number("ci_high") != null;
  }

  private Legend legend() {
    return new Legend()
        .add(in(Phrase.SOURCE_THAT_COUNTS), Marks.filled(Marks.circle(5), style.series(0)))
        .addIf(
            said.stream().anyMatch(row -> row.flag("is_like") && !row.flag("is_chosen")),
            in(Phrase.OTHER_SOURCE),
            Marks.hollow(Marks.diamond(5.5), style.series(1)))
        .addIf(
            said.stream().anyMatch(row -> !row.flag("is_like")),
            in(Phrase.OTHER_COUNT),
            Marks.hollow(Marks.diamond(5.5), style.muted()))
        .addIf(
            said.stream().anyMatch(SourceDots::isRanged),
            in(Phrase.INTERVAL_95),
            Legend.line(style.ink(), new BasicStroke(1.6f), null));
  }

  private Tracks<List<Rows.Row>> tracks() {
    return new Tracks<>(groups())
        .least(18)
        .section(group -> words("drawn_sources", "thing", group.get(0)))
        .note(group -> words("drawn_sources", "differ", group.get(0)))
        .small(
            96,
            Text.Anchor.LEFT,
            group -> residence(group.get(0)) + " " + group.get(0).text("year"))
        .marks("", 200, Tracks.Scale.percent(25), this::marks)
        .rest("", group -> List.of(Tracks.Line.small(joined(group, " · "))));
  }

  // What counts is drawn last, on top of what is said besides.
  private List<Mark> marks(List<Rows.Row> group) {
    List<Mark> marks = new ArrayList<>();
    group.stream()
        .filter(SourceDots::isRanged)
        .map(row -> rule(row.number("ci_low"), row.number("ci_high")))
        .forEach(marks::add);
    for (boolean chosen : new boolean[] {false, true}) {
      group.stream()
          .filter(row -> row.flag("is_chosen") == chosen)
          .map(this::dot)
          .forEach(marks::add);
    }
    return marks;
  }

  private Mark rule(double from, double to) {
    return new Mark.Rule(from, to, style.ink(), 1.6f);
  }

  private Mark dot(Rows.Row row) {
    return row.flag("is_chosen")
        ? new Mark.Dot(row.number("value"), Marks.circle(4.2), style.series(0), true)
        : new Mark.Dot(
            row.number("value"),
            Marks.diamond(5.5),
            row.flag("is_like") ? style.series(1) : style.muted(),
            false);
  }

  private Columns<Rows.Row> table() {
    return new Columns<Rows.Row>()
        .text(in(Phrase.SUBJECT), this::title)
        .number(in(Phrase.YEAR), row -> row.text("year"))
        .text(in(Phrase.SOURCE), this::named)
        .text(
            in(Phrase.DEFINITION),
            row -> Objects.requireNonNullElse(words("drawn_sources", "says", row), ""))
        .number(in(Phrase.VALUE), row -> Facts.percent(row, "value", language))
        .number(in(Phrase.GAP), this::gap);
  }

  /** The source with its edition. */
  private String named(Rows.Row row) {
    String edition = row.text("edition");
    return edition == null || edition.isBlank() || source(row).contains(edition)
        ? source(row)
        : say("{} ({})", source(row), edition);
  }

  private DataTable plotted() {
    Columns<Rows.Row> columns =
        new Columns<Rows.Row>()
            .text("thing", row -> row.text("thing"))
            .text("level", row -> slice.level())
            .text("area_code", row -> slice.area())
            .text("residence", row -> row.text("residence"))
            .number("year", row -> row.text("year"))
            .text("source", this::source)
            .text("edition", row -> row.text("edition"));
    for (String name : List.of("value", "ci_low", "ci_high")) {
      columns.machine(name, row -> row.number(name));
    }
    return columns
        .number("n_cases", SourceDots::cases)
        .text("is_chosen", row -> row.text("is_chosen"))
        .machine("gap", row -> row.number("gap"))
        .text("synthetic", row -> row.text("synthetic"))
        .text("key", row -> row.text("key"))
        .table(inGroups());
  }
}
