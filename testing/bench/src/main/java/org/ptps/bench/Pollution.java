package org.ptps.bench;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Polluted copies of one small table of known truth: the file, table, row and cell faults of the
 * Pollock benchmark (Vitagliano et al., VLDB 2023), made anew, and the faults of this field.
 */
final class Pollution {
  static final List<String> HEADER =
      List.of("departamento", "municipio", "codigo", "anio", "area", "poblacion", "viviendas");
  private static final int MUNICIPALITY = 1;
  private static final int PEOPLE = 5;
  private static final int DWELLINGS = 6;

  /** Names with commas, quotes and accents, and two that other departments share. */
  private static final List<List<String>> PLACES =
      List.of(
          List.of("Santa Bárbara", "Chinda", "1608"),
          List.of("Cortés", "San Antonio de Cortés", "0507"),
          List.of("Yoro", "El Negrito", "1803"),
          List.of("La Paz", "Marcala", "1208"),
          List.of("Copán", "La Unión", "0412"),
          List.of("Olancho", "La Unión", "1513"),
          List.of("Intibucá", "Concepción", "1004"),
          List.of("Valle", "Alianza", "1702"));

  private final List<PollutedFile> files = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** A polluted file. */
  record PollutedFile(String kind, int number, byte[] bytes) {}

  private Pollution(long seed) {
    java.util.Random random = new java.util.Random(seed);
    for (List<String> place : PLACES) {
      for (String area : List.of("Urbano", "Rural")) {
        int dwellings = 200 + random.nextInt(4000);
        List<String> row = new ArrayList<>(place);
        row.addAll(
            List.of(
                "2017",
                area,
                String.valueOf(dwellings * 4 + random.nextInt(90)),
                String.valueOf(dwellings)));
        rows.add(List.copyOf(row));
      }
    }
  }

  /**
   * The true rows, and the files that should tell of them.
   *
   * @param source the source that claims them
   * @param name their name, with a place for a number
   * @param wanted what each row says in the lake, by its key
   * @param key columns of the lake that make the key
   * @param said columns of the lake that are compared
   * @param table the true table as text, in the words of {@code duck}
   * @param duck a row as text, in DuckDB's SQL over the columns of the file
   */
  record Campaign(
      String source,
      String name,
      Map<String, String> wanted,
      List<String> key,
      List<String> said,
      List<String> table,
      String duck,
      List<PollutedFile> files) {}

  static Campaign make(long seed) {
    Pollution pollution = new Pollution(seed);
    pollution.wholeFiles();
    pollution.everyRow();
    pollution.everyCell();
    pollution.everyShape();
    pollution.everySheet();
    Map<String, String> wanted = new HashMap<>();
    pollution.rows.forEach(
        row ->
            wanted.put(
                row.get(2) + " " + (row.get(4).equals("Urbano") ? "urban" : "rural"),
                row.get(3) + "/" + row.get(PEOPLE) + "/" + row.get(DWELLINGS)));
    return new Campaign(
        "ine_population_dwellings",
        "ine_poblacion_viviendas_%04d.csv",
        wanted,
        List.of("municipality_code", "residence"),
        List.of("year", "population", "dwellings"),
        pollution.rows.stream().map(row -> String.join("|", row)).sorted().toList(),
        "concat_ws('|', departamento, municipio, lpad(codigo::varchar, 4, '0'), anio, area,"
            + " poblacion::bigint, viviendas::bigint)",
        List.copyOf(pollution.files));
  }

  private void add(String kind, String text) {
    add(kind, text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(String kind, byte[] bytes) {
    files.add(new PollutedFile(kind, files.size() + 1, bytes));
  }

  static String line(List<String> cells, String delimiter) {
    return cells.stream()
        .map(
            cell ->
                cell.contains(delimiter) || cell.contains("\"") || cell.contains("\n")
                    ? '"' + cell.replace("\"", "\"\"") + '"'
                    : cell)
        .collect(Collectors.joining(delimiter));
  }

  private List<String> lines(String delimiter) {
    List<String> lines = new ArrayList<>();
    lines.add(line(HEADER, delimiter));
    rows.forEach(row -> lines.add(line(row, delimiter)));
    return lines;
  }

  static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private String good() {
    return text(lines(","));
  }

  private void wholeFiles() {
    add("clean", good());
    add("no line end at the end", good().stripTrailing());
    add("two line ends at the end", good() + "\n");
    add("empty file", "");
    add("header only", lines(",").get(0) + "\n");
    add("no header", good().substring(good().indexOf('\n') + 1));
    add("header twice", lines(",").get(0) + "\n" + good());
    add("preamble", "INE Honduras\nProyecciones\n\n" + good());
    add("CR line ends", good().replace('\n', '\r'));
    add("CRLF line ends", good().replace("\n", "\r\n"));
    add("mixed line ends", good().replaceFirst("\n", "\r\n"));
    add("byte order mark", "\uFEFF" + good());
    add("UTF-16 with mark", ("\uFEFF" + good()).getBytes(StandardCharsets.UTF_16LE));
    add("UTF-16 without mark", good().getBytes(StandardCharsets.UTF_16BE));
    add("windows-1252", good().getBytes(Charset.forName("windows-1252")));
    for (String page : List.of("IBM850", "IBM437", "x-MacRoman", "ISO-8859-1", "IBM500")) {
      add("code page " + page, good().getBytes(Charset.forName(page)));
    }
    add("UTF-8 read as windows-1252", misread(good(), "windows-1252"));
    add("UTF-8 read as IBM850", misread(good(), "IBM850"));
    add("two code pages in one file", twoPages());
    for (String delimiter : List.of(";", "\t", "|")) {
      add("other delimiter", text(lines(delimiter)));
    }
    add(
        "all cells quoted",
        text(
            lines("\u0001").stream()
                .map(line -> '"' + line.replace("\u0001", "\",\"") + '"')
                .toList()));
    long sum = rows.stream().mapToLong(row -> Long.parseLong(row.get(DWELLINGS))).sum();
    add("total footer", good() + "Total,,,,,," + sum + "\n");
    add("total footer with words", good() + "TOTAL NACIONAL,,,2017,,," + sum + "\n");
    add("note footer", good() + "Fuente: INE,,,,,,\n");
    add("second table below", good() + "\nindicador,valor\nviviendas," + sum + "\n");
    add("columns reordered", reordered());
    for (int column : List.of(PEOPLE, DWELLINGS)) {
      add("points of thousands in a column", inEveryRow(column, Pollution::dotted));
    }
    for (String unseen : List.of("\u200B", "\u00AD", "\u2060", "\u001B", "\uFEFF", "\u200E")) {
      add("signs nobody sees in names", inEveryRow(MUNICIPALITY, cell -> inside(cell, unseen)));
    }
    add("decomposed accents", Normalizer.normalize(good(), Normalizer.Form.NFD));
    add("blanks that do not break", inEveryRow(0, cell -> cell.replace(' ', '\u00A0')));
    add("columns swapped below the header", swappedBelow());
    add("renamed column", good().replaceFirst("viviendas", "casas"));
    add("missing column", withoutColumn(DWELLINGS));
    add("repeated column", good().replaceFirst("codigo", "viviendas"));
    add("extra column", extraColumn());
    add("cut in the middle", good().substring(0, good().length() - 9));
  }

  /** Lines with another shape than the header. */
  private void everyShape() {
    String header = lines(",").get(0);
    List<String> turned = new ArrayList<>(HEADER);
    java.util.Collections.swap(turned, PEOPLE, DWELLINGS);
    for (int row = 0; row < rows.size(); row++) {
      List<String> cells = rows.get(row);
      String own = line(cells, ",");
      add("delimiter at the end of a row", with(row, own + ","));
      String split =
          line(cells.subList(0, PEOPLE), ",") + "," + cells.get(PEOPLE).charAt(0) + ",5,";
      add("number split by its comma", with(row, split));
      add(
          "number split, header with a comma at its end",
          with(row, split).replaceFirst("viviendas", "viviendas,"));
      add("second header in another order", after(row, line(turned, ",")));
      add("header repeated, one name changed", after(row, header.replace("codigo", "cod.")));
      add(
          "row that begins with 'Total'",
          with(row, line(changed(changed(cells, 0, "Total"), DWELLINGS, ""), ",")));
      for (int column : List.of(0, MUNICIPALITY, PEOPLE)) {
        add("error for a value", with(row, line(changed(cells, column, "#¡REF!"), ",")));
      }
    }
  }

  /** Workbooks whose cells show another value than they store, alternating between formats. */
  private void everySheet() {
    for (int row = 0; row < rows.size(); row++) {
      int at = row;
      boolean older = row % 2 == 0;
      add("workbook: clean", PollutedBook.of(rows, older, (book, cells) -> {}));
      for (String format :
          List.of(
              "0%",
              "# ?/?",
              "h:mm",
              "[h]:mm",
              "dd/mm/yyyy",
              "#,##0,",
              "0.0,,",
              "0\" mil\"",
              "\"<\"0",
              ";;;",
              "0;0")) {
        add(
            "workbook: number shown as " + format,
            PollutedBook.of(
                rows,
                older,
                (book, sheet) -> PollutedBook.shown(book, sheet, at + 1, PEOPLE, format)));
      }
      add(
          "workbook: footnote raised",
          PollutedBook.of(
              rows, older, (book, sheet) -> PollutedBook.raised(book, sheet, at + 1, PEOPLE)));
      add(
          "workbook: digits struck out",
          PollutedBook.of(
              rows, older, (book, sheet) -> PollutedBook.struck(book, sheet, at + 1, PEOPLE)));
      for (int column : List.of(MUNICIPALITY, DWELLINGS)) {
        add(
            "workbook: error",
            PollutedBook.of(
                rows,
                older,
                (book, sheet) ->
                    sheet.getRow(at + 1).getCell(column).setCellErrorValue((byte) 23)));
        add(
            "workbook: formula that nobody ran",
            PollutedBook.of(
                rows, older, (book, sheet) -> PollutedBook.formula(sheet, at + 1, column)));
        if (row + 1 < rows.size()) {
          add(
              "workbook: cells merged",
              PollutedBook.of(
                  rows, older, (book, sheet) -> PollutedBook.merged(sheet, at + 1, column)));
        }
      }
      add(
          "workbook: row hidden",
          PollutedBook.of(rows, older, (book, sheet) -> sheet.getRow(at + 1).setZeroHeight(true)));
    }
  }

  /** UTF-8 decoded in a wrong code page. */
  static String misread(String text, String page) {
    return new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName(page));
  }

  private byte[] twoPages() {
    String good = good();
    int half = good.indexOf('\n', good.length() / 2) + 1;
    byte[] first = good.substring(0, half).getBytes(StandardCharsets.UTF_8);
    byte[] second = good.substring(half).getBytes(Charset.forName("windows-1252"));
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private String inEveryRow(int column, UnaryOperator<String> change) {
    List<String> lines = new ArrayList<>();
    lines.add(line(HEADER, ","));
    rows.forEach(row -> lines.add(line(changed(row, column, change.apply(row.get(column))), ",")));
    return text(lines);
  }

  private static String dotted(String number) {
    return String.format(java.util.Locale.ROOT, "%,d", Long.parseLong(number)).replace(',', '.');
  }

  private static String inside(String text, String sign) {
    return text.substring(0, 2) + sign + text.substring(2);
  }

  private String reordered() {
    List<String> lines = new ArrayList<>();
    lines.add(line(reversed(HEADER), ","));
    rows.forEach(row -> lines.add(line(reversed(row), ",")));
    return text(lines);
  }

  private static List<String> reversed(List<String> cells) {
    List<String> copy = new ArrayList<>(cells);
    java.util.Collections.reverse(copy);
    return copy;
  }

  private String swappedBelow() {
    List<String> lines = new ArrayList<>();
    lines.add(line(HEADER, ","));
    rows.forEach(
        row -> {
          List<String> copy = new ArrayList<>(row);
          java.util.Collections.swap(copy, MUNICIPALITY, DWELLINGS);
          lines.add(line(copy, ","));
        });
    return text(lines);
  }

  private String withoutColumn(int column) {
    List<String> lines = new ArrayList<>();
    List<List<String>> all = new ArrayList<>();
    all.add(HEADER);
    all.addAll(rows);
    for (List<String> cells : all) {
      List<String> copy = new ArrayList<>(cells);
      copy.remove(column);
      lines.add(line(copy, ","));
    }
    return text(lines);
  }

  private String extraColumn() {
    List<String> lines = new ArrayList<>(lines(","));
    for (int i = 0; i < lines.size(); i++) {
      lines.set(i, lines.get(i) + (i == 0 ? ",observaciones" : ",x"));
    }
    return text(lines);
  }

  private String with(int row, String line) {
    List<String> lines = new ArrayList<>(lines(","));
    lines.set(row + 1, line);
    return text(lines);
  }

  private String after(int row, String line) {
    List<String> lines = new ArrayList<>(lines(","));
    lines.add(row + 2, line);
    return text(lines);
  }

  private void everyRow() {
    for (int row = 0; row < rows.size(); row++) {
      List<String> cells = rows.get(row);
      String own = line(cells, ",");
      add("row repeated", after(row, own));
      add("same key, other content", after(row, line(changed(cells, DWELLINGS, "77"), ",")));
      add("header repeated", after(row, lines(",").get(0)));
      add("blank line", after(row, ""));
      add("row of delimiters", after(row, ",,,,,,"));
      add("row with another delimiter", with(row, line(cells, ";")));
      add("row without its end", with(row, own.substring(0, own.length() / 2)));
      add("subtotal row", after(row, "Subtotal,,,,,,999"));
      add("unknown municipality", with(row, line(changed(cells, 1, "Pueblo Inventado"), ",")));
      add("two places in a cell", with(row, line(changed(cells, 1, "Marcala y Chinda"), ",")));
      add("code of another place", with(row, line(changed(cells, 2, "0801"), ",")));
      add("department of another place", with(row, line(changed(cells, 0, "Atlántida"), ",")));
      add("letter missing in a name", with(row, line(changed(cells, 1, shorter(cells)), ",")));
      add("more people than fit", with(row, line(changed(cells, PEOPLE, "999999"), ",")));
      add("tenfold people", with(row, line(changed(cells, PEOPLE, cells.get(PEOPLE) + "0"), ",")));
      add("fewer people than dwellings", with(row, line(swapped(cells, PEOPLE, DWELLINGS), ",")));
      add("name in capitals", with(row, line(changed(cells, 1, shouted(cells)), ",")));
      add("department left out", with(row, line(changed(cells, 0, ""), ",")));
      String code = cells.get(2);
      for (String written :
          List.of(
              code + ".0",
              "1." + code.substring(1) + "E+03",
              "=\"\"" + code + "\"\"",
              "'" + code,
              code + "\u00A0",
              "\u200B" + code,
              code.substring(0, 1) + " " + code.substring(1),
              code + ".00",
              "HN" + code,
              wide(code))) {
        add("code written otherwise", with(row, line(changed(cells, 2, written), ",")));
      }
      add("year far away", with(row, line(changed(cells, 3, "20170"), ",")));
      add("unknown area", with(row, line(changed(cells, 4, "Periurbano"), ",")));
    }
  }

  /** Fullwidth digits. */
  private static String wide(String digits) {
    StringBuilder wide = new StringBuilder();
    digits.chars().forEach(digit -> wide.append((char) (digit - '0' + 0xFF10)));
    return wide.toString();
  }

  private static List<String> swapped(List<String> cells, int one, int other) {
    List<String> copy = new ArrayList<>(cells);
    java.util.Collections.swap(copy, one, other);
    return copy;
  }

  private static String shouted(List<String> cells) {
    return cells.get(MUNICIPALITY).toUpperCase(java.util.Locale.ROOT);
  }

  private static String shorter(List<String> cells) {
    String name = cells.get(MUNICIPALITY);
    return name.substring(0, 2) + name.substring(3);
  }

  static List<String> changed(List<String> cells, int column, String text) {
    List<String> copy = new ArrayList<>(cells);
    copy.set(column, text);
    return copy;
  }

  private void everyCell() {
    for (int row = 0; row < rows.size(); row++) {
      List<String> cells = rows.get(row);
      for (int column = 0; column < HEADER.size(); column++) {
        String cell = cells.get(column);
        String left = line(cells.subList(0, column), ",") + (column == 0 ? "" : ",");
        String right =
            (column == HEADER.size() - 1 ? "" : ",")
                + line(cells.subList(column + 1, cells.size()), ",");
        add("extra delimiter", with(row, left + "," + cell + right));
        if (column < HEADER.size() - 1) {
          add("missing delimiter", with(row, left + cell + right.replaceFirst(",", "")));
        }
        add("stray quote", with(row, left + cell.charAt(0) + "\"" + cell.substring(1) + right));
        add("unclosed quote", with(row, left + "\"" + cell + right));
        add("line break in a quoted cell", with(row, left + "\"" + cell + "\n\"" + right));
        add("NUL byte", with(row, left + cell + "\u0000" + right));
      }
      for (int column : List.of(PEOPLE, DWELLINGS)) {
        for (String wrong :
            List.of("N/D", "12,5", "-7", "99999999999999999999", "=1+1", "#REF!", "1e9999")) {
          add("number as '" + wrong + "'", with(row, line(changed(cells, column, wrong), ",")));
        }
        String number = cells.get(column);
        String thousands = String.format(java.util.Locale.ROOT, "%,d", Long.parseLong(number));
        add("number with thousands", with(row, line(changed(cells, column, thousands), ",")));
        String dots = thousands.replace(',', '.');
        add("point of thousands in a cell", with(row, line(changed(cells, column, dots), ",")));
        add("limit for a number", with(row, line(changed(cells, column, "<" + number), ",")));
        add("number between blanks", with(row, line(changed(cells, column, " " + number), ",")));
        add("number with '.0'", with(row, line(changed(cells, column, number + ".0"), ",")));
        add("cell emptied", with(row, line(changed(cells, column, ""), ",")));
      }
    }
  }
}
