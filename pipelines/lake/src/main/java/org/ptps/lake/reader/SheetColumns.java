package org.ptps.lake.reader;

/** Addresses of columns and cells in sheets. */
public final class SheetColumns {
  /** Number of columns of a sheet in Excel. */
  static final int MOST = 1 << 14;

  private SheetColumns() {}

  /** Letters of a column by its index from 0. */
  public static String letters(int index) {
    StringBuilder letters = new StringBuilder();
    for (int rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  /**
   * Index from 0 of the column in an address such as {@code AF7}.
   *
   * @return -1 where it names no column that a sheet can have
   */
  static int of(String address) {
    int index = 0;
    int at = 0;
    while (at < address.length()) {
      char letter = Character.toUpperCase(address.charAt(at));
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      index = index * 26 + letter - 'A' + 1;
      if (index > MOST) {
        return -1;
      }
      at++;
    }
    return index - 1;
  }

  /**
   * Row in an address such as {@code AF7}.
   *
   * @return -1 where it names none that a sheet can have
   */
  static long row(String address) {
    int at = 0;
    while (at < address.length() && Character.isLetter(address.charAt(at))) {
      at++;
    }
    String digits = address.substring(at);
    if (!digits.matches("[0-9]{1,7}")) {
      return -1;
    }
    long row = Long.parseLong(digits);
    return row >= 1 && row <= Workbooks.MOST_ROWS ? row : -1;
  }
}
