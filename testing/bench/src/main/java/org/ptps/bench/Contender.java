package org.ptps.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Progress;
import org.ptps.lake.LakeBuilder;
import org.ptps.lake.LedgerEntry;

/** The two programs of {@link LakeBench}; each converts the same CSV files to Parquet. */
enum Contender {
  LAKE("org.ptps.lake.LakeBuilder, local[2]") {
    @Override
    List<LedgerEntry> run(Delivery delivery, Path out) {
      return lake(delivery, delivery.others(), out);
    }
  },
  /** No checks, matching or accounting: the minimum cost of reading. */
  DUCKDB("DuckDB read_csv(all_varchar), threads=2") {
    @Override
    List<LedgerEntry> run(Delivery delivery, Path out) {
      Path folder = folder(out);
      try (DuckDb database = DuckDb.open()) {
        for (Path file : delivery.csv()) {
          // Assumes UTF-8; a user would specify the encoding after the error.
          database.runEither(
              copySql(file, folder, ""), copySql(file, folder, ", encoding = 'latin-1'"));
        }
      }
      return List.of();
    }
  };

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /**
   * Converts the CSV files of a delivery.
   *
   * @param out folder of this contender; what it wrote there before is replaced
   * @return what became of each line, from the contender that knows; else empty
   */
  abstract List<LedgerEntry> run(Delivery delivery, Path out);

  /** Builds a lake without some folders of the delivery. */
  static List<LedgerEntry> lake(Delivery delivery, List<String> exclude, Path out) {
    List<String> settings =
        List.of(
            "inputs.paths=[" + text(delivery.raw()) + "]",
            "inputs.exclude=["
                + exclude.stream().map(Contender::text).collect(Collectors.joining(","))
                + "]",
            "out=" + text(out),
            "spark.master=\"local[2]\"");
    Catalog catalog = Catalog.read(Machine.home(), Path.of("conf/sample.conf"), settings);
    return new LakeBuilder(catalog, Progress.silent()).build();
  }

  private static String text(Object value) {
    return "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String copySql(Path file, Path folder, String options) {
    return "copy (select * from read_csv("
        + DuckDb.quoted(file)
        + ", all_varchar = true"
        + options
        + ")) to "
        + DuckDb.quoted(folder.resolve(file.getFileName() + ".parquet"))
        + " (format parquet)";
  }

  private static Path folder(Path out) {
    try {
      return Files.createDirectories(out.resolve("parquet"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + out, e);
    }
  }
}
