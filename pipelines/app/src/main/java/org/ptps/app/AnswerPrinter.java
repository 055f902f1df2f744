package org.ptps.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ptps.exchange.AnswerCells;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.Rows;

/** Prints rows to stdout as a table for people, or as CSV or JSON. */
final class AnswerPrinter {
  private AnswerPrinter() {}

  static void print(Rows rows, AnswerFormat format, PrintWriter out) {
    switch (format) {
      case TABLE -> table(rows, out);
      case CSV -> csv(rows, out);
      case JSON -> json(rows, out);
    }
    out.flush();
  }

  /**
   * As {@link #print}; an empty answer is explained, to people as the answer, to programs on
   * stderr.
   */
  static void print(
      Rows rows, Supplier<String> whyNone, AnswerFormat format, PrintWriter out, PrintWriter err) {
    if (!rows.isEmpty()) {
      print(rows, format, out);
      return;
    }
    switch (format) {
      case TABLE -> out.println(whyNone.get());
      case CSV, JSON -> {
        print(rows, format, out);
        err.println(whyNone.get());
      }
    }
    out.flush();
    err.flush();
  }

  static String text(Rows rows, AnswerFormat format) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    print(rows, format, out);
    return text.toString();
  }

  /** A text table with numbers aligned right, without empty columns. */
  private static void table(Rows rows, PrintWriter out) {
    List<Integer> shown = new ArrayList<>();
    List<Integer> widths = new ArrayList<>();
    List<Boolean> numeric = new ArrayList<>();
    for (int column = 0; column < rows.columns().size(); column++) {
      int width = rows.columns().get(column).length();
      boolean empty = true;
      boolean numbers = true;
      for (List<Object> row : rows.values()) {
        Object value = row.get(column);
        width = Math.max(width, shown(value).length());
        empty &= value == null;
        numbers &= value == null || value instanceof Number;
      }
      if (!empty || rows.isEmpty()) {
        shown.add(column);
        widths.add(width);
        numeric.add(numbers);
      }
    }
    line(shown, widths, numeric, index -> rows.columns().get(index), out);
    for (List<Object> row : rows.values()) {
      line(shown, widths, numeric, index -> shown(row.get(index)), out);
    }
  }

  private interface Cell {
    String of(int column);
  }

  private static void line(
      List<Integer> shown,
      List<Integer> widths,
      List<Boolean> numeric,
      Cell cell,
      PrintWriter out) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < shown.size(); i++) {
      String text = cell.of(shown.get(i));
      String padding = " ".repeat(widths.get(i) - text.length());
      line.append(i == 0 ? "" : "  ").append(numeric.get(i) ? padding + text : text + padding);
    }
    out.println(line.toString().stripTrailing());
  }

  private static void csv(Rows rows, PrintWriter out) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(rows.columns());
      for (List<Object> row : rows.values()) {
        csv.writeRecord(AnswerCells.record(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.print(text.toString().replace("\r\n", "\n"));
  }

  private static void json(Rows rows, PrintWriter out) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (List<Object> row : rows.values()) {
        json.writeStartObject();
        for (int i = 0; i < row.size(); i++) {
          json.writeFieldName(rows.columns().get(i));
          AnswerCells.json(json, row.get(i));
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println(text);
  }

  private static String shown(Object value) {
    return Texts.shownOnOneLine(AnswerCells.text(value, true));
  }
}
