package org.ptps.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.Language;
import org.ptps.catalog.SpreadsheetCells;
import org.ptps.catalog.Stamp;
import org.ptps.catalog.Words;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.QueryAnswer;
import org.ptps.warehouse.QueryException;

/** Writes the answer to a query row by row, in constant memory. */
public final class AnswerWriter {
  /** Rows by which the widths of a table's columns are set. */
  private static final int LOOKED_AT = 500;

  private static final int CHECK_EVERY = 1000;
  private static final int SHEET_ROWS = 1_048_576;
  private static final int CELL_CHARACTERS = 32_767;
  private static final int ROWS_IN_MEMORY = 100;
  private static final int COLUMN_WIDTH = 18 * 256;

  private AnswerWriter() {}

  /**
   * What is written about an answer beside its rows.
   *
   * @param sql the query
   * @param isFictitious whether the warehouse holds invented rows
   */
  public record About(String sql, boolean isFictitious, Language language) {}

  /**
   * Writes an answer as text.
   *
   * @param format any but those that need a file
   * @param maxWidth characters of a cell of a table, from which it is cut; 0 for never
   * @return rows written; fewer than there are where nobody reads any more
   */
  public static long print(QueryAnswer answer, QueryFormat format, int maxWidth, PrintWriter out) {
    try {
      long rows =
          switch (format) {
            case TABLE -> table(answer, maxWidth, out);
            case CSV -> csv(answer, out);
            case JSON -> json(answer, out);
            case MARKDOWN -> markdown(answer, out);
            case PARQUET, XLSX -> throw new IllegalArgumentException(format + " needs a file");
          };
      out.flush();
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes an answer to a file, atomically; Parquet is written by the session.
   *
   * @throws QueryException if the answer does not fit into a sheet
   * @throws org.ptps.catalog.MachineException if the file cannot be written
   */
  public static long write(QueryAnswer answer, QueryFormat format, About about, Path file) {
    long[] rows = new long[1];
    if (format == QueryFormat.XLSX) {
      return workbook(answer, about, file);
    }
    AtomicFiles.write(
        file,
        beside -> {
          try (PrintWriter out =
              new PrintWriter(Files.newBufferedWriter(beside, StandardCharsets.UTF_8))) {
            if (format == QueryFormat.CSV) {
              out.print(SpreadsheetCells.BYTE_ORDER_MARK);
            } else if (format == QueryFormat.MARKDOWN && about.isFictitious()) {
              out.print("> **" + Stamp.FICTITIOUS.in(about.language()) + "**\n\n");
            }
            rows[0] = print(answer, format, 0, out);
            if (out.checkError()) {
              throw new IOException("No space left on device");
            }
          }
        });
    return rows[0];
  }

  private static long table(QueryAnswer answer, int maxWidth, PrintWriter out) {
    List<QueryAnswer.Column> columns = answer.columns();
    List<List<String>> first = new ArrayList<>();
    int[] widths = columns.stream().mapToInt(column -> length(column.name())).toArray();
    while (first.size() < LOOKED_AT) {
      List<String> cells = cells(answer.next(), maxWidth);
      if (cells == null) {
        break;
      }
      first.add(cells);
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(cells.get(i)));
      }
    }
    line(columns.stream().map(QueryAnswer.Column::name).toList(), columns, widths, out);
    first.forEach(cells -> line(cells, columns, widths, out));
    long rows = first.size();
    List<String> cells = first.size() < LOOKED_AT ? null : cells(answer.next(), maxWidth);
    while (cells != null && !unread(rows, out)) {
      line(cells, columns, widths, out);
      rows++;
      cells = cells(answer.next(), maxWidth);
    }
    return rows;
  }

  private static List<String> cells(List<Object> row, int maxWidth) {
    return row == null
        ? null
        : row.stream()
            .map(value -> cut(Texts.shownOnOneLine(AnswerCells.text(value, true)), maxWidth))
            .toList();
  }

  private static String cut(String text, int maxWidth) {
    return maxWidth > 0 && length(text) > maxWidth
        ? text.substring(0, text.offsetByCodePoints(0, maxWidth - 1)) + "…"
        : text;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void line(
      List<String> cells, List<QueryAnswer.Column> columns, int[] widths, PrintWriter out) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - length(cells.get(i))));
      line.append(i == 0 ? "" : "  ");
      line.append(columns.get(i).isNumeric() ? padding + cells.get(i) : cells.get(i) + padding);
    }
    out.print(line.toString().stripTrailing() + "\n");
  }

  /** Whether the reader has closed the output, checked now and then. */
  private static boolean unread(long rows, PrintWriter out) {
    return rows % CHECK_EVERY == 0 && out.checkError();
  }

  private static long csv(QueryAnswer answer, PrintWriter out) throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(notClosed(out));
    csv.writeRecord(answer.columns().stream().map(QueryAnswer.Column::name).toList());
    long rows = 0;
    for (List<Object> row = answer.next(); row != null; row = answer.next()) {
      csv.writeRecord(AnswerCells.record(row));
      rows++;
      if (rows % CHECK_EVERY == 0) {
        csv.flush();
        if (out.checkError()) {
          break;
        }
      }
    }
    csv.close();
    return rows;
  }

  private static Writer notClosed(PrintWriter out) {
    return new java.io.FilterWriter(out) {
      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  private static long json(QueryAnswer answer, PrintWriter out) throws IOException {
    long rows = 0;
    try (JsonGenerator json = new JsonFactory().createGenerator(notClosed(out))) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (List<Object> row = answer.next();
          row != null && !unread(rows + 1, out);
          row = answer.next()) {
        json.writeStartObject();
        for (int i = 0; i < row.size(); i++) {
          json.writeFieldName(answer.columns().get(i).name());
          AnswerCells.json(json, row.get(i));
        }
        json.writeEndObject();
        rows++;
      }
      json.writeEndArray();
    }
    out.print("\n");
    return rows;
  }

  private static long markdown(QueryAnswer answer, PrintWriter out) {
    out.print(
        answer.columns().stream()
            .map(column -> escaped(column.name()))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    out.print(
        answer.columns().stream()
            .map(column -> column.isNumeric() ? "---:" : "---")
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    long rows = 0;
    for (List<Object> row = answer.next();
        row != null && !unread(rows + 1, out);
        row = answer.next()) {
      out.print(
          row.stream()
              .map(value -> escaped(AnswerCells.text(value, true)))
              .collect(Collectors.joining(" | ", "| ", " |\n")));
      rows++;
    }
    return rows;
  }

  private static String escaped(String text) {
    return Texts.shown(text)
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("\n", " ");
  }

  private static long workbook(QueryAnswer answer, About about, Path file) {
    long rows = 0;
    int cut = 0;
    try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
      Font bold = book.createFont();
      bold.setBold(true);
      CellStyle heading = book.createCellStyle();
      heading.setFont(bold);
      CellStyle text = book.createCellStyle();
      text.setDataFormat(book.createDataFormat().getFormat("@"));
      // Keeps texts that begin like a formula as texts after editing.
      text.setQuotePrefixed(true);
      boolean spanish = about.language() == Language.ES;
      SXSSFSheet sheet = book.createSheet(spanish ? "Respuesta" : "Answer");
      sheet.createFreezePane(0, 1);
      Row head = sheet.createRow(0);
      for (int i = 0; i < answer.columns().size(); i++) {
        Books.text(head, i, answer.columns().get(i).name(), heading);
        sheet.setColumnWidth(i, COLUMN_WIDTH);
      }
      for (List<Object> row = answer.next(); row != null; row = answer.next()) {
        rows++;
        if (rows >= SHEET_ROWS) {
          throw QueryException.tooLong(SHEET_ROWS - 1);
        }
        Row line = sheet.createRow((int) rows);
        for (int i = 0; i < row.size(); i++) {
          Object value = row.get(i);
          if (value instanceof Number number) {
            line.createCell(i).setCellValue(number.doubleValue());
          } else if (value instanceof Boolean flag) {
            line.createCell(i).setCellValue(flag);
          } else if (value != null) {
            String shown = AnswerCells.text(value, false);
            if (shown.length() > CELL_CHARACTERS) {
              shown = shown.substring(0, CELL_CHARACTERS - 1) + "…";
              cut++;
            }
            Cell cell = line.createCell(i);
            cell.setCellValue(shown);
            cell.setCellStyle(text);
          }
        }
      }
      about(book.createSheet(spanish ? "Consulta" : "Query"), about, rows, cut, heading);
      Books.save(book.getXSSFWorkbook(), book, file);
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void about(SXSSFSheet sheet, About about, long rows, int cut, CellStyle heading) {
    boolean spanish = about.language() == Language.ES;
    List<String> lines = new ArrayList<>();
    if (about.isFictitious()) {
      lines.add(Stamp.FICTITIOUS.in(about.language()));
    }
    lines.add(new Words("Filas: " + rows, "Rows: " + rows).in(about.language()));
    if (cut > 0) {
      lines.add(
          spanish
              ? "Celdas cortadas a lo que cabe en una: " + cut
              : "Cells cut to what fits into one: " + cut);
    }
    lines.add(spanish ? "Consulta:" : "Query:");
    lines.addAll(about.sql().lines().toList());
    int at = 0;
    for (String line : lines) {
      Books.text(sheet.createRow(at), 0, line, at == 0 ? heading : null);
      at++;
    }
  }
}
