package org.ptps.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ptps.catalog.Catalog;
import org.ptps.exchange.Validation;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.RowReader;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.input.SourceMatcher;
import org.ptps.lake.places.PlaceMatcher;

/**
 * How many faults of a thousand polluted files are told, and which pass in silence, beside DuckDB's
 * own reader on the same files.
 *
 * <p>A file is <em>right</em> when exactly the true rows are read with their true values; it is
 * <em>told</em> when every row that differs is named by its line with a reason, and the lines told
 * are enough for all rows that are missing, or when the file is refused with a reason; anything
 * else is <em>silent</em>, and so is a file of which a line is not accounted for. DuckDB's reader
 * is right when it gives the true table, told when it refuses the file, else silent; it knows no
 * contract, so that a false name or number passes it by design.
 */
public final class DetectionBench {
  enum Verdict {
    RIGHT,
    TOLD,
    SILENT
  }

  private final PrintStream out;
  private final Map<String, int[]> ours = new TreeMap<>();
  private final Map<String, int[]> theirs = new TreeMap<>();
  private final List<String> silent = new ArrayList<>();

  private DetectionBench(PrintStream out) {
    this.out = out;
  }

  /**
   * @param arguments a seed for the numbers of the table (2018 where none is given)
   */
  public static void main(String[] arguments) {
    long seed = arguments.length == 0 ? 2018 : Long.parseLong(arguments[0]);
    run(
        Path.of(System.getProperty("ptps.home", "")).toAbsolutePath().normalize(),
        seed,
        Integer.MAX_VALUE,
        new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  /**
   * Creates and reads the files in a temporary folder and prints the shares.
   *
   * @param most how many of the files to read
   * @return how many files passed in silence
   */
  static int run(Path home, long seed, int most, PrintStream out) {
    DetectionBench bench = new DetectionBench(out);
    for (Pollution.Campaign campaign :
        List.of(Pollution.make(seed), DatedPollution.proven(), DatedPollution.unproven())) {
      LakeBench.inTemporaryFolder(folder -> bench.read(home, folder, campaign, most));
    }
    bench.print();
    return bench.silent.size();
  }

  /** Chooses files so that every kind is represented: the first of each, then the second. */
  private static List<Pollution.PollutedFile> spread(List<Pollution.PollutedFile> files, int most) {
    Map<String, Integer> seen = new HashMap<>();
    Map<Integer, List<Pollution.PollutedFile>> byTurn = new TreeMap<>();
    files.forEach(
        file ->
            byTurn
                .computeIfAbsent(seen.merge(file.kind(), 1, Integer::sum), any -> new ArrayList<>())
                .add(file));
    return byTurn.values().stream().flatMap(List::stream).limit(most).toList();
  }

  private void read(Path home, Path folder, Pollution.Campaign campaign, int most) {
    List<Pollution.PollutedFile> files = spread(campaign.files(), most);
    Map<String, Pollution.PollutedFile> byName = new HashMap<>();
    try {
      for (Pollution.PollutedFile file : files) {
        String name = String.format(Locale.ROOT, campaign.name(), file.number());
        Files.write(Files.createDirectory(alone(folder, name)).resolve(name), file.bytes());
        byName.put(name, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Catalog catalog = Catalog.read(home, Path.of("conf/sample.conf"), List.of());
    // Keys are compared over all files that are read together.
    byName.forEach(
        (name, file) ->
            read(
                catalog.with(catalog.settings().of(List.of(alone(folder, name)))),
                byName,
                campaign));
    try (DuckDb engine = DuckDb.open()) {
      byName.forEach(
          (name, file) ->
              count(
                  theirs, file.kind(), duck(engine, alone(folder, name).resolve(name), campaign)));
    }
  }

  private static Path alone(Path folder, String name) {
    return folder.resolve(name + ".alone");
  }

  private void read(
      Catalog catalog, Map<String, Pollution.PollutedFile> byName, Pollution.Campaign campaign) {
    Map<String, Set<Long>> toldLines = new HashMap<>();
    Set<String> refused = new HashSet<>();
    for (Validation.PartResult part : Validation.of(catalog).parts()) {
      if (part.unclaimed() != null) {
        refused.add(part.file());
      }
      Set<Long> lines = toldLines.computeIfAbsent(part.file(), any -> new HashSet<>());
      part.findings().stream()
          .filter(
              finding ->
                  finding.violation().severity() != Severity.NOTICE
                      || finding.violation().rule().equals("no_rows"))
          .forEach(finding -> lines.add(finding.line()));
    }
    PlaceMatcher places =
        new PlaceMatcher(
            catalog.places(), catalog.settings().minSimilarity(), catalog.settings().minLead());
    for (InputPart input : new SourceMatcher(catalog).match()) {
      String name = input.profile().part().file();
      Pollution.PollutedFile file = byName.get(name);
      Verdict verdict =
          input.claimed() && input.source().id().equals(campaign.source())
              ? judge(input, places, campaign, toldLines.getOrDefault(name, Set.of()))
              : refused.contains(name) ? Verdict.TOLD : Verdict.SILENT;
      count(ours, file.kind(), verdict);
      if (verdict == Verdict.SILENT) {
        silent.add(name + " (" + file.kind() + ")");
      }
    }
  }

  /** A true row that is missing or wrong must be reported at one of its possible lines. */
  private static Verdict judge(
      InputPart input, PlaceMatcher places, Pollution.Campaign campaign, Set<Long> told) {
    Map<String, String> wanted = campaign.wanted();
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < input.source().table().allColumns().size(); i++) {
      columns.put(input.source().table().allColumns().get(i).name(), i);
    }
    Set<String> met = new HashSet<>();
    boolean wrong = false;
    long accounted = 0;
    long linesTold = 0;
    RowReader rows = new RowReader(input, "HN", places);
    while (rows.hasNext()) {
      CleanRow row = rows.next();
      accounted += row.lines() + Arrays.stream(row.tally()).sum();
      linesTold += told.contains(row.line()) ? row.lines() : 0;
      if (row.status() != Status.KEPT) {
        continue;
      }
      String key = said(row.values(), columns, campaign.key(), " ");
      String values = said(row.values(), columns, campaign.said(), "/");
      boolean true1 = values.equals(wanted.get(key)) && met.add(key);
      wrong |= !true1 && !told.contains(row.line());
    }
    int missing = wanted.size() - met.size();
    boolean nothing = met.isEmpty() && !told.isEmpty() && linesTold == 0;
    if (wrong || accounted != input.profile().physicalLines() || missing > linesTold && !nothing) {
      return Verdict.SILENT;
    }
    return missing == 0 && told.isEmpty() ? Verdict.RIGHT : Verdict.TOLD;
  }

  private static String said(
      Object[] values, Map<String, Integer> columns, List<String> names, String between) {
    return names.stream()
        .map(name -> values[columns.get(name)])
        .map(
            value ->
                value == null
                    ? ""
                    : value instanceof Number number
                        ? String.valueOf(number.longValue())
                        : value.toString())
        .collect(Collectors.joining(between));
  }

  private static Verdict duck(DuckDb engine, Path file, Pollution.Campaign campaign) {
    String row = campaign.duck();
    try {
      String read =
          engine.one(
              "select coalesce(string_agg("
                  + row
                  + ", chr(10) order by "
                  + row
                  + "), '') from read_csv("
                  + DuckDb.quoted(file)
                  + ")",
              result -> result.getString(1));
      List<String> rows = read.lines().sorted().toList();
      return rows.equals(campaign.table()) ? Verdict.RIGHT : Verdict.SILENT;
    } catch (IllegalStateException e) {
      return Verdict.TOLD;
    }
  }

  private static void count(Map<String, int[]> counts, String kind, Verdict verdict) {
    counts.computeIfAbsent(kind, any -> new int[Verdict.values().length])[verdict.ordinal()]++;
  }

  private void print() {
    int files = ours.values().stream().flatMapToInt(Arrays::stream).sum();
    out.println("DetectionBench: " + Machine.described());
    out.printf(
        Locale.ROOT,
        "%-36s %6s | %6s %6s %6s | %6s %6s %6s%n",
        "kind",
        "files",
        "right",
        "told",
        "silent",
        "right",
        "told",
        "silent");
    int[] all = new int[6];
    ours.forEach(
        (kind, own) -> {
          int[] other = theirs.get(kind);
          out.printf(
              Locale.ROOT,
              "%-36s %6d | %6d %6d %6d | %6d %6d %6d%n",
              kind,
              own[0] + own[1] + own[2],
              own[0],
              own[1],
              own[2],
              other[0],
              other[1],
              other[2]);
          for (int i = 0; i < 3; i++) {
            all[i] += own[i];
            all[3 + i] += other[i];
          }
        });
    out.printf(
        Locale.ROOT,
        "%d files: right %d, told %d, silent %d; DuckDB: right %d, told %d, silent %d%n",
        files,
        all[0],
        all[1],
        all[2],
        all[3],
        all[4],
        all[5]);
    int faulty = files - ours.getOrDefault("clean", new int[3])[0];
    out.printf(
        Locale.ROOT,
        "caught or read right: %.2f %% of %d faulty files%n",
        100.0 * (faulty - all[2]) / faulty,
        faulty);
    out.printf(
        Locale.ROOT,
        "ratio: %.2f %% of the files pass in silence, %.2f %% with DuckDB's reader%n",
        100.0 * all[2] / files,
        100.0 * all[5] / files);
    silent.forEach(name -> out.println("silent: " + name));
  }
}
