package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.data.Validation;
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
  private static final String COLUMNS =
      "municipality_code area_name #year item yes_no observed_on synthetic key";

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

    private final org.ptps.catalog.Words words;

    Item(String es, String en) {
      words = new org.ptps.catalog.Words(es, en);
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

    private final org.ptps.catalog.Words words;

    Answer(String es, String en) {
      words = new org.ptps.catalog.Words(es, en);
    }
  }

  ChecklistDots(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    String group = ReportTables.group(slice);
    List<ReportTables.Area> areas = tables.areas(slice, language);
    Set<String> codes = areas.stream().map(ReportTables.Area::code).collect(Collectors.toSet());
    Map<Integer, Rows.Row> counts = new java.util.TreeMap<>();
    tables.from("checklist_counts").where("area_group", group).atLeast("sheets", 1).rows().stream()
        .forEach(row -> counts.put(row.integer("year").intValue(), row));
    OptionalInt year =
        slice.year().isPresent()
            ? slice.year()
            : counts.keySet().stream().mapToInt(one -> one).reduce((a, b) -> b);
    int last = year.orElse(0);
    int first =
        Math.max(last - YEARS_AT_MOST + 1, counts.keySet().stream().findFirst().orElse(last));
    List<Integer> years = IntStream.rangeClosed(first, Math.max(first, last)).boxed().toList();
    List<Rows.Row> all =
        tables
            .from("checklist_answers")
            .where("area_group", group)
            .in("year", years)
            .by("year")
            .by("place")
            .by("position")
            .rows();
    List<Rows.Row> rows =
        all.stream().filter(row -> !row.text("answer").equals("no_sheet")).toList();
    Map<String, Answer> answers = new HashMap<>();
    all.forEach(
        row ->
            answers.put(
                key(
                    row.text("municipality_code"),
                    row.text("item"),
                    row.integer("year").intValue()),
                Answer.valueOf(row.text("answer").toUpperCase(Locale.ROOT))));
    Optional<Rows.Row> now = Optional.ofNullable(counts.get(last));
    String shownYear = year.isPresent() ? String.valueOf(last) : Phrase.NO_YEAR.in(language);
    sketch
        .stamps(isSynthetic(rows), Validation.preliminary(tables, figure, last, codes))
        .slot("year", shownYear)
        .slot("first_year", String.valueOf(first))
        .slot("municipalities", Facts.drawn(areas.size()))
        .slot("sheets", Facts.whole(now, "sheets"))
        .slot("without", Facts.whole(now, "without_sheet"));
    for (Item item : Item.values()) {
      sketch.slot(item.key(), Facts.whole(now, item.key()));
    }
    sketch.sources(
        tables,
        say(
            "{}n = {} {}, {} {}. {}",
            Sketch.year(year, language),
            Facts.drawn(areas.size()),
            Phrase.MUNICIPALITIES,
            Facts.whole(now, "sheets"),
            Phrase.WITH_DATA,
            sketch.dates(rows, "observed_on", "observed_on")));
    DataTable plotted = Sketch.plotted(COLUMNS, rows);
    if (now.isEmpty()) {
      return sketch.nothing(
          counts.isEmpty()
              ? Reason.SOURCE_NOT_LOADED.in(language)
              : Phrase.NO_YEAR_ROWS.in(language) + " " + shownYear,
          plotted);
    }
    List<ReportTables.Area> ordered =
        ordered(
            areas,
            all.stream()
                .filter(row -> row.integer("year") == last)
                .map(row -> row.text("municipality_code")));
    return sketch.drawn(
        legend(years),
        tracks(ordered, years, answers)::pages,
        description(now.orElseThrow(), areas.size(), last),
        plotted,
        twin(ordered, answers, years));
  }

  private static String key(String municipality, String item, int year) {
    return municipality + ":" + item + ":" + year;
  }

  private static Answer answer(
      Map<String, Answer> answers, ReportTables.Area area, Item item, int year) {
    return answers.getOrDefault(key(area.code(), item.key(), year), Answer.NO_SHEET);
  }

  private Tracks<ReportTables.Area> tracks(
      List<ReportTables.Area> areas, List<Integer> years, Map<String, Answer> answers) {
    Tracks<ReportTables.Area> tracks =
        new Tracks<>(areas).least(23).ruled().named(0.26, ReportTables.Area::name);
    double width = tracks.rest() / Item.values().length;
    for (Item item : Item.values()) {
      tracks.signs(
          item.words.in(language),
          width,
          (graphics, area, x, middle) -> {
            double step = Math.min(14, (width - 14) / years.size());
            double at = x - step * (years.size() - 1) / 2;
            for (int year : years) {
              mark(graphics, answer(answers, area, item, year), at, middle);
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

  private Legend legend(List<Integer> years) {
    Legend legend = new Legend();
    for (Answer answer : Answer.values()) {
      legend.add(
          answer.words.in(language),
          (graphics, x, middle) -> mark(graphics, answer, x + Legend.SAMPLE_WIDTH / 2, middle));
    }
    legend.add(
        (switch (language) {
              case ES -> "una marca por año, de izquierda a derecha: ";
              case EN -> "one mark per year, from left to right: ";
            })
            + years.stream().map(String::valueOf).collect(Collectors.joining(", ")),
        (graphics, x, middle) -> {});
    return legend;
  }

  private String description(Rows.Row counts, int areas, int year) {
    return java.util.Arrays.stream(Item.values())
        .map(
            item ->
                say(
                    "{} {}: {} {} {}",
                    item.words.in(language),
                    year,
                    Facts.whole(counts, item.key()),
                    Phrase.OF,
                    Facts.drawn(areas)))
        .collect(Collectors.joining("; ", "", "."));
  }

  /** A municipality in a year. */
  private record Sheet(ReportTables.Area area, int year) {}

  private DataTable twin(
      List<ReportTables.Area> areas, Map<String, Answer> answers, List<Integer> years) {
    Columns<Sheet> said =
        new Columns<Sheet>()
            .text(Phrase.MUNICIPALITY.in(language), sheet -> sheet.area().name())
            .text(Phrase.YEAR.in(language), sheet -> String.valueOf(sheet.year()));
    for (Item item : Item.values()) {
      said.text(
          item.words.in(language),
          sheet -> answer(answers, sheet.area(), item, sheet.year()).words.in(language));
    }
    return said.table(
        areas.stream().flatMap(area -> years.stream().map(year -> new Sheet(area, year))).toList());
  }
}
