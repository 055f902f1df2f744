package org.ptps.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
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
 * lines, as wide as their number. The labels keep their distance, the bands their proportion.
 */
final class LedgerFlow implements Chart {
  private static final double LEAST_HEIGHT = 330;
  private static final double LABEL = 15.5;
  private static final double NODE = 9;
  private static final double LEADER = 16;
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

  /** Where bands and labels stand. */
  private static final class Flow {
    private final List<Origin> origins;
    private final List<Map.Entry<Fate, Double>> fates;
    private final Font font = Style.shipped().small();
    private final List<String> left;
    private final List<String> right;
    private final double leftWidth;
    private final double rightWidth;
    private final double height;

    Flow(List<Origin> origins, Map<Fate, Double> fates, Language language) {
      this.origins = origins;
      // From the largest down, so that few bands cross.
      this.fates =
          fates.entrySet().stream()
              .filter(fate -> fate.getValue() > 0)
              .sorted(
                  Comparator.comparing((Map.Entry<Fate, Double> fate) -> -fate.getValue())
                      .thenComparing(Map.Entry::getKey))
              .toList();
      double all = fates.values().stream().mapToDouble(count -> count).sum();
      right =
          this.fates.stream()
              .map(
                  fate ->
                      fate.getKey().words.in(language)
                          + " "
                          + Numbers.whole(fate.getValue())
                          + " ("
                          + Numbers.percent(100 * fate.getValue() / all)
                          + ")")
              .toList();
      double room = 300;
      left =
          origins.stream()
              .map(
                  origin -> {
                    String count = "  " + Numbers.whole(origin.all());
                    return Text.wrap(origin.title(), font, room - Text.width(count, font), 1).get(0)
                        + count;
                  })
              .toList();
      leftWidth = left.stream().mapToDouble(label -> Text.width(label, font)).max().orElse(0) + 4;
      rightWidth = right.stream().mapToDouble(label -> Text.width(label, font)).max().orElse(0) + 4;
      height = Math.max(LEAST_HEIGHT, Math.max(origins.size(), this.fates.size()) * LABEL + 8);
    }

    void draw(Graphics2D graphics, Rectangle2D box) {
      double all = origins.stream().mapToDouble(Origin::all).sum();
      double top = box.getY() + 4;
      double high = height - 8;
      double fromX = box.getX() + leftWidth + LEADER + NODE;
      double toX = box.getMaxX() - rightWidth - LEADER - NODE;
      List<Double> origin = tops(origins.stream().map(Origin::all).toList(), all, top, high);
      List<Double> fate = tops(fates.stream().map(Map.Entry::getValue).toList(), all, top, high);
      double originScale = scale(origins.size(), all, high);
      double fateScale = scale(fates.size(), all, high);
      List<Double> arrived = new ArrayList<>(fate);
      for (int i = 0; i < origins.size(); i++) {
        double y = origin.get(i);
        for (int j = 0; j < fates.size(); j++) {
          double count = origins.get(i).of(fates.get(j).getKey());
          if (count > 0) {
            double y2 = arrived.get(j);
            band(
                graphics,
                fates.get(j).getKey().colour(),
                new Rectangle2D.Double(fromX, y, 0, count * originScale),
                new Rectangle2D.Double(toX, y2, 0, count * fateScale));
            y += count * originScale;
            arrived.set(j, y2 + count * fateScale);
          }
        }
      }
      nodes(graphics, origin, originScale, fromX - NODE, i -> Style.shipped().ink());
      labels(
          graphics,
          left,
          middles(origin, origins.stream().map(Origin::all).toList(), originScale),
          top,
          high,
          box.getX() + leftWidth - 2,
          fromX - NODE,
          Text.Anchor.RIGHT);
      List<Double> counts = fates.stream().map(Map.Entry::getValue).toList();
      for (int j = 0; j < fates.size(); j++) {
        node(graphics, toX, fate.get(j), counts.get(j) * fateScale, fates.get(j).getKey().colour());
      }
      labels(
          graphics,
          right,
          middles(fate, counts, fateScale),
          top,
          high,
          box.getMaxX() - rightWidth + 2,
          toX + NODE,
          Text.Anchor.LEFT);
    }

    private void nodes(
        Graphics2D graphics,
        List<Double> tops,
        double scale,
        double x,
        java.util.function.IntFunction<Color> colour) {
      for (int i = 0; i < origins.size(); i++) {
        node(graphics, x, tops.get(i), origins.get(i).all() * scale, colour.apply(i));
      }
    }

    // A node of a hundredth of a line's breadth is still a node.
    private static void node(Graphics2D graphics, double x, double y, double high, Color colour) {
      graphics.setColor(colour);
      graphics.fill(new Rectangle2D.Double(x, y, NODE, Math.max(0.8, high)));
    }

    private static double scale(int nodes, double all, double high) {
      return (high - (nodes - 1) * GAP) / all;
    }

    private static List<Double> tops(List<Double> sizes, double all, double top, double high) {
      List<Double> tops = new ArrayList<>();
      double y = top;
      for (double size : sizes) {
        tops.add(y);
        y += size * scale(sizes.size(), all, high) + GAP;
      }
      return tops;
    }

    private static List<Double> middles(List<Double> tops, List<Double> sizes, double scale) {
      List<Double> middles = new ArrayList<>();
      for (int i = 0; i < tops.size(); i++) {
        middles.add(tops.get(i) + sizes.get(i) * scale / 2);
      }
      return middles;
    }

    private static void band(Graphics2D graphics, Color colour, Rectangle2D from, Rectangle2D to) {
      double bend = (to.getX() - from.getX()) / 2;
      Path2D path = new Path2D.Double();
      path.moveTo(from.getX(), from.getMinY());
      path.curveTo(
          from.getX() + bend,
          from.getMinY(),
          to.getX() - bend,
          to.getMinY(),
          to.getX(),
          to.getMinY());
      if (Math.max(from.getHeight(), to.getHeight()) < 0.8) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(0.8f));
        graphics.draw(path);
        return;
      }
      path.lineTo(to.getX(), to.getMaxY());
      path.curveTo(
          to.getX() - bend,
          to.getMaxY(),
          from.getX() + bend,
          from.getMaxY(),
          from.getX(),
          from.getMaxY());
      path.closePath();
      graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 110));
      graphics.fill(path);
    }

    private void labels(
        Graphics2D graphics,
        List<String> labels,
        List<Double> wanted,
        double top,
        double high,
        double labelX,
        double nodeX,
        Text.Anchor anchor) {
      Style style = Style.shipped();
      double[] placed =
          Labels.column(
              wanted.stream().mapToDouble(each -> each).toArray(), LABEL, top, top + high);
      for (int i = 0; i < labels.size(); i++) {
        double y = placed[i];
        graphics.setColor(style.colour("frame"));
        graphics.setStroke(new BasicStroke(0.5f));
        double side = anchor == Text.Anchor.RIGHT ? 3 : -3;
        graphics.draw(new Line2D.Double(labelX + side, y, nodeX, wanted.get(i)));
        Text.middle(graphics, labels.get(i), font, style.ink(), labelX, y, anchor);
      }
    }
  }
}
