package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.ptps.catalog.Words;
import org.ptps.warehouse.Passport.Of;
import org.ptps.warehouse.Passport.Part;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.FactKey;
import org.ptps.warehouse.claim.RowKey;

/** Passports of numbers that are cells of tables. */
final class RowPassports {
  /** Columns that identify a row of a table without a key column. */
  private static final Map<String, String> KEYS =
      Map.of(
          "sources", "id",
          "baselines", "indicator,id",
          "targets", "indicator,year,origin",
          "file_ledger", "file,sheet");

  private final PassportReading reading;
  private final PassportOpening opening;

  RowPassports(PassportReading reading, PassportOpening opening) {
    this.reading = reading;
    this.opening = opening;
  }

  void openRows(String table, Set<RowKey> cells) {
    List<String> columns = reading.columns().getOrDefault(table, List.of());
    List<RowKey> known = cells.stream().filter(cell -> columns.contains(cell.part())).toList();
    if (known.isEmpty()) {
      return;
    }
    String from = "report." + Database.name(table);
    Map<String, Rows.Row> found = new HashMap<>();
    if (KEYS.containsKey(table)) {
      String named =
          Arrays.stream(KEYS.get(table).split(","))
              .map(name -> "coalesce(cast(" + name + " as varchar), '')")
              .collect(Collectors.joining(" || chr(31) || "));
      int names = KEYS.get(table).split(",").length;
      Map<String, List<String>> asked = new LinkedHashMap<>();
      for (RowKey cell : known) {
        List<String> values = new ArrayList<>(cell.row());
        while (values.size() < names) {
          values.add("");
        }
        asked
            .computeIfAbsent(
                String.join("\u001f", values.subList(0, names)), name -> new ArrayList<>())
            .add(AskedClaims.prefix(cell));
      }
      first(
          "select "
              + named
              + " as of_row, * from "
              + from
              + " where of_row in ("
              + AskedClaims.list(asked.keySet())
              + ")",
          (name, row) -> asked.get(name).forEach(of -> found.putIfAbsent(of, row)));
    } else if (columns.contains("key")) {
      Set<String> prefixes = new TreeSet<>();
      known.forEach(cell -> prefixes.add(AskedClaims.prefix(cell)));
      first(
          "select key as of_row, * from "
              + from
              + " where of_row in ("
              + AskedClaims.list(prefixes)
              + ")",
          found::putIfAbsent);
    } else {
      for (RowKey cell : known) {
        if (cell.row().equals(List.of(RowKey.ONLY))) {
          first(
              "select '' as of_row, * from " + from + " limit 1",
              (name, row) -> found.putIfAbsent(AskedClaims.prefix(cell), row));
          break;
        }
      }
    }
    for (RowKey cell : known) {
      Rows.Row row = found.get(AskedClaims.prefix(cell));
      if (row != null && !opening.isOpen(cell)) {
        List<Part> told = new ArrayList<>();
        told.add(new Part("value", new Words("Fila", "Row"), Of.NUMBER, AskedClaims.filled(row)));
        told.add(reading.tableMeaning(table, opening.keys.size() == 1 ? cell.part() : ""));
        told.addAll(reading.origins("report." + table));
        opening.open(cell, row, told);
      }
    }
  }

  /**
   * Finds numbers in other tables of {@code report}: in a row with this key, or beside a column
   * with the key of another number.
   */
  void lookElsewhere() {
    Map<String, FactKey> wanted = new TreeMap<>();
    opening.keys.forEach(
        (text, key) -> {
          if (opening.passport(key) == null) {
            wanted.put(key.text(), key);
          }
        });
    if (wanted.isEmpty()) {
      return;
    }
    reading.columns().forEach((table, names) -> lookIn(table, names, wanted));
  }

  private void lookIn(String table, List<String> names, Map<String, FactKey> wanted) {
    for (String name : names) {
      boolean isOfRow = name.equals("key");
      String own = name.endsWith("_key") ? name.substring(0, name.length() - 4) : "";
      if (!isOfRow && !names.contains(own)) {
        continue;
      }
      Map<String, List<FactKey>> asked = new TreeMap<>();
      wanted.forEach(
          (text, key) -> {
            if (!isOfRow) {
              asked.computeIfAbsent(text, said -> new ArrayList<>()).add(key);
            }
            if (names.contains(key.part())) {
              asked.computeIfAbsent(AskedClaims.prefix(key), said -> new ArrayList<>()).add(key);
            }
          });
      if (asked.isEmpty()) {
        continue;
      }
      first(
          "select "
              + Database.name(name)
              + " as of_row, * from report."
              + Database.name(table)
              + " where of_row in ("
              + AskedClaims.list(asked.keySet())
              + ") order by all",
          (said, row) -> {
            for (FactKey key : asked.get(said)) {
              if (wanted.remove(key.text()) != null) {
                found(key, table, row, said.equals(key.text()) ? own : key.part());
              }
            }
          });
    }
  }

  private void found(FactKey key, String table, Rows.Row row, String column) {
    opening.besides.put(key.text(), row.value(column));
    if (!opening.isOpen(key)) {
      List<Part> told = new ArrayList<>();
      told.add(new Part("value", new Words("Fila", "Row"), Of.NUMBER, AskedClaims.filled(row)));
      if (key instanceof ClaimKey claim) {
        reading.catalog.find(claim.code()).ifPresent(of -> told.addAll(reading.definition(of)));
      } else {
        told.add(reading.tableMeaning(table, ""));
      }
      told.addAll(reading.origins("report." + table));
      opening.open(key, row, told);
    }
  }

  private void first(String sql, BiConsumer<String, Rows.Row> taker) {
    for (Rows.Row row : reading.shown.query(sql).rows()) {
      taker.accept(
          row.text("of_row"),
          new Rows.Row(
              row.columns().subList(1, row.columns().size()),
              row.values().subList(1, row.values().size())));
    }
  }
}
