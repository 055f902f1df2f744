package org.ptps.charts.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.declared.MapBoundaries;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.FilledQuery;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.Measure;
import org.ptps.warehouse.claim.Printed;

/** The {@code report} schema, the only one that figures and reports read. */
public final class ReportTables {
  /** In place of a question: which tables and columns there are. */
  static final String COLUMNS = "";

  private final Answers answers;
  private final Map<String, IndicatorText> indicators = new LinkedHashMap<>();
  private final Map<String, Double> thresholds = new HashMap<>();
  private final Map<String, Measure> measures = new HashMap<>();
  private Map<String, Words> reasons;
  private final Optional<MapBoundaries> boundaries;
  private final Set<String> asked = new TreeSet<>();

  public ReportTables(Warehouse warehouse) {
    this(new Answers(warehouse), Optional.empty());
  }

  /**
   * @param answers what was read so far, by others too
   * @param boundaries boundaries of municipalities for maps, which no warehouse holds
   */
  public ReportTables(Answers answers, Optional<MapBoundaries> boundaries) {
    this.answers = answers;
    this.boundaries = boundaries;
    if (!has("indicator_values")) {
      throw new ChartException(
          "the warehouse has no report.indicator_values → build it: ./ptps warehouse");
    }
    from("indicators")
        .by("position")
        .rows()
        .forEach(row -> indicators.put(row.text("code"), IndicatorText.of(row)));
  }

  public Rows query(String sql, Object... parameters) {
    String question = FilledQuery.of(sql, Arrays.asList(parameters));
    asked.add(question);
    return answers.to(question);
  }

  /**
   * What was read so far: questions to the warehouse, each with a hash of its answer, and that of
   * {@link #COLUMNS}. Whoever is answered the same again makes the same of it.
   */
  public Map<String, String> read() {
    Map<String, String> read = new TreeMap<>();
    read.put(COLUMNS, answers.hashOfColumns());
    asked.forEach(question -> read.put(question, answers.hash(question)));
    return read;
  }

  /** The row of a table that has one only. */
  public Rows.Row one(String table) {
    return from(table).rows().get(0);
  }

  /**
   * Reads a table of {@code report} as it stands. Filters say which of its rows; they come in the
   * table's own order, or in that of columns that rank them.
   */
  public Read from(String table) {
    if (!has(table)) {
      throw new ChartException(
          "the warehouse has no report." + table + " → build it: ./ptps warehouse");
    }
    return new Read(table);
  }

  /** Rows of one table; each filter narrows them. */
  public final class Read {
    private final String table;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final List<String> order = new ArrayList<>();

    private Read(String table) {
      this.table = table;
    }

    public Read where(String column, Object value) {
      return filter(column, "= ?", List.of(value));
    }

    public Read in(String column, java.util.Collection<?> wanted) {
      return wanted.isEmpty()
          ? filter(column, "is null and false", List.of())
          : filter(
              column,
              "in (" + wanted.stream().map(one -> "?").collect(Collectors.joining(", ")) + ")",
              List.copyOf(wanted));
    }

    public Read atMost(String column, long most) {
      return filter(column, "<= ?", List.of(most));
    }

    public Read atLeast(String column, long least) {
      return filter(column, ">= ?", List.of(least));
    }

    public Read known(String column) {
      return filter(column, "is not null", List.of());
    }

    /** In the order of a column that ranks the rows. */
    public Read by(String column) {
      order.add(name(column));
      return this;
    }

    /** The last first. */
    public Read latest(String column) {
      order.add(name(column) + " desc");
      return this;
    }

    public List<Rows.Row> rows() {
      return query(
              "select * from report."
                  + table
                  + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                  + (order.isEmpty() ? "" : " order by " + String.join(", ", order)),
              values.toArray())
          .rows();
    }

    public Optional<Rows.Row> first() {
      return rows().stream().findFirst();
    }

    public boolean isEmpty() {
      return rows().isEmpty();
    }

    private Read filter(String column, String condition, List<?> wanted) {
      conditions.add(name(column) + " " + condition);
      values.addAll(wanted);
      return this;
    }

    private String name(String column) {
      if (!has(table, column)) {
        throw new ChartException("report." + table + " has no column '" + column + "'");
      }
      return '"' + column + '"';
    }
  }

  public Optional<MapBoundaries> boundaries() {
    return boundaries;
  }

  public boolean has(String table) {
    return answers.columns().containsKey(table);
  }

  public boolean has(String table, String column) {
    return answers.columns().getOrDefault(table, Set.of()).contains(column);
  }

  /** Words of a column that exists per language, or once for both. */
  public String words(String table, String column, Rows.Row row, Language language) {
    String own = column + "_" + language.tag();
    String name = has(table, own) ? own : column;
    return has(table, name) ? row.text(name) : null;
  }

  /** Texts of a column that holds a list per language. */
  public List<String> list(String table, String column, Rows.Row row, Language language) {
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

  public Set<String> indicatorCodes() {
    return indicators.keySet();
  }

  List<IndicatorText> indicators() {
    return List.copyOf(indicators.values());
  }

  public IndicatorText indicator(String code) {
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
  public double threshold(String name) {
    return thresholds.computeIfAbsent(name, this::readThreshold);
  }

  private double readThreshold(String name) {
    Optional<Rows.Row> row = from("thresholds").where("name", name).first();
    if (row.isEmpty()) {
      throw new ChartException(
          "report.thresholds has no '" + name + "' → give it in conf/defaults.conf, thresholds");
    }
    return row.get().number("value");
  }

  /**
   * How values of an indicator are printed: its unit, the lines that rounding must not carry them
   * over (its targets, the line of coverage), and when they are told as a count.
   */
  public Measure measure(String indicator) {
    return measures.computeIfAbsent(indicator, this::readMeasure);
  }

  private Measure readMeasure(String code) {
    IndicatorText text = indicator(code);
    List<Double> lines = new ArrayList<>();
    if (text.isPercent()) {
      lines.add(threshold("coverage.line_pct"));
    }
    from("targets")
        .where("indicator", code)
        .known("value")
        .by("value")
        .rows()
        .forEach(row -> lines.add(row.number("value")));
    return new Measure(
        text.decimals(),
        text.symbolEs(),
        text.symbolEn(),
        text.isPercent(),
        lines,
        text.countsThings() ? threshold("small.min_cases") : 0);
  }

  /** A value of an indicator as every place prints it, with its key: few cases as a count. */
  public String printed(String indicator, Value value, Language language) {
    return Facts.fact(
        value.key() + "/value",
        value.value(),
        Printed.value(
            value.value(), value.numerator(), value.denominator(), measure(indicator), language));
  }

  /** The same without its symbol, as in a cell of a column of one unit. */
  public String bare(String indicator, Value value, Language language) {
    return Facts.fact(
        value.key() + "/value",
        value.value(),
        Printed.value(
            value.value(),
            value.numerator(),
            value.denominator(),
            measure(indicator).withoutSymbol(),
            language));
  }

  /** The same where only the number is at hand, such as a target. */
  public String printed(String indicator, double value, Language language) {
    return Printed.value(value, measure(indicator), language);
  }

  /** Titles of all sources by id. */
  public Map<String, String> sourceTitles(Language language) {
    Map<String, String> titles = new HashMap<>();
    from("sources")
        .rows()
        .forEach(row -> titles.put(row.text("id"), words("sources", "title", row, language)));
    return titles;
  }

  /**
   * Words of a reason that a trend or a value gives; they begin in lower case.
   *
   * @param reason as the warehouse writes it; null where it gives none
   */
  public String reasonWords(String reason, Language language) {
    if (reasons == null) {
      reasons = new HashMap<>();
      from("status_words")
          .in("kind", List.of("reason", "event"))
          .rows()
          .forEach(
              row ->
                  reasons.put(row.text("id"), new Words(row.text("name_es"), row.text("name_en"))));
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

  /**
   * Why there is no row of an indicator somewhere, as {@code ptps values} says it: a source that
   * was read does not speak of the place, or none was read.
   *
   * @param codes indicators that are looked for
   */
  public Reason withoutRow(List<String> codes) {
    boolean isLoaded =
        codes.stream()
            .anyMatch(
                code ->
                    !query(
                            "select 1 from report.indicator_values where indicator = ? and reason is"
                                + " distinct from 'source_not_loaded' limit 1",
                            code)
                        .isEmpty());
    return isLoaded ? Reason.NO_DENOMINATOR : Reason.SOURCE_NOT_LOADED;
  }

  /** Names of all areas in a language, by level and code joined by a colon. */
  public Map<String, String> areaNames(Language language) {
    Map<String, String> names = new HashMap<>();
    from("areas")
        .rows()
        .forEach(
            row ->
                names.put(
                    row.text("level") + ":" + row.text("area_code"),
                    words("areas", "area_name", row, language)));
    return names;
  }

  /** The group of {@code report.area_groups} that a slice shows, which may be one municipality. */
  public static String group(Slice slice) {
    return slice.level().equals("department")
        ? "departments"
        : slice.area().isEmpty() ? slice.areas().name().toLowerCase(Locale.ROOT) : slice.area();
  }

  /** The areas of a slice, by name; names that repeat among them are told apart. */
  public List<Area> areas(Slice slice, Language language) {
    return from("area_groups").where("area_group", group(slice)).by("position").rows().stream()
        .map(
            row ->
                new Area(
                    row.text("area_code"),
                    words("area_groups", "name", row, language),
                    Optional.ofNullable(row.text("department_name")).orElse(""),
                    row.number("latitude"),
                    row.number("longitude")))
        .toList();
  }

  /**
   * Refuses the code of a municipality that is none.
   *
   * @throws ChartException if no municipality has the code
   */
  public void municipality(String code) {
    if (from("areas").where("level", "municipality").where("area_code", code).isEmpty()) {
      throw new ChartException(
          "there is no municipality '"
              + code
              + "' → use its four digits, such as 0501, or see report.areas");
    }
  }

  /** Rows of {@code report.indicator_values} of one indicator at one level. */
  List<Value> values(String indicator, String level) {
    return from("indicator_values")
        .where("indicator", indicator)
        .where("level", level)
        .by("area_code")
        .by("residence")
        .by("year")
        .rows()
        .stream()
        .map(Value::of)
        .toList();
  }

  /** What a slice asks for in place of a residence: one of them, or that which documents show. */
  public static String shownAs(Slice slice) {
    return slice.residences().size() == 1 ? slice.residences().get(0) : "shown";
  }

  /** Values of one year of the residence that is asked for, from the highest down. */
  List<Value> values(List<String> indicators, String level, String shownAs, int year) {
    Read read =
        from("ranked_values").where("level", level).in("indicator", indicators).where("year", year);
    return (shownAs.equals("shown")
            ? read.where("is_shown", true).by("shown_position")
            : read.where("residence", shownAs).by("position"))
        .rows().stream().map(Value::of).toList();
  }

  /** Values of one indicator, area and residence until a year, in the order of the years. */
  public List<Value> line(
      String indicator, String level, String area, String residence, int until) {
    return from("ranked_values")
        .where("level", level)
        .where("indicator", indicator)
        .where("residence", residence)
        .where("area_code", area)
        .atMost("year", until)
        .by("year")
        .rows()
        .stream()
        .map(Value::of)
        .toList();
  }

  /**
   * Of which residence a line over the years is: the one that is asked for, or by {@code
   * report.shown_lines} that which documents show at its end.
   */
  public String lineResidence(String indicator, String level, String area, Slice slice) {
    return slice.residences().size() == 1
        ? slice.residences().get(0)
        : from("shown_lines")
            .where("level", level)
            .where("indicator", indicator)
            .where("area_code", area)
            .atMost("year", slice.year().orElse(9999))
            .latest("year")
            .first()
            .map(row -> row.text("residence"))
            .orElse(slice.residences().get(0));
  }

  /**
   * How many areas of a group have a value and how these lie, of one year or the last with any.
   *
   * @param year nothing for the last year in which any of the indicators has a value
   */
  public Map<String, Rows.Row> counts(List<String> indicators, Slice slice) {
    java.util.function.Supplier<Read> read =
        () ->
            from("group_counts")
                .where("area_group", group(slice))
                .where("shown_as", shownAs(slice))
                .in("indicator", indicators);
    Optional<Long> year =
        slice.year().isPresent()
            ? Optional.of((long) slice.year().getAsInt())
            : read.get()
                .known("last_year")
                .latest("last_year")
                .first()
                .map(row -> row.integer("last_year"))
                // Without any value the reasons of the last year tell why.
                .or(() -> read.get().latest("year").first().map(row -> row.integer("year")));
    Map<String, Rows.Row> counts = new LinkedHashMap<>();
    year.ifPresent(
        one ->
            read.get()
                .where("year", one)
                .rows()
                .forEach(row -> counts.put(row.text("indicator"), row)));
    return counts;
  }

  /** Years in which an indicator has a value of the area of a slice, or of any of its group. */
  public List<Long> yearsWithValue(String indicator, Slice slice) {
    Read read =
        slice.area().isEmpty()
            ? from("group_counts")
                .where("area_group", group(slice))
                .where("shown_as", shownAs(slice))
                .where("indicator", indicator)
                .atLeast("with_value", 1)
            : from("shown_values")
                .where("level", slice.level())
                .where("area_code", slice.area())
                .where("indicator", indicator)
                .known("value");
    return read.by("year").rows().stream().map(row -> row.integer("year")).toList();
  }

  /** The value of the whole group that a row of {@link #counts} speaks of. */
  public Optional<Value> whole(Rows.Row counts) {
    return whole(counts, counts.text("whole_residence"));
  }

  public Optional<Value> whole(Rows.Row counts, String residence) {
    return counts.text("whole_area") == null
        ? Optional.empty()
        : from("ranked_values")
            .where("level", counts.text("whole_level"))
            .where("indicator", counts.text("indicator"))
            .where("year", counts.integer("year"))
            .where("residence", residence)
            .where("area_code", counts.text("whole_area"))
            .first()
            .map(Value::of);
  }

  /** Rows of {@code report.indicator_breakdowns} of one indicator and area. */
  public List<Category> categories(
      String indicator, String breakdown, String level, String area, String residence) {
    return from("indicator_breakdowns")
        .where("indicator", indicator)
        .where("breakdown", breakdown)
        .where("level", level)
        .where("area_code", area)
        .where("residence", residence)
        .by("year")
        .by("category")
        .rows()
        .stream()
        .map(row -> new Category(row.text("category"), Value.of(row)))
        .toList();
  }

  /** Titles, with edition, of the sources with rows that indicators rest on; may be empty. */
  public List<String> sourcesOf(List<String> codes, Language language) {
    Set<String> used =
        from("indicator_sources").in("indicator", codes).rows().stream()
            .map(row -> row.text("source"))
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    return from("sources").in("id", used).atLeast("rows_kept", 1).by("id").rows().stream()
        .map(
            row -> {
              String editions = String.join(", ", list("sources", "editions", row, language));
              String title = words("sources", "title", row, language);
              return editions.isBlank() ? title : title + " (" + editions + ")";
            })
        .toList();
  }

  /**
   * An area of a group.
   *
   * @param name told apart by its department where another of the group has the same
   * @param latitude null where it is not known, as the longitude
   */
  public record Area(
      String code, String name, String department, Double latitude, Double longitude) {}

  /** One class or type of a breakdown with its value. */
  public record Category(String name, Value value) {}

  /** What the catalogue says of an indicator. */
  public record IndicatorText(
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
      String countsEn,
      boolean countsThings) {

    public static IndicatorText of(Rows.Row row) {
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
          row.text("counts_en"),
          row.flag("counts_things"));
    }

    public String name(Language language) {
      return switch (language) {
        case ES -> nameEs;
        case EN -> nameEn;
      };
    }

    /** The name, and its code for those who look it up. */
    public String named(Language language) {
      return name(language) + " (" + code + ")";
    }

    public String symbol(Language language) {
      return switch (language) {
        case ES -> symbolEs;
        case EN -> symbolEn;
      };
    }

    /** What the denominator counts, such as dwellings. */
    public String counts(Language language) {
      return switch (language) {
        case ES -> countsEs;
        case EN -> countsEn;
      };
    }

    /** The denominator is money. */
    public boolean isMoney() {
      return "amounts".equals(counts);
    }

    public boolean isPercent() {
      return "percent".equals(unit);
    }

    /** A value without regard to lines; prefer {@link ReportTables#printed}. */
    String shown(double value, Language language) {
      return Printed.value(
          value, new Measure(decimals, symbolEs, symbolEn, isPercent(), List.of(), 0), language);
    }
  }

  /**
   * One row of {@code report.ranked_values}, {@code indicator_values} or {@code
   * indicator_breakdowns}; numbers are null where there is none.
   *
   * @param key key of the claim, without its part
   * @param notCounted what is known and does not count; only of ranked values
   * @param universe all there is, known or not; only of ranked values
   */
  public record Value(
      String indicator,
      String key,
      String areaCode,
      String areaName,
      String level,
      String residence,
      int year,
      Double numerator,
      Double denominator,
      Double unknown,
      Double notCounted,
      Double universe,
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

    public static Value of(Rows.Row row) {
      return new Value(
          row.text("indicator"),
          key(row),
          row.text("area_code"),
          row.text("area_name"),
          row.text("level"),
          row.text("residence"),
          row.integer("year").intValue(),
          row.number("numerator"),
          row.number("denominator"),
          row.number("unknown"),
          optional(row, "not_counted"),
          optional(row, "universe"),
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

    private static Double optional(Rows.Row row, String column) {
      return row.columns().contains(column) ? row.number(column) : null;
    }

    private static String key(Rows.Row row) {
      if (row.columns().contains("key")) {
        return row.text("key");
      }
      boolean breakdown = row.columns().contains("breakdown");
      String value =
          new ClaimKey(
                  row.text("indicator"),
                  breakdown ? row.text("breakdown") : "",
                  breakdown ? row.text("category") : "",
                  "",
                  row.text("area_code"),
                  row.text("residence"),
                  row.text("year"),
                  "",
                  "value")
              .text();
      return value.substring(0, value.lastIndexOf('/'));
    }

    public boolean isKnown() {
      return value != null;
    }

    /** Lower end of what the value may be: of its interval, else of the bounds; null if neither. */
    public Double low() {
      return ciLow != null ? ciLow : boundLow;
    }

    /** Upper end of what the value may be: of its interval, else of the bounds; null if neither. */
    public Double high() {
      return ciHigh != null ? ciHigh : boundHigh;
    }

    /** Not validated by anybody yet. */
    public boolean isPreliminary() {
      return !"validado".equals(validation);
    }
  }
}
