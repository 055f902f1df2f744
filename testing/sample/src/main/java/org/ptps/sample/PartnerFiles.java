package org.ptps.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the files of one source, each in the style of its sender. */
final class PartnerFiles {
  /** Whether rows may get faults. */
  enum Care {
    FAULTS,
    /** Numbers of the Plan depend on these rows. */
    SOUND
  }

  private record Entry(Row row, Care care) {}

  private record File(Sender sender, List<Entry> entries) {}

  private final Output output;
  private final String folder;
  private final String stem;
  private final Layout layout;
  private final FaultInjector injector;
  private final Map<String, File> files = new LinkedHashMap<>();

  PartnerFiles(
      World world,
      Output output,
      FaultLog log,
      String folder,
      String stem,
      Layout layout,
      List<Fault> faults) {
    this.output = output;
    this.folder = folder;
    this.stem = stem;
    this.layout = layout;
    this.injector = new FaultInjector(world.options, log, faults);
  }

  /** Adds a row of a sender about a year. */
  Row add(Sender sender, int year, Care care) {
    Row row = layout.row();
    files
        .computeIfAbsent(
            folder + "/" + sender.file(stem, year), name -> new File(sender, new ArrayList<>()))
        .entries()
        .add(new Entry(row, care));
    return row;
  }

  Row add(Sender sender, int year) {
    return add(sender, year, Care.FAULTS);
  }

  /** Adds a row with sender, date of delivery and municipality. */
  Row add(Sender sender, int year, LocalDate delivered, Town town) {
    return add(sender, year)
        .with("informa", sender.name())
        .with("fecha_entrega", delivered)
        .with("departamento", town.municipality.department())
        .with("municipio", town.municipality.name());
  }

  void write() {
    files.forEach(this::write);
  }

  private void write(String name, File file) {
    if (file.sender().style() == Sender.Style.WORKBOOK) {
      output.bytes(
          name,
          Workbooks.xlsx(
              book -> rows(new XlsxSink(name, book.newWorksheet("Datos"), layout), file)));
      return;
    }
    try (CsvSink sink = output.csv(name, file.sender().manner())) {
      rows(sink.header(layout), file);
    }
  }

  private void rows(Sink sink, File file) {
    for (Entry entry : file.entries()) {
      switch (entry.care()) {
        case FAULTS -> injector.write(sink, entry.row());
        case SOUND -> injector.writeSound(sink, entry.row());
      }
    }
  }
}
