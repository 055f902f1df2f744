package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.Words;
import org.ptps.warehouse.Passport.Of;
import org.ptps.warehouse.Passport.Part;
import org.ptps.warehouse.Passport.Reader;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.FactKey;
import org.ptps.warehouse.claim.RowKey;

/**
 * Where passports are asked for, one or those of a whole report: each question goes to the engine
 * once for all keys, so that thousands of numbers take seconds. The whole warehouse is read; what
 * is told rests on what the reader may read.
 */
public final class PassportOffice {
  /** Every row of every part. */
  public static final int ALL_ROWS = Integer.MAX_VALUE;

  private static final String ROWS_TABLE = "passport_rows";

  private final Warehouse whole;
  private final Warehouse shown;
  private final Warehouse meanings;
  private final Reader reader;
  private final IndicatorCatalog catalog;
  private final Map<String, Words> areas = new HashMap<>();
  private final Map<String, List<Part>> definitions = new HashMap<>();
  private final Map<String, List<Part>> origins = new HashMap<>();
  private ColumnLabels labels;
  private Lineage lineage;

  /**
   * @param whole the whole warehouse
   * @param shown what its reader may read: the same, or its public edition
   */
  public PassportOffice(Warehouse whole, Warehouse shown, Reader reader, IndicatorCatalog catalog) {
    this(whole, shown, whole, reader, catalog);
  }

  /**
   * @param meanings where it is said what tables and columns mean, which a warehouse of an earlier
   *     day does not
   */
  public PassportOffice(
      Warehouse whole,
      Warehouse shown,
      Warehouse meanings,
      Reader reader,
      IndicatorCatalog catalog) {
    this.whole = whole;
    this.shown = shown;
    this.meanings = meanings;
    this.reader = reader;
    this.catalog = catalog;
  }

  /**
   * The passport of one number, with all its rows.
   *
   * @throws QueryException if the text is no key, or nothing is printed under it
   */
  public Passport open(String text) {
    FactKey key;
    try {
      key = FactKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new QueryException(
          new Words(
              "'"
                  + text
                  + "' no es clave de un número impreso → código/área/residencia/año/parte, o"
                  + " tabla/fila/columna",
              e.getMessage()));
    }
    Passport passport = openAll(List.of(text), ALL_ROWS).get(text);
    if (passport == null) {
      throw new QueryException(
          new Words(
              "nada está impreso con la clave " + key.text() + " en lo que puede leer",
              "nothing is printed under the key " + key.text() + " in what you may read"));
    }
    return passport;
  }

  /**
   * Passports by key, in the order of the keys; a key under which nothing is printed has none.
   * Numbers of one claim or row share their parts.
   *
   * @param texts keys as printed
   * @param most rows of a part that are fetched; the part knows how many there are
   */
  public Map<String, Passport> openAll(Collection<String> texts, int most) {
    Map<String, FactKey> keys = new LinkedHashMap<>();
    for (String text : texts) {
      try {
        keys.put(text, FactKey.parse(text));
      } catch (IllegalArgumentException e) {
        // No key of a number: nobody can have printed one under it.
        continue;
      }
    }
    return new Opening(keys, most).passports();
  }

  /** What columns and parts are called. */
  public ColumnLabels labels() {
    if (labels == null) {
      labels = ColumnLabels.of(meanings);
    }
    return labels;
  }

  // --- titles and definitions --------------------------------------------------------------------

  private Words place(String area) {
    if (areas.isEmpty()) {
      shown
          .query("select area_code, area_name, area_name_en from report.areas order by area_code")
          .forEach(
              row ->
                  areas.put(
                      row.text("area_code"),
                      new Words(row.text("area_name"), row.text("area_name_en"))));
    }
    return areas.getOrDefault(area, new Words(area, area));
  }

  private Words title(ClaimKey claim, Words name) {
    Words residence = ColumnLabels.residence(claim.residence());
    Words part = labels().of(claim.part());
    String breakdown =
        claim.breakdown().isEmpty() ? "" : " (" + claim.breakdown() + ": " + claim.category() + ")";
    String before = claim.code() + " · ";
    Words area = place(claim.area());
    return new Words(
        before
            + name.es()
            + breakdown
            + " · "
            + area.es()
            + ", "
            + residence.es()
            + ", "
            + claim.period()
            + " · "
            + part.es(),
        before
            + name.en()
            + breakdown
            + " · "
            + area.en()
            + ", "
            + residence.en()
            + ", "
            + claim.period()
            + " · "
            + part.en());
  }

  private List<Part> definition(Indicator indicator) {
    return definitions.computeIfAbsent(indicator.id(), id -> defined(indicator));
  }

  private List<Part> defined(Indicator indicator) {
    Rows query =
        whole.query(
            "select file, sql, md5(sql) as version from declared.queries where schema_name ="
                + " 'indicator' and name = ?",
            indicator.id());
    String sql = query.isEmpty() ? "" : query.rows().get(0).text("sql");
    Rows definition =
        new Rows(
            List.of(
                "definition_es",
                "definition_en",
                "numerator_es",
                "numerator_en",
                "denominator_es",
                "denominator_en",
                "unit_es",
                "unit_en",
                "universe",
                "origin",
                "query",
                "version"),
            List.of(
                List.of(
                    indicator.definition().es(),
                    indicator.definition().en(),
                    indicator.numerator().es(),
                    indicator.numerator().en(),
                    indicator.denominator().es(),
                    indicator.denominator().en(),
                    indicator.unit().name().es(),
                    indicator.unit().name().en(),
                    indicator.universe(),
                    indicator.origin().name().toLowerCase(Locale.ROOT),
                    query.isEmpty()
                        ? "indicator." + indicator.id()
                        : query.rows().get(0).text("file") + ":" + line(sql, "numerator"),
                    query.isEmpty() ? "" : query.rows().get(0).text("version"))));
    return List.of(
        new Part(
            "definition",
            new Words(
                "Definición, consulta y su versión (md5)",
                "Definition, query and its version (md5)"),
            Of.DEFINITION,
            definition),
        new Part(
            "thresholds",
            new Words("Umbrales y ajustes que deciden", "Thresholds and settings that decide"),
            Of.DEFINITION,
            lineage().thresholds("indicator." + indicator.id())));
  }

  /** Line in which a column is made last. */
  static int line(String sql, String column) {
    String[] lines = sql.split("\n", -1);
    for (int i = lines.length - 1; i >= 0; i--) {
      if (lines[i].matches("(?s).*(\\bas " + column + "|^\\s*(\\w+\\.)?" + column + ")\\b,?.*")) {
        return i + 1;
      }
    }
    return 1;
  }

  private Lineage lineage() {
    if (lineage == null) {
      lineage = Lineage.of(whole);
    }
    return lineage;
  }

  private List<Part> origins(String view) {
    return origins.computeIfAbsent(
        view,
        of ->
            List.of(
                new Part(
                    "queries",
                    new Words(
                        "Consultas por las que pasa: " + of, "Queries it passes through: " + of),
                    Of.DEFINITION,
                    lineage().queries(of)),
                new Part(
                    "sources",
                    new Words("Fuentes de que se leyó: " + of, "Sources that were read: " + of),
                    Of.DEFINITION,
                    lineage().sources(of))));
  }

  /** Only what says something. */
  private static Rows filled(Rows.Row row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    row.asMap()
        .forEach(
            (column, cell) -> {
              if (cell != null && !cell.equals("")) {
                cells.put(column, cell);
              }
            });
    return new Rows(List.copyOf(cells.keySet()), List.of(List.copyOf(cells.values())));
  }

  private static String prefix(FactKey key) {
    String text = key.text();
    return text.substring(0, text.lastIndexOf('/'));
  }

  private static String kind(ClaimKey claim, Indicator indicator) {
    if (claim.breakdown().isEmpty()) {
      return "headline";
    }
    return indicator.breakdowns().stream()
        .filter(breakdown -> breakdown.column().equals(claim.breakdown()))
        .findFirst()
        .map(
            breakdown ->
                switch (breakdown.kind()) {
                  case SHARE -> "share";
                  case VALUE -> "value";
                })
        .orElse("companion");
  }

  /** Rows of several claims as they came, with the number of the claim first. */
  private static Map<Integer, Rows> byClaim(Rows rows) {
    Map<Integer, List<List<Object>>> by = new TreeMap<>();
    for (List<Object> row : rows.values()) {
      by.computeIfAbsent(((Number) row.get(0)).intValue(), claim -> new ArrayList<>())
          .add(row.subList(1, row.size()));
    }
    List<String> columns = rows.columns().subList(1, rows.columns().size());
    Map<Integer, Rows> found = new HashMap<>();
    by.forEach((claim, of) -> found.put(claim, new Rows(columns, of)));
    return found;
  }

  /** The rows without some columns. */
  private static Rows without(Rows rows, Collection<String> columns) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      if (!columns.contains(rows.columns().get(i))) {
        kept.add(i);
      }
    }
    return new Rows(
        kept.stream().map(rows.columns()::get).toList(),
        rows.values().stream()
            .map(
                row -> {
                  List<Object> cells = new ArrayList<>(kept.size());
                  kept.forEach(i -> cells.add(row.get(i)));
                  return Collections.unmodifiableList(cells);
                })
            .toList());
  }

  /** How many rows of a part there are at all, as each of its rows tells. */
  private static long total(Rows rows) {
    return rows.isEmpty() ? 0 : rows.rows().get(0).integer(TOTAL);
  }

  private static final String TOTAL = "rows_of_all";

  private static final List<String> NUMBERS =
      List.of("weight", "numerator", "denominator", "unknown");

  // --- one opening ---------------------------------------------------------------------------

  /** All that is asked at a time. */
  private final class Opening {
    private final Map<String, FactKey> keys;
    private final int most;

    /** Passports without their value, by claim or row. */
    private final Map<String, List<Part>> parts = new HashMap<>();

    /** What a claim or row says, column by column. */
    private final Map<String, Rows.Row> rows = new HashMap<>();

    /** Trends of one claim in several series, where there are more than one. */
    private final Map<String, Rows> series = new HashMap<>();

    private final Map<String, Object> besides = new HashMap<>();

    Opening(Map<String, FactKey> keys, int most) {
      this.keys = keys;
      this.most = most;
    }

    Map<String, Passport> passports() {
      Set<ClaimKey> values = new LinkedHashSet<>();
      Set<ClaimKey> trends = new LinkedHashSet<>();
      Set<ClaimKey> editions = new LinkedHashSet<>();
      Map<String, Set<RowKey>> tables = new LinkedHashMap<>();
      for (FactKey key : keys.values()) {
        if (key instanceof RowKey row) {
          tables.computeIfAbsent(row.table(), table -> new LinkedHashSet<>()).add(row);
        } else {
          ClaimKey claim = ((ClaimKey) key).with("value");
          if (!claim.comparison().isEmpty()) {
            trends.add(claim);
          } else if (!claim.edition().isEmpty()) {
            editions.add(claim);
          } else if (claim.period().length() == 4) {
            values.add(claim);
          }
        }
      }
      trends.removeIf(claim -> catalog.find(claim.code()).isEmpty());
      values.removeIf(claim -> catalog.find(claim.code()).isEmpty());
      openValuesAndTrends(values, trends);
      openEditions(editions);
      tables.forEach(this::openRows);
      lookElsewhere();
      Map<String, Passport> passports = new LinkedHashMap<>();
      keys.forEach(
          (text, key) -> {
            Passport passport = passport(key);
            if (passport != null) {
              passports.put(text, passport);
            }
          });
      return passports;
    }

    private Passport passport(FactKey key) {
      String of = prefix(key);
      if (!parts.containsKey(of)) {
        return null;
      }
      Rows.Row row = rows.get(of);
      Object value;
      if (besides.containsKey(key.text())) {
        value = besides.get(key.text());
      } else if (series.containsKey(of) && row.columns().contains(key.part())) {
        value = agreed(series.get(of), key.part());
      } else if (row.columns().contains(key.part())) {
        value = row.value(key.part());
      } else if (isMissing(key, row)) {
        Double numerator = row.number("numerator");
        Double denominator = row.number("denominator");
        value = numerator == null || denominator == null ? null : denominator - numerator;
      } else {
        return null;
      }
      Words title;
      if (key instanceof RowKey cell) {
        Words column = labels().of(cell.part());
        String before = "report." + cell.table() + " · " + String.join(", ", cell.row()) + " · ";
        title = new Words(before + column.es(), before + column.en());
      } else {
        ClaimKey claim = (ClaimKey) key;
        title =
            title(
                claim,
                catalog
                    .find(claim.code())
                    .map(Indicator::name)
                    .orElse(new Words(claim.edition(), claim.edition())));
      }
      return new Passport(key.text(), title, value, parts.get(of));
    }

    private static boolean isMissing(FactKey key, Rows.Row row) {
      return key.part().equals("missing")
          && key instanceof ClaimKey
          && row.columns().containsAll(List.of("numerator", "denominator"));
    }

    /** What several series of one edition say alike; null where each says its own. */
    private static Object agreed(Rows trends, String part) {
      List<Object> told = trends.rows().stream().map(row -> row.value(part)).distinct().toList();
      return told.size() == 1 ? told.get(0) : null;
    }

    /**
     * Numbers that are printed under a key and stand in another table of report: in the row with
     * this key, or beside a column that says the key of a number of its row.
     */
    private void lookElsewhere() {
      Map<String, FactKey> wanted = new TreeMap<>();
      keys.forEach(
          (text, key) -> {
            if (passport(key) == null) {
              wanted.put(key.text(), key);
            }
          });
      if (wanted.isEmpty()) {
        return;
      }
      Map<String, List<String>> columns = new TreeMap<>();
      shown
          .query(
              "select distinct table_name, column_name from information_schema.columns where"
                  + " table_catalog = current_database() and table_schema = 'report' order by all")
          .forEach(
              row ->
                  columns
                      .computeIfAbsent(row.text("table_name"), table -> new ArrayList<>())
                      .add(row.text("column_name")));
      columns.forEach((table, names) -> lookIn(table, names, wanted));
    }

    private void lookIn(String table, List<String> names, Map<String, FactKey> wanted) {
      for (String name : names) {
        boolean isOfRow = name.equals("key");
        String own = name.endsWith("_key") ? name.substring(0, name.length() - 4) : "";
        if (!isOfRow && !names.contains(own)) {
          continue;
        }
        Map<String, List<FactKey>> asked = new TreeMap<>();
        wanted.forEach(
            (text, key) -> {
              if (!isOfRow) {
                asked.computeIfAbsent(text, said -> new ArrayList<>()).add(key);
              }
              if (names.contains(key.part())) {
                asked.computeIfAbsent(prefix(key), said -> new ArrayList<>()).add(key);
              }
            });
        if (asked.isEmpty()) {
          continue;
        }
        first(
            "select "
                + Database.name(name)
                + " as of_row, * from report."
                + Database.name(table)
                + " where of_row in ("
                + list(asked.keySet())
                + ") order by all",
            (said, row) -> {
              for (FactKey key : asked.get(said)) {
                if (wanted.remove(key.text()) != null) {
                  found(key, table, row, said.equals(key.text()) ? own : key.part());
                }
              }
            });
      }
    }

    private void found(FactKey key, String table, Rows.Row row, String column) {
      besides.put(key.text(), row.value(column));
      if (!parts.containsKey(prefix(key))) {
        List<Part> told = new ArrayList<>();
        told.add(new Part("value", new Words("Fila", "Row"), Of.NUMBER, filled(row)));
        if (key instanceof ClaimKey claim) {
          catalog.find(claim.code()).ifPresent(of -> told.addAll(definition(of)));
        } else {
          told.add(tableMeaning(table, ""));
        }
        told.addAll(origins("report." + table));
        rows.put(prefix(key), row);
        parts.put(prefix(key), List.copyOf(told));
      }
    }

    // --- values ------------------------------------------------------------------------------

    private void openValuesAndTrends(Set<ClaimKey> asked, Set<ClaimKey> trends) {
      Map<ClaimKey, Rows> told = trends(trends);
      Set<ClaimKey> all = new LinkedHashSet<>(asked);
      told.keySet().forEach(trend -> ends(trend).values().forEach(all::add));
      Map<ClaimKey, Rows.Row> values = values(all);
      Map<ClaimKey, List<Part>> counting = new HashMap<>();
      Map<String, List<ClaimKey>> byCode = new LinkedHashMap<>();
      values
          .keySet()
          .forEach(
              claim -> byCode.computeIfAbsent(claim.code(), code -> new ArrayList<>()).add(claim));
      byCode.forEach((code, claims) -> counting.putAll(counting(code, claims, values)));
      for (ClaimKey claim : asked) {
        Rows.Row value = values.get(claim);
        if (value == null) {
          continue;
        }
        Indicator indicator = catalog.find(claim.code()).orElseThrow();
        List<Part> told1 = new ArrayList<>();
        told1.add(new Part("value", new Words("Valor", "Value"), Of.NUMBER, filled(value)));
        told1.addAll(definition(indicator));
        told1.addAll(counting.get(claim));
        told1.addAll(origins("indicator." + indicator.id()));
        rows.put(prefix(claim), value);
        parts.put(prefix(claim), List.copyOf(told1));
      }
      Map<String, Rows> points = comparisonPoints(told.values());
      told.forEach((claim, trend) -> openTrend(claim, trend, points, counting));
    }

    private Map<ClaimKey, Rows.Row> values(Set<ClaimKey> claims) {
      Map<ClaimKey, Rows.Row> found = new LinkedHashMap<>();
      for (boolean headline : List.of(true, false)) {
        List<ClaimKey> asked =
            claims.stream().filter(claim -> claim.breakdown().isEmpty() == headline).toList();
        if (asked.isEmpty()) {
          continue;
        }
        Map<Integer, Rows> byClaim =
            byClaim(
                shown.query(
                    "with "
                        + asked(asked)
                        + " select asked.claim, told.* from asked join report."
                        + (headline ? "indicator_values" : "indicator_breakdowns")
                        + " as told on told.indicator = asked.code and told.area_code ="
                        + " asked.area_code and told.residence = asked.residence and told.year ="
                        + " asked.year"
                        + (headline
                            ? ""
                            : " and told.breakdown = asked.breakdown and told.category ="
                                + " asked.category")));
        for (int i = 0; i < asked.size(); i++) {
          if (byClaim.containsKey(i)) {
            found.put(asked.get(i), byClaim.get(i).rows().get(0));
          }
        }
      }
      return found;
    }

    /** The claims as a table of the query, numbered in their order. */
    private String asked(List<ClaimKey> claims) {
      StringBuilder values = new StringBuilder();
      for (int i = 0; i < claims.size(); i++) {
        ClaimKey claim = claims.get(i);
        String kind =
            catalog.find(claim.code()).map(indicator -> kind(claim, indicator)).orElse("");
        String from = claim.period().contains("-") ? claim.period().substring(0, 4) : "null";
        values
            .append(i == 0 ? "" : ", ")
            .append('(')
            .append(i)
            .append(", ")
            .append(
                List.of(
                        claim.code(),
                        kind,
                        claim.breakdown(),
                        claim.category(),
                        claim.edition(),
                        claim.area(),
                        claim.residence(),
                        claim.comparison())
                    .stream()
                    .map(Database::literal)
                    .collect(Collectors.joining(", ")))
            .append(", cast(")
            .append(from)
            .append(" as integer), ")
            .append(claim.period().substring(claim.period().length() - 4))
            .append(')');
      }
      return "asked (claim, code, kind, breakdown, category, edition, area_code, residence,"
          + " comparison, from_year, year) as (values "
          + values
          + ")";
    }

    private Map<ClaimKey, List<Part>> counting(
        String code, List<ClaimKey> claims, Map<ClaimKey, Rows.Row> values) {
      Indicator indicator = catalog.find(code).orElseThrow();
      boolean isOfPeople =
          !whole
              .query("select 1 from declared.people_counts where indicator = ?", indicator.code())
              .isEmpty();
      boolean numbers = reader == Reader.MEMBERS || !isOfPeople;
      Map<ClaimKey, List<Part>> parts = new HashMap<>();
      List<ClaimKey> told = new ArrayList<>();
      for (ClaimKey claim : claims) {
        parts.put(claim, new ArrayList<>());
        // What is withheld would be known from its rows.
        if (reader == Reader.MEMBERS || !"suppressed".equals(values.get(claim).text("reason"))) {
          told.add(claim);
        }
      }
      if (told.isEmpty()) {
        return parts;
      }
      String rows = whole.keep(ROWS_TABLE, CountedView.of(List.of(indicator)).sql());
      String asked = asked(told);
      List<String> tables = lineage().things("indicator." + indicator.id());
      Map<Integer, Rows> counted = byClaim(whole.query(of(COUNTED, asked, rows)));
      Map<Integer, Rows> gaps =
          told.stream().anyMatch(claim -> claim.breakdown().isEmpty())
              ? byClaim(whole.query(of(GAPS, asked, rows), indicator.code()))
              : Map.of();
      Map<Integer, Rows> flagged =
          tables.isEmpty()
              ? Map.of()
              : byClaim(whole.query(of(FLAGGED, asked, rows).replace("$flags", flags(tables))));
      Map<Integer, Rows> refused =
          tables.isEmpty()
              ? Map.of()
              : byClaim(whole.query(of(REFUSED, asked, rows), String.join(",", tables)));
      Rows none = new Rows(List.of(), List.of());
      for (int i = 0; i < told.size(); i++) {
        ClaimKey claim = told.get(i);
        List<Part> of = parts.get(claim);
        of.add(countedRows(counted.getOrDefault(i, none), numbers));
        if (gaps.containsKey(i)) {
          of.add(lacking(gaps.get(i), numbers));
        }
        if (flagged.containsKey(i)) {
          doubtful(of, indicator, values.get(claim), flagged.get(i), numbers);
        }
        if (refused.containsKey(i)) {
          refused(of, indicator, claim, values.get(claim), refused.get(i));
        }
      }
      return parts;
    }

    private String of(String query, String asked, String rows) {
      return query
          .replace("$asked", asked)
          .replace("$rows", rows)
          .replace("$most", String.valueOf(most));
    }

    private static String flags(List<String> tables) {
      return tables.stream()
          .map(
              table ->
                  "select source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' ||"
                      + " source_line as origin, flags from lake."
                      + Database.name(table)
                      + " where flags <> ''")
          .collect(Collectors.joining(" union all "));
    }

    private Part countedRows(Rows counted, boolean numbers) {
      return new Part(
          Passport.COUNTED,
          numbers
              ? new Words(
                  "Filas contadas, con archivo, línea y suma de control",
                  "Rows counted, with file, line and checksum")
              : new Words(
                  "Filas contadas, con archivo, línea y suma de control; sus conteos son de"
                      + " personas u hogares y los leen miembros",
                  "Rows counted, with file, line and checksum; their counts are of people or"
                      + " households, for members"),
          Of.NUMBER,
          without(without(counted, List.of(TOTAL)), numbers ? List.of() : NUMBERS),
          total(counted));
    }

    private Part lacking(Rows gaps, boolean numbers) {
      return new Part(
          Passport.UNIVERSE,
          new Words(
              "Del universo, lo que ninguna fila dice (sin dato)",
              "Of the universe, what no row speaks of (unknown)"),
          Of.NUMBER,
          without(gaps, numbers ? List.of(TOTAL) : List.of(TOTAL, "missing")),
          total(gaps));
    }

    private void doubtful(
        List<Part> parts, Indicator indicator, Rows.Row value, Rows flagged, boolean numbers) {
      Rows shownRows = without(flagged, List.of(TOTAL, "all_numerators", "all_denominators"));
      parts.add(
          new Part(
              "flagged",
              new Words(
                  "Filas contadas que una regla deja en duda",
                  "Rows counted that a rule puts in doubt"),
              Of.NUMBER,
              numbers ? shownRows : without(shownRows, NUMBERS),
              total(flagged)));
      Double numerator = value.number("numerator");
      Double denominator = value.number("denominator");
      if (numerator == null || denominator == null || !numbers) {
        return;
      }
      numerator -= flagged.rows().get(0).number("all_numerators");
      denominator -= flagged.rows().get(0).number("all_denominators");
      Object without =
          denominator > 0
              ? (Object) (indicator.unit().scale() * numerator / denominator)
              : "no_denominator";
      parts.add(
          new Part(
              "without_flagged",
              new Words("El valor sin las filas en duda", "The value without the rows in doubt"),
              Of.NUMBER,
              new Rows(
                  List.of("numerator", "denominator", "value"),
                  List.of(List.of(numerator, denominator, without)))));
    }

    private void refused(
        List<Part> parts, Indicator indicator, ClaimKey claim, Rows.Row value, Rows refused) {
      parts.add(
          new Part(
              "refused",
              new Words(
                  "Filas y celdas rechazadas de sus fuentes, que pudieron contar: de ellas no se"
                      + " sabe más que su lugar",
                  "Rows and cells refused of its sources, that may have counted: of them no more"
                      + " is known than their place"),
              Of.NUMBER,
              without(refused, List.of(TOTAL, "refused_lines")),
              total(refused)));
      Double numerator = value.number("numerator");
      Double denominator = value.number("denominator");
      // Where things are counted one by one, each refused line can be one more of either sort.
      boolean oneByOne =
          switch (indicator.counts()) {
            case SCHOOLS, HEALTH_CENTRES, COMMUNITY_CENTRES, COMMUNITIES, SYSTEMS, PROVIDERS ->
                true;
            default -> false;
          };
      long lines = refused.rows().get(0).integer("refused_lines");
      if (!oneByOne
          || numerator == null
          || denominator == null
          || !claim.breakdown().isEmpty()
          || lines == 0) {
        return;
      }
      double scale = indicator.unit().scale();
      parts.add(
          new Part(
              "with_refused",
              new Words(
                  "Entre qué valores estaría si cada línea rechazada fuera una cosa más de esta"
                      + " área",
                  "Between which values it would lie if each refused line were one more thing of"
                      + " this area"),
              Of.NUMBER,
              new Rows(
                  List.of("refused_lines", "value_low", "value_high"),
                  List.of(
                      List.of(
                          lines,
                          scale * numerator / (denominator + lines),
                          scale * (numerator + lines) / (denominator + lines))))));
    }

    // --- trends and editions -----------------------------------------------------------------

    private Map<ClaimKey, Rows> trends(Set<ClaimKey> claims) {
      Map<ClaimKey, Rows> found = new LinkedHashMap<>();
      if (claims.isEmpty()) {
        return found;
      }
      List<ClaimKey> asked = List.copyOf(claims);
      // A key may say the edition alone, where publisher and series stand beside it.
      Map<Integer, Rows> byClaim =
          byClaim(
              shown.query(
                  "with "
                      + asked(asked)
                      + ", told as (select asked.claim, asked.edition = trends.edition as exact,"
                      + " trends.* from asked join report.trends as trends on trends.indicator ="
                      + " asked.code and trends.breakdown = asked.breakdown and trends.category ="
                      + " asked.category and (trends.edition = asked.edition or"
                      + " list_contains(string_split(trends.edition, ', '), asked.edition)) and"
                      + " trends.area_code = asked.area_code and trends.residence ="
                      + " asked.residence and trends.comparison = asked.comparison and trends.year"
                      + " = asked.year and (asked.from_year is null or trends.baseline_year ="
                      + " asked.from_year)), best as (select * from told qualify exact ="
                      + " bool_or(exact) over (partition by claim)) select * exclude (exact) from"
                      + " best qualify (measure = 'value') = max(measure = 'value') over (partition"
                      + " by claim) order by all"));
      for (int i = 0; i < asked.size(); i++) {
        if (byClaim.containsKey(i)) {
          found.put(asked.get(i), byClaim.get(i));
        }
      }
      return found;
    }

    /** Values that a trend of ours lies between, by year. */
    private Map<String, ClaimKey> ends(ClaimKey trend) {
      Map<String, ClaimKey> ends = new LinkedHashMap<>();
      if (trend.edition().isEmpty()) {
        String[] years = trend.period().split("-");
        boolean both = trend.comparison().equals("own_start") && years.length == 2;
        for (String year : both ? List.of(years) : List.of(years[years.length - 1])) {
          ends.put(
              year,
              new ClaimKey(
                  trend.code(),
                  trend.breakdown(),
                  trend.category(),
                  "",
                  trend.area(),
                  trend.residence(),
                  year,
                  "",
                  "value"));
        }
      }
      return ends;
    }

    private Map<String, Rows> comparisonPoints(Collection<Rows> trends) {
      Set<String> baselines = new TreeSet<>();
      trends.forEach(
          trend ->
              baselines.add(
                  trend.rows().get(0).text("indicator")
                      + "|"
                      + trend.rows().get(0).text("baseline")));
      Map<String, Rows> points = new HashMap<>();
      if (!baselines.isEmpty()) {
        Rows found =
            whole.query(
                "select * from report.comparison_points where indicator || '|' || baseline in ("
                    + list(baselines)
                    + ") order by all");
        for (int i = 0; i < found.values().size(); i++) {
          Rows.Row point = found.rows().get(i);
          points.putIfAbsent(
              point.text("indicator") + "|" + point.text("baseline"),
              new Rows(found.columns(), List.of(found.values().get(i))));
        }
      }
      return points;
    }

    private void openTrend(
        ClaimKey claim, Rows trends, Map<String, Rows> points, Map<ClaimKey, List<Part>> counting) {
      Rows.Row trend = trends.rows().get(0);
      List<Part> told = new ArrayList<>();
      boolean isOne = trends.values().size() == 1;
      told.add(
          new Part(
              "value", new Words("Tendencia", "Trend"), Of.NUMBER, isOne ? filled(trend) : trends));
      told.addAll(definition(catalog.find(claim.code()).orElseThrow()));
      told.add(
          new Part(
              "baseline",
              new Words("Con qué se compara", "What it is compared with"),
              Of.NUMBER,
              points.getOrDefault(
                  trend.text("indicator") + "|" + trend.text("baseline"),
                  new Rows(List.of(), List.of()))));
      ends(claim)
          .forEach(
              (year, end) -> {
                for (Part part : counting.getOrDefault(end, List.of())) {
                  told.add(
                      new Part(
                          part.id() + "_" + year,
                          new Words(
                              year + ": " + part.heading().es(), year + ": " + part.heading().en()),
                          part.of(),
                          part.rows(),
                          part.total()));
                }
              });
      told.addAll(origins("report.trends"));
      rows.put(prefix(claim), trend);
      if (!isOne) {
        series.put(prefix(claim), trends);
      }
      parts.put(prefix(claim), List.copyOf(told));
    }

    private void openEditions(Set<ClaimKey> claims) {
      if (claims.isEmpty()) {
        return;
      }
      List<ClaimKey> asked = List.copyOf(claims);
      String coverage =
          "with "
              + asked(asked)
              + ", told as (select asked.claim, coverage.* from asked join report.national_coverage"
              + " as coverage on coverage.variable = asked.code and coverage.publisher || ' ' ||"
              + " coverage.edition = asked.edition and coverage.residence = asked.residence and"
              + " coverage.year = asked.year)";
      Map<Integer, Rows> published =
          byClaim(shown.query(coverage + " select * from told order by all"));
      Map<Integer, Rows> lines =
          published.isEmpty()
              ? Map.of()
              : byClaim(
                  whole.query(
                      coverage
                          + ", lines as (select distinct claim, unnest(origins) as origin from"
                          + " told), files as (select file || coalesce('!' || nullif(sheet, ''),"
                          + " '') as name, any_value(sha256) as sha256 from lake.file_ledger group"
                          + " by name) select lines.claim, lines.origin, files.sha256 from lines"
                          + " left join files on files.name = regexp_replace(lines.origin,"
                          + " ':[^:]*$', '') order by lines.claim, lines.origin"));
      Map<Integer, Rows> series =
          byClaim(
              shown.query(
                  "with "
                      + asked(asked)
                      + " select asked.claim, series.* from asked join report.trend_series as series"
                      + " on series.indicator = asked.code and series.edition = asked.edition and"
                      + " series.area_code = asked.area_code and series.residence ="
                      + " asked.residence and series.year = asked.year order by all"));
      for (int i = 0; i < asked.size(); i++) {
        boolean isCoverage = published.containsKey(i);
        Rows found = isCoverage ? published.get(i) : series.get(i);
        if (found == null) {
          continue;
        }
        Rows.Row row = found.rows().get(0);
        List<Part> told = new ArrayList<>();
        told.add(
            new Part(
                "value",
                new Words("Valor publicado", "Published value"),
                Of.NUMBER,
                without(filled(row), List.of("origins"))));
        if (isCoverage && lines.containsKey(i)) {
          Rows all = lines.get(i);
          told.add(
              new Part(
                  Passport.COUNTED,
                  new Words("De qué línea de qué archivo", "From which line of which file"),
                  Of.NUMBER,
                  new Rows(
                      all.columns(), all.values().subList(0, Math.min(most, all.values().size()))),
                  all.values().size()));
        }
        told.addAll(origins(isCoverage ? "report.national_coverage" : "report.trend_series"));
        rows.put(prefix(asked.get(i)), row);
        parts.put(prefix(asked.get(i)), List.copyOf(told));
      }
    }

    // --- other rows --------------------------------------------------------------------------

    private void openRows(String table, Set<RowKey> cells) {
      List<String> columns =
          shown
              .query(
                  "select column_name from information_schema.columns where table_catalog ="
                      + " current_database() and table_schema = 'report' and table_name = ?",
                  table)
              .rows()
              .stream()
              .map(row -> row.text("column_name"))
              .distinct()
              .toList();
      List<RowKey> known = cells.stream().filter(cell -> columns.contains(cell.part())).toList();
      if (known.isEmpty()) {
        return;
      }
      String from = "report." + Database.name(table);
      Map<String, Rows.Row> found = new HashMap<>();
      if (KEYS.containsKey(table)) {
        String named =
            Arrays.stream(KEYS.get(table).split(","))
                .map(name -> "coalesce(cast(" + name + " as varchar), '')")
                .collect(Collectors.joining(" || chr(31) || "));
        int names = KEYS.get(table).split(",").length;
        Map<String, List<String>> asked = new LinkedHashMap<>();
        for (RowKey cell : known) {
          List<String> values = new ArrayList<>(cell.row());
          while (values.size() < names) {
            values.add("");
          }
          asked
              .computeIfAbsent(
                  String.join("\u001f", values.subList(0, names)), name -> new ArrayList<>())
              .add(prefix(cell));
        }
        first(
            "select "
                + named
                + " as of_row, * from "
                + from
                + " where of_row in ("
                + list(asked.keySet())
                + ")",
            (name, row) -> asked.get(name).forEach(of -> found.putIfAbsent(of, row)));
      } else if (columns.contains("key")) {
        Set<String> prefixes = new TreeSet<>();
        known.forEach(cell -> prefixes.add(prefix(cell)));
        first(
            "select key as of_row, * from " + from + " where of_row in (" + list(prefixes) + ")",
            found::putIfAbsent);
      } else {
        for (RowKey cell : known) {
          if (cell.row().equals(List.of(RowKey.ONLY))) {
            first(
                "select '' as of_row, * from " + from + " limit 1",
                (name, row) -> found.putIfAbsent(prefix(cell), row));
            break;
          }
        }
      }
      for (RowKey cell : known) {
        Rows.Row row = found.get(prefix(cell));
        if (row != null && !parts.containsKey(prefix(cell))) {
          List<Part> told = new ArrayList<>();
          told.add(new Part("value", new Words("Fila", "Row"), Of.NUMBER, filled(row)));
          told.add(tableMeaning(table, keys.size() == 1 ? cell.part() : ""));
          told.addAll(origins("report." + table));
          rows.put(prefix(cell), row);
          parts.put(prefix(cell), List.copyOf(told));
        }
      }
    }

    private void first(String sql, java.util.function.BiConsumer<String, Rows.Row> taker) {
      for (Rows.Row row : shown.query(sql).rows()) {
        taker.accept(
            row.text("of_row"),
            new Rows.Row(
                row.columns().subList(1, row.columns().size()),
                row.values().subList(1, row.values().size())));
      }
    }

    /** What a table is, and one of its columns where only that is asked about. */
    private Part tableMeaning(String table, String column) {
      return definitions
          .computeIfAbsent(table + "." + column, of -> List.of(readMeaning(table, column)))
          .get(0);
    }

    private Part readMeaning(String table, String column) {
      return new Part(
          "definition",
          new Words("Qué es la tabla y la columna", "What the table and the column are"),
          Of.DEFINITION,
          meanings.query(
              "select tables.meaning_es as table_es, tables.meaning_en as table_en"
                  + (column.isEmpty() ? "" : ", columns.meaning_es, columns.meaning_en")
                  + ", queries.file, md5(queries.sql) as version from report.table_meanings as"
                  + " tables"
                  + (column.isEmpty()
                      ? ""
                      : " join report.column_meanings as columns on columns.schema_name ="
                          + " tables.schema_name and columns.table_name = tables.table_name and"
                          + " columns.column_name = "
                          + Database.literal(column))
                  + " left join declared.queries as queries on queries.schema_name ="
                  + " tables.schema_name and queries.name = tables.table_name where"
                  + " tables.schema_name = 'report' and tables.table_name = ?",
              table));
    }
  }

  private static String list(Collection<String> texts) {
    return texts.stream().map(Database::literal).collect(Collectors.joining(", "));
  }

  /** Columns that tell a row of a table that has no key of its own. */
  private static final Map<String, String> KEYS =
      Map.of(
          "sources", "id",
          "baselines", "indicator,id",
          "targets", "indicator,year,origin",
          "file_ledger", "file,sheet");

  // --- queries -----------------------------------------------------------------------------------

  // Of several places that an area has, each row is part of it once.
  private static final String OF_CLAIMS =
      """
      from $rows as counted
      join model.area_parts as places
          on places.municipality_code = counted.municipality_code
          and places.year = counted.year
      join asked
          on asked.kind = counted.kind
          and asked.breakdown = counted.breakdown
          and asked.category = counted.category
          and asked.year = counted.year
          and asked.area_code = places.area_code
      where
          (asked.residence = 'total' or counted.residence = asked.residence)
          and (counted.denominator > 0 or counted.unknown > 0)
      """;

  private static final String COUNTED =
      """
      with $asked,
      checksums as (
          select map_from_entries(list((name, sha256))) as by_file,
          from (
              select
                  file || coalesce('!' || nullif(sheet, ''), '') as name,
                  any_value(sha256) as sha256,
              from lake.file_ledger
              group by name
          )
      ),
      told as (
          select
              asked.claim,
              counted.*,
              count(*) over (partition by asked.claim) as rows_of_all,
              row_number() over (
                  partition by asked.claim
                  order by counted.municipality_code, counted.residence, counted.row_id, counted.origins
              ) as place,
      """
          + OF_CLAIMS
          + """
          qualify place <= $most
      )
      select
          told.claim,
          told.row_id,
          told.municipality_code,
          told.residence,
          told.observed_on,
          told.weight,
          told.numerator,
          told.denominator,
          told.unknown,
          told.unknown_reason,
          told.origins,
          list_transform(
              told.origins,
              lambda origin: checksums.by_file[regexp_replace(origin, ':[^:]*$', '')]
          ) as sha256,
          told.synthetic,
          told.rows_of_all,
      from told
      cross join checksums
      order by told.claim, told.place
      """;

  // What is unknown of a municipality beyond its rows is what its universe lacks.
  private static final String GAPS =
      """
      with $asked,
      scopes as (
          select distinct residence, year
          from asked
          where kind = 'headline'
      ),
      told as (
          select
              scopes.residence,
              scopes.year,
              counted.municipality_code,
              sum(cast(counted.weight * counted.unknown as decimal(24, 6))) as unknown,
          from $rows as counted
          join scopes
              on scopes.year = counted.year
              and (scopes.residence = 'total' or scopes.residence = counted.residence)
          where counted.kind = 'headline'
          group by all
      ),
      published as (
          select
              area_code as municipality_code,
              residence,
              year,
              coalesce(unknown, 0) as unknown,
          from report.value_rows
          where kind = 'headline' and level = 'municipality' and indicator = ?
      )
      select
          asked.claim,
          published.municipality_code,
          any_value(areas.area_name) as area_name,
          published.unknown - coalesce(any_value(told.unknown), 0) as missing,
          count(*) over (partition by asked.claim) as rows_of_all,
      from asked
      join published
          on published.residence = asked.residence
          and published.year = asked.year
      join model.area_parts as places
          on places.municipality_code = published.municipality_code
          and places.year = published.year
          and places.area_code = asked.area_code
      left join report.areas as areas
          on areas.area_code = published.municipality_code
      left join told
          on told.municipality_code = published.municipality_code
          and told.residence = published.residence
          and told.year = published.year
      where asked.kind = 'headline'
      group by asked.claim, published.municipality_code, published.unknown
      having missing > 0.0000005
      qualify row_number() over (partition by asked.claim order by published.municipality_code) <= $most
      order by asked.claim, published.municipality_code
      """;

  private static final String FLAGGED =
      """
      with $asked,
      flagged as ($flags),
      doubtful as (
          select distinct counted.origins, flagged.origin, flagged.flags
          from (select distinct origins, unnest(origins) as origin from $rows) as counted
          join flagged on flagged.origin = counted.origin
      ),
      told as (
          select asked.claim, counted.*
      """
          + OF_CLAIMS
          + """
      )
      select
          told.claim,
          told.row_id,
          told.municipality_code,
          string_agg(distinct doubtful.flags, ', ' order by doubtful.flags) as flags,
          string_agg(distinct doubtful.origin, ', ' order by doubtful.origin) as origin,
          any_value(told.weight * told.numerator) as numerator,
          any_value(told.weight * told.denominator) as denominator,
          sum(any_value(told.weight * told.numerator)) over (partition by told.claim) as all_numerators,
          sum(any_value(told.weight * told.denominator)) over (partition by told.claim) as all_denominators,
          count(*) over (partition by told.claim) as rows_of_all,
      from told
      join doubtful on doubtful.origins = told.origins
      group by told.claim, told.row_id, told.municipality_code, told.residence
      qualify row_number() over (partition by told.claim order by told.row_id, told.municipality_code, told.residence) <= $most
      order by told.claim, told.row_id, told.municipality_code, told.residence
      """;

  private static final String REFUSED =
      """
      with $asked,
      refused as (
          select source, file, sheet, line, column_name, rule, severity, municipality_code
          from report.rejected_rows
          where
              severity in ('reject', 'cell')
              and source in (
                  select id
                  from declared.sources
                  where list_contains(string_split(?, ','), table_id)
              )
      ),
      of_areas as (
          select asked.claim, refused.*
          from asked
          cross join refused
          where refused.municipality_code is null
          union all
          select asked.claim, refused.*
          from asked
          join model.area_parts as places
              on places.area_code = asked.area_code
              and places.year = asked.year
          join refused on refused.municipality_code = places.municipality_code
      ),
      lines as (
          select claim, count(distinct (file, sheet, line)) filter (severity = 'reject') as refused_lines
          from of_areas
          group by claim
      )
      select
          of_areas.* exclude (municipality_code),
          lines.refused_lines,
          count(*) over (partition by of_areas.claim) as rows_of_all,
      from of_areas
      join lines on lines.claim = of_areas.claim
      qualify row_number() over (partition by of_areas.claim order by source, file, sheet, line, column_name, rule, severity) <= $most
      order by of_areas.claim, source, file, sheet, line, column_name, rule, severity
      """;
}
