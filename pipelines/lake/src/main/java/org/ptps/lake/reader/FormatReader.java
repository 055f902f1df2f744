package org.ptps.lake.reader;

import java.io.Closeable;
import java.io.IOException;

/** A reader of one format; unlike {@link RawRows} it may throw. */
interface FormatReader extends Closeable {

  /** The next row, or null after the last one. */
  RawRow read() throws IOException;
}
