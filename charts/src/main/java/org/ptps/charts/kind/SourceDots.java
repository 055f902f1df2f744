package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.NationalSeries;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Frame;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/**
 * What several sources say of the same thing in the same place and year, one row for each, with the
 * one that counts filled and the distance of the others; under each thing why they may differ. For
 * each thing the latest year in which at least two speak is shown.
 */
final class SourceDots implements Chart {
  private static final double ROWS_PER_PAGE = 46;
  private static final double SOURCE = 268;
  private static final double PLOT = 290;
  private static final double VALUE = 96;
  private static final double ROW = 21;

  /** One source's word. */
  private record Said(
      String source,
      String edition,
      String says,
      double value,
      Double low,
      Double high,
      Long cases,
      boolean isFew,
      boolean isChosen,
      Double gap,
      boolean synthetic,
      Rows.Row row) {
    String shown(Language language) {
      return Facts.percent(row, "value", language);
    }

    String gap(Language language) {
      return Facts.points(row, "gap", language);
    }
  }

  /** What is said of one thing in one residence and year. */
  private record Group(
      String thing,
      String name,
      String residence,
      int year,
      String rule,
      String differ,
      List<Said> said) {}

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Slice slice = figure.slice();
    List<Group> groups = groups(slice, tables, language);
    List<Said> said = groups.stream().flatMap(group -> group.said().stream()).toList();
    String area =
        tables.areaNames(language).getOrDefault(slice.level() + ":" + slice.area(), slice.area());
    Optional<Rows.Row> counts =
        tables
            .from("source_counts")
            .where("level", slice.level())
            .where("area_code", slice.area())
            .atMost("until", slice.year().orElse(9999))
            .latest("until")
            .first();
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(said.stream().anyMatch(Said::synthetic), false)
            .slot("area", area)
            .slot("things", Facts.whole(counts, "things"))
            .slot("sources", Facts.whole(counts, "sources"))
            .slot(
                "widest",
                counts
                    .map(row -> tables.words("source_counts", "thing", row, language))
                    .orElse("—"))
            .slot(
                "widest_residence",
                counts.map(row -> residence(row.text("residence"), language)).orElse("—"))
            .slot("widest_year", counts.map(row -> row.text("year")).orElse("—"))
            .slot("spread", counts.map(row -> Facts.decimal(row, "spread", 1)).orElse("—"))
            .slot(
                "year",
                counts.map(row -> row.text("last_year")).orElse(Phrase.NO_YEAR.in(language)));
    DataTable plotted = plotted(groups, slice);
    if (groups.isEmpty()) {
      return sketch.nothing(Phrase.NO_TWO_SOURCES.in(language), plotted);
    }
    sketch.line(
        area
            + ". n = "
            + Facts.whole(counts, "said")
            + " "
            + Phrase.VALUES_OF.in(language)
            + " "
            + Facts.whole(counts, "sources")
            + " "
            + Phrase.SOURCES.in(language).toLowerCase(java.util.Locale.ROOT)
            + ". "
            + Phrase.LATEST_YEAR_OF_TWO.in(language));
    return sketch.drawn(
        legend(said, language),
        frame -> pages(frame, groups, language),
        description(groups, language),
        plotted,
        twin(groups, language));
  }

  static String residence(String residence, Language language) {
    return Ladder.residence(residence, language).toLowerCase(java.util.Locale.ROOT);
  }

  private static List<Group> groups(Slice slice, ReportTables tables, Language language) {
    Map<List<Object>, List<Rows.Row>> byThing = new LinkedHashMap<>();
    Optional<Long> until =
        tables
            .from("source_counts")
            .where("level", slice.level())
            .where("area_code", slice.area())
            .atMost("until", slice.year().orElse(9999))
            .latest("until")
            .first()
            .map(row -> row.integer("until"));
    tables
        .from("drawn_sources")
        .where("level", slice.level())
        .where("area_code", slice.area())
        .where("until", until.orElse(0L))
        .in("residence", slice.residences())
        .rows()
        .forEach(
            row ->
                byThing
                    .computeIfAbsent(
                        List.of(row.text("thing"), row.text("residence")), k -> new ArrayList<>())
                    .add(row));
    List<Group> groups = new ArrayList<>();
    byThing
        .values()
        .forEach(
            rows -> {
              Rows.Row first = rows.get(0);
              long year = first.integer("year");
              groups.add(
                  new Group(
                      first.text("thing"),
                      tables.words("drawn_sources", "thing", first, language),
                      first.text("residence"),
                      (int) year,
                      tables.words("drawn_sources", "rule", first, language),
                      tables.words("drawn_sources", "differ", first, language),
                      rows.stream()
                          .map(
                              row ->
                                  new Said(
                                      NationalSeries.named(row.text("source"), language),
                                      row.text("edition"),
                                      tables.words("drawn_sources", "says", row, language),
                                      row.number("value"),
                                      row.number("ci_low"),
                                      row.number("ci_high"),
                                      row.integer("n_cases"),
                                      row.flag("is_few_cases"),
                                      row.flag("is_chosen"),
                                      row.number("gap"),
                                      row.flag("synthetic"),
                                      row))
                          .toList()));
            });
    return groups;
  }

  private static Legend legend(List<Said> said, Language language) {
    Style style = Style.shipped();
    List<Legend.Entry> entries = new ArrayList<>();
    entries.add(
        new Legend.Entry(
            Phrase.SOURCE_THAT_COUNTS.in(language),
            Marks.filled(Marks.circle(5), style.series(0))));
    entries.add(
        new Legend.Entry(
            Phrase.OTHER_SOURCE.in(language), Marks.hollow(Marks.diamond(5.5), style.series(1))));
    if (said.stream().anyMatch(one -> one.low() != null && one.high() != null)) {
      entries.add(
          new Legend.Entry(
              Phrase.INTERVAL_95.in(language),
              Legend.line(style.ink(), new BasicStroke(1.6f), null)));
    }
    return new Legend(entries);
  }

  private static List<String> heading(Group group, boolean first, Language language) {
    return Text.wrap(
        (first ? group.name() + ", " : "")
            + residence(group.residence(), language)
            + ", "
            + group.year(),
        first ? Style.shipped().strongLabel() : Style.shipped().strongSmall(),
        Style.shipped().width() - 2 * Style.shipped().margin());
  }

  private static List<String> source(Said said) {
    return Text.wrap(
        said.source()
            + (said.edition() == null
                    || said.edition().isBlank()
                    || said.source().contains(said.edition())
                ? ""
                : " (" + said.edition() + ")"),
        Style.shipped().small(),
        SOURCE - 12);
  }

  private static double rowHeight(Said said) {
    return Math.max(ROW, source(said).size() * Text.lineHeight(Style.shipped().small()) + 4);
  }

  private static List<String> differ(Group group) {
    return Text.wrap(
        group.rule() + " " + group.differ(),
        Style.shipped().small(),
        Style.shipped().width() - 2 * Style.shipped().margin() - 8);
  }

  private static boolean isFirst(List<Group> groups, int index) {
    return index == 0 || !groups.get(index).thing().equals(groups.get(index - 1).thing());
  }

  private static boolean isLast(List<Group> groups, int index) {
    return index == groups.size() - 1
        || !groups.get(index).thing().equals(groups.get(index + 1).thing());
  }

  private static double height(List<Group> groups, Language language) {
    Style style = Style.shipped();
    double height = Plots.AXIS_HEIGHT;
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      boolean first = isFirst(groups, i);
      height +=
          heading(group, first, language).size()
                  * Text.lineHeight(first ? style.strongLabel() : style.strongSmall())
              + (first ? 8 : 4)
              + group.said().stream().mapToDouble(SourceDots::rowHeight).sum();
      if (isLast(groups, i)) {
        height += differ(group).size() * Text.lineHeight(style.small()) + 8;
      }
    }
    return height;
  }

  // A thing is not cut by the end of a page.
  private static List<List<Group>> parts(List<Group> groups) {
    List<List<Group>> parts = new ArrayList<>();
    List<Group> part = new ArrayList<>();
    int rows = 0;
    Map<String, List<Group>> things =
        groups.stream()
            .collect(Collectors.groupingBy(Group::thing, LinkedHashMap::new, Collectors.toList()));
    for (List<Group> thing : things.values()) {
      int more = thing.stream().mapToInt(group -> group.said().size() + 2).sum() + 3;
      if (!part.isEmpty() && rows + more > ROWS_PER_PAGE) {
        parts.add(part);
        part = new ArrayList<>();
        rows = 0;
      }
      part.addAll(thing);
      rows += more;
    }
    parts.add(part);
    return parts;
  }

  private static List<Page> pages(Frame frame, List<Group> groups, Language language) {
    List<Page> pages = new ArrayList<>();
    for (List<Group> part : parts(groups)) {
      pages.add(
          frame.page(
              height(part, language), (graphics, box) -> draw(graphics, part, box, language)));
    }
    return pages;
  }

  private static void draw(
      Graphics2D graphics, List<Group> groups, Rectangle2D box, Language language) {
    Style style = Style.shipped();
    double left = box.getX() + SOURCE;
    double y = box.getY();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      boolean first = isFirst(groups, i);
      y += first ? 8 : 4;
      y =
          Text.block(
              graphics,
              heading(group, first, language),
              first ? style.strongLabel() : style.strongSmall(),
              style.ink(),
              box.getX(),
              y,
              Text.Anchor.LEFT);
      for (Said said : group.said()) {
        double height = rowHeight(said);
        row(graphics, said, box.getX(), left, y, height, language);
        y += height;
      }
      if (isLast(groups, i)) {
        y =
            Text.block(
                graphics,
                differ(group),
                style.small(),
                style.muted(),
                box.getX() + 8,
                y + 4,
                Text.Anchor.LEFT);
        y += 4;
      }
    }
    graphics.setColor(style.colour("frame"));
    graphics.setStroke(new BasicStroke(0.8f));
    graphics.draw(new Line2D.Double(left, y + 1, left + PLOT, y + 1));
    for (int tick = 0; tick <= 100; tick += 20) {
      double x = left + PLOT * tick / 100;
      Text.line(
          graphics,
          Facts.scale(tick == 100 ? "100\u00a0%" : String.valueOf(tick)),
          style.small(),
          style.muted(),
          x,
          y + 4,
          Text.Anchor.CENTRE);
    }
  }

  private static void row(
      Graphics2D graphics,
      Said said,
      double x,
      double left,
      double y,
      double height,
      Language language) {
    Style style = Style.shipped();
    double middle = y + height / 2;
    graphics.setColor(style.colour("grid"));
    graphics.setStroke(new BasicStroke(0.7f));
    for (int tick = 0; tick <= 100; tick += 20) {
      double at = left + PLOT * tick / 100;
      graphics.draw(new Line2D.Double(at, y, at, y + height));
    }
    graphics.draw(new Line2D.Double(left, middle, left + PLOT, middle));
    Text.middleBlock(
        graphics, source(said), style.small(), style.ink(), x + 8, middle, Text.Anchor.LEFT);
    if (said.low() != null && said.high() != null) {
      graphics.setColor(style.ink());
      graphics.setStroke(new BasicStroke(1.6f));
      graphics.draw(
          new Line2D.Double(
              left + PLOT * said.low() / 100, middle, left + PLOT * said.high() / 100, middle));
    }
    double at = left + PLOT * Math.max(0, Math.min(100, said.value())) / 100;
    if (said.isChosen()) {
      Marks.fill(graphics, Marks.circle(5), style.series(0), at, middle);
    } else {
      Marks.hollow(graphics, Marks.diamond(5.5), style.series(1), at, middle);
    }
    Text.middle(
        graphics,
        said.shown(language) + (said.isFew() ? "\u00a0*" : ""),
        said.isChosen() ? style.strongSmall() : style.small(),
        style.ink(),
        left + PLOT + VALUE / 2 + 16,
        middle,
        Text.Anchor.RIGHT);
    if (!said.isChosen() && said.gap() != null) {
      Text.middle(
          graphics,
          "(" + said.gap(language) + ")",
          style.small(),
          style.muted(),
          left + PLOT + VALUE / 2 + 24,
          middle,
          Text.Anchor.LEFT);
    } else if (said.isChosen()) {
      Text.middle(
          graphics,
          Phrase.COUNTS.in(language),
          style.small(),
          style.muted(),
          left + PLOT + VALUE / 2 + 24,
          middle,
          Text.Anchor.LEFT);
    }
  }

  private static String description(List<Group> groups, Language language) {
    return groups.stream()
        .map(
            group ->
                group.name()
                    + ", "
                    + residence(group.residence(), language)
                    + ", "
                    + group.year()
                    + ": "
                    + group.said().stream()
                        .map(said -> said.source() + " " + said.shown(language))
                        .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static DataTable plotted(List<Group> groups, Slice slice) {
    List<List<String>> rows = new ArrayList<>();
    for (Group group : groups) {
      for (Said said : group.said()) {
        rows.add(
            Collections.unmodifiableList(
                Arrays.asList(
                    group.thing(),
                    slice.level(),
                    slice.area(),
                    group.residence(),
                    String.valueOf(group.year()),
                    said.source(),
                    said.edition(),
                    Plotted.number(said.value()),
                    Plotted.number(said.low()),
                    Plotted.number(said.high()),
                    said.cases() == null ? null : said.cases().toString(),
                    String.valueOf(said.isChosen()),
                    Plotted.number(said.gap()),
                    String.valueOf(said.synthetic()),
                    said.row().text("key"))));
      }
    }
    return new DataTable(
        List.of(
            "thing",
            "level",
            "area_code",
            "residence",
            "year",
            "source",
            "edition",
            "value",
            "ci_low",
            "ci_high",
            "n_cases",
            "is_chosen",
            "gap",
            "synthetic",
            "key"),
        List.of(
            false, false, false, false, true, false, false, true, true, true, true, false, true,
            false, false),
        rows);
  }

  private static DataTable twin(List<Group> groups, Language language) {
    List<List<String>> rows = new ArrayList<>();
    for (Group group : groups) {
      for (Said said : group.said()) {
        rows.add(
            List.of(
                group.name() + ", " + residence(group.residence(), language),
                String.valueOf(group.year()),
                String.join(" ", source(said)),
                said.says() == null ? "" : said.says(),
                said.shown(language),
                said.isChosen() ? Phrase.COUNTS.in(language) : said.gap(language)));
      }
    }
    return new DataTable(
        List.of(
            Phrase.SUBJECT.in(language),
            Phrase.YEAR.in(language),
            Phrase.SOURCE.in(language),
            Phrase.DEFINITION.in(language),
            Phrase.VALUE.in(language),
            Phrase.GAP.in(language)),
        List.of(false, true, false, false, true, true),
        rows);
  }
}
