package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Progress;

/**
 * Shuffling the rows of every file, splitting it in two and renaming both changes no row of the
 * lake, including duplicates and contradicting rows of the sample.
 */
class OrderDecidesNothingTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final List<String> SOURCES =
      List.of("siasar_systems", "siasar_links", "ptps_life_cycle_costs");

  @TempDir Path folder;

  @Test
  void shufflingSplittingAndRenamingFilesMovesNoRow() throws IOException {
    Path given = folder.resolve("given");
    Path turned = folder.resolve("turned");
    Random random = new Random(20210614);
    for (String source : SOURCES) {
      Path from = HOME.resolve("data-sample/raw").resolve(source);
      Files.createDirectories(given.resolve(source));
      Files.createDirectories(turned.resolve(source));
      try (Stream<Path> all = Files.list(from)) {
        for (Path file : all.filter(each -> each.toString().endsWith(".csv")).sorted().toList()) {
          Files.copy(file, given.resolve(source).resolve(file.getFileName()));
          turn(file, turned.resolve(source), random);
        }
      }
    }
    Map<String, List<String>> before = lake(given, "before");
    Map<String, List<String>> after = lake(turned, "after");
    assertThat(before.get("systems")).hasSizeGreaterThan(100);
    assertThat(before.get("rejected_rows"))
        .anyMatch(row -> row.contains("same_key_contradicts"))
        .anyMatch(row -> row.contains("duplicate_row"));
    before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
  }

  /** Splits a file into two with other names and shuffled rows, as bytes, whatever the encoding. */
  private static void turn(Path file, Path to, Random random) throws IOException {
    List<String> records = records(Files.readString(file, StandardCharsets.ISO_8859_1));
    List<String> body = new ArrayList<>(records.subList(1, records.size()));
    Collections.shuffle(body, random);
    String stem = file.getFileName().toString().replace(".csv", "");
    int half = body.size() / 2;
    Files.writeString(
        to.resolve(stem + "_z.csv"),
        records.get(0) + String.join("", body.subList(0, half)),
        StandardCharsets.ISO_8859_1);
    Files.writeString(
        to.resolve(stem + "_a.csv"),
        records.get(0) + String.join("", body.subList(half, body.size())),
        StandardCharsets.ISO_8859_1);
  }

  private static List<String> records(String text) {
    List<String> records = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      quoted ^= text.charAt(i) == '"';
      if (text.charAt(i) == '\n' && !quoted) {
        records.add(text.substring(from, i + 1));
        from = i + 1;
      }
    }
    return records;
  }

  /** Rows of every table without file and line; of rejected rows the rule and the value. */
  private Map<String, List<String>> lake(Path inputs, String out) {
    new LakeBuilder(Declared.between(folder.resolve(out), inputs), Progress.silent()).build();
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table : List.of("systems", "community_systems", "life_cycle_costs", "entities")) {
      tables.put(
          table,
          sorted(
              out,
              "select columns(lambda name: name not in ('source_file', 'source_sheet', 'source_line')) from "
                  + table));
    }
    tables.put(
        "rejected_rows",
        sorted(
            out,
            "select source, column_name, value, rule, severity from rejected_rows"
                + " where severity <> 'notice'"));
    return tables;
  }

  private List<String> sorted(String out, String sql) {
    return LakeRows.shown(folder.resolve(out).resolve("lake"), sql).stream().sorted().toList();
  }
}
