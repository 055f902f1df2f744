package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.hocon.Problem;

class DevCheckTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Path RUN = Path.of("conf/sample.conf");

  @TempDir Path home;

  @BeforeEach
  void copyWhatIsRead() throws IOException {
    for (String part :
        List.of(
            "conf", "sql", "charts/figures", "charts/reports", "charts/style", DevCheck.ORACLE)) {
      try (Stream<Path> walk = Files.walk(HOME.resolve(part))) {
        for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
          Path target = home.resolve(HOME.relativize(path).toString());
          Files.createDirectories(target.getParent());
          Files.copy(path, target);
        }
      }
    }
  }

  private List<String> told() {
    return new DevCheck(home).problems(RUN).stream().map(Problem::toString).toList();
  }

  private void replace(String file, String old, String replacement) throws IOException {
    Path path = home.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(old);
    Files.writeString(path, text.replace(old, replacement));
  }

  @Test
  void theProjectLacksNothing() {
    assertThat(new DevCheck(HOME).problems(RUN)).isEmpty();
  }

  @Test
  void anIndicatorWithoutSecondReadingIsToldWithTheClassThatWantsIt() throws IOException {
    replace(DevCheck.ORACLE + "/Coverage.java", "\"PT-COB-09\"", "\"PT-COB-99\"");
    assertThat(told())
        .singleElement()
        .asString()
        .matches("(?s)sql/indicators/coverage/pt_cob_09_\\w+\\.conf:[1-9]\\d*: .*")
        .contains("PT-COB-09 has no second reading", DevCheck.ORACLE + "/Coverage.java");
  }

  @Test
  void aStaleIndexIsToldAsItsDifferenceAndWrittenAnewOnRequest() throws IOException {
    String fresh = Files.readString(home.resolve(GeneratedPage.INDEX));
    String line =
        fresh.lines().filter(each -> each.contains("PT-COB-03")).findFirst().orElseThrow();
    replace(GeneratedPage.INDEX, line, "PT-COB-03 before");
    assertThat(told())
        .singleElement()
        .asString()
        .matches("(?s)sql/INDICATORS.md:[1-9]\\d*: .*")
        .contains("- PT-COB-03 before", "+ " + line)
        .satisfies(text -> assertThat(text.lines()).hasSizeLessThan(5));
    assertThat(new DevCheck(home).refresh(RUN)).containsExactly(GeneratedPage.INDEX);
    assertThat(Files.readString(home.resolve(GeneratedPage.INDEX))).isEqualTo(fresh);
    assertThat(new DevCheck(home).refresh(RUN)).isEmpty();
    assertThat(told()).isEmpty();
  }

  @Test
  void aScopeThatNoTrendKnowsIsToldBesideAllElse() throws IOException {
    replace(
        "conf/baselines.conf",
        "scope = PTPS2017, year = 2017, residence = total, value = 18",
        "scope = PTPS99, year = 2017, residence = total, value = 18");
    replace(DevCheck.ORACLE + "/Coverage.java", "\"PT-COB-09\"", "\"PT-COB-99\"");
    assertThat(told())
        .hasSize(2)
        .anyMatch(
            each ->
                each.matches("(?s)conf/baselines.conf:[1-9]\\d*: .*")
                    && each.contains("no trend knows the scope 'PTPS99'"))
        .anyMatch(each -> each.contains("PT-COB-09 has no second reading"));
  }

  @Test
  void aBaselineThatNoIndicatorNamesIsTold() throws IOException {
    replace(
        "conf/baselines.conf",
        "  micrometering_2019 {",
        "  nobody_compares_2016 { kind = reference, scope = NAT, year = 2016, residence = total,"
            + " value = 50\n    definition { es = \"x\", en = \"x\" }\n"
            + "    source { es = \"x\", en = \"x\" } }\n"
            + "  micrometering_2019 {");
    assertThat(told())
        .singleElement()
        .asString()
        .matches("(?s)conf/baselines.conf:[1-9]\\d*: no indicator names the baseline nobody_.*");
  }

  @Test
  void pagesMadeFromSourcesAreToldWhenASourceChanges() throws IOException {
    Files.createDirectories(home.resolve("docs"));
    for (String page : List.of("fuentes", "sources", "guia-socios", "guide-partners")) {
      Files.copy(HOME.resolve("docs/" + page + ".md"), home.resolve("docs/" + page + ".md"));
    }
    assertThat(told()).isEmpty();
    replace("conf/sources/ptps_complaints.conf", "due = \"02-28\"", "due = \"02-27\"");
    assertThat(told())
        .hasSizeGreaterThanOrEqualTo(2)
        .anyMatch(
            each ->
                each.matches("(?s)docs/guide-partners.md:[1-9]\\d*: is not what is declared:.*")
                    && each.contains("| 27 February |"))
        .allMatch(each -> each.endsWith("./ptps dev check --refresh"));
    assertThat(new DevCheck(home).refresh(RUN))
        .contains("docs/guia-socios.md", "docs/guide-partners.md");
    assertThat(told()).isEmpty();
  }

  @Test
  void aStaleIndexIsToldWhateverElseIsWrong() throws IOException {
    replace(GeneratedPage.INDEX, "PT-COB-03", "PT-COB-03 before");
    replace("conf/sources/worldbank.conf", "licence ", "licens ");
    assertThat(told())
        .anyMatch(each -> each.startsWith("conf/sources/worldbank.conf:"))
        .anyMatch(each -> each.startsWith(GeneratedPage.INDEX));
  }

  @Test
  void aFigureThatNoChapterShowsIsToldUnlessItSaysSo() throws IOException {
    Path figures = home.resolve("charts/figures");
    String declared =
        Files.readString(figures.resolve("source_comparison.conf"))
            .replace("source_comparison", "compared_apart");
    Files.writeString(figures.resolve("compared_apart.conf"), declared);
    assertThat(told())
        .singleElement()
        .asString()
        .startsWith("charts/figures/compared_apart.conf")
        .contains("no chapter shows figure compared_apart");
    Files.writeString(figures.resolve("compared_apart.conf"), declared + "alone = true\n");
    assertThat(told()).isEmpty();
  }

  @Test
  void aChapterWithoutItsProseIsToldInBothLanguagesWithTheFilesToWrite() throws IOException {
    Files.delete(home.resolve("charts/reports/shared/coverage.es.md"));
    Files.delete(home.resolve("charts/reports/shared/coverage.en.md"));
    assertThat(told())
        .hasSize(2)
        .anyMatch(
            each ->
                each.startsWith("charts/reports/shared/coverage.es.md")
                    && each.contains("no está → escríbalo"))
        .anyMatch(
            each ->
                each.startsWith("charts/reports/shared/coverage.en.md")
                    && each.contains("is not there → write it"));
  }

  @Test
  void wordsThatNothingReadsAndNumbersTypedIntoThemAreTold() throws IOException {
    Path written = home.resolve("charts/reports/annual/narrative/2021");
    Files.createDirectories(written);
    Files.writeString(written.resolve("achievments.es.md"), "Un logro.");
    Files.writeString(written.resolve("achievements.es.md"), "Se llegó a 1432 familias.");
    Files.writeString(written.resolve("edition.conf"), "leave_out = [abuot]\n");
    assertThat(told())
        .hasSize(3)
        .anyMatch(
            each ->
                each.startsWith("charts/reports/annual/narrative/2021/edition.conf:1")
                    && each.contains("'abuot'"))
        .anyMatch(
            each ->
                each.startsWith("charts/reports/annual/narrative/2021/achievments.es.md")
                    && each.contains("nothing reads it"))
        .anyMatch(
            each ->
                each.startsWith("charts/reports/annual/narrative/2021/achievements.es.md:1")
                    && each.contains("1432"));
  }
}
