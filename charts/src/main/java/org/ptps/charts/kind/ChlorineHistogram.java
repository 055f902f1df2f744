package org.ptps.charts.kind;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
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
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
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
  private static final double STRIP = 80;
  private static final double CHIP = 16;

  /** A part of the systems that chlorinate, by its column; no colour is hatched. */
  private record Part(String column, String words, Color colour) {}

  /** A part of the scale that the norm names, in mg/l. */
  private record Band(Words words, double from, double to, Color colour) {}

  private final double least = tables.threshold("chlorine.min");
  private final double most = tables.threshold("chlorine.max_recommended");
  private final double admissible = tables.threshold("chlorine.max_admissible");
  private final String group = ReportTables.group(slice);
  private final Asked asked =
      asked(tables.from("chlorine_counts").where("area_group", group), "measured");
  private final Optional<Rows.Row> counts = asked.row();

  /** Bars of the histogram. */
  private final List<Rows.Row> bins =
      tables
          .from("chlorine_bins")
          .where("area_group", group)
          .where("year", asked.year().orElse(0))
          .by("bin")
          .rows();

  ChlorineHistogram(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    Set<String> codes =
        tables.areas(slice, language).stream()
            .map(ReportTables.Area::code)
            .collect(Collectors.toSet());
    List<Rows.Row> rows =
        tables
            .from("chlorine_residuals")
            .where("year", asked.year().orElse(0))
            .in("municipality_code", codes)
            .by("residual_mg_l")
            .by("system_id")
            .rows();
    sketch
        .stamps(
            isSynthetic(rows),
            Validation.preliminary(tables, figure, asked.year().orElse(0), codes))
        .year(asked.year())
        .slot("n", Facts.whole(counts, "systems"))
        .counts(counts, "measured", "within")
        .slot("low", Facts.whole(counts, "below"))
        .slot("high", Facts.whole(counts, "above"))
        .slot("broken", Facts.whole(counts, "not_working"))
        .slot("without", Facts.whole(counts, "without_measurement"))
        .slot(
            "without_pct",
            counts.map(row -> Facts.percent(row, "without_measurement_pct", language)).orElse("—"))
        .slot("least", Facts.scale(Numbers.decimal(least, 1)))
        .slot("most", Facts.scale(Numbers.decimal(most, 1)))
        .slot("admissible", Facts.scale(Numbers.decimal(admissible, 1)));
    sketch.sources(
        tables,
        say(
            "{}n = {} {}, {} {}. {}",
            Sketch.year(asked.year(), language),
            Facts.whole(counts, "systems"),
            Phrase.SYSTEMS,
            Facts.whole(counts, "measured"),
            Phrase.WITH_DATA,
            sketch.dates(rows, "residual_on", "residual_on")));
    tables.from("thresholds").where("name", "chlorine.min").rows().stream()
        .map(this::norm)
        .forEach(sketch::line);
    DataTable plotted =
        Sketch.plotted(
            "system_id system_name municipality_code #year residual_class #residual_mg_l"
                + " residual_on reason synthetic key",
            rows);
    if (bins.isEmpty()) {
      return sketch.nothing(
          (tables.from("chlorine_residuals").isEmpty()
                  ? Reason.SOURCE_NOT_LOADED
                  : Reason.NOT_TESTED)
              .in(language),
          plotted);
    }
    List<Part> parts = parts(counts.orElseThrow());
    Legend legend = new Legend();
    parts.forEach(part -> legend.add(part.words(), Legend.box(part.colour(), "")));
    return sketch.drawn(
        legend,
        frame -> List.of(frame.page(STRIP + HEIGHT, (graphics, box) -> draw(graphics, box, parts))),
        parts.stream()
            .map(part -> say("{}: {}", part.words(), Facts.whole(counts, part.column())))
            .collect(Collectors.joining("; ", "", ".")),
        plotted,
        twin(parts));
  }

  private List<Part> parts(Rows.Row row) {
    return List.of(
        new Part("below", BELOW.in(language), style.series(1)),
        new Part("within", WITHIN.in(language), style.series(0)),
        new Part("above", ABOVE.in(language), style.series(3)),
        new Part("not_working", BROKEN.in(language), style.ink()),
        new Part(
            "without_measurement",
            row.number("too_old") == 0
                ? WITHOUT.in(language)
                : say(
                    "{} ({} {})",
                    WITHOUT,
                    Facts.whole(row, "too_old"),
                    row.number("too_old") == 1 ? Phrase.ONE_TOO_OLD_SHORT : Phrase.TOO_OLD_SHORT),
            null));
  }

  private String norm(Rows.Row threshold) {
    return say(
        "{}: {}{}.",
        NORM,
        tables.words("thresholds", "source", threshold, language),
        "to_be_confirmed".equals(threshold.text("status")) ? say(" ({})", TO_BE_CONFIRMED) : "");
  }

  /** Whether a bar stands for all above its start. */
  private static boolean isOpen(Rows.Row bin) {
    return bin.number("to_mg_l") == null;
  }

  private static String shown(Rows.Row bin) {
    String from = Numbers.decimal(bin.number("from_mg_l"), 2);
    return Facts.scale(
        (isOpen(bin) ? "≥ " + from : from + "–" + Numbers.decimal(bin.number("to_mg_l"), 2))
            + "\u00a0mg/l");
  }

  private void draw(Graphics2D graphics, Rectangle2D box, List<Part> parts) {
    strip(graphics, new Rectangle2D.Double(box.getX(), box.getY() + 4, box.getWidth(), 28), parts);
    Tracks.Line.strong(say("{} {}", AXIS, Facts.scale(Numbers.decimal(STEP, 2))))
        .draw(graphics, box.getX(), box.getY() + 42, Text.Anchor.LEFT);
    XYPlot plot = Plots.plot(data(), across(), up(), bars());
    List<Band> bands =
        List.of(
            new Band(RECOMMENDED, least, most, style.steps().get(1)),
            new Band(ADMISSIBLE, most, admissible, style.steps().get(0)));
    for (Band band : bands) {
      IntervalMarker marker = new IntervalMarker(band.from(), band.to(), band.colour());
      marker.setAlpha(1f);
      plot.addDomainMarker(marker, Layer.BACKGROUND);
    }
    for (double limit : List.of(least, admissible)) {
      plot.addDomainMarker(new ValueMarker(limit, style.ink(), Plots.dashed(1.4f)));
    }
    Rectangle2D area =
        Plots.draw(
            plot,
            graphics,
            new Rectangle2D.Double(box.getX(), box.getY() + STRIP, box.getWidth(), HEIGHT));
    counts(graphics, plot, area);
    named(graphics, bands, plot, area);
  }

  private XYIntervalSeriesCollection data() {
    XYIntervalSeries series = new XYIntervalSeries("n");
    for (Rows.Row bin : bins) {
      double from = bin.number("from_mg_l");
      double count = bin.number("systems");
      series.add(from + STEP / 2, from, from + STEP, count, 0, count);
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    return data;
  }

  private XYBarRenderer bars() {
    XYBarRenderer renderer = new XYBarRenderer(0.08);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setUseYInterval(false);
    renderer.setSeriesPaint(0, style.colour("histogram"));
    return renderer;
  }

  private NumberAxis across() {
    int steps = bins.get(bins.size() - 1).integer("bin").intValue() + 1;
    return axis(steps * STEP, steps > 24 ? 1 : 0.5);
  }

  private NumberAxis up() {
    long highest = bins.stream().mapToLong(bin -> bin.integer("systems")).max().orElse(1);
    boolean isOpen = bins.stream().anyMatch(ChlorineHistogram::isOpen);
    double wanted = Math.max(1, highest / 5.0);
    double power = Math.pow(10, Math.floor(Math.log10(wanted)));
    double step =
        DoubleStream.of(1, 2, 5)
            .map(factor -> factor * power)
            .filter(each -> each >= wanted)
            .findFirst()
            .orElse(10 * power);
    return axis(highest * (isOpen ? 1.2 : 1.14), step);
  }

  private NumberAxis axis(double to, double step) {
    NumberAxis axis = new NumberAxis();
    axis.setRange(0, to);
    axis.setTickUnit(Plots.unit(step));
    Plots.quiet(axis, style);
    return axis;
  }

  /** How many systems each bar stands for. */
  private void counts(Graphics2D graphics, XYPlot plot, Rectangle2D area) {
    for (Rows.Row bin : bins) {
      double y = plot.getRangeAxis().valueToJava2D(bin.number("systems"), area, RectangleEdge.LEFT);
      String count = Facts.whole(bin, "systems");
      if (isOpen(bin)) {
        Tracks.Line.small(shown(bin) + ": " + count)
            .middle(graphics, area.getMaxX(), y - 24, Text.Anchor.RIGHT);
      } else {
        Tracks.Line.small(count)
            .middle(
                graphics,
                x(bin.number("from_mg_l") + STEP / 2, plot, area),
                y - 9,
                Text.Anchor.CENTRE);
      }
    }
  }

  private static double x(double value, XYPlot plot, Rectangle2D area) {
    return plot.getDomainAxis().valueToJava2D(value, area, RectangleEdge.BOTTOM);
  }

  /** Names of the bands above the plot, beside each other from where the first one begins. */
  private void named(Graphics2D graphics, List<Band> bands, XYPlot plot, Rectangle2D area) {
    List<Tracks.Line> names = bands.stream().map(this::name).toList();
    double[] left = new double[names.size()];
    double end = 0;
    for (int i = 0; i < left.length; i++) {
      left[i] = Math.max(end, x(bands.get(i).from(), plot, area));
      end = left[i] + 2 * CHIP + names.get(i).width();
    }
    double beyond = Math.max(0, end - CHIP - area.getMaxX());
    double middle = area.getMinY() - 10;
    for (int i = 0; i < left.length; i++) {
      Legend.chip(bands.get(i).colour()).draw(graphics, left[i] - beyond, middle);
      names.get(i).middle(graphics, left[i] - beyond + CHIP, middle, Text.Anchor.LEFT);
    }
  }

  private Tracks.Line name(Band band) {
    String from = Numbers.decimal(band.from(), 1);
    String to = Numbers.decimal(band.to(), 1);
    return Tracks.Line.small(
        say("{} {}", band.words(), Facts.scale(from + "–" + to + "\u00a0mg/l")));
  }

  /** All systems that chlorinate, as one bar. */
  private void strip(Graphics2D graphics, Rectangle2D box, List<Part> parts) {
    Rows.Row row = counts.orElseThrow();
    double all = parts.stream().mapToDouble(part -> row.number(part.column())).sum();
    Mark.stacked(
            parts,
            part -> row.number(part.column()),
            Part::colour,
            part -> List.of(Facts.whole(row, part.column())))
        .forEach(
            mark ->
                mark.draw(graphics, n -> box.getX() + box.getWidth() * n / all, box.getCenterY()));
  }

  private DataTable twin(List<Part> parts) {
    List<List<String>> rows = new ArrayList<>();
    parts.forEach(part -> rows.add(List.of(part.words(), Facts.whole(counts, part.column()))));
    bins.forEach(bin -> rows.add(List.of(shown(bin), Facts.whole(bin, "systems"))));
    return new DataTable(List.of(in(Phrase.VALUE), in(Phrase.SYSTEMS)), List.of(false, true), rows);
  }
}
