package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Progress;

/**
 * Defects that no real file at hand has, each in a modified row of the sample; the others are in
 * {@link RealFilesTest}. One lake for all tests.
 */
class SampleRowDefectsTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Path RAW = HOME.resolve("data-sample/raw");

  @TempDir static Path folder;

  private static final List<List<String>> COMMUNITIES = new ArrayList<>();
  private static final List<List<String>> SYSTEMS = new ArrayList<>();
  private static final List<List<String>> CATCHMENTS = new ArrayList<>();

  /** A sound row of the sample, and copies with other cells. */
  private record Pattern(List<String> header, NamedCsvRecord row) {
    static Pattern of(String file) {
      try (CsvReader<NamedCsvRecord> reader =
          CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(RAW.resolve(file)))) {
        NamedCsvRecord row =
            reader.stream()
                .filter(each -> !each.getField("ID").isEmpty())
                .filter(each -> each.getField("divisiones").startsWith("SANTA BÁRBARA,CHINDA"))
                .findFirst()
                .orElseThrow();
        return new Pattern(row.getHeader(), row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    List<String> with(String... cells) {
      List<String> own = new ArrayList<>(row.getFields());
      for (int i = 0; i < cells.length; i += 2) {
        int at = header.indexOf(cells[i]);
        assertThat(at).as(cells[i]).isNotNegative();
        own.set(at, cells[i + 1]);
      }
      return own;
    }
  }

  @BeforeAll
  static void readThemAll() throws IOException {
    Pattern community = Pattern.of("siasar_communities/community_main_2017.HN.csv");
    String sound = "nsaacc";
    assertThat(community.header()).contains(sound);
    COMMUNITIES.add(community.header());
    COMMUNITIES.add(community.with("ID", "C1", "altitud", "1", "nombre", "Uno"));
    COMMUNITIES.add(community.with("ID", "C2", "altitud", "0", "nombre", "Dos"));
    COMMUNITIES.add(community.with("ID", "C3", "altitud", "30196", "nombre", "Tres"));
    COMMUNITIES.add(
        community.with("ID", "C4", "poblacion", "1601", "viviendas", "100", "nombre", "Cuatro"));
    COMMUNITIES.add(
        community.with(
            "ID",
            "C5",
            "viviendas",
            "1300",
            "viv_no_agua",
            "1007",
            "cobertura_agua",
            "0.2254",
            "defecacion",
            "82.53999948501587",
            "nombre",
            "Cinco"));
    COMMUNITIES.add(
        community.with(
            "ID",
            "",
            "nombre",
            "  EL   RINCÓN ",
            "fecha_encuesta",
            "2018-03-01",
            "divisiones",
            "SANTA BÁRBARA,CHINDA,ALDEA UNO,EL RINCON"));
    COMMUNITIES.add(
        community.with("ID", "C7", "nombre", "El Rincon", "fecha_encuesta", "2016-03-01"));
    Pattern system = Pattern.of("siasar_systems/" + systemsFile());
    SYSTEMS.add(system.header());
    SYSTEMS.add(
        system.with("ID", "S1", "latitud", "14.9", "longitud", "-88.2", "nombre", "Agua Uno"));
    SYSTEMS.add(
        system.with("ID", "S2", "latitud", "14.9", "longitud", "-88.2", "nombre", "Agua Dos"));
    SYSTEMS.add(
        system.with(
            "ID",
            "S1",
            "latitud",
            "14.9",
            "longitud",
            "-88.2",
            "nombre",
            "Agua Uno",
            "fecha_encuesta",
            "2019-05-05"));
    SYSTEMS.add(
        system.with(
            "ID",
            "S3",
            "nombre",
            "Agua Tres",
            "latitud",
            "14.8",
            "pob_servida",
            "147.27272727",
            "viv_servidas",
            "45"));
    SYSTEMS.add(
        system.with(
            "ID",
            "S4",
            "nombre",
            "Agua Cuatro",
            "latitud",
            "14.7",
            "pob_servida",
            "0",
            "viv_servidas",
            "45",
            "dist_horas",
            "0"));
    SYSTEMS.add(
        system.with(
            "ID",
            "S5",
            "nombre",
            "Agua Cinco",
            "latitud",
            "14.6",
            "pob_servida",
            "1000",
            "viv_servidas",
            "60"));
    SYSTEMS.add(
        system.with(
            "ID",
            "S6",
            "nombre",
            "Agua Seis",
            "latitud",
            "14.5",
            "fecha_encuesta",
            "2017-04-01",
            "cloro_fecha",
            "2019-01-18",
            "pasa_fisicoquimico",
            "No aplica",
            "fecha_fisicoquimico",
            "2017-03-01"));
    SYSTEMS.add(
        system.with(
            "ID",
            "S7",
            "nombre",
            "Agua Siete",
            "latitud",
            "14.4",
            "eiaaut",
            "",
            "eiainf",
            "",
            "eiazpa",
            "",
            "eiastr",
            "",
            "eia",
            "",
            "siasar_version",
            "2"));
    write("community_main.HN.csv", COMMUNITIES);
    write("system_main.HN.csv", SYSTEMS);
    catchments();
    write(
        "ephpm_2003-05.csv",
        List.of(
            List.of("ronda", "anio", "hogar", "UR", "tothog", "factor", "v05b", "v05c"),
            List.of("2003-05", "2003", "1", "1", "3", "159", "3", "1")));
    write(
        "ephpm_2019-06.csv",
        List.of(
            List.of(
                "RONDA", "ANIO", "HOGAR", "REL_J", "UR", "DOMINIO", "TOTPER", "FACTOR", "V05",
                "V06", "H06", "H07", "H08"),
            List.of("2019-06", "2019", "2", "1", "2", "5", "3", "180", "3", "2", "1", "4", "1"),
            List.of("2019-06", "2019", "2", "2", "2", "5", "3", "180", "", "", "", "", "")));
    Catalog catalog = Declared.between(folder.resolve("out"), folder.resolve("in"));
    new LakeBuilder(catalog, Progress.silent()).build();
  }

  private static String systemsFile() throws IOException {
    try (Stream<Path> files = Files.list(RAW.resolve("siasar_systems"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("system_main") && name.endsWith(".csv"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private static void catchments() throws IOException {
    List<String> header =
        List.of(
            "fecha_encuesta",
            "nombre",
            "ID",
            "pais",
            "divisiones",
            "altitud",
            "pob_servida",
            "viv_servidas",
            "fuente_ID",
            "fuente_nombre",
            "fuente_tipo",
            "fuente_principal",
            "fuente_caudal",
            "fuente_caudal_ud",
            "fuente_caudal_fecha",
            "fuente_caudal_estiaje",
            "fuente_caudal_estiaje_ud",
            "capt_estado");
    CATCHMENTS.add(header);
    CATCHMENTS.add(catchment("F1", "0.7", "METROS CÚBICOS POR SEGUNDO"));
    CATCHMENTS.add(catchment("F2", "0.7", "LITROS POR SEGUNDO"));
    CATCHMENTS.add(catchment("F3", "0.7", "LITROS POR HORA"));
    write("system_catchments.HN.csv", CATCHMENTS);
  }

  private static List<String> catchment(String id, String flow, String unit) {
    return List.of(
        "2017-05-01",
        "Agua Uno",
        "S1",
        "Honduras",
        "SANTA BÁRBARA,CHINDA,X",
        "900",
        "120",
        "30",
        id,
        "Nombre Fuente",
        "Río",
        "SI",
        flow,
        unit,
        "1969-12-31",
        "",
        "",
        "B - REGULAR");
  }

  private static void write(String name, List<List<String>> rows) throws IOException {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(
              String.join(
                  ",", row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList()))
          .append('\n');
    }
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in").resolve(name), text, StandardCharsets.UTF_8);
  }

  private static List<String> rows(String sql) {
    return LakeRows.shown(folder.resolve("out/lake"), sql);
  }

  @Test
  void everyFileIsClaimed() {
    assertThat(rows("select file from file_ledger where unclaimed_reason <> ''")).isEmpty();
    assertThat(rows("select line, rule, value from rejected_rows where severity = 'reject'"))
        .isEmpty();
  }

  @Test
  void siasar03AnAltitudeOfAnotherUnitIsUnknownAndAFillerIsMarked() {
    assertThat(
            rows(
                "select community_id, altitude_m, flags from communities where community_id in ('C1', 'C2', 'C3') order by 1"))
        .containsExactly("C1 | 1.0 | altitude_of_one_metre", "C2 | null | ", "C3 | null | ");
  }

  @Test
  void siasar05AZeroThatMeansUnknownIsUnknown() {
    assertThat(
            rows(
                "select population_served, dwellings_served, hours_per_day from systems where system_id = 'S4'"))
        .containsExactly("null | 45.0 | null");
  }

  @Test
  void siasar06MoreThanFifteenPeopleInADwellingAreKeptAndMarked() {
    assertThat(rows("select population, flags from communities where community_id = 'C4'"))
        .singleElement()
        .asString()
        .startsWith("1601.0 | ")
        .contains("people_per_dwelling");
    assertThat(rows("select flags from systems where system_id = 'S5'"))
        .containsExactly("people_per_dwelling");
  }

  @Test
  void siasar08CoordinatesCopiedFromAnotherSystemAreMarkedAndThoseOfTheSameAreNot() {
    assertThat(
            rows(
                "select system_id, year(survey_date), flags from systems where system_id in ('S1', 'S2') order by 1, 2"))
        .hasSize(3)
        .filteredOn(row -> row.contains("coordinates_of_another_system"))
        .singleElement()
        .asString()
        .startsWith("S2");
  }

  @Test
  void siasar09BlanksCapitalsAccentsAndFourLevelsMakeNoOtherCommunity() {
    assertThat(
            rows(
                "select community_id, community_name, municipality_code, flags from communities where year(survey_date) = 2018"))
        .as("without an identifier, it is the one of 2016 that bears its name")
        .containsExactly("C7 | EL RINCÓN | 1608 | identifier_missing");
    assertThat(
            rows(
                "select published_id, name, method from entities where entity_id = 'C7' order by first_seen"))
        .containsExactly("C7 | El Rincon | published_id", "null | EL RINCÓN | name");
  }

  @Test
  void siasar10FractionsOfPeopleAreKept() {
    assertThat(rows("select population_served, flags from systems where system_id = 'S3'"))
        .containsExactly("147.27272727 | ");
  }

  @Test
  void siasar11FlowsComeInOneUnitAndOneOfAnImpossibleSizeIsMarked() {
    assertThat(rows("select unit_id, flow_l_s, flags from system_catchments order by 1"))
        .containsExactly("F1 | 700.0 | flow_unit_plausible", "F2 | 0.7 | ", "F3 | null | ");
    assertThat(
            rows(
                "select rule, severity from rejected_rows where file like '%catchments%' and column_name = 'flow_l_s' and line = 4"))
        .as("a unit that nobody declared is no litres per second")
        .singleElement()
        .asString()
        .endsWith("cell");
  }

  @Test
  void siasar14NoiseOfFloatingPointIsNoDisagreement() {
    assertThat(
            rows(
                "select water_coverage_share, open_defecation_pct, flags from communities where community_id = 'C5'"))
        .singleElement()
        .asString()
        .startsWith("0.2254 | 82.53999948501587 | ")
        .doesNotContain("water_coverage_agrees");
  }

  @Test
  void siasar15DatesOfTestsFarFromTheSurveyOrWithoutATestAreMarked() {
    assertThat(rows("select physicochemical_test, flags from systems where system_id = 'S6'"))
        .containsExactly(
            "not_tested | chlorine_dated_after_survey,not_tested_with_physicochemical_date");
  }

  @Test
  void siasar16ASystemWithoutSubIndicesIsKeptWithoutAnIndex() {
    assertThat(rows("select index_eia, index_eiaaut, flags from systems where system_id = 'S7'"))
        .containsExactly("null | null | ");
  }

  @Test
  void ephpmTheSameNumberIsAnotherSourceInAnotherWave() {
    assertThat(rows("select year, water_supply from household_survey order by 1"))
        .containsExactly("2003 | windlass_well", "2019 | hand_or_motor_pump");
  }

  @Test
  void ephpmOnlyTheHeadsRowTellsOfTheDwelling() {
    assertThat(rows("select out_of_scope, kept from file_ledger where file = 'ephpm_2019-06.csv'"))
        .containsExactly("1 | 1");
  }
}
