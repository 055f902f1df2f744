package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptps.catalog.Catalog;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.RowReader;
import org.ptps.lake.clean.Violation;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.input.SourceMatcher;
import org.ptps.lake.places.PlaceMatcher;

/** Each file of data-sample/faulty is refused, or read, for the reason in its name. */
class FaultyFilesTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final int HEADER = 0;
  private static final int FOOTER = 2;
  private static final Map<String, InputPart> ARRIVALS = new TreeMap<>();
  private static final Map<String, List<CleanRow>> ROWS = new TreeMap<>();

  /**
   * Each file alone, by the reader that Spark's tasks use: no file's rows are another's duplicates.
   */
  @BeforeAll
  static void readThemAll() {
    Catalog catalog = Declared.over(Declared.HOME.resolve("data-sample/faulty"));
    PlaceMatcher places = new PlaceMatcher(catalog.places(), 0.86, 0.06);
    for (InputPart input : new SourceMatcher(catalog).match()) {
      String file = input.profile().part().file();
      List<CleanRow> rows = new ArrayList<>();
      if (input.claimed()) {
        new RowReader(input, "HN", places)
            .forEachRemaining(row -> rows.add(row.toldOf(input.source())));
      }
      ARRIVALS.put(file, input);
      ROWS.put(file, rows);
    }
  }

  private static long lines(String file, Status status) {
    return ROWS.get(file).stream()
        .filter(row -> row.status() == status)
        .mapToLong(CleanRow::lines)
        .sum();
  }

  private static long tally(String file, int kind) {
    List<CleanRow> rows = ROWS.get(file);
    return rows.get(rows.size() - 1).tally()[kind];
  }

  private static List<String> rules(String file) {
    return ROWS.get(file).stream()
        .flatMap(row -> row.violations().stream())
        .map(Violation::rule)
        .toList();
  }

  private static String said(CleanRow row) {
    return Arrays.toString(row.values()) + row.violations() + row.place();
  }

  @Test
  void everyFileHasAnExpectationHere() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("data-sample/faulty"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ARRIVALS.keySet());
    }
    assertThat(ARRIVALS).hasSize(32);
  }

  @ParameterizedTest
  @CsvSource({
    "columns_swapped.csv, false",
    "empty.csv, true",
    "not_a_workbook.xlsx, true",
    "truncated.zip, true",
    "wrong_header.csv, true"
  })
  void aFileThatFitsNoContractIsRefusedWholeWithAReason(String file, boolean unclaimed) {
    InputPart input = ARRIVALS.get(file);
    assertThat(!input.claimed()).as(file).isEqualTo(unclaimed);
    if (unclaimed) {
      assertThat(input.unclaimed().es()).isNotBlank();
      assertThat(input.unclaimed().en()).isNotBlank();
    } else {
      assertThat(rules(file)).as("the values do not fit the columns they stand in").isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cut_in_the_middle_of_a_row.csv, cells_missing",
    "extra_cell_in_a_row.csv, cells_too_many",
    "nul_byte.csv, nul_byte",
    "unclosed_quote.csv, text_after_quote"
  })
  void aBadRowIsRefusedWithItsLineAndTheOthersAreKept(String file, String rule) {
    assertThat(rules(file)).as(file).contains(rule);
    assertThat(lines(file, Status.KEPT)).as(file).isPositive();
    assertThat(lines(file, Status.REJECTED)).as(file).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "cr_line_ends.csv",
    "latin1_bytes.csv",
    "line_break_in_a_cell.csv",
    "blank_lines.csv",
    "byte_order_mark.csv",
    "pipe_for_comma.csv",
    "preamble.csv",
    "semicolon_for_comma.csv",
    "stray_quote.csv",
    "thousands.csv",
    "utf16.csv",
    "utf16_without_mark.csv"
  })
  void aFileThatOnlyLooksOddIsReadRight(String file) {
    assertThat(ARRIVALS.get(file).claimed()).as(file).isTrue();
    assertThat(lines(file, Status.KEPT)).as(file).isPositive();
    assertThat(lines(file, Status.REJECTED)).as(file).isZero();
    assertThat(rules(file)).as(file).isEmpty();
  }

  /** Every finding of the reader is told, also those that cost nothing. */
  @Test
  void aLastLineWithoutAnEndIsReadAndTold() {
    assertThat(rules("no_line_end_at_the_end.csv")).containsExactly("no_final_newline");
    assertThat(lines("no_line_end_at_the_end.csv", Status.KEPT)).isPositive();
    assertThat(lines("no_line_end_at_the_end.csv", Status.REJECTED)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "number_not_known.csv, not_a_number",
    "number_too_large.csv, too_large",
    "percent_for_share.csv, percent_for_share",
    "extra_column.csv, extra_column",
    "repeated_column.csv, repeated_column"
  })
  void whatIsDoubtfulIsSaidAndEveryRowIsKept(String file, String rule) {
    assertThat(rules(file)).as(file).containsExactly(rule);
    assertThat(lines(file, Status.KEPT)).as(file).isPositive();
    assertThat(lines(file, Status.REJECTED)).as(file).isZero();
  }

  @Test
  void aColumnOfWhichNoCellIsUnderstoodIsNamed() {
    assertThat(rules("whole_column_wrong.csv")).contains("column_refused");
    assertThat(lines("whole_column_wrong.csv", Status.KEPT)).isZero();
  }

  @Test
  void whatStandsInAColumnThatTheContractDoesNotKnowIsShownNowhere() {
    for (String file : List.of("extra_column.csv", "extra_cell_in_a_row.csv")) {
      assertThat(ROWS.get(file))
          .extracting(FaultyFilesTest::said)
          .noneMatch(row -> row.contains("9999"));
      assertThat(ROWS.get(file))
          .extracting(FaultyFilesTest::said)
          .noneMatch(row -> row.contains("sobra"));
    }
  }

  @Test
  void anUnknownMunicipalityIsRefusedWithItsCandidates() {
    assertThat(rules("unknown_municipality.csv")).contains("place_unknown");
    assertThat(lines("unknown_municipality.csv", Status.REJECTED)).isPositive();
  }

  @Test
  void aTotalAtTheEndIsAFooterAndARepeatedHeaderIsAHeader() {
    assertThat(tally("total_footer.csv", FOOTER)).isEqualTo(1);
    assertThat(lines("total_footer.csv", Status.REJECTED)).isZero();
    assertThat(tally("repeated_header.csv", HEADER)).isEqualTo(2);
  }

  @Test
  void everyFaultyFileIsKnownToBeInvented() {
    assertThat(ARRIVALS.values()).allMatch(InputPart::synthetic);
  }

  @Test
  void aFileWithNothingButAHeaderIsClaimedAndKeepsNothing() {
    assertThat(ARRIVALS.get("header_only.csv").claimed()).isTrue();
    assertThat(lines("header_only.csv", Status.KEPT)).isZero();
    assertThat(rules("header_only.csv")).containsExactly("no_rows");
  }
}
