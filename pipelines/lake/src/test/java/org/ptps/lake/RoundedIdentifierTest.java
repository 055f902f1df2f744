package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Progress;

/** An identifier of which a spreadsheet left the rounded number alone. */
class RoundedIdentifierTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void itMeansTheOneKnownIdentifierThatRoundsSoAndNoneOfTwo() throws IOException {
    Path systems = Files.createDirectories(folder.resolve("in/siasar_systems"));
    List<String> all =
        Files.readAllLines(HOME.resolve("data-sample/raw/siasar_systems/system_main_2017.HN.csv"));
    Set<String> known = Set.of("1600075", "1600171", "1600172");
    Files.write(
        systems.resolve("system_main_2017.HN.csv"),
        all.stream()
            .filter(
                line ->
                    line.startsWith("fecha") || known.stream().anyMatch(id -> line.contains(id)))
            .toList());
    Path tests = Files.createDirectories(folder.resolve("in/ptps_water_quality"));
    Files.writeString(
        tests.resolve("calidad_agua_ptps_bosque_2017.csv"),
        """
        informa,fecha_entrega,departamento,municipio,codigo_muestra,codigo_sistema,sistema,comunidad,fecha_muestra,punto_muestreo,cloro_residual_mg_l,e_coli_100ml,coliformes_totales_100ml,turbidez_ntu
        Organización Ficticia Bosque,2018-03-30,Cortés,San Antonio de Cortés,M1,1.60008E+06,Agua Uno,La Cumbre,2017-06-14,Red,,0,0,5.4
        Organización Ficticia Bosque,2018-03-30,Intibucá,Jesús de Otoro,M2,1.60017E+06,Agua Dos,Quebrada Seca,2017-06-28,Red,,122,177,
        Organización Ficticia Bosque,2018-03-30,Cortés,San Antonio de Cortés,M3,1.70008E+06,Agua Tres,La Cumbre,2017-06-14,Red,,0,0,5.4
        Organización Ficticia Bosque,2018-03-30,Cortés,San Antonio de Cortés,M4,1600075,Agua Uno,La Cumbre,2017-06-15,Red,,0,0,5.4
        Organización Ficticia Bosque,2018-03-30,Cortés,San Antonio de Cortés,M5,"1,600075E+06",Agua Uno,La Cumbre,2017-06-16,Red,,0,0,5.4
        """);
    new LakeBuilder(
            Declared.between(folder.resolve("out"), folder.resolve("in")), Progress.silent())
        .build();

    assertThat(texts("water_quality_tests", "sample_id || ' ' || system_id", "true"))
        .containsExactly("M1 1600075", "M2 1600170~", "M3 1700080~", "M4 1600075", "M5 1600075");
    assertThat(
            texts(
                "rejected_rows",
                "rule || ' ' || severity || ' ' || value",
                "column_name = 'system_id' and source = 'ptps_water_quality'"))
        .contains(
            "identifier_lost_digits flag 1.60008E+06",
            "identifier_lost_digits flag 1.60017E+06",
            "identifier_lost_digits flag 1.70008E+06")
        .noneMatch(row -> row.contains("1600075 "));
    assertThat(texts("rejected_rows", "value", "rule = 'system_not_found'"))
        .as("neither of two, and none of none, is taken")
        .hasSize(2);
  }

  private List<String> texts(String table, String expression, String where) {
    return LakeRows.shown(
            folder.resolve("out/lake"),
            "select " + expression + " from " + table + " where " + where)
        .stream()
        .sorted()
        .toList();
  }
}
