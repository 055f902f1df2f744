package org.ptps.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Municipalities by indicators in one year.
 *
 * @param year empty where no municipality has any value
 * @param rows municipalities in the order of the figure
 */
record MunicipalityGrid(List<String> indicators, OptionalInt year, List<Row> rows) {

  /** One municipality; a cell without a row in the warehouse is absent. */
  record Row(ReportTables.Area area, Map<String, ReportTables.Value> cells) {
    Optional<ReportTables.Value> cell(String indicator) {
      return Optional.ofNullable(cells.get(indicator));
    }

    Optional<Double> known(String indicator) {
      return cell(indicator).map(ReportTables.Value::value);
    }

    Reason reason(String indicator) {
      return cell(indicator).map(value -> Reason.of(value.reason())).orElse(Reason.NO_ROW);
    }
  }

  static MunicipalityGrid read(Figure figure, ReportTables tables) {
    Slice slice = figure.slice();
    List<ReportTables.Area> areas = tables.municipalities(slice);
    List<String> codes = areas.stream().map(ReportTables.Area::code).toList();
    Map<String, List<ReportTables.Value>> values = new LinkedHashMap<>();
    for (String indicator : figure.indicators()) {
      tables.indicator(indicator);
      values.put(
          indicator,
          tables.values(indicator, "municipality").stream()
              .filter(value -> codes.contains(value.areaCode()))
              .filter(value -> slice.residences().contains(value.residence()))
              .toList());
    }
    OptionalInt year =
        ReportTables.year(slice, values.values().stream().flatMap(List::stream).toList());
    List<Row> rows = new ArrayList<>();
    for (ReportTables.Area area : areas) {
      Map<String, ReportTables.Value> cells = new HashMap<>();
      values.forEach(
          (indicator, all) ->
              ReportTables.preferred(
                      all.stream()
                          .filter(value -> value.areaCode().equals(area.code()))
                          .filter(value -> year.isEmpty() || value.year() == year.getAsInt())
                          .toList(),
                      slice.residences())
                  .ifPresent(value -> cells.put(indicator, value)));
      rows.add(new Row(area, cells));
    }
    rows.sort(order(figure));
    return new MunicipalityGrid(figure.indicators(), year, List.copyOf(rows));
  }

  private static Comparator<Row> order(Figure figure) {
    Comparator<Row> byCode = Comparator.comparing(row -> row.area().code());
    return switch (figure.order()) {
      case CODE -> byCode;
      case NAME ->
          Comparator.comparing((Row row) -> sortable(row.area().name())).thenComparing(byCode);
      case VALUE -> {
        String first = figure.indicators().get(0);
        yield Comparator.comparing((Row row) -> row.known(first).isEmpty())
            .thenComparing(row -> -row.known(first).orElse(0.0))
            .thenComparing(row -> sortable(row.area().name()))
            .thenComparing(byCode);
      }
    };
  }

  // Accents do not move a name to the end of the list, on any machine.
  static String sortable(String name) {
    return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(java.util.Locale.ROOT);
  }

  boolean isEmpty() {
    return rows.stream()
        .noneMatch(row -> indicators.stream().anyMatch(code -> row.known(code).isPresent()));
  }

  /** The reason that most of the cells give, for a figure with nothing to draw. */
  Reason mainReason() {
    return rows.stream()
        .flatMap(row -> indicators.stream().map(row::reason))
        .collect(Collectors.groupingBy(reason -> reason, Collectors.counting()))
        .entrySet()
        .stream()
        .max(
            Comparator.comparing(Map.Entry<Reason, Long>::getValue)
                .thenComparing(entry -> -entry.getKey().ordinal()))
        .map(Map.Entry::getKey)
        .orElse(Reason.SOURCE_NOT_LOADED);
  }

  List<ReportTables.Value> values() {
    return rows.stream()
        .flatMap(row -> indicators.stream().map(row::cell).flatMap(Optional::stream))
        .toList();
  }

  /** Reasons that occur, in the order of the list of reasons. */
  List<Reason> reasons() {
    return rows.stream()
        .flatMap(
            row -> indicators.stream().filter(code -> row.known(code).isEmpty()).map(row::reason))
        .distinct()
        .sorted()
        .toList();
  }

  long known(String indicator) {
    return rows.stream().filter(row -> row.known(indicator).isPresent()).count();
  }

  long over(String indicator, double line) {
    return rows.stream()
        .flatMap(row -> row.known(indicator).stream())
        .filter(value -> value > line)
        .count();
  }

  /** Parts of nearly the same length, none longer than {@code most}. */
  static <T> List<List<T>> parts(List<T> rows, int most) {
    int count = Math.max(1, (rows.size() + most - 1) / most);
    List<List<T>> parts = new ArrayList<>();
    int from = 0;
    for (int part = 0; part < count; part++) {
      int to = from + (rows.size() - from + count - part - 1) / (count - part);
      parts.add(rows.subList(from, to));
      from = to;
    }
    return parts;
  }

  DataTable plotted() {
    Plotted plotted = new Plotted();
    for (String indicator : indicators) {
      for (Row row : rows) {
        row.cell(indicator)
            .ifPresentOrElse(
                value -> plotted.add(indicator, null, value),
                () ->
                    plotted.addMissing(
                        indicator, row.area(), year.isPresent() ? year.getAsInt() : null));
      }
    }
    return plotted.table();
  }

  Stream<String> missingLetters(org.ptps.catalog.Language language) {
    return reasons().stream().map(reason -> reason.letter() + " = " + reason.in(language));
  }
}
