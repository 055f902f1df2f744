package org.ptps.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.HtmlPage;
import org.ptps.catalog.Language;
import org.ptps.catalog.Stamp;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/**
 * Writes acknowledgements of delivered files: received, accepted, to correct and how; as text for
 * messages and as a page for printing.
 */
public final class Receipts {
  private static final int REASONS = 10;
  private static final int LETTERS_OF_THE_SUM = 12;

  /** Rule of a corrected row that was rejected again. */
  private static final String REFUSED_AGAIN = "correction_refused";

  private static final String STYLE =
      """
      body { font: 11pt/1.35 sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
      p { margin: 0.15rem 0; white-space: pre-wrap; }
      @page { size: letter; margin: 2cm; }
      """;

  private Receipts() {}

  /**
   * Writes the acknowledgements, two files each.
   *
   * @param year only files that tell of this year, null for any
   * @param sender only files of a sender whose name holds this, without regard to case and accents;
   *     null for any
   * @return the files, in order of the files received
   */
  public static List<Path> write(
      Warehouse warehouse, Language language, Integer year, String sender, Path folder) {
    List<Path> written = new ArrayList<>();
    for (Rows.Row file : files(warehouse)) {
      List<?> years = (List<?>) file.value("years");
      boolean ofYear =
          year == null || years.stream().anyMatch(each -> ((Number) each).intValue() == year);
      boolean ofSender =
          sender == null
              || ((List<?>) file.value("senders"))
                  .stream()
                      .anyMatch(each -> Texts.fold(each.toString()).contains(Texts.fold(sender)));
      if (ofYear && ofSender) {
        List<String> lines = lines(file, reasons(warehouse, file), language);
        String stem = "acuse_" + Books.slug(file.text("file") + " " + file.text("sheet"));
        written.add(save(folder.resolve(stem + ".txt"), String.join("\n", lines) + "\n"));
        written.add(save(folder.resolve(stem + ".html"), html(lines, language)));
      }
    }
    return written;
  }

  private static List<Rows.Row> files(Warehouse warehouse) {
    return warehouse.query("select * from report.delivered_files order by file, sheet").rows();
  }

  private static List<Rows.Row> reasons(Warehouse warehouse, Rows.Row file) {
    return warehouse
        .query(
            """
            select
                rule,
                severity,
                count(*) as rows,
                min(line) as first_line,
                first(reason_es order by line, reason_es) as reason_es,
                first(reason_en order by line, reason_en) as reason_en,
                first(remedy_es order by line, remedy_es) as remedy_es,
                first(remedy_en order by line, remedy_en) as remedy_en,
            from report.rejected_rows
            where
                file = ?
                and coalesce(sheet, '') = ?
                and source = ?
                and (
                    severity in ('reject', 'cell', 'part', 'flag')
                    or rule in ('correction_refused', 'same_key_other_content')
                )
            group by rule, severity
            order by
                list_position(['part', 'reject', 'duplicate', 'cell', 'flag'], severity),
                rows desc,
                rule
            """,
            file.text("file"),
            Objects.requireNonNullElse(file.text("sheet"), ""),
            file.text("dataset"))
        .rows();
  }

  /** Text of one acknowledgement, by lines, with the title first. */
  static List<String> lines(Rows.Row file, List<Rows.Row> reasons, Language language) {
    boolean es =
        switch (language) {
          case ES -> true;
          case EN -> false;
        };
    List<String> lines = new ArrayList<>();
    lines.add(es ? "ACUSE DE RECIBO" : "ACKNOWLEDGEMENT OF RECEIPT");
    lines.add("Para Todos Por Siempre (PTPS)");
    if (file.flag("synthetic")) {
      lines.add(Stamp.FICTITIOUS.in(language));
    }
    lines.add("");
    String sheet = file.text("sheet");
    lines.add(
        (es ? "Archivo: " : "File: ")
            + file.text("file")
            + (sheet.isEmpty() ? "" : " [" + sheet + "]"));
    lines.add((es ? "Qué es: " : "What it is: ") + file.text(es ? "title_es" : "title_en"));
    addList(lines, es ? "De quién: " : "From: ", (List<?>) file.value("senders"));
    addList(lines, es ? "Habla de: " : "Tells of: ", (List<?>) file.value("years"));
    String received = file.text("received_on");
    lines.add(
        (es ? "Fecha de entrega: " : "Date of delivery: ")
            + (received == null
                ? (es ? "el archivo no la dice" : "the file does not say")
                : received));
    lines.add((es ? "Huella del archivo: " : "Checksum of the file: ") + cut(file.text("sha256")));
    lines.add("");
    String unclaimed = file.text(es ? "unclaimed_reason" : "unclaimed_reason_en");
    if (unclaimed != null) {
      lines.add(
          es
              ? "EL ARCHIVO NO SE PUDO LEER; ninguna de sus filas cuenta todavía."
              : "THE FILE COULD NOT BE READ; none of its rows counts yet.");
      lines.add((es ? "Por qué: " : "Why: ") + unclaimed);
      lines.add(
          es
              ? "Qué hacer: corrija los títulos y entréguelo otra vez, o llene la plantilla que le"
                  + " enviamos."
              : "What to do: mend the headings and deliver it again, or fill in the template that we"
                  + " send.");
      return lines;
    }
    long kept = file.integer("rows");
    long rejected = file.integer("to_correct");
    long repeated = file.integer("repeated");
    long corrected = file.integer("corrected");
    long wrongAgain =
        reasons.stream()
            .filter(each -> each.text("rule").equals(REFUSED_AGAIN))
            .mapToLong(each -> each.integer("rows"))
            .sum();
    lines.add((es ? "Filas recibidas: " : "Rows received: ") + number(kept + rejected + repeated));
    lines.add((es ? "  aceptadas: " : "  accepted: ") + number(kept));
    lines.add((es ? "  por corregir: " : "  to correct: ") + number(rejected));
    if (repeated > corrected + wrongAgain) {
      lines.add(
          (es
                  ? "  repetidas o reemplazadas por una entrega posterior: "
                  : "  repeated, or replaced by a later delivery: ")
              + number(repeated - corrected - wrongAgain));
    }
    if (wrongAgain > 0) {
      lines.add(
          (es
                  ? "  corregidas en un libro, y otra vez por corregir: "
                  : "  corrected in a workbook, and to correct again: ")
              + number(wrongAgain));
    }
    if (corrected > 0) {
      lines.add(
          (es
                  ? "  ya corregidas en un libro de correcciones: "
                  : "  corrected in a workbook already: ")
              + number(corrected));
    }
    lines.add("");
    addReasons(lines, reasons, es);
    return lines;
  }

  private static void addReasons(List<String> lines, List<Rows.Row> reasons, boolean es) {
    List<Rows.Row> doubts =
        reasons.stream().filter(each -> each.text("severity").equals("flag")).toList();
    List<Rows.Row> twice =
        reasons.stream()
            .filter(each -> each.text("severity").equals("duplicate") && !isInWorkbook(each))
            .toList();
    List<Rows.Row> toCorrect =
        reasons.stream().filter(each -> !doubts.contains(each) && !twice.contains(each)).toList();
    if (toCorrect.isEmpty()) {
      lines.add(
          es ? "No hay nada que corregir. Gracias." : "There is nothing to correct. Thank you.");
    } else {
      addToCorrect(lines, toCorrect, es);
    }
    if (!twice.isEmpty()) {
      lines.add("");
      lines.add(
          es
              ? "DOS VECES, CON DATOS DISTINTOS (una cuenta; quite la otra)"
              : "TWICE, WITH OTHER DATA (one counts; remove the other)");
      twice.stream().limit(REASONS).forEach(each -> addReason(lines, each, es));
    }
    if (!doubts.isEmpty()) {
      lines.add("");
      lines.add(
          es ? "PARA REVISAR (estas filas sí cuentan)" : "TO LOOK AT AGAIN (these rows do count)");
      doubts.stream().limit(REASONS).forEach(each -> addReason(lines, each, es));
    }
  }

  private static void addToCorrect(List<String> lines, List<Rows.Row> toCorrect, boolean es) {
    boolean all = toCorrect.stream().allMatch(Receipts::isInWorkbook);
    lines.add(es ? "QUÉ HAY QUE CORREGIR" : "WHAT IS TO BE CORRECTED");
    toCorrect.stream().limit(REASONS).forEach(each -> addReason(lines, each, es));
    if (toCorrect.size() > REASONS) {
      int more = toCorrect.size() - REASONS;
      String where = es ? ": todos están en el libro." : ": all are in the workbook.";
      lines.add(
          (es ? "… y " + more + " motivos más" : "… and " + more + " more reasons")
              + (all ? where : "."));
    }
    lines.add("");
    if (toCorrect.stream().anyMatch(Receipts::isInWorkbook)) {
      lines.add(
          es
              ? "CÓMO: en el libro «por_corregir_…» que va con este acuse está cada fila con su falta;"
                  + " corrija las celdas, escriba su nombre en «Corregido por» y devuélvalo. También"
                  + " puede corregir su archivo y entregarlo entero con nueva fecha_entrega."
              : "HOW: the workbook 'por_corregir_…' that comes with this has each row with its fault;"
                  + " correct the cells, write your name in 'Corregido por' and send it back. Or"
                  + " correct your file and deliver it whole with a new fecha_entrega.");
    }
    if (!all) {
      lines.add(
          es
              ? "EN EL ARCHIVO: lo que es del archivo entero, como sus títulos o una columna, no va en"
                  + " ningún libro; corrija el archivo y entréguelo entero con nueva fecha_entrega."
              : "IN THE FILE: what concerns the whole file, such as its headings or a column, is in no"
                  + " workbook; correct the file and deliver it whole with a new fecha_entrega.");
    }
  }

  /** Whether the workbook of corrections has the rows of a reason. */
  private static boolean isInWorkbook(Rows.Row reason) {
    String rule = reason.text("rule");
    return rule.equals(REFUSED_AGAIN)
        || Quarantine.isInWorkbook(
            Severity.valueOf(reason.text("severity").toUpperCase(Locale.ROOT)), rule);
  }

  private static void addReason(List<String> lines, Rows.Row reason, boolean es) {
    long rows = reason.integer("rows");
    lines.add(
        "- "
            + number(rows)
            + (es ? (rows == 1 ? " vez" : " veces") : rows == 1 ? " time" : " times")
            + (es ? "; la primera en la línea " : "; first in line ")
            + number(reason.integer("first_line"))
            + ": "
            + reason.text(es ? "reason_es" : "reason_en"));
    boolean place = reason.text("rule").startsWith("place_");
    String own = es ? Suggestion.PLACE.es() : Suggestion.PLACE.en();
    lines.add("  → " + (place ? own : reason.text(es ? "remedy_es" : "remedy_en")));
  }

  private static void addList(List<String> lines, String label, List<?> values) {
    if (!values.isEmpty()) {
      lines.add(label + String.join(", ", values.stream().map(String::valueOf).toList()));
    }
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String cut(String sum) {
    return sum == null ? "" : sum.substring(0, Math.min(LETTERS_OF_THE_SUM, sum.length()));
  }

  static String html(List<String> lines, Language language) {
    StringBuilder body = new StringBuilder();
    for (String line : lines.subList(1, lines.size())) {
      body.append(line.isEmpty() ? "<br>\n" : "<p>" + HtmlPage.escaped(line) + "</p>\n");
    }
    return HtmlPage.head(language, lines.get(0), STYLE)
        + "<h1>"
        + HtmlPage.escaped(lines.get(0))
        + "</h1>\n"
        + body
        + "</body>\n</html>\n";
  }

  private static Path save(Path file, String text) {
    return AtomicFiles.write(file, text);
  }
}
