package org.ptps.charts.kind;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;

/**
 * Stacked 100 % bars of what meets an indicator, what does not and what nobody knows; one row per
 * municipality below one for all of them, and one panel per indicator. What is unknown is part of
 * the whole, so that a good share of few tests is not taken for a good share.
 */
final class OutcomeBars extends Kind {
  private static final List<Integer> PARTS = List.of(0, 1, 2);

  /** What meets, what does not and what is unknown of one row, or why there is nothing to count. */
  private record Outcome(ReportTables.Value value, Reason reason) {
    static Outcome of(Optional<ReportTables.Value> value, Reason reason) {
      return new Outcome(
          value.filter(one -> one.universe() != null && one.universe() > 0).orElse(null), reason);
    }

    public boolean isEmpty() {
      return value == null;
    }

    /** Of a hundred of the whole. */
    double share(int part) {
      return 100 * count(part) / value.universe();
    }

    private double count(int part) {
      Double count =
          part == 0 ? value.numerator() : part == 1 ? value.notCounted() : value.unknown();
      return count == null ? 0 : count;
    }

    String shown(int part) {
      return Facts.fact(
          value.key() + "/" + List.of("numerator", "not_counted", "unknown").get(part),
          count(part),
          Numbers.whole(count(part)));
    }

    String all() {
      return Facts.whole(value, "universe", value.universe());
    }
  }

  private record Row(String name, List<Outcome> outcomes) {}

  private final MunicipalityGrid grid;

  /** The whole group, which is read from the warehouse and not added up from its members. */
  private final Row all;

  OutcomeBars(Reading reading) {
    super(reading);
    // All bars of a figure are of the residence of which the whole group is told.
    String residence =
        MunicipalityGrid.read(figure, tables, language)
            .count(figure.indicators().get(0))
            .map(row -> row.text("whole_residence"))
            .orElse(ReportTables.shownAs(slice));
    grid = MunicipalityGrid.read(figure, tables, language, residence);
    all =
        new Row(
            in(Phrase.ALL),
            grid.indicators().stream()
                .map(code -> grid.count(code).flatMap(row -> tables.whole(row, residence)))
                .map(
                    whole ->
                        Outcome.of(
                            whole,
                            whole.map(value -> Reason.of(value.reason())).orElse(Reason.NO_ROW)))
                .toList());
  }

  @Override
  Picture picture() {
    List<ReportTables.Value> values = grid.values();
    sketch.stamps(values).slot("municipalities", Facts.drawn(grid.rows().size())).year(grid.year());
    for (int i = 0; i < grid.indicators().size(); i++) {
      String code = grid.indicators().get(i);
      slots("_" + (i + 1), all.outcomes().get(i), code);
      sketch.of(code, facts(all.outcomes().get(i)));
    }
    sketch.sources(tables, Caption.municipalities(grid, language) + ".", values);
    if (all.outcomes().stream().allMatch(Outcome::isEmpty)) {
      return sketch.nothing(grid.mainReason().in(language), grid.plotted());
    }
    List<Row> rows =
        Stream.concat(
                Stream.of(all),
                grid.rows().stream()
                    .map(
                        row ->
                            new Row(
                                row.area().name(),
                                grid.indicators().stream()
                                    .map(code -> Outcome.of(row.cell(code), row.reason(code)))
                                    .toList())))
            .toList();
    List<String> titles =
        grid.indicators().stream().map(code -> tables.indicator(code).name(language)).toList();
    return sketch.drawn(legend(), tracks(rows, titles)::pages, said(titles), rows, grid.plotted());
  }

  private void slots(String suffix, Outcome outcome, String code) {
    Function<Function<Outcome, String>, String> told =
        words -> outcome.isEmpty() ? in(Phrase.NO_DATA) : words.apply(outcome);
    sketch
        .slot("n" + suffix, told.apply(Outcome::all))
        .slot("meets" + suffix, told.apply(one -> one.shown(0)))
        .slot("fails" + suffix, told.apply(one -> one.shown(1)))
        .slot("unknown" + suffix, told.apply(one -> one.shown(2)))
        .slot(
            "known" + suffix,
            told.apply(one -> Facts.whole(one.value(), "denominator", one.value().denominator())))
        .slot("unknown_pct" + suffix, told.apply(this::unknownPct))
        .slot("without" + suffix, grid.count(code, "without_value"));
  }

  private String unknownPct(Outcome outcome) {
    return Facts.percent(outcome.value(), "unknown_pct", outcome.value().unknownPct(), language);
  }

  private String facts(Outcome outcome) {
    return outcome.isEmpty()
        ? lower(Phrase.NO_DATA)
        : say("n = {}, {} {}", outcome.all(), unknownPct(outcome), Phrase.NO_ANALYSIS);
  }

  private Legend legend() {
    return new Legend()
        .add(in(Phrase.MEETS), Legend.box(style.series(0), ""))
        .add(in(Phrase.DOES_NOT_MEET), Legend.box(style.series(1), ""))
        .add(in(Phrase.NO_ANALYSIS), Legend.hatched());
  }

  private Tracks<Row> tracks(List<Row> rows, List<String> titles) {
    double names = Tracks.widest(rows.stream().map(Row::name), style.label(), 0.26);
    Tracks<Row> tracks =
        new Tracks<>(rows)
            .words(
                "",
                names,
                Text.Anchor.RIGHT,
                row ->
                    List.of(
                        new Tracks.Line(
                            row.name(),
                            row == all ? style.strongLabel() : style.label(),
                            style.ink())));
    double panel = tracks.rest() / titles.size();
    for (int i = 0; i < titles.size(); i++) {
      int index = i;
      tracks
          .marks(
              titles.get(i),
              panel - 62,
              Tracks.Scale.percent(25),
              row -> marks(row.outcomes().get(index)))
          .small(62, Text.Anchor.LEFT, row -> counted(row.outcomes().get(index)));
    }
    return tracks;
  }

  private static String counted(Outcome outcome) {
    return outcome.isEmpty() ? "" : "n\u00a0=\u00a0" + outcome.all();
  }

  private List<Mark> marks(Outcome outcome) {
    return outcome.isEmpty()
        ? List.of(
            new Mark.Unknown(
                0,
                100,
                List.of(
                    say("{}: {}", Phrase.NO_DATA, outcome.reason()), outcome.reason().letter())))
        : Mark.stacked(
            PARTS,
            outcome::share,
            part -> part == 2 ? null : style.series(part),
            part -> List.of(outcome.shown(part)));
  }

  private Columns<Row> said(List<String> titles) {
    Columns<Row> said = new Columns<Row>().text(in(Phrase.MUNICIPALITY), Row::name);
    for (int i = 0; i < titles.size(); i++) {
      int index = i;
      List<String> parts =
          List.of(
              say("{}: {}", titles.get(i), Phrase.MEETS),
              in(Phrase.DOES_NOT_MEET),
              in(Phrase.NO_ANALYSIS));
      for (int part : PARTS) {
        said.number(
            parts.get(part),
            row -> {
              Outcome outcome = row.outcomes().get(index);
              return !outcome.isEmpty()
                  ? outcome.shown(part)
                  : part == 2 ? outcome.reason().in(language) : "—";
            });
      }
    }
    return said;
  }
}
