package org.ptps.lake.clean;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Table;

/**
 * Shape of a row between reading and the lake: the columns of its table, then what the ledger needs
 * to know of it.
 */
public final class StagedRow {
  /** Number of the part that the row stands in. */
  public static final String PART = "_part";

  /** First physical line of the row. */
  public static final String LINE = "_line";

  /** Physical lines that the row covers. */
  public static final String LINES = "_lines";

  /** One of {@link Status}. */
  public static final String STATUS = "_status";

  public static final String FAULTS = "_faults";
  public static final String PLACE = "_place";

  /** Lines of a part that are no data, in the row of status TALLY. */
  public static final List<String> TALLIES =
      List.of("_header", "_blank", "_footer", "_out_of_scope");

  /** What became of a staged row. */
  public enum Status {
    KEPT,
    REJECTED,
    /** Another row stands for it. */
    DUPLICATE,
    /** No row of data: counts the lines of one part that are none. */
    TALLY
  }

  static final StructType FAULT =
      struct(
          "column_name",
          "value",
          "rule",
          "severity",
          "reason_es",
          "reason_en",
          "remedy_es",
          "remedy_en");

  static final StructType PLACE_TYPE =
      new StructType(
          Stream.concat(
                  Stream.of(
                      struct(
                              "department_text",
                              "municipality_text",
                              "code_text",
                              "municipality_code",
                              "method")
                          .fields()),
                  Stream.of(
                      field("score", DataTypes.DoubleType),
                      field("candidates", DataTypes.StringType)))
              .toArray(StructField[]::new));

  private static final StructField[] OUTCOME =
      Stream.concat(
              Stream.of(
                  field(PART, DataTypes.IntegerType),
                  field(LINE, DataTypes.LongType),
                  field(LINES, DataTypes.IntegerType),
                  field(STATUS, DataTypes.StringType),
                  field(FAULTS, DataTypes.createArrayType(FAULT)),
                  field(PLACE, PLACE_TYPE)),
              TALLIES.stream().map(tally -> field(tally, DataTypes.LongType)))
          .toArray(StructField[]::new);

  private StagedRow() {}

  /** Spark's schema of a table's staged rows. */
  public static StructType schema(Table table) {
    return new StructType(
        Stream.of(lakeSchema(table).fields(), OUTCOME)
            .flatMap(Arrays::stream)
            .toArray(StructField[]::new));
  }

  /** Spark's schema of a table of the lake. */
  public static StructType lakeSchema(Table table) {
    return new StructType(
        table.allColumns().stream()
            .map(column -> field(column.name(), type(column.type())))
            .toArray(StructField[]::new));
  }

  /** What staged rows of all tables have in common: where they stand and what became of them. */
  public static StructType outcomeSchema() {
    return new StructType(
        Stream.of(
                new StructField[] {
                  field("source", DataTypes.StringType),
                  field("source_file", DataTypes.StringType),
                  field("source_sheet", DataTypes.StringType),
                  field("synthetic", DataTypes.BooleanType)
                },
                OUTCOME)
            .flatMap(Arrays::stream)
            .toArray(StructField[]::new));
  }

  /** Spark's type of a lake column. */
  public static DataType type(ColumnType type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case INTEGER -> DataTypes.LongType;
      case NUMBER -> DataTypes.DoubleType;
      case DATE -> DataTypes.DateType;
      case FLAG -> DataTypes.BooleanType;
    };
  }

  private static StructType struct(String... names) {
    return new StructType(
        Stream.of(names)
            .map(name -> field(name, DataTypes.StringType))
            .toArray(StructField[]::new));
  }

  private static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }
}
