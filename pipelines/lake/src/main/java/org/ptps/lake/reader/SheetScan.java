package org.ptps.lake.reader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ptps.catalog.Words;

/**
 * Finds the highest row number of an XLSX sheet in the bytes of its XML without an XML parser, and
 * hidden rows, hidden columns and merged cells.
 *
 * <p>Only rows inside {@code sheetData} count. A row without a number follows the one before.
 */
final class SheetScan {
  private static final int LONGEST_TAG = 1 << 16;

  private byte[] tag = new byte[256];
  private int length;
  private boolean inTag;
  private byte quote;
  private boolean inData;
  private boolean dataSeen;
  private boolean dataEnded;
  private int rows;
  private int cellsNamed;
  private int cellsUnnamed;
  private long hiddenRows;
  private long firstHiddenRow;
  private final List<Integer> hiddenColumns = new ArrayList<>();
  private final List<SheetProperties.Merge> merged = new ArrayList<>();

  void accept(byte[] bytes, int count) throws IOException {
    for (int at = 0; at < count; at++) {
      byte sign = bytes[at];
      if (!inTag) {
        if (sign == '<') {
          inTag = true;
          length = 0;
          quote = 0;
        }
        continue;
      }
      if (quote == 0 && sign == '>' && !insideCommentOrText()) {
        inTag = false;
        tagEnds();
        continue;
      }
      if (length > 0 && tag[0] != '!') {
        if (quote == 0 && (sign == '"' || sign == '\'')) {
          quote = sign;
        } else if (quote == sign) {
          quote = 0;
        }
      }
      keep(sign);
    }
  }

  /**
   * Highest row number.
   *
   * @throws PartException if the sheet ends before its data do
   */
  int rows() throws IOException {
    if (!dataEnded) {
      throw new PartException(
          rows,
          new Words(
              "la hoja está cortada; pida o guarde el libro de nuevo",
              "the sheet is cut; ask for the workbook again or save it again"));
    }
    return rows;
  }

  SheetProperties facts(boolean datesFrom1904, SheetProperties.Hidden hidden) {
    return new SheetProperties(
        datesFrom1904,
        hidden,
        hiddenRows,
        firstHiddenRow,
        List.copyOf(hiddenColumns),
        List.copyOf(merged));
  }

  private void keep(byte sign) throws IOException {
    if (length == tag.length) {
      if (tag[0] == '!') {
        // Of a comment only the beginning and the last two characters are needed.
        tag[length - 2] = tag[length - 1];
        tag[length - 1] = sign;
        return;
      }
      if (length == LONGEST_TAG) {
        throw Workbooks.noWorkbook();
      }
      tag = Arrays.copyOf(tag, length * 2);
    }
    tag[length++] = sign;
  }

  private boolean insideCommentOrText() {
    if (begins("!--")) {
      return length < 5 || tag[length - 1] != '-' || tag[length - 2] != '-';
    }
    return begins("![CDATA[") && (tag[length - 1] != ']' || tag[length - 2] != ']');
  }

  private boolean begins(String start) {
    if (length < start.length()) {
      return false;
    }
    for (int at = 0; at < start.length(); at++) {
      if (tag[at] != start.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  private void tagEnds() throws IOException {
    int from = length > 0 && tag[0] == '/' ? 1 : 0;
    int to = from;
    int name = from;
    while (to < length && tag[to] != ' ' && tag[to] != '/' && tag[to] > ' ') {
      if (tag[to] == ':') {
        name = to + 1;
      }
      to++;
    }
    boolean closing = from == 1;
    boolean alone = !closing && length > 0 && tag[length - 1] == '/';
    if (is("sheetData", name, to)) {
      dataSeen |= !closing;
      inData = !closing && !alone;
      dataEnded = dataSeen && !inData;
    } else if (inData && !closing && is("row", name, to)) {
      row(attributes(to));
      cellsNamed = 0;
      cellsUnnamed = 0;
    } else if (inData && !closing && is("c", name, to)) {
      cell(to);
    } else if (!inData && !closing && is("col", name, to)) {
      column(attributes(to));
    } else if (!inData && !closing && is("mergeCell", name, to)) {
      merge(attribute(attributes(to), "ref"));
    }
  }

  private String attributes(int from) {
    return new String(tag, from, length - from, StandardCharsets.ISO_8859_1);
  }

  private void column(String attributes) {
    if (!isTrue(attribute(attributes, "hidden"))) {
      return;
    }
    String first = attribute(attributes, "min");
    String last = attribute(attributes, "max");
    if (first != null && last != null && (first + last).matches("[0-9]{1,12}")) {
      int end = Math.min(SheetColumns.MOST, Integer.parseInt(last));
      for (int column = Integer.parseInt(first); column >= 1 && column <= end; column++) {
        hiddenColumns.add(column - 1);
      }
    }
  }

  private void merge(String block) throws IOException {
    String[] ends = block == null ? new String[0] : block.split(":");
    if (ends.length != 2) {
      return;
    }
    int left = SheetColumns.of(ends[0]);
    int right = SheetColumns.of(ends[1]);
    long top = SheetColumns.row(ends[0]);
    long bottom = SheetColumns.row(ends[1]);
    if (left < 0 || right < left || top < 0 || bottom < top) {
      return;
    }
    if (merged.size() == Workbooks.MOST_MERGED) {
      throw Workbooks.tooManyMerged();
    }
    merged.add(new SheetProperties.Merge(top, bottom, left, right));
  }

  private static boolean isTrue(String said) {
    return "1".equals(said) || "true".equals(said) || "on".equals(said);
  }

  /** Value of an attribute, null where the tag does not have it. */
  private static String attribute(String attributes, String name) {
    int at = 0;
    while (at < attributes.length()) {
      int equals = attributes.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      String attribute = attributes.substring(at, equals).strip();
      int open = equals + 1;
      while (open < attributes.length() && Character.isWhitespace(attributes.charAt(open))) {
        open++;
      }
      int close =
          open < attributes.length() ? attributes.indexOf(attributes.charAt(open), open + 1) : -1;
      if (close < 0) {
        break;
      }
      if (attribute.equals(name)) {
        return attributes.substring(open + 1, close);
      }
      at = close + 1;
    }
    return null;
  }

  /** A cell without an address after one with an address would be read into a wrong column. */
  private void cell(int from) throws IOException {
    boolean named = false;
    int at = from;
    while (at + 2 < length && !named) {
      named = tag[at] <= ' ' && tag[at + 1] == 'r' && (tag[at + 2] == '=' || tag[at + 2] <= ' ');
      at++;
    }
    if (named && beyond(at)) {
      throw Workbooks.noSuchCell(rows, attribute(attributes(from), "r"));
    }
    cellsNamed += named ? 1 : 0;
    cellsUnnamed += named ? 0 : 1;
    if (cellsNamed > 0 && cellsUnnamed > 0) {
      throw new PartException(
          rows,
          new Words(
              "en esta fila solo algunas celdas tienen dirección; abra el libro en Excel o"
                  + " LibreOffice y guárdelo de nuevo",
              "in this row only some cells have an address; open the workbook in Excel or"
                  + " LibreOffice and save it again"));
    }
  }

  /** Whether the address at a position is of a column beyond the last; called for each cell. */
  private boolean beyond(int from) {
    int column = 0;
    int at = from;
    while (at < length && tag[at] != '"' && tag[at] != '\'') {
      at++;
    }
    for (at++; at < length && Character.isLetter(tag[at]); at++) {
      column = column * 26 + Character.toUpperCase(tag[at]) - 'A' + 1;
      if (column > SheetColumns.MOST) {
        return true;
      }
    }
    return false;
  }

  private boolean is(String wanted, int from, int to) {
    if (to - from != wanted.length()) {
      return false;
    }
    for (int at = 0; at < wanted.length(); at++) {
      if (tag[from + at] != wanted.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  private void row(String attributes) throws IOException {
    String said = attribute(attributes, "r");
    int number = said == null ? rows + 1 : number(said);
    if (number <= rows) {
      throw Workbooks.outOfOrder(number);
    }
    rows = number;
    if (isTrue(attribute(attributes, "hidden"))) {
      firstHiddenRow = firstHiddenRow == 0 ? number : firstHiddenRow;
      hiddenRows++;
    }
  }

  private int number(String text) throws IOException {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 1 && number <= Workbooks.MOST_ROWS) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with row numbers beyond the last.
    }
    throw new PartException(
        rows + 1L,
        new Words(
            "la hoja tiene una fila con el número «" + text + "», que no existe",
            "the sheet has a row numbered \"" + text + "\", which cannot be"));
  }
}
