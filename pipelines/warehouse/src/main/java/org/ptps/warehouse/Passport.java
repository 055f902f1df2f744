package org.ptps.warehouse;

import java.util.List;
import org.ptps.catalog.Words;

/**
 * Everything behind one printed number, found by its key: what it is and says, by which definition,
 * query and settings, which rows were counted in it with their files, lines and checksums, what is
 * unknown, what was refused or marked and what the value would be without it.
 *
 * @param key the key as printed
 * @param title what the number is
 * @param value the number, null where there is none
 * @param parts in order of reading
 */
public record Passport(String key, Words title, Object value, List<Part> parts) {

  /**
   * One part.
   *
   * @param id stable name, such as {@code counted}
   * @param of what it tells of
   * @param rows what stands in it; a part of one row is read as a list of facts
   * @param total rows that there are, of which {@code rows} may be the first
   */
  public record Part(String id, Words heading, Of of, Rows rows, long total) {
    /** A part of which all rows are there. */
    public Part(String id, Words heading, Of of, Rows rows) {
      this(id, heading, of, rows, rows.values().size());
    }

    /** Rows that are not shown. */
    public long left() {
      return total - rows.values().size();
    }
  }

  /** What a part tells of. */
  public enum Of {
    /** The number itself. */
    NUMBER,
    /** All numbers of its indicator, series or table alike. */
    DEFINITION
  }

  /** Who reads it. */
  public enum Reader {
    ANYONE,
    MEMBERS
  }

  /** The rows that the value was counted from, each with its file, line and checksum. */
  public static final String COUNTED = "counted";

  /** What of the universe no row speaks of. */
  public static final String UNIVERSE = "universe";

  /** The part with this id; without rows where it has none. */
  public Rows rows(String id) {
    return parts.stream()
        .filter(part -> part.id().equals(id))
        .map(Part::rows)
        .findFirst()
        .orElse(new Rows(List.of(), List.of()));
  }
}
