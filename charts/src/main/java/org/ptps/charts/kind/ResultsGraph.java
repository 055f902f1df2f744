package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Lights;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.charts.words.Status;
import org.ptps.warehouse.Rows;

/**
 * The theory of change as the graph that it is: results in layers, each with the light of its
 * headline indicators and the counts of the others, and an arrow from each condition to what it is
 * a condition of. One page for each result that leads nowhere and has most below it.
 */
final class ResultsGraph extends Kind {
  private static final double NODE_GAP = 16;
  private static final double LAYER_GAP = 46;
  private static final double WIDEST = 226;
  private static final double PADDING = 9;
  private static final double CHIP_HEIGHT = 17;

  /** One result in the year shown: a row of {@code report.results_status}. */
  private record Result(String code, Status status, Rows.Row row) {
    int other(Status of) {
      return Optional.ofNullable(row.integer(column(of))).orElse(0L).intValue();
    }

    /** Statuses of other indicators than the headlines. */
    List<Status> others() {
      return Stream.of(Status.values()).filter(status -> other(status) > 0).toList();
    }

    String shown(Status of) {
      return Facts.whole(row, column(of));
    }

    String reason() {
      return row.text("reason");
    }
  }

  /** Column of the count of other indicators of a status. */
  private static String column(Status status) {
    return "others_" + counted(status);
  }

  private static String counted(Status status) {
    return status == Status.NONE ? "without_target" : status.key();
  }

  private record Edge(String from, String to) {}

  /** Results of one page, in layers from the top. */
  private record Graph(List<List<Result>> layers, List<Edge> edges) {}

  private final Asked asked = asked(tables.from("result_counts"), "with_data");
  private final List<Result> results =
      tables
          .from("results_status")
          .where("year", asked.year().orElse(0))
          .by("result")
          .by("area_code")
          .rows()
          .stream()
          .map(row -> new Result(row.text("result"), Status.of(row.text("status")), row))
          .toList();
  private final List<Edge> edges =
      tables.from("result_edges").by("from_result").by("to_result").rows().stream()
          .map(row -> new Edge(row.text("from_result"), row.text("to_result")))
          .toList();

  ResultsGraph(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    sketch
        .stamps(
            results.stream().anyMatch(result -> result.row().flag("synthetic")),
            isPreliminary(
                tables
                    .from("ranked_values")
                    .where("level", "ptps")
                    .where("year", asked.year().orElse(0))))
        .counts(asked.row(), "total")
        .year(asked.year());
    for (Status status : Status.values()) {
      sketch.slot(status.key(), Facts.whole(asked.row(), counted(status)));
    }
    if (results.stream().allMatch(result -> result.status() == Status.NO_DATA)) {
      return sketch.nothing(Reason.SOURCE_NOT_LOADED.in(language), plotted());
    }
    sketch.line(in(Phrase.RESULTS_METHOD));
    sketch.line(
        say("n = {} {}. {}.", Facts.whole(asked.row(), "total"), Phrase.RESULTS_COUNTED, areas()));
    sketch.line(in(Phrase.CATALOGUE_PROPOSED));
    List<Graph> graphs = graphs();
    return sketch.drawn(
        legend(),
        frame ->
            graphs.stream()
                .map(
                    graph ->
                        frame.page(height(graph), (graphics, box) -> draw(graphics, graph, box)))
                .toList(),
        results.stream().map(this::told).collect(Collectors.joining("; ", "", ".")),
        plotted(),
        twin());
  }

  private String name(Result result) {
    return words("results_status", "name", result.row());
  }

  private String headlines(Result result) {
    return String.join(", ", tables.list("results_status", "headlines", result.row(), language));
  }

  /** Their codes, for who reads the data. */
  private static String headlineCodes(Result result) {
    return result.row().value("headlines") instanceof List<?> codes
        ? codes.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : "";
  }

  private String leadsTo(Result result, String between) {
    return edges.stream()
        .filter(edge -> edge.from().equals(result.code()))
        .map(Edge::to)
        .collect(Collectors.joining(between));
  }

  /** Of which area the results are told, from the first to the last. */
  private String areas() {
    Map<String, String> names = new HashMap<>();
    tables.areaNames(language).forEach((area, name) -> names.put(area.split(":", 2)[1], name));
    Map<String, List<String>> codes = new TreeMap<>();
    results.forEach(
        result ->
            codes
                .computeIfAbsent(result.row().text("area_code"), area -> new ArrayList<>())
                .add(result.code()));
    return codes.entrySet().stream()
        .map(
            entry ->
                say(
                    "{}: {}",
                    names.getOrDefault(entry.getKey(), in(Phrase.NATION)),
                    span(entry.getValue())))
        .collect(Collectors.joining("; "));
  }

  private static String span(List<String> codes) {
    return codes.size() == 1 ? codes.get(0) : codes.get(0) + "–" + codes.get(codes.size() - 1);
  }

  // ---- layers

  /** Parts of the graph that no edge joins, each in layers. */
  private List<Graph> graphs() {
    Map<String, Result> byCode = new TreeMap<>();
    results.forEach(result -> byCode.putIfAbsent(result.code(), result));
    List<Edge> joined =
        edges.stream()
            .filter(edge -> byCode.containsKey(edge.from()) && byCode.containsKey(edge.to()))
            .toList();
    List<Graph> graphs = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    for (String code : byCode.keySet()) {
      if (placed.contains(code)) {
        continue;
      }
      Set<String> part = new TreeSet<>(Set.of(code));
      for (int before = 0; before < part.size(); ) {
        before = part.size();
        for (Edge edge : joined) {
          if (part.contains(edge.from()) || part.contains(edge.to())) {
            part.addAll(List.of(edge.from(), edge.to()));
          }
        }
      }
      placed.addAll(part);
      List<Edge> own = joined.stream().filter(edge -> part.contains(edge.from())).toList();
      graphs.add(
          new Graph(
              layers(part, own).stream()
                  .map(layer -> layer.stream().map(byCode::get).toList())
                  .toList(),
              own));
    }
    return graphs;
  }

  // A condition stands one layer below the lowest of what it is a condition of. What leads nowhere
  // but is not the head stands just above its own conditions.
  private static List<List<String>> layers(Set<String> part, List<Edge> edges) {
    String head =
        part.stream()
            .filter(code -> edges.stream().noneMatch(edge -> edge.from().equals(code)))
            .min(Comparator.comparing(String::length).thenComparing(code -> code))
            .orElse(part.iterator().next());
    Map<String, Integer> depth = new TreeMap<>();
    depth.put(head, 0);
    for (int round = 0; round < part.size(); round++) {
      for (Edge edge : edges) {
        Integer above = depth.get(edge.to());
        if (above != null && above < part.size()) {
          depth.merge(edge.from(), above + 1, Math::max);
        }
      }
    }
    for (String code : part) {
      depth.computeIfAbsent(
          code,
          missing ->
              Math.max(
                  1,
                  edges.stream()
                          .filter(edge -> edge.to().equals(missing))
                          .map(edge -> depth.get(edge.from()))
                          .filter(Objects::nonNull)
                          .min(Integer::compare)
                          .orElse(2)
                      - 1));
    }
    Map<Integer, List<String>> layers = new TreeMap<>();
    depth.forEach((code, layer) -> layers.computeIfAbsent(layer, l -> new ArrayList<>()).add(code));
    List<List<String>> ordered = new ArrayList<>();
    for (List<String> layer : layers.values()) {
      List<String> above = ordered.isEmpty() ? List.of() : ordered.get(ordered.size() - 1);
      layer.sort(
          Comparator.comparing((String code) -> centre(code, above, edges))
              .thenComparing(code -> code));
      ordered.add(layer);
    }
    return ordered;
  }

  private static double centre(String code, List<String> above, List<Edge> edges) {
    return edges.stream()
        .filter(edge -> edge.from().equals(code) && above.contains(edge.to()))
        .mapToInt(edge -> above.indexOf(edge.to()))
        .average()
        .orElse(-1);
  }

  // ---- the drawing

  /** The letters of the chips; lights have their words beside them. */
  private Legend legend() {
    String letters =
        Stream.of(Status.values())
            .filter(status -> results.stream().anyMatch(result -> result.other(status) > 0))
            .map(status -> say("{}\u00a0{}", Lights.letter(status, language), status))
            .collect(Collectors.joining(", "));
    return new Legend()
        .addIf(
            !letters.isEmpty(),
            say("{}: {}", Phrase.OTHER_INDICATORS, letters),
            (graphics, x, middle) ->
                chip(
                    graphics,
                    Status.NONE,
                    "n",
                    new Rectangle2D.Double(x + 4, middle - CHIP_HEIGHT / 2, 22, CHIP_HEIGHT)))
        .add(
            in(Phrase.CONDITION_OF),
            (graphics, x, middle) ->
                arrow(graphics, new Line2D.Double(x, middle, x + Legend.SAMPLE_WIDTH, middle)));
  }

  private double width(Graph graph) {
    int most = graph.layers().stream().mapToInt(List::size).max().orElse(1);
    return Math.min(WIDEST, (style.width() - 2 * style.margin() - (most - 1) * NODE_GAP) / most);
  }

  /** What a node says below its code, in lines. */
  private record Content(
      List<String> name, List<String> status, List<String> facts, int chipLines) {
    double head() {
      return Math.max(Lights.SIZE, status.size() * Text.lineHeight(Style.shipped().small()));
    }

    double height() {
      return PADDING * 2
          + head()
          + (name.size() + facts.size()) * Text.lineHeight(Style.shipped().small())
          + chipLines * (CHIP_HEIGHT + 3)
          + 11;
    }
  }

  private Content content(Result result, double width) {
    double inner = width - 2 * PADDING;
    List<String> facts = new ArrayList<>();
    Rows.Row row = result.row();
    if (row.number("municipalities") != null && row.number("municipalities_reached") != null) {
      Double unknown = row.number("unknown_municipalities");
      String reached =
          say(
              "{} {} {} {}{}",
              Facts.whole(row, "municipalities_reached"),
              Phrase.OF,
              Facts.whole(row, "municipalities"),
              Phrase.MUNICIPALITIES_REACH_IT,
              unknown == null || unknown == 0
                  ? ""
                  : say("; {} {}", Facts.whole(row, "unknown_municipalities"), Phrase.UNKNOWN));
      facts.addAll(Text.wrap(reached, style.strongSmall(), inner));
    }
    because(result.status(), result.reason())
        .ifPresent(reason -> facts.addAll(Text.wrap(reason, style.small(), inner)));
    String headlines = headlines(result);
    facts.addAll(
        Text.wrap(
            say("{}: {}", Phrase.HEADLINES, headlines.isEmpty() ? "—" : headlines),
            style.small(),
            inner));
    return new Content(
        Text.wrap(name(result), style.small(), inner),
        Text.wrap(
            result.status().in(language),
            style.strongSmall(),
            inner - Lights.SIZE - 8 - Text.width(result.code() + " ", style.strongLabel())),
        facts,
        chips(null, result, 0, 0, inner));
  }

  private double layerHeight(Graph graph, List<Result> layer) {
    return layer.stream()
        .mapToDouble(result -> content(result, width(graph)).height())
        .max()
        .orElse(0);
  }

  private double height(Graph graph) {
    return graph.layers().stream().mapToDouble(layer -> layerHeight(graph, layer)).sum()
        + (graph.layers().size() - 1) * LAYER_GAP
        + 6;
  }

  private void draw(Graphics2D graphics, Graph graph, Rectangle2D box) {
    double width = width(graph);
    Map<Result, Rectangle2D> boxes = new LinkedHashMap<>();
    double y = box.getY() + 2;
    for (List<Result> layer : graph.layers()) {
      double height = layerHeight(graph, layer);
      double slot = box.getWidth() / layer.size();
      for (int i = 0; i < layer.size(); i++) {
        boxes.put(
            layer.get(i),
            new Rectangle2D.Double(box.getX() + (i + 0.5) * slot - width / 2, y, width, height));
      }
      y += height + LAYER_GAP;
    }
    Map<String, Rectangle2D> byCode = new HashMap<>();
    boxes.forEach((result, place) -> byCode.put(result.code(), place));
    for (Edge edge : graph.edges()) {
      arrow(
          graphics,
          new Line2D.Double(
              port(edge, graph, byCode, Edge::from, Edge::to),
              byCode.get(edge.from()).getMinY(),
              port(edge, graph, byCode, Edge::to, Edge::from),
              byCode.get(edge.to()).getMaxY() + 1));
    }
    boxes.forEach((result, place) -> node(graphics, result, place));
  }

  // Arrows of one node leave and arrive side by side, in the order of where they lead.
  private static double port(
      Edge edge,
      Graph graph,
      Map<String, Rectangle2D> boxes,
      Function<Edge, String> here,
      Function<Edge, String> there) {
    List<Edge> own =
        graph.edges().stream()
            .filter(other -> here.apply(other).equals(here.apply(edge)))
            .sorted(Comparator.comparing(other -> boxes.get(there.apply(other)).getCenterX()))
            .toList();
    Rectangle2D node = boxes.get(here.apply(edge));
    return node.getX() + node.getWidth() * (own.indexOf(edge) + 1) / (own.size() + 1);
  }

  private void arrow(Graphics2D graphics, Line2D line) {
    double length = line.getP1().distance(line.getP2());
    double dx = (line.getX2() - line.getX1()) / length;
    double dy = (line.getY2() - line.getY1()) / length;
    double x = line.getX2();
    double y = line.getY2();
    graphics.setColor(style.colour("frame"));
    graphics.setStroke(new BasicStroke(1.6f));
    graphics.draw(new Line2D.Double(line.getX1(), line.getY1(), x - 6 * dx, y - 6 * dy));
    Path2D head = new Path2D.Double();
    head.moveTo(x, y);
    head.lineTo(x - 9 * dx - 4.5 * dy, y - 9 * dy + 4.5 * dx);
    head.lineTo(x - 9 * dx + 4.5 * dy, y - 9 * dy - 4.5 * dx);
    head.closePath();
    graphics.fill(head);
  }

  private void node(Graphics2D graphics, Result result, Rectangle2D box) {
    Content content = content(result, box.getWidth());
    RoundRectangle2D round =
        new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), 8, 8);
    graphics.setColor(style.ground());
    graphics.fill(round);
    graphics.setColor(style.colour("frame"));
    graphics.setStroke(new BasicStroke(1.2f));
    graphics.draw(round);
    double x = box.getX() + PADDING;
    double below = box.getY() + PADDING + content.head();
    double middle = below - content.head() / 2;
    new Tracks.Line(result.code(), style.strongLabel(), style.ink())
        .middle(graphics, x, middle, Text.Anchor.LEFT);
    double light = x + Text.width(result.code() + " ", style.strongLabel()) + Lights.SIZE / 2;
    Lights.draw(graphics, result.status(), language, light, middle);
    Text.middleBlock(
        graphics,
        content.status(),
        style.strongSmall(),
        style.ink(),
        light + Lights.SIZE / 2 + 5,
        middle,
        Text.Anchor.LEFT);
    double y =
        Text.block(
            graphics, content.name(), style.small(), style.ink(), x, below + 3, Text.Anchor.LEFT);
    y =
        Text.block(
            graphics, content.facts(), style.small(), style.muted(), x, y + 3, Text.Anchor.LEFT);
    chips(graphics, result, x, y + 3, box.getWidth() - 2 * PADDING);
  }

  // How the other indicators of the result stand: a chip for each status, letter and count; says
  // how many lines they take.
  private int chips(Graphics2D graphics, Result result, double left, double top, double room) {
    double x = left;
    int lines = 1;
    for (Status status : result.others()) {
      String words = Lights.letter(status, language) + "\u00a0" + result.shown(status);
      double width = Text.width(words, style.strongSmall()) + 8;
      if (x > left && x + width > left + room) {
        x = left;
        lines++;
      }
      if (graphics != null) {
        double y = top + (lines - 1) * (CHIP_HEIGHT + 3);
        chip(graphics, status, words, new Rectangle2D.Double(x, y, width, CHIP_HEIGHT));
      }
      x += width + 3;
    }
    return lines;
  }

  private void chip(Graphics2D graphics, Status status, String words, Rectangle2D chip) {
    Color colour =
        switch (status) {
          case MET, ON_TRACK, OFF_TRACK, REGRESSING -> style.colour(status.key());
          case INSUFFICIENT_EVIDENCE, NO_DATA -> style.colour("no_data");
          case NOT_COMPARABLE, NONE -> style.ground();
        };
    graphics.setColor(colour);
    graphics.fill(chip);
    Legend.outline(graphics, chip);
    new Tracks.Line(words, style.strongSmall(), style.textOn(colour))
        .middle(graphics, chip.getCenterX(), chip.getCenterY(), Text.Anchor.CENTRE);
  }

  // ---- words and numbers

  private String told(Result result) {
    String to = leadsTo(result, ", ");
    return say(
        "{} {}: {}{}{}",
        result.code(),
        name(result),
        result.status(),
        because(result.status(), result.reason()).map(reason -> " (" + reason + ")").orElse(""),
        to.isEmpty() ? "" : say(", {} {}", Phrase.CONDITION_OF, to));
  }

  private DataTable plotted() {
    Columns<Result> columns =
        new Columns<Result>()
            .text("result", Result::code)
            .text("area_code", result -> result.row().text("area_code"))
            .number("year", result -> result.row().text("year"))
            .text("status", result -> result.status() == Status.NONE ? null : result.status().key())
            .text("reason", Result::reason)
            .text("headlines", ResultsGraph::headlineCodes);
    for (Status status : Status.values()) {
      columns.number(column(status), result -> String.valueOf(result.other(status)));
    }
    return columns
        .number("municipalities", result -> result.row().text("municipalities"))
        .number("municipalities_reached", result -> result.row().text("municipalities_reached"))
        .text("leads_to", result -> leadsTo(result, " "))
        .text("synthetic", result -> String.valueOf(result.row().flag("synthetic")))
        .text("key", result -> result.row().text("key"))
        .table(results);
  }

  private DataTable twin() {
    return new Columns<Result>()
        .text(in(Phrase.RESULT), result -> result.code() + " " + name(result))
        .text(
            in(Phrase.STATUS),
            result ->
                result.status().in(language)
                    + (result.reason() == null || result.status() == Status.NONE
                        ? ""
                        : ": " + tables.reasonWords(result.reason(), language)))
        .text(in(Phrase.HEADLINES), result -> headlines(result))
        .text(
            in(Phrase.OTHER_INDICATORS),
            result ->
                result.others().stream()
                    .map(status -> say("{} {}", result.shown(status), status))
                    .collect(Collectors.joining(", ")))
        .text(in(Phrase.CONDITION_OF), result -> leadsTo(result, ", "))
        .table(results);
  }
}
