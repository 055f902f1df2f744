package org.ptps.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.document.Block;
import org.ptps.warehouse.Rows;

/** One table per indicator: areas down, the latest years across. */
final class IndicatorTables {
  private static final int YEARS = 3;
  private static final List<String> RESIDENCES = List.of("total", "rural", "urban");

  private final ReportTables tables;
  private final Language language;
  private final Set<String> members;
  private final Map<String, String> areaNames;

  IndicatorTables(ReportTables tables, Language language) {
    this.tables = tables;
    this.language = language;
    this.areaNames = tables.areaNames(language);
    this.members =
        java.util.stream.Stream.concat(
                tables.municipalities(Slice.AreaGroup.MEMBERS).stream(),
                tables.municipalities(Slice.AreaGroup.COHORT_2017).stream())
            .map(ReportTables.Area::code)
            .collect(Collectors.toSet());
  }

  /**
   * A section per indicator: what it is, and its values.
   *
   * @param component only those of a component; empty for all
   */
  List<Block> sections(String component) {
    List<Block> sections = new ArrayList<>();
    for (Rows.Row row : tables.query("select * from report.indicators order by position").rows()) {
      if (component.isEmpty() || component.equals(row.text("component"))) {
        sections.add(indicator(row));
      }
    }
    return sections;
  }

  /**
   * A section per indicator: what it is, what it is compared with, and the values of the nation and
   * of the groups of partners.
   *
   * @param component only those of a component; empty for all
   */
  List<Block> sheets(String component) {
    List<Block> sections = new ArrayList<>();
    for (Rows.Row row : tables.query("select * from report.indicators order by position").rows()) {
      if (component.isEmpty() || component.equals(row.text("component"))) {
        String code = row.text("code");
        List<Block.Fact> facts = facts(row);
        facts(facts, Phrase.WHY, texts(row, "why"));
        facts(facts, Phrase.RESULTS, List.of(String.join(", ", list(row.value("results")))));
        facts(facts, Phrase.BASELINES, baselines(code));
        facts(facts, Phrase.TARGETS, targets(code));
        facts(facts, Phrase.SOURCES, tables.sourcesOf(List.of(code), language));
        sections.add(
            new Block.Section(
                ReportDocument.anchor(code),
                code + " · " + words(row, "name"),
                List.of(
                    new Block.Facts(facts),
                    table(code, words(row, "name"), List.of("nation", "ptps")))));
      }
    }
    return sections;
  }

  private List<String> texts(Rows.Row row, String column) {
    String words = words(row, column);
    return words == null ? List.of() : List.of(words);
  }

  private static List<String> list(Object value) {
    return value instanceof List<?> texts
        ? texts.stream().map(String::valueOf).toList()
        : List.of();
  }

  private List<String> baselines(String code) {
    List<String> lines = new ArrayList<>();
    tables
        .query("select * from report.baselines where indicator = ? order by kind, year, id", code)
        .forEach(
            row -> {
              String kind =
                  switch (String.valueOf(row.text("kind"))) {
                    case "reference" -> " (" + Phrase.REFERENCE_ONLY.in(language) + ")";
                    case "restated" -> " (" + Phrase.RESTATED.in(language) + ")";
                    default -> "";
                  };
              String definition = tables.words("baselines", "definition", row, language);
              lines.add(
                  tables.indicator(code).shown(row.number("value"), language)
                      + ", "
                      + row.text("year")
                      + ", "
                      + row.text("scope")
                      + kind
                      + ": "
                      + definition
                      + ". "
                      + row.text("source")
                      + (row.text("page") == null || row.text("page").isEmpty()
                          ? ""
                          : ", " + row.text("page"))
                      + ".");
            });
    return lines;
  }

  private List<String> targets(String code) {
    List<String> lines = new ArrayList<>();
    tables
        .query("select * from report.targets where indicator = ? order by year, id", code)
        .forEach(
            row -> {
              String approved = row.text("approved_by");
              Phrase kind =
                  approved == null || approved.isEmpty()
                      ? Phrase.target(row.text("origin"))
                      : Phrase.TARGET_APPROVED;
              lines.add(
                  tables.indicator(code).shown(row.number("value"), language)
                      + ", "
                      + row.text("year")
                      + " "
                      + kind.in(language)
                      + ". "
                      + tables.words("targets", "note", row, language)
                      + ".");
            });
    return lines;
  }

  private List<Block.Fact> facts(Rows.Row row) {
    List<Block.Fact> facts = new ArrayList<>();
    fact(facts, Phrase.COMPONENT, words(row, "component"));
    fact(facts, Phrase.DEFINITION, words(row, "definition"));
    fact(facts, Phrase.NUMERATOR, words(row, "numerator"));
    fact(facts, Phrase.DENOMINATOR, words(row, "denominator"));
    fact(facts, Phrase.ORIGIN, origin(row.text("origin")));
    facts(
        facts,
        Phrase.SDG,
        List.of(String.join(", ", tables.list("indicators", "sdg", row, language))));
    facts(facts, Phrase.CAVEATS, tables.list("indicators", "caveats", row, language));
    return facts;
  }

  private Block.Section indicator(Rows.Row row) {
    String code = row.text("code");
    return new Block.Section(
        ReportDocument.anchor(code),
        code + " · " + words(row, "name"),
        List.of(
            new Block.Facts(facts(row)),
            table(
                code,
                words(row, "name"),
                List.of("nation", "ptps", "department", "municipality"))));
  }

  private String words(Rows.Row row, String column) {
    return tables.words("indicators", column, row, language);
  }

  private String origin(String origin) {
    return origin == null ? null : Phrase.origin(origin).in(language);
  }

  private void fact(List<Block.Fact> facts, Phrase name, String value) {
    facts(facts, name, value == null ? List.of() : List.of(value));
  }

  private void facts(List<Block.Fact> facts, Phrase name, List<String> values) {
    List<String> given = values.stream().filter(value -> !value.isBlank()).toList();
    if (!given.isEmpty()) {
      facts.add(new Block.Fact(name.in(language), given));
    }
  }

  private Block table(String code, String name, List<String> shown) {
    Map<String, List<ReportTables.Value>> levels = new LinkedHashMap<>();
    for (String level : shown) {
      levels.put(level, tables.values(code, level));
    }
    List<Integer> years = years(levels.values().stream().flatMap(List::stream).toList());
    if (years.isEmpty()) {
      return Block.Paragraph.of(
          Block.Tone.WHY, Phrase.NO_DATA.in(language) + ": " + Reason.NO_ROW.in(language));
    }
    List<Block.Group> groups = new ArrayList<>();
    List<Block.Column> columns = new ArrayList<>();
    columns.add(new Block.Column(Phrase.AREA.in(language), false));
    for (Integer year : years) {
      groups.add(new Block.Group(String.valueOf(year), 3));
      for (Phrase heading : List.of(Phrase.VALUE, Phrase.COUNT_OF, Phrase.UNKNOWN_PCT)) {
        columns.add(new Block.Column(heading.in(language), true));
      }
    }
    List<Block.Row> rows = new ArrayList<>();
    levels.forEach(
        (level, values) -> {
          if (level.equals("municipality")) {
            group(rows, code, Phrase.PARTNERS.in(language), with(values, members::contains), years);
            group(
                rows,
                code,
                Phrase.OTHER_MUNICIPALITIES.in(language),
                with(values, area -> !members.contains(area)),
                years);
          } else {
            group(rows, code, heading(level), values, years);
          }
        });
    return new Block.Table(code + " " + name, Block.Width.NORMAL, groups, columns, rows);
  }

  // The latest years with a value; where no year has one, the latest years, to say why.
  private static List<Integer> years(List<ReportTables.Value> values) {
    TreeSet<Integer> known =
        values.stream()
            .filter(ReportTables.Value::isKnown)
            .map(ReportTables.Value::year)
            .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<Integer> all =
        known.isEmpty()
            ? values.stream()
                .map(ReportTables.Value::year)
                .collect(Collectors.toCollection(TreeSet::new))
            : known;
    return all.descendingSet().stream().limit(known.isEmpty() ? 1 : YEARS).sorted().toList();
  }

  private void group(
      List<Block.Row> rows,
      String code,
      String heading,
      List<ReportTables.Value> values,
      List<Integer> years) {
    Map<String, List<ReportTables.Value>> areas =
        values.stream()
            .filter(value -> years.contains(value.year()))
            .collect(
                Collectors.groupingBy(
                    ReportTables.Value::areaCode, LinkedHashMap::new, Collectors.toList()));
    areas.values().removeIf(each -> !shown(each));
    int width = 1 + 3 * years.size();
    rows.add(
        new Block.Row(
            Block.RowKind.GROUP, List.of(new Block.Cell(heading, Block.CellKind.TEXT, width))));
    if (areas.isEmpty()) {
      rows.add(
          new Block.Row(
              Block.RowKind.NORMAL,
              List.of(
                  new Block.Cell(
                      Phrase.ALL_WITHOUT_VALUE.in(language) + ": " + reasons(values),
                      Block.CellKind.WHY,
                      width))));
    }
    for (List<ReportTables.Value> area : areas.values()) {
      List<Block.Cell> cells = new ArrayList<>();
      cells.add(Block.Cell.of(name(area.get(0)) + suffix(area.get(0)), Block.CellKind.TEXT));
      for (Integer year : years) {
        cells(
            cells,
            code,
            ReportTables.preferred(
                area.stream().filter(value -> value.year() == year).toList(), RESIDENCES));
      }
      rows.add(new Block.Row(Block.RowKind.NORMAL, cells));
    }
  }

  private String name(ReportTables.Value value) {
    return areaNames.getOrDefault(value.level() + ":" + value.areaCode(), value.areaName());
  }

  private static String suffix(ReportTables.Value value) {
    return value.level().equals("municipality") || value.level().equals("ptps")
        ? " (" + value.areaCode() + ")"
        : "";
  }

  // Partners and the nation are shown without a value too; of the others only those with one.
  private boolean shown(List<ReportTables.Value> rows) {
    String level = rows.get(0).level();
    return level.equals("nation")
        || level.equals("ptps")
        || (level.equals("municipality") && members.contains(rows.get(0).areaCode()))
        || rows.stream().anyMatch(ReportTables.Value::isKnown);
  }

  private String heading(String level) {
    return switch (level) {
      case "nation" -> Phrase.NATION.in(language);
      case "ptps" -> Phrase.PARTNER_GROUPS.in(language);
      default -> Phrase.DEPARTMENTS.in(language);
    };
  }

  private static List<ReportTables.Value> with(
      List<ReportTables.Value> values, Predicate<String> area) {
    return values.stream().filter(value -> area.test(value.areaCode())).toList();
  }

  private String reasons(List<ReportTables.Value> values) {
    String reasons =
        values.stream()
            .map(value -> Reason.of(value.reason()))
            .distinct()
            .sorted(Comparator.naturalOrder())
            .map(reason -> reason.in(language))
            .collect(Collectors.joining(", "));
    return reasons.isEmpty() ? Reason.NO_ROW.in(language) : reasons;
  }

  private void cells(List<Block.Cell> cells, String code, Optional<ReportTables.Value> found) {
    if (found.isEmpty() || !found.get().isKnown()) {
      Reason reason = found.map(value -> Reason.of(value.reason())).orElse(Reason.NO_ROW);
      cells.add(Block.Cell.of(reason.in(language), Block.CellKind.WHY));
      cells.add(Block.Cell.of("—", Block.CellKind.NUMBER));
      cells.add(Block.Cell.of(found.map(this::unknown).orElse("—"), Block.CellKind.NUMBER));
      return;
    }
    ReportTables.Value value = found.get();
    cells.add(Block.Cell.of(value(code, value), Block.CellKind.NUMBER));
    cells.add(Block.Cell.of(count(value), Block.CellKind.NUMBER));
    cells.add(Block.Cell.of(unknown(value), Block.CellKind.NUMBER));
  }

  private String value(String code, ReportTables.Value value) {
    String mark =
        switch (value.residence()) {
          case "rural" -> " r";
          case "urban" -> " u";
          default -> "";
        };
    return tables.isOfFewCases(code, value)
        ? Numbers.whole(value.numerator())
            + " "
            + Phrase.OF.in(language)
            + " "
            + Numbers.whole(value.denominator())
            + mark
        : tables.indicator(code).shown(value.value(), language) + mark;
  }

  private static String count(ReportTables.Value value) {
    return value.numerator() == null || value.denominator() == null
        ? "—"
        : Numbers.whole(value.numerator()) + "/" + Numbers.whole(value.denominator());
  }

  private String unknown(ReportTables.Value value) {
    return value.unknownPct() == null ? "—" : Numbers.decimal(value.unknownPct(), 1);
  }
}
