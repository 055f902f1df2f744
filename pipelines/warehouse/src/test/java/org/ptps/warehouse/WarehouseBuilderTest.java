package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.hocon.DeclarationException;

class WarehouseBuilderTest {
  @TempDir static Path once;

  /** A small shared lake with its warehouse, which tests must not change, and one without rows. */
  private static WarehouseInputs small;

  private static WarehouseInputs empty;

  /** Rows that a reader of the empty warehouse still sees after the small one replaced it. */
  private static Rows readBeforeTheSwap;

  @TempDir Path folder;

  @BeforeAll
  static void build() throws IOException {
    empty = inputs(once.resolve("empty"));
    WarehouseBuilder.build(empty);
    small = inputs(once.resolve("small"));
    smallLake(small).write(small.lake());
    copy(empty, small);
    try (Warehouse old = Warehouse.open(small.settings().warehouse())) {
      WarehouseBuilder.build(small);
      readBeforeTheSwap = old.query("select * from lake.communities");
    }
  }

  private static WarehouseInputs inputs(Path out) {
    return Declarations.withIndicators(Declarations.inputs(out), List.of("PT-COB-01", "PS-NIV-06"));
  }

  private WarehouseInputs inputs(String out) {
    return inputs(folder.resolve(out));
  }

  /** A copy of the file for one test. */
  private static void copy(WarehouseInputs from, WarehouseInputs to) throws IOException {
    Path file = to.settings().warehouse();
    Files.createDirectories(file.getParent());
    Files.copy(from.settings().warehouse(), file, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static LakeFixture smallLake(WarehouseInputs inputs) {
    return new LakeFixture(inputs)
        .community("c1", "0101", 2016, 40, 10)
        .community("c2", "0102", 2017, 60, 0)
        .dwellings("0101", 2017, 50, 50)
        .urbanReturn("u1", "0101", 2017, 50, 45)
        .member("0101", "2014-05-01")
        .row(
            "file_ledger",
            "source=communities_source, file=communities.csv, synthetic=true, physical_lines=3,"
                + " header=1, kept=2")
        .row(
            "national_estimates",
            "publisher=P, edition=2017, variable=wat_bas, residence=total,"
                + " year=2015, value=92.5, series=wat_bas");
  }

  @Test
  void theLakeBecomesOneFileWithEveryLayer() {
    try (Warehouse warehouse = Warehouse.open(small.settings().warehouse())) {
      Rows.Row value =
          warehouse
              .query(
                  "select * from report.indicator_values where indicator = 'PT-COB-01' and"
                      + " area_code = '0101' and year = 2017 and residence = 'total'")
              .rows()
              .get(0);
      assertThat(value.number("numerator")).isEqualTo(75);
      assertThat(value.number("denominator")).isEqualTo(90);
      assertThat(value.number("unknown")).isEqualTo(10);
      assertThat(value.text("area_name")).isEqualTo("La Ceiba");
      assertThat(
              warehouse
                  .query("select value from report.national_coverage where edition = '2017'")
                  .values())
          .containsExactly(List.of(92.5));
      assertThat(
              warehouse
                  .query("select value from report.run_facts where key = 'any_synthetic'")
                  .values())
          .containsExactly(List.of("true"));
    }
  }

  @Test
  void everyTableViewAndColumnHasAComment() {
    try (Warehouse warehouse = Warehouse.open(small.settings().warehouse())) {
      assertThat(
              warehouse
                  .query(
                      """
                      select schema_name || '.' || table_name || '.' || column_name as place
                      from duckdb_columns()
                      where not internal and coalesce(comment, '') = ''
                      union all
                      select schema_name || '.' || table_name from duckdb_tables() where coalesce(comment, '') = ''
                      union all
                      select schema_name || '.' || view_name from duckdb_views() where not internal and coalesce(comment, '') = ''
                      """)
                  .values())
          .isEmpty();
    }
  }

  @Test
  void aYearIsAnIntegerWhereverItStands() {
    try (Warehouse warehouse = Warehouse.open(small.settings().warehouse())) {
      String years =
          """
          from duckdb_columns()
          where not internal and regexp_matches(column_name, '(^|_)year$') and not regexp_matches(column_name, '_(per|in)_year$')
          """;
      assertThat(
              warehouse
                  .query(
                      "select schema_name || '.' || table_name || '.' || column_name || ' ' ||"
                          + " data_type as place "
                          + years
                          + " and data_type <> 'INTEGER'")
                  .values())
          .isEmpty();
      assertThat(warehouse.query("select count(*) as n " + years).rows().get(0).integer("n"))
          .isGreaterThan(100);
    }
  }

  @Test
  void aWholeNumberOfOneNameIsOfOneKindInAllThatReadersSee() {
    try (Warehouse warehouse = Warehouse.open(empty.settings().warehouse())) {
      String wholes =
          """
          from duckdb_columns()
          where schema_name = 'report' and regexp_matches(data_type, 'INT') and not ends_with(data_type, '[]')
          """;
      assertThat(
              warehouse
                  .query(
                      "select column_name, string_agg(distinct data_type || ' ' || table_name) "
                          + wholes
                          + " group by column_name having count(distinct data_type) > 1"
                          + " or bool_or(data_type not in ('INTEGER', 'BIGINT'))")
                  .values())
          .isEmpty();
      assertThat(warehouse.query("select count(*) as n " + wholes).rows().get(0).integer("n"))
          .isGreaterThan(500);
    }
  }

  @Test
  void anotherProgramReadsViewsOfResultsWithMacrosUnderAnyName() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("attach '" + small.settings().warehouse() + "' as elsewhere (read_only)");
      List<String> views = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "select view_name from duckdb_views() where database_name = 'elsewhere' and"
                  + " schema_name = 'report'")) {
        while (found.next()) {
          views.add(found.getString(1));
        }
      }
      List<String> filled = new ArrayList<>();
      for (String view : views) {
        try (ResultSet rows = statement.executeQuery("from elsewhere.report." + view)) {
          if (rows.next()) {
            filled.add(view);
          }
        }
      }
      assertThat(filled).contains("indicator_values", "ranked_values", "value_rows");
    }
  }

  @Test
  void aMissingValueStandsWhereSomebodyExpectsOneAndNowhereElse() {
    try (Warehouse warehouse = Warehouse.open(small.settings().warehouse())) {
      String years =
          "select distinct year from report.indicator_values where indicator = '%s' and area_code ="
              + " '%s' and residence = 'total'";
      int all = warehouse.query("select year from report.report_years").values().size();
      // A partner, for any indicator, and the nation.
      assertThat(warehouse.query(years.formatted("PS-NIV-06", "0101")).values()).hasSize(all);
      assertThat(warehouse.query(years.formatted("PS-NIV-06", "HN")).values()).hasSize(all);
      // No partner, with a record in one year.
      assertThat(warehouse.query(years.formatted("PT-COB-01", "0102")).values()).hasSize(all);
      // No record for another indicator.
      IndicatorQuery silent = new IndicatorQuery("PS-NIV-06", null, "0102", null, null);
      assertThat(silent.run(warehouse).isEmpty()).isTrue();
      assertThat(silent.whyNone(warehouse).es())
          .contains("PS-NIV-06")
          .contains("0102 (El Porvenir)")
          .contains("source_not_loaded");
      assertThat(new IndicatorQuery("PT-COB-01", null, "0103", null, null).whyNone(warehouse).en())
          .contains("no record read speaks there")
          .contains("no_denominator");
      assertThat(new IndicatorQuery("PT-COB-01", null, "0101", 1990, null).whyNone(warehouse).en())
          .contains("./ptps values PT-COB-01 --area 0101");
    }
  }

  @Test
  void anEmptyLakeGivesReasonsInsteadOfValues() {
    try (Warehouse warehouse = Warehouse.open(empty.settings().warehouse())) {
      assertThat(
              warehouse
                  .query("select distinct value, reason from report.indicator_values")
                  .values())
          .containsExactly(java.util.Arrays.asList(null, "source_not_loaded"));
    }
  }

  @Test
  void theSameLakeGivesTheSameContent() {
    WarehouseInputs again = inputs("again");
    smallLake(again).write(again.lake());
    WarehouseBuilder.build(again);

    assertThat(content(again.settings().warehouse()))
        .isEqualTo(content(small.settings().warehouse()));
  }

  /** Hash of each table in stored order, and of each view in any order. */
  private static Map<String, Integer> content(Path file) {
    Map<String, Integer> content = new TreeMap<>();
    try (Warehouse warehouse = Warehouse.open(file)) {
      warehouse
          .query(
              "select table_schema || '.' || table_name as name, table_type from"
                  + " information_schema.tables")
          .forEach(
              row -> {
                String order = row.text("table_type").equals("VIEW") ? " order by all" : "";
                content.put(
                    row.text("name"),
                    warehouse
                        .query(
                            "select cast(t as varchar) from " + row.text("name") + " as t" + order)
                        .hashCode());
              });
    }
    assertThat(content).hasSizeGreaterThan(40);
    return content;
  }

  @Test
  void aFailedBuildLeavesThePreviousFileAndNothingElse() throws IOException {
    WarehouseInputs inputs = inputs("out");
    smallLake(inputs).write(inputs.lake());
    copy(small, inputs);
    byte[] before = Files.readAllBytes(inputs.settings().warehouse());
    Files.write(inputs.lake().resolve("communities/part-00000.parquet"), new byte[] {1, 2, 3});

    assertThatThrownBy(() -> WarehouseBuilder.build(inputs))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("parquet");

    assertThat(Files.readAllBytes(inputs.settings().warehouse())).isEqualTo(before);
    try (Stream<Path> left = Files.list(inputs.settings().out())) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("lake", "warehouse.duckdb");
    }
  }

  @Test
  void aLakeTableThatIsNotAsContractedIsNamedWithItsColumns() throws IOException {
    WarehouseInputs inputs = inputs("out");
    Path table = Files.createDirectories(inputs.lake().resolve("members"));
    try (Database database = Database.inMemory()) {
      database.execute(
          "copy (select 'HN' as country, 1 as shoe_size) to "
              + Database.literal(table.resolve("x.parquet").toString()));
    }

    assertThatThrownBy(() -> WarehouseBuilder.build(inputs))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("lake/members")
        .hasMessageContaining("not declared [shoe_size]")
        .hasMessageContaining("partner_name");
  }

  @Test
  void readersKeepTheOldFileWhileANewOneIsBuilt() {
    assertThat(readBeforeTheSwap.isEmpty()).isTrue();
    try (Warehouse fresh = Warehouse.open(small.settings().warehouse())) {
      assertThat(fresh.query("select * from lake.communities").values()).hasSize(2);
    }
  }

  @Test
  void lineageGoesFromAReportToItsLakeTables() {
    try (Warehouse warehouse = Warehouse.open(small.settings().warehouse())) {
      assertThat(
              warehouse
                  .query(
                      """
                      with recursive reads as (
                          select reads_schema, reads_name from declared.lineage
                          where schema_name = 'indicator' and name = 'pt_cob_01_families_with_water_pct'
                          union
                          select lineage.reads_schema, lineage.reads_name
                          from reads
                          join declared.lineage as lineage
                              on lineage.schema_name = reads.reads_schema and lineage.name = reads.reads_name
                      )
                      select reads_name from reads where reads_schema = 'lake' order by reads_name
                      """)
                  .values())
          .containsExactly(List.of("communities"), List.of("urban_providers"));
    }
  }
}
