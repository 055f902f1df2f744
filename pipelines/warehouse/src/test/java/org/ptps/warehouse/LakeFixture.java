package org.ptps.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ptps.catalog.Column;

/**
 * A small lake, written as Parquet by DuckDB. A row is a text {@code column=value, …}; origin
 * columns are filled in: one file per table, lines from 2.
 */
final class LakeFixture {
  private final List<LakeTables.LakeTable> tables;
  private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();

  LakeFixture(WarehouseInputs inputs) {
    this.tables = LakeTables.all(inputs.tables());
  }

  LakeFixture row(String table, String cells) {
    List<Map<String, String>> all = rows.computeIfAbsent(table, name -> new ArrayList<>());
    Map<String, String> row = new LinkedHashMap<>();
    if (columns(table).stream().anyMatch(column -> column.name().equals("source_line"))) {
      row.put("source", table + "_source");
      row.put("edition", "1");
      row.put("synthetic", "false");
      row.put("source_file", table + ".csv");
      row.put("source_sheet", "");
      row.put("source_line", String.valueOf(all.size() + 2));
      row.put("flags", "");
      row.put("country", "HN");
    }
    for (String cell : cells.split(",")) {
      String[] parts = cell.strip().split("=", 2);
      row.put(parts[0], parts[1]);
    }
    all.add(row);
    return this;
  }

  /** A rural community surveyed in June of a year. */
  LakeFixture community(String id, String municipality, int year, int dwellings, int without) {
    return row(
        "communities",
        "community_id="
            + id
            + ", municipality_code="
            + municipality
            + ", survey_date="
            + year
            + "-06-01, dwellings="
            + dwellings
            + ", dwellings_without_water="
            + without);
  }

  LakeFixture dwellings(String municipality, int year, int rural, int urban) {
    String place = "municipality_code=" + municipality + ", year=" + year;
    row("population_dwellings", place + ", residence=rural, dwellings=" + rural);
    return row("population_dwellings", place + ", residence=urban, dwellings=" + urban);
  }

  LakeFixture urbanReturn(String id, String municipality, int year, int dwellings, int served) {
    return row(
        "urban_providers",
        "provider_id="
            + id
            + ", municipality_code="
            + municipality
            + ", year="
            + year
            + ", dwellings="
            + dwellings
            + ", water_connections="
            + served);
  }

  LakeFixture member(String municipality, String joinedOn) {
    return row(
        "members",
        "municipality_code="
            + municipality
            + ", partner_name=M"
            + municipality
            + ", partner_category=municipality, joined_on="
            + joinedOn);
  }

  LakeFixture complaint(String id, String received, String solved, String delivered) {
    return row(
        "complaints",
        "complaint_id="
            + id
            + ", municipality_code=0101, theme=leak, received_on="
            + received
            + ", solved_on="
            + solved
            + ", delivered_on="
            + delivered);
  }

  /** A national estimate of at least basic water. */
  LakeFixture estimate(String edition, int year, String publisher, double value) {
    return row(
        "national_estimates",
        "publisher="
            + publisher
            + ", edition="
            + edition
            + ", variable=wat_bas, residence=total, year="
            + year
            + ", value="
            + value
            + ", series=wat_bas");
  }

  void write(Path lake) {
    try (Database database = Database.inMemory()) {
      for (Map.Entry<String, List<Map<String, String>>> entry : rows.entrySet()) {
        Path folder = Files.createDirectories(lake.resolve(entry.getKey()));
        List<Column> columns = columns(entry.getKey());
        database.execute(
            "create table "
                + entry.getKey()
                + " ("
                + columns.stream()
                    .map(column -> column.name() + " " + column.type().sql())
                    .collect(Collectors.joining(", "))
                + ")");
        List<String> names = columns.stream().map(Column::name).toList();
        List<List<Object>> values = new ArrayList<>();
        for (Map<String, String> row : entry.getValue()) {
          if (!names.containsAll(row.keySet())) {
            throw new IllegalArgumentException(entry.getKey() + " has no such columns: " + row);
          }
          List<Object> cells = new ArrayList<>();
          names.forEach(name -> cells.add(row.get(name)));
          values.add(cells);
        }
        database.insert(entry.getKey(), names, values);
        database.execute(
            "copy "
                + entry.getKey()
                + " to "
                + Database.literal(folder.resolve("part-00000.parquet").toString())
                + " (format parquet)");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Column> columns(String table) {
    return tables.stream()
        .filter(candidate -> candidate.name().equals(table))
        .findFirst()
        .orElseThrow()
        .columns();
  }
}
