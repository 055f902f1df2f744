package org.ptps.catalog;

import java.io.Serializable;

/**
 * One column meaning, shared by all tables that have the column.
 *
 * @param decimals how many decimals what it counts can have, null where any: none of people, two of
 *     money. Not enforced; it tells what {@code 4.735} cannot mean
 */
public record Column(String name, ColumnType type, String unit, Integer decimals, Words meaning)
    implements Serializable {

  public Column(String name, ColumnType type, String unit, Words meaning) {
    this(name, type, unit, null, meaning);
  }

  /** Whether it holds published identifiers, which are compared character by character. */
  public boolean identifier() {
    return type == ColumnType.TEXT && name.endsWith("_id");
  }
}
