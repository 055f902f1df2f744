package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ptps.charts.words.Slots;

/** Every sentence whose words go with a number, read with none, one, two and many. */
class SentenceFormsTest {
  private static final Path REPORTS = FiguresTest.HOME.resolve("charts/reports");
  private static final Path GOLDEN =
      FiguresTest.HOME.resolve("charts/src/test/resources/org/ptps/charts/sentence-forms.txt");

  private static List<Path> declarations() throws Exception {
    try (Stream<Path> files = Files.walk(REPORTS)) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    }
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
      Config conf = ConfigFactory.parseFile(file.toFile());
      Set<String> keys = new TreeSet<>();
      conf.entrySet().stream()
          .filter(entry -> entry.getValue().valueType() == ConfigValueType.STRING)
          .filter(entry -> entry.getKey().matches(".*\\.(es|en)"))
          .filter(
              entry -> String.valueOf(entry.getValue().unwrapped()).matches("(?s).*\\{\\w+\\?.*"))
          .forEach(entry -> keys.add(entry.getKey()));
      for (String key : keys) {
        String shown = REPORTS.relativize(file).toString().replace('\\', '/') + " " + key;
        lines.add(shown);
        for (String number : List.of("0", "1", "2", "1,234")) {
          lines.add("  " + number + ": " + read(conf.getString(key), number));
        }
      }
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
