package org.ptps.lake.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ptps.catalog.Words;

/** Limits, parts and faults that XLS and XLSX have in common. */
final class Workbooks {
  /** Rows of a sheet in Excel. */
  static final int MOST_ROWS = 1 << 20;

  /** More merged cells than this are refused, since each takes memory. */
  static final int MOST_MERGED = 1 << 17;

  /** Characters of a cell in Excel. */
  static final int LONGEST_TEXT = 32_767;

  private Workbooks() {}

  /** One part per sheet; one without a sheet name where the sheets cannot be listed. */
  static List<Part> sheets(Part part) {
    try (PartContent.LocalFile file = PartContent.file(part)) {
      List<String> names =
          part.format() == Format.XLS
              ? XlsFile.sheetNames(file.path())
              : XlsxFile.sheetNames(file.path());
      return names.stream()
          .map(name -> new Part(part.file(), part.path(), part.entry(), name, part.format()))
          .toList();
    } catch (IOException | RuntimeException e) {
      return List.of(part);
    }
  }

  static PartProfiler.Findings findings(long rows, SheetProperties facts) {
    List<FileFault> faults = new ArrayList<>();
    if (rows == 0) {
      faults.add(
          new FileFault(
              FileFault.Kind.EMPTY_SHEET,
              0,
              new Words("la hoja está vacía", "the sheet is empty")));
    }
    if (facts.datesFrom1904()) {
      faults.add(
          new FileFault(
              FileFault.Kind.DATES_FROM_1904,
              0,
              new Words(
                  "las fechas de este libro cuentan desde 1904, y así se leen",
                  "dates of this workbook count from 1904, and are read so")));
    }
    if (facts.hidden() != SheetProperties.Hidden.NO) {
      faults.add(
          new FileFault(
              FileFault.Kind.HIDDEN_SHEET,
              0,
              new Words(
                  "la hoja está oculta; se lee como las demás",
                  "the sheet is hidden; it is read like the others")));
    }
    if (facts.hiddenRows() > 0) {
      faults.add(
          new FileFault(
              FileFault.Kind.HIDDEN_ROWS,
              facts.firstHiddenRow(),
              new Words(
                  "filas ocultas o filtradas: "
                      + facts.hiddenRows()
                      + ", la primera es la "
                      + facts.firstHiddenRow()
                      + "; se leen como las demás",
                  "rows hidden or filtered out: "
                      + facts.hiddenRows()
                      + ", the first is "
                      + facts.firstHiddenRow()
                      + "; they are read like the others")));
    }
    if (!facts.hiddenColumns().isEmpty()) {
      faults.add(
          new FileFault(
              FileFault.Kind.HIDDEN_COLUMNS,
              0,
              new Words(
                  "columnas ocultas: "
                      + columns(facts.hiddenColumns())
                      + "; se leen como las demás",
                  "hidden columns: "
                      + columns(facts.hiddenColumns())
                      + "; they are read like the others")));
    }
    return new PartProfiler.Findings("", false, (char) 0, rows, List.of(), faults, facts);
  }

  private static String columns(List<Integer> indexes) {
    return indexes.stream().limit(10).map(SheetColumns::letters).collect(Collectors.joining(", "))
        + (indexes.size() > 10 ? " … (" + indexes.size() + ")" : "");
  }

  /** A cell beyond the last row or column; nothing is stored for the cells before it. */
  static PartException noSuchCell(long row, String address) {
    return new PartException(
        row,
        new Words(
            "la celda "
                + address
                + " no puede existir: la última columna de una hoja es "
                + SheetColumns.letters(SheetColumns.MOST - 1)
                + "; abra el libro en Excel o LibreOffice y guárdelo de nuevo",
            "cell "
                + address
                + " cannot be: the last column of a sheet is "
                + SheetColumns.letters(SheetColumns.MOST - 1)
                + "; open the workbook in Excel or LibreOffice and save it again"));
  }

  static PartException tooManyMerged() {
    return new PartException(
        new Words(
            "la hoja tiene más de "
                + MOST_MERGED
                + " bloques de celdas combinadas; sepárelas y guarde el libro de nuevo",
            "the sheet has more than "
                + MOST_MERGED
                + " blocks of merged cells; split them and save the workbook again"));
  }

  /** Two cells with one address, or cells out of order. */
  static RowFault cellTwice(String address) {
    return new RowFault(
        RowFault.Kind.CELL_TWICE,
        new Words(
            "la celda " + address + " está dos veces o fuera de orden, y no se sabe cuál vale",
            "cell "
                + address
                + " stands there twice or out of order; which one counts is not known"));
  }

  static PartException outOfOrder(long row) {
    return new PartException(
        row,
        new Words(
            "las filas de la hoja no están en orden; ábrala en Excel o LibreOffice y guárdela de"
                + " nuevo",
            "the rows of the sheet are not in order; open it in Excel or LibreOffice and save it"
                + " again"));
  }

  static PartException protectedByPassword() {
    return new PartException(
        new Words(
            "el libro está protegido con contraseña; guárdelo sin ella",
            "the workbook is protected by a password; save it without"));
  }

  static PartException noWorkbook() {
    return new PartException(
        new Words(
            "los primeros bytes no son de un libro de Excel; guárdelo como .xlsx o .csv",
            "the bytes are not those of an Excel workbook; save it as .xlsx or .csv"));
  }

  static PartException noSheet(String sheet) {
    return new PartException(
        new Words("no hay hoja " + sheet + " en el libro", "there is no sheet " + sheet));
  }
}
