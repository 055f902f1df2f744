package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Progress;

/** The publishers' own files, read unchanged; skipped where they are not at hand. */
class RealFilesTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Path REAL = HOME.resolve("../shared/real").normalize();

  @TempDir static Path out;
  private static final Map<String, LedgerEntry> LEDGER = new TreeMap<>();

  @BeforeAll
  static void readThemAll() {
    assumeTrue(Files.isDirectory(REAL), "the publishers' files are not at hand");
    Catalog catalog =
        Catalog.read(
            HOME,
            Path.of("conf/sample.conf"),
            List.of("inputs.paths=[\"" + REAL + "\"]", "out=\"" + out + "\""));
    for (LedgerEntry entry : new LakeBuilder(catalog, Progress.silent()).build()) {
      LEDGER.put(entry.arrival().survey().part().shown(), entry);
    }
  }

  private static List<Row> query(String sql) {
    SparkSession spark = SparkSession.active();
    for (Path table : tables()) {
      spark
          .read()
          .parquet(table.toString())
          .createOrReplaceTempView(table.getFileName().toString());
    }
    return spark.sql(sql).collectAsList();
  }

  private static List<Path> tables() {
    try (var list = Files.list(out.resolve("lake"))) {
      return list.toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void show() {
    LEDGER.forEach(
        (file, e) ->
            System.out.println(
                file
                    + " | "
                    + (e.arrival().claimed() ? e.arrival().source().id() : "-")
                    + " | "
                    + e.arrival().edition()
                    + " | "
                    + e.arrival().survey().physicalLines()
                    + " = h"
                    + e.header()
                    + " b"
                    + e.blank()
                    + " f"
                    + e.footer()
                    + " o"
                    + e.outOfScope()
                    + " k"
                    + e.kept()
                    + " d"
                    + e.duplicate()
                    + " r"
                    + e.rejected()
                    + " "
                    + (e.arrival().unclaimed() == null
                        ? ""
                        : e.arrival().unclaimed().es() + " ~" + e.arrival().nearest())));
    query(
            "select source, rule, severity, count(*) n, min(value), min(reason_es) from rejected_rows group by 1,2,3 order by 1,2")
        .forEach(System.out::println);
    query(
            "select * from place_decisions where method not in ('name','name_and_code','department') order by source, method")
        .forEach(System.out::println);
    query(
            "select publisher, edition, variable, residence, min(year), max(year), count(*) from national_estimates group by 1,2,3,4 order by 1,2,3,4")
        .forEach(System.out::println);
    assertThat(LEDGER).isNotEmpty();
  }
}
