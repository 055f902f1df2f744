package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Violation.Severity;

/**
 * Cells whose shown value differs from the stored one are read as shown, or reported, in XLSX and
 * XLS.
 */
class DisplayedCellsTest {
  private static final List<String> PROVIDERS =
      List.of(
          "departamento",
          "municipio",
          "codigo",
          "prestador",
          "anio",
          "viviendas",
          "conexiones_agua",
          "conexiones_alcantarillado",
          "horas_dia",
          "muestras_tomadas",
          "muestras_conformes",
          "ingresos_anio");
  private static final List<Object> PROVIDER =
      List.of(
          "Santa Bárbara",
          "Chinda",
          "PU-1",
          "Aguas de Chinda",
          2021.0,
          1000.0,
          800.0,
          10.0,
          12.0,
          24.0,
          22.0,
          5000.0);
  private static final int CODE = 2;
  private static final int DWELLINGS = 5;
  private static final int SEWERS = 7;
  private static final int HOURS = 8;
  private static final int INCOME = 11;

  @TempDir private Path folder;

  /** Reads a sheet of three good rows after the test has changed it. */
  private ReadFile read(
      String format,
      String name,
      List<String> header,
      List<Object> good,
      BiConsumer<Workbook, Sheet> change)
      throws IOException {
    Path file = folder.resolve(name + "." + format);
    try (Workbook book = format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = book.createSheet("Datos");
      Row titles = sheet.createRow(0);
      for (int i = 0; i < header.size(); i++) {
        titles.createCell(i).setCellValue(header.get(i));
      }
      for (int line = 1; line <= 3; line++) {
        Row row = sheet.createRow(line);
        for (int i = 0; i < good.size(); i++) {
          if (good.get(i) instanceof Double number) {
            row.createCell(i).setCellValue(number);
          } else {
            row.createCell(i)
                .setCellValue(good.get(i) + (i == CODE || i == CODE + 1 ? "-" + line : ""));
          }
        }
      }
      change.accept(book, sheet);
      book.write(out);
    }
    return ReadFile.only(file);
  }

  private ReadFile providers(String format, BiConsumer<Workbook, Sheet> change) throws IOException {
    return read(format, "ersaps_prestadores_urbanos", PROVIDERS, PROVIDER, change);
  }

  private static Cell cell(Sheet sheet, int line, int column) {
    return sheet.getRow(line - 1).getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  private static void number(
      Workbook book, Sheet sheet, int line, int column, double value, String format) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    Cell cell = cell(sheet, line, column);
    cell.setCellValue(value);
    cell.setCellStyle(style);
  }

  private static Font font(Workbook book, short offset, boolean struck) {
    Font font = book.createFont();
    font.setTypeOffset(offset);
    font.setStrikeout(struck);
    return font;
  }

  private static void rich(
      Workbook book, Sheet sheet, int line, int column, String text, int from, Font font) {
    RichTextString rich = book.getCreationHelper().createRichTextString(text);
    rich.applyFont(from, text.length(), font);
    cell(sheet, line, column).setCellValue(rich);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // column, stored, format, value read (empty: rejected), rule
        "hours_per_day | 8 | 0.75 | h:mm | 18.0 |",
        "hours_per_day | 8 | 0.75 | h:mm AM/PM | 18.0 |",
        "hours_per_day | 8 | 1 | [h]:mm | 24.0 |",
        "hours_per_day | 8 | 0.4375 | [hh]:mm:ss | 10.5 |",
        "hours_per_day | 8 | 18 | 0\" h\" | 18.0 |",
        "hours_per_day | 8 | 1 | h:mm | | shown_clock",
        "hours_per_day | 8 | 0.5 | mm:ss | | shown_minutes",
        "hours_per_day | 8 | 0.5 | 0% | | shown_percent",
        "hours_per_day | 8 | 12 | dd/mm/yyyy | | shown_date",
        "dwellings | 5 | 1500 | #,##0 | 1500.0 |",
        "dwellings | 5 | 1500 | [Blue]#,##0;[Red]-#,##0 | 1500.0 |",
        "dwellings | 5 | 600000 | #,##0, | | shown_scaled",
        "dwellings | 5 | 600000 | 0.0,,\" M\" | | shown_scaled",
        "dwellings | 5 | 5 | 0\" mil\" | | shown_words",
        "dwellings | 5 | 44197 | d-mmm | | shown_date",
        "dwellings | 5 | 44197 | [$-F800]dddd, mmmm dd, yyyy | | shown_date",
        "dwellings | 5 | 0.75 | h:mm | | shown_clock",
        "dwellings | 5 | 120 | ;;; | | shown_words",
        "dwellings | 5 | 120 | 0\" viviendas\" | 120.0 |",
        "dwellings | 5 | 0 | _-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_- | 0.0 |",
        "income_year_hnl | 11 | 5000 | \"L.\" #,##0.00 | 5000.0 |",
        "income_year_hnl | 11 | 5000 | [$L.-480A]#,##0.00 | 5000.0 |",
        "income_year_hnl | 11 | 5000 | [$US$-409]#,##0.00 | | shown_words",
        "income_year_hnl | 11 | 0.5 | # ?/? | 0.5 |",
        "income_year_hnl | 11 | 5000 | #,##0.00_);(#,##0.00) | 5000.0 |",
        "income_year_hnl | 11 | 5 | 0\"(000)\" | | shown_words",
      })
  void aNumberIsReadAsItsFormatShowsItOrToldWithBothReadings(
      String column, int index, double stored, String shownAs, String read, String rule)
      throws IOException {
    for (String format : List.of("xlsx", "xls")) {
      ReadFile file =
          providers(format, (book, sheet) -> number(book, sheet, 3, index, stored, shownAs));
      Object value = file.kept(column).get(1);
      if (read != null) {
        assertThat(value).as("%s %s", format, shownAs).isEqualTo(Double.valueOf(read));
        assertThat(file.told()).as("%s %s", format, shownAs).isEmpty();
      } else {
        assertThat(value).as("%s %s", format, shownAs).isNull();
        assertThat(file.told()).containsExactly("3 " + column + " " + rule);
        assertThat(file.said()).contains("muestra", "guarda");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aPercentageInAColumnOfPerCentIsWhatIsShown(String format) throws IOException {
    List<String> header =
        List.of(
            "informa",
            "fecha_entrega",
            "codigo_actividad",
            "actividad",
            "anio",
            "estrategia",
            "resultado",
            "responsable",
            "socio",
            "departamento",
            "municipio",
            "insumos",
            "meta",
            "peso",
            "inicio",
            "fin",
            "completada_el",
            "fecha_corte",
            "avance_pct",
            "presupuesto_lps",
            "gastado_lps",
            "estado");
    List<Object> good =
        List.of(
            "Secretariado PTPS",
            "2022-01-08",
            "POA21",
            "Actividad",
            2021.0,
            "a Incidencia",
            "R1.3",
            "Secretariado",
            "",
            "",
            "",
            "Personal",
            "4 reuniones",
            5.0,
            "2021-01-01",
            "2021-12-01",
            "",
            "2021-10-01",
            50.0,
            18000.0,
            9057.0,
            "En proceso");
    int progress = header.indexOf("avance_pct");
    ReadFile file =
        read(
            format,
            "poa_ptps",
            header,
            good,
            (book, sheet) -> {
              number(book, sheet, 2, progress, 0.07, "[Green]0%");
              number(book, sheet, 3, progress, 0.005, "0.0%;[Red]-0.0%");
              number(book, sheet, 4, progress, 0.68, "# ?/?");
            });
    assertThat(file.kept("progress_pct")).isEqualTo(Arrays.asList(7.0, 0.5, null));
    assertThat(file.told()).containsExactly("4 progress_pct shown_fraction");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aLimitThatTheFormatShowsIsALimit(String format) throws IOException {
    List<String> header =
        List.of(
            "informa",
            "fecha_entrega",
            "departamento",
            "municipio",
            "codigo_muestra",
            "codigo_sistema",
            "sistema",
            "comunidad",
            "fecha_muestra",
            "punto_muestreo",
            "cloro_residual_mg_l",
            "e_coli_100ml",
            "coliformes_totales_100ml",
            "turbidez_ntu");
    List<Object> good =
        List.of(
            "Agua Viva",
            "2023-02-01",
            "Santa Bárbara",
            "Chinda",
            "M",
            "",
            "A",
            "Z",
            "2022-05-04",
            "Red",
            0.5,
            0.0,
            0.0,
            1.5);
    ReadFile file =
        read(
            format,
            "calidad_agua_ptps",
            header,
            good,
            (book, sheet) -> {
              for (int line = 2; line <= 4; line++) {
                cell(sheet, line, 2).setCellValue("Santa Bárbara");
                cell(sheet, line, 3).setCellValue("Chinda");
                cell(sheet, line, 4).setCellValue("M" + line);
              }
              number(book, sheet, 3, 11, 1, "\"<\"0");
            });
    assertThat(file.kept("e_coli_sign")).isEqualTo(Arrays.asList(null, "<", null));
    assertThat(file.rules().keySet()).noneMatch(rule -> rule.startsWith("shown_"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aCodeIsTheTextThatItsFormatShows(String format) throws IOException {
    ReadFile file =
        providers(
            format,
            (book, sheet) -> {
              number(book, sheet, 2, CODE, 101, "0000");
              number(book, sheet, 3, CODE, 7, "\"PU-\"000");
              number(book, sheet, 4, CODE, 44259, "d-mmm");
            });
    assertThat(file.kept("provider_id")).containsExactly("0101", "PU-007");
    assertThat(file.told()).containsExactly("4 provider_id shown_date");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void raisedAndStruckLettersAreNoDigits(String format) throws IOException {
    ReadFile file =
        providers(
            format,
            (book, sheet) -> {
              rich(book, sheet, 2, DWELLINGS, "47351", 4, font(book, Font.SS_SUPER, false));
              rich(book, sheet, 3, DWELLINGS, "4735 4800", 5, font(book, Font.SS_NONE, true));
              CellStyle struck = book.createCellStyle();
              struck.setFont(font(book, Font.SS_NONE, true));
              cell(sheet, 4, DWELLINGS).setCellStyle(struck);
              rich(book, sheet, 3, CODE + 1, "Aguas m3", 7, font(book, Font.SS_SUPER, false));
            });
    assertThat(file.told())
        .containsExactly(
            "2 dwellings raised_letters",
            "3 dwellings struck_out",
            "4 dwellings struck_out",
            "1 dwellings column_refused");
    assertThat(file.kept("dwellings")).containsOnlyNulls().hasSize(3);
    assertThat(file.kept("provider_name").get(1)).isEqualTo("Aguas m³");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void errorsOfFormulasAreToldAndNoValue(String format) throws IOException {
    ReadFile file =
        providers(
            format,
            (book, sheet) -> {
              cell(sheet, 2, DWELLINGS).setCellErrorValue(FormulaError.NA.getCode());
              cell(sheet, 3, CODE + 1).setCellValue("#¡REF!");
              cell(sheet, 4, SEWERS).setCellFormula("1/0");
              book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            });
    assertThat(file.told())
        .containsExactly(
            "2 dwellings error_value",
            "3 provider_name error_value",
            "4 sewer_connections error_value");
    assertThat(file.lines(Status.REJECTED)).isEqualTo(1);
  }

  private static void formula(Sheet sheet) {
    Cell cell = cell(sheet, 3, DWELLINGS);
    cell.setBlank();
    cell.setCellFormula("500+700");
  }

  @Test
  void aFormulaThatNobodyRanIsToldInBothFormats() throws IOException {
    ReadFile newer = providers("xlsx", (book, sheet) -> formula(sheet));
    assertThat(newer.told()).containsExactly("3 dwellings formula_without_result");
    assertThat(newer.said()).contains("=500+700");

    ReadFile older =
        providers(
            "xls",
            (book, sheet) -> {
              formula(sheet);
              ((HSSFWorkbook) book).setForceFormulaRecalculation(true);
              sheet.setForceFormulaRecalculation(true);
            });
    assertThat(older.told()).containsExactly("3 dwellings formula_without_result");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void mergedCellsAreNeverSharedOutAndTheirNumberIsOfNoRow(String format) throws IOException {
    ReadFile file =
        providers(
            format,
            (book, sheet) -> {
              // A merged total over three rows of an optional column, and a merged name over two
              // rows.
              cell(sheet, 3, SEWERS).setBlank();
              cell(sheet, 4, SEWERS).setBlank();
              sheet.addMergedRegion(new CellRangeAddress(1, 3, SEWERS, SEWERS));
              cell(sheet, 3, 0).setBlank();
              sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
              sheet.addMergedRegion(new CellRangeAddress(0, 0, 3, 4));
            });
    assertThat(file.told())
        .contains(
            "2 sewer_connections merged_cell",
            "3 sewer_connections merged_cell",
            "4 sewer_connections merged_cell",
            "3 department_text merged_cell")
        .noneMatch(told -> told.startsWith("2 department"));
    assertThat(file.kept("sewer_connections")).containsOnlyNulls().hasSize(2);
    assertThat(file.said()).contains("H2:H4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void whatIsHiddenIsReadAndTold(String format) throws IOException {
    ReadFile file =
        providers(
            format,
            (book, sheet) -> {
              sheet.getRow(2).setZeroHeight(true);
              sheet.getRow(3).setZeroHeight(true);
              sheet.setColumnHidden(HOURS, true);
              book.createSheet("Otra");
              book.setActiveSheet(1);
              book.setSheetVisibility(0, SheetVisibility.VERY_HIDDEN);
              book.removeSheetAt(1);
            });
    assertThat(file.kept("hours_per_day")).containsExactly(12.0, 12.0, 12.0);
    assertThat(file.rules()).containsKeys("hidden_sheet", "hidden_rows", "hidden_columns");
    assertThat(file.violations()).allMatch(fault -> fault.severity() == Severity.NOTICE);
    assertThat(file.said()).contains("2, la primera es la 3").contains("columnas ocultas: I");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void anEmptySheetBesideAnotherIsNobodysWork(String format) throws IOException {
    Path file = folder.resolve("ersaps_prestadores_urbanos_2." + format);
    try (Workbook book = format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      book.createSheet("Notas").createRow(0).createCell(0).setCellValue("nada de esto es un dato");
      book.createSheet("Hoja2");
      book.write(out);
    }
    List<ReadFile> parts = ReadFile.parts(file);
    assertThat(parts).extracting(part -> part.input().claimed()).containsExactly(false, false);
    ReadFile empty =
        parts.stream()
            .filter(part -> part.input().profile().part().sheet().equals("Hoja2"))
            .findFirst()
            .orElseThrow();
    assertThat(empty.input().unclaimed().es()).isEqualTo("la hoja está vacía");
    assertThat(empty.input().idle()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aYearIsNoDateAndDatesFrom1904AreDates(String format) throws IOException {
    List<String> header =
        List.of(
            "informa",
            "fecha_entrega",
            "departamento",
            "municipio",
            "anio",
            "poblacion",
            "ejecutado_total_lps",
            "presupuesto_aps_lps",
            "ejecutado_aps_lps",
            "inversion_lps",
            "operacion_lps",
            "posconstruccion_lps");
    List<Object> good =
        List.of(
            "Municipalidad de Chinda",
            "2022-04-16",
            "Santa Bárbara",
            "Chinda",
            2021.0,
            4735.0,
            6401790.0,
            868722.0,
            755411.0,
            543895.0,
            98203.0,
            113313.0);
    ReadFile file =
        read(
            format,
            "gasto_municipal_ptps",
            header,
            good,
            (book, sheet) -> {
              for (int line = 2; line <= 4; line++) {
                cell(sheet, line, 2).setCellValue("Santa Bárbara");
                cell(sheet, line, 3).setCellValue("Chinda");
              }
              number(book, sheet, 2, 1, 2022, "yyyy-mm-dd");
              number(book, sheet, 3, 1, 44667, "dd/mm/yyyy");
              cell(sheet, 4, 1).setCellValue("44667");
            });
    assertThat(file.told())
        .containsExactly("2 delivered_on year_for_date", "4 delivered_on text_for_date");
    assertThat(file.kept("delivered_on"))
        .isEqualTo(Arrays.asList(null, LocalDate.of(2022, 4, 16), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void notesBesideTheTableAreToldWithoutBeingQuoted(String format) throws IOException {
    ReadFile file =
        providers(
            format,
            (book, sheet) -> cell(sheet, 3, PROVIDERS.size() + 2).setCellValue("9999-0000"));
    assertThat(file.rules()).containsOnlyKeys("cells_beside");
    assertThat(file.said()).doesNotContain("9999");
    assertThat(file.lines(Status.KEPT)).isEqualTo(3);
  }
}
