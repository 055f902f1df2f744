package org.ptps.charts.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Language;
import org.ptps.catalog.hocon.DeclarationException;

class NarrativesTest {
  private static final List<String> CHAPTERS = List.of("summary", "coverage", "service", "about");

  @TempDir Path home;

  private Path report() {
    return home.resolve("charts/reports/annual");
  }

  private void write(String name, String text) throws IOException {
    Path file = report().resolve("narrative").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Narratives read() {
    return Narratives.read(home, report(), "2022", CHAPTERS);
  }

  @Test
  void wordsOfTheEditionGoBeforeThoseOfEveryEdition() throws IOException {
    write("coverage.es.md", "siempre");
    write("2022/coverage.es.md", "este año");
    write("service.es.md", "siempre");
    assertThat(read().words("coverage", Language.ES))
        .get()
        .asString()
        .endsWith("2022/coverage.es.md");
    assertThat(read().words("service", Language.ES))
        .get()
        .asString()
        .endsWith("narrative/service.es.md");
    assertThat(read().words("about", Language.ES)).isEmpty();
    assertThat(read().words("coverage", Language.EN)).isEmpty();
  }

  @Test
  void chaptersAreAddedLeftOutAndOrderedInOnePlace() throws IOException {
    write(
        "2022/edition.conf",
        """
        own       = [ { id = floods, title { es = "Las inundaciones", en = "The floods" }, after = coverage } ]
        leave_out = [about]
        order     = [summary, service]
        """);
    assertThat(read().arranged(CHAPTERS))
        .containsExactly("summary", "service", "coverage", "floods");
    assertThat(read().own()).extracting(Narratives.Own::id).containsExactly("floods");
  }

  @Test
  void withoutAnArrangementAllStandsAsItIsDeclared() {
    assertThat(read().arranged(CHAPTERS)).isEqualTo(CHAPTERS);
    assertThat(read().unread(CHAPTERS)).isEmpty();
  }

  @Test
  void aFileThatNothingReadsIsTold() throws IOException {
    write("2022/coverge.es.md", "mal escrito");
    write("2022/coverage.es.md", "bien");
    write("2021/otro.es.md", "de otra edición");
    assertThat(read().unread(CHAPTERS))
        .containsExactly("charts/reports/annual/narrative/2022/coverge.es.md");
  }

  @Test
  void anArrangementOfAChapterThatIsNotThereIsRefused() throws IOException {
    write(
        "2022/edition.conf",
        """
        own       = [
          { id = floods, title { es = "Las inundaciones", en = "The floods" }, after = coverge } ]
        leave_out = [abuot]
        """);
    assertThatThrownBy(this::read)
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("narrative/2022/edition.conf:2: there is no chapter 'coverge'")
        .hasMessageContaining("narrative/2022/edition.conf:3: there is no chapter 'abuot'");
  }
}
