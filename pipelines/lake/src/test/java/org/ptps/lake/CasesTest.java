package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ptps.lake.clean.CleanRow.Status;

/** Small inputs that once came out wrong, with their right reading; skipped where they are not. */
class CasesTest {
  private static ReadFile read(String name) {
    Path cases = Path.of("../..").toAbsolutePath().normalize().resolveSibling("shared");
    String said = System.getenv("PTPS_CASES");
    Path file = (said == null ? cases.resolve("cases") : Path.of(said)).resolve(name);
    assumeTrue(Files.exists(file), () -> "the small inputs are not here: " + file);
    return ReadFile.only(file);
  }

  @Test
  void datesThatCountFrom1904AreReadAndTold() {
    ReadFile file = read("calidad_agua_ptps_mac_1_2021.xlsx");
    assertThat(file.kept("sampled_on"))
        .containsExactly(
            LocalDate.of(2021, 6, 14), LocalDate.of(2021, 1, 2), LocalDate.of(2020, 2, 29));
    assertThat(file.kept("delivered_on")).containsOnly(LocalDate.of(2022, 3, 20));
    assertThat(file.told()).containsExactly("1  dates_from_1904");
  }

  @Test
  void aPercentageIsWhatTheCellShows() {
    ReadFile file = read("poa_ptps_porcentaje_2021.xlsx");
    assertThat(file.kept("progress_pct")).containsExactly(68.0, 68.0, 68.0, 100.0, 0.5);
    assertThat(file.lines(Status.REJECTED)).isZero();
  }

  @Test
  void hoursTypedAsATimeAreHours() {
    ReadFile file = read("ersaps_prestadores_urbanos_horas.xlsx");
    assertThat(file.kept("hours_per_day")).containsExactly(18.0, 24.0, 12.0);
  }

  @Test
  void theNumberOfAFootnoteIsNoDigitOfTheValue() {
    ReadFile file = read("gasto_municipal_ptps_llamadas.xlsx");
    assertThat(file.told())
        .containsExactly("2 population raised_letters", "2 wash_executed_hnl raised_letters");
    assertThat(file.kept("population")).startsWith((Object) null).hasSize(3);
    assertThat(file.tally()).as("line 5 is a note").containsExactly(1L, 0L, 1L, 0L);
  }

  @Test
  void aFormulaWithoutResultAndErrorsAreToldAsSuch() {
    ReadFile file = read("gasto_municipal_ptps_formulas.xlsx");
    assertThat(file.told())
        .containsExactly(
            "2 wash_executed_hnl formula_without_result",
            "3 wash_executed_hnl error_value",
            "4 population error_value");
    assertThat(file.said()).contains("fórmula sin resultado guardado");
    assertThat(file.kept("wash_executed_hnl")).isEqualTo(Arrays.asList(null, null, 2400000.0));
  }

  @Test
  void anErrorIsNeverAName() {
    ReadFile file = read("calidad_agua_ptps_error_2017.xlsx");
    assertThat(file.rules()).containsOnlyKeys("error_value");
    assertThat(file.lines(Status.REJECTED)).isEqualTo(3);
    assertThat(file.kept("system_name")).doesNotContain("#REF!");
  }

  @Test
  void aRowWithMoreCellsThanTheHeaderIsToldAlthoughTheLastAreEmpty() {
    ReadFile file = read("calidad_agua_ptps_celdas_corridas_2017.csv");
    assertThat(file.lines(Status.KEPT)).isZero();
    assertThat(file.rules()).containsEntry("cells_too_many", 8L);
  }

  @Test
  void rowsBelowASecondHeaderInAnotherOrderAreAllTold() {
    ReadFile file = read("calidad_agua_ptps_segundo_encabezado_2017.csv");
    assertThat(file.kept("e_coli_per_100ml"))
        .containsExactly(0.0, 59.0, 2.0, 122.0, 122.0, 33.0, 23.0, 0.0);
    assertThat(file.rules())
        .containsEntry("other_header", 1L)
        .containsEntry("under_other_header", 8L);
  }

  @Test
  void aShiftedTelephoneNumberIsQuotedNowhere() {
    ReadFile file = read("quejas_uscl_ptps_punto_y_coma_2017.csv");
    assertThat(file.rules()).containsEntry("cells_too_many", 4L);
    assertThat(file.said()).doesNotContain("9999").doesNotContain("MARCADO");
    assertThat(file.rows()).noneMatch(row -> Arrays.toString(row.values()).contains("9999"));
  }

  @Test
  void aCellAtAColumnThatNoSheetHasRefusesItByItsAddress() {
    ReadFile file = read("calidad_agua_ptps_celda_lejana.xlsx");
    assertThat(file.input().claimed()).isFalse();
    assertThat(file.input().unclaimed().es()).contains("ZZZZZZ10");
    assertThat(file.input().nearest()).isEqualTo("ptps_water_quality");
  }
}
