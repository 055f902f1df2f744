package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.document.Run;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Lights;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.YearPanels;
import org.ptps.charts.sentences.Form;
import org.ptps.charts.sentences.Sentences;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Status;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.FactKey;

/**
 * One indicator over the years with its interval (of a sample, else the bounds for what is
 * missing), the point that it is compared with, the straight path to the value to be reached, and
 * declared events; several indicators stand one below the other. A year without a value is a gap,
 * and a value carried forward is an empty dot. Message and light say no more than the interval
 * allows.
 */
final class Trend extends Kind {
  private static final double PLOT_HEIGHT = 214;
  private static final double PARTED = SiasarClasses.LAST_YEAR_OF_GENERATION_1 + 0.5;

  /** A row of {@code report.trend_series} with its key. */
  private record Spot(Rows.Row row) {
    int year() {
      return row.integer("year").intValue();
    }

    Double value() {
      return row.number("value");
    }

    public boolean isKnown() {
      return value() != null;
    }

    /** Of which column a bound is: of a sample's interval, else of what is missing. */
    String bound(String end) {
      return (row.number("ci_low") == null ? "bound_" : "ci_") + end;
    }

    Double low() {
      return row.number(bound("low"));
    }

    Double high() {
      return row.number(bound("high"));
    }

    YearPanels.Spot drawn() {
      return new YearPanels.Spot(year(), value(), low(), high(), row.flag("is_point"));
    }
  }

  /**
   * All that one panel shows.
   *
   * @param latest the row of {@code report.drawn_trends} that speaks
   */
  private record Panel(
      String code,
      String residence,
      String edition,
      List<Spot> spots,
      Optional<Rows.Row> latest,
      boolean twoGenerations,
      String sentence,
      String change) {
    List<Spot> known() {
      return spots.stream().filter(Spot::isKnown).toList();
    }

    public boolean isEmpty() {
      return known().isEmpty();
    }

    Spot last() {
      return known().get(known().size() - 1);
    }

    Double number(String column) {
      return latest.map(row -> row.number(column)).orElse(null);
    }

    int year(String column) {
      return latest.orElseThrow().integer(column).intValue();
    }

    /** Whether there is a straight path to a value to be reached. */
    boolean hasPath() {
      return Stream.of("baseline_value", "baseline_year", "target_value", "target_year")
          .allMatch(column -> number(column) != null);
    }

    /** Whether the path has a place in the year of the review. */
    boolean hasMilestone() {
      return hasPath()
          && number("milestone_value") != null
          && number("milestone_year") > number("baseline_year")
          && number("milestone_year") < number("target_year");
    }

    /** Key of where the path stands in the year of the review: the expected value of that year. */
    String milestoneKey() {
      Rows.Row row = latest.orElseThrow();
      return ((ClaimKey) FactKey.parse(row.text("key") + "/expected"))
          .of(row.text("baseline_year") + "-" + row.text("milestone_year"))
          .text();
    }

    boolean isMeta() {
      return latest.orElseThrow().flag("is_meta");
    }

    Status status() {
      return latest.map(row -> Status.of(row.text("status"))).orElse(Status.NONE);
    }

    String reason() {
      return latest.map(row -> row.text("reason")).orElse(null);
    }
  }

  /** An indicator and a year of it, or what it is compared with. */
  private record Told(
      Panel panel, String kind, int year, Double value, String key, String reason, Spot spot) {}

  private final List<Rows.Row> events;
  private final List<Panel> panels;

  Trend(Reading reading) {
    super(reading);
    this.events = tables.from("events").by("date").by("id").rows();
    Sentences sentences =
        Sentences.read(figure.file().toAbsolutePath().getParent().getParent().getParent());
    this.panels = figure.indicators().stream().map(code -> panel(code, sentences)).toList();
  }

  private Panel panel(String code, Sentences sentences) {
    int until = until();
    // Which residence, comparison and edition speak is decided in the warehouse.
    Optional<Rows.Row> latest =
        here("drawn_trends")
            .where("indicator", code)
            .atMost("speaking_year", until)
            .latest("speaking_year")
            .first();
    String residence =
        latest
            .map(row -> row.text("residence"))
            .orElseGet(() -> tables.lineResidence(code, slice.level(), slice.area(), slice));
    String edition = latest.map(row -> row.text("edition")).orElse("");
    List<Spot> spots = spots(code, residence, edition, until);
    Form.Context context = new Form.Context(tables, language, Set.of());
    Optional<Rows.Row> told = latest.map(row -> told(row, spots));
    return new Panel(
        code,
        residence,
        edition,
        spots,
        latest,
        hasGenerations(code),
        told.map(row -> words(sentences.trend(row, context))).orElse(""),
        told.map(row -> words(sentences.change(row, context))).orElse(""));
  }

  private static String words(List<Run> runs) {
    return runs.stream().map(Run::words).collect(Collectors.joining());
  }

  // The value that is drawn is told also where nothing comparable lets the trend hold it; and a
  // change that cannot be tested gives the reason for just that.
  private static Rows.Row told(Rows.Row row, List<Spot> spots) {
    List<Object> values = new ArrayList<>(row.values());
    Optional<Spot> last = spots.stream().filter(Spot::isKnown).reduce((a, b) -> b);
    if (row.number("value") == null && last.isPresent()) {
      values.set(row.columns().indexOf("value"), last.get().value());
      values.set(row.columns().indexOf("year"), last.get().year());
    }
    values.set(row.columns().indexOf("reason"), row.text("sentence_reason"));
    return new Rows.Row(row.columns(), values);
  }

  private List<Spot> spots(String code, String residence, String edition, int until) {
    return tables
        .from("trend_series")
        .where("indicator", code)
        .where("level", slice.level())
        .where("area_code", slice.area())
        .where("residence", residence)
        .where("edition", edition)
        .where("measure", "value")
        .where("breakdown", "")
        .atLeast("year", slice.from().orElse(0))
        .atMost("year", until)
        .by("year")
        .rows()
        .stream()
        .map(row -> new Spot(keyed(row, code, residence, edition)))
        .dropWhile(spot -> !spot.isKnown())
        .toList();
  }

  private Rows.Row keyed(Rows.Row row, String code, String residence, String edition) {
    String key =
        new ClaimKey(code, "", "", edition, slice.area(), residence, row.text("year"), "", "value")
            .text();
    List<String> columns = new ArrayList<>(row.columns());
    List<Object> values = new ArrayList<>(row.values());
    columns.add("key");
    values.add(key.substring(0, key.lastIndexOf('/')));
    return new Rows.Row(columns, values);
  }

  // Letters of one generation of SIASAR are not comparable with those of another.
  private boolean hasGenerations(String code) {
    return !tables
        .from("breakdown_categories")
        .where("indicator", code)
        .where("breakdown", "siasar_class")
        .isEmpty();
  }

  @Override
  Picture picture() {
    List<Spot> spots = panels.stream().flatMap(panel -> panel.spots().stream()).toList();
    String area = area();
    Stream<Rows.Row> rows =
        Stream.concat(
            spots.stream().map(Spot::row), panels.stream().flatMap(p -> p.latest().stream()));
    sketch
        .stamps(
            rows.anyMatch(row -> row.flag("synthetic")),
            isPreliminary(here("ranked_values").in("indicator", figure.indicators())))
        .slot("area", area)
        .slot("indicator", name(panels.get(0)))
        .slot("sentence", joined(panels.stream().map(Panel::sentence)))
        .slot(
            "year",
            spots.stream()
                .filter(Spot::isKnown)
                .map(Spot::year)
                .max(Integer::compare)
                .map(String::valueOf)
                .orElse(Phrase.NO_YEAR.in(language)));
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      sketch
          .slot("change_" + (i + 1), panel.change())
          .slot("value_" + (i + 1), panel.isEmpty() ? "" : shown(panel, panel.last()))
          .slot("year_" + (i + 1), panel.isEmpty() ? "" : String.valueOf(panel.last().year()))
          .slot(
              "reason_" + (i + 1),
              panel.reason() == null ? "" : tables.reasonWords(panel.reason(), language));
    }
    // What the title says already is not said again below it.
    Panel first = panels.get(0);
    sketch.slot(
        "beyond_change_1",
        joined(
            Stream.concat(
                Stream.of(first.sentence().substring(first.change().length()).strip()),
                panels.stream().skip(1).map(Panel::sentence))));
    DataTable plotted = plotted().table(panels.stream().flatMap(this::told).toList());
    if (panels.stream().allMatch(Panel::isEmpty)) {
      sketch.sources(tables, area + ".");
      return sketch.nothing(reason(panels), plotted);
    }
    List<Panel> drawn = panels.stream().filter(panel -> !panel.isEmpty()).toList();
    boolean alone = panels.size() == 1;
    if (alone) {
      sketch.line(Caption.indicators(figure.indicators(), tables, language));
    }
    if (isOurs()) {
      sketch.facts(tables, area + "." + (alone ? " " + facts(drawn.get(0)) : ""));
    } else {
      // An edition's series rests on its publisher, not on the records behind the indicator.
      sketch.line(alone ? area + ". " + facts(drawn.get(0)) : "");
    }
    drawn.stream()
        .map(
            panel ->
                alone
                    ? note(panel)
                    : say(
                        "{}: {} {}",
                        tables.indicator(panel.code()).named(language),
                        facts(panel),
                        note(panel)))
        .forEach(sketch::line);
    return sketch.drawn(
        legend(),
        new YearPanels(panels.stream().map(this::drawn).toList(), 1, PLOT_HEIGHT)::pages,
        joined(panels.stream().map(this::description), "; ") + ".",
        plotted,
        twin()
            .table(
                panels.stream()
                    .flatMap(panel -> panel.spots().stream().map(spot -> told(panel, spot)))
                    .toList()));
  }

  private static String joined(Stream<String> words) {
    return joined(words.filter(each -> !each.isEmpty()), " ");
  }

  private static String joined(Stream<String> words, String between) {
    return words.collect(Collectors.joining(between));
  }

  private String name(Panel panel) {
    return tables.indicator(panel.code()).name(language);
  }

  /** Whether no panel shows the series of a publisher. */
  private boolean isOurs() {
    return panels.stream().allMatch(panel -> panel.edition().isEmpty());
  }

  private String comparison(Panel panel) {
    return tables
        .from("status_words")
        .where("kind", "comparison")
        .where("id", String.valueOf(panel.latest().orElseThrow().text("comparison")))
        .first()
        .map(words -> words("status_words", "name", words))
        .orElse(Phrase.BASELINE.in(language));
  }

  private String reason(List<Panel> of) {
    return of.stream()
        .flatMap(panel -> panel.spots().stream())
        .map(spot -> spot.row().text("reason"))
        .filter(Objects::nonNull)
        .reduce((a, b) -> b)
        .or(() -> of.stream().map(Panel::reason).filter(Objects::nonNull).findFirst())
        .map(reason -> tables.reasonWords(reason, language))
        .orElseGet(() -> tables.withoutRow(of.stream().map(Panel::code).toList()).in(language));
  }

  private String facts(Panel panel) {
    Rows.Row last = panel.last().row();
    return say(
        "{}{}{}{}{}{}.",
        last.text("year"),
        panel.residence().equals("total") ? "" : ", " + lower(panel.residence()),
        last.number("denominator") == null ? "" : ", n = " + Facts.whole(last, "denominator"),
        last.number("unknown_pct") == null
            ? ""
            : say(", {} {}", Facts.percent(last, "unknown_pct", language), Phrase.UNKNOWN),
        last.text("observed_to") == null
            ? ""
            : say("; {} {}", Phrase.OBSERVED_UNTIL, last.text("observed_to")),
        panel.edition().isEmpty()
            ? ""
            : say(
                "; {} {}",
                Phrase.SERIES,
                words("drawn_trends", "edition", panel.latest().orElseThrow())));
  }

  /** What a panel is compared with, and where the straight path would be by now. */
  private String note(Panel panel) {
    StringBuilder note = new StringBuilder();
    if (panel.hasPath()) {
      Rows.Row row = panel.latest().orElseThrow();
      String definition = words("drawn_trends", "definition", row);
      boolean isDefined =
          !row.text("comparison").equals("own_start")
              && definition != null
              && !definition.isBlank();
      note.append(
          say(
              "{} {}: {}{}. ",
              comparison(panel),
              panel.year("baseline_year"),
              part(panel, "baseline_value"),
              isDefined ? ", " + Facts.declared(definition.replaceFirst("\\.$", "")) : ""));
    }
    if (panel.number("expected") != null) {
      note.append(
          say("{}, {}: {}. ", panel.year("year"), Phrase.LINEAR_PATH, part(panel, "expected")));
    }
    if (panel.reason() != null && panel.status() != Status.NONE) {
      note.append(say("{}: {}.", panel.status(), tables.reasonWords(panel.reason(), language)));
    }
    return note.toString().strip();
  }

  private String part(Panel panel, String column) {
    return Facts.printed(
        panel.latest().orElseThrow(), column, tables.measure(panel.code()), language);
  }

  // A value to be reached is a whole number as it was set, without a decimal that claims more.
  private String reached(Panel panel) {
    double value = panel.number("target_value");
    return value == Math.rint(value)
        ? Facts.fact(panel.latest().orElseThrow(), "target_value", whole(panel, value))
        : part(panel, "target_value");
  }

  private String whole(Panel panel, double value) {
    return Numbers.with(value, 0, tables.indicator(panel.code()).symbol(language));
  }

  private String shown(Panel panel, Spot spot) {
    return Facts.printed(spot.row(), "value", tables.measure(panel.code()), language);
  }

  private Legend legend() {
    List<YearPanels.Spot> known =
        panels.stream().flatMap(panel -> panel.known().stream()).map(Spot::drawn).toList();
    return new Legend()
        .add(
            in(Phrase.OBSERVED_IN_YEAR),
            Legend.line(style.series(0), new BasicStroke(2f), Marks.circle(3.4)))
        .addIf(
            known.stream().anyMatch(spot -> !spot.isFilled()),
            in(isOurs() ? Phrase.CARRIED_FORWARD : Phrase.MODELLED),
            Marks.hollow(Marks.circle(3.2), style.series(0)))
        .mayBe(known.stream().anyMatch(YearPanels.Spot::isWide), language)
        .addIf(
            panels.stream().anyMatch(Panel::hasPath),
            in(Phrase.LINEAR_PATH),
            Legend.line(style.ink(), Plots.dashed(1.5f), null))
        .addIf(
            !events.isEmpty(),
            in(Phrase.DECLARED_EVENT),
            Legend.line(style.colour("stamp"), Plots.dotted(), null));
  }

  private YearPanels.Scale scale(Panel panel) {
    boolean isPercent = tables.indicator(panel.code()).isPercent();
    Stream<Double> values =
        panel.known().stream()
            .flatMap(spot -> Stream.of(spot.value(), isPercent ? spot.low() : spot.high()));
    Stream<Double> compared =
        panel.hasPath()
            ? Stream.of(panel.number("baseline_value"), panel.number("target_value"))
            : Stream.of();
    DoubleStream all =
        Stream.concat(values, compared).filter(Objects::nonNull).mapToDouble(value -> value);
    return isPercent ? YearPanels.Scale.percent(all) : YearPanels.Scale.upTo(all);
  }

  private YearPanels.Panel drawn(Panel panel) {
    YearPanels.Scale scale = scale(panel);
    String symbol = tables.indicator(panel.code()).symbol(language);
    YearPanels.Panel drawn =
        new YearPanels.Panel(name(panel), scale).below(symbol + scale.start(language));
    Status status = panel.status();
    if (status != Status.NONE) {
      boolean outline = panel.latest().orElseThrow().flag("outline");
      drawn.aside(status.in(language), style.ink(), Lights.sample(status, outline, language));
    }
    if (panel.isEmpty()) {
      return drawn.nothing(Phrase.NO_DATA.in(language) + ": " + reason(List.of(panel)));
    }
    boolean parted =
        panel.twoGenerations()
            && panel.known().get(0).year() <= SiasarClasses.LAST_YEAR_OF_GENERATION_1;
    for (boolean later : new boolean[] {false, true}) {
      List<YearPanels.Spot> spots =
          panel.known().stream()
              .filter(spot -> later == (!parted || spot.year() > PARTED))
              .map(Spot::drawn)
              .toList();
      drawn.add(
          new YearPanels.Series(spots, style.series(0), new BasicStroke(2f), Marks.circle(3.3)));
    }
    events.forEach(event -> drawn.add(day(event)));
    if (parted) {
      List<String> words = Text.wrap(Phrase.OTHER_LETTERS.in(language), style.small(), 110);
      drawn.add(new YearPanels.Day(PARTED, words, style.muted(), Plots.dashed(1f)));
    }
    Spot last = panel.last();
    String newest = last.year() + ": " + shown(panel, last);
    drawn.add(
        new YearPanels.Point(
            last.year(),
            last.value(),
            Marks.circle(4.2),
            style.series(0),
            last.row().flag("is_point"),
            style.strongSmall(),
            List.of(newest)));
    if (panel.hasPath()) {
      path(panel, drawn);
    }
    return drawn;
  }

  private void path(Panel panel, YearPanels.Panel drawn) {
    int from = panel.year("baseline_year");
    int to = panel.year("target_year");
    double start = panel.number("baseline_value");
    double target = panel.number("target_value");
    drawn.add(new YearPanels.Path(from, start, to, target));
    drawn.add(
        new YearPanels.Point(
            from,
            start,
            Marks.star(),
            style.colour("baseline"),
            "baseline".equals(panel.latest().orElseThrow().text("comparison")),
            style.strongSmall(),
            List.of(say("{} {}:", comparison(panel), from), part(panel, "baseline_value"))));
    Phrase reached = panel.isMeta() ? Phrase.TARGET_OF : Phrase.REFERENCE_OF;
    String words = say("{} {}: {}", reached.in(language), to, reached(panel));
    drawn.add(onPath(to, target, Marks.diamond(6), style.strongSmall(), words));
    if (panel.hasMilestone()) {
      double value = panel.number("milestone_value");
      int year = panel.year("milestone_year");
      String by = year + ": " + Facts.fact(panel.milestoneKey(), value, whole(panel, value));
      drawn.add(onPath(year, value, Marks.diamond(4.5), style.small(), by));
    }
  }

  private YearPanels.Point onPath(int year, double value, Shape mark, Font font, String words) {
    return new YearPanels.Point(year, value, mark, style.ink(), false, font, List.of(words));
  }

  // A year goes from tick to tick with its name and its value in the middle, so that a day of
  // November stands right of them and left of the next year.
  private YearPanels.Day day(Rows.Row event) {
    LocalDate date = LocalDate.parse(event.text("date"));
    return new YearPanels.Day(
        date.getYear() - 0.5 + date.getDayOfYear() / (double) date.lengthOfYear(),
        List.of(words("events", "name", event)),
        style.colour("stamp"),
        Plots.dotted());
  }

  private String description(Panel panel) {
    return say(
        "{}: {}{}",
        name(panel),
        (panel.isEmpty()
            ? Phrase.NO_DATA.in(language)
            : joined(
                panel.known().stream().map(spot -> spot.year() + " " + shown(panel, spot)), ", ")),
        panel.status() == Status.NONE ? "" : " (" + panel.status().in(language) + ")");
  }

  private static Told told(Panel panel, Spot spot) {
    String key = spot.row().text("key");
    return new Told(
        panel, "value", spot.year(), spot.value(), key, spot.row().text("reason"), spot);
  }

  /** The values of a panel, then what they are compared with. */
  private Stream<Told> told(Panel panel) {
    List<Told> all =
        new ArrayList<>(panel.spots().stream().map(spot -> told(panel, spot)).toList());
    if (panel.latest().isEmpty()) {
      return all.stream();
    }
    Rows.Row latest = panel.latest().get();
    String key = latest.text("key");
    if (panel.hasPath()) {
      all.add(compared(panel, latest.text("comparison"), "baseline", key + "/baseline_value"));
      Told target =
          compared(
              panel,
              panel.isMeta() ? "target" : "reference_value",
              "target",
              key + "/target_value");
      all.add(target);
    }
    if (panel.number("milestone_value") != null) {
      all.add(compared(panel, "linear_reference", "milestone", panel.milestoneKey()));
    }
    all.add(new Told(panel, "status", panel.year("year"), null, key, latest.text("status"), null));
    return all.stream();
  }

  private static Told compared(Panel panel, String kind, String point, String key) {
    return new Told(
        panel,
        kind,
        panel.year(point + "_year"),
        panel.number(point + "_value"),
        key,
        point.equals("target") ? panel.latest().orElseThrow().text("target_origin") : null,
        null);
  }

  private Columns<Told> plotted() {
    return new Columns<Told>()
        .text("kind", Told::kind)
        .text("indicator", told -> told.panel().code())
        .text("level", told -> slice.level())
        .text("area_code", told -> slice.area())
        .text("residence", told -> told.panel().residence())
        .text("edition", told -> told.panel().edition())
        .number("year", told -> String.valueOf(told.year()))
        .machine("value", Told::value)
        .machine("low", told -> told.spot() == null ? null : told.spot().low())
        .machine("high", told -> told.spot() == null ? null : told.spot().high())
        .text("is_point", told -> flag(told.spot(), "is_point"))
        .text(
            "synthetic",
            told ->
                told.kind().equals("status")
                    ? String.valueOf(told.panel().latest().orElseThrow().flag("synthetic"))
                    : flag(told.spot(), "synthetic"))
        .text("reason", Told::reason)
        .text("key", Told::key);
  }

  private static String flag(Spot spot, String column) {
    return spot == null ? null : String.valueOf(spot.row().flag(column));
  }

  private Columns<Told> twin() {
    return new Columns<Told>()
        .text(Phrase.INDICATOR.in(language), told -> name(told.panel()))
        .number(Phrase.YEAR.in(language), told -> String.valueOf(told.year()))
        .number(
            Phrase.VALUE.in(language),
            told ->
                told.value() == null
                    ? tables.reasonWords(told.reason(), language)
                    : shown(told.panel(), told.spot()))
        .number(Phrase.MAY_BE_SHORT.in(language), told -> range(told.spot()))
        .text(
            Phrase.OBSERVED_IN_YEAR.in(language),
            told -> (told.spot().row().flag("is_point") ? Phrase.YES : Phrase.NO).in(language));
  }

  private static String range(Spot spot) {
    return spot.low() == null || spot.high() == null
        ? "—"
        : Facts.decimal(spot.row(), spot.bound("low"), 1)
            + "–"
            + Facts.decimal(spot.row(), spot.bound("high"), 1);
  }
}
