package org.ptps.lake.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Properties that hold for any bytes and any table. The repetition is the seed, so that a failing
 * one can be run again alone.
 */
class EveryLineTest {
  private static final List<String> ENCODINGS =
      List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1");
  private static final byte[] USUAL = {'\n', '\r', '"', ',', ';', 'a', 0};
  private static final String CHARACTERS = "ab \",;\t|\n\rñé0.";

  @TempDir private static Path folder;

  @RepeatedTest(30)
  void byteSoupIsAccountedFor(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int times = 0; times < 50; times++) {
      byte[] soup = soup(random);
      Reading reading = Reading.only(Reading.write(folder, "soup.csv", soup));

      assertThat(reading.profile().physicalLines())
          .as(() -> shown(soup))
          .isEqualTo(reading.profile().refusal().isPresent() ? 0 : sum(reading));
    }
  }

  @RepeatedTest(12)
  void byteSoupIsAccountedForInEveryEncodingThatIsForced(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int times = 0; times < 50; times++) {
      byte[] soup = soup(random);
      String encoding = one(ENCODINGS, random);
      Reading reading =
          Reading.only(Reading.write(folder, "soup.csv", soup), new TextHints(encoding, ','));

      assertThat(sum(reading))
          .as(() -> encoding + " " + shown(soup))
          .isEqualTo(reading.profile().physicalLines());
    }
  }

  @RepeatedTest(12)
  void tablesComeBackAsTheyWereWritten(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int times = 0; times < 50; times++) {
      List<List<String>> table =
          several(1, 12, random, () -> several(2, 6, random, () -> cell(random)));
      String encoding = one(ENCODINGS, random);
      char delimiter = one(List.of(',', ';', '\t', '|'), random);
      String end = one(List.of("\n", "\r\n", "\r"), random);
      String text =
          table.stream()
              .map(
                  row ->
                      row.stream()
                          .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                          .collect(Collectors.joining(String.valueOf(delimiter))))
              .map(line -> line + end)
              .collect(Collectors.joining());
      Reading reading =
          Reading.only(
              Reading.write(folder, "table.csv", text.getBytes(Charset.forName(encoding))),
              new TextHints(encoding, delimiter));

      assertThat(reading.cells()).as(encoding + " " + shown(text.getBytes(UTF_8))).isEqualTo(table);
      assertThat(reading.rowFaults()).isEmpty();
    }
  }

  // Up to 400 bytes, three quarters of them with a meaning in a table; one input in twenty is
  // empty.
  private static byte[] soup(Random random) {
    byte[] soup = new byte[random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(400)];
    random.nextBytes(soup);
    for (int at = 0; at < soup.length; at++) {
      if (random.nextInt(4) > 0) {
        soup[at] = USUAL[random.nextInt(USUAL.length)];
      }
    }
    return soup;
  }

  private static String cell(Random random) {
    return IntStream.range(0, random.nextInt(13))
        .mapToObj(at -> CHARACTERS.charAt(random.nextInt(CHARACTERS.length())))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private static <T> List<T> several(int least, int most, Random random, Supplier<T> one) {
    return Stream.generate(one).limit(least + random.nextInt(most - least + 1)).toList();
  }

  private static <T> T one(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String shown(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static long sum(Reading reading) {
    return reading.rows().stream().mapToLong(RawRow::lines).sum();
  }
}
