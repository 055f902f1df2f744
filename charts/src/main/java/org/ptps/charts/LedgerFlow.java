package org.ptps.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Rows;

/**
 * What became of every line of every source: a band from each source to what was done with its
 * lines, as wide as their number.
 */
final class LedgerFlow implements Chart {
  /** Height of all lines together; what goes beyond it is room for labels. */
  private static final double BANDS = 300;

  private static final double THINNEST = 0.7;
  private static final double ROOM = 290;
  private static final double NODE = 9;
  private static final double GAP = 1.5;

  /** What may become of a line, as {@code report.file_ledger} names it. */
  private enum Fate {
    KEPT(Phrase.KEPT, 0),
    OUT_OF_SCOPE(Phrase.OUT_OF_SCOPE, -1),
    HEADER(Phrase.HEADER, -1),
    BLANK(Phrase.BLANK, -1),
    FOOTER(Phrase.FOOTER, -1),
    DUPLICATE(Phrase.DUPLICATE, 3),
    REJECTED(Phrase.REJECTED, 1),
    UNCLAIMED(Phrase.WITHOUT_SOURCE, 4);

    private final Phrase words;
    private final int series;

    Fate(Phrase words, int series) {
      this.words = words;
      this.series = series;
    }

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    Color colour() {
      return series < 0 ? Style.shipped().colour("frame") : Style.shipped().series(series);
    }
  }

  /** One source with its lines by fate. */
  private record Origin(String id, String title, long files, Map<Fate, Double> lines) {
    double all() {
      return lines.values().stream().mapToDouble(count -> count).sum();
    }

    double of(Fate fate) {
      return lines.getOrDefault(fate, 0.0);
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Map<String, String> titles = tables.sourceTitles(language);
    List<Rows.Row> rows =
        tables
            .query(
                """
                select
                    coalesce(source, '') as source,
                    count(distinct file) as files,
                    sum(physical_lines) as physical_lines,
                    sum(header) as header,
                    sum(blank) as blank,
                    sum(footer) as footer,
                    sum(out_of_scope) as out_of_scope,
                    sum(kept) as kept,
                    sum(duplicate) as duplicate,
                    sum(rejected) as rejected,
                    coalesce(bool_or(synthetic), false) as synthetic
                from report.file_ledger
                group by all
                order by physical_lines desc, source""")
            .rows();
    List<Origin> origins =
        rows.stream().map(row -> origin(row, titles, language)).filter(o -> o.all() > 0).toList();
    Map<Fate, Double> fates = new LinkedHashMap<>();
    for (Fate fate : Fate.values()) {
      fates.put(fate, origins.stream().mapToDouble(origin -> origin.of(fate)).sum());
    }
    double read = sum(rows, "physical_lines");
    double told = fates.values().stream().mapToDouble(count -> count).sum();
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(rows.stream().anyMatch(row -> row.flag("synthetic")), false)
            .slot("lines", Numbers.whole(read))
            .slot("files", Numbers.whole(sum(rows, "files")))
            .slot(
                "sources",
                Numbers.whole(origins.stream().filter(origin -> !origin.id().isEmpty()).count()));
    fates.forEach((fate, count) -> sketch.slot(fate.key(), Numbers.whole(count)));
    sketch.line(
        Phrase.LEDGER_BY_FILE.in(language)
            + ": n = "
            + Numbers.whole(read)
            + " "
            + Phrase.LINES.in(language)
            + ", "
            + Numbers.whole(sum(rows, "files"))
            + " "
            + Phrase.FILES.in(language)
            + ".");
    sketch.line(
        Math.abs(read - told) < 0.5
            ? Phrase.LEDGER_BALANCES.in(language)
            : Phrase.LEDGER_DIFFERS.in(language));
    DataTable plotted = plotted(origins);
    if (read == 0) {
      return sketch.nothing(Phrase.NO_FILES.in(language).replaceFirst("\\.$", ""), plotted);
    }
    Flow flow = new Flow(origins, fates, language);
    return sketch.drawn(
        new Legend(List.of()),
        frame -> List.of(frame.page(flow.height, flow::draw)),
        origins.stream()
            .map(
                origin ->
                    origin.title()
                        + ": "
                        + origin.lines().entrySet().stream()
                            .filter(part -> part.getValue() > 0)
                            .map(
                                part ->
                                    part.getKey().words.in(language)
                                        + " "
                                        + Numbers.whole(part.getValue()))
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; ", "", ".")),
        plotted,
        twin(origins, fates, language));
  }

  private static double sum(List<Rows.Row> rows, String column) {
    return rows.stream().mapToDouble(row -> row.number(column)).sum();
  }

  private static Origin origin(Rows.Row row, Map<String, String> titles, Language language) {
    String id = row.text("source");
    Map<Fate, Double> lines = new LinkedHashMap<>();
    if (id.isEmpty()) {
      lines.put(Fate.UNCLAIMED, row.number("physical_lines"));
    } else {
      for (Fate fate : Fate.values()) {
        if (fate != Fate.UNCLAIMED) {
          lines.put(fate, row.number(fate.key()));
        }
      }
    }
    return new Origin(
        id,
        id.isEmpty() ? Phrase.WITHOUT_SOURCE.in(language) : titles.getOrDefault(id, id),
        row.integer("files"),
        lines);
  }

  private static DataTable plotted(List<Origin> origins) {
    List<List<String>> rows = new ArrayList<>();
    for (Origin origin : origins) {
      origin
          .lines()
          .forEach(
              (fate, count) ->
                  rows.add(
                      List.of(
                          origin.id(),
                          String.valueOf(origin.files()),
                          fate.key(),
                          Numbers.machine(count))));
    }
    return new DataTable(
        List.of("source", "files", "fate", "lines"), List.of(false, true, false, true), rows);
  }

  private static DataTable twin(List<Origin> origins, Map<Fate, Double> fates, Language language) {
    List<Fate> shown =
        fates.entrySet().stream()
            .filter(fate -> fate.getValue() > 0)
            .map(Map.Entry::getKey)
            .toList();
    List<String> columns = new ArrayList<>();
    columns.add(Phrase.SOURCE.in(language));
    columns.add(Phrase.PHYSICAL_LINES.in(language));
    shown.forEach(fate -> columns.add(fate.words.in(language)));
    List<List<String>> rows = new ArrayList<>();
    for (Origin origin : origins) {
      List<String> line = new ArrayList<>();
      line.add(origin.title());
      line.add(Numbers.whole(origin.all()));
      shown.forEach(fate -> line.add(Numbers.whole(origin.of(fate))));
      rows.add(line);
    }
    return new DataTable(
        columns,
        java.util.stream.IntStream.range(0, columns.size()).mapToObj(i -> i > 0).toList(),
        rows);
  }

  /** One end of the bands: what it is called and where it stands, in a slot that its label fits. */
  private record Node(
      List<String> label, String number, double count, Color colour, double slot, double size) {
    static Node of(
        List<String> label, String number, double count, Color colour, double perLine, Font font) {
      double size = count * perLine;
      return new Node(
          label,
          number,
          count,
          colour,
          Math.max(size, label.size() * Text.lineHeight(font)) + GAP,
          size);
    }
  }

  /** Where bands and labels stand. */
  private static final class Flow {
    private final List<Origin> origins;
    private final List<Fate> fates;
    private final Font font = Style.shipped().small();
    private final List<Node> left;
    private final List<Node> right;
    private final double leftWidth;
    private final double rightWidth;
    private final double height;

    Flow(List<Origin> origins, Map<Fate, Double> counts, Language language) {
      Style style = Style.shipped();
      this.origins = origins;
      // From the largest down, so that few bands cross.
      fates =
          counts.keySet().stream()
              .filter(fate -> counts.get(fate) > 0)
              .sorted(
                  Comparator.comparing((Fate fate) -> -counts.get(fate))
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      double all = counts.values().stream().mapToDouble(count -> count).sum();
      double perLine = BANDS / all;
      left =
          origins.stream()
              .map(
                  origin ->
                      Node.of(
                          Text.wrap(origin.title(), font, ROOM),
                          Numbers.whole(origin.all()),
                          origin.all(),
                          style.ink(),
                          perLine,
                          font))
              .toList();
      right =
          fates.stream()
              .map(
                  fate ->
                      Node.of(
                          List.of(
                              fate.words.in(language)
                                  + " "
                                  + Numbers.whole(counts.get(fate))
                                  + " ("
                                  + share(100 * counts.get(fate) / all)
                                  + ")"),
                          "",
                          counts.get(fate),
                          fate.colour(),
                          perLine,
                          font))
              .toList();
      leftWidth = width(left);
      rightWidth = width(right);
      height = Math.max(high(left), high(right)) + 8;
    }

    // What is there is never written as 0.0 %.
    private static String share(double percent) {
      return percent < 0.05 ? "< " + Numbers.percent(0.1) : Numbers.percent(percent);
    }

    private double width(List<Node> nodes) {
      return nodes.stream()
              .flatMap(node -> node.label().stream())
              .mapToDouble(line -> Text.width(line, font))
              .max()
              .orElse(0)
          + numbers(nodes)
          + 8;
    }

    private double numbers(List<Node> nodes) {
      double widest =
          nodes.stream().mapToDouble(node -> Text.width(node.number(), font)).max().orElse(0);
      return widest == 0 ? 0 : widest + 12;
    }

    private static double high(List<Node> nodes) {
      return nodes.stream().mapToDouble(Node::slot).sum();
    }

    void draw(Graphics2D graphics, Rectangle2D box) {
      double fromX = box.getX() + leftWidth + NODE;
      double toX = box.getMaxX() - rightWidth - NODE;
      double[] from = tops(left, box);
      double[] to = tops(right, box);
      double perLine = left.get(0).size() / left.get(0).count();
      for (int i = 0; i < left.size(); i++) {
        double y = from[i];
        for (int j = 0; j < right.size(); j++) {
          double size = origins.get(i).of(fates.get(j)) * perLine;
          if (size > 0) {
            band(graphics, right.get(j).colour(), size, fromX, y, toX, to[j]);
            y += size;
            to[j] += size;
          }
        }
      }
      nodes(graphics, left, tops(left, box), fromX - NODE, fromX - NODE - 6, Text.Anchor.RIGHT);
      nodes(graphics, right, tops(right, box), toX, toX + NODE + 6, Text.Anchor.LEFT);
    }

    /** Where each node begins: in the middle of its slot, the column in the middle of the box. */
    private static double[] tops(List<Node> nodes, Rectangle2D box) {
      double[] tops = new double[nodes.size()];
      double y = box.getCenterY() - high(nodes) / 2;
      for (int i = 0; i < tops.length; i++) {
        Node node = nodes.get(i);
        tops[i] = y + (node.slot() - node.size()) / 2;
        y += node.slot();
      }
      return tops;
    }

    private static void band(
        Graphics2D graphics,
        Color colour,
        double size,
        double fromX,
        double fromY,
        double toX,
        double toY) {
      double bend = (fromX + toX) / 2;
      Path2D path = new Path2D.Double();
      path.moveTo(fromX, fromY);
      path.curveTo(bend, fromY, bend, toY, toX, toY);
      if (size < THINNEST) {
        // A few lines among thousands are still seen.
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) THINNEST));
        graphics.draw(path);
        return;
      }
      path.lineTo(toX, toY + size);
      path.curveTo(bend, toY + size, bend, fromY + size, fromX, fromY + size);
      path.closePath();
      graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 110));
      graphics.fill(path);
    }

    private void nodes(
        Graphics2D graphics,
        List<Node> nodes,
        double[] tops,
        double x,
        double labelX,
        Text.Anchor anchor) {
      for (int i = 0; i < tops.length; i++) {
        Node node = nodes.get(i);
        graphics.setColor(node.colour());
        graphics.fill(new Rectangle2D.Double(x, tops[i], NODE, Math.max(THINNEST, node.size())));
        double middle = tops[i] + node.size() / 2;
        Color ink = Style.shipped().ink();
        if (!node.number().isEmpty()) {
          Text.middle(graphics, node.number(), font, ink, labelX, middle, anchor);
        }
        Text.middleBlock(
            graphics, node.label(), font, ink, labelX - numbers(nodes), middle, anchor);
      }
    }
  }
}
