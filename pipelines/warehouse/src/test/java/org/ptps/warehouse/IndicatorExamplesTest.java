package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.hocon.Problems;

/**
 * Every worked example of every indicator, computed by the warehouse's own queries. All queries are
 * created once; the rows of an example take the place of the views it names.
 */
class IndicatorExamplesTest {
  @TempDir static Path folder;
  private static Database database;
  private static WarehouseLayers layers;
  private static ValueSteps steps;
  private static WarehouseInputs inputs;
  private static Map<String, SqlFile> queries;

  @BeforeAll
  static void createQueries() {
    inputs = Declarations.inputs(folder);
    database = Database.inMemory();
    layers = new WarehouseLayers(database, inputs, Map.of());
    layers.createOnly("report.value_rows");
    queries =
        SqlFiles.read(inputs.home(), inputs.catalog().indicators(), new Problems()).stream()
            .collect(Collectors.toMap(SqlFile::qualified, file -> file));
    steps = new ValueSteps(database, name -> queries.get(name).sql());
    database.execute("create table declared.all_indicators as from declared.indicators");
    database.execute("create table declared.all_years as from declared.reporting_years");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @TestFactory
  Stream<DynamicTest> examples() {
    return inputs.catalog().indicators().stream()
        .flatMap(
            indicator ->
                indicator.examples().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                indicator.code() + ": " + example.name().en(),
                                () -> check(indicator, example))));
  }

  private static void check(Indicator indicator, Indicator.Example example) {
    database.execute(
        "create or replace table declared.indicators as from declared.all_indicators where code = "
            + Database.literal(indicator.code()));
    database.execute(
        "create or replace view indicator.counted as\n" + CountedView.of(List.of(indicator)).sql());
    tellOnlyYearsOf(example);
    List<SqlFile> given =
        example.given().keySet().stream().map(IndicatorExamplesTest::view).toList();
    List<SqlFile> replaced = new ArrayList<>();
    try {
      for (SqlFile view : given) {
        layers.replaceView(view, example.given().get(view.name()));
        replaced.add(view);
      }
      steps.compute();
      example.expect().forEach(expected -> checkRow(indicator, expected));
    } finally {
      replaced.forEach(layers::restoreView);
    }
  }

  /** Limits the years to those of the example and the next, for speed. */
  private static void tellOnlyYearsOf(Indicator.Example example) {
    IntSummaryStatistics years =
        Stream.concat(
                example.given().values().stream().flatMap(List::stream), example.expect().stream())
            .map(row -> row.get("year"))
            .filter(Number.class::isInstance)
            .mapToInt(year -> ((Number) year).intValue())
            .summaryStatistics();
    database.execute(
        "create or replace table declared.reporting_years as from declared.all_years where year between "
            + years.getMin()
            + " and "
            + (years.getMax() + 1));
  }

  private static SqlFile view(String name) {
    SqlFile view = queries.get("model." + name);
    assertThat(view).as("model.%s, which an example gives", name).isNotNull();
    return view;
  }

  private static void checkRow(Indicator indicator, Map<String, Object> expected) {
    Map<String, Object> cells = new LinkedHashMap<>(expected);
    Object companion = cells.remove("companion");
    List<Object> key = new ArrayList<>();
    key.add(indicator.code());
    key.add(companion == null ? "" : companion);
    List.of("level", "area_code", "year", "residence").forEach(name -> key.add(expected.get(name)));
    List<Rows.Row> rows =
        database
            .query(
                """
                select *
                from steps.value_rows
                where kind in ('headline', 'companion') and indicator = ? and category = ? and level = ? and area_code = ? and year = ? and residence = ?
                """,
                key.toArray())
            .rows();
    assertThat(rows).as("value rows of %s", key).hasSize(1);
    cells.forEach(
        (column, value) -> {
          Object found = rows.get(0).value(column);
          if (value instanceof Number number) {
            assertThat(found).as("%s of %s", column, key).isNotNull();
            assertThat(((Number) found).doubleValue())
                .as("%s of %s", column, key)
                .isCloseTo(number.doubleValue(), within(1e-9));
          } else {
            assertThat(found instanceof LocalDate day ? day.toString() : found)
                .as("%s of %s", column, key)
                .isEqualTo(value);
          }
        });
  }
}
