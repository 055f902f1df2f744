package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Indicator;

/** Every worked example of every indicator, computed by the warehouse's own queries. */
class IndicatorExamplesTest {
  @TempDir static Path folder;

  @TestFactory
  Stream<DynamicTest> examples() {
    WarehouseInputs inputs = Declarations.inputs(folder);
    return inputs.catalog().indicators().stream()
        .flatMap(
            indicator ->
                indicator.examples().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                indicator.code() + ": " + example.name().en(),
                                () -> check(inputs, indicator, example))));
  }

  private static void check(
      WarehouseInputs inputs, Indicator indicator, Indicator.Example example) {
    WarehouseInputs one = Declarations.withIndicators(inputs, List.of(indicator.code()));
    try (Database database = Database.inMemory()) {
      new WarehouseLayers(database, one, example.given()).createOnly("report.indicator_values");
      for (Map<String, Object> expected : example.expect()) {
        checkRow(database, indicator, expected);
      }
    }
  }

  private static void checkRow(
      Database database, Indicator indicator, Map<String, Object> expected) {
    List<Object> key = new ArrayList<>();
    key.add(indicator.code());
    List.of("level", "area_code", "year", "residence").forEach(name -> key.add(expected.get(name)));
    List<Rows.Row> rows =
        database
            .query(
                """
                select *
                from report.indicator_values
                where indicator = ? and level = ? and area_code = ? and year = ? and residence = ?
                """,
                key.toArray())
            .rows();
    assertThat(rows).as("value rows of %s", key).hasSize(1);
    expected.forEach(
        (column, value) -> {
          Object found = rows.get(0).value(column);
          if (value instanceof Number number) {
            assertThat(found).as("%s of %s", column, key).isNotNull();
            assertThat(((Number) found).doubleValue())
                .as("%s of %s", column, key)
                .isCloseTo(number.doubleValue(), within(1e-9));
          } else {
            assertThat(found).as("%s of %s", column, key).isEqualTo(value);
          }
        });
  }
}
