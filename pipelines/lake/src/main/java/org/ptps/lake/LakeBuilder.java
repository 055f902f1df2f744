package org.ptps.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Correction;
import org.ptps.catalog.Language;
import org.ptps.catalog.Progress;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Problems;
import org.ptps.lake.arrival.Arrival;
import org.ptps.lake.arrival.Arrivals;
import org.ptps.lake.arrival.Unchanged;
import org.ptps.lake.clean.Fault.Severity;
import org.ptps.lake.clean.StagedRow;
import org.ptps.lake.clean.StagedRow.Status;
import org.ptps.lake.entities.EntityRegister;

/**
 * Raw files → lake: one Parquet folder per table of {@code conf/tables}, exactly as contracted, and
 * beside them the ledger of every file, the refused rows and the place decisions. Written beside
 * the present lake and swapped in whole, so that a failed or killed run leaves it as it was.
 */
public final class LakeBuilder {
  /** Below this many lines a table is sorted in one piece and written as one file. */
  private static final long ONE_FILE_LINES = 500_000;

  /** Below this many lines in all, compiling queries costs more than it saves. */
  private static final long SMALL_RUN_LINES = 300_000;

  /** Enough to see what kind of files they are. */
  private static final int REASONS_SHOWN = 10;

  private final Catalog catalog;
  private final Progress progress;

  public LakeBuilder(Catalog catalog, Progress progress) {
    this.catalog = catalog;
    this.progress = progress;
  }

  /** What is done where no source claims anything of the inputs. */
  public enum Nothing {
    REFUSED,
    PUBLISHED
  }

  /** As {@link #build(Nothing)}, also where nothing is read. */
  public List<LedgerEntry> build() {
    return build(Nothing.PUBLISHED);
  }

  /**
   * Reads all inputs and swaps the new lake in.
   *
   * @return the ledger, one entry per part, in order of file and sheet
   * @throws LedgerException if a line of a file is not accounted for; the old lake stays
   * @throws NothingToReadException if no source claims anything and that is refused; the old lake
   *     stays
   * @throws org.ptps.catalog.MachineException if the machine fails, or a file changed while it was
   *     read; the old lake stays
   * @throws org.ptps.catalog.hocon.DeclarationException if inputs or rules are not valid
   */
  public List<LedgerEntry> build(Nothing nothing) {
    progress.stage(new Words("mirar los archivos", "look at the files"));
    List<Arrival> arrivals = new Arrivals(catalog).look();
    if (nothing == Nothing.REFUSED && arrivals.stream().noneMatch(Arrival::claimed)) {
      throw nothingToRead(arrivals);
    }
    progress.stage(new Words("arrancar Spark", "start Spark"));
    long lines = lines(arrivals);
    SparkSession spark = Engine.start(catalog.settings().sparkMaster(), lines < SMALL_RUN_LINES);
    Staging staging = new Staging(spark, catalog);
    Problems problems = new Problems();
    staging.checkRules(catalog, problems);
    problems.throwIfAny();
    try (LakeFolder folder = LakeFolder.beside(catalog.settings().lake())) {
      List<LedgerEntry> ledger = write(spark, staging, arrivals, folder);
      Unchanged.check(arrivals);
      LedgerEntry.check(ledger);
      folder.swapIn();
      return ledger;
    }
  }

  private static NothingToReadException nothingToRead(List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return new NothingToReadException(
          new Words("no hay ningún archivo en las entradas", "there is no file in the inputs"));
    }
    return new NothingToReadException(
        new Words(
            "ninguna fuente reclama nada de las entradas:" + reasons(arrivals, Language.ES),
            "no source claims anything of the inputs:" + reasons(arrivals, Language.EN)));
  }

  private static String reasons(List<Arrival> arrivals, Language language) {
    List<Arrival> unclaimed = arrivals.stream().filter(each -> !each.companion()).toList();
    String first =
        unclaimed.stream()
            .limit(REASONS_SHOWN)
            .map(
                each ->
                    "\n  " + each.survey().part().shown() + ": " + each.unclaimed().in(language))
            .collect(Collectors.joining());
    return unclaimed.size() > REASONS_SHOWN ? first + "\n  … (" + unclaimed.size() + ")" : first;
  }

  private static long lines(List<Arrival> arrivals) {
    return arrivals.stream()
        .filter(Arrival::claimed)
        .mapToLong(arrival -> arrival.survey().physicalLines())
        .sum();
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
    Map<String, Dataset<Row>> staged = new ConcurrentHashMap<>();
    // Tables that refer to others come after those, whose kept rows they are checked against.
    for (boolean refer : new boolean[] {false, true}) {
      TableThreads.each(
          catalog.tables().values().stream()
              .filter(table -> table.references().isEmpty() != refer)
              .toList(),
          table ->
              table(table, byTable.getOrDefault(table.id(), List.of()), staged, staging, folder));
    }
    progress.stage(new Words("filas por corregir y cuadre de filas", "refused rows and ledger"));
    Map<String, String> dated = new TreeMap<>();
    List<String> owed = new ArrayList<>();
    for (Source source : catalog.sources().values()) {
      if (source.delivery() != null) {
        owed.add(source.id());
        dated.put(source.table().id(), source.delivery().dated());
      }
    }
    Dataset<Row> outcomes = Outcomes.of(spark, staged, dated, lines(arrivals) < SMALL_RUN_LINES);
    save(
        sorted(Outcomes.refused(outcomes, quiet()), Outcomes.REFUSED_ORDER, true),
        folder.table("rejected_rows"));
    save(
        sorted(Outcomes.decided(outcomes), Outcomes.DECIDED_ORDER, true),
        folder.table("place_decisions"));
    progress.stage(new Words("identidades y vínculos", "identities and links"));
    save(
        sorted(
            spark.createDataFrame(staging.entities().entities(), EntityRegister.ENTITIES),
            List.of("entity_type", "country", "place", "entity_id", "published_id", "name"),
            true),
        folder.table("entities"));
    save(
        sorted(
            spark.createDataFrame(staging.entities().links(staged), EntityRegister.LINKS),
            List.of("source", "file", "sheet", "line", "column_name", "name"),
            true),
        folder.table("entity_links"));
    save(
        sorted(Outcomes.delivered(outcomes, owed), Outcomes.DELIVERED_ORDER, true),
        folder.table("delivered_rows"));
    List<LedgerEntry> ledger = ledger(arrivals, Outcomes.counted(outcomes));
    List<Row> rows = ledger.stream().map(LedgerEntry::row).toList();
    save(
        sorted(spark.createDataFrame(rows, LedgerEntry.SCHEMA), List.of("file", "sheet"), true),
        folder.table("file_ledger"));
    checkCorrections(arrivals, outcomes);
    outcomes.unpersist();
    staged.values().forEach(Dataset::unpersist);
    return ledger;
  }

  private void table(
      Table table,
      List<Arrival> own,
      Map<String, Dataset<Row>> staged,
      Staging staging,
      LakeFolder folder) {
    progress.stage(new Words("tabla " + table.id(), "table " + table.id()));
    if (own.isEmpty()) {
      EmptyTable.write(StagedRow.lakeSchema(table), folder.table(table.id()));
      return;
    }
    boolean small = lines(own) < ONE_FILE_LINES;
    Dataset<Row> read = staging.stage(table, own, small);
    for (Table.Reference reference : table.references()) {
      Dataset<Row> target = staged.get(reference.table());
      if (target != null) {
        read = Staging.withReference(read, reference, target);
      }
    }
    Dataset<Row> rows = read.persist(StorageLevel.MEMORY_AND_DISK());
    save(sorted(kept(rows, table), order(table), small), folder.table(table.id()));
    staged.put(table.id(), rows);
    staging.release(table);
  }

  /** A correction whose wrong value is no longer there would hide that the publisher mended it. */
  private void checkCorrections(List<Arrival> arrivals, Dataset<Row> outcomes) {
    List<Correction> expected =
        catalog.corrections().stream()
            .filter(correction -> arrivals.stream().anyMatch(each -> each.carries(correction)))
            .toList();
    if (expected.isEmpty()) {
      return;
    }
    Set<String> applied =
        Outcomes.refused(outcomes, quiet())
            .filter(col("severity").equalTo(Severity.CORRECTION.name().toLowerCase(Locale.ROOT)))
            .select(concat_ws(" ", col("source"), col("rule")))
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .collect(Collectors.toSet());
    Problems problems = new Problems();
    for (Correction correction : expected) {
      if (!applied.contains(correction.source() + " " + correction.id())) {
        problems.add(
            correction.file(),
            correction.line(),
            "correction '"
                + correction.id()
                + "' no longer applies: no row has '"
                + correction.wrong()
                + "' in "
                + correction.column()
                + " where "
                + correction.where(),
            "take it out, or name the deliveries that still carry the error under 'files'");
      }
    }
    problems.throwIfAny();
  }

  /** Sources that hold what must not be shown. */
  private List<String> quiet() {
    return catalog.sources().values().stream()
        .filter(source -> !source.withheld().isEmpty())
        .map(Source::id)
        .toList();
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

  private static Dataset<Row> sorted(Dataset<Row> rows, List<String> order, boolean small) {
    return small
        ? rows.coalesce(1).sortWithinPartitions(columns(order))
        : rows.orderBy(columns(order));
  }

  private static void save(Dataset<Row> rows, Path folder) {
    // Spark takes a text for a path that is not escaped, so a URI's would be written literally.
    String unescaped = new org.apache.hadoop.fs.Path(folder.toUri()).toString();
    rows.write().mode(SaveMode.ErrorIfExists).parquet(unescaped);
    LakeFolder.nameParts(folder);
  }

  private static List<LedgerEntry> ledger(List<Arrival> arrivals, Dataset<Row> counted) {
    Map<Integer, Row> counts =
        counted.collectAsList().stream()
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
