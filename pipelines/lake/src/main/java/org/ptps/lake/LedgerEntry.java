package org.ptps.lake;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ptps.catalog.Words;
import org.ptps.lake.arrival.Arrival;
import org.ptps.lake.door.Part;
import org.ptps.lake.door.Survey;

/**
 * What became of the physical lines of one part: one row of {@code lake.file_ledger}. No count is
 * the difference of others; {@code physical_lines} comes from the bytes, the rest from the rows.
 */
public record LedgerEntry(
    Arrival arrival,
    long header,
    long blank,
    long footer,
    long outOfScope,
    long kept,
    long duplicate,
    long rejected) {

  static final StructType SCHEMA =
      new StructType(
          new StructField[] {
            field("source", DataTypes.StringType),
            field("file", DataTypes.StringType),
            field("sheet", DataTypes.StringType),
            field("sha256", DataTypes.StringType),
            field("bytes", DataTypes.LongType),
            field("format", DataTypes.StringType),
            field("encoding", DataTypes.StringType),
            field("delimiter", DataTypes.StringType),
            field("edition", DataTypes.StringType),
            field("synthetic", DataTypes.BooleanType),
            field("covers", DataTypes.StringType),
            field("retrieved", DataTypes.StringType),
            field("physical_lines", DataTypes.LongType),
            field("header", DataTypes.LongType),
            field("blank", DataTypes.LongType),
            field("footer", DataTypes.LongType),
            field("out_of_scope", DataTypes.LongType),
            field("kept", DataTypes.LongType),
            field("duplicate", DataTypes.LongType),
            field("rejected", DataTypes.LongType),
            field("unclaimed_reason", DataTypes.StringType),
            field("unclaimed_reason_en", DataTypes.StringType),
            field("nearest_source", DataTypes.StringType),
            field("note_es", DataTypes.StringType),
            field("note_en", DataTypes.StringType)
          });

  private static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  /** An unclaimed part: none of its lines is wanted by any contract. */
  static LedgerEntry unclaimed(Arrival arrival) {
    return new LedgerEntry(arrival, 0, 0, 0, arrival.survey().physicalLines(), 0, 0, 0);
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
      if (entry.arrival().survey().physicalLines() != entry.accounted()) {
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
        arrival.survey().part().shown(),
        arrival.survey().physicalLines(),
        header,
        blank,
        footer,
        outOfScope,
        kept,
        duplicate,
        rejected,
        accounted());
  }

  Row row() {
    Survey survey = arrival.survey();
    Part part = survey.part();
    return RowFactory.create(
        arrival.claimed() ? arrival.source().id() : null,
        part.file(),
        part.sheet(),
        survey.sha256(),
        survey.bytes(),
        part.format().name().toLowerCase(Locale.ROOT),
        survey.encoding(),
        survey.delimiter() == 0 ? "" : String.valueOf(survey.delimiter()),
        arrival.edition(),
        arrival.synthetic(),
        arrival.origin().covers(),
        arrival.origin().retrieved(),
        survey.physicalLines(),
        header,
        blank,
        footer,
        outOfScope,
        kept,
        duplicate,
        rejected,
        arrival.claimed() ? null : arrival.idle() ? "" : arrival.unclaimed().es(),
        arrival.claimed() ? null : arrival.idle() ? "" : arrival.unclaimed().en(),
        arrival.nearest(),
        arrival.idle() ? arrival.unclaimed().es() : "",
        arrival.idle() ? arrival.unclaimed().en() : "");
  }
}
