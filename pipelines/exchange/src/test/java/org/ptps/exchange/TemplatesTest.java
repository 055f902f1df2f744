package org.ptps.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Source;
import org.ptps.catalog.condition.Condition;
import org.ptps.exchange.Validation.PartResult;
import org.ptps.lake.input.WorkbookMetadata;

class TemplatesTest {

  @TempDir Path folder;

  private static Source source(String id) {
    return Declared.SAMPLE.sources().get(id);
  }

  private Path blank(String source) {
    return Templates.blank(Declared.SAMPLE, List.of(source(source)), folder).get(0);
  }

  /** Fills cells of the data sheet by heading. */
  private static void fill(Path file, int line, Map<String, Object> cells) throws IOException {
    try (XSSFWorkbook book = open(file)) {
      fill(book, line, cells);
      save(book, file);
    }
  }

  private static void fill(XSSFWorkbook book, int line, Map<String, Object> cells) {
    Sheet data = book.getSheet(WorkbookMetadata.DATA_SHEET);
    Row row = data.getRow(line - 1) == null ? data.createRow(line - 1) : data.getRow(line - 1);
    for (Cell heading : data.getRow(WorkbookMetadata.HEADER_LINE - 1)) {
      Object value = cells.get(heading.getStringCellValue());
      if (value instanceof LocalDate date) {
        row.createCell(heading.getColumnIndex()).setCellValue(date);
      } else if (value instanceof Number number) {
        row.createCell(heading.getColumnIndex()).setCellValue(number.doubleValue());
      } else if (value != null) {
        row.createCell(heading.getColumnIndex()).setCellValue(value.toString());
      }
    }
  }

  private static XSSFWorkbook open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }

  private static void save(XSSFWorkbook book, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
  }

  private static Map<String, Object> example(String source) {
    return new LinkedHashMap<>(Example.of(source(source), TemplateColumn.of(source(source))));
  }

  private static Map<String, Object> example(String source, Map<String, Object> instead) {
    Map<String, Object> example = example(source);
    example.putAll(instead);
    return example;
  }

  private static PartResult read(Path file) {
    List<PartResult> parts = validated(file);
    assertThat(parts).hasSize(1);
    return parts.get(0);
  }

  private static List<PartResult> validated(Path input) {
    return Validation.of(Declared.over(input)).parts();
  }

  private static String evaluated(FormulaEvaluator formulas, Sheet sheet, String at) {
    CellReference where = new CellReference(at);
    CellValue value = formulas.evaluate(sheet.getRow(where.getRow()).getCell(where.getCol()));
    return value.getCellType() == CellType.NUMERIC
        ? String.valueOf((long) value.getNumberValue())
        : value.formatAsString().replace("\"", "");
  }

  /** Non-empty results of the check sheet for one row, by heading. */
  private static Map<String, String> said(XSSFWorkbook book, int line) {
    FormulaEvaluator formulas = book.getCreationHelper().createFormulaEvaluator();
    Sheet check = book.getSheet(TemplateWorkbook.CHECK_SHEET);
    Row headings = check.getRow(TemplateWorkbook.CHECK_HEADING_ROW - 1);
    Row row =
        check.getRow(
            TemplateWorkbook.FIRST_CHECK_ROW - 1 + line - WorkbookMetadata.HEADER_LINE - 1);
    Map<String, String> said = new TreeMap<>();
    for (int i = 3; i < headings.getLastCellNum(); i++) {
      Cell cell = row.getCell(i);
      String text = cell == null ? "" : formulas.evaluate(cell).formatAsString().replace("\"", "");
      if (!text.isEmpty()) {
        said.put(headings.getCell(i).getStringCellValue(), text);
      }
    }
    return said;
  }

  @Test
  void theExampleOfEveryContractIsReadWithoutAFaultAndItsOwnCheckSaysSo() throws IOException {
    Set<String> faulty = new TreeSet<>();
    List<Source> sources = Templates.sources(Declared.SAMPLE);
    for (Path file : Templates.blank(Declared.SAMPLE, sources, folder)) {
      if (file.toString().endsWith(".csv")) {
        Files.delete(file);
      }
    }
    for (Source source : sources) {
      Path file = folder.resolve(source.files().names().get(0).replace("*", "_plantilla.xlsx"));
      try (XSSFWorkbook book = open(file)) {
        fill(book, 3, example(source.id()));
        said(book, 3)
            .forEach((column, text) -> faulty.add(source.id() + "." + column + ": " + text));
        save(book, file);
      }
    }
    List<PartResult> parts = validated(folder);
    for (PartResult part : parts) {
      if (part.unclaimed() != null || part.kept() != 1 || !part.findings().isEmpty()) {
        faulty.add(part.toString());
      }
    }
    assertThat(parts)
        .extracting(PartResult::source)
        .containsExactlyInAnyOrderElementsOf(sources.stream().map(Source::id).toList());
    assertThat(faulty).isEmpty();
    assertThat(sources).hasSizeGreaterThan(17);
  }

  @Test
  void everyRuleOfTheseContractsIsAlsoCheckedInTheWorkbook() {
    Set<String> untold = new TreeSet<>();
    for (Source source : Templates.sources(Declared.SAMPLE)) {
      Map<String, RuleFormula.Operand> columns = new LinkedHashMap<>();
      TemplateColumn.of(source)
          .forEach(
              column ->
                  column
                      .fields()
                      .forEach(
                          field -> {
                            columns.put(field.column().name(), new RuleFormula.Operand("x", "k"));
                            columns.put(field.sign(), new RuleFormula.Operand("x", "k"));
                          }));
      for (Source.Rule rule : source.rules()) {
        Condition test = Condition.parse(rule.test(), source.table().allColumns());
        if (RuleFormula.broken(test, columns).isEmpty()) {
          untold.add(source.id() + "." + rule.id());
        }
      }
    }
    assertThat(untold).isEmpty();
  }

  @Test
  void theCheckSheetTellsEachKindOfMistakeInItsRowAndCountsThem() throws IOException {
    Path file = blank("ptps_water_quality");
    fill(file, 3, example("ptps_water_quality"));
    fill(
        file,
        4,
        example(
            "ptps_water_quality",
            Map.of(
                "codigo_muestra", "M-2",
                "sistema", " ",
                "municipio", "Pueblo Raro",
                "fecha_muestra", "ayer",
                "punto_muestreo", "Río",
                "cloro_residual_mg_l", -1,
                "turbidez_ntu", "mucha")));
    fill(file, 5, example("ptps_water_quality"));
    fill(
        file,
        6,
        example(
            "ptps_water_quality",
            Map.of(
                "codigo_muestra",
                "M-4",
                "fecha_muestra",
                LocalDate.of(2022, 5, 1),
                "cloro_residual_mg_l",
                21,
                "turbidez_ntu",
                "No se midió",
                "e_coli_100ml",
                5)));
    fill(
        file,
        7,
        example(
            "ptps_water_quality",
            Map.of(
                "codigo_muestra", "M-5",
                "cloro_residual_mg_l", "No se midió",
                "e_coli_100ml", "<1",
                "coliformes_totales_100ml", "TNTC",
                "turbidez_ntu", "")));
    try (XSSFWorkbook book = open(file)) {
      assertThat(said(book, 4))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "sistema", "falta",
                  "municipio", "no está en la lista",
                  "fecha_muestra", "no es una fecha",
                  "punto_muestreo", "no está en la lista",
                  "cloro_residual_mg_l", "fuera de 0 a …",
                  "turbidez_ntu", "no es un número"));
      assertThat(said(book, 5)).containsExactly(Map.entry("fila repetida", "repetida"));
      assertThat(said(book, 6))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "fecha_muestra es posterior a la entrega del archivo", "no cumple",
                  "más de 20 mg/l de cloro residual no es posible en agua de consumo", "no cumple",
                  "hay menos coliformes totales que E. coli, que es parte de ellos", "dudosa"));
      assertThat(said(book, 7)).as("a limit of the laboratory is a result").isEmpty();
      FormulaEvaluator formulas = book.getCreationHelper().createFormulaEvaluator();
      Sheet check = book.getSheet(TemplateWorkbook.CHECK_SHEET);
      assertThat(evaluated(formulas, check, "B2")).isEqualTo("10");
      assertThat(evaluated(formulas, check, "B3")).isEqualTo("1");
      assertThat(evaluated(formulas, check, "B4")).isEqualTo("5");
      assertThat(evaluated(formulas, check, "A5")).startsWith("Hay errores");
      assertThat(evaluated(formulas, book.getSheet(WorkbookMetadata.DATA_SHEET), "A1"))
          .endsWith("10 errores; véase la hoja Revisión");
    }
  }

  @Test
  void spellingWithoutAccentsOrCapitalsIsTakenAsTheLakeTakesIt() throws IOException {
    Path file = blank("ptps_municipal_checklists");
    fill(
        file,
        3,
        example(
            "ptps_municipal_checklists",
            Map.of("departamento", "santa barbara", "comas", "si", "uscl", "SI")));
    try (XSSFWorkbook book = open(file)) {
      assertThat(said(book, 3)).isEmpty();
    }
    assertThat(read(file).findings()).isEmpty();
  }

  @Test
  void headingsAndListsAreLockedWithoutAPasswordAndCellsToFillAreOpen() throws IOException {
    try (XSSFWorkbook book = open(blank("ptps_institutions"))) {
      XSSFSheet data = book.getSheet(WorkbookMetadata.DATA_SHEET);
      assertThat(data.getProtect()).isTrue();
      assertThat(data.getCTWorksheet().getSheetProtection().isSetPassword()).isFalse();
      assertThat(data.getCTWorksheet().getSheetProtection().isSetHashValue()).isFalse();
      assertThat(data.getRow(1).getCell(0).getCellStyle().getLocked()).isTrue();
      assertThat(data.getColumnStyle(4).getLocked()).isFalse();
      assertThat(data.getDataValidations())
          .anySatisfy(
              each ->
                  assertThat(each.getValidationConstraint().getFormula1())
                      .startsWith("OFFSET('Listas'!"));
      assertThat(book.isSheetHidden(book.getSheetIndex(TemplateWorkbook.LISTS_SHEET))).isTrue();
    }
  }

  @Test
  void theSameContractGivesTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(blank("ptps_poa"));
    byte[] second = Files.readAllBytes(blank("ptps_poa"));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void whatCameFilledInAndWasLeftSoIsBlankAndWhatWasFilledInIsARow() throws IOException {
    Source source = source("ptps_municipal_checklists");
    Path file = folder.resolve("lista_chequeo_ptps_norte_2021.xlsx");
    TemplateWorkbook.write(
        source,
        Declared.SAMPLE.places(),
        new Entities(
            source.template().given(),
            List.of(
                Map.of(
                    "reported_by", "Municipalidad de Chinda",
                    "department_text", "Santa Bárbara",
                    "municipality_text", "Chinda",
                    "year", 2021L),
                Map.of(
                    "reported_by", "Municipalidad de Chinda",
                    "department_text", "Yoro",
                    "municipality_text", "El Negrito",
                    "year", 2021L)),
            true),
        "Lista",
        file);
    fill(file, 3, Map.of("fecha_entrega", LocalDate.of(2022, 2, 1)));
    fill(file, 4, Map.of("fecha_entrega", LocalDate.of(2022, 2, 1), "comas", "Sí"));

    PartResult part = read(file);
    assertThat(part.findings()).isEmpty();
    assertThat(List.of(part.kept(), part.rejected(), part.duplicate())).containsExactly(1L, 0L, 0L);
    try (XSSFWorkbook book = open(file)) {
      FormulaEvaluator formulas = book.getCreationHelper().createFormulaEvaluator();
      assertThat(evaluated(formulas, book.getSheet(TemplateWorkbook.CHECK_SHEET), "B4"))
          .isEqualTo("1");
      assertThat(evaluated(formulas, book.getSheet(WorkbookMetadata.DATA_SHEET), "A1"))
          .contains("DATOS FICTICIOS");
      assertThat(
              book.getSheet(WorkbookMetadata.DATA_SHEET)
                  .getRow(2)
                  .getCell(2)
                  .getCellStyle()
                  .getLocked())
          .isTrue();
    }
  }

  @Test
  void theHeadingsOfTheCsvTemplateAreTheContracts() throws IOException {
    Path csv = Templates.blank(Declared.SAMPLE, List.of(source("ptps_complaints")), folder).get(1);
    assertThat(Files.readString(csv))
        .isEqualTo(
            "\ufeffinforma,fecha_entrega,departamento,municipio,codigo_queja,prestador,"
                + "fecha_recepcion,tema,fecha_solucion\r\n");
    PartResult part = read(csv);
    assertThat(part.unclaimed()).isNull();
    assertThat(part.kept()).isZero();
  }
}
