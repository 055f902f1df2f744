package org.ptps.charts.kind;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/** Cells of municipality by indicator: the value printed, hatched grey where there is none. */
final class HeatMap extends Kind {
  private static final int INDICATORS_PER_PAGE = 9;
  private static final double ROW = 23;

  private final MunicipalityGrid grid = MunicipalityGrid.read(figure, tables, language);

  HeatMap(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    sketch
        .stamps(grid.values())
        .slot("municipalities", Facts.drawn(grid.rows().size()))
        .slot("indicators", Facts.drawn(grid.indicators().size()))
        .slot("line", Facts.scale(Numbers.whole(tables.threshold("coverage.line_pct"))))
        .year(grid.year());
    Optional<Rows.Row> counts = counts();
    if (counts.isPresent()) {
      sketch
          .slot("known", Facts.whole(counts, "with_value"))
          .slot("cells", Facts.whole(counts, "cells"))
          .slot("missing", Facts.whole(counts, "without_value"))
          .slot("judged", Facts.whole(counts, "judged"))
          .slot("nowhere", Facts.whole(counts, "nowhere_over"));
      extreme(counts.get(), "most");
      extreme(counts.get(), "least");
    }
    String facts =
        say(
            "{}.{}",
            Caption.municipalities(grid, language),
            Caption.residences(grid.values(), language));
    if (grid.isEmpty()) {
      sketch.sources(tables, facts, grid.values());
      return sketch.nothing(grid.mainReason().in(language), grid.plotted());
    }
    sketch.line(Caption.missing(grid, language));
    // Each column bears its code and its name.
    sketch.facts(tables, facts, grid.values());
    return sketch.drawn(
        new Legend()
            .steps("\u00a0%")
            .addIf(!grid.reasons().isEmpty(), in(Phrase.NO_DATA_CELL), Legend.hatched()),
        frame ->
            MunicipalityGrid.parts(grid.indicators(), INDICATORS_PER_PAGE).stream()
                .flatMap(codes -> tracks(codes).pages(frame).stream())
                .toList(),
        description(),
        grid.plotted(),
        cells(grid).table(grid.rows()));
  }

  /** The indicator in which most or fewest municipalities are over the line, where one is told. */
  private void extreme(Rows.Row counts, String which) {
    Optional<String> code = Optional.ofNullable(counts.text(which + "_indicator"));
    sketch
        .slot(which, code.map(one -> tables.indicator(one).name(language)).orElse(""))
        .slot(which + "_over", Facts.whole(counts, which + "_over"));
    if (which.equals("least")) {
      sketch.slot("least_known", Facts.whole(counts, "least_with_value"));
    }
  }

  // Cells are counted over all the indicators of municipalities, and told of a map of all.
  private Optional<Rows.Row> counts() {
    return grid.counts().values().stream()
        .findFirst()
        .flatMap(
            counts ->
                tables
                    .from("group_cells")
                    .where("area_group", counts.text("area_group"))
                    .where("shown_as", counts.text("shown_as"))
                    .where("year", counts.integer("year"))
                    .first())
        .filter(
            cells ->
                Set.copyOf(grid.indicators())
                    .equals(Set.copyOf(tables.list("group_cells", "indicators", cells, language))));
  }

  private Tracks<MunicipalityGrid.Row> tracks(List<String> codes) {
    Tracks<MunicipalityGrid.Row> tracks =
        new Tracks<>(grid.rows()).least(ROW).named(0.26, row -> row.area().name());
    double width = Math.min(110, tracks.rest() / codes.size());
    for (String code : codes) {
      boolean coloured = isOfAWhole(code);
      tracks.cells(
          List.of(
              Tracks.Line.strong(code), Tracks.Line.small(tables.indicator(code).name(language))),
          List.of(),
          width,
          row -> new Tracks.Cells(List.of(cell(row, code, coloured)), null));
    }
    return tracks;
  }

  private Tracks.Cell cell(MunicipalityGrid.Row row, String code, boolean coloured) {
    return row.cell(code)
        .filter(ReportTables.Value::isKnown)
        .map(
            value ->
                new Tracks.Cell(
                    coloured ? style.step(value.value()) : style.ground(),
                    List.of(
                        tables.bare(code, value, language) + Caption.residence(value.residence()))))
        .orElseGet(() -> new Tracks.Cell(null, List.of(row.reason(code).letter())));
  }

  // A share of money that nobody is to bring to a value, such as the budget's part that goes to
  // water, is not low as a coverage is: its cells stay without colour, as those of no percentage.
  private boolean isOfAWhole(String code) {
    ReportTables.IndicatorText text = tables.indicator(code);
    return text.isPercent()
        && (!text.isMoney()
            || !tables.from("targets").where("indicator", code).known("value").isEmpty());
  }

  private String description() {
    return grid.indicators().stream()
        .map(
            code ->
                say(
                    "{}: {} {} {} {}",
                    tables.indicator(code).named(language),
                    grid.count(code, "with_value"),
                    Phrase.OF,
                    Facts.drawn(grid.rows().size()),
                    Phrase.WITH_DATA))
        .collect(Collectors.joining("; ", "", "."));
  }
}
