package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.NationalSeries;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/**
 * What several sources say of the same thing in the same place and year, one row for each, with the
 * one that counts filled, and the distance of those that count in the same way; under each thing
 * why they may differ. For each thing the latest year in which at least two speak is shown.
 */
final class SourceDots implements Chart {

  /** One source's word. */
  private record Said(
      String source,
      String edition,
      String says,
      double value,
      Double low,
      Double high,
      Long cases,
      boolean isFew,
      boolean isChosen,
      boolean isLike,
      Double gap,
      boolean synthetic,
      Rows.Row row) {
    String shown(Language language) {
      return Facts.percent(row, "value", language);
    }

    String gap(Language language) {
      return isChosen
          ? Phrase.COUNTS.in(language)
          : isLike ? Facts.points(row, "gap", language) : "—";
    }

    /** The source with its edition. */
    String named() {
      return edition == null || edition.isBlank() || source.contains(edition)
          ? source
          : source + " (" + edition + ")";
    }

    String words(Language language) {
      return source
          + "\u00a0"
          + shown(language)
          + (isFew ? "\u00a0*" : "")
          + (isChosen || !isLike || gap == null ? "" : "\u00a0(" + gap(language) + ")");
    }
  }

  /** What is said of one thing in one residence and year. */
  private record Group(
      String thing,
      String name,
      String residence,
      int year,
      String rule,
      String differ,
      List<Said> said) {
    String title(Language language) {
      return name + ", " + SourceDots.residence(residence, language);
    }
  }

  /** A source's word with what it is a word of. */
  private record Word(Group group, Said said) {}

  private static List<Word> words(List<Group> groups) {
    return groups.stream()
        .flatMap(group -> group.said().stream().map(said -> new Word(group, said)))
        .toList();
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Slice slice = figure.slice();
    Optional<Rows.Row> counts =
        tables
            .from("source_counts")
            .where("level", slice.level())
            .where("area_code", slice.area())
            .atMost("until", slice.year().orElse(9999))
            .latest("until")
            .first();
    List<Group> groups =
        groups(slice, counts.map(row -> row.integer("until")).orElse(0L), tables, language);
    List<Said> said = groups.stream().flatMap(group -> group.said().stream()).toList();
    String area = Asked.area(figure, tables, language);
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(said.stream().anyMatch(Said::synthetic), false)
            .slot("area", area)
            .slot("things", Facts.whole(counts, "things"))
            .slot("sources", Facts.whole(counts, "sources"))
            .slot(
                "widest",
                counts
                    .map(row -> tables.words("source_counts", "thing", row, language))
                    .orElse("—"))
            .slot(
                "widest_residence",
                counts.map(row -> residence(row.text("residence"), language)).orElse("—"))
            .slot("widest_year", counts.map(row -> row.text("year")).orElse("—"))
            .slot("spread", counts.map(row -> Facts.decimal(row, "spread", 1)).orElse("—"))
            .slot(
                "year",
                counts.map(row -> row.text("last_year")).orElse(Phrase.NO_YEAR.in(language)));
    DataTable plotted = plotted(groups, slice);
    if (groups.isEmpty()) {
      return sketch.nothing(Phrase.NO_TWO_SOURCES.in(language), plotted);
    }
    sketch.line(
        area
            + ". n = "
            + Facts.whole(counts, "said")
            + " "
            + Phrase.VALUES_OF.in(language)
            + " "
            + Facts.whole(counts, "sources")
            + " "
            + Phrase.SOURCES.in(language).toLowerCase(java.util.Locale.ROOT)
            + ". "
            + Phrase.LATEST_YEAR_OF_TWO.in(language));
    return sketch.drawn(
        legend(said, language),
        tracks(groups, language)::pages,
        groups.stream()
            .map(
                group ->
                    group.title(language)
                        + ", "
                        + group.year()
                        + ": "
                        + group.said().stream()
                            .map(one -> one.words(language))
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; ", "", ".")),
        plotted,
        said(language).table(words(groups)));
  }

  static String residence(String residence, Language language) {
    return Ladder.residence(residence, language).toLowerCase(java.util.Locale.ROOT);
  }

  private static List<Group> groups(
      Slice slice, long until, ReportTables tables, Language language) {
    Map<List<Object>, List<Rows.Row>> byThing = new LinkedHashMap<>();
    tables
        .from("drawn_sources")
        .where("level", slice.level())
        .where("area_code", slice.area())
        .where("until", until)
        .in("residence", slice.residences())
        .rows()
        .forEach(
            row ->
                byThing
                    .computeIfAbsent(
                        List.of(row.text("thing"), row.text("residence")), k -> new ArrayList<>())
                    .add(row));
    List<Group> groups = new ArrayList<>();
    byThing
        .values()
        .forEach(
            rows -> {
              Rows.Row first = rows.get(0);
              long year = first.integer("year");
              groups.add(
                  new Group(
                      first.text("thing"),
                      tables.words("drawn_sources", "thing", first, language),
                      first.text("residence"),
                      (int) year,
                      tables.words("drawn_sources", "rule", first, language),
                      tables.words("drawn_sources", "differ", first, language),
                      rows.stream()
                          .map(
                              row ->
                                  new Said(
                                      NationalSeries.named(row.text("source"), language),
                                      row.text("edition"),
                                      tables.words("drawn_sources", "says", row, language),
                                      row.number("value"),
                                      row.number("ci_low"),
                                      row.number("ci_high"),
                                      row.integer("n_cases"),
                                      row.flag("is_few_cases"),
                                      row.flag("is_chosen"),
                                      row.flag("is_like"),
                                      row.number("gap"),
                                      row.flag("synthetic"),
                                      row))
                          .toList()));
            });
    return groups;
  }

  private static Legend legend(List<Said> said, Language language) {
    Style style = Style.shipped();
    return new Legend()
        .add(Phrase.SOURCE_THAT_COUNTS.in(language), Marks.filled(Marks.circle(5), style.series(0)))
        .addIf(
            said.stream().anyMatch(one -> one.isLike() && !one.isChosen()),
            Phrase.OTHER_SOURCE.in(language),
            Marks.hollow(Marks.diamond(5.5), style.series(1)))
        .addIf(
            said.stream().anyMatch(one -> !one.isLike()),
            Phrase.OTHER_COUNT.in(language),
            Marks.hollow(Marks.diamond(5.5), style.muted()))
        .addIf(
            said.stream().anyMatch(one -> one.low() != null && one.high() != null),
            Phrase.INTERVAL_95.in(language),
            Legend.line(style.ink(), new BasicStroke(1.6f), null));
  }

  private static Tracks<Group> tracks(List<Group> groups, Language language) {
    Tracks<Group> tracks =
        new Tracks<>(groups)
            .least(18)
            .section(Group::name)
            .note(Group::differ)
            .words(
                "",
                96,
                Text.Anchor.LEFT,
                group ->
                    List.of(
                        Tracks.Line.small(
                            residence(group.residence(), language) + " " + group.year())))
            .marks("", 200, Tracks.Scale.percent(25), SourceDots::marks);
    return tracks.words(
        "",
        tracks.rest(),
        Text.Anchor.LEFT,
        group ->
            List.of(
                Tracks.Line.small(
                    group.said().stream()
                        .map(one -> one.words(language))
                        .collect(Collectors.joining(" · ")))));
  }

  // What counts is drawn last, on top of what is said besides.
  private static List<Mark> marks(Group group) {
    Style style = Style.shipped();
    List<Mark> marks = new ArrayList<>();
    for (Said said : group.said()) {
      if (said.low() != null && said.high() != null) {
        marks.add(new Mark.Rule(said.low(), said.high(), style.ink(), 1.6f));
      }
    }
    for (Said said : group.said()) {
      if (!said.isChosen()) {
        marks.add(
            new Mark.Dot(
                said.value(),
                Marks.diamond(5.5),
                said.isLike() ? style.series(1) : style.muted(),
                false));
      }
    }
    for (Said said : group.said()) {
      if (said.isChosen()) {
        marks.add(new Mark.Dot(said.value(), Marks.circle(4.2), style.series(0), true));
      }
    }
    return marks;
  }

  private static Columns<Word> said(Language language) {
    return new Columns<Word>()
        .text(Phrase.SUBJECT.in(language), word -> word.group().title(language))
        .number(Phrase.YEAR.in(language), word -> String.valueOf(word.group().year()))
        .text(Phrase.SOURCE.in(language), word -> word.said().named())
        .text(
            Phrase.DEFINITION.in(language),
            word -> Objects.requireNonNullElse(word.said().says(), ""))
        .number(Phrase.VALUE.in(language), word -> word.said().shown(language))
        .number(Phrase.GAP.in(language), word -> word.said().gap(language));
  }

  private static DataTable plotted(List<Group> groups, Slice slice) {
    return new Columns<Word>()
        .text("thing", word -> word.group().thing())
        .text("level", word -> slice.level())
        .text("area_code", word -> slice.area())
        .text("residence", word -> word.group().residence())
        .number("year", word -> String.valueOf(word.group().year()))
        .text("source", word -> word.said().source())
        .text("edition", word -> word.said().edition())
        .machine("value", word -> word.said().value())
        .machine("ci_low", word -> word.said().low())
        .machine("ci_high", word -> word.said().high())
        .number(
            "n_cases", word -> word.said().cases() == null ? null : word.said().cases().toString())
        .text("is_chosen", word -> String.valueOf(word.said().isChosen()))
        .machine("gap", word -> word.said().gap())
        .text("synthetic", word -> String.valueOf(word.said().synthetic()))
        .text("key", word -> word.said().row().text("key"))
        .table(words(groups));
  }
}
