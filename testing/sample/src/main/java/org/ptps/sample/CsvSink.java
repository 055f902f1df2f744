package org.ptps.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes CSV in the style of a publisher. */
final class CsvSink implements Sink, AutoCloseable {

  /** Style of a CSV file. */
  record Manner(
      Charset charset, char delimiter, String lineEnd, Quotes quotes, String dates, String tail) {
    static Manner plain(Charset charset, char delimiter) {
      return new Manner(charset, delimiter, "\n", Quotes.WHERE_NEEDED, "yyyy-MM-dd", "");
    }
  }

  /** Which cells are quoted. */
  enum Quotes {
    WHERE_NEEDED,
    TEXTS,
    ALL
  }

  private final String file;
  private final OutputStream out;
  private final Manner manner;
  private final DateTimeFormatter dates;
  private int line = 1;

  CsvSink(String file, OutputStream out, Manner manner) {
    this.file = file;
    this.out = out;
    this.manner = manner;
    this.dates = DateTimeFormatter.ofPattern(manner.dates, Locale.ROOT);
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public String sheet() {
    return "";
  }

  CsvSink header(Layout layout) {
    writeCells(layout.columns().toArray());
    return this;
  }

  @Override
  public int write(Row row) {
    return writeCells(row.cells());
  }

  @Override
  public int writeBlank() {
    return writeText("");
  }

  /** Writes a line unchanged and returns its number. */
  int writeText(String text) {
    int begin = line;
    put(text + manner.lineEnd);
    line++;
    return begin;
  }

  int writeCells(Object... cells) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      text.append(i == 0 ? "" : manner.delimiter).append(cell(cells[i]));
    }
    int begin = line;
    put(text.append(manner.tail).append(manner.lineEnd).toString());
    line += (int) text.chars().filter(c -> c == '\n').count();
    return begin;
  }

  @Override
  public String shown(Object cell) {
    return cell instanceof LocalDate date ? dates.format(date) : Row.text(cell);
  }

  private String cell(Object value) {
    String text = shown(value);
    boolean quoted =
        switch (manner.quotes) {
          case ALL -> true;
          case TEXTS -> value instanceof String;
          case WHERE_NEEDED ->
              value instanceof Quoted
                  || text.indexOf(manner.delimiter) >= 0
                  || text.indexOf('"') >= 0
                  || text.indexOf('\n') >= 0;
        };
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private void put(String text) {
    try {
      out.write(text.getBytes(manner.charset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
