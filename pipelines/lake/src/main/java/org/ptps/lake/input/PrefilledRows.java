package org.ptps.lake.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptps.catalog.Source;
import org.ptps.lake.reader.InputReaders;
import org.ptps.lake.reader.RawRow;
import org.ptps.lake.reader.RawRows;

/**
 * Prefilled rows of a template that nobody completed: they count as blank lines. A row is
 * recognized by its prefilled values, so that sorting does no harm; a date of delivery alone,
 * copied down a column, completes nothing.
 */
final class PrefilledRows {
  /** Lake column of the date of delivery. */
  private static final String DELIVERED_ON = "delivered_on";

  private PrefilledRows() {}

  /**
   * @param own metadata of workbooks that this program wrote, by {@link Corrections#workbook}
   * @return the parts in the same order
   */
  static List<InputPart> skip(List<InputPart> inputs, Map<String, WorkbookMetadata> own) {
    return inputs.stream()
        .map(
            input -> {
              WorkbookMetadata workbook = own.get(Corrections.workbook(input.profile().part()));
              return workbook == null || workbook.rows().isEmpty() || !input.claimed()
                  ? input
                  : skip(input, workbook);
            })
        .toList();
  }

  private static InputPart skip(InputPart input, WorkbookMetadata workbook) {
    List<String> names = input.header().names();
    List<Integer> given = workbook.given().stream().map(names::indexOf).toList();
    if (given.contains(-1)) {
      return input;
    }
    Set<Integer> silent = new HashSet<>(given);
    for (Source.Field field : input.source().fields()) {
      if (field.column().name().equals(DELIVERED_ON)) {
        field.from().forEach(name -> silent.add(names.indexOf(name)));
      }
    }
    Map<Long, SkippedLine> skipped = new HashMap<>(input.skipped());
    try (RawRows rows = InputReaders.open(input.profile().part(), input.profile())) {
      while (rows.hasNext()) {
        RawRow row = rows.next();
        if (row.line() > input.header().line()
            && row.fault() == null
            && untouched(row.cells(), given, silent, workbook.rows())) {
          skipped.putIfAbsent(row.line(), SkippedLine.UNTOUCHED);
        }
      }
    }
    return input.setting(skipped);
  }

  private static boolean untouched(
      List<String> cells, List<Integer> given, Set<Integer> silent, Set<String> rows) {
    for (int i = 0; i < cells.size(); i++) {
      if (!silent.contains(i) && !cells.get(i).isBlank()) {
        return false;
      }
    }
    List<String> brought = new ArrayList<>();
    given.forEach(index -> brought.add(WorkbookMetadata.cell(cells, index)));
    return rows.contains(WorkbookMetadata.cellsToken(brought));
  }
}
