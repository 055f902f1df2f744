package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.CategoryTableXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;

/**
 * Values over years: panels beside and below each other, each with lines or stacked bars, what the
 * values may be, marks that have words, straight paths, levels, days, and words at the end of the
 * lines.
 *
 * <p>Axes, grid, lines, bars, bands, paths, levels and days are JFreeChart's. It cannot serve for
 * words, as its annotations know nothing of each other and would hide what lies behind them, nor
 * for bands by its deviation renderer, which draws on through a year without an interval.
 */
public final class YearPanels {
  private static final double PAGE = 1000;
  private static final double AXIS_WIDTH = 34;
  private static final double SMALL_AXIS_WIDTH = 28;
  private static final double WIDTH_OF_A_YEAR = 40;
  private static final double DOWN = 16;
  private static final double SAMPLE = 17;

  /**
   * The value of a year.
   *
   * @param low least that it may be; null where that is not known
   * @param high most that it may be; null where that is not known
   * @param isFilled whether its mark is filled
   */
  public record Spot(int year, double value, Double low, Double high, boolean isFilled) {
    /** Of which it is not drawn what it may be. */
    public Spot(int year, double value) {
      this(year, value, null, null, true);
    }

    boolean isRanged() {
      return low != null && high != null;
    }

    /** Whether the range is seen; a narrower one would lie within the mark. */
    public boolean isWide() {
      return isRanged() && high - low >= 0.5;
    }
  }

  /** Spots in the order of their years, joined where one year follows the other. */
  public record Series(List<Spot> spots, Color colour, BasicStroke stroke, Shape mark) {
    List<List<Spot>> runs() {
      List<List<Spot>> runs = new ArrayList<>();
      Integer before = null;
      for (Spot spot : spots) {
        if (before == null || spot.year() != before + 1) {
          runs.add(new ArrayList<>());
        }
        runs.get(runs.size() - 1).add(spot);
        before = spot.year();
      }
      return runs;
    }
  }

  /** A mark beside which words stand, or none. */
  public record Point(
      int year,
      double value,
      Shape shape,
      Color colour,
      boolean isFilled,
      Font font,
      List<String> words) {}

  /** A dashed straight line. */
  public record Path(int fromYear, double fromValue, int toYear, double toValue) {}

  /** An upright line within the years, with words on its left. */
  public record Day(double year, List<String> words, Color colour, BasicStroke stroke) {}

  /** Words to the right of the plot, at the height of a value. */
  public record End(double value, String words, Font font, Color colour, Legend.Sample sample) {}

  /** A part of the whole of each year; those given first lie below. */
  public record Stack(String name, Color colour, List<Spot> shares) {}

  /** What the values are measured with; {@code symbol} stands behind the last number. */
  public record Scale(double lower, double upper, double step, String symbol) {
    /** Percentages from a round number below all values. */
    public static Scale percent(DoubleStream values) {
      double least = values.min().orElse(0);
      double lower = least < 30 ? 0 : Math.floor((least - 5) / 10) * 10;
      return new Scale(lower, 100, lower < 50 ? 20 : 10, "");
    }

    /** Numbers from zero to a round one above all values. */
    public static Scale upTo(DoubleStream values) {
      double most = values.max().orElse(1);
      double unit = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-6))));
      double upper = Math.ceil(most / unit) * unit;
      return new Scale(0, upper, upper / 5, "");
    }

    /** What is said beside the unit where the axis does not begin at zero. */
    public String start(Language language) {
      return lower > 0
          ? " (" + Phrase.AXIS_FROM.in(language) + " " + Facts.scale(Numbers.whole(lower)) + ")"
          : "";
    }
  }

  /** What one panel shows. */
  public static final class Panel {
    private final String title;
    private final Scale scale;
    private final List<Series> series = new ArrayList<>();
    private final List<Stack> stacks = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private final List<Path> paths = new ArrayList<>();
    private final List<Day> days = new ArrayList<>();
    private final List<Double> levels = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private final TreeSet<Integer> years = new TreeSet<>();
    private String below = "";
    private String aside = "";
    private Color asideColour = Style.shipped().ink();
    private Legend.Sample light;
    private String ending = "";
    private String nothing = "";

    public Panel(String title, Scale scale) {
      this.title = title;
      this.scale = scale;
    }

    /** What stands below the title, such as the unit. */
    public Panel below(String words) {
      below = words.strip();
      return this;
    }

    /** What stands at the right end of the title, with a light before it or none. */
    public Panel aside(String words, Color colour, Legend.Sample sample) {
      aside = words;
      asideColour = colour;
      light = sample;
      return this;
    }

    /** Why there is nothing to draw. */
    public Panel nothing(String words) {
      nothing = words;
      return this;
    }

    /** Years that are shown even where nothing is known of them. */
    public Panel span(int from, int to) {
      years.addAll(List.of(from, to));
      return this;
    }

    public Panel add(Series one) {
      one.spots().forEach(spot -> years.add(spot.year()));
      series.add(one);
      return this;
    }

    public Panel add(Stack one) {
      one.shares().forEach(spot -> years.add(spot.year()));
      stacks.add(one);
      return this;
    }

    public Panel add(Point point) {
      years.add(point.year());
      points.add(point);
      return this;
    }

    public Panel add(Path path) {
      paths.add(path);
      return span(path.fromYear(), path.toYear());
    }

    public Panel add(Day day) {
      days.add(day);
      return this;
    }

    /** A value that decides, as a dashed line through all years. */
    public Panel level(double value) {
      levels.add(value);
      return this;
    }

    public Panel add(End end) {
      ends.add(end);
      return this;
    }

    /** What stands above the words at the ends. */
    public Panel ending(String words) {
      ending = words;
      return this;
    }

    private boolean isEmpty() {
      return !nothing.isEmpty();
    }

    private List<Day> days() {
      return days.stream()
          .filter(day -> day.year() > years.first() && day.year() < years.last())
          .toList();
    }
  }

  private final List<Panel> panels;
  private final int columns;
  private final double height;
  private boolean small;
  private double ends;

  /**
   * @param columns how many panels stand beside each other
   * @param height of each plot with its axis
   */
  public YearPanels(List<Panel> panels, int columns, double height) {
    this.panels = List.copyOf(panels);
    this.columns = columns;
    this.height = height;
  }

  /** Panels of which the axes show no more than their ends. */
  public YearPanels small() {
    small = true;
    return this;
  }

  /** All panels show the same years. */
  public YearPanels aligned() {
    TreeSet<Integer> all = new TreeSet<>();
    panels.forEach(panel -> all.addAll(panel.years));
    panels.forEach(panel -> panel.years.addAll(all));
    return this;
  }

  /** Room right of each plot for the words at its end. */
  public YearPanels ends(double width) {
    ends = width;
    return this;
  }

  /** Pages of nearly the same number of rows of panels; one of a given form is filled. */
  public List<Page> pages(Frame frame) {
    List<List<Panel>> rows = rows(panels);
    double all = high(rows);
    double page = frame.most(PAGE);
    int most = Math.max(1, (int) (rows.size() * page / Math.max(all, page)));
    return MunicipalityGrid.parts(rows, most).stream()
        .map(
            part -> {
              double more = frame.high(high(part)) - high(part);
              // Less than a unit is how a page is rounded.
              double each = more < 1 ? 0 : more / part.size();
              return frame.page(
                  high(part) + each * part.size(),
                  (graphics, box) -> draw(graphics, part, box, height + each));
            })
        .toList();
  }

  /** Draws all panels into a box without a frame. */
  public void draw(Graphics2D graphics, Rectangle2D box) {
    draw(graphics, rows(panels), box, height);
  }

  private List<List<Panel>> rows(List<Panel> part) {
    return IntStream.iterate(0, i -> i < part.size(), i -> i + columns)
        .mapToObj(i -> part.subList(i, Math.min(i + columns, part.size())))
        .toList();
  }

  private double across() {
    return small ? 16 : 28;
  }

  private double width(double all) {
    return (all - (columns - 1) * across()) / columns;
  }

  private double high(List<List<Panel>> rows) {
    Style style = Style.shipped();
    double width = width(style.width() - 2 * style.margin());
    return rows.stream().mapToDouble(row -> head(row, width) + height + DOWN).sum();
  }

  private Font font() {
    return small ? Style.shipped().strongSmall() : Style.shipped().strongLabel();
  }

  private Font asideFont(Panel panel) {
    return panel.light == null ? Style.shipped().strongSmall() : font();
  }

  private List<String> title(Panel panel, double width) {
    double room =
        panel.aside.isEmpty() ? 0 : Text.width(panel.aside, asideFont(panel)) + 2 * Lights.SIZE;
    return Text.wrap(panel.title, font(), width - room);
  }

  private double head(List<Panel> row, double width) {
    double below = Text.lineHeight(Style.shipped().small());
    return 4
        + row.stream().mapToInt(panel -> title(panel, width).size()).max().orElse(0)
            * Text.lineHeight(font())
        + (row.stream().allMatch(panel -> panel.below.isEmpty()) ? 0 : below);
  }

  private void draw(Graphics2D graphics, List<List<Panel>> rows, Rectangle2D box, double height) {
    double width = width(box.getWidth());
    double y = box.getY();
    for (List<Panel> row : rows) {
      double head = head(row, width);
      double x = box.getX();
      for (Panel panel : row) {
        head(graphics, panel, x, y + head - head(List.of(panel), width), width);
        draw(graphics, panel, new Rectangle2D.Double(x, y + head, width - ends, height));
        x += width + across();
      }
      y += head + height + DOWN;
    }
  }

  private void head(Graphics2D graphics, Panel panel, double x, double y, double width) {
    Style style = Style.shipped();
    double below =
        Text.block(graphics, title(panel, width), font(), style.ink(), x, y, Text.Anchor.LEFT);
    if (!panel.below.isEmpty()) {
      (small ? Tracks.Line.small(panel.below) : Tracks.Line.muted(panel.below))
          .draw(graphics, x, below, Text.Anchor.LEFT);
    }
    if (!panel.aside.isEmpty()) {
      Tracks.Line aside = new Tracks.Line(panel.aside, asideFont(panel), panel.asideColour);
      double left = x + width - aside.width();
      double middle = y + Text.lineHeight(font()) / 2 + 2;
      aside.middle(graphics, left, middle, Text.Anchor.LEFT);
      if (panel.light != null) {
        panel.light.draw(graphics, left - Lights.SIZE / 2 - 4 - Legend.SAMPLE_WIDTH / 2, middle);
      }
    }
  }

  private void draw(Graphics2D graphics, Panel panel, Rectangle2D place) {
    if (panel.isEmpty()) {
      nothing(graphics, panel, place);
      return;
    }
    Drawn drawn = plot(graphics, panel, place);
    if (small) {
      smallAxes(graphics, panel, drawn);
    }
    Labels labels = new Labels(drawn.area());
    keepOff(panel, drawn, labels);
    panel.days().forEach(day -> left(graphics, drawn, labels, day));
    spots(graphics, panel, drawn);
    points(graphics, panel, drawn, labels);
    ends(graphics, panel, drawn);
  }

  private void nothing(Graphics2D graphics, Panel panel, Rectangle2D place) {
    Style style = Style.shipped();
    Font font = small ? style.small() : style.label();
    double edge = small ? SMALL_AXIS_WIDTH : AXIS_WIDTH;
    Rectangle2D box =
        new Rectangle2D.Double(
            place.getX() + edge,
            place.getY() + 2,
            place.getWidth() - edge,
            place.getHeight() - Plots.AXIS_HEIGHT);
    Hatching.fill(graphics, box);
    List<String> lines = Text.wrap(panel.nothing, font, box.getWidth() - 8);
    double high = lines.size() * Text.lineHeight(font);
    double wide = lines.stream().mapToDouble(line -> Text.width(line, font)).max().orElse(0) + 4;
    graphics.setColor(style.ground());
    graphics.fill(
        new Rectangle2D.Double(
            box.getCenterX() - wide / 2, box.getCenterY() - high / 2, wide, high));
    Text.middleBlock(
        graphics, lines, font, style.ink(), box.getCenterX(), box.getCenterY(), Text.Anchor.CENTRE);
  }

  /** A plot that is drawn, and where its years and values lie on the canvas. */
  private record Drawn(XYPlot plot, Rectangle2D area) {
    double x(double year) {
      return plot.getDomainAxis().valueToJava2D(year, area, RectangleEdge.BOTTOM);
    }

    double y(double value) {
      return plot.getRangeAxis().valueToJava2D(value, area, RectangleEdge.LEFT);
    }

    Line2D line(double fromYear, double fromValue, double toYear, double toValue) {
      return new Line2D.Double(x(fromYear), y(fromValue), x(toYear), y(toValue));
    }
  }

  private Drawn plot(Graphics2D graphics, Panel panel, Rectangle2D place) {
    Style style = Style.shipped();
    AbstractXYItemRenderer renderer = panel.stacks.isEmpty() ? lines(panel) : bars(panel);
    XYDataset data = panel.stacks.isEmpty() ? series(panel) : stacked(panel);
    XYPlot plot = Plots.plot(data, years(panel, place.getWidth()), values(panel.scale), renderer);
    plot.setRangeGridlinesVisible(!small);
    // As the marks: what is added later lies on what was before.
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    AxisSpace bottom = new AxisSpace();
    bottom.setBottom(Plots.AXIS_HEIGHT);
    plot.setFixedDomainAxisSpace(bottom);
    AxisSpace left = new AxisSpace();
    left.setLeft(small ? SMALL_AXIS_WIDTH : AXIS_WIDTH);
    plot.setFixedRangeAxisSpace(left);
    bands(panel, renderer);
    for (Day day : panel.days()) {
      plot.addDomainMarker(
          new ValueMarker(day.year(), day.colour(), day.stroke()), Layer.BACKGROUND);
    }
    for (double level : panel.levels) {
      plot.addRangeMarker(
          new ValueMarker(level, style.muted(), Plots.dashed(1f)), Layer.BACKGROUND);
    }
    for (Path path : panel.paths) {
      // On bars it has a rim of the ground's colour, and lies on top.
      if (!panel.stacks.isEmpty()) {
        renderer.addAnnotation(line(path, new BasicStroke(3.6f), style.ground()));
      }
      renderer.addAnnotation(
          line(path, Plots.dashed(1.5f), style.ink()),
          panel.stacks.isEmpty() ? Layer.BACKGROUND : Layer.FOREGROUND);
    }
    Drawn drawn = new Drawn(plot, Plots.draw(plot, graphics, place));
    if (!small) {
      ticks(graphics, drawn);
    }
    return drawn;
  }

  private static XYLineAnnotation line(Path path, BasicStroke stroke, Color colour) {
    return new XYLineAnnotation(
        path.fromYear(), path.fromValue(), path.toYear(), path.toValue(), stroke, colour);
  }

  /** An axis of whole years with as many labels as the width of the plot's box takes. */
  private NumberAxis years(Panel panel, double width) {
    int from = panel.years.first();
    int to = small ? panel.years.last() : Math.max(panel.years.last(), from + 1);
    NumberAxis axis = new NumberAxis();
    Plots.quiet(axis, Style.shipped());
    double air = small ? 0.4 : 0.8;
    axis.setRange(from - air, to + air);
    axis.setTickMarksVisible(false);
    axis.setTickLabelsVisible(!small);
    double perYear = (width - AXIS_WIDTH) / (to - from + 2 * air);
    double step =
        Stream.of(1.0, 2.0, 5.0, 10.0, 20.0)
            .filter(each -> each * perYear >= WIDTH_OF_A_YEAR)
            .findFirst()
            .orElse(50.0);
    axis.setTickUnit(
        new NumberTickUnit(
            step, new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT))));
    return axis;
  }

  private NumberAxis values(Scale scale) {
    // With a little air a mark at the upper end is whole.
    double air = (scale.upper() - scale.lower()) * 0.03;
    NumberAxis axis =
        Plots.numbers(scale.lower(), scale.upper(), air, scale.step(), scale.symbol());
    axis.setVisible(!small);
    return axis;
  }

  // JFreeChart marks where the labels stand; a year is what lies between two ticks.
  private static void ticks(Graphics2D graphics, Drawn drawn) {
    NumberAxis years = (NumberAxis) drawn.plot().getDomainAxis();
    graphics.setColor(Style.shipped().colour("frame"));
    graphics.setStroke(new BasicStroke(0.8f));
    double bottom = drawn.area().getMaxY();
    for (double tick = Math.ceil(years.getLowerBound() + 0.5) - 0.5;
        tick <= years.getUpperBound();
        tick++) {
      double x = drawn.x(tick);
      graphics.draw(new Line2D.Double(x, bottom, x, bottom + 3));
    }
  }

  private static void smallAxes(Graphics2D graphics, Panel panel, Drawn drawn) {
    Style style = Style.shipped();
    Rectangle2D area = drawn.area();
    graphics.setStroke(new BasicStroke(0.8f));
    double top = drawn.y(panel.scale.upper());
    if (!panel.levels.contains(panel.scale.upper())) {
      graphics.setColor(style.colour("grid"));
      graphics.draw(new Line2D.Double(area.getMinX(), top, area.getMaxX(), top));
    }
    for (double end : new double[] {panel.scale.lower(), panel.scale.upper()}) {
      Tracks.Line.muted(Facts.scale(Numbers.decimal(end, end == Math.rint(end) ? 0 : 1)))
          .middle(
              graphics,
              area.getMinX() - 4,
              end == panel.scale.lower() ? area.getMaxY() - 5 : top + 4,
              Text.Anchor.RIGHT);
    }
    for (int year : new TreeSet<>(List.of(panel.years.first(), panel.years.last()))) {
      boolean isFirst = year == panel.years.first();
      Tracks.Line.muted(String.valueOf(year))
          .draw(
              graphics,
              isFirst ? area.getMinX() : area.getMaxX(),
              area.getMaxY() + 1,
              isFirst ? Text.Anchor.LEFT : Text.Anchor.RIGHT);
    }
  }

  private static Stream<Line> runs(Panel panel) {
    return panel.series.stream()
        .flatMap(series -> series.runs().stream().map(run -> new Line(series, run)));
  }

  /** Spots of a series that are joined. */
  private record Line(Series series, List<Spot> spots) {}

  private static XYDataset series(Panel panel) {
    XYSeriesCollection data = new XYSeriesCollection();
    runs(panel)
        .forEach(
            run -> {
              XYSeries series = new XYSeries(data.getSeriesCount());
              run.spots().forEach(spot -> series.add(spot.year(), spot.value()));
              data.addSeries(series);
            });
    return data;
  }

  private static XYLineAndShapeRenderer lines(Panel panel) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    List<Line> runs = runs(panel).toList();
    for (int i = 0; i < runs.size(); i++) {
      renderer.setSeriesPaint(i, runs.get(i).series().colour());
      renderer.setSeriesStroke(i, runs.get(i).series().stroke());
    }
    return renderer;
  }

  private static XYDataset stacked(Panel panel) {
    CategoryTableXYDataset data = new CategoryTableXYDataset();
    data.setIntervalWidth(0.86);
    panel.stacks.forEach(
        stack ->
            stack.shares().forEach(share -> data.add(share.year(), share.value(), stack.name())));
    return data;
  }

  private static StackedXYBarRenderer bars(Panel panel) {
    StackedXYBarRenderer renderer = new StackedXYBarRenderer(0);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(true);
    for (int i = 0; i < panel.stacks.size(); i++) {
      renderer.setSeriesPaint(i, panel.stacks.get(i).colour());
      renderer.setSeriesOutlinePaint(i, Style.shipped().ground());
      renderer.setSeriesOutlineStroke(i, new BasicStroke(0.5f));
    }
    return renderer;
  }

  // A band between years of which one has no interval would be invented: there each year has its
  // own.
  private static void bands(Panel panel, AbstractXYItemRenderer renderer) {
    Color colour = Style.shipped().colour("band");
    runs(panel)
        .map(Line::spots)
        .forEach(
            run -> {
              if (run.size() > 1 && run.stream().allMatch(Spot::isRanged)) {
                DoubleStream upper = run.stream().flatMapToDouble(s -> at(s.year(), s.high()));
                DoubleStream lower =
                    IntStream.range(0, run.size())
                        .mapToObj(i -> run.get(run.size() - 1 - i))
                        .flatMapToDouble(spot -> at(spot.year(), spot.low()));
                renderer.addAnnotation(
                    new XYPolygonAnnotation(
                        DoubleStream.concat(upper, lower).toArray(), null, null, colour),
                    Layer.BACKGROUND);
              } else {
                BasicStroke wide =
                    new BasicStroke(6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
                run.stream()
                    .filter(Spot::isWide)
                    .map(
                        s ->
                            new XYLineAnnotation(
                                s.year(), s.low(), s.year(), s.high(), wide, colour))
                    .forEach(line -> renderer.addAnnotation(line, Layer.BACKGROUND));
              }
            });
  }

  private static DoubleStream at(double year, double value) {
    return DoubleStream.of(year, value);
  }

  /** Everything drawn that words should not lie on. */
  private static void keepOff(Panel panel, Drawn drawn, Labels labels) {
    Rectangle2D area = drawn.area();
    panel
        .days()
        .forEach(
            day -> {
              double x = drawn.x(day.year());
              labels.keepOff(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
            });
    panel.paths.forEach(
        path ->
            labels.keepOff(
                drawn.line(path.fromYear(), path.fromValue(), path.toYear(), path.toValue())));
    runs(panel)
        .map(Line::spots)
        .forEach(
            run -> {
              for (int i = 0; i < run.size(); i++) {
                Spot spot = run.get(i);
                Spot before = run.get(Math.max(0, i - 1));
                labels.keepOff(
                    drawn.line(before.year(), before.value(), spot.year(), spot.value()));
                double x = drawn.x(spot.year());
                double y = drawn.y(spot.value());
                labels.keepOff(new Line2D.Double(x - 4, y, x + 4, y));
                if (spot.isWide()) {
                  double least = Math.max(panel.scale.lower(), spot.low());
                  labels.keepOff(drawn.line(spot.year(), least, spot.year(), spot.high()));
                }
              }
            });
    for (Point point : panel.points) {
      labels.keepFree(placed(point, drawn).getBounds2D());
    }
  }

  private static Shape placed(Point point, Drawn drawn) {
    return java.awt.geom.AffineTransform.getTranslateInstance(
            drawn.x(point.year()), drawn.y(point.value()))
        .createTransformedShape(point.shape());
  }

  // The words tell of what lies left of the line, at the first height at which they hide nothing.
  private static void left(Graphics2D graphics, Drawn drawn, Labels labels, Day day) {
    Font font = Style.shipped().small();
    double width = day.words().stream().mapToDouble(line -> Text.width(line, font)).max().orElse(0);
    double height = day.words().size() * Text.lineHeight(font);
    double right = drawn.x(day.year()) - 5;
    List<Rectangle2D> places = new ArrayList<>();
    for (double y = drawn.area().getMaxY() - height - 2; y > drawn.area().getMinY(); y -= 6) {
      places.add(new Rectangle2D.Double(right - width - 2, y, width + 2, height));
    }
    labels
        .free(places)
        .ifPresent(
            box ->
                Text.block(
                    graphics,
                    day.words(),
                    font,
                    day.colour(),
                    right,
                    box.getY(),
                    Text.Anchor.RIGHT));
  }

  private static void spots(Graphics2D graphics, Panel panel, Drawn drawn) {
    // Rims of marks that stand close would leave nothing of the line between them.
    boolean apart = drawn.x(1) - drawn.x(0) >= 16;
    for (Series series : panel.series) {
      for (Spot spot : series.spots()) {
        double x = drawn.x(spot.year());
        double y = drawn.y(spot.value());
        if (spot.isFilled() && !apart) {
          Marks.plain(graphics, series.mark(), series.colour(), x, y);
        } else {
          Marks.draw(graphics, series.mark(), series.colour(), spot.isFilled(), x, y);
        }
      }
    }
  }

  // Leaders begin within the marks, which are drawn over them.
  private static void points(Graphics2D graphics, Panel panel, Drawn drawn, Labels labels) {
    panel.points.stream()
        .filter(point -> !point.words().isEmpty())
        .forEach(
            point ->
                labels.write(
                    graphics,
                    point.words(),
                    point.font(),
                    point.colour(),
                    drawn.x(point.year()),
                    drawn.y(point.value())));
    for (Point point : panel.points) {
      double x = drawn.x(point.year());
      double y = drawn.y(point.value());
      Marks.draw(graphics, point.shape(), point.colour(), point.isFilled(), x, y);
    }
  }

  /** Words beside the plot, each as near to its height as the others let it. */
  private void ends(Graphics2D graphics, Panel panel, Drawn drawn) {
    Style style = Style.shipped();
    double left = drawn.area().getMaxX() + 10;
    List<End> downwards =
        panel.ends.stream()
            .sorted(java.util.Comparator.comparingDouble(end -> drawn.y(end.value())))
            .toList();
    if (downwards.isEmpty()) {
      return;
    }
    List<List<String>> words =
        downwards.stream()
            .map(
                end ->
                    Text.wrap(
                        end.words(), end.font(), ends - 12 - (end.sample() == null ? 0 : SAMPLE)))
            .toList();
    double line = Text.lineHeight(style.small());
    double[] heights = words.stream().mapToDouble(lines -> lines.size() * line + 2).toArray();
    double[] placed =
        Labels.column(
            downwards.stream().mapToDouble(end -> drawn.y(end.value())).toArray(),
            heights,
            drawn.area().getMinY() + (panel.ending.isEmpty() ? -line : line),
            drawn.area().getMaxY() + 8);
    if (!panel.ending.isEmpty()) {
      Tracks.Line.strong(panel.ending)
          .middle(graphics, left, placed[0] - heights[0] / 2 - line / 2, Text.Anchor.LEFT);
    }
    for (int i = 0; i < placed.length; i++) {
      End end = downwards.get(i);
      if (end.sample() != null) {
        end.sample().draw(graphics, left, placed[i]);
      }
      Text.middleBlock(
          graphics,
          words.get(i),
          end.font(),
          end.colour(),
          left + (end.sample() == null ? 0 : SAMPLE),
          placed[i],
          Text.Anchor.LEFT);
    }
  }
}
