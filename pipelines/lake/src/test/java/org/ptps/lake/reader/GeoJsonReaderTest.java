package org.ptps.lake.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeoJsonReaderTest {
  @TempDir private Path folder;

  @Test
  void propertiesAreRowsAlignedUnderTheUnionOfTheirNames() {
    Reading reading =
        read(
            """
            {"type": "FeatureCollection", "name": "features",
             "crs": {"features": [1, 2]},
             "features": [
              {"type": "Feature", "properties": {"a": 1.50, "b": null, "c": "x, \\"y\\" [{"},
               "geometry": {"type": "Point", "coordinates": [1, 2], "features": [{}]}},
              {"properties": {"c": true, "d": {"k": [1.0, 2e3, "ñ", null, false]}}, "id": 7}
             ]}
            """);

    assertThat(reading.names()).containsExactly("a", "b", "c", "d");
    assertThat(reading.cells())
        .containsExactly(
            List.of("1.50", "", "x, \"y\" [{", ""),
            List.of("", "", "true", "{\"k\":[1.0,2e3,\"ñ\",null,false]}"));
    assertThat(reading.profile().physicalLines()).isEqualTo(2);
    assertThat(reading.faults()).isEmpty();
  }

  @Test
  void aFeatureWithoutPropertiesIsABlankRow() {
    Reading reading =
        read("{\"features\":[{\"properties\":null},{},{\"properties\":{\"a\":\"\"}}]}");

    assertThat(reading.rows()).extracting(RawRow::blank).containsExactly(true, true, false);
  }

  @Test
  void elementsThatAreNoFeaturesAndDoubledNamesAreFaultsOfTheirRow() {
    Reading reading = read("{\"features\":[3,[{}],\"x\",null,{\"properties\":{\"a\":1,\"a\":2}}]}");

    assertThat(reading.rowFaults())
        .containsExactly(
            RowFault.Kind.NOT_A_FEATURE,
            RowFault.Kind.NOT_A_FEATURE,
            RowFault.Kind.NOT_A_FEATURE,
            RowFault.Kind.NOT_A_FEATURE,
            RowFault.Kind.DOUBLED_NAME);
    assertThat(reading.at(5).cells()).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "x",
        "{\"type\":\"Feature\",\"properties\":{}}",
        "{\"features\":[{\"properties\":{\"a\":1}}",
        "{\"features\":[{\"properties\":{\"a\":1}]}",
        "{\"features\":[{\"properties\":{\"a\":tru}}]}",
        "{\"features\":[{\"properties\":{\"a\":\"x}}]}",
        "{\"features\":[]} {}",
        "{\"features\":{}}"
      })
  void whatIsNoGeoJsonIsRefused(String text) {
    Reading reading = read(text);

    assertThat(reading.faults()).containsExactly(FileFault.Kind.NOT_GEOJSON);
    assertThat(reading.rows()).isEmpty();
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithTheirLine() {
    byte[] latin =
        "{\"features\":[\n{\"properties\":{\"a\":\"año\"}}]}".getBytes(StandardCharsets.ISO_8859_1);
    PartProfile profile = Reading.only(Reading.write(folder, "x.geojson", latin)).profile();

    assertThat(profile.refusal().orElseThrow().kind()).isEqualTo(FileFault.Kind.NOT_GEOJSON);
    assertThat(profile.refusal().orElseThrow().line()).isEqualTo(2);
    byte[] wide = "{\"features\":[]}".getBytes(StandardCharsets.UTF_16LE);
    assertThat(Reading.only(Reading.write(folder, "y.geojson", wide)).faults())
        .containsExactly(FileFault.Kind.NOT_GEOJSON);
  }

  @Test
  void aByteOrderMarkIsPassedOverAndJsonOfFeaturesIsRecognised() {
    Reading reading =
        Reading.only(
            Reading.write(
                folder,
                "x.json",
                "\ufeff{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"a\":1}}]}"));

    assertThat(reading.profile().bom()).isTrue();
    assertThat(reading.cells()).containsExactly(List.of("1"));
    assertThat(Reading.part(Reading.write(folder, "y.json", "{\"a\":1}")).format())
        .isEqualTo(Format.OTHER);
  }

  private Reading read(String text) {
    return Reading.only(Reading.write(folder, "x.geojson", text));
  }
}
