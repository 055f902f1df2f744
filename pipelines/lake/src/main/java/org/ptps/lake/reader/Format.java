package org.ptps.lake.reader;

/** How the rows of a part are written; decided from its first bytes, then from its name. */
public enum Format {
  CSV,
  XLSX,
  XLS,
  GEOJSON,
  /** Nothing that is read: a text about the data, a picture, an archive of another kind. */
  OTHER
}
