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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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

  /** What is measured. */
  enum Part {
    /** Once each in a new process, including the start of JVM and Spark. */
    COLD,
    /** Alternating in one process, after a small warm-up delivery. */
    WARM,
    /** The lake alone on everything: DuckDB reads neither BIFF8 nor archives with several files. */
    WHOLE
  }

  private final PrintStream out;
  private final Path folder;
  private final Delivery delivery;

  private LakeBench(PrintStream out, Path folder, Delivery delivery) {
    this.out = out;
    this.folder = folder;
    this.delivery = delivery;
  }

  /**
   * @param arguments communities (20000 where none is given), repetitions (3), then the parts to
   *     measure: {@code cold}, {@code warm}, {@code whole} (all)
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
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (int i = 2; i < arguments.length; i++) {
      parts.add(Part.valueOf(arguments[i].toUpperCase(Locale.ROOT)));
    }
    run(communities, repetitions, parts.isEmpty() ? EnumSet.allOf(Part.class) : parts, out);
  }

  /** Measures on a delivery, in a temporary folder. */
  static void run(int communities, int repetitions, Set<Part> parts, PrintStream out) {
    inTemporaryFolder(
        folder -> {
          out.println("LakeBench: " + Machine.described());
          Delivery delivery = Delivery.write(folder.resolve("delivery"), communities);
          LakeBench bench = new LakeBench(out, folder, delivery);
          bench.print(
              "delivery: %,d communities, %d CSV files, %.1f MB",
              communities, delivery.csv().size(), delivery.csvBytes() / 1e6);
          for (Part part : Part.values()) {
            if (parts.contains(part)) {
              switch (part) {
                case COLD -> bench.cold();
                case WARM -> bench.warm(repetitions);
                case WHOLE -> bench.whole();
              }
            }
          }
          out.println("LakeBench ended: " + Machine.described());
        });
  }

  static void inTemporaryFolder(Consumer<Path> work) {
    try {
      Path folder = Files.createTempDirectory("ptps-lake-bench");
      try {
        work.accept(folder);
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be used", e);
    }
  }

  /**
   * Cost of a run in a process of its own.
   *
   * @param peakMegabytes as {@link Machine#peakMegabytes} tells at its end
   */
  record Cold(double seconds, long peakMegabytes) {}

  private void cold() {
    Map<Contender, Cold> cold = new EnumMap<>(Contender.class);
    for (Contender contender : Contender.values()) {
      Cold measured = cold(contender, delivery, outOf(contender));
      cold.put(contender, measured);
      line("cold", contender, measured.seconds());
      print("      %s %,d MB", Machine.peakMeaning(), measured.peakMegabytes());
    }
    Cold ours = cold.get(Contender.LAKE);
    Cold its = cold.get(Contender.DUCKDB);
    print(
        "ratio: cold, the lake takes %.1f times the seconds and %.1f times the memory of bare"
            + " DuckDB %s",
        ours.seconds() / its.seconds(),
        (double) ours.peakMegabytes() / its.peakMegabytes(),
        DuckDb.version());
  }

  private void warm(int repetitions) {
    if (repetitions > 1) {
      Delivery small = Delivery.write(folder.resolve("small"), SampleOptions.LEAST_COMMUNITIES);
      for (Contender contender : Contender.values()) {
        contender.run(small, outOf(contender));
      }
    }
    Map<Contender, Double> warm = new EnumMap<>(Contender.class);
    List<LedgerEntry> ledger = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      ledger.clear();
      for (Contender contender : Contender.values()) {
        double seconds = seconds(() -> ledger.addAll(contender.run(delivery, outOf(contender))));
        warm.merge(contender, seconds, Math::min);
      }
    }
    print("warm: the least of %d in turn", repetitions);
    warm.forEach((contender, seconds) -> line("warm", contender, seconds));
    print(
        "ratio: warm, the lake takes %.1f times the seconds of bare DuckDB %s",
        warm.get(Contender.LAKE) / warm.get(Contender.DUCKDB), DuckDb.version());
    work(ledger);
  }

  private void line(String part, Contender contender, double seconds) {
    print(
        "%s: %-42s %8.2f s %7.1f MB/s",
        part, contender.title(), seconds, delivery.csvBytes() / 1e6 / seconds);
  }

  /** Prints what the lake did beyond DuckDB. */
  private void work(List<LedgerEntry> ledger) {
    long kept = sum(ledger, LedgerEntry::kept);
    long duplicates = sum(ledger, LedgerEntry::duplicate);
    long rejected = sum(ledger, LedgerEntry::rejected);
    Path lake = outOf(Contender.LAKE).resolve("lake");
    Path parquet = outOf(Contender.DUCKDB).resolve("parquet");
    try (DuckDb database = DuckDb.open()) {
      print(
          "lines of the lake: %,d physical, %,d checked = %,d kept + %,d duplicates + %,d rejected, with %,d"
              + " reasons and flags",
          sum(ledger, entry -> entry.input().profile().physicalLines()),
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

  private void whole() {
    Path lake = folder.resolve("whole");
    List<LedgerEntry> ledger = new ArrayList<>();
    double seconds = seconds(() -> ledger.addAll(Contender.lake(delivery, List.of(), lake)));
    print(
        "whole: with workbooks, archive and map (no alternative) %.1f MB, %,d lines in %.2f s, once",
        delivery.allBytes() / 1e6,
        sum(ledger, entry -> entry.input().profile().physicalLines()),
        seconds);
  }

  private Path outOf(Contender contender) {
    return folder.resolve(contender.name().toLowerCase(Locale.ROOT));
  }

  /** One run in a new process with the options of this one. */
  static Cold cold(Contender contender, Delivery delivery, Path out) {
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
            out.toString()));
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
