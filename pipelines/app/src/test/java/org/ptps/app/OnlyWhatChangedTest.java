package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.ReadOnly;
import org.ptps.warehouse.Warehouse;

/**
 * A run does again what changed, and ends as one that did everything ({@code -Pfull
 * [-Dptps.changes=30] [-Dptps.changes.seed=7]}).
 */
@Tag("campaign")
class OnlyWhatChangedTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final List<String> SOURCES =
      List.of("ptps_members", "siasar_communities", "ptps_water_quality", "ptps_validations");
  private static final String COLUMNS =
      "row_id, municipality_code, year, residence, observed_on, weight, numerator, denominator,"
          + " unknown";

  /** Kinds of changes: inputs, prose, a query, a figure, settings. */
  private static final int KINDS = 5;

  @TempDir Path folder;
  private Path home;
  private Path inputs;
  private final List<String> settings = new ArrayList<>();

  private Answered ptps(Path out, String... arguments) {
    System.setProperty("ptps.home", home.toString());
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--inputs", inputs.toString(), "--out", out.toString()));
    settings.forEach(setting -> all.addAll(List.of("--set", setting)));
    return Answered.to(all);
  }

  private Answered done(Path out, String... arguments) {
    Answered answered = ptps(out, arguments);
    assertThat(answered.code()).as(answered.err()).isZero();
    return answered;
  }

  private void project() throws IOException {
    home = folder.resolve("project");
    for (String each : List.of("conf", "sql", "charts/figures", "charts/reports")) {
      copy(HOME.resolve(each), home.resolve(each));
    }
    inputs = folder.resolve("inputs");
    for (String source : SOURCES) {
      copy(HOME.resolve("data-sample/raw").resolve(source), inputs.resolve(source));
    }
    Files.copy(HOME.resolve("data-sample/raw/origin.conf"), inputs.resolve("origin.conf"));
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void writable() throws IOException {
    System.setProperty("ptps.home", HOME.toString());
    for (String out : List.of("out", "fresh")) {
      if (Files.exists(folder.resolve(out))) {
        ReadOnly.delete(folder.resolve(out));
      }
    }
  }

  /** Outputs by name, and content hashes of tables. */
  private static Map<String, String> content(Path out) throws IOException {
    Map<String, String> content = new TreeMap<>();
    for (String part : List.of("figures", "reports", "manifest.json")) {
      Path real = out.resolve(part).toRealPath();
      for (Path file : files(real)) {
        content.put(
            part + "/" + real.relativize(file),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    try (Warehouse warehouse = Warehouse.open(out.resolve("warehouse.duckdb"))) {
      warehouse
          .query(
              "select table_schema || '.\"' || table_name || '\"' as name from"
                  + " information_schema.tables where table_schema in ('report', 'declared', 'lake')"
                  // A table that was computed anew with the same rows keeps its version.
                  + " and table_name <> 'versions'")
          .forEach(
              row ->
                  content.put(
                      row.text("name"),
                      warehouse
                          .query(
                              "select count(*), sum(md5_number_lower(cast(t as varchar))) from "
                                  + row.text("name")
                                  + " as t")
                          .values()
                          .toString()));
    }
    return content;
  }

  @Test
  void aRunAfterChangesEndsAsOneThatDidEverything() throws IOException {
    project();
    Random random = new Random(2018);
    Path out = folder.resolve("out");
    done(out, "run");
    List<String> made = new ArrayList<>();
    // Several changes at once.
    for (int kind = 0; kind < KINDS; kind++) {
      made.add(change(kind, random));
    }
    redoneAsFresh(out, made);
  }

  @Test
  void afterEachOfManyChangesARunEndsAsOneThatDidEverything() throws IOException {
    project();
    Random random = new Random(Long.getLong("ptps.changes.seed", 2018L));
    Path out = folder.resolve("out");
    done(out, "run");
    List<String> made = new ArrayList<>();
    for (int i = 0; i < Integer.getInteger("ptps.changes", 6); i++) {
      made.add(change(i < KINDS ? i : random.nextInt(KINDS), random));
      redoneAsFresh(out, made);
    }
  }

  private void redoneAsFresh(Path out, List<String> made) throws IOException {
    Answered plan = done(out, "run", "--plan");
    assertThat(plan.out()).as(made.toString()).contains("se rehace");
    done(out, "run");
    Path fresh = folder.resolve("fresh");
    if (Files.exists(fresh)) {
      ReadOnly.delete(fresh);
    }
    done(fresh, "run", "--fresh");
    assertThat(content(out)).as(made.toString()).isEqualTo(content(fresh));
  }

  private String change(int kind, Random random) throws IOException {
    return switch (kind) {
      case 0 -> input(random);
      case 1 -> line(random, "charts/reports/shared", ".es.md", "\n\nUna frase más.\n");
      case 2 -> query(random);
      case 3 -> figure(random);
      default -> setting(random);
    };
  }

  private static Path one(Random random, Path folder, String suffix) {
    List<Path> all =
        files(folder).stream()
            .filter(file -> file.toString().endsWith(suffix))
            .filter(file -> !file.getFileName().toString().equals("README.md"))
            .toList();
    return all.get(random.nextInt(all.size()));
  }

  /** Removes or repeats a line of a file, or removes the file. */
  private String input(Random random) throws IOException {
    Path file = one(random, inputs, ".csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    int at = 1 + random.nextInt(Math.max(1, lines.size() - 1));
    int what = random.nextInt(10);
    if (what == 0) {
      Files.delete(file);
    } else if (at < lines.size()) {
      lines.add(at, lines.get(at));
      if (what < 6) {
        lines.remove(at);
        lines.remove(at);
      }
      Files.write(file, lines);
    }
    return "line " + at + " of " + file.getFileName() + " (" + what + ")";
  }

  private String line(Random random, String below, String suffix, String added) throws IOException {
    Path file = one(random, home.resolve(below), suffix);
    Files.writeString(file, Files.readString(file) + added);
    return added.strip() + " in " + home.relativize(file);
  }

  /** Makes an indicator skip a year. */
  private String query(Random random) throws IOException {
    Path file = one(random, home.resolve("sql/indicators"), ".sql");
    int year = 2014 + random.nextInt(9);
    String sql = Files.readString(file);
    if (sql.contains("unknown_reason") || sql.contains("breakdown") || sql.contains("level")) {
      return line(random, "sql/indicators", ".sql", "\n-- " + year + "\n");
    }
    Files.writeString(
        file,
        "-- Grain: as before.\nselect\n    "
            + COLUMNS
            + "\nfrom (\n"
            + sql
            + "\n) as counted\nwhere year <> "
            + year
            + "\n");
    return "without " + year + ": " + home.relativize(file);
  }

  private String figure(Random random) throws IOException {
    Path file = one(random, home.resolve("charts/figures"), ".conf");
    String text = Files.readString(file);
    int es = text.indexOf("es = \"");
    if (es < 0) {
      return line(random, "charts/figures", ".conf", "\n# Una nota.\n");
    }
    Files.writeString(file, text.substring(0, es + 6) + "Otro: " + text.substring(es + 6));
    return "words of " + file.getFileName();
  }

  private String setting(Random random) {
    settings.clear();
    settings.add(
        switch (random.nextInt(4)) {
          case 0 -> "years.last=" + (2020 + random.nextInt(3));
          case 1 -> "thresholds.coverage.line_pct.value=" + (70 + random.nextInt(20));
          case 2 -> "level.min_coverage=0." + (1 + random.nextInt(8));
          default -> "place.min_similarity=0.9" + random.nextInt(9);
        });
    return settings.toString();
  }

  @Test
  void aStepThatIsKnownIsNotDoneAgain() throws IOException {
    project();
    settings.add("run.figures=[siasar_classes, coverage_by_municipality]");
    Path out = folder.resolve("out");
    Answered first = done(out, "run");
    assertThat(first.err()).contains("escribir las tablas").contains("Cuadre de filas");
    String manifest = Files.readString(out.resolve("manifest.json"));
    Path run = out.resolve(".run").toRealPath();

    Answered again = done(out, "run");
    assertThat(again.err()).contains("Nada cambió").contains("Cuadre de filas");
    assertThat(again.err()).doesNotContain("[").doesNotContain("Spark");
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(out.resolve(".run").toRealPath()).isEqualTo(run);

    // Only the changed figure is drawn again; unchanged files are the same file.
    Path untouched = out.resolve("figures/siasar_classes.es.svg").toRealPath();
    Object key = Files.readAttributes(untouched, "unix:ino").get("ino");
    Object warehouse =
        Files.readAttributes(out.resolve("warehouse.duckdb").toRealPath(), "unix:ino").get("ino");
    Path declared = home.resolve("charts/figures/coverage_by_municipality.conf");
    Files.writeString(declared, Files.readString(declared) + "\n# Una nota.\n");
    Answered plan = done(out, "run", "--plan", "--lang", "es");
    assertThat(plan.out())
        .contains("lago: queda como está")
        .contains("almacén: queda como está")
        .contains("se rehace — cambió lo declarado: charts/figures/");
    assertThat(done(out, "run").err()).contains("figuras").doesNotContain("almacén: vistas");
    assertThat(Files.readAttributes(out.resolve("figures/siasar_classes.es.svg"), "unix:ino"))
        .containsEntry("ino", key);
    assertThat(Files.readAttributes(out.resolve("warehouse.duckdb"), "unix:ino"))
        .containsEntry("ino", warehouse);
    assertThat(Files.readString(out.resolve("manifest.json"))).isEqualTo(manifest);

    // A single stage keeps the other parts, and files of others.
    Files.writeString(out.resolve("reports/of somebody.txt"), "theirs");
    done(out, "figures", "siasar_classes", "--lang", "en", "--format", "svg");
    assertThat(out.resolve("figures/siasar_classes.en.svg")).exists();
    assertThat(out.resolve("figures/siasar_classes.es.svg")).exists();
    assertThat(out.resolve("reports/of somebody.txt")).hasContent("theirs");
    assertThat(done(out, "run").err()).contains("Nada cambió");

    // A deleted file is made again.
    Files.delete(out.resolve("figures/siasar_classes.es.png"));
    assertThat(done(out, "run", "--plan").out())
        .contains("falta o fue cambiado: figures/siasar_classes.es.png");
    done(out, "run");
    assertThat(out.resolve("figures/siasar_classes.es.png")).exists();

    // One changed cell of a partner's file: outputs that do not show it stay the same files, though
    // they read changed tables.
    Path tests = inputs.resolve("ptps_water_quality/calidad_agua_ptps_bosque.csv");
    String before = Files.readString(tests);
    Object drawnAgain =
        Files.readAttributes(out.resolve("figures/siasar_classes.es.svg"), "unix:ino").get("ino");
    Files.writeString(tests, before.replaceFirst(",Red,,", ",Red,0.2,"));
    assertThat(Files.readString(tests)).isNotEqualTo(before);
    assertThat(done(out, "run", "--plan").out())
        .contains("calidad_agua_ptps_bosque.csv")
        .contains("se rehace solo si cambia lo que lee");
    done(out, "run");
    assertThat(Files.readString(out.resolve("manifest.json"))).isNotEqualTo(manifest);
    assertThat(Files.readAttributes(out.resolve("warehouse.duckdb"), "unix:ino"))
        .doesNotContainEntry("ino", warehouse);
    assertThat(Files.readAttributes(out.resolve("figures/siasar_classes.es.svg"), "unix:ino"))
        .containsEntry("ino", drawnAgain);

    // Outputs of an old warehouse are not kept beside a new one.
    Answered other = done(out, "warehouse", "--set", "years.last=2021");
    assertThat(other.err()).contains("Ya no está").contains("figures/");
    assertThat(out.resolve("figures/siasar_classes.es.svg")).doesNotExist();
    assertThat(out.resolve("reports/annual-2022.es.html")).doesNotExist();
    assertThat(out.resolve("reports/of somebody.txt")).hasContent("theirs");
    assertThat(out.resolve("lake/members")).isDirectory();
  }
}
