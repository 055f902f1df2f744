package org.ptps.lake.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class EveryLineTest {
  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("door-properties");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 1500)
  void byteSoupIsAccountedFor(@ForAll("soup") List<Byte> soup) {
    Reading reading = Reading.only(Reading.write(folder, "soup.csv", bytes(soup)));

    assertThat(reading.survey().physicalLines())
        .isEqualTo(reading.survey().refusal().isPresent() ? 0 : sum(reading));
  }

  @Property(tries = 600)
  void byteSoupIsAccountedForInEveryEncodingThatIsForced(
      @ForAll("soup") List<Byte> soup, @ForAll("encodings") String encoding) {
    Reading reading =
        Reading.only(Reading.write(folder, "soup.csv", bytes(soup)), new Hints(encoding, ','));

    assertThat(sum(reading)).isEqualTo(reading.survey().physicalLines());
  }

  @Property(tries = 600)
  void tablesComeBackAsTheyWereWritten(
      @ForAll("tables") List<List<String>> table,
      @ForAll("encodings") String encoding,
      @ForAll("delimiters") char delimiter,
      @ForAll("ends") String end) {
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
            new Hints(encoding, delimiter));

    assertThat(reading.cells()).isEqualTo(table);
    assertThat(reading.rowFaults()).isEmpty();
  }

  @Provide
  Arbitrary<List<Byte>> soup() {
    Arbitrary<Byte> usual =
        Arbitraries.of(
            (byte) '\n', (byte) '\r', (byte) '"', (byte) ',', (byte) ';', (byte) 'a', (byte) 0);
    Arbitrary<Byte> any = Arbitraries.bytes();
    return Arbitraries.frequencyOf(Tuple.of(6, usual), Tuple.of(2, any)).list().ofMaxSize(400);
  }

  @Provide
  Arbitrary<String> encodings() {
    return Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1");
  }

  @Provide
  Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '\t', '|');
  }

  @Provide
  Arbitrary<String> ends() {
    return Arbitraries.of("\n", "\r\n", "\r");
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    return Arbitraries.strings()
        .withChars("ab \",;\t|\n\rñé0.")
        .ofMaxLength(12)
        .list()
        .ofMinSize(2)
        .ofMaxSize(6)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static byte[] bytes(List<Byte> soup) {
    byte[] bytes = new byte[soup.size()];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = soup.get(at);
    }
    return bytes;
  }

  private static long sum(Reading reading) {
    return reading.rows().stream().mapToLong(RawRow::lines).sum();
  }
}
