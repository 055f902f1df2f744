package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeriesCollection;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.document.Run;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Frame;
import org.ptps.charts.draw.Hatching;
import org.ptps.charts.draw.Labels;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Lights;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.YearPlot;
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
final class Trend implements Chart {
  private static final double PLOT_HEIGHT = 214;
  private static final int PANELS_PER_PAGE = 3;
  private static final double STATUS_ROOM = 230;
  private static final double GAP = 16;
  private static final double PARTED = ClassBars.LAST_YEAR_OF_GENERATION_1 + 0.5;

  private record Spot(
      int year,
      Double value,
      Double low,
      Double high,
      boolean isPoint,
      boolean synthetic,
      Double unknownPct,
      Double denominator,
      String observedTo,
      String reason,
      boolean isSample,
      String key) {
    public boolean isKnown() {
      return value != null;
    }
  }

  private record Path(
      int fromYear, double fromValue, int toYear, double toValue, boolean isMeta, String origin) {}

  private record Milestone(int year, double value) {}

  private record Event(double year, String words) {}

  /** All that one panel shows. */
  private record Panel(
      String code,
      ReportTables.IndicatorText text,
      String residence,
      String edition,
      String editionWords,
      List<Spot> spots,
      Optional<Rows.Row> latest,
      Optional<Path> path,
      Optional<Milestone> milestone,
      boolean twoGenerations,
      List<Event> events,
      String comparison,
      String definition,
      Status status,
      String reason,
      String sentence,
      String change) {
    public boolean isEmpty() {
      return spots.stream().noneMatch(Spot::isKnown);
    }

    boolean isOutline() {
      return latest.filter(row -> row.flag("outline")).isPresent();
    }

    Spot last() {
      return spots.stream().filter(Spot::isKnown).reduce((a, b) -> b).orElseThrow();
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Sentences sentences =
        Sentences.read(figure.file().toAbsolutePath().getParent().getParent().getParent());
    List<Panel> panels =
        figure.indicators().stream()
            .map(code -> panel(code, figure, tables, sentences, language))
            .toList();
    List<Spot> spots = panels.stream().flatMap(panel -> panel.spots().stream()).toList();
    String area = area(figure, tables, language);
    boolean synthetic =
        spots.stream().anyMatch(Spot::synthetic)
            || panels.stream()
                .anyMatch(panel -> panel.latest().filter(row -> row.flag("synthetic")).isPresent());
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(synthetic, preliminary(figure, tables))
            .slot("area", area)
            .slot("indicator", tables.indicator(figure.indicators().get(0)).name(language))
            .slot(
                "sentence",
                panels.stream()
                    .map(Panel::sentence)
                    .filter(sentence -> !sentence.isEmpty())
                    .collect(Collectors.joining(" ")))
            .slot(
                "year",
                spots.stream()
                    .filter(Spot::isKnown)
                    .map(Spot::year)
                    .max(Integer::compare)
                    .map(String::valueOf)
                    .orElse(Phrase.NO_YEAR.in(language)));
    for (int i = 0; i < panels.size(); i++) {
      sketch.slot("change_" + (i + 1), panels.get(i).change());
    }
    // What the title says already is not said again below it.
    sketch.slot(
        "beyond_change_1",
        Stream.concat(
                panels.stream()
                    .limit(1)
                    .map(first -> first.sentence().substring(first.change().length()).strip()),
                panels.stream().skip(1).map(Panel::sentence))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(" ")));
    DataTable plotted = plotted(panels, figure);
    if (panels.stream().allMatch(Panel::isEmpty)) {
      sketch.sources(tables, area + ".");
      return sketch.nothing(reason(panels, tables, language), plotted);
    }
    if (panels.stream().allMatch(panel -> panel.edition().isEmpty())) {
      sketch.sources(tables, facts(panels, area, language));
    } else {
      // An edition's series rests on its publisher, not on the records behind the indicator.
      sketch.line(Caption.indicators(figure.indicators(), tables, language));
      sketch.line(facts(panels, area, language));
    }
    notes(panels, tables, language).forEach(sketch::line);
    return sketch.drawn(
        legend(panels, language),
        frame -> pages(frame, panels, tables, language),
        description(panels, tables, language),
        plotted,
        twin(panels, tables, language));
  }

  private static String area(Figure figure, ReportTables tables, Language language) {
    String code = figure.slice().area();
    return tables.areaNames(language).getOrDefault(figure.slice().level() + ":" + code, code);
  }

  private static boolean preliminary(Figure figure, ReportTables tables) {
    return tables
        .from("ranked_values")
        .where("level", figure.slice().level())
        .in("indicator", figure.indicators())
        .where("area_code", figure.slice().area())
        .known("value")
        .rows()
        .stream()
        .map(ReportTables.Value::of)
        .anyMatch(ReportTables.Value::isPreliminary);
  }

  private static Panel panel(
      String code, Figure figure, ReportTables tables, Sentences sentences, Language language) {
    ReportTables.IndicatorText text = tables.indicator(code);
    Slice slice = figure.slice();
    int until = slice.year().orElse(9999);
    // Which residence, comparison and edition speak is decided in the warehouse.
    Optional<Rows.Row> latest =
        tables
            .from("drawn_trends")
            .where("level", slice.level())
            .where("area_code", slice.area())
            .where("indicator", code)
            .atMost("speaking_year", until)
            .latest("speaking_year")
            .first();
    String residence =
        latest
            .map(row -> row.text("residence"))
            .orElseGet(() -> tables.lineResidence(code, slice.level(), slice.area(), slice));
    String edition = latest.map(row -> row.text("edition")).orElse("");
    List<Spot> spots = spots(code, slice, residence, edition, tables, until);
    List<Event> events = events(tables, language);
    Status status = latest.map(row -> Status.of(row.text("status"))).orElse(Status.NONE);
    return new Panel(
        code,
        text,
        residence,
        edition,
        latest.map(row -> tables.words("drawn_trends", "edition", row, language)).orElse(edition),
        spots,
        latest,
        latest.flatMap(Trend::path),
        latest.flatMap(Trend::milestone),
        generations(code, tables),
        events,
        latest.map(row -> comparison(row, tables, language)).orElse(""),
        latest
            .map(row -> tables.words("drawn_trends", "definition", row, language))
            .filter(words -> words != null && !words.isBlank())
            .orElse(""),
        status,
        latest.map(row -> row.text("reason")).orElse(null),
        latest
            .map(
                row ->
                    sentences
                        .trend(told(row, spots), new Form.Context(tables, language, Set.of()))
                        .stream()
                        .map(Run::words)
                        .collect(Collectors.joining()))
            .orElse(""),
        latest
            .map(
                row ->
                    sentences
                        .change(told(row, spots), new Form.Context(tables, language, Set.of()))
                        .stream()
                        .map(Run::words)
                        .collect(Collectors.joining()))
            .orElse(""));
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

  private static List<Spot> spots(
      String code, Slice slice, String residence, String edition, ReportTables tables, int until) {
    List<Spot> spots = new ArrayList<>();
    tables
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
        .forEach(
            row -> {
              Double low = row.number("ci_low");
              Double high = row.number("ci_high");
              spots.add(
                  new Spot(
                      row.integer("year").intValue(),
                      row.number("value"),
                      low == null ? row.number("bound_low") : low,
                      high == null ? row.number("bound_high") : high,
                      row.flag("is_point"),
                      row.flag("synthetic"),
                      row.number("unknown_pct"),
                      row.number("denominator"),
                      row.text("observed_to"),
                      row.text("reason"),
                      low != null,
                      key(code, slice, residence, edition, row.text("year"), "")));
            });
    int first = spots.stream().filter(Spot::isKnown).mapToInt(Spot::year).min().orElse(0);
    return spots.stream().filter(spot -> spot.year() >= first).toList();
  }

  /** Key of a claim without its part. */
  private static String key(
      String code, Slice slice, String residence, String edition, String year, String comparison) {
    String key =
        new ClaimKey(code, "", "", edition, slice.area(), residence, year, comparison, "value")
            .text();
    return key.substring(0, key.lastIndexOf('/'));
  }

  private static Optional<Path> path(Rows.Row row) {
    if (row.number("baseline_value") == null
        || row.number("target_value") == null
        || row.integer("target_year") == null
        || row.integer("baseline_year") == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Path(
            row.integer("baseline_year").intValue(),
            row.number("baseline_value"),
            row.integer("target_year").intValue(),
            row.number("target_value"),
            row.flag("is_meta"),
            row.text("target_origin")));
  }

  /** Where the straight path stands in the year of the review, in whole numbers as it is ours. */
  private static Optional<Milestone> milestone(Rows.Row row) {
    return row.number("milestone_value") == null
        ? Optional.empty()
        : Optional.of(
            new Milestone(row.integer("milestone_year").intValue(), row.number("milestone_value")));
  }

  // Letters of one generation of SIASAR are not comparable with those of another.
  private static boolean generations(String code, ReportTables tables) {
    return !tables
        .from("breakdown_categories")
        .where("indicator", code)
        .where("breakdown", "siasar_class")
        .isEmpty();
  }

  private static List<Event> events(ReportTables tables, Language language) {
    List<Event> events = new ArrayList<>();
    tables
        .from("events")
        .by("date")
        .by("id")
        .rows()
        .forEach(
            row -> {
              LocalDate date = LocalDate.parse(row.text("date"));
              // A year goes from tick to tick with its name and its value in the middle, so that a
              // day of November stands right of them and left of the next year.
              events.add(
                  new Event(
                      date.getYear() - 0.5 + date.getDayOfYear() / (double) date.lengthOfYear(),
                      tables.words("events", "name", row, language)));
            });
    return events;
  }

  private static String comparison(Rows.Row row, ReportTables tables, Language language) {
    return tables
        .from("status_words")
        .where("kind", "comparison")
        .where("id", String.valueOf(row.text("comparison")))
        .first()
        .map(words -> tables.words("status_words", "name", words, language))
        .orElse(Phrase.BASELINE.in(language));
  }

  private static String reason(List<Panel> panels, ReportTables tables, Language language) {
    return panels.stream()
        .flatMap(panel -> panel.spots().stream())
        .map(Spot::reason)
        .filter(java.util.Objects::nonNull)
        .reduce((a, b) -> b)
        .or(() -> panels.stream().map(Panel::reason).filter(java.util.Objects::nonNull).findFirst())
        .map(reason -> tables.reasonWords(reason, language))
        .orElseGet(() -> tables.withoutRow(panels.stream().map(Panel::code).toList()).in(language));
  }

  private static String facts(List<Panel> panels, String area, Language language) {
    StringBuilder facts = new StringBuilder(area).append('.');
    for (Panel panel : panels) {
      if (panel.isEmpty()) {
        continue;
      }
      Spot last = panel.last();
      facts.append(' ');
      if (panels.size() > 1) {
        facts.append(panel.code()).append(": ");
      }
      facts.append(last.year());
      if (!panel.residence().equals("total")) {
        facts
            .append(", ")
            .append(
                Ladder.residence(panel.residence(), language).toLowerCase(java.util.Locale.ROOT));
      }
      if (last.denominator() != null) {
        facts
            .append(", n = ")
            .append(
                Facts.fact(
                    last.key() + "/denominator",
                    last.denominator(),
                    Numbers.whole(last.denominator())));
      }
      if (last.unknownPct() != null) {
        facts
            .append(", ")
            .append(
                Facts.fact(
                    last.key() + "/unknown_pct",
                    last.unknownPct(),
                    Numbers.percent(last.unknownPct(), language)))
            .append(' ')
            .append(Phrase.UNKNOWN.in(language));
      }
      if (last.observedTo() != null) {
        facts
            .append("; ")
            .append(Phrase.OBSERVED_UNTIL.in(language))
            .append(' ')
            .append(last.observedTo());
      }
      if (!panel.edition().isEmpty()) {
        facts
            .append("; ")
            .append(Phrase.SERIES.in(language))
            .append(' ')
            .append(panel.editionWords());
      }
      facts.append('.');
    }
    return facts.toString();
  }

  /** What each panel is compared with, and where the straight path would be by now. */
  private static List<String> notes(List<Panel> panels, ReportTables tables, Language language) {
    List<String> notes = new ArrayList<>();
    for (Panel panel : panels) {
      if (panel.isEmpty()) {
        continue;
      }
      StringBuilder note = new StringBuilder();
      if (panels.size() > 1) {
        note.append(panel.code()).append(": ");
      }
      int bare = note.length();
      if (panel.path().isPresent()) {
        note.append(panel.comparison())
            .append(' ')
            .append(panel.path().get().fromYear())
            .append(": ")
            .append(part(panel, "baseline_value", tables, language));
        if (panel.latest().filter(row -> !row.text("comparison").equals("own_start")).isPresent()
            && !panel.definition().isEmpty()) {
          note.append(", ").append(Facts.declared(panel.definition().replaceFirst("\\.$", "")));
        }
        note.append(". ");
      }
      Double expected = panel.latest().map(row -> row.number("expected")).orElse(null);
      if (expected != null) {
        note.append(panel.latest().orElseThrow().integer("year"))
            .append(", ")
            .append(Phrase.LINEAR_PATH.in(language))
            .append(": ")
            .append(part(panel, "expected", tables, language))
            .append(". ");
      }
      if (panel.reason() != null && panel.status() != Status.NONE) {
        note.append(panel.status().in(language))
            .append(": ")
            .append(tables.reasonWords(panel.reason(), language))
            .append('.');
      }
      if (note.length() > bare) {
        notes.add(note.toString().strip());
      }
    }
    return notes;
  }

  // A value to be reached is a whole number as it was set, without a decimal that claims more.
  private static String reached(Panel panel, ReportTables tables, Language language) {
    double value = panel.path().orElseThrow().toValue();
    return value == Math.rint(value)
        ? Facts.fact(
            Facts.key(panel.latest().orElseThrow(), "target_value"),
            value,
            Numbers.with(value, 0, panel.text().symbol(language)))
        : part(panel, "target_value", tables, language);
  }

  private static String part(Panel panel, String column, ReportTables tables, Language language) {
    Rows.Row row = panel.latest().orElseThrow();
    return Facts.fact(
        Facts.key(row, column),
        row.number(column),
        tables.printed(panel.code(), row.number(column), language));
  }

  // The straight path in the year of the review is the expected value of that year.
  private static String milestoneKey(Panel panel) {
    Rows.Row row = panel.latest().orElseThrow();
    return ((ClaimKey) FactKey.parse(row.text("key") + "/expected"))
        .of(row.text("baseline_year") + "-" + row.text("milestone_year"))
        .text();
  }

  private static String shown(Panel panel, Spot spot, ReportTables tables, Language language) {
    return Facts.fact(
        spot.key() + "/value", spot.value(), tables.printed(panel.code(), spot.value(), language));
  }

  private static Legend legend(List<Panel> panels, Language language) {
    Style style = Style.shipped();
    List<Legend.Entry> entries = new ArrayList<>();
    entries.add(
        new Legend.Entry(
            Phrase.OBSERVED_IN_YEAR.in(language),
            Legend.line(style.series(0), new BasicStroke(2f), Marks.circle(3.4))));
    List<Spot> known =
        panels.stream().flatMap(panel -> panel.spots().stream()).filter(Spot::isKnown).toList();
    if (known.stream().anyMatch(spot -> !spot.isPoint())) {
      entries.add(
          new Legend.Entry(
              (panels.stream().allMatch(panel -> panel.edition().isEmpty())
                      ? Phrase.CARRIED_FORWARD
                      : Phrase.MODELLED)
                  .in(language),
              Marks.hollow(Marks.circle(3.2), style.series(0))));
    }
    if (known.stream().anyMatch(Trend::isWide)) {
      entries.add(
          new Legend.Entry(Phrase.MAY_BE.in(language), Legend.box(style.colour("band"), "")));
    }
    if (panels.stream().anyMatch(panel -> panel.path().isPresent())) {
      entries.add(
          new Legend.Entry(
              Phrase.LINEAR_PATH.in(language), Legend.line(style.ink(), Plots.dashed(1.5f), null)));
    }
    if (panels.stream().anyMatch(panel -> !panel.events().isEmpty())) {
      entries.add(
          new Legend.Entry(
              Phrase.DECLARED_EVENT.in(language),
              Legend.line(style.colour("stamp"), dotted(), null)));
    }
    entries.addAll(
        Lights.legend(
            panels.stream().map(Panel::status).filter(status -> status != Status.NONE).toList(),
            language));
    return new Legend(entries);
  }

  private static boolean isWide(Spot spot) {
    return spot.low() != null && spot.high() != null && spot.high() - spot.low() >= 0.5;
  }

  private static BasicStroke dotted() {
    return new BasicStroke(
        1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {2f, 3f}, 0f);
  }

  private static List<Page> pages(
      Frame frame, List<Panel> panels, ReportTables tables, Language language) {
    List<Page> pages = new ArrayList<>();
    for (List<Panel> part : MunicipalityGrid.parts(panels, PANELS_PER_PAGE)) {
      double height =
          part.stream().mapToDouble(panel -> header(panel, language) + PLOT_HEIGHT + GAP).sum();
      pages.add(
          frame.page(
              height,
              (graphics, box) -> {
                double y = box.getY();
                for (Panel panel : part) {
                  double own = header(panel, language) + PLOT_HEIGHT;
                  draw(
                      graphics,
                      panel,
                      new Rectangle2D.Double(box.getX(), y, box.getWidth(), own),
                      tables,
                      language);
                  y += own + GAP;
                }
              }));
    }
    return pages;
  }

  private static List<String> title(Panel panel, Language language) {
    Style style = Style.shipped();
    return Text.wrap(
        panel.text().name(language),
        style.strongLabel(),
        style.width() - 2 * style.margin() - STATUS_ROOM);
  }

  private static double header(Panel panel, Language language) {
    Style style = Style.shipped();
    return title(panel, language).size() * Text.lineHeight(style.strongLabel())
        + Text.lineHeight(style.small())
        + 4;
  }

  private static double lower(Panel panel) {
    if (!panel.text().isPercent()) {
      return 0;
    }
    double least =
        Stream.concat(
                panel.spots().stream()
                    .filter(Spot::isKnown)
                    .flatMap(
                        spot ->
                            Stream.of(
                                spot.value(), spot.low() == null ? spot.value() : spot.low())),
                panel.path().stream().map(Path::fromValue))
            .mapToDouble(value -> value)
            .min()
            .orElse(0);
    return least < 30 ? 0 : Math.floor((least - 8) / 10) * 10;
  }

  private static double upper(Panel panel) {
    if (panel.text().isPercent()) {
      return 100;
    }
    double most =
        Stream.concat(
                panel.spots().stream()
                    .filter(Spot::isKnown)
                    .flatMap(
                        spot ->
                            Stream.of(
                                spot.value(), spot.high() == null ? spot.value() : spot.high())),
                panel.path().stream().flatMap(path -> Stream.of(path.fromValue(), path.toValue())))
            .mapToDouble(value -> value)
            .max()
            .orElse(1);
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-6))));
    return Math.ceil(most / unit) * unit;
  }

  private static void draw(
      Graphics2D graphics, Panel panel, Rectangle2D box, ReportTables tables, Language language) {
    Style style = Style.shipped();
    double lower = lower(panel);
    double below =
        Text.block(
            graphics,
            title(panel, language),
            style.strongLabel(),
            style.ink(),
            box.getX(),
            box.getY(),
            Text.Anchor.LEFT);
    String axis =
        panel.text().symbol(language)
            + (lower > 0
                ? " ("
                    + Phrase.AXIS_FROM.in(language)
                    + " "
                    + Facts.scale(Numbers.whole(lower))
                    + ")"
                : "");
    Text.line(
        graphics, axis.strip(), style.small(), style.muted(), box.getX(), below, Text.Anchor.LEFT);
    double header = header(panel, language);
    double middle = box.getY() + Text.lineHeight(style.strongLabel()) / 2 + 2;
    if (panel.status() != Status.NONE) {
      String words = panel.status().in(language);
      double left = box.getMaxX() - Text.width(words, style.strongLabel());
      Text.middle(
          graphics, words, style.strongLabel(), style.ink(), left, middle, Text.Anchor.LEFT);
      Lights.draw(
          graphics,
          panel.status(),
          panel.isOutline(),
          language,
          left - Lights.SIZE / 2 - 4,
          middle);
    }
    Rectangle2D place =
        new Rectangle2D.Double(
            box.getX(), box.getY() + header, box.getWidth(), box.getHeight() - header);
    if (panel.isEmpty()) {
      Hatching.fill(graphics, place);
      String words = Phrase.NO_DATA.in(language) + ": " + reason(List.of(panel), tables, language);
      Plots.ground(graphics, words, style.label(), place.getX() + 20, place.getCenterY());
      Text.middle(
          graphics,
          words,
          style.label(),
          style.ink(),
          place.getX() + 20,
          place.getCenterY(),
          Text.Anchor.LEFT);
      return;
    }
    plot(graphics, panel, lower, place, tables, language);
  }

  private static void plot(
      Graphics2D graphics,
      Panel panel,
      double lower,
      Rectangle2D place,
      ReportTables tables,
      Language language) {
    Style style = Style.shipped();
    List<Integer> years =
        Stream.concat(
                panel.spots().stream().filter(Spot::isKnown).map(Spot::year),
                panel.path().stream().flatMap(path -> Stream.of(path.fromYear(), path.toYear())))
            .sorted()
            .toList();
    int from = years.get(0);
    int to = Math.max(years.get(years.size() - 1), from + 1);
    double upper = upper(panel);
    NumberAxis values = Plots.numbers(upper, panel.text().isPercent() ? 20 : upper / 5);
    values.setRange(lower, panel.text().isPercent() ? 102 : upper * 1.04);
    if (panel.text().isPercent() && upper - lower <= 50) {
      values.setTickUnit(Plots.unit(10));
    }
    YearPlot drawn =
        YearPlot.draw(
            graphics,
            new XYSeriesCollection(),
            new XYLineAndShapeRenderer(),
            YearPlot.years(from, to, place.getWidth()),
            values,
            place);
    Labels labels = new Labels(drawn.area());
    List<Event> events =
        panel.events().stream().filter(event -> event.year() > from && event.year() < to).toList();
    boolean generations = panel.twoGenerations() && from <= ClassBars.LAST_YEAR_OF_GENERATION_1;
    events.forEach(
        event -> upright(graphics, drawn, labels, style.colour("stamp"), dotted(), event.year()));
    if (generations) {
      upright(graphics, drawn, labels, style.muted(), Plots.dashed(1f), PARTED);
    }
    bands(graphics, panel, drawn);
    panel.spots().stream()
        .filter(Spot::isKnown)
        .filter(Trend::isWide)
        .forEach(
            spot ->
                labels.keepOff(
                    drawn.x(spot.year()),
                    drawn.y(Math.max(lower, spot.low())),
                    drawn.x(spot.year()),
                    drawn.y(spot.high())));
    panel
        .path()
        .ifPresent(
            path -> {
              drawn.line(
                  graphics,
                  style.ink(),
                  Plots.dashed(1.5f),
                  path.fromYear(),
                  path.fromValue(),
                  path.toYear(),
                  path.toValue());
              labels.keepOff(
                  drawn.x(path.fromYear()),
                  drawn.y(path.fromValue()),
                  drawn.x(path.toYear()),
                  drawn.y(path.toValue()));
            });
    line(graphics, panel, drawn, labels);
    for (Event event : events) {
      left(graphics, drawn, labels, List.of(event.words()), style.colour("stamp"), event.year());
    }
    if (generations) {
      List<String> words = Text.wrap(Phrase.OTHER_LETTERS.in(language), style.small(), 110);
      left(graphics, drawn, labels, words, style.muted(), PARTED);
    }
    marks(graphics, panel, drawn, labels, tables, language);
  }

  private static void upright(
      Graphics2D graphics,
      YearPlot drawn,
      Labels labels,
      Color colour,
      BasicStroke stroke,
      double year) {
    double x = drawn.x(year);
    graphics.setColor(colour);
    graphics.setStroke(stroke);
    graphics.draw(new Line2D.Double(x, drawn.area().getMinY(), x, drawn.area().getMaxY()));
    labels.keepOff(x, drawn.area().getMinY(), x, drawn.area().getMaxY());
  }

  // The words tell of what lies left of the line, at the first height at which they hide nothing.
  private static void left(
      Graphics2D graphics,
      YearPlot drawn,
      Labels labels,
      List<String> words,
      Color colour,
      double year) {
    Font font = Style.shipped().small();
    double width = words.stream().mapToDouble(line -> Text.width(line, font)).max().orElse(0) + 2;
    double height = words.size() * Text.lineHeight(font);
    double right = drawn.x(year) - 5;
    List<Rectangle2D> places = new ArrayList<>();
    for (double y = drawn.area().getMaxY() - height - 2; y > drawn.area().getMinY(); y -= 6) {
      places.add(new Rectangle2D.Double(right - width, y, width, height));
    }
    labels
        .free(places)
        .ifPresent(
            box -> Text.block(graphics, words, font, colour, right, box.getY(), Text.Anchor.RIGHT));
  }

  private static List<List<Spot>> runs(Panel panel) {
    List<List<Spot>> runs = new ArrayList<>();
    Integer before = null;
    for (Spot spot : panel.spots()) {
      if (spot.isKnown()) {
        boolean other =
            panel.twoGenerations()
                && before != null
                && before <= ClassBars.LAST_YEAR_OF_GENERATION_1
                && spot.year() > ClassBars.LAST_YEAR_OF_GENERATION_1;
        if (before == null || other || spot.year() != before + 1) {
          runs.add(new ArrayList<>());
        }
        runs.get(runs.size() - 1).add(spot);
        before = spot.year();
      }
    }
    return runs;
  }

  private static void bands(Graphics2D graphics, Panel panel, YearPlot drawn) {
    Color colour = Style.shipped().colour("band");
    graphics.setColor(colour);
    for (List<Spot> run : runs(panel)) {
      List<Spot> wide =
          run.stream().filter(spot -> spot.low() != null && spot.high() != null).toList();
      if (wide.size() == 1 || wide.size() < run.size()) {
        // A band between years of which one has no interval would be invented.
        graphics.setStroke(new BasicStroke(7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        wide.stream()
            .filter(Trend::isWide)
            .forEach(
                spot ->
                    graphics.draw(
                        new Line2D.Double(
                            drawn.x(spot.year()),
                            drawn.y(spot.low()),
                            drawn.x(spot.year()),
                            drawn.y(spot.high()))));
      } else if (wide.size() > 1) {
        Path2D band = new Path2D.Double();
        band.moveTo(drawn.x(wide.get(0).year()), drawn.y(wide.get(0).high()));
        wide.forEach(spot -> band.lineTo(drawn.x(spot.year()), drawn.y(spot.high())));
        for (int i = wide.size() - 1; i >= 0; i--) {
          band.lineTo(drawn.x(wide.get(i).year()), drawn.y(wide.get(i).low()));
        }
        band.closePath();
        graphics.fill(band);
      }
    }
  }

  private static void line(Graphics2D graphics, Panel panel, YearPlot drawn, Labels labels) {
    Style style = Style.shipped();
    for (List<Spot> run : runs(panel)) {
      for (int i = 1; i < run.size(); i++) {
        Spot one = run.get(i - 1);
        Spot other = run.get(i);
        drawn.line(
            graphics,
            style.series(0),
            new BasicStroke(2f),
            one.year(),
            one.value(),
            other.year(),
            other.value());
        labels.keepOff(
            drawn.x(one.year()),
            drawn.y(one.value()),
            drawn.x(other.year()),
            drawn.y(other.value()));
      }
      for (Spot spot : run) {
        double x = drawn.x(spot.year());
        double y = drawn.y(spot.value());
        labels.keepOff(x - 4, y, x + 4, y);
        if (spot.isPoint()) {
          Marks.fill(graphics, Marks.circle(3.4), style.series(0), x, y);
        } else {
          Marks.hollow(graphics, Marks.circle(3.2), style.series(0), x, y);
        }
      }
    }
  }

  private static void marks(
      Graphics2D graphics,
      Panel panel,
      YearPlot drawn,
      Labels labels,
      ReportTables tables,
      Language language) {
    Style style = Style.shipped();
    Spot last = panel.last();
    panel
        .path()
        .ifPresent(
            path -> {
              double x = drawn.x(path.fromYear());
              double y = drawn.y(path.fromValue());
              labels.keepFree(new Rectangle2D.Double(x - 8, y - 8, 16, 16));
              double tx = drawn.x(path.toYear());
              double ty = drawn.y(path.toValue());
              labels.keepFree(new Rectangle2D.Double(tx - 7, ty - 7, 14, 14));
            });
    labels.keepFree(
        new Rectangle2D.Double(drawn.x(last.year()) - 5, drawn.y(last.value()) - 5, 10, 10));
    labels.write(
        graphics,
        List.of(last.year() + ": " + shown(panel, last, tables, language)),
        style.strongSmall(),
        style.series(0),
        drawn.x(last.year()),
        drawn.y(last.value()));
    if (last.isPoint()) {
      Marks.fill(
          graphics,
          Marks.circle(4.2),
          style.series(0),
          drawn.x(last.year()),
          drawn.y(last.value()));
    }
    panel
        .path()
        .ifPresent(
            path -> {
              double x = drawn.x(path.fromYear());
              double y = drawn.y(path.fromValue());
              labels.write(
                  graphics,
                  List.of(
                      panel.comparison() + " " + path.fromYear() + ":",
                      part(panel, "baseline_value", tables, language)),
                  style.strongSmall(),
                  style.colour("baseline"),
                  x,
                  y);
              if (panel
                  .latest()
                  .filter(row -> "baseline".equals(row.text("comparison")))
                  .isPresent()) {
                Marks.fill(graphics, Marks.star(), style.colour("baseline"), x, y);
              } else {
                Marks.hollow(graphics, Marks.star(), style.colour("baseline"), x, y);
              }
              double tx = drawn.x(path.toYear());
              double ty = drawn.y(path.toValue());
              labels.write(
                  graphics,
                  List.of(
                      (path.isMeta() ? Phrase.TARGET_OF : Phrase.REFERENCE_OF).in(language)
                          + " "
                          + path.toYear()
                          + ": "
                          + reached(panel, tables, language)),
                  style.strongSmall(),
                  style.ink(),
                  tx,
                  ty);
              Marks.hollow(graphics, Marks.diamond(6), style.ink(), tx, ty);
            });
    panel
        .milestone()
        .filter(
            milestone ->
                panel.path().isPresent()
                    && milestone.year() > panel.path().get().fromYear()
                    && milestone.year() < panel.path().get().toYear())
        .ifPresent(
            milestone -> {
              double x = drawn.x(milestone.year());
              double y = drawn.y(milestone.value());
              labels.write(
                  graphics,
                  List.of(
                      milestone.year()
                          + ": "
                          + Facts.fact(
                              milestoneKey(panel),
                              milestone.value(),
                              Numbers.with(milestone.value(), 0, panel.text().symbol(language)))),
                  style.small(),
                  style.ink(),
                  x,
                  y);
              Marks.hollow(graphics, Marks.diamond(4.5), style.ink(), x, y);
            });
  }

  private static String description(List<Panel> panels, ReportTables tables, Language language) {
    return panels.stream()
        .map(
            panel ->
                panel.text().name(language)
                    + ": "
                    + (panel.isEmpty()
                        ? Phrase.NO_DATA.in(language)
                        : panel.spots().stream()
                            .filter(Spot::isKnown)
                            .map(spot -> spot.year() + " " + shown(panel, spot, tables, language))
                            .collect(Collectors.joining(", ")))
                    + (panel.status() == Status.NONE
                        ? ""
                        : " (" + panel.status().in(language) + ")"))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static DataTable plotted(List<Panel> panels, Figure figure) {
    List<List<String>> rows = new ArrayList<>();
    for (Panel panel : panels) {
      for (Spot spot : panel.spots()) {
        rows.add(
            row(
                "value",
                panel,
                figure,
                spot.year(),
                spot.value(),
                spot.low(),
                spot.high(),
                String.valueOf(spot.isPoint()),
                String.valueOf(spot.synthetic()),
                spot.reason(),
                spot.key()));
      }
      panel
          .path()
          .ifPresent(
              path -> {
                String comparison =
                    panel.latest().map(latest -> latest.text("comparison")).orElse("baseline");
                rows.add(
                    row(
                        comparison,
                        panel,
                        figure,
                        path.fromYear(),
                        path.fromValue(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        trendKey(panel) + "/baseline_value"));
                rows.add(
                    row(
                        path.isMeta() ? "target" : "reference_value",
                        panel,
                        figure,
                        path.toYear(),
                        path.toValue(),
                        null,
                        null,
                        null,
                        null,
                        path.origin(),
                        trendKey(panel) + "/target_value"));
              });
      panel
          .milestone()
          .ifPresent(
              milestone ->
                  rows.add(
                      row(
                          "linear_reference",
                          panel,
                          figure,
                          milestone.year(),
                          milestone.value(),
                          null,
                          null,
                          null,
                          null,
                          null,
                          milestoneKey(panel))));
      if (panel.latest().isPresent()) {
        rows.add(
            row(
                "status",
                panel,
                figure,
                panel.latest().get().integer("year").intValue(),
                null,
                null,
                null,
                null,
                String.valueOf(panel.latest().get().flag("synthetic")),
                panel.latest().get().text("status"),
                trendKey(panel)));
      }
    }
    return new DataTable(
        List.of(
            "kind",
            "indicator",
            "level",
            "area_code",
            "residence",
            "edition",
            "year",
            "value",
            "low",
            "high",
            "is_point",
            "synthetic",
            "reason",
            "key"),
        List.of(
            false, false, false, false, false, false, true, true, true, true, false, false, false,
            false),
        rows);
  }

  private static String trendKey(Panel panel) {
    return panel.latest().map(row -> row.text("key")).orElse(null);
  }

  private static List<String> row(
      String kind,
      Panel panel,
      Figure figure,
      int year,
      Double value,
      Double low,
      Double high,
      String isPoint,
      String synthetic,
      String reason,
      String key) {
    return java.util.Collections.unmodifiableList(
        java.util.Arrays.asList(
            kind,
            panel.code(),
            figure.slice().level(),
            figure.slice().area(),
            panel.residence(),
            panel.edition(),
            String.valueOf(year),
            Plotted.number(value),
            Plotted.number(low),
            Plotted.number(high),
            isPoint,
            synthetic,
            reason,
            key));
  }

  private static String range(Spot spot, String end, double value) {
    return Facts.fact(
        spot.key() + "/" + (spot.isSample() ? "ci_" : "bound_") + end,
        value,
        Numbers.decimal(value, 1));
  }

  private static DataTable twin(List<Panel> panels, ReportTables tables, Language language) {
    List<List<String>> rows = new ArrayList<>();
    for (Panel panel : panels) {
      for (Spot spot : panel.spots()) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("indicator", panel.text().name(language));
        cells.put("year", String.valueOf(spot.year()));
        cells.put(
            "value",
            spot.isKnown()
                ? shown(panel, spot, tables, language)
                : tables.reasonWords(spot.reason(), language));
        cells.put(
            "range",
            spot.low() == null || spot.high() == null
                ? "—"
                : range(spot, "low", spot.low()) + "–" + range(spot, "high", spot.high()));
        cells.put("observed", (spot.isPoint() ? Phrase.YES : Phrase.NO).in(language));
        rows.add(new ArrayList<>(cells.values()));
      }
    }
    return new DataTable(
        List.of(
            Phrase.INDICATOR.in(language),
            Phrase.YEAR.in(language),
            Phrase.VALUE.in(language),
            Phrase.MAY_BE_SHORT.in(language),
            Phrase.OBSERVED_IN_YEAR.in(language)),
        List.of(false, true, true, true, false),
        rows);
  }
}
