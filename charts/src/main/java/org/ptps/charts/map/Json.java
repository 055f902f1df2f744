package org.ptps.charts.map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ptps.charts.words.ChartException;

/** Reads JSON into maps, lists, texts and numbers; a map's members keep their order. */
final class Json {
  private Json() {}

  /**
   * @param shown name of the file, for messages
   * @throws ChartException with line and column if it is no JSON
   */
  static Object read(byte[] content, String shown) {
    try (JsonParser parser = new JsonFactory().createParser(content)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new ChartException(shown + " goes on after its end → keep one JSON value in it");
      }
      return value;
    } catch (IOException e) {
      throw new ChartException(
          shown + " is no JSON: " + e.getMessage().lines().findFirst().orElse(""), e);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return null;
    }
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          map.put(name, value(parser));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> parser.getText();
      default -> null;
    };
  }

  /** A member that must be there and be a map. */
  static Map<?, ?> map(Object holder, String name, String shown) {
    if (member(holder, name) instanceof Map<?, ?> map) {
      return map;
    }
    throw new ChartException(shown + ": '" + name + "' is missing or no object → mend the file");
  }

  /** A member that must be there and be a list. */
  static List<?> list(Object holder, String name, String shown) {
    if (member(holder, name) instanceof List<?> list) {
      return list;
    }
    throw new ChartException(shown + ": '" + name + "' is missing or no list → mend the file");
  }

  static Object member(Object holder, String name) {
    return holder instanceof Map<?, ?> map ? map.get(name) : null;
  }

  static double number(Object value, String shown) {
    if (value instanceof Double number) {
      return number;
    }
    throw new ChartException(shown + ": '" + value + "' stands where a number should");
  }
}
