package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.util.List;
import java.util.Map;
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
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;

/**
 * Sorted horizontal bars, one row per municipality and one panel per indicator, with the lines that
 * decide.
 */
final class SortedBars implements Chart {
  private static final double VALUE = 58;

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    MunicipalityGrid grid = MunicipalityGrid.read(figure, tables, language);
    double line = tables.threshold("coverage.line_pct");
    double all = tables.threshold("universal.threshold_pct");
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(Caption.synthetic(grid.values()), Caption.preliminary(grid.values()))
            .slot("total", Facts.drawn(grid.rows().size()))
            .slot("line", Facts.scale(Numbers.whole(line)))
            .slot("all", Facts.scale(Numbers.whole(all)))
            .slot("year", Phrase.year(grid.year(), language));
    for (int i = 0; i < grid.indicators().size(); i++) {
      String code = grid.indicators().get(i);
      sketch
          .slot("over_" + (i + 1), grid.count(code, "over_line"))
          .slot("known_" + (i + 1), grid.count(code, "with_value"))
          .slot("undecided_" + (i + 1), grid.count(code, "undecided"));
    }
    sketch.sources(tables, facts(grid, tables, language), grid.values());
    if (grid.isEmpty()) {
      return sketch.nothing(grid.mainReason().in(language), grid.plotted());
    }
    sketch.line(Caption.missing(grid, language));
    Columns<MunicipalityGrid.Row> said = said(grid, tables, language);
    return sketch.drawn(
        legend(grid, line, all, language),
        tracks(grid, tables, line, all, language)::pages,
        said.told(grid.rows()),
        grid.plotted(),
        said.table(grid.rows()));
  }

  private static String facts(MunicipalityGrid grid, ReportTables tables, Language language) {
    StringBuilder facts = new StringBuilder(Caption.municipalities(grid, language));
    for (String code : grid.indicators()) {
      facts
          .append("; ")
          .append(code)
          .append(": ")
          .append(grid.count(code, "with_value"))
          .append(' ')
          .append(Phrase.WITH_DATA.in(language));
      grid.count(code)
          .flatMap(tables::whole)
          .filter(whole -> whole.unknownPct() != null)
          .ifPresent(
              whole ->
                  facts
                      .append(", ")
                      .append(Facts.percent(whole, "unknown_pct", whole.unknownPct(), language))
                      .append(' ')
                      .append(Phrase.UNKNOWN.in(language)));
    }
    return facts.append('.').toString();
  }

  private static Legend legend(MunicipalityGrid grid, double line, double all, Language language) {
    Style style = Style.shipped();
    return new Legend()
        .add(
            Facts.scale(Numbers.whole(line) + "\u00a0%"),
            Legend.line(style.ink(), Plots.dashed(1.4f), null))
        .add(
            Facts.scale(Numbers.whole(all) + "\u00a0%"),
            Legend.line(style.ink(), new BasicStroke(1.4f), null))
        .addIf(!grid.reasons().isEmpty(), Phrase.NO_DATA_CELL.in(language), Legend.hatched());
  }

  private static Tracks<MunicipalityGrid.Row> tracks(
      MunicipalityGrid grid, ReportTables tables, double line, double all, Language language) {
    Style style = Style.shipped();
    Tracks<MunicipalityGrid.Row> tracks =
        new Tracks<>(grid.rows()).named(0.3, row -> row.area().name());
    double panel = tracks.rest() / grid.indicators().size();
    Tracks.Scale scale =
        new Tracks.Scale(
            0,
            100,
            panel < 200 ? 50 : 20,
            "",
            Map.of(line, Plots.dashed(1.4f), all, new BasicStroke(1.4f)));
    for (int i = 0; i < grid.indicators().size(); i++) {
      String code = grid.indicators().get(i);
      java.awt.Color colour = style.series(i);
      tracks
          .marks(
              tables.indicator(code).name(language),
              panel - VALUE,
              scale,
              row -> List.of(mark(row, code, colour)))
          .words(
              "",
              VALUE,
              Text.Anchor.LEFT,
              row ->
                  List.of(
                      row.known(code).isPresent()
                          ? Tracks.Line.small(
                              tables.bare(code, row.cell(code).orElseThrow(), language))
                          : Tracks.Line.muted(row.reason(code).letter())));
    }
    return tracks;
  }

  private static Mark mark(MunicipalityGrid.Row row, String code, java.awt.Color colour) {
    return row.known(code)
        .<Mark>map(value -> new Mark.Bar(0, value, colour, Mark.HIGH, 0))
        .orElse(new Mark.Unknown(0, 8, List.of()));
  }

  /** The values as they are printed, of each indicator that a grid shows. */
  static Columns<MunicipalityGrid.Row> said(
      MunicipalityGrid grid, ReportTables tables, Language language) {
    Columns<MunicipalityGrid.Row> said =
        new Columns<MunicipalityGrid.Row>()
            .text(Phrase.MUNICIPALITY.in(language), row -> row.area().name());
    for (String code : grid.indicators()) {
      // With many columns the names, which the caption gives, would be wider than the page.
      said.number(
          grid.indicators().size() > 4 ? code : code + " " + tables.indicator(code).name(language),
          row ->
              row.cell(code)
                  .filter(ReportTables.Value::isKnown)
                  .map(
                      value ->
                          tables.printed(code, value, language)
                              + Caption.residence(value.residence()))
                  .orElse(row.reason(code).in(language)));
    }
    return said;
  }
}
