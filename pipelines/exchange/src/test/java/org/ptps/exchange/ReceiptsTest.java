package org.ptps.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Rows;

class ReceiptsTest {
  private static final List<String> FILE =
      List.of(
          "file",
          "sheet",
          "sha256",
          "title_es",
          "title_en",
          "senders",
          "years",
          "received_on",
          "rows",
          "to_correct",
          "repeated",
          "corrected",
          "unclaimed_reason",
          "unclaimed_reason_en",
          "synthetic");
  private static final List<String> REASON =
      List.of(
          "severity",
          "rule",
          "rows",
          "first_line",
          "reason_es",
          "reason_en",
          "remedy_es",
          "remedy_en");

  private static Rows.Row file(long kept, long toCorrect, long repeated, String unclaimed) {
    return new Rows.Row(
        FILE,
        Arrays.asList(
            "calidad_agua_ptps_<norte>.csv",
            "",
            "0123456789abcdef",
            "Análisis de agua",
            "Water tests",
            List.of("Organización Norte"),
            List.of(2021L),
            "2022-03-20",
            kept,
            toCorrect,
            repeated,
            1L,
            unclaimed,
            unclaimed == null ? null : "columns missing",
            true));
  }

  private static Rows.Row reason(String severity, long rows, String text) {
    return reason(severity, "a_rule", rows, text);
  }

  private static Rows.Row reason(String severity, String rule, long rows, String text) {
    return new Rows.Row(
        REASON, List.of(severity, rule, rows, 9L, text, text + " (en)", "corregir", "correct it"));
  }

  @Test
  void whatWasReceivedAcceptedAndIsToBeCorrectedIsSaidInBothLanguages() {
    List<Rows.Row> reasons =
        List.of(
            reason("reject", 2, "la fecha es posterior a la entrega"),
            reason("cell", 1, "no está en la lista"),
            reason("flag", 3, "es más viejo que PTPS"));
    assertThat(Receipts.lines(file(1200, 3, 2, null), reasons, Language.ES))
        .contains(
            "DATOS FICTICIOS",
            "De quién: Organización Norte",
            "Habla de: 2021",
            "Fecha de entrega: 2022-03-20",
            "Huella del archivo: 0123456789ab",
            "Filas recibidas: 1,205",
            "  aceptadas: 1,200",
            "  por corregir: 3",
            "  repetidas o reemplazadas por una entrega posterior: 1",
            "  ya corregidas en un libro de correcciones: 1",
            "- 2 veces; la primera en la línea 9: la fecha es posterior a la entrega",
            "- 1 vez; la primera en la línea 9: no está en la lista",
            "  → corregir",
            "PARA REVISAR (estas filas sí cuentan)");
    assertThat(Receipts.lines(file(1200, 3, 2, null), reasons, Language.EN))
        .contains(
            "DATOS FICTICIOS (fictitious data)",
            "  accepted: 1,200",
            "- 2 times; first in line 9: la fecha es posterior a la entrega (en)");
  }

  @Test
  void oneThatNeedsNothingSaysSoAndOneThatCouldNotBeReadSaysWhy() {
    assertThat(Receipts.lines(file(5, 0, 0, null), List.of(), Language.ES))
        .contains("No hay nada que corregir. Gracias.")
        .noneMatch(line -> line.startsWith("CÓMO"));
    assertThat(Receipts.lines(file(0, 0, 0, "faltan columnas"), List.of(), Language.ES))
        .contains(
            "EL ARCHIVO NO SE PUDO LEER; ninguna de sus filas cuenta todavía.",
            "Por qué: faltan columnas")
        .noneMatch(line -> line.contains("aceptadas"));
  }

  @Test
  void aWorkbookIsSpokenOfOnlyWhereOneHasTheRows() {
    assertThat(
            Receipts.lines(
                file(5, 0, 0, null),
                List.of(reason("part", "column_refused", 1, "ninguna celda se entiende")),
                Language.ES))
        .contains("- 1 vez; la primera en la línea 9: ninguna celda se entiende")
        .noneMatch(line -> line.contains("Gracias"))
        .noneMatch(line -> line.startsWith("CÓMO"))
        .anyMatch(line -> line.startsWith("EN EL ARCHIVO"));
    assertThat(
            Receipts.lines(
                file(5, 0, 2, null),
                List.of(reason("duplicate", "correction_refused", 1, "tampoco se acepta")),
                Language.ES))
        .contains(
            "  corregidas en un libro, y otra vez por corregir: 1",
            "  ya corregidas en un libro de correcciones: 1",
            "QUÉ HAY QUE CORREGIR")
        .anyMatch(line -> line.startsWith("CÓMO"))
        .noneMatch(line -> line.startsWith("EN EL ARCHIVO"));
    assertThat(
            Receipts.lines(
                file(5, 0, 1, null),
                List.of(reason("duplicate", "same_key_other_content", 1, "ya está en la 3")),
                Language.ES))
        .contains("No hay nada que corregir. Gracias.")
        .anyMatch(line -> line.startsWith("DOS VECES"));
  }

  @Test
  void ofManyReasonsTheFirstTenAreNamedAndTheRestCounted() {
    List<Rows.Row> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      many.add(reason("reject", 1, "motivo " + i));
    }
    assertThat(Receipts.lines(file(1, 12, 0, null), many, Language.ES))
        .contains("… y 2 motivos más: todos están en el libro.")
        .anyMatch(line -> line.endsWith("motivo 9"))
        .noneMatch(line -> line.endsWith("motivo 10"));
  }

  @Test
  void thePageHoldsTheSameTextAndNoMarkupOfTheFile() {
    List<String> lines = Receipts.lines(file(5, 0, 0, null), List.of(), Language.ES);
    assertThat(Receipts.html(lines, Language.ES))
        .contains("<h1>ACUSE DE RECIBO</h1>", "Archivo: calidad_agua_ptps_&lt;norte&gt;.csv")
        .doesNotContain("http", "<norte>");
  }
}
