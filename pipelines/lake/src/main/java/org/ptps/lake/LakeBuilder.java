package org.ptps.lake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Correction;
import org.ptps.catalog.Language;
import org.ptps.catalog.Progress;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.catalog.condition.Condition;
import org.ptps.catalog.condition.ConditionException;
import org.ptps.catalog.hocon.Problems;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.RowReader;
import org.ptps.lake.entities.EntityLinks;
import org.ptps.lake.entities.EntityMentions;
import org.ptps.lake.entities.EntityResolver;
import org.ptps.lake.entities.IdentifierReplacement;
import org.ptps.lake.input.InputChangeCheck;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.input.SourceMatcher;

/**
 * Raw files → lake: one Parquet folder per table of {@code conf/tables}, exactly as contracted, and
 * beside them the ledger of every file, the refused rows and the place decisions. Written beside
 * the present lake and swapped in whole, so that a failed or killed run leaves it as it was.
 */
public final class LakeBuilder {
  /** Unclaimed files that are listed when nothing can be read. */
  private static final int REASONS_SHOWN = 10;

  /** Columns that {@code lake.file_ledger} is sorted by: file and sheet. */
  private static final int LEDGER_ORDER = 3;

  /** Columns that {@code lake.entities} is sorted by. */
  private static final int ENTITY_ORDER = 6;

  private static final TableSchema ENTITIES =
      TableSchema.none()
          .and(
              ColumnType.TEXT,
              "entity_type",
              "country",
              "place",
              "entity_id",
              "published_id",
              "name",
              "method")
          .and(ColumnType.NUMBER, "score")
          .and(ColumnType.TEXT, "candidates")
          .and(ColumnType.DATE, "first_seen", "last_seen")
          .and(ColumnType.INTEGER, "rows");

  private final Catalog catalog;
  private final Progress progress;
  private long taskLines;
  private Map<String, TableContent> contents = Map.of();

  public LakeBuilder(Catalog catalog, Progress progress) {
    this.catalog = catalog;
    this.progress = progress;
  }

  /** Lines per task, whatever the number of cores; for tests. */
  LakeBuilder tasksOf(long lines) {
    taskLines = lines;
    return this;
  }

  /** What to do when no source claims any input. */
  public enum Nothing {
    REFUSED,
    PUBLISHED
  }

  /** As {@link #build(Nothing)}, building an empty lake when nothing can be read. */
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
    SparkEngine.Starting starting = SparkEngine.begin(catalog.settings());
    List<InputPart> inputs = new SourceMatcher(catalog).match();
    if (nothing == Nothing.REFUSED && inputs.stream().noneMatch(InputPart::claimed)) {
      throw nothingToRead(inputs);
    }
    checkConditions();
    progress.stage(new Words("arrancar Spark", "start Spark"));
    try (SparkEngine engine = starting.engine();
        LakeFolder folder = LakeFolder.beside(written())) {
      List<LedgerEntry> ledger = written(engine, inputs, folder);
      InputChangeCheck.check(inputs);
      LedgerEntry.check(ledger);
      folder.swapIn();
      if (catalog.settings().lakeAt().isPresent()) {
        progress.stage(new Words("traer el lago", "bring the lake"));
        try (LakeFolder here = LakeFolder.beside(catalog.settings().lake())) {
          here.bring(folder.path());
          here.swapIn();
        }
      }
      return ledger;
    }
  }

  /** A catalogue that tests build in code has not been checked by the reader of declarations. */
  private void checkConditions() {
    Problems problems = new Problems();
    for (Source source : catalog.sources().values()) {
      String file = "conf/sources/" + source.id() + ".conf";
      source.rules().forEach(rule -> check(rule.id(), rule.test(), source.table(), file, problems));
    }
    for (Table table : catalog.tables().values()) {
      String file = "conf/tables/" + table.id() + ".conf";
      table.rules().forEach(rule -> check(rule.id(), rule.test(), table, file, problems));
    }
    problems.throwIfAny();
  }

  private static void check(String id, String test, Table table, String file, Problems problems) {
    try {
      Condition.parse(test, table.allColumns());
    } catch (ConditionException e) {
      problems.add(
          file,
          0,
          new Words(
              "la regla '" + id + "' tiene una prueba que no es una condición: " + e.getMessage(),
              "rule '" + id + "' has a test that is no condition: " + e.getMessage()),
          new Words(
              "escriba una condición sobre las columnas de la tabla " + table.id(),
              "write a condition over the columns of table " + table.id()));
    }
  }

  private static NothingToReadException nothingToRead(List<InputPart> inputs) {
    if (inputs.isEmpty()) {
      return new NothingToReadException(
          new Words("no hay ningún archivo en las entradas", "there is no file in the inputs"));
    }
    return new NothingToReadException(
        new Words(
            "ninguna fuente reclama nada de las entradas:" + reasons(inputs, Language.ES),
            "no source claims anything of the inputs:" + reasons(inputs, Language.EN)));
  }

  private static String reasons(List<InputPart> inputs, Language language) {
    List<InputPart> unclaimed = inputs.stream().filter(each -> !each.companion()).toList();
    String first =
        unclaimed.stream()
            .limit(REASONS_SHOWN)
            .map(
                each ->
                    "\n  " + each.profile().part().shown() + ": " + each.unclaimed().in(language))
            .collect(Collectors.joining());
    return unclaimed.size() > REASONS_SHOWN ? first + "\n  … (" + unclaimed.size() + ")" : first;
  }

  /** Folder that tasks write to: the lake's own, or one that all machines of a cluster reach. */
  private Path written() {
    return catalog
        .settings()
        .lakeAt()
        .map(place -> place.resolve("lake"))
        .orElse(catalog.settings().lake());
  }

  private List<LedgerEntry> written(SparkEngine engine, List<InputPart> inputs, LakeFolder folder) {
    try {
      return write(engine.context(), inputs, folder);
    } catch (RuntimeException e) {
      throw engine.told(e);
    }
  }

  private List<LedgerEntry> write(
      JavaSparkContext context, List<InputPart> inputs, LakeFolder folder) {
    List<InputPart> claimed = inputs.stream().filter(InputPart::claimed).toList();
    WriteResult written = new WriteResult();
    EntityResolver resolver = new EntityResolver(catalog);
    TaskSummary summary = new TaskSummary();
    if (!claimed.isEmpty()) {
      pass(context, claimed, folder, resolver, summary).forEach(written::add);
    }
    progress.stage(new Words("cuadre de filas", "ledger"));
    Map<String, TableSchema> shapes = new TreeMap<>();
    catalog.tables().values().forEach(table -> shapes.put(table.id(), TableSchema.of(table)));
    shapes.put(WriteTask.REFUSED_TABLE, WriteTask.REFUSED);
    shapes.put(WriteTask.LINKS_TABLE, WriteTask.LINKS);
    shapes.forEach(
        (table, shape) -> {
          if (!written.contents().containsKey(table)) {
            written.wrote(table, ParquetRows.all(folder.table(table), shape, List.of()));
          }
        });
    List<LedgerEntry> ledger = ledger(inputs, written);
    List<Object[]> entities = resolver.entities();
    entities.sort(RowOrder.by(0, ENTITY_ORDER));
    small(folder, written, "entities", ENTITIES, entities);
    small(folder, written, "place_decisions", TaskSummary.PLACES, places(summary));
    small(folder, written, "delivered_rows", WriteResult.DELIVERED, delivered(written));
    small(
        folder,
        written,
        "file_ledger",
        LedgerEntry.SHAPE,
        ledger.stream().map(LedgerEntry::row).sorted(RowOrder.by(1, LEDGER_ORDER)).toList());
    contents = contents(written);
    return ledger;
  }

  private static Map<String, TableContent> contents(WriteResult written) {
    Map<String, TableContent> all = new TreeMap<>();
    written
        .contents()
        .forEach((table, hash) -> all.put(table, new TableContent(hash.rows(), hash.toString())));
    return all;
  }

  /** Content of each table of the lake that was built last. */
  public Map<String, TableContent> contents() {
    return contents;
  }

  /** The three passes over all rows: gather, decide, write. */
  private List<WriteResult> pass(
      JavaSparkContext context,
      List<InputPart> claimed,
      LakeFolder folder,
      EntityResolver resolver,
      TaskSummary summary) {
    progress.stage(new Words("leer y comprobar", "read and check"));
    long target =
        taskLines > 0 ? taskLines : ReadPlan.target(claimed, context.defaultParallelism());
    ReadPlan plan = ReadPlan.of(claimed, target, Set.of());
    TaskSummary first = new TaskSummary();
    JavaRDD<RowBlock> read = gather(context, plan, first);
    if (first.torn().isEmpty()) {
      summary.add(first);
    } else {
      read.unpersist();
      plan = ReadPlan.of(claimed, target, first.torn());
      read = gather(context, plan, summary);
    }
    try {
      checkCorrections(claimed, summary.corrections());
      progress.stage(
          new Words("identidades, repetidas y referencias", "identities, duplicates, references"));
      Broadcast<BroadcastState> state = context.broadcast(state(plan, claimed, resolver, summary));
      SparkRowComparison comparing = new SparkRowComparison(context, read, state);
      JavaRDD<RowDecision> decisions = comparing.decisions();
      Broadcast<ReferenceIndex> references = context.broadcast(comparing.references(decisions));
      progress.stage(new Words("escribir las tablas", "write the tables"));
      Broadcast<Set<SparkRowComparison.Corrected>> refused =
          context.broadcast(comparing.refusedCorrections(decisions, references));
      WriteTask writing = new WriteTask(folder.path(), catalog, state, references, refused);
      return read.zipPartitions(
              decisions, (blocks, decided) -> List.of(writing.write(blocks, decided)).iterator())
          .collect();
    } finally {
      read.unpersist();
    }
  }

  /** Reads all files into blocks of packed rows, which Spark keeps for the later stages. */
  private JavaRDD<RowBlock> gather(JavaSparkContext context, ReadPlan plan, TaskSummary summary) {
    Broadcast<ReadPlan> bins = context.broadcast(plan);
    Broadcast<ReadTask.Knowledge> knowledge = context.broadcast(new ReadTask.Knowledge(catalog));
    List<Integer> numbers = IntStream.range(0, plan.bins().size()).boxed().toList();
    JavaRDD<RowBlock> read =
        context
            .parallelize(numbers, numbers.size())
            .flatMap(bin -> new ReadTask(bins.value().bins().get(bin), knowledge.value()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      read.filter(block -> block.summary() != null)
          .map(RowBlock::summary)
          .collect()
          .forEach(summary::add);
      return read;
    } catch (RuntimeException | Error e) {
      read.unpersist();
      throw e;
    }
  }

  private BroadcastState state(
      ReadPlan plan, List<InputPart> claimed, EntityResolver resolver, TaskSummary summary) {
    Map<String, Table> tables = new TreeMap<>();
    Map<Integer, CleanRow> ends = new HashMap<>();
    Set<String> lostDigits = new HashSet<>();
    for (InputPart input : claimed) {
      Table table = input.source().table();
      tables.put(table.id(), table);
      ends.put(input.index(), RowReader.tallyRow(input, summary.end(input)));
      if (input.formats().lostDigits()) {
        lostDigits.add(table.id());
      }
    }
    for (Table table : tables.values()) {
      if (table.entity() != null) {
        resolver.decide(
            table, summary.mentions().getOrDefault(table.id(), new EntityMentions(table)));
      }
    }
    Map<String, IdentifierReplacement> renamings = new HashMap<>();
    Map<String, EntityLinks> links = new HashMap<>();
    for (Table table : tables.values()) {
      renamings.put(table.id(), resolver.renaming(table, lostDigits.contains(table.id())));
      if (!table.nameLists().isEmpty()) {
        links.put(table.id(), resolver.links(table));
      }
    }
    return new BroadcastState(plan, ends, renamings, links);
  }

  private static void small(
      LakeFolder folder,
      WriteResult written,
      String table,
      TableSchema shape,
      List<Object[]> rows) {
    written.wrote(table, ParquetRows.all(folder.table(table), shape, rows));
  }

  private static List<Object[]> places(TaskSummary summary) {
    List<Object[]> rows = new ArrayList<>();
    summary.places().forEach((spelling, count) -> rows.add(spelling.row(count)));
    rows.sort(RowOrder.by(0, TaskSummary.PLACES.names().size()));
    return rows;
  }

  private static List<Object[]> delivered(WriteResult written) {
    List<Object[]> rows = new ArrayList<>();
    written.senders().forEach((sender, counts) -> rows.add(sender.row(counts)));
    rows.sort(RowOrder.by(0, WriteResult.DELIVERED.names().size()));
    return rows;
  }

  /**
   * Throws where a declared correction no longer finds its wrong value: the publisher may have
   * corrected it.
   */
  private void checkCorrections(List<InputPart> claimed, Set<String> applied) {
    List<Correction> expected =
        catalog.corrections().stream()
            .filter(correction -> claimed.stream().anyMatch(each -> each.carries(correction)))
            .toList();
    Problems problems = new Problems();
    for (Correction correction : expected) {
      if (!applied.contains(correction.source() + " " + correction.id())) {
        problems.add(
            correction.file(),
            correction.line(),
            new Words(
                "la corrección '"
                    + correction.id()
                    + "' ya no se aplica: ninguna fila tiene '"
                    + correction.wrong()
                    + "' en "
                    + correction.column()
                    + " donde "
                    + correction.where(),
                "correction '"
                    + correction.id()
                    + "' no longer applies: no row has '"
                    + correction.wrong()
                    + "' in "
                    + correction.column()
                    + " where "
                    + correction.where()),
            new Words(
                "quítela, o nombre en 'files' las entregas que todavía llevan el error",
                "take it out, or name the deliveries that still carry the error under 'files'"));
      }
    }
    problems.throwIfAny();
  }

  private static List<LedgerEntry> ledger(List<InputPart> inputs, WriteResult written) {
    return inputs.stream()
        .map(
            input -> {
              if (!input.claimed()) {
                return LedgerEntry.unclaimed(input);
              }
              WriteResult.Lines lines = written.lines(input.index());
              return new LedgerEntry(
                  input,
                  lines.tally[0],
                  lines.tally[1],
                  lines.tally[2],
                  lines.tally[3],
                  lines.kept,
                  lines.duplicate,
                  lines.rejected);
            })
        .toList();
  }
}
