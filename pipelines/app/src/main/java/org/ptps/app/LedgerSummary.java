package org.ptps.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ptps.catalog.Language;
import org.ptps.lake.LedgerEntry;

/**
 * Summary of the ledger: the balance, unclaimed parts, sources that delivered in the run before and
 * not in this.
 */
final class LedgerSummary {
  private LedgerSummary() {}

  static void print(Stages.Lake lake, Language language, PrintWriter err) {
    err.println(lake.ledger());
    for (String source : lake.gone()) {
      err.println(
          switch (language) {
            case ES ->
                "Atención: la fuente "
                    + source
                    + " tenía filas en la corrida anterior y ahora no tiene ninguna";
            case EN -> "Note: source " + source + " had rows in the last run and has none now";
          });
    }
    err.flush();
  }

  static String words(List<LedgerEntry> ledger, Language language) {
    List<String> said = new ArrayList<>();
    long files = ledger.stream().filter(entry -> entry.input().claimed()).count();
    long lines = 0;
    long header = 0;
    long blank = 0;
    long footer = 0;
    long outOfScope = 0;
    long kept = 0;
    long duplicate = 0;
    long rejected = 0;
    for (LedgerEntry entry : ledger) {
      if (entry.input().claimed()) {
        lines += entry.input().profile().physicalLines();
        header += entry.header();
        blank += entry.blank();
        footer += entry.footer();
        outOfScope += entry.outOfScope();
        kept += entry.kept();
        duplicate += entry.duplicate();
        rejected += entry.rejected();
      }
    }
    String pattern =
        switch (language) {
          case ES ->
              "Cuadre de filas (archivos y hojas leídos: %,d): %,d líneas = %,d encabezado + %,d en blanco + %,d pie"
                  + " + %,d fuera de alcance + %,d aceptadas + %,d repetidas + %,d por corregir";
          case EN ->
              "Ledger (files and sheets read: %,d): %,d lines = %,d header + %,d blank + %,d footer"
                  + " + %,d out of scope + %,d kept + %,d duplicate + %,d rejected";
        };
    said.add(
        String.format(
            Locale.ROOT,
            pattern,
            files,
            lines,
            header,
            blank,
            footer,
            outOfScope,
            kept,
            duplicate,
            rejected));
    if (rejected > 0) {
      said.add(
          switch (language) {
            case ES -> "  Qué corregir, línea por línea: ./ptps check";
            case EN -> "  What to correct, line by line: ./ptps check";
          });
    }
    long unclaimed = ledger.stream().filter(entry -> unclaimed(entry)).count();
    long unread =
        ledger.stream()
            .filter(entry -> unclaimed(entry))
            .mapToLong(entry -> entry.input().profile().physicalLines())
            .sum();
    if (unclaimed > 0) {
      said.add(
          String.format(
              Locale.ROOT,
              switch (language) {
                case ES -> "Sin fuente que los reclame: %,d, con %,d líneas que nadie leyó:";
                case EN -> "Claimed by no source: %,d, with %,d lines that nobody read:";
              },
              unclaimed,
              unread));
    }
    for (LedgerEntry entry : ledger) {
      if (unclaimed(entry)) {
        said.add(
            switch (language) {
              case ES ->
                  "  "
                      + entry.input().profile().part().shown()
                      + ": "
                      + entry.input().unclaimed().es();
              case EN ->
                  "  "
                      + entry.input().profile().part().shown()
                      + ": "
                      + entry.input().unclaimed().en();
            });
      }
    }
    for (LedgerEntry entry : ledger) {
      if (entry.input().idle()) {
        said.add(
            (switch (language) {
                  case ES -> "Nada que hacer con ";
                  case EN -> "Nothing to do about ";
                })
                + entry.input().profile().part().shown()
                + ": "
                + entry.input().unclaimed().in(language));
      }
    }
    return String.join("\n", said);
  }

  private static boolean unclaimed(LedgerEntry entry) {
    return !entry.input().claimed() && !entry.input().companion() && !entry.input().idle();
  }
}
