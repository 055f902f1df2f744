package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Violation;
import org.ptps.lake.clean.Violation.Severity;

/** Lines whose shape is not that of the table: each is told, and none of its cells is quoted. */
class RowShapesTest {
  private static final String HEADER =
      "informa,fecha_entrega,departamento,municipio,codigo_muestra,codigo_sistema,sistema,comunidad,"
          + "fecha_muestra,punto_muestreo,cloro_residual_mg_l,e_coli_100ml,coliformes_totales_100ml,"
          + "turbidez_ntu";
  private static final String GOOD =
      "Agua Viva,2023-02-01,Santa Bárbara,Chinda,M%d,,A,Z,2022-05-04,Red,%s,%s,%s,%s";
  private static final String SHIFTED =
      "Agua Viva,2023-02-01,Santa Bárbara,Chinda,M%d,,A,Z,2022-05-04,Red,0,6,,,";

  @TempDir private Path folder;

  private ReadFile water(String... lines) throws IOException {
    return read("calidad_agua_ptps_2022.csv", lines);
  }

  private ReadFile read(String name, String... lines) throws IOException {
    return ReadFile.only(Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n"));
  }

  private static String good(int number) {
    return String.format(Locale.ROOT, GOOD, number, "0.5", "4", "9", "1.5");
  }

  private static String shifted(int number) {
    return String.format(Locale.ROOT, SHIFTED, number);
  }

  @Test
  void aCellTooManyIsToldAlthoughTheLastAreEmpty() throws IOException {
    ReadFile file = water(HEADER, good(1), shifted(2), good(3));
    assertThat(file.told()).containsExactly("3  cells_too_many");
    assertThat(file.kept("e_coli_per_100ml")).containsExactly(4.0, 4.0);
  }

  @Test
  void aCommaAtTheEndOfTheHeaderGivesNoRoomForASplitNumber() throws IOException {
    // Every row is as wide as the header: only the numbers can show the shift.
    ReadFile all = water(HEADER + ",", shifted(1), shifted(2), shifted(3));
    assertThat(all.rules()).containsEntry("cells_too_many", 3L);
    assertThat(all.lines(Status.KEPT)).isZero();

    ReadFile some = water(HEADER + ",", good(1), shifted(2));
    assertThat(some.told()).containsExactly("3  cells_too_many");

    ReadFile rectangular = water(HEADER + ",", good(1) + ",", good(2) + ",", shifted(3) + ",");
    assertThat(rectangular.told()).containsExactly("4  cells_too_many");
    assertThat(rectangular.lines(Status.KEPT)).isEqualTo(2);
  }

  @Test
  void aRowThatIsCutQuotesNoneOfItsCells() throws IOException {
    ReadFile file = water(HEADER, good(1), "Agua Viva,2023-02-01,Santa Bárbara,NOMBRE MARCADO");
    assertThat(file.told()).containsExactly("3  cells_missing");
    assertThat(file.said()).doesNotContain("MARCADO").contains("4 celdas y el encabezado 14");
  }

  @Test
  void aSecondHeaderInTheSameOrderIsOneAndInAnotherOrderRefusesWhatFollows() throws IOException {
    ReadFile same = water(HEADER, good(1), HEADER.toUpperCase(Locale.ROOT), good(2));
    assertThat(same.told()).isEmpty();
    assertThat(same.tally()).containsExactly(2L, 0L, 0L, 0L);

    String other = HEADER.replace("municipio,codigo_muestra", "codigo_muestra,municipio");
    ReadFile turned = water(HEADER, good(1), other, good(2), good(3), HEADER, good(4));
    assertThat(turned.told())
        .containsExactly("3  other_header", "4  under_other_header", "5  under_other_header");
    assertThat(turned.lines(Status.KEPT)).as("back under the first header").isEqualTo(2);
  }

  @Test
  void aHeaderRepeatedWithABlemishIsOneFaultAndWhatFollowsIsRead() throws IOException {
    ReadFile file =
        water(HEADER, good(1), HEADER.replace("sistema,comunidad", "sist.,comunidad"), good(2));
    assertThat(file.told()).containsExactly("3  repeated_header");
    assertThat(file.lines(Status.KEPT)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Total,,,,,,,,,,,4,9, | footer",
        "Total general,,,,M9,,,,,,,4,9, | told",
        "Fuente: laboratorio,,,,,,,,,,,,, | footer",
        "* Datos preliminares,,,,,,,,,,,,, | footer",
        "Total Agua S.A.,2023-02-01,Santa Bárbara,Chinda,,,A,Z,2022-05-04,Red,0.5,4,9,1 | told",
        "Total Agua S.A.,2023-02-01,Santa Bárbara,Chinda,M9,,A,Z,2022-05-04,Red,0.5,4,9,1 | kept",
        "Agua Viva,,,,,,,,,,,,, | told"
      })
  void aLineThatBeginsWithTotalIsAFooterOnlyWhereItIsOne(String line, String outcome)
      throws IOException {
    ReadFile file = water(HEADER, good(1), line);
    assertThat(file.tally().get(2)).isEqualTo(outcome.equals("footer") ? 1 : 0);
    assertThat(file.lines(Status.REJECTED)).isEqualTo(outcome.equals("told") ? 1 : 0);
    assertThat(file.lines(Status.KEPT)).isEqualTo(outcome.equals("kept") ? 2 : 1);
  }

  /** The household points of the sample, all in scope. */
  private static String points() throws IOException {
    Path folder =
        Path.of("../..")
            .toAbsolutePath()
            .normalize()
            .resolve("data-sample/raw/jmp_household_points");
    try (Stream<Path> files = Files.list(folder)) {
      return Files.readString(
          files
              .filter(file -> file.toString().endsWith(".csv"))
              .sorted()
              .findFirst()
              .orElseThrow());
    }
  }

  @Test
  void aFileOfWhichNoRowIsWantedSaysWhatItsRowsSay() throws IOException {
    String text = points().replace("HND", "HDN");
    Path typo = Files.writeString(folder.resolve("x_jmp_household_watsan_sources.csv"), text);
    ReadFile file = ReadFile.only(typo);
    assertThat(file.lines(Status.KEPT)).isZero();
    assertThat(file.violations())
        .filteredOn(fault -> fault.severity() == Severity.PART)
        .extracting(Violation::rule)
        .containsExactly("all_out_of_scope");
    assertThat(file.said()).contains("iso3 «HDN»");
  }

  @Test
  void anErrorInTheColumnThatDecidesAboutScopeIsTold() throws IOException {
    String text = points().replaceFirst("\n\"HND\"", "\n#¡REF!");
    ReadFile file =
        ReadFile.only(
            Files.writeString(folder.resolve("x_jmp_household_watsan_sources.csv"), text));
    assertThat(file.rules()).containsEntry("scope_not_known", 1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void aSourceThatHoldsWhatMustNotBeShownIsNeverQuoted(String by) throws IOException {
    String header =
        "informa,fecha_entrega,departamento,municipio,codigo_queja,prestador,fecha_recepcion,tema,"
            + "descripcion,nombre,telefono,fecha_solucion";
    // As wide as the header: the telephone number is in the column of a date.
    String row =
        "Municipalidad de Iriona,06/02/2018,Colón,Iriona,Q1,Junta,25/08/2017,Fuga o daño,"
            + "No hay agua,Luisa Marcada,,9999-0000";
    String place =
        "Municipalidad de Iriona,06/02/2018,Colón,9999-0000,Q2,Junta,25/08/2017,Fuga o daño,x,y,z,";
    String topic =
        "Municipalidad de Iriona,06/02/2018,Colón,Iriona,Q3,Junta,25/08/2017,9999-0000,x,y,z,";
    ReadFile file =
        read(
            "quejas_uscl_ptps_2017.csv",
            header.replace(",", by),
            row.replace(",", by),
            place.replace(",", by),
            topic.replace(",", by));
    assertThat(file.violations()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(file.said()).doesNotContain("9999").doesNotContain("Marcada");
    assertThat(file.rows())
        .allSatisfy(
            read ->
                assertThat(read.place() == null ? "" : read.place().municipalityText())
                    .doesNotContain("9999"));
    assertThat(file.rows()).noneMatch(read -> Arrays.toString(read.values()).contains("Marcada"));
  }
}
