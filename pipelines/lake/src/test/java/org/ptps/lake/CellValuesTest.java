package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Column;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.RowReader;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.input.SourceMatcher;
import org.ptps.lake.places.PlaceMatcher;

/**
 * What a cell means, told by its column and its file: marks of thousands and decimals, the order of
 * dates, limits of laboratories, letters, identifiers. By the reader that the lake and {@code
 * validate} share.
 */
class CellValuesTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Path CASES = HOME.resolve("../shared/cases").normalize();
  private static final String WATER =
      "informa,fecha_entrega,departamento,municipio,codigo_muestra,codigo_sistema,sistema,comunidad,"
          + "fecha_muestra,punto_muestreo,cloro_residual_mg_l,e_coli_100ml,coliformes_totales_100ml,"
          + "turbidez_ntu\n";
  private static final String PEOPLE =
      "departamento,municipio,codigo,anio,area,poblacion,viviendas\n";
  private static final String COSTS =
      "informa,fecha_entrega,departamento,municipio,codigo_prestador,prestador,anio,inversion_lps,"
          + "operacion_lps,reserva_reposicion_lps,apoyo_directo_lps,ingresos_lps\n";

  @TempDir Path folder;

  /** Rows of one file as {@code line status values}, with their violations. */
  private record Read(List<String> rows, List<String> told) {}

  private Read read(String name, String text, String... columns) throws IOException {
    return read(Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8), columns);
  }

  private static Read ofCase(String name, String... columns) {
    Path file = CASES.resolve(name);
    Assumptions.assumeTrue(Files.exists(file), file + " is not there");
    return read(file, columns);
  }

  private static Read read(Path file, String... columns) {
    Catalog catalog = Declared.over(file);
    List<String> rows = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (InputPart input : new SourceMatcher(catalog).match()) {
      assertThat(input.claimed()).as(String.valueOf(input.unclaimed())).isTrue();
      List<String> names = input.source().table().allColumns().stream().map(Column::name).toList();
      RowReader reader = new RowReader(input, "HN", new PlaceMatcher(catalog.places(), 0.86, 0.06));
      while (reader.hasNext()) {
        CleanRow row = reader.next();
        row.violations()
            .forEach(fault -> told.add(row.line() + " " + fault.column() + " " + fault.rule()));
        if (row.status() != Status.TALLY) {
          String values =
              Arrays.stream(columns)
                  .map(column -> String.valueOf(row.values()[names.indexOf(column)]))
                  .collect(Collectors.joining(" "));
          rows.add(row.line() + " " + row.status().name().toLowerCase() + " " + values);
        }
      }
    }
    return new Read(rows, told);
  }

  private static String sample(String id, String date, String results) {
    return "Socio X,2022-03-20,Santa Bárbara,Chinda,"
        + id
        + ",,A,Z,"
        + date
        + ",Red,"
        + results
        + "\n";
  }

  @Test
  void aPointOfThousandsInPeopleIsOne() {
    Read read = ofCase("ine_poblacion_viviendas_punto_2021.csv", "population", "dwellings");
    assertThat(read.rows())
        .containsExactly(
            "2 kept 4735.0 1010.0",
            "3 kept 46120.0 10250.0",
            "4 kept 22500.0 5010.0",
            "5 kept 218000.0 52000.0");
  }

  @Test
  void amountsOfMoneyWithThreeDigitsBehindThePointAreThousands() {
    Read read = ofCase("costos_ciclo_vida_ptps_miles_2017.csv", "capex_hnl", "opex_year_hnl");
    assertThat(read.rows()).startsWith("2 kept 19296.0 52662.0", "3 kept 32508.0 22008.0");
    assertThat(read.rows()).hasSize(9).allMatch(row -> row.contains(" kept "));
  }

  @Test
  void oneMonthFirstDateProvesTheOrderOfItsColumnAndFile() {
    Read read = ofCase("calidad_agua_ptps_us_2021.csv", "sampled_on", "delivered_on");
    assertThat(read.rows())
        .containsExactly(
            "2 kept 2021-06-14 2022-03-20",
            "3 kept 2021-05-06 2022-03-20",
            "4 kept 2021-12-01 2022-03-20",
            "5 kept 2021-01-12 2022-03-20",
            "6 rejected null 2022-03-20",
            "7 kept 2021-06-14 2022-03-20",
            "8 kept 2021-06-14 2022-03-20",
            "9 kept 2021-06-14 2022-03-20");
    assertThat(read.told()).containsExactly("6 sampled_on not_a_date");
  }

  @Test
  void anIdentifierThatASpreadsheetTookForANumberIsReadAsTheKnownOneAndTold() {
    Read read = ofCase("calidad_agua_ptps_codigos_decimales_2017.csv", "system_id");
    assertThat(read.rows())
        .contains("2 kept 1600075", "5 kept 1600172", "9 kept 1600076", "3 kept null");
    assertThat(read.told())
        .containsExactly(
            "2 system_id identifier_marks",
            "5 system_id identifier_marks",
            "9 system_id identifier_marks");
  }

  @Test
  void withoutEvidenceAColumnOfThreeDigitsIsQuestionedCellByCell() throws IOException {
    Read read =
        read(
            "calidad_agua_ptps_a.csv",
            WATER
                + sample("M1", "2021-06-14", "0.6,0,0,1.250")
                + sample("M2", "2021-06-15", "0.7,0,0,2.125")
                + sample("M3", "2021-06-16", "0.5,0,0,7"),
            "turbidity_ntu");
    assertThat(read.rows()).containsExactly("2 kept null", "3 kept null", "4 kept 7.0");
    assertThat(read.told())
        .containsExactly(
            "2 turbidity_ntu mark_of_thousands_or_decimals",
            "3 turbidity_ntu mark_of_thousands_or_decimals");
  }

  @Test
  void aDecimalCommaIsNeverTakenForAMarkOfThousands() throws IOException {
    Read read =
        read(
            "calidad_agua_ptps_b.csv",
            WATER
                + sample("M1", "2021-06-14", "\"0,005\",0,0,\"1,250\"")
                + sample("M2", "2021-06-15", "\"0,6\",0,0,\"2,5\""),
            "chlorine_residual_mg_l",
            "turbidity_ntu");
    assertThat(read.rows()).containsExactly("2 kept null null", "3 kept null null");
    assertThat(read.told()).hasSize(4).allMatch(told -> told.endsWith("decimal_comma"));
  }

  @Test
  void whatOneColumnProvesHoldsForTheThousandsOfTheOthers() throws IOException {
    Read read =
        read(
            "costos_ciclo_vida_ptps_a.csv",
            COSTS
                + "X,2018-04-23,Santa Bárbara,Chinda,,A,2017,600.000,52.662,1.234.567,0,1000\n"
                + "X,2018-04-23,Santa Bárbara,Chinda,,B,2017,750.000,22.008,16.616,0,900\n",
            "capex_hnl",
            "opex_year_hnl",
            "capmanex_reserve_hnl");
    assertThat(read.rows())
        .containsExactly("2 kept 600000.0 52662.0 1234567.0", "3 kept 750000.0 22008.0 16616.0");
  }

  @Test
  void amountsThatCouldBeWholeBothWaysAreQuestioned() throws IOException {
    Read read =
        read(
            "costos_ciclo_vida_ptps_b.csv",
            COSTS + "X,2018-04-23,Santa Bárbara,Chinda,,A,2017,600.000,52000,,,\n",
            "capex_hnl",
            "opex_year_hnl");
    assertThat(read.rows()).containsExactly("2 kept null 52000.0");
  }

  @Test
  void datesWithoutProofAreQuestionedAndAnotherColumnMayProveThem() throws IOException {
    Read unproven =
        read(
            "calidad_agua_ptps_c.csv",
            WATER + sample("M1", "05/06/2021", "0.6,0,0,1") + sample("M2", "7/7/2021", "0.6,0,0,1"),
            "sampled_on");
    assertThat(unproven.rows()).containsExactly("2 rejected null", "3 kept 2021-07-07");
    assertThat(unproven.told()).containsExactly("2 sampled_on date_order_unknown");
    Read proven =
        read(
            "calidad_agua_ptps_d.csv",
            WATER
                + sample("M1", "05/06/2021", "0.6,0,0,1").replace("2022-03-20", "20/03/2022")
                + sample("M2", "07/06/2021", "0.6,0,0,1"),
            "sampled_on",
            "delivered_on");
    assertThat(proven.rows())
        .containsExactly("2 kept 2021-06-05 2022-03-20", "3 kept 2021-06-07 2022-03-20");
  }

  @Test
  void datesOfBothOrdersInOneColumnProveNothing() throws IOException {
    Read read =
        read(
            "calidad_agua_ptps_e.csv",
            WATER
                + sample("M1", "05/06/2021", "0.6,0,0,1")
                + sample("M2", "14/06/2021", "0.6,0,0,1")
                + sample("M3", "06/15/2021", "0.6,0,0,1"),
            "sampled_on");
    assertThat(read.rows())
        .containsExactly("2 rejected null", "3 kept 2021-06-14", "4 kept 2021-06-15");
  }

  @Test
  void limitsOfTheLaboratoryKeepTheirSign() throws IOException {
    Read read =
        read(
            "calidad_agua_ptps_f.csv",
            WATER
                + sample("M1", "2021-06-14", "<0.1,<1,>2419.6,<0.5")
                + sample("M2", "2021-06-14", "0.6,TNTC,≥200,1")
                + sample("M3", "2021-06-14", ">5,Ausencia,No detectado,1")
                + sample("M4", "2021-06-14", "0.6,n.d.,0,1"),
            "chlorine_residual_mg_l",
            "chlorine_residual_sign",
            "e_coli_per_100ml",
            "e_coli_sign",
            "total_coliforms_per_100ml",
            "total_coliforms_sign");
    assertThat(read.rows())
        .containsExactly(
            "2 kept 0.1 < 1.0 < 2419.6 >",
            "3 kept 0.6 null null > 200.0 >=",
            "4 kept 5.0 > null < null <",
            "5 kept 0.6 null null null 0.0 null");
    assertThat(read.told()).containsExactly("5 e_coli_per_100ml not_detected_or_not_determined");
  }

  @Test
  void aColumnThatKeepsNoLimitsDoesNotAskToClearTheCell() throws IOException {
    Read read =
        read(
            "ine_poblacion_viviendas_a.csv",
            PEOPLE + "Santa Bárbara,Chinda,1608,2021,Total,>5000,1010\n",
            "population");
    assertThat(read.rows()).containsExactly("2 kept null");
    assertThat(read.told()).containsExactly("2 population limit_not_value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Organizacio\u0301n Pen\u0303a",
        "\uFEFFOrganización\u00A0Pe\u200Bña",
        "OrganizaciÃ³n PeÃ±a",
        "Organizaci¢n Pe¤a",
        "Organización\u2007Peña\u001B"
      })
  void aNameIsTheSameWithWhateverNobodySees(String name) throws IOException {
    Read read =
        read(
            "calidad_agua_ptps_g.csv",
            WATER + sample("M1", "2021-06-14", "0.6,0,0,1").replace("Socio X", name),
            "reported_by");
    assertThat(read.rows()).containsExactly("2 kept Organización Peña");
  }

  @Test
  void headersAndPlacesAreComparedByTheirLetters() throws IOException {
    Read read =
        read(
            "ine_poblacion_viviendas_b.csv",
            "departamento,\uFEFFmunicipio,co\u200Bdigo,anio,\u00A0area,poblacion,viviendas\u200E\n"
                + "Santa Ba\u0301rbara,Chin\u200Bda,1608,2021,Total\u2060,4735,1010\n",
            "municipality_code",
            "residence",
            "dwellings");
    assertThat(read.rows()).containsExactly("2 kept 1608 total 1010.0");
  }

  @Test
  void aCodeOfAnotherMunicipalityIsTold() throws IOException {
    Read read =
        read(
            "ine_poblacion_viviendas_c.csv",
            PEOPLE
                + "Santa Bárbara,Chinda,1608,2021,Total,4735,1010\n"
                + "Yoro,El Negrito,0801,2021,Total,46120,10250\n"
                + "Yoro,El Negrto,0801,2020,Total,46120,10250\n",
            "municipality_code");
    assertThat(read.rows()).containsExactly("2 kept 1608", "3 kept 1803", "4 kept 1803");
    assertThat(read.told()).containsExactly("1 municipality_code_text code_of_another_place");
  }
}
