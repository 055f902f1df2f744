package org.ptps.app;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Source;
import org.ptps.lake.clean.StagedRow;
import org.ptps.warehouse.RowConditions;

/** What a sender is told by {@code validate} is what the lake will say of the same row. */
class RulesAgreeTest {
  private static final int ROWS = 40;

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.codegen.wholeStage", "false")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void sparkAndDuckDbAgreeOnEveryDeclaredRule() {
    Catalog catalog =
        Catalog.read(
            Path.of("../..").toAbsolutePath().normalize(), Path.of("conf/sample.conf"), List.of());
    int judged = 0;
    for (Source source : catalog.sources().values()) {
      if (!source.rules().isEmpty()) {
        List<Object[]> rows = rows(source);
        assertThat(byDuckDb(source, rows)).as(source.id()).isEqualTo(bySpark(source, rows));
        judged += source.rules().size();
      }
    }
    assertThat(judged).as("rules judged").isGreaterThan(20);
  }

  private static List<BitSet> byDuckDb(Source source, List<Object[]> rows) {
    return RowConditions.broken(
        source.table().allColumns(), source.rules().stream().map(Source.Rule::test).toList(), rows);
  }

  private static List<BitSet> bySpark(Source source, List<Object[]> rows) {
    StructType schema = StagedRow.lakeSchema(source.table());
    List<Row> given = rows.stream().map(RulesAgreeTest::sparkRow).toList();
    Column[] tests =
        source.rules().stream()
            .map(rule -> not(coalesce(expr(rule.test()), lit(true))))
            .toArray(Column[]::new);
    List<BitSet> broken = new ArrayList<>();
    for (Row row : spark.createDataFrame(given, schema).select(tests).collectAsList()) {
      BitSet own = new BitSet();
      for (int i = 0; i < tests.length; i++) {
        own.set(i, row.getBoolean(i));
      }
      broken.add(own);
    }
    return broken;
  }

  private static Row sparkRow(Object[] values) {
    Object[] own = values.clone();
    for (int i = 0; i < own.length; i++) {
      own[i] = own[i] instanceof LocalDate date ? Date.valueOf(date) : own[i];
    }
    return RowFactory.create(own);
  }

  /** Values around the bounds that rules use, unknown ones included; the same on every run. */
  private static List<Object[]> rows(Source source) {
    Random random = new Random(source.id().hashCode());
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(
          source.table().allColumns().stream()
              .map(column -> random.nextInt(5) == 0 ? null : value(source, column, random))
              .toArray());
    }
    return rows;
  }

  private static Object value(Source source, org.ptps.catalog.Column column, Random random) {
    return switch (column.type()) {
      case TEXT -> {
        List<String> codes =
            source.fields().stream()
                .filter(field -> field.column().equals(column))
                .flatMap(field -> field.codes().values().stream())
                .distinct()
                .toList();
        yield codes.isEmpty() ? "text" : codes.get(random.nextInt(codes.size()));
      }
      case INTEGER ->
          column.name().contains("year") || random.nextBoolean()
              ? 2010L + random.nextInt(12)
              : (long) random.nextInt(4);
      case NUMBER -> random.nextBoolean() ? random.nextInt(30) - 3.0 : random.nextInt(3000) / 1.5;
      case DATE -> LocalDate.of(2010 + random.nextInt(12), 1 + random.nextInt(12), 15);
      case FLAG -> random.nextBoolean();
    };
  }
}
