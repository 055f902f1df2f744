package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts to break out of the query sandbox, by both audiences, and queries that are allowed. */
class QuerySandboxTest {
  private static final String SECRET = "s3cr3t-of-a-file";
  private static final String PRIVATE = "Junta Privada";
  private static final QuerySession.Limits LIMITS = new QuerySession.Limits(256, 5);

  @TempDir static Path folder;
  private static Path file;
  private static Path secret;
  private static byte[] before;
  private static QuerySession anyone;
  private static QuerySession members;

  @BeforeAll
  static void build() throws Exception {
    file = folder.resolve("warehouse.duckdb");
    secret = Files.writeString(folder.resolve("secret.csv"), "a\n" + SECRET + "\n");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create schema report;
          create schema lake;
          create schema macros;
          create macro macros.double(x) as x * 2;
          create table report.run_facts as select 'any_synthetic' as key, 'true' as value;
          create table report.indicator_values as select * from (values
              ('PT-COB-01', 'municipality', '1608', 'total', 2022, 63.25, null),
              ('PT-COB-01', 'municipality', '0101', 'total', 2022, 12.5, null),
              ('PS-DES-04', 'municipality', '1608', 'total', 2022, 99.75, null)
          ) as v (indicator, level, area_code, residence, year, value, reason);
          create schema declared;
          create table declared.meanings as select * from (values
              ('report', 'indicator_values', '', 'Values'),
              ('report', 'indicator_values', 'value', 'Value')
          ) as m (schema_name, table_name, column_name, meaning_en);
          comment on column report.indicator_values.value is 'Valor';
          comment on table report.indicator_values is 'Valores';
          create table report.withheld_cells as select 'PT-COB-01' as indicator, '' as breakdown,
              '' as category, 'headline' as kind, '0101' as area_code, 'total' as residence,
              2022 as year, 'k' as key;
          create table report.provider_finances as select 'Junta Privada' as provider_name, 5 as income;
          create table lake.communities as select 'Junta Privada' as name;
          """);
      for (String meanings : List.of("table_meanings", "column_meanings")) {
        statement.execute(
            "create view report."
                + meanings
                + " as "
                + Files.readString(Declarations.HOME.resolve("sql/report/" + meanings + ".sql")));
      }
    }
    before = Files.readAllBytes(file);
    anyone =
        QuerySession.ofAnyone(
            file,
            Map.of("indicator_values", "indicator <> 'PS-DES-04'"),
            LIMITS,
            List.of(folder.resolve("may.parquet")));
    members = QuerySession.ofMembers(file, LIMITS, List.of(folder.resolve("may-members.parquet")));
  }

  @AfterAll
  static void close() throws IOException {
    anyone.close();
    members.close();
    assertThat(Files.readAllBytes(file)).as("the warehouse").isEqualTo(before);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .as("what the attempts left")
          .containsOnly("warehouse.duckdb", "secret.csv", "may.parquet");
    }
  }

  private static List<List<Object>> rows(QuerySession session, String sql) {
    List<List<Object>> rows = new ArrayList<>();
    try (QueryAnswer answer = session.ask(sql)) {
      for (List<Object> row = answer.next(); row != null; row = answer.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Attempts of both audiences; {@code %s} is a file with a secret. */
  static Stream<String> attempts() {
    return Stream.of(
        // files
        "select * from read_csv('%s')",
        "select * from read_csv_auto('%s')",
        "select * from '%s'",
        "from \"%s\"",
        "select * from read_text('%s')",
        "select * from read_blob('%s')",
        "select * from read_json('%s')",
        "select * from read_parquet('%s')",
        "select * from parquet_metadata('%s')",
        "select * from sniff_csv('%s')",
        "select * from glob('%s')",
        "select (select content from read_text('%s'))",
        "select 1 where exists (from read_text('%s'))",
        "with x as materialized (select * from read_text('%s')) select * from x",
        "select * from (values (1)) as v (a), lateral (select * from read_text('%s')) as t",
        "select 1 /* ' */ from /* x */ Read_Text /**/ ('%s') -- '",
        "select 1 order by (select count(*) from read_csv('%s'))",
        "summarize select * from read_csv('%s')",
        "describe select * from read_csv('%s')",
        // writing
        "copy (select 1) to '%s.copy' (format csv)",
        "copy report.indicator_values from '%s'",
        "export database '%s.export'",
        "attach '%s.duckdb' as other",
        "create table report.mine as select 1",
        "create temp table mine as select 1",
        "create macro mine() as 1",
        "insert into report.indicator_values select * from report.indicator_values",
        "update report.indicator_values set value = 0",
        "delete from report.indicator_values",
        "drop table report.indicator_values",
        "with gone as (delete from report.indicator_values returning *) select * from gone",
        "select 1; drop table report.indicator_values",
        "select 1) to '%s.copy' (format csv); --",
        // settings, extensions, sessions
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "reset enable_external_access",
        "set lock_configuration = false",
        "pragma enable_external_access",
        "pragma database_list",
        "call pragma_version()",
        "select * from duckdb_settings()",
        "select * from pragma_storage_info('indicator_values')",
        "select current_setting('temp_directory')",
        "select getenv('HOME')",
        "select getvariable('x')",
        "set variable x = 1",
        "use memory",
        "detach whole",
        "select * from duckdb_secrets()",
        "select * from which_secret('x', 's3')",
        "show tables",
        "show databases",
        "explain analyze select 1",
        "prepare p as select 1",
        "begin transaction",
        "checkpoint",
        "vacuum",
        "select write_log('x')",
        "select sleep_ms(100000)",
        "select error('x')",
        // queries within texts
        "select * from query('select * from read_text(''%s'')')",
        "select * from query_table('report.indicator_values')",
        "select json_serialize_plan('select * from read_text(''%s'')')",
        "from json_execute_serialized_sql(json_serialize_sql('select 1'))",
        // the engine's own tables
        "select * from duckdb_tables()",
        "select * from duckdb_tables",
        "with duckdb_tables as (select 1) select * from duckdb_tables",
        "select * from sqlite_master",
        "select * from information_schema.columns",
        "select * from pg_catalog.pg_class",
        "select * from system.main.duckdb_views",
        "select main.sum(1)",
        "select system.main.current_setting('threads')",
        "select ?",
        "");
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void isRefusedToEitherAudience(String attempt) {
    String sql = attempt.replace("%s", secret.toString());

    for (QuerySession session : List.of(anyone, members)) {
      Throwable refusal = catchThrowable(() -> rows(session, sql));

      assertThat(refusal).as(sql).isInstanceOf(QueryException.class);
      assertThat(((QueryException) refusal).words().es())
          .isNotBlank()
          .doesNotContain(SECRET)
          .doesNotContain("\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from whole.report.indicator_values",
        "select * from whole.lake.communities",
        "select * from lake.communities",
        "select * from report.provider_finances",
        "select * from provider_finances",
        "select * from memory.report.indicator_values",
        "select * from report.withheld_cells",
        "select * from \"WHOLE\".\"Report\".\"Provider_Finances\"",
        "select (select provider_name from report.provider_finances)",
        "select * from indicator_values union select * from whole.report.indicator_values",
        "with recursive r as (select provider_name from whole.report.provider_finances) from r",
        "pivot whole.report.indicator_values on year using sum(value)",
        "from (pivot whole.report.indicator_values on year using sum(value))",
        "describe report.provider_finances",
        "summarize whole.report.provider_finances",
        "select macros.double(1)",
        "table report.provider_finances"
      })
  void whatIsForMembersIsRefusedToAnyone(String sql) {
    assertThatThrownBy(() -> rows(anyone, sql))
        .isInstanceOf(QueryException.class)
        .hasMessageNotContaining(PRIVATE);
  }

  @Test
  void noErrorTellsWhatIsWithheld() {
    for (String sql :
        List.of(
            "select cast('x' || value as integer) from indicator_values where area_code = '0101'",
            "select value from indicator_values where 1 / (value - 12.5) > 0 and area_code = '0101'",
            "select assert_true(value is null) from indicator_values where area_code = '0101'")) {
      try {
        assertThat(rows(anyone, sql).toString()).doesNotContain("12.5");
      } catch (QueryException e) {
        assertThat(e.words().en()).doesNotContain("12.5").doesNotContain("Conversion");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from indicator_values",
        "from report.indicator_values",
        "select area_code, avg(value) over (partition by year) from indicator_values",
        "with a as (select * from indicator_values) select * from a as x join a as y using (year)",
        "with recursive n as (select 1 as i union all select i + 1 from n where i < 5) from n",
        "select unnest([1, 2]), * from range(2)",
        "select year, count(*) filter (value > 3) from indicator_values group by rollup (year) order by all",
        "from (pivot indicator_values on year in (2021, 2022) using sum(value))",
        "describe indicator_values",
        "summarize indicator_values",
        "values (1, 'a'), (2, 'b')",
        "select list_transform([1, 2], lambda x: x + 1), {'a': 1}, map {'k': 2}, [x for x in [1]]",
        "select case when value > 1 then 'a' end, value between 1 and 2, value::int from indicator_values",
        "select distinct on (year) * exclude (reason) from indicator_values using sample 10 rows",
        "select columns('year|value') from indicator_values order by year desc nulls last limit 50%",
        "select date '2020-01-01' + interval 1 month, strftime(now(), '%Y'), 'ñ' ilike 'Ñ'",
        "select json_extract('{\"a\": 1}', '$.a'), regexp_extract('a1', '\\d'), upper('a')",
        "select 1 as uno; -- y nada más",
        "unpivot (select 1 as a, 2 as b) on a, b",
        "(select 1) except (select 2)"
      })
  void whatOnlyAsksIsAnswered(String sql) {
    assertThat(rows(anyone, sql)).isNotEmpty();
    assertThat(rows(members, sql)).isNotEmpty();
  }

  @Test
  void anyoneReadsWhatIsPublicAndMembersReadAll() {
    assertThat(rows(anyone, "select area_code, value, reason from indicator_values order by 1"))
        .containsExactly(
            listOf("0101", null, "suppressed"),
            listOf("1608", new java.math.BigDecimal("63.25"), null));
    assertThat(rows(members, "select sum(value) from indicator_values")).hasSize(1);
    assertThat(rows(members, "select name, macros.double(2) from lake.communities"))
        .containsExactly(listOf(PRIVATE, 4));
  }

  private static List<Object> listOf(Object... values) {
    return java.util.Arrays.asList(values);
  }

  /** The engine's locks alone, for queries that are not checked. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_text('%s')",
        "select * from '%s'",
        "select * from glob('%s')",
        "copy (select 1) to '%s.copy'",
        "attach '%s.duckdb' as other",
        "set enable_external_access = true",
        "set memory_limit = '100GB'",
        "install httpfs",
        "load httpfs",
        "pragma threads = 8"
      })
  void theEngineRefusesByItself(String attempt) {
    String sql = attempt.replace("%s", secret.toString());

    for (QuerySession session : List.of(anyone, members)) {
      assertThatThrownBy(
              () -> {
                try (QueryAnswer answer = session.run(sql)) {
                  answer.next();
                }
              })
          .isInstanceOf(QueryException.class);
    }
  }

  @Test
  void noFunctionOfTheEngineIsUndecided() throws Exception {
    Set<String> allowed = QueryCheck.functions("allowed");
    Set<String> refused = QueryCheck.functions("refused");
    Set<String> known = new HashSet<>();
    // Operators of several words are not functions for the parser.
    try (Database engine = Database.inMemory()) {
      engine
          .query(
              "select distinct function_name from duckdb_functions() where function_type in"
                  + " ('scalar', 'aggregate', 'macro', 'window') and function_name not like '% %'")
          .forEach(row -> known.add(row.text("function_name")));
    }

    assertThat(allowed).doesNotContainAnyElementsOf(refused);
    Set<String> decided = new HashSet<>(allowed);
    decided.addAll(refused);
    assertThat(decided).containsAll(known);
    assertThat(known).containsAll(decided);
  }

  @Test
  void aQueryThatTakesTooLongIsStopped() throws IOException {
    // A process opens a file with one set of limits.
    Path copy = Files.copy(file, Files.createTempDirectory("quick").resolve("warehouse.duckdb"));
    try (QuerySession quick =
        QuerySession.ofMembers(copy, new QuerySession.Limits(256, 1), List.of())) {
      long start = System.nanoTime();

      assertThatThrownBy(
              () ->
                  rows(
                      quick,
                      "select count(*) from range(10000000) as a, range(10000000) as b"
                          + " where a.range * b.range = 7"))
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("took more than 1 seconds");
      assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
      assertThat(rows(quick, "select 1")).hasSize(1);
    }
  }

  @Test
  void aQueryThatWantsTooMuchMemoryIsToldSo() {
    assertThatThrownBy(
            () ->
                rows(
                    members,
                    "select list(a.range || 'x' order by a.range desc) from range(200000000) as a"))
        .isInstanceOf(QueryException.class)
        .hasMessageMatching("(?s).*(memory|seconds).*");
    assertThat(rows(members, "select 1")).hasSize(1);
  }

  @Test
  void anAnswerIsStreamed() {
    try (QueryAnswer answer =
        members.ask("select range, repeat('x', 200) from range(1000000000)")) {
      for (int i = 0; i < 5000; i++) {
        assertThat(answer.next()).hasSize(2);
      }
    }
  }

  @Test
  void parquetIsWrittenToTheFileThatWasNamedAndToNoOther() throws IOException {
    Path named = folder.resolve("may.parquet");

    anyone.parquet("select * from indicator_values -- y nada más", named);

    assertThat(Files.size(named)).isPositive();
    assertThatThrownBy(() -> anyone.parquet("select 1", folder.resolve("other.parquet")))
        .isInstanceOf(QueryException.class);
    assertThatThrownBy(() -> anyone.parquet("select 1) to 'x' (format csv); --", named))
        .isInstanceOf(QueryException.class);
  }

  @Test
  void aFaultIsToldInOneSentenceWithItsPlace() {
    assertThat(refusal("select valor\nfrom indicator_valuess"))
        .isEqualTo(
            "línea 2, columna 6: no hay tabla «indicator_valuess» entre las que se pueden leer →"
                + " ¿quiso decir report.indicator_values?");
    // Their names are public from the dictionary; that they exist discloses nothing.
    for (String table : List.of("provider_finances", "lake.communities")) {
      assertThat(refusal("select * from " + table))
          .isEqualTo(
              "línea 1, columna 15: «" + table + "» la leen los miembros → --audience members");
    }
    assertThat(refusal("select 'ñandú', valeu from indicator_values"))
        .isEqualTo(
            "línea 1, columna 17: no hay columna «valeu» en esas tablas → ¿quiso decir value,"
                + " area_code?");
    assertThat(refusal("select 'ñ'\nfrom from x"))
        .isEqualTo("línea 2, columna 6: la consulta no se entiende cerca de «from»");
    assertThat(refusal("select cast('x' as integer)")).contains("un valor no se puede convertir");
    assertThat(refusal("select\n  cast(area_code || 'x' as integer) from indicator_values"))
        .startsWith("línea 2, columna 3: un valor no se puede convertir");
    assertThat(refusal("pivot indicator_values on year using sum(value)"))
        .contains("in (valor, …)");
    assertThat(refusal("delete from indicator_values")).contains("solo se puede preguntar");
  }

  private static String refusal(String sql) {
    Throwable thrown = catchThrowable(() -> rows(anyone, sql));
    assertThat(thrown).isInstanceOf(QueryException.class);
    return ((QueryException) thrown).words().es();
  }

  @Test
  void tablesAreToldWithTheirMeaningInEachLanguage() {
    assertThat(anyone.tables())
        .singleElement()
        .satisfies(
            table -> {
              assertThat(table.qualified()).isEqualTo("report.indicator_values");
              assertThat(table.meaning().es()).isEqualTo("Valores");
              assertThat(table.columns().get(5).meaning().en()).isEqualTo("Value");
            });
    assertThat(members.tables()).hasSize(8);
    assertThat(anyone.isFictitious()).isTrue();
  }
}
