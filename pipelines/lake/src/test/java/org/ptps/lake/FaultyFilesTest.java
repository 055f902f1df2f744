package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Progress;

/** Each file of data-sample/faulty is refused, or read, for the reason in its name. */
class FaultyFilesTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Map<String, LedgerEntry> LEDGER = new TreeMap<>();
  private static Map<String, List<String>> rules;

  @TempDir static Path out;

  @BeforeAll
  static void readThemAll() {
    Catalog catalog =
        Catalog.read(
            HOME,
            Path.of("conf/sample.conf"),
            List.of("inputs.paths=[data-sample/faulty]", "out=\"" + out + "\""));
    for (LedgerEntry entry : new LakeBuilder(catalog, Progress.silent()).build()) {
      LEDGER.put(entry.arrival().survey().part().file(), entry);
    }
    rules =
        SparkSession.active()
            .read()
            .parquet(out.resolve("lake/rejected_rows").toString())
            .selectExpr("file", "rule || ' ' || line")
            .collectAsList()
            .stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getString(0),
                    Collectors.mapping(row -> row.getString(1), Collectors.toList())));
  }

  /** Good lines: several of these files hold the same rows, so that all but one are duplicates. */
  private static long good(String file) {
    return LEDGER.get(file).kept() + LEDGER.get(file).duplicate();
  }

  @Test
  void everyFileHasAnExpectationHere() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("data-sample/faulty"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(LEDGER.keySet());
    }
    assertThat(LEDGER).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource({
    "columns_swapped.csv, false",
    "empty.csv, true",
    "not_a_workbook.xlsx, true",
    "repeated_column.csv, true",
    "truncated.zip, true",
    "wrong_header.csv, true"
  })
  void aFileThatFitsNoContractIsRefusedWholeWithAReason(String file, boolean unclaimed) {
    LedgerEntry entry = LEDGER.get(file);
    assertThat(!entry.arrival().claimed()).as(file).isEqualTo(unclaimed);
    if (unclaimed) {
      assertThat(entry.arrival().unclaimed().es()).isNotBlank();
      assertThat(entry.arrival().unclaimed().en()).isNotBlank();
      assertThat(entry.kept()).isZero();
    } else {
      assertThat(rules.get(file))
          .as("the values do not fit the columns they stand in")
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cut_in_the_middle_of_a_row.csv, cells_missing",
    "extra_cell_in_a_row.csv, cells_too_many",
    "nul_byte.csv, nul_byte",
    "unclosed_quote.csv, unclosed_quote",
    "unknown_municipality.csv, place_unknown"
  })
  void aBadRowIsRefusedWithItsLineAndTheOthersAreKept(String file, String rule) {
    assertThat(rules.get(file)).as(file).anyMatch(found -> found.startsWith(rule + " "));
    assertThat(good(file)).as(file).isPositive();
    assertThat(LEDGER.get(file).rejected()).as(file).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "cr_line_ends.csv",
    "latin1_bytes.csv",
    "line_break_in_a_cell.csv",
    "no_line_end_at_the_end.csv",
    "semicolon_for_comma.csv",
    "utf16.csv"
  })
  void aFileThatOnlyLooksOddIsReadRight(String file) {
    assertThat(LEDGER.get(file).arrival().claimed()).as(file).isTrue();
    assertThat(good(file)).as(file).isPositive();
    assertThat(LEDGER.get(file).rejected()).as(file).isZero();
    assertThat(rules.getOrDefault(file, List.of()))
        .as(file)
        .allMatch(found -> found.startsWith("duplicate_row "));
  }

  @Test
  void aTotalAtTheEndIsAFooterAndARepeatedHeaderIsAHeader() {
    assertThat(LEDGER.get("total_footer.csv").footer()).isEqualTo(1);
    assertThat(LEDGER.get("total_footer.csv").rejected()).isZero();
    assertThat(LEDGER.get("repeated_header.csv").header()).isEqualTo(2);
  }

  @Test
  void aFileWithNothingButAHeaderIsClaimedAndKeepsNothing() {
    assertThat(LEDGER.get("header_only.csv").arrival().claimed()).isTrue();
    assertThat(LEDGER.get("header_only.csv").kept()).isZero();
  }
}
