package org.ptps.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.data.xy.CategoryTableXYDataset;
import org.ptps.catalog.Language;

/**
 * The ladder of JMP: steps of service stacked to 100 % by year, a plot each for the nation, towns
 * and country. A figure shows one edition of one publisher and joins it to no other. The Plan's
 * starting value is marked, and the straight path from it to the target is dashed.
 */
final class Ladder implements Chart {
  private static final double PLOT_HEIGHT = 186;
  private static final double LABEL_WIDTH = 232;
  private static final double TITLE_HEIGHT = 20;
  private static final double ROUNDING = 0.5;
  private static final String REST = "rest";

  /** One year of one residence: share of each step, in the order of the ladder. */
  private record Year(int year, Map<String, Double> steps) {}

  /** One plot. */
  private record Plot(String residence, List<Year> years, List<NationalSeries.Baseline> marks) {
    Optional<Year> last() {
      return years.isEmpty() ? Optional.empty() : Optional.of(years.get(years.size() - 1));
    }

    /** Where the path to the target starts: in this edition if it is there, else as published. */
    Optional<NationalSeries.Baseline> start() {
      return marks.stream().min(Comparator.comparing(mark -> !mark.restated()));
    }
  }

  private record Target(int year, double value, boolean isTarget) {}

  private record Data(
      List<String> variables,
      String publisher,
      String edition,
      boolean safely,
      List<NationalSeries.Point> points,
      List<Plot> plots,
      Optional<Target> target) {
    boolean isEmpty() {
      return points.isEmpty();
    }

    List<String> steps() {
      List<String> steps = new ArrayList<>(variables);
      if (!safely) {
        steps.removeIf(variable -> variable.endsWith("_sm"));
      }
      boolean open =
          plots.stream()
              .flatMap(plot -> plot.years().stream())
              .anyMatch(year -> year.steps().containsKey(REST));
      if (open) {
        steps.add(REST);
      }
      return steps;
    }

    String words(String step, Language language) {
      if (step.equals(REST)) {
        return Phrase.NOT_DETAILED.in(language);
      }
      return step.endsWith("_bas") && !safely
          ? Phrase.AT_LEAST_BASIC.in(language)
          : NationalSeries.words(step, language);
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Figure.Panel panel = figure.panels().get(0);
    Data data = read(figure, panel, tables, language);
    Map<String, String> slots = slots(data, language);
    String title = Slots.fill(figure.title().in(language), slots, figure.file().toString());
    String message =
        data.isEmpty()
            ? ""
            : Slots.fill(figure.message().in(language), slots, figure.file().toString());
    List<String> caption = caption(figure, data, tables, language);
    Frame frame =
        new Frame(
            language,
            new Frame.Stamps(
                data.points().stream().anyMatch(NationalSeries.Point::synthetic), false),
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

  private static Data read(
      Figure figure, Figure.Panel panel, ReportTables tables, Language language) {
    List<String> residences = figure.slice().residences();
    List<NationalSeries.Point> all =
        NationalSeries.points(tables, panel.variables(), residences).stream()
            .filter(
                point ->
                    figure.slice().year().isEmpty()
                        || point.year() <= figure.slice().year().getAsInt())
            .toList();
    // The fullest ladder; of equals the latest edition.
    List<NationalSeries.Point> points =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    NationalSeries.Point::edited, TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .max(
                Comparator.comparing((List<NationalSeries.Point> edition) -> steps(edition))
                    .thenComparing(edition -> edition.get(0).edition())
                    .thenComparing(edition -> edition.get(0).edited()))
            .orElse(List.of());
    String edition = points.isEmpty() ? "" : points.get(0).edition();
    boolean safely =
        points.stream().anyMatch(point -> point.variable().endsWith("_sm"))
            && residences.stream()
                .allMatch(
                    residence ->
                        years(points, residence, "_sm")
                            .containsAll(years(points, residence, "_bas")));
    List<NationalSeries.Baseline> baselines =
        NationalSeries.baselines(tables, panel.indicator(), language).stream()
            .filter(mark -> !mark.restated() || isOf(edition, mark))
            .toList();
    List<Plot> plots = new ArrayList<>();
    for (String residence : residences) {
      plots.add(
          new Plot(
              residence,
              plotYears(points, panel.variables(), residence, safely),
              baselines.stream().filter(mark -> mark.residence().equals(residence)).toList()));
    }
    return new Data(
        panel.variables(),
        points.isEmpty() ? "" : points.get(0).publisher(),
        edition,
        safely,
        points,
        plots,
        target(tables, panel.indicator()));
  }

  private static long steps(List<NationalSeries.Point> edition) {
    return edition.stream().map(NationalSeries.Point::variable).distinct().count();
  }

  private static boolean isOf(String edition, NationalSeries.Baseline mark) {
    return !mark.edition().isEmpty() && edition.startsWith(mark.edition());
  }

  private static List<Integer> years(
      List<NationalSeries.Point> points, String residence, String suffix) {
    return points.stream()
        .filter(point -> point.residence().equals(residence) && point.variable().endsWith(suffix))
        .map(NationalSeries.Point::year)
        .toList();
  }

  private static List<Year> plotYears(
      List<NationalSeries.Point> points, List<String> variables, String residence, boolean safely) {
    Map<Integer, Map<String, Double>> byYear = new TreeMap<>();
    points.stream()
        .filter(point -> point.residence().equals(residence))
        .forEach(
            point ->
                byYear
                    .computeIfAbsent(point.year(), year -> new LinkedHashMap<>())
                    .put(point.variable(), point.value()));
    List<Year> years = new ArrayList<>();
    byYear.forEach(
        (year, values) -> {
          Map<String, Double> steps = new LinkedHashMap<>();
          double sum = 0;
          for (String variable : variables) {
            Double value = values.get(variable);
            if (value == null || variable.endsWith("_sm") && !safely) {
              continue;
            }
            // At least basic holds the safely managed, which has a step of its own.
            if (variable.endsWith("_bas") && safely) {
              value = Math.max(0, value - steps.values().stream().mapToDouble(v -> v).sum());
            }
            steps.put(variable, value);
            sum += value;
          }
          if (sum < 100 - ROUNDING) {
            steps.put(REST, 100 - sum);
          }
          years.add(new Year(year, steps));
        });
    return List.copyOf(years);
  }

  private static Optional<Target> target(ReportTables tables, String indicator) {
    if (!tables.has("targets")) {
      return Optional.empty();
    }
    List<Target> targets = new ArrayList<>();
    tables
        .query(
            """
            select year, value, origin, approved_by
            from report.targets
            where indicator = ? and value is not null
            order by year desc, id""",
            indicator)
        .forEach(
            row ->
                targets.add(
                    new Target(
                        row.integer("year").intValue(),
                        row.number("value"),
                        "plan".equals(row.text("origin")) || row.text("approved_by") != null)));
    return targets.stream().findFirst();
  }

  private static Map<String, String> slots(Data data, Language language) {
    Map<String, String> slots = new LinkedHashMap<>();
    slots.put("publisher", data.isEmpty() ? "—" : NationalSeries.named(data.publisher(), language));
    slots.put("edition", data.isEmpty() ? "—" : data.edition());
    List<Integer> years =
        data.plots().stream().flatMap(plot -> plot.last().stream()).map(Year::year).toList();
    slots.put("year", years.stream().max(Integer::compare).map(String::valueOf).orElse("—"));
    for (Plot plot : data.plots()) {
      String basic = Phrase.NO_DATA.in(language);
      if (plot.last().isPresent()) {
        basic = NationalSeries.shown(atLeastBasic(plot.last().get()));
      }
      slots.put("basic_" + plot.residence(), basic);
      slots.put(
          "baseline_" + plot.residence(),
          plot.marks().stream()
              .findFirst()
              .map(mark -> NationalSeries.shown(mark.value()))
              .orElse(Phrase.NO_DATA.in(language)));
    }
    return slots;
  }

  private static double atLeastBasic(Year year) {
    return Numbers.rounded(
            year.steps().entrySet().stream()
                .filter(step -> step.getKey().endsWith("_sm") || step.getKey().endsWith("_bas"))
                .mapToDouble(Map.Entry::getValue)
                .sum(),
            1)
        .doubleValue();
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
            + NationalSeries.named(data.publisher(), language)
            + ", "
            + Phrase.EDITION.in(language).toLowerCase(java.util.Locale.ROOT)
            + " "
            + data.edition()
            + " ("
            + data.points().stream()
                .map(point -> titles.getOrDefault(point.source(), point.source()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "))
            + "), n = "
            + Numbers.whole(data.points().size())
            + " "
            + Phrase.PUBLISHED_ESTIMATES.in(language)
            + ". "
            + Phrase.ONE_EDITION.in(language));
    if (!data.safely() && data.variables().stream().anyMatch(name -> name.endsWith("_sm"))) {
      lines.add(Phrase.NO_SAFELY_MANAGED.in(language));
    }
    data.plots().stream()
        .flatMap(plot -> plot.marks().stream())
        .map(
            mark ->
                Phrase.BASELINE.in(language)
                    + " "
                    + mark.year()
                    + ": "
                    + NationalSeries.shown(mark.value())
                    + ", "
                    + mark.definition()
                    + (mark.restated() ? "." : " (" + mark.source() + ")."))
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
    List<NationalSeries.Baseline> marks =
        data.plots().stream().flatMap(plot -> plot.marks().stream()).toList();
    if (marks.stream().anyMatch(mark -> !mark.restated())) {
      entries.add(
          new Legend.Entry(
              Phrase.BASELINE_OF_PLAN.in(language),
              Marks.filled(Marks.star(), style.colour("baseline"))));
    }
    if (marks.stream().anyMatch(NationalSeries.Baseline::restated)) {
      entries.add(
          new Legend.Entry(
              Phrase.BASELINE_RESTATED.in(language),
              Marks.hollow(Marks.star(), style.colour("baseline"))));
    }
    if (!marks.isEmpty() && data.target().isPresent()) {
      Target target = data.target().get();
      entries.add(
          new Legend.Entry(
              Phrase.LINEAR_PATH.in(language)
                  + ", "
                  + (target.isTarget() ? Phrase.TARGET : Phrase.REFERENCE_VALUE).in(language)
                  + " "
                  + target.year()
                  + ": "
                  + NationalSeries.shown(target.value()),
              Legend.line(style.ink(), Plots.dashed(1.6f), null)));
    }
    return new Legend(entries);
  }

  private static Color colour(String step) {
    List<Color> ladder = Style.shipped().ladder();
    int index =
        switch (step.substring(step.indexOf('_') + 1)) {
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
        Stream.concat(
                data.points().stream().map(NationalSeries.Point::year),
                data.plots().stream()
                    .flatMap(plot -> plot.marks().stream())
                    .map(NationalSeries.Baseline::year))
            .sorted()
            .toList();
    int last = years.get(years.size() - 1);
    return new int[] {
      years.get(0), data.target().map(target -> Math.max(last, target.year())).orElse(last)
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
        rows.add(year.year(), year.steps().getOrDefault(step, 0.0), step);
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
    Labels labels = new Labels(drawn.area());
    for (Year year : plot.years()) {
      labels.keepOff(
          drawn.x(year.year()), drawn.y(0), drawn.x(year.year()), drawn.area().getMinY());
    }
    data.target()
        .ifPresent(target -> plot.start().ifPresent(start -> path(graphics, drawn, start, target)));
    for (NationalSeries.Baseline mark : plot.marks()) {
      mark(graphics, drawn, labels, mark, language);
    }
    steps(graphics, plot.last().orElseThrow(), data, drawn, place, language);
  }

  private static void path(
      Graphics2D graphics, YearPlot drawn, NationalSeries.Baseline start, Target target) {
    for (int under = 1; under >= 0; under--) {
      drawn.line(
          graphics,
          under == 1 ? Style.shipped().ground() : Style.shipped().ink(),
          under == 1 ? new BasicStroke(3.6f) : Plots.dashed(1.6f),
          start.year(),
          start.value(),
          target.year(),
          target.value());
    }
  }

  private static void mark(
      Graphics2D graphics,
      YearPlot drawn,
      Labels labels,
      NationalSeries.Baseline mark,
      Language language) {
    Style style = Style.shipped();
    double x = drawn.x(mark.year());
    double y = drawn.y(mark.value());
    labels.keepFree(new Rectangle2D.Double(x - 9, y - 9, 18, 18));
    labels.write(
        graphics,
        List.of(
            mark.year()
                + ": "
                + NationalSeries.shown(mark.value())
                + " "
                + NationalSeries.words(mark.variable(), language)
                + (mark.restated() ? " (" + Phrase.IN_THIS_EDITION.in(language) + ")" : "")),
        style.strongSmall(),
        style.colour("baseline"),
        x,
        y);
    if (mark.restated()) {
      Marks.hollow(graphics, Marks.star(), style.colour("baseline"), x, y);
    } else {
      Marks.fill(graphics, Marks.star(), style.colour("baseline"), x, y);
    }
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
        new ArrayList<>(
            data.steps().stream()
                .filter(step -> last.steps().getOrDefault(step, 0.0) > 0)
                .toList());
    double[] wanted = new double[downwards.size()];
    double from = 0;
    for (int i = 0; i < wanted.length; i++) {
      double share = last.steps().get(downwards.get(i));
      wanted[wanted.length - 1 - i] = drawn.y(from + share / 2);
      from += share;
    }
    java.util.Collections.reverse(downwards);
    List<List<String>> words = new ArrayList<>();
    for (String step : downwards) {
      words.add(
          Text.wrap(
              data.words(step, language)
                  + " "
                  + Numbers.percent(last.steps().get(step)).replace(' ', '\u00a0'),
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
                                    + last.steps().entrySet().stream()
                                        .map(
                                            step ->
                                                data.words(step.getKey(), language)
                                                    + " "
                                                    + Numbers.percent(step.getValue()))
                                        .collect(Collectors.joining(", ")))
                        .orElse(Phrase.NO_DATA.in(language)))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static DataTable plotted(Data data) {
    List<List<String>> rows = new ArrayList<>();
    data.points().stream()
        .filter(point -> data.safely() || !point.variable().endsWith("_sm"))
        .forEach(point -> rows.add(point.plotted()));
    for (Plot plot : data.plots()) {
      if (data.isEmpty()) {
        continue;
      }
      plot.marks().forEach(mark -> rows.add(mark.plotted()));
      data.target()
          .ifPresent(
              target ->
                  plot.start()
                      .ifPresent(
                          start ->
                              rows.add(
                                  List.of(
                                      "linear_path_end",
                                      "",
                                      "",
                                      start.variable(),
                                      plot.residence(),
                                      String.valueOf(target.year()),
                                      Numbers.machine(target.value()),
                                      "false",
                                      ""))));
    }
    return NationalSeries.plotted(rows);
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
        data.steps()
            .forEach(
                step ->
                    cells.add(
                        Optional.ofNullable(year.steps().get(step))
                            .map((Function<Double, String>) Numbers::percent)
                            .orElse("—")));
        rows.add(cells);
      }
    }
    return new DataTable(
        columns,
        java.util.stream.IntStream.range(0, columns.size()).mapToObj(i -> i > 0).toList(),
        rows);
  }
}
