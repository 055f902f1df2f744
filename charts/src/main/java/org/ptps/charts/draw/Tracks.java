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
  public record Cell(Color colour, List<String> words) {}

  /** Cells beside each other in one row, and what is said below them. */
  public record Cells(List<Cell> cells, String below) {
    double height() {
      double line = Text.lineHeight(Style.shipped().small());
      return cells.stream().mapToInt(cell -> cell.words().size()).max().orElse(0) * line
          + 4
          + belowHeight();
    }

    double belowHeight() {
      return below == null ? 0 : Text.lineHeight(Style.shipped().small()) + 4;
    }
  }

  private record Track<R>(
      String heading,
      double width,
      Text.Anchor anchor,
      Function<R, List<Line>> words,
      Scale scale,
      Function<R, List<Mark>> marks,
      Sign<R> sign,
      Upright<R> upright) {}

  /** Cells under a heading that is read upwards, and what stands over each of them. */
  private record Upright<R>(List<Line> heading, List<String> parts, Function<R, Cells> cells) {
    // The shortest height in which all lines find room beside each other.
    double length(double width) {
      for (double length = 90; length < LONGEST_HEADING; length += 10) {
        if (lines(length, Integer.MAX_VALUE).size() <= most(width)) {
          return length;
        }
      }
      return LONGEST_HEADING;
    }

    /** What separates cells of several parts from those of other rows and tracks. */
    double air() {
      return parts.isEmpty() ? 0 : 2;
    }

    static int most(double width) {
      return Math.max(1, (int) ((width - 2) / HEADING_LINE));
    }

    List<Line> lines(double length, int most) {
      List<Line> lines = new ArrayList<>();
      for (Line line : heading) {
        Text.wrap(line.words(), line.font(), length, Math.max(1, most - lines.size()))
            .forEach(words -> lines.add(new Line(words, line.font(), line.colour())));
      }
      return lines;
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
    tracks.add(new Track<>(heading, width, anchor, words, null, row -> List.of(), null, null));
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
    tracks.add(
        new Track<>(heading, width, Text.Anchor.LEFT, row -> List.of(), scale, marks, null, null));
    return this;
  }

  /** A track of signs. */
  public Tracks<R> signs(String heading, double width, Sign<R> sign) {
    tracks.add(
        new Track<>(
            heading,
            width,
            Text.Anchor.CENTRE,
            row -> List.of(),
            null,
            row -> List.of(),
            sign,
            null));
    return this;
  }

  /**
   * A track of cells under a heading that is read upwards.
   *
   * @param parts what stands over each of the cells; none where there is one
   */
  public Tracks<R> cells(
      List<Line> heading, List<String> parts, double width, Function<R, Cells> cells) {
    tracks.add(
        new Track<>(
            "",
            width,
            Text.Anchor.CENTRE,
            row -> List.of(),
            null,
            row -> List.of(),
            null,
            new Upright<>(heading, parts, cells)));
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
    double height = tracks.stream().mapToDouble(track -> high(track, row)).max().orElse(0);
    return new Placed<>(
        row,
        first && !heading(index).isEmpty() ? Text.lineHeight(Style.shipped().strongLabel()) + 8 : 0,
        Math.max(least, height),
        notes(row, last));
  }

  private static <R> double high(Track<R> track, R row) {
    return track.upright() == null
        ? wrapped(track, row).stream().mapToDouble(Tracks::line).sum() + 4
        : track.upright().cells().apply(row).height() + 2 * track.upright().air();
  }

  private static double line(Line line) {
    return Text.lineHeight(line.font());
  }

  private static <R> List<Line> wrapped(Track<R> track, R row) {
    return track.words().apply(row).stream()
        .flatMap(
            line ->
                Text.wrap(line.words(), line.font(), track.width() - GUTTER).stream()
                    .map(words -> new Line(words, line.font(), line.colour())))
        .toList();
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
    boolean parted = uprights().anyMatch(track -> !track.upright().parts().isEmpty());
    return Math.max(
        lines == 0 ? 0 : lines * line + 6, upright == 0 ? 0 : upright + 8 + (parted ? line : 0));
  }

  private Stream<Track<R>> uprights() {
    return tracks.stream().filter(track -> track.upright() != null);
  }

  private double uprightLength() {
    return uprights().mapToDouble(track -> track.upright().length(track.width())).max().orElse(0);
  }

  private boolean hasAxis() {
    return tracks.stream().anyMatch(track -> track.scale() != null && track.scale().step() > 0);
  }

  private void draw(Graphics2D graphics, List<Placed<R>> part, Rectangle2D box) {
    Style style = Style.shipped();
    double left = box.getX();
    for (Track<R> track : tracks) {
      List<String> lines = headingLines(track);
      Text.block(
          graphics,
          lines,
          style.strongSmall(),
          style.muted(),
          anchored(track, left),
          box.getY() + head() - 6 - lines.size() * Text.lineHeight(style.strongSmall()),
          track.anchor());
      if (track.upright() != null) {
        upright(graphics, track, left, box.getY() + head());
      }
      left += track.width();
    }
    double y = box.getY() + head();
    for (Placed<R> placed : part) {
      if (placed.above() > 0) {
        Text.line(
            graphics,
            section.apply(placed.row()),
            style.strongLabel(),
            style.ink(),
            box.getX(),
            y + 5,
            Text.Anchor.LEFT);
      }
      y += placed.above();
      if (ruled) {
        graphics.setColor(style.colour("grid"));
        graphics.setStroke(new BasicStroke(0.6f));
        graphics.draw(new Line2D.Double(box.getX(), y, box.getMaxX(), y));
      }
      row(graphics, placed, box.getX(), y);
      y += placed.height();
      if (placed.below() > 0) {
        Text.block(
            graphics,
            placed.notes(),
            style.small(),
            style.muted(),
            box.getX() + 8,
            y,
            Text.Anchor.LEFT);
      }
      y += placed.below();
    }
    left = box.getX();
    for (Track<R> track : tracks) {
      if (track.scale() != null) {
        axis(graphics, track, left, y);
      }
      left += track.width();
    }
  }

  private void upright(Graphics2D graphics, Track<R> track, double left, double bottom) {
    Style style = Style.shipped();
    List<String> parts = track.upright().parts();
    double line = parts.isEmpty() ? 0 : Text.lineHeight(style.strongSmall());
    for (int i = 0; i < parts.size(); i++) {
      Text.line(
          graphics,
          parts.get(i),
          style.strongSmall(),
          style.muted(),
          left + track.width() * (i + 0.5) / parts.size(),
          bottom - line - 3,
          Text.Anchor.CENTRE);
    }
    List<Line> lines = track.upright().lines(uprightLength(), Upright.most(track.width()));
    double x = left + (track.width() - lines.size() * HEADING_LINE) / 2;
    for (Line each : lines) {
      Text.upward(graphics, each.words(), each.font(), each.colour(), x, bottom - line - 5);
      x += HEADING_LINE;
    }
  }

  private static void cells(Graphics2D graphics, Cells cells, Rectangle2D box) {
    Style style = Style.shipped();
    double below = cells.belowHeight();
    double wide = box.getWidth() / cells.cells().size();
    for (int i = 0; i < cells.cells().size(); i++) {
      cell(
          graphics,
          cells.cells().get(i),
          new Rectangle2D.Double(box.getX() + i * wide, box.getY(), wide, box.getHeight() - below));
    }
    if (below > 0) {
      Text.line(
          graphics,
          cells.below(),
          style.small(),
          style.ink(),
          box.getCenterX(),
          box.getMaxY() - below + 1,
          Text.Anchor.CENTRE);
    }
  }

  private static void cell(Graphics2D graphics, Cell cell, Rectangle2D box) {
    Style style = Style.shipped();
    if (cell.colour() == null) {
      Hatching.fill(graphics, box);
      graphics.setColor(style.colour("no_data"));
      graphics.fill(new Rectangle2D.Double(box.getCenterX() - 8, box.getCenterY() - 8, 16, 16));
    } else {
      graphics.setColor(cell.colour());
      graphics.fill(box);
    }
    double line = Text.lineHeight(style.small());
    double y = box.getCenterY() - (cell.words().size() - 1) * line / 2;
    for (int i = 0; i < cell.words().size(); i++) {
      Text.middle(
          graphics,
          cell.words().get(i),
          i == 0 && cell.words().size() > 1 ? style.strongSmall() : style.small(),
          cell.colour() == null ? style.ink() : style.textOn(cell.colour()),
          box.getCenterX(),
          y + i * line,
          Text.Anchor.CENTRE);
    }
    graphics.setColor(style.ground());
    graphics.setStroke(new BasicStroke(1.4f));
    graphics.draw(box);
  }

  private static <R> double anchored(Track<R> track, double left) {
    return switch (track.anchor()) {
      case LEFT -> left;
      case CENTRE -> left + (track.width() - GUTTER) / 2;
      case RIGHT -> left + track.width() - GUTTER;
    };
  }

  private static <R> Rectangle2D area(Track<R> track, double left, double top, double height) {
    return new Rectangle2D.Double(left, top, track.width() - GUTTER, height);
  }

  private void row(Graphics2D graphics, Placed<R> placed, double x, double y) {
    Style style = Style.shipped();
    double middle = y + placed.height() / 2;
    double left = x;
    for (Track<R> track : tracks) {
      if (track.scale() != null) {
        NumberAxis axis = track.scale().axis();
        Rectangle2D area = area(track, left, y, placed.height());
        graphics.setColor(style.colour("grid"));
        graphics.setStroke(new BasicStroke(0.7f));
        for (double tick : track.scale().ticks()) {
          double at = axis.valueToJava2D(tick, area, RectangleEdge.BOTTOM);
          graphics.draw(new Line2D.Double(at, y, at, y + placed.height()));
        }
        track
            .marks()
            .apply(placed.row())
            .forEach(
                mark ->
                    mark.draw(
                        graphics,
                        value ->
                            axis.valueToJava2D(
                                Math.max(track.scale().from(), Math.min(track.scale().to(), value)),
                                area,
                                RectangleEdge.BOTTOM),
                        middle));
        track
            .scale()
            .levels()
            .forEach(
                (value, stroke) ->
                    Plots.rule(
                        graphics,
                        style.ink(),
                        stroke,
                        axis.valueToJava2D(value, area, RectangleEdge.BOTTOM),
                        y,
                        y + placed.height()));
      }
      if (track.upright() != null) {
        double air = track.upright().air();
        cells(
            graphics,
            track.upright().cells().apply(placed.row()),
            new Rectangle2D.Double(
                left + air, y + air, track.width() - 2 * air, placed.height() - 2 * air));
      }
      if (track.sign() != null) {
        track.sign().draw(graphics, placed.row(), left + (track.width() - GUTTER) / 2, middle);
      }
      List<Line> lines = wrapped(track, placed.row());
      double top = middle - lines.stream().mapToDouble(Tracks::line).sum() / 2;
      for (Line line : lines) {
        Text.line(
            graphics,
            line.words(),
            line.font(),
            line.colour(),
            anchored(track, left),
            top,
            track.anchor());
        top += line(line);
      }
      left += track.width();
    }
  }

  private static <R> void axis(Graphics2D graphics, Track<R> track, double left, double y) {
    Style style = Style.shipped();
    Scale scale = track.scale();
    Rectangle2D area = area(track, left, y, 1);
    List<Double> ticks = scale.ticks();
    graphics.setStroke(new BasicStroke(0.8f));
    for (double tick : ticks) {
      double at = scale.axis().valueToJava2D(tick, area, RectangleEdge.BOTTOM);
      graphics.setColor(style.colour("frame"));
      graphics.draw(new Line2D.Double(at, y, at, y + 3));
      boolean end = tick == ticks.get(ticks.size() - 1);
      Text.line(
          graphics,
          Facts.scale(
              Numbers.decimal(tick, scale.step() < 1 ? 1 : 0) + (end ? scale.symbol() : "")),
          style.small(),
          style.muted(),
          at,
          y + 4,
          Text.Anchor.CENTRE);
    }
  }
}
