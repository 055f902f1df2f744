package org.ptps.charts.kind;

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
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.words.Phrase;
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

  /** One source with its rows of {@code report.ledger_by_source} by fate. */
  private record Origin(String id, String title, Map<Fate, Rows.Row> rows) {
    private Rows.Row any() {
      return rows.values().iterator().next();
    }

    double all() {
      return any().number("physical_lines");
    }

    String shownAll() {
      return Facts.whole(any(), "physical_lines");
    }

    public double of(Fate fate) {
      return rows.containsKey(fate) ? rows.get(fate).number("lines") : 0;
    }

    String shown(Fate fate) {
      return rows.containsKey(fate) ? Facts.whole(rows.get(fate), "lines") : Facts.drawn(0);
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Map<String, String> titles = tables.sourceTitles(language);
    List<Rows.Row> rows = tables.from("ledger_by_source").by("position").by("fate_position").rows();
    Map<String, Map<Fate, Rows.Row>> bySource = new LinkedHashMap<>();
    rows.forEach(
        row ->
            bySource
                .computeIfAbsent(row.text("source"), id -> new LinkedHashMap<>())
                .put(Fate.valueOf(row.text("fate").toUpperCase(java.util.Locale.ROOT)), row));
    List<Origin> origins = new ArrayList<>();
    bySource.forEach(
        (id, fates) ->
            origins.add(
                new Origin(
                    id,
                    id.isEmpty() ? Phrase.WITHOUT_SOURCE.in(language) : titles.getOrDefault(id, id),
                    fates)));
    Rows.Row totals = tables.from("ledger_totals").first().orElseThrow();
    Map<Fate, Double> fates = new LinkedHashMap<>();
    for (Fate fate : Fate.values()) {
      fates.put(fate, totals.number(fate.key()));
    }
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(totals.flag("synthetic"), false)
            .slot("lines", Facts.whole(totals, "lines"))
            .slot("files", Facts.whole(totals, "files"))
            .slot("sources", Facts.whole(totals, "sources"));
    fates.forEach((fate, count) -> sketch.slot(fate.key(), Facts.whole(totals, fate.key())));
    sketch.line(
        Phrase.LEDGER_BY_FILE.in(language)
            + ": n = "
            + Facts.whole(totals, "lines")
            + " "
            + Phrase.LINES.in(language)
            + ", "
            + Facts.whole(totals, "files")
            + " "
            + Phrase.FILES.in(language)
            + ".");
    sketch.line(
        (totals.flag("is_balanced") ? Phrase.LEDGER_BALANCES : Phrase.LEDGER_DIFFERS).in(language));
    DataTable plotted = plotted(rows);
    if (totals.number("lines") == 0) {
      return sketch.nothing(Phrase.NO_FILES.in(language).replaceFirst("\\.$", ""), plotted);
    }
    Flow flow = new Flow(origins, fates, totals, language);
    return sketch.drawn(
        new Legend(List.of()),
        frame -> List.of(frame.page(flow.height, flow::draw)),
        origins.stream()
            .map(
                origin ->
                    origin.title()
                        + ": "
                        + origin.rows().keySet().stream()
                            .filter(fate -> origin.of(fate) > 0)
                            .map(fate -> fate.words.in(language) + " " + origin.shown(fate))
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; ", "", ".")),
        plotted,
        twin(origins, fates, language));
  }

  private static DataTable plotted(List<Rows.Row> rows) {
    return Sketch.plotted(
        List.of("source", "files", "fate", "lines", "key"), List.of("files", "lines"), rows);
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
      line.add(origin.shownAll());
      shown.forEach(fate -> line.add(origin.shown(fate)));
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
    public static Node of(
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

    Flow(List<Origin> origins, Map<Fate, Double> counts, Rows.Row totals, Language language) {
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
      double all = totals.number("lines");
      double perLine = BANDS / all;
      left =
          origins.stream()
              .map(
                  origin ->
                      Node.of(
                          Text.wrap(origin.title(), font, ROOM),
                          origin.shownAll(),
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
                                  + Facts.whole(totals, fate.key())
                                  + " ("
                                  + Facts.percent(totals, fate.key() + "_pct", language)
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
