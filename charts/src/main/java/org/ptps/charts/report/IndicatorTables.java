package org.ptps.charts.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.data.RowFacts;
import org.ptps.charts.document.Block;
import org.ptps.charts.document.Run;
import org.ptps.charts.sentences.Form;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.Fact;
import org.ptps.warehouse.claim.Measure;
import org.ptps.warehouse.claim.Printed;
import org.ptps.warehouse.claim.RowKey;

/** One table per indicator: areas down, the latest years across. */
final class IndicatorTables {
  private static final String ALL = "all";
  private static final List<String> GROUPS = List.of("nation", "ptps");
  private static final List<String> ALL_GROUPS =
      List.of("nation", "ptps", "department", "partners", "others");

  private final ReportTables tables;
  private final Language language;
  private final Form.Context context;

  IndicatorTables(ReportTables tables, Language language) {
    this.tables = tables;
    this.language = language;
    this.context = new Form.Context(tables, language, Set.of());
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
                Run.anchor(code),
                code + " · " + declared(words(row, "name")),
                List.of(new Block.Facts(facts), table(code, words(row, "name"), "groups"))));
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
              String page = tables.words("baselines", "page", row, language);
              lines.add(
                  fact(new RowKey("baselines", List.of(code, row.text("id")), "value"), code, row)
                      + ", "
                      + row.text("year")
                      + ", "
                      + scope(row.text("scope"))
                      + kind
                      + ": "
                      + declared(
                          definition
                              + ". "
                              + tables.words("baselines", "source", row, language)
                              + (page == null || page.isEmpty() ? "" : ", " + page)
                              + "."));
            });
    return lines;
  }

  /** Of whom a baseline speaks. */
  private String scope(String code) {
    return switch (code) {
      case "NAT" -> Phrase.NATION.in(language).toLowerCase(Locale.ROOT);
      case "NAT-SIASAR" -> Phrase.NATION_BY_SIASAR.in(language);
      default -> tables.areaNames(language).getOrDefault("ptps:" + code, code);
    };
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
                  fact(
                          new RowKey(
                              "targets",
                              List.of(code, row.text("year"), row.text("origin")),
                              "value"),
                          code,
                          row)
                      + ", "
                      + row.text("year")
                      + " "
                      + kind.in(language)
                      + ". "
                      + declared(tables.words("targets", "note", row, language) + "."));
            });
    return lines;
  }

  private String fact(RowKey key, String code, Rows.Row row) {
    double value = row.number("value");
    // Some baselines count municipalities, whatever the indicator is measured in.
    return Annotated.fact(
        Fact.of(
            key,
            value,
            Printed.value(
                value, Form.ofMeasure(row).orElseGet(() -> tables.measure(code)), language)));
  }

  /** Words of the catalogue: what is typed in them is declared there with its source. */
  private static String declared(String words) {
    return Annotated.kind("declared", words);
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
        Run.anchor(code),
        code + " · " + declared(words(row, "name")),
        List.of(new Block.Facts(facts(row)), table(code, words(row, "name"), ALL)));
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
    // Facts of their own keep their keys; all other words are the catalogue's.
    List<String> given =
        values.stream()
            .filter(value -> !value.isBlank())
            .map(value -> value.equals(Annotated.plain(value)) ? declared(value) : value)
            .toList();
    if (!given.isEmpty()) {
      facts.add(new Block.Fact(name.in(language), given));
    }
  }

  // Areas down, years across; which of them are shown, and of which residence, report.sheet_values
  // has decided.
  private Block table(String code, String name, String scope) {
    List<Rows.Row> values =
        tables
            .query(
                """
                select * from report.sheet_values
                where indicator = ? and scope = ?
                order by group_position, area_code, year""",
                code,
                scope)
            .rows();
    if (values.isEmpty()) {
      return Block.Paragraph.of(
          Block.Tone.WHY, Phrase.NO_DATA.in(language) + ": " + Reason.NO_ROW.in(language));
    }
    List<Long> years = values.stream().map(row -> row.integer("year")).distinct().sorted().toList();
    List<Block.Group> groups = new ArrayList<>();
    List<Block.Column> columns = new ArrayList<>();
    columns.add(new Block.Column(Phrase.AREA.in(language), false));
    for (Long year : years) {
      groups.add(new Block.Group(String.valueOf(year), 3));
      for (Phrase heading : List.of(Phrase.VALUE, Phrase.COUNT_OF, Phrase.UNKNOWN_PCT)) {
        columns.add(new Block.Column(heading.in(language), true));
      }
    }
    List<Block.Row> rows = new ArrayList<>();
    Map<String, List<Rows.Row>> byGroup = new LinkedHashMap<>();
    (scope.equals(ALL) ? ALL_GROUPS : GROUPS)
        .forEach(group -> byGroup.put(group, new ArrayList<>()));
    values.forEach(row -> byGroup.get(row.text("area_group")).add(row));
    byGroup.forEach((group, shown) -> group(rows, heading(group), shown, years));
    return new Block.Table(code + " " + declared(name), Block.Width.NORMAL, groups, columns, rows);
  }

  private void group(
      List<Block.Row> rows, String heading, List<Rows.Row> values, List<Long> years) {
    int width = 1 + 3 * years.size();
    rows.add(
        new Block.Row(
            Block.RowKind.GROUP, List.of(new Block.Cell(heading, Block.CellKind.TEXT, width))));
    Map<String, List<Rows.Row>> areas = new LinkedHashMap<>();
    values.stream()
        .filter(row -> row.flag("is_shown"))
        .forEach(
            row ->
                areas.computeIfAbsent(row.text("area_code"), code -> new ArrayList<>()).add(row));
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
    for (List<Rows.Row> area : areas.values()) {
      List<Block.Cell> cells = new ArrayList<>();
      cells.add(Block.Cell.of(name(area.get(0)), Block.CellKind.TEXT));
      for (Long year : years) {
        cells(cells, area.stream().filter(row -> row.integer("year").equals(year)).findFirst());
      }
      rows.add(new Block.Row(Block.RowKind.NORMAL, cells));
    }
  }

  // Names of municipalities are not unique.
  private String name(Rows.Row row) {
    String name = String.valueOf(Form.answer(row, "area_name", language));
    return switch (row.text("level")) {
      case "municipality", "ptps" -> name + " (" + row.text("area_code") + ")";
      default -> name;
    };
  }

  private String heading(String group) {
    return switch (group) {
      case "nation" -> Phrase.NATION.in(language);
      case "ptps" -> Phrase.PARTNER_GROUPS.in(language);
      case "partners" -> Phrase.PARTNERS.in(language);
      case "others" -> Phrase.OTHER_MUNICIPALITIES.in(language);
      default -> Phrase.DEPARTMENTS.in(language);
    };
  }

  private String reasons(List<Rows.Row> values) {
    String reasons =
        values.stream()
            .map(row -> Reason.of(row.text("value_reason")))
            .distinct()
            .sorted(Comparator.naturalOrder())
            .map(reason -> reason.in(language))
            .collect(Collectors.joining(", "));
    return reasons.isEmpty() ? Reason.NO_ROW.in(language) : reasons;
  }

  private void cells(List<Block.Cell> cells, Optional<Rows.Row> found) {
    if (found.isEmpty() || found.get().number("value") == null) {
      Reason reason = found.map(row -> Reason.of(row.text("value_reason"))).orElse(Reason.NO_ROW);
      cells.add(Block.Cell.of(reason.in(language), Block.CellKind.WHY));
      cells.add(Block.Cell.of("—", Block.CellKind.NUMBER));
      cells.add(Block.Cell.of(found.map(this::unknown).orElse("—"), Block.CellKind.NUMBER));
      return;
    }
    Rows.Row row = found.get();
    String mark =
        switch (row.text("residence")) {
          case "rural" -> " r";
          case "urban" -> " u";
          default -> "";
        };
    cells.add(
        Block.Cell.of(
            Form.VALUE.cell(row, "value", "", Map.of(), context).text() + mark,
            Block.CellKind.NUMBER));
    cells.add(Form.RATIO.cell(row, "numerator", "denominator", Map.of(), context));
    cells.add(Block.Cell.of(unknown(row), Block.CellKind.NUMBER));
  }

  private String unknown(Rows.Row row) {
    Double unknown = row.number("unknown_pct");
    return unknown == null
        ? "—"
        : RowFacts.annotated(
            row,
            "unknown_pct",
            unknown,
            Printed.value(unknown, Measure.PERCENT.withoutSymbol(), language));
  }
}
