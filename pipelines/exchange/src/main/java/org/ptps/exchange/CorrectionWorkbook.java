package org.ptps.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.ptps.catalog.Stamp;
import org.ptps.lake.input.WorkbookMetadata;
import org.ptps.lake.input.WorkbookMetadata.CorrectionSheet;
import org.ptps.lake.input.WorkbookMetadata.Left;
import org.ptps.lake.text.Texts;

/**
 * Writes a workbook of rows to correct: a sheet for each table of a file, with the fault, a
 * suggestion and the original cells as texts, also those that begin like a formula.
 */
final class CorrectionWorkbook {
  /** Rows of one sheet, below Excel's limit of 1,048,576; more rows go to a further sheet. */
  private static final int MOST_ROWS = 1_000_000;

  private static final int IN_MEMORY = 200;
  private static final int LONGEST_NAME = 31;
  private static final int LONGEST_CELL = 32_767;
  private static final int WIDTH_OF_A_LETTER = 256;

  /** With shared strings, since some programs do not edit inline strings. */
  private final SXSSFWorkbook book = new SXSSFWorkbook(null, IN_MEMORY, true, true);

  private final Books.Styles styles = new Books.Styles(book);
  private final List<CorrectionSheet> sheets = new ArrayList<>();

  private CorrectionWorkbook() {}

  static void write(String sender, List<Quarantine.Part> parts, Path file) {
    CorrectionWorkbook workbook = new CorrectionWorkbook();
    boolean synthetic = parts.stream().anyMatch(Quarantine.Part::synthetic);
    for (Quarantine.Part part : parts) {
      for (int from = 0; from < part.rows().size(); from += MOST_ROWS) {
        workbook.sheet(
            part, part.rows().subList(from, Math.min(part.rows().size(), from + MOST_ROWS)));
      }
    }
    workbook.notes(sender, synthetic);
    Books.mark(workbook.book, WorkbookMetadata.corrections(workbook.sheets));
    Books.save(workbook.book.getXSSFWorkbook(), workbook.book, file);
    workbook.close();
  }

  private void close() {
    try {
      book.close();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("cannot close a workbook", e);
    }
  }

  private void sheet(Quarantine.Part part, List<Quarantine.Row> rows) {
    String name = name(part);
    SXSSFSheet sheet = book.createSheet(name);
    sheets.add(
        new CorrectionSheet(
            name, part.source().id(), part.file(), part.sheet(), part.sha256(), part.round()));
    Books.text(
        sheet.createRow(0),
        0,
        (part.synthetic() ? Stamp.FICTITIOUS.es() + " · " : "")
            + "Por corregir · "
            + part.source().title().es()
            + " · "
            + part.file()
            + (part.sheet().isEmpty() ? "" : " [" + part.sheet() + "]")
            + (part.round() > 1 ? " · vuelta " + part.round() : ""),
        styles.title);
    Row headings = sheet.createRow(WorkbookMetadata.HEADER_LINE - 1);
    for (Left left : Left.values()) {
      Books.text(headings, left.ordinal(), left.title(), styles.heading);
    }
    int shift = Left.values().length;
    for (int i = 0; i < part.headings().size(); i++) {
      Books.text(
          headings,
          shift + i,
          part.headings().get(i),
          part.locked().contains(i) ? styles.given : styles.optionalHeading);
      sheet.setColumnWidth(
          shift + i,
          Math.max(16, Math.min(40, part.headings().get(i).length() + 2)) * WIDTH_OF_A_LETTER);
    }
    int line = WorkbookMetadata.HEADER_LINE;
    for (Quarantine.Row row : rows) {
      write(part, row, sheet.createRow(line++));
    }
    int[] widths = {9, 60, 50, 24, 8};
    for (int i = 0; i < widths.length; i++) {
      sheet.setColumnWidth(i, widths[i] * WIDTH_OF_A_LETTER);
    }
    sheet.setColumnHidden(Left.TOKEN.ordinal(), true);
    sheet.createFreezePane(Left.LINE.ordinal() + 1, WorkbookMetadata.HEADER_LINE);
    sheet.enableLocking();
    sheet.lockFormatColumns(false);
    sheet.lockFormatRows(false);
  }

  private void write(Quarantine.Part part, Quarantine.Row row, Row target) {
    List<String> cells = new ArrayList<>();
    boolean cut = false;
    for (String cell : row.cells()) {
      cut |= cell.length() > LONGEST_CELL;
      cells.add(cell.length() > LONGEST_CELL ? "" : cell);
    }
    String fault = cut ? row.fault() + "; una celda no cabe en Excel y se dejó vacía" : row.fault();
    target.createCell(Left.LINE.ordinal()).setCellValue(row.line());
    target.getCell(Left.LINE.ordinal()).setCellStyle(styles.note);
    Books.text(target, Left.FAULT.ordinal(), shortened(fault), styles.note);
    Books.text(target, Left.SUGGESTION.ordinal(), shortened(row.suggestion()), styles.note);
    Books.text(target, Left.CORRECTED_BY.ordinal(), "", styles.openText);
    Books.text(
        target,
        Left.TOKEN.ordinal(),
        WorkbookMetadata.lineToken(part.sha256(), part.sheet(), row.line())
            + "-"
            + WorkbookMetadata.cellsToken(cells),
        styles.note);
    for (int i = 0; i < Math.max(cells.size(), part.headings().size()); i++) {
      String text = i < cells.size() ? cells.get(i) : "";
      CellStyle style =
          part.locked().contains(i)
              ? styles.given
              : row.wrong().contains(i) ? styles.wrongText : styles.openText;
      Books.text(target, Left.values().length + i, text, style);
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL);
  }

  /** A valid sheet name that no other sheet has. */
  private String name(Quarantine.Part part) {
    String file = part.file().replaceFirst("^.*[/!]", "").replaceFirst("\\.[^.]*$", "");
    String plain =
        Texts.squeeze((sheets.size() + 1) + " " + file.replaceAll("[\\[\\]:*?/\\\\']", " "));
    return plain.substring(0, Math.min(LONGEST_NAME, plain.length())).strip();
  }

  private void notes(String sender, boolean synthetic) {
    SXSSFSheet sheet = book.createSheet(TemplateWorkbook.NOTES_SHEET);
    List<String> texts =
        List.of(
            (synthetic ? Stamp.FICTITIOUS.es() + " · " : "") + "Filas por corregir · " + sender,
            "Cada hoja tiene las filas de un archivo que no se pudieron tomar, o en las que una"
                + " celda no cuenta. Las celdas en rosado son las que hay que ver.",
            "«Qué está mal» dice la falta; «Sugerencia», qué hacer; «Línea», la línea del archivo"
                + " que usted entregó.",
            "Corrija las celdas y escriba quién corrige en «Corregido por»: una fila sin ese"
                + " nombre se queda como estaba.",
            "Una fila que no debía estar: deje todo como está y avise; una que no se sabe todavía:"
                + " déjela sin «Corregido por».",
            "Las celdas grises no se leen, por protección de datos o porque el contrato no las pide.",
            "Devuelva este libro sin cambiarle las hojas. Se pone junto al archivo original, que no"
                + " se toca: las filas corregidas se leen en lugar de las de antes.",
            "Si mientras tanto usted entrega el archivo otra vez, este libro ya no vale: pida uno"
                + " nuevo.");
    for (int i = 0; i < texts.size(); i++) {
      Books.text(sheet.createRow(i), 0, texts.get(i), i == 0 ? styles.title : styles.note);
    }
    sheet.setColumnWidth(0, 110 * WIDTH_OF_A_LETTER);
    sheet.enableLocking();
  }
}
