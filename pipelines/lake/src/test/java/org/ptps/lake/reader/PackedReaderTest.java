package org.ptps.lake.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedReaderTest {
  private static final byte[] TABLE = "a,b\n1,año\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] FEATURES =
      "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"a\":1}}]}"
          .getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void everyRegularFileIsListedInOrderAndHiddenAndExcludedOnesAreNot() throws IOException {
    for (String name :
        List.of(
            "b.csv",
            "a/z.csv",
            "a/README.md",
            ".hidden.csv",
            ".git/x.csv",
            "a/origin.conf",
            "csv-corpora/x.csv",
            "a/csv-corpora/y.csv",
            "C.TXT",
            "x.csv.zst")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, TABLE);
    }

    List<Part> parts = InputReaders.parts(folder, Set.of("csv-corpora"));

    assertThat(parts)
        .extracting(Part::file, Part::format)
        .containsExactly(
            tuple("C.TXT", Format.CSV),
            tuple("a/README.md", Format.OTHER),
            tuple("a/z.csv", Format.CSV),
            tuple("b.csv", Format.CSV),
            tuple("x.csv.zst", Format.OTHER));
    assertThat(Reading.of(parts.get(1)).faults()).containsExactly(FileFault.Kind.UNKNOWN_FORMAT);
    assertThat(Reading.of(parts.get(1)).profile().sha256()).hasSize(64);
  }

  @Test
  void aSingleFileIsARoot() {
    assertThat(InputReaders.parts(Reading.write(folder, "x.csv", TABLE), Set.of()))
        .extracting(Part::file)
        .containsExactly("x.csv");
  }

  @Test
  void aRootThatDoesNotExistIsSaid() {
    assertThatThrownBy(() -> InputReaders.parts(folder.resolve("nowhere"), Set.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void entriesOfAZipAreParts() throws IOException {
    Path zip =
        Reading.zip(
            folder.resolve("all.zip"),
            "inner/x.csv",
            TABLE,
            "__MACOSX/inner/._x.csv",
            TABLE,
            "f.geojson",
            FEATURES,
            "notes.pdf",
            TABLE,
            "deep/y.csv.gz",
            gz(TABLE));

    List<Part> parts = InputReaders.parts(zip, Set.of());

    assertThat(parts)
        .extracting(Part::file)
        .containsExactly(
            "all.zip!deep/y.csv.gz",
            "all.zip!f.geojson",
            "all.zip!inner/x.csv",
            "all.zip!notes.pdf");
    assertThat(Reading.of(parts.get(0)).cells())
        .containsExactly(List.of("a", "b"), List.of("1", "año"));
    assertThat(Reading.of(parts.get(1)).cells()).containsExactly(List.of("1"));
    assertThat(Reading.of(parts.get(2)).cells())
        .containsExactly(List.of("a", "b"), List.of("1", "año"));
    assertThat(parts.get(3).format()).isEqualTo(Format.OTHER);
    assertThat(Reading.of(parts.get(2)).profile().sha256())
        .isEqualTo(Reading.of(parts.get(1)).profile().sha256());
    assertThat(Reading.of(parts.get(2)).profile().bytes()).isEqualTo(Files.size(zip));
  }

  @Test
  void entryNamesOfOldWindowsAreRead() throws IOException {
    Path file = folder.resolve("old.zip");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(file), Charset.forName("IBM850"))) {
      zip.putNextEntry(new ZipEntry("año.csv"));
      zip.write(TABLE);
      zip.closeEntry();
    }

    assertThat(Reading.only(file).profile().part().file()).isEqualTo("old.zip!año.csv");
    assertThat(Reading.only(file).rows()).hasSize(2);
  }

  @Test
  void aGzOfSeveralMembersIsReadToItsEnd() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(gz(TABLE));
    bytes.write(gz("2,x\n".getBytes(StandardCharsets.UTF_8)));

    Reading reading = Reading.only(Reading.write(folder, "x.csv.gz", bytes.toByteArray()));

    assertThat(reading.cells())
        .containsExactly(List.of("a", "b"), List.of("1", "año"), List.of("2", "x"));
    assertThat(reading.profile().bytes()).isEqualTo(bytes.size());
  }

  @Test
  void aCutGzIsRefused() throws IOException {
    byte[] whole = gz("a,b\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
    Reading reading =
        Reading.only(Reading.write(folder, "x.csv.gz", Arrays.copyOf(whole, whole.length - 9)));

    assertThat(reading.faults()).containsExactly(FileFault.Kind.BROKEN_ARCHIVE);
    assertThat(reading.profile().sha256()).hasSize(64);
    assertThat(reading.rows()).isEmpty();
  }

  @Test
  void aBrokenZipIsOnePartThatSaysSo() throws IOException {
    Path zip = Reading.zip(folder.resolve("whole.zip"), "x.csv", TABLE);
    byte[] whole = Files.readAllBytes(zip);
    Path cut = Reading.write(folder, "cut.zip", Arrays.copyOf(whole, whole.length - 10));

    assertThat(Reading.only(cut).faults()).containsExactly(FileFault.Kind.BROKEN_ARCHIVE);
    assertThat(Reading.only(Reading.write(folder, "text.zip", "no zip")).faults())
        .containsExactly(FileFault.Kind.BROKEN_ARCHIVE);
  }

  @Test
  void aZipWhoseBytesDoNotMatchTheirChecksumIsRefused() throws IOException {
    Path file = folder.resolve("stored.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      ZipEntry entry = new ZipEntry("x.csv");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(TABLE.length);
      CRC32 checksum = new CRC32();
      checksum.update(TABLE);
      entry.setCrc(checksum.getValue());
      zip.putNextEntry(entry);
      zip.write(TABLE);
      zip.closeEntry();
    }
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("1,a");
    bytes[at] = '7';
    Files.write(file, bytes);

    assertThat(Reading.only(file).faults()).containsExactly(FileFault.Kind.BROKEN_ARCHIVE);
  }

  @Test
  void aZipWithNothingToReadIsRefused() throws IOException {
    Path file = Reading.zip(folder.resolve("empty.zip"), "__MACOSX/x.csv", TABLE);

    assertThat(Reading.only(file).faults()).containsExactly(FileFault.Kind.EMPTY_FILE);
  }

  @Test
  void anAbsurdRatioIsRefused() throws IOException {
    Path file = folder.resolve("bomb.csv.gz");
    byte[] zeros = new byte[1 << 20];
    try (GZIPOutputStream gz = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int at = 0; at < 100; at++) {
        gz.write(zeros);
      }
    }

    PartProfile profile = Reading.only(file).profile();

    assertThat(profile.refusal().orElseThrow().kind()).isEqualTo(FileFault.Kind.BROKEN_ARCHIVE);
    assertThat(profile.refusal().orElseThrow().detail().es()).contains("bomba");
  }

  @Test
  void aLargeTableOfMostlyEqualLinesIsNoBomb() throws IOException {
    Path file = folder.resolve("equal.csv.gz");
    try (GZIPOutputStream gz = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int at = 0; at < 2_500_000; at++) {
        gz.write((at + ",La Ceiba,2017,rural,1,,\n").getBytes(StandardCharsets.UTF_8));
      }
    }

    PartProfile profile = InputReaders.profile(Reading.part(file), TextHints.none());

    assertThat(profile.physicalLines()).isEqualTo(2_500_000);
    assertThat(profile.faults()).isEmpty();
  }

  @Test
  void whatCrossesToATaskIsSerializable() throws IOException, ClassNotFoundException {
    Reading reading = Reading.only(Reading.write(folder, "x.csv", "a,b\n1,\"x\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(reading.profile());
      out.writeObject(new TextHints("UTF-8", ','));
      for (RawRow row : reading.rows()) {
        out.writeObject(row);
      }
    }
    try (InputStream in = new ByteArrayInputStream(bytes.toByteArray());
        ObjectInputStream back = new ObjectInputStream(in)) {
      assertThat(back.readObject()).isEqualTo(reading.profile());
      assertThat(back.readObject()).isEqualTo(new TextHints("UTF-8", ','));
      for (RawRow row : reading.rows()) {
        assertThat(back.readObject()).isEqualTo(row);
      }
    }
  }

  private static byte[] gz(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(packed)) {
      gz.write(bytes);
    }
    return packed.toByteArray();
  }
}
