package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Language;

/**
 * Pages of {@code docs} that are made from declarations are what the declarations say now; {@code
 * ./ptps dev check --refresh} writes them again.
 */
class GeneratedPagesTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Catalog CATALOG =
      Catalog.read(HOME, Path.of("conf/defaults.conf"), List.of());

  @Test
  void pagesAndTablesOfSourcesAreMadeFromThem() {
    List<GeneratedPage> pages = GeneratedPage.ofSources(HOME, CATALOG);
    assertThat(pages)
        .extracting(GeneratedPage::name)
        .containsExactly(
            "docs/fuentes.md", "docs/guia-socios.md", "docs/sources.md", "docs/guide-partners.md");
    assertThat(pages.stream().filter(GeneratedPage::isStale).map(GeneratedPage::problem)).isEmpty();
  }

  @Test
  void everySourceStandsOnThePage() {
    String page = new SourcesPage(CATALOG, Language.ES).sources();
    assertThat(CATALOG.sources().keySet())
        .allSatisfy(id -> assertThat(page).contains("[" + id + "]"));
  }
}
