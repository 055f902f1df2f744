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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Lights;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
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

  private static final List<Status> COUNTED =
      List.of(
          Status.MET,
          Status.ON_TRACK,
          Status.OFF_TRACK,
          Status.REGRESSING,
          Status.INSUFFICIENT_EVIDENCE,
          Status.NOT_COMPARABLE,
          Status.NO_DATA,
          Status.NONE);

  /** One result in the year shown. */
  private record Result(
      String code,
      String name,
      String areaCode,
      Status status,
      String reason,
      List<String> headlines,
      Map<Status, Integer> others,
      Integer municipalities,
      Integer reached,
      Integer unknown,
      boolean synthetic,
      Rows.Row row) {}

  private record Edge(String from, String to) {}

  /** Results of one page, in layers from the top. */
  private record Graph(List<List<Result>> layers, List<Edge> edges) {}

  ResultsGraph(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    Asked asked = asked(tables.from("result_counts"), "with_data");
    Optional<Rows.Row> counts = asked.row();
    OptionalInt year = asked.year();
    List<Result> results = results(year);
    List<Edge> edges = edges();
    sketch
        .stamps(results.stream().anyMatch(Result::synthetic), preliminary(year))
        .slot("total", Facts.whole(counts, "total"))
        .year(year);
    for (Status status : Status.values()) {
      String name = status.name().toLowerCase(java.util.Locale.ROOT);
      sketch.slot(name, Facts.whole(counts, status == Status.NONE ? "without_target" : name));
    }
    DataTable plotted = plotted(results, edges);
    if (results.isEmpty()
        || results.stream().allMatch(result -> result.status() == Status.NO_DATA)) {
      return sketch.nothing(Reason.SOURCE_NOT_LOADED.in(language), plotted);
    }
    List<Graph> graphs = graphs(results, edges);
    Map<String, String> areas = tables.areaNames(language);
    sketch.line(Phrase.RESULTS_METHOD.in(language));
    sketch.line(facts(results, counts, areas));
    sketch.line(Phrase.CATALOGUE_PROPOSED.in(language));
    return sketch.drawn(
        legend(results),
        frame ->
            graphs.stream()
                .map(
                    graph ->
                        frame.page(height(graph), (graphics, box) -> draw(graphics, graph, box)))
                .toList(),
        description(results, edges),
        plotted,
        twin(results, edges));
  }

  private boolean preliminary(OptionalInt year) {
    return tables
        .from("ranked_values")
        .where("level", "ptps")
        .where("year", year.orElse(0))
        .known("value")
        .rows()
        .stream()
        .map(ReportTables.Value::of)
        .anyMatch(ReportTables.Value::isPreliminary);
  }

  private List<Result> results(OptionalInt year) {
    List<Result> results = new ArrayList<>();
    tables
        .from("results_status")
        .where("year", year.orElse(0))
        .by("result")
        .by("area_code")
        .rows()
        .forEach(
            row -> {
              Map<Status, Integer> others = new LinkedHashMap<>();
              for (Status status : COUNTED) {
                int count = Optional.ofNullable(row.integer(others(status))).orElse(0L).intValue();
                if (count > 0) {
                  others.put(status, count);
                }
              }
              results.add(
                  new Result(
                      row.text("result"),
                      words("results_status", "name", row),
                      row.text("area_code"),
                      Status.of(row.text("status")),
                      row.text("reason"),
                      tables.list("results_status", "headlines", row, language),
                      others,
                      integer(row, "municipalities"),
                      integer(row, "municipalities_reached"),
                      integer(row, "unknown_municipalities"),
                      row.flag("synthetic"),
                      row));
            });
    return results;
  }

  /** Column of the count of other indicators of a status. */
  private static String others(Status status) {
    return "others_"
        + (status == Status.NONE
            ? "without_target"
            : status.name().toLowerCase(java.util.Locale.ROOT));
  }

  private static Integer integer(Rows.Row row, String column) {
    Long value = row.integer(column);
    return value == null ? null : value.intValue();
  }

  private List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    tables
        .from("result_edges")
        .by("from_result")
        .by("to_result")
        .rows()
        .forEach(row -> edges.add(new Edge(row.text("from_result"), row.text("to_result"))));
    return edges;
  }

  /** Parts of the graph that no edge joins, each in layers. */
  private static List<Graph> graphs(List<Result> results, List<Edge> all) {
    Map<String, Result> byCode =
        results.stream()
            .collect(Collectors.toMap(Result::code, result -> result, (a, b) -> a, TreeMap::new));
    List<Edge> edges =
        all.stream()
            .filter(edge -> byCode.containsKey(edge.from()) && byCode.containsKey(edge.to()))
            .toList();
    List<Graph> graphs = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    for (String code : byCode.keySet()) {
      if (placed.contains(code)) {
        continue;
      }
      Set<String> part = new java.util.TreeSet<>(Set.of(code));
      boolean grew = true;
      while (grew) {
        grew = false;
        for (Edge edge : edges) {
          if (part.contains(edge.from()) != part.contains(edge.to())) {
            part.add(edge.from());
            part.add(edge.to());
            grew = true;
          }
        }
      }
      placed.addAll(part);
      List<Edge> own = edges.stream().filter(edge -> part.contains(edge.from())).toList();
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
      List<String> sorted = new ArrayList<>(layer);
      sorted.sort(
          Comparator.comparing((String code) -> centre(code, above, edges))
              .thenComparing(code -> code));
      ordered.add(sorted);
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

  private String facts(List<Result> results, Optional<Rows.Row> counts, Map<String, String> areas) {
    String spoken =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    Result::areaCode,
                    TreeMap::new,
                    Collectors.mapping(Result::code, Collectors.toList())))
            .entrySet()
            .stream()
            .map(
                entry ->
                    say(
                        "{}: {}{}",
                        areas.entrySet().stream()
                            .filter(area -> area.getKey().endsWith(":" + entry.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse(Phrase.NATION.in(language)),
                        entry.getValue().get(0),
                        entry.getValue().size() > 1
                            ? "–" + entry.getValue().get(entry.getValue().size() - 1)
                            : ""))
            .collect(Collectors.joining("; "));
    return say("n = {} {}. {}.", Facts.whole(counts, "total"), Phrase.RESULTS_COUNTED, spoken);
  }

  private Legend legend(List<Result> results) {
    Set<Status> statuses = java.util.EnumSet.noneOf(Status.class);
    results.forEach(
        result -> {
          statuses.add(result.status());
          statuses.addAll(result.others().keySet());
        });
    return Lights.legend(statuses, language)
        .add(
            Phrase.CONDITION_OF.in(language),
            (graphics, x, middle) -> arrow(graphics, x, middle, x + Legend.SAMPLE_WIDTH, middle));
  }

  private double width(Graph graph) {
    int most = graph.layers().stream().mapToInt(List::size).max().orElse(1);
    return Math.min(WIDEST, (style.width() - 2 * style.margin() - (most - 1) * NODE_GAP) / most);
  }

  /** What a node says below its code, in lines. */
  private record Content(
      List<String> name, List<String> status, List<String> facts, int chipLines) {
    double height() {
      Style style = Style.shipped();
      double line = Text.lineHeight(style.small());
      return PADDING * 2
          + Math.max(Lights.SIZE, status.size() * line)
          + (name.size() + facts.size()) * line
          + chipLines * (CHIP_HEIGHT + 3)
          + 11;
    }
  }

  private Content content(Result result, double width) {
    double inner = width - 2 * PADDING;
    List<String> facts = new ArrayList<>();
    if (result.municipalities() != null && result.reached() != null) {
      facts.addAll(
          Text.wrap(
              Facts.whole(result.row(), "municipalities_reached")
                  + " "
                  + Phrase.OF.in(language)
                  + " "
                  + Facts.whole(result.row(), "municipalities")
                  + " "
                  + Phrase.MUNICIPALITIES_REACH_IT.in(language)
                  + (result.unknown() == null || result.unknown() == 0
                      ? ""
                      : say(
                          "; {} {}",
                          Facts.whole(result.row(), "unknown_municipalities"),
                          Phrase.UNKNOWN)),
              style.strongSmall(),
              inner));
    }
    if (result.reason() != null) {
      facts.addAll(Text.wrap(tables.reasonWords(result.reason(), language), style.small(), inner));
    }
    facts.addAll(
        Text.wrap(
            Phrase.HEADLINES.in(language)
                + ": "
                + (result.headlines().isEmpty() ? "—" : String.join(", ", result.headlines())),
            style.small(),
            inner));
    return new Content(
        Text.wrap(result.name(), style.small(), inner),
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
    Map<String, Rectangle2D> boxes = new LinkedHashMap<>();
    double y = box.getY() + 2;
    for (List<Result> layer : graph.layers()) {
      double height = layerHeight(graph, layer);
      double slot = box.getWidth() / layer.size();
      for (int i = 0; i < layer.size(); i++) {
        boxes.put(
            layer.get(i).code(),
            new Rectangle2D.Double(box.getX() + (i + 0.5) * slot - width / 2, y, width, height));
      }
      y += height + LAYER_GAP;
    }
    for (Edge edge : graph.edges()) {
      Rectangle2D from = boxes.get(edge.from());
      Rectangle2D to = boxes.get(edge.to());
      arrow(
          graphics,
          port(from, edge, graph, boxes, true),
          from.getMinY(),
          port(to, edge, graph, boxes, false),
          to.getMaxY() + 1);
    }
    graph.layers().stream()
        .flatMap(List::stream)
        .forEach(
            result -> node(graphics, result, boxes.get(result.code()), content(result, width)));
  }

  // Arrows of one node leave and arrive side by side, in the order of where they lead.
  private static double port(
      Rectangle2D node, Edge edge, Graph graph, Map<String, Rectangle2D> boxes, boolean leaving) {
    List<Edge> own =
        graph.edges().stream()
            .filter(
                other -> leaving ? other.from().equals(edge.from()) : other.to().equals(edge.to()))
            .sorted(
                Comparator.comparing(
                    (Edge other) -> boxes.get(leaving ? other.to() : other.from()).getCenterX()))
            .toList();
    int place = own.indexOf(edge);
    return node.getX() + node.getWidth() * (place + 1) / (own.size() + 1);
  }

  private void arrow(Graphics2D graphics, double fromX, double fromY, double toX, double toY) {
    double length = Math.hypot(toX - fromX, toY - fromY);
    double dx = (toX - fromX) / length;
    double dy = (toY - fromY) / length;
    graphics.setColor(Style.shipped().colour("frame"));
    graphics.setStroke(new BasicStroke(1.6f));
    graphics.draw(new Line2D.Double(fromX, fromY, toX - 6 * dx, toY - 6 * dy));
    Path2D head = new Path2D.Double();
    head.moveTo(toX, toY);
    head.lineTo(toX - 9 * dx - 4.5 * dy, toY - 9 * dy + 4.5 * dx);
    head.lineTo(toX - 9 * dx + 4.5 * dy, toY - 9 * dy - 4.5 * dx);
    head.closePath();
    graphics.fill(head);
  }

  private void node(Graphics2D graphics, Result result, Rectangle2D box, Content content) {
    RoundRectangle2D round =
        new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), 8, 8);
    graphics.setColor(style.ground());
    graphics.fill(round);
    graphics.setColor(style.colour("frame"));
    graphics.setStroke(new BasicStroke(1.2f));
    graphics.draw(round);
    double line = Text.lineHeight(style.small());
    double x = box.getX() + PADDING;
    double top = box.getY() + PADDING;
    double head = Math.max(Lights.SIZE, content.status().size() * line);
    Text.middle(
        graphics,
        result.code(),
        style.strongLabel(),
        style.ink(),
        x,
        top + head / 2,
        Text.Anchor.LEFT);
    double light = x + Text.width(result.code() + " ", style.strongLabel()) + Lights.SIZE / 2;
    Lights.draw(graphics, result.status(), language, light, top + head / 2);
    Text.middleBlock(
        graphics,
        content.status(),
        style.strongSmall(),
        style.ink(),
        light + Lights.SIZE / 2 + 5,
        top + head / 2,
        Text.Anchor.LEFT);
    double y =
        Text.block(
            graphics,
            content.name(),
            style.small(),
            style.ink(),
            x,
            top + head + 3,
            Text.Anchor.LEFT);
    y =
        Text.block(
            graphics, content.facts(), style.small(), style.muted(), x, y + 3, Text.Anchor.LEFT);
    chips(graphics, result, x, y + 3, box.getWidth() - 2 * PADDING);
  }

  // How the other indicators of the result stand: a chip for each status, letter and count; says
  // how many lines they take.
  private int chips(Graphics2D graphics, Result result, double left, double top, double room) {
    double x = left;
    double y = top;
    int lines = 1;
    for (Map.Entry<Status, Integer> count : result.others().entrySet()) {
      String words =
          Lights.letter(count.getKey(), language)
              + "\u00a0"
              + Facts.whole(result.row(), others(count.getKey()));
      double width = Text.width(words, style.strongSmall()) + 8;
      if (x > left && x + width > left + room) {
        x = left;
        y += CHIP_HEIGHT + 3;
        lines++;
      }
      if (graphics != null) {
        chip(graphics, count.getKey(), words, new Rectangle2D.Double(x, y, width, CHIP_HEIGHT));
      }
      x += width + 3;
    }
    return lines;
  }

  private void chip(Graphics2D graphics, Status status, String words, Rectangle2D chip) {
    Color colour =
        switch (status) {
          case MET, ON_TRACK, OFF_TRACK, REGRESSING ->
              style.colour(status.name().toLowerCase(java.util.Locale.ROOT));
          case INSUFFICIENT_EVIDENCE, NO_DATA -> style.colour("no_data");
          case NOT_COMPARABLE, NONE -> style.ground();
        };
    graphics.setColor(colour);
    graphics.fill(chip);
    Legend.outline(graphics, chip);
    Text.middle(
        graphics,
        words,
        style.strongSmall(),
        style.textOn(colour),
        chip.getCenterX(),
        chip.getCenterY(),
        Text.Anchor.CENTRE);
  }

  private String description(List<Result> results, List<Edge> edges) {
    return results.stream()
        .map(
            result -> {
              String to = leadsTo(result, edges, ", ");
              return say(
                  "{} {}: {}{}{}",
                  result.code(),
                  result.name(),
                  result.status().in(language),
                  result.reason() == null
                      ? ""
                      : " (" + tables.reasonWords(result.reason(), language) + ")",
                  to.isEmpty() ? "" : say(", {} {}", Phrase.CONDITION_OF, to));
            })
        .collect(Collectors.joining("; ", "", "."));
  }

  private static String leadsTo(Result result, List<Edge> edges, String between) {
    return edges.stream()
        .filter(edge -> edge.from().equals(result.code()))
        .map(Edge::to)
        .collect(Collectors.joining(between));
  }

  private static DataTable plotted(List<Result> results, List<Edge> edges) {
    Columns<Result> columns =
        new Columns<Result>()
            .text("result", Result::code)
            .text("area_code", Result::areaCode)
            .number("year", result -> result.row().text("year"))
            .text(
                "status",
                result ->
                    result.status() == Status.NONE
                        ? null
                        : result.status().name().toLowerCase(java.util.Locale.ROOT))
            .text("reason", Result::reason)
            .text("headlines", result -> String.join(" ", result.headlines()));
    for (Status status : COUNTED) {
      columns.number(
          others(status), result -> String.valueOf(result.others().getOrDefault(status, 0)));
    }
    return columns
        .number("municipalities", result -> result.row().text("municipalities"))
        .number("municipalities_reached", result -> result.row().text("municipalities_reached"))
        .text("leads_to", result -> leadsTo(result, edges, " "))
        .text("synthetic", result -> String.valueOf(result.synthetic()))
        .text("key", result -> result.row().text("key"))
        .table(results);
  }

  private DataTable twin(List<Result> results, List<Edge> edges) {
    return new Columns<Result>()
        .text(Phrase.RESULT.in(language), result -> result.code() + " " + result.name())
        .text(
            Phrase.STATUS.in(language),
            result ->
                result.status().in(language)
                    + (result.reason() == null || result.status() == Status.NONE
                        ? ""
                        : ": " + tables.reasonWords(result.reason(), language)))
        .text(Phrase.HEADLINES.in(language), result -> String.join(", ", result.headlines()))
        .text(
            Phrase.OTHER_INDICATORS.in(language),
            result ->
                result.others().keySet().stream()
                    .map(
                        status ->
                            Facts.whole(result.row(), others(status)) + " " + status.in(language))
                    .collect(Collectors.joining(", ")))
        .text(Phrase.CONDITION_OF.in(language), result -> leadsTo(result, edges, ", "))
        .table(results);
  }
}
