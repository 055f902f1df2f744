package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Limits of laboratories in PS-NIV-01 and PS-NIV-02: {@code >2419.6}, {@code <1}, TNTC count as
 * failing or passing where their sign decides it, and are unknown where it does not.
 */
class CensoredWaterTest {
  @TempDir Path folder;

  /** One system per case. */
  private static void sample(LakeFixture lake, int n, String measured) {
    String id = "s" + n;
    lake.row(
        "systems",
        "system_id=" + id + ", municipality_code=0101, survey_date=2017-03-01, chlorination=works");
    lake.row(
        "water_quality_tests",
        "sample_id=m"
            + n
            + ", system_id="
            + id
            + ", municipality_code=0101, sampled_on=2017-06-01, "
            + measured);
  }

  @Test
  void aLimitCountsWhereItsSignDecides() {
    WarehouseInputs inputs =
        Declarations.withIndicators(
            Declarations.inputs(folder.resolve("out")), List.of("PS-NIV-01", "PS-NIV-02"));
    List<String> fail =
        List.of(
            "e_coli_sign=>, e_coli_per_100ml=2419.6",
            "e_coli_sign=>",
            "e_coli_sign=>, e_coli_per_100ml=0",
            "e_coli_per_100ml=0, total_coliforms_sign=>, total_coliforms_per_100ml=2419.6",
            "e_coli_sign=<, e_coli_per_100ml=1, total_coliforms_sign=>");
    List<String> pass =
        List.of(
            "e_coli_sign=<, e_coli_per_100ml=1",
            "e_coli_sign=<",
            "e_coli_sign=<, e_coli_per_100ml=1, total_coliforms_sign=<, total_coliforms_per_100ml=1");
    List<String> unknown =
        List.of(
            "e_coli_sign=<, e_coli_per_100ml=10",
            "e_coli_sign=<=, e_coli_per_100ml=1",
            "e_coli_sign=>=, e_coli_per_100ml=0",
            "e_coli_per_100ml=0, total_coliforms_sign=<, total_coliforms_per_100ml=10",
            "e_coli_per_100ml=0, total_coliforms_sign=>, total_coliforms_per_100ml=1");
    List<String> tooLow =
        List.of(
            "chlorine_residual_sign=<, chlorine_residual_mg_l=0.1",
            "chlorine_residual_sign=<, chlorine_residual_mg_l=0.5",
            "chlorine_residual_sign=<");
    List<String> tooHigh = List.of("chlorine_residual_sign=>, chlorine_residual_mg_l=5");
    List<String> open =
        List.of(
            "chlorine_residual_sign=<, chlorine_residual_mg_l=1",
            "chlorine_residual_sign=>, chlorine_residual_mg_l=3.5",
            "chlorine_residual_sign=<=, chlorine_residual_mg_l=0.5");
    LakeFixture lake = new LakeFixture(inputs);
    int n = 0;
    for (List<String> cases : List.of(fail, pass, unknown, tooLow, tooHigh, open)) {
      for (String each : cases) {
        sample(lake, n++, each);
      }
    }
    lake.write(inputs.lake());
    WarehouseBuilder.build(inputs);

    try (Warehouse warehouse = Warehouse.open(inputs.settings().warehouse())) {
      assertThat(tests(warehouse, "coliform_test", 0, fail.size())).containsOnly("fail");
      assertThat(tests(warehouse, "coliform_test", fail.size(), pass.size())).containsOnly("pass");
      assertThat(tests(warehouse, "coliform_test", fail.size() + pass.size(), unknown.size()))
          .containsOnly("unknown");
      int from = fail.size() + pass.size() + unknown.size();
      assertThat(tests(warehouse, "chlorine_residual_mg_l < 0.5", from, tooLow.size()))
          .containsOnly("true");
      assertThat(tests(warehouse, "chlorine_residual_mg_l > 5.0", from + 3, tooHigh.size()))
          .containsOnly("true");
      assertThat(tests(warehouse, "chlorine_residual_mg_l", from + 4, open.size()))
          .containsOnly("unknown");
      assertThat(value(warehouse, "PS-NIV-01"))
          .isEqualTo("3.0 of 8.0, " + (double) (n - 8) + " unknown");
      assertThat(value(warehouse, "PS-NIV-02"))
          .isEqualTo("0.0 of 4.0, " + (double) (n - 4) + " unknown");
    }
  }

  private static List<String> tests(Warehouse warehouse, String column, int from, int count) {
    List<String> found =
        warehouse
            .query(
                "select coalesce(cast("
                    + column
                    + " as varchar), 'unknown') as x from model.water_tests"
                    + " where cast(sample_id[2:] as integer) >= "
                    + from
                    + " and cast(sample_id[2:] as integer) < "
                    + (from + count))
            .rows()
            .stream()
            .map(row -> row.text("x"))
            .toList();
    assertThat(found).hasSize(count);
    return found;
  }

  private static String value(Warehouse warehouse, String indicator) {
    Rows.Row row =
        warehouse
            .query(
                "select numerator, denominator, unknown from report.indicator_values where"
                    + " indicator = ? and area_code = '0101' and year = 2017 and residence = 'rural'",
                indicator)
            .rows()
            .get(0);
    return row.number("numerator")
        + " of "
        + row.number("denominator")
        + ", "
        + row.number("unknown")
        + " unknown";
  }
}
