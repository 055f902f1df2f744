package org.ptps.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a declaration says in words it says in Spanish and in English. */
class BothLanguagesTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  private static final Pattern SPANISH =
      Pattern.compile("[áéíóúñ¿¡ÁÉÍÓÚÑ]|(?i)\\b(de|la|el|los|las|por|que|con|del|una?)\\b");

  /** Keys below which a publisher's own words or data stand, which nobody translates. */
  private static final Set<String> NOT_OURS =
      Set.of(
          // as the publisher writes them
          "citation",
          "licence",
          "publisher",
          // file names, headings, codes and cells of a publisher's files
          "at",
          "codes",
          "column",
          "constant",
          "files",
          "from",
          "header",
          "keep",
          "layout",
          "missing",
          "right",
          "template",
          "unpivot",
          "unused",
          "where",
          "withheld",
          "wrong",
          // worked examples, and words that are looked for in texts
          "common",
          "examples",
          "pattern");

  @TempDir Path folder;

  @Test
  void everyWordOfADeclarationIsThereInBothLanguages() throws IOException {
    List<String> found = new ArrayList<>();
    int read = 0;
    for (String part : List.of("conf", "sql", "charts/figures", "charts/reports")) {
      try (Stream<Path> walk = Files.walk(HOME.resolve(part))) {
        for (Path file : walk.filter(each -> each.toString().endsWith(".conf")).sorted().toList()) {
          // In English they are said by the first comment of each query.
          if (!file.endsWith("sql/tables.conf")) {
            check(file, found);
            read++;
          }
        }
      }
    }
    assertThat(read).isGreaterThan(100);
    assertThat(found).isEmpty();
  }

  @Test
  void aWordInOneLanguageIsFound() throws IOException {
    Path file = folder.resolve("some.conf");
    Files.writeString(
        file,
        """
        thresholds { a { source = "Norma de agua" }, b { source { es = "Norma" } } }
        list = [ { note { en = "norm" } }, "la norma" ]
        citation = "La norma del agua"
        c { es = "Norma de agua", en = "Norm of water" }
        """);
    List<String> found = new ArrayList<>();
    check(file, found);
    assertThat(found)
        .extracting(each -> each.replaceFirst("^\\S+ ", ""))
        .containsExactlyInAnyOrder(
            "thresholds.a.source: Norma de agua",
            "thresholds.b.source: in one language",
            "list.note: in one language",
            "list: la norma");
  }

  private static void check(Path file, List<String> found) {
    check(file + " ", "", ConfigFactory.parseFile(file.toFile()).root(), found);
  }

  private static void check(String file, String path, ConfigValue value, List<String> found) {
    if (value instanceof ConfigObject object) {
      if (object.containsKey("es") != object.containsKey("en")) {
        found.add(file + path + ": in one language");
      } else if (!object.containsKey("es")) {
        object.forEach(
            (key, child) -> {
              if (!NOT_OURS.contains(key)) {
                check(file, path.isEmpty() ? key : path + "." + key, child, found);
              }
            });
      }
    } else if (value instanceof ConfigList list) {
      list.forEach(child -> check(file, path, child, found));
    } else if (value.unwrapped() instanceof String text && SPANISH.matcher(text).find()) {
      found.add(file + path + ": " + text);
    }
  }
}
