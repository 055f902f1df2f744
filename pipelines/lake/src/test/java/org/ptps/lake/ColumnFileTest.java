package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.ColumnType;

/** Parquet files are read back with an engine that shares no code with their writer. */
class ColumnFileTest {
  private static final TableSchema SHAPE =
      TableSchema.none()
          .and(ColumnType.TEXT, "few", "many", "none", "turning")
          .and(ColumnType.INTEGER, "whole", "counted")
          .and(ColumnType.NUMBER, "measured", "rounded")
          .and(ColumnType.DATE, "day")
          .and(ColumnType.FLAG, "flag");

  @TempDir private Path folder;

  private static List<Object[]> rows(int count) {
    Random random = new Random(count);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Object[] row = {
        List.of("", "Yoro", "Añasco «é»", "\ud83d\udca7 agua").get(random.nextInt(4)),
        "vivienda " + random.nextLong(),
        null,
        i < 3000 ? "repetida" : "propia " + i,
        random.nextLong(),
        (long) random.nextInt(40),
        random.nextGaussian() * 1e6,
        random.nextInt(100) / 4.0,
        LocalDate.ofEpochDay(random.nextInt(60_000) - 20_000),
        random.nextBoolean()
      };
      for (int column = 0; column < row.length; column++) {
        if (random.nextInt(7) == 0 || i % 50_000 < 25_000 && column == 5) {
          row[column] = null;
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private List<Object[]> read(String name) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select * from read_parquet('" + folder.resolve(name).resolve("*") + "')")) {
      while (found.next()) {
        Object[] row = new Object[SHAPE.names().size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = found.getObject(i + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private void comesBack(int count) throws SQLException {
    List<Object[]> written = rows(count);
    ParquetRows.all(folder.resolve("rows" + count), SHAPE, written);
    List<Object[]> read = read("rows" + count);
    assertThat(read).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(read.get(i)).as("row %d", i).isEqualTo(written.get(i));
    }
  }

  @Test
  void noRowOneRowAndAPageAndOneMoreComeBackAsTheyWereWritten() throws SQLException {
    for (int count : new int[] {0, 1, 2, 999, 4096, 20_000, 20_001}) {
      comesBack(count);
    }
  }

  @Test
  void severalGroupsOfRowsComeBackAsTheyWereWritten() throws SQLException, IOException {
    comesBack(400_000);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select max(row_group_id), count(distinct encodings) from parquet_metadata('"
                    + folder.resolve("rows400000").resolve("*")
                    + "')")) {
      found.next();
      assertThat(found.getLong(1)).isPositive();
      assertThat(found.getLong(2)).isGreaterThan(1);
    }
  }

  @Test
  void whatAnEngineIsToldOfAGroupLetsItLeaveNothingOut() throws SQLException {
    List<Object[]> written = rows(30_000);
    ParquetRows.all(folder.resolve("told"), SHAPE, written);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (int column : new int[] {0, 4, 5, 6, 7}) {
        Object sought =
            written.stream()
                .map(row -> row[column])
                .filter(value -> value != null)
                .skip(7)
                .findFirst()
                .orElseThrow();
        long expected =
            written.stream()
                .map(Arrays::asList)
                .filter(row -> sought.equals(row.get(column)))
                .count();
        String literal = sought instanceof String text ? "'" + text + "'" : sought.toString();
        try (ResultSet found =
            statement.executeQuery(
                "select count(*) from read_parquet('"
                    + folder.resolve("told").resolve("*")
                    + "') where "
                    + SHAPE.names().get(column)
                    + " = "
                    + literal)) {
          found.next();
          assertThat(found.getLong(1)).as(SHAPE.names().get(column)).isEqualTo(expected);
        }
      }
    }
  }
}
