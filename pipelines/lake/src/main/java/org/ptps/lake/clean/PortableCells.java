package org.ptps.lake.clean;

import org.ptps.catalog.Source;
import org.ptps.lake.reader.CellMark;
import org.ptps.lake.reader.Format;
import org.ptps.lake.reader.PartProfile;

/**
 * Cells of a workbook as texts that mean the same in another file, without their number formats: a
 * time of 18:00 as 18 hours, a date counted from 1904 as one from 1900.
 */
public final class PortableCells {
  private final DisplayedCells shown;

  public PortableCells(PartProfile profile) {
    Format format = profile.part().format();
    this.shown =
        new DisplayedCells(
            format == Format.XLSX || format == Format.XLS, profile.sheet().datesFrom1904());
  }

  /**
   * @param mark what the workbook says of the cell, null where there is nothing
   * @return what the reader takes the cell for; empty where its format leaves two readings, so that
   *     neither is carried over
   */
  public String of(Source.Field field, String text, CellMark mark) {
    DisplayedCells.Shown read = shown.read(field, text, mark);
    if (read.fault() == null) {
      return read.text();
    }
    return mark == null
            || LayoutViolations.sayNothing(mark.kind())
            || mark.kind() == CellMark.Kind.RAISED
        ? text
        : "";
  }
}
