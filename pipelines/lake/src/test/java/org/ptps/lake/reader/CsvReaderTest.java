package org.ptps.lake.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  @TempDir private Path folder;

  @Test
  void quotedCommasQuotesAndLineBreaksStayInTheirCell() {
    Reading reading = read("id,name\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n2,d\r\n");

    assertThat(reading.cells())
        .containsExactly(List.of("id", "name"), List.of("1", "a, \"b\"\r\nc"), List.of("2", "d"));
    assertThat(reading.rows().get(1).lines()).isEqualTo(2);
    assertThat(reading.rows().get(2).line()).isEqualTo(4);
    assertThat(reading.profile().physicalLines()).isEqualTo(4);
    assertThat(reading.faults()).isEmpty();
  }

  @Test
  void blankLinesAreRowsWithoutCellsAndSpacesAreKept() {
    Reading reading = read("a;b\n\n 1 ;\"\"\n;\n");

    assertThat(reading.cells())
        .containsExactly(List.of("a", "b"), List.of(), List.of(" 1 ", ""), List.of("", ""));
    assertThat(reading.rows().get(1).blank()).isTrue();
    assertThat(reading.rows().get(3).blank()).isFalse();
  }

  @Test
  void aTrailingDelimiterIsAnEmptyCell() {
    assertThat(read("a,b,\n1,2,\n").cells())
        .containsExactly(List.of("a", "b", ""), List.of("1", "2", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyKindOfLineEndCountsOnce(String end) {
    Reading reading = read(String.join(end, "a,b", "", "1,\"x" + end + "y\"", "2,z"));

    assertThat(reading.profile().physicalLines()).isEqualTo(5);
    assertThat(reading.cells())
        .containsExactly(
            List.of("a", "b"), List.of(), List.of("1", "x" + end + "y"), List.of("2", "z"));
    assertThat(reading.faults()).containsExactly(FileFault.Kind.NO_FINAL_NEWLINE);
  }

  @Test
  void mixedLineEndsAreReadAndNoted() {
    Reading reading = read("a,b\r\n1,2\n3,4\r5,6\r\n");

    assertThat(reading.rows()).hasSize(4);
    assertThat(reading.faults()).containsExactly(FileFault.Kind.MIXED_LINE_ENDS);
  }

  @Test
  void anOpenQuoteCostsItsLineOnly() {
    Reading reading = read("a,b\n1,\"open\n2,x\n3,y\n");

    assertThat(reading.rowFaults()).containsExactly(RowFault.Kind.UNCLOSED_QUOTE);
    assertThat(reading.at(2).cells()).containsExactly("1,\"open");
    assertThat(reading.at(3).cells()).containsExactly("2", "x");
    assertThat(reading.at(4).cells()).containsExactly("3", "y");
    assertThat(reading.profile().faults())
        .extracting(FileFault::kind, FileFault::line)
        .containsExactly(tuple(FileFault.Kind.UNCLOSED_QUOTE, 2L));
  }

  @Test
  void anOpenQuoteThatAnotherQuoteClosesCostsItsLineOnly() {
    Reading reading = read("a,b\n1,\"open\n\"2\",x\n3,y\n");

    assertThat(reading.rowFaults()).containsExactly(RowFault.Kind.TEXT_AFTER_QUOTE);
    assertThat(reading.at(2).cells()).containsExactly("1,\"open");
    assertThat(reading.at(3).cells()).containsExactly("2", "x");
  }

  @Test
  void aCellOfTooManyLinesIsTakenForAnOpenQuote() {
    String longest = "\"" + "x\n".repeat(CsvRows.MAX_QUOTED_LINES - 1) + "\",b\n";
    String longer = "\"" + "x\n".repeat(CsvRows.MAX_QUOTED_LINES) + "\",b\n";

    assertThat(read(longest).rows()).hasSize(1);
    assertThat(read(longer).rowFaults().get(0)).isEqualTo(RowFault.Kind.UNCLOSED_QUOTE);
    assertThat(read(longer).rows()).hasSize(CsvRows.MAX_QUOTED_LINES + 1);
  }

  @Test
  void textAfterAClosingQuoteIsAFaultOfThatLine() {
    Reading reading = read("a,b\n1,\"x\" y\n2,z\n");

    assertThat(reading.rowFaults()).containsExactly(RowFault.Kind.TEXT_AFTER_QUOTE);
    assertThat(reading.at(2).cells()).containsExactly("1,\"x\" y");
    assertThat(reading.at(3).cells()).containsExactly("2", "z");
  }

  @Test
  void aQuoteInsideACellIsPlainText() {
    assertThat(read("a,b\n1,tubo de 2\" roto\n").at(2).cells())
        .containsExactly("1", "tubo de 2\" roto");
  }

  @Test
  void aLineOfMegabytesIsAFaultAndTheNextOneIsRead() {
    Reading reading = read("a,b\n" + "x".repeat(CsvRows.MAX_RECORD_CHARS + 5) + "\r\n1,2\n");

    assertThat(reading.rowFaults()).containsExactly(RowFault.Kind.LINE_TOO_LONG);
    assertThat(reading.at(2).cells().get(0)).hasSizeLessThan(1000).startsWith("xxx");
    assertThat(reading.at(3).cells()).containsExactly("1", "2");
  }

  @Test
  void aRecordLargerThanAnyBufferIsCutRight() {
    String large = "x".repeat(1_000_000);
    assertThat(read("a,b\n\"" + large + "\n" + large + "\",2\n3,4\n").cells())
        .containsExactly(List.of("a", "b"), List.of(large + "\n" + large, "2"), List.of("3", "4"));
  }

  @Test
  void aNulByteIsAFaultOfItsRow() {
    Reading reading = read("a,b\n1,x\0\n2,y\n");

    assertThat(reading.rowFaults()).containsExactly(RowFault.Kind.NUL_BYTE);
    assertThat(reading.at(2).fault().kind()).isEqualTo(RowFault.Kind.NUL_BYTE);
    assertThat(reading.faults()).containsExactly(FileFault.Kind.NUL_BYTE);
  }

  @Test
  void anEmptyFileIsRefused() {
    Reading nothing = read("");
    Reading markOnly = readBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});

    assertThat(nothing.faults()).containsExactly(FileFault.Kind.EMPTY_FILE);
    assertThat(markOnly.faults()).containsExactly(FileFault.Kind.EMPTY_FILE);
    assertThat(nothing.profile().refusal()).isPresent();
    assertThat(nothing.rows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, true",
    "UTF-8, false",
    "UTF-16LE, true",
    "UTF-16LE, false",
    "UTF-16BE, true",
    "UTF-16BE, false",
    "windows-1252, false",
    "ISO-8859-1, false"
  })
  void everyUsualEncodingGivesTheSameRows(String encoding, boolean bom) {
    String text = "año;nombre\r\n2017;Añasco\r\n2018;\"Jutiapa;\nÑ\"\r\n";
    // Only a byte that windows-1252 leaves undefined tells Latin-1 from it.
    String special = encoding.equals("ISO-8859-1") ? "\u0081" : "";
    Reading reading =
        readBytes(((bom ? "\ufeff" : "") + text + special).getBytes(Charset.forName(encoding)));

    assertThat(reading.profile().encoding()).isEqualTo(encoding);
    assertThat(reading.profile().bom()).isEqualTo(bom);
    assertThat(reading.profile().delimiter()).isEqualTo(';');
    assertThat(reading.cells().subList(0, 3))
        .containsExactly(
            List.of("año", "nombre"), List.of("2017", "Añasco"), List.of("2018", "Jutiapa;\nÑ"));
  }

  @Test
  void oneLatinByteAfterAMegabyteOfAsciiDecidesTheEncoding() {
    Reading reading =
        readBytes(
            ("a,b\n" + "1,2\n".repeat(300_000) + "3,año\n").getBytes(StandardCharsets.ISO_8859_1));

    assertThat(reading.profile().encoding()).isEqualTo("windows-1252");
    assertThat(reading.at(300_002).cells()).containsExactly("3", "año");
  }

  @Test
  void latinBytesInsideUtf8AreReportedNeverGuessed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("a,b\n1,año\n2,".getBytes(StandardCharsets.UTF_8));
    bytes.write("año\n3,x\n".getBytes(StandardCharsets.ISO_8859_1));
    Reading reading = readBytes(bytes.toByteArray());

    assertThat(reading.profile().encoding()).isEqualTo("UTF-8");
    assertThat(reading.profile().faults().get(0).kind()).isEqualTo(FileFault.Kind.INVALID_ENCODING);
    assertThat(reading.profile().faults().get(0).line()).isEqualTo(3);
    assertThat(reading.rowFaults()).containsExactly(RowFault.Kind.INVALID_ENCODING);
    assertThat(reading.at(3).cells()).containsExactly("2", "a\ufffdo");
    assertThat(reading.at(2).cells()).containsExactly("1", "año");
  }

  @Test
  void aReplacementCharacterThatStandsInTheFileIsNoFault() {
    Reading reading = read("a,b\n1,a\ufffdo 💧\n");

    assertThat(reading.rowFaults()).isEmpty();
    assertThat(reading.at(2).cells()).containsExactly("1", "a\ufffdo 💧");
  }

  @Test
  void aHintOutweighsDetectionAndAByteOrderMarkTheHint() {
    byte[] latin = "a,b;c\nñ,1;2\n".getBytes(StandardCharsets.ISO_8859_1);
    Reading hinted = readBytes(latin, new TextHints("utf-8", ';'));

    assertThat(hinted.rowFaults()).containsExactly(RowFault.Kind.INVALID_ENCODING);
    assertThat(hinted.at(1).cells()).containsExactly("a,b", "c");
    Reading marked =
        readBytes(
            "\ufeffñ,1\n".getBytes(StandardCharsets.UTF_8), new TextHints("windows-1252", ','));
    assertThat(marked.profile().encoding()).isEqualTo("UTF-8");
    assertThat(marked.at(1).cells()).containsExactly("ñ", "1");
  }

  @Test
  void aHintOfAnEncodingWhoseLinesCannotBeCountedIsRefused() {
    assertThatThrownBy(() -> new TextHints("UTF-16", (char) 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UTF-16LE");
    assertThatThrownBy(() -> new TextHints("klingon", (char) 0)).hasMessageContaining("klingon");
    assertThatThrownBy(() -> new TextHints("", '"')).isInstanceOf(IllegalArgumentException.class);
    assertThat(new TextHints("latin1", ',').encoding()).isEqualTo("ISO-8859-1");
    assertThat(new TextHints("IBM850", ',').encoding()).isEqualTo("IBM850");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a,b,c/1,2,3~,",
        "a;b;c/1,5;2,5;3,5~;",
        "1,5;2,5/3,5;4,5~;",
        "a|b/x, y|z~|",
        "title/note, with comma/a;b;c/1;2;3/4;5;6~;",
        "name,text/x,\"a;b;c;d\"/y,\"e;f;g;h\"~,"
      })
  void theDelimiterIsTheOneMostRecordsAgreeOn(String lines, char delimiter) {
    assertThat(read(lines.replace('/', '\n') + "\n").profile().delimiter()).isEqualTo(delimiter);
  }

  @Test
  void tabsAreFoundAndOneColumnHasNoDelimiter() {
    assertThat(read("a\tb\n1\t2, 3\n").profile().delimiter()).isEqualTo('\t');
    Reading single = read("municipio\nJutiapa\n");
    assertThat(single.profile().delimiter()).isEqualTo((char) 0);
    assertThat(single.cells()).containsExactly(List.of("municipio"), List.of("Jutiapa"));
  }

  @Test
  void theSurveyNamesSizeAndChecksumOfTheFileOnDisk() {
    PartProfile profile = read("abc").profile();

    assertThat(profile.bytes()).isEqualTo(3);
    assertThat(profile.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aFileThatIsGoneIsAFaultNotAnException() throws IOException {
    Path file = Reading.write(folder, "x.csv", "a,b\n1,2\n");
    Part part = Reading.part(file);
    PartProfile before = InputReaders.profile(part, TextHints.none());
    Files.delete(file);

    assertThat(Reading.of(part).faults()).containsExactly(FileFault.Kind.UNREADABLE);
    try (RawRows rows = InputReaders.open(part, before)) {
      RawRow row = rows.next();
      assertThat(row.fault().kind()).isEqualTo(RowFault.Kind.READING_BROKE_OFF);
      assertThat(row.lines()).isEqualTo(2);
      assertThat(rows.hasNext()).isFalse();
    }
  }

  private Reading read(String text) {
    return readBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private Reading readBytes(byte[] bytes) {
    return readBytes(bytes, TextHints.none());
  }

  private Reading readBytes(byte[] bytes, TextHints hints) {
    return Reading.only(Reading.write(folder, "x.csv", bytes), hints);
  }
}
