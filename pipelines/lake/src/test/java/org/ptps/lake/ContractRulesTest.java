package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Progress;
import org.ptps.catalog.hocon.DeclarationException;

/** What a contract says of duplicates, references and corrections, in a catalogue of two tables. */
class ContractRulesTest {
  private static final String VISITS =
      """
      id = visits
      table = visits
      title { es = "Visitas", en = "Visits" }
      publisher = X
      licence = X
      citation = X
      files { names = ["visits*"] }
      withheld = [telefono]
      unused = [nota]
      columns {
        system_id { from = sistema, required = true }
        survey_date { from = fecha, required = true }
        hours_per_day { from = horas, min = 0, max = 24 }
        community_name { from = comunidad }
      }
      """;
  private static final String SYSTEMS =
      """
      id = systems
      table = systems
      title { es = "Sistemas", en = "Systems" }
      publisher = X
      licence = X
      citation = X
      files { names = ["systems*"] }
      columns {
        system_id { from = id, required = true }
        system_name { from = nombre, required = true }
      }
      """;
  private static final String WORDS =
      "says { es = \"no está\", en = \"not there\" }, remedy { es = \"mirar\", en = \"look\" }";

  @TempDir Path home;

  @BeforeEach
  void state() throws IOException {
    write(
        "conf/columns.conf",
        """
        columns {
          system_id { type = text, es = s, en = s }
          system_name { type = text, es = s, en = s }
          survey_date { type = date, es = s, en = s }
          hours_per_day { type = number, es = s, en = s }
          community_name { type = text, es = s, en = s }
        }
        """);
    Path project = Path.of("../..").toAbsolutePath().normalize();
    for (String file :
        List.of("defaults.conf", "units.conf", "places/municipalities.csv", "places/aliases.csv")) {
      Files.createDirectories(home.resolve("conf/places"));
      Files.copy(project.resolve("conf").resolve(file), home.resolve("conf").resolve(file));
    }
    Files.copy(
        project.resolve("conf/places/decisions.csv"), home.resolve("conf/places/decisions.csv"));
    write(
        "conf/run.conf",
        "include \"defaults.conf\"\ninputs.paths = [in]\nout = out\ncountry.scope = HN\n");
    write("conf/sources/visits.conf", VISITS);
    write("conf/sources/systems.conf", SYSTEMS);
    table("systems", "[system_id, system_name]", "[system_id]", "");
    table("visits", "[system_id, survey_date, hours_per_day, community_name]", KEY, "");
    write("in/systems.csv", "id,nombre\nS1,Agua Fría\nS2,El Ocote\n");
  }

  private static final String KEY = "[system_id, survey_date]";

  private void table(String id, String columns, String key, String more) throws IOException {
    write(
        "conf/tables/" + id + ".conf",
        "id = "
            + id
            + "\ncomment { es = t, en = t }\nkey = "
            + key
            + "\ncolumns = "
            + columns
            + "\n"
            + more);
  }

  private void visits(String contract, String... rows) throws IOException {
    table("visits", "[system_id, survey_date, hours_per_day, community_name]", KEY, contract);
    write(
        "in/visits.csv",
        "sistema,fecha,horas,comunidad,telefono,nota\n" + String.join("\n", rows) + "\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private void build() {
    new LakeBuilder(Catalog.read(home, Path.of("conf/run.conf"), List.of()), Progress.silent())
        .build();
  }

  private List<String> shown(String table, String... columns) {
    return LakeRows.shown(
        home.resolve("out/lake"), "select " + String.join(", ", columns) + " from " + table);
  }

  private List<String> violations() {
    return shown("rejected_rows", "file", "line", "rule", "severity", "reason_es").stream()
        .filter(row -> row.startsWith("visits"))
        .toList();
  }

  @Test
  void theDeclaredRuleSaysWhichDoubleCountsAndTheOthersPointToIt() throws IOException {
    visits(
        "doubles { keep = most_complete }",
        "S1,2017-05-01,,,9,n",
        "S1,2017-05-01,12,Centro,9,n",
        "S1,2017-05-01,12,Centro,9,n");
    build();
    assertThat(shown("visits", "source_line", "hours_per_day")).containsExactly("3 | 12.0");
    assertThat(violations())
        .containsExactly(
            "visits.csv | 2 | same_key_other_content | duplicate | la misma clave con otros datos"
                + " ya está en visits.csv:3, que es la que cuenta",
            "visits.csv | 4 | duplicate_row | duplicate | la misma fila ya está en visits.csv:3");
  }

  @Test
  void ofRowsThatContradictEachOtherNoneCountsInWhateverOrderTheyStand() throws IOException {
    String[] rows = {
      "S1,2017-05-01,6,A,,",
      "S1,2017-05-01,12,A,,",
      "S2,2017-05-01,6,El  Rincón,,",
      "S2,2017-05-01,6,EL RINCON,,"
    };
    for (boolean turned : new boolean[] {false, true}) {
      List<String> order = new ArrayList<>(List.of(rows));
      if (turned) {
        Collections.reverse(order);
      }
      visits("doubles { keep = most_complete }", order.toArray(new String[0]));
      build();
      assertThat(shown("visits", "system_id", "hours_per_day")).containsExactly("S2 | 6.0");
      assertThat(violations().stream().map(fault -> fault.split(" \\| ")[2]))
          .containsExactlyInAnyOrder(
              "same_key_contradicts", "same_key_contradicts", "duplicate_row");
    }
  }

  @Test
  void aLessCompleteRowIsToldAgainstThoseThatContradictEachOther() throws IOException {
    visits(
        "doubles { keep = most_complete }",
        "S1,2017-05-01,6,,,",
        "S1,2017-05-01,6,A,,",
        "S1,2017-05-01,12,A,,");
    build();
    assertThat(shown("visits", "system_id")).isEmpty();
    assertThat(violations())
        .anyMatch(
            fault ->
                fault.startsWith("visits.csv | 2 | same_key_other_content | duplicate |")
                    && fault.contains("visits.csv:3"))
        .anyMatch(
            fault ->
                fault.startsWith("visits.csv | 3 | same_key_contradicts | reject |")
                    && fault.contains("visits.csv:4"));
  }

  @Test
  void theSameThingUnderAnotherKeyIsMarkedWithThePlaceOfTheFirst() throws IOException {
    visits(
        "same_thing = [ { id = twice, columns = [community_name], year_of = survey_date, "
            + WORDS
            + " } ]",
        "S1,2017-05-01,6,El  Rincón,,",
        "S2,2017-11-01,12,EL RINCON,,",
        "S2,2018-11-01,12,El Rincón,,");
    build();
    assertThat(shown("visits", "source_line", "flags"))
        .containsExactlyInAnyOrder("2 | ", "3 | twice", "4 | ");
    assertThat(violations())
        .containsExactly("visits.csv | 3 | twice | flag | no está; ya está en visits.csv:2");
  }

  @Test
  void aRowThatOneSameThingRefusesIsNotThereForTheNext() throws IOException {
    visits(
        "same_thing = [ { id = twice, columns = [community_name], severity = reject, "
            + WORDS
            + " }, { id = hours, columns = [hours_per_day], "
            + WORDS
            + " } ]",
        "S1,2017-05-01,6,A,,",
        "S2,2017-05-01,7,A,,",
        "S3,2017-05-01,7,B,,",
        "S4,2017-05-01,7,C,,");
    build();
    assertThat(shown("visits", "system_id", "flags"))
        .containsExactly("S1 | ", "S3 | ", "S4 | hours");
    assertThat(violations())
        .containsExactly(
            "visits.csv | 3 | twice | reject | no está; ya está en visits.csv:2",
            "visits.csv | 5 | hours | flag | no está; ya está en visits.csv:4");
  }

  @Test
  void twoFlagsOfOneRowStandInTheOrderOfTheContract() throws IOException {
    visits(
        "same_thing = [ { id = zeta, columns = [community_name], "
            + WORDS
            + " }, { id = alfa, columns = [hours_per_day], "
            + WORDS
            + " } ]",
        "S1,2017-05-01,7,A,,",
        "S2,2017-05-01,7,A,,");
    build();
    assertThat(shown("visits", "system_id", "flags")).containsExactly("S1 | ", "S2 | zeta,alfa");
    assertThat(violations()).hasSize(2);
  }

  @Test
  void rowsThatDifferOnlyInWhichCellIsEmptyAreNotTheSame() throws IOException {
    write("in/systems.csv", "id,nombre\nS1,Agua Fría\n");
    table("visits", "[system_id, survey_date, community_name, system_name]", KEY, "");
    write(
        "conf/sources/visits.conf",
        VISITS
            .replace("unused = [nota]", "unused = [horas]")
            .replace(
                "hours_per_day { from = horas, min = 0, max = 24 }",
                "system_name { from = nota }"));
    write(
        "in/visits.csv",
        "sistema,fecha,horas,comunidad,telefono,nota\nS1,2017-05-01,,A,,\nS1,2017-05-01,,,,A\n");
    build();
    assertThat(shown("visits", "system_id")).isEmpty();
    assertThat(violations()).hasSize(2).allMatch(fault -> fault.contains("same_key_contradicts"));
  }

  @Test
  void aValueThatStandsInNoRowOfTheOtherTableIsRefusedOrMarked() throws IOException {
    String reference =
        "references = [ { id = no_system, columns = [system_id], table = systems, to = [system_id], "
            + WORDS;
    visits(reference + ", severity = reject } ]", "S1,2017-05-01,6,A,,", "S9,2017-05-01,6,A,,");
    build();
    assertThat(shown("visits", "system_id")).containsExactly("S1");
    assertThat(violations()).containsExactly("visits.csv | 3 | no_system | reject | no está");

    Files.delete(home.resolve("in/systems.csv"));
    build();
    assertThat(shown("visits", "system_id")).as("nothing to compare with").hasSize(2);
  }

  @Test
  void aCorrectionIsReadAndToldAndOneThatNoLongerAppliesStopsTheRun() throws IOException {
    String correction =
        """
        id = visits
        corrections = [
          { id = hours_of_s1, files = "visits*", where { sistema = s1 }, column = horas
            wrong = "240", right = "24", reason { es = "un cero de más", en = "one zero too many" }
            by { es = "acta 3", en = "minutes 3" }, status = ours }
        ]
        """;
    write("conf/corrections/visits.conf", correction);
    visits("", "S1,2017-05-01,240,A,,", "S2,2017-05-01,6,A,,");
    build();
    assertThat(shown("visits", "system_id", "hours_per_day"))
        .containsExactly("S1 | 24.0", "S2 | 6.0");
    assertThat(violations())
        .containsExactly(
            "visits.csv | 2 | hours_of_s1 | correction | dice «240» y se lee «24»: un cero de más"
                + " (acta 3)");

    visits("", "S1,2017-05-01,24,A,,");
    DeclarationException stale = catchThrowableOfType(DeclarationException.class, this::build);
    assertThat(stale.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("conf/corrections/visits.conf");
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.what()).contains("hours_of_s1").contains("240");
            });
    assertThat(shown("visits", "hours_per_day")).as("the old lake stays").hasSize(2);
  }

  @Test
  void aWithheldColumnIsNotStoredNotToldAndNotShown() throws IOException {
    visits("", "S1,2017-05-01,6,A,9911-2233,n", "S2,2017-05-01,6,A,9911-2233", "S2");
    build();
    try (Stream<Path> files = Files.walk(home.resolve("out/lake"))) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file ->
                  assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                      .doesNotContain("9911"));
    }
    assertThat(violations()).noneMatch(row -> row.contains("extra_column"));
  }
}
