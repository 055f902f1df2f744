package org.ptps.warehouse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Result of a query in memory.
 *
 * @param columns names in order
 * @param values one list per row, in the order of {@code columns}; SQL null is Java null
 */
public record Rows(List<String> columns, List<List<Object>> values) {

  public List<Row> rows() {
    List<Row> rows = new ArrayList<>(values.size());
    values.forEach(row -> rows.add(new Row(columns, row)));
    return rows;
  }

  public void forEach(Consumer<Row> consumer) {
    rows().forEach(consumer);
  }

  /** The same rows with a text column changed; the function gets null for null. */
  public Rows with(String column, UnaryOperator<String> change) {
    int index = columns.indexOf(column);
    List<List<Object>> changed = new ArrayList<>(values.size());
    for (List<Object> row : values) {
      List<Object> other = new ArrayList<>(row);
      Object value = row.get(index);
      other.set(index, change.apply(value == null ? null : value.toString()));
      changed.add(other);
    }
    return new Rows(columns, changed);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** One row, with access by column name. */
  public record Row(List<String> columns, List<Object> values) {

    public Object value(String column) {
      int index = columns.indexOf(column);
      if (index < 0) {
        throw new IllegalArgumentException("no column '" + column + "' among " + columns);
      }
      return values.get(index);
    }

    /** Value as text, null for SQL null. */
    public String text(String column) {
      Object value = value(column);
      return value == null ? null : String.valueOf(value);
    }

    /** Value as number, null for SQL null. */
    public Double number(String column) {
      Object value = value(column);
      return value == null ? null : ((Number) value).doubleValue();
    }

    public Long integer(String column) {
      Object value = value(column);
      return value == null ? null : ((Number) value).longValue();
    }

    public boolean flag(String column) {
      return Boolean.TRUE.equals(value(column));
    }

    public Map<String, Object> asMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        map.put(
            columns.get(i),
            values.get(i) instanceof BigDecimal d ? d.doubleValue() : values.get(i));
      }
      return map;
    }
  }
}
