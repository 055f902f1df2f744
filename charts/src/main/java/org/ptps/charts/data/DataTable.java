package org.ptps.charts.data;

import java.util.List;
import org.ptps.catalog.SpreadsheetCells;

/**
 * Rows of a table in the order in which they are shown.
 *
 * @param columns headings
 * @param numeric which columns hold numbers, one per heading
 * @param rows cells; null is an empty cell
 */
public record DataTable(List<String> columns, List<Boolean> numeric, List<List<String>> rows) {

  /**
   * Comma-separated values by RFC 4180, with line feeds and a final one; no cell of which is a
   * formula to a spreadsheet.
   */
  public String csv() {
    StringBuilder csv = new StringBuilder();
    append(csv, columns);
    rows.forEach(row -> append(csv, row));
    return csv.toString();
  }

  private static void append(StringBuilder csv, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      csv.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
    }
    csv.append('\n');
  }

  private static String quoted(String cell) {
    if (cell == null) {
      return "";
    }
    String safe = SpreadsheetCells.safe(cell);
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
