package org.ptps.app;

import java.util.Comparator;
import java.util.List;
import org.ptps.catalog.Language;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.Rows;
import picocli.CommandLine.Option;

final class SortOptions {
  private static final String DOWN = ":desc";

  @Option(names = "--sort", paramLabel = "C[:desc]", descriptionKey = "sort.by")
  private String sort;

  @Option(names = "--top", paramLabel = "N", descriptionKey = "sort.top")
  private Integer top;

  /**
   * Sorts and limits rows; nulls come last in either direction.
   *
   * @throws UsageException if there is no such column, naming those there are, or no such number
   */
  Rows of(Rows rows, Language language) {
    if (top != null && top < 1) {
      throw new UsageException(
          switch (language) {
            case ES -> "--top " + top + " → pida al menos una fila";
            case EN -> "--top " + top + " → ask for one row at least";
          });
    }
    List<List<Object>> values = rows.values();
    if (sort != null) {
      boolean down = sort.endsWith(DOWN);
      int column = column(rows, down ? sort.substring(0, sort.length() - DOWN.length()) : sort);
      if (column < 0) {
        String known = String.join(", ", rows.columns());
        throw new UsageException(
            switch (language) {
              case ES -> "no hay columna '" + sort + "' → use una de " + known;
              case EN -> "there is no column '" + sort + "' → use one of " + known;
            });
      }
      Comparator<Object> order = SortOptions::compare;
      values =
          values.stream()
              .sorted(
                  Comparator.comparing(
                      (List<Object> row) -> row.get(column),
                      Comparator.nullsLast(down ? order.reversed() : order)))
              .toList();
    }
    return new Rows(
        rows.columns(), top == null ? values : values.subList(0, Math.min(top, values.size())));
  }

  private static int column(Rows rows, String name) {
    return rows.columns().stream().map(Texts::fold).toList().indexOf(Texts.fold(name));
  }

  private static int compare(Object left, Object right) {
    return left instanceof Number a && right instanceof Number b
        ? Double.compare(a.doubleValue(), b.doubleValue())
        : Texts.fold(left.toString()).compareTo(Texts.fold(right.toString()));
  }
}
