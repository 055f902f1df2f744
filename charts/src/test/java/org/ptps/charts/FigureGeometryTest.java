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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
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
            <g font-size="12"><text x="200" y="80">on the grid</text></g></svg>\
            """),
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

  /**
   * Which numbers of a figure's rows its bars stand for.
   *
   * @param colours that its bars have
   */
  private record Bars(
      String id,
      boolean isUpright,
      Set<Color> colours,
      Function<List<Map<String, String>>, List<Double>> values) {

    static Bars across(String id, String... columns) {
      return each(
          id, false, BARS, row -> Stream.of(columns).map(column -> number(row, column)).toList());
    }

    static Bars each(
        String id,
        boolean isUpright,
        Set<Color> colours,
        Function<Map<String, String>, List<Double>> values) {
      return new Bars(
          id,
          isUpright,
          colours,
          rows -> rows.stream().flatMap(row -> values.apply(row).stream()).toList());
    }
  }

  /** Parts of a whole, of which what is not known is one. */
  private static Bars steps(String id) {
    Set<Color> colours =
        Stream.concat(BARS.stream(), Stream.of(Style.shipped().colour("no_data")))
            .collect(Collectors.toSet());
    return Bars.each(
        id,
        true,
        colours,
        row -> row.get("kind").equals("estimate") ? List.of(number(row, "value")) : List.of());
  }

  /** How many systems lie in each quarter of a milligram; from twice the most on, in one bar. */
  private static List<Double> quarters(List<Map<String, String>> systems) {
    return systems.stream()
        .filter(row -> !row.get("residual_mg_l").isEmpty())
        .map(row -> Math.min(40, Math.round(number(row, "residual_mg_l") * 100) / 25))
        .collect(Collectors.groupingBy(quarter -> quarter, Collectors.counting()))
        .values()
        .stream()
        .map(Long::doubleValue)
        .toList();
  }

  private static Double number(Map<String, String> row, String column) {
    String cell = row.getOrDefault(column, "");
    return cell.isEmpty() ? 0.0 : Double.parseDouble(cell);
  }

  static Stream<Arguments> figuresWithBars() {
    return Stream.of(
            Bars.across("observation_ages", "median_age_years"),
            Bars.across("coverage_by_municipality", "value"),
            Bars.across("poa_progress_by_strategy", "value"),
            Bars.across("self_assessment_by_principle", "value"),
            Bars.across("siasar_classes", "value_all"),
            Bars.each(
                "provider_profile",
                false,
                BARS,
                row ->
                    row.get("score_median").isEmpty()
                        ? List.of()
                        : List.of(1 - number(row, "score_median"))),
            new Bars(
                "residual_chlorine",
                true,
                Set.of(Style.shipped().colour("histogram")),
                FigureGeometryTest::quarters),
            steps("jmp_ladder_water"),
            steps("jmp_ladder_sanitation"))
        .flatMap(bars -> Stream.of(Language.values()).map(each -> Arguments.of(bars, each)));
  }

  /** Each bar stands for a number of the figure's, all on one scale, and each number has one. */
  @ParameterizedTest
  @MethodSource("figuresWithBars")
  void aBarIsAsLongAsItsValue(Bars bars, Language language) throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      List<Double> lengths = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      for (Path file : drawn(warehouse, List.of(bars.id()), language)) {
        if (file.toString().endsWith(".svg")) {
          lengths.addAll(lengths(SvgTexts.read(Files.readString(file)), bars));
        } else {
          values.addAll(bars.values().apply(rows(Files.readString(file))));
        }
      }
      List<Double> longest = lengths.stream().sorted().toList();
      List<Double> largest = values.stream().filter(value -> value > 0.001).sorted().toList();
      assertThat(longest).as(bars.id()).hasSameSizeAs(largest).hasSizeGreaterThan(5);
      double scale = longest.get(longest.size() - 1) / largest.get(largest.size() - 1);
      for (int i = 0; i < longest.size(); i++) {
        assertThat(longest.get(i))
            .as(bars.id() + " " + largest.get(i))
            .isCloseTo(largest.get(i) * scale, Offset.offset(0.6));
      }
    }
  }

  private static List<Map<String, String>> rows(String csv) {
    List<List<String>> lines =
        csv.replace("\ufeff", "")
            .lines()
            .map(line -> List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)))
            .toList();
    return lines.stream()
        .skip(1)
        .map(
            cells -> {
              Map<String, String> row = new HashMap<>();
              for (int i = 0; i < cells.size(); i++) {
                row.put(lines.get(0).get(i), cells.get(i));
              }
              return row;
            })
        .toList();
  }

  /** Colours that bars have: of series, of classes and steps, and of what is not known. */
  private static final Set<Color> BARS =
      Stream.of(
              IntStream.range(0, 6).mapToObj(Style.shipped()::series),
              Style.shipped().ladder().stream(),
              Style.shipped().steps().stream(),
              Stream.of("A", "B", "C", "D", "none").map(Style.shipped()::siasar),
              Stream.of("histogram", "grid").map(Style.shipped()::colour))
          .flatMap(each -> each)
          .collect(Collectors.toSet());

  private static List<Double> lengths(SvgTexts svg, Bars bars) {
    return svg.fills().stream()
        .filter(fill -> bars.colours().contains(fill.colour()))
        .map(fill -> fill.shape().getBounds2D())
        // Samples of the legend, and squares beside words.
        .filter(box -> Math.hypot(box.getWidth() - 22, box.getHeight() - 16) > 0.01)
        .filter(box -> Math.abs(box.getWidth() - box.getHeight()) > 0.01)
        .map(box -> bars.isUpright() ? box.getHeight() : box.getWidth())
        .filter(length -> length > 0.001)
        .toList();
  }
}
