package org.ptps.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.claim.Measure;
import org.ptps.warehouse.claim.Printed;

/** The {@code report} schema, the only one that figures and reports read. */
final class ReportTables {
  private final Warehouse warehouse;
  private final Map<String, Set<String>> columns = new HashMap<>();
  private final Map<String, IndicatorText> indicators = new LinkedHashMap<>();
  private final Map<String, Double> thresholds = new HashMap<>();
  private final Map<String, Measure> measures = new HashMap<>();
  private Map<String, Words> reasons;
  private final Optional<MapBoundaries> boundaries;

  ReportTables(Warehouse warehouse) {
    this(warehouse, Optional.empty());
  }

  /**
   * @param boundaries boundaries of municipalities for maps, which no warehouse holds
   */
  ReportTables(Warehouse warehouse, Optional<MapBoundaries> boundaries) {
    this.warehouse = warehouse;
    this.boundaries = boundaries;
    warehouse
        .query(
            """
            select table_name, column_name
            from information_schema.columns
            where table_schema = 'report'
            order by table_name, ordinal_position""")
        .forEach(
            row ->
                columns
                    .computeIfAbsent(
                        row.text("table_name"), name -> new java.util.LinkedHashSet<>())
                    .add(row.text("column_name")));
    if (!has("indicator_values")) {
      throw new ChartException(
          "the warehouse has no report.indicator_values → build it: ./ptps warehouse");
    }
    query("select * from report.indicators order by position")
        .forEach(row -> indicators.put(row.text("code"), IndicatorText.of(row)));
  }

  Rows query(String sql, Object... parameters) {
    return warehouse.query(sql, parameters);
  }

  /** The row of a table that has one only. */
  Rows.Row one(String table) {
    return query("select * from report." + table).rows().get(0);
  }

  Optional<MapBoundaries> boundaries() {
    return boundaries;
  }

  boolean has(String table) {
    return columns.containsKey(table);
  }

  boolean has(String table, String column) {
    return columns.getOrDefault(table, Set.of()).contains(column);
  }

  /** Words of a column that exists per language, or once for both. */
  String words(String table, String column, Rows.Row row, Language language) {
    String own = column + "_" + language.tag();
    String name = has(table, own) ? own : column;
    return has(table, name) ? row.text(name) : null;
  }

  /** Texts of a column that holds a list per language. */
  List<String> list(String table, String column, Rows.Row row, Language language) {
    String own = column + "_" + language.tag();
    Object value = row.value(has(table, own) ? own : column);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> texts) {
      return texts.stream().map(String::valueOf).toList();
    }
    return List.of(String.valueOf(value));
  }

  Set<String> indicatorCodes() {
    return indicators.keySet();
  }

  List<IndicatorText> indicators() {
    return List.copyOf(indicators.values());
  }

  IndicatorText indicator(String code) {
    IndicatorText indicator = indicators.get(code);
    if (indicator == null) {
      throw new ChartException(
          "report.indicators has no '" + code + "' → use a code of: ./ptps list indicators");
    }
    return indicator;
  }

  /**
   * A number that decides what is shown, such as the 80 % line.
   *
   * @throws ChartException if {@code conf/defaults.conf} does not give it
   */
  double threshold(String name) {
    return thresholds.computeIfAbsent(name, this::readThreshold);
  }

  private double readThreshold(String name) {
    Rows rows = query("select value from report.thresholds where name = ?", name);
    if (rows.isEmpty()) {
      throw new ChartException(
          "report.thresholds has no '" + name + "' → give it in conf/defaults.conf, thresholds");
    }
    return rows.rows().get(0).number("value");
  }

  /** Whether a percentage rests on so few cases that the count is written in its place. */
  boolean isOfFewCases(String indicator, Value value) {
    return value.isKnown()
        && Printed.isFew(value.numerator(), value.denominator(), measure(indicator));
  }

  /**
   * How values of an indicator are printed: its unit, the lines that rounding must not carry them
   * over (its targets, the line of coverage), and when they are told as a count.
   */
  Measure measure(String indicator) {
    return measures.computeIfAbsent(indicator, this::readMeasure);
  }

  private Measure readMeasure(String code) {
    IndicatorText text = indicator(code);
    List<Double> lines = new ArrayList<>();
    if (text.isPercent()) {
      lines.add(threshold("coverage.line_pct"));
    }
    if (has("targets")) {
      query("select distinct value from report.targets where indicator = ? order by value", code)
          .forEach(row -> lines.add(row.number("value")));
    }
    return new Measure(
        text.decimals(),
        text.symbolEs(),
        text.symbolEn(),
        text.isPercent(),
        lines,
        threshold("small.min_cases"));
  }

  /** A value of an indicator as every place prints it: few cases as a count. */
  String printed(String indicator, Value value, Language language) {
    return Printed.value(
        value.value(), value.numerator(), value.denominator(), measure(indicator), language);
  }

  /** The same where only the number is at hand, such as a target. */
  String printed(String indicator, double value, Language language) {
    return Printed.value(value, measure(indicator), language);
  }

  /** Titles of all sources by id. */
  Map<String, String> sourceTitles(Language language) {
    Map<String, String> titles = new HashMap<>();
    query("select id, title_es, title_en from report.sources")
        .forEach(row -> titles.put(row.text("id"), words("sources", "title", row, language)));
    return titles;
  }

  /**
   * Words of a reason that a trend or a value gives; they begin in lower case.
   *
   * @param reason as the warehouse writes it; null where it gives none
   */
  String reasonWords(String reason, Language language) {
    if (reasons == null) {
      reasons = new HashMap<>();
      if (has("status_words")) {
        query("select * from report.status_words where kind = 'reason'")
            .forEach(
                row ->
                    reasons.put(
                        row.text("id"), new Words(row.text("name_es"), row.text("name_en"))));
      }
    }
    if (reason == null || reason.isEmpty()) {
      return Phrase.NOT_STATED.in(language);
    }
    Words words = reasons.get(reason);
    if (reason.equals("no_data")) {
      return Phrase.NO_DATA.in(language).toLowerCase(Locale.ROOT);
    }
    return words == null ? Reason.of(reason).in(language) : words.in(language);
  }

  /** Names of all areas in a language, by level and code joined by a colon. */
  Map<String, String> areaNames(Language language) {
    Map<String, String> names = new HashMap<>();
    query("select * from report.areas")
        .forEach(
            row ->
                names.put(
                    row.text("level") + ":" + row.text("area_code"),
                    words("areas", "area_name", row, language)));
    return names;
  }

  /** The municipalities of a slice: the one that it names, else those of its group. */
  List<Area> municipalities(Slice slice) {
    return slice.area().isEmpty()
        ? municipalities(slice.areas())
        : List.of(municipality(slice.area()));
  }

  /**
   * One municipality.
   *
   * @throws ChartException if no municipality has the code
   */
  Area municipality(String code) {
    return municipalities(Slice.AreaGroup.ALL).stream()
        .filter(area -> area.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new ChartException(
                    "there is no municipality '"
                        + code
                        + "' → use its four digits, such as 0501, or see report.areas"));
  }

  /** Municipalities of a group, by code. */
  List<Area> municipalities(Slice.AreaGroup group) {
    String condition =
        switch (group) {
          case COHORT_2017 -> "and is_cohort_2017";
          case MEMBERS -> "and is_member";
          case ALL -> "";
        };
    List<Area> areas = new ArrayList<>();
    query(
            "select area_code, area_name, department_name from report.areas"
                + " where level = 'municipality' "
                + condition
                + " order by area_code")
        .forEach(
            row ->
                areas.add(
                    new Area(
                        row.text("area_code"),
                        row.text("area_name"),
                        Optional.ofNullable(row.text("department_name")).orElse(""))));
    return told(areas);
  }

  // Names of municipalities are not unique: those that repeat here are told apart by department.
  private static List<Area> told(List<Area> areas) {
    Map<String, Long> count =
        areas.stream().collect(Collectors.groupingBy(Area::name, Collectors.counting()));
    return areas.stream()
        .map(
            area ->
                count.get(area.name()) == 1
                    ? area
                    : new Area(
                        area.code(),
                        area.name() + " (" + area.department() + ")",
                        area.department()))
        .toList();
  }

  /** Rows of {@code report.indicator_values} of one indicator at one level. */
  List<Value> values(String indicator, String level) {
    List<Value> values = new ArrayList<>();
    query(
            """
            select * from report.indicator_values
            where indicator = ? and level = ?
            order by area_code, residence, year""",
            indicator,
            level)
        .forEach(row -> values.add(Value.of(row)));
    return values;
  }

  /** Rows of {@code report.indicator_breakdowns} of one indicator and area. */
  List<Category> categories(
      String indicator, String breakdown, String level, String area, String residence) {
    List<Category> categories = new ArrayList<>();
    if (has("indicator_breakdowns")) {
      query(
              """
              select * from report.indicator_breakdowns
              where indicator = ? and breakdown = ? and level = ? and area_code = ?
                  and residence = ?
              order by year, category""",
              indicator,
              breakdown,
              level,
              area,
              residence)
          .forEach(row -> categories.add(new Category(row.text("category"), Value.of(row))));
    }
    return categories;
  }

  /** The year of the slice, or the latest in which any of the values is known. */
  static OptionalInt year(Slice slice, List<Value> values) {
    return slice.year().isPresent()
        ? slice.year()
        : values.stream().filter(Value::isKnown).mapToInt(Value::year).max();
  }

  /** The first of the wanted residences that has a value; else the first that has a row. */
  static Optional<Value> preferred(List<Value> values, List<String> residences) {
    return values.stream()
        .filter(value -> residences.contains(value.residence()))
        .min(
            Comparator.comparing((Value value) -> !value.isKnown())
                .thenComparing(value -> residences.indexOf(value.residence())));
  }

  /** Titles, with edition, of the sources with rows that indicators rest on; may be empty. */
  List<String> sourcesOf(List<String> codes, Language language) {
    List<String> sources = new ArrayList<>();
    if (!has("indicator_sources")) {
      return sources;
    }
    String marks = codes.stream().map(code -> "?").collect(Collectors.joining(", "));
    query(
            """
            select distinct
                sources.id, sources.title_es, sources.title_en,
                array_to_string(sources.editions, ', ') as editions
            from report.indicator_sources as used
            join report.sources as sources on sources.id = used.source
            where used.indicator in (%s) and sources.rows_kept > 0
            order by sources.id"""
                .formatted(marks),
            codes.toArray())
        .forEach(
            row -> {
              String editions = row.text("editions");
              String title = words("sources", "title", row, language);
              sources.add(
                  editions == null || editions.isBlank() ? title : title + " (" + editions + ")");
            });
    return sources;
  }

  /** A municipality. */
  record Area(String code, String name, String department) {}

  /** One class or type of a breakdown with its value. */
  record Category(String name, Value value) {}

  /** What the catalogue says of an indicator. */
  record IndicatorText(
      String code,
      String nameEs,
      String nameEn,
      String unit,
      String symbolEs,
      String symbolEn,
      int decimals,
      String origin,
      String counts,
      String countsEs,
      String countsEn) {

    static IndicatorText of(Rows.Row row) {
      Long decimals = row.integer("decimals");
      return new IndicatorText(
          row.text("code"),
          row.text("name_es"),
          row.text("name_en"),
          row.text("unit"),
          Optional.ofNullable(row.text("unit_symbol_es")).orElse(""),
          Optional.ofNullable(row.text("unit_symbol_en")).orElse(""),
          decimals == null ? 1 : decimals.intValue(),
          row.text("origin"),
          row.text("counts"),
          row.text("counts_es"),
          row.text("counts_en"));
    }

    String name(Language language) {
      return switch (language) {
        case ES -> nameEs;
        case EN -> nameEn;
      };
    }

    String symbol(Language language) {
      return switch (language) {
        case ES -> symbolEs;
        case EN -> symbolEn;
      };
    }

    /** What the denominator counts, such as dwellings. */
    String counts(Language language) {
      return switch (language) {
        case ES -> countsEs;
        case EN -> countsEn;
      };
    }

    /** The denominator is money. */
    boolean isMoney() {
      return "amounts".equals(counts);
    }

    boolean isPercent() {
      return "percent".equals(unit);
    }

    /** A value without regard to lines; prefer {@link ReportTables#printed}. */
    String shown(double value, Language language) {
      return Printed.value(
          value, new Measure(decimals, symbolEs, symbolEn, isPercent(), List.of(), 0), language);
    }
  }

  /** One row of {@code report.indicator_values}; numbers are null where there is none. */
  record Value(
      String areaCode,
      String areaName,
      String level,
      String residence,
      int year,
      Double numerator,
      Double denominator,
      Double unknown,
      Double value,
      Double unknownPct,
      Double ciLow,
      Double ciHigh,
      Double boundLow,
      Double boundHigh,
      String observedFrom,
      String observedTo,
      boolean synthetic,
      String validation,
      String reason,
      Long rows) {

    static Value of(Rows.Row row) {
      return new Value(
          row.text("area_code"),
          row.text("area_name"),
          row.text("level"),
          row.text("residence"),
          row.integer("year").intValue(),
          row.number("numerator"),
          row.number("denominator"),
          row.number("unknown"),
          row.number("value"),
          row.number("unknown_pct"),
          row.number("ci_low"),
          row.number("ci_high"),
          row.number("bound_low"),
          row.number("bound_high"),
          row.text("observed_from"),
          row.text("observed_to"),
          row.flag("synthetic"),
          row.text("validation"),
          row.text("reason"),
          row.integer("n_rows"));
    }

    boolean isKnown() {
      return value != null;
    }

    /** Lower end of what the value may be: of its interval, else of the bounds; null if neither. */
    Double low() {
      return ciLow != null ? ciLow : boundLow;
    }

    /** Upper end of what the value may be: of its interval, else of the bounds; null if neither. */
    Double high() {
      return ciHigh != null ? ciHigh : boundHigh;
    }

    /** Not validated by anybody yet. */
    boolean isPreliminary() {
      return !"validado".equals(validation);
    }
  }
}
