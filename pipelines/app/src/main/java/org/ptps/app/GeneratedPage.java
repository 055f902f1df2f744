package org.ptps.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Problem;
import org.ptps.warehouse.IndicatorIndex;

/**
 * A generated page of the project, whole or between two marks.
 *
 * @param name path in the project
 * @param fresh what it is made to say
 */
record GeneratedPage(Path home, String name, String fresh) {
  static final String INDEX = "sql/INDICATORS.md";

  private static final String BEGIN = "<!-- begin: conf/sources -->\n";
  private static final String END = "<!-- end -->\n";

  /** Lines shown of a difference; a new indicator has about ten. */
  private static final int MOST_LINES = 12;

  /** {@code sql/INDICATORS.md}. */
  static GeneratedPage index(Path home, IndicatorCatalog indicators) {
    return new GeneratedPage(home, INDEX, IndicatorIndex.markdown(indicators));
  }

  /**
   * The generated pages and tables of {@code docs}, as far as they exist: an unpacked distribution
   * has none.
   */
  static List<GeneratedPage> ofSources(Path home, Catalog catalog) {
    return Arrays.stream(Language.values())
        .flatMap(
            language -> {
              SourcesPage sources = new SourcesPage(catalog, language);
              String page = language == Language.ES ? "docs/fuentes.md" : "docs/sources.md";
              String guide =
                  language == Language.ES ? "docs/guia-socios.md" : "docs/guide-partners.md";
              return List.of(
                  new GeneratedPage(home, page, sources.sources()),
                  new GeneratedPage(home, guide, between(home.resolve(guide), sources.owed())))
                  .stream();
            })
        .filter(page -> Files.exists(home.resolve(page.name())))
        .toList();
  }

  private static String between(Path guide, String owed) {
    String text = text(guide);
    int from = text.indexOf(BEGIN);
    int to = text.indexOf(END, Math.max(0, from));
    return from < 0 || to < 0
        ? BEGIN + owed + END
        : text.substring(0, from + BEGIN.length()) + owed + text.substring(to);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw MachineException.cannotRead(file, e);
    }
  }

  private Path file() {
    return home.resolve(name);
  }

  boolean isStale() {
    return !text(file()).equals(fresh);
  }

  void write() {
    try {
      Files.writeString(file(), fresh);
    } catch (IOException e) {
      throw MachineException.cannotWrite(file(), e);
    }
  }

  /** A difference, if the page is stale. */
  Problem problem() {
    List<String> there = text(file()).lines().toList();
    List<String> wanted = fresh.lines().toList();
    int line = 0;
    while (line < Math.min(there.size(), wanted.size())
        && there.get(line).equals(wanted.get(line))) {
      line++;
    }
    List<String> lines =
        Stream.concat(
                without(there, wanted).map(each -> "\n  - " + each),
                without(wanted, there).map(each -> "\n  + " + each))
            .toList();
    int more = Math.max(0, lines.size() - MOST_LINES);
    String shown =
        lines.stream().limit(MOST_LINES).collect(Collectors.joining())
            + (more == 0 ? "" : "\n  … " + more);
    return new Problem(
        name,
        line + 1,
        new Words("no dice lo declarado:" + shown, "is not what is declared:" + shown),
        new Words("./ptps dev check --refresh", "./ptps dev check --refresh"));
  }

  private static Stream<String> without(List<String> lines, List<String> others) {
    Set<String> known = Set.copyOf(others);
    return lines.stream().filter(line -> !known.contains(line)).distinct();
  }
}
