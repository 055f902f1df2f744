package org.ptps.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.Language;
import org.ptps.catalog.Stamp;
import org.ptps.catalog.Words;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.FactKey;
import org.ptps.warehouse.claim.RowKey;

/**
 * Writes the workbook of indicators: values, trends, dictionary and sources. Cells are typed, and
 * no text is ever a formula.
 */
final class IndicatorWorkbook {
  private static final int WINDOW = 200;
  private static final int LONGEST_CELL = 32_000;

  /** Rows above the header, with title and notices. */
  private static final int HEADER_ROW = 2;

  /** Fixed time of all archive entries, for equal bytes. */
  private static final long FIXED_TIME = 1514764800000L;

  private final Warehouse warehouse;
  private final Language language;
  private final boolean synthetic;
  private final SXSSFWorkbook book = new SXSSFWorkbook(new XSSFWorkbook(), WINDOW);
  private final CellStyle title = book.createCellStyle();
  private final CellStyle stamp = book.createCellStyle();
  private final CellStyle header = book.createCellStyle();
  private final CellStyle number = book.createCellStyle();
  private final CellStyle whole = book.createCellStyle();
  private final CellStyle date = book.createCellStyle();
  private final CellStyle text = book.createCellStyle();

  private IndicatorWorkbook(Warehouse warehouse, Language language, boolean synthetic) {
    this.warehouse = warehouse;
    this.language = language;
    this.synthetic = synthetic;
    Font bold = book.createFont();
    bold.setBold(true);
    Font large = book.createFont();
    large.setBold(true);
    large.setFontHeightInPoints((short) 14);
    title.setFont(large);
    Font red = book.createFont();
    red.setBold(true);
    red.setColor(IndexedColors.DARK_RED.getIndex());
    stamp.setFont(red);
    header.setFont(bold);
    header.setWrapText(true);
    header.setVerticalAlignment(VerticalAlignment.BOTTOM);
    header.setBorderBottom(BorderStyle.MEDIUM);
    header.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
    header.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    number.setDataFormat(book.createDataFormat().getFormat("#,##0.0##"));
    whole.setDataFormat(book.createDataFormat().getFormat("0"));
    date.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
    text.setVerticalAlignment(VerticalAlignment.TOP);
  }

  static String name(Language language, Export.Audience audience) {
    return switch (language) {
      case ES -> "indicadores.es" + audience.inFileName() + ".xlsx";
      case EN -> "indicators.en" + audience.inFileName() + ".xlsx";
    };
  }

  /**
   * Writes the workbook; the same warehouse gives the same bytes.
   *
   * @param synthetic whether it must say that rows are fictitious
   */
  static void write(
      Warehouse warehouse,
      ExportPlan plan,
      Export.Audience audience,
      Language language,
      boolean synthetic,
      Path file)
      throws IOException {
    IndicatorWorkbook workbook = new IndicatorWorkbook(warehouse, language, synthetic);
    try (SXSSFWorkbook book = workbook.book) {
      workbook.readMe(plan);
      workbook.tables(plan, audience);
      var properties = book.getXSSFWorkbook().getProperties().getCoreProperties();
      properties.setTitle(plan.title().in(language));
      properties.setCreator("PTPS");
      properties.setCreated(Optional.of(new Date(FIXED_TIME)));
      properties.setModified(Optional.of(new Date(FIXED_TIME)));
      AtomicFiles.write(
          file,
          beside -> {
            Path clocked = file.resolveSibling("." + file.getFileName() + ".clocked.writing");
            try {
              try (OutputStream out = Files.newOutputStream(clocked)) {
                book.write(out);
              }
              withoutClock(clocked, beside);
            } finally {
              Files.deleteIfExists(clocked);
            }
          });
    }
  }

  /** Copies the archive with fixed times. */
  private static void withoutClock(Path archive, Path target) throws IOException {
    try (ZipFile in = new ZipFile(archive.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setLastModifiedTime(FileTime.fromMillis(FIXED_TIME));
        out.putNextEntry(copy);
        try (InputStream part = in.getInputStream(entry)) {
          part.transferTo(out);
        }
        out.closeEntry();
      }
    }
  }

  private static final Words READ_ME = new Words("Léame", "Read me");
  private static final Words VALUES = new Words("Valores", "Values");
  private static final Words TRENDS = new Words("Tendencias", "Trends");
  private static final Words DICTIONARY = new Words("Diccionario", "Dictionary");
  private static final Words BASELINES = new Words("Líneas de base", "Baselines");
  private static final Words SOURCES = new Words("Fuentes", "Sources");
  private static final Words KEY =
      new Words(
          "Clave de la fila: con una barra y el nombre de una columna es la clave de un número",
          "Key of the row: with a slash and the name of a column it is the key of a number");
  private static final Words THRESHOLDS = new Words("Umbrales", "Thresholds");

  private void readMe(ExportPlan plan) {
    Sheet sheet = book.createSheet(READ_ME.in(language));
    sheet.setColumnWidth(0, 110 * 256);
    line(sheet, plan.title().in(language), title);
    if (synthetic) {
      line(
          sheet,
          Stamp.FICTITIOUS.in(language)
              + ". "
              + new Words(
                      "Este libro contiene filas ficticias; la columna que lo dice está en cada"
                          + " hoja. Ninguna decisión debe apoyarse en ellas.",
                      "This workbook contains fictitious rows; a column of each sheet says which."
                          + " No decision should rest on them.")
                  .in(language),
          stamp);
    }
    CellStyle wrapped = book.createCellStyle();
    wrapped.setWrapText(true);
    line(sheet, plan.description().in(language), wrapped);
    line(
        sheet,
        new Words(
                "La hoja de valores tiene los que hay, y de la nación y de los grupos de municipios"
                    + " socios también los que faltan, con su motivo. Todo lo demás, desgloses"
                    + " incluidos, está en los archivos CSV y Parquet de la exportación.",
                "The sheet of values has those that are there, and of the nation and the groups of"
                    + " partner municipalities also those that are missing, with the reason. All"
                    + " the rest, breakdowns included, is in the CSV and Parquet files of the"
                    + " export.")
            .in(language),
        wrapped);
  }

  private static void line(Sheet sheet, String words, CellStyle style) {
    Cell cell = sheet.createRow(sheet.getPhysicalNumberOfRows()).createCell(0);
    cell.setCellValue(words);
    cell.setCellStyle(style);
  }

  private void tables(ExportPlan plan, Export.Audience audience) {
    Map<String, String> conditions =
        plan.tables().stream()
            .filter(table -> audience == Export.Audience.PUBLIC)
            .filter(table -> !table.publicWhere().isEmpty())
            .collect(Collectors.toMap(ExportPlan.Table::name, ExportPlan.Table::publicWhere));
    String tag = language.tag();
    table(
        VALUES,
        "indicator_values",
        "select * from (select * from report.indicator_values where "
            + conditions.getOrDefault("indicator_values", "true")
            + ") where value is not null or level in ('nation', 'ptps')"
            + " order by indicator, level, area_code, residence, year",
        IndicatorWorkbook::claim);
    if (has("trends")) {
      table(
          TRENDS,
          "trends",
          "select * from (select * from report.trends where "
              + conditions.getOrDefault("trends", "true")
              + ") order by indicator, level, area_code, residence, year",
          IndicatorWorkbook::claim);
    }
    table(
        DICTIONARY,
        "indicators",
        "select code, axis, component_"
            + tag
            + ", name_"
            + tag
            + ", definition_"
            + tag
            + ", numerator_"
            + tag
            + ", denominator_"
            + tag
            + ", unit_name_"
            + tag
            + ", better, origin, results, sdg, caveats_"
            + tag
            + ", why_"
            + tag
            + " from report.indicators order by position");
    table(
        BASELINES,
        "baselines",
        "select * from report.baselines order by indicator, year, id",
        row -> key(new RowKey("baselines", List.of(row.text("indicator"), row.text("id")), PART)));
    table(
        SOURCES,
        "sources",
        "select id, title_"
            + tag
            + ", publisher, editions, licence, citation, url, retrieved, synthetic, files,"
            + " rows_kept, rows_rejected, caveats_"
            + tag
            + " from report.sources order by id");
    table(THRESHOLDS, "thresholds", "select * from report.thresholds order by name");
  }

  private boolean has(String table) {
    return !warehouse
        .query(
            "select 1 from information_schema.tables where table_schema = 'report' and table_name = ?",
            table)
        .isEmpty();
  }

  private static final String PART = "value";

  /** Key, without part, of the claim of a row. */
  private static String claim(Rows.Row row) {
    String year = text(row, "year");
    String from = text(row, "baseline_year");
    return year.isEmpty()
        ? ""
        : key(
            new ClaimKey(
                text(row, "indicator"),
                text(row, "breakdown"),
                text(row, "breakdown").isEmpty() ? "" : text(row, "category"),
                text(row, "edition"),
                text(row, "area_code"),
                text(row, "residence"),
                from.isEmpty() ? year : from + "-" + year,
                text(row, "comparison"),
                PART));
  }

  // The column's name is the part, so that a row's key has none.
  private static String key(FactKey whole) {
    String text = whole.text();
    return text.substring(0, text.length() - PART.length() - 1);
  }

  private static String text(Rows.Row row, String column) {
    String text = row.columns().contains(column) ? row.text(column) : null;
    return text == null ? "" : text;
  }

  private void table(Words name, String table, String sql) {
    table(name, table, sql, null);
  }

  /**
   * Writes a sheet.
   *
   * @param key gives the key of a row's claim, for a last column; null for a sheet without one
   */
  private void table(Words name, String table, String sql, Function<Rows.Row, String> key) {
    Sheet sheet = book.createSheet(name.in(language));
    Map<String, String> meanings = new HashMap<>();
    warehouse
        .query(
            "select column_name, meaning_es, meaning_en from report.column_meanings where schema_name"
                + " = 'report' and table_name = ?",
            table)
        .forEach(row -> meanings.put(row.text("column_name"), Export.meaning(row, language)));
    meanings.putIfAbsent("key", KEY.in(language));
    Rows rows = key == null ? warehouse.query(sql) : keyed(warehouse.query(sql), key);
    cell(sheet.createRow(0), 0, name.in(language), title);
    if (synthetic) {
      cell(sheet.createRow(1), 0, Stamp.FICTITIOUS.in(language), stamp);
    }
    Row heads = sheet.createRow(HEADER_ROW);
    for (int i = 0; i < rows.columns().size(); i++) {
      String column = rows.columns().get(i);
      cell(heads, i, meanings.getOrDefault(column, column), header);
      sheet.setColumnWidth(i, width(rows, i) * 256);
    }
    int at = HEADER_ROW + 1;
    for (List<Object> values : rows.values()) {
      Row row = sheet.createRow(at++);
      for (int i = 0; i < values.size(); i++) {
        value(row, i, values.get(i));
      }
    }
    sheet.createFreezePane(0, HEADER_ROW + 1);
    sheet.setAutoFilter(
        new CellRangeAddress(
            HEADER_ROW, Math.max(HEADER_ROW, at - 1), 0, rows.columns().size() - 1));
    sheet.setRepeatingRows(new CellRangeAddress(HEADER_ROW, HEADER_ROW, 0, 0));
  }

  private static Rows keyed(Rows rows, Function<Rows.Row, String> key) {
    List<String> columns = new ArrayList<>(rows.columns());
    columns.add("key");
    List<List<Object>> values = new ArrayList<>();
    for (Rows.Row row : rows.rows()) {
      List<Object> cells = new ArrayList<>(row.values());
      cells.add(key.apply(row));
      values.add(cells);
    }
    return new Rows(columns, values);
  }

  private static int width(Rows rows, int column) {
    int longest = 12;
    for (List<Object> row : rows.values().subList(0, Math.min(WINDOW, rows.values().size()))) {
      longest = Math.max(longest, row.get(column) == null ? 0 : shown(row.get(column)).length());
    }
    return Math.min(60, longest + 2);
  }

  private static String shown(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining("; "))
        : String.valueOf(value);
  }

  private static void cell(Row row, int column, String words, CellStyle style) {
    Cell cell = row.createCell(column);
    cell.setCellValue(words);
    cell.setCellStyle(style);
  }

  // A null is an empty cell, never zero.
  private void value(Row row, int column, Object value) {
    if (value == null) {
      return;
    }
    Cell cell = row.createCell(column);
    if (value instanceof Number quantity) {
      double amount = quantity.doubleValue();
      cell.setCellValue(amount);
      cell.setCellStyle(amount == Math.rint(amount) ? whole : number);
    } else if (value instanceof Boolean truth) {
      cell.setCellValue(truth);
    } else if (value instanceof LocalDate day) {
      cell.setCellValue(day);
      cell.setCellStyle(date);
    } else {
      String words = shown(value);
      cell.setCellValue(
          words.length() > LONGEST_CELL ? words.substring(0, LONGEST_CELL) + " …" : words);
      cell.setCellStyle(text);
    }
  }
}
