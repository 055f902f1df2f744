package org.ptps.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** The dwelling table of a census, with the other numbering of the municipalities. */
final class CensusFile {
  private static final Layout LAYOUT =
      new Layout(
          """
          DEPTO, MUNICIPIO, COD_MUNI, ANIO, ID_VIVIENDA, AREA, PERSONAS, AGUA, LUGAR_AGUA,
          SANITARIO, USO_SANITARIO
          """);
  private static final CsvSink.Manner MANNER =
      new CsvSink.Manner(
          Charset.forName("windows-1252"), '|', "\r\n", CsvSink.Quotes.WHERE_NEEDED, "", "");
  private static final String ARCHIVE = "census_dwellings/censo_viviendas_2013.zip";
  private static final String ENTRY = "censo_viviendas_2013.csv";

  /** Dwellings of each municipality in the file. */
  private static final int EACH = 5;

  private final World world;
  private final Output output;
  private final FaultLog log;

  CensusFile(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
  }

  private static List<Fault> faults() {
    return List.of(
        Fault.cell("unknown_code", "AGUA", Fault.Outcome.CELL, 77),
        Fault.cell("bad_number", "PERSONAS", Fault.Outcome.CELL, "?"),
        Fault.exactDuplicate(),
        Fault.added(
            "unknown_municipality",
            "MUNICIPIO",
            Fault.Outcome.REJECT,
            row ->
                row.with("MUNICIPIO", "PUEBLO INVENTADO")
                    .with("COD_MUNI", null)
                    .with("ID_VIVIENDA", row.text("ID_VIVIENDA") + "X")));
  }

  void write() {
    FaultInjector injector = new FaultInjector(world.options, log, faults());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvSink sink = new CsvSink(ARCHIVE + "!" + ENTRY, bytes, MANNER).header(LAYOUT)) {
      for (Municipality municipality : world.municipalities) {
        String code =
            municipality.alternativeCode().isEmpty()
                ? municipality.code()
                : municipality.alternativeCode();
        for (int i = 0; i < EACH; i++) {
          injector.write(sink, dwelling(municipality, code, i));
        }
      }
    }
    output.bytes(ARCHIVE, StoredZip.of(Map.of(ENTRY, bytes.toByteArray())));
  }

  private Row dwelling(Municipality municipality, String code, int number) {
    Dice dice = Dice.of(world.options.seed(), "census", municipality.code(), number);
    boolean urban = dice.chance(450);
    return LAYOUT
        .row()
        .with("DEPTO", Names.upper(municipality.department()))
        .with("MUNICIPIO", Names.upper(municipality.name()))
        .with("COD_MUNI", code)
        .with("ANIO", 2013)
        .with("ID_VIVIENDA", municipality.code() + String.format("%05d", number + 1))
        .with("AREA", urban ? 1 : 2)
        .with("PERSONAS", dice.between(1, 8))
        .with("AGUA", dice.pick(List.of(1, 1, 2, 2, 2, 3, 4, 5, 6, 8)))
        .with("LUGAR_AGUA", dice.pick(List.of(1, 1, 2, 2, 3, 4)))
        .with(
            "SANITARIO",
            urban
                ? dice.pick(List.of(1, 1, 1, 2, 2, 5, 7))
                : dice.pick(List.of(2, 5, 5, 6, 7, 9, 4)))
        .with("USO_SANITARIO", dice.chance(880) ? 1 : 2);
  }
}
