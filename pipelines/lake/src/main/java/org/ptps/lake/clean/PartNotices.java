package org.ptps.lake.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ptps.catalog.Source;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.reader.FileFault;
import org.ptps.lake.text.Texts;

/** Findings about a part as a whole, which no single line shows. */
final class PartNotices {
  /** Cells below which a wholly rejected column is not reported as such. */
  private static final int ENOUGH_CELLS = 3;

  private final InputPart input;
  private final Source source;
  private final boolean quiet;
  private final Set<Integer> read;

  private PartNotices(InputPart input) {
    this.input = input;
    this.source = input.source();
    this.quiet = !source.withheld().isEmpty();
    this.read = new HashSet<>(input.header().unpivoted().keySet());
    source.fields().forEach(field -> read.add(input.header().position(field)));
  }

  /** The findings about a part that was read to its end. */
  static List<Violation> of(InputPart input, PartTotals end) {
    return new PartNotices(input).all(end);
  }

  private List<Violation> all(PartTotals end) {
    List<Violation> notices = new ArrayList<>();
    for (FileFault found : input.profile().faults()) {
      if (!found.fatal() && !found.kind().costsRows() && concerns(found)) {
        notices.add(LayoutViolations.of(found));
      }
    }
    if (!end.anyData && end.tally[3] == 0) {
      notices.add(ReaderRule.NO_ROWS.fault(Severity.NOTICE, "", ""));
    }
    if (!end.anyData && end.tally[3] > 0) {
      notices.add(LayoutViolations.allOutOfScope(end.tally[3], quiet ? Set.of() : end.outOfScope));
    }
    if (end.beside > 0) {
      notices.add(LayoutViolations.beside(end.beside, end.firstBeside));
    }
    if (!input.header().extra().isEmpty()) {
      String names = String.join(", ", input.header().extra());
      notices.add(
          ReaderRule.EXTRA_COLUMN.fault(
              Severity.NOTICE, "", names, "names", names, "source", source.id()));
    }
    if (!input.header().repeated().isEmpty()) {
      String names = String.join(", ", input.header().repeated());
      notices.add(ReaderRule.REPEATED_COLUMN.fault(Severity.NOTICE, "", names, "names", names));
    }
    end.codes.notice().ifPresent(notices::add);
    for (int i = 0; i < source.fields().size(); i++) {
      PartTotals.Fate fate = end.fates[i];
      int index = input.header().position(source.fields().get(i));
      if (fate.filled >= ENOUGH_CELLS && fate.refused == fate.filled && index >= 0) {
        String name = Texts.squeeze(input.header().names().get(index));
        notices.add(
            ReaderRule.COLUMN_REFUSED.fault(
                Severity.PART,
                source.fields().get(i).column().name(),
                name,
                "cells",
                fate.filled,
                "name",
                name));
      }
    }
    return notices;
  }

  /**
   * Whether the finding matters: hidden columns that are not read, such as marks of a template, do
   * not.
   */
  private boolean concerns(FileFault found) {
    return found.kind() != FileFault.Kind.HIDDEN_COLUMNS
        || input.profile().sheet().hiddenColumns().stream().anyMatch(read::contains);
  }
}
