package org.ptps.lake.reader;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Words;

/**
 * Properties of the features of a GeoJSON, one row each; geometry is passed over.
 *
 * <p>Numbers come as they are written, nested values as their JSON, null and missing as empty.
 */
final class GeoJsonRows implements FormatReader {
  private final JsonParser json;
  private final Map<String, Integer> places = new HashMap<>();
  private final int width;
  private boolean inFeatures;
  private long feature;

  private GeoJsonRows(JsonParser json, List<String> names) {
    this.json = json;
    this.width = names.size();
    names.forEach(name -> places.put(name, places.size()));
  }

  static GeoJsonRows open(Part part, List<String> names) throws IOException {
    InputStream bytes = PartContent.open(part);
    try {
      return new GeoJsonRows(GeoJson.FACTORY.createParser(bytes), names);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  @Override
  public RawRow read() throws IOException {
    while (true) {
      if (!inFeatures) {
        if (!GeoJson.toFeatures(json)) {
          return null;
        }
        inFeatures = true;
      }
      JsonToken token = json.nextToken();
      if (token != JsonToken.END_ARRAY) {
        feature++;
        return token == JsonToken.START_OBJECT ? feature() : notAFeature();
      }
      inFeatures = false;
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }

  private RawRow notAFeature() throws IOException {
    String text = text(json.currentToken());
    RowFault fault =
        new RowFault(
            RowFault.Kind.NOT_A_FEATURE,
            new Words(
                "este elemento de «features» no es un objeto",
                "this element of \"features\" is not an object"));
    return new RawRow(feature, 1, List.of(text), fault);
  }

  private RawRow feature() throws IOException {
    String[] cells = new String[width];
    Arrays.fill(cells, "");
    BitSet numbers = new BitSet();
    boolean any = false;
    RowFault fault = null;
    boolean[] seen = new boolean[width];
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean properties = json.currentName().equals("properties");
      if (json.nextToken() != JsonToken.START_OBJECT || !properties) {
        json.skipChildren();
        continue;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        int place = places.get(name);
        JsonToken value = json.nextToken();
        numbers.set(place, value.isNumeric());
        String text = text(value);
        if (seen[place]) {
          fault = doubled(name);
        } else {
          cells[place] = text;
        }
        seen[place] = true;
        any = true;
      }
    }
    List<String> row = any ? Collections.unmodifiableList(Arrays.asList(cells)) : List.of();
    return new RawRow(feature, 1, row, fault, Map.of(), numbers);
  }

  private static RowFault doubled(String name) {
    return new RowFault(
        RowFault.Kind.DOUBLED_NAME,
        new Words(
            "la propiedad " + name + " está dos veces; deje una",
            "the property " + name + " is there twice; keep one"));
  }

  private String text(JsonToken value) throws IOException {
    return switch (value) {
      case VALUE_NULL -> "";
      case START_OBJECT, START_ARRAY -> nested();
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          json.getText();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("no value where one is due");
    };
  }

  /** A nested value as compact JSON, numbers as they are written. */
  private String nested() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = GeoJson.FACTORY.createGenerator(text)) {
      int depth = 0;
      JsonToken token = json.currentToken();
      do {
        switch (token) {
          case START_OBJECT -> out.writeStartObject();
          case START_ARRAY -> out.writeStartArray();
          case END_OBJECT -> out.writeEndObject();
          case END_ARRAY -> out.writeEndArray();
          case FIELD_NAME -> out.writeFieldName(json.currentName());
          case VALUE_STRING -> out.writeString(json.getText());
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(json.getText());
          case VALUE_TRUE -> out.writeBoolean(true);
          case VALUE_FALSE -> out.writeBoolean(false);
          case VALUE_NULL -> out.writeNull();
          case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
              throw new IOException("no value where one is due");
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        token = depth == 0 ? null : json.nextToken();
      } while (token != null);
    }
    return text.toString();
  }
}
