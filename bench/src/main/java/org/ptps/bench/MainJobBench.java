package org.ptps.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The main job as whoever types {@code ./ptps run} waits for it: whole processes, each beside the
 * {@link Floor} in the same run, started by the launcher with the same options and class-data
 * archive. The shortest of several times of each counts.
 */
public final class MainJobBench {
  private static final String CHANGED = "ptps_water_quality/calidad_agua_ptps_bosque.csv";

  private final PrintStream out;
  private final Path home;
  private final Path folder;
  private final Path inputs;

  private MainJobBench(PrintStream out, Path home, Path folder) {
    this.out = out;
    this.home = home;
    this.folder = folder;
    this.inputs = folder.resolve("inputs");
  }

  /**
   * @param arguments how many times each is run (3)
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int repetitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    out.println("MainJobBench: " + Machine.described());
    LakeBench.inTemporaryFolder(
        folder -> new MainJobBench(out, Machine.home(), folder).run(repetitions));
    out.println("MainJobBench ended: " + Machine.described());
  }

  private void run(int repetitions) {
    copy(home.resolve("data-sample/raw"), inputs);
    // The first of each makes the archive of classes and warms the machine's own caches.
    ptps("run", "main");
    double floor = floor();
    double whole = Double.MAX_VALUE;
    double lake = Double.MAX_VALUE;
    double warehouse = Double.MAX_VALUE;
    double unchanged = Double.MAX_VALUE;
    double changed = Double.MAX_VALUE;
    for (int i = 1; i <= repetitions; i++) {
      floor = Math.min(floor, floor());
      whole = Math.min(whole, ptps("run", "main", "--fresh"));
      unchanged = Math.min(unchanged, ptps("run", "main"));
      change(i);
      changed = Math.min(changed, ptps("run", "main"));
      lake = Math.min(lake, ptps("lake", "stages", "--fresh"));
      warehouse = Math.min(warehouse, ptps("warehouse", "stages", "--fresh"));
    }
    print("floor: %.2f s", floor);
    bar("main job", whole, floor, "at most 10 times");
    bar("lake and warehouse", lake + warehouse, floor, "at most 7 s");
    bar("nothing changed", unchanged, floor, "at most 1 s");
    bar("one partner file changed", changed, floor, "at most 6 s");
  }

  private void bar(String what, double seconds, double floor, String must) {
    print("ratio: %s %.2f s, %.1f times the floor (%s)", what, seconds, seconds / floor, must);
  }

  /** Another turbidity in one row. */
  private void change(int round) {
    Path file = inputs.resolve(CHANGED);
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      String row = lines.get(1);
      lines.set(1, row.substring(0, row.lastIndexOf(',') + 1) + "6." + round);
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot change " + file, e);
    }
  }

  private double floor() {
    return seconds(Floor.class.getName(), List.of());
  }

  private double ptps(String command, String to, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, "--inputs", inputs.toString()));
    arguments.addAll(List.of("--out", folder.resolve(to).toString()));
    arguments.addAll(List.of(more));
    return seconds("", arguments);
  }

  private double seconds(String main, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(home.resolve("ptps").toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(folder.resolve("log").toFile()));
    // Of our own process they would be the benchmark's.
    if (main.isEmpty()) {
      builder.environment().remove("PTPS_MAIN");
      builder.environment().remove("PTPS_CLASS_PATH");
    } else {
      builder.environment().put("PTPS_MAIN", main);
    }
    try {
      long start = System.nanoTime();
      int code = builder.start().waitFor();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (code != 0) {
        throw new IllegalStateException(
            command + " ended with " + code + ": " + Files.readString(folder.resolve("log")));
      }
      return seconds;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path each : walk.sorted().toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + from, e);
    }
  }

  private void print(String line, Object... values) {
    out.printf(Locale.ROOT, line + "%n", values);
  }
}
