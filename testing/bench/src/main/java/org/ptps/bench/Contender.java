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

/** The two sides of {@link LakeBench}; each turns the same CSV files into Parquet. */
enum Contender {
  LAKE("org.ptps.lake.LakeBuilder, local[2]") {
    @Override
    List<LedgerEntry> run(Delivery delivery, Path out) {
      return lake(delivery, delivery.others(), out);
    }
  },
  /** Neither checks, matches nor accounts for anything: the floor of what reading costs. */
  DUCKDB("DuckDB read_csv(all_varchar), threads=2") {
    @Override
    List<LedgerEntry> run(Delivery delivery, Path out) {
      Path folder = folder(out);
      try (DuckDb database = DuckDb.open()) {
        for (Path file : delivery.csv()) {
          // It takes every file for UTF-8; a person would name the encoding after the refusal.
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
   * Reads the CSV files of a delivery and writes Parquet.
   *
   * @param out folder of this contender; what it wrote there before is replaced
   * @return what became of each line, from the contender that knows; else empty
   */
  abstract List<LedgerEntry> run(Delivery delivery, Path out);

  /** Builds a lake of a delivery without some of its folders. */
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
