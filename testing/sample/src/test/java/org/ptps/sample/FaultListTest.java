package org.ptps.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultListTest {
  @TempDir static Path folder;
  private static SampleFiles files;
  private static List<Map<String, String>> faults;

  @BeforeAll
  static void generate() throws Exception {
    SampleGenerator.write(folder, SampleOptions.committed());
    files = new SampleFiles(folder);
    faults = faults(folder);
  }

  private static List<Map<String, String>> faults(Path folder) throws Exception {
    String text =
        Files.readString(folder.resolve("expected").resolve("faults.csv"), StandardCharsets.UTF_8);
    List<SampleFiles.Line> lines = SampleFiles.csv(text, ',');
    return new SampleFiles.Table(lines.get(0).cells(), lines.subList(1, lines.size())).maps();
  }

  private static int headerLine(String file) {
    return file.startsWith("ptps_members") ? 3 : file.startsWith("worldbank") ? 5 : 1;
  }

  private SampleFiles.Line line(Map<String, String> fault) {
    int number = Integer.parseInt(fault.get("line"));
    return files.lines(fault.get("file"), fault.get("sheet")).stream()
        .filter(each -> each.number() == number)
        .findFirst()
        .orElse(new SampleFiles.Line(number, List.of()));
  }

  @Test
  void everyFaultIsAtItsLine() {
    for (Map<String, String> fault : faults) {
      String file = fault.get("file");
      if (file.endsWith(".geojson")) {
        continue;
      }
      SampleFiles.Line line = line(fault);
      switch (fault.get("kind")) {
        case "blank_line" -> assertThat(line.blank()).as(fault.toString()).isTrue();
        case "note_footer" ->
            assertThat(line.cells().get(0)).as(fault.toString()).isEqualTo(fault.get("value"));
        case "exact_duplicate" ->
            assertThat(line.cells()).as(fault.toString()).isEqualTo(previous(fault).cells());
        default -> {
          List<String> header = files.table(file, fault.get("sheet"), headerLine(file)).header();
          assertThat(line.cells().get(header.indexOf(fault.get("column"))))
              .as(fault.toString())
              .isEqualTo(fault.get("value"));
        }
      }
    }
  }

  private SampleFiles.Line previous(Map<String, String> fault) {
    List<SampleFiles.Line> before = new ArrayList<>();
    for (SampleFiles.Line each : files.lines(fault.get("file"), fault.get("sheet"))) {
      if (each.number() < Integer.parseInt(fault.get("line"))) {
        before.add(each);
      }
    }
    return before.get(before.size() - 1);
  }

  @Test
  void everyFaultOfAFeatureIsInThatFeature() {
    String text = new String(files.bytes(Microcatchments.FILE), StandardCharsets.UTF_8);
    List<String> features =
        text.lines().filter(each -> each.startsWith("{\"type\":\"Feature\"")).toList();
    assertThat(features).hasSize(60);
    List<Map<String, String>> own =
        faults.stream().filter(each -> each.get("file").endsWith(".geojson")).toList();
    assertThat(own).hasSizeGreaterThan(15);
    assertThat(own)
        .allSatisfy(
            fault ->
                assertThat(features.get(Integer.parseInt(fault.get("line")) - 1))
                    .containsPattern(
                        "\""
                            + fault.get("column")
                            + "\":\"?"
                            + Pattern.quote(fault.get("value"))
                            + "[\",]"));
  }

  @Test
  void everyKindOfFaultOccurs() {
    assertThat(kindsOf("siasar_communities")).hasSize(16);
    assertThat(kindsOf("siasar_systems")).hasSize(17);
    assertThat(kindsOf("siasar_catchments")).hasSize(8);
    assertThat(kindsOf("siasar_treatments")).hasSize(4);
    assertThat(kindsOf("siasar_providers")).hasSize(11);
    assertThat(kindsOf("siasar_links")).hasSize(8);
    assertThat(kindsOf("siasar_generation1_systems")).hasSize(7);
    assertThat(kindsOf("siasar_generation1_providers")).hasSize(7);
    assertThat(kindsOf("ine_population_dwellings")).hasSize(9);
    assertThat(kindsOf("ersaps_urban_providers")).hasSize(9);
    assertThat(kindsOf("ptps_members")).hasSize(6);
    assertThat(kindsOf("worldbank")).containsExactly("other_series");
    assertThat(kindsOf("jmp_world")).containsExactly("note_footer");
    assertThat(kindsOf("jmp_household_points")).containsExactly("over_100_by_rounding");
    assertThat(kindsOf("jmp_department_points")).containsExactly("zero_for_missing");
    assertThat(kindsOf("icf_microcatchments")).hasSize(6);
    assertThat(kindsOf("siasar_storages")).hasSize(5);
    assertThat(kindsOf("siasar_distributions")).hasSize(6);
    assertThat(kindsOf("siasar_schools")).hasSize(8);
    assertThat(kindsOf("siasar_health_centres")).hasSize(4);
    assertThat(kindsOf("ephpm_2002_2003")).hasSize(3);
    assertThat(kindsOf("ephpm_2005")).hasSize(3);
    assertThat(kindsOf("ephpm_2018_2024")).hasSize(3);
    assertThat(kindsOf("census_dwellings")).hasSize(4);
    assertThat(kindsOf("jmp_schools")).containsExactly("impossible_value_of_the_publisher");
  }

  private Set<String> kindsOf(String source) {
    return faults.stream()
        .filter(each -> each.get("file").startsWith(source + "/"))
        .map(each -> each.get("kind"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyOutcomeIsExpectedSomewhere() {
    assertThat(faults.stream().map(each -> each.get("expected_outcome")).distinct())
        .containsExactlyInAnyOrder(
            "reject", "cell", "flag", "duplicate", "out_of_scope", "footer", "none");
  }

  @Test
  void sameKeyRowsDifferFromTheRowBeforeInOneCell() {
    List<Map<String, String>> same =
        faults.stream().filter(each -> each.get("kind").equals("same_key_other_content")).toList();
    assertThat(same).hasSizeGreaterThan(5);
    for (Map<String, String> fault : same) {
      List<String> here = line(fault).cells();
      List<String> before = previous(fault).cells();
      long different = 0;
      for (int i = 0; i < here.size(); i++) {
        different += here.get(i).equals(before.get(i)) ? 0 : 1;
      }
      assertThat(different).as(fault.toString()).isEqualTo(1);
    }
  }

  @Test
  void withoutFaultsNothingHasToBeRefused() throws Exception {
    Path clean = folder.resolve("clean");
    SampleGenerator.write(clean, new SampleOptions(SampleOptions.LEAST_COMMUNITIES, 2018, 0));
    assertThat(faults(clean).stream().map(each -> each.get("kind")).distinct())
        .containsExactlyInAnyOrder(
            "other_series", "note_footer", "zero_for_missing", "impossible_value_of_the_publisher");
  }

  @Test
  void aHigherRateGivesMoreFaults() throws Exception {
    Path dirty = folder.resolve("dirty");
    SampleGenerator.write(dirty, new SampleOptions(SampleOptions.LEAST_COMMUNITIES, 2018, 0.2));
    long few = faults.stream().filter(each -> each.get("file").startsWith("siasar_c")).count();
    long many =
        faults(dirty).stream().filter(each -> each.get("file").startsWith("siasar_c")).count();
    assertThat(many).isGreaterThan(2 * few);
  }
}
