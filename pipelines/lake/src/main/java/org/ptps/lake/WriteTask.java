package org.ptps.lake;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Column;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Locations;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Violation;
import org.ptps.lake.entities.EntityLinks;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.input.SkippedLine;

/**
 * Task of the last stage: goes through its packed rows again and writes, in order of delivery, kept
 * rows to their table, violations to {@code rejected_rows} and resolved names to {@code
 * entity_links}; counts lines and senders.
 */
final class WriteTask implements Serializable {
  private static final long serialVersionUID = 1;

  static final TableSchema REFUSED =
      TableSchema.none()
          .and(ColumnType.TEXT, "source", "file", "sheet")
          .and(ColumnType.INTEGER, "line")
          .and(
              ColumnType.TEXT,
              "column_name",
              "value",
              "rule",
              "severity",
              "reason_es",
              "reason_en",
              "remedy_es",
              "remedy_en")
          .and(ColumnType.FLAG, "synthetic")
          .and(ColumnType.TEXT, "reported_by");

  static final TableSchema LINKS =
      TableSchema.none()
          .and(ColumnType.TEXT, "source", "file", "sheet")
          .and(ColumnType.INTEGER, "line")
          .and(ColumnType.TEXT, "country", "place", "from_type", "from_id")
          .and(ColumnType.DATE, "seen")
          .and(ColumnType.TEXT, "column_name", "name", "to_type", "to_id", "method")
          .and(ColumnType.NUMBER, "score")
          .and(ColumnType.TEXT, "candidates")
          .and(ColumnType.FLAG, "synthetic");

  static final String REFUSED_TABLE = "rejected_rows";
  static final String LINKS_TABLE = "entity_links";

  private final String folder;
  private final Broadcast<BroadcastState> state;
  private final Broadcast<ReferenceIndex> references;
  private final Broadcast<Set<SparkRowComparison.Corrected>> refusedCorrections;
  private final Map<String, String> dated = new HashMap<>();
  private final Set<String> owed = new HashSet<>();

  /**
   * @param folder of the lake, with one folder for each table
   * @param refusedCorrections rows of correction sheets that are rejected themselves
   */
  WriteTask(
      Path folder,
      Catalog catalog,
      Broadcast<BroadcastState> state,
      Broadcast<ReferenceIndex> references,
      Broadcast<Set<SparkRowComparison.Corrected>> refusedCorrections) {
    this.folder = folder.toString();
    this.state = state;
    this.references = references;
    this.refusedCorrections = refusedCorrections;
    for (Source source : catalog.sources().values()) {
      if (source.delivery() != null) {
        owed.add(source.id());
        dated.put(source.table().id(), source.delivery().dated());
      }
    }
  }

  /** Runs the task; Spark repeats it from the start where it fails. */
  WriteResult write(Iterator<RowBlock> blocks, Iterator<RowDecision> decisions) {
    TaskContext task = TaskContext.get();
    Path lake = Locations.of(folder);
    SharedStorage.mustSee(lake);
    try (Files files = new Files(lake, state.value().plan(), task.partitionId(), task)) {
      return new Task(files).write(state.value().rows(blocks, decisions));
    }
  }

  /** Output files of the task, each opened at its first row. */
  private static final class Files implements AutoCloseable {
    private final Path folder;
    private final ReadPlan plan;
    private final int bin;
    private final String attempt;
    private final Map<String, ParquetRows> open = new HashMap<>();

    Files(Path folder, ReadPlan plan, int bin, TaskContext task) {
      this.folder = folder;
      this.plan = plan;
      this.bin = bin;
      this.attempt = String.valueOf(task.taskAttemptId());
    }

    /** Splits that the task read, in order, also those without a row to write. */
    List<FileSplit> splits() {
      return plan.bins().get(bin);
    }

    /** File of a contract's table; file numbers have no gaps. */
    ParquetRows of(Table table) {
      return open(table.id(), TableSchema.of(table), plan.filesBefore(bin, table.id()));
    }

    /** File of a table that rows of all sources go to. */
    ParquetRows of(String table, TableSchema shape) {
      ParquetRows file = open.get(table);
      return file == null ? open(table, shape, bin) : file;
    }

    private ParquetRows open(String table, TableSchema shape, int number) {
      ParquetRows file =
          new ParquetRows(folder.resolve(table).resolve(ParquetRows.name(number)), shape, attempt);
      open.put(table, file);
      return file;
    }

    void finish(String table, WriteResult written) {
      ParquetRows file = open.remove(table);
      file.finish();
      written.wrote(table, file.hash());
    }

    void finish(WriteResult written) {
      List.copyOf(open.keySet()).forEach(table -> finish(table, written));
    }

    @Override
    public void close() {
      open.values().forEach(ParquetRows::close);
    }
  }

  private final class Task {
    private final Files files;
    private final WriteResult written = new WriteResult();
    private Table table;
    private ParquetRows file;
    private List<ReferenceIndex.Check> checks;
    private EntityLinks.Reader links;
    private InputPart part;
    private WriteResult.Lines lines;
    private boolean quiet;
    private int turned;
    private int[] sender;

    Task(Files files) {
      this.files = files;
    }

    WriteResult write(BroadcastState.Rows rows) {
      while (rows.hasNext()) {
        CleanRow row = rows.next();
        while (rows.part() != part) {
          turnTo(files.splits().get(turned++));
        }
        row(row);
      }
      while (turned < files.splits().size()) {
        turnTo(files.splits().get(turned++));
      }
      files.finish(written);
      written.close();
      return written;
    }

    private void turnTo(FileSplit split) {
      InputPart next = split.part();
      if (next == part) {
        return;
      }
      Table of = next.source().table();
      if (table == null || !table.id().equals(of.id())) {
        if (table != null) {
          files.finish(table.id(), written);
        }
        table = of;
        file = files.of(of);
        checks = references.value().of(of);
        links = state.value().links(of);
        sender = sender(of);
      }
      part = next;
      quiet = !next.source().withheld().isEmpty();
      lines = written.lines(next.index());
      if (split.number() == 0) {
        CleanRow end = state.value().end(next);
        lines.notData(end.tally());
        end.violations().forEach(fault -> refused(end, fault));
      }
    }

    private void row(CleanRow given) {
      CleanRow row = given;
      for (ReferenceIndex.Check check : checks) {
        row = check.on(row);
      }
      lines.row(row.line(), row.lines(), row.status());
      if (owed.contains(part.source().id())) {
        written.sent(sent(row.values()), row.status());
      }
      for (Violation fault : row.violations()) {
        refused(row, told(row, fault));
      }
      if (row.status() == Status.KEPT) {
        file.write(row.values());
        if (links != null) {
          links.of(row.values(), link -> files.of(LINKS_TABLE, LINKS).write(link));
        }
      }
    }

    /** The violation of a corrected line, with whether the corrected row was accepted. */
    private Violation told(CleanRow row, Violation fault) {
      SkippedLine skipped = part.skipped().get(row.line());
      boolean again =
          skipped != null
              && skipped.by() != null
              && refusedCorrections
                  .value()
                  .contains(
                      new SparkRowComparison.Corrected(skipped.by().part(), skipped.by().line()));
      return again ? Violation.of(skipped.refusedAgain()) : fault;
    }

    private void refused(CleanRow row, Violation fault) {
      boolean shown =
          !quiet
              || fault.severity() == Violation.Severity.CORRECTION
              || SkippedLine.RULES.contains(fault.rule());
      Object[] told = {
        part.source().id(),
        part.profile().part().file(),
        part.profile().part().sheet(),
        row.line(),
        fault.column(),
        // A source with personal data: no text of its cells is copied.
        shown ? fault.value() : "",
        fault.rule(),
        fault.severity().name().toLowerCase(Locale.ROOT),
        fault.reason().es(),
        fault.reason().en(),
        fault.remedy().es(),
        fault.remedy().en(),
        part.synthetic(),
        sender[0] < 0 ? null : row.values()[sender[0]]
      };
      files.of(REFUSED_TABLE, REFUSED).write(told);
    }

    private int[] sender(Table of) {
      List<String> names = of.allColumns().stream().map(Column::name).toList();
      String day = dated.get(of.id());
      if (day == null) {
        return new int[] {names.indexOf("reported_by"), -1, -1, -1};
      }
      return new int[] {
        names.indexOf("reported_by"),
        names.indexOf("municipality_code"),
        names.indexOf(day),
        names.indexOf("delivered_on")
      };
    }

    private WriteResult.Sender sent(Object[] values) {
      List<Object> said = new ArrayList<>();
      for (int i : sender) {
        said.add(i < 0 ? null : values[i]);
      }
      Object when = said.get(2);
      return new WriteResult.Sender(
          part.source().id(),
          part.profile().part().file(),
          part.profile().part().sheet(),
          (String) said.get(0),
          (String) said.get(1),
          when instanceof LocalDate date ? (Long) (long) date.getYear() : (Long) when,
          (LocalDate) said.get(3),
          part.synthetic());
    }
  }
}
