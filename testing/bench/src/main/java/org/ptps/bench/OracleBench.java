package org.ptps.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.hocon.Problems;
import org.ptps.oracle.DamagedLake;
import org.ptps.oracle.Oracle;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.WarehouseBuilder;
import org.ptps.warehouse.WarehouseInputs;

/**
 * Compares every indicator with its second computation in plain Java, on a finished run and on
 * damaged copies of its lake.
 */
public final class OracleBench {
  private static final int SHOWN = 3;

  private final PrintStream out;
  private final Path run;
  private long values;
  private long numbers;
  private long differences;

  private OracleBench(PrintStream out, Path run) {
    this.out = out;
    this.run = run;
  }

  /**
   * @param arguments number of damaged lakes (3 where none is given), and the folder of the
   *     finished run ({@code out} where none is given)
   */
  public static void main(String[] arguments) {
    int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    Path run = Machine.home().resolve(arguments.length > 1 ? arguments[1] : "out");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (!Files.exists(run.resolve("warehouse.duckdb"))) {
      System.err.println(
          "OracleBench: there is no finished run in " + run + " → run: ./ptps run --out " + run);
      System.exit(2);
    }
    System.exit(new OracleBench(out, run).measure(seeds) ? 0 : 1);
  }

  private boolean measure(int seeds) {
    out.println("OracleBench: " + run + ", " + seeds + " damaged lakes; " + Machine.described());
    Path scratch = temporary();
    try (Warehouse warehouse = Warehouse.open(run.resolve("warehouse.duckdb"))) {
      tell("as it is", Oracle.compare(warehouse, run.resolve("lake")));
      for (int seed = 1; seed <= seeds; seed++) {
        Path folder = scratch.resolve("seed-" + seed);
        WarehouseInputs inputs = inputs(folder);
        DamagedLake.write(run.resolve("lake"), inputs.lake(), inputs.tables(), seed);
        WarehouseBuilder.buildOnly(inputs, "report.indicator_values");
        try (Warehouse damaged = Warehouse.open(inputs.settings().warehouse())) {
          tell("seed " + seed, Oracle.compare(damaged, inputs.lake()));
        }
        delete(folder);
      }
    } finally {
      delete(scratch);
    }
    out.printf(
        Locale.ROOT,
        "all: %,d values, %,d numbers compared, %,d values differ%n",
        values,
        numbers,
        differences);
    return differences == 0;
  }

  private void tell(String what, Oracle.Verdict verdict) {
    values += verdict.values();
    numbers += verdict.numbers();
    differences += verdict.differences().size();
    out.printf(
        Locale.ROOT,
        "%-10s %,10d values %,12d numbers %,8d differ%n",
        what,
        verdict.values(),
        verdict.numbers(),
        verdict.differences().size());
    Map<String, List<String>> byIndicator =
        verdict.differences().stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.substring(0, line.indexOf(' ')),
                    TreeMap::new,
                    Collectors.toList()));
    byIndicator.forEach(
        (indicator, lines) -> {
          out.println("  " + indicator + ": " + lines.size());
          lines.stream().limit(SHOWN).forEach(line -> out.println("    " + line));
        });
  }

  private static WarehouseInputs inputs(Path folder) {
    Catalog catalog =
        Catalog.read(
            Machine.home(),
            Path.of("conf/defaults.conf"),
            List.of("out=\"" + folder.toString().replace('\\', '/') + "\""));
    Problems problems = new Problems();
    IndicatorCatalog indicators =
        IndicatorCatalog.read(Machine.home(), catalog.units(), catalog.tables().keySet(), problems);
    problems.throwIfAny();
    return new WarehouseInputs(
        Machine.home(),
        catalog.settings().lake(),
        catalog.settings(),
        catalog.tables().values(),
        List.of(),
        indicators);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("ptps-oracle");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
