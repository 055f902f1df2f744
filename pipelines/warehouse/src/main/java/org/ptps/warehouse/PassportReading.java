package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.Words;
import org.ptps.warehouse.Passport.Of;
import org.ptps.warehouse.Passport.Part;
import org.ptps.warehouse.Passport.Reader;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.RowKey;

/** Data shared by all passports of a warehouse: names, definitions, dependencies. */
final class PassportReading {
  final Warehouse whole;
  final Warehouse shown;
  final Reader reader;
  final IndicatorCatalog catalog;
  private final Warehouse meanings;
  private final Map<String, Words> breakdowns = new HashMap<>();
  private final Map<String, List<Part>> definitions = new HashMap<>();
  private final Map<String, List<Part>> origins = new HashMap<>();
  private final Map<String, List<String>> columns = new TreeMap<>();
  private ColumnLabels labels;
  private Lineage lineage;

  PassportReading(
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

  /** Columns by table of {@code report}. */
  Map<String, List<String>> columns() {
    if (columns.isEmpty()) {
      shown
          .query(
              "select distinct table_name, column_name from information_schema.columns where"
                  + " table_catalog = current_database() and table_schema = 'report' order by all")
          .forEach(
              row ->
                  columns
                      .computeIfAbsent(row.text("table_name"), table -> new ArrayList<>())
                      .add(row.text("column_name")));
    }
    return columns;
  }

  /** Words for columns and sections. */
  ColumnLabels labels() {
    if (labels == null) {
      labels = ColumnLabels.of(meanings);
    }
    return labels;
  }

  /** Title of a claim: indicator or series, part, area, residence, period. */
  Words title(ClaimKey claim) {
    Words name =
        catalog
            .find(claim.code())
            .map(Indicator::name)
            .orElse(labels().answer("variable", claim.code()).orElse(code(claim.code())));
    Words part = labels().of(claim.part());
    Words breakdown = breakdown(claim);
    Words residence =
        labels().answer("residence", claim.residence()).orElse(code(claim.residence()));
    Words area = labels().area(claim.area());
    return new Words(
        title(claim, name.es(), breakdown.es(), area.es(), residence.es(), part.es()),
        title(claim, name.en(), breakdown.en(), area.en(), residence.en(), part.en()));
  }

  private String title(
      ClaimKey claim, String name, String breakdown, String area, String residence, String part) {
    String before = catalog.find(claim.code()).isPresent() ? claim.code() + " · " : "";
    String edition = claim.edition().isEmpty() ? "" : " · " + claim.edition();
    String place = " · " + area + ", " + residence + ", " + claim.period();
    return before + name + breakdown + edition + place + " · " + part;
  }

  private static Words code(String text) {
    return new Words(text, text);
  }

  private Words breakdown(ClaimKey claim) {
    if (claim.breakdown().isEmpty()) {
      return code("");
    }
    if (breakdowns.isEmpty()) {
      shown
          .query(
              "select indicator || ' ' || breakdown || ' ' || category as name, breakdown_es,"
                  + " breakdown_en, category_es, category_en from report.breakdown_categories")
          .forEach(
              row ->
                  breakdowns.put(
                      row.text("name"),
                      new Words(
                          " (" + row.text("breakdown_es") + ": " + row.text("category_es") + ")",
                          " (" + row.text("breakdown_en") + ": " + row.text("category_en") + ")")));
    }
    return breakdowns.getOrDefault(
        claim.code() + " " + claim.breakdown() + " " + claim.category(),
        code(" (" + claim.breakdown() + ": " + claim.category() + ")"));
  }

  /** Title of a cell: table, row, column. */
  Words title(RowKey cell) {
    Words table = labels().table("report." + cell.table());
    Words column = labels().of(cell.part());
    List<Words> row =
        cell.row().stream().filter(name -> !name.equals(RowKey.ONLY)).map(labels()::ofRow).toList();
    return new Words(
        title(table.es(), row.stream().map(Words::es).toList(), column.es()),
        title(table.en(), row.stream().map(Words::en).toList(), column.en()));
  }

  private static String title(String table, List<String> row, String column) {
    String names = String.join(", ", row);
    return table + (names.isEmpty() ? "" : " · " + names) + " · " + column;
  }

  List<Part> definition(Indicator indicator) {
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
                "Definición, consulta y su versión (md5): " + indicator.code(),
                "Definition, query and its version (md5): " + indicator.code()),
            Of.DEFINITION,
            definition),
        new Part(
            "thresholds",
            new Words(
                "Umbrales y ajustes que deciden: " + indicator.code(),
                "Thresholds and settings that decide: " + indicator.code()),
            Of.DEFINITION,
            lineage().thresholds("indicator." + indicator.id())),
        new Part(
            "sql",
            new Words(
                "La consulta entera: " + indicator.code(), "The whole query: " + indicator.code()),
            Of.DEFINITION,
            sql.isEmpty()
                ? new Rows(List.of(), List.of())
                : new Rows(List.of("sql"), List.of(List.of(sql)))),
        new Part(
            "baselines",
            new Words("Líneas de base: " + indicator.code(), "Baselines: " + indicator.code()),
            Of.DEFINITION,
            whole.query(
                "select id, kind, year, residence, scope, value, measure, definition as"
                    + " definition_es, definition_en, source_es, source_en, page_es, page_en, edition from report.baselines"
                    + " where indicator = ? order by kind, year, id",
                indicator.code())));
  }

  /** Last line of a query that mentions a column. */
  static int line(String sql, String column) {
    String[] lines = sql.split("\n", -1);
    for (int i = lines.length - 1; i >= 0; i--) {
      if (lines[i].matches("(?s).*(\\bas " + column + "|^\\s*(\\w+\\.)?" + column + ")\\b,?.*")) {
        return i + 1;
      }
    }
    return 1;
  }

  Lineage lineage() {
    if (lineage == null) {
      lineage = Lineage.of(whole);
    }
    return lineage;
  }

  List<Part> origins(String view) {
    return origins.computeIfAbsent(
        view,
        of ->
            List.of(
                new Part(
                    "queries",
                    new Words(
                        "Consultas por las que pasa: " + view(of).es(),
                        "Queries it passes through: " + view(of).en()),
                    Of.DEFINITION,
                    lineage().queries(of)),
                new Part(
                    "sources",
                    new Words(
                        "Fuentes de que se leyó: " + view(of).es(),
                        "Sources that were read: " + view(of).en()),
                    Of.DEFINITION,
                    lineage().sources(of))));
  }

  private Words view(String name) {
    return catalog.indicators().stream()
        .filter(indicator -> name.equals("indicator." + indicator.id()))
        .map(Indicator::name)
        .findFirst()
        .orElseGet(() -> labels().table(name));
  }

  /** Description of a table, and of one column if only that is asked for. */
  Part tableMeaning(String table, String column) {
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
