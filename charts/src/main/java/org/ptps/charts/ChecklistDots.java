package org.ptps.charts;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Rows;

/**
 * The checklist of municipal institutions: a municipality per row, a question per column and in
 * each cell one mark per year. Each answer has a shape of its own, so that colour says nothing
 * alone, and a year without a sheet is a line, not a no.
 */
final class ChecklistDots implements Chart {
  private static final int YEARS_AT_MOST = 5;
  private static final List<String> COLUMNS =
      List.of(
          "municipality_code", "area_name", "year", "item", "yes_no", "observed_on", "synthetic");

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

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    List<ReportTables.Area> areas = tables.municipalities(figure.slice());
    Set<String> codes = areas.stream().map(ReportTables.Area::code).collect(Collectors.toSet());
    List<Rows.Row> loaded =
        tables.has("municipal_checklists")
            ? tables
                .query(
                    """
                    select answers.*, areas.area_name
                    from report.municipal_checklists as answers
                    join report.areas as areas
                        on areas.level = 'municipality'
                        and areas.area_code = answers.municipality_code
                    order by answers.year, answers.municipality_code, answers.position""")
                .rows()
            : List.of();
    List<Rows.Row> all =
        loaded.stream().filter(row -> codes.contains(row.text("municipality_code"))).toList();
    OptionalInt year =
        figure.slice().year().isPresent()
            ? figure.slice().year()
            : all.stream().mapToInt(row -> row.integer("year").intValue()).max();
    int last = year.orElse(0);
    int first =
        Math.max(
            last - YEARS_AT_MOST + 1,
            all.stream().mapToInt(row -> row.integer("year").intValue()).min().orElse(last));
    List<Integer> years = IntStream.rangeClosed(first, Math.max(first, last)).boxed().toList();
    List<Rows.Row> rows =
        all.stream().filter(row -> years.contains(row.integer("year").intValue())).toList();
    Map<String, Answer> answers = new HashMap<>();
    rows.forEach(
        row ->
            answers.put(
                key(
                    row.text("municipality_code"),
                    row.text("item"),
                    row.integer("year").intValue()),
                row.value("yes_no") == null
                    ? Answer.OPEN
                    : row.flag("yes_no") ? Answer.YES : Answer.NO));
    long sheets =
        rows.stream()
            .filter(row -> row.integer("year") == last)
            .map(row -> row.text("municipality_code"))
            .distinct()
            .count();
    String shownYear = year.isPresent() ? String.valueOf(last) : Phrase.NO_YEAR.in(language);
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(
                rows.stream().anyMatch(row -> row.flag("synthetic")),
                Validation.preliminary(tables, figure, last, codes))
            .slot("year", shownYear)
            .slot("first_year", String.valueOf(first))
            .slot("municipalities", Numbers.whole(areas.size()))
            .slot("sheets", Numbers.whole(sheets))
            .slot("without", Numbers.whole(areas.size() - sheets));
    for (Item item : Item.values()) {
      sketch.slot(item.key(), Numbers.whole(count(areas, answers, item, last, Answer.YES)));
    }
    sketch.sources(
        tables,
        Sketch.year(year, language)
            + "n = "
            + Numbers.whole(areas.size())
            + " "
            + Phrase.MUNICIPALITIES.in(language)
            + ", "
            + Numbers.whole(sheets)
            + " "
            + Phrase.WITH_DATA.in(language)
            + ". "
            + sketch.dates(rows, "observed_on", "observed_on"));
    DataTable plotted = Sketch.plotted(COLUMNS, List.of("year"), rows);
    if (rows.stream().noneMatch(row -> row.integer("year") == last)) {
      return sketch.nothing(
          loaded.isEmpty()
              ? Reason.SOURCE_NOT_LOADED.in(language)
              : Phrase.NO_YEAR_ROWS.in(language) + " " + shownYear,
          plotted);
    }
    List<ReportTables.Area> ordered = ordered(figure, areas, answers, last);
    CellGrid grid =
        new CellGrid(
            ordered.stream().map(ReportTables.Area::name).toList(),
            java.util.Arrays.stream(Item.values()).map(item -> item.words.in(language)).toList(),
            (graphics, row, column, box) ->
                cell(graphics, box, ordered.get(row), Item.values()[column], years, answers),
            23,
            90);
    return sketch.drawn(
        legend(years, language),
        grid::pages,
        description(ordered, answers, last, language),
        plotted,
        twin(ordered, answers, years, language));
  }

  private static String key(String municipality, String item, int year) {
    return municipality + ":" + item + ":" + year;
  }

  private static Answer answer(
      Map<String, Answer> answers, ReportTables.Area area, Item item, int year) {
    return answers.getOrDefault(key(area.code(), item.key(), year), Answer.NO_SHEET);
  }

  private static long count(
      List<ReportTables.Area> areas,
      Map<String, Answer> answers,
      Item item,
      int year,
      Answer wanted) {
    return areas.stream().filter(area -> answer(answers, area, item, year) == wanted).count();
  }

  private static List<ReportTables.Area> ordered(
      Figure figure, List<ReportTables.Area> areas, Map<String, Answer> answers, int year) {
    Comparator<ReportTables.Area> byCode = Comparator.comparing(ReportTables.Area::code);
    Comparator<ReportTables.Area> byName =
        Comparator.comparing((ReportTables.Area area) -> MunicipalityGrid.sortable(area.name()))
            .thenComparing(byCode);
    return areas.stream()
        .sorted(
            switch (figure.order()) {
              case CODE -> byCode;
              case NAME -> byName;
              case VALUE ->
                  Comparator.comparing((ReportTables.Area area) -> -yes(area, answers, year))
                      .thenComparing(byName);
            })
        .toList();
  }

  /** How many questions are answered with yes; a year without a sheet comes after all. */
  private static long yes(ReportTables.Area area, Map<String, Answer> answers, int year) {
    boolean sheet =
        java.util.Arrays.stream(Item.values())
            .anyMatch(item -> answer(answers, area, item, year) != Answer.NO_SHEET);
    return sheet
        ? java.util.Arrays.stream(Item.values())
            .filter(item -> answer(answers, area, item, year) == Answer.YES)
            .count()
        : -1;
  }

  private static void cell(
      Graphics2D graphics,
      Rectangle2D box,
      ReportTables.Area area,
      Item item,
      List<Integer> years,
      Map<String, Answer> answers) {
    Style style = Style.shipped();
    graphics.setColor(style.colour("grid"));
    graphics.setStroke(new BasicStroke(0.7f));
    graphics.draw(
        new Line2D.Double(box.getMinX() + 4, box.getMaxY(), box.getMaxX() - 4, box.getMaxY()));
    double step = Math.min(14, (box.getWidth() - 8) / years.size());
    double x = box.getCenterX() - step * (years.size() - 1) / 2;
    for (int year : years) {
      mark(graphics, answer(answers, area, item, year), x, box.getCenterY());
      x += step;
    }
  }

  private static void mark(Graphics2D graphics, Answer answer, double x, double y) {
    Style style = Style.shipped();
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

  private static Legend legend(List<Integer> years, Language language) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (Answer answer : Answer.values()) {
      entries.add(
          new Legend.Entry(
              answer.words.in(language),
              (graphics, x, middle) ->
                  mark(graphics, answer, x + Legend.SAMPLE_WIDTH / 2, middle)));
    }
    entries.add(
        new Legend.Entry(
            (switch (language) {
                  case ES -> "una marca por año, de izquierda a derecha: ";
                  case EN -> "one mark per year, from left to right: ";
                })
                + years.stream().map(String::valueOf).collect(Collectors.joining(", ")),
            (graphics, x, middle) -> {}));
    return new Legend(entries);
  }

  private static String description(
      List<ReportTables.Area> areas, Map<String, Answer> answers, int year, Language language) {
    return java.util.Arrays.stream(Item.values())
        .map(
            item ->
                item.words.in(language)
                    + " "
                    + year
                    + ": "
                    + Numbers.whole(count(areas, answers, item, year, Answer.YES))
                    + " "
                    + Phrase.OF.in(language)
                    + " "
                    + Numbers.whole(areas.size()))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static DataTable twin(
      List<ReportTables.Area> areas,
      Map<String, Answer> answers,
      List<Integer> years,
      Language language) {
    List<String> columns = new ArrayList<>();
    columns.add(Phrase.MUNICIPALITY.in(language));
    columns.add(Phrase.YEAR.in(language));
    for (Item item : Item.values()) {
      columns.add(item.words.in(language));
    }
    List<List<String>> rows = new ArrayList<>();
    for (ReportTables.Area area : areas) {
      for (int year : years) {
        List<String> line = new ArrayList<>();
        line.add(area.name());
        line.add(String.valueOf(year));
        for (Item item : Item.values()) {
          line.add(answer(answers, area, item, year).words.in(language));
        }
        rows.add(line);
      }
    }
    return new DataTable(columns, columns.stream().map(column -> false).toList(), rows);
  }
}
