package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.oracle.DamagedLake;
import org.ptps.oracle.Oracle;
import org.ptps.warehouse.CodeWords;
import org.ptps.warehouse.ColumnLabels;
import org.ptps.warehouse.Joins;
import org.ptps.warehouse.Passport;
import org.ptps.warehouse.PassportOffice;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.WarehouseBuilder;

/** The whole flow on data-sample: from raw file to published number, and back to file and line. */
class SampleRunTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  @TempDir static Path out;
  private static Answered run;
  private static Answered again;
  private static Warehouse warehouse;

  private static Answered ptps(String... arguments) {
    return Answered.to(arguments);
  }

  private static Answered onSample(String... arguments) {
    return ptps(
        Stream.concat(Arrays.stream(arguments), Stream.of("--out", out.toString()))
            .toArray(String[]::new));
  }

  @BeforeAll
  static void runIt() {
    System.setProperty("ptps.home", HOME.toString());
    run = onSample("run");
    assertThat(run.code()).as(run.err()).isZero();
    again = onSample("run");
    warehouse = Warehouse.open(out.resolve("warehouse.duckdb"));
  }

  @AfterAll
  static void close() {
    if (warehouse != null) {
      warehouse.close();
    }
  }

  private static double number(String sql, Object... parameters) {
    Rows rows = warehouse.query(sql, parameters);
    assertThat(rows.values()).as(sql).hasSize(1);
    return ((Number) rows.values().get(0).get(0)).doubleValue();
  }

  private static List<NamedCsvRecord> expected(String name) throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .ofNamedCsvRecord(
                Files.newBufferedReader(HOME.resolve("data-sample/expected").resolve(name)))) {
      return csv.stream().toList();
    }
  }

  @Test
  void aRunNamesItsReportOnStdoutAndItsProgressOnStderr() {
    assertThat(run.out()).contains("Informe: ").contains("annual-2022.es.html");
    assertThat(run.err()).contains("escribir las tablas").contains("Cuadre de filas");
    assertThat(out.resolve("reports/annual-2022.es.html")).isNotEmptyFile();
  }

  @Test
  void aRunOnWhatDidNotChangeDoesNothingAndAnswersTheSame() {
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).isEqualTo(run.out());
    assertThat(again.err()).contains("Nada cambió").doesNotContain("Spark");
  }

  @Test
  void everyLineOfEveryFileIsAccountedFor() {
    assertThat(number("select count(*) from lake.file_ledger where source is not null"))
        .isGreaterThan(30);
    assertThat(
            number(
                "select count(*) from lake.file_ledger where physical_lines <> header + blank + footer"
                    + " + out_of_scope + kept + duplicate + rejected"))
        .isZero();
  }

  @Test
  void aTemplateNamesEachKnownSystemOnceHoweverItWasSpelled() throws IOException {
    Path folder = out.resolve("templates-norte");

    Answered answered =
        onSample(
            "templates",
            "--partner",
            "Organización Ficticia Norte",
            "--year",
            "2022",
            "--source",
            "ptps_water_quality",
            "--to",
            folder.toString());

    assertThat(answered.code()).as(answered.err()).isZero();
    List<String> systems = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder);
        ReadableWorkbook book = new ReadableWorkbook(files.findFirst().orElseThrow().toFile())) {
      Sheet sheet = book.findSheet("Datos").orElseThrow();
      for (org.dhatim.fastexcel.reader.Row row : sheet.read()) {
        if (row.getRowNum() > 2 && row.getCellCount() > 7) {
          String code = row.getCellText(5);
          if (!code.isEmpty()) {
            systems.add(code + " " + row.getCellText(7));
          }
        }
      }
    }
    assertThat(systems).hasSizeGreaterThan(3).doesNotHaveDuplicates();
  }

  @Test
  void theManifestNamesEveryInputWithItsChecksum() throws IOException {
    String manifest = Files.readString(out.resolve("manifest.json"));
    assertThat(manifest).contains("\"chlorine.min\" : 0.5").contains("socios_ptps.csv");
    assertThat(Pattern.compile("\"sha256\" : \"[0-9a-f]{64}\"").matcher(manifest).results().count())
        .isEqualTo((long) number("select count(*) from lake.file_ledger"));
  }

  @Test
  void everyValueIsTheSameWhenComputedASecondTimeInPlainJava() {
    Oracle.Verdict verdict = Oracle.compare(warehouse, out.resolve("lake"));
    assertThat(verdict.differences()).isEmpty();
    assertThat(verdict.values())
        .as("values and companions")
        .isGreaterThanOrEqualTo((int) number("select count(*) from report.indicator_values"))
        .isGreaterThan(100_000);
  }

  private static Project ofThreeYears(Path out) {
    return Project.read(
        HOME,
        Path.of("conf/defaults.conf"),
        List.of(
            "years.first=2016",
            "years.last=2018",
            "out=\"" + out.toString().replace('\\', '/') + "\""));
  }

  @Test
  @Tag("campaign")
  void everyValueIsTheSameOnADamagedLakeToo() {
    Path folder = out.resolve("damaged");
    Project project = ofThreeYears(folder);
    DamagedLake.write(
        out.resolve("lake"), folder.resolve("lake"), project.catalog().tables().values(), 2018);
    WarehouseBuilder.buildOnly(project.warehouseInputs(), "report.indicator_values");
    try (Warehouse damaged = project.openWarehouse()) {
      Oracle.Verdict verdict = Oracle.compare(damaged, folder.resolve("lake"));
      assertThat(verdict.differences()).isEmpty();
      assertThat(verdict.values()).isGreaterThan(25_000);
      assertThat(
              damaged
                  .query("select 1 from report.indicator_values where reason is not null")
                  .rows())
          .as("values that the damage leaves without a number")
          .hasSizeGreaterThan(1_000);
    }
  }

  @Test
  @Tag("campaign")
  void noValueDependsOnTheOrderOfRowsOrTheNamesOfFiles() {
    Path folder = out.resolve("turned");
    Project project = ofThreeYears(folder);
    DamagedLake.turn(out.resolve("lake"), folder.resolve("lake"), 2018);
    WarehouseBuilder.buildOnly(project.warehouseInputs(), "report.indicator_values");
    String values =
        "select indicator, level, area_code, residence, year, value, numerator, denominator,"
            + " unknown, unknown_pct, bound_low, bound_high, n_rows, reason, synthetic,"
            + " observed_from, observed_to from report.indicator_values where year between 2016"
            + " and 2018 and (n_rows > 0 or unknown > 0) order by all";
    try (Warehouse turned = project.openWarehouse()) {
      List<List<Object>> straight = warehouse.query(values).values();
      List<List<Object>> other = turned.query(values).values();
      assertThat(other).hasSameSizeAs(straight).hasSizeGreaterThan(10_000);
      List<String> moved = new ArrayList<>();
      for (int row = 0; row < straight.size(); row++) {
        if (!same(straight.get(row), other.get(row))) {
          moved.add(straight.get(row) + " → " + other.get(row));
        }
      }
      assertThat(moved).isEmpty();
    }
  }

  // Sums of many parts differ in the last digits by order of addition.
  private static boolean same(List<Object> one, List<Object> other) {
    for (int i = 0; i < one.size(); i++) {
      boolean isSame =
          one.get(i) instanceof Double x && other.get(i) instanceof Double y
              ? Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x))
              : Objects.equals(one.get(i), other.get(i));
      if (!isSame) {
        return false;
      }
    }
    return true;
  }

  private static Stream<Arguments> rulesOfTheWhole() {
    String byShares = " group by indicator, breakdown, level, area_code, residence, year having ";
    String bySums = " group by indicator, residence, year having ";
    String values = "select 1 from report.indicator_values where ";
    return Stream.of(
        Arguments.of(
            "the shares of what is known add up to 100",
            "select 1 from shares where category <> 'unknown'"
                + byShares
                + "abs(sum(value) - 100) > 1e-6"),
        Arguments.of(
            "the shares of all, with the unknown, add up to 100",
            "select 1 from shares" + byShares + "abs(sum(value_all) - 100) > 1e-6"),
        Arguments.of(
            "a value lies within its bounds",
            values + "value < bound_low - 1e-9 or value > bound_high + 1e-9"),
        Arguments.of(
            "a value lies within its interval",
            values + "value < ci_low - 1e-9 or value > ci_high + 1e-9"),
        Arguments.of(
            "a value stands on known things",
            values
                + "value is not null and (n_rows = 0 or denominator <= 0 or reason is not null)"),
        Arguments.of("no value has a reason", values + "value is null and reason is null"),
        Arguments.of(
            "the nation is the sum of its municipalities",
            "select 1 from sums"
                + bySums
                + "abs(sum(numerator) - max(nation)) > 1e-6 or count(*) < 26"),
        Arguments.of(
            "the cohort is the sum of the 26",
            "select 1 from sums where is_cohort"
                + bySums
                + "abs(sum(numerator) - max(cohort)) > 1e-6 or"
                + " abs(sum(denominator) - max(cohort_known)) > 1e-6 or count(*) > 26"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesOfTheWhole")
  void ofTheWholeSample(String rule, String query) {
    String shares =
        "shares as (select b.indicator, b.breakdown, level, area_code, residence, year, category, value, value_all"
            + " from report.indicator_breakdowns as b join (select distinct indicator, breakdown from"
            + " declared.breakdown_categories where kind = 'share') using (indicator, breakdown) where value is not null)";
    String sums =
        "sums as (select v.indicator, v.residence, v.year, v.numerator, v.denominator, a.is_cohort_2017 as is_cohort, n.numerator as nation,"
            + " c.numerator as cohort, c.denominator as cohort_known from report.indicator_values as v"
            + " join report.areas as a on a.level = v.level and a.area_code = v.area_code"
            + " join report.indicator_values as n on n.indicator = v.indicator and n.level = 'nation' and n.residence ="
            + " v.residence and n.year = v.year left join report.indicator_values as c on c.indicator = v.indicator and"
            + " c.area_code = 'PTPS2017' and c.residence = v.residence and c.year = v.year where v.level = 'municipality')";
    assertThat(warehouse.query("with " + shares + ", " + sums + " " + query).rows())
        .as(rule)
        .isEmpty();
  }

  @Test
  void everyInjectedFaultIsMetAsExpected() throws IOException {
    List<String> missed = new ArrayList<>();
    for (NamedCsvRecord fault : expected("faults.csv")) {
      String outcome = outcome(fault);
      if (!outcome.equals(fault.getField("expected_outcome"))) {
        missed.add(String.join(" ", fault.getFields()) + " → " + outcome);
      }
    }
    assertThat(missed).isEmpty();
  }

  private static String outcome(NamedCsvRecord fault) {
    Rows found =
        warehouse.query(
            "select distinct severity from lake.rejected_rows where file = ? and coalesce(sheet, '') = ? and line = ?",
            fault.getField("file"),
            fault.getField("sheet"),
            Integer.parseInt(fault.getField("line")));
    Set<String> severities = new TreeSet<>();
    found.forEach(row -> severities.add(row.text("severity")));
    for (String severity : List.of("reject", "duplicate", "cell", "flag")) {
      if (severities.contains(severity)) {
        return severity;
      }
    }
    return switch (fault.getField("expected_outcome")) {
      case "footer", "out_of_scope" ->
          uncounted(fault) ? fault.getField("expected_outcome") : "kept";
      default -> "none";
    };
  }

  /** Whether no value of the line entered the lake, though it was not rejected. */
  private static boolean uncounted(NamedCsvRecord fault) {
    Rows tables =
        warehouse.query(
            "select table_name from information_schema.columns where table_schema = 'lake' and column_name = 'source_line'");
    for (Rows.Row table : tables.rows()) {
      double rows =
          number(
              "select count(*) from lake."
                  + table.text("table_name")
                  + " where source_file = ? and source_line = ?",
              fault.getField("file"),
              Integer.parseInt(fault.getField("line")));
      if (rows > 0) {
        return false;
      }
    }
    return true;
  }

  @Test
  void thePlansNumbersComeOutOfTheRows() throws IOException {
    List<NamedCsvRecord> wanted = expected("calibration.csv");
    assertThat(wanted).hasSize(21);
    for (NamedCsvRecord row : wanted) {
      assertThat(calibrated(row))
          .as(row.getField("what"))
          .isCloseTo(Double.parseDouble(row.getField("expected")), within(0.05));
    }
  }

  private static double calibrated(NamedCsvRecord row) {
    String what = row.getField("what");
    String area = row.getField("area");
    int year = Integer.parseInt(row.getField("year"));
    String residence = row.getField("residence");
    Matcher classes = Pattern.compile("(P[ST]-\\w+-\\d+) .*class ([A-D])").matcher(what);
    if (what.contains("municipalities above 80")) {
      return number(
          "select count(*) from report.indicator_values as v join report.areas as a on a.level = v.level and"
              + " a.area_code = v.area_code where v.indicator = ? and v.level = 'municipality' and a.is_cohort_2017"
              + " and v.year = ? and v.residence = ? and v.value > 80",
          what.substring(0, 9),
          year,
          residence);
    }
    if (classes.find()) {
      return number(
          "select value from report.indicator_breakdowns where indicator = ? and area_code = ? and year = ?"
              + " and residence = ? and breakdown = 'siasar_class' and category = ?",
          classes.group(1),
          area,
          year,
          residence,
          classes.group(2));
    }
    if (what.equals("systems by gravity")) {
      return number(
          "select 100.0 * count(*) filter (where technology = 'gravity') / count(*) from model.system_years where year = ?"
              + " and siasar_generation = 1",
          year);
    }
    if (what.startsWith("improved ")) {
      String prefix = what.endsWith("water") ? "wat" : "san";
      return number(
          "select round(sum(value), 1) from report.national_coverage where publisher = 'WHO/UNICEF JMP' and edition = '2015'"
              + " and variable in (?, ?) and residence = ? and year = ?",
          prefix + "_bas",
          prefix + "_lim",
          residence,
          year);
    }
    if (what.startsWith("PS-NIV-01 form (c)")) {
      return number(
          "select value from report.indicator_breakdowns where indicator = 'PS-NIV-01' and breakdown = 'companion'"
              + " and category = 'providers' and area_code = ? and year = ? and residence = ?",
          area,
          year,
          residence);
    }
    if (what.equals("PS-NIV-02 unknown_pct, of those known to chlorinate")) {
      return number(
          "select unknown_pct from report.indicator_breakdowns where indicator = 'PS-NIV-02' and breakdown = 'companion'"
              + " and category = 'known_to_chlorinate' and area_code = ? and year = ? and residence = ?",
          area,
          year,
          residence);
    }
    return number(
        "select value from report.indicator_values where indicator = ? and area_code = ? and year = ? and residence = ?",
        what.substring(0, 9),
        area,
        year,
        residence);
  }

  @Test
  void whatRestsOnSyntheticRowsSaysSo() throws IOException {
    assertThat(
            number(
                "select count(*) from report.indicator_values where value is not null and not synthetic"))
        .isZero();
    String html = Files.readString(out.resolve("reports/annual-2022.es.html"));
    assertThat(html).contains("DATOS FICTICIOS");
    try (Stream<Path> figures = Files.list(out.resolve("figures"))) {
      for (Path figure : figures.filter(path -> path.toString().endsWith(".svg")).toList()) {
        assertThat(Files.readString(figure)).as(figure.toString()).contains("DATOS FICTICIOS");
      }
    }
  }

  @Test
  void explainEndsAtTheLinesThatHoldTheRowsCounted() throws IOException {
    Rows.Row value =
        warehouse
            .query(
                "select area_code, n_rows, numerator, denominator from report.indicator_values where indicator = 'PT-COB-01'"
                    + " and level = 'municipality' and year = 2017 and residence = 'rural' and value is not null order by n_rows desc, area_code limit 1")
            .rows()
            .get(0);
    Answered answered =
        onSample(
            "explain",
            "PT-COB-01",
            "--area",
            value.text("area_code"),
            "--year",
            "2017",
            "--residence",
            "rural",
            "--rows");
    assertThat(answered.code()).as(answered.err()).isZero();
    List<String> origins = new ArrayList<>();
    String counted = answered.out().substring(answered.out().indexOf("— Filas contadas"));
    counted = counted.substring(0, counted.indexOf("\n\n"));
    Matcher origin = Pattern.compile("(siasar_communities/\\S+):(\\d+)\\b").matcher(counted);
    double dwellings = 0;
    double without = 0;
    while (origin.find()) {
      origins.add(origin.group());
      List<String> lines =
          Files.readAllLines(
              HOME.resolve("data-sample/raw").resolve(origin.group(1)), StandardCharsets.UTF_8);
      List<String> header = cells(lines.get(0));
      List<String> cells = cells(lines.get(Integer.parseInt(origin.group(2)) - 1));
      dwellings += Double.parseDouble(cells.get(header.indexOf("viviendas")));
      without += Double.parseDouble(cells.get(header.indexOf("viv_no_agua")));
    }
    assertThat(origins).hasSize(value.integer("n_rows").intValue());
    assertThat(dwellings).isEqualTo(value.number("denominator"));
    assertThat(dwellings - without).isEqualTo(value.number("numerator"));
  }

  private static List<String> cells(String line) {
    return CsvReader.builder().ofCsvRecord(line).stream().findFirst().orElseThrow().getFields();
  }

  /** What the Plan says, found again by the series that its trends run through. */
  @ParameterizedTest
  @CsvSource({
    "ptps_water_over_80_2017, 18",
    "ptps_sanitation_over_80_2017, 16",
    "ptps_chlorination_unknown_2017, 41",
    "mapas_fit_water_urban_2015, 38",
    "mapas_fit_water_rural_2015, 10",
    "siasar_systems_a_2016, 67",
    "siasar_systems_b_2016, 32",
    "siasar_systems_c_2016, 1",
    "siasar_systems_gravity_2016, 86",
    "siasar_providers_a_2016, 8",
    "siasar_providers_ab_2016, 79",
    "siasar_providers_b_2016, 71",
    "siasar_providers_c_2016, 19",
    "siasar_providers_d_2016, 2",
    "scale_2017, 8.7"
  })
  void theTrendsStartWhereThePlanDoes(String baseline, double published) {
    Rows rows =
        warehouse.query(
            "select distinct published_value, baseline_value, round(own_value_at_baseline, 1) from report.trends"
                + " where baseline = ?",
            baseline);
    assertThat(rows.values()).containsExactly(List.of(published, published, published));
  }

  @Test
  void everyBaselineOfMapasHasAComputedTrendAndEachOfTheThirtyAPointOrAReason() {
    Rows computed =
        warehouse.query(
            """
            select baselines.id
            from report.baselines as baselines
            left join report.trends as trends
                -- Years that a publisher's model gives are no observations: no change is told of them.
                on (trends.change_points is not null or trends.reason = 'modelled_year')
                and (trends.baseline = baselines.id or trends.baseline in (
                    select id from report.baselines as equivalents where equivalents.restates = baselines.id
                ))
            where baselines.id like 'mapas_%'
            group by baselines.id
            having count(trends.indicator) = 0
            """);
    assertThat(computed.values())
        .as("baselines of MAPAS without a computed trend or the reason")
        .isEmpty();
    Rows silent =
        warehouse.query(
            """
            select indicators.code
            from report.indicators as indicators
            left join report.trends as trends
                on trends.indicator = indicators.code
                and (trends.change_points is not null or trends.reason is not null)
            where indicators.axis <> 'SUP'
            group by indicators.code
            having count(trends.indicator) = 0
            """);
    assertThat(silent.values()).as("indicators without a point or a reason").isEmpty();
  }

  @Test
  void improvedWaterOf2015IsNeverFollowedByAnotherEdition() {
    assertThat(
            warehouse
                .query(
                    "select distinct baseline_value, value, change_points, status, reason from report.trends where"
                        + " baseline = 'mapas_water_2015'")
                .values())
        .containsExactly(Arrays.asList(91.0, null, null, "not_comparable", "only_restated"));
    assertThat(
            warehouse
                .query(
                    "select count(*) from report.trends as t join report.baselines as b on b.id = t.baseline and"
                        + " b.indicator = t.indicator where t.change_points is not null and b.variable <> '' and"
                        + " (t.value, t.baseline_value) not in (select (later.value, first.value) from"
                        + " report.national_coverage as later join report.national_coverage as first on"
                        + " first.edition = later.edition and first.series = later.series where first.year = 2015)")
                .values())
        .containsExactly(List.of(0L));
  }

  @Test
  void trendsAreAnsweredInWordsAndInColumns() {
    Answered table =
        onSample("trends", "--indicator", "ps-des-01", "--area", "HN", "--year", "2022");
    assertThat(table.code()).as(table.err()).isZero();
    assertThat(table.out())
        .contains("Línea de base propia")
        .contains("categorías de otra generación de SIASAR")
        .doesNotContain("not_comparable");
    Answered csv =
        onSample(
            "trends", "--area", "PTPS2017", "--year", "2022", "--format", "csv", "--lang", "en");
    assertThat(csv.out())
        .startsWith("indicator,level,area_code,residence,comparison,baseline")
        .contains("off_track");
    assertThat(onSample("trends", "--indicator", "PT-XXX-99").code()).isEqualTo(2);
  }

  @Test
  void valuesAreTheSameAsTableCsvAndJson() {
    String[] request = {
      "values",
      "pt-cob-01",
      "--level",
      "ptps",
      "--year",
      "2017",
      "--area",
      "PTPS2017",
      "--residence",
      "total"
    };
    String csv = onSample(with(request, "--format", "csv")).out();
    assertThat(csv.lines().findFirst().orElseThrow())
        .startsWith(
            "indicator,level,area_code,area_name,residence,year,numerator,denominator,unknown,value,value_all,unknown_pct");
    assertThat(csv.lines()).hasSize(2);
    assertThat(onSample(with(request, "--format", "json")).out())
        .contains("\"indicator\" : \"PT-COB-01\"");
    assertThat(onSample(request).out().lines()).hasSize(2);
  }

  private static String[] with(String[] request, String... more) {
    return Stream.concat(Arrays.stream(request), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void checkSaysWhatToDoAndThatThereIsSomething() {
    Answered answered = onSample("check");
    assertThat(answered.code()).isEqualTo(1);
    assertThat(answered.out())
        .contains("fila rechazada")
        .contains("→")
        .contains("select * from lake.rejected_rows");
    Answered english =
        onSample("check", "--lang", "en", "--source", "ptps_members", "--format", "csv");
    assertThat(english.out()).startsWith("severity,rule,where,count,what,remedy,query");
  }

  @Test
  void whatIsNotThereIsWrongUsage() {
    assertThat(onSample("values", "PT-XXX-99").code()).isEqualTo(2);
    assertThat(onSample("values", "PT-XXX-99").err()).contains("PT-COB-01");
    assertThat(onSample("explain", "PT-COB-01", "--area", "9999", "--year", "2017").code())
        .isEqualTo(2);
    assertThat(onSample("figures", "no_such").code()).isEqualTo(2);
    assertThat(ptps("values", "PT-COB-01", "--out", out.resolve("none").toString()).code())
        .isEqualTo(2);
    assertThat(ptps("run", "--inputs", out.resolve("none").toString()).code()).isEqualTo(2);
    assertThat(ptps("rum").code()).isEqualTo(2);
    assertThat(ptps("rum").err()).contains("run");
    assertThat(ptps().code()).isEqualTo(2);
  }

  @Test
  void invalidSettingsAreToldWithFileAndLine() throws IOException {
    Path conf = out.resolve("wrong.conf");
    Files.writeString(
        conf,
        "include \""
            + HOME.resolve("conf/defaults.conf").toString().replace("\\", "/")
            + "\"\nyeers.last = 2020\n");
    Answered answered = onSample("lake", "--conf", conf.toString());
    assertThat(answered.code()).isEqualTo(3);
    assertThat(answered.err()).contains("wrong.conf:2").contains("yeers");
    assertThat(onSample("run", "--set", "years.first=3000").code()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "lake",
        "warehouse",
        "figures",
        "report",
        "check",
        "list",
        "values",
        "trends",
        "explain"
      })
  void everyCommandHasHelpWithExamplesInBothLanguages(String command) {
    Answered spanish = ptps(command, "--help");
    Answered english = ptps(command, "--help", "--lang", "en");
    assertThat(spanish.code()).isZero();
    assertThat(spanish.out())
        .contains("Ejemplos:")
        .contains("./ptps " + command)
        .doesNotContain("Usage");
    assertThat(english.out()).contains("Examples:").contains("Usage:").doesNotContain("Ejemplos");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sources", "tables", "indicators", "figures"})
  void whatIsDeclaredCanBeListed(String what) {
    Answered answered = ptps("list", what, "--format", "json");
    assertThat(answered.code()).isZero();
    assertThat(answered.out()).startsWith("[").contains("\"id\"");
  }

  @Test
  @Tag("campaign")
  void aReportOfAnEarlierYearShowsNothingThatWasKnownLater() throws IOException {
    Answered answered = onSample("report", "annual", "--year", "2019");
    assertThat(answered.code()).as(answered.err()).isZero();
    String html = Files.readString(out.resolve("reports/annual-2019.es.html"));
    assertThat(html)
        .contains("Observaciones hasta el 31 de diciembre de 2019")
        .contains("lo que se conocía el 31 de diciembre de 2020")
        .doesNotContain("edición de 2021")
        .doesNotContain("solo para miembros de PTPS");
    for (String shown : List.of("<th[^>]*>(\\d{4})</th>", "data-key=\"[^\"]*/(\\d{4})/value\"")) {
      Matcher year = Pattern.compile(shown).matcher(html);
      while (year.find()) {
        assertThat(Integer.parseInt(year.group(1))).as(year.group()).isLessThanOrEqualTo(2019);
      }
    }
    assertThat(onSample("report", "annual", "--year", "2019", "--as-of", "2019-06-30").code())
        .isEqualTo(2);
  }

  @Test
  void figuresOfMembersAreDrawnForMembersAlone() throws IOException {
    assertThat(out.resolve("figures/self_assessment_by_partner.es.svg")).doesNotExist();
    assertThat(onSample("figures", "self_assessment_by_partner").code()).isEqualTo(2);
    Answered answered =
        onSample(
            "figures", "self_assessment_by_partner", "--audience", "members", "--format", "svg");
    assertThat(answered.code()).as(answered.err()).isZero();
    assertThat(out.resolve("figures/self_assessment_by_partner.es.members.svg")).exists();
  }

  @Test
  @Tag("campaign")
  void theEnglishReportIsWrittenOnRequest() throws IOException {
    Answered answered = onSample("report", "--lang", "en");
    assertThat(answered.code()).as(answered.err()).isZero();
    assertThat(Files.readString(out.resolve("reports/annual-2022.en.html")))
        .contains("lang=\"en\"")
        .contains("DATOS FICTICIOS (fictitious data)");
  }

  @Test
  void everyNumberOfTheFiguresIsOneFactOfTheWarehouse() throws IOException {
    PrintedFacts facts = new PrintedFacts(HOME);
    try (Stream<Path> files = Files.list(out.resolve("figures"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".es.csv")) {
          facts.csv(file);
        } else if (name.endsWith(".es.svg")) {
          facts.svg(name, Files.readString(file));
        }
      }
    }
    facts.compare(warehouse);
    assertThat(facts.keys()).isGreaterThan(500);
    assertThat(facts.summary()).isEmpty();
  }

  @Test
  void everyJoinThatIsDeclaredHolds() {
    Map<String, List<String>> tables = new java.util.TreeMap<>();
    warehouse
        .query(
            "select schema_name || '.' || table_name as name, column_name from"
                + " report.column_meanings order by all")
        .forEach(
            row ->
                tables
                    .computeIfAbsent(row.text("name"), name -> new ArrayList<>())
                    .add(row.text("column_name")));
    List<Joins.Join> joins = Joins.read(HOME).among(tables);
    assertThat(joins).hasSizeGreaterThan(200);
    Set<String> once = new TreeSet<>();
    for (Joins.Join join : joins) {
      String keys = String.join(", ", join.keys());
      String keysOfTable = "select " + keys + " from " + join.to();
      // Many tables lead to the same one.
      if (once.add(keysOfTable)) {
        assertThat(
                warehouse.query(keysOfTable + " group by all having count(*) > 1 limit 1").values())
            .as("twice: " + join.on())
            .isEmpty();
      }
      String filled =
          join.columns().stream()
              .map(column -> "coalesce(cast(" + column + " as varchar), '') <> ''")
              .collect(java.util.stream.Collectors.joining(" and "));
      assertThat(
              warehouse
                  .query(
                      "select distinct "
                          + String.join(", ", join.columns())
                          + " from "
                          + join.from()
                          + " where "
                          + filled
                          + " except select "
                          + keys
                          + " from "
                          + join.to()
                          + " limit 3")
                  .values())
          .as(join.on())
          .isEmpty();
    }
  }

  @Test
  void everyRecipeIsAnswered() throws IOException {
    List<Path> recipes;
    try (Stream<Path> files = Files.list(HOME.resolve("docs/recipes"))) {
      recipes = files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
    assertThat(recipes).hasSizeGreaterThanOrEqualTo(13);
    for (Path recipe : recipes) {
      String sql = Files.readString(recipe);
      assertThat(sql).as(recipe.toString()).startsWith("-- es: ").contains("\n-- en: ");
      boolean members = sql.contains("-- audience: members");
      Answered answered =
          onSample(
              "query",
              "--file",
              recipe.toString(),
              "--format",
              "csv",
              "--audience",
              members ? "members" : "public");
      assertThat(answered.code()).as(recipe + ": " + answered.err()).isZero();
      assertThat(answered.out().lines().count()).as(recipe.toString()).isGreaterThan(1);
      if (members) {
        assertThat(onSample("query", "--file", recipe.toString()).code())
            .isEqualTo(ExitCodes.USAGE);
      }
      assertThat(Files.readString(HOME.resolve("docs/recipes/README.md")))
          .contains("(" + recipe.getFileName() + ")");
    }
  }

  /** How many different cells each column has, and how many are codes; a table is read once. */
  private static Rows held(String table, List<String> columns) {
    return warehouse.query(
        columns.stream()
            .map(
                column ->
                    "select '"
                        + column
                        + "' as name, count(*) as all_cells, count(*) filter (cell in (select code"
                        + " from report.indicators)) as indicators, count(*) filter (cell in"
                        + " (select area_code from report.areas)) as areas from (select distinct \""
                        + column
                        + "\" as cell from shown where \""
                        + column
                        + "\" <> '')")
            .collect(
                java.util.stream.Collectors.joining(
                    " union all ", "with shown as materialized (from report." + table + ") ", "")));
  }

  // What a column holds is asked of its values, so that a new one under another name is found.
  @Test
  void aKeyHasOneNameInEveryTableThatReadersAsk() {
    Map<String, Set<String>> names =
        Map.of("indicator", new TreeSet<>(), "area_code", new TreeSet<>());
    Map<String, List<String>> texts = new java.util.TreeMap<>();
    warehouse
        .query(
            "select table_name, column_name from information_schema.columns where table_schema ="
                + " 'report' and data_type = 'VARCHAR' order by all")
        .forEach(
            row ->
                texts
                    .computeIfAbsent(row.text("table_name"), table -> new ArrayList<>())
                    .add(row.text("column_name")));
    texts.forEach(
        (table, columns) ->
            held(table, columns)
                .forEach(
                    held -> {
                      String column = held.text("name");
                      long all = held.integer("all_cells");
                      String place = table + "." + column;
                      if (all > 0
                          && held.integer("indicators") == all
                          && !column.matches("(.*_)?indicator")
                          // Its own name, by which the command line prints it; beside it stands
                          // indicator.
                          && !place.equals("indicators.code")) {
                        names.get("indicator").add(place);
                      }
                      if (all > 1
                          && held.integer("areas") == all
                          && !column.matches(
                              "(.*_)?(area_code|municipality_code|area)|neighbour_code")
                          // As senders are named; beside it stands municipality_code.
                          && !place.equals("deliveries.municipality")) {
                        names.get("area_code").add(place);
                      }
                    }));
    names.forEach((key, others) -> assertThat(others).as("columns that hold " + key).isEmpty());
    assertThat(
            number("select count(*) from report.trends join report.indicators using (indicator)"))
        .isEqualTo(number("select count(*) from report.trends"));
  }

  @Test
  void theDictionaryTellsOfEveryThingAndLeadsNowhereElse() throws IOException {
    Path folder = out.resolve("dictionary-here");
    Answered answered = onSample("dictionary", "--to", folder.toString());

    assertThat(answered.code()).as(answered.err()).isZero();
    for (String name : List.of("diccionario.es", "dictionary.en")) {
      String page = Files.readString(folder.resolve(name + ".html"));
      Set<String> ids = new TreeSet<>();
      Matcher id = Pattern.compile(" id=\"([^\"]+)\"").matcher(page);
      while (id.find()) {
        assertThat(ids.add(id.group(1))).as("twice: " + id.group(1)).isTrue();
      }
      Matcher link = Pattern.compile("href=\"([^\"]*)\"").matcher(page);
      int links = 0;
      while (link.find()) {
        links++;
        assertThat(link.group(1)).startsWith("#");
        assertThat(ids).contains(link.group(1).substring(1));
      }
      assertThat(links).isGreaterThan(3000);
      warehouse
          .query("select schema_name || '.' || table_name as id from report.table_meanings")
          .forEach(row -> assertThat(ids).contains(row.text("id")));
      warehouse
          .query("select code from report.indicators")
          .forEach(row -> assertThat(ids).contains(row.text("code")));
      warehouse
          .query("select 'source-' || id as id from report.sources")
          .forEach(row -> assertThat(ids).contains(row.text("id")));
      warehouse
          .query("select 'threshold-' || name as id from report.thresholds")
          .forEach(row -> assertThat(ids).contains(row.text("id")));
      assertThat(page).contains("DATOS FICTICIOS").doesNotContain("src=\"http", ">null<");
      assertThat(Files.readString(folder.resolve(name + ".md")))
          .contains("### <a id=\"PT-COB-01\">");
      // What a column says by codes is told where it stands, and common questions with their query.
      assertThat(ids).contains("words-reason", "words-chlorination");
      assertThat(page).contains("href=\"#words-chlorination\"");
      try (Stream<Path> recipes = Files.list(HOME.resolve("docs/recipes"))) {
        recipes
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".sql"))
            .forEach(file -> assertThat(ids).contains("recipe-" + file.replace(".sql", "")));
      }
    }
  }

  /** A code as programs write it: no word of a language unless somebody says which. */
  private static final String CODE = "[a-z][a-z0-9]*(?:_[a-z0-9]+)*";

  @Test
  void everyCodeThatReadersMeetHasWordsInBothLanguages() {
    org.ptps.catalog.hocon.Problems problems = new org.ptps.catalog.hocon.Problems();
    CodeWords declared = CodeWords.read(HOME, problems);
    problems.throwIfAny();
    ColumnLabels labels = ColumnLabels.of(warehouse);
    List<String> without = new ArrayList<>();
    int codes = 0;
    for (Rows.Row column :
        warehouse
            .query(
                "select table_name, column_name from information_schema.columns where table_schema ="
                    + " 'report' and data_type = 'VARCHAR' and not"
                    + " regexp_matches(column_name, '_(es|en)$') order by all")
            .rows()) {
      String table = column.text("table_name");
      String name = column.text("column_name");
      // What stands there is the text of a file or a name, and no code.
      boolean isText =
          List.of("cell", "sha256").contains(name)
              || List.of("run_facts", "code_words", "status_words").contains(table);
      if (isText || declared.names().contains(name)) {
        continue;
      }
      for (Rows.Row row :
          warehouse
              .query(
                  "select distinct \""
                      + name
                      + "\" as code from report.\""
                      + table
                      + "\" where regexp_full_match(\""
                      + name
                      + "\", '"
                      + CODE
                      + "')")
              .rows()) {
        codes++;
        Optional<Words> words = labels.answer(name, row.text("code"));
        boolean told = !words.isEmpty();
        if (!told && !ambiguous(name)) {
          without.add(table + "." + name + " = " + row.text("code"));
        }
      }
    }
    assertThat(without).as("say it in sql/code-words.conf").isEmpty();
    assertThat(codes).isGreaterThan(1000);
  }

  /**
   * A category that means one thing in one indicator and another in another: its own words tell.
   */
  private static boolean ambiguous(String column) {
    return column.equals("category");
  }

  @Test
  @Tag("campaign")
  void aPassportSpeaksTheReadersLanguage() {
    List<String> keys = new ArrayList<>();
    for (String sql :
        List.of(
            "select key || '/value' as key from report.indicator_lights where value is not null"
                + " order by hash(key) limit 10",
            "select distinct on (indicator) key || '/value' as key from report.sheet_values where"
                + " value is not null order by indicator, hash(key)",
            "select key || '/change' as key from report.drawn_trends order by hash(key) limit 8",
            "select key || '/value' as key from report.thresholds order by hash(key) limit 3",
            "select water_total_key as key from report.ladder_steps where water_total_key is not null limit 3")) {
      warehouse.query(sql).forEach(row -> keys.add(row.text("key")));
    }
    keys.addAll(
        List.of(
            "thresholds/record.max_age_years/value",
            "PS-DES-01/PTPS2017/total/2022/value",
            "PT-COB-01/PTPS2017/rural/2019/numerator"));
    ColumnLabels labels = ColumnLabels.of(warehouse);
    for (Language language : Language.values()) {
      Set<String> said = new TreeSet<>();
      labels
          .codes()
          .values()
          .forEach(codes -> codes.values().forEach(words -> said.add(words.in(language))));
      said.addAll(language == Language.ES ? List.of("sí", "no") : List.of("yes", "no"));
      List<String> page = new ArrayList<>(List.of("explain"));
      page.addAll(keys);
      page.addAll(List.of("--format", "html", "--audience", "members", "--lang", language.tag()));
      Answered html = onSample(page.toArray(String[]::new));
      assertThat(html.code()).as(html.err()).isZero();
      Matcher cell =
          Pattern.compile("<(dt|th|td|dd|h1|h2|h3|summary)\\b[^>]*>(.*?)</\\1>", Pattern.DOTALL)
              .matcher(html.out());
      int cells = 0;
      while (cell.find()) {
        cells++;
        // A heading is made of parts; a cell is one thing, or a list of which each is one.
        boolean isHeading = cell.group(1).startsWith("h");
        for (String text :
            cell.group(2)
                .replaceAll("<code>.*?</code>", "")
                .replaceAll("(?s)<pre>.*?</pre>", "")
                .split("<[^>]*>")) {
          List<String> parts = List.of(text.strip().split(isHeading ? ", | · |: " : ", "));
          if (isHeading || parts.stream().allMatch(part -> part.matches(CODE))) {
            assertThat(parts)
                .as(language + ": " + cell.group())
                .allMatch(part -> !part.matches(CODE) || said.contains(part));
          }
        }
      }
      assertThat(cells).isGreaterThan(2000);
      page.set(page.indexOf("html"), "text");
      Answered text = onSample(page.toArray(String[]::new));
      assertThat(text.code()).as(text.err()).isZero();
      // In a terminal the first word of a line names what stands behind it.
      for (String line : text.out().lines().toList()) {
        Matcher name = Pattern.compile("^  (\\S+)  ").matcher(line);
        if (name.find() && !said.contains(name.group(1))) {
          assertThat(labels.has(name.group(1))).as(language + ": " + line).isFalse();
        }
      }
    }
  }

  @Test
  void passportsOfPrintedNumbersAddUpToWhatIsPrinted() throws IOException {
    List<String> keys = new ArrayList<>();
    Matcher key =
        Pattern.compile(
                "data-key=\"([A-Z]{2,3}-[A-Z]+-\\d+(?::[^/@~\"]+)?/[^/\"]+/[a-z]+/\\d{4}/(?:value|numerator|denominator))\"")
            .matcher(Files.readString(out.resolve("reports/annual-2022.es.html")));
    while (key.find()) {
      keys.add(key.group(1));
    }
    List<String> drawn = new ArrayList<>(new TreeSet<>(keys));
    java.util.Collections.shuffle(drawn, new java.util.Random(20221));
    drawn = drawn.subList(0, 25);
    PassportOffice office =
        new PassportOffice(
            warehouse,
            warehouse,
            Passport.Reader.MEMBERS,
            Project.read(HOME, HOME.resolve("conf/sample.conf"), List.of()).indicators());
    for (String each : drawn) {
      Passport passport = office.open(each);
      Rows.Row value = passport.rows("value").rows().get(0);
      Rows counted = passport.rows(Passport.COUNTED);
      for (String column : List.of("numerator", "denominator")) {
        if (value.columns().contains(column)) {
          assertThat(
                  counted.rows().stream()
                      .mapToDouble(row -> row.number("weight") * row.number(column))
                      .sum())
              .as(each + " " + column)
              .isCloseTo(value.number(column), within(1e-5));
        }
      }
      counted.forEach(
          row ->
              assertThat((List<?>) row.value("sha256"))
                  .as(each + " " + row.text("origins"))
                  .hasSameSizeAs((List<?>) row.value("origins"))
                  .doesNotContainNull());
    }
    Answered answered =
        onSample("explain", drawn.get(0), drawn.get(1), "--rows", "--format", "json");
    assertThat(answered.code()).as(answered.err()).isZero();
    assertThat(answered.out()).contains("\"key\" : \"" + drawn.get(1) + "\"");
    assertThat(answered.out().replaceAll("\\s+", " ")).contains("reports/annual-2022.es.html");
    assertThat(onSample("explain", "PT-COB-01/9999/total/2017/value").code())
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  @Tag("campaign")
  void everyPrintedNumberLeadsToItsPassportAndThatSaysTheSameNumber() throws IOException {
    for (String audience : List.of("public", "members")) {
      PassportLinks followed = new PassportLinks();
      for (String[] report :
          List.of(
              new String[] {"annual", "--year", "2022"},
              new String[] {"midterm", "--from", "2018", "--to", "2022", "--cut", "2020"},
              new String[] {"municipality", "--code", "1608", "--year", "2022", "--lang", "en"})) {
        Answered answered =
            onSample(
                Stream.of(
                        Stream.of("report"),
                        Arrays.stream(report),
                        Stream.of("--audience", audience, "--passports"))
                    .flatMap(each -> each)
                    .toArray(String[]::new));
        assertThat(answered.code()).as(answered.err()).isZero();
        for (String page : answered.out().strip().split("\\R")) {
          followed.follow(Path.of(page));
        }
      }
      assertThat(followed.faults).as(audience).isEmpty();
      assertThat(followed.links).isGreaterThan(10_000);
      // A reader of one language reads words, and not the names of columns.
      assertThat(followed.names).hasSizeGreaterThan(60).noneMatch(name -> name.matches("[a-z_]+"));
    }
    try (Stream<Path> files = Files.walk(out.resolve("reports/passports"))) {
      for (Path page : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(page);
        assertThat(text).as(page.toString()).contains("DATOS FICTICIOS").doesNotContain(">null<");
        assertThat(text).as(page.toString()).doesNotContain("src=\"", "href=\"http");
      }
    }
  }

  @Test
  @Tag("campaign")
  void everyPrintedNumberIsOneFactOfTheWarehouse() throws IOException {
    List<PrintedFacts> gathered = new ArrayList<>();
    gathered.add(reports("2019", new String[] {"annual", "--year", "2019"}));
    gathered.add(
        reports(
            "2020", new String[] {"midterm", "--from", "2018", "--to", "2022", "--cut", "2020"}));
    gathered.add(reports("2021", new String[] {"annual", "--year", "2021"}));
    List<String[]> latest = new ArrayList<>();
    latest.add(new String[] {"annual", "--year", "2022"});
    latest.add(new String[] {"country", "--year", "2022"});
    for (String code : List.of("0501", "1608", "0801", "0902", "1804")) {
      latest.add(new String[] {"municipality", "--code", code, "--year", "2022"});
    }
    gathered.add(reports("2022", latest.toArray(String[][]::new)));
    gathered.add(figures());
    System.out.printf(
        "printed numbers: %,d keys in %,d places, %d contradictions%n",
        gathered.stream().mapToInt(PrintedFacts::keys).sum(),
        gathered.stream().mapToInt(PrintedFacts::places).sum(),
        gathered.stream().mapToInt(PrintedFacts::contradictions).sum());
    for (PrintedFacts facts : gathered) {
      assertThat(facts.keys()).isGreaterThan(500);
    }
    assertThat(gathered.stream().map(PrintedFacts::summary).filter(each -> !each.isEmpty()))
        .isEmpty();
  }

  @Test
  @Tag("campaign")
  void aReadersEditionIsReadToTheEndAndEveryProfileIsTwoSheetsAtMost() throws IOException {
    for (String lang : List.of("es", "en")) {
      assertThat(pages("annual", "--year", "2022", "--lang", lang)).isLessThanOrEqualTo(32);
      assertThat(
              pages("midterm", "--from", "2018", "--to", "2022", "--cut", "2020", "--lang", lang))
          .isLessThanOrEqualTo(28);
    }
    Rows members =
        warehouse.query(
            "select area_code from report.areas where level = 'municipality' and is_member order by"
                + " area_code");
    assertThat(members.rows()).hasSizeGreaterThanOrEqualTo(26);
    for (Rows.Row member : members.rows()) {
      String code = member.text("area_code");
      assertThat(pages("municipality", "--code", code, "--year", "2022"))
          .as(code)
          .isLessThanOrEqualTo(2);
    }
  }

  private static int pages(String... report) throws IOException {
    Answered answered =
        onSample(
            Stream.concat(
                    Stream.concat(Stream.of("report"), Arrays.stream(report)),
                    Stream.of("--format", "pdf"))
                .toArray(String[]::new));
    assertThat(answered.code()).as(answered.err()).isZero();
    Path first = Path.of(answered.out().strip().split("\\R")[0]);
    try (org.apache.pdfbox.pdmodel.PDDocument pdf =
        org.apache.pdfbox.Loader.loadPDF(first.toFile())) {
      for (int page = 1; page < pdf.getNumberOfPages(); page++) {
        // The lowest words above the number of the page stand in its lower half.
        assertThat(lowest(pdf, page)).as(first.getFileName() + ", " + page).isGreaterThan(0.5);
      }
      return pdf.getNumberOfPages();
    }
  }

  private static double lowest(org.apache.pdfbox.pdmodel.PDDocument pdf, int page)
      throws IOException {
    double[] lowest = {0};
    double head = 24 / 297.0;
    double foot = 1 - 20 / 297.0;
    org.apache.pdfbox.text.PDFTextStripper stripper =
        new org.apache.pdfbox.text.PDFTextStripper() {
          @Override
          protected void processTextPosition(org.apache.pdfbox.text.TextPosition text) {
            double share = text.getY() / getCurrentPage().getMediaBox().getHeight();
            if (share < foot) {
              lowest[0] = Math.max(lowest[0], (share - head) / (foot - head));
            }
          }
        };
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.getText(pdf);
    return lowest[0];
  }

  // Reports of a year speak of what was known then: their facts are those of a warehouse of then.
  private static PrintedFacts reports(String year, String[]... asked) throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String lang : List.of("es", "en")) {
      for (String[] report : asked) {
        Answered answered =
            onSample(
                Stream.concat(
                        Stream.concat(Stream.of("report"), Arrays.stream(report)),
                        Stream.of("--lang", lang, "--audience", "members"))
                    .toArray(String[]::new));
        assertThat(answered.code()).as(answered.err()).isZero();
        Stream.of(answered.out().strip().split("\\R")).map(Path::of).forEach(pages::add);
      }
    }
    try (Warehouse then = Warehouse.open(asOf(year))) {
      PrintedFacts facts = new PrintedFacts(HOME);
      for (Path page : pages) {
        facts.html(page);
      }
      facts.compare(then);
      return facts;
    }
  }

  @Test
  @Tag("campaign")
  void whatIsWrittenForAnyoneIsInThePublicEdition() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String[] report :
        List.of(
            new String[] {"report", "annual", "--year", "2022"},
            new String[] {"report", "municipality", "--code", "1608", "--year", "2022"})) {
      Answered answered = onSample(with(report, "--audience", "public"));
      assertThat(answered.code()).as(answered.err()).isZero();
      Stream.of(answered.out().strip().split("\\R")).map(Path::of).forEach(pages::add);
    }
    PrintedFacts facts = new PrintedFacts(HOME);
    for (Path page : pages) {
      facts.html(page);
    }
    try (Warehouse then = Warehouse.open(asOf("2022"));
        Warehouse edition = then.publicEdition()) {
      facts.compare(edition);
    }
    assertThat(facts.keys()).isGreaterThan(500);
    assertThat(facts.summary()).isEmpty();

    Path export = out.resolve("export");
    Answered answered = onSample("export", "--audience", "public", "--format", "csv");
    assertThat(answered.code()).as(answered.err()).isZero();
    int withheld = 0;
    try (Warehouse edition = warehouse.publicEdition()) {
      for (String table : List.of("indicator_values", "indicator_breakdowns")) {
        Map<List<String>, Double> known = new HashMap<>();
        for (Rows.Row row : edition.query("from report." + table).rows()) {
          known.put(cell(row::text, row.columns()), row.number("numerator"));
        }
        try (CsvReader<NamedCsvRecord> csv =
            CsvReader.builder()
                .detectBomHeader(true)
                .ofNamedCsvRecord(export.resolve("data/" + table + ".csv"))) {
          for (NamedCsvRecord record : csv) {
            List<String> cell = cell(record::getField, record.getHeader());
            assertThat(known).as(table).containsKey(cell);
            String numerator = record.getField("numerator");
            assertThat(numerator.isEmpty() ? null : Double.valueOf(numerator))
                .as("%s of %s", cell, table)
                .isEqualTo(known.get(cell));
            withheld += record.getField("reason").equals("suppressed") ? 1 : 0;
          }
        }
      }
    }
    assertThat(withheld).as("withheld values of the sample").isGreaterThan(500);
  }

  private static List<String> cell(
      java.util.function.UnaryOperator<String> row, java.util.Collection<String> columns) {
    return Stream.of(
            "indicator",
            "breakdown",
            "category",
            "measure",
            "level",
            "area_code",
            "residence",
            "year")
        .filter(columns::contains)
        .map(row)
        .toList();
  }

  private static Path asOf(String year) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve(".as-of"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(year + "-as-of-"))
          .filter(file -> file.toString().endsWith(".duckdb"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static PrintedFacts figures() throws IOException {
    PrintedFacts facts = new PrintedFacts(HOME);
    for (String lang : List.of("es", "en")) {
      Answered answered =
          onSample("figures", "--lang", lang, "--audience", "members", "--format", "svg,csv");
      assertThat(answered.code()).as(answered.err()).isZero();
      for (String line : answered.out().strip().split("\\R")) {
        Path file = Path.of(line);
        if (line.endsWith(".csv")) {
          facts.csv(file);
        } else if (line.endsWith(".svg")) {
          facts.svg(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    facts.compare(warehouse);
    return facts;
  }
}
