package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.ptps.charts.data.Facts;
import org.ptps.charts.words.Numbers;

/**
 * Labelled rows by aligned tracks: of each row, words and marks, each in the track of its own,
 * under headings of sections. Words never stand in a track of marks, so that no label hides a mark.
 * Rows are as high as their words and go on as many pages as they need.
 *
 * <p>The axes are JFreeChart's; its category plots cannot serve for the rest, as all their rows are
 * of one height and have one plot.
 */
public final class Tracks<R> {
  private static final double PAGE = 1000;
  private static final double GUTTER = 10;
  private static final double LONGEST_HEADING = 250;
  private static final double HEADING_LINE = 14.8;

  /** Words of a cell; long ones are wrapped. */
  public record Line(String words, Font font, Color colour) {
    public static Line small(String words) {
      return new Line(words, Style.shipped().small(), Style.shipped().ink());
    }

    public static Line muted(String words) {
      return new Line(words, Style.shipped().small(), Style.shipped().muted());
    }

    public static Line strong(String words) {
      return new Line(words, Style.shipped().strongSmall(), Style.shipped().ink());
    }

    public double width() {
      return Text.width(words, font);
    }

    double height() {
      return Text.lineHeight(font);
    }

    /** It in lines that are no wider. */
    Stream<Line> wrapped(double width, int most) {
      return Text.wrap(words, font, width, most).stream().map(part -> new Line(part, font, colour));
    }

    /** Draws it in one line whose box starts at {@code top}. */
    public void draw(Graphics2D graphics, double x, double top, Text.Anchor anchor) {
      Text.line(graphics, words, font, colour, x, top, anchor);
    }

    /** Draws it in one line about the height {@code middle}. */
    public void middle(Graphics2D graphics, double x, double middle, Text.Anchor anchor) {
      Text.middle(graphics, words, font, colour, x, middle, anchor);
    }
  }

  /**
   * What a track of marks measures with.
   *
   * @param symbol stands behind the last number of the axis
   * @param levels values that decide, drawn over all rows
   */
  public record Scale(
      double from, double to, double step, String symbol, Map<Double, BasicStroke> levels) {
    public Scale {
      // A map tells its entries in another order in each run of the program.
      levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    }

    public Scale(double from, double to, double step, String symbol) {
      this(from, to, step, symbol, Map.of());
    }

    public static Scale percent(double step) {
      return new Scale(0, 100, step, "\u00a0%");
    }

    /** Without an axis: shares of a whole. */
    public static Scale shares() {
      return new Scale(0, 100, 0, "");
    }

    private NumberAxis axis() {
      NumberAxis axis = new NumberAxis();
      axis.setRange(from, to);
      return axis;
    }

    private List<Double> ticks() {
      List<Double> ticks = new ArrayList<>();
      for (int i = 0; step > 0 && from + i * step <= to + 1e-9; i++) {
        ticks.add(from + i * step);
      }
      return ticks;
    }
  }

  /** Draws something that is no mark of a scale, such as a light. */
  public interface Sign<R> {
    void draw(Graphics2D graphics, R row, double x, double middle);
  }

  /**
   * A coloured field with words, those of the first line strong where there are several.
   *
   * @param colour null for hatching: it is not known, and its words are the letter of the reason
   */
  public record Cell(Color colour, List<String> words) {
    private void draw(Graphics2D graphics, Rectangle2D box) {
      Style style = Style.shipped();
      Hatching.fill(graphics, box, colour);
      if (colour == null) {
        graphics.setColor(style.colour("no_data"));
        graphics.fill(new Rectangle2D.Double(box.getCenterX() - 8, box.getCenterY() - 8, 16, 16));
      }
      Color ink = colour == null ? style.ink() : style.textOn(colour);
      double line = Text.lineHeight(style.small());
      double y = box.getCenterY() - (words.size() - 1) * line / 2;
      for (int i = 0; i < words.size(); i++) {
        boolean isStrong = i == 0 && words.size() > 1;
        new Line(words.get(i), isStrong ? style.strongSmall() : style.small(), ink)
            .middle(graphics, box.getCenterX(), y + i * line, Text.Anchor.CENTRE);
      }
      graphics.setColor(style.ground());
      graphics.setStroke(new BasicStroke(1.4f));
      graphics.draw(box);
    }
  }

  /** Cells beside each other in one row, and what is said below them. */
  public record Cells(List<Cell> cells, String below) {
    double height() {
      double line = Text.lineHeight(Style.shipped().small());
      return cells.stream().mapToInt(cell -> cell.words().size()).max().orElse(0) * line
          + 4
          + belowHeight();
    }

    private double belowHeight() {
      return below == null ? 0 : Text.lineHeight(Style.shipped().small()) + 4;
    }

    void draw(Graphics2D graphics, Rectangle2D box) {
      double high = box.getHeight() - belowHeight();
      double wide = box.getWidth() / cells.size();
      for (int i = 0; i < cells.size(); i++) {
        cells
            .get(i)
            .draw(graphics, new Rectangle2D.Double(box.getX() + i * wide, box.getY(), wide, high));
      }
      if (below != null) {
        Line.small(below)
            .draw(graphics, box.getCenterX(), box.getY() + high + 1, Text.Anchor.CENTRE);
      }
    }
  }

  /** What stands in one column of all rows; all but words leave the parts that they lack empty. */
  private interface Track<R> {
    double width();

    default String heading() {
      return "";
    }

    default Text.Anchor anchor() {
      return Text.Anchor.CENTRE;
    }

    default double height(R row) {
      return 4;
    }

    /** Draws what stands in a row, in a box as wide as the track. */
    void draw(Graphics2D graphics, R row, Rectangle2D box);

    default boolean hasAxis() {
      return false;
    }

    /** Draws what stands below all rows. */
    default void axis(Graphics2D graphics, double left, double y) {}

    default double anchored(double left) {
      return switch (anchor()) {
        case LEFT -> left;
        case CENTRE -> left + (width() - GUTTER) / 2;
        case RIGHT -> left + width() - GUTTER;
      };
    }
  }

  private record Words<R>(
      String heading, double width, Text.Anchor anchor, Function<R, List<Line>> words)
      implements Track<R> {
    private List<Line> wrapped(R row) {
      return words.apply(row).stream()
          .flatMap(line -> line.wrapped(width - GUTTER, Integer.MAX_VALUE))
          .toList();
    }

    @Override
    public double height(R row) {
      return wrapped(row).stream().mapToDouble(Line::height).sum() + 4;
    }

    @Override
    public void draw(Graphics2D graphics, R row, Rectangle2D box) {
      double top = box.getCenterY() - (height(row) - 4) / 2;
      for (Line line : wrapped(row)) {
        line.draw(graphics, anchored(box.getX()), top, anchor);
        top += line.height();
      }
    }
  }

  private record Signs<R>(String heading, double width, Sign<R> sign) implements Track<R> {
    @Override
    public void draw(Graphics2D graphics, R row, Rectangle2D box) {
      sign.draw(graphics, row, anchored(box.getX()), box.getCenterY());
    }
  }

  private record Marked<R>(
      String heading, double width, Scale scale, NumberAxis measure, Function<R, List<Mark>> marks)
      implements Track<R> {
    @Override
    public Text.Anchor anchor() {
      return Text.Anchor.LEFT;
    }

    private Rectangle2D area(double left, double top, double height) {
      return new Rectangle2D.Double(left, top, width - GUTTER, height);
    }

    @Override
    public void draw(Graphics2D graphics, R row, Rectangle2D box) {
      Style style = Style.shipped();
      Rectangle2D area = area(box.getX(), box.getY(), box.getHeight());
      BasicStroke thin = new BasicStroke(0.7f);
      scale.ticks().forEach(tick -> rule(graphics, style.colour("grid"), thin, tick, area));
      marks
          .apply(row)
          .forEach(mark -> mark.draw(graphics, value -> x(value, area), box.getCenterY()));
      scale.levels().forEach((value, stroke) -> rule(graphics, style.ink(), stroke, value, area));
    }

    private double x(double value, Rectangle2D area) {
      return measure.valueToJava2D(
          Math.max(scale.from(), Math.min(scale.to(), value)), area, RectangleEdge.BOTTOM);
    }

    private void rule(
        Graphics2D graphics, Color colour, BasicStroke stroke, double value, Rectangle2D area) {
      Plots.rule(graphics, colour, stroke, x(value, area), area.getMinY(), area.getMaxY());
    }

    @Override
    public boolean hasAxis() {
      return scale.step() > 0;
    }

    @Override
    public void axis(Graphics2D graphics, double left, double y) {
      Style style = Style.shipped();
      Rectangle2D area = area(left, y, 3);
      List<Double> ticks = scale.ticks();
      for (double tick : ticks) {
        rule(graphics, style.colour("frame"), new BasicStroke(0.8f), tick, area);
        boolean end = tick == ticks.get(ticks.size() - 1);
        String words =
            Numbers.decimal(tick, scale.step() < 1 ? 1 : 0) + (end ? scale.symbol() : "");
        Line.muted(Facts.scale(words)).draw(graphics, x(tick, area), y + 4, Text.Anchor.CENTRE);
      }
    }
  }

  /** Cells under a heading that is read upwards, and what stands over each of them. */
  private record Upright<R>(
      double width, List<Line> upwards, List<String> parts, Function<R, Cells> cells)
      implements Track<R> {
    // The shortest height in which all lines find room beside each other.
    double length() {
      for (double length = 90; length < LONGEST_HEADING; length += 10) {
        if (lines(length, Integer.MAX_VALUE).size() <= most()) {
          return length;
        }
      }
      return LONGEST_HEADING;
    }

    /** What separates cells of several parts from those of other rows and tracks. */
    private double air() {
      return parts.isEmpty() ? 0 : 2;
    }

    private int most() {
      return Math.max(1, (int) ((width - 2) / HEADING_LINE));
    }

    private List<Line> lines(double length, int most) {
      List<Line> lines = new ArrayList<>();
      for (Line line : upwards) {
        lines.addAll(line.wrapped(length, Math.max(1, most - lines.size())).toList());
      }
      return lines;
    }

    @Override
    public double height(R row) {
      return cells.apply(row).height() + 2 * air();
    }

    @Override
    public void draw(Graphics2D graphics, R row, Rectangle2D box) {
      cells
          .apply(row)
          .draw(
              graphics,
              new Rectangle2D.Double(
                  box.getX() + air(),
                  box.getY() + air(),
                  width - 2 * air(),
                  box.getHeight() - 2 * air()));
    }

    void above(Graphics2D graphics, double left, double bottom, double length) {
      Style style = Style.shipped();
      double line = parts.isEmpty() ? 0 : Text.lineHeight(style.strongSmall());
      for (int i = 0; i < parts.size(); i++) {
        new Line(parts.get(i), style.strongSmall(), style.muted())
            .draw(
                graphics,
                left + width * (i + 0.5) / parts.size(),
                bottom - line - 3,
                Text.Anchor.CENTRE);
      }
      List<Line> lines = lines(length, most());
      double x = left + (width - lines.size() * HEADING_LINE) / 2;
      for (Line each : lines) {
        Text.upward(graphics, each.words(), each.font(), each.colour(), x, bottom - line - 5);
        x += HEADING_LINE;
      }
    }
  }

  private final List<R> rows;
  private final List<Track<R>> tracks = new ArrayList<>();
  private double least = 22;
  private boolean ruled;
  private boolean whole;
  private Function<R, String> section = row -> "";
  private Function<R, String> note = row -> "";
  private Function<R, String> after = row -> "";

  public Tracks(List<R> rows) {
    this.rows = List.copyOf(rows);
  }

  /** No row is lower. */
  public Tracks<R> least(double height) {
    least = height;
    return this;
  }

  /** A thin line above each row. */
  public Tracks<R> ruled() {
    ruled = true;
    return this;
  }

  /** Heading of the rows that follow each other with the same one. */
  public Tracks<R> section(Function<R, String> heading) {
    section = heading;
    return this;
  }

  /** What is said below the last row of a section, which then stands on one page. */
  public Tracks<R> note(Function<R, String> words) {
    note = words;
    whole = true;
    return this;
  }

  /** What is said below a row, wherever it stands. */
  public Tracks<R> after(Function<R, String> words) {
    after = words;
    return this;
  }

  /** A track of words, the lines of each row below each other. */
  public Tracks<R> words(
      String heading, double width, Text.Anchor anchor, Function<R, List<Line>> words) {
    tracks.add(new Words<>(heading, width, anchor, words));
    return this;
  }

  /** A track without a heading of small words of one line; none where they are empty. */
  public Tracks<R> small(double width, Text.Anchor anchor, Function<R, String> words) {
    return words("", width, anchor, row -> List.of(Line.small(words.apply(row))));
  }

  /** A last track of words in all the width that the others leave. */
  public Tracks<R> rest(String heading, Function<R, List<Line>> words) {
    return words(heading, rest(), Text.Anchor.LEFT, words);
  }

  /** The rows' names at their left, wrapped beyond a share of the page. */
  public Tracks<R> named(double share, Function<R, String> name) {
    Font font = Style.shipped().label();
    return words(
        "",
        widest(rows.stream().map(name), font, share),
        Text.Anchor.RIGHT,
        row -> List.of(new Line(name.apply(row), font, Style.shipped().ink())));
  }

  /** A track of marks. */
  public Tracks<R> marks(String heading, double width, Scale scale, Function<R, List<Mark>> marks) {
    tracks.add(new Marked<>(heading, width, scale, scale.axis(), marks));
    return this;
  }

  /** A track of signs. */
  public Tracks<R> signs(String heading, double width, Sign<R> sign) {
    tracks.add(new Signs<>(heading, width, sign));
    return this;
  }

  /**
   * A track of cells under a heading that is read upwards.
   *
   * @param parts what stands over each of the cells; none where there is one
   */
  public Tracks<R> cells(
      List<Line> heading, List<String> parts, double width, Function<R, Cells> cells) {
    tracks.add(new Upright<>(width, heading, parts, cells));
    return this;
  }

  /** Width that names take that are wrapped beyond the share of the page. */
  public static double widest(Stream<String> names, Font font, double share) {
    Style style = Style.shipped();
    return GUTTER
        + Math.min(
            (style.width() - 2 * style.margin()) * share,
            names.mapToDouble(name -> Text.width(name, font)).max().orElse(0) + 1);
  }

  /** What the other tracks leave of the page's width. */
  public double rest() {
    Style style = Style.shipped();
    return style.width() - 2 * style.margin() - tracks.stream().mapToDouble(Track::width).sum();
  }

  /** A part of the rows, with their heights. */
  private record Placed<R>(R row, double above, double height, List<String> notes) {
    double below() {
      return notes.size() * Text.lineHeight(Style.shipped().small());
    }

    double all() {
      return above + height + below();
    }
  }

  /** Pages of nearly the same height. */
  public List<Page> pages(Frame frame) {
    List<List<Placed<R>>> groups = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean first = i == 0 || !heading(i).equals(heading(i - 1));
      if (first || !whole) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(placed(i, first));
    }
    double all = groups.stream().mapToDouble(Tracks::high).sum();
    double foot = hasAxis() ? Plots.AXIS_HEIGHT : 4;
    double page = frame.most(PAGE + head() + foot) - head() - foot;
    double wanted = all / Math.ceil(all / page);
    List<List<Placed<R>>> pages = new ArrayList<>();
    pages.add(new ArrayList<>());
    double above = 0;
    for (List<Placed<R>> group : groups) {
      for (List<Placed<R>> part :
          high(group) > page ? group.stream().map(List::of).toList() : List.of(group)) {
        // A page is left where half of what follows would stand beyond its wanted end, counted from
        // the top of the first page, so that what each leaves short makes no last page of one row.
        boolean begun = !pages.get(pages.size() - 1).isEmpty();
        if (begun && above + high(part) / 2 > pages.size() * wanted + 1) {
          pages.add(new ArrayList<>());
        }
        pages.get(pages.size() - 1).addAll(part);
        above += high(part);
      }
    }
    return pages.stream()
        .map(
            part ->
                frame.page(
                    head() + high(part) + foot, (graphics, box) -> draw(graphics, part, box)))
        .toList();
  }

  private static <R> double high(List<Placed<R>> part) {
    return part.stream().mapToDouble(Placed::all).sum();
  }

  private String heading(int index) {
    return Objects.requireNonNullElse(section.apply(rows.get(index)), "");
  }

  private Placed<R> placed(int index, boolean first) {
    R row = rows.get(index);
    boolean last = index == rows.size() - 1 || !heading(index).equals(heading(index + 1));
    double height = tracks.stream().mapToDouble(track -> track.height(row)).max().orElse(0);
    return new Placed<>(
        row,
        first && !heading(index).isEmpty() ? Text.lineHeight(Style.shipped().strongLabel()) + 8 : 0,
        Math.max(least, height),
        notes(row, last));
  }

  private List<String> notes(R row, boolean isLast) {
    String words = isLast ? note.apply(row) : after.apply(row);
    Style style = Style.shipped();
    return words == null || words.isBlank()
        ? List.of()
        : Text.wrap(words, style.small(), style.width() - 2 * style.margin() - 8);
  }

  // A heading may stand over the tracks to its right that have none, such as notes of its marks.
  private List<String> headingLines(Track<R> track) {
    if (track.heading().isEmpty()) {
      return List.of();
    }
    double room = track.width() - GUTTER;
    for (int i = tracks.indexOf(track) + 1;
        track.anchor() == Text.Anchor.LEFT
            && i < tracks.size()
            && tracks.get(i).heading().isEmpty();
        i++) {
      room += tracks.get(i).width();
    }
    return Text.wrap(track.heading(), Style.shipped().strongSmall(), room);
  }

  private double head() {
    int lines = tracks.stream().mapToInt(track -> headingLines(track).size()).max().orElse(0);
    double line = Text.lineHeight(Style.shipped().strongSmall());
    double upright = uprightLength();
    boolean parted = uprights().anyMatch(track -> !track.parts().isEmpty());
    return Math.max(
        lines == 0 ? 0 : lines * line + 6, upright == 0 ? 0 : upright + 8 + (parted ? line : 0));
  }

  private Stream<Upright<R>> uprights() {
    return tracks.stream()
        .flatMap(track -> track instanceof Upright<R> upright ? Stream.of(upright) : Stream.of());
  }

  private double uprightLength() {
    return uprights().mapToDouble(Upright::length).max().orElse(0);
  }

  private boolean hasAxis() {
    return tracks.stream().anyMatch(Track::hasAxis);
  }

  private void draw(Graphics2D graphics, List<Placed<R>> part, Rectangle2D box) {
    Style style = Style.shipped();
    double y = box.getY() + head();
    headings(graphics, box.getX(), y);
    for (Placed<R> placed : part) {
      if (placed.above() > 0) {
        new Line(section.apply(placed.row()), style.strongLabel(), style.ink())
            .draw(graphics, box.getX(), y + 5, Text.Anchor.LEFT);
      }
      y += placed.above();
      if (ruled) {
        graphics.setColor(style.colour("grid"));
        graphics.setStroke(new BasicStroke(0.6f));
        graphics.draw(new Line2D.Double(box.getX(), y, box.getMaxX(), y));
      }
      double left = box.getX();
      for (Track<R> track : tracks) {
        track.draw(
            graphics,
            placed.row(),
            new Rectangle2D.Double(left, y, track.width(), placed.height()));
        left += track.width();
      }
      y += placed.height();
      for (String note : placed.notes()) {
        Line.muted(note).draw(graphics, box.getX() + 8, y, Text.Anchor.LEFT);
        y += Text.lineHeight(style.small());
      }
    }
    double left = box.getX();
    for (Track<R> track : tracks) {
      track.axis(graphics, left, y);
      left += track.width();
    }
  }

  private void headings(Graphics2D graphics, double x, double bottom) {
    Style style = Style.shipped();
    double left = x;
    for (Track<R> track : tracks) {
      List<String> lines = headingLines(track);
      Text.block(
          graphics,
          lines,
          style.strongSmall(),
          style.muted(),
          track.anchored(left),
          bottom - 6 - lines.size() * Text.lineHeight(style.strongSmall()),
          track.anchor());
      if (track instanceof Upright<R> upright) {
        upright.above(graphics, left, bottom, uprightLength());
      }
      left += track.width();
    }
  }
}
