package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ptps.catalog.Words;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.data.Validation;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * The checklist of municipal institutions: a municipality per row, a question per column and in
 * each cell one mark per year. Each answer has a shape of its own, so that colour says nothing
 * alone, and a year without a sheet is a line, not a no.
 */
final class ChecklistDots extends Kind {
  private static final int YEARS_AT_MOST = 5;
  private static final Words MARKS =
      new Words(
          "una marca por año, de izquierda a derecha", "one mark per year, from left to right");

  /** Questions, as {@code report.municipal_checklists} names them. */
  private enum Item {
    COMAS_EXISTS("COMAS creada", "COMAS created"),
    COMAS_WORKS("COMAS sesiona", "COMAS meets"),
    USCL_EXISTS("USCL creada", "USCL created"),
    USCL_WORKS("USCL informa", "USCL reports"),
    POLICY_APPROVED("Política aprobada", "Policy approved"),
    PLAN_IN_FORCE("Plan vigente", "Plan in force"),
    BUDGET_ASSIGNED("Fondos asignados", "Funds assigned"),
    HAS_TECHNICIAN("Técnico APS", "Technician");

    private final Words words;

    Item(String es, String en) {
      words = new Words(es, en);
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a sheet says. */
  private enum Answer {
    YES("sí", "yes"),
    NO("no", "no"),
    OPEN("hoja sin respuesta", "left open on the sheet"),
    NO_SHEET("sin hoja ese año", "no sheet that year");

    private final Words words;

    Answer(String es, String en) {
      words = new Words(es, en);
    }
  }

  private final String group = ReportTables.group(slice);
  private final List<ReportTables.Area> areas = tables.areas(slice, language);

  /** How many sheets say what, by year; only of years with any. */
  private final TreeMap<Integer, Rows.Row> counts = new TreeMap<>();

  private final OptionalInt year;
  private final List<Integer> years;
  private final List<Rows.Row> all;
  private final Map<List<String>, Rows.Row> answers;

  ChecklistDots(Reading reading) {
    super(reading);
    tables
        .from("checklist_counts")
        .where("area_group", group)
        .atLeast("sheets", 1)
        .rows()
        .forEach(row -> counts.put(row.integer("year").intValue(), row));
    year =
        slice.year().isPresent() || counts.isEmpty()
            ? slice.year()
            : OptionalInt.of(counts.lastKey());
    int last = year.orElse(0);
    int first = Math.max(last - YEARS_AT_MOST + 1, counts.isEmpty() ? last : counts.firstKey());
    years = IntStream.rangeClosed(first, Math.max(first, last)).boxed().toList();
    all =
        tables
            .from("checklist_answers")
            .where("area_group", group)
            .in("year", years)
            .by("year")
            .by("place")
            .by("position")
            .rows();
    answers = by(all, "municipality_code", "item", "year");
  }

  @Override
  Picture picture() {
    List<Rows.Row> rows =
        all.stream().filter(row -> !row.text("answer").equals("no_sheet")).toList();
    Set<String> codes = areas.stream().map(ReportTables.Area::code).collect(Collectors.toSet());
    int last = year.orElse(0);
    Optional<Rows.Row> now = Optional.ofNullable(counts.get(last));
    sketch
        .stamps(isSynthetic(rows), Validation.preliminary(tables, figure, last, codes))
        .year(year)
        .slot("first_year", String.valueOf(years.get(0)))
        .slot("municipalities", Facts.drawn(areas.size()))
        .slot("sheets", Facts.whole(now, "sheets"))
        .slot("without", Facts.whole(now, "without_sheet"))
        .counts(now, Stream.of(Item.values()).map(Item::key).toArray(String[]::new));
    sketch.sources(
        tables,
        say(
            "{}{}, {} {}. {}",
            Sketch.year(year, language),
            Caption.municipalities(areas.size(), group, language),
            Facts.whole(now, "sheets"),
            Phrase.WITH_DATA,
            sketch.dates(rows, "observed_on", "observed_on")));
    DataTable plotted =
        Sketch.plotted(
            "municipality_code area_name #year item yes_no observed_on synthetic key", rows);
    if (now.isEmpty()) {
      return sketch.nothing(
          counts.isEmpty()
              ? Reason.SOURCE_NOT_LOADED.in(language)
              : say("{} {}", Phrase.NO_YEAR_ROWS, Phrase.year(year, language)),
          plotted);
    }
    List<ReportTables.Area> ordered =
        ordered(
            areas,
            all.stream()
                .filter(row -> row.integer("year") == last)
                .map(row -> row.text("municipality_code")));
    return sketch.drawn(
        legend(),
        tracks(ordered)::pages,
        Stream.of(Item.values())
            .map(
                item ->
                    say(
                        "{} {}: {} {} {}",
                        item.words,
                        last,
                        Facts.whole(now, item.key()),
                        Phrase.OF,
                        Facts.drawn(areas.size())))
            .collect(Collectors.joining("; ", "", ".")),
        plotted,
        twin(ordered));
  }

  private Answer answer(ReportTables.Area area, Item item, int year) {
    Rows.Row row = answers.get(List.of(area.code(), item.key(), String.valueOf(year)));
    return row == null
        ? Answer.NO_SHEET
        : Answer.valueOf(row.text("answer").toUpperCase(Locale.ROOT));
  }

  private Tracks<ReportTables.Area> tracks(List<ReportTables.Area> ordered) {
    Tracks<ReportTables.Area> tracks =
        new Tracks<>(ordered).least(23).ruled().named(0.26, ReportTables.Area::name);
    double width = tracks.rest() / Item.values().length;
    double step = Math.min(14, (width - 14) / years.size());
    for (Item item : Item.values()) {
      tracks.signs(
          item.words.in(language),
          width,
          (graphics, area, x, middle) -> {
            double at = x - step * (years.size() - 1) / 2;
            for (int year : years) {
              mark(graphics, answer(area, item, year), at, middle);
              at += step;
            }
          });
    }
    return tracks;
  }

  private void mark(Graphics2D graphics, Answer answer, double x, double y) {
    graphics.setStroke(new BasicStroke(1.5f));
    switch (answer) {
      case YES -> {
        graphics.setColor(style.series(0));
        graphics.fill(new Ellipse2D.Double(x - 5, y - 5, 10, 10));
      }
      case NO -> {
        graphics.setColor(style.series(1));
        graphics.draw(new Line2D.Double(x - 4, y - 4, x + 4, y + 4));
        graphics.draw(new Line2D.Double(x - 4, y + 4, x + 4, y - 4));
      }
      case OPEN -> {
        graphics.setColor(style.muted());
        graphics.draw(new Ellipse2D.Double(x - 4.2, y - 4.2, 8.4, 8.4));
      }
      case NO_SHEET -> {
        graphics.setColor(style.colour("frame"));
        graphics.draw(new Line2D.Double(x - 3, y, x + 3, y));
      }
    }
  }

  private Legend legend() {
    Legend legend = new Legend();
    for (Answer answer : Answer.values()) {
      legend.add(
          answer.words.in(language),
          (graphics, x, middle) -> mark(graphics, answer, x + Legend.SAMPLE_WIDTH / 2, middle));
    }
    return legend.add(
        say("{}: {}", MARKS, years.stream().map(String::valueOf).collect(Collectors.joining(", "))),
        (graphics, x, middle) -> {});
  }

  /** A municipality in a year. */
  private record Sheet(ReportTables.Area area, int year) {}

  private DataTable twin(List<ReportTables.Area> ordered) {
    Columns<Sheet> said =
        new Columns<Sheet>()
            .text(in(Phrase.MUNICIPALITY), sheet -> sheet.area().name())
            .text(in(Phrase.YEAR), sheet -> String.valueOf(sheet.year()));
    for (Item item : Item.values()) {
      said.text(
          item.words.in(language),
          sheet -> answer(sheet.area(), item, sheet.year()).words.in(language));
    }
    return said.table(
        ordered.stream()
            .flatMap(area -> years.stream().map(year -> new Sheet(area, year)))
            .toList());
  }
}
