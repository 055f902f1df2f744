package org.ptps.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Progress;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Problems;
import org.ptps.lake.arrival.Arrival;
import org.ptps.lake.arrival.Arrivals;
import org.ptps.lake.clean.StagedRow;
import org.ptps.lake.clean.StagedRow.Status;

/**
 * Raw files → lake: one Parquet folder per table of {@code conf/tables}, exactly as contracted, and
 * beside them the ledger of every file, the refused rows and the place decisions. Written beside
 * the present lake and swapped in whole, so that a failed or killed run leaves it as it was.
 */
public final class LakeBuilder {
  /** Below this many lines a table is sorted in one piece and written as one file. */
  private static final long ONE_FILE_LINES = 500_000;

  private final Catalog catalog;
  private final Progress progress;

  public LakeBuilder(Catalog catalog, Progress progress) {
    this.catalog = catalog;
    this.progress = progress;
  }

  /**
   * Reads all inputs and swaps the new lake in.
   *
   * @return the ledger, one entry per part, in order of file and sheet
   * @throws LedgerException if a line of a file is not accounted for; the old lake stays
   * @throws org.ptps.catalog.hocon.DeclarationException if inputs or rules are not valid
   */
  public List<LedgerEntry> build() {
    progress.stage(new Words("mirar los archivos", "look at the files"));
    List<Arrival> arrivals = new Arrivals(catalog).look();
    progress.stage(new Words("arrancar Spark", "start Spark"));
    SparkSession spark = Engine.start(catalog.settings().sparkMaster());
    Staging staging = new Staging(spark, catalog);
    Problems problems = new Problems();
    staging.checkRules(catalog, problems);
    problems.throwIfAny();
    try (LakeFolder folder = LakeFolder.beside(catalog.settings().lake())) {
      List<LedgerEntry> ledger = write(spark, staging, arrivals, folder);
      LedgerEntry.check(ledger);
      folder.swapIn();
      return ledger;
    }
  }

  private List<LedgerEntry> write(
      SparkSession spark, Staging staging, List<Arrival> arrivals, LakeFolder folder) {
    Map<String, List<Arrival>> byTable = new TreeMap<>();
    for (Arrival arrival : arrivals) {
      if (arrival.claimed()) {
        byTable
            .computeIfAbsent(arrival.source().table().id(), id -> new ArrayList<>())
            .add(arrival);
      }
    }
    Map<String, Dataset<Row>> staged = new LinkedHashMap<>();
    for (Table table : catalog.tables().values()) {
      List<Arrival> own = byTable.getOrDefault(table.id(), List.of());
      progress.stage(new Words("tabla " + table.id(), "table " + table.id()));
      long lines = own.stream().mapToLong(arrival -> arrival.survey().physicalLines()).sum();
      if (own.isEmpty()) {
        EmptyTable.write(
            kept(spark.createDataFrame(List.of(), StagedRow.schema(table)), table).schema(),
            folder.table(table.id()));
      } else {
        Dataset<Row> rows = staging.stage(table, own).persist(StorageLevel.MEMORY_AND_DISK());
        save(sorted(kept(rows, table), order(table), lines), folder.table(table.id()));
        staged.put(table.id(), rows);
      }
    }
    progress.stage(new Words("filas por corregir y cuadre de filas", "refused rows and ledger"));
    Dataset<Row> refused = null;
    Dataset<Row> decided = null;
    Dataset<Row> counted = null;
    for (Map.Entry<String, Dataset<Row>> entry : staged.entrySet()) {
      refused = union(refused, refused(entry.getValue()));
      decided = union(decided, decided(entry.getValue()));
      counted = union(counted, counted(entry.getValue(), unpivots(byTable.get(entry.getKey()))));
    }
    Table anyTable = catalog.tables().values().iterator().next();
    Dataset<Row> nothing = spark.createDataFrame(List.of(), StagedRow.schema(anyTable));
    save(
        sorted(
            refused == null ? refused(nothing) : refused,
            List.of("source", "file", "sheet", "line", "column_name", "rule", "value"),
            0),
        folder.table("rejected_rows"));
    save(
        sorted(
            decided == null ? decided(nothing) : decided,
            List.of("source", "department_text", "municipality_text", "code_text"),
            0),
        folder.table("place_decisions"));
    List<LedgerEntry> ledger = ledger(arrivals, counted);
    List<Row> rows = ledger.stream().map(LedgerEntry::row).toList();
    save(
        sorted(spark.createDataFrame(rows, LedgerEntry.SCHEMA), List.of("file", "sheet"), 0),
        folder.table("file_ledger"));
    staged.values().forEach(Dataset::unpersist);
    return ledger;
  }

  private static boolean unpivots(List<Arrival> arrivals) {
    return arrivals.stream().anyMatch(arrival -> arrival.source().unpivot() != null);
  }

  private static Dataset<Row> union(Dataset<Row> left, Dataset<Row> right) {
    return left == null ? right : left.unionByName(right);
  }

  private static Dataset<Row> kept(Dataset<Row> rows, Table table) {
    return rows.filter(col(StagedRow.STATUS).equalTo(Status.KEPT.name()))
        .select(columns(table.allColumns().stream().map(org.ptps.catalog.Column::name).toList()));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
  }

  private static List<String> order(Table table) {
    return Stream.concat(
            table.key().stream(), Stream.of("source_file", "source_sheet", "source_line"))
        .distinct()
        .toList();
  }

  private static Dataset<Row> sorted(Dataset<Row> rows, List<String> order, long lines) {
    return lines < ONE_FILE_LINES
        ? rows.coalesce(1).sortWithinPartitions(columns(order))
        : rows.orderBy(columns(order));
  }

  private static void save(Dataset<Row> rows, Path folder) {
    rows.write().mode(SaveMode.ErrorIfExists).parquet(folder.toUri().toString());
    LakeFolder.nameParts(folder);
  }

  /** Every fault of a staged row as a row of {@code lake.rejected_rows}. */
  private static Dataset<Row> refused(Dataset<Row> rows) {
    return rows.filter(not(col(StagedRow.STATUS).equalTo(Status.TALLY.name())))
        .select(
            col("source"),
            col("source_file").as("file"),
            col("source_sheet").as("sheet"),
            col(StagedRow.LINE).as("line"),
            col("synthetic"),
            explode(col(StagedRow.FAULTS)).as("fault"))
        .select(
            col("source"),
            col("file"),
            col("sheet"),
            col("line"),
            col("fault.column_name"),
            col("fault.value"),
            col("fault.rule"),
            col("fault.severity"),
            col("fault.reason_es"),
            col("fault.reason_en"),
            col("fault.remedy_es"),
            col("fault.remedy_en"),
            col("synthetic"));
  }

  private static Dataset<Row> decided(Dataset<Row> rows) {
    List<String> parts =
        List.of(
            "department_text",
            "municipality_text",
            "code_text",
            "municipality_code",
            "method",
            "score",
            "candidates");
    Column[] grouped =
        Stream.concat(
                Stream.of(col("source")),
                parts.stream().map(part -> col(StagedRow.PLACE + "." + part).as(part)))
            .toArray(Column[]::new);
    return rows.filter(col(StagedRow.PLACE).isNotNull())
        .groupBy(grouped)
        .agg(count(lit(1)).as("rows"));
  }

  /** Lines of each part by what became of them; a line that gives several rows counts once. */
  private static Dataset<Row> counted(Dataset<Row> rows, boolean severalRowsPerLine) {
    Column rank =
        when(col(StagedRow.STATUS).equalTo(Status.KEPT.name()), 3)
            .when(col(StagedRow.STATUS).equalTo(Staging.DUPLICATE), 2)
            .when(col(StagedRow.STATUS).equalTo(Status.REJECTED.name()), 1)
            .otherwise(0);
    Dataset<Row> ranked = rows.withColumn("_rank", rank);
    if (severalRowsPerLine) {
      Column[] tallies =
          StagedRow.TALLIES.stream().map(name -> max(name).as(name)).toArray(Column[]::new);
      ranked =
          ranked
              .groupBy(StagedRow.PART, StagedRow.LINE)
              .agg(
                  max("_rank").as("_rank"),
                  Stream.concat(
                          Stream.of(first(StagedRow.LINES).as(StagedRow.LINES)), Stream.of(tallies))
                      .toArray(Column[]::new));
    }
    Column[] sums =
        Stream.concat(
                Stream.of(
                    lines(3).as("_kept"), lines(2).as("_duplicate"), lines(1).as("_rejected")),
                StagedRow.TALLIES.stream().map(name -> sum(name).as(name)))
            .toArray(Column[]::new);
    return ranked.groupBy(StagedRow.PART).agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length));
  }

  private static Column lines(int rank) {
    return sum(when(col("_rank").equalTo(rank), col(StagedRow.LINES)).otherwise(0));
  }

  private static List<LedgerEntry> ledger(List<Arrival> arrivals, Dataset<Row> counted) {
    Map<Integer, Row> counts =
        counted == null
            ? Map.of()
            : counted.collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getInt(0), row -> row));
    return arrivals.stream()
        .map(
            arrival -> {
              Row row = counts.get(arrival.index());
              return row == null
                  ? LedgerEntry.unclaimed(arrival)
                  : new LedgerEntry(
                      arrival,
                      row.getLong(4),
                      row.getLong(5),
                      row.getLong(6),
                      row.getLong(7),
                      row.getLong(1),
                      row.getLong(2),
                      row.getLong(3));
            })
        .toList();
  }
}
