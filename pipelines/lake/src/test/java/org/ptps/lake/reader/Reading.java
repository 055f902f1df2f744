package org.ptps.lake.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A part read to its end; checks that the lines of its rows add up. */
record Reading(PartProfile profile, List<String> names, List<RawRow> rows) {

  static Reading of(Part part) {
    return of(part, TextHints.none());
  }

  static Reading of(Part part, TextHints hints) {
    PartProfile profile = InputReaders.profile(part, hints);
    try (RawRows open = InputReaders.open(part, profile)) {
      List<RawRow> rows = new ArrayList<>();
      open.forEachRemaining(rows::add);
      Reading reading = new Reading(profile, open.names(), rows);
      reading.mustAccountForEveryLine();
      return reading;
    }
  }

  static Reading only(Path file) {
    return of(part(file));
  }

  static Reading only(Path file, TextHints hints) {
    return of(part(file), hints);
  }

  static Part part(Path file) {
    List<Part> parts = InputReaders.parts(file, Set.of());
    assertThat(parts).hasSize(1);
    return parts.get(0);
  }

  static Path write(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path folder, String name, String text) {
    return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param entries name, bytes, name, bytes …
   */
  static Path zip(Path file, Object... entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int at = 0; at < entries.length; at += 2) {
        zip.putNextEntry(new ZipEntry((String) entries[at]));
        zip.write((byte[]) entries[at + 1]);
        zip.closeEntry();
      }
    }
    return file;
  }

  List<List<String>> cells() {
    return rows.stream().map(RawRow::cells).toList();
  }

  RawRow at(long line) {
    return rows.stream().filter(row -> row.line() == line).findFirst().orElseThrow();
  }

  List<FileFault.Kind> faults() {
    return profile.faults().stream().map(FileFault::kind).toList();
  }

  List<RowFault.Kind> rowFaults() {
    return rows.stream().filter(row -> row.fault() != null).map(row -> row.fault().kind()).toList();
  }

  private void mustAccountForEveryLine() {
    long next = 1;
    for (RawRow row : rows) {
      assertThat(row.line())
          .as("%s: rows follow each other", profile.part().shown())
          .isEqualTo(next);
      assertThat(row.lines()).isPositive();
      next += row.lines();
    }
    assertThat(next - 1)
        .as("%s: lines of all rows", profile.part().shown())
        .isEqualTo(profile.physicalLines());
  }
}
