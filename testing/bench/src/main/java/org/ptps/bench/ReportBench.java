package org.ptps.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.hocon.Problems;
import org.ptps.warehouse.SourceFacts;
import org.ptps.warehouse.WarehouseBuilder;
import org.ptps.warehouse.WarehouseInputs;

/**
 * How long a warehouse takes to build and its reports to be read, beside bare DuckDB.
 *
 * <p>The build is set beside DuckDB loading the same Parquet files into a file and computing
 * nothing: what it takes longer is the price of all values, intervals, trends, texts and comments.
 * Reading is every column of every row of every table of {@code report}, beside DuckDB reading the
 * same rows from Parquet files.
 */
public final class ReportBench {
  private ReportBench() {}

  /**
   * @param arguments folder of a lake ({@code out/lake} where none is given), repetitions (3)
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path lake = Path.of(arguments.length > 0 ? arguments[0] : "out/lake").toAbsolutePath();
    int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    if (!Files.isDirectory(lake)) {
      System.err.println("there is no lake at " + lake + " → first: ./ptps lake");
      System.exit(2);
    }
    run(lake, repetitions, out);
  }

  /** Measures on a lake, in a temporary folder. */
  static void run(Path lake, int repetitions, PrintStream out) {
    LakeBench.inTemporaryFolder(
        folder -> {
          out.println("ReportBench: " + Machine.described());
          Path warehouse = folder.resolve("warehouse.duckdb");
          Path loaded = folder.resolve("loaded.duckdb");
          WarehouseInputs inputs = inputs(lake, folder);
          long build = Long.MAX_VALUE;
          long load = Long.MAX_VALUE;
          for (int i = 0; i < repetitions; i++) {
            load = Math.min(load, nanos(() -> load(lake, loaded)));
            build = Math.min(build, nanos(() -> WarehouseBuilder.build(inputs)));
          }
          print(out, "warehouse, built", build, "DuckDB, the same Parquet files loaded", load);
          Path parquet = folder.resolve("parquet");
          List<String> tables = export(warehouse, parquet);
          long read = Long.MAX_VALUE;
          long alternative = Long.MAX_VALUE;
          long rows = 0;
          for (int i = 0; i < repetitions; i++) {
            long[] counted = new long[1];
            alternative = Math.min(alternative, nanos(() -> readParquet(tables, parquet)));
            read = Math.min(read, nanos(() -> counted[0] = readReports(tables, warehouse)));
            rows = counted[0];
          }
          print(
              out,
              String.format(Locale.ROOT, "report, %d tables, %,d rows, read", tables.size(), rows),
              read,
              "DuckDB, the same rows in Parquet files",
              alternative);
          out.println("ReportBench ended: " + Machine.described());
        });
  }

  private static void print(
      PrintStream out, String what, long nanos, String alternative, long others) {
    out.printf(
        Locale.ROOT,
        "%s: %,.0f ms; %s: %,.0f ms; ratio %.2f%n",
        what,
        nanos / 1e6,
        alternative,
        others / 1e6,
        (double) nanos / others);
  }

  private static long nanos(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static WarehouseInputs inputs(Path lake, Path out) {
    Path home = Machine.home();
    Catalog catalog =
        Catalog.read(
            home,
            Path.of("conf/sample.conf"),
            List.of("out=\"" + out.toString().replace("\\", "\\\\") + "\""));
    Problems problems = new Problems();
    IndicatorCatalog indicators =
        IndicatorCatalog.read(home, catalog.units(), catalog.tables().keySet(), problems);
    problems.throwIfAny();
    List<SourceFacts> sources = catalog.sources().values().stream().map(SourceFacts::of).toList();
    return new WarehouseInputs(
        home, lake, catalog.settings(), catalog.tables().values(), sources, indicators);
  }

  private static void load(Path lake, Path file) {
    try (DuckDb database = DuckDb.open();
        Stream<Path> tables = Files.list(lake)) {
      Files.deleteIfExists(file);
      database.run("attach " + DuckDb.quoted(file) + " as loaded");
      for (Path table : tables.filter(ReportBench::holdsParquet).sorted().toList()) {
        database.run(
            "create table loaded.\""
                + table.getFileName()
                + "\" as from read_parquet("
                + DuckDb.quoted(table.resolve("*.parquet"))
                + ")");
      }
      database.run("detach loaded");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + lake, e);
    }
  }

  private static boolean holdsParquet(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static List<String> export(Path warehouse, Path parquet) {
    try (DuckDb database = DuckDb.open()) {
      Files.createDirectories(parquet);
      database.run("attach " + DuckDb.quoted(warehouse) + " as warehouse (read_only)");
      List<String> tables =
          database.all(
              "select table_name from information_schema.tables where table_catalog = 'warehouse'"
                  + " and table_schema = 'report' order by table_name",
              row -> row.getString(1));
      for (String table : tables) {
        database.run(
            "copy warehouse.report."
                + table
                + " to "
                + DuckDb.quoted(parquet.resolve(table + ".parquet"))
                + " (format parquet)");
      }
      return new ArrayList<>(tables);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + parquet, e);
    }
  }

  private static long readReports(List<String> tables, Path warehouse) {
    long rows = 0;
    try (DuckDb database = DuckDb.open()) {
      database.run("attach " + DuckDb.quoted(warehouse) + " as warehouse (read_only)");
      for (String table : tables) {
        rows += scan(database, "warehouse.report." + table);
      }
    }
    return rows;
  }

  private static void readParquet(List<String> tables, Path parquet) {
    try (DuckDb database = DuckDb.open()) {
      for (String table : tables) {
        scan(database, "read_parquet(" + DuckDb.quoted(parquet.resolve(table + ".parquet")) + ")");
      }
    }
  }

  /** Hashes every column of every row, so that none can be skipped. */
  private static long scan(DuckDb database, String table) {
    return database.one(
        "select count(*), bit_xor(hash(each_row)) from " + table + " as each_row",
        row -> row.getLong(1));
  }
}
