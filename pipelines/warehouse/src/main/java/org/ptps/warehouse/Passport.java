package org.ptps.warehouse;

import java.util.List;
import org.ptps.catalog.Words;

/**
 * Provenance of one printed number, found by its key: definition, query and settings, counted rows
 * with files, lines and checksums, what is unknown, what was rejected or flagged and the value
 * without it.
 *
 * @param key the key as printed
 * @param title what the number is
 * @param value the number, null where there is none
 * @param parts in order of reading
 */
public record Passport(String key, Words title, Object value, List<Part> parts) {

  /**
   * One section.
   *
   * @param id stable name, such as {@code counted}
   * @param of what it tells of
   * @param rows what stands in it; a part of one row is read as a list of facts
   * @param total rows that there are, of which {@code rows} may be the first
   */
  public record Part(String id, Words heading, Of of, Rows rows, long total) {
    /** A section with all of its rows. */
    public Part(String id, Words heading, Of of, Rows rows) {
      this(id, heading, of, rows, rows.values().size());
    }

    /** Number of rows left out. */
    public long left() {
      return total - rows.values().size();
    }
  }

  /** Scope of a section. */
  public enum Of {
    /** This number only. */
    NUMBER,
    /** All numbers of its indicator, series or table. */
    DEFINITION
  }

  public enum Reader {
    ANYONE,
    MEMBERS
  }

  /** Id of the section of counted rows, each with file, line and checksum. */
  public static final String COUNTED = "counted";

  /** Id of the section about what is missing of the universe. */
  public static final String UNIVERSE = "universe";

  /** Rows of a section; empty where there is none. */
  public Rows rows(String id) {
    return parts.stream()
        .filter(part -> part.id().equals(id))
        .map(Part::rows)
        .findFirst()
        .orElse(new Rows(List.of(), List.of()));
  }
}
