package org.ptps.lake.door;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Words;

/** What both workbook formats have in common. */
final class Workbooks {
  /** The last row that Excel knows. */
  static final int MOST_ROWS = 1 << 20;

  private Workbooks() {}

  /** One part for each sheet; the part itself, without a sheet, where they cannot be listed. */
  static List<Part> sheets(Part part) {
    try (Content.LocalFile file = Content.file(part)) {
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

  static Surveyor.Findings findings(long rows, boolean datesFrom1904) {
    List<ByteFault> faults = new ArrayList<>();
    if (rows == 0) {
      faults.add(
          new ByteFault(
              ByteFault.Kind.EMPTY_SHEET,
              0,
              new Words("la hoja está vacía", "the sheet is empty")));
    }
    if (datesFrom1904) {
      faults.add(
          new ByteFault(
              ByteFault.Kind.DATES_FROM_1904,
              0,
              new Words(
                  "los números de fecha de este libro cuentan desde 1904; sume 1462 días",
                  "serial dates of this workbook count from 1904; add 1462 days")));
    }
    return new Surveyor.Findings("", false, (char) 0, rows, List.of(), faults);
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
