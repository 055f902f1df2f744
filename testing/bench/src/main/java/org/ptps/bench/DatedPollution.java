package org.ptps.bench;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Polluted copies of a small table of complaints: dates, identifiers, code pages. */
final class DatedPollution {
  private static final List<String> HEADER =
      List.of(
          "informa",
          "fecha_entrega",
          "departamento",
          "municipio",
          "codigo_queja",
          "prestador",
          "fecha_recepcion",
          "tema",
          "fecha_solucion");
  private static final int DELIVERED = 1;
  private static final int ID = 4;
  private static final int RECEIVED = 6;
  private static final int THEME = 7;
  private static final int SOLVED = 8;
  private static final String NAME = "quejas_uscl_ptps_%04d.csv";

  private static final List<List<String>> PLACES =
      List.of(
          List.of("Santa Bárbara", "Chinda"),
          List.of("Cortés", "San Antonio de Cortés"),
          List.of("Copán", "La Unión"));
  private static final List<List<String>> THEMES =
      List.of(
          List.of("Fuga o daño", "leak"),
          List.of("Atención", "attention"),
          List.of("Conexión nueva", "connection"),
          List.of("Continuidad", "continuity"));

  private final String prefix;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Pollution.PollutedFile> files = new ArrayList<>();
  private final Map<String, String> wanted = new HashMap<>();

  /**
   * @param lastDay last day of the month that is used; up to 12 a numeric date is ambiguous
   */
  private DatedPollution(String prefix, int lastDay) {
    this.prefix = prefix;
    for (int i = 0; i < 12; i++) {
      List<String> place = PLACES.get(i % PLACES.size());
      List<String> theme = THEMES.get(i % THEMES.size());
      int day = 2 + i * 7 % (lastDay - 1);
      int month = 1 + (i * 5 + 3) % 10;
      LocalDate received = LocalDate.of(2021, month == day ? month + 1 : month, day);
      LocalDate solved = received.plusMonths(1);
      String id = String.valueOf(1608000 + i * 37);
      rows.add(
          List.of(
              "Municipalidad de " + place.get(1),
              "2022-02-10",
              place.get(0),
              place.get(1),
              id,
              "Junta de Agua El Zapotal",
              received.toString(),
              theme.get(0),
              solved.toString()));
      wanted.put(id, received + "/" + theme.get(1) + "/" + solved);
    }
  }

  /** Files in which at least one date shows the order of day and month. */
  static Pollution.Campaign proven() {
    DatedPollution pollution = new DatedPollution("dates: ", 27);
    pollution.orders();
    pollution.dayInMiddle();
    pollution.everyDate();
    pollution.everyIdentifier();
    pollution.pages();
    return pollution.campaign();
  }

  /** Files in which no date shows it. */
  static Pollution.Campaign unproven() {
    DatedPollution pollution = new DatedPollution("dates to the 12th: ", 12);
    pollution.orders();
    return pollution.campaign();
  }

  private Pollution.Campaign campaign() {
    return new Pollution.Campaign(
        "ptps_complaints",
        NAME,
        Map.copyOf(wanted),
        List.of("complaint_id"),
        List.of("received_on", "theme", "solved_on"),
        rows.stream().map(row -> String.join("|", row)).sorted().toList(),
        "concat_ws('|', informa, fecha_entrega, departamento, municipio, codigo_queja,"
            + " prestador, fecha_recepcion, tema, fecha_solucion)",
        List.copyOf(files));
  }

  private void add(String kind, byte[] bytes) {
    files.add(new Pollution.PollutedFile(prefix + kind, files.size() + 1, bytes));
  }

  private void add(String kind, List<List<String>> cells) {
    add(kind, text(cells).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(List<List<String>> cells) {
    List<String> lines = new ArrayList<>();
    lines.add(Pollution.line(HEADER, ","));
    cells.forEach(row -> lines.add(Pollution.line(row, ",")));
    return Pollution.text(lines);
  }

  private List<List<String>> every(int column, Function<LocalDate, String> written) {
    return every(rows, column, written);
  }

  private static List<List<String>> every(
      List<List<String>> rows, int column, Function<LocalDate, String> written) {
    return rows.stream()
        .map(row -> Pollution.changed(row, column, written.apply(LocalDate.parse(row.get(column)))))
        .toList();
  }

  private List<List<String>> one(int at, int column, String written) {
    List<List<String>> copy = new ArrayList<>(rows);
    copy.set(at, Pollution.changed(rows.get(at), column, written));
    return copy;
  }

  private static Function<LocalDate, String> as(String pattern) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag("es"));
    return day -> format.format(day).replace(".", "");
  }

  /** Columns in one order, in both, or in a different one for each half. */
  private void orders() {
    add("clean", rows);
    for (String pattern :
        List.of(
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "dd-MM-yyyy",
            "MM-dd-yyyy",
            "yyyy/MM/dd",
            "dd/MM/yy",
            "MM/dd/yy",
            "d-MMM-yyyy",
            "d 'de' MMMM 'de' yyyy",
            "yyyyMMdd",
            "yy/MM/dd",
            "MMMM d, yyyy",
            "d.M.yyyy")) {
      add("a column as " + pattern, every(RECEIVED, as(pattern)));
      add("two columns as " + pattern, every(every(RECEIVED, as(pattern)), SOLVED, as(pattern)));
      add(
          "all columns as " + pattern,
          every(every(every(RECEIVED, as(pattern)), SOLVED, as(pattern)), DELIVERED, as(pattern)));
    }
    add(
        "one column days first, one months first",
        every(every(RECEIVED, as("dd/MM/yyyy")), SOLVED, as("MM/dd/yyyy")));
    List<List<String>> halves = new ArrayList<>(every(RECEIVED, as("dd/MM/yyyy")).subList(0, 6));
    halves.addAll(every(RECEIVED, as("MM/dd/yyyy")).subList(6, 12));
    add("half days first, half months first", halves);
    add("days counted from 1900", every(RECEIVED, day -> "" + (day.toEpochDay() + 25569)));
    add("days counted from 1904", every(RECEIVED, day -> "" + (day.toEpochDay() + 24107)));
    add("seconds of Unix", every(RECEIVED, day -> "" + day.toEpochDay() * 86400));
  }

  /** No norm has this order: where no date shows it, ISO is assumed. */
  private void dayInMiddle() {
    Function<LocalDate, String> turned = as("yyyy-dd-MM");
    add("a column as yyyy-dd-MM", every(RECEIVED, turned));
    add("two columns as yyyy-dd-MM", every(every(RECEIVED, turned), SOLVED, turned));
    List<List<String>> halves = new ArrayList<>(every(RECEIVED, turned).subList(0, 6));
    halves.addAll(rows.subList(6, 12));
    add("half as yyyy-dd-MM", halves);
  }

  private void everyDate() {
    for (int row = 0; row < rows.size(); row++) {
      LocalDate day = LocalDate.parse(rows.get(row).get(RECEIVED));
      for (String written :
          List.of(
              "2021-13-05",
              "2021-02-30",
              "30/02/2021",
              "2021",
              "05/2021",
              "00/00/0000",
              "9999-12-31",
              "21-05-08",
              "05/08/21",
              "ayer",
              "" + (day.toEpochDay() + 25569),
              day + "T23:30:00-06:00",
              day + " 23:30",
              day + "T00:00:00Z",
              " " + day,
              "'" + day,
              day.toString().replace("2021", "0021"),
              day.toString().replace("2021", "20211"),
              day.toString().replace('-', '\u2010'),
              as("d/M/yyyy").apply(day))) {
        add("one date written otherwise", one(row, RECEIVED, written));
      }
      add("one date left out", one(row, RECEIVED, ""));
      add("solved before received", one(row, SOLVED, day.minusDays(1).toString()));
      add("received after the delivery", one(row, RECEIVED, "2022-05-20"));
    }
  }

  private void everyIdentifier() {
    for (int row = 0; row < rows.size(); row++) {
      String id = rows.get(row).get(ID);
      for (String written :
          List.of(
              "=\"" + id + "\"",
              "'" + id,
              id + "\u00A0",
              "\u200B" + id,
              "\uFEFF" + id,
              " " + id + " ",
              id.substring(0, 3) + "\u00AD" + id.substring(3))) {
        add("identifier between marks", one(row, ID, written));
      }
      if (row > 0) {
        add("identifier of another row", one(row, ID, rows.get(row - 1).get(ID)));
      }
      add("identifier left out", one(row, ID, ""));
      add("word of another code list", one(row, THEME, "Fuga"));
      add("word in capitals", one(row, THEME, rows.get(row).get(THEME).toUpperCase(Locale.ROOT)));
    }
  }

  private void pages() {
    String good = text(rows);
    for (String page : List.of("windows-1252", "ISO-8859-1", "IBM850", "IBM437", "x-MacRoman")) {
      add("code page " + page, good.getBytes(Charset.forName(page)));
    }
    add(
        "UTF-8 read as windows-1252",
        Pollution.misread(good, "windows-1252").getBytes(StandardCharsets.UTF_8));
    add("UTF-8 read as IBM850", Pollution.misread(good, "IBM850").getBytes(StandardCharsets.UTF_8));
    add("question marks for accents", good.getBytes(StandardCharsets.US_ASCII));
  }
}
