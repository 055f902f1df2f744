package org.ptps.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.SpreadsheetCells;

/** Formats cells of an answer: for people with seven digits, for machines exactly. */
public final class AnswerCells {
  private static final int DIGITS = 7;

  private AnswerCells() {}

  /**
   * Formats a cell: numbers without exponent, null and NaN as empty, lists and structures as JSON.
   */
  public static String text(Object value, boolean forPeople) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        return "";
      }
      BigDecimal decimal = new BigDecimal(value.toString());
      BigDecimal rounded = forPeople ? decimal.round(new MathContext(DIGITS)) : decimal;
      return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
        json(json, value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return text.toString();
    }
    return value.toString();
  }

  /** A row as a record of CSV: exact, and no text of it runs as a formula in a spreadsheet. */
  public static List<String> record(List<Object> row) {
    return row.stream()
        .map(
            value ->
                value instanceof Number
                    ? text(value, false)
                    : SpreadsheetCells.safe(text(value, false)))
        .toList();
  }

  public static void json(JsonGenerator json, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number) {
      String number = text(value, false);
      if (number.isEmpty()) {
        json.writeNull();
      } else {
        json.writeNumber(number);
      }
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        json(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        json(json, entry.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeString(value.toString());
    }
  }
}
