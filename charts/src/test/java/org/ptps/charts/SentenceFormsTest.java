package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ptps.charts.words.Slots;

/** Every sentence whose words go with a number, read with none, one, two and many. */
class SentenceFormsTest {
  private static final Path CHARTS = FiguresTest.HOME.resolve("charts");
  private static final Path REPORTS = CHARTS.resolve("reports");
  private static final Path GOLDEN =
      FiguresTest.HOME.resolve("charts/src/test/resources/org/ptps/charts/sentence-forms.txt");

  private static List<Path> declarations() throws Exception {
    List<Path> all = new ArrayList<>();
    for (Path folder : List.of(REPORTS, CHARTS.resolve("figures"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".conf")).sorted().forEach(all::add);
      }
    }
    return all;
  }

  /** Words of a declaration by where they stand, what stands in lists by its place. */
  private static void words(String at, ConfigValue value, Map<String, String> found) {
    if (value instanceof ConfigObject object) {
      object.forEach((key, each) -> words(at.isEmpty() ? key : at + "." + key, each, found));
    } else if (value instanceof ConfigList list) {
      for (int i = 0; i < list.size(); i++) {
        words(at + "[" + (i + 1) + "]", list.get(i), found);
      }
    } else if (value.valueType() == ConfigValueType.STRING) {
      found.put(at, String.valueOf(value.unwrapped()));
    }
  }

  private static String shown(Path file) {
    Path below = file.startsWith(REPORTS) ? REPORTS : CHARTS;
    return below.relativize(file).toString().replace('\\', '/');
  }

  private static String read(String words, String number) {
    String filled = words;
    for (int deep = 0; deep < 3 && filled.contains("{"); deep++) {
      Map<String, String> values = new HashMap<>();
      for (String slot : Slots.in(filled)) {
        values.put(slot, filled.contains("{" + slot + "?") ? number : "…");
      }
      filled = Slots.fill(filled, values, "x");
    }
    return filled;
  }

  @Test
  void everyFormOfEverySentenceWasRead() throws Exception {
    List<String> lines = new ArrayList<>();
    for (Path file : declarations()) {
      Map<String, String> all = new TreeMap<>();
      words("", ConfigFactory.parseFile(file.toFile()).root(), all);
      all.forEach(
          (key, sentence) -> {
            if (key.matches(".*\\.(es|en)") && sentence.matches("(?s).*\\{\\w+\\?.*")) {
              lines.add(shown(file) + " " + key);
              for (String number : List.of("0", "1", "2", "1,234")) {
                lines.add("  " + number + ": " + read(sentence, number));
              }
            }
          });
    }
    assertThat(lines).hasSizeGreaterThan(100);
    String read = lines.stream().collect(Collectors.joining("\n", "", "\n"));
    Path now = FiguresTest.HOME.resolve("charts/target/sentence-forms.txt");
    Files.createDirectories(now.getParent());
    Files.writeString(now, read);
    assertThat(read)
        .as(
            "read charts/target/sentence-forms.txt, and lay it in the place of "
                + GOLDEN.getFileName())
        .isEqualTo(Files.exists(GOLDEN) ? Files.readString(GOLDEN, StandardCharsets.UTF_8) : "");
  }
}
