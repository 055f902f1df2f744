package org.ptps.catalog;

/** Type of a lake column; the engines' types follow from it. */
public enum ColumnType {
  TEXT("VARCHAR"),
  INTEGER("BIGINT"),
  NUMBER("DOUBLE"),
  DATE("DATE"),
  FLAG("BOOLEAN");

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  /** Name of the type in DuckDB and in Spark SQL alike. */
  public String sql() {
    return sql;
  }
}
