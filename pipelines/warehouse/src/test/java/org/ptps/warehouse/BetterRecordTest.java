package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Schools of a municipality in PT-COB-03: the inventory of a partner counts wherever it tells of
 * more schools whether they have water than SIASAR does, whatever it tells; else SIASAR counts.
 */
class BetterRecordTest {
  @TempDir Path folder;

  private static void siasar(LakeFixture lake, String municipality, String... hasWater) {
    for (int i = 0; i < hasWater.length; i++) {
      lake.row(
          "schools",
          "school_id=s"
              + municipality
              + i
              + ", municipality_code="
              + municipality
              + ", school_name=Escuela "
              + i
              + ", survey_date=2017-03-01"
              + (hasWater[i].isEmpty() ? "" : ", has_water=" + hasWater[i]));
    }
  }

  private static void inventory(LakeFixture lake, String municipality, String... hasWater) {
    for (int i = 0; i < hasWater.length; i++) {
      lake.row(
          "institutions",
          "institution_id=i"
              + municipality
              + i
              + ", municipality_code="
              + municipality
              + ", institution_type=school, observed_on=2017-05-01"
              + (hasWater[i].isEmpty() ? "" : ", has_water=" + hasWater[i]));
    }
  }

  @Test
  void theRecordThatTellsOfMoreSchoolsCountsWhateverItTells() {
    WarehouseInputs inputs =
        Declarations.withIndicators(
            Declarations.inputs(folder.resolve("out")), List.of("PT-COB-03"));
    LakeFixture lake = new LakeFixture(inputs);
    List<String> municipalities = List.of("0101", "0102", "0103", "0104", "0105");
    municipalities.forEach(
        code ->
            lake.row(
                "population_dwellings",
                "municipality_code=" + code + ", year=2017, residence=rural, dwellings=100"));
    siasar(lake, "0101", "true", "");
    inventory(lake, "0101", "false", "false", "true");
    siasar(lake, "0102", "true", "true");
    inventory(lake, "0102", "false", "false");
    // More schools listed, but fewer with a known answer: not better.
    siasar(lake, "0103", "true", "false");
    inventory(lake, "0103", "true", "", "");
    // The inventory counts and lists fewer than SIASAR: the others are unknown.
    siasar(lake, "0104", "", "", "", "");
    inventory(lake, "0104", "true");
    inventory(lake, "0105", "true", "false");
    lake.write(inputs.lake());
    WarehouseBuilder.build(inputs);

    try (Warehouse warehouse = Warehouse.open(inputs.settings().warehouse())) {
      assertThat(counts(warehouse, "0101", "total")).isEqualTo(Arrays.asList(1.0, 3.0, 0.0));
      assertThat(counts(warehouse, "0102", "rural")).isEqualTo(Arrays.asList(2.0, 2.0, 0.0));
      assertThat(counts(warehouse, "0103", "rural")).isEqualTo(Arrays.asList(1.0, 2.0, 0.0));
      assertThat(counts(warehouse, "0104", "total")).isEqualTo(Arrays.asList(1.0, 1.0, 3.0));
      assertThat(counts(warehouse, "0105", "total")).isEqualTo(Arrays.asList(1.0, 2.0, 0.0));
    }
  }

  private static List<Object> counts(Warehouse warehouse, String municipality, String residence) {
    return warehouse
        .query(
            "select numerator, denominator, unknown from report.indicator_values where indicator ="
                + " 'PT-COB-03' and area_code = ? and year = 2017 and residence = ?",
            municipality,
            residence)
        .values()
        .get(0);
  }
}
