package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Progress;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.input.SourceMatcher;
import org.ptps.lake.reader.SplitPoint;

/** The number of tasks and the splits of large files change no row. */
class CutFilesTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final String HEADER =
      "socio;categoria;departamento;municipio;fecha_ingreso;fecha_salida";
  private static final int ROWS = 6_000;

  @TempDir Path folder;

  private Catalog catalog(Path inputs) {
    return Declared.between(folder.resolve("out"), inputs);
  }

  private Map<String, TableContent> contents(Path inputs, long linesOfATask) {
    LakeBuilder builder = new LakeBuilder(catalog(inputs), Progress.silent()).tasksOf(linesOfATask);
    builder.build();
    return builder.contents();
  }

  private long files(String table) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out/lake").resolve(table))) {
      return files.count();
    }
  }

  @Test
  @Tag("campaign")
  void theWholeSampleIsTheSameByOneTaskAndByMany() throws IOException {
    Path sample = HOME.resolve("data-sample/raw");
    Map<String, TableContent> one = contents(sample, Long.MAX_VALUE / 4);
    assertThat(files("communities")).isEqualTo(1);
    Map<String, TableContent> many = contents(sample, 150);
    assertThat(files("communities")).isGreaterThan(4);
    assertThat(one.get("rejected_rows").rows()).isGreaterThan(300);
    assertThat(many).isEqualTo(one);
  }

  /** Faults of rows, files and quoting around each split point; some forbid splitting. */
  @ParameterizedTest
  @CsvSource({
    "plain, UTF-8, true",
    "windows, windows-1252, true",
    "crlf, UTF-8, true",
    "quoted, UTF-8, true",
    "blank_and_repeated_headers, UTF-8, true",
    "other_header_in_the_middle, UTF-8, true",
    "refused_column, UTF-8, true",
    "text_behind_a_quote, UTF-8, false",
    "open_quote, UTF-8, false",
    "utf16, UTF-16LE, false"
  })
  void aCutFileGivesTheSameRowsAndIsToldTheSame(String kind, String charset, boolean cut)
      throws IOException {
    Path inputs = Files.createDirectories(folder.resolve("in"));
    Files.write(inputs.resolve("socios_ptps.csv"), text(kind).getBytes(Charset.forName(charset)));
    InputPart input = new SourceMatcher(catalog(inputs)).match().get(0);
    assertThat(input.claimed()).isTrue();
    assertThat(!input.profile().cuts().isEmpty()).isEqualTo(cut);
    assertThat(ReadPlan.of(List.of(input), 500, Set.of()).bins().size() > 4).isEqualTo(cut);

    Map<String, TableContent> whole = contents(inputs, Long.MAX_VALUE / 4);
    Map<String, TableContent> pieces = contents(inputs, 500);
    assertThat(whole.get("members").rows()).isPositive();
    assertThat(pieces).isEqualTo(whole);
  }

  @Test
  void aCutIsWhereALineBeginsInsideNoQuote() throws IOException {
    Path inputs = Files.createDirectories(folder.resolve("in"));
    Path file = inputs.resolve("socios_ptps.csv");
    String text = text("quoted");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    byte[] bytes = Files.readAllBytes(file);
    List<SplitPoint> cuts = new SourceMatcher(catalog(inputs)).match().get(0).profile().cuts();
    assertThat(cuts).hasSizeGreaterThan(3);
    for (SplitPoint cut : cuts) {
      String before = new String(bytes, 0, (int) cut.offset(), StandardCharsets.UTF_8);
      assertThat(before).endsWith("\n");
      assertThat(before.chars().filter(c -> c == '\n').count() + 1).isEqualTo(cut.line());
      assertThat(before.chars().filter(c -> c == '"').count() % 2).isZero();
    }
  }

  private static String text(String kind) {
    Random random = new Random(kind.hashCode());
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < ROWS; i++) {
      String name = "Organización número " + random.nextInt(ROWS);
      String place = random.nextInt(50) == 0 ? "Santa Bárbara;Chindda" : "Santa Bárbara;Chinda";
      String date = random.nextInt(40) == 0 ? "ayer" : "20" + (10 + random.nextInt(10)) + "-02-03";
      switch (kind) {
        case "quoted" -> {
          if (random.nextInt(3) == 0) {
            name = "\"" + name + "\nsegunda «línea» con \"\"comillas\"\"; y punto y coma\"";
          }
        }
        case "blank_and_repeated_headers" -> {
          if (random.nextInt(30) == 0) {
            text.append(random.nextBoolean() ? "\n" : HEADER + "\n");
          }
        }
        case "other_header_in_the_middle" -> {
          if (i == ROWS / 3) {
            text.append("nombre;categoria;departamento;municipio;fecha_ingreso;fecha_fin\n");
          } else if (i == ROWS / 2) {
            text.append(HEADER).append('\n');
          }
        }
        case "refused_column" -> date = "sin fecha";
        case "text_behind_a_quote" -> name = i == ROWS / 2 ? "\"" + name + "\" y otro" : name;
        case "open_quote" -> name = i == ROWS / 2 ? "\"" + name : name;
        default -> {}
      }
      text.append(name).append(";Municipio Socio;").append(place).append(';');
      text.append(kind.equals("refused_column") ? "2017-01-15;" + date : date + ";").append('\n');
    }
    return kind.equals("crlf") ? text.toString().replace("\n", "\r\n") : text.toString();
  }
}
