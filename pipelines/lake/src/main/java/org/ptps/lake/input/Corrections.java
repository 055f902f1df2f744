package org.ptps.lake.input;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.Words;
import org.ptps.lake.input.SkippedLine.Outcome;
import org.ptps.lake.input.WorkbookMetadata.CorrectionSheet;
import org.ptps.lake.input.WorkbookMetadata.Left;
import org.ptps.lake.reader.InputReaders;
import org.ptps.lake.reader.Part;
import org.ptps.lake.reader.RawRow;
import org.ptps.lake.reader.RawRows;

/**
 * Replaces corrected lines by the rows of correction workbooks. A corrected row is read by the
 * contract and header of the original; the original line is skipped and says who corrected it and
 * where. Of several corrections of one line the last round counts.
 */
final class Corrections {
  private static final int LEFT = Left.values().length;

  private final List<InputPart> inputs;
  private final Map<Integer, Map<Long, SkippedLine>> skipped = new HashMap<>();
  private final Map<Target, List<Candidate>> candidates = new LinkedHashMap<>();

  private record Target(int input, long line) {}

  private record Candidate(InputPart sheet, long row, String by, int round) {
    String shown() {
      return sheet.profile().part().shown() + ":" + row;
    }
  }

  private Corrections(List<InputPart> inputs) {
    this.inputs = inputs;
  }

  /**
   * @param own metadata of workbooks that this program wrote, by {@link #workbook}
   * @return the parts in the same order
   */
  static List<InputPart> apply(List<InputPart> inputs, Map<String, WorkbookMetadata> own) {
    return own.values().stream().allMatch(each -> each.sheets().isEmpty())
        ? inputs
        : new Corrections(new ArrayList<>(inputs)).apply(own);
  }

  /** Identifies the workbook of a part. */
  static String workbook(Part part) {
    return part.path() + "!" + part.entry();
  }

  private List<InputPart> apply(Map<String, WorkbookMetadata> own) {
    for (int i = 0; i < inputs.size(); i++) {
      InputPart input = inputs.get(i);
      WorkbookMetadata workbook = own.get(workbook(input.profile().part()));
      if (workbook != null) {
        for (CorrectionSheet sheet : workbook.sheets()) {
          if (sheet.name().equals(input.profile().part().sheet())) {
            inputs.set(i, correcting(input, sheet));
          }
        }
      }
    }
    candidates.forEach(this::choose);
    return inputs.stream()
        .map(input -> input.setting(skipped.getOrDefault(input.index(), Map.of())))
        .toList();
  }

  private InputPart correcting(InputPart input, CorrectionSheet sheet) {
    List<InputPart> same =
        inputs.stream()
            .filter(each -> each.corrects() == null)
            .filter(each -> each.profile().sha256().equals(sheet.sha256()))
            .filter(each -> each.profile().part().sheet().equals(sheet.sheet()))
            .sorted(
                Comparator.comparing(each -> !each.profile().part().file().equals(sheet.file())))
            .toList();
    if (same.isEmpty()) {
      boolean changed =
          inputs.stream().anyMatch(each -> each.profile().part().file().equals(sheet.file()));
      return input.correctingNothing(
          sheet,
          changed
              ? new Words(
                  "corrige líneas de "
                      + sheet.file()
                      + ", que ha cambiado desde entonces: sus líneas ya no son las mismas; exporte de"
                      + " nuevo las filas por corregir",
                  "corrects lines of "
                      + sheet.file()
                      + ", which has changed since: its lines are no longer the same; export the rows"
                      + " to correct again")
              : new Words(
                  "corrige líneas de "
                      + sheet.file()
                      + ", que no está entre las entradas; entregue los dos juntos",
                  "corrects lines of "
                      + sheet.file()
                      + ", which is not among the inputs; deliver both together"));
    }
    InputPart original = same.get(0);
    if (!original.claimed() || !original.source().id().equals(sheet.source())) {
      return input.correctingNothing(
          sheet,
          new Words(
              "corrige líneas de "
                  + sheet.file()
                  + " como "
                  + sheet.source()
                  + ", pero esa fuente ya no reclama el archivo; exporte de nuevo",
              "corrects lines of "
                  + sheet.file()
                  + " as "
                  + sheet.source()
                  + ", but that source no longer claims the file; export again"));
    }
    InputPart correcting = input.correcting(original, shifted(original.header()), sheet);
    readRows(correcting, original, sheet);
    return correcting;
  }

  private static Header shifted(Header header) {
    List<String> names = new ArrayList<>();
    for (Left left : Left.values()) {
      names.add(left.title());
    }
    names.addAll(header.names());
    Map<String, Integer> positions = new LinkedHashMap<>();
    header.positions().forEach((name, index) -> positions.put(name, index + LEFT));
    Map<Integer, Map<String, String>> unpivoted = new TreeMap<>();
    header.unpivoted().forEach((index, constants) -> unpivoted.put(index + LEFT, constants));
    return new Header(
        WorkbookMetadata.HEADER_LINE,
        List.copyOf(names),
        positions,
        unpivoted,
        List.of(),
        List.of());
  }

  private void readRows(InputPart correcting, InputPart original, CorrectionSheet sheet) {
    try (RawRows rows = InputReaders.open(correcting.profile().part(), correcting.profile())) {
      while (rows.hasNext()) {
        RawRow row = rows.next();
        if (row.line() > WorkbookMetadata.HEADER_LINE
            && row.fault() == null
            && row.cells().stream().anyMatch(cell -> !cell.isBlank())) {
          readRow(correcting, original, sheet, row);
        }
      }
    }
  }

  private void readRow(
      InputPart correcting, InputPart original, CorrectionSheet sheet, RawRow row) {
    String said = WorkbookMetadata.cell(row.cells(), Left.LINE.ordinal()).strip();
    String token = WorkbookMetadata.cell(row.cells(), Left.TOKEN.ordinal()).strip();
    String by = WorkbookMetadata.cell(row.cells(), Left.CORRECTED_BY.ordinal()).strip();
    long line = said.matches("\\d{1,12}") ? Long.parseLong(said) : 0;
    String lineToken = WorkbookMetadata.lineToken(sheet.sha256(), sheet.sheet(), line);
    if (!token.startsWith(lineToken + "-")) {
      skipped(
          correcting,
          row.line(),
          new SkippedLine(
              Outcome.REFUSED,
              "correction_line_unknown",
              said,
              new Words(
                  "no se sabe qué línea corrige: «Línea» o «Huella» no son las que se exportaron",
                  "it is not known which line it corrects: 'Línea' or 'Huella' are not as exported"),
              new Words(
                  "exportar de nuevo las filas por corregir y corregir allí",
                  "export the rows to correct again and correct them there")));
      return;
    }
    String pointer = original.profile().part().shown() + ":" + line;
    if (!by.isEmpty()) {
      candidates
          .computeIfAbsent(new Target(original.index(), line), key -> new ArrayList<>())
          .add(new Candidate(correcting, row.line(), by, sheet.round()));
      return;
    }
    List<String> cells =
        row.cells().subList(Math.min(LEFT, row.cells().size()), row.cells().size());
    boolean touched = !token.endsWith("-" + WorkbookMetadata.cellsToken(cells));
    skipped(
        correcting,
        row.line(),
        new SkippedLine(
            Outcome.STANDS_ELSEWHERE,
            touched ? "correction_without_name" : "not_corrected",
            "",
            touched
                ? new Words(
                    "la fila cambió pero «Corregido por» está vacío: no se toma, y sigue por corregir "
                        + pointer,
                    "the row was changed but 'Corregido por' is empty: it is not taken, and "
                        + pointer
                        + " is still to be corrected")
                : new Words(
                    "todavía sin corregir: sigue por corregir " + pointer,
                    "not corrected yet: " + pointer + " is still to be corrected"),
            new Words(
                "corregir la fila y escribir quién en «Corregido por»",
                "correct the row and write who did in 'Corregido por'")));
  }

  private void choose(Target target, List<Candidate> all) {
    all.sort(
        Comparator.comparingInt(Candidate::round)
            .reversed()
            .thenComparing(each -> each.sheet().profile().part().shown())
            .thenComparingLong(Candidate::row));
    Candidate chosen = all.get(0);
    SkippedLine replaced =
        SkippedLine.replaced(
            chosen.by(),
            new SkippedLine.Stand(chosen.sheet().index(), chosen.row(), chosen.shown()));
    skipped.computeIfAbsent(target.input(), key -> new HashMap<>()).put(target.line(), replaced);
    for (Candidate other : all.subList(1, all.size())) {
      skipped(
          other.sheet(),
          other.row(),
          new SkippedLine(
              Outcome.STANDS_ELSEWHERE,
              "corrected_again",
              other.by(),
              new Words(
                  "la misma línea está corregida también en "
                      + chosen.shown()
                      + ", que es la que se lee",
                  "the same line is corrected at "
                      + chosen.shown()
                      + " too, which is the one that is read"),
              new Words(
                  "quitar la corrección que no vale", "remove the correction that is not meant")));
    }
  }

  private void skipped(InputPart sheet, long row, SkippedLine why) {
    skipped.computeIfAbsent(sheet.index(), key -> new HashMap<>()).put(row, why);
  }
}
