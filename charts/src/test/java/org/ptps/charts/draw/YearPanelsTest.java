package org.ptps.charts.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ptps.catalog.Language;
import org.ptps.charts.FigureGeometryTest;
import org.ptps.charts.SvgTexts;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.declared.FigureSize;

/** Where things stand in panels of values over years, read from what was drawn. */
class YearPanelsTest {
  private static final Style STYLE = Style.shipped();
  private static final Color LINE = STYLE.series(0);
  private static final YearPanels.Scale PERCENT = new YearPanels.Scale(0, 100, 20, "");
  private static final Offset<Double> NEAR = Offset.offset(0.7);

  private static YearPanels.Spot spot(int year, double value) {
    return new YearPanels.Spot(year, value, null, null, true);
  }

  private static YearPanels.Spot spot(int year, double value, double low, double high) {
    return new YearPanels.Spot(year, value, low, high, true);
  }

  private static YearPanels.Series series(YearPanels.Spot... spots) {
    return new YearPanels.Series(List.of(spots), LINE, new BasicStroke(2f), Marks.circle(3));
  }

  private static YearPanels.Point point(int year, double value, String... words) {
    return new YearPanels.Point(
        year, value, Marks.diamond(6), STYLE.ink(), false, STYLE.small(), List.of(words));
  }

  private static SvgTexts drawn(YearPanels panels) throws Exception {
    Page page =
        new Page(
            700, 400, graphics -> panels.draw(graphics, new Rectangle2D.Double(20, 20, 660, 360)));
    DataTable none = new DataTable(List.of(), List.of(), List.of());
    Picture picture = new Picture("x", "x", "x", List.of(), List.of(page), none, none, List.of());
    return SvgTexts.read(SvgWriter.write(picture, 0, "es", SvgWriter.Place.PAGE));
  }

  private static SvgTexts drawn(YearPanels.Panel panel) throws Exception {
    return drawn(new YearPanels(List.of(panel), 1, 300));
  }

  private static Rectangle2D box(SvgTexts svg, String words) {
    return svg.texts().stream()
        .filter(text -> text.text().equals(words))
        .map(SvgTexts.Box::box)
        .findFirst()
        .orElseThrow();
  }

  /** Where years stand, as the labels of the axis tell it. */
  private static DoubleUnaryOperator x(SvgTexts svg, int from, int to) {
    double first = box(svg, String.valueOf(from)).getCenterX();
    double last = box(svg, String.valueOf(to)).getCenterX();
    return year -> first + (last - first) * (year - from) / (to - from);
  }

  private static DoubleUnaryOperator y(SvgTexts svg, int from, int to) {
    double first = box(svg, String.valueOf(from)).getCenterY();
    double last = box(svg, String.valueOf(to)).getCenterY();
    return value -> first + (last - first) * (value - from) / (to - from);
  }

  private static List<Point2D> marks(SvgTexts svg, Color colour) {
    return svg.fills().stream()
        .filter(fill -> fill.colour().equals(colour))
        .map(fill -> fill.shape().getBounds2D())
        .map(box -> (Point2D) new Point2D.Double(box.getCenterX(), box.getCenterY()))
        .toList();
  }

  @Test
  void everyMarkStandsAtItsYearAndItsValue() throws Exception {
    List<YearPanels.Spot> spots =
        List.of(spot(2013, 12), spot(2014, 57.5), spot(2016, 0), spot(2017, 100));
    SvgTexts svg =
        drawn(
            new YearPanels.Panel("a", PERCENT).add(series(spots.toArray(YearPanels.Spot[]::new))));
    DoubleUnaryOperator x = x(svg, 2013, 2017);
    DoubleUnaryOperator y = y(svg, 20, 80);
    List<Point2D> marks = marks(svg, LINE);

    assertThat(marks).hasSize(4);
    double offset = marks.get(0).getY() - y.applyAsDouble(12);
    for (int i = 0; i < 4; i++) {
      assertThat(marks.get(i).getX())
          .isCloseTo(x.applyAsDouble(spots.get(i).year()), Offset.offset(1.5));
      assertThat(marks.get(i).getY() - offset)
          .isCloseTo(y.applyAsDouble(spots.get(i).value()), NEAR);
    }
    // Letters stand a little beside the middle of their boxes, all by the same.
    assertThat(offset).isCloseTo(0, Offset.offset(3.0));
  }

  @Test
  void aYearWithoutAValueIsAGap() throws Exception {
    SvgTexts svg =
        drawn(
            new YearPanels.Panel("a", PERCENT)
                .add(series(spot(2013, 50), spot(2014, 50), spot(2016, 50), spot(2017, 50))));
    double gap = x(svg, 2013, 2017).applyAsDouble(2015);

    assertThat(svg.strokes().stream().filter(stroke -> stroke.colour().equals(LINE)))
        .hasSize(2)
        .allSatisfy(
            stroke -> {
              Rectangle2D box = stroke.shape().getBounds2D();
              assertThat(box.getMinX() < gap && box.getMaxX() > gap).isFalse();
            });
  }

  @Test
  void aBandNeverPassesThroughAYearWithoutAnInterval() throws Exception {
    Color band = STYLE.colour("band");
    SvgTexts whole =
        drawn(
            new YearPanels.Panel("a", PERCENT)
                .add(series(spot(2013, 50, 40, 60), spot(2014, 50, 30, 70))));
    SvgTexts parted =
        drawn(
            new YearPanels.Panel("a", PERCENT)
                .add(series(spot(2013, 50, 40, 60), spot(2014, 50), spot(2015, 50, 30, 70))));

    assertThat(whole.fills().stream().filter(fill -> fill.colour().equals(band)))
        .hasSize(1)
        .allSatisfy(
            fill -> {
              Rectangle2D box = fill.shape().getBounds2D();
              DoubleUnaryOperator y = y(whole, 20, 80);
              assertThat(box.getHeight())
                  .isCloseTo(y.applyAsDouble(30) - y.applyAsDouble(70), NEAR);
            });
    assertThat(parted.fills()).noneMatch(fill -> fill.colour().equals(band));
    assertThat(parted.strokes().stream().filter(stroke -> stroke.colour().equals(band)))
        .hasSize(2)
        .allMatch(stroke -> stroke.shape().getBounds2D().getWidth() < 1);
  }

  @Test
  void aLineAndItsMarksLieOnThoseAddedBefore() throws Exception {
    Color other = STYLE.series(1);
    SvgTexts svg =
        drawn(
            new YearPanels.Panel("a", PERCENT)
                .add(series(spot(2013, 50), spot(2014, 50)))
                .add(
                    new YearPanels.Series(
                        List.of(spot(2013, 50), spot(2014, 50)),
                        other,
                        new BasicStroke(2f),
                        Marks.circle(3))));

    assertThat(last(svg.strokes(), other)).isGreaterThan(last(svg.strokes(), LINE));
    assertThat(last(svg.fills(), other)).isGreaterThan(last(svg.fills(), LINE));
  }

  private static int last(List<SvgTexts.Filled> drawn, Color colour) {
    return drawn.stream()
        .filter(each -> each.colour().equals(colour))
        .mapToInt(SvgTexts.Filled::order)
        .max()
        .orElseThrow();
  }

  @Test
  void sharesOfAYearStandOnEachOtherAndAreAsHighAsTheyAre() throws Exception {
    Color low = STYLE.ladder().get(0);
    Color high = STYLE.ladder().get(3);
    SvgTexts svg =
        drawn(
            new YearPanels.Panel("a", PERCENT)
                .add(new YearPanels.Stack("low", low, List.of(spot(2013, 70), spot(2014, 20))))
                .add(new YearPanels.Stack("high", high, List.of(spot(2013, 30), spot(2014, 80)))));
    DoubleUnaryOperator y = y(svg, 20, 80);
    double point = (y.applyAsDouble(20) - y.applyAsDouble(80)) / 60;

    assertThat(heights(svg, low))
        .usingElementComparator(YearPanelsTest::near)
        .containsExactly(70 * point, 20 * point);
    assertThat(heights(svg, high))
        .usingElementComparator(YearPanelsTest::near)
        .containsExactly(30 * point, 80 * point);
  }

  private static List<Double> heights(SvgTexts svg, Color colour) {
    return svg.fills().stream()
        .filter(fill -> fill.colour().equals(colour))
        .map(fill -> fill.shape().getBounds2D().getHeight())
        .toList();
  }

  private static int near(double one, double other) {
    return Math.abs(one - other) < 0.7 ? 0 : Double.compare(one, other);
  }

  @Test
  void anAxisBeyondAHundredHasAllItsNumbers() throws Exception {
    YearPanels.Scale scale = YearPanels.Scale.upTo(Stream.of(12.0, 431.0).mapToDouble(n -> n));
    SvgTexts svg =
        drawn(new YearPanels.Panel("a", scale).add(series(spot(2013, 12), spot(2014, 431))));

    assertThat(svg.texts().stream().map(SvgTexts.Box::text))
        .contains("0", "100", "200", "300", "400", "500");
  }

  @Test
  void wordsHideNothingAndNoLeaderLeavesItsPanel() throws Exception {
    List<YearPanels.Panel> panels = new ArrayList<>();
    for (String title : List.of("left", "right")) {
      YearPanels.Panel panel =
          new YearPanels.Panel(title, PERCENT)
              .add(
                  series(
                      IntStream.rangeClosed(2010, 2020)
                          .mapToObj(year -> spot(year, 55 + 4 * (year % 3), 40, 75))
                          .toArray(YearPanels.Spot[]::new)))
              .add(new YearPanels.Path(2012, 60, 2020, 100))
              .add(
                  new YearPanels.Day(
                      2018.4, List.of("a day"), STYLE.colour("stamp"), Plots.dotted()))
              .add(point(2012, 60, "first words", "of two lines"))
              .add(point(2020, 100, "the end of the path"))
              .add(point(2020, 63, "the last value"));
      panels.add(panel);
    }
    SvgTexts svg = drawn(new YearPanels(panels, 2, 300));
    List<String> faults = new ArrayList<>();
    FigureGeometryTest.faults(svg, "x", faults);

    assertThat(faults).isEmpty();
    assertThat(svg.overlaps()).isEmpty();
    double middle = box(svg, "right").getMinX() - 4;
    assertThat(svg.strokes())
        .allSatisfy(
            stroke -> {
              Rectangle2D box = stroke.shape().getBounds2D();
              assertThat(box.getMinX() < middle - 20 && box.getMaxX() > middle).isFalse();
            });
    assertThat(svg.texts().stream().filter(text -> text.text().equals("a day"))).hasSize(2);
  }

  @Test
  void wordsAtTheEndsOfLinesNeverOverlap() throws Exception {
    YearPanels.Panel panel =
        new YearPanels.Panel("a", PERCENT).add(series(spot(2013, 98), spot(2014, 99)));
    for (int i = 0; i < 5; i++) {
      panel.add(
          new YearPanels.End(
              99 - i, "words of a line that wraps " + i, STYLE.small(), STYLE.ink(), null));
    }
    SvgTexts svg = drawn(new YearPanels(List.of(panel), 1, 300).ends(120));

    assertThat(svg.overlaps()).isEmpty();
    assertThat(svg.outside()).isEmpty();
  }

  @Test
  void panelsFillAPageOfAGivenFormAndNoMore() {
    YearPanels panels =
        new YearPanels(
            List.of(new YearPanels.Panel("a", PERCENT).add(series(spot(2013, 5), spot(2014, 9)))),
            1,
            120);
    for (FigureSize size : FigureSize.values()) {
      Frame frame =
          new Frame(
              Language.EN,
              new Frame.Stamps(false, false),
              "t",
              "",
              new Legend(),
              List.of("c"),
              size);
      List<Page> pages = panels.pages(frame);
      assertThat(pages).as(size.name()).hasSize(1);
      assertThat(pages.get(0).width()).as(size.name()).isCloseTo(STYLE.width(), NEAR);
    }
  }

  @Test
  void whyThereIsNothingIsSaidInPlaceOfThePlot() throws Exception {
    SvgTexts svg = drawn(new YearPanels.Panel("a", PERCENT).nothing("no reported value"));

    assertThat(svg.texts().stream().map(SvgTexts.Box::text))
        .containsExactly("a", "no reported value");
    assertThat(YearPanels.Scale.percent(Stream.of(58.0).mapToDouble(n -> n)).start(Language.EN))
        .contains("the axis starts at");
  }
}
