package org.ptps.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.ptps.lake.arrival.SetAside;
import org.ptps.lake.clean.StagedRow;
import org.ptps.lake.clean.StagedRow.Status;

/** What became of every row of every table: the common part of all staged rows, in one place. */
final class Outcomes {
  static final List<String> REFUSED_ORDER =
      List.of("source", "file", "sheet", "line", "column_name", "rule", "value");
  static final List<String> DECIDED_ORDER =
      List.of("source", "department_text", "municipality_text", "code_text");

  static final List<String> DELIVERED_ORDER =
      List.of(
          "source", "file", "sheet", "reported_by", "municipality_code", "year", "delivered_on");

  private static final StructField[] SENDER = {
    DataTypes.createStructField("reported_by", DataTypes.StringType, true),
    DataTypes.createStructField("municipality_code", DataTypes.StringType, true),
    DataTypes.createStructField("delivered_on", DataTypes.DateType, true),
    DataTypes.createStructField("of_year", DataTypes.LongType, true)
  };

  private static final List<String> FAULT_COLUMNS =
      List.of(
          "column_name",
          "value",
          "rule",
          "severity",
          "reason_es",
          "reason_en",
          "remedy_es",
          "remedy_en");
  private static final List<String> PLACE_COLUMNS =
      List.of(
          "department_text",
          "municipality_text",
          "code_text",
          "municipality_code",
          "method",
          "score",
          "candidates");

  private static final String CORRECTION = "correction";

  private Outcomes() {}

  /**
   * Gathers the outcomes of all tables; kept in memory, since several tables are made of them.
   *
   * @param dated by table, the column (a year or a date) by which a row is of a year, for tables
   *     whose files somebody owes
   * @param small whether one task can hold them, which spares every shuffle
   */
  static Dataset<Row> of(
      SparkSession spark,
      Map<String, Dataset<Row>> staged,
      Map<String, String> dated,
      boolean small) {
    StructType schema =
        new StructType(
            Stream.concat(Arrays.stream(StagedRow.outcomeSchema().fields()), Arrays.stream(SENDER))
                .toArray(StructField[]::new));
    JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext()).emptyRDD();
    for (Map.Entry<String, Dataset<Row>> table : staged.entrySet()) {
      Dataset<Row> own = table.getValue();
      Column[] common = columns(List.of(StagedRow.outcomeSchema().fieldNames()));
      rows =
          rows.union(
              own.select(concat(common, sender(own, dated.get(table.getKey())))).toJavaRDD());
    }
    return spark
        .createDataFrame(rows.coalesce(small ? 1 : 2), schema)
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Who sent a row, when, and of which place and year it is; null where the table does not say. */
  private static Column[] sender(Dataset<Row> rows, String dated) {
    Column[] sender = new Column[SENDER.length];
    for (int i = 0; i < SENDER.length; i++) {
      String name = SENDER[i].name();
      boolean there = dated != null && List.of(rows.columns()).contains(name);
      sender[i] = (there ? col(name) : lit(null).cast(SENDER[i].dataType())).as(name);
    }
    if (dated != null) {
      boolean date = rows.schema().apply(dated).dataType().equals(DataTypes.DateType);
      sender[SENDER.length - 1] =
          (date ? year(col(dated)) : col(dated)).cast(DataTypes.LongType).as("of_year");
    }
    return sender;
  }

  /** Rows of the files that somebody owes, counted by who sent them and what they tell of. */
  static Dataset<Row> delivered(Dataset<Row> outcomes, Collection<String> owed) {
    return outcomes
        .filter(col("source").isin(owed.toArray()))
        .filter(not(col(StagedRow.STATUS).equalTo(Status.TALLY.name())))
        .groupBy(
            col("source"),
            col("source_file").as("file"),
            col("source_sheet").as("sheet"),
            col("reported_by"),
            col("municipality_code"),
            col("of_year").as("year"),
            col("delivered_on"),
            col("synthetic"))
        .agg(
            rows(Status.KEPT).as("kept"),
            rows(Status.DUPLICATE).as("duplicate"),
            rows(Status.REJECTED).as("rejected"));
  }

  private static Column rows(Status status) {
    return count(when(col(StagedRow.STATUS).equalTo(status.name()), 1));
  }

  /**
   * Every fault of a row as a row of {@code lake.rejected_rows}.
   *
   * @param quiet sources that hold what must not be shown: no text of theirs is quoted, but for
   *     corrections, whose wrong value stands in conf
   */
  static Dataset<Row> refused(Dataset<Row> outcomes, Collection<String> quiet) {
    Column[] origin = {
      col("source"),
      col("source_file").as("file"),
      col("source_sheet").as("sheet"),
      col(StagedRow.LINE).as("line"),
      col("synthetic"),
    };
    Column[] fault =
        FAULT_COLUMNS.stream().map(name -> col("fault." + name)).toArray(Column[]::new);
    return outcomes
        .select(concat(origin, explode(col(StagedRow.FAULTS)).as("fault")))
        .select(
            Stream.of(
                    columns(List.of("source", "file", "sheet", "line")),
                    fault,
                    columns(List.of("synthetic")))
                .flatMap(Arrays::stream)
                .toArray(Column[]::new))
        .withColumn(
            "value",
            when(
                    col("source")
                        .isin(quiet.toArray())
                        .and(not(col("severity").equalTo(CORRECTION)))
                        .and(not(col("rule").isin(SetAside.RULES.toArray()))),
                    lit(""))
                .otherwise(col("value")));
  }

  /** How the texts of places were taken, as rows of {@code lake.place_decisions}. */
  static Dataset<Row> decided(Dataset<Row> outcomes) {
    Column[] texts =
        PLACE_COLUMNS.stream()
            .map(name -> col(StagedRow.PLACE + "." + name).as(name))
            .toArray(Column[]::new);
    return outcomes
        .filter(col(StagedRow.PLACE).isNotNull())
        .groupBy(concat(new Column[] {col("source")}, texts))
        .agg(count(lit(1)).as("rows"));
  }

  /**
   * Lines of each part by what became of them; a line that gives several rows counts once, as kept
   * where any of them is.
   */
  static Dataset<Row> counted(Dataset<Row> outcomes) {
    Column rank =
        when(col(StagedRow.STATUS).equalTo(Status.KEPT.name()), 3)
            .when(col(StagedRow.STATUS).equalTo(Staging.DUPLICATE), 2)
            .when(col(StagedRow.STATUS).equalTo(Status.REJECTED.name()), 1)
            .otherwise(0);
    Column[] most =
        Stream.concat(Stream.of(StagedRow.LINES), StagedRow.TALLIES.stream())
            .map(name -> max(name).as(name))
            .toArray(Column[]::new);
    Column[] sums =
        Stream.concat(
                Stream.of(lines(2).as("_duplicate"), lines(1).as("_rejected")),
                StagedRow.TALLIES.stream().map(name -> sum(name).as(name)))
            .toArray(Column[]::new);
    return outcomes
        .groupBy(StagedRow.PART, StagedRow.LINE)
        .agg(max(rank).as("_rank"), most)
        .groupBy(StagedRow.PART)
        .agg(lines(3).as("_kept"), sums);
  }

  private static Column lines(int rank) {
    return sum(when(col("_rank").equalTo(rank), col(StagedRow.LINES)).otherwise(0));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
  }

  private static Column[] concat(Column[] first, Column... then) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(then)).toArray(Column[]::new);
  }
}
