package org.ptps.lake.clean;

import java.util.Collection;
import java.util.Locale;
import org.ptps.catalog.Words;
import org.ptps.lake.clean.Fault.Severity;
import org.ptps.lake.door.ByteFault;
import org.ptps.lake.door.CellMark;
import org.ptps.lake.door.RowFault;
import org.ptps.lake.text.Texts;

/**
 * What is said of lines that do not fit and of parts as a whole. A line that does not fit quotes
 * none of its cells: any of them may be what another column must not show.
 */
final class Misfits {
  private static final Words DELIVER_AGAIN =
      new Words(
          "corregir la línea y volver a entregar el archivo",
          "mend the line and deliver the file again");

  private Misfits() {}

  static Fault of(RowFault fault) {
    return refused(
        Texts.squeeze(fault.kind().name().toLowerCase(Locale.ROOT)), fault.detail(), DELIVER_AGAIN);
  }

  /** Something noteworthy of the bytes or of the sheet, which costs no line. */
  static Fault of(ByteFault found) {
    String where = found.line() > 0 ? found.line() + ": " : "";
    return new Fault(
        "",
        "",
        found.kind().name().toLowerCase(Locale.ROOT),
        Severity.NOTICE,
        new Words(where + found.detail().es(), where + found.detail().en()),
        new Words("comprobar que es así", "make sure that it is so"));
  }

  static Fault tooFew(int cells, int header) {
    return refused(
        "cells_missing",
        new Words(
            "la fila tiene " + cells + " celdas y el encabezado " + header + ": parece cortada",
            "the row has " + cells + " cells and the header " + header + ": it looks cut"),
        new Words("completar la fila", "complete the row"));
  }

  static Fault tooMany(int cells, int header) {
    return refused(
        "cells_too_many",
        new Words(
            "la fila tiene "
                + cells
                + " celdas y el encabezado "
                + header
                + ": los valores no caben en sus columnas",
            "the row has "
                + cells
                + " cells and the header "
                + header
                + ": values do not fit their columns"),
        new Words(
            "quitar el separador de más o poner comillas al texto que lo lleva",
            "remove the extra delimiter or quote the text that holds it"));
  }

  static Fault blemishedHeader() {
    return refused(
        "repeated_header",
        new Words(
            "el encabezado se repite aquí, con algún nombre cambiado",
            "the header is repeated here, with some name changed"),
        new Words("quitar la línea", "remove the line"));
  }

  static Fault otherHeader() {
    return refused(
        "other_header",
        new Words(
            "aquí hay un segundo encabezado, con las columnas en otro orden",
            "a second header stands here, with the columns in another order"),
        new Words(
            "entregar las filas que le siguen en un archivo propio, o ponerlas en el orden del"
                + " primer encabezado",
            "deliver the rows below it in a file of their own, or put them in the order of the"
                + " first header"));
  }

  static Fault underOtherHeader(long line) {
    return refused(
        "under_other_header",
        new Words(
            "la fila está debajo del segundo encabezado de la línea "
                + line
                + ", que ordena las columnas de otra manera",
            "the row stands below the second header of line "
                + line
                + ", which has the columns in another order"),
        new Words(
            "entregarla en un archivo propio, o en el orden del primer encabezado",
            "deliver it in a file of its own, or in the order of the first header"));
  }

  /** Marks of cells that hold no text that could be compared. */
  static boolean sayNothing(CellMark.Kind kind) {
    return switch (kind) {
      case ERROR, NO_RESULT, NO_TEXT, STRUCK -> true;
      case PADDED,
          PERCENT,
          FRACTION,
          CLOCK,
          HOURS,
          MINUTES,
          DATE,
          SCALED,
          COMPARED,
          WORDS,
          DIGITS,
          RAISED ->
          false;
    };
  }

  static Fault brokenCondition(String column, String text) {
    return new Fault(
        column,
        text,
        "scope_not_known",
        Severity.REJECT,
        new Words(
            "«" + text + "» en «" + column + "», la columna que dice si la fila interesa",
            "'" + text + "' in '" + column + "', the column that says whether the row is wanted"),
        new Words("escribir el valor en la celda", "write the value in the cell"));
  }

  static Fault allOutOfScope(long lines, Collection<String> values) {
    String seen = String.join("; ", values);
    return new Fault(
        "",
        "",
        "all_out_of_scope",
        Severity.PART,
        new Words(
            "ninguna de sus "
                + lines
                + " filas interesa a la fuente"
                + (seen.isEmpty() ? "" : ": dicen " + seen),
            "none of its "
                + lines
                + " rows is wanted by the source"
                + (seen.isEmpty() ? "" : ": they say " + seen)),
        new Words(
            "comprobar que es el archivo que se quería, y cómo escribe el código",
            "make sure that it is the file that was meant, and how it writes the code"));
  }

  static Fault beside(long rows, long first) {
    return new Fault(
        "",
        "",
        "cells_beside",
        Severity.NOTICE,
        new Words(
            "a la derecha del encabezado hay celdas que nadie lee, en "
                + rows
                + " filas; la primera es la "
                + first,
            "to the right of the header stand cells that nobody reads, in "
                + rows
                + " rows; the first is "
                + first),
        new Words(
            "nada, si son notas; si son datos, ponerles su encabezado",
            "nothing, if they are notes; if they are data, give them their header"));
  }

  private static Fault refused(String rule, Words reason, Words remedy) {
    return new Fault("", "", rule, Severity.REJECT, reason, remedy);
  }
}
