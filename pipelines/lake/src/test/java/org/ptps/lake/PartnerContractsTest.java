package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Progress;
import org.ptps.catalog.Source;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.input.SourceMatcher;

/**
 * Every rule of every partner source, on a row that breaks it and on one that does not. Each line
 * of {@code partner_traps.txt} is a row with the expected finding.
 */
class PartnerContractsTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final String TRAPS = "partner_traps.txt";

  @TempDir static Path folder;
  private static Catalog catalog;
  private static final Map<String, List<String>> EXPECTED = new TreeMap<>();
  private static final Map<String, List<String>> FOUND = new TreeMap<>();

  @BeforeAll
  static void build() throws IOException {
    Path inputs = Files.createDirectories(folder.resolve("inputs"));
    writeTraps(inputs);
    catalog = Declared.between(folder.resolve("out"), inputs);
    new LakeBuilder(catalog, Progress.silent()).build();
    for (List<Object> row :
        LakeRows.of(lake(), "select source, line, severity, rule from rejected_rows")) {
      FOUND
          .computeIfAbsent((String) row.get(0), source -> new ArrayList<>())
          .add(row.get(1) + " " + row.get(2) + " " + row.get(3));
    }
    FOUND.values().forEach(list -> list.sort(null));
  }

  /**
   * Sections begin with {@code [source] file}, then the header, then rows {@code finding | row}.
   */
  private static void writeTraps(Path inputs) throws IOException {
    String source = "";
    Path file = null;
    int line = 0;
    for (String text : resource().lines().toList()) {
      if (text.startsWith("[")) {
        source = text.substring(1, text.indexOf(']'));
        file = inputs.resolve(text.substring(text.indexOf(']') + 2));
        line = 0;
      } else if (!text.isBlank() && !text.startsWith("#")) {
        line++;
        String row = line == 1 ? text : text.substring(text.indexOf('|') + 1).strip();
        if (line > 1) {
          for (String finding : text.substring(0, text.indexOf('|')).strip().split(", ")) {
            List<String> list = EXPECTED.computeIfAbsent(source, id -> new ArrayList<>());
            if (!finding.equals("kept")) {
              list.add(line + " " + finding);
            }
          }
        }
        Files.writeString(
            file, (line == 1 ? "" : Files.readString(file)) + row + "\n", StandardCharsets.UTF_8);
      }
    }
    EXPECTED.values().forEach(list -> list.sort(null));
  }

  private static String resource() throws IOException {
    try (var in = PartnerContractsTest.class.getResourceAsStream(TRAPS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Path lake() {
    return folder.resolve("out/lake");
  }

  static Stream<String> sources() {
    return EXPECTED.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void eachTrapIsMetByItsRuleAndSoundRowsByNone(String source) {
    assertThat(FOUND.getOrDefault(source, List.of())).isEqualTo(EXPECTED.get(source));
  }

  @Test
  void noRuleOfAPartnerSourceIsWithoutATrap() {
    Set<String> declared = new TreeSet<>();
    for (Source source : catalog.sources().values()) {
      if (source.delivery() != null) {
        source
            .rules()
            .forEach(
                rule ->
                    declared.add(
                        source.id()
                            + " "
                            + rule.severity().name().toLowerCase(Locale.ROOT)
                            + " "
                            + rule.id()));
      }
    }
    Set<String> trapped = new TreeSet<>();
    EXPECTED.forEach(
        (source, findings) ->
            findings.forEach(
                finding -> trapped.add(source + finding.substring(finding.indexOf(' ')))));
    assertThat(declared).hasSizeGreaterThan(50);
    assertThat(trapped).containsAll(declared);
  }

  @Test
  void codesOfTheLakeAreTheCanonicalOnes() {
    assertThat(shown("poa_activities", "strategy", "result_code", "municipality_code"))
        .contains("a | R1.4 | 1608", "b | R2.4 | null", "c | R1 | null");
    assertThat(shown("self_assessments", "principle", "question"))
        .contains("life_cycle_costs | COSTOS1");
    assertThat(shown("technical_assistance", "giver_type", "assistance_kind", "theme"))
        .contains("ajaaps | visit | water_quality", "tsm | training | finance");
    assertThat(shown("validations", "validated_by_role", "objection")).contains("mayor | false");
    assertThat(shown("self_assessment_notes", "note_kind", "note_code"))
        .contains("achievement | achievement_water");
  }

  @Test
  void whoComplainsIsInNoTableOfTheLake() {
    for (String table :
        List.of("complaints", "improvement_requests", "rejected_rows", "place_decisions")) {
      assertThat(shown(table, "*"))
          .as(table)
          .isNotEmpty()
          .noneMatch(row -> row.contains("Persona Ficticia") || row.contains("0000-0007"));
    }
    assertThat(shown("complaints", "complaint_id", "theme")).contains("Q1 | continuity");
  }

  private static List<String> shown(String table, String... columns) {
    return LakeRows.shown(lake(), "select " + String.join(", ", columns) + " from " + table);
  }

  @Test
  void everyFileOfTheSampleIsClaimedByTheSourceOfItsFolder() {
    Catalog sample = Declared.over(HOME.resolve("data-sample/raw"));
    Set<String> claiming = new TreeSet<>();
    for (InputPart input : new SourceMatcher(sample).match()) {
      String file = input.profile().part().file();
      if (file.startsWith("ptps_")) {
        assertThat(input.claimed()).as(file + ": " + input.unclaimed()).isTrue();
        assertThat(input.source().id()).as(file).isEqualTo(file.substring(0, file.indexOf('/')));
        claiming.add(input.source().id());
      }
    }
    assertThat(claiming).containsAll(EXPECTED.keySet()).contains("ptps_members");
  }
}
