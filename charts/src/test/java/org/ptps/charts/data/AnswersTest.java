package org.ptps.charts.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.charts.ReportFixture;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.TableVersions;
import org.ptps.warehouse.Warehouse;

/** What is kept for several figures is what the warehouse says. */
class AnswersTest {
  @TempDir Path folder;

  @Test
  void everyTableOfTheEditionIsTheSameHoweverOftenItIsRead() throws Exception {
    try (Warehouse whole = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC);
        Warehouse edition = whole.publicEdition()) {
      Answers answers = new Answers(edition);
      int filled = 0;
      for (String table : answers.columns().keySet()) {
        // Three questions, that no answer to one is one to another.
        Rows first = answers.to("select * from report." + table);
        Rows second = answers.to("select * from report.\"" + table + "\" limit 1000000");
        Rows third = answers.to("select * from report." + table + " limit 1000000");

        assertThat(edition.query("select * from report." + table)).isEqualTo(first);
        assertThat(second).as(table).isEqualTo(first);
        assertThat(third).as(table).isEqualTo(first);
        filled += first.isEmpty() ? 0 : 1;
      }
      assertThat(filled).isGreaterThan(20);
    }
  }

  @Test
  void aQuestionIsAskedOnce() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC)) {
      Answers answers = new Answers(warehouse);
      Rows first = answers.to("select * from report.areas where level = 'municipality'");

      assertThat(first.rows()).hasSize(3);
      assertThat(answers.to("select * from report.areas where level = 'municipality'"))
          .isSameAs(first);
      assertThat(answers.to("select * from report.areas where level = 'nation'").rows()).hasSize(1);
    }
  }

  @Test
  void severalReadersOfOneWarehouseKeepTheSameTables() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC)) {
      warehouse.keep("areas");
      String kept = warehouse.keep("areas");
      assertThat(warehouse.query("from " + kept).values())
          .isEqualTo(warehouse.query("from report.areas").values())
          .isNotEmpty();
    }
  }

  @Test
  void whatWasReadIsToldAlsoWhereItWasKept() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC)) {
      Answers answers = new Answers(warehouse);
      for (int reader = 0; reader < 3; reader++) {
        ReportTables tables = new ReportTables(answers, java.util.Optional.empty());
        tables.sourceTitles(org.ptps.catalog.Language.ES);

        assertThat(tables.read().keySet())
            .hasSize(3)
            .contains(ReportTables.COLUMNS)
            .anyMatch(question -> question.contains("report.indicators"))
            .anyMatch(question -> question.contains("report.sources"));
      }
    }
  }

  /** What one figure asks is told from what it does not ask, though both lie in one table. */
  @Test
  void onlyWhatWasAskedCounts() throws Exception {
    Map<String, String> read;
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC)) {
      ReportTables tables = new ReportTables(warehouse);
      assertThat(tables.from("indicator_values").where("indicator", "PT-COB-01").rows())
          .isNotEmpty();
      read = tables.read();
    }
    String another = "update report.indicator_values set value = 1 where indicator = 'PT-COB-02'";
    assertThat(holds(read)).isTrue();
    assertThat(holds(read, another)).isTrue();
    assertThat(
            holds(
                read,
                "create table turned as from report.indicator_values order by rowid desc",
                "delete from report.indicator_values",
                "insert into report.indicator_values from turned"))
        .as("the same rows in another order")
        .isTrue();
    assertThat(holds(read, another.replace("PT-COB-02", "PT-COB-01"))).isFalse();
    assertThat(
            holds(
                read,
                "insert into report.indicator_values from report.indicator_values where indicator ="
                    + " 'PT-COB-01' limit 1"))
        .as("a row that comes twice")
        .isFalse();
    assertThat(holds(read, "alter table report.sources add column other integer"))
        .as("another column, which may be asked for")
        .isFalse();
    assertThat(holds(read, "drop table report.indicator_values")).isFalse();
  }

  /** Of tables that hold what they held nothing is asked, unless what is withheld has changed. */
  @Test
  void onlyChangedTablesAreAskedAgain() throws Exception {
    Map<String, String> read =
        Map.of(
            ReportTables.COLUMNS,
            "columns",
            "from report.sources",
            "one",
            "from report.areas join report.\"sources\" using (area_code)",
            "two");
    Map<String, String> then =
        Map.of(
            "report.sources", "1",
            "report.areas", "1",
            "report.withheld_cells", "1",
            "report.withheld_things", "1");
    Map<String, String> restedOn = Answers.restOn(read.keySet(), versions(then));

    assertThat(restedOn).isEqualTo(then);
    assertThat(Answers.doubtful(read, restedOn, versions(then))).isEmpty();
    assertThat(Answers.doubtful(read, restedOn, versions(with(then, "report.areas", "2"))))
        .containsOnlyKeys(
            ReportTables.COLUMNS, "from report.areas join report.\"sources\" using (area_code)");
    assertThat(Answers.doubtful(read, restedOn, versions(with(then, "report.withheld_cells", "2"))))
        .isEqualTo(read);
    assertThat(Answers.doubtful(read, Map.of(), versions(then)))
        .as("nobody knows what it rested on")
        .isEqualTo(read);
    assertThat(Answers.doubtful(Map.of("select 1", "x"), then, versions(then)))
        .as("a question of which no table is known")
        .containsKey("select 1");
  }

  private static Map<String, String> with(Map<String, String> all, String name, String version) {
    Map<String, String> changed = new java.util.TreeMap<>(all);
    changed.put(name, version);
    return changed;
  }

  private TableVersions versions(Map<String, String> versions) throws Exception {
    Path file = folder.resolve("versions-" + java.util.UUID.randomUUID() + ".duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("create schema declared");
      statement.execute("create table declared.versions (name varchar, version varchar)");
      for (Map.Entry<String, String> each : versions.entrySet()) {
        statement.execute(
            "insert into declared.versions values ('%s', '%s')"
                .formatted(each.getKey(), each.getValue()));
      }
    }
    try (Warehouse warehouse = Warehouse.open(file)) {
      return TableVersions.of(warehouse);
    }
  }

  private boolean holds(Map<String, String> read, String... changes) throws Exception {
    ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC).close();
    Path file = folder.resolve("warehouse-3-SYNTHETIC.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      for (String change : changes) {
        statement.execute(change);
      }
    }
    try (Warehouse warehouse = Warehouse.open(file)) {
      return new Answers(warehouse).hold(read);
    }
  }
}
