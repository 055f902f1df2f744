package org.ptps.catalog;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.hocon.Problems;

/** Reads {@code conf/entities/decisions.csv}; a project without the file has no decisions. */
final class EntityDecisionReader {
  private static final String FILE = "conf/entities/decisions.csv";
  private static final List<String> HEADER =
      List.of(
          "entity_type",
          "country",
          "municipality_code",
          "name",
          "published_id",
          "entity_id",
          "by",
          "why");

  private EntityDecisionReader() {}

  static List<EntityDecision> read(Path home, Map<String, Table> tables, Problems problems) {
    Path file = home.resolve(FILE);
    List<EntityDecision> decisions = new ArrayList<>();
    if (!Files.exists(file)) {
      return decisions;
    }
    Set<String> types =
        tables.values().stream()
            .filter(table -> table.entity() != null)
            .map(table -> table.entity().type())
            .collect(Collectors.toSet());
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(file))) {
      for (NamedCsvRecord row : reader) {
        int line = (int) row.getStartingLineNumber();
        if (!row.getHeader().equals(HEADER)) {
          problems.add(
              FILE,
              1,
              new Words("el encabezado es " + row.getHeader(), "the header is " + row.getHeader()),
              new Words("que sea " + HEADER, "make it " + HEADER));
          return List.of();
        }
        if (!types.contains(row.getField("entity_type"))) {
          problems.add(
              FILE,
              line,
              new Words(
                  "no hay tipo de entidad '" + row.getField("entity_type") + "'",
                  "there is no entity type '" + row.getField("entity_type") + "'"),
              new Words(
                  "use uno de " + types.stream().sorted().toList(),
                  "use one of " + types.stream().sorted().toList()));
        }
        if (row.getField("name").isEmpty() == row.getField("published_id").isEmpty()) {
          problems.add(
              FILE,
              line,
              new Words(
                  "una decisión es de un nombre o de un identificador publicado",
                  "a decision is about a name or about a published identifier"),
              new Words(
                  "llene uno de 'name' (con municipality_code) y 'published_id'",
                  "fill in one of 'name' (with municipality_code) and 'published_id'"));
        }
        decisions.add(
            new EntityDecision(
                row.getField("entity_type"),
                row.getField("country"),
                row.getField("municipality_code"),
                row.getField("name"),
                row.getField("published_id"),
                row.getField("entity_id"),
                row.getField("by"),
                row.getField("why")));
      }
    } catch (IOException | RuntimeException e) {
      problems.add(
          FILE,
          0,
          new Words(
              "el archivo no se puede leer: " + e.getMessage(),
              "the file cannot be read: " + e.getMessage()),
          new Words("vuelva a ponerlo, con " + HEADER, "put it back, with " + HEADER));
    }
    return List.copyOf(decisions);
  }
}
