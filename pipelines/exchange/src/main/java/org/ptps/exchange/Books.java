package org.ptps.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.ptps.catalog.AtomicFiles;
import org.ptps.lake.input.WorkbookMetadata;
import org.ptps.lake.text.Texts;

/** Styles and helpers of both kinds of workbooks for partners. */
final class Books {
  private static final LocalDateTime ZIP_EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Books() {}

  static final class Styles {
    final CellStyle title;
    final CellStyle heading;
    final CellStyle optionalHeading;
    final CellStyle given;
    final CellStyle givenDate;
    final CellStyle open;
    final CellStyle openText;
    final CellStyle openDate;
    final CellStyle note;
    final CellStyle wrongText;
    final CellStyle shown;

    Styles(Workbook book) {
      title = style(book, true, null, true, "");
      heading = boxed(style(book, true, IndexedColors.PALE_BLUE, true, ""));
      optionalHeading = boxed(style(book, false, IndexedColors.LIGHT_TURQUOISE, true, ""));
      given = boxed(style(book, false, IndexedColors.GREY_25_PERCENT, true, ""));
      givenDate = boxed(style(book, false, IndexedColors.GREY_25_PERCENT, true, "dd/mm/yyyy"));
      open = style(book, false, null, false, "");
      openText = style(book, false, null, false, "@");
      openDate = style(book, false, null, false, "dd/mm/yyyy");
      note = style(book, false, null, true, "");
      note.setWrapText(true);
      note.setVerticalAlignment(VerticalAlignment.TOP);
      wrongText = boxed(style(book, false, IndexedColors.ROSE, false, "@"));
      wrongText.setQuotePrefixed(true);
      shown = style(book, false, null, true, "");
      heading.setWrapText(true);
      optionalHeading.setWrapText(true);
      heading.setVerticalAlignment(VerticalAlignment.TOP);
      optionalHeading.setVerticalAlignment(VerticalAlignment.TOP);
      // Keeps texts that begin like a formula as texts after editing.
      openText.setQuotePrefixed(true);
    }

    private static CellStyle style(
        Workbook book, boolean bold, IndexedColors fill, boolean locked, String format) {
      CellStyle style = book.createCellStyle();
      Font font = book.createFont();
      font.setBold(bold);
      style.setFont(font);
      if (fill != null) {
        style.setFillForegroundColor(fill.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
      }
      style.setLocked(locked);
      if (!format.isEmpty()) {
        style.setDataFormat(book.createDataFormat().getFormat(format));
      }
      return style;
    }

    private static CellStyle boxed(CellStyle style) {
      style.setBorderBottom(BorderStyle.THIN);
      style.setBorderTop(BorderStyle.THIN);
      style.setBorderLeft(BorderStyle.THIN);
      style.setBorderRight(BorderStyle.THIN);
      return style;
    }
  }

  static void text(Row row, int column, String text, CellStyle style) {
    org.apache.poi.ss.usermodel.Cell cell = row.createCell(column);
    cell.setCellValue(text);
    cell.setCellStyle(style);
  }

  /** Adds the hidden sheet by which the workbook is recognized when it comes back. */
  static void mark(Workbook book, WorkbookMetadata own) {
    Sheet sheet = book.createSheet(WorkbookMetadata.SHEET);
    int line = 0;
    for (List<String> cells : own.lines()) {
      Row row = sheet.createRow(line++);
      for (int i = 0; i < cells.size(); i++) {
        row.createCell(i).setCellValue(cells.get(i));
      }
    }
    book.setSheetVisibility(book.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
  }

  /** A name for use in a file name. */
  static String slug(String text) {
    String plain = Texts.fold(text).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    return plain.isEmpty() ? "sin_nombre" : plain;
  }

  /** Saves a workbook; equal content gives equal bytes. */
  static void save(XSSFWorkbook described, Workbook book, Path file) {
    described.getProperties().getCoreProperties().setCreated(Optional.of(new Date(0)));
    described.getProperties().getCoreProperties().setModified(Optional.of(new Date(0)));
    described.getProperties().getCoreProperties().setCreator("PTPS");
    AtomicFiles.write(
        file,
        plain -> {
          Path whole = file.resolveSibling("." + file.getFileName() + ".whole.writing");
          try {
            try (OutputStream out = Files.newOutputStream(whole)) {
              book.write(out);
            }
            timeless(whole, plain);
          } finally {
            Files.deleteIfExists(whole);
          }
        });
  }

  /** Removes the time of writing from the package. */
  private static void timeless(Path from, Path to) throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        ZipEntry plain = new ZipEntry(entry.getName());
        plain.setTimeLocal(ZIP_EPOCH);
        out.putNextEntry(plain);
        try (InputStream in = zip.getInputStream(entry)) {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
  }
}
