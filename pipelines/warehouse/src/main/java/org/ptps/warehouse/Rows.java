package org.ptps.warehouse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The answer to a query, read into memory.
 *
 * @param columns names in order
 * @param values one list per row, in the order of {@code columns}; SQL null is Java null
 */
public record Rows(List<String> columns, List<List<Object>> values) {

  /** Each row as a {@link Row}. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>(values.size());
    values.forEach(row -> rows.add(new Row(columns, row)));
    return rows;
  }

  public void forEach(Consumer<Row> consumer) {
    rows().forEach(consumer);
  }

  /** The same rows with the texts of a column changed; null is given as null. */
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

  /** One row, read by column name. */
  public record Row(List<String> columns, List<Object> values) {

    public Object value(String column) {
      int index = columns.indexOf(column);
      if (index < 0) {
        throw new IllegalArgumentException("no column '" + column + "' among " + columns);
      }
      return values.get(index);
    }

    /** Text of the value, null where it is null. */
    public String text(String column) {
      Object value = value(column);
      return value == null ? null : String.valueOf(value);
    }

    /** Number, null where it is null: never zero for unknown. */
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
