package org.ptps.lake.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Locations;

/**
 * One reader for every format that publishers use, giving the same raw rows: text cells with the
 * physical line, the row of the sheet or the number of the feature.
 *
 * <p><b>What is read.</b> CSV in any usual encoding, XLSX, XLS (Excel 97 and later), properties of
 * GeoJSON features; each of them plain, inside a zip or gz. Nothing is interpreted: dates of
 * workbooks stay serial numbers, formulas are never run (their stored value is taken), numbers of
 * workbooks come as shortest decimal text without exponent.
 *
 * <p><b>Who owns a line.</b> {@link #profile} counts the physical lines from the bytes, with code
 * that shares nothing with the readers. Each line belongs to exactly one {@link RawRow}, blank and
 * faulty ones included, so that the lines of all rows add up to the count of the survey for every
 * file whatever is in it. A part that cannot be used gives rows with a fault for all its lines.
 * Rows that a sheet leaves out up to its highest row number are blank rows.
 *
 * <p><b>A fault costs one line.</b> An open quote never swallows the rest of a CSV: the line on
 * which the record began is a row with a fault and reading begins afresh on the next one.
 *
 * <p>All of it streams: memory does not grow with the number of rows, only with the distinct texts
 * of a workbook, which both Excel formats keep apart from the rows.
 */
public final class InputReaders {
  private InputReaders() {}

  /**
   * Files under a folder that may hold parts, by the names that parts have; a link that leads
   * nowhere or into itself, and what is no regular file, are among them.
   *
   * @param root folder or file
   * @param excludedFolderNames folders to leave out wherever they stand
   */
  public static Map<String, Path> files(Path root, Collection<String> excludedFolderNames) {
    return new PartList(excludedFolderNames).files(root);
  }

  /**
   * All parts under a folder, or of a single file, ordered by file and then as in the workbook.
   *
   * <p>Every file gives at least one part, of format {@link Format#OTHER} where it is no table, and
   * so do links that lead nowhere. Linked folders are followed, each real folder once. Hidden files
   * and files named {@code origin.conf} are left out.
   *
   * @param excludedFolderNames folders to leave out wherever they stand
   * @throws java.io.UncheckedIOException if the root does not exist or cannot be listed
   */
  public static List<Part> parts(Path root, Collection<String> excludedFolderNames) {
    return new PartList(excludedFolderNames).under(root);
  }

  /** Profiles the bytes of a part; never throws for what is wrong with them. */
  public static PartProfile profile(Part part, TextHints hints) {
    return PartProfiler.profile(part, hints);
  }

  /**
   * Checksum of a file as it is on disk now.
   *
   * @throws IOException if it cannot be read
   */
  public static String checksum(Path file) throws IOException {
    return PartProfiler.checksum(file);
  }

  /** Opens the rows of a part; never throws for what is wrong with it. */
  public static RawRows open(Part part, PartProfile profile) {
    return open(part, profile, null);
  }

  /**
   * @param range range of a text between two split points; null for all of the part
   */
  public static RawRows open(Part part, PartProfile profile, ByteRange range) {
    if (range != null) {
      return FaultTolerantRows.of(profile, range, () -> text(part, profile, range));
    }
    return profile
        .refusal()
        .map(fault -> FaultTolerantRows.refused(profile, fault))
        .orElseGet(() -> FaultTolerantRows.of(profile, () -> reader(part, profile)));
  }

  private static FormatReader reader(Part part, PartProfile profile) throws IOException {
    return switch (part.format()) {
      case CSV -> text(part, profile);
      case XLSX -> XlsxRows.open(part);
      case XLS -> XlsRows.open(part);
      case GEOJSON -> GeoJsonRows.open(part, profile.names());
      case OTHER -> throw new IOException("not a table");
    };
  }

  private static FormatReader text(Part part, PartProfile profile) throws IOException {
    InputStream bytes = PartContent.open(part);
    try {
      if (profile.bom()) {
        bytes.skipNBytes(profile.encoding().equals("UTF-8") ? 3 : 2);
      }
      return rows(bytes, profile, 1);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static FormatReader text(Part part, PartProfile profile, ByteRange range)
      throws IOException {
    if (range.from() == 0 && profile.bom()) {
      return text(part, profile, afterMark(range, profile));
    }
    InputStream bytes = Files.newInputStream(Locations.of(part.path()));
    try {
      bytes.skipNBytes(range.from());
      return rows(new LimitedStream(bytes, range.to() - range.from()), profile, range.line());
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static FormatReader rows(InputStream bytes, PartProfile profile, long line) {
    boolean valid =
        profile.faults().stream()
            .noneMatch(found -> found.kind() == FileFault.Kind.INVALID_ENCODING);
    boolean oneByte = profile.delimiter() > 0 && profile.delimiter() < 0x80;
    return valid && oneByte && LazyCells.possible(profile.encoding())
        ? new ByteRows(bytes, profile.encoding(), profile.delimiter(), line)
        : new CsvRows(CharSource.of(bytes, profile.encoding()), profile.delimiter(), line);
  }

  private static ByteRange afterMark(ByteRange range, PartProfile profile) {
    int mark = profile.encoding().equals("UTF-8") ? 3 : 2;
    return new ByteRange(mark, range.to(), range.line(), range.lines());
  }
}
