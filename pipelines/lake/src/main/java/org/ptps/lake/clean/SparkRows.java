package org.ptps.lake.clean;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.ptps.catalog.Source;

/** The rows of a reader as Spark takes them, in the shape of {@link StagedRow#schema}. */
public final class SparkRows implements Iterator<Row> {
  private static final int OUTCOME = 6;

  private final Iterator<CleanRow> rows;
  private final Source source;

  /**
   * @param source whose rows they are, which says whether its files may be quoted
   */
  public SparkRows(Iterator<CleanRow> rows, Source source) {
    this.rows = rows;
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Row next() {
    CleanRow row = rows.next();
    int at = row.values().length;
    Object[] all = Arrays.copyOf(row.values(), at + OUTCOME + CleanRow.TALLIES);
    boolean tally = row.tally().length > 0;
    all[at] = row.part();
    all[at + 1] = row.line();
    all[at + 2] = tally ? null : row.lines();
    all[at + 3] = row.status().name();
    all[at + 4] = row.faults().stream().map(fault -> fault(fault.toldOf(source))).toArray();
    all[at + 5] = row.place() == null ? null : place(row.place());
    for (int i = 0; i < row.tally().length; i++) {
      all[at + OUTCOME + i] = row.tally()[i];
    }
    return RowFactory.create(all);
  }

  private static Row fault(Fault fault) {
    return RowFactory.create(
        fault.column(),
        fault.value(),
        fault.rule(),
        fault.severity().name().toLowerCase(Locale.ROOT),
        fault.reason().es(),
        fault.reason().en(),
        fault.remedy().es(),
        fault.remedy().en());
  }

  private static Row place(CleanRow.Place place) {
    return RowFactory.create(
        place.departmentText(),
        place.municipalityText(),
        place.codeText(),
        place.decision().municipalityCode(),
        place.decision().method().name().toLowerCase(Locale.ROOT),
        place.decision().score(),
        String.join("; ", place.decision().candidates()));
  }
}
