package org.ptps.lake;

import java.util.List;
import java.util.Locale;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Words;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.reader.Part;
import org.ptps.lake.reader.PartProfile;

/**
 * What became of the physical lines of one part: one row of {@code lake.file_ledger}. No count is
 * the difference of others; {@code physical_lines} comes from the bytes, the rest from the rows.
 */
public record LedgerEntry(
    InputPart input,
    long header,
    long blank,
    long footer,
    long outOfScope,
    long kept,
    long duplicate,
    long rejected) {

  static final TableSchema SHAPE =
      TableSchema.none()
          .and(ColumnType.TEXT, "source", "file", "sheet", "sha256")
          .and(ColumnType.INTEGER, "bytes")
          .and(ColumnType.TEXT, "format", "encoding", "delimiter", "edition")
          .and(ColumnType.FLAG, "synthetic")
          .and(ColumnType.TEXT, "covers", "retrieved")
          .and(
              ColumnType.INTEGER,
              "physical_lines",
              "header",
              "blank",
              "footer",
              "out_of_scope",
              "kept",
              "duplicate",
              "rejected")
          .and(
              ColumnType.TEXT,
              "unclaimed_reason",
              "unclaimed_reason_en",
              "nearest_source",
              "note_es",
              "note_en");

  /** Entry of a part that no source claims: all its lines are out of scope. */
  static LedgerEntry unclaimed(InputPart input) {
    return new LedgerEntry(input, 0, 0, 0, input.profile().physicalLines(), 0, 0, 0);
  }

  public long accounted() {
    return header + blank + footer + outOfScope + kept + duplicate + rejected;
  }

  /**
   * @throws LedgerException if any part's lines do not add up, naming each
   */
  static void check(List<LedgerEntry> entries) {
    StringBuilder es = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (LedgerEntry entry : entries) {
      if (entry.input().profile().physicalLines() != entry.accounted()) {
        es.append(
            entry.sum(
                "%n  %s: %d líneas físicas, pero %d encabezado + %d en blanco + %d pie + %d fuera de"
                    + " alcance + %d aceptadas + %d repetidas + %d por corregir = %d"));
        en.append(
            entry.sum(
                "%n  %s: %d physical lines, but %d header + %d blank + %d footer + %d out of scope"
                    + " + %d kept + %d duplicate + %d rejected = %d"));
      }
    }
    if (!es.isEmpty()) {
      throw new LedgerException(
          new Words(
              "el cuadre de filas no cierra; no se publicó nada:" + es,
              "the ledger does not balance; nothing was published:" + en));
    }
  }

  private String sum(String pattern) {
    return String.format(
        Locale.ROOT,
        pattern,
        input.profile().part().shown(),
        input.profile().physicalLines(),
        header,
        blank,
        footer,
        outOfScope,
        kept,
        duplicate,
        rejected,
        accounted());
  }

  Object[] row() {
    PartProfile profile = input.profile();
    Part part = profile.part();
    return new Object[] {
      input.claimed() ? input.source().id() : null,
      part.file(),
      part.sheet(),
      profile.sha256(),
      profile.bytes(),
      part.format().name().toLowerCase(Locale.ROOT),
      profile.encoding(),
      profile.delimiter() == 0 ? "" : String.valueOf(profile.delimiter()),
      input.edition(),
      input.synthetic(),
      input.origin().covers(),
      input.origin().retrieved(),
      profile.physicalLines(),
      header,
      blank,
      footer,
      outOfScope,
      kept,
      duplicate,
      rejected,
      input.claimed() ? null : input.idle() ? "" : input.unclaimed().es(),
      input.claimed() ? null : input.idle() ? "" : input.unclaimed().en(),
      input.nearest(),
      input.idle() ? input.unclaimed().es() : "",
      input.idle() ? input.unclaimed().en() : ""
    };
  }
}
