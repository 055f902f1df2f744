package org.ptps.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Rows;

/**
 * How many water systems have how much residual chlorine, in steps of 0.25 mg/l, over the band of
 * the norm; above it one bar for all systems that chlorinate, the unmeasured ones included.
 */
final class ChlorineHistogram implements Chart {
  private static final double STEP = 0.25;
  private static final double HEIGHT = 300;
  private static final double STRIP = 62;
  private static final List<String> COLUMNS =
      List.of(
          "system_id",
          "system_name",
          "municipality_code",
          "year",
          "residual_class",
          "residual_mg_l",
          "residual_on",
          "reason",
          "synthetic");

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
  private record Part(String words, long count, Color colour) {}

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Norm norm = Norm.read(tables);
    List<ReportTables.Area> areas = tables.municipalities(figure.slice());
    Set<String> codes = areas.stream().map(ReportTables.Area::code).collect(Collectors.toSet());
    List<Rows.Row> loaded =
        tables.has("chlorine_residuals")
            ? tables
                .query("select * from report.chlorine_residuals order by year, system_id")
                .rows()
            : List.of();
    List<Rows.Row> all =
        loaded.stream().filter(row -> codes.contains(row.text("municipality_code"))).toList();
    OptionalInt year =
        figure.slice().year().isPresent()
            ? figure.slice().year()
            : all.stream()
                .filter(row -> row.number("residual_mg_l") != null)
                .mapToInt(row -> row.integer("year").intValue())
                .max();
    List<Rows.Row> rows =
        all.stream()
            .filter(row -> year.isPresent() && row.integer("year") == year.getAsInt())
            .sorted(
                Comparator.comparing(
                        (Rows.Row row) -> row.number("residual_mg_l"),
                        Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(row -> row.text("system_id")))
            .toList();
    List<Double> values =
        rows.stream()
            .map(row -> row.number("residual_mg_l"))
            .filter(java.util.Objects::nonNull)
            .toList();
    long low = classed(rows, "below");
    long high = classed(rows, "above_admissible");
    long within = classed(rows, "recommended") + classed(rows, "above_recommended");
    long broken = classed(rows, "not_working");
    long without = rows.size() - low - high - within - broken;
    long old = rows.stream().filter(row -> "too_old".equals(row.text("reason"))).count();
    String shownYear =
        year.isPresent() ? String.valueOf(year.getAsInt()) : Phrase.NO_YEAR.in(language);
    long n = rows.size();
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(
                rows.stream().anyMatch(row -> row.flag("synthetic")),
                year.isPresent() && Validation.preliminary(tables, figure, year.getAsInt(), codes))
            .slot("year", shownYear)
            .slot("n", Numbers.whole(n))
            .slot("measured", Numbers.whole(values.size()))
            .slot("low", Numbers.whole(low))
            .slot("within", Numbers.whole(within))
            .slot("high", Numbers.whole(high))
            .slot("broken", Numbers.whole(broken))
            .slot("without", Numbers.whole(without))
            .slot("without_pct", n == 0 ? "—" : Numbers.percent(100.0 * without / n))
            .slot("least", Numbers.decimal(norm.least(), 1))
            .slot("most", Numbers.decimal(norm.most(), 1))
            .slot("admissible", Numbers.decimal(norm.admissible(), 1));
    sketch.sources(
        tables,
        Sketch.year(year, language)
            + "n = "
            + Numbers.whole(n)
            + " "
            + Phrase.SYSTEMS.in(language)
            + ", "
            + Numbers.whole(values.size())
            + " "
            + Phrase.WITH_DATA.in(language)
            + ". "
            + sketch.dates(rows, "residual_on", "residual_on"));
    sketch.line(normLine(tables, language));
    DataTable plotted = Sketch.plotted(COLUMNS, List.of("year", "residual_mg_l"), rows);
    if (values.isEmpty()) {
      return sketch.nothing(
          (loaded.isEmpty() ? Reason.SOURCE_NOT_LOADED : Reason.NOT_TESTED).in(language), plotted);
    }
    Style style = Style.shipped();
    List<Part> parts =
        List.of(
            new Part(Words.BELOW.in(language), low, style.series(1)),
            new Part(Words.WITHIN.in(language), within, style.series(0)),
            new Part(Words.ABOVE.in(language), high, style.series(3)),
            new Part(Words.BROKEN.in(language), broken, style.ink()),
            new Part(
                Words.WITHOUT.in(language)
                    + (old == 0
                        ? ""
                        : " ("
                            + Numbers.whole(old)
                            + " "
                            + Phrase.TOO_OLD_SHORT.in(language)
                            + ")"),
                without,
                null));
    return sketch.drawn(
        legend(parts, norm, language),
        frame ->
            List.of(
                frame.page(
                    STRIP + HEIGHT,
                    (graphics, box) -> draw(graphics, box, values, parts, n, norm, language))),
        parts.stream()
            .map(part -> part.words() + ": " + Numbers.whole(part.count()))
            .collect(Collectors.joining("; ", "", ".")),
        plotted,
        twin(values, parts, norm, language));
  }

  private static long classed(List<Rows.Row> rows, String name) {
    return rows.stream().filter(row -> name.equals(row.text("residual_class"))).count();
  }

  private enum Words {
    BELOW("bajo el mínimo", "below the minimum"),
    WITHIN("en norma", "within the norm"),
    ABOVE("sobre el máximo admisible", "above the admissible maximum"),
    BROKEN("cloración que no funciona", "chlorination that does not work"),
    WITHOUT("sin medición vigente", "no valid measurement"),
    RECOMMENDED("recomendado", "recommended"),
    ADMISSIBLE("admisible", "admissible"),
    AXIS(
        "Cloro residual, mg/l; número de sistemas por cada",
        "Residual chlorine, mg/l; number of systems by steps of"),
    NORM("Norma", "Norm"),
    TO_BE_CONFIRMED("por confirmar", "to be confirmed");

    private final org.ptps.catalog.Words words;

    Words(String es, String en) {
      words = new org.ptps.catalog.Words(es, en);
    }

    String in(Language language) {
      return words.in(language);
    }
  }

  private static String normLine(ReportTables tables, Language language) {
    Rows rows = tables.query("select * from report.thresholds where name = 'chlorine.min'");
    return rows.isEmpty()
        ? ""
        : Words.NORM.in(language)
            + ": "
            + rows.rows().get(0).text("source")
            + ("to_be_confirmed".equals(rows.rows().get(0).text("status"))
                ? " (" + Words.TO_BE_CONFIRMED.in(language) + ")"
                : "")
            + ".";
  }

  private static Legend legend(List<Part> parts, Norm norm, Language language) {
    List<Legend.Entry> entries = new ArrayList<>();
    parts.forEach(
        part ->
            entries.add(
                new Legend.Entry(
                    part.words(),
                    part.colour() == null ? Legend.hatched() : Legend.box(part.colour(), ""))));
    entries.add(
        new Legend.Entry(
            Words.RECOMMENDED.in(language) + " " + range(norm.least(), norm.most()),
            Legend.box(Style.shipped().steps().get(1), "")));
    entries.add(
        new Legend.Entry(
            Words.ADMISSIBLE.in(language) + " " + range(norm.most(), norm.admissible()),
            Legend.box(Style.shipped().steps().get(0), "")));
    return new Legend(entries);
  }

  private static String range(double from, double to) {
    return Numbers.decimal(from, 1) + "–" + Numbers.decimal(to, 1) + "\u00a0mg/l";
  }

  /** Whether the last bar stands for all above its start. */
  private static boolean isOpen(List<Double> values, Norm norm) {
    return values.stream().anyMatch(value -> value > 2 * norm.admissible());
  }

  private static String shown(int bin, int bins, boolean open) {
    boolean last = open && bin == bins - 1;
    return (last ? "≥ " : "")
        + Numbers.decimal(bin * STEP, 2)
        + (last ? "" : "–" + Numbers.decimal((bin + 1) * STEP, 2))
        + "\u00a0mg/l";
  }

  private static int bins(List<Double> values, Norm norm) {
    double most = values.stream().mapToDouble(value -> value).max().orElse(0);
    // A very high value makes the last bar stand for all above it, not the chart unreadable.
    return (int) Math.ceil((Math.min(most, 2 * norm.admissible()) + 1e-9) / STEP);
  }

  private static int bin(double value, int bins) {
    // A limit belongs to the step that it starts, as it belongs to the norm; to 0.01 mg/l, the
    // fineness of the meters, so that 0.75 is not 0.7499.
    return Math.min(bins - 1, (int) Math.floor(Math.round(value * 100) / (100 * STEP)));
  }

  private static void draw(
      Graphics2D graphics,
      Rectangle2D box,
      List<Double> values,
      List<Part> parts,
      long n,
      Norm norm,
      Language language) {
    strip(
        graphics, new Rectangle2D.Double(box.getX(), box.getY() + 4, box.getWidth(), 28), parts, n);
    Style style = Style.shipped();
    int bins = bins(values, norm);
    int[] counts = new int[bins];
    values.forEach(value -> counts[bin(value, bins)]++);
    int most = IntStream.of(counts).max().orElse(1);
    String axisTitle = Words.AXIS.in(language) + " " + Numbers.decimal(STEP, 2);
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
    up.setRange(0, most * (isOpen(values, norm) ? 1.2 : 1.14));
    up.setTickUnit(Plots.unit(step(most)));
    Plots.quiet(up, style);
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    XYIntervalSeries series = new XYIntervalSeries("n");
    for (int i = 0; i < bins; i++) {
      series.add((i + 0.5) * STEP, i * STEP, (i + 1) * STEP, counts[i], 0, counts[i]);
    }
    data.addSeries(series);
    XYBarRenderer renderer = new XYBarRenderer(0.08);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setUseYInterval(false);
    renderer.setSeriesPaint(0, style.colour("histogram"));
    XYPlot plot = new XYPlot(data, across, up, renderer);
    plot.setRangeGridlinePaint(style.colour("grid"));
    plot.setRangeGridlineStroke(new BasicStroke(0.7f));
    plot.setDomainGridlinesVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    Plots.plain(plot);
    org.jfree.chart.plot.IntervalMarker admissible =
        new org.jfree.chart.plot.IntervalMarker(
            norm.most(), norm.admissible(), style.steps().get(0));
    org.jfree.chart.plot.IntervalMarker recommended =
        new org.jfree.chart.plot.IntervalMarker(norm.least(), norm.most(), style.steps().get(1));
    for (org.jfree.chart.plot.IntervalMarker band : List.of(admissible, recommended)) {
      band.setAlpha(1f);
      plot.addDomainMarker(band, org.jfree.chart.ui.Layer.BACKGROUND);
    }
    Rectangle2D area = Plots.draw(plot, graphics, plotBox);
    for (double limit : List.of(norm.least(), norm.admissible())) {
      if (limit <= bins * STEP) {
        double x = across.valueToJava2D(limit, area, RectangleEdge.BOTTOM);
        Plots.rule(graphics, style.ink(), Plots.dashed(1.4f), x, area.getMinY(), area.getMaxY());
      }
    }
    for (int i = 0; i < bins; i++) {
      if (counts[i] > 0) {
        double x = across.valueToJava2D((i + 0.5) * STEP, area, RectangleEdge.BOTTOM);
        double y = up.valueToJava2D(counts[i], area, RectangleEdge.LEFT);
        boolean open = isOpen(values, norm) && i == bins - 1;
        Text.middle(
            graphics,
            (open ? shown(i, bins, true) + ": " : "") + Numbers.whole(counts[i]),
            style.small(),
            style.ink(),
            open ? area.getMaxX() : x,
            open ? y - 24 : y - 9,
            open ? Text.Anchor.RIGHT : Text.Anchor.CENTRE);
      }
    }
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

  private static void strip(Graphics2D graphics, Rectangle2D box, List<Part> parts, long n) {
    Style style = Style.shipped();
    double x = box.getX();
    for (Part part : parts) {
      double width = box.getWidth() * part.count() / n;
      Rectangle2D piece = new Rectangle2D.Double(x, box.getY(), width, box.getHeight());
      if (width > 0) {
        if (part.colour() == null) {
          Hatching.fill(graphics, piece);
        } else {
          graphics.setColor(part.colour());
          graphics.fill(piece);
        }
        Legend.outline(graphics, piece);
      }
      String words = Numbers.whole(part.count());
      if (part.count() > 0 && Text.width(words, style.strongSmall()) + 6 <= width) {
        if (part.colour() == null) {
          double left = piece.getCenterX() - Text.width(words, style.strongSmall()) / 2;
          Plots.ground(graphics, words, style.strongSmall(), left, piece.getCenterY());
        }
        Text.middle(
            graphics,
            words,
            style.strongSmall(),
            part.colour() == null ? style.ink() : style.textOn(part.colour()),
            piece.getCenterX(),
            piece.getCenterY(),
            Text.Anchor.CENTRE);
      }
      x += width;
    }
  }

  private static DataTable twin(
      List<Double> values, List<Part> parts, Norm norm, Language language) {
    List<List<String>> rows = new ArrayList<>();
    parts.forEach(part -> rows.add(List.of(part.words(), Numbers.whole(part.count()))));
    int bins = bins(values, norm);
    for (int i = 0; i < bins; i++) {
      int index = i;
      long count = values.stream().filter(value -> bin(value, bins) == index).count();
      if (count > 0) {
        rows.add(List.of(shown(i, bins, isOpen(values, norm)), Numbers.whole(count)));
      }
    }
    return new DataTable(
        List.of(Phrase.VALUE.in(language), Phrase.SYSTEMS.in(language)),
        List.of(false, true),
        rows);
  }
}
