package org.ptps.catalog;

import com.typesafe.config.ConfigUtil;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/** Reads the settings of a run: its file, then what the command line says over it. */
final class SettingsReader {
  private static final String MASTER =
      "local(\\[(\\*|[1-9]\\d{0,3})(\\s*,\\s*[1-9]\\d{0,3})?\\])?|yarn|(spark|k8s)://\\S+";

  /** What anybody who reads a file, a log or the list of processes must not learn. */
  private static final Pattern CREDENTIAL =
      Pattern.compile("(?i).*(secret|password|token|access\\.?key|secret\\.?key)");

  /** A key alone: what stands before the first sign of equality is more than that in HOCON. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s*([\\w.\\-\"]+)\\s*=(.*)", Pattern.DOTALL);

  private static final Pattern OF_SPARK =
      Pattern.compile("spark\\.(?!master$|properties(\\.|$)).+");

  private SettingsReader() {}

  /**
   * @param base folder that relative paths of the configuration are resolved against
   * @param overrides texts {@code key=value}, later ones win
   */
  static Settings read(Path home, Path file, List<String> overrides, Problems problems) {
    Declaration run = Declaration.read(home, file, problems);
    if (run.keys().isEmpty()) {
      problems.throwIfAny();
    }
    for (String override : overrides) {
      run = Declaration.parse(written(override), "--set " + override, problems).over(run);
    }
    Declaration inputs = run.child("inputs");
    Declaration years = run.child("years");
    Declaration place = run.child("place");
    Declaration country = run.child("country");
    Declaration level = run.child("level");
    Declaration spark = run.child("spark");
    Declaration maps = run.child("maps");
    Map<String, Threshold> thresholds = new LinkedHashMap<>();
    for (Map.Entry<String, Declaration> entry : run.named("thresholds").entrySet()) {
      thresholds.put(entry.getKey(), threshold(entry.getKey(), entry.getValue()));
    }
    Map<String, String> properties = properties(spark.child("properties"));
    Locations.configure(properties);
    Settings settings =
        new Settings(
            run.choice("language", Language.class, Language.ES),
            inputs.texts("paths").stream()
                .map(path -> Locations.in(home, path).normalize())
                .toList(),
            inputs.texts("exclude"),
            out(home, run),
            country.text("scope"),
            needed(years, "first", ThresholdRanges.FIRST_YEAR),
            needed(years, "last", ThresholdRanges.LAST_YEAR),
            level.number("min_coverage", 0),
            place.number("min_similarity", 1),
            place.number("min_lead", 1),
            spark.text("master"),
            properties,
            lakeAt(home, run.child("lake")),
            boundaries(home, maps),
            maps.text("credit", ""),
            Map.copyOf(thresholds));
    if (settings.firstYear() > settings.lastYear()) {
      years.problem(
          "first",
          "years.first " + settings.firstYear() + " is after years.last " + settings.lastYear(),
          "swap them or mend one");
    }
    year(years, "first", settings.firstYear());
    year(years, "last", settings.lastYear());
    share(level, "level", "min_coverage", settings.minCoverage());
    share(place, "place", "min_similarity", settings.minSimilarity());
    share(place, "place", "min_lead", settings.minLead());
    if (!settings.countryScope().matches("[A-Z]{2}")) {
      country.problem(
          "scope",
          "country.scope '" + settings.countryScope() + "' is not a country",
          "give two capital letters of ISO 3166-1, such as HN");
    }
    if (!settings.sparkMaster().matches(MASTER)) {
      spark.problem(
          "master",
          "spark.master '" + settings.sparkMaster() + "' is no master of Spark",
          "give local[2] for two threads of this machine, or the address of a cluster");
    }
    ThresholdRanges.check(thresholds, run.child("thresholds"));
    List.of(inputs, years, place, country, level, spark, maps).forEach(Declaration::done);
    run.done();
    return settings;
  }

  /** What a run publishes is read by programs of this machine, and swapped by links of its disk. */
  private static Path out(Path home, Declaration run) {
    String out = run.text("out", "out");
    if (Locations.isAddress(out)) {
      run.problem(
          "out",
          "out " + out + " is no folder of this machine",
          "give a folder here; where machines of a cluster write is lake.at");
      return home.resolve("out");
    }
    return home.resolve(out).normalize();
  }

  private static Optional<Path> lakeAt(Path home, Declaration lake) {
    String at = lake.text("at", "");
    lake.done();
    return at.isEmpty() ? Optional.empty() : Optional.of(Locations.in(home, at).normalize());
  }

  /** A mistyped year is told once: {@code otherwise} is in order with whatever else is given. */
  private static int needed(Declaration years, String key, int otherwise) {
    if (!years.has(key)) {
      years.problem(key, "key 'years." + key + "' is missing", "give a year");
    }
    return years.integer(key, otherwise);
  }

  private static void share(Declaration at, String group, String key, double value) {
    if (value < 0 || value > 1) {
      at.problem(
          key, group + "." + key + " " + value + " is not a share", "give a number from 0 to 1");
    }
  }

  private static void year(Declaration years, String key, int value) {
    if (value < ThresholdRanges.FIRST_YEAR || value > ThresholdRanges.LAST_YEAR) {
      years.problem(
          key,
          "years." + key + " " + value + " is not a year",
          "give one from " + ThresholdRanges.FIRST_YEAR + " to " + ThresholdRanges.LAST_YEAR);
    }
  }

  private static Optional<Path> boundaries(Path home, Declaration maps) {
    String named = maps.text("municipalities", "");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Path file = home.resolve(named).normalize();
    if (!Files.isReadable(file)) {
      maps.problem(
          "municipalities",
          "maps.municipalities " + named + " is not there",
          "name a GeoJSON of the municipalities, or leave it empty for circles");
    }
    return Optional.of(file);
  }

  private static Threshold threshold(String name, Declaration child) {
    Threshold threshold =
        new Threshold(
            name,
            child.number("value", Double.NaN),
            child.text("unit", ""),
            child.text("status"),
            child.text("source"));
    if (Double.isNaN(threshold.value())) {
      child.problem("value", "threshold '" + name + "' has no value", "give a number");
    }
    if (!List.of("confirmed", "to_be_confirmed", "ours").contains(threshold.status())) {
      child.problem(
          "status",
          "'" + threshold.status() + "' is not a status",
          "use confirmed, to_be_confirmed or ours");
    }
    child.done();
    return threshold;
  }

  /** Spark's own settings: their names are Spark's, none may be a secret. */
  private static Map<String, String> properties(Declaration given) {
    Map<String, String> properties = new TreeMap<>();
    for (String key : given.keys()) {
      properties.put(key, given.text(key));
      if (!key.startsWith("spark.") || key.equals("spark.master")) {
        given.problem(
            key,
            "'" + key + "' is no setting of Spark's own",
            "quote its whole name, such as \"spark.executor.memory\"; the master is spark.master");
      } else if (CREDENTIAL.matcher(key).matches()) {
        given.problem(
            key,
            "'" + key + "' would stand here for everyone to read",
            "take it out, and let the machines know it by their environment (AWS_ACCESS_KEY_ID …),"
                + " their role, or a credential provider of Hadoop");
      }
    }
    return Map.copyOf(properties);
  }

  /**
   * An option of the command line as HOCON. Lists, objects and quoted texts are written as in the
   * files; any other value stands for itself, so that an address with colons and slashes needs no
   * quotes within quotes.
   */
  private static String written(String override) {
    Matcher assignment = ASSIGNMENT.matcher(override);
    if (!assignment.matches()) {
      return override;
    }
    String value = assignment.group(2).strip();
    boolean structured = !value.isEmpty() && "[{\"".indexOf(value.charAt(0)) >= 0;
    return key(assignment.group(1)) + "=" + (structured ? value : ConfigUtil.quoteString(value));
  }

  /** On a command line nobody quotes a key with a dot that stands for one name. */
  private static String key(String typed) {
    return OF_SPARK.matcher(typed).matches()
        ? "spark.properties." + ConfigUtil.quoteString(typed)
        : typed.replaceFirst("^thresholds\\.([a-z_]+\\.[a-z_]+)\\.", "thresholds.\"$1\".");
  }
}
