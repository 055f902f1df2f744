package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;

/**
 * Sorted horizontal bars, one row per municipality and one panel per indicator, with the lines that
 * decide.
 */
final class SortedBars extends Kind {
  private static final double VALUE = 58;

  private final MunicipalityGrid grid = MunicipalityGrid.read(figure, tables, language);
  private final double line = tables.threshold("coverage.line_pct");
  private final double all = tables.threshold("universal.threshold_pct");

  SortedBars(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    sketch
        .stamps(grid.values())
        .slot("total", Facts.drawn(grid.rows().size()))
        .slot("line", Facts.scale(Numbers.whole(line)))
        .slot("all", Facts.scale(Numbers.whole(all)))
        .year(grid.year());
    for (int i = 0; i < grid.indicators().size(); i++) {
      String code = grid.indicators().get(i);
      sketch
          .slot("over_" + (i + 1), grid.count(code, "over_line"))
          .slot("known_" + (i + 1), grid.count(code, "with_value"))
          .slot("undecided_" + (i + 1), grid.count(code, "undecided"));
    }
    grid.indicators().forEach(code -> sketch.of(code, facts(code)));
    sketch.sources(tables, Caption.municipalities(grid, language) + ".", grid.values());
    if (grid.isEmpty()) {
      return sketch.nothing(grid.mainReason().in(language), grid.plotted());
    }
    sketch.line(Caption.missing(grid, language));
    return sketch.drawn(legend(), tracks()::pages, cells(grid), grid.rows(), grid.plotted());
  }

  private String facts(String code) {
    return say(
        "{} {}{}",
        grid.count(code, "with_value"),
        Phrase.WITH_DATA,
        grid.count(code).flatMap(tables::whole).map(whole -> Caption.unknown(whole, language)));
  }

  private Legend legend() {
    return new Legend()
        .add(
            Facts.scale(Numbers.with(line, 0, "%")),
            Legend.line(style.ink(), Plots.dashed(1.4f), null))
        .add(
            Facts.scale(Numbers.with(all, 0, "%")),
            Legend.line(style.ink(), new BasicStroke(1.4f), null))
        .addIf(!grid.reasons().isEmpty(), in(Phrase.NO_DATA_CELL), Legend.hatched());
  }

  private Tracks<MunicipalityGrid.Row> tracks() {
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
      Color colour = style.series(i);
      tracks
          .marks(
              tables.indicator(code).name(language),
              panel - VALUE,
              scale,
              row -> List.of(mark(row.known(code), colour)))
          .words("", VALUE, Text.Anchor.LEFT, row -> List.of(value(row, code)));
    }
    return tracks;
  }

  private static Mark mark(Optional<Double> value, Color colour) {
    return value.isPresent()
        ? new Mark.Bar(0, value.get(), colour, Mark.HIGH, 0)
        : new Mark.Unknown(0, 8, List.of());
  }

  private Tracks.Line value(MunicipalityGrid.Row row, String code) {
    return row.cell(code)
        .filter(ReportTables.Value::isKnown)
        .map(value -> Tracks.Line.small(tables.bare(code, value, language)))
        .orElseGet(() -> Tracks.Line.muted(row.reason(code).letter()));
  }
}
