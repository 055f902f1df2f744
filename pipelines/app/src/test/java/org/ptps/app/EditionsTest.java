package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.ReadOnly;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/**
 * Published editions are reproducible, and differences between two are attributed to their cause.
 */
@Tag("campaign")
class EditionsTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final List<String> SOURCES =
      List.of("ptps_members", "siasar_communities", "ptps_water_quality", "ptps_validations");
  private static final String COMMUNITIES = "siasar_communities/community_main_2017.HN.csv";
  private static final String WATER = "ptps_water_quality/calidad_agua_ptps_cuenca_2018.csv";

  @TempDir Path folder;
  private Path home;
  private Path inputs;
  private Path out;
  private final List<String> settings = new ArrayList<>();

  private Answered ptps(String... arguments) {
    System.setProperty("ptps.home", home.toString());
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--inputs", inputs.toString(), "--out", out.toString()));
    settings.forEach(setting -> all.addAll(List.of("--set", setting)));
    return Answered.to(all);
  }

  private String done(String... arguments) {
    Answered answered = ptps(arguments);
    assertThat(answered.code()).as(answered.err() + answered.out()).isZero();
    return answered.out();
  }

  private void edition(String name) {
    done("run");
    assertThat(done("publish", name)).contains("Edición: " + name, "Contenido: ");
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
    out = folder.resolve("out");
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

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    int at = text.indexOf(from);
    Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  @AfterEach
  void writable() throws IOException {
    System.setProperty("ptps.home", HOME.toString());
    if (out != null && Files.exists(out)) {
      ReadOnly.delete(out);
    }
  }

  /** Rows of {@code diff --format csv} by column. */
  private List<Map<String, String>> diff(String before, String after) {
    List<String[]> lines =
        done("diff", before, after, "--format", "csv", "--audience", "members")
            .lines()
            .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
            .toList();
    List<Map<String, String>> rows = new ArrayList<>();
    for (String[] line : lines.subList(1, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < line.length; i++) {
        row.put(lines.get(0)[i], line[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** Values and breakdowns that differ, computed without the code under test. */
  private Set<String> moved(String before, String after) {
    Map<String, List<Object>> first = values(before);
    Map<String, List<Object>> second = values(after);
    Set<String> keys = new TreeSet<>(first.keySet());
    keys.addAll(second.keySet());
    keys.removeIf(key -> same(first.get(key), second.get(key)));
    return keys;
  }

  private static boolean same(List<Object> one, List<Object> other) {
    if (one == null || other == null) {
      return one == other;
    }
    Double a = (Double) one.get(0);
    Double b = (Double) other.get(0);
    boolean near = a == null ? b == null : b != null && Math.abs(a - b) < 5e-10;
    return near && Objects.equals(one.get(1), other.get(1));
  }

  private Map<String, List<Object>> values(String edition) {
    Map<String, List<Object>> values = new HashMap<>();
    try (Warehouse warehouse =
        Warehouse.open(out.resolve("editions").resolve(edition).resolve("run/warehouse.duckdb"))) {
      for (String table :
          List.of(
              "select indicator || '/' || area_code || '/' || residence || '/' || year as key, value,"
                  + " reason from report.indicator_values",
              "select indicator || ':' || breakdown || ':' || category || '/' || area_code || '/' ||"
                  + " residence || '/' || year as key, value, reason from"
                  + " report.indicator_breakdowns")) {
        for (Rows.Row row : warehouse.query(table).rows()) {
          values.put(row.text("key"), Arrays.asList(row.number("value"), row.text("reason")));
        }
      }
    }
    return values;
  }

  private static Set<String> keys(List<Map<String, String>> changes) {
    Set<String> keys = new TreeSet<>();
    changes.stream()
        .filter(change -> change.get("claim").equals("value"))
        .forEach(change -> keys.add(change.get("key").replace("%20", " ")));
    return keys;
  }

  private void isOf(String cause, String before, String after) {
    List<Map<String, String>> changes = diff(before, after);
    assertThat(changes).as(cause).isNotEmpty();
    assertThat(keys(changes)).isEqualTo(moved(before, after)).isNotEmpty();
    assertThat(changes).allSatisfy(change -> assertThat(change.get("causes")).isEqualTo(cause));
    partsAddUp(changes);
  }

  private static void partsAddUp(List<Map<String, String>> changes) {
    for (Map<String, String> change : changes) {
      if (change.get("difference").isEmpty()) {
        continue;
      }
      double sum = 0;
      for (Map.Entry<String, String> cell : change.entrySet()) {
        if (cell.getKey().startsWith("part_") && !cell.getValue().isEmpty()) {
          sum += Double.parseDouble(cell.getValue());
        }
      }
      assertThat(sum)
          .as(change.toString())
          .isEqualTo(Double.parseDouble(change.get("difference")), within(1e-6));
    }
  }

  @Test
  void eachCauseIsNamedForExactlyWhatItMoved() throws IOException {
    project();
    edition("1");
    Path communities = inputs.resolve(COMMUNITIES);
    replace(communities, ",JAAPS EL ZAPOTAL,60,", ",JAAPS EL ZAPOTAL,50,");
    edition("2");
    isOf("corrected", "1", "2");
    replace(
        home.resolve("sql/indicators/coverage/pt_cob_01_families_with_water_pct.sql"),
        "then dwellings - dwellings_without_water",
        "then 0.9 * (dwellings - dwellings_without_water)");
    edition("3");
    isOf("definition", "2", "3");
    settings.add("thresholds.\"record.max_age_years\".value=3");
    edition("4");
    isOf("setting", "3", "4");
    Path decisions = home.resolve("conf/places/decisions.csv");
    Files.writeString(
        decisions,
        Files.readString(decisions).stripTrailing()
            + "\nSANTA BÁRBARA,CHINDA,,0405,prueba,prueba\n");
    edition("5");
    isOf("place", "4", "5");
    String line =
        Files.readAllLines(communities).stream()
            .filter(each -> each.contains(",JAAPS EL ZAPOTAL,50,"))
            .findFirst()
            .orElseThrow();
    Files.writeString(
        communities,
        Files.readString(communities).stripTrailing()
            + "\n"
            + line.replace("600303", "699999").replace("EL ZAPOTAL", "LAS PRUEBAS")
            + "\n");
    edition("6");
    isOf("added", "5", "6");

    // publish compared each with the one before, and what is kept is told as what is computed.
    isToldFromWhatIsKept(
        "5", "6", "table public es", "csv members en", "json public en", "html members es");

    // All causes at once, with parts that add up.
    List<Map<String, String>> all = diff("1", "6");
    assertThat(keys(all)).containsAll(moved("1", "6"));
    partsAddUp(all);
    Set<String> causes = new TreeSet<>();
    all.forEach(change -> causes.addAll(List.of(change.get("causes").split(" "))));
    assertThat(causes).containsExactly("added", "corrected", "definition", "place", "setting");
    String page = done("diff", "1", "6", "--format", "html", "--to", folder + "/d.html");
    assertThat(Files.readString(Path.of(page.strip())))
        .contains(
            "DATOS FICTICIOS",
            "decisión de lugar",
            "Años que vale una encuesta (record.max_age_years): 5 → 3",
            "Familias con servicio de agua (sql/indicators/coverage/",
            "De qué indicadores")
        .doesNotContain(">PT-COB-01<");
    isToldFromWhatIsKept("1", "6", "html public en");
  }

  /**
   * Every answer of a difference that is kept, beside some computed anew.
   *
   * @param anew format, audience and language
   */
  private void isToldFromWhatIsKept(String before, String after, String... anew)
      throws IOException {
    Path file = kept(before, after);
    assertThat(file).isNotEmptyFile();
    String content = Files.readString(file);
    Map<String, String> answers = answers(before, after);
    for (String how : anew) {
      assertThat(answer(before, after, how, "--fresh")).as(how).isEqualTo(answers.get(how));
      assertThat(file).hasContent(content);
    }
    // A file that is damaged is computed anew, and whole again.
    Files.writeString(file, content.replace("true", "fals"));
    assertThat(answers(before, after)).isEqualTo(answers);
    assertThat(file).hasContent(content);
  }

  private Map<String, String> answers(String before, String after) throws IOException {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String format : List.of("table", "csv", "json", "html")) {
      for (String audience : List.of("public", "members")) {
        for (String language : List.of("es", "en")) {
          String how = String.join(" ", format, audience, language);
          answers.put(how, answer(before, after, how));
        }
      }
    }
    return answers;
  }

  private String answer(String before, String after, String how, String... more)
      throws IOException {
    String[] options = how.split(" ");
    Path to = folder.resolve("answer");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "diff",
                before,
                after,
                "--format",
                options[0],
                "--audience",
                options[1],
                "--lang",
                options[2],
                "--to",
                to.toString()));
    arguments.addAll(List.of(more));
    done(arguments.toArray(String[]::new));
    return Files.readString(to);
  }

  private Path kept(String before, String after) {
    Publications publications = new Publications(out);
    return publications
        .of(KeptDifferences.FOLDER)
        .resolve(
            Stream.of(before, after)
                    .map(name -> Publication.read(publications.of(name)).content())
                    .map(Publications::brief)
                    .collect(Collectors.joining("-"))
                + ".json");
  }

  /** Copies files from last to first, for a file system that lists them in order of creation. */
  private static void inAnotherOrder(Path folder) throws IOException {
    List<Path> files = new ArrayList<>(files(folder));
    Collections.reverse(files);
    Map<Path, byte[]> content = new LinkedHashMap<>();
    for (Path file : files) {
      content.put(file, Files.readAllBytes(file));
      assertThat(file.getParent().toFile().setWritable(true)).isTrue();
      Files.delete(file);
    }
    for (Map.Entry<Path, byte[]> each : content.entrySet()) {
      Files.write(each.getKey(), each.getValue());
    }
  }

  /** Runs the program in a process with a number of cores. */
  private Answered onCores(int cores, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add") || argument.startsWith("-Xmx"))
        .forEach(command::add);
    command.add("-XX:ActiveProcessorCount=" + cores);
    command.add("-Dptps.home=" + home);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--inputs", inputs.toString(), "--out", out.toString()));
    Path log = folder.resolve("cores-" + cores + ".log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answered(process.waitFor(), said, Files.readString(log));
  }

  @Test
  void anEditionComesOutAgainOnOtherCoresWithItsFilesInAnotherOrder() throws Exception {
    project();
    edition("1");
    Path reports = out.resolve("editions/1/run/reports");
    assertThat(reports.resolve("passports/annual-2022.es/PT-COB-01.html")).isNotEmptyFile();
    assertThat(Files.readString(reports.resolve("annual-2022.es.html")))
        .contains("href=\"passports/annual-2022.es/PT-COB-01.html#");
    inAnotherOrder(out.resolve("editions/1/inputs"));
    for (int cores : List.of(1, 3)) {
      Answered answered = onCores(cores, "verify", "1");
      assertThat(answered.code()).as(answered.out() + answered.err()).isZero();
      assertThat(answered.out()).contains("1: lo mismo, rehecho");
    }
  }

  @Test
  void anEditionComesOutAgainAndSaysWhatWasTouched() throws IOException {
    project();
    done("run");
    // The current files must be those of the run.
    replace(inputs.resolve(WATER), ",Red,0.55,", ",Red,0.54,");
    Answered stale = ptps("publish", "1");
    assertThat(stale.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(stale.err()).contains("./ptps run");
    edition("1");
    assertThat(ptps("publish", "1").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ptps("publish", "../x").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ptps("diff", "1", "9").err()).contains("no hay edición '9'", "1");

    // In another folder, on one core, after project and inputs changed.
    replace(inputs.resolve(WATER), ",Red,0.54,", ",Red,0.53,");
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(done("verify", "1")).contains("1: lo mismo, rehecho");
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }

    Path report = out.resolve("editions/1/run/reports/annual-2022.es.html");
    assertThat(report.toFile().setWritable(true)).isTrue();
    Files.writeString(report, Files.readString(report) + " ");
    Answered touched = ptps("verify", "1");
    assertThat(touched.code()).isEqualTo(ExitCodes.FOUND);
    long last = Files.size(report);
    assertThat(touched.out())
        .contains(
            "annual-2022.es.html: fue cambiado",
            "reports/annual-2022.es.html: difiere desde el byte " + last);
  }
}
