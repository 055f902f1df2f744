package org.ptps.lake.reader;

/**
 * Style of a cell as far as it changes the meaning.
 *
 * @param struck whether all that stands in it is struck out
 */
record CellStyle(NumberFormat format, CellText.Level level, boolean struck) {

  /** A number as text, marked by its format and font. */
  CellText.Marked number(double value, boolean from1904) {
    String text = NumberText.of(value);
    CellMark mark = format.mark(value, from1904);
    String shown = mark == null ? text : mark.shown();
    if (struck) {
      return new CellText.Marked(text, new CellMark(CellMark.Kind.STRUCK, shown, shown), true);
    }
    if (level != CellText.Level.LINE) {
      return new CellText.Marked(text, new CellMark(CellMark.Kind.RAISED, shown, shown), true);
    }
    return new CellText.Marked(text, mark, true);
  }

  /** A text, marked by the cell's font or by those of its parts. */
  CellText.Marked text(CellText.Marked text) {
    if (struck && !text.text().isBlank()) {
      return new CellText.Marked(
          text.text(), new CellMark(CellMark.Kind.STRUCK, text.text(), text.text()));
    }
    return text.mark() == null && isSerial(text.text())
        ? new CellText.Marked(text.text(), new CellMark(CellMark.Kind.DIGITS, text.text()))
        : text;
  }

  private static boolean isSerial(String text) {
    boolean serial = text.length() >= 4 && text.length() <= 6;
    for (int i = 0; i < text.length() && serial; i++) {
      serial = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return serial;
  }
}
