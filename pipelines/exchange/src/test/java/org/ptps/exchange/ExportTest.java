package org.ptps.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Warehouse;

class ExportTest {
  @TempDir static Path folder;
  private static Path file;

  private static Path home() {
    Path home = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(home.resolve("sql/indicators"))) {
      home = home.getParent();
    }
    return home;
  }

  @BeforeAll
  static void build() throws Exception {
    file = folder.resolve("warehouse.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create schema report;
          create table report.run_facts as select 'any_synthetic' as key, 'true' as value;
          create table report.indicators as select 'PT-COB-01' as code, 'PT' as axis,
              '=HYPERLINK("http://x")' as name_es, 'Water' as name_en, 'Comp' as component_es, 'Comp' as component_en,
              'd' as definition_es, 'd' as definition_en, 'n' as numerator_es, 'n' as numerator_en,
              'N' as denominator_es, 'N' as denominator_en, 'por ciento' as unit_name_es,
              'per cent' as unit_name_en, 'higher' as better, 'plan' as origin, ['R1'] as results,
              ['6.1'] as sdg, ['a, "b"'] as caveats_es, ['c'] as caveats_en, 'w' as why_es,
              'w' as why_en, 1 as position;
          create table report.indicator_values as
              select * from (values
                  ('PT-COB-01', 'municipality', '1608', 'total', 2022, 63.25, date '2022-10-26', true, null),
                  ('PT-COB-01', 'nation', 'HN', 'total', 2022, null, null, false, 'universe_not_covered'),
                  ('PT-COB-01', 'municipality', '0101', 'total', 2022, -1.5, null, false, null),
                  ('PS-DES-04', 'municipality', '1608', 'total', 2022, 0.0, date '2022-12-31', true, null),
                  ('PS-DES-04', 'ptps', 'PTPS', 'total', 2022, 19.1, date '2022-12-31', true, null)
              ) as v (indicator, level, area_code, residence, year, value, observed_to, synthetic, reason);
          create table report.observed_values as from report.indicator_values;
          insert into report.indicator_values
              values ('PT-COB-01', 'municipality', '0101', 'total', 2023, -1.5, null, false, null);
          comment on column report.indicator_values.value is 'Valor';
          create view report.column_meanings as
              select schema_name, table_name, column_index as position, column_name, data_type as type,
                  comment as meaning_es, case comment when 'Valor' then 'Value' end as meaning_en
              from duckdb_columns()
              where database_name not in ('memory', 'system', 'temp') and schema_name = 'report';
          create table report.provider_finances as select 2022 as year, '1608' as municipality_code,
              'p1' as provider_id, 'JAAPS' as provider_name, 9553.0 as income_year_hnl
              union all select 2022, '0101', 'p' || row_number() over (), name, -2.5
              from (values ('=1+1'), ('+504 9999'), ('@SUM(A1)'), ('-2+3'), (chr(9) || 'Junta'), (' =1+1'),
                  (chr(65309) || '1+1'), ('Señor Ñandú'), ('-3.5'), ('+12'), ('-'), ('Junta = Agua')) as names (name);
          create table report.baselines as select 'PT-COB-01' as indicator, 'b' as id, 2015 as year, 91.0 as value;
          create table report.thresholds as select 'chlorine.min' as name, 0.5 as value;
          create table report.sources as select 'siasar' as id, 'SIASAR, comunidades' as title_es,
              'SIASAR, communities' as title_en, 'SIASAR' as publisher, ['2021'] as editions,
              'CC BY-NC 3.0' as licence, 'SIASAR (2021).' as citation, 'https://globalsiasar.org' as url,
              '2026-05-02' as retrieved, true as synthetic, 1 as files, 10 as rows_kept,
              0 as rows_rejected, ['x'] as caveats_es, ['x'] as caveats_en;
          """);
    }
  }

  private static List<Path> export(Export.Audience audience, String name, Language language) {
    try (Warehouse warehouse = Warehouse.open(file)) {
      return Export.write(
          warehouse,
          home(),
          audience,
          language,
          EnumSet.allOf(Export.Format.class),
          folder.resolve(name));
    }
  }

  /** Starter programs with their commands and whether their runtime is installed. */
  static Stream<Arguments> starters() {
    String driver =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.contains("duckdb_jdbc"))
            .findFirst()
            .orElseThrow();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // Only some Python on this machine may have the libraries.
    String pandas = python("pandas");
    String duckdb = python("duckdb");
    return Stream.of(
        Arguments.of("starter.py", List.of("python3"), List.of("python3", "--version")),
        Arguments.of("starter.py", List.of(pandas), List.of(pandas, "-c", "import pandas")),
        Arguments.of("starter_duckdb.py", List.of(duckdb), List.of(duckdb, "-c", "import duckdb")),
        Arguments.of("starter.R", List.of("Rscript"), List.of("Rscript", "--version")),
        Arguments.of("starter.mjs", List.of("node"), List.of("node", "--version")),
        Arguments.of("Starter.java", List.of(java, "-cp", driver), List.of(java, "-version")));
  }

  /** The first Python with a library; PTPS_PYTHON is tried first. */
  private static String python(String library) {
    String named = System.getenv("PTPS_PYTHON");
    return Stream.of(named == null ? "python3" : named, "python3", "/usr/bin/python3")
        .filter(
            each -> {
              try {
                return run(List.of(each, "-c", "import " + library)).code() == 0;
              } catch (Exception e) {
                return false;
              }
            })
        .findFirst()
        .orElse("python3");
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("starters")
  void everyStarterReadsTheSameOutOfAnExport(
      String starter, List<String> program, List<String> isThere) throws Exception {
    assumeTrue(run(isThere).code() == 0, "not here: " + String.join(" ", isThere));
    for (Export.Audience audience : Export.Audience.values()) {
      Path export = folder.resolve("starters-" + audience);
      if (!Files.exists(export)) {
        export(audience, export.getFileName().toString(), Language.ES);
      }
      for (List<String> asked :
          List.of(
              List.of("PT-COB-01", "HN", "DATOS FICTICIOS\ntotal 2022 universe_not_covered /\n"),
              List.of("PT-COB-01", "0101", "DATOS FICTICIOS\ntotal 2022 -1.50 /\n"),
              List.of("PT-COB-01", "101", "DATOS FICTICIOS\n"),
              List.of(
                  "PT-COB-01",
                  "0101",
                  "all",
                  "DATOS FICTICIOS\ntotal 2022 -1.50 /\ntotal 2023 -1.50 /\n"))) {
        List<String> command = new ArrayList<>(program);
        command.add(export.resolve("starters").resolve(starter).toString());
        command.add(export.toString());
        command.addAll(asked.subList(0, asked.size() - 1));

        Ran ran = run(command);

        assertThat(ran.said().replace("\r\n", "\n"))
            .as(command.toString())
            .isEqualTo(asked.get(asked.size() - 1));
        assertThat(ran.code()).as(ran.said()).isZero();
      }
    }
  }

  private record Ran(int code, String said) {}

  private static Ran run(List<String> command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ran(process.waitFor(), said);
    } catch (IOException e) {
      return new Ran(127, e.getMessage());
    }
  }

  @Test
  @Tag("campaign")
  void aSpreadsheetOpensTheExportWithCodesAndAccentsAndRunsNothingOfIt() throws Exception {
    assumeTrue(run(List.of("soffice", "--version")).code() == 0, "no LibreOffice here");
    export(Export.Audience.MEMBERS, "sheets", Language.ES);
    Path to = folder.resolve("opened");
    String profile = "-env:UserInstallation=" + folder.resolve("profile").toUri();
    for (Path file :
        List.of(
            folder.resolve("sheets/data/provider_finances.members.csv"),
            folder.resolve("sheets/data/indicator_values.members.csv"),
            folder.resolve("sheets/indicadores.es.members.xlsx"))) {
      List<String> command =
          new ArrayList<>(
              List.of("soffice", profile, "--headless", "--convert-to", "fods", "--outdir"));
      command.add(to.toString());
      if (file.toString().endsWith(".csv")) {
        // Delimiter, quote, UTF-8, quoted cells as text: as the starters' README says.
        command.add("--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,true");
      }
      command.add(file.toString());
      Ran ran = run(command);
      assertThat(ran.code()).as(ran.said()).isZero();
    }
    try (Stream<Path> files = Files.list(to)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        assertThat(text).as(file.toString()).contains(">0101<", "office:value-type=\"string\"");
        // LibreOffice writes a boolean of a workbook as a formula of its own.
        assertThat(text.replaceAll("table:formula=\"of:=(?:TRUE|FALSE)\\(\\)\"", ""))
            .as(file.toString())
            .doesNotContain("table:formula");
      }
    }
    assertThat(Files.readString(to.resolve("provider_finances.members.fods")))
        .contains("Señor Ñandú")
        .doesNotContain("\ufeff");
  }

  @Test
  void thePublicExportLeavesOutMoneyOfJuntasAndTheMembersOneHasIt() throws Exception {
    export(Export.Audience.PUBLIC, "public", Language.ES);
    export(Export.Audience.MEMBERS, "members", Language.ES);

    assertThat(folder.resolve("public/data/provider_finances.csv")).doesNotExist();
    assertThat(folder.resolve("members/data/provider_finances.members.csv")).exists();
    assertThat(Files.readString(folder.resolve("public/data/indicator_values.csv")))
        .contains("PS-DES-04,ptps")
        .doesNotContain("PS-DES-04,municipality");
    assertThat(Files.readString(folder.resolve("members/data/indicator_values.members.csv")))
        .contains("PS-DES-04,municipality");
    try (XSSFWorkbook book = open("public/indicadores.es.xlsx")) {
      assertThat(texts(book.getSheet("Valores"))).doesNotContain("0.0 PS-DES-04 municipality");
    }
  }

  @Test
  void eachRowOfTheWorkbookHasTheKeyOfItsClaim() throws Exception {
    export(Export.Audience.MEMBERS, "keyed", Language.ES);

    try (XSSFWorkbook book = open("keyed/indicadores.es.members.xlsx")) {
      assertThat(lastCells(book.getSheet("Valores")))
          .contains("PT-COB-01/1608/total/2022", "PT-COB-01/HN/total/2022")
          .allSatisfy(
              key ->
                  assertThat(org.ptps.warehouse.claim.FactKey.parse(key + "/value").text())
                      .isEqualTo(key + "/value"));
      assertThat(lastCells(book.getSheet("Líneas de base")))
          .containsExactly("baselines/PT-COB-01;b");
    }
  }

  private static List<String> lastCells(XSSFSheet sheet) {
    List<String> cells = new java.util.ArrayList<>();
    int column = sheet.getRow(2).getLastCellNum() - 1;
    for (int row = 3; row <= sheet.getLastRowNum(); row++) {
      cells.add(sheet.getRow(row).getCell(column).getStringCellValue());
    }
    return cells;
  }

  private static String texts(XSSFSheet sheet) {
    StringBuilder all = new StringBuilder();
    sheet.forEach(
        row -> {
          if (row.getCell(5) != null && row.getCell(5).getCellType() == CellType.NUMERIC) {
            all.append(row.getCell(5).getNumericCellValue())
                .append(' ')
                .append(row.getCell(0))
                .append(' ')
                .append(row.getCell(1))
                .append('\n');
          }
        });
    return all.toString();
  }

  private static XSSFWorkbook open(String name) throws Exception {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      return new XSSFWorkbook(in);
    }
  }

  @Test
  void theDescriptorIsJsonWhoseHashesAndSizesAreThoseOfTheFiles() throws Exception {
    export(Export.Audience.PUBLIC, "described", Language.EN);
    Path descriptor = folder.resolve("described/datapackage.json");
    try (JsonParser json = new JsonFactory().createParser(descriptor.toFile())) {
      while (json.nextToken() != null) {
        // Reading it whole is the check.
      }
    }
    String text = Files.readString(descriptor);
    assertThat(text)
        .contains("https://datapackage.org/profiles/2.0/datapackage.json")
        .contains("\"title\" : \"DATOS FICTICIOS")
        .contains("\"ptps:citation\" : \"SIASAR (2021).\"")
        .contains("\"name\" : \"CC-BY-NC-3.0\"");
    var resources =
        Pattern.compile(
                "\"path\" : \"(data/[^\"]+)\".*?\"bytes\" : (\\d+).*?\"hash\" : \"sha256:([0-9a-f]+)\"",
                Pattern.DOTALL)
            .matcher(text)
            .results()
            .toList();
    assertThat(resources).hasSizeGreaterThanOrEqualTo(8);
    for (var resource : resources) {
      byte[] bytes = Files.readAllBytes(descriptor.resolveSibling(resource.group(1)));
      assertThat(bytes).hasSize(Integer.parseInt(resource.group(2)));
      assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
          .isEqualTo(resource.group(3));
    }
  }

  @Test
  void aCsvOpensInASpreadsheetWithItsAccentsItsZerosAndNoFormula() throws Exception {
    export(Export.Audience.MEMBERS, "spreadsheet", Language.ES);
    Path providers = folder.resolve("spreadsheet/data/provider_finances.members.csv");
    assertThat(Files.readAllBytes(providers)).startsWith(0xef, 0xbb, 0xbf);
    List<String> lines = Files.readString(providers).lines().toList();
    assertThat(lines.get(0))
        .isEqualTo("\ufeffyear,\"municipality_code\",provider_id,provider_name,income_year_hnl");
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(
            line -> assertThat(line).matches("2022,\"(0101|1608)\",p\\d+,.*,(-2\\.5|9553\\.0)"));
    assertThat(lines.stream().map(line -> line.split(",")[3].replace("\"", "")))
        .containsExactlyInAnyOrder(
            "provider_name",
            "JAAPS",
            "'=1+1",
            "'+504 9999",
            "'@SUM(A1)",
            "'-2+3",
            "'\tJunta",
            "' =1+1",
            "'\uff1d1+1",
            "Señor Ñandú",
            "-3.5",
            "+12",
            "-",
            "Junta = Agua");
    assertThat(Files.readString(folder.resolve("spreadsheet/data/indicators.members.csv")))
        .contains("'=HYPERLINK");
    assertThat(Files.readString(folder.resolve("spreadsheet/data/indicator_values.members.csv")))
        .contains("PT-COB-01,municipality,\"0101\",total,2022,-1.50,,false,");
    assertThat(Files.readString(folder.resolve("spreadsheet/datapackage.json")))
        .contains("\"encoding\" : \"utf-8\"");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        var read =
            statement.executeQuery(
                "select count(*), min(municipality_code) from read_csv('"
                    + providers
                    + "', all_varchar = true)")) {
      read.next();
      assertThat(read.getInt(1)).isEqualTo(13);
      assertThat(read.getString(2)).isEqualTo("0101");
    }
  }

  @Test
  void theWorkbookHasRealNumbersAFrozenHeaderFiltersAndNoFormula() throws Exception {
    export(Export.Audience.MEMBERS, "workbook", Language.ES);
    try (XSSFWorkbook book = open("workbook/indicadores.es.members.xlsx")) {
      XSSFSheet values = book.getSheet("Valores");
      assertThat(values.getPaneInformation().isFreezePane()).isTrue();
      assertThat(values.getCTWorksheet().isSetAutoFilter()).isTrue();
      assertThat(values.getRow(1).getCell(0).getStringCellValue()).isEqualTo("DATOS FICTICIOS");
      assertThat(texts(values)).contains("63.25 PT-COB-01 municipality");
      Set<CellType> types = EnumSet.noneOf(CellType.class);
      book.forEach(
          sheet -> sheet.forEach(row -> row.forEach(cell -> types.add(cell.getCellType()))));
      assertThat(types).doesNotContain(CellType.FORMULA).contains(CellType.NUMERIC);
      assertThat(book.getSheet("Diccionario").getRow(3).getCell(3).getStringCellValue())
          .startsWith("=HYPERLINK");
    }
  }

  @Test
  void aMissingValueIsAnEmptyCellAndTheSameWarehouseGivesTheSameBytes() throws Exception {
    List<Path> first = export(Export.Audience.PUBLIC, "one", Language.ES);
    export(Export.Audience.PUBLIC, "two", Language.ES);
    for (Path path : first) {
      Path other = folder.resolve("two").resolve(folder.resolve("one").relativize(path));
      assertThat(Files.readAllBytes(other)).as(path.toString()).isEqualTo(Files.readAllBytes(path));
    }
    assertThat(Files.readString(folder.resolve("one/data/indicator_values.csv")))
        .contains("PT-COB-01,nation,\"HN\",total,2022,,,false,universe_not_covered");
    assertThat(folder.resolve("one/" + Export.FICTITIOUS_FILE)).exists();
  }
}
