package org.ptps.warehouse.claim;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Key of a number that is no claim of an indicator: {@code table/row/column}, for instance {@code
 * poa_progress/2019;strategy;a/spent_hnl}.
 *
 * @param table name in {@code report}
 * @param row the values that tell its row from the others; {@code -} where it has one row only
 * @param part the column
 */
public record RowKey(String table, List<String> row, String part) implements FactKey {

  /** Row of a table with a single row. */
  public static final String ONLY = "-";

  public RowKey {
    row = List.copyOf(row);
    if (table.isEmpty() || row.isEmpty() || part.isEmpty()) {
      throw new IllegalArgumentException("a row's key has a table, a row and a column");
    }
  }

  static RowKey of(String[] parts) {
    return new RowKey(
        FactKey.unescape(parts[0]),
        Stream.of(parts[1].split(";", -1)).map(FactKey::unescape).toList(),
        FactKey.unescape(parts[2]));
  }

  @Override
  public String text() {
    return FactKey.escape(table)
        + "/"
        + row.stream().map(FactKey::escape).collect(Collectors.joining(";"))
        + "/"
        + FactKey.escape(part);
  }

  @Override
  public RowKey with(String other) {
    return new RowKey(table, row, other);
  }
}
