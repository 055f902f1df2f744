package org.ptps.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the injected faults, for {@code expected/faults.csv}. */
final class FaultLog {
  static final Layout LAYOUT = new Layout("file,sheet,line,column,value,kind,expected_outcome");

  private final List<Row> rows = new ArrayList<>();

  void add(Sink sink, int line, String column, String value, String kind, Fault.Outcome outcome) {
    add(sink.file(), sink.sheet(), line, column, value, kind, outcome);
  }

  void add(
      String file,
      String sheet,
      int line,
      String column,
      String value,
      String kind,
      Fault.Outcome outcome) {
    rows.add(
        LAYOUT
            .row()
            .with("file", file)
            .with("sheet", sheet)
            .with("line", line)
            .with("column", column)
            .with("value", value)
            .with("kind", kind)
            .with("expected_outcome", outcome.name().toLowerCase(Locale.ROOT)));
  }

  List<Row> rows() {
    return rows;
  }
}
