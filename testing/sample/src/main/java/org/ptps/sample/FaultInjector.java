package org.ptps.sample;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Writes the rows of one source and makes some of them wrong. Every kind of fault comes once, a few
 * rows apart; after that faults come at the asked rate, the kinds in turn.
 */
final class FaultInjector {
  private static final int FIRST_STEP = 7;

  private final double rate;
  private final FaultLog log;
  private final List<Fault> kinds;
  private final Deque<Fault> waiting = new ArrayDeque<>();
  private int free;
  private int begun;

  FaultInjector(SampleOptions options, FaultLog log, List<Fault> kinds) {
    this.rate = options.faultRate();
    this.log = log;
    this.kinds = kinds;
  }

  /** Writes a row that calibrated numbers depend on, unchanged. */
  void writeSound(Sink sink, Row row) {
    sink.write(row);
  }

  /** Writes a row, possibly with a fault. */
  void write(Sink sink, Row row) {
    if (due()) {
      waiting.add(kinds.get(begun % kinds.size()));
      begun++;
    }
    for (Iterator<Fault> faults = waiting.iterator(); faults.hasNext(); ) {
      Fault fault = faults.next();
      Row faulty = fault.change().apply(row.copy());
      if (faulty != null) {
        faults.remove();
        write(sink, row, faulty, fault);
        return;
      }
    }
    sink.write(row);
  }

  private boolean due() {
    if (rate == 0) {
      return false;
    }
    free++;
    int step = Math.max(1, (int) Math.round(1 / rate));
    int firstStep = Math.min(step, FIRST_STEP);
    int first = firstStep * kinds.size();
    return free <= first ? free % firstStep == 0 : (free - first) % step == 0;
  }

  private void write(Sink sink, Row row, Row faulty, Fault fault) {
    int line =
        switch (fault.place()) {
          case INSTEAD -> sink.write(faulty);
          case BEFORE -> {
            int before = sink.write(faulty);
            sink.write(row);
            yield before;
          }
          case AFTER -> {
            sink.write(row);
            yield sink.write(faulty);
          }
          case BLANK_LINE_AFTER -> {
            sink.write(row);
            yield sink.writeBlank();
          }
        };
    String value = fault.column().isEmpty() ? "" : sink.shown(faulty.cell(fault.column()));
    log.add(sink, line, fault.column(), value, fault.kind(), fault.outcome());
  }
}
