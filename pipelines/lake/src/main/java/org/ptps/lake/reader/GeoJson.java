package org.ptps.lake.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ptps.catalog.Words;

/** Profile of a GeoJSON: number of features and names of their properties. */
final class GeoJson {
  /** More distinct properties than a sheet can have columns: no table. */
  private static final int MOST_NAMES = 16_384;

  private static final int BUFFER = 1 << 16;

  // The parser's messages must not quote the file: it may hold what must not be shown.
  static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

  private GeoJson() {}

  static PartProfiler.Findings profile(Part part) throws IOException {
    FeatureScan scan = new FeatureScan();
    boolean bom = false;
    try (InputStream bytes = PartContent.open(part)) {
      byte[] buffer = new byte[BUFFER];
      int count = bytes.readNBytes(buffer, 0, 3);
      if (count == 0) {
        throw noFeatures();
      }
      bom = (buffer[0] & 0xff) == 0xef;
      if ((buffer[0] & 0xff) >= 0xfe || buffer[0] == 0 || (count > 1 && buffer[1] == 0)) {
        throw new PartException(
            new Words(
                "GeoJSON se escribe en UTF-8; guárdelo en esa codificación",
                "GeoJSON is written in UTF-8; save it in this encoding"));
      }
      if (bom) {
        count = 0;
      }
      do {
        scan.accept(buffer, count);
      } while ((count = bytes.read(buffer)) >= 0);
    }
    long features = scan.features();
    List<String> names = names(part);
    return new PartProfiler.Findings("UTF-8", bom, (char) 0, features, names, List.of());
  }

  static PartException noFeatures() {
    return new PartException(
        new Words(
            "no hay una lista «features»: no es un GeoJSON de tipo FeatureCollection",
            "there is no list \"features\": this is no GeoJSON of type FeatureCollection"));
  }

  /** Moves to the first element of the next array of features; false if there is none. */
  static boolean toFeatures(JsonParser json) throws IOException {
    if (json.currentToken() == null && json.nextToken() != JsonToken.START_OBJECT) {
      throw noFeatures();
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean features = json.currentName().equals("features");
      JsonToken value = json.nextToken();
      if (features && value == JsonToken.START_ARRAY) {
        return true;
      }
      json.skipChildren();
    }
    return false;
  }

  /** Property names in order of first appearance; parses the whole file on the way. */
  private static List<String> names(Part part) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (InputStream bytes = PartContent.open(part);
        JsonParser json = FACTORY.createParser(bytes)) {
      while (toFeatures(json)) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          if (json.currentToken() == JsonToken.START_OBJECT) {
            addNames(json, names);
          } else {
            json.skipChildren();
          }
        }
      }
      if (json.nextToken() != null) {
        throw noFeatures();
      }
    } catch (JsonProcessingException e) {
      String why = e.getOriginalMessage();
      throw new PartException(
          e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
          new Words(
              "no es JSON válido (" + why + "); expórtelo de nuevo",
              "it is not valid JSON (" + why + "); export it again"));
    }
    return new ArrayList<>(names);
  }

  private static void addNames(JsonParser json, Set<String> names) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean properties = json.currentName().equals("properties");
      if (json.nextToken() != JsonToken.START_OBJECT || !properties) {
        json.skipChildren();
        continue;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        names.add(json.currentName());
        json.nextToken();
        json.skipChildren();
      }
      if (names.size() > MOST_NAMES) {
        throw new PartException(
            new Words(
                "hay más de " + MOST_NAMES + " propiedades distintas; no es una tabla",
                "there are more than " + MOST_NAMES + " different properties; it is no table"));
      }
    }
  }
}
