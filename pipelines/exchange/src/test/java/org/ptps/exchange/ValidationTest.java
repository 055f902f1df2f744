package org.ptps.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.exchange.Validation.PartResult;

class ValidationTest {
  private static final String HEADER =
      "informa,fecha_entrega,departamento,municipio,codigo_muestra,codigo_sistema,sistema,comunidad,"
          + "fecha_muestra,punto_muestreo,cloro_residual_mg_l,e_coli_100ml,coliformes_totales_100ml,"
          + "turbidez_ntu\n";

  @TempDir Path folder;

  private Validation validate(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    return Validation.of(Declared.over(file));
  }

  @Test
  void eachMistakeIsToldWithLineColumnValueRuleAndRemedy() throws IOException {
    Validation validation =
        validate(
            "calidad_agua_ptps_2022.csv",
            HEADER
                + "Agua Viva,2023-02-01,Santa Bárbara,Chinda,M1,,A,Z,2022-05-04,Red,0.5,0,0,1\n"
                + "Agua Viva,2023-02-01,Santa Bárbara,Chinda,M2,,A,Z,2022-13-04,Red,0.5,0,0,1\n"
                + "Agua Viva,2023-02-01,Yoro,Pueblo Raro,M3,,A,Z,2022-05-04,Rio,0.5,0,0,1\n"
                + "Agua Viva,2023-02-01,Santa Bárbara,Chinda,M1,,A,Z,2022-05-04,Red,0.6,0,0,1\n"
                + "Agua Viva,2023-02-01,Santa Bárbara,Chinda,M4,,A,Z,2022-05-04,Red,0.5,-3,0,1\n");
    assertThat(validation.accepted()).isFalse();
    PartResult part = validation.parts().get(0);
    assertThat(List.of(part.kept(), part.rejected(), part.duplicate())).containsExactly(0L, 5L, 0L);
    assertThat(part.findings())
        .extracting(
            found ->
                found.line()
                    + " | "
                    + found.header()
                    + " | "
                    + found.violation().value()
                    + " | "
                    + found.violation().rule())
        .containsExactly(
            "2 |  | HN · M1 | same_key_contradicts",
            "3 | fecha_muestra | 2022-13-04 | not_a_date",
            "4 | municipio | Yoro / Pueblo Raro | place_unknown",
            "4 | punto_muestreo | Rio | unknown_code",
            "5 |  | HN · M1 | same_key_contradicts",
            "6 | e_coli_100ml | -3.0 | negative_e_coli");
    assertThat(part.findings())
        .allSatisfy(found -> assertThat(found.violation().remedy().es()).isNotBlank());
  }

  @Test
  void aGoodFileIsAcceptedAndADoubtDoesNotStandInItsWay() throws IOException {
    Validation validation =
        validate(
            "calidad_agua_ptps_2022.csv",
            HEADER
                + "Agua Viva,2023-02-01,Santa Bárbara,Chinda,M1,,A,Z,2022-05-04,Red,0.5,4,2,1\n");
    assertThat(validation.accepted()).isTrue();
    assertThat(validation.parts().get(0).findings())
        .extracting(found -> found.violation().rule())
        .containsExactly("fewer_total_than_e_coli");
  }

  @Test
  void aColumnOfWhichNoCellIsUnderstoodIsNotAcceptedThoughEveryRowIsKept() throws IOException {
    String row =
        "Agua Viva,2023-02-01,Santa Bárbara,Chinda,M%d,,A,Z,2022-05-04,Red,0.5,4,9,turbia\n";
    Validation validation =
        validate(
            "calidad_agua_ptps_2022.csv",
            HEADER + row.formatted(1) + row.formatted(2) + row.formatted(3));
    PartResult part = validation.parts().get(0);
    assertThat(part.rejected()).isZero();
    assertThat(part.findings())
        .extracting(found -> found.violation().rule())
        .contains("column_refused");
    assertThat(validation.accepted()).isFalse();
  }

  @Test
  void everyFindingOfTheDoorIsToldAndWhatProgramsLeaveBehindIsNobodysWork() throws IOException {
    Validation validation =
        validate(
            "calidad_agua_ptps_2022.csv",
            HEADER + "Agua Viva,2023-02-01,Santa Bárbara,Chinda,M1,,A,Z,2022-05-04,Red,0.5,4,9,1");
    assertThat(validation.parts().get(0).findings())
        .extracting(found -> found.violation().rule())
        .containsExactly("no_final_newline");
    assertThat(validation.accepted()).isTrue();

    Validation leftover = validate("~$calidad_agua_ptps_2022.xlsx", "Alguien");
    assertThat(leftover.accepted()).isTrue();
    assertThat(leftover.parts().get(0).unclaimed().es()).contains("Office");
  }

  @Test
  void nothingIsQuotedFromASourceThatHoldsWhatMustNotBeShown() throws IOException {
    Validation validation =
        validate(
            "quejas_uscl_ptps_2017.csv",
            "informa,fecha_entrega,departamento,municipio,codigo_queja,prestador,fecha_recepcion,"
                + "tema,descripcion,nombre,telefono,fecha_solucion\n"
                + "Municipalidad de Iriona,2018-02-06,Colón,Iriona,Q1,Junta,2017-08-25,Fuga o daño,"
                + "x,Luisa,1,9999-0000\n"
                + "Municipalidad de Iriona,2018-02-06,Colón,Iriona,9999-0000,Junta,2017-08-25,"
                + "Fuga o daño,x,y,1,2017-08-01\n"
                + "Municipalidad de Iriona,2018-02-06,Colón,Iriona,9999-0000,Junta,2017-08-25,"
                + "Fuga o daño,x,y,1,\n");
    assertThat(validation.parts().get(0).findings()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(validation.parts().get(0).findings())
        .allSatisfy(
            found ->
                assertThat(
                        found.violation().value()
                            + found.violation().reason()
                            + found.suggestion()
                            + found.violation().remedy())
                    .doesNotContain("9999"));
  }

  @Test
  void aFileWithoutARequiredColumnIsRefusedWholeAndSaysWhich() throws IOException {
    Validation validation =
        validate("calidad_agua_ptps_2022.csv", HEADER.replace("fecha_muestra", "fecha") + "a\n");
    assertThat(validation.accepted()).isFalse();
    assertThat(validation.parts().get(0).unclaimed().es()).contains("fecha_muestra");
  }

  @Test
  void aLineOfSeveralValuesCountsOnceAndItsRefusedValuesAreTold() throws IOException {
    String name = "API_HND_DS2_es_csv_v2_ficticio.csv";
    String text =
        Files.readString(Declared.HOME.resolve("data-sample/raw/worldbank").resolve(name));
    PartResult sound = validate(name, text).parts().get(0);
    assertThat(sound.kept()).isLessThan(text.lines().count());
    PartResult part =
        validate(name, text.replace("\"80.55\",\"81.1\"", "\"nada\",\"tampoco\"")).parts().get(0);
    assertThat(List.of(part.kept(), part.rejected(), part.duplicate()))
        .containsExactly(sound.kept(), 0L, 0L);
    assertThat(part.findings())
        .filteredOn(found -> found.violation().rule().equals("not_a_number"))
        .extracting(found -> found.violation().value())
        .containsExactly("nada", "tampoco");
  }
}
