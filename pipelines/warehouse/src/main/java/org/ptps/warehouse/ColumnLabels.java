package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ptps.catalog.Words;

/**
 * Words for columns, tables and codes. A column means the same everywhere: its label is the
 * beginning of its meaning, and its codes are found by its name.
 */
public final class ColumnLabels {
  /** Columns of passports that are in no table. */
  private static final Map<String, Words> OWN =
      Map.ofEntries(
          Map.entry("missing", new Words("Lo que falta para el total", "What is lacking")),
          Map.entry("sha256", new Words("Suma de control", "Checksum")),
          Map.entry("query", new Words("Consulta y línea", "Query and line")),
          Map.entry("sql", new Words("Consulta", "Query")),
          Map.entry("version", new Words("Versión (md5)", "Version (md5)")),
          Map.entry("read_by", new Words("La leen", "Read by")),
          Map.entry("refused_lines", new Words("Líneas rechazadas", "Refused lines")),
          Map.entry("value_low", new Words("Valor más bajo", "Lowest value")),
          Map.entry("value_high", new Words("Valor más alto", "Highest value")),
          Map.entry("origin", new Words("Origen", "Origin")),
          Map.entry("severity", new Words("Qué se hizo", "What was done")),
          Map.entry("unit_es", new Words("Unidad", "Unit")),
          Map.entry("unit_en", new Words("Unidad", "Unit")),
          Map.entry("table_es", new Words("Tabla", "Table")),
          Map.entry("table_en", new Words("Tabla", "Table")),
          Map.entry("meaning_es", new Words("Columna", "Column")),
          Map.entry("meaning_en", new Words("Columna", "Column")));

  private final Map<String, Words> meanings = new HashMap<>();
  private final Map<String, Words> tables = new HashMap<>();
  private final Map<String, Map<String, Words>> codes = new LinkedHashMap<>();
  private final Map<String, Words> areas = new HashMap<>();

  private ColumnLabels() {}

  /** Reads the words from a warehouse; one of an earlier version may have fewer. */
  public static ColumnLabels of(Warehouse warehouse) {
    ColumnLabels labels = new ColumnLabels();
    warehouse
        .query(
            // A table may describe its own column in more detail: the most frequent beginning is
            // the label.
            "select column_name, meaning_es, meaning_en from report.column_meanings where"
                + " meaning_es is not null and meaning_en is not null group by column_name,"
                + " meaning_es, meaning_en qualify"
                + " row_number() over (partition by column_name order by count(*) desc,"
                + " meaning_es) = 1")
        .forEach(
            row ->
                labels.meanings.put(
                    row.text("column_name"),
                    new Words(row.text("meaning_es"), row.text("meaning_en"))));
    warehouse
        .query(
            "select schema_name || '.' || table_name as name, meaning_es, meaning_en from"
                + " report.table_meanings where meaning_es is not null and meaning_en is not null")
        .forEach(
            row ->
                labels.tables.put(
                    row.text("name"), new Words(row.text("meaning_es"), row.text("meaning_en"))));
    boolean all =
        !warehouse
            .query(
                "select 1 from information_schema.tables where table_catalog = current_database()"
                    + " and table_schema = 'report' and table_name = 'code_words'")
            .isEmpty();
    warehouse
        .query(
            "select kind, "
                + (all ? "code" : "id as code")
                + ", name_es, name_en from report."
                + (all ? "code_words" : "status_words")
                + " order by kind, position, code")
        .forEach(
            row ->
                labels
                    .codes
                    .computeIfAbsent(row.text("kind"), kind -> new LinkedHashMap<>())
                    .put(row.text("code"), new Words(row.text("name_es"), row.text("name_en"))));
    warehouse
        .query("select area_code, area_name, area_name_en from report.areas order by area_code")
        .forEach(
            row -> {
              String es = row.text("area_name");
              String en = row.text("area_name_en");
              labels.areas.put(row.text("area_code"), new Words(es, en == null ? es : en));
            });
    return labels;
  }

  /** Whether there are words besides its name. */
  public boolean has(String column) {
    return OWN.containsKey(column) || meanings.containsKey(column);
  }

  /** Short label; the column's name where there is none. */
  public Words of(String column) {
    if (OWN.containsKey(column)) {
      return OWN.get(column);
    }
    Words meaning = meanings.get(column);
    return meaning == null ? new Words(column, column) : brief(meaning);
  }

  /**
   * Short description of a table's row.
   *
   * @param table such as {@code report.trends}
   */
  public Words table(String table) {
    Words meaning = tables.get(table);
    return meaning == null ? new Words(table, table) : brief(meaning);
  }

  /** Name of an area; its code where it has none. */
  public Words area(String code) {
    return areas.getOrDefault(code, new Words(code, code));
  }

  /**
   * Column under whose name the codes of a column are declared: its own, or the end of it ({@code
   * before_reason} holds codes of {@code reason}); empty for a column without codes.
   */
  public Optional<String> kind(String column) {
    for (String kind : kinds(column)) {
      if (codes.containsKey(kind)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static List<String> kinds(String column) {
    List<String> kinds = new ArrayList<>(List.of(column));
    for (int at = column.indexOf('_'); at >= 0; at = column.indexOf('_', at + 1)) {
      kinds.add(column.substring(at + 1));
    }
    return kinds;
  }

  /** All kinds of codes with their words, in reading order. */
  public Map<String, Map<String, Words>> codes() {
    return codes;
  }

  /**
   * Words of a cell that is a code, an area or a column name.
   *
   * @param column that the cell stands in
   * @return empty where the text is no code that has words
   */
  public Optional<Words> answer(String column, String text) {
    for (String kind : kinds(column)) {
      Words words = codes.getOrDefault(kind, Map.of()).get(text);
      if (words != null) {
        return Optional.of(kind.equals("indicator") ? with(words, text) : words);
      }
    }
    if (column.endsWith("municipality_code") || column.endsWith("area_code")) {
      return Optional.ofNullable(areas.get(text)).map(words -> with(words, text));
    }
    if (column.equals("column_name") && has(text)) {
      return Optional.of(of(text));
    }
    // Thresholds are columns of model.thresholds, with underscores for points.
    if (column.equals("name") && text.contains(".") && has(text.replace('.', '_'))) {
      return Optional.of(of(text.replace('.', '_')));
    }
    return Optional.empty();
  }

  /** A name with its code in brackets. */
  private static Words with(Words words, String code) {
    return new Words(words.es() + " (" + code + ")", words.en() + " (" + code + ")");
  }

  /** Words of a value in any kind of codes, if all that have it agree. */
  Words ofRow(String name) {
    List<Words> said =
        codes.values().stream()
            .map(words -> words.get(name))
            .filter(words -> words != null)
            .distinct()
            .toList();
    if (said.size() == 1) {
      return said.get(0);
    }
    return answer("name", name).orElse(area(name));
  }

  private static Words brief(Words meaning) {
    return new Words(brief(meaning.es()), brief(meaning.en()));
  }

  private static String brief(String meaning) {
    String first = meaning.split("[:;(,.]")[0].strip();
    return first.isEmpty() ? meaning : Character.toUpperCase(first.charAt(0)) + first.substring(1);
  }
}
