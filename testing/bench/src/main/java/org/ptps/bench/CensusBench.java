package org.ptps.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Places;
import org.ptps.catalog.Progress;
import org.ptps.lake.LakeBuilder;

/**
 * Compares reading a census file with a DuckDB script and a pandas script that make the same checks
 * and keep the same rows: ranges, code lists, required cells, municipality by department and name,
 * one row per dwelling, a reason for whatever is left out. Kept rows and reasons are compared
 * before times count.
 */
public final class CensusBench {
  private static final String ONCE = "--once";

  /** Rows of a file that shows the cost of starting. */
  private static final long FEW = 1_000;

  enum Part {
    DUCKDB,
    PANDAS,
    /** Smaller files, to see whether time grows linearly with rows. */
    GROWTH
  }

  private final PrintStream out;
  private final Path folder;
  private final Places places;

  private CensusBench(PrintStream out, Path folder, Places places) {
    this.out = out;
    this.folder = folder;
    this.places = places;
  }

  /**
   * @param arguments rows (2,000,000 where none is given), then the parts: {@code duckdb}, {@code
   *     pandas}, {@code growth} (duckdb and growth)
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (arguments.length == 4 && arguments[0].equals(ONCE)) {
      Path raw = Path.of(arguments[2]);
      Path to = Path.of(arguments[3]);
      if (arguments[1].equals("lake")) {
        lake(raw, to);
      } else {
        duckDb(raw, to);
      }
      Alone.tell();
      return;
    }
    long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 2_000_000;
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (int i = 1; i < arguments.length; i++) {
      parts.add(Part.valueOf(arguments[i].toUpperCase(Locale.ROOT)));
    }
    Set<Part> wanted = parts.isEmpty() ? EnumSet.of(Part.DUCKDB, Part.GROWTH) : parts;
    Catalog catalog = Catalog.read(Machine.home(), Path.of("conf/sample.conf"), List.of());
    LakeBench.inTemporaryFolder(
        folder -> new CensusBench(out, folder, catalog.places()).run(rows, wanted));
  }

  private void run(long rows, Set<Part> parts) {
    out.println("CensusBench: " + Machine.described());
    Path raw = CensusFile.write(folder.resolve("census"), rows, places);
    Alone ours = once("lake", raw, "lake");
    print("%,d rows, %.1f MB", rows, size(CensusFile.file(raw)) / 1e6);
    print("lake:   %s", ours.told());
    if (parts.contains(Part.DUCKDB)) {
      Alone its = once("duckdb", raw, "duckdb");
      print("DuckDB: %s", its.told());
      compare(folder.resolve("duckdb"));
      ratio("DuckDB " + DuckDb.version(), 2.5, ours, its);
    }
    if (parts.contains(Part.PANDAS)) {
      Path table = folder.resolve("places.csv");
      placesFile(table);
      Alone its =
          Alone.command(
              List.of(
                  python(),
                  script(),
                  CensusFile.file(raw).toString(),
                  table.toString(),
                  folder.resolve("pandas").toString()));
      print("pandas: %s", its.told());
      converted(folder.resolve("pandas"));
      compare(folder.resolve("pandas"));
      ratio("pandas", 1, ours, its);
    }
    if (parts.contains(Part.GROWTH)) {
      Alone tenth =
          once("lake", CensusFile.write(folder.resolve("tenth"), rows / 10, places), "lake10");
      Alone few = once("lake", CensusFile.write(folder.resolve("few"), FEW, places), "few");
      print("lake of %,d rows: %s", rows / 10, tenth.told());
      print("lake of %,d rows: %s", FEW, few.told());
      print(
          "growth: 10 times the rows take %.1f times the time beyond start (must 10.5), %.1f times"
              + " the CPU",
          (ours.seconds() - few.seconds()) / (tenth.seconds() - few.seconds()),
          (ours.cpuSeconds() - few.cpuSeconds()) / (tenth.cpuSeconds() - few.cpuSeconds()));
    }
    out.println("CensusBench ended: " + Machine.described());
  }

  private Alone once(String who, Path raw, String to) {
    return Alone.java(
        List.of(
            CensusBench.class.getName(), ONCE, who, raw.toString(), folder.resolve(to).toString()));
  }

  private void ratio(String name, double must, Alone ours, Alone its) {
    print(
        "ratio: the lake takes %.2f times the seconds (must %.1f), %.2f times the CPU and %.2f"
            + " times the memory of %s",
        ours.seconds() / its.seconds(),
        must,
        ours.cpuSeconds() / its.cpuSeconds(),
        (double) ours.peakMegabytes() / its.peakMegabytes(),
        name);
  }

  private void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + file, e);
    }
  }

  private static void lake(Path raw, Path to) {
    Catalog catalog =
        Catalog.read(
            Machine.home(),
            Path.of("conf/sample.conf"),
            List.of(
                "inputs.paths=[\"" + raw + "\"]",
                "out=\"" + to + "\"",
                "spark.master=\"local[2]\""));
    new LakeBuilder(catalog, Progress.silent()).build();
  }

  /** SQL that normalizes place names as both sides do: lower case, no accents, single blanks. */
  private static String folded(String sql) {
    return "regexp_replace(trim(strip_accents(lower(" + sql + "))), '\\s+', ' ', 'g')";
  }

  private static void places(DuckDb database, Places places) {
    database.run("create table given (department varchar, name varchar, code varchar)");
    List<List<String>> rows = new ArrayList<>();
    places
        .municipalities()
        .forEach(each -> rows.add(List.of(each.department(), each.name(), each.code())));
    database.append("given", rows);
    database.run(
        "create table places as select "
            + folded("department")
            + " as department, "
            + folded("name")
            + " as name, any_value(code) as code from given group by all");
  }

  private void placesFile(Path table) {
    try {
      Files.writeString(
          table,
          places.municipalities().stream()
              .map(each -> each.department() + ";" + each.name() + ";" + each.code() + "\n")
              .collect(Collectors.joining("", "department;name;code\n", "")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + table, e);
    }
  }

  private static String code(String column, List<String> names) {
    StringBuilder sql = new StringBuilder("case trim(" + column + ")");
    for (int i = 0; i < names.size(); i++) {
      sql.append(" when '").append(i + 1).append("' then '").append(names.get(i)).append("'");
    }
    return sql.append(" end").toString();
  }

  private static final List<String> WATER =
      List.of(
          "public_piped",
          "private_piped",
          "hand_or_motor_pump",
          "windlass_well",
          "public_tap",
          "surface",
          "tanker",
          "vendor",
          "other");
  private static final List<String> WHERE =
      List.of("in_dwelling", "on_plot", "within_100_m", "beyond_100_m");
  private static final List<String> TOILET =
      List.of(
          "sewer",
          "septic",
          "flush_to_water",
          "latrine_to_water",
          "pour_flush",
          "latrine_septic",
          "latrine_pit",
          "other",
          "none");

  /** A careful DuckDB script for the same contract. */
  private static void duckDb(Path raw, Path to) {
    try {
      Files.createDirectories(to);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + to, e);
    }
    Catalog catalog = Catalog.read(Machine.home(), Path.of("conf/sample.conf"), List.of());
    try (DuckDb database = DuckDb.open()) {
      database.run("set memory_limit = '3GiB'");
      database.run("set temp_directory = " + DuckDb.quoted(to.resolve("spill")));
      places(database, catalog.places());
      database.run(
          """
          create table raw as
          select row_number() over () + 1 as line, * from read_csv(%s, all_varchar = true, header = true, delim = ',', quote = '"')
          """
              .formatted(DuckDb.quoted(CensusFile.file(raw))));
      database.run(
          """
          create table spelled as
          select s.*, p.code
          from (select distinct DEPTO, MUNICIPIO from raw) as s
          left join places as p on p.department = %s and p.name = %s
          """
              .formatted(folded("s.DEPTO"), folded("s.MUNICIPIO")));
      database.run(
          """
          create table clean as
          select
              line,
              s.code as municipality_code,
              try_cast(ANIO as bigint) as census_year,
              trim(ID_VIVIENDA) as dwelling_id,
              case trim(AREA) when '1' then 'urban' when '2' then 'rural' end as residence,
              try_cast(PERSONAS as double) as given_people,
              case when given_people between 0 and 99 then given_people end as people,
              %s as water_supply,
              %s as water_place,
              %s as sanitation_type,
              case trim(USO_SANITARIO) when '1' then false when '2' then true end as sanitation_shared,
              PERSONAS is not null and trim(PERSONAS) <> '' and given_people is null as no_number,
              given_people not between 0 and 99 as out_of_range,
              AGUA is not null and water_supply is null as unknown_water,
              s.code is not null and residence is not null and dwelling_id is not null
                  and census_year between 1950 and 2100 as wanted
          from raw as r
          join spelled as s on s.DEPTO is not distinct from r.DEPTO and s.MUNICIPIO is not distinct from r.MUNICIPIO
          """
              .formatted(
                  code("AGUA", WATER), code("LUGAR_AGUA", WHERE), code("SANITARIO", TOILET)));
      database.run(
          """
          create table doubles as
          select census_year, dwelling_id, min(line) as first_line,
              min(hash(municipality_code, residence, people, water_supply, water_place, sanitation_type, sanitation_shared))
              = max(hash(municipality_code, residence, people, water_supply, water_place, sanitation_type, sanitation_shared)) as agree
          from clean where wanted group by all having count(*) > 1
          """);
      database.run(
          """
          create table judged as
          select c.*, d.dwelling_id is not null and (not d.agree or c.line <> d.first_line) as double, d.agree
          from clean as c
          left join doubles as d on c.wanted and d.census_year = c.census_year and d.dwelling_id = c.dwelling_id
          """);
      database.run(
          "copy (select municipality_code, census_year, dwelling_id, residence, people, water_supply, water_place,"
              + " sanitation_type, sanitation_shared, line as source_line from judged where wanted"
              + " and not double order by line) to "
              + DuckDb.quoted(to.resolve("kept.parquet"))
              + " (format parquet)");
      database.run(
          """
          copy (
              select line, 'people' as column_name, 'not_a_number' as rule from judged where no_number
              union all select line, 'people', 'out_of_range' from judged where out_of_range
              union all select line, 'water_supply', 'unknown_code' from judged where unknown_water
              union all select line, 'residence', 'required' from judged where residence is null
              union all select line, 'municipality_text', 'place_unknown' from judged where municipality_code is null
              union all select line, '', if(agree, 'duplicate', 'contradicts') from judged where double
          ) to %s (format parquet)
          """
              .formatted(DuckDb.quoted(to.resolve("refused.parquet"))));
    }
  }

  /** Converts pandas' CSV to Parquet, not timed, where pandas cannot write Parquet. */
  private void converted(Path its) {
    if (!Files.exists(its.resolve("kept.pickle"))) {
      return;
    }
    Alone.command(List.of(python(), script(), its.toString()));
    try (DuckDb database = DuckDb.open()) {
      for (String name : List.of("kept", "refused")) {
        database.run(
            "copy (from read_csv("
                + DuckDb.quoted(its.resolve(name + ".csv"))
                + ", all_varchar = true)) to "
                + DuckDb.quoted(its.resolve(name + ".parquet"))
                + " (format parquet)");
      }
    }
  }

  private static String python() {
    return System.getenv().getOrDefault("PYTHON", "python3");
  }

  private static String script() {
    return Machine.home().resolve("testing/bench/census.py").toString();
  }

  /** Stops if kept rows or numbers of reasons differ. */
  private void compare(Path other) {
    String kept =
        "select count(*) || ' ' || sum(hash(municipality_code, census_year::integer, dwelling_id,"
            + " residence, people::integer, water_supply, water_place, sanitation_type,"
            + " sanitation_shared::boolean, source_line::bigint))::varchar from read_parquet(%s)";
    String refused =
        "select count(*) || ' ' || sum(hash(line::bigint))::varchar from read_parquet(%s) where"
            + " %s";
    try (DuckDb database = DuckDb.open()) {
      String ours = one(database, kept, folder.resolve("lake/lake/census_dwellings/*"), "");
      String its = one(database, kept, other.resolve("kept.parquet"), "");
      String oursRefused =
          one(
              database,
              refused,
              folder.resolve("lake/lake/rejected_rows/*"),
              "severity <> 'notice'");
      String itsRefused = one(database, refused, other.resolve("refused.parquet"), "true");
      print("rows kept: %s, reasons: %s", its.split(" ")[0], itsRefused.split(" ")[0]);
      if (!ours.equals(its) || !oursRefused.equals(itsRefused)) {
        throw new IllegalStateException(
            "not the same: kept "
                + ours
                + " and "
                + its
                + ", reasons "
                + oursRefused
                + " and "
                + itsRefused);
      }
    }
  }

  private static String one(DuckDb database, String sql, Path file, String where) {
    return database.one(sql.formatted(DuckDb.quoted(file), where), row -> row.getString(1));
  }
}
