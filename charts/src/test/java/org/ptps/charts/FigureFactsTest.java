package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptps.catalog.Language;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.words.Numbers;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.claim.FactKey;
import org.ptps.warehouse.claim.PrintedInterval;

/** One fact, one number: what figures print is a row of the warehouse, and says which. */
class FigureFactsTest {
  private static final Pattern TEXT = Pattern.compile("(?s)<text\\b([^>]*)>(.*?)</text\\s*>");
  private static final Pattern SPAN =
      Pattern.compile("(?s)<tspan\\b([^>]*data-k[^>]*)>(.*?)</tspan\\s*>");
  private static final Pattern ATTRIBUTE = Pattern.compile("data-(key|value|kind)=\"([^\"]*)\"");

  /** A number that says something: alone, of a hundred, of how many, or how many there are. */
  private static final Pattern SAID =
      Pattern.compile(
          "^[−+(]*\\d[\\d,.]*\\)?$|(?<!9)\\d[\\d,.]*[\\s\\u00a0]%|\\bn[\\s\\u00a0]*=[\\s\\u00a0]*\\d"
              + "|\\d (?:de|of) \\d");

  /** Years and codes of municipalities stand alone too, and are no facts. */
  private static final Pattern YEAR = Pattern.compile("^\\(?(?:19|20|0\\d)\\d{2}\\)?$");

  @TempDir Path folder;

  /** A number as it is drawn. */
  private record Printed(String figure, String key, String value, String words) {}

  @Test
  void theTotalOfBarsIsTheRowOfTheGroup() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      ReportTables tables = new ReportTables(warehouse);
      List<Printed> printed = printed(warehouse, List.of("water_quality_outcomes"), Language.ES);
      List<String> codes = List.of("PS-NIV-01", "PS-NIV-02");
      Map<String, Rows.Row> counts =
          tables.counts(
              codes,
              new Slice(
                  "municipality",
                  "",
                  Slice.AreaGroup.COHORT_2017,
                  List.of("total", "rural"),
                  OptionalInt.empty()));
      String residence = counts.get("PS-NIV-01").text("whole_residence");

      int totals = 0;
      for (String code : codes) {
        ReportTables.Value whole = tables.whole(counts.get(code), residence).orElseThrow();
        if (whole.isKnown()) {
          totals++;
          assertThat(printed)
              .filteredOn(one -> one.key().equals(whole.key() + "/numerator"))
              .isNotEmpty()
              .allMatch(one -> Double.parseDouble(one.value()) == whole.numerator());
        }
        // No bar is of another residence than the whole.
        assertThat(printed)
            .filteredOn(one -> one.key().startsWith(code + "/"))
            .extracting(one -> one.key().split("/")[2])
            .containsOnly(residence);
      }
      assertThat(totals).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyNumberHasItsKeyOrIsOfADeclaredKind(Language language) throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      List<String> faults = new ArrayList<>();
      for (Path file : draw(warehouse, List.of(), language, FigureFormat.SVG)) {
        Matcher text = TEXT.matcher(body(file));
        while (text.find()) {
          if (!text.group(1).contains("data-k")) {
            String rest =
                SPAN.matcher(text.group(2)).replaceAll("").replaceAll("\\s+$|95\u00a0%|95 %", "");
            if (SAID.matcher(rest).find() && !YEAR.matcher(rest).find()) {
              faults.add(file.getFileName() + ": " + text.group(2).replaceAll("<[^>]*>", ""));
            }
          }
        }
      }
      assertThat(faults).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noKeyIsPrintedAsWhatItIsNot(Language language) throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      List<Printed> printed = printed(warehouse, List.of(), language);
      Map<String, String> values = new HashMap<>();
      List<String> faults = new ArrayList<>();
      for (Printed one : printed) {
        FactKey.parse(one.key());
        String before = values.putIfAbsent(one.key(), one.value());
        if (before != null && !before.equals(one.value())) {
          faults.add(one.key() + ": " + before + " and " + one.value());
        }
        boolean counted = one.words().matches(".*\\d (?:de|of) \\d.*");
        PrintedInterval interval = PrintedInterval.of(one.words()).orElse(null);
        if (interval == null
            || !counted && !interval.directed().holds(Double.parseDouble(one.value()))) {
          faults.add(one.figure() + ": " + one.key() + " printed as " + one.words());
        }
      }
      assertThat(printed).hasSizeGreaterThan(1000);
      assertThat(faults).isEmpty();
    }
  }

  @Test
  void theCsvOfAFigureIsTheRowOfItsKey() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      ReportTables tables = new ReportTables(warehouse);
      int compared = 0;
      for (String id :
          List.of("coverage_by_municipality", "map_municipalities_water", "siasar_classes")) {
        List<String> lines =
            Files.readAllLines(draw(warehouse, List.of(id), Language.ES, FigureFormat.CSV).get(0));
        List<String> columns = List.of(lines.get(0).split(","));
        for (String line : lines.subList(1, lines.size())) {
          List<String> cells = List.of(line.split(",", -1));
          String key = cells.get(columns.indexOf("key"));
          if (key.isEmpty()) {
            continue;
          }
          Rows.Row row =
              tables
                  .from(id.equals("siasar_classes") ? "class_shares" : "ranked_values")
                  .where("key", key)
                  .first()
                  .orElseThrow(() -> new AssertionError("no row has the key " + key));
          for (String part : List.of("value", "numerator", "denominator", "unknown")) {
            assertThat(cells.get(columns.indexOf(part)))
                .as(key + "/" + part)
                .isEqualTo(row.number(part) == null ? "" : Numbers.machine(row.number(part)));
          }
          compared++;
        }
      }
      assertThat(compared).isGreaterThan(100);
    }
  }

  @Test
  void figuresAskTheWarehouseForRowsAndNothingElse() throws IOException {
    // Reports still bring queries of their own; what draws has none.
    TreeSet<String> mayQuery =
        new TreeSet<>(
            List.of(
                "Answers.java",
                "IndicatorTables.java",
                "LedgerTables.java",
                "ReportDeclaration.java",
                "ReportDocument.java",
                "ReportQuery.java",
                "ReportTables.java",
                "Reports.java"));
    List<String> found = new ArrayList<>();
    try (Stream<Path> files =
        Files.walk(FiguresTest.HOME.resolve("charts/src/main/java/org/ptps/charts"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString();
        if (!mayQuery.contains(name)
            && Pattern.compile("(?i)\"\\s*select\\s|\\bfrom report\\.|\\.query\\(")
                .matcher(Files.readString(file))
                .find()) {
          found.add(name);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private List<Printed> printed(Warehouse warehouse, List<String> ids, Language language)
      throws IOException {
    List<Printed> printed = new ArrayList<>();
    for (Path file : draw(warehouse, ids, language, FigureFormat.SVG)) {
      Matcher text = TEXT.matcher(body(file));
      while (text.find()) {
        add(printed, file, text.group(1), text.group(2));
        Matcher span = SPAN.matcher(text.group(2));
        while (span.find()) {
          add(printed, file, span.group(1), span.group(2));
        }
      }
    }
    return printed;
  }

  private static void add(List<Printed> printed, Path file, String attributes, String words) {
    Map<String, String> said = new HashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(attributes);
    while (attribute.find()) {
      said.put(attribute.group(1), attribute.group(2).replace("&amp;", "&"));
    }
    if (said.containsKey("key")) {
      printed.add(
          new Printed(
              file.getFileName().toString(),
              said.get("key"),
              said.get("value"),
              words.replaceAll("<[^>]*>", "").replace("&lt;", "<")));
    }
  }

  private List<Path> draw(
      Warehouse warehouse, List<String> ids, Language language, FigureFormat format) {
    return Figures.render(
        warehouse, FiguresTest.HOME, ids, language, folder.resolve("out"), EnumSet.of(format));
  }

  private static String body(Path file) throws IOException {
    return Files.readString(file)
        .replaceAll("(?s)<style.*?</style>|<title.*?</title>|<desc.*?</desc>", "");
  }
}
