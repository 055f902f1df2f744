package org.ptps.charts.kind;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.ptps.catalog.Words;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.data.Validation;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * How many water systems have how much residual chlorine, in steps of 0.25 mg/l, over the band of
 * the norm; above it one bar for all systems that chlorinate, the unmeasured ones included.
 */
final class ChlorineHistogram extends Kind {
  private static final Words BELOW = new Words("bajo el mínimo", "below the minimum");
  private static final Words WITHIN = new Words("en norma", "within the norm");
  private static final Words ABOVE =
      new Words("sobre el máximo admisible", "above the admissible maximum");
  private static final Words BROKEN =
      new Words("cloración que no funciona", "chlorination that does not work");
  private static final Words WITHOUT = new Words("sin medición vigente", "no valid measurement");
  private static final Words RECOMMENDED = new Words("recomendado", "recommended");
  private static final Words ADMISSIBLE = new Words("admisible", "admissible");
  private static final Words AXIS =
      new Words(
          "Cloro residual, mg/l; número de sistemas por cada",
          "Residual chlorine, mg/l; number of systems by steps of");
  private static final Words NORM = new Words("Norma", "Norm");
  private static final Words TO_BE_CONFIRMED = new Words("por confirmar", "to be confirmed");
  private static final double STEP = 0.25;
  private static final double HEIGHT = 300;
  private static final double STRIP = 62;
  private static final String COLUMNS =
      "system_id system_name municipality_code #year residual_class #residual_mg_l"
          + " residual_on reason synthetic key";

  /** Limits of the norm in mg/l. */
  private record Norm(double least, double most, double admissible) {
    static Norm read(ReportTables tables) {
      return new Norm(
          tables.threshold("chlorine.min"),
          tables.threshold("chlorine.max_recommended"),
          tables.threshold("chlorine.max_admissible"));
    }
  }

  /** A part of the systems that chlorinate: words, count and colour; no colour is hatched. */
  private record Part(String words, double count, String shown, Color colour) {
    public static Part of(String words, Rows.Row counts, String column, Color colour) {
      return new Part(words, counts.number(column), Facts.whole(counts, column), colour);
    }
  }

  ChlorineHistogram(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    Norm norm = Norm.read(tables);
    String group = ReportTables.group(slice);
    List<ReportTables.Area> areas = tables.areas(slice, language);
    Set<String> codes = areas.stream().map(ReportTables.Area::code).collect(Collectors.toSet());
    Asked asked = asked(tables.from("chlorine_counts").where("area_group", group), "measured");
    Optional<Rows.Row> counted = asked.row();
    OptionalInt year = asked.year();
    List<Rows.Row> rows =
        tables
            .from("chlorine_residuals")
            .where("year", year.orElse(0))
            .in("municipality_code", codes)
            .by("residual_mg_l")
            .by("system_id")
            .rows();
    List<Rows.Row> bins =
        tables
            .from("chlorine_bins")
            .where("area_group", group)
            .where("year", year.orElse(0))
            .by("bin")
            .rows();
    String shownYear = Phrase.year(year, language);
    sketch
        .stamps(
            isSynthetic(rows),
            year.isPresent() && Validation.preliminary(tables, figure, year.getAsInt(), codes))
        .slot("year", shownYear)
        .slot("n", Facts.whole(counted, "systems"))
        .slot("measured", Facts.whole(counted, "measured"))
        .slot("low", Facts.whole(counted, "below"))
        .slot("within", Facts.whole(counted, "within"))
        .slot("high", Facts.whole(counted, "above"))
        .slot("broken", Facts.whole(counted, "not_working"))
        .slot("without", Facts.whole(counted, "without_measurement"))
        .slot(
            "without_pct",
            counted.map(row -> Facts.percent(row, "without_measurement_pct", language)).orElse("—"))
        .slot("least", Facts.scale(Numbers.decimal(norm.least(), 1)))
        .slot("most", Facts.scale(Numbers.decimal(norm.most(), 1)))
        .slot("admissible", Facts.scale(Numbers.decimal(norm.admissible(), 1)));
    sketch.sources(
        tables,
        say(
            "{}n = {} {}, {} {}. {}",
            Sketch.year(year, language),
            Facts.whole(counted, "systems"),
            Phrase.SYSTEMS,
            Facts.whole(counted, "measured"),
            Phrase.WITH_DATA,
            sketch.dates(rows, "residual_on", "residual_on")));
    sketch.line(normLine());
    DataTable plotted = Sketch.plotted(COLUMNS, rows);
    if (bins.isEmpty()) {
      return sketch.nothing(
          (tables.from("chlorine_residuals").isEmpty()
                  ? Reason.SOURCE_NOT_LOADED
                  : Reason.NOT_TESTED)
              .in(language),
          plotted);
    }
    Rows.Row counts = counted.orElseThrow();
    List<Part> parts =
        List.of(
            Part.of(BELOW.in(language), counts, "below", style.series(1)),
            Part.of(WITHIN.in(language), counts, "within", style.series(0)),
            Part.of(ABOVE.in(language), counts, "above", style.series(3)),
            Part.of(BROKEN.in(language), counts, "not_working", style.ink()),
            Part.of(
                WITHOUT.in(language)
                    + (counts.number("too_old") == 0
                        ? ""
                        : say(" ({} {})", Facts.whole(counts, "too_old"), Phrase.TOO_OLD_SHORT)),
                counts,
                "without_measurement",
                null));
    return sketch.drawn(
        legend(parts, norm),
        frame ->
            List.of(
                frame.page(
                    STRIP + HEIGHT, (graphics, box) -> draw(graphics, box, bins, parts, norm))),
        parts.stream()
            .map(part -> part.words() + ": " + part.shown())
            .collect(Collectors.joining("; ", "", ".")),
        plotted,
        twin(bins, parts));
  }

  private String normLine() {
    return tables
        .from("thresholds")
        .where("name", "chlorine.min")
        .first()
        .map(
            row ->
                say(
                    "{}: {}{}.",
                    NORM,
                    row.text("source"),
                    "to_be_confirmed".equals(row.text("status"))
                        ? " (" + TO_BE_CONFIRMED.in(language) + ")"
                        : ""))
        .orElse("");
  }

  private Legend legend(List<Part> parts, Norm norm) {
    Legend legend = new Legend();
    parts.forEach(
        part ->
            legend.add(
                part.words(),
                part.colour() == null ? Legend.hatched() : Legend.box(part.colour(), "")));
    legend.add(
        RECOMMENDED.in(language) + " " + range(norm.least(), norm.most()),
        Legend.box(Style.shipped().steps().get(1), ""));
    legend.add(
        ADMISSIBLE.in(language) + " " + range(norm.most(), norm.admissible()),
        Legend.box(Style.shipped().steps().get(0), ""));
    return legend;
  }

  private static String range(double from, double to) {
    return Facts.scale(Numbers.decimal(from, 1) + "–" + Numbers.decimal(to, 1) + "\u00a0mg/l");
  }

  /** Whether a bar stands for all above its start. */
  private static boolean isOpen(Rows.Row bin) {
    return bin.number("to_mg_l") == null;
  }

  private static String shown(Rows.Row bin) {
    return Facts.scale(
        (isOpen(bin) ? "≥ " : "")
            + Numbers.decimal(bin.number("from_mg_l"), 2)
            + (isOpen(bin) ? "" : "–" + Numbers.decimal(bin.number("to_mg_l"), 2))
            + "\u00a0mg/l");
  }

  private void draw(
      Graphics2D graphics, Rectangle2D box, List<Rows.Row> steps, List<Part> parts, Norm norm) {
    strip(graphics, new Rectangle2D.Double(box.getX(), box.getY() + 4, box.getWidth(), 28), parts);
    int bins = steps.get(steps.size() - 1).integer("bin").intValue() + 1;
    int most = steps.stream().mapToInt(step -> step.integer("systems").intValue()).max().orElse(1);
    boolean anyOpen = steps.stream().anyMatch(ChlorineHistogram::isOpen);
    String axisTitle = AXIS.in(language) + " " + Facts.scale(Numbers.decimal(STEP, 2));
    Text.line(
        graphics,
        axisTitle,
        style.strongSmall(),
        style.ink(),
        box.getX(),
        box.getY() + 42,
        Text.Anchor.LEFT);
    Rectangle2D.Double plotBox =
        new Rectangle2D.Double(box.getX(), box.getY() + STRIP, box.getWidth(), HEIGHT);
    NumberAxis across = new NumberAxis();
    across.setRange(0, bins * STEP);
    across.setTickUnit(Plots.unit(bins > 24 ? 1 : 0.5));
    Plots.quiet(across, style);
    NumberAxis up = new NumberAxis();
    up.setRange(0, most * (anyOpen ? 1.2 : 1.14));
    up.setTickUnit(Plots.unit(step(most)));
    Plots.quiet(up, style);
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    XYIntervalSeries series = new XYIntervalSeries("n");
    for (Rows.Row step : steps) {
      double from = step.number("from_mg_l");
      double count = step.number("systems");
      series.add(from + STEP / 2, from, from + STEP, count, 0, count);
    }
    data.addSeries(series);
    XYBarRenderer renderer = new XYBarRenderer(0.08);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setUseYInterval(false);
    renderer.setSeriesPaint(0, style.colour("histogram"));
    XYPlot plot = Plots.plot(data, across, up, renderer);
    band(plot, norm.most(), norm.admissible(), style.steps().get(0));
    band(plot, norm.least(), norm.most(), style.steps().get(1));
    for (double limit : List.of(norm.least(), norm.admissible())) {
      plot.addDomainMarker(new ValueMarker(limit, style.ink(), Plots.dashed(1.4f)));
    }
    Rectangle2D area = Plots.draw(plot, graphics, plotBox);
    for (Rows.Row step : steps) {
      double x =
          across.valueToJava2D(step.number("from_mg_l") + STEP / 2, area, RectangleEdge.BOTTOM);
      double y = up.valueToJava2D(step.number("systems"), area, RectangleEdge.LEFT);
      boolean open = isOpen(step);
      Text.middle(
          graphics,
          (open ? shown(step) + ": " : "") + Facts.whole(step, "systems"),
          style.small(),
          style.ink(),
          open ? area.getMaxX() : x,
          open ? y - 24 : y - 9,
          open ? Text.Anchor.RIGHT : Text.Anchor.CENTRE);
    }
  }

  private static void band(XYPlot plot, double from, double to, Color colour) {
    IntervalMarker band = new IntervalMarker(from, to, colour);
    band.setAlpha(1f);
    plot.addDomainMarker(band, Layer.BACKGROUND);
  }

  private static double step(int most) {
    double wanted = most / 5.0;
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, wanted))));
    for (double factor : List.of(1.0, 2.0, 5.0, 10.0)) {
      if (factor * power >= wanted) {
        return Math.max(1, factor * power);
      }
    }
    return Math.max(1, 10 * power);
  }

  /** All systems that chlorinate, as one bar. */
  private static void strip(Graphics2D graphics, Rectangle2D box, List<Part> parts) {
    double all = parts.stream().mapToDouble(Part::count).sum();
    double from = 0;
    for (Part part : parts) {
      if (part.count() > 0) {
        new Mark.Part(from, from + part.count(), part.colour(), List.of(part.shown()))
            .draw(graphics, n -> box.getX() + box.getWidth() * n / all, box.getCenterY());
      }
      from += part.count();
    }
  }

  private DataTable twin(List<Rows.Row> bins, List<Part> parts) {
    List<List<String>> rows = new ArrayList<>();
    parts.forEach(part -> rows.add(List.of(part.words(), part.shown())));
    bins.forEach(bin -> rows.add(List.of(shown(bin), Facts.whole(bin, "systems"))));
    return new DataTable(
        List.of(Phrase.VALUE.in(language), Phrase.SYSTEMS.in(language)),
        List.of(false, true),
        rows);
  }
}
