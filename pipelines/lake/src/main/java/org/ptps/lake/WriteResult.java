package org.ptps.lake;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.ColumnType;
import org.ptps.lake.clean.CleanRow.Status;

/** Counts of a writing task, by part and by sender. */
final class WriteResult implements Serializable {
  private static final long serialVersionUID = 1;

  static final TableSchema DELIVERED =
      TableSchema.none()
          .and(ColumnType.TEXT, "source", "file", "sheet", "reported_by", "municipality_code")
          .and(ColumnType.INTEGER, "year")
          .and(ColumnType.DATE, "delivered_on")
          .and(ColumnType.FLAG, "synthetic")
          .and(ColumnType.INTEGER, "kept", "duplicate", "rejected");

  /** Sender, date of delivery, place and year of rows; null where the table does not say. */
  record Sender(
      String source,
      String file,
      String sheet,
      String reportedBy,
      String municipality,
      Long year,
      LocalDate deliveredOn,
      boolean synthetic)
      implements Serializable {
    Object[] row(long[] counts) {
      return new Object[] {
        source,
        file,
        sheet,
        reportedBy,
        municipality,
        year,
        deliveredOn,
        synthetic,
        counts[0],
        counts[1],
        counts[2]
      };
    }
  }

  /** Physical lines of one part by status. */
  static final class Lines implements Serializable {
    private static final long serialVersionUID = 1;

    final long[] tally = new long[4];
    long kept;
    long duplicate;
    long rejected;
    private long line = -1;
    private int lines;
    private Status best;

    /** Counts a row. A line that gives several rows counts once, as kept if any of them is. */
    void row(long at, int covered, Status status) {
      if (at != line) {
        close();
        line = at;
        lines = covered;
        best = status;
      } else if (rank(status) > rank(best)) {
        best = status;
      }
    }

    void notData(long[] counts) {
      for (int i = 0; i < tally.length; i++) {
        tally[i] += counts[i];
      }
    }

    private void add(Lines other) {
      notData(other.tally);
      kept += other.kept;
      duplicate += other.duplicate;
      rejected += other.rejected;
    }

    private static int rank(Status status) {
      return switch (status) {
        case KEPT -> 3;
        case DUPLICATE -> 2;
        case REJECTED -> 1;
        case TALLY -> 0;
      };
    }

    void close() {
      if (best != null) {
        switch (best) {
          case KEPT -> kept += lines;
          case DUPLICATE -> duplicate += lines;
          case REJECTED -> rejected += lines;
          case TALLY -> {}
        }
      }
      best = null;
      line = -1;
    }
  }

  private final Map<Integer, Lines> lines = new HashMap<>();
  private final Map<Sender, long[]> senders = new HashMap<>();
  private final Map<String, ContentHash> contents = new TreeMap<>();

  Lines lines(int part) {
    return lines.computeIfAbsent(part, any -> new Lines());
  }

  void close() {
    lines.values().forEach(Lines::close);
  }

  Map<Sender, long[]> senders() {
    return senders;
  }

  /** Content hash by lake table. */
  Map<String, ContentHash> contents() {
    return contents;
  }

  void sent(Sender sender, Status status) {
    long[] counts = senders.computeIfAbsent(sender, any -> new long[3]);
    switch (status) {
      case KEPT -> counts[0]++;
      case DUPLICATE -> counts[1]++;
      case REJECTED -> counts[2]++;
      case TALLY -> {}
    }
  }

  void wrote(String table, ContentHash hash) {
    contents.computeIfAbsent(table, any -> new ContentHash()).add(hash);
  }

  /** Adds the counts of another task. */
  void add(WriteResult other) {
    other.lines.forEach((part, counts) -> lines(part).add(counts));
    other.senders.forEach(
        (sender, counts) ->
            senders.merge(
                sender,
                counts,
                (mine, more) ->
                    new long[] {mine[0] + more[0], mine[1] + more[1], mine[2] + more[2]}));
    other.contents.forEach(this::wrote);
  }
}
