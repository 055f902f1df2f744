package org.ptps.exchange;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Places;
import org.ptps.catalog.Source;
import org.ptps.catalog.Stamp;
import org.ptps.catalog.condition.Condition;
import org.ptps.exchange.TemplateColumn.Kind;
import org.ptps.lake.input.WorkbookMetadata;

/**
 * Writes the workbook in which a partner fills in one file: {@code Datos} takes the rows, {@code
 * Notas} says what each column means, {@code Ejemplo} shows a good row, {@code Revisión} counts
 * what is wrong by formulas alone, so that nothing but a spreadsheet program is needed.
 *
 * <p>Formulas keep to functions that Excel and LibreOffice share, in their English names, as the
 * file format stores them.
 */
final class TemplateWorkbook {
  private static final List<String> LIMITS_IN_WORDS =
      List.of("TNTC", "incontable", "ausencia", "presencia", "no detectado");

  static final String CHECK_SHEET = "Revisión";
  static final String NOTES_SHEET = "Notas";
  static final String EXAMPLE_SHEET = "Ejemplo";
  static final String LISTS_SHEET = "Listas";

  /** Rows with checks and drop-downs, if fewer are prefilled. */
  static final int ROWS = 500;

  /** First row, from 1, of {@link #CHECK_SHEET} about a row of data. */
  static final int FIRST_CHECK_ROW = 8;

  /** Row of headings in {@link #CHECK_SHEET}. */
  static final int CHECK_HEADING_ROW = 7;

  private static final int FIRST_DATA_ROW = WorkbookMetadata.HEADER_LINE + 1;
  private static final int FIXED_CHECKS = 3;
  private static final int WIDTH_OF_A_LETTER = 256;
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  /** Points; a rule's sentence takes several lines. */
  private static final float RULE_HEIGHT = 75;

  private static final int FAR_BELOW = 20_000;
  private static final int LAST_SERIAL = 73050;

  private final Source source;
  private final Places places;
  private final Entities entities;
  private final String title;
  private final List<TemplateColumn> columns;
  private final XSSFWorkbook book = new XSSFWorkbook();
  private final Books.Styles styles = new Books.Styles(book);
  private final int lastRow;

  /** Ranges of a list: texts to choose from, texts accepted, and their values. */
  private record ListRange(String choices, String texts, String values) {}

  private final Map<TemplateColumn, ListRange> lists = new HashMap<>();
  private String departments;
  private String departmentTexts;
  private String pairs;
  private String pairDepartments;
  private String firstMunicipality;

  private TemplateWorkbook(Source source, Places places, Entities entities, String title) {
    this.source = source;
    this.places = places;
    this.entities = entities;
    this.title = title;
    this.columns = TemplateColumn.of(source);
    int rows = Math.max(ROWS, entities.rows().size() + ROWS);
    this.lastRow = FIRST_DATA_ROW + rows - 1;
  }

  /**
   * @param title title above the rows: partner and year
   */
  static void write(Source source, Places places, Entities entities, String title, Path file) {
    TemplateWorkbook template = new TemplateWorkbook(source, places, entities, title);
    XSSFSheet data = template.book.createSheet(WorkbookMetadata.DATA_SHEET);
    XSSFSheet check = template.book.createSheet(CHECK_SHEET);
    template.notes(template.book.createSheet(NOTES_SHEET));
    template.example(template.book.createSheet(EXAMPLE_SHEET));
    template.lists(template.book.createSheet(LISTS_SHEET));
    Set<String> given = template.data(data);
    template.check(check);
    Books.mark(
        template.book, WorkbookMetadata.template(source.id(), template.givenHeaders(), given));
    template.book.setActiveSheet(0);
    template.book.setForceFormulaRecalculation(true);
    Books.save(template.book, template.book, file);
  }

  private List<String> givenHeaders() {
    return entities.rows().isEmpty()
        ? List.of()
        : columns.stream().filter(this::given).map(TemplateColumn::header).toList();
  }

  private boolean given(TemplateColumn column) {
    return entities.given().stream().anyMatch(column::feeds);
  }

  private static String letter(int column) {
    return CellReference.convertNumToColString(column);
  }

  private int index(String lakeColumn) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).feeds(lakeColumn)) {
        return i;
      }
    }
    return -1;
  }

  private String stamped(String text) {
    return entities.synthetic() ? text + " · " + Stamp.FICTITIOUS.es() : text;
  }

  // --- Datos

  private Set<String> data(XSSFSheet sheet) {
    Row head = sheet.createRow(0);
    Cell cell = head.createCell(0);
    String errors = "'" + CHECK_SHEET + "'!$B$2";
    cell.setCellFormula(
        RuleFormula.quoted(stamped(title) + " · ")
            + "&IF("
            + errors
            + "=0,\"Revisión: sin errores\",\"Revisión: \"&"
            + errors
            + "&\" errores; véase la hoja Revisión\")");
    cell.setCellStyle(styles.title);
    Row headings = sheet.createRow(WorkbookMetadata.HEADER_LINE - 1);
    for (int i = 0; i < columns.size(); i++) {
      TemplateColumn column = columns.get(i);
      Books.text(
          headings,
          i,
          column.header(),
          column.required() ? styles.heading : styles.optionalHeading);
      sheet.setDefaultColumnStyle(i, open(column));
      sheet.setColumnWidth(i, width(column) * WIDTH_OF_A_LETTER);
      validate(sheet, i);
    }
    Set<String> tokens = new LinkedHashSet<>();
    int line = FIRST_DATA_ROW - 1;
    for (Map<String, Object> entity : entities.rows()) {
      Row row = sheet.createRow(line++);
      List<String> brought = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        if (given(columns.get(i))) {
          Object value =
              columns.get(i).fields().stream()
                  .map(field -> entity.get(field.column().name()))
                  .filter(each -> each != null)
                  .findFirst()
                  .orElse(null);
          brought.add(fill(row, i, value, true));
        }
      }
      tokens.add(WorkbookMetadata.cellsToken(brought));
    }
    sheet.createFreezePane(0, WorkbookMetadata.HEADER_LINE);
    // Without a password: against slips, not against people.
    sheet.enableLocking();
    sheet.lockFormatColumns(false);
    sheet.lockFormatRows(false);
    sheet.lockAutoFilter(false);
    return tokens;
  }

  /**
   * @return the text that the lake reads there
   */
  private String fill(Row row, int at, Object value, boolean locked) {
    TemplateColumn column = columns.get(at);
    Cell cell = row.createCell(at);
    CellStyle plain = locked && value != null ? styles.given : open(column);
    cell.setCellStyle(plain);
    if (value == null) {
      return "";
    }
    if (value instanceof LocalDate date) {
      long serial = date.toEpochDay() - SERIAL_ZERO.toEpochDay();
      cell.setCellValue(serial);
      cell.setCellStyle(locked ? styles.givenDate : styles.openDate);
      return String.valueOf(serial);
    }
    if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
      return BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros().toPlainString();
    }
    String text = column.label(value.toString());
    cell.setCellValue(text);
    return text;
  }

  private CellStyle open(TemplateColumn column) {
    return switch (column.kind()) {
      case TEXT -> styles.openText;
      case DATE -> styles.openDate;
      case LIST, DEPARTMENT, MUNICIPALITY, WHOLE_NUMBER, NUMBER -> styles.open;
    };
  }

  private static int width(TemplateColumn column) {
    return switch (column.kind()) {
      case TEXT, MUNICIPALITY -> Math.max(26, column.header().length() + 2);
      case LIST, DEPARTMENT, WHOLE_NUMBER, NUMBER, DATE ->
          Math.max(15, column.header().length() + 2);
    };
  }

  private void validate(XSSFSheet sheet, int at) {
    TemplateColumn column = columns.get(at);
    DataValidationHelper helper = sheet.getDataValidationHelper();
    String first = "$" + letter(at) + FIRST_DATA_ROW;
    DataValidationConstraint constraint =
        switch (column.kind()) {
          case LIST -> helper.createFormulaListConstraint(lists.get(column).choices());
          case DEPARTMENT -> helper.createFormulaListConstraint(departments);
          case MUNICIPALITY -> municipalities(helper);
          case DATE ->
              helper.createDateConstraint(
                  OperatorType.BETWEEN, "1", String.valueOf(LAST_SERIAL), "dd/mm/yyyy");
          case WHOLE_NUMBER -> number(helper, ValidationType.INTEGER, column);
          case NUMBER -> number(helper, ValidationType.DECIMAL, column);
          case TEXT -> helper.createCustomConstraint("LEN(" + first + ")<=32767");
        };
    DataValidation validation =
        helper.createValidation(
            constraint, new CellRangeAddressList(FIRST_DATA_ROW - 1, lastRow - 1, at, at));
    validation.setEmptyCellAllowed(true);
    boolean words = !column.field().missing().isEmpty();
    validation.setErrorStyle(
        words ? DataValidation.ErrorStyle.WARNING : DataValidation.ErrorStyle.STOP);
    validation.setShowErrorBox(column.kind() != Kind.TEXT);
    validation.createErrorBox(cut(column.header(), 31), cut(allowed(column), 220));
    validation.setShowPromptBox(true);
    validation.createPromptBox(
        cut(column.header(), 31), cut(meaning(column) + ". " + allowed(column), 250));
    if (column.kind() == Kind.LIST
        || column.kind() == Kind.DEPARTMENT
        || column.kind() == Kind.MUNICIPALITY) {
      // For XSSF the flag means the opposite of its name.
      validation.setSuppressDropDownArrow(true);
    }
    sheet.addValidationData(validation);
  }

  /**
   * Municipalities of the department in the cell beside, since names repeat between departments.
   */
  private DataValidationConstraint municipalities(DataValidationHelper helper) {
    int department = index(source.place().department());
    if (department < 0) {
      return helper.createFormulaListConstraint(firstMunicipality);
    }
    String chosen = "$" + letter(department) + FIRST_DATA_ROW;
    return helper.createFormulaListConstraint(
        "OFFSET("
            + firstMunicipality
            + ",MATCH("
            + chosen
            + ","
            + pairDepartments
            + ",0)-1,0,COUNTIF("
            + pairDepartments
            + ","
            + chosen
            + "),1)");
  }

  private static DataValidationConstraint number(
      DataValidationHelper helper, int type, TemplateColumn column) {
    String low = column.min() == null ? "-1000000000000" : plain(column.min());
    String high = column.max() == null ? "1000000000000" : plain(column.max());
    return helper.createNumericConstraint(type, OperatorType.BETWEEN, low, high);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }

  // --- Listas

  private void lists(XSSFSheet sheet) {
    int at = 0;
    for (TemplateColumn column : columns) {
      if (column.kind() == Kind.LIST) {
        List<String> labels = column.labels();
        Map<String, String> taken = new LinkedHashMap<>();
        labels.forEach(label -> taken.put(label, column.codes().get(label)));
        column.codes().forEach(taken::putIfAbsent);
        Map.copyOf(taken).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(each -> taken.putIfAbsent(plainLetters(each.getKey()), each.getValue()));
        int last = write(sheet, at, column.header(), List.copyOf(taken.keySet()));
        write(sheet, at + 1, column.header() + " =", List.copyOf(taken.values()));
        lists.put(
            column,
            new ListRange(range(at, labels.size() + 1), range(at, last), range(at + 1, last)));
        at += 2;
      }
    }
    if (source.place() != null) {
      places(sheet, at);
    }
    sheet.enableLocking();
    book.setSheetVisibility(book.getSheetIndex(sheet), SheetVisibility.HIDDEN);
  }

  private void places(XSSFSheet sheet, int at) {
    List<Places.Municipality> sorted =
        places.municipalities().stream()
            .sorted(
                java.util.Comparator.comparing(Places.Municipality::departmentCode)
                    .thenComparing(Places.Municipality::code))
            .toList();
    List<String> names =
        sorted.stream().map(Places.Municipality::department).distinct().sorted().toList();
    List<String> taken =
        Stream.concat(names.stream(), names.stream().map(TemplateWorkbook::plainLetters))
            .distinct()
            .toList();
    departmentTexts = range(at, write(sheet, at, "departamento", taken));
    departments = range(at, names.size() + 1);
    int last =
        write(
            sheet,
            at + 1,
            "departamento de cada municipio",
            sorted.stream().map(Places.Municipality::department).toList());
    pairDepartments = range(at + 1, last);
    write(sheet, at + 2, "municipio", sorted.stream().map(Places.Municipality::name).toList());
    firstMunicipality = "'" + LISTS_SHEET + "'!$" + letter(at + 2) + "$2";
    List<String> both =
        sorted.stream()
            .map(each -> each.department() + "|" + each.name())
            .flatMap(pair -> Stream.of(pair, plainLetters(pair)))
            .distinct()
            .toList();
    pairs = range(at + 3, write(sheet, at + 3, "departamento|municipio", both));
  }

  /** A text without accents, as people type it; the lake accepts it. */
  private static String plainLetters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
  }

  private static int write(XSSFSheet sheet, int column, String heading, List<String> texts) {
    for (int i = 0; i <= texts.size(); i++) {
      Row row = sheet.getRow(i) == null ? sheet.createRow(i) : sheet.getRow(i);
      row.createCell(column).setCellValue(i == 0 ? heading : texts.get(i - 1));
    }
    return texts.size() + 1;
  }

  private static String range(int column, int lastRow) {
    String letter = letter(column);
    return "'" + LISTS_SHEET + "'!$" + letter + "$2:$" + letter + "$" + lastRow;
  }

  // --- Revisión

  /** {@code setCellFormula} without parsing, since there are thousands of similar formulas. */
  private static void formula(Row row, int column, String formula) {
    ((XSSFCell) row.createCell(column)).getCTCell().addNewF().setStringValue(formula);
  }

  private record Check(String heading, boolean doubt, String formula) {}

  private void check(XSSFSheet sheet) {
    int used = FIXED_CHECKS + columns.size() + 1 + rules().size();
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      checks.add(new Check(columns.get(i).header(), false, cellCheck(i)));
    }
    Optional<String> key = key();
    checks.add(
        new Check(
            "fila repetida",
            false,
            key.isEmpty()
                ? "\"\""
                : "IF({KEY}=\"\",\"\",IF(COUNTIF({KEYS},{KEY})>1,\"repetida\",\"\"))"));
    List<Source.Rule> untold = new ArrayList<>();
    Map<String, RuleFormula.Operand> operands = operands();
    for (Source.Rule rule : rules()) {
      boolean doubt =
          switch (rule.severity()) {
            case REJECT -> false;
            case FLAG -> true;
          };
      Optional<String> broken =
          RuleFormula.broken(Condition.parse(rule.test(), source.table().allColumns()), operands);
      if (broken.isEmpty()) {
        untold.add(rule);
      }
      checks.add(
          new Check(
              rule.says().es(),
              doubt,
              broken
                  .map(
                      formula ->
                          "IF(" + formula + ",\"" + (doubt ? "dudosa" : "no cumple") + "\",\"\")")
                  .orElse("\"\"")));
    }
    int rows = lastRow - FIRST_DATA_ROW + 1;
    int last = FIRST_CHECK_ROW + rows - 1;
    String usedColumn = letter(used);
    String keyColumn = letter(used + 1);
    String first = letter(FIXED_CHECKS);
    String end = letter(used - 1);
    headOfCheck(sheet, checks, last, usedColumn);
    String keys = "$" + keyColumn + "$" + FIRST_CHECK_ROW + ":$" + keyColumn + "$" + last;
    for (int i = 0; i < rows; i++) {
      int line = FIRST_CHECK_ROW + i;
      int dataLine = FIRST_DATA_ROW + i;
      Row row = sheet.createRow(line - 1);
      row.createCell(0).setCellValue(dataLine);
      formula(row, 1, counted(checks, line, false));
      formula(row, 2, counted(checks, line, true));
      String isUsed = "$" + usedColumn + line;
      for (int c = 0; c < checks.size(); c++) {
        String formula =
            checks
                .get(c)
                .formula()
                .replace("{KEY}", "$" + keyColumn + line)
                .replace("{KEYS}", keys)
                .replace("{ROW}", String.valueOf(dataLine));
        if (!formula.equals("\"\"")) {
          formula(
              row,
              FIXED_CHECKS + c,
              "IF(" + isUsed + "=0,\"\",IFERROR(" + formula + ",\"error en la celda\"))");
        }
      }
      formula(row, used, usedFormula(i, dataLine));
      if (key.isPresent()) {
        formula(
            row,
            used + 1,
            "IF("
                + isUsed
                + "=0,\"\",IFERROR("
                + key.get().replace("{ROW}", String.valueOf(dataLine))
                + ",\"\"))");
      }
    }
    sheet.setColumnHidden(used, true);
    sheet.setColumnHidden(used + 1, true);
    sheet.createFreezePane(FIXED_CHECKS, CHECK_HEADING_ROW);
    sheet.setAutoFilter(new CellRangeAddress(CHECK_HEADING_ROW - 1, last - 1, 0, used - 1));
    highlight(sheet, "B2:B2", "$B$2>0", IndexedColors.ROSE);
    highlight(sheet, "B2:B2", "$B$2=0", IndexedColors.LIGHT_GREEN);
    highlight(
        sheet,
        first + FIRST_CHECK_ROW + ":" + end + last,
        "LEN(" + first + FIRST_CHECK_ROW + ")>0",
        IndexedColors.ROSE);
    sheet.enableLocking();
    sheet.lockAutoFilter(false);
    sheet.lockFormatColumns(false);
    sheet.lockFormatRows(false);
  }

  private List<Source.Rule> rules() {
    return Stream.concat(source.table().rules().stream(), source.rules().stream()).toList();
  }

  private static void highlight(
      XSSFSheet sheet, String range, String formula, IndexedColors colour) {
    SheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
    ConditionalFormattingRule rule = formatting.createConditionalFormattingRule(formula);
    PatternFormatting pattern = rule.createPatternFormatting();
    pattern.setFillBackgroundColor(colour.getIndex());
    pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
    formatting.addConditionalFormatting(
        new CellRangeAddress[] {CellRangeAddress.valueOf(range)}, rule);
  }

  private void headOfCheck(XSSFSheet sheet, List<Check> checks, int last, String used) {
    int first = FIRST_CHECK_ROW;
    Books.text(sheet.createRow(0), 0, stamped("Revisión · " + title), styles.title);
    Row total = sheet.createRow(1);
    Books.text(total, 0, "Errores", styles.heading);
    total.createCell(1).setCellFormula("SUM($B$" + first + ":$B$" + last + ")");
    Row doubts = sheet.createRow(2);
    Books.text(doubts, 0, "Dudas", styles.optionalHeading);
    doubts.createCell(1).setCellFormula("SUM($C$" + first + ":$C$" + last + ")");
    Row filled = sheet.createRow(3);
    Books.text(filled, 0, "Filas con datos", styles.optionalHeading);
    filled
        .createCell(1)
        .setCellFormula("SUM($" + used + "$" + first + ":$" + used + "$" + last + ")");
    Row message = sheet.createRow(4);
    Cell said = message.createCell(0);
    said.setCellFormula(
        "IF($B$2>0,\"Hay errores: cada fila de abajo dice qué le falta. La columna Fila es la de la"
            + " hoja Datos.\",IF($B$4=0,\"Todavía no hay filas llenas en la hoja Datos.\",\"Sin"
            + " errores: el archivo se puede entregar. Las dudas se revisan, pero no impiden"
            + " entregar.\"))");
    said.setCellStyle(styles.title);
    Row beyond = sheet.createRow(5);
    Cell warning = beyond.createCell(0);
    warning.setCellFormula(
        "IF(COUNTA('"
            + WorkbookMetadata.DATA_SHEET
            + "'!$A$"
            + (lastRow + 1)
            + ":$"
            + letter(columns.size() - 1)
            + "$"
            + (lastRow + FAR_BELOW)
            + ")>0,\"Atención: hay filas debajo de la "
            + lastRow
            + ", que esta hoja no revisa; al recibir el archivo sí se revisan.\",\"\")");
    warning.setCellStyle(styles.title);
    List<String> kinds =
        List.of(
            "falta",
            "no está en la lista",
            "no es una fecha",
            "no es un número",
            "fuera de",
            "no es entero",
            "repetida",
            "no cumple");
    String matrix =
        "$"
            + letter(FIXED_CHECKS)
            + "$"
            + first
            + ":$"
            + letter(FIXED_CHECKS + checks.size() - 1)
            + "$"
            + last;
    for (int i = 0; i < kinds.size(); i++) {
      String kind = kinds.get(i);
      Books.text(total, FIXED_CHECKS + i, kind, styles.optionalHeading);
      doubts
          .createCell(FIXED_CHECKS + i)
          .setCellFormula("COUNTIF(" + matrix + "," + RuleFormula.quoted(kind + "*") + ")");
    }
    Row headings = sheet.createRow(CHECK_HEADING_ROW - 1);
    headings.setHeightInPoints(RULE_HEIGHT);
    Books.text(headings, 0, "Fila", styles.heading);
    Books.text(headings, 1, "Errores", styles.heading);
    Books.text(headings, 2, "Dudas", styles.heading);
    for (int i = 0; i < checks.size(); i++) {
      Books.text(
          headings,
          FIXED_CHECKS + i,
          checks.get(i).heading(),
          checks.get(i).doubt() ? styles.optionalHeading : styles.heading);
      sheet.setColumnWidth(FIXED_CHECKS + i, 20 * WIDTH_OF_A_LETTER);
    }
    sheet.setColumnWidth(0, 16 * WIDTH_OF_A_LETTER);
  }

  private static String counted(List<Check> checks, int line, boolean doubt) {
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      int from = i;
      while (i < checks.size() && checks.get(i).doubt() == doubt) {
        i++;
      }
      if (i > from) {
        ranges.add(
            "COUNTIF($"
                + letter(FIXED_CHECKS + from)
                + line
                + ":$"
                + letter(FIXED_CHECKS + i - 1)
                + line
                + ",\"?*\")");
      }
    }
    return ranges.isEmpty() ? "0" : String.join("+", ranges);
  }

  /** A prefilled row counts once more than the date of delivery was entered. */
  private String usedFormula(int row, int line) {
    boolean came = row < entities.rows().size();
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int from = i;
      while (i < columns.size()
          && !(came && (given(columns.get(i)) || columns.get(i).feeds("delivered_on")))) {
        i++;
      }
      if (i > from) {
        counts.add(
            "COUNTA('"
                + WorkbookMetadata.DATA_SHEET
                + "'!"
                + letter(from)
                + line
                + ":"
                + letter(i - 1)
                + line
                + ")");
      }
    }
    return counts.isEmpty() ? "0" : "IF(" + String.join("+", counts) + ">0,1,0)";
  }

  private static String cell(int at) {
    return "'" + WorkbookMetadata.DATA_SHEET + "'!$" + letter(at) + "{ROW}";
  }

  private String cellCheck(int at) {
    TemplateColumn column = columns.get(at);
    String x = cell(at);
    String right =
        switch (column.kind()) {
          case TEXT -> "\"\"";
          case LIST -> inList("TRIM(" + x + ")", lists.get(column).texts());
          case DEPARTMENT -> inList("TRIM(" + x + ")", departmentTexts);
          case MUNICIPALITY -> municipalityCheck(x);
          case DATE ->
              "IF(ISNUMBER("
                  + x
                  + "),IF(AND("
                  + x
                  + ">=1,"
                  + x
                  + "<="
                  + LAST_SERIAL
                  + "),\"\",\"no es una fecha\"),\"no es una fecha\")";
          case WHOLE_NUMBER, NUMBER -> numberCheck(column, x);
        };
    String blank = column.required() ? "\"falta\"" : "\"\"";
    return right.equals("\"\"") && blank.equals("\"\"")
        ? "\"\""
        : "IF(TRIM(" + x + ")=\"\"," + blank + "," + right + ")";
  }

  private static String inList(String text, String range) {
    return "IF(ISNUMBER(MATCH(" + text + "," + range + ",0)),\"\",\"no está en la lista\")";
  }

  private String municipalityCheck(String x) {
    int department = index(source.place().department());
    return department < 0
        ? "\"\""
        : inList("TRIM(" + cell(department) + ")&\"|\"&TRIM(" + x + ")", pairs);
  }

  private static String numberCheck(TemplateColumn column, String x) {
    List<String> outside = new ArrayList<>();
    if (column.min() != null) {
      outside.add(x + "<" + plain(column.min()));
    }
    if (column.max() != null) {
      outside.add(x + ">" + plain(column.max()));
    }
    String whole =
        column.kind() == Kind.WHOLE_NUMBER
            ? "IF(" + x + "=INT(" + x + "),\"\",\"no es entero\")"
            : "\"\"";
    String inside =
        outside.isEmpty()
            ? whole
            : "IF(OR("
                + String.join(",", outside)
                + "),"
                + RuleFormula.quoted("fuera de " + range(column))
                + ","
                + whole
                + ")";
    List<String> words =
        column.field().missing().stream()
            .map(word -> "TRIM(" + x + ")=" + RuleFormula.quoted(word))
            .collect(Collectors.toCollection(ArrayList::new));
    if (!column.field().sign().isEmpty()) {
      words.addAll(limit(x));
    }
    String otherwise =
        words.isEmpty()
            ? "\"no es un número\""
            : "IF(OR(" + String.join(",", words) + "),\"\",\"no es un número\")";
    return "IF(ISNUMBER(" + x + ")," + inside + "," + otherwise + ")";
  }

  /** Whether a cell is a censored result such as {@code <1} or TNTC. */
  private static List<String> limit(String x) {
    List<String> ways = new ArrayList<>();
    for (String sign : List.of("<", ">", "≤", "≥")) {
      ways.add("LEFT(TRIM(" + x + "),1)=" + RuleFormula.quoted(sign));
    }
    for (String word : LIMITS_IN_WORDS) {
      ways.add("TRIM(" + x + ")=" + RuleFormula.quoted(word));
    }
    return ways;
  }

  private static String range(TemplateColumn column) {
    String low = column.min() == null ? "…" : plain(column.min());
    String high = column.max() == null ? "…" : plain(column.max());
    return low + " a " + high;
  }

  /** Key of a row as one text; empty where a part of it is not in the sheet. */
  private Optional<String> key() {
    List<Integer> parts = new ArrayList<>();
    for (String column : source.table().key()) {
      boolean place =
          source.place() != null
              && (column.equals("municipality_code") || column.equals("department_code"));
      boolean constant =
          source.fields().stream()
              .anyMatch(each -> each.column().name().equals(column) && each.constant() != null);
      if (place) {
        parts.add(index(source.place().department()));
        parts.add(index(source.place().municipality()));
      } else if (!constant) {
        parts.add(index(column));
      }
    }
    if (parts.isEmpty() || parts.contains(-1)) {
      return Optional.empty();
    }
    List<Integer> cells = parts.stream().distinct().toList();
    List<String> blanks = cells.stream().map(at -> "TRIM(" + cell(at) + ")=\"\"").toList();
    List<String> texts = cells.stream().map(at -> "UPPER(TRIM(" + cell(at) + "))").toList();
    return Optional.of(
        "IF(OR("
            + String.join(",", blanks)
            + "),\"\",\"|\"&"
            + String.join("&\"|\"&", texts)
            + ")");
  }

  private Map<String, RuleFormula.Operand> operands() {
    Map<String, RuleFormula.Operand> operands = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      for (Source.Field field : columns.get(i).fields()) {
        operands.put(field.column().name(), operand(columns.get(i), field, cell(i)));
        if (!field.sign().isEmpty()) {
          operands.put(
              field.sign(),
              new RuleFormula.Operand(
                  "LEFT(TRIM(" + cell(i) + "),1)", "OR(" + String.join(",", limit(cell(i))) + ")"));
        }
      }
    }
    return operands;
  }

  private RuleFormula.Operand operand(TemplateColumn column, Source.Field field, String x) {
    if (column.kind() == Kind.LIST) {
      ListRange list = lists.get(column);
      String match = "MATCH(TRIM(" + x + ")," + list.texts() + ",0)";
      return new RuleFormula.Operand(
          "INDEX(" + list.values() + "," + match + ")", "ISNUMBER(" + match + ")");
    }
    ColumnType type = field.column().type();
    if (type == ColumnType.TEXT) {
      return new RuleFormula.Operand("TRIM(" + x + ")", "TRIM(" + x + ")<>\"\"");
    }
    String value = field.scale() == 1 ? x : "(" + x + "*" + plain(field.scale()) + ")";
    return new RuleFormula.Operand(
        value,
        field.zeroIsUnknown()
            ? "IF(ISNUMBER(" + x + ")," + x + "<>0,FALSE)"
            : "ISNUMBER(" + x + ")");
  }

  // --- Notas

  private void notes(XSSFSheet sheet) {
    int line = 0;
    Books.text(sheet.createRow(line++), 0, stamped("Notas · " + title), styles.title);
    List<String> how =
        List.of(
            "Llene la hoja Datos: una fila por cada cosa, debajo de los títulos. Los títulos y las"
                + " celdas grises no se cambian.",
            "La hoja Revisión cuenta los errores mientras usted escribe; cuando el total es 0, el"
                + " archivo se puede entregar.",
            "Vacío quiere decir que no se sabe. Cero quiere decir que se midió y no hubo.",
            "Fechas con día, mes y año (02/11/2021). Números con punto decimal.",
            "Una fila que vino llena y en la que no se escribe nada no cuenta: déjela así.",
            "La hoja Ejemplo muestra una fila bien llena; no se lee.",
            "Guarde el libro con el nombre que trae, o con uno que empiece igual, en formato .xlsx.");
    for (String text : how) {
      Row row = sheet.createRow(line++);
      Books.text(row, 0, text, styles.shown);
    }
    for (org.ptps.catalog.Words caveat : source.caveats()) {
      Books.text(sheet.createRow(line++), 0, caveat.es(), styles.shown);
    }
    line++;
    Row head = sheet.createRow(line++);
    List<String> headings =
        List.of("Columna", "Qué es", "Unidad", "Obligatoria", "Qué se escribe", "Ejemplo");
    for (int i = 0; i < headings.size(); i++) {
      Books.text(head, i, headings.get(i), styles.heading);
    }
    Map<String, String> example =
        source.template() == null ? Map.of() : source.template().example();
    for (TemplateColumn column : columns) {
      Row row = sheet.createRow(line++);
      List<String> cells =
          List.of(
              column.header(),
              meaning(column),
              column.field().column().unit(),
              column.required() ? "sí" : "no",
              allowed(column),
              example.getOrDefault(column.header(), ""));
      for (int i = 0; i < cells.size(); i++) {
        Books.text(row, i, cells.get(i), styles.note);
      }
    }
    if (!rules().isEmpty()) {
      line++;
      Row ruleHead = sheet.createRow(line++);
      Books.text(ruleHead, 0, "Regla", styles.heading);
      Books.text(ruleHead, 1, "Qué no puede ser", styles.heading);
      Books.text(ruleHead, 2, "Efecto", styles.heading);
      Books.text(ruleHead, 3, "Qué hacer", styles.heading);
      for (Source.Rule rule : rules()) {
        Row row = sheet.createRow(line++);
        Books.text(row, 0, rule.id(), styles.note);
        Books.text(row, 1, rule.says().es(), styles.note);
        Books.text(
            row,
            2,
            switch (rule.severity()) {
              case REJECT -> "la fila no cuenta";
              case FLAG -> "cuenta, y se pide revisarla";
            },
            styles.note);
        Books.text(row, 3, rule.remedy().es(), styles.note);
      }
    }
    int[] widths = {28, 55, 14, 26, 60, 30};
    for (int i = 0; i < widths.length; i++) {
      sheet.setColumnWidth(i, widths[i] * WIDTH_OF_A_LETTER);
    }
    sheet.enableLocking();
  }

  private static String meaning(TemplateColumn column) {
    return column.field().column().meaning().es();
  }

  private String allowed(TemplateColumn column) {
    String words =
        column.field().missing().isEmpty()
            ? ""
            : "; o " + String.join(", ", column.field().missing()) + " si no hay dato";
    return switch (column.kind()) {
      case LIST -> "Uno de la lista: " + String.join(" | ", column.labels());
      case DEPARTMENT -> "Uno de los 18 departamentos, de la lista";
      case MUNICIPALITY -> "Un municipio de ese departamento, de la lista";
      case DATE -> "Una fecha: día/mes/año";
      case WHOLE_NUMBER -> "Un número entero" + limits(column) + words;
      case NUMBER ->
          "Un número"
              + limits(column)
              + (column.field().sign().isEmpty() ? "" : ", o su límite como <1 o >2419.6")
              + words;
      case TEXT -> "Texto";
    };
  }

  private static String limits(TemplateColumn column) {
    if (column.min() == null && column.max() == null) {
      return "";
    }
    return column.max() == null
        ? " desde " + plain(column.min())
        : " de " + (column.min() == null ? "…" : plain(column.min())) + " a " + plain(column.max());
  }

  // --- Ejemplo

  private void example(XSSFSheet sheet) {
    Books.text(
        sheet.createRow(0),
        0,
        "Ejemplo de una fila bien llena, con datos inventados. Esta hoja no se lee.",
        styles.title);
    Row headings = sheet.createRow(WorkbookMetadata.HEADER_LINE - 1);
    Row row = sheet.createRow(FIRST_DATA_ROW - 1);
    Map<String, Object> example = Example.of(source, columns);
    for (int i = 0; i < columns.size(); i++) {
      TemplateColumn column = columns.get(i);
      Books.text(headings, i, column.header(), styles.heading);
      Object value = example.get(column.header());
      fill(row, i, value, true);
      sheet.setColumnWidth(i, width(column) * WIDTH_OF_A_LETTER);
    }
    sheet.enableLocking();
  }
}
