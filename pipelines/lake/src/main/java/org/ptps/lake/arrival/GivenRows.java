package org.ptps.lake.arrival;

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
final class GivenRows {
  /** Lake column of the date of delivery. */
  private static final String DELIVERED_ON = "delivered_on";

  private GivenRows() {}

  /**
   * @param own metadata of workbooks that this program wrote, by {@link Corrections#workbook}
   * @return the parts in the same order
   */
  static List<Arrival> settle(List<Arrival> arrivals, Map<String, OwnWorkbook> own) {
    return arrivals.stream()
        .map(
            arrival -> {
              OwnWorkbook workbook = own.get(Corrections.workbook(arrival.survey().part()));
              return workbook == null || workbook.rows().isEmpty() || !arrival.claimed()
                  ? arrival
                  : settle(arrival, workbook);
            })
        .toList();
  }

  private static Arrival settle(Arrival arrival, OwnWorkbook workbook) {
    List<String> names = arrival.header().names();
    List<Integer> given = workbook.given().stream().map(names::indexOf).toList();
    if (given.contains(-1)) {
      return arrival;
    }
    Set<Integer> silent = new HashSet<>(given);
    for (Source.Field field : arrival.source().fields()) {
      if (field.column().name().equals(DELIVERED_ON)) {
        field.from().forEach(name -> silent.add(names.indexOf(name)));
      }
    }
    Map<Long, SetAside> aside = new HashMap<>(arrival.setAside());
    try (RawRows rows = InputReaders.open(arrival.survey().part(), arrival.survey())) {
      while (rows.hasNext()) {
        RawRow row = rows.next();
        if (row.line() > arrival.header().line()
            && row.fault() == null
            && untouched(row.cells(), given, silent, workbook.rows())) {
          aside.putIfAbsent(row.line(), SetAside.UNTOUCHED);
        }
      }
    }
    return arrival.setting(aside);
  }

  private static boolean untouched(
      List<String> cells, List<Integer> given, Set<Integer> silent, Set<String> rows) {
    for (int i = 0; i < cells.size(); i++) {
      if (!silent.contains(i) && !cells.get(i).isBlank()) {
        return false;
      }
    }
    List<String> brought = new ArrayList<>();
    given.forEach(index -> brought.add(OwnWorkbook.cell(cells, index)));
    return rows.contains(OwnWorkbook.cellsToken(brought));
  }
}
