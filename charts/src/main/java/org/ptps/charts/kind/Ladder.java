package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.data.xy.CategoryTableXYDataset;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.NationalSeries;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Frame;
import org.ptps.charts.draw.Hatching;
import org.ptps.charts.draw.Labels;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.YearPlot;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.RowKey;

/**
 * The ladder of JMP: steps of service stacked to 100 % by year, a plot each for the nation, towns
 * and country. A figure shows one edition of one publisher and joins it to no other. The Plan's
 * starting value is marked, and the straight path from it to the target is dashed.
 */
final class Ladder implements Chart {
  private static final double PLOT_HEIGHT = 186;
  private static final double LABEL_WIDTH = 232;
  private static final double TITLE_HEIGHT = 20;
  private static final String REST = "rest";
  private static final List<String> ORDER = List.of("sm", "bas", "lim", "unimp", "none", REST);

  /** One year of one residence: rows of {@code report.drawn_ladder}, in the order of the steps. */
  private record Year(int year, Map<String, Rows.Row> steps) {
    double share(String step) {
      return steps.containsKey(step) ? steps.get(step).number("share") : 0;
    }

    String shown(String step, Language language) {
      return steps.containsKey(step) ? Facts.percent(steps.get(step), "share", language) : "—";
    }
  }

  /** One plot; {@code marks} are rows of {@code report.ladder_marks}. */
  private record Plot(String residence, List<Year> years, List<Rows.Row> marks) {
    Optional<Year> last() {
      return years.isEmpty() ? Optional.empty() : Optional.of(years.get(years.size() - 1));
    }

    /** What of the Plan's start may be marked: only what is of the edition that is drawn. */
    List<Rows.Row> starts() {
      return marks.stream().filter(mark -> mark.flag("is_of_edition")).toList();
    }

    /** Where the straight path begins: only what is drawn has one. */
    Optional<Rows.Row> start(Data data) {
      return starts().stream()
          .filter(
              mark ->
                  data.steps().contains(mark.text("variable").substring(data.prefix().length())))
          .findFirst();
    }

    /** The start as the Plan published it. */
    Optional<Rows.Row> published() {
      return marks.stream().filter(mark -> mark.text("kind").equals("baseline")).findFirst();
    }
  }

  private record Target(int year, double value, boolean isTarget, String key) {
    String shown() {
      return Facts.fact(key, value, NationalSeries.shown(value));
    }
  }

  private record Data(
      String prefix, List<Rows.Row> rows, List<Plot> plots, Optional<Target> target) {
    public boolean isEmpty() {
      return rows.isEmpty();
    }

    boolean hasPath() {
      return target.isPresent() && plots.stream().anyMatch(plot -> plot.start(this).isPresent());
    }

    boolean safely() {
      return !isEmpty() && rows.get(0).flag("is_parted");
    }

    List<String> steps() {
      return ORDER.stream()
          .filter(step -> rows.stream().anyMatch(row -> row.text("step").equals(step)))
          .toList();
    }

    String words(String step, Language language) {
      if (step.equals(REST)) {
        return Phrase.NOT_DETAILED.in(language);
      }
      return step.equals("bas") && !safely()
          ? Phrase.AT_LEAST_BASIC.in(language)
          : NationalSeries.words(
              prefix + (step.equals("none") ? prefix.equals("wat_") ? "sur" : "od" : step),
              language);
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Figure.Panel panel = figure.panels().get(0);
    Data data = read(figure, panel, tables);
    Map<String, String> slots = slots(data, tables, language);
    String title = figure.heading(slots, language);
    String message = data.isEmpty() ? "" : figure.said(slots, language);
    List<String> caption = caption(figure, data, tables, language);
    Frame frame =
        new Frame(
            language,
            new Frame.Stamps(data.rows().stream().anyMatch(row -> row.flag("synthetic")), false),
            title,
            message,
            data.isEmpty() ? new Legend(List.of()) : legend(data, language),
            caption);
    String reason = Reason.SOURCE_NOT_LOADED.in(language);
    return new Picture(
        figure.id(),
        title,
        data.isEmpty()
            ? Picture.nothing(title, reason, language)
            : message + " " + description(data, language),
        caption,
        List.of(data.isEmpty() ? frame.noData(reason) : page(frame, data, language)),
        plotted(data),
        twin(data, language));
  }

  private static Data read(Figure figure, Figure.Panel panel, ReportTables tables) {
    String ladder = panel.variables().get(0).startsWith("wat") ? "water" : "sanitation";
    List<Rows.Row> rows =
        tables
            .from("drawn_ladder")
            .where("ladder", ladder)
            .in("residence", figure.slice().residences())
            .atMost("year", figure.slice().year().orElse(9999))
            .by("residence_position")
            .by("year")
            .by("position")
            .rows();
    List<Plot> plots = new ArrayList<>();
    for (String residence : figure.slice().residences()) {
      Map<Integer, Map<String, Rows.Row>> years = new TreeMap<>();
      rows.stream()
          .filter(row -> row.text("residence").equals(residence))
          .forEach(
              row ->
                  years
                      .computeIfAbsent(
                          row.integer("year").intValue(), year -> new LinkedHashMap<>())
                      .put(row.text("step"), row));
      plots.add(
          new Plot(
              residence,
              years.entrySet().stream()
                  .map(year -> new Year(year.getKey(), year.getValue()))
                  .toList(),
              tables
                  .from("ladder_marks")
                  .where("ladder", ladder)
                  .where("residence", residence)
                  .by("position")
                  .by("year")
                  .by("variable")
                  .rows()));
    }
    return new Data(
        ladder.equals("water") ? "wat_" : "san_", rows, plots, target(tables, panel.indicator()));
  }

  private static Optional<Target> target(ReportTables tables, String indicator) {
    return tables
        .from("targets")
        .where("indicator", indicator)
        .known("value")
        .latest("year")
        .by("id")
        .first()
        .map(
            row ->
                new Target(
                    row.integer("year").intValue(),
                    row.number("value"),
                    "plan".equals(row.text("origin")) || row.text("approved_by") != null,
                    new RowKey(
                            "targets",
                            List.of(indicator, row.text("year"), row.text("origin")),
                            "value")
                        .text()));
  }

  private static Map<String, String> slots(Data data, ReportTables tables, Language language) {
    Map<String, String> slots = new LinkedHashMap<>();
    slots.put("edition", data.isEmpty() ? "—" : edition(data, tables, language));
    slots.put(
        "year",
        data.plots().stream()
            .flatMap(plot -> plot.last().stream())
            .map(year -> String.valueOf(year.year()))
            .findFirst()
            .orElse("—"));
    for (Plot plot : data.plots()) {
      slots.put(
          "basic_" + plot.residence(),
          plot.last()
              .filter(year -> year.steps().containsKey("bas"))
              .map(year -> Facts.percent(year.steps().get("bas"), "value", language))
              .orElse(Phrase.NO_DATA.in(language).toLowerCase(Locale.ROOT)));
      slots.put(
          "baseline_" + plot.residence(),
          plot.published()
              .map(Ladder::shown)
              .orElse(Phrase.NO_DATA.in(language).toLowerCase(Locale.ROOT)));
    }
    return slots;
  }

  private static String edition(Data data, ReportTables tables, Language language) {
    Rows.Row row = data.rows().get(0);
    String words = tables.words("drawn_ladder", "edition", row, language);
    return words == null
        ? NationalSeries.named(row.text("publisher") + " " + row.text("edition"), language)
        : words;
  }

  private static String shown(Rows.Row mark) {
    return Facts.fact(mark, "value", NationalSeries.shown(mark.number("value")));
  }

  private static List<String> caption(
      Figure figure, Data data, ReportTables tables, Language language) {
    List<String> lines = new ArrayList<>();
    lines.add(Caption.indicators(figure.indicators(), tables, language));
    if (data.isEmpty()) {
      return lines;
    }
    Map<String, String> titles = tables.sourceTitles(language);
    lines.add(
        Phrase.SOURCE.in(language)
            + ": "
            + edition(data, tables, language)
            + " ("
            + data.rows().stream()
                .map(row -> titles.getOrDefault(row.text("source"), row.text("source")))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "))
            + "), n = "
            + Facts.drawn(data.rows().size())
            + " "
            + Phrase.ESTIMATES.in(language)
            + ". "
            + Phrase.ONE_EDITION.in(language));
    if (!data.safely()) {
      lines.add(Phrase.NO_SAFELY_MANAGED.in(language));
    }
    data.plots().stream()
        .flatMap(plot -> plot.marks().stream())
        .filter(mark -> mark.text("kind").equals("baseline") || mark.flag("is_of_edition"))
        .map(
            mark ->
                Phrase.BASELINE.in(language)
                    + " "
                    + mark.text("year")
                    + ": "
                    + shown(mark)
                    + ", "
                    + Facts.declared(tables.words("ladder_marks", "definition", mark, language))
                    + (mark.flag("is_of_edition")
                        ? "."
                        : " ("
                            + Facts.declared(mark.text("source"))
                            + "); "
                            + Phrase.OTHER_EDITION.in(language)))
        .distinct()
        .forEach(lines::add);
    return lines;
  }

  private static Legend legend(Data data, Language language) {
    Style style = Style.shipped();
    List<Legend.Entry> entries = new ArrayList<>();
    for (String step : data.steps()) {
      entries.add(
          new Legend.Entry(
              data.words(step, language),
              step.equals(REST) ? Legend.hatched() : Legend.box(colour(step), "")));
    }
    List<Rows.Row> starts = data.plots().stream().flatMap(plot -> plot.starts().stream()).toList();
    if (!starts.isEmpty()) {
      entries.add(
          new Legend.Entry(
              Phrase.BASELINE_RESTATED.in(language),
              Marks.hollow(Marks.star(), style.colour("baseline"))));
    }
    if (data.hasPath()) {
      Target target = data.target().orElseThrow();
      entries.add(
          new Legend.Entry(
              Phrase.LINEAR_PATH.in(language)
                  + ", "
                  + (target.isTarget() ? Phrase.TARGET : Phrase.REFERENCE_VALUE).in(language)
                  + " "
                  + target.year()
                  + ": "
                  + target.shown(),
              Legend.line(style.ink(), Plots.dashed(1.6f), null)));
    }
    return new Legend(entries);
  }

  private static Color colour(String step) {
    List<Color> ladder = Style.shipped().ladder();
    int index =
        switch (step) {
          case "sm" -> 0;
          case "bas" -> 1;
          case "lim" -> 2;
          case "unimp" -> 3;
          default -> 4;
        };
    return ladder.get(index);
  }

  private static Page page(Frame frame, Data data, Language language) {
    double each = TITLE_HEIGHT + PLOT_HEIGHT + 12;
    return frame.page(
        each * data.plots().size(),
        (graphics, box) -> {
          double y = box.getY();
          for (Plot plot : data.plots()) {
            Text.line(
                graphics,
                residence(plot.residence(), language)
                    + ", "
                    + Phrase.PER_CENT_OF_POPULATION.in(language),
                Style.shipped().strongLabel(),
                Style.shipped().ink(),
                box.getX(),
                y,
                Text.Anchor.LEFT);
            Text.line(
                graphics,
                starts(plot, language),
                Style.shipped().strongSmall(),
                Style.shipped().colour("baseline"),
                box.getMaxX(),
                y,
                Text.Anchor.RIGHT);
            Rectangle2D place =
                new Rectangle2D.Double(
                    box.getX(), y + TITLE_HEIGHT, box.getWidth() - LABEL_WIDTH, PLOT_HEIGHT);
            if (plot.years().isEmpty()) {
              nothing(graphics, place, language);
            } else {
              plot(graphics, plot, data, place, language);
            }
            y += each;
          }
        });
  }

  static String residence(String residence, Language language) {
    return switch (residence) {
      case "urban" -> Phrase.URBAN_RESIDENCE.in(language);
      case "rural" -> Phrase.RURAL_RESIDENCE.in(language);
      default -> Phrase.TOTAL_RESIDENCE.in(language);
    };
  }

  private static void nothing(Graphics2D graphics, Rectangle2D place, Language language) {
    Style style = Style.shipped();
    Hatching.fill(graphics, place);
    String words = Phrase.NO_DATA.in(language) + ": " + Reason.NO_ROW.in(language);
    Plots.ground(graphics, words, style.label(), place.getX() + 20, place.getCenterY());
    Text.middle(
        graphics,
        words,
        style.label(),
        style.ink(),
        place.getX() + 20,
        place.getCenterY(),
        Text.Anchor.LEFT);
  }

  private static int[] span(Data data) {
    List<Integer> years =
        data.plots().stream()
            .flatMap(plot -> plot.years().stream())
            .map(Year::year)
            .sorted()
            .toList();
    int last = years.get(years.size() - 1);
    return new int[] {
      years.get(0), data.hasPath() ? Math.max(last, data.target().orElseThrow().year()) : last
    };
  }

  private static void plot(
      Graphics2D graphics, Plot plot, Data data, Rectangle2D place, Language language) {
    Style style = Style.shipped();
    List<String> steps = data.steps();
    CategoryTableXYDataset rows = new CategoryTableXYDataset();
    rows.setIntervalWidth(0.86);
    for (Year year : plot.years()) {
      for (String step : steps) {
        rows.add(year.year(), year.share(step), step);
      }
    }
    StackedXYBarRenderer renderer = new StackedXYBarRenderer(0);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(true);
    for (int i = 0; i < steps.size(); i++) {
      Color colour = steps.get(i).equals(REST) ? style.colour("no_data") : colour(steps.get(i));
      renderer.setSeriesPaint(i, colour);
      renderer.setSeriesOutlinePaint(i, style.ground());
      renderer.setSeriesOutlineStroke(i, new BasicStroke(0.5f));
    }
    int[] span = span(data);
    YearPlot drawn =
        YearPlot.draw(
            graphics,
            rows,
            renderer,
            YearPlot.years(span[0], span[1], place.getWidth()),
            YearPlot.percent(0),
            place);
    plot.start(data)
        .ifPresent(
            start -> data.target().ifPresent(target -> path(graphics, drawn, start, target)));
    for (Rows.Row mark : plot.starts()) {
      Marks.hollow(
          graphics,
          Marks.star(),
          style.colour("baseline"),
          drawn.x(mark.integer("year")),
          drawn.y(mark.number("value")));
    }
    steps(graphics, plot.last().orElseThrow(), data, drawn, place, language);
  }

  private static void path(Graphics2D graphics, YearPlot drawn, Rows.Row start, Target target) {
    for (int under = 1; under >= 0; under--) {
      drawn.line(
          graphics,
          under == 1 ? Style.shipped().ground() : Style.shipped().ink(),
          under == 1 ? new BasicStroke(3.6f) : Plots.dashed(1.6f),
          start.integer("year"),
          start.number("value"),
          target.year(),
          target.value());
    }
  }

  /** What the stars say; it stands above the plot, where it hides no bar. */
  private static String starts(Plot plot, Language language) {
    return plot.starts().isEmpty()
        ? ""
        : plot.starts().stream()
                .map(
                    mark ->
                        mark.text("year")
                            + ": "
                            + shown(mark)
                            + " "
                            + NationalSeries.words(mark.text("variable"), language))
                .collect(Collectors.joining("; "))
            + " ("
            + Phrase.IN_THIS_EDITION.in(language)
            + ")";
  }

  /** The steps of the last year, named and with their shares, beside the plot. */
  private static void steps(
      Graphics2D graphics,
      Year last,
      Data data,
      YearPlot drawn,
      Rectangle2D place,
      Language language) {
    Style style = Style.shipped();
    double lineHeight = Text.lineHeight(style.small());
    double left = place.getMaxX() + 12;
    List<String> downwards =
        new ArrayList<>(data.steps().stream().filter(step -> last.share(step) > 0).toList());
    double[] wanted = new double[downwards.size()];
    double from = 0;
    for (int i = 0; i < wanted.length; i++) {
      double share = last.share(downwards.get(i));
      wanted[wanted.length - 1 - i] = drawn.y(from + share / 2);
      from += share;
    }
    java.util.Collections.reverse(downwards);
    List<List<String>> words = new ArrayList<>();
    for (String step : downwards) {
      words.add(
          Text.wrap(
              data.words(step, language) + " " + last.shown(step, language),
              style.small(),
              LABEL_WIDTH - 32));
    }
    double apart = lineHeight * words.stream().mapToInt(List::size).max().orElse(1) + 2;
    double[] placed =
        Labels.column(
            wanted, apart, drawn.area().getMinY() + lineHeight, drawn.area().getMaxY() + 8);
    Text.middle(
        graphics,
        String.valueOf(last.year()),
        style.strongSmall(),
        style.ink(),
        left,
        placed[0] - apart / 2 - lineHeight / 2,
        Text.Anchor.LEFT);
    for (int i = 0; i < downwards.size(); i++) {
      String step = downwards.get(i);
      Rectangle2D box = new Rectangle2D.Double(left, placed[i] - 5.5, 11, 11);
      if (step.equals(REST)) {
        Hatching.fill(graphics, box);
      } else {
        graphics.setColor(colour(step));
        graphics.fill(box);
      }
      Legend.outline(graphics, box);
      Text.middleBlock(
          graphics,
          words.get(i),
          style.small(),
          style.ink(),
          left + 17,
          placed[i],
          Text.Anchor.LEFT);
    }
  }

  private static String description(Data data, Language language) {
    return data.plots().stream()
        .map(
            plot ->
                residence(plot.residence(), language)
                    + ": "
                    + plot.last()
                        .map(
                            last ->
                                last.year()
                                    + ", "
                                    + last.steps().keySet().stream()
                                        .map(
                                            step ->
                                                data.words(step, language)
                                                    + " "
                                                    + last.shown(step, language))
                                        .collect(Collectors.joining(", ")))
                        .orElse(Phrase.NO_DATA.in(language)))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static DataTable plotted(Data data) {
    List<List<String>> rows = new ArrayList<>();
    data.rows().forEach(row -> rows.add(plotted("estimate", row, "share", row.text("key"))));
    for (Plot plot : data.plots()) {
      plot.starts()
          .forEach(mark -> rows.add(plotted(mark.text("kind"), mark, "value", mark.text("key"))));
      if (plot.start(data).isPresent() && data.target().isPresent()) {
        Target target = data.target().get();
        rows.add(
            List.of(
                "linear_path_end",
                "",
                "",
                plot.start(data).get().text("variable"),
                plot.residence(),
                String.valueOf(target.year()),
                Numbers.machine(target.value()),
                "false",
                "",
                target.key().substring(0, target.key().lastIndexOf('/'))));
      }
    }
    return NationalSeries.plotted(rows);
  }

  private static List<String> plotted(String kind, Rows.Row row, String value, String key) {
    boolean published = row.columns().contains("publisher");
    return Collections.unmodifiableList(
        Arrays.asList(
            kind,
            published ? row.text("publisher") : "",
            published ? row.text("edition") : "",
            row.text("variable"),
            row.text("residence"),
            row.text("year"),
            Plotted.number(row.number(value)),
            row.columns().contains("synthetic") ? row.text("synthetic") : "false",
            row.text("source"),
            key));
  }

  private static DataTable twin(Data data, Language language) {
    List<String> columns =
        new ArrayList<>(List.of(Phrase.RESIDENCE.in(language), Phrase.YEAR.in(language)));
    data.steps().forEach(step -> columns.add(data.words(step, language)));
    List<List<String>> rows = new ArrayList<>();
    for (Plot plot : data.plots()) {
      for (Year year : plot.years()) {
        List<String> cells =
            new ArrayList<>(
                List.of(residence(plot.residence(), language), String.valueOf(year.year())));
        data.steps().forEach(step -> cells.add(year.shown(step, language)));
        rows.add(cells);
      }
    }
    return new DataTable(
        columns,
        java.util.stream.IntStream.range(0, columns.size()).mapToObj(i -> i > 0).toList(),
        rows);
  }
}
