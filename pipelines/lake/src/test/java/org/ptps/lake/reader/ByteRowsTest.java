package org.ptps.lake.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two readers of text find lines and cells with separate code: each checks the other. */
class ByteRowsTest {
  private static final String SIGNS = "ab,;\"\"\n\r \u0000é1.";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "ISO-8859-1"})
  void shortTextsOfAwkwardSignsAreReadAsDecodedOnesAre(String encoding) throws IOException {
    shortTexts(encoding, 3_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "ISO-8859-1"})
  @Tag("campaign")
  void soAreVeryMany(String encoding) throws IOException {
    shortTexts(encoding, 30_000);
  }

  private static void shortTexts(String encoding, int texts) throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < texts; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(24);
      for (int at = 0; at < length; at++) {
        text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      same(text.toString(), encoding, random.nextBoolean() ? ',' : ';');
    }
  }

  @Test
  void recordsAcrossChunksAreWhole() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      StringBuilder text = new StringBuilder();
      int before = (1 << 16) - random.nextInt(40);
      while (text.length() < before) {
        text.append("1,\"a\",b\n");
      }
      for (int at = 0; at < 80; at++) {
        text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      text.append("\nend,\"é\r\né\",");
      same(text.toString(), "UTF-8", ',');
    }
  }

  /** Columns of few texts, of many, of ever new ones, and of texts that only look alike. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  void textsThatRepeatAreReadAsTheyStand(String encoding) throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      int few = random.nextInt(20);
      text.append(few).append(',');
      text.append("Danlí ".repeat(few % 3)).append(random.nextInt(900)).append(',');
      text.append("0801-").append(i).append(',');
      text.append(random.nextBoolean() ? "AaBB" : "BBAa").append(random.nextInt(3)).append(',');
      text.append("\"a\"\"").append(few).append("\"\n");
    }
    same(text.toString(), encoding, ',');
  }

  @Test
  void aTextThatItsColumnRepeatsIsOneObject() throws IOException {
    List<RawRow> rows = same("Copán,1\nCopán,2\nCopán,Copán\n", "UTF-8", ',');

    assertThat(rows.get(1).cells().get(0)).isSameAs(rows.get(0).cells().get(0));
  }

  @Test
  void aLineWithoutEndIsToldAndPasses() throws IOException {
    String line = "é".repeat(CsvRows.MAX_RECORD_CHARS + (1 << 18));
    List<RawRow> rows = same("a,b\n" + line + "\n1,2\n", "UTF-8", ',');

    assertThat(rows.get(1).fault().kind()).isEqualTo(RowFault.Kind.LINE_TOO_LONG);
    assertThat(rows.get(2).cells()).containsExactly("1", "2");
  }

  @Test
  void manyBytesOfFewerLettersAreNotTooLong() throws IOException {
    String line = "é".repeat(CsvRows.MAX_RECORD_CHARS - (1 << 17));
    List<RawRow> rows = same(line + "\n", "UTF-8", ',');

    assertThat(rows.get(0).fault()).isNull();
  }

  private static List<RawRow> same(String text, String encoding, char delimiter)
      throws IOException {
    byte[] bytes = text.getBytes(Charset.forName(encoding));
    List<RawRow> decoded =
        all(new CsvRows(CharSource.of(new ByteArrayInputStream(bytes), encoding), delimiter, 1));
    List<RawRow> cut = all(new ByteRows(new ByteArrayInputStream(bytes), encoding, delimiter, 1));
    assertThat(cut)
        .as("%s", text.length() < 200 ? text : text.length())
        .usingElementComparator(ByteRowsTest::compare)
        .isEqualTo(decoded);
    return cut;
  }

  private static int compare(RawRow left, RawRow right) {
    boolean same =
        left.line() == right.line()
            && left.lines() == right.lines()
            && left.cells().equals(right.cells())
            && kind(left) == kind(right);
    return same ? 0 : 1;
  }

  private static RowFault.Kind kind(RawRow row) {
    return row.fault() == null ? null : row.fault().kind();
  }

  private static List<RawRow> all(FormatReader source) throws IOException {
    List<RawRow> rows = new ArrayList<>();
    RawRow row;
    while ((row = source.read()) != null) {
      rows.add(row);
    }
    source.close();
    return rows;
  }
}
