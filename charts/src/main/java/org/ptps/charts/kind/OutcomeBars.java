package org.ptps.charts.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
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
final class OutcomeBars implements Chart {

  /** What meets, what does not and what is unknown of one row, or why there is nothing to count. */
  private record Outcome(ReportTables.Value value, Reason reason) {
    public static Outcome of(Optional<ReportTables.Value> value, Reason reason) {
      return new Outcome(
          value.filter(one -> one.universe() != null && one.universe() > 0).orElse(null), reason);
    }

    public boolean isEmpty() {
      return value == null;
    }

    /** Where a part ends and the next begins, in parts of a hundred of the whole. */
    double share(int part) {
      return 100 * parts().get(part) / value.universe();
    }

    List<Double> parts() {
      return List.of(known(value.numerator()), known(value.notCounted()), known(value.unknown()));
    }

    private static double known(Double count) {
      return count == null ? 0 : count;
    }

    String shown(int part) {
      return Facts.fact(
          value.key() + "/" + List.of("numerator", "not_counted", "unknown").get(part),
          parts().get(part),
          Numbers.whole(parts().get(part)));
    }

    String all() {
      return Facts.whole(value, "universe", value.universe());
    }

    String unknownPct(Language language) {
      return Facts.percent(value, "unknown_pct", value.unknownPct(), language);
    }
  }

  /** One row; the whole group is read from the warehouse and not added up from its members. */
  private record Row(String name, boolean isTotal, List<Outcome> outcomes) {}

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    MunicipalityGrid shown = MunicipalityGrid.read(figure, tables, language);
    // All bars of a figure are of the residence of which the whole group is told.
    String residence =
        shown
            .count(figure.indicators().get(0))
            .map(row -> row.text("whole_residence"))
            .orElse(ReportTables.shownAs(figure.slice()));
    MunicipalityGrid grid = MunicipalityGrid.read(figure, tables, language, residence);
    List<ReportTables.Value> values = grid.values();
    Row all =
        new Row(
            Phrase.ALL.in(language),
            true,
            grid.indicators().stream()
                .map(
                    code ->
                        Outcome.of(
                            grid.count(code).flatMap(row -> tables.whole(row, residence)),
                            grid.count(code)
                                .flatMap(row -> tables.whole(row, residence))
                                .map(value -> Reason.of(value.reason()))
                                .orElse(Reason.NO_ROW)))
                .toList());
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(Caption.synthetic(values), Caption.preliminary(values))
            .slot("municipalities", Facts.drawn(grid.rows().size()))
            .slot("year", Phrase.year(grid.year(), language));
    for (int i = 0; i < grid.indicators().size(); i++) {
      slots(sketch, "_" + (i + 1), all.outcomes().get(i), grid, grid.indicators().get(i));
    }
    sketch.sources(tables, facts(grid, all, language), values);
    if (all.outcomes().stream().allMatch(Outcome::isEmpty)) {
      return sketch.nothing(grid.mainReason().in(language), grid.plotted());
    }
    List<Row> rows = new ArrayList<>();
    rows.add(all);
    grid.rows()
        .forEach(
            row ->
                rows.add(
                    new Row(
                        row.area().name(),
                        false,
                        grid.indicators().stream()
                            .map(code -> Outcome.of(row.cell(code), row.reason(code)))
                            .toList())));
    List<String> titles =
        grid.indicators().stream().map(code -> tables.indicator(code).name(language)).toList();
    Columns<Row> said = said(titles, language);
    return sketch.drawn(
        legend(language),
        tracks(rows, titles, language)::pages,
        said.told(rows),
        grid.plotted(),
        said.table(rows));
  }

  private static void slots(
      Sketch sketch, String suffix, Outcome all, MunicipalityGrid grid, String code) {
    Language language = sketch.language();
    String none = all.isEmpty() ? Phrase.NO_DATA.in(language) : "";
    sketch
        .slot("n" + suffix, all.isEmpty() ? none : all.all())
        .slot("meets" + suffix, all.isEmpty() ? none : all.shown(0))
        .slot("fails" + suffix, all.isEmpty() ? none : all.shown(1))
        .slot("unknown" + suffix, all.isEmpty() ? none : all.shown(2))
        .slot(
            "known" + suffix,
            all.isEmpty()
                ? none
                : Facts.whole(all.value(), "denominator", all.value().denominator()))
        .slot("unknown_pct" + suffix, all.isEmpty() ? none : all.unknownPct(language))
        .slot("without" + suffix, grid.count(code, "without_value"));
  }

  private static String facts(MunicipalityGrid grid, Row all, Language language) {
    StringBuilder facts = new StringBuilder(Caption.municipalities(grid, language));
    for (int i = 0; i < grid.indicators().size(); i++) {
      Outcome outcome = all.outcomes().get(i);
      facts
          .append("; ")
          .append(grid.indicators().get(i))
          .append(": n = ")
          .append(outcome.isEmpty() ? Phrase.NO_DATA.in(language) : outcome.all());
      if (!outcome.isEmpty()) {
        facts
            .append(", ")
            .append(outcome.unknownPct(language))
            .append(' ')
            .append(Phrase.NO_ANALYSIS.in(language));
      }
    }
    return facts.append('.').toString();
  }

  private static Legend legend(Language language) {
    return new Legend()
        .add(Phrase.MEETS.in(language), Legend.box(Style.shipped().series(0), ""))
        .add(Phrase.DOES_NOT_MEET.in(language), Legend.box(Style.shipped().series(1), ""))
        .add(Phrase.NO_ANALYSIS.in(language), Legend.hatched());
  }

  private static Tracks<Row> tracks(List<Row> rows, List<String> titles, Language language) {
    Style style = Style.shipped();
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
                            row.isTotal() ? style.strongLabel() : style.label(),
                            style.ink())));
    double panel = tracks.rest() / titles.size();
    for (int i = 0; i < titles.size(); i++) {
      int index = i;
      tracks
          .marks(
              titles.get(i),
              panel - 62,
              Tracks.Scale.percent(25),
              row -> marks(row.outcomes().get(index), language))
          .words(
              "",
              62,
              Text.Anchor.LEFT,
              row ->
                  row.outcomes().get(index).isEmpty()
                      ? List.of()
                      : List.of(
                          Tracks.Line.small("n\u00a0=\u00a0" + row.outcomes().get(index).all())));
    }
    return tracks;
  }

  private static List<Mark> marks(Outcome outcome, Language language) {
    Style style = Style.shipped();
    if (outcome.isEmpty()) {
      return List.of(
          new Mark.Unknown(
              0,
              100,
              List.of(
                  Phrase.NO_DATA.in(language) + ": " + outcome.reason().in(language),
                  outcome.reason().letter())));
    }
    List<Mark> marks = new ArrayList<>();
    double from = 0;
    for (int part = 0; part < 3; part++) {
      double to = from + outcome.share(part);
      if (to > from) {
        marks.add(
            new Mark.Part(
                from, to, part == 2 ? null : style.series(part), List.of(outcome.shown(part))));
      }
      from = to;
    }
    return marks;
  }

  private static Columns<Row> said(List<String> titles, Language language) {
    Columns<Row> said = new Columns<Row>().text(Phrase.MUNICIPALITY.in(language), Row::name);
    for (int i = 0; i < titles.size(); i++) {
      int index = i;
      List<String> parts =
          List.of(
              titles.get(i) + ": " + Phrase.MEETS.in(language),
              Phrase.DOES_NOT_MEET.in(language),
              Phrase.NO_ANALYSIS.in(language));
      for (int part = 0; part < parts.size(); part++) {
        int shown = part;
        said.number(
            parts.get(part),
            row -> {
              Outcome outcome = row.outcomes().get(index);
              return !outcome.isEmpty()
                  ? outcome.shown(shown)
                  : shown == 2 ? outcome.reason().in(language) : "—";
            });
      }
    }
    return said;
  }
}
