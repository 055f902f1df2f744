package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Language;

/**
 * Pages of {@code docs} that are made from declarations are what the declarations say now. To write
 * one again after reading the difference: {@code -Drefresh=docs/fuentes.md}.
 */
class GeneratedPagesTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final String BEGIN = "<!-- begin: conf/sources -->\n";
  private static final String END = "<!-- end -->\n";

  private static SourcesPage page(Language language) {
    return new SourcesPage(Catalog.read(HOME, Path.of("conf/defaults.conf"), List.of()), language);
  }

  /** The first line that differs, so that a stale page is a difference and not two pages. */
  private static void compare(String name, String expected, String found) throws IOException {
    if (expected.equals(found)) {
      return;
    }
    if (List.of(System.getProperty("refresh", "").split(",")).contains(name)) {
      Files.writeString(HOME.resolve(name), expected);
      return;
    }
    List<String> wanted = expected.lines().toList();
    List<String> there = found.lines().toList();
    int at = 0;
    while (at < Math.min(wanted.size(), there.size()) && wanted.get(at).equals(there.get(at))) {
      at++;
    }
    fail(
        "%s:%d is stale%n- %s%n+ %s%n→ mvn -o -pl pipelines/app -am test -Dtest=GeneratedPagesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Drefresh=%s",
        name,
        at + 1,
        at < there.size() ? there.get(at) : "(end)",
        at < wanted.size() ? wanted.get(at) : "(end)",
        name);
  }

  private static String text(String name) throws IOException {
    Path file = HOME.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @ParameterizedTest
  @CsvSource({"docs/fuentes.md, ES", "docs/sources.md, EN"})
  void thePageOfSourcesIsMadeFromThem(String name, Language language) throws IOException {
    compare(name, page(language).sources(), text(name));
  }

  @ParameterizedTest
  @CsvSource({"docs/guia-socios.md, ES", "docs/guide-partners.md, EN"})
  void whoOwesWhatIsWhatTheContractsSay(String name, Language language) throws IOException {
    String guide = text(name);
    assertThat(guide).as(name).contains(BEGIN, END);
    int from = guide.indexOf(BEGIN) + BEGIN.length();
    int to = guide.indexOf(END, from);
    compare(name, guide.substring(0, from) + page(language).owed() + guide.substring(to), guide);
  }

  @Test
  void everySourceStandsOnThePage() {
    Catalog catalog = Catalog.read(HOME, Path.of("conf/defaults.conf"), List.of());
    String page = new SourcesPage(catalog, Language.ES).sources();
    assertThat(catalog.sources().keySet())
        .allSatisfy(id -> assertThat(page).contains("[" + id + "]"));
  }
}
