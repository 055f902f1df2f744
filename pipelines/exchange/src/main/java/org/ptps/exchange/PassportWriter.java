package org.ptps.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ptps.catalog.Language;
import org.ptps.catalog.SpreadsheetCells;
import org.ptps.catalog.Stamp;
import org.ptps.warehouse.ColumnLabels;
import org.ptps.warehouse.Passport;
import org.ptps.warehouse.Rows;

/** Writes passports of numbers for people (text, page) and for programs (JSON, CSV). */
public final class PassportWriter {
  /** Rows of a part shown by default. */
  private static final int SHOWN = 10;

  private static final int WIDEST = 60;

  /** Columns with files and lines. */
  private static final Set<String> ORIGINS = Set.of("origins", "origin", "file");

  public enum Format {
    TEXT,
    JSON,
    CSV,
    HTML
  }

  private final Language language;
  private final ColumnLabels labels;
  private final PassportWords words;
  private final int rows;
  private final boolean allRows;
  private final boolean isFictitious;

  /**
   * @param labels headings of columns
   * @param allRows whether all rows of a part are written, not only the first
   * @param isFictitious whether the warehouse holds invented rows
   */
  public PassportWriter(
      Language language, ColumnLabels labels, boolean allRows, boolean isFictitious) {
    this.language = language;
    this.labels = labels;
    this.words = new PassportWords(language, labels);
    this.rows = allRows ? Integer.MAX_VALUE : SHOWN;
    this.allRows = allRows;
    this.isFictitious = isFictitious;
  }

  public void write(List<Passport> passports, Format format, PrintWriter out) {
    switch (format) {
      case TEXT -> passports.forEach(passport -> text(passport, out));
      case JSON -> json(passports, out);
      case CSV -> csv(passports, out);
      case HTML ->
          out.print(new PassportArticles(language, labels, rows, isFictitious).page(passports));
    }
    out.flush();
  }

  private String say(String es, String en) {
    return words.say(es, en);
  }

  private String value(Passport passport) {
    String column = passport.key().substring(passport.key().lastIndexOf('/') + 1);
    return passport.value() == null
        ? say("sin valor", "no value")
        : words.cell(column, passport.value());
  }

  private List<List<Object>> some(Rows rows) {
    return rows.values().subList(0, Math.min(this.rows, rows.values().size()));
  }

  private String left(Rows rows) {
    int left = rows.values().size() - SHOWN;
    return allRows || left <= 0
        ? ""
        : say("… y " + left + " más → --rows", "… and " + left + " more → --rows");
  }

  private void text(Passport passport, PrintWriter out) {
    out.println(passport.title().in(language));
    out.println(passport.key() + " = " + value(passport));
    if (isFictitious) {
      out.println(Stamp.FICTITIOUS.in(language));
    }
    for (Passport.Part part : passport.parts()) {
      if (part.rows().isEmpty()) {
        continue;
      }
      out.println();
      out.println(
          "— "
              + part.heading().in(language)
              + (part.rows().values().size() > 1 ? " (" + part.rows().values().size() + ")" : ""));
      if (part.rows().values().size() == 1) {
        facts(part.rows(), out);
      } else {
        table(part.rows(), out);
      }
    }
    out.println();
  }

  private void facts(Rows rows, PrintWriter out) {
    List<String> names = rows.columns().stream().filter(words::isForReader).toList();
    Rows.Row row = rows.rows().get(0);
    int width =
        names.stream()
            .filter(name -> row.value(name) != null)
            .mapToInt(name -> words.label(name).length())
            .max()
            .orElse(0);
    for (String name : names) {
      if (name.equals("sql")) {
        String.valueOf(row.value(name))
            .lines()
            .forEach(line -> out.println(("  " + line).stripTrailing()));
      } else if (row.value(name) != null) {
        String label = words.label(name);
        out.println(
            "  "
                + label
                + " ".repeat(width - label.length() + 2)
                + words.cell(name, row.value(name)));
      }
    }
  }

  private void table(Rows rows, PrintWriter out) {
    List<List<String>> lines = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      int column = i;
      if (words.isForReader(rows.columns().get(i))
          && rows.values().stream().anyMatch(row -> row.get(column) != null)) {
        columns.add(i);
      }
    }
    lines.add(columns.stream().map(i -> words.label(rows.columns().get(i))).toList());
    some(rows)
        .forEach(
            row ->
                lines.add(
                    columns.stream().map(i -> cut(rows.columns().get(i), row.get(i))).toList()));
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder("  ");
      for (int i = 0; i < widths.length; i++) {
        text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
      }
      out.println(text.toString().stripTrailing());
    }
    if (!left(rows).isEmpty()) {
      out.println("  " + left(rows));
    }
  }

  /** Cuts a cell to a terminal's line, except for files and lines. */
  private String cut(String column, Object value) {
    String text = words.cell(column, value);
    if (allRows || ORIGINS.contains(column)) {
      return text;
    }
    int widest = column.equals("sha256") ? PassportArticles.BRIEF + 1 : WIDEST;
    return text.length() <= widest ? text : text.substring(0, widest - 1) + "…";
  }

  private void json(List<Passport> passports, PrintWriter out) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (Passport passport : passports) {
        json.writeStartObject();
        json.writeStringField("key", passport.key());
        json.writeStringField("title", passport.title().in(language));
        json.writeFieldName("value");
        AnswerCells.json(json, plain(passport.value()));
        json.writeBooleanField("synthetic", isFictitious);
        json.writeObjectFieldStart("parts");
        for (Passport.Part part : passport.parts()) {
          json.writeArrayFieldStart(part.id());
          for (List<Object> row : some(part.rows())) {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
              json.writeFieldName(part.rows().columns().get(i));
              AnswerCells.json(json, plain(row.get(i)));
            }
            json.writeEndObject();
          }
          json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.print(text + "\n");
  }

  private static Object plain(Object value) {
    if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
      return null;
    }
    return value;
  }

  /** Rows of all parts with the columns of all, each with key and part. */
  private void csv(List<Passport> passports, PrintWriter out) {
    Set<String> columns = new LinkedHashSet<>();
    passports.forEach(
        passport -> passport.parts().forEach(part -> columns.addAll(part.rows().columns())));
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      List<String> head = new ArrayList<>(List.of("passport_key", "part"));
      head.addAll(columns);
      csv.writeRecord(head);
      for (Passport passport : passports) {
        for (Passport.Part part : passport.parts()) {
          for (List<Object> row : some(part.rows())) {
            List<String> cells = new ArrayList<>(List.of(passport.key(), part.id()));
            for (String column : columns) {
              int at = part.rows().columns().indexOf(column);
              Object cell = at < 0 ? null : plain(row.get(at));
              String shown = AnswerCells.text(cell, false);
              cells.add(cell instanceof Number ? shown : SpreadsheetCells.safe(shown));
            }
            csv.writeRecord(cells);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.print(text);
  }
}
