package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content hashes are equal for equal content only. */
class ContentTest {
  private static final String CELLS =
      "create table report.withheld_cells (key varchar, kind varchar, indicator varchar, area_code"
          + " varchar, residence varchar, year integer, breakdown varchar, category varchar,"
          + " level varchar)";
  private static final String VALUES =
      "create table report.told (indicator varchar, area_code varchar, value double)";
  private static final String ROWS =
      "insert into report.told values ('A', '0101', 1), ('B', '0102', 2)";

  @TempDir Path folder;
  private int files;

  private Path database(String... statements) throws SQLException {
    Path file = folder.resolve("w" + files++ + ".duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("create schema report");
      statement.execute("create schema lake");
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return file;
  }

  private Map<String, String> whole(String... statements) throws SQLException {
    try (Warehouse warehouse = Warehouse.open(database(statements))) {
      return ReportContent.of(warehouse, List.of("told"));
    }
  }

  private Map<String, String> edition(String... statements) throws SQLException {
    try (Warehouse warehouse = Warehouse.open(database(statements));
        Warehouse edition = warehouse.publicEdition()) {
      return ReportContent.of(edition, List.of("told"));
    }
  }

  @Test
  void aTableIsKnownByItsRowsAndTheirPlaces() throws SQLException {
    Map<String, String> first = whole(VALUES, ROWS);
    assertThat(whole(VALUES, ROWS)).isEqualTo(first);
    assertThat(whole(VALUES, ROWS, "update report.told set value = 3 where indicator = 'B'"))
        .isNotEqualTo(first);
    assertThat(whole(VALUES, "insert into report.told values ('B', '0102', 2), ('A', '0101', 1)"))
        .as("the same rows in another order")
        .isEqualTo(first);
    assertThat(whole(VALUES, ROWS, "insert into report.told values ('A', '0101', 1)"))
        .isNotEqualTo(first);
    assertThat(whole(VALUES, ROWS, "create table report.other (a integer)"))
        .as("another column of the schema may be asked for")
        .isNotEqualTo(first);
  }

  @Test
  void aViewIsKnownByItsRowsAndItsQuery() throws SQLException {
    String rows = "create table report.kept as select 'A' as indicator, 1 as value";
    Map<String, String> first = whole(rows, "create view report.told as select * from report.kept");
    assertThat(whole(rows, "create view report.told as select * from report.kept"))
        .isEqualTo(first);
    assertThat(whole(rows, "create view report.told as select * from report.kept order by value"))
        .isNotEqualTo(first);
    assertThat(
            whole(
                rows,
                "create view report.told as select * from report.kept",
                "update report.kept set value = 2"))
        .isNotEqualTo(first);
  }

  @Test
  void whatIsWithheldIsPartOfWhatAnEditionShows() throws SQLException {
    Map<String, String> first = edition(VALUES, ROWS, CELLS);
    assertThat(edition(VALUES, ROWS, CELLS)).isEqualTo(first);
    assertThat(
            edition(
                VALUES,
                ROWS,
                CELLS,
                "insert into report.withheld_cells (indicator, area_code) values ('A', '0101')"))
        .isNotEqualTo(first);
  }

  private Path lake(String name, String... parts) throws SQLException, IOException {
    Path table = Files.createDirectories(folder.resolve(name).resolve("t"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < parts.length; i++) {
        statement.execute(
            "copy ("
                + parts[i]
                + ") to '"
                + table.resolve("part-0000" + i + ".parquet")
                + "' (format parquet)");
      }
    }
    return folder.resolve(name);
  }

  @Test
  void aLakeIsKnownByItsRowsInWhateverFilesAndOrder() throws SQLException, IOException {
    String one = "select 1 as a, 'x' as b, date '2020-01-31' as c";
    String two = "select 2 as a, null as b, null::date as c";
    Map<String, LakeContent.Table> first = LakeContent.of(lake("first", one, two));
    assertThat(first.get("t").rows()).isEqualTo(2);
    assertThat(LakeContent.of(lake("swapped", two + " union all " + one))).isEqualTo(first);
    assertThat(LakeContent.of(lake("null", one, "select 2 as a, 'NULL' as b, null::date as c")))
        .isNotEqualTo(first);
    assertThat(
            LakeContent.of(lake("renamed", one.replace(" a,", " z,"), two.replace(" a,", " z,"))))
        .isNotEqualTo(first);
    assertThat(LakeContent.of(lake("twice", one, one, two))).isNotEqualTo(first);
    try (Warehouse warehouse =
        Warehouse.open(database("create table lake.t as " + two + " union all " + one))) {
      assertThat(LakeContent.within(warehouse, Set.of("t"))).isEqualTo(first);
    }
  }
}
