package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.FactKey;

/** A set of claims as a table for joins in queries, and the rows that come back for each. */
final class AskedClaims {
  /** Column with the number of all rows of a claim, of which fewer may be fetched. */
  static final String TOTAL = "rows_of_all";

  private AskedClaims() {}

  /** The claims as a table expression, numbered in their order. */
  static String asked(List<ClaimKey> claims, IndicatorCatalog catalog) {
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < claims.size(); i++) {
      ClaimKey claim = claims.get(i);
      String kind = catalog.find(claim.code()).map(indicator -> kind(claim, indicator)).orElse("");
      String from = claim.period().contains("-") ? claim.period().substring(0, 4) : "null";
      values
          .append(i == 0 ? "" : ", ")
          .append('(')
          .append(i)
          .append(", ")
          .append(
              List.of(
                      claim.code(),
                      kind,
                      claim.breakdown(),
                      claim.category(),
                      claim.edition(),
                      claim.area(),
                      claim.residence(),
                      claim.comparison())
                  .stream()
                  .map(Database::literal)
                  .collect(Collectors.joining(", ")))
          .append(", cast(")
          .append(from)
          .append(" as integer), ")
          .append(claim.period().substring(claim.period().length() - 4))
          .append(')');
    }
    return "asked (claim, code, kind, breakdown, category, edition, area_code, residence,"
        + " comparison, from_year, year) as (values "
        + values
        + ")";
  }

  static String kind(ClaimKey claim, Indicator indicator) {
    if (claim.breakdown().isEmpty()) {
      return "headline";
    }
    return indicator.breakdowns().stream()
        .filter(breakdown -> breakdown.column().equals(claim.breakdown()))
        .findFirst()
        .map(
            breakdown ->
                switch (breakdown.kind()) {
                  case SHARE -> "share";
                  case VALUE -> "value";
                })
        .orElse("companion");
  }

  /**
   * Groups rows by claim.
   *
   * @param rows with the number of the claim first
   * @return in the order in which they were asked, without those of which there is no row
   */
  static Map<ClaimKey, Rows> byClaim(List<ClaimKey> asked, Rows rows) {
    Map<Integer, List<List<Object>>> by = new TreeMap<>();
    for (List<Object> row : rows.values()) {
      by.computeIfAbsent(((Number) row.get(0)).intValue(), claim -> new ArrayList<>())
          .add(row.subList(1, row.size()));
    }
    List<String> columns = rows.columns().subList(1, rows.columns().size());
    Map<ClaimKey, Rows> found = new LinkedHashMap<>();
    by.forEach((claim, of) -> found.put(asked.get(claim), new Rows(columns, of)));
    return found;
  }

  /** Drops columns. */
  static Rows without(Rows rows, Collection<String> columns) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      if (!columns.contains(rows.columns().get(i))) {
        kept.add(i);
      }
    }
    return new Rows(
        kept.stream().map(rows.columns()::get).toList(),
        rows.values().stream()
            .map(
                row -> {
                  List<Object> cells = new ArrayList<>(kept.size());
                  kept.forEach(i -> cells.add(row.get(i)));
                  return Collections.unmodifiableList(cells);
                })
            .toList());
  }

  /** Number of all rows of a part, from {@link #TOTAL}. */
  static long total(Rows rows) {
    return rows.isEmpty() ? 0 : rows.rows().get(0).integer(TOTAL);
  }

  /** The columns that are not empty, as a list of facts. */
  static Rows filled(Rows.Row row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    row.asMap()
        .forEach(
            (column, cell) -> {
              if (cell != null && !cell.equals("")) {
                cells.put(column, cell);
              }
            });
    return new Rows(List.copyOf(cells.keySet()), List.of(List.copyOf(cells.values())));
  }

  static String prefix(FactKey key) {
    String text = key.text();
    return text.substring(0, text.lastIndexOf('/'));
  }

  static String list(Collection<String> texts) {
    return texts.stream().map(Database::literal).collect(Collectors.joining(", "));
  }
}
