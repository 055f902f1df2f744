package org.ptps.lake.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RealFilesTest {

  @Test
  void everyFileOfTheTortureCorporaIsAccountedForOrRefused() {
    List<Part> parts = InputReaders.parts(RealFiles.at("csv-corpora"), Set.of());
    assertThat(parts).hasSizeGreaterThan(550);
    TreeMap<String, Integer> refusals = new TreeMap<>();
    int rows = 0;
    for (Part part : parts) {
      Reading reading = Reading.of(part);
      rows += reading.rows().size();
      assertThat(reading.rowFaults())
          .as(part.shown())
          .doesNotContain(RowFault.Kind.READING_BROKE_OFF);
      reading
          .profile()
          .refusal()
          .ifPresent(fault -> refusals.merge(part.format() + " " + fault.kind(), 1, Integer::sum));
    }
    assertThat(rows).isGreaterThan(600_000);
    assertThat(refusals).isEqualTo(Map.of("CSV EMPTY_FILE", 3, "OTHER UNKNOWN_FORMAT", 21));
  }

  @Test
  void theSpectrumOfCsvReadsAsItsJsonSays() throws IOException {
    List<Part> parts = InputReaders.parts(RealFiles.at("csv-corpora/csv-spectrum/csvs"), Set.of());
    assertThat(parts).hasSize(12);
    for (Part part : parts) {
      List<List<String>> cells = Reading.of(part).cells();
      List<Map<String, String>> expected =
          expected(
              Path.of(part.path())
                  .resolveSibling("../json/" + part.file().replace(".csv", ".json")));
      assertThat(cells).as(part.file()).hasSize(expected.size() + 1);
      for (int row = 0; row < expected.size(); row++) {
        Map<String, String> read = new LinkedHashMap<>();
        for (int cell = 0; cell < cells.get(0).size(); cell++) {
          read.put(cells.get(0).get(cell), cells.get(row + 1).get(cell));
        }
        // The telephone number of this one file differs between its CSV and its JSON.
        read.replace("Contact Phone Number", "2095257564", "1234567890");
        assertThat(read).as(part.file()).isEqualTo(expected.get(row));
      }
    }
  }

  @Test
  void worldBankExportsKeepTheirPreambleAndTrailingComma() {
    Reading country = Reading.only(RealFiles.at("worldbank/API_HND_DS2_es_csv_v2_21843.csv"));

    assertThat(country.profile().bom()).isTrue();
    assertThat(country.profile().delimiter()).isEqualTo(',');
    assertThat(country.profile().physicalLines()).isEqualTo(1486 + 5);
    assertThat(country.rows())
        .filteredOn(RawRow::blank)
        .extracting(RawRow::line)
        .containsExactly(2L, 4L);
    assertThat(country.at(1).cells().get(0)).isEqualTo("Data Source");
    assertThat(country.at(5).cells()).hasSize(71).endsWith("2025", "").startsWith("Country Name");
    assertThat(
            country.rows().subList(5, 1491).stream()
                .filter(row -> !(row.cells().size() == 71))
                .map(RawRow::line))
        .isEmpty();
    assertThat(country.faults()).isEmpty();

    Reading indicator =
        Reading.only(RealFiles.at("worldbank/API_SH.H2O.SMDW.ZS_DS2_en_csv_v2_1006819.csv"));
    assertThat(indicator.profile().physicalLines()).isEqualTo(264 + 5);
    assertThat(indicator.rowFaults()).isEmpty();
  }

  @Test
  void theWorldWorkbookOfJmpIsReadRowByRow() {
    List<Part> parts = InputReaders.parts(RealFiles.at("jmp/JMP_2017_WLD.xlsx"), Set.of());
    assertThat(parts)
        .extracting(Part::sheet)
        .containsExactly("Introduction", "Water", "Sanitation", "Hygiene");
    Reading water = Reading.of(parts.get(1));

    assertThat(water.profile().physicalLines()).isEqualTo(5998);
    assertThat(water.at(1508).cells().get(0)).isEqualTo("Honduras");
    assertThat(water.at(1508).cells().get(2)).isEqualTo("2000");
    assertThat(water.at(1508).cells().get(5)).startsWith("82.2058631");
    assertThat(water.rowFaults()).isEmpty();
    assertThat(Reading.of(parts.get(3)).profile().physicalLines()).isEqualTo(484);
  }

  @Test
  void officialExportsOfSiasarAreRead() {
    Reading treatment =
        Reading.only(RealFiles.at("siasar/peru-official-xls/system_treatment.PE.xls"));
    Reading catchments =
        Reading.only(RealFiles.at("siasar/peru-official-xls/system_catchments.PE.xls"));

    assertThat(treatment.profile().part().sheet()).isEqualTo("Sheet1");
    assertThat(treatment.rows()).hasSize(5136 + 1);
    assertThat(treatment.at(1).cells()).hasSize(40).contains("año").endsWith("eia");
    assertThat(catchments.rows()).hasSize(1639 + 1);
    assertThat(catchments.at(1).cells()).hasSize(54).contains("año");
    int year = catchments.at(1).cells().indexOf("año");
    assertThat(catchments.at(2).cells().get(year)).isEqualTo("2009");
    assertThat(catchments.at(2).cells()).contains("25568", "-5.96261", "Perú").endsWith("C - MALO");
    long widest = catchments.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    assertThat(widest).isEqualTo(54);
    assertThat(catchments.rowFaults()).isEmpty();

    for (Part part :
        InputReaders.parts(RealFiles.at("siasar/colombia-cundinamarca-excerpt"), Set.of())) {
      Reading excerpt = Reading.of(part);
      int width = excerpt.at(1).cells().size();
      assertThat(width).isIn(81, 75);
      assertThat(
              excerpt.rows().stream()
                  .filter(row -> !(row.cells().size() == width))
                  .map(RawRow::line))
          .isEmpty();
      assertThat(excerpt.rowFaults()).isEmpty();
    }
  }

  @Test
  void microCatchmentsAndBoundariesAreReadWithoutTheirShapes() {
    Reading catchments = Reading.only(RealFiles.at("icf/microcuencas_declaradas.geojson"));

    assertThat(catchments.rows()).hasSize(1250);
    assertThat(catchments.names())
        .hasSizeGreaterThanOrEqualTo(27)
        .contains("cod_muni", "nomb_micro");
    assertThat(catchments.at(1).cells().get(catchments.names().indexOf("cod_muni")))
        .isEqualTo("104");
    assertThat(
            catchments.rows().stream()
                .filter(row -> !(row.cells().size() == catchments.names().size()))
                .map(RawRow::line))
        .isEmpty();
    assertThat(
            Reading.only(RealFiles.at("boundaries/geoBoundaries-HND-ADM2_simplified.geojson"))
                .rows())
        .hasSize(298);
  }

  @Test
  void everyOtherCsvOfAPublisherIsReadWithoutAFault() {
    int files = 0;
    for (String folder : List.of("jmp", "admin")) {
      for (Part part : InputReaders.parts(RealFiles.at(folder), Set.of())) {
        if (part.format() == Format.CSV) {
          Reading reading = Reading.of(part);
          int width = reading.at(1).cells().size();
          assertThat(width).as(part.file()).isGreaterThan(1);
          assertThat(
                  reading.rows().stream()
                      .filter(row -> !(row.cells().size() == width))
                      .map(RawRow::line))
              .as(part.file())
              .isEmpty();
          assertThat(reading.faults()).as(part.file()).isEmpty();
          files++;
        }
      }
    }
    assertThat(files).isEqualTo(12);
  }

  @Test
  void aFileOfTwoEncodingsIsReportedAndReadWholeWithAHint() {
    Path file = RealFiles.at("worldwide/wash-dev-mdb_20221223_data.csv");
    Reading detected = Reading.only(file);
    Reading hinted = Reading.only(file, new TextHints("windows-1252", ','));

    // The publisher's file holds four dashes in UTF-8 among windows-1252 letters.
    assertThat(detected.faults()).contains(FileFault.Kind.INVALID_ENCODING);
    assertThat(detected.rowFaults()).containsOnly(RowFault.Kind.INVALID_ENCODING).hasSize(29);
    assertThat(hinted.rowFaults()).isEmpty();
    assertThat(hinted.rows()).hasSize(1 + 1873);
    assertThat(hinted.rows()).anyMatch(row -> row.cells().contains("Lomé"));
  }

  private static List<Map<String, String>> expected(Path file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (JsonParser json = GeoJson.FACTORY.createParser(file.toFile())) {
      // Either a list of objects or a single object.
      if (json.nextToken() == JsonToken.START_ARRAY) {
        json.nextToken();
      }
      while (json.currentToken() == JsonToken.START_OBJECT) {
        Map<String, String> row = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          json.nextToken();
          row.put(name, json.getText());
        }
        rows.add(row);
        json.nextToken();
      }
    }
    return rows;
  }
}
