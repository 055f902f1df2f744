package org.ptps.lake.reader;

import java.io.Serializable;

/**
 * One readable table: a whole CSV file, one sheet of a workbook, the features of one GeoJSON.
 *
 * @param file path as people are shown it: relative to its input root with {@code /}, and {@code
 *     archive.zip!inner/x.csv} for an entry of an archive
 * @param path the file on disk
 * @param entry name of the entry inside the archive, empty where there is none
 * @param sheet name of the sheet, empty where there is no workbook or its sheets cannot be listed
 */
public record Part(String file, String path, String entry, String sheet, Format format)
    implements Serializable {

  /** Name for messages: the file, with the sheet in brackets where there is one. */
  public String shown() {
    return sheet.isEmpty() ? file : file + " [" + sheet + "]";
  }
}
