package org.ptps.catalog;

import com.typesafe.config.ConfigUtil;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/** Reads the settings of a run: its file, overlaid by the command line. */
final class SettingsReader {
  private static final String MASTER =
      "local(\\[(\\*|[1-9]\\d{0,3})(\\s*,\\s*[1-9]\\d{0,3})?\\])?|yarn|(spark|k8s)://\\S+";

  /** Keys whose value must not reach a file, a log or the list of processes. */
  private static final Pattern CREDENTIAL =
      Pattern.compile("(?i).*(secret|password|token|access\\.?key|secret\\.?key)");

  /** A key before the first equals sign. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s*([\\w.\\-\"]+)\\s*=(.*)", Pattern.DOTALL);

  private static final Pattern OF_SPARK =
      Pattern.compile("spark\\.(?!master$|properties(\\.|$)).+");

  private static final List<String> FORMATS = List.of("html", "pdf", "docx");

  private SettingsReader() {}

  /**
   * @param base folder that relative paths of the configuration are resolved against
   * @param overrides texts {@code key=value}, later ones win
   */
  static Settings read(Path home, Path file, List<String> overrides, Problems problems) {
    Declaration run = laid(home, file, overrides, problems);
    Declaration inputs = run.child("inputs");
    Declaration years = run.child("years");
    Declaration place = run.child("place");
    Declaration country = run.child("country");
    Declaration level = run.child("level");
    Declaration spark = run.child("spark");
    Declaration maps = run.child("maps");
    Declaration shown = run.child("run");
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
            Map.copyOf(thresholds),
            shown(home, shown));
    if (settings.firstYear() > settings.lastYear()) {
      years.problem(
          "first",
          new Words(
              "years.first "
                  + settings.firstYear()
                  + " es posterior a years.last "
                  + settings.lastYear(),
              "years.first "
                  + settings.firstYear()
                  + " is after years.last "
                  + settings.lastYear()),
          new Words("intercámbielos o corrija uno", "swap them or mend one"));
    }
    year(years, "first", settings.firstYear());
    year(years, "last", settings.lastYear());
    share(level, "level", "min_coverage", settings.minCoverage());
    share(place, "place", "min_similarity", settings.minSimilarity());
    share(place, "place", "min_lead", settings.minLead());
    if (!settings.countryScope().matches("[A-Z]{2}")) {
      country.problem(
          "scope",
          new Words(
              "country.scope '" + settings.countryScope() + "' no es un país",
              "country.scope '" + settings.countryScope() + "' is not a country"),
          new Words(
              "dé dos letras mayúsculas de ISO 3166-1, como HN",
              "give two capital letters of ISO 3166-1, such as HN"));
    }
    if (!settings.sparkMaster().matches(MASTER)) {
      spark.problem(
          "master",
          new Words(
              "spark.master '" + settings.sparkMaster() + "' no es un master de Spark",
              "spark.master '" + settings.sparkMaster() + "' is no master of Spark"),
          new Words(
              "dé local[2] para dos hilos de esta máquina, o la dirección de un clúster",
              "give local[2] for two threads of this machine, or the address of a cluster"));
    }
    ThresholdRanges.check(thresholds, run.child("thresholds"));
    List.of(inputs, years, place, country, level, spark, maps, shown).forEach(Declaration::done);
    run.done();
    return settings;
  }

  /**
   * The output folder must be local: programs of this machine read it, and it is published with
   * links.
   */
  private static Path out(Path home, Declaration run) {
    String out = run.text("out", "out");
    if (Locations.isAddress(out)) {
      run.problem(
          "out",
          new Words(
              "out " + out + " no es una carpeta de esta máquina",
              "out " + out + " is no folder of this machine"),
          new Words(
              "dé una carpeta de aquí; donde escriben las máquinas de un clúster es lake.at",
              "give a folder here; where machines of a cluster write is lake.at"));
      return home.resolve("out");
    }
    return home.resolve(out).normalize();
  }

  private static Optional<Path> lakeAt(Path home, Declaration lake) {
    String at = lake.text("at", "");
    lake.done();
    return at.isEmpty() ? Optional.empty() : Optional.of(Locations.in(home, at).normalize());
  }

  /** The file of a run, overlaid by the command line. */
  private static Declaration laid(Path home, Path file, List<String> overrides, Problems problems) {
    Declaration run = Declaration.read(home, file, problems);
    if (run.keys().isEmpty()) {
      problems.throwIfAny();
    }
    for (String override : overrides) {
      String key = override.split("=", 2)[0].strip();
      // Messages must not show a credential.
      String shown = CREDENTIAL.matcher(key.replace("\"", "")).matches() ? key + "=***" : override;
      run = Declaration.parse(written(override), "--set " + shown, problems).over(run);
    }
    return run;
  }

  /** Each setting with its value and origin; the value of a credential is left out. */
  static List<Declaration.Leaf> origins(
      Path home, Path file, List<String> overrides, Problems problems) {
    return laid(home, file, overrides, problems).leaves(home).stream()
        .map(
            leaf ->
                CREDENTIAL.matcher(leaf.key().replace("\"", "")).matches()
                    ? new Declaration.Leaf(leaf.key(), "***", leaf.origin())
                    : leaf)
        .toList();
  }

  /** A mistyped year is reported once: {@code otherwise} is valid with any other setting. */
  private static int needed(Declaration years, String key, int otherwise) {
    if (!years.has(key)) {
      years.problem(
          key,
          new Words("falta la clave 'years." + key + "'", "key 'years." + key + "' is missing"),
          new Words("dé un año", "give a year"));
    }
    return years.integer(key, otherwise);
  }

  private static void share(Declaration at, String group, String key, double value) {
    if (value < 0 || value > 1) {
      at.problem(
          key,
          new Words(
              group + "." + key + " " + value + " no es una parte",
              group + "." + key + " " + value + " is not a share"),
          new Words("dé un número de 0 a 1", "give a number from 0 to 1"));
    }
  }

  private static void year(Declaration years, String key, int value) {
    if (value < ThresholdRanges.FIRST_YEAR || value > ThresholdRanges.LAST_YEAR) {
      years.problem(
          key,
          new Words(
              "years." + key + " " + value + " no es un año",
              "years." + key + " " + value + " is not a year"),
          new Words(
              "dé uno de " + ThresholdRanges.FIRST_YEAR + " a " + ThresholdRanges.LAST_YEAR,
              "give one from " + ThresholdRanges.FIRST_YEAR + " to " + ThresholdRanges.LAST_YEAR));
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
          new Words(
              "maps.municipalities " + named + " no está",
              "maps.municipalities " + named + " is not there"),
          new Words(
              "nombre un GeoJSON de los municipios, o déjelo vacío para círculos",
              "name a GeoJSON of the municipalities, or leave it empty for circles"));
    }
    return Optional.of(file);
  }

  private static Settings.Shown shown(Path home, Declaration run) {
    String report = run.text("report", Settings.Shown.ANNUAL.report());
    // Tests of one module declare no reports or figures.
    boolean isShown = Files.isDirectory(home.resolve("charts"));
    if (isShown
        && !Files.isRegularFile(home.resolve("charts/reports/" + report + "/report.conf"))) {
      run.problem(
          "report",
          new Words("no hay informe '" + report + "'", "there is no report '" + report + "'"),
          new Words(
              "dé el nombre de una carpeta de charts/reports que tenga report.conf",
              "give the name of a folder of charts/reports that has a report.conf"));
    }
    List<String> formats = run.texts("formats");
    for (String format : formats) {
      if (!FORMATS.contains(format)) {
        run.problem(
            "formats",
            new Words(
                "'" + format + "' no es un formato de informe",
                "'" + format + "' is no format of a report"),
            new Words("use html, pdf o docx", "use html, pdf or docx"));
      }
    }
    List<String> figures = run.texts("figures");
    for (String figure : figures) {
      if (isShown && !Files.isRegularFile(home.resolve("charts/figures/" + figure + ".conf"))) {
        run.problem(
            "figures",
            new Words("no hay figura '" + figure + "'", "there is no figure '" + figure + "'"),
            new Words(
                "dé el nombre de un archivo de charts/figures sin .conf",
                "give the name of a file of charts/figures without .conf"));
      }
    }
    return new Settings.Shown(
        report, formats.isEmpty() ? Settings.Shown.ANNUAL.formats() : formats, figures, asOf(run));
  }

  private static Optional<LocalDate> asOf(Declaration run) {
    String day = run.text("as_of", "");
    if (day.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(day));
    } catch (DateTimeParseException e) {
      run.problem(
          "as_of",
          new Words("'" + day + "' no es un día", "'" + day + "' is no day"),
          new Words("escríbalo como 2026-06-30", "write it as 2026-06-30"));
      return Optional.empty();
    }
  }

  private static Threshold threshold(String name, Declaration child) {
    Threshold threshold =
        new Threshold(
            name,
            child.words("meaning"),
            child.number("value", Double.NaN),
            child.words("unit", new Words("", "")),
            child.text("status"),
            child.words("source"));
    if (Double.isNaN(threshold.value())) {
      child.problem(
          "value",
          new Words(
              "el umbral '" + name + "' no tiene valor", "threshold '" + name + "' has no value"),
          new Words("dé un número", "give a number"));
    }
    if (!List.of("confirmed", "to_be_confirmed", "ours").contains(threshold.status())) {
      child.problem(
          "status",
          new Words(
              "'" + threshold.status() + "' no es un estado",
              "'" + threshold.status() + "' is not a status"),
          new Words(
              "use confirmed, to_be_confirmed u ours", "use confirmed, to_be_confirmed or ours"));
    }
    child.done();
    return threshold;
  }

  /** Spark properties by their own names; credentials are refused. */
  private static Map<String, String> properties(Declaration given) {
    Map<String, String> properties = new TreeMap<>();
    for (String key : given.keys()) {
      properties.put(key, given.text(key));
      if (!key.startsWith("spark.") || key.equals("spark.master")) {
        given.problem(
            key,
            new Words(
                "'" + key + "' no es un ajuste propio de Spark",
                "'" + key + "' is no setting of Spark's own"),
            new Words(
                "escriba su nombre entero entre comillas, como \"spark.executor.memory\"; el master es spark.master",
                "quote its whole name, such as \"spark.executor.memory\"; the master is spark.master"));
      } else if (CREDENTIAL.matcher(key).matches()) {
        given.problem(
            key,
            new Words(
                "'" + key + "' quedaría aquí a la vista de todos",
                "'" + key + "' would stand here for everyone to read"),
            new Words(
                "quítela, y que las máquinas la sepan por su entorno (AWS_ACCESS_KEY_ID …),"
                    + " su rol o un proveedor de credenciales de Hadoop",
                "take it out, and let the machines know it by their environment (AWS_ACCESS_KEY_ID …),"
                    + " their role, or a credential provider of Hadoop"));
      }
    }
    return Map.copyOf(properties);
  }

  /**
   * A {@code --set} option as HOCON. Lists, objects and quoted texts are taken as they are; any
   * other value is quoted, so that an address with colons and slashes needs no quotes within
   * quotes.
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

  /** Quotes the part of a key that is a name with dots, which nobody quotes on a command line. */
  private static String key(String typed) {
    return OF_SPARK.matcher(typed).matches()
        ? "spark.properties." + ConfigUtil.quoteString(typed)
        : typed.replaceFirst("^thresholds\\.([a-z_]+\\.[a-z_]+)\\.", "thresholds.\"$1\".");
  }
}
