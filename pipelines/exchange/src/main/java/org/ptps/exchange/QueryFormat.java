package org.ptps.exchange;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

public enum QueryFormat {
  TABLE("txt"),
  CSV("csv"),
  JSON("json"),
  MARKDOWN("md"),
  PARQUET("parquet"),
  XLSX("xlsx");

  private final String ending;

  QueryFormat(String ending) {
    this.ending = ending;
  }

  public boolean needsFile() {
    return this == PARQUET || this == XLSX;
  }

  /** Format by the extension of a file. */
  public static Optional<QueryFormat> of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (QueryFormat format : values()) {
      if (name.endsWith("." + format.ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
