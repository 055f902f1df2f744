package org.ptps.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.ptps.lake.LedgerEntry;
import org.ptps.sample.SampleOptions;

/**
 * How long the lake takes beside bare DuckDB on the CSV files of a synthetic delivery.
 *
 * <p>DuckDB copies each file to Parquet as text and does nothing else; what the lake takes longer
 * is the price of its checks, codes, places, duplicates, order and ledger. Both are run in turn in
 * one process, after each has run once on a small delivery, and the shortest time of each counts;
 * and once each in a process of its own, start of Java and Spark included.
 */
public final class LakeBench {
  private static final String ONCE = "--once";

  private static final String METHODS =
      """
      select string_agg(lower(method) || ' ' || n, ', ' order by n desc, method)
      from (select method, sum(rows) as n from %s group by method) as by_method
      """;

  private final PrintStream out;
  private final int repetitions;

  private LakeBench(PrintStream out, int repetitions) {
    this.out = out;
    this.repetitions = repetitions;
  }

  /**
   * @param arguments communities (20000 where none is given), then repetitions (3)
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (arguments.length == 4 && arguments[0].equals(ONCE)) {
      Delivery delivery = Delivery.of(Path.of(arguments[2]));
      Contender.valueOf(arguments[1]).run(delivery, Path.of(arguments[3]));
      out.println(Machine.peakMegabytes());
      return;
    }
    int communities = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    run(communities, repetitions, out);
  }

  /** Runs on a delivery of so many communities, in a temporary folder that is removed. */
  static void run(int communities, int repetitions, PrintStream out) {
    try {
      Path folder = Files.createTempDirectory("ptps-lake-bench");
      try {
        new LakeBench(out, repetitions).measure(communities, folder);
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be used", e);
    }
  }

  private record Cold(double seconds, long peakMegabytes) {}

  private void measure(int communities, Path folder) {
    out.println("LakeBench: " + Machine.described());
    Delivery small = Delivery.write(folder.resolve("small"), SampleOptions.LEAST_COMMUNITIES);
    Delivery delivery = Delivery.write(folder.resolve("delivery"), communities);
    double megabytes = delivery.csvBytes() / 1e6;

    Map<Contender, Cold> cold = new EnumMap<>(Contender.class);
    for (Contender contender : Contender.values()) {
      cold.put(contender, cold(contender, delivery, folder));
    }
    Map<Contender, Double> warm = new EnumMap<>(Contender.class);
    for (Contender contender : Contender.values()) {
      contender.run(small, outOf(contender, folder));
    }
    for (int i = 0; i < repetitions; i++) {
      for (Contender contender : Contender.values()) {
        double seconds = seconds(() -> contender.run(delivery, outOf(contender, folder)));
        warm.merge(contender, seconds, Math::min);
      }
    }
    // Untimed: the ledger of what was just measured.
    List<LedgerEntry> ledger =
        Contender.lake(delivery, delivery.others(), outOf(Contender.LAKE, folder));
    long lines = sum(ledger, entry -> entry.arrival().survey().physicalLines());
    print(
        "delivery: %,d communities, %d CSV files, %.1f MB, %,d physical lines",
        communities, delivery.csv().size(), megabytes, lines);
    print("%-42s %9s %8s %9s %9s", "", "warm s", "MB/s", "cold s", "peak MB");
    for (Contender contender : Contender.values()) {
      print(
          "%-42s %9.2f %8.1f %9.2f %,9d",
          contender.title(),
          warm.get(contender),
          megabytes / warm.get(contender),
          cold.get(contender).seconds(),
          cold.get(contender).peakMegabytes());
    }
    print(
        "warm: the least of %d in turn, one process; cold: a process of its own, start included;"
            + " peak: %s of that process",
        repetitions, Machine.peakMeaning());
    print(
        "ratio: the lake takes %.1f times the seconds of bare DuckDB %s warm, %.1f times cold,"
            + " and %.1f times the memory",
        warm.get(Contender.LAKE) / warm.get(Contender.DUCKDB),
        DuckDb.version(),
        cold.get(Contender.LAKE).seconds() / cold.get(Contender.DUCKDB).seconds(),
        (double) cold.get(Contender.LAKE).peakMegabytes()
            / cold.get(Contender.DUCKDB).peakMegabytes());
    work(ledger, folder);
    whole(delivery, folder);
    out.println("LakeBench ended: " + Machine.described());
  }

  /** What the lake did for its seconds and DuckDB did not. */
  private void work(List<LedgerEntry> ledger, Path folder) {
    long kept = sum(ledger, LedgerEntry::kept);
    long duplicates = sum(ledger, LedgerEntry::duplicate);
    long rejected = sum(ledger, LedgerEntry::rejected);
    Path lake = outOf(Contender.LAKE, folder).resolve("lake");
    Path parquet = outOf(Contender.DUCKDB, folder).resolve("parquet");
    try (DuckDb database = DuckDb.open()) {
      print(
          "lines of the lake: %,d checked = %,d kept + %,d duplicates + %,d rejected, with %,d"
              + " reasons and flags",
          kept + duplicates + rejected,
          kept,
          duplicates,
          rejected,
          database.one(
              "select count(*) from " + parquet(lake.resolve("rejected_rows")),
              row -> row.getLong(1)));
      Path decisions = lake.resolve("place_decisions");
      print(
          "places: %,d rows of the country, by how their place was found: %s",
          database.one(
              "select coalesce(sum(rows), 0) from " + parquet(decisions), row -> row.getLong(1)),
          database.one(METHODS.formatted(parquet(decisions)), row -> row.getString(1)));
      long rows = 0;
      try (Stream<Path> files = Files.list(parquet)) {
        for (Path file : files.toList()) {
          rows +=
              database.one(
                  "select count(*) from read_parquet(" + DuckDb.quoted(file) + ")",
                  row -> row.getLong(1));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + parquet, e);
      }
      print("rows of DuckDB: %,d, none checked, matched or refused", rows);
    }
  }

  private static String parquet(Path table) {
    return "read_parquet(" + DuckDb.quoted(table.resolve("*.parquet")) + ")";
  }

  /** The lake alone on everything: DuckDB reads neither BIFF8 nor archives of several files. */
  private void whole(Delivery delivery, Path folder) {
    Path lake = folder.resolve("whole");
    List<LedgerEntry> ledger = new ArrayList<>();
    double seconds = seconds(() -> ledger.addAll(Contender.lake(delivery, List.of(), lake)));
    print(
        "with workbooks, archive and map (no alternative): %.1f MB, %,d lines in %.2f s, once",
        delivery.allBytes() / 1e6,
        sum(ledger, entry -> entry.arrival().survey().physicalLines()),
        seconds);
  }

  private static Path outOf(Contender contender, Path folder) {
    return folder.resolve(contender.name().toLowerCase(Locale.ROOT));
  }

  /** One run in a new process with the options of this one. */
  private static Cold cold(Contender contender, Delivery delivery, Path folder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Dptps.home=" + Machine.home());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(
            LakeBench.class.getName(),
            ONCE,
            contender.name(),
            delivery.raw().toString(),
            outOf(contender, folder).toString()));
    List<String> answer = new ArrayList<>();
    double seconds =
        seconds(
            () -> {
              try {
                Process process =
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
                answer.add(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                if (process.waitFor() != 0) {
                  throw new IllegalStateException(
                      contender + " failed in its own process; its message stands above");
                }
              } catch (IOException e) {
                throw new UncheckedIOException("cannot start " + command.get(0), e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
              }
            });
    return new Cold(seconds, Long.parseLong(answer.get(0).strip()));
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static long sum(List<LedgerEntry> ledger, ToLongFunction<LedgerEntry> lines) {
    return ledger.stream().mapToLong(lines).sum();
  }

  private void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
