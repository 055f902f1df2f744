package org.ptps.charts.kind;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.NationalSeries;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.YearPanels;
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
final class Ladder extends Kind {
  private static final double PLOT_HEIGHT = 186;
  private static final double LABEL_WIDTH = 232;
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

  Ladder(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    Figure.Panel panel = figure.panels().get(0);
    Data data = read(panel);
    sketch.stamps(data.rows().stream().anyMatch(row -> row.flag("synthetic")), false);
    slots(data);
    caption(data).forEach(sketch::line);
    if (data.isEmpty()) {
      return sketch.nothing(Reason.SOURCE_NOT_LOADED.in(language), plotted(data));
    }
    return sketch.drawn(
        legend(data),
        new YearPanels(
                    data.plots().stream().map(plot -> panel(plot, data)).toList(), 1, PLOT_HEIGHT)
                .aligned()
                .ends(LABEL_WIDTH)
            ::pages,
        description(data),
        plotted(data),
        twin(data));
  }

  private Data read(Figure.Panel panel) {
    String ladder = panel.variables().get(0).startsWith("wat") ? "water" : "sanitation";
    List<Rows.Row> rows =
        tables
            .from("drawn_ladder")
            .where("ladder", ladder)
            .in("residence", slice.residences())
            .atMost("year", until())
            .by("residence_position")
            .by("year")
            .by("position")
            .rows();
    List<Plot> plots = new ArrayList<>();
    for (String residence : slice.residences()) {
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
        ladder.equals("water") ? "wat_" : "san_", rows, plots, target(panel.indicator()));
  }

  private Optional<Target> target(String indicator) {
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

  private void slots(Data data) {
    String none = lower(Phrase.NO_DATA);
    sketch
        .slot("edition", data.isEmpty() ? "—" : edition(data))
        .slot(
            "year",
            data.plots().stream()
                .flatMap(plot -> plot.last().stream())
                .map(year -> String.valueOf(year.year()))
                .findFirst()
                .orElse("—"));
    for (Plot plot : data.plots()) {
      sketch
          .slot(
              "basic_" + plot.residence(),
              plot.last()
                  .filter(year -> year.steps().containsKey("bas"))
                  .map(year -> Facts.percent(year.steps().get("bas"), "value", language))
                  .orElse(none))
          .slot("baseline_" + plot.residence(), plot.published().map(Ladder::shown).orElse(none));
    }
  }

  private String edition(Data data) {
    Rows.Row row = data.rows().get(0);
    String words = words("drawn_ladder", "edition", row);
    return words == null
        ? NationalSeries.named(row.text("publisher") + " " + row.text("edition"), language)
        : words;
  }

  private static String shown(Rows.Row mark) {
    return Facts.fact(mark, "value", NationalSeries.shown(mark.number("value")));
  }

  private List<String> caption(Data data) {
    List<String> lines = new ArrayList<>();
    lines.add(Caption.indicators(figure.indicators(), tables, language));
    if (data.isEmpty()) {
      return lines;
    }
    Map<String, String> titles = tables.sourceTitles(language);
    lines.add(
        say(
            "{}: {} ({}), n = {} {}. {}",
            Phrase.SOURCE,
            edition(data),
            data.rows().stream()
                .map(row -> titles.getOrDefault(row.text("source"), row.text("source")))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ")),
            Facts.drawn(data.rows().size()),
            Phrase.ESTIMATES,
            Phrase.ONE_EDITION));
    if (!data.safely()) {
      lines.add(Phrase.NO_SAFELY_MANAGED.in(language));
    }
    List<Rows.Row> marks =
        data.plots().stream().flatMap(plot -> plot.marks().stream()).distinct().toList();
    String baseline = Phrase.BASELINE.in(language) + " ";
    marks.stream()
        .filter(mark -> mark.flag("is_of_edition"))
        .map(mark -> say("{}{}: {}.", baseline, mark.text("year"), said(mark)))
        .distinct()
        .forEach(lines::add);
    // Of several that are not marked it is said once that and why they are not.
    String because = ", " + Phrase.OTHER_EDITION.in(language).replaceFirst("\\.$", "") + ": ";
    marks.stream()
        .filter(mark -> mark.text("kind").equals("baseline") && !mark.flag("is_of_edition"))
        .collect(
            Collectors.groupingBy(
                mark -> mark.text("year"),
                TreeMap::new,
                Collectors.mapping(
                    mark -> say("{} ({})", said(mark), Facts.declared(mark.text("source"))),
                    Collectors.toList())))
        .forEach(
            (year, said) ->
                lines.add(
                    said.stream()
                        .distinct()
                        .collect(Collectors.joining("; ", baseline + year + because, "."))));
    return lines;
  }

  private String said(Rows.Row mark) {
    return shown(mark) + ", " + Facts.declared(words("ladder_marks", "definition", mark));
  }

  private Legend legend(Data data) {
    Legend legend = new Legend();
    for (String step : data.steps()) {
      legend.add(
          data.words(step, language),
          step.equals(REST) ? Legend.hatched() : Legend.box(colour(step), ""));
    }
    List<Rows.Row> starts = data.plots().stream().flatMap(plot -> plot.starts().stream()).toList();
    legend.addIf(
        !starts.isEmpty(),
        Phrase.BASELINE_RESTATED.in(language),
        Marks.hollow(Marks.star(), style.colour("baseline")));
    if (data.hasPath()) {
      Target target = data.target().orElseThrow();
      legend.add(
          say(
              "{}, {} {}: {}",
              Phrase.LINEAR_PATH,
              (target.isTarget() ? Phrase.TARGET : Phrase.REFERENCE_VALUE).in(language),
              target.year(),
              target.shown()),
          Legend.line(style.ink(), Plots.dashed(1.6f), null));
    }
    return legend;
  }

  private Color colour(String step) {
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

  static String residence(String residence, Language language) {
    return switch (residence) {
      case "urban" -> Phrase.URBAN_RESIDENCE.in(language);
      case "rural" -> Phrase.RURAL_RESIDENCE.in(language);
      default -> Phrase.TOTAL_RESIDENCE.in(language);
    };
  }

  private YearPanels.Panel panel(Plot plot, Data data) {
    YearPanels.Panel panel =
        new YearPanels.Panel(
                residence(plot.residence(), language)
                    + ", "
                    + Phrase.PER_CENT_OF_POPULATION.in(language),
                new YearPanels.Scale(0, 100, 20, ""))
            .aside(starts(plot), style.colour("baseline"), null);
    if (plot.years().isEmpty()) {
      return panel.nothing(Phrase.NO_DATA.in(language) + ": " + Reason.NO_ROW.in(language));
    }
    Year last = plot.last().orElseThrow();
    double from = 0;
    for (String step : data.steps()) {
      boolean isRest = step.equals(REST);
      panel.add(
          new YearPanels.Stack(
              step,
              isRest ? style.colour("no_data") : colour(step),
              plot.years().stream()
                  .map(year -> new YearPanels.Spot(year.year(), year.share(step), null, null, true))
                  .toList()));
      if (last.share(step) > 0) {
        panel.add(
            new YearPanels.End(
                from + last.share(step) / 2,
                data.words(step, language) + " " + last.shown(step, language),
                style.small(),
                style.ink(),
                Legend.chip(isRest ? null : colour(step))));
      }
      from += last.share(step);
    }
    plot.start(data)
        .ifPresent(
            start ->
                data.target()
                    .ifPresent(
                        target ->
                            panel.add(
                                new YearPanels.Path(
                                    start.integer("year").intValue(),
                                    start.number("value"),
                                    target.year(),
                                    target.value()))));
    for (Rows.Row mark : plot.starts()) {
      panel.add(
          new YearPanels.Point(
              mark.integer("year").intValue(),
              mark.number("value"),
              Marks.star(),
              style.colour("baseline"),
              false,
              style.small(),
              List.of()));
    }
    return panel.ending(String.valueOf(last.year()));
  }

  /** What the stars say; it stands above the plot, where it hides no bar. */
  private String starts(Plot plot) {
    return plot.starts().isEmpty()
        ? ""
        : plot.starts().stream()
                .map(
                    mark ->
                        say(
                            "{}: {} {}",
                            mark.text("year"),
                            shown(mark),
                            NationalSeries.words(mark.text("variable"), language)))
                .collect(Collectors.joining("; "))
            + " ("
            + Phrase.IN_THIS_EDITION.in(language)
            + ")";
  }

  private String description(Data data) {
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

  /** A year of a plot. */
  private record Told(Plot plot, Year year) {}

  private DataTable twin(Data data) {
    Columns<Told> said =
        new Columns<Told>()
            .text(
                Phrase.RESIDENCE.in(language), told -> residence(told.plot().residence(), language))
            .number(Phrase.YEAR.in(language), told -> String.valueOf(told.year().year()));
    data.steps()
        .forEach(
            step ->
                said.number(data.words(step, language), told -> told.year().shown(step, language)));
    return said.table(
        data.plots().stream()
            .flatMap(plot -> plot.years().stream().map(year -> new Told(plot, year)))
            .toList());
  }
}
