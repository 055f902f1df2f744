package org.ptps.warehouse;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Streamed result of a query. */
public final class QueryAnswer implements AutoCloseable {
  private static final Set<Integer> NUMERIC =
      Set.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.FLOAT,
          Types.REAL,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC);

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(java.util.Locale.ROOT);

  /**
   * A column of the result.
   *
   * @param type the engine's name of its type
   * @param isNumeric whether its values are numbers
   */
  public record Column(String name, String type, boolean isNumeric) {}

  private final QuerySession session;
  private final Statement statement;
  private final ResultSet result;
  private final String sql;
  private final List<Column> columns;

  QueryAnswer(QuerySession session, Statement statement, ResultSet result, String sql)
      throws SQLException {
    this.session = session;
    this.statement = statement;
    this.result = result;
    this.sql = sql;
    ResultSetMetaData meta = result.getMetaData();
    List<Column> found = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      String type = meta.getColumnTypeName(i);
      found.add(
          new Column(
              meta.getColumnLabel(i),
              type,
              NUMERIC.contains(meta.getColumnType(i)) || type.endsWith("HUGEINT")));
    }
    columns = List.copyOf(found);
  }

  public List<Column> columns() {
    return columns;
  }

  /**
   * The next row.
   *
   * @return null after the last; in a row SQL null is Java null, a number is a Number, a flag a
   *     Boolean, a list a List, a structure a Map, anything else a text
   * @throws QueryException if the engine stops while it looks for it
   */
  public List<Object> next() {
    return session.working(
        statement,
        sql,
        () -> {
          if (!result.next()) {
            return null;
          }
          List<Object> row = new ArrayList<>(columns.size());
          for (int i = 1; i <= columns.size(); i++) {
            row.add(plain(result.getObject(i)));
          }
          return row;
        });
  }

  private static Object plain(Object value) throws SQLException {
    if (value instanceof Array array) {
      List<Object> list = new ArrayList<>();
      for (Object item : (Object[]) array.getArray()) {
        list.add(plain(item));
      }
      return Collections.unmodifiableList(list);
    }
    if (value instanceof org.duckdb.DuckDBStruct struct) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (Map.Entry<String, Object> field : struct.getMap().entrySet()) {
        fields.put(field.getKey(), plain(field.getValue()));
      }
      return Collections.unmodifiableMap(fields);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        entries.put(String.valueOf(entry.getKey()), plain(entry.getValue()));
      }
      return Collections.unmodifiableMap(entries);
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      // NaN and infinity have no representation in the output formats.
      return Double.isNaN(number) || Double.isInfinite(number) ? null : value;
    }
    if (value instanceof BigDecimal || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Timestamp timestamp) {
      return TIMESTAMP.format(timestamp.toLocalDateTime());
    }
    return value == null ? null : value.toString();
  }

  @Override
  public void close() {
    try {
      result.close();
      statement.close();
    } catch (SQLException e) {
      throw new WarehouseException("cannot close an answer: " + e.getMessage(), e);
    }
  }
}
