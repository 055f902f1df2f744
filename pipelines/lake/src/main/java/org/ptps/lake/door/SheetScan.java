package org.ptps.lake.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ptps.catalog.Words;

/**
 * Finds the highest row number of an XLSX sheet from the bytes of its XML, without an XML parser.
 *
 * <p>Only the tags inside {@code sheetData} count. A row without a number follows the one before.
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
   * The highest row number.
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

  private void keep(byte sign) throws IOException {
    if (length == tag.length) {
      if (tag[0] == '!') {
        // Of a comment only its beginning and the last two signs matter.
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
      row(new String(tag, to, length - to, StandardCharsets.ISO_8859_1));
      cellsNamed = 0;
      cellsUnnamed = 0;
    } else if (inData && !closing && is("c", name, to)) {
      cell(to);
    }
  }

  /** The reader would put a cell without address after others with one into a wrong column. */
  private void cell(int from) throws IOException {
    boolean named = false;
    for (int at = from; at + 2 < length && !named; at++) {
      named = tag[at] <= ' ' && tag[at + 1] == 'r' && (tag[at + 2] == '=' || tag[at + 2] <= ' ');
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
    int number = rows + 1;
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
      if (attribute.equals("r")) {
        number = number(attributes.substring(open + 1, close));
      }
      at = close + 1;
    }
    if (number <= rows) {
      throw Workbooks.outOfOrder(number);
    }
    rows = number;
  }

  private int number(String text) throws IOException {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 1 && number <= Workbooks.MOST_ROWS) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers that no sheet has.
    }
    throw new PartException(
        rows + 1L,
        new Words(
            "la hoja tiene una fila con el número «" + text + "», que no existe",
            "the sheet has a row numbered \"" + text + "\", which cannot be"));
  }
}
