package org.ptps.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Source;
import org.ptps.warehouse.Warehouse;

/** Writes templates, as workbooks and CSV, from the contracts. */
public final class Templates {
  private Templates() {}

  /** Sources with a template. */
  public static List<Source> sources(Catalog catalog) {
    return catalog.sources().values().stream().filter(source -> source.template() != null).toList();
  }

  /**
   * Writes templates without rows.
   *
   * @return the files, two for each source
   */
  public static List<Path> blank(Catalog catalog, List<Source> sources, Path folder) {
    List<Path> written = new ArrayList<>();
    for (Source source : sources) {
      Path file = folder.resolve(stem(source) + "_plantilla.xlsx");
      TemplateWorkbook.write(source, catalog.places(), Entities.NONE, source.title().es(), file);
      written.add(file);
      written.add(csv(source, folder.resolve(stem(source) + "_plantilla.csv")));
    }
    return written;
  }

  /**
   * Writes a partner's workbooks for a year, with prefilled rows.
   *
   * @param asked sources asked for by name; none: those of which the partner owes a file
   * @return the files, one for each source
   */
  public static List<Path> of(
      Partner partner,
      int year,
      Catalog catalog,
      List<Source> asked,
      Warehouse warehouse,
      Path folder) {
    EntityReader reader = new EntityReader(warehouse, catalog.places(), partner, year);
    List<Source> sources =
        asked.isEmpty() ? sources(catalog).stream().filter(partner::owes).toList() : asked;
    List<Path> written = new ArrayList<>();
    for (Source source : sources) {
      String name = stem(source) + "_" + Books.slug(partner.name()) + "_" + year + ".xlsx";
      String title = source.title().es() + " · " + partner.name() + " · " + year;
      TemplateWorkbook.write(
          source, catalog.places(), reader.of(source), title, folder.resolve(name));
      written.add(folder.resolve(name));
    }
    return written;
  }

  /** Beginning of file names by which the file is recognized when it comes back. */
  private static String stem(Source source) {
    return source.files().names().get(0).replaceFirst("\\*.*$", "");
  }

  /** Headings only: in a CSV, prefilled rows that were left could not be told from data. */
  private static Path csv(Source source, Path file) {
    AtomicFiles.write(
        file,
        beside -> {
          try (Writer out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
            // Byte order mark for Excel.
            out.write('\ufeff');
            try (CsvWriter csv = CsvWriter.builder().build(out)) {
              csv.writeRecord(
                  TemplateColumn.of(source).stream().map(TemplateColumn::header).toList());
            }
          }
        });
    return file;
  }
}
