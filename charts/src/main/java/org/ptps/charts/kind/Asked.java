package org.ptps.charts.kind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.warehouse.Rows;

/**
 * The year of which a figure tells, with the row that counts it.
 *
 * @param row empty where the year has none
 * @param year empty where no year is asked for and none has anything
 */
record Asked(Optional<Rows.Row> row, OptionalInt year) {

  /** The year that is asked for, else the last in which a count of a table is not zero. */
  static Asked of(Figure figure, ReportTables.Read counts, String column) {
    OptionalInt asked = figure.slice().year();
    Optional<Rows.Row> row =
        (asked.isPresent() ? counts.where("year", asked.getAsInt()) : counts.atLeast(column, 1))
            .latest("year")
            .first();
    return new Asked(
        row, row.map(found -> OptionalInt.of(found.integer("year").intValue())).orElse(asked));
  }

  /** Name of the area that a figure's slice asks for. */
  static String area(Figure figure, ReportTables tables, Language language) {
    String code = figure.slice().area();
    return tables.areaNames(language).getOrDefault(figure.slice().level() + ":" + code, code);
  }

  /**
   * Areas in the order of a figure.
   *
   * @param areas by name
   * @param ranked codes from the first to the last by value; areas that are not among them follow
   */
  static List<ReportTables.Area> ordered(
      Figure figure, List<ReportTables.Area> areas, Stream<String> ranked) {
    Map<String, ReportTables.Area> byCode =
        areas.stream().collect(Collectors.toMap(ReportTables.Area::code, area -> area));
    Stream<String> codes = areas.stream().map(ReportTables.Area::code);
    return (switch (figure.order()) {
          case CODE -> codes.sorted();
          case NAME -> codes;
          case VALUE -> Stream.concat(ranked, codes).distinct().filter(byCode::containsKey);
        })
        .map(byCode::get)
        .toList();
  }
}
