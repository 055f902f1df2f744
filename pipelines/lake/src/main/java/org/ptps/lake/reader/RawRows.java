package org.ptps.lake.reader;

import java.util.Iterator;
import java.util.List;

/**
 * The rows of one part in their order, read as they are asked for.
 *
 * <p>Never throws for what is in the file or on the disk: what cannot be read comes out as a row
 * with a fault, so that the lines of all rows always add up to {@link PartProfile#physicalLines()}.
 */
public interface RawRows extends Iterator<RawRow>, AutoCloseable {

  /**
   * Names that the format itself gives to the cells: the properties of GeoJSON features, in the
   * order of their first appearance in the file. Empty for formats whose header is a row.
   */
  List<String> names();

  @Override
  void close();
}
