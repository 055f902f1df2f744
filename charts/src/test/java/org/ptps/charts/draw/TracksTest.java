package org.ptps.charts.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ptps.catalog.Language;
import org.ptps.charts.SvgTexts;
import org.ptps.charts.data.DataTable;

/** Labelled rows by aligned tracks. */
class TracksTest {

  private static SvgTexts drawn(Tracks<String> tracks) throws Exception {
    Frame frame =
        new Frame(Language.EN, new Frame.Stamps(false, false), "t", "", new Legend(), List.of());
    DataTable none = new DataTable(List.of(), List.of(), List.of());
    Picture picture =
        new Picture("x", "t", "d", List.of(), tracks.pages(frame), none, none, List.of());
    return SvgTexts.read(SvgWriter.write(picture, 0, "en", SvgWriter.Place.PAGE));
  }

  @Test
  void levelsAreDrawnInTheOrderOfTheirValues() {
    Map<Double, BasicStroke> levels = new LinkedHashMap<>();
    levels.put(98.0, new BasicStroke(1f));
    levels.put(80.0, new BasicStroke(2f));

    assertThat(new Tracks.Scale(0, 100, 20, "", levels).levels().keySet())
        .containsExactly(80.0, 98.0);
  }

  @Test
  void barsAndPartsAreAsLongAsTheirValuesWhereverTheScaleBegins() throws Exception {
    Style style = Style.shipped();
    SvgTexts svg =
        drawn(
            new Tracks<>(List.of("row"))
                .marks(
                    "",
                    410,
                    new Tracks.Scale(10, 50, 20, ""),
                    row ->
                        List.of(
                            new Mark.Bar(10, 35, style.series(0), Mark.HIGH, 0),
                            new Mark.Part(20, 25, style.series(1), List.of()),
                            new Mark.Part(40, 90, style.series(2), List.of()))));

    assertThat(box(svg, style.series(0)).getWidth()).isCloseTo(250, Offset.offset(0.05));
    assertThat(box(svg, style.series(1)).getWidth()).isCloseTo(50, Offset.offset(0.05));
    // What lies beyond the scale ends with it.
    assertThat(box(svg, style.series(2)).getWidth()).isCloseTo(100, Offset.offset(0.05));
    assertThat(box(svg, style.series(1)).getMinX() - box(svg, style.series(0)).getMinX())
        .isCloseTo(100, Offset.offset(0.05));
  }

  private static Rectangle2D box(SvgTexts svg, Color colour) {
    return svg.fills().stream()
        .filter(fill -> fill.colour().equals(colour))
        .map(fill -> fill.shape().getBounds2D())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void cellsStandBelowTheirHeadingsAndHoldTheirWords() throws Exception {
    Style style = Style.shipped();
    SvgTexts svg =
        drawn(
            new Tracks<>(List.of("a", "b"))
                .words("", 90, Text.Anchor.RIGHT, row -> List.of(Tracks.Line.small(row)))
                .cells(
                    List.of(Tracks.Line.small("a heading that is read upwards")),
                    List.of("I", "II"),
                    80,
                    row ->
                        new Tracks.Cells(
                            List.of(
                                new Tracks.Cell(style.step(90), List.of("1" + row, "G")),
                                new Tracks.Cell(null, List.of("R"))),
                            "+0.2 " + row)));
    List<SvgTexts.Filled> cells =
        svg.fills().stream().filter(fill -> fill.colour().equals(style.step(90))).toList();

    assertThat(cells).hasSize(2);
    assertThat(svg.overlaps()).isEmpty();
    assertThat(svg.faint()).isEmpty();
    for (int i = 0; i < 2; i++) {
      String row = List.of("a", "b").get(i);
      SvgTexts.Filled cell = cells.get(i);
      assertThat(svg.texts().stream().filter(text -> text.text().equals("1" + row)))
          .hasSize(1)
          .allMatch(
              text ->
                  cell.shape()
                      .getBounds2D()
                      .contains(text.box().getCenterX(), text.box().getCenterY()));
      assertThat(svg.texts().stream().filter(text -> text.text().equals("+0.2 " + row)))
          .hasSize(1)
          .allMatch(text -> text.box().getMinY() > cell.shape().getBounds2D().getMaxY() - 2);
    }
    SvgTexts.Box heading =
        svg.texts().stream()
            .filter(text -> text.text().startsWith("a heading"))
            .findFirst()
            .orElseThrow();
    assertThat(heading.box().getMaxY()).isLessThan(cells.get(0).shape().getBounds2D().getMinY());
  }
}
