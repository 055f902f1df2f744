package org.ptps.charts.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * Areas, mostly municipalities, by indicators in one year.
 *
 * @param year empty where no area has any value
 * @param rows areas in the order of the figure
 * @param counts rows of {@code report.group_counts} by indicator
 * @param group whose areas they are, of {@code report.area_groups}
 */
public record MunicipalityGrid(
    List<String> indicators,
    String level,
    OptionalInt year,
    List<Row> rows,
    Map<String, Rows.Row> counts,
    String group) {

  /** One area; a cell without a row in the warehouse is absent. */
  public record Row(ReportTables.Area area, Map<String, ReportTables.Value> cells) {
    public Optional<ReportTables.Value> cell(String indicator) {
      return Optional.ofNullable(cells.get(indicator));
    }

    public Optional<Double> known(String indicator) {
      return cell(indicator).map(ReportTables.Value::value);
    }

    public Reason reason(String indicator) {
      return cell(indicator).map(value -> Reason.of(value.reason())).orElse(Reason.NO_ROW);
    }
  }

  public static MunicipalityGrid read(Figure figure, ReportTables tables, Language language) {
    return read(figure, tables, language, ReportTables.shownAs(figure.slice()));
  }

  /**
   * @param shownAs residence of the values in place of that which the slice asks for
   */
  public static MunicipalityGrid read(
      Figure figure, ReportTables tables, Language language, String shownAs) {
    Slice slice = figure.slice();
    List<String> indicators = figure.indicators();
    indicators.forEach(tables::indicator);
    Map<String, Rows.Row> counts = tables.counts(indicators, slice);
    OptionalInt told =
        counts.values().stream().mapToInt(row -> row.integer("year").intValue()).findFirst();
    Map<String, Map<String, ReportTables.Value>> cells = new LinkedHashMap<>();
    if (told.isPresent()) {
      tables
          .values(indicators, slice.level(), shownAs, told.getAsInt())
          .forEach(
              value ->
                  cells
                      .computeIfAbsent(value.areaCode(), code -> new HashMap<>())
                      .put(value.indicator(), value));
    }
    Map<String, ReportTables.Area> areas = new LinkedHashMap<>();
    tables.areas(slice, language).forEach(area -> areas.put(area.code(), area));
    List<Row> rows = new ArrayList<>();
    for (String code : order(figure, tables, shownAs, told, areas)) {
      rows.add(new Row(areas.get(code), cells.getOrDefault(code, Map.of())));
    }
    boolean known = counts.values().stream().anyMatch(row -> row.integer("with_value") > 0);
    return new MunicipalityGrid(
        indicators,
        slice.level(),
        known ? told : slice.year(),
        List.copyOf(rows),
        counts,
        ReportTables.group(slice));
  }

  // By the places of the first indicator; areas that it has no row for come last, by name.
  private static List<String> order(
      Figure figure,
      ReportTables tables,
      String shownAs,
      OptionalInt year,
      Map<String, ReportTables.Area> areas) {
    return switch (figure.order()) {
      case CODE -> areas.keySet().stream().sorted().toList();
      case NAME -> List.copyOf(areas.keySet());
      case VALUE ->
          Stream.concat(
                  year.isEmpty()
                      ? Stream.empty()
                      : tables
                          .values(
                              figure.indicators().subList(0, 1),
                              figure.slice().level(),
                              shownAs,
                              year.getAsInt())
                          .stream()
                          .map(ReportTables.Value::areaCode)
                          .filter(areas::containsKey),
                  areas.keySet().stream())
              .distinct()
              .toList();
    };
  }

  public boolean isEmpty() {
    return rows.stream()
        .noneMatch(row -> indicators.stream().anyMatch(code -> row.known(code).isPresent()));
  }

  /** The reason that most of the areas give, for a figure with nothing to draw. */
  public Reason mainReason() {
    return indicators.stream()
        .flatMap(code -> count(code).stream())
        .map(row -> row.text("main_reason"))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .or(
            () ->
                values().stream()
                    .map(ReportTables.Value::reason)
                    .filter(java.util.Objects::nonNull)
                    .findFirst())
        .map(Reason::of)
        .orElse(Reason.SOURCE_NOT_LOADED);
  }

  public List<ReportTables.Value> values() {
    return rows.stream()
        .flatMap(row -> indicators.stream().map(row::cell).flatMap(Optional::stream))
        .toList();
  }

  /** Reasons that occur, in the order of the list of reasons. */
  public List<Reason> reasons() {
    return rows.stream()
        .flatMap(
            row -> indicators.stream().filter(code -> row.known(code).isEmpty()).map(row::reason))
        .distinct()
        .sorted()
        .toList();
  }

  /** How many of the areas have a value of an indicator, and how these lie. */
  public Optional<Rows.Row> count(String indicator) {
    return Optional.ofNullable(counts.get(indicator));
  }

  /** A number of {@link #count}, with its key. */
  public String count(String indicator, String column) {
    return Facts.whole(count(indicator), column);
  }

  /** Parts of nearly the same length, none longer than {@code most}. */
  public static <T> List<List<T>> parts(List<T> rows, int most) {
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

  public DataTable plotted() {
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

  public Stream<String> missingLetters(Language language) {
    return reasons().stream().map(reason -> reason.letter() + " = " + reason.in(language));
  }
}
