package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptps.catalog.Language;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.FigureScope;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.draw.Style;
import org.ptps.warehouse.Warehouse;

/**
 * Where things stand in every declared figure: a bar is as long as its value, no word hides a mark.
 */
public class FigureGeometryTest {
  /** Lines that carry nothing: of axes and grids, of cells, and the hatching of what is unknown. */
  private static final Set<Color> QUIET =
      Stream.of("grid", "frame", "no_data", "no_data_hatch", "ground", "land")
          .map(name -> Style.shipped().colour(name))
          .collect(Collectors.toSet());

  @TempDir Path folder;

  private List<Path> drawn(Warehouse warehouse, List<String> ids, Language language) {
    return Figures.render(
        warehouse,
        FiguresTest.HOME,
        ids,
        FigureScope.DECLARED,
        language,
        ReportRequest.Audience.MEMBERS,
        folder.resolve("out"),
        EnumSet.of(FigureFormat.SVG, FigureFormat.CSV));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noTextLiesOnAMarkOrHidesOne(Language language) throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      List<String> faults = new ArrayList<>();
      int figures = 0;
      for (Path file : drawn(warehouse, List.of(), language)) {
        String name = file.getFileName().toString();
        if (name.endsWith(".svg")) {
          faults(SvgTexts.read(Files.readString(file)), name, faults);
          figures++;
        }
      }
      assertThat(figures).isGreaterThan(25);
      assertThat(faults).isEmpty();
    }
  }

  @Test
  void aTextOnAMarkAndAHiddenMarkAreFound() throws Exception {
    List<String> faults = new ArrayList<>();
    faults(
        SvgTexts.read(
            """
            <svg width="300" height="90"><title>t</title><desc>d</desc>
            <line fill="none" stroke="rgb(0,114,178)" x1="0" y1="16" x2="300" y2="16"/>
            <line fill="none" stroke="rgb(217,217,217)" x1="0" y1="76" x2="300" y2="76"/>
            <g font-size="12"><text x="10" y="20">on</text></g>
            <rect x="98" y="8" width="60" height="16" fill="white"/>
            <g font-size="12"><text x="100" y="20">hides</text></g>
            <g font-size="12"><text x="200" y="50">beside</text></g>
            <g font-size="12"><text x="200" y="80">on the grid</text></g></svg>"""),
        "x",
        faults);

    assertThat(faults).containsExactly("x: lies on a line: on", "x: hides a line: hides");
  }

  /** Words that lie on a mark or hide one, each with the figure's name. */
  public static void faults(SvgTexts svg, String name, List<String> faults) {
    for (SvgTexts.Box text : svg.texts()) {
      Rectangle2D box = text.box();
      Rectangle2D core =
          new Rectangle2D.Double(
              box.getX() + 1, box.getY() + 1, box.getWidth() - 2, box.getHeight() - 2);
      for (SvgTexts.Filled stroke : svg.strokes()) {
        if (stroke.order() >= text.order()
            || QUIET.contains(stroke.colour())
            || !crosses(stroke, core)) {
          continue;
        }
        List<SvgTexts.Filled> between =
            svg.fills().stream()
                .filter(fill -> fill.order() > stroke.order() && fill.order() < text.order())
                .filter(fill -> fill.shape().contains(core))
                .toList();
        if (between.isEmpty()) {
          faults.add(name + ": lies on a line: " + text.text());
        } else if (between.stream()
            .allMatch(
                fill ->
                    fill.colour().equals(Color.WHITE)
                        && fill.shape().getBounds2D().getHeight() < box.getHeight() + 14)) {
          // A box as high as the word is its ground; a larger one is a mark of its own.
          faults.add(name + ": hides a line: " + text.text());
        }
      }
    }
  }

  private static boolean crosses(SvgTexts.Filled stroke, Rectangle2D box) {
    double[] at = new double[6];
    double x = 0;
    double y = 0;
    for (PathIterator path = stroke.shape().getPathIterator(null, 0.3);
        !path.isDone();
        path.next()) {
      int kind = path.currentSegment(at);
      if (kind == PathIterator.SEG_LINETO
          && box.intersectsLine(new Line2D.Double(x, y, at[0], at[1]))) {
        return true;
      }
      if (kind != PathIterator.SEG_CLOSE) {
        x = at[0];
        y = at[1];
      }
    }
    return false;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aBarIsAsLongAsItsValue(Language language) throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      bars(warehouse, language, "observation_ages", "median_age_years", "histogram");
      bars(warehouse, language, "coverage_by_municipality", "value", null);
    }
  }

  /**
   * Each bar stands for a value of the figure's numbers, all on one scale, and each value has one.
   */
  private void bars(Warehouse warehouse, Language language, String id, String column, String colour)
      throws Exception {
    List<Path> files = drawn(warehouse, List.of(id), language);
    Set<Color> colours =
        colour == null
            ? Set.of(Style.shipped().series(0), Style.shipped().series(1))
            : Set.of(Style.shipped().colour(colour), Style.shipped().series(1));
    List<Double> lengths = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file);
      if (file.toString().endsWith(".svg")) {
        SvgTexts.read(text).fills().stream()
            .filter(fill -> colours.contains(fill.colour()))
            .map(fill -> fill.shape().getBounds2D())
            // Samples of the legend are as high as they are on paper anywhere, and start above.
            .filter(box -> box.getHeight() > 8 && box.getHeight() < 22)
            .filter(box -> Math.abs(box.getWidth() - 22) > 0.01)
            .forEach(box -> lengths.add(box.getWidth()));
      } else {
        List<String> lines = text.lines().toList();
        int index = List.of(lines.get(0).split(",")).indexOf(column);
        lines.stream()
            .skip(1)
            .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)[index])
            .filter(cell -> !cell.isEmpty())
            .map(Double::parseDouble)
            .filter(value -> value > 0)
            .forEach(values::add);
      }
    }
    List<Double> longest = lengths.stream().sorted().toList();
    List<Double> largest = values.stream().sorted().toList();
    assertThat(longest).as(id).hasSameSizeAs(largest).hasSizeGreaterThan(20);
    double scale = longest.get(longest.size() - 1) / largest.get(largest.size() - 1);
    for (int i = 0; i < longest.size(); i++) {
      assertThat(longest.get(i))
          .as(id + " " + largest.get(i))
          .isCloseTo(largest.get(i) * scale, org.assertj.core.data.Offset.offset(0.6));
    }
  }
}
