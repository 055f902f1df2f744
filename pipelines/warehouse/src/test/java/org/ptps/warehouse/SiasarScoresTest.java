package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIASAR scores, recomputed from their parts. */
class SiasarScoresTest {
  private static Database database;
  private static String checks;

  @BeforeAll
  static void createQueries() {
    database = Database.inMemory();
    new WarehouseLayers(database, Declarations.inputs(Path.of("target/scores")), Map.of())
        .createOnly("report.score_checks");
    checks =
        database
            .query("select sql from declared.queries where name = 'score_checks'")
            .rows()
            .get(0)
            .text("sql");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void clear() {
    database.execute("delete from lake.communities");
    database.execute("delete from lake.systems");
  }

  private static List<Rows.Row> checks(String condition) {
    return database
        .query("select * from (" + checks + "\n) where " + condition + " order by all")
        .rows();
  }

  private static Rows.Row check(String score) {
    return checks("score = " + Database.literal(score)).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "1, A",
    "0.9, A",
    "0.8999999999, A",
    "0.899999, B",
    "0.7, B",
    "0.699999, C",
    "0.4, C",
    "0.399999, D",
    "0, D",
    "1.01, ",
    "-0.01, ",
    "null, "
  })
  void aLetterStartsAtItsBoundaryAndAMissingIndexHasNone(String index, String letter) {
    assertThat(
            database
                .query("select macros.siasar_letter(" + index + ", 0.9, 0.7, 0.4) as letter")
                .rows()
                .get(0)
                .text("letter"))
        .isEqualTo(letter);
  }

  private static void community(String columns, String values) {
    database.execute(
        "insert into lake.communities (country, community_id, siasar_generation, synthetic, source_file,"
            + " source_line, "
            + columns
            + ") values ('HN', 'c1', 2, false, 'c.csv', 2, "
            + values
            + ")");
  }

  @Test
  void aCommunitysScoreIsTheGeometricMeanOfFourAndZeroWhereOneIsZero() {
    community(
        "index_nsa, index_nsh, index_eiacom, index_psecom, index_ias, class_published",
        "0.4, 0.9, 0.5, 0.2, 0.4356, 'C'");
    assertThat(check("ias").text("agreement")).isEqualTo("agrees");
    assertThat(check("ias_letter").text("agreement")).isEqualTo("agrees");

    clear();
    community(
        "index_nsa, index_nsh, index_eiacom, index_psecom, index_ias, class_published",
        "0.4, 0.9, 0.5, 0, 0.0, 'D'");
    assertThat(check("ias").number("recomputed")).isZero();
    assertThat(check("ias_letter").text("agreement")).isEqualTo("agrees");
  }

  @Test
  void aMissingPartGivesNoScoreAndAMissingScoreNoLetter() {
    community("index_nsaacc, index_nsacon, index_nsaest", "0.4, 0.9, 0.5");
    assertThat(check("nsa").text("agreement")).isEqualTo("missing");
    assertThat(check("nsa").value("recomputed")).isNull();
    assertThat(check("ias_letter").value("recomputed_letter")).isNull();
    assertThat(check("ias_letter").text("agreement")).isEqualTo("missing");
  }

  @Test
  void aPublishedScoreOrLetterThatItsPartsDoNotGiveIsListed() {
    community(
        "index_nsaacc, index_nsacon, index_nsaest, index_nsacal, index_nsa, index_ias, class_published",
        "0.4, 0.6, 0.8, 1, 0.75, 0.7, 'C'");
    assertThat(checks("agreement = 'differs'"))
        .extracting(
            row -> row.text("score"),
            row -> row.number("published"),
            row -> row.number("recomputed"),
            row -> row.text("published_letter"),
            row -> row.text("recomputed_letter"))
        .containsExactlyInAnyOrder(
            tuple("nsa", 0.75, 0.7, null, null), tuple("ias_letter", null, null, "C", "B"));
  }

  @Test
  void aSystemWithoutChlorinationCannotReachA() {
    database.execute(
        "insert into lake.systems (country, system_id, siasar_generation, synthetic, source_file, source_line,"
            + " chlorination, treatment_state, index_eiastr, index_eiaaut, index_eiainf, index_eiazpa, index_eia,"
            + " intake_state, conduction_state, storage_state, distribution_state)"
            + " values ('HN', 's1', 2, false, 's.csv', 2, 'none', 1, 0.5, 1, 1, 1, 0.875, 1, 1, 1, 1)");
    assertThat(check("eiastr").text("agreement")).isEqualTo("agrees");
    assertThat(check("eiainf").number("recomputed")).isEqualTo(1);
    assertThat(check("eia").number("recomputed")).isEqualTo(0.875);
    assertThat(check("eia_letter").text("recomputed_letter")).isEqualTo("B");
  }

  @Test
  void lettersOfTheFirstGenerationAreNotComputedAgain() {
    database.execute(
        "insert into lake.systems (country, system_id, siasar_generation, class_published) values ('HN', 's1', 1, 'A')");
    assertThat(checks("true")).isEmpty();
  }

  @Test
  void everyScoreOfRealRowsComesOut() {
    String said = System.getenv("PTPS_REAL");
    Path folder =
        (said == null ? Declarations.HOME.resolve("../shared/real") : Path.of(said))
            .resolve("siasar/colombia-cundinamarca-excerpt");
    assumeTrue(Files.isDirectory(folder));
    database.execute(
        "insert into lake.communities by name select 'CO' as country, 2 as siasar_generation, nombre as community_id,"
            + " nsaacc as index_nsaacc, nsacon as index_nsacon, nsaest as index_nsaest, nsacal as index_nsacal,"
            + " nsa as index_nsa, nshnss as index_nshnss, nshhpe as index_nshhpe, nshhho as index_nshhho,"
            + " nshhco as index_nshhco, nsh as index_nsh, eiacom as index_eiacom, psecom as index_psecom,"
            + " ias as index_ias, ias_abcd as class_published from read_csv("
            + Database.literal(folder.resolve("community_main.excerpt.csv").toString())
            + ")");
    database.execute(
        "insert into lake.systems by name select 'CO' as country, 2 as siasar_generation, nombre as system_id,"
            + " capt_estado as intake_state, cond_estado as conduction_state, almc_estado as storage_state,"
            + " dist_estado as distribution_state, eiaaut as index_eiaaut, eiainf as index_eiainf,"
            + " eiazpa as index_eiazpa, eiastr as index_eiastr, eia as index_eia from read_csv("
            + Database.literal(folder.resolve("system_main.excerpt.csv").toString())
            + ")");

    assertThat(checks("score in ('nsa', 'nsh', 'ias', 'ias_letter')")).hasSize(44);
    assertThat(checks("score in ('eiainf', 'eia')")).hasSize(14);
    assertThat(checks("score not in ('eia_letter', 'eiastr')"))
        .allSatisfy(
            row -> assertThat(row.text("agreement")).as(row.toString()).isEqualTo("agrees"));
  }
}
