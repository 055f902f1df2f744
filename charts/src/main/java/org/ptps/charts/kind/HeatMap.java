package org.ptps.charts.kind;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/** Cells of municipality by indicator: the value printed, hatched grey where there is none. */
final class HeatMap implements Chart {
  private static final int INDICATORS_PER_PAGE = 9;
  private static final double ROW = 23;

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    MunicipalityGrid grid = MunicipalityGrid.read(figure, tables, language);
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(Caption.synthetic(grid.values()), Caption.preliminary(grid.values()))
            .slot("municipalities", Facts.drawn(grid.rows().size()))
            .slot("indicators", Facts.drawn(grid.indicators().size()))
            .slot("year", Phrase.year(grid.year(), language));
    cells(grid, tables)
        .ifPresent(
            cells ->
                sketch
                    .slot("known", Facts.whole(cells, "with_value"))
                    .slot("cells", Facts.whole(cells, "cells"))
                    .slot("missing", Facts.whole(cells, "without_value")));
    String facts = Caption.municipalities(grid, language) + ".";
    facts += Caption.residences(grid.values(), language);
    if (grid.isEmpty()) {
      sketch.sources(tables, facts, grid.values());
      return sketch.nothing(grid.mainReason().in(language), grid.plotted());
    }
    sketch.line(Caption.missing(grid, language));
    // Each column bears its code and its name.
    sketch.facts(tables, facts, grid.values());
    return sketch.drawn(
        legend(grid, language),
        frame ->
            MunicipalityGrid.parts(grid.indicators(), INDICATORS_PER_PAGE).stream()
                .flatMap(codes -> tracks(grid, codes, tables, language).pages(frame).stream())
                .toList(),
        description(grid, tables, language),
        grid.plotted(),
        SortedBars.said(grid, tables, language).table(grid.rows()));
  }

  // Cells are counted over all the indicators of municipalities, and told of a map of all.
  private static Optional<Rows.Row> cells(MunicipalityGrid grid, ReportTables tables) {
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
        .filter(cells -> Set.copyOf(grid.indicators()).equals(indicators(cells)));
  }

  private static Set<String> indicators(Rows.Row cells) {
    return ((List<?>) cells.value("indicators"))
        .stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private static Legend legend(MunicipalityGrid grid, Language language) {
    return new Legend()
        .steps("\u00a0%")
        .addIf(!grid.reasons().isEmpty(), Phrase.NO_DATA_CELL.in(language), Legend.hatched());
  }

  private static Tracks<MunicipalityGrid.Row> tracks(
      MunicipalityGrid grid, List<String> codes, ReportTables tables, Language language) {
    Tracks<MunicipalityGrid.Row> tracks =
        new Tracks<>(grid.rows()).least(ROW).named(0.26, row -> row.area().name());
    double width = Math.min(110, tracks.rest() / codes.size());
    for (String code : codes) {
      boolean coloured = isOfAWhole(code, tables);
      tracks.cells(
          List.of(
              Tracks.Line.strong(code), Tracks.Line.small(tables.indicator(code).name(language))),
          List.of(),
          width,
          row -> new Tracks.Cells(List.of(cell(row, code, coloured, tables, language)), null));
    }
    return tracks;
  }

  private static Tracks.Cell cell(
      MunicipalityGrid.Row row,
      String code,
      boolean coloured,
      ReportTables tables,
      Language language) {
    Style style = Style.shipped();
    return row.cell(code)
        .filter(ReportTables.Value::isKnown)
        .map(
            value ->
                new Tracks.Cell(
                    coloured ? style.step(value.value()) : style.ground(),
                    List.of(
                        tables.bare(code, value, language) + Caption.residence(value.residence()))))
        .orElse(new Tracks.Cell(null, List.of(row.reason(code).letter())));
  }

  // A share of money that nobody is to bring to a value, such as the budget's part that goes to
  // water, is not low as a coverage is: its cells stay without colour, as those of no percentage.
  private static boolean isOfAWhole(String code, ReportTables tables) {
    ReportTables.IndicatorText text = tables.indicator(code);
    return text.isPercent()
        && (!text.isMoney()
            || !tables.from("targets").where("indicator", code).known("value").isEmpty());
  }

  private static String description(MunicipalityGrid grid, ReportTables tables, Language language) {
    return grid.indicators().stream()
            .map(
                code ->
                    code
                        + " "
                        + tables.indicator(code).name(language)
                        + ": "
                        + grid.count(code, "with_value")
                        + " "
                        + Phrase.OF.in(language)
                        + " "
                        + Facts.drawn(grid.rows().size())
                        + " "
                        + Phrase.WITH_DATA.in(language))
            .collect(Collectors.joining("; "))
        + ".";
  }
}
