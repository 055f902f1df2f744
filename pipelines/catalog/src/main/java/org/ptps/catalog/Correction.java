package org.ptps.catalog;

import java.io.Serializable;
import java.util.Map;

/**
 * A known error of a publisher and what is read in its place, as a record of {@code
 * conf/corrections/<source>.conf}.
 *
 * @param file declaration, relative to the project, for messages
 * @param line line of the record in it
 * @param files pattern of the names of the deliveries that carry the error, {@code *} for any text
 * @param where raw column → text of the cells by which the row is known
 * @param column raw column whose cell is wrong
 * @param wrong text that is expected there
 * @param right text that is read in its place; empty: unknown
 * @param by who says so: a letter, a page, an address
 */
public record Correction(
    String id,
    String source,
    String file,
    int line,
    String files,
    Map<String, String> where,
    String column,
    String wrong,
    String right,
    Words reason,
    Words by,
    Status status)
    implements Serializable {

  public enum Status {
    CONFIRMED_BY_PUBLISHER,
    OURS
  }
}
