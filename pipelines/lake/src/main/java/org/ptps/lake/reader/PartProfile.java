package org.ptps.lake.reader;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Profile of a part, made from its bytes before any row is read, by code that shares nothing with
 * the readers.
 *
 * @param bytes size of the file on disk (of the archive, for an entry)
 * @param sha256 checksum of the file on disk, in lower-case hexadecimal; empty if it cannot be read
 * @param encoding name of the encoding of a text, empty for workbooks
 * @param bom whether the text begins with a byte order mark
 * @param delimiter what stands between cells, 0 where there is no such sign
 * @param physicalLines lines of a text (also one without line end), highest row number of a sheet,
 *     features of a GeoJSON
 * @param names names of the properties of GeoJSON features, empty for other formats
 * @param faults what is wrong or noteworthy
 * @param cuts where a text that lies on disk as it is can be cut, in order; none for anything else
 * @param state what the system said of the file before it was read, empty where a change could go
 *     unseen; see {@link org.ptps.catalog.FileState}
 * @param sheet what a sheet of a workbook says of itself; nothing for other formats
 */
public record PartProfile(
    Part part,
    long bytes,
    String sha256,
    String state,
    String encoding,
    boolean bom,
    char delimiter,
    long physicalLines,
    List<String> names,
    List<FileFault> faults,
    SheetProperties sheet,
    List<SplitPoint> cuts)
    implements Serializable {

  /** The finding that prevents reading any row, if there is one. */
  public Optional<FileFault> refusal() {
    return faults.stream().filter(FileFault::fatal).findFirst();
  }
}
