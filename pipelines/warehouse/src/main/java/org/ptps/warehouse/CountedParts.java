package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.Words;
import org.ptps.warehouse.Passport.Of;
import org.ptps.warehouse.Passport.Part;
import org.ptps.warehouse.Passport.Reader;
import org.ptps.warehouse.claim.ClaimKey;

/**
 * Parts of passports about what was counted: rows with their lines, and what is missing, doubtful
 * or rejected.
 */
final class CountedParts {
  private static final String ROWS_TABLE = "passport_rows";

  private static final List<String> NUMBERS =
      List.of("weight", "numerator", "denominator", "unknown");

  private final PassportReading reading;
  private final int most;

  CountedParts(PassportReading reading, int most) {
    this.reading = reading;
    this.most = most;
  }

  /** Parts by claim. */
  Map<ClaimKey, List<Part>> counting(
      String code, List<ClaimKey> claims, Map<ClaimKey, Rows.Row> values) {
    Indicator indicator = reading.catalog.find(code).orElseThrow();
    boolean isOfPeople =
        !reading
            .whole
            .query("select 1 from declared.people_counts where indicator = ?", indicator.code())
            .isEmpty();
    boolean numbers = reading.reader == Reader.MEMBERS || !isOfPeople;
    Map<ClaimKey, List<Part>> parts = new HashMap<>();
    List<ClaimKey> told = new ArrayList<>();
    for (ClaimKey claim : claims) {
      parts.put(claim, new ArrayList<>());
      // Rows would disclose a withheld value.
      if (reading.reader == Reader.MEMBERS
          || !"suppressed".equals(values.get(claim).text("reason"))) {
        told.add(claim);
      }
    }
    if (told.isEmpty()) {
      return parts;
    }
    String rows = reading.whole.keep(ROWS_TABLE, CountedView.of(List.of(indicator)).sql());
    String asked = AskedClaims.asked(told, reading.catalog);
    List<String> tables = reading.lineage().things("indicator." + indicator.id());
    Map<ClaimKey, Rows> counted =
        AskedClaims.byClaim(told, reading.whole.query(of(COUNTED, asked, rows)));
    Map<ClaimKey, Rows> gaps =
        told.stream().anyMatch(claim -> claim.breakdown().isEmpty())
            ? AskedClaims.byClaim(
                told,
                reading.whole.query(
                    of(GAPS, asked, rows)
                        .replace("$universe", universe(indicator))
                        .replace("$origins", universe(indicator).isEmpty() ? "" : UNIVERSE_ORIGINS),
                    indicator.code()))
            : Map.of();
    Map<ClaimKey, Rows> flagged =
        tables.isEmpty()
            ? Map.of()
            : AskedClaims.byClaim(
                told,
                reading.whole.query(of(FLAGGED, asked, rows).replace("$flags", flags(tables))));
    Map<ClaimKey, Rows> refused =
        tables.isEmpty()
            ? Map.of()
            : AskedClaims.byClaim(
                told, reading.whole.query(of(REFUSED, asked, rows), String.join(",", tables)));
    Rows none = new Rows(List.of(), List.of());
    for (ClaimKey claim : told) {
      List<Part> of = parts.get(claim);
      of.add(countedRows(counted.getOrDefault(claim, none), numbers));
      if (gaps.containsKey(claim)) {
        of.add(lacking(gaps.get(claim), numbers));
      }
      if (flagged.containsKey(claim)) {
        doubtful(of, indicator, values.get(claim), flagged.get(claim), numbers);
      }
      if (refused.containsKey(claim)) {
        refused(of, indicator, claim, values.get(claim), refused.get(claim));
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

  /** For dwellings as universe: the rows that give their number. */
  private static String universe(Indicator indicator) {
    return indicator.universe().equals("ine_dwellings") ? UNIVERSE : "";
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
        AskedClaims.without(
            AskedClaims.without(counted, List.of(AskedClaims.TOTAL)),
            numbers ? List.of() : NUMBERS),
        AskedClaims.total(counted));
  }

  private Part lacking(Rows gaps, boolean numbers) {
    return new Part(
        Passport.UNIVERSE,
        new Words(
            "Del universo, lo que ninguna fila dice (sin dato)",
            "Of the universe, what no row speaks of (unknown)"),
        Of.NUMBER,
        AskedClaims.without(
            gaps, numbers ? List.of(AskedClaims.TOTAL) : List.of(AskedClaims.TOTAL, "missing")),
        AskedClaims.total(gaps));
  }

  private void doubtful(
      List<Part> parts, Indicator indicator, Rows.Row value, Rows flagged, boolean numbers) {
    Rows shownRows =
        AskedClaims.without(
            flagged, List.of(AskedClaims.TOTAL, "all_numerators", "all_denominators"));
    parts.add(
        new Part(
            "flagged",
            new Words(
                "Filas contadas que una regla deja en duda",
                "Rows counted that a rule puts in doubt"),
            Of.NUMBER,
            numbers ? shownRows : AskedClaims.without(shownRows, NUMBERS),
            AskedClaims.total(flagged)));
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
            AskedClaims.without(refused, List.of(AskedClaims.TOTAL, "refused_lines")),
            AskedClaims.total(refused)));
    Double numerator = value.number("numerator");
    Double denominator = value.number("denominator");
    // Where things are counted one by one, each rejected line may be one more.
    boolean oneByOne =
        switch (indicator.counts()) {
          case SCHOOLS, HEALTH_CENTRES, COMMUNITY_CENTRES, COMMUNITIES, SYSTEMS, PROVIDERS -> true;
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

  // --- queries ---

  // A row is counted once for an area with several municipalities.
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

  // Unknowns of a municipality without a row: what is missing of its universe.
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
          $origins
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
      $universe
      where asked.kind = 'headline'
      group by asked.claim, published.municipality_code, published.unknown
      having missing > 0.0000005
      qualify row_number() over (partition by asked.claim order by published.municipality_code) <= $most
      order by asked.claim, published.municipality_code
      """;

  private static final String UNIVERSE =
      """
      left join model.dwellings as dwellings
          on dwellings.municipality_code = published.municipality_code
          and dwellings.year = published.year
      """;

  private static final String UNIVERSE_ORIGINS = "any_value(dwellings.origins) as origins,";

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
          select
              rejected.source,
              rejected.file,
              rejected.sheet,
              rejected.line,
              rejected.column_name,
              rejected.rule,
              coalesce(own.reason_es, general.reason_es) as reason_es,
              coalesce(own.reason_en, general.reason_en) as reason_en,
              rejected.severity,
              rejected.municipality_code,
          from report.rejected_rows as rejected
          left join declared.public_reasons as own
              on own.rule = rejected.rule
              and own.source = rejected.source
          left join declared.public_reasons as general
              on general.rule = rejected.rule
              and general.source is null
          where
              rejected.severity in ('reject', 'cell')
              and rejected.source in (
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
