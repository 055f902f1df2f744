package org.ptps.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Progress;
import org.ptps.exchange.Validation.Finding;
import org.ptps.exchange.Validation.PartResult;
import org.ptps.lake.LakeBuilder;

/**
 * Validation without Spark finds the same as the lake, in files damaged at random: rules of cells
 * and rows, between rows of a table, and between tables.
 */
class ValidationAgreesTest {

  /** Tables with references, entities and declared {@code same_thing}s. */
  private static final List<String> SOURCES =
      List.of(
          "siasar_systems",
          "siasar_generation1_systems",
          "siasar_links",
          "siasar_storages",
          "siasar_generation1_providers",
          "jmp_household_points",
          "ptps_members",
          "ptps_self_assessments",
          "ptps_life_cycle_costs",
          "ptps_water_quality");

  private static final int ROUNDS = 5;
  private static final int LINES = 60;

  @TempDir Path folder;

  @Test
  @Tag("campaign")
  void ofFilesDamagedAtRandomTheSameIsFoundAsInTheLake() throws Exception {
    Set<String> rules = new TreeSet<>();
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(20211130L + round);
      Path inputs = folder.resolve("inputs-" + round);
      for (String source : SOURCES) {
        // Without a referenced table its references are not checked.
        if (round < 2 || random.nextInt(5) > 0) {
          damaged(source, inputs.resolve(source), random);
        }
      }
      Catalog catalog =
          Catalog.read(
              Declared.HOME,
              Path.of("conf/sample.conf"),
              List.of(
                  "inputs.paths=[\"" + inputs + "\"]",
                  "out=\"" + folder.resolve("out-" + round) + "\""));
      List<PartResult> parts = Validation.of(catalog).parts();
      new LakeBuilder(catalog, Progress.silent()).build();
      Path lake = catalog.settings().lake();
      Set<String> ofValidation = new TreeSet<>();
      for (PartResult part : parts) {
        for (Finding finding : part.findings()) {
          ofValidation.add(told(part, finding));
          rules.add(finding.violation().rule());
        }
      }
      found += ofValidation.size();
      assertThat(ofValidation).as("round %d", round).isEqualTo(ofTheLake(lake));
      assertThat(parts.stream().map(ValidationAgreesTest::counts).sorted().toList())
          .as("lines of round %d", round)
          .isEqualTo(countsOfTheLake(lake));
    }
    assertThat(found).as("findings compared").isGreaterThan(1000);
    assertThat(rules)
        .contains(
            "duplicate_row",
            "same_key_contradicts",
            "same_name_and_year",
            "coordinates_of_another_system",
            "same_value_in_another_year",
            "system_not_found",
            "provider_not_found",
            "partner_not_in_register",
            "place_unknown",
            "not_a_date");
  }

  @Test
  void whatOnlyARunWithOtherFilesCanTellIsNamed() throws IOException {
    Path alone = folder.resolve("alone");
    copy("siasar_links", Files.createDirectories(alone.resolve("links")));
    assertThat(unchecked(alone))
        .containsExactly("community_not_found", "system_not_found", "provider_not_found");
    copy("siasar_systems", Files.createDirectories(alone.resolve("systems")));
    assertThat(unchecked(alone)).containsExactly("community_not_found", "provider_not_found");
  }

  private static List<String> unchecked(Path inputs) {
    return Validation.of(Declared.over(inputs)).parts().stream()
        .flatMap(part -> part.unchecked().stream())
        .map(reference -> reference.id())
        .distinct()
        .toList();
  }

  private static void copy(String source, Path to) throws IOException {
    for (Path file : files(source)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  private static List<Path> files(String source) throws IOException {
    try (Stream<Path> all = Files.list(Declared.HOME.resolve("data-sample/raw").resolve(source))) {
      return all.filter(each -> each.toString().endsWith(".csv")).sorted().toList();
    }
  }

  /** Some lines of each file, as bytes, whatever its encoding. */
  private static void damaged(String source, Path to, Random random) throws IOException {
    Files.createDirectories(to);
    for (Path file : files(source)) {
      List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      List<String> body = new ArrayList<>(lines.subList(1, lines.size()));
      // Consecutive lines, such as the years of one system, stay together.
      int from = body.size() <= LINES ? 0 : random.nextInt(body.size() - LINES);
      body = new ArrayList<>(body.subList(from, Math.min(body.size(), from + LINES)));
      for (int i = 0; i < 10 && !body.isEmpty(); i++) {
        damage(body, random);
      }
      plant(source, lines.get(0), body, random);
      body.add(0, lines.get(0));
      Files.writeString(
          to.resolve(file.getFileName()),
          String.join("\n", body) + (random.nextBoolean() ? "\n" : ""),
          StandardCharsets.ISO_8859_1);
    }
  }

  /** Faults that random damage hardly makes: copied coordinates, an unregistered partner. */
  private static void plant(String source, String header, List<String> body, Random random) {
    switch (source) {
      case "siasar_systems" -> {
        int latitude = List.of(header.split(",")).indexOf("latitud");
        for (int i = 0; i < 3; i++) {
          set(body, random.nextInt(body.size()), latitude, "14.51");
        }
        body.replaceAll(line -> line.replaceFirst(",14\\.51,[^,]*,", ",14.51,-88.25,"));
      }
      case "ptps_self_assessments" ->
          set(body, random.nextInt(body.size()), 0, "Organización Sin Registro");
      default -> {}
    }
  }

  private static void set(List<String> body, int line, int cell, String value) {
    String[] cells = body.get(line).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    if (cell < cells.length) {
      cells[cell] = value;
      body.set(line, String.join(",", cells));
    }
  }

  private static void damage(List<String> body, Random random) {
    int at = random.nextInt(body.size());
    String line = body.get(at);
    String other = body.get(random.nextInt(body.size()));
    String separator = line.contains(";") ? ";" : ",";
    String[] cells = line.split(separator, -1);
    String[] others = other.split(separator, -1);
    int cell = random.nextInt(cells.length);
    switch (random.nextInt(9)) {
      case 0 -> body.add(random.nextInt(body.size()), line);
      case 1 -> cells[cell] = "";
      case 2 -> cells[cell] = "x" + cells[cell];
      case 3 -> cells[cell] = "-" + random.nextInt(99_999);
      case 4 -> cells[cell] = cell < others.length ? others[cell] : "?";
      case 5 -> body.add(at, line.substring(0, random.nextInt(line.length() + 1)));
      case 6 -> body.add(at, other + separator);
      case 7 -> Collections.swap(body, at, random.nextInt(body.size()));
      default -> {
        // A copy of the row with one cell of another.
        cells[cell] = cell < others.length ? others[cell] : "";
        body.add(at, String.join(separator, cells));
      }
    }
    if (body.get(at).equals(line)) {
      body.set(at, String.join(separator, cells));
    }
  }

  private static String told(PartResult part, Finding finding) {
    String shown = part.file() + (part.sheet().isEmpty() ? "" : " [" + part.sheet() + "]");
    return String.join(
        " | ",
        shown + ":" + finding.line(),
        finding.violation().column(),
        finding.violation().value(),
        finding.violation().rule(),
        finding.violation().severity().name().toLowerCase(Locale.ROOT),
        finding.violation().reason().es(),
        finding.violation().reason().en());
  }

  /** The lake names the file beside the line, validation the line only. */
  private static Set<String> ofTheLake(Path lake) throws SQLException {
    return new TreeSet<>(
        rows(
            "select concat_ws(' | ', shown || ':' || line, column_name, value, rule, severity,"
                + " replace(reason_es, ' ' || shown || ':', ' la línea '),"
                + " replace(reason_en, ' ' || shown || ':', ' line ')) from (select *, file || case"
                + " when sheet = '' then '' else ' [' || sheet || ']' end as shown from '"
                + lake.resolve("rejected_rows/*.parquet")
                + "')"));
  }

  private static String counts(PartResult part) {
    return String.join(
        " ",
        part.file(),
        String.valueOf(part.kept()),
        String.valueOf(part.duplicate()),
        String.valueOf(part.rejected()));
  }

  private static List<String> countsOfTheLake(Path lake) throws SQLException {
    return rows(
            "select concat_ws(' ', file, kept, duplicate, rejected) from '"
                + lake.resolve("file_ledger/*.parquet")
                + "'")
        .stream()
        .sorted()
        .toList();
  }

  private static List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
