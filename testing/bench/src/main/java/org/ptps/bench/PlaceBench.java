package org.ptps.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Places;
import org.ptps.catalog.Settings;
import org.ptps.lake.places.PlaceDecision;
import org.ptps.lake.places.PlaceDecision.Method;
import org.ptps.lake.places.PlaceMatcher;

/**
 * Precision and recall of the place matcher on texts of known truth, beside the best Jaro-Winkler
 * match of the same texts; then on the real names of the declared micro-catchments, with the
 * municipality that each lies in as an independent witness.
 */
public final class PlaceBench {
  private static final String WITNESS = "facts/microcatchment-municipality.csv";

  private final PrintStream out;
  private final Places places;
  private final Settings settings;
  private final JaroWinkler alternative;
  private final Misspellings misspellings;
  private final List<String> wrong = new ArrayList<>();

  private PlaceBench(
      PrintStream out, Catalog catalog, JaroWinkler alternative, Misspellings misspellings) {
    this.out = out;
    this.places = catalog.places();
    this.settings = catalog.settings();
    this.alternative = alternative;
    this.misspellings = misspellings;
  }

  /**
   * @param arguments seed of the texts (2018 where none is given)
   */
  public static void main(String[] arguments) {
    long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 2018;
    run(seed, 1, new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  /**
   * Measures with {@code conf/places} and the settings of {@code conf/defaults.conf}.
   *
   * @param every 1 for texts of all municipalities, n for those of every n-th
   */
  static void run(long seed, int every, PrintStream out) {
    Catalog catalog = Catalog.read(Machine.home(), Path.of("conf/defaults.conf"), List.of());
    try (JaroWinkler alternative = new JaroWinkler(catalog.places())) {
      out.println(
          "PlaceBench: seed "
              + seed
              + ", every "
              + every
              + ". municipality asked; "
              + Machine.described());
      Misspellings misspellings = new Misspellings(catalog.places(), seed, every);
      new PlaceBench(out, catalog, alternative, misspellings).measure();
    }
  }

  private PlaceMatcher matcher() {
    return new PlaceMatcher(places, settings.minSimilarity(), settings.minLead());
  }

  private void measure() {
    print(
        "ours: PlaceMatcher, %d municipalities, min_similarity %.2f, min_lead %.2f",
        places.municipalities().size(), settings.minSimilarity(), settings.minLead());
    print(
        "JW: DuckDB %s, best jaro_winkler_similarity of the department, at least %.2f",
        DuckDb.version(), JaroWinkler.LEAST);
    List<PlaceKind> certain = misspellings.certain();
    List<PlaceKind> uncertain = misspellings.uncertain();
    print(
        "%n%-40s %7s %7s %7s %7s %6s %7s %7s | %8s %7s %7s",
        "texts that mean one municipality",
        "cases",
        "left o.",
        "right",
        "refused",
        "WRONG",
        "prec. %",
        "rec. %",
        "JW wrong",
        "prec. %",
        "rec. %");
    Versus means = table(certain, this::certainLine);
    print(
        "%n%-40s %7s %7s %15s %6s %15s | %8s",
        "texts that mean none with certainty",
        "cases",
        "left o.",
        "refused (right)",
        "WRONG",
        "",
        "JW wrong");
    Versus nothing = table(uncertain, this::uncertainLine);
    codes(certain);
    out.println();
    print("wrong matches: %d", wrong.size());
    wrong.forEach(line -> out.println("  " + line));
    speed(certain);
    int ourWrong = means.ours().wrong() + nothing.ours().wrong();
    int itsWrong = means.its().wrong() + nothing.its().wrong();
    print(
        "ratio: recall %.1f %% to %.1f %% of Jaro-Winkler (%.2f times), wrong matches %,d to its %,d"
            + " of %,d texts",
        means.ours().recall(),
        means.its().recall(),
        means.ours().recall() / means.its().recall(),
        ourWrong,
        itsWrong,
        means.ours().cases() + nothing.ours().cases());
    Optional<Path> witness = witness();
    if (witness.isPresent()) {
      witness(witness.get());
    } else {
      out.println("witness: left out, " + WITNESS + " is not here");
    }
  }

  private record Versus(Tally ours, Tally its) {}

  /** Prints a kind: name, number of texts left out, both tallies. */
  @FunctionalInterface
  private interface Line {
    void print(String name, int leftOut, Versus versus);
  }

  private Versus table(List<PlaceKind> kinds, Line line) {
    Versus all = new Versus(new Tally(0, 0, 0), new Tally(0, 0, 0));
    int leftOut = 0;
    for (PlaceKind kind : kinds) {
      PlaceMatcher matcher = matcher();
      List<String> codes = kind.cases().stream().map(each -> code(decide(matcher, each))).toList();
      Tally ours = Tally.of(kind.cases(), codes);
      Tally its = Tally.of(kind.cases(), alternative.match(kind.cases()));
      line.print(kind.name(), kind.leftOut(), new Versus(ours, its));
      for (int i = 0; i < codes.size(); i++) {
        PlaceCase each = kind.cases().get(i);
        if (!codes.get(i).isEmpty() && !codes.get(i).equals(each.truth())) {
          String meant = each.truth().isEmpty() ? "none with certainty" : named(each.truth());
          wrong.add(
              kind.name()
                  + ": "
                  + each
                  + " → "
                  + named(codes.get(i))
                  + " by "
                  + decide(matcher, each).method()
                  + ", truth "
                  + meant);
        }
      }
      all = new Versus(all.ours().plus(ours), all.its().plus(its));
      leftOut += kind.leftOut();
    }
    line.print("all", leftOut, all);
    return all;
  }

  private void certainLine(String name, int leftOut, Versus versus) {
    Tally ours = versus.ours();
    Tally its = versus.its();
    print(
        "%-40s %,7d %,7d %,7d %,7d %6d %7.2f %7.2f | %,8d %7.2f %7.2f",
        name,
        ours.cases(),
        leftOut,
        ours.right(),
        ours.refused(),
        ours.wrong(),
        ours.precision(),
        ours.recall(),
        its.wrong(),
        its.precision(),
        its.recall());
  }

  private void uncertainLine(String name, int leftOut, Versus versus) {
    print(
        "%-40s %,7d %,7d %,15d %6d %15s | %,8d",
        name,
        versus.ours().cases(),
        leftOut,
        versus.ours().refused(),
        versus.ours().wrong(),
        "",
        versus.its().wrong());
  }

  /** Whether codes of sources were recognized as agreeing or contradicting. */
  private void codes(List<PlaceKind> kinds) {
    Map<String, Method> expected =
        new TreeMap<>(
            Map.of(
                "code without its zero", Method.NAME_AND_CODE,
                "code of the other numbering", Method.NAME_AND_CODE,
                "code of a neighbour", Method.NAME_AGAINST_CODE));
    out.println();
    PlaceMatcher matcher = matcher();
    for (PlaceKind kind : kinds) {
      Method method = expected.get(kind.name());
      if (method != null) {
        long noted =
            kind.cases().stream().filter(each -> decide(matcher, each).method() == method).count();
        print("%s: noted as %s in %d of %d", kind.name(), method, noted, kind.cases().size());
      }
    }
  }

  private void speed(List<PlaceKind> kinds) {
    List<PlaceCase> cases = kinds.stream().flatMap(kind -> kind.cases().stream()).toList();
    double ours = Double.MAX_VALUE;
    double its = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      PlaceMatcher fresh = matcher();
      ours = Math.min(ours, seconds(() -> cases.forEach(each -> decide(fresh, each))));
      its = Math.min(its, seconds(() -> alternative.match(cases)));
    }
    print(
        "ratio: %,d different texts in %.2f s (one thread), Jaro-Winkler %.2f s (two threads, with"
            + " loading): %.2f times; the least of 3 in turn",
        cases.size(), ours, its, ours / its);
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static PlaceDecision decide(PlaceMatcher matcher, PlaceCase each) {
    return matcher.municipality(each.department(), each.municipality(), each.code());
  }

  private static String code(PlaceDecision decision) {
    return decision.certain() ? decision.municipalityCode() : "";
  }

  private String named(String code) {
    return places.municipalities().stream()
        .filter(each -> each.code().equals(code))
        .map(each -> code + " " + each.name() + " (" + each.department() + ")")
        .findFirst()
        .orElse(code);
  }

  /** File with real names, beside the project or in the folder of {@code PTPS_REAL}. */
  private static Optional<Path> witness() {
    List<Path> folders = new ArrayList<>();
    String real = System.getenv("PTPS_REAL");
    if (real != null) {
      folders.add(Path.of(real).toAbsolutePath().resolveSibling(""));
    }
    folders.add(Machine.home().resolveSibling("shared"));
    return folders.stream()
        .map(folder -> folder.resolve(WITNESS))
        .filter(Files::exists)
        .findFirst();
  }

  private void witness(Path file) {
    List<PlaceCase> cases = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(file))) {
      for (NamedCsvRecord row : rows) {
        if (!row.getField("code_by_geometry").isEmpty()) {
          cases.add(
              new PlaceCase(
                  row.getField("department_text"),
                  row.getField("municipality_text"),
                  row.getField("code_text"),
                  row.getField("code_by_geometry")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    PlaceMatcher matcher = matcher();
    List<PlaceDecision> decisions = cases.stream().map(each -> decide(matcher, each)).toList();
    Tally ours = Tally.of(cases, decisions.stream().map(PlaceBench::code).toList());
    Tally its = Tally.of(cases, alternative.match(cases));
    int confirmed = 0;
    TreeSet<String> doubtful = new TreeSet<>();
    Map<Method, Integer> refused = new TreeMap<>();
    for (int i = 0; i < cases.size(); i++) {
      PlaceCase each = cases.get(i);
      PlaceDecision decision = decisions.get(i);
      if (!decision.certain()) {
        refused.merge(decision.method(), 1, Integer::sum);
      } else if (!decision.municipalityCode().equals(each.truth())) {
        if (decision.method() == Method.NAME_AND_CODE) {
          confirmed++;
        } else {
          doubtful.add(
              each
                  + " → "
                  + named(decision.municipalityCode())
                  + " by "
                  + decision.method()
                  + ", lies in "
                  + named(each.truth()));
        }
      }
    }
    out.println();
    print(
        "witness: %,d real rows; certain and where the geometry lies %,d, certain but elsewhere %d,"
            + " refused %d %s",
        ours.cases(), ours.right(), ours.wrong(), ours.refused(), refused);
    print(
        "ratio: agreement with the geometry %.2f %% of the matches, Jaro-Winkler %.2f %%; agreeing"
            + " rows %,d to %,d",
        ours.precision(), its.precision(), ours.right(), its.right());
    print(
        "certain but elsewhere: in %d the source's own code confirms the match (border), in the"
            + " rest not; their different texts:",
        confirmed);
    doubtful.forEach(line -> out.println("  " + line));
  }

  private void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
