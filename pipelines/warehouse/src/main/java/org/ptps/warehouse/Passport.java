package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.Words;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.FactKey;
import org.ptps.warehouse.claim.RowKey;

/**
 * Everything behind one printed number, found by its key: what it is and says, by which definition,
 * query and settings, which rows were counted in it with their files, lines and checksums, what is
 * unknown, what was refused or marked and what the value would be without it.
 *
 * @param key the key as printed
 * @param title what the number is
 * @param value the number, null where there is none
 * @param parts in order of reading
 */
public record Passport(String key, Words title, Object value, List<Part> parts) {

  /**
   * One part.
   *
   * @param id stable name, such as {@code counted}
   * @param rows what stands in it; a part of one row is read as a list of facts
   */
  public record Part(String id, Words heading, Rows rows) {}

  /** Who reads it. */
  public enum Reader {
    ANYONE,
    MEMBERS
  }

  /** The rows that the value was counted from, each with its file, line and checksum. */
  public static final String COUNTED = "counted";

  /** What of the universe no row speaks of. */
  public static final String UNIVERSE = "universe";

  /** The part with this id; without rows where it has none. */
  public Rows rows(String id) {
    return parts.stream()
        .filter(part -> part.id().equals(id))
        .map(Part::rows)
        .findFirst()
        .orElse(new Rows(List.of(), List.of()));
  }

  /**
   * Where passports are asked for. The whole warehouse is read; what is told rests on what the
   * reader may read.
   */
  public static final class Office {
    private final Warehouse whole;
    private final Warehouse shown;
    private final Reader reader;
    private final IndicatorCatalog catalog;

    /**
     * @param whole the whole warehouse
     * @param shown what its reader may read: the same, or its public edition
     */
    public Office(Warehouse whole, Warehouse shown, Reader reader, IndicatorCatalog catalog) {
      this.whole = whole;
      this.shown = shown;
      this.reader = reader;
      this.catalog = catalog;
    }

    /**
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
      if (key instanceof RowKey row) {
        return ofRow(row);
      }
      ClaimKey claim = (ClaimKey) key;
      if (!claim.comparison().isEmpty()) {
        return ofTrend(claim);
      }
      return claim.edition().isEmpty() ? ofValue(claim) : ofEdition(claim);
    }

    // --- values --------------------------------------------------------------------------------

    private Passport ofValue(ClaimKey claim) {
      Indicator indicator = indicator(claim);
      Rows values = values(claim);
      if (values.isEmpty()) {
        throw nothing(claim);
      }
      Rows.Row value = values.rows().get(0);
      List<Part> parts = new ArrayList<>();
      parts.add(new Part("value", new Words("Valor", "Value"), filled(value)));
      parts.addAll(definition(indicator));
      parts.addAll(counting(claim, indicator, value, Integer.parseInt(claim.period())));
      parts.addAll(origins("indicator." + indicator.id()));
      return new Passport(claim.text(), title(claim, indicator), part(claim, value), parts);
    }

    private Indicator indicator(ClaimKey claim) {
      return catalog.find(claim.code()).orElseThrow(() -> nothing(claim));
    }

    private static QueryException nothing(FactKey key) {
      return new QueryException(
          new Words(
              "nada está impreso con la clave " + key.text() + " en lo que puede leer",
              "nothing is printed under the key " + key.text() + " in what you may read"));
    }

    private Words title(ClaimKey claim, Indicator indicator) {
      String place = place(claim.area());
      return new Words(
          claim.code()
              + " · "
              + indicator.name().es()
              + part(claim)
              + " · "
              + place
              + ", "
              + claim.residence()
              + ", "
              + claim.period()
              + " · "
              + claim.part(),
          claim.code()
              + " · "
              + indicator.name().en()
              + part(claim)
              + " · "
              + place
              + ", "
              + claim.residence()
              + ", "
              + claim.period()
              + " · "
              + claim.part());
    }

    private static String part(ClaimKey claim) {
      return claim.breakdown().isEmpty()
          ? ""
          : " (" + claim.breakdown() + ": " + claim.category() + ")";
    }

    private String place(String area) {
      return shown
          .query("select area_name from report.areas where area_code = ?", area)
          .rows()
          .stream()
          .findFirst()
          .map(row -> row.text("area_name"))
          .orElse(area);
    }

    private Rows values(ClaimKey claim) {
      boolean headline = claim.breakdown().isEmpty();
      List<Object> parameters =
          new ArrayList<>(
              List.of(
                  claim.code(), claim.area(), claim.residence(), Integer.valueOf(claim.period())));
      if (!headline) {
        parameters.add(claim.breakdown());
        parameters.add(claim.category());
      }
      return shown.query(
          "select * from report."
              + (headline ? "indicator_values" : "indicator_breakdowns")
              + " where indicator = ? and area_code = ? and residence = ? and year = ?"
              + (headline ? "" : " and breakdown = ? and category = ?"),
          parameters.toArray());
    }

    private Object part(ClaimKey claim, Rows.Row value) {
      if (value.columns().contains(claim.part())) {
        return value.value(claim.part());
      }
      if (claim.part().equals("missing")) {
        Double numerator = value.number("numerator");
        Double denominator = value.number("denominator");
        return numerator == null || denominator == null ? null : denominator - numerator;
      }
      return beside(claim);
    }

    /** A number that stands in another table of report under this claim. */
    private Object beside(ClaimKey claim) {
      String text = claim.text();
      String prefix = text.substring(0, text.lastIndexOf('/'));
      for (Rows.Row table :
          shown
              .query(
                  "select table_name from information_schema.columns where table_catalog ="
                      + " current_database() and table_schema = 'report' and column_name in ('key',"
                      + " ?) group by table_name having count(*) = 2 order by table_name",
                  claim.part())
              .rows()) {
        Rows found =
            shown.query(
                "select "
                    + Database.name(claim.part())
                    + " from report."
                    + Database.name(table.text("table_name"))
                    + " where key = ? limit 1",
                prefix);
        if (!found.isEmpty()) {
          return found.values().get(0).get(0);
        }
      }
      throw nothing(claim);
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

    private List<Part> definition(Indicator indicator) {
      String view = "indicator." + indicator.id();
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
                  "unit",
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
                      indicator.unit().id(),
                      indicator.universe(),
                      indicator.origin().name().toLowerCase(java.util.Locale.ROOT),
                      query.isEmpty()
                          ? view
                          : query.rows().get(0).text("file") + ":" + line(sql, "numerator"),
                      query.isEmpty() ? "" : query.rows().get(0).text("version"))));
      return List.of(
          new Part(
              "definition",
              new Words(
                  "Definición, consulta y su versión (md5)",
                  "Definition, query and its version (md5)"),
              definition),
          new Part(
              "thresholds",
              new Words("Umbrales y ajustes que deciden", "Thresholds and settings that decide"),
              whole.query(Explanation.thresholdsOf(), indicator.id())));
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

    private List<Part> counting(ClaimKey claim, Indicator indicator, Rows.Row value, int year) {
      List<Part> parts = new ArrayList<>();
      boolean isWithheld = "suppressed".equals(value.text("reason"));
      boolean isOfPeople =
          !whole
              .query("select 1 from declared.people_counts where indicator = ?", indicator.code())
              .isEmpty();
      if (isWithheld && reader == Reader.ANYONE) {
        return parts;
      }
      boolean numbers = reader == Reader.MEMBERS || !isOfPeople;
      Rows counted = counted(claim, indicator, year);
      parts.add(
          new Part(
              COUNTED,
              numbers
                  ? new Words(
                      "Filas contadas, con archivo, línea y suma de control",
                      "Rows counted, with file, line and checksum")
                  : new Words(
                      "Filas contadas, con archivo, línea y suma de control; sus conteos son de"
                          + " personas u hogares y los leen miembros",
                      "Rows counted, with file, line and checksum; their counts are of people or"
                          + " households, for members"),
              numbers ? counted : without(counted)));
      if (claim.breakdown().isEmpty()) {
        Rows gaps = gaps(claim, indicator, year);
        if (!gaps.isEmpty()) {
          parts.add(
              new Part(
                  UNIVERSE,
                  new Words(
                      "Del universo, lo que ninguna fila dice (sin dato)",
                      "Of the universe, what no row speaks of (unknown)"),
                  reader == Reader.MEMBERS || !isOfPeople ? gaps : withoutMissing(gaps)));
        }
      }
      parts.addAll(doubtful(claim, indicator, year, value, numbers));
      return parts;
    }

    private static final List<String> NUMBERS =
        List.of("weight", "numerator", "denominator", "unknown");

    private static Rows without(Rows rows) {
      List<Integer> kept = new ArrayList<>();
      for (int i = 0; i < rows.columns().size(); i++) {
        if (!NUMBERS.contains(rows.columns().get(i))) {
          kept.add(i);
        }
      }
      return new Rows(
          kept.stream().map(rows.columns()::get).toList(),
          rows.values().stream().map(row -> kept.stream().map(row::get).toList()).toList());
    }

    private static Rows withoutMissing(Rows gaps) {
      return new Rows(
          List.of("municipality_code"),
          gaps.rows().stream()
              .map(row -> List.<Object>of(row.text("municipality_code")))
              .distinct()
              .toList());
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

    private Rows counted(ClaimKey claim, Indicator indicator, int year) {
      return whole.query(
          "with counted as (\n" + CountedView.of(List.of(indicator)).sql() + "\n)\n" + ROWS,
          kind(claim, indicator),
          claim.breakdown(),
          claim.category(),
          year,
          claim.area(),
          claim.residence(),
          claim.residence());
    }

    // Of several places that an area has, each row is part of it once.
    private static final String ROWS =
        """
        select
            counted.row_id,
            counted.municipality_code,
            counted.residence,
            counted.observed_on,
            counted.weight,
            counted.numerator,
            counted.denominator,
            counted.unknown,
            counted.unknown_reason,
            counted.origins,
            list_transform(
                counted.origins,
                lambda origin: checksums.by_file[regexp_replace(origin, ':[^:]*$', '')]
            ) as sha256,
            counted.synthetic,
        from counted
        cross join (
            select map_from_entries(list((name, sha256))) as by_file,
            from (
                select
                    file || coalesce('!' || nullif(sheet, ''), '') as name,
                    any_value(sha256) as sha256,
                from lake.file_ledger
                group by name
            )
        ) as checksums
        join model.area_parts as places
            on places.municipality_code = counted.municipality_code
            and places.year = counted.year
        where
            counted.kind = ?
            and counted.breakdown = ?
            and counted.category = ?
            and counted.year = ?
            and places.area_code = ?
            and (? = 'total' or counted.residence = ?)
            and (counted.denominator > 0 or counted.unknown > 0)
        order by counted.municipality_code, counted.residence, counted.row_id
        """;

    /** What is unknown of a municipality beyond its rows is what its universe lacks. */
    private Rows gaps(ClaimKey claim, Indicator indicator, int year) {
      return whole.query(
          "with counted as (\n" + CountedView.of(List.of(indicator)).sql() + "\n)\n" + GAPS,
          claim.residence(),
          claim.residence(),
          year,
          claim.code(),
          claim.residence(),
          year,
          claim.area());
    }

    private static final String GAPS =
        """
        , told as (
            select
                municipality_code,
                sum(cast(weight * unknown as decimal(24, 6))) as unknown,
            from counted
            where kind = 'headline' and (? = 'total' or residence = ?) and year = ?
            group by municipality_code
        ),
        published as (
            select
                area_code as municipality_code,
                coalesce(unknown, 0) as unknown,
                year,
            from report.value_rows
            where
                kind = 'headline'
                and level = 'municipality'
                and indicator = ?
                and residence = ?
                and year = ?
        )
        select
            published.municipality_code,
            any_value(areas.area_name) as area_name,
            published.unknown - coalesce(any_value(told.unknown), 0) as missing,
        from published
        join model.area_parts as places
            on places.municipality_code = published.municipality_code
            and places.year = published.year
        left join report.areas as areas
            on areas.area_code = published.municipality_code
        left join told
            on told.municipality_code = published.municipality_code
        where places.area_code = ?
        group by published.municipality_code, published.unknown
        having missing > 0.0000005
        order by published.municipality_code
        """;

    // --- what is in doubt ----------------------------------------------------------------------

    private List<Part> doubtful(
        ClaimKey claim, Indicator indicator, int year, Rows.Row value, boolean numbers) {
      List<Part> parts = new ArrayList<>();
      List<String> tables = lakeTables("indicator." + indicator.id());
      if (tables.isEmpty()) {
        return parts;
      }
      String flags =
          tables.stream()
              .map(
                  table ->
                      "select source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' ||"
                          + " source_line as origin, flags from lake."
                          + Database.name(table)
                          + " where flags <> ''")
              .collect(Collectors.joining(" union all "));
      Rows flagged =
          whole.query(
              "with counted as (\n"
                  + CountedView.of(List.of(indicator)).sql()
                  + "\n), flagged as ("
                  + flags
                  + "), rows as ("
                  + ROWS.replace(
                      "order by counted.municipality_code, counted.residence, counted.row_id", "")
                  + ") select rows.row_id, rows.municipality_code, string_agg(distinct flagged.flags,"
                  + " ', ') as flags, string_agg(distinct flagged.origin, ', ') as origin,"
                  + " any_value(rows.weight * rows.numerator) as numerator, any_value(rows.weight *"
                  + " rows.denominator) as denominator from rows join flagged on"
                  + " list_contains(rows.origins, flagged.origin) group by rows.row_id,"
                  + " rows.municipality_code, rows.residence order by all",
              kind(claim, indicator),
              claim.breakdown(),
              claim.category(),
              year,
              claim.area(),
              claim.residence(),
              claim.residence());
      if (!flagged.isEmpty()) {
        parts.add(
            new Part(
                "flagged",
                new Words(
                    "Filas contadas que una regla deja en duda",
                    "Rows counted that a rule puts in doubt"),
                numbers ? flagged : without(flagged)));
        Part effect = withoutFlagged(indicator, value, flagged);
        if (effect != null && numbers) {
          parts.add(effect);
        }
      }
      Rows refused =
          whole.query(
              "select source, file, sheet, line, column_name, rule, severity from"
                  + " report.rejected_rows where severity in ('reject', 'cell') and source in (select"
                  + " id from declared.sources where list_contains(string_split(?, ','), table_id))"
                  + " and (municipality_code is null or municipality_code in (select"
                  + " municipality_code from model.area_parts where area_code = ? and year = ?))"
                  + " order by all",
              String.join(",", tables),
              claim.area(),
              year);
      if (!refused.isEmpty()) {
        parts.add(
            new Part(
                "refused",
                new Words(
                    "Filas y celdas rechazadas de sus fuentes, que pudieron contar: de ellas no se"
                        + " sabe más que su lugar",
                    "Rows and cells refused of its sources, that may have counted: of them no more"
                        + " is known than their place"),
                refused));
        Part bounds = withRefused(indicator, value, refused, claim);
        if (bounds != null) {
          parts.add(bounds);
        }
      }
      return parts;
    }

    private static Part withoutFlagged(Indicator indicator, Rows.Row value, Rows flagged) {
      Double numerator = value.number("numerator");
      Double denominator = value.number("denominator");
      if (numerator == null || denominator == null) {
        return null;
      }
      for (Rows.Row row : flagged.rows()) {
        numerator -= row.number("numerator");
        denominator -= row.number("denominator");
      }
      Object without =
          denominator > 0
              ? (Object) (scale(indicator) * numerator / denominator)
              : "no_denominator";
      return new Part(
          "without_flagged",
          new Words("El valor sin las filas en duda", "The value without the rows in doubt"),
          new Rows(
              List.of("numerator", "denominator", "value"),
              List.of(List.of(numerator, denominator, without))));
    }

    private static double scale(Indicator indicator) {
      return indicator.unit().scale();
    }

    /** Where things are counted one by one, each refused line can be one more of either sort. */
    private static Part withRefused(
        Indicator indicator, Rows.Row value, Rows refused, ClaimKey claim) {
      Double numerator = value.number("numerator");
      Double denominator = value.number("denominator");
      boolean counted =
          switch (indicator.counts()) {
            case SCHOOLS, HEALTH_CENTRES, COMMUNITY_CENTRES, COMMUNITIES, SYSTEMS, PROVIDERS ->
                true;
            default -> false;
          };
      if (!counted || numerator == null || denominator == null || !claim.breakdown().isEmpty()) {
        return null;
      }
      long lines =
          refused.rows().stream()
              .filter(row -> "reject".equals(row.text("severity")))
              .map(row -> row.text("file") + "!" + row.text("sheet") + ":" + row.text("line"))
              .distinct()
              .count();
      if (lines == 0) {
        return null;
      }
      return new Part(
          "with_refused",
          new Words(
              "Entre qué valores estaría si cada línea rechazada fuera una cosa más de esta área",
              "Between which values it would lie if each refused line were one more thing of this"
                  + " area"),
          new Rows(
              List.of("refused_lines", "value_low", "value_high"),
              List.of(
                  List.of(
                      lines,
                      scale(indicator) * numerator / (denominator + lines),
                      scale(indicator) * (numerator + lines) / (denominator + lines)))));
    }

    private List<String> lakeTables(String view) {
      String schema = view.substring(0, view.indexOf('.'));
      String name = view.substring(view.indexOf('.') + 1);
      return whole
          .query(
              LINEAGE
                  + "select distinct reads_name from reads where reads_schema = 'lake' order by all",
              schema,
              name)
          .rows()
          .stream()
          .map(row -> row.text("reads_name"))
          .filter(
              table ->
                  !List.of(
                          "file_ledger",
                          "rejected_rows",
                          "entity_links",
                          "entities",
                          "place_decisions",
                          "delivered_rows")
                      .contains(table))
          .toList();
    }

    private static final String LINEAGE =
        """
        with recursive reads as (
            select schema_name, name, reads_schema, reads_name
            from declared.lineage
            where schema_name = ? and name = ?
            union
            select lineage.schema_name, lineage.name, lineage.reads_schema, lineage.reads_name
            from reads
            join declared.lineage as lineage
                on lineage.schema_name = reads.reads_schema
                and lineage.name = reads.reads_name
        )
        """;

    private List<Part> origins(String view) {
      String schema = view.substring(0, view.indexOf('.'));
      String name = view.substring(view.indexOf('.') + 1);
      return List.of(
          new Part(
              "queries",
              new Words("Consultas por las que pasa", "Queries it passes through"),
              whole.query(
                  LINEAGE
                      + "select distinct queries.schema_name || '.' || queries.name as name,"
                      + " queries.file, md5(queries.sql) as version from declared.queries as queries"
                      + " join (select schema_name, name from reads union select ?, ?) as passed"
                      + " (schema_name, name) on passed.schema_name = queries.schema_name and"
                      + " passed.name = queries.name order by all",
                  schema,
                  name,
                  schema,
                  name)),
          new Part(
              "sources",
              new Words("Fuentes de que se leyó", "Sources that were read"),
              whole.query(
                  LINEAGE
                      + "select id, publisher, licence, citation from report.sources where files > 0"
                      + " and table_id in (select reads_name from reads where reads_schema = 'lake')"
                      + " order by id",
                  schema,
                  name)));
    }

    // --- trends, editions and other rows -------------------------------------------------------

    private Passport ofTrend(ClaimKey claim) {
      String from = claim.period().contains("-") ? claim.period().substring(0, 4) : "";
      String to = claim.period().substring(claim.period().length() - 4);
      // A key may say the edition alone, where publisher and series stand beside it.
      Rows trends = trends(claim, from, to, "edition = ?");
      if (trends.isEmpty()) {
        trends = trends(claim, from, to, "list_contains(string_split(edition, ', '), ?)");
      }
      if (trends.isEmpty()) {
        throw nothing(claim);
      }
      Rows.Row trend = trends.rows().get(0);
      Indicator indicator = indicator(claim);
      List<Part> parts = new ArrayList<>();
      boolean isOne = trends.values().size() == 1;
      parts.add(new Part("value", new Words("Tendencia", "Trend"), isOne ? filled(trend) : trends));
      parts.addAll(definition(indicator));
      parts.add(
          new Part(
              "baseline",
              new Words("Con qué se compara", "What it is compared with"),
              whole.query(
                  "select * from report.comparison_points where indicator = ? and baseline = ? limit"
                      + " 1",
                  claim.code(),
                  trend.text("baseline"))));
      if (claim.edition().isEmpty()) {
        List<String> years =
            claim.comparison().equals("own_start") && !from.isEmpty()
                ? List.of(from, to)
                : List.of(to);
        for (String year : years) {
          ClaimKey end = claim.of(year);
          Rows values =
              values(
                  new ClaimKey(
                      claim.code(),
                      claim.breakdown(),
                      claim.category(),
                      "",
                      claim.area(),
                      claim.residence(),
                      year,
                      "",
                      "value"));
          if (!values.isEmpty()) {
            for (Part part :
                counting(end, indicator, values.rows().get(0), Integer.parseInt(year))) {
              parts.add(
                  new Part(
                      part.id() + "_" + year,
                      new Words(
                          year + ": " + part.heading().es(), year + ": " + part.heading().en()),
                      part.rows()));
            }
          }
        }
      }
      parts.addAll(origins("report.trends"));
      return new Passport(
          claim.text(),
          title(claim, indicator),
          trend.columns().contains(claim.part()) ? agreed(trends, claim.part()) : beside(claim),
          parts);
    }

    /** What several series of one edition say alike; null where each says its own. */
    private static Object agreed(Rows trends, String part) {
      List<Object> told = trends.rows().stream().map(row -> row.value(part)).distinct().toList();
      return told.size() == 1 ? told.get(0) : null;
    }

    private Rows trends(ClaimKey claim, String from, String to, String ofEdition) {
      return shown.query(
          "select * from report.trends where indicator = ? and breakdown = ? and category = ? and "
              + ofEdition
              + " and area_code = ? and residence = ? and comparison = ? and year = ? and (? = '' or"
              + " cast(baseline_year as varchar) = ?) qualify (measure = 'value') = max(measure ="
              + " 'value') over () order by all",
          claim.code(),
          claim.breakdown(),
          claim.category(),
          claim.edition(),
          claim.area(),
          claim.residence(),
          claim.comparison(),
          Integer.valueOf(to),
          from,
          from);
    }

    private Passport ofEdition(ClaimKey claim) {
      Rows found =
          shown.query(
              "select * from report.national_coverage where variable = ? and publisher || ' ' ||"
                  + " edition = ? and residence = ? and year = ? limit 1",
              claim.code(),
              claim.edition(),
              claim.residence(),
              Integer.valueOf(claim.period()));
      String table = "report.national_coverage";
      if (found.isEmpty()) {
        table = "report.trend_series";
        found =
            shown.query(
                "select * from report.trend_series where indicator = ? and edition = ? and area_code"
                    + " = ? and residence = ? and year = ? limit 1",
                claim.code(),
                claim.edition(),
                claim.area(),
                claim.residence(),
                Integer.valueOf(claim.period()));
      }
      if (found.isEmpty()) {
        throw nothing(claim);
      }
      Rows.Row row = found.rows().get(0);
      List<Part> parts = new ArrayList<>();
      parts.add(new Part("value", new Words("Valor publicado", "Published value"), filled(row)));
      if (row.columns().contains("origins")) {
        parts.add(
            new Part(
                COUNTED,
                new Words("De qué línea de qué archivo", "From which line of which file"),
                whole.query(
                    "with lines as (select distinct unnest(origins) as origin from"
                        + " report.national_coverage where variable = ? and publisher || ' ' || edition"
                        + " = ? and residence = ? and year = ?), files as (select file ||"
                        + " coalesce('!' || nullif(sheet, ''), '') as name, any_value(sha256) as"
                        + " sha256 from lake.file_ledger group by name) select lines.origin,"
                        + " files.sha256 from lines left join files on files.name ="
                        + " regexp_replace(lines.origin, ':[^:]*$', '') order by lines.origin",
                    claim.code(),
                    claim.edition(),
                    claim.residence(),
                    Integer.valueOf(claim.period()))));
      }
      parts.addAll(origins(table));
      Words title =
          new Words(
              claim.code()
                  + " · "
                  + claim.edition()
                  + " · "
                  + claim.residence()
                  + ", "
                  + claim.period()
                  + " · "
                  + claim.part(),
              claim.code()
                  + " · "
                  + claim.edition()
                  + " · "
                  + claim.residence()
                  + ", "
                  + claim.period()
                  + " · "
                  + claim.part());
      return new Passport(
          claim.text(),
          title,
          row.columns().contains(claim.part()) ? row.value(claim.part()) : beside(claim),
          parts);
    }

    /** Columns that tell a row of a table that has no key of its own. */
    private static final Map<String, String> KEYS =
        Map.of(
            "sources", "id",
            "baselines", "indicator,id",
            "targets", "indicator,year,origin",
            "file_ledger", "file,sheet");

    private Passport ofRow(RowKey key) {
      List<String> columns =
          shown
              .query(
                  "select column_name from information_schema.columns where table_catalog ="
                      + " current_database() and table_schema = 'report' and table_name = ?",
                  key.table())
              .rows()
              .stream()
              .map(row -> row.text("column_name"))
              .distinct()
              .toList();
      if (columns.isEmpty() || !columns.contains(key.part())) {
        throw nothing(key);
      }
      String text = key.text();
      String prefix = text.substring(0, text.lastIndexOf('/'));
      Rows found;
      if (KEYS.containsKey(key.table())) {
        String[] names = KEYS.get(key.table()).split(",");
        List<Object> values = new ArrayList<>(key.row());
        while (values.size() < names.length) {
          values.add("");
        }
        found =
            shown.query(
                "select * from report."
                    + Database.name(key.table())
                    + java.util.Arrays.stream(names)
                        .map(name -> "coalesce(cast(" + name + " as varchar), '') = ?")
                        .collect(Collectors.joining(" and ", " where ", " limit 1")),
                values.subList(0, names.length).toArray());
      } else if (columns.contains("key")) {
        found =
            shown.query(
                "select * from report." + Database.name(key.table()) + " where key = ? limit 1",
                prefix);
      } else {
        found =
            key.row().equals(List.of(RowKey.ONLY))
                ? shown.query("select * from report." + Database.name(key.table()) + " limit 1")
                : new Rows(List.of(), List.of());
      }
      if (found.isEmpty()) {
        throw nothing(key);
      }
      Rows.Row row = found.rows().get(0);
      List<Part> parts = new ArrayList<>();
      parts.add(new Part("value", new Words("Fila", "Row"), filled(row)));
      parts.add(
          new Part(
              "definition",
              new Words("Qué es la tabla y la columna", "What the table and the column are"),
              whole.query(
                  "select tables.meaning_es as table_es, tables.meaning_en as table_en,"
                      + " columns.meaning_es, columns.meaning_en, queries.file, md5(queries.sql) as"
                      + " version from report.table_meanings as tables join report.column_meanings as"
                      + " columns on columns.schema_name = tables.schema_name and columns.table_name ="
                      + " tables.table_name left join declared.queries as queries on"
                      + " queries.schema_name = tables.schema_name and queries.name ="
                      + " tables.table_name where tables.schema_name = 'report' and"
                      + " tables.table_name = ? and columns.column_name = ?",
                  key.table(),
                  key.part())));
      parts.addAll(origins("report." + key.table()));
      return new Passport(
          text,
          new Words(
              "report." + key.table() + " · " + key.part(),
              "report." + key.table() + " · " + key.part()),
          row.value(key.part()),
          parts);
    }
  }
}
