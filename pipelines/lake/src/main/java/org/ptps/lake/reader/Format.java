package org.ptps.lake.reader;

/** Format of a part, by its first bytes, then by its name. */
public enum Format {
  CSV,
  XLSX,
  XLS,
  GEOJSON,
  /** Any format that is not read: documents, pictures, other archives. */
  OTHER
}
