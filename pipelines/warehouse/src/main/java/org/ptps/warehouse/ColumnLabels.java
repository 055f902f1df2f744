package org.ptps.warehouse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Words;

/**
 * What a column is called where people read: a column means one thing everywhere, so its name is
 * what the meaning begins with.
 */
public final class ColumnLabels {
  /** Columns that stand in no table, only in what is told of a number. */
  private static final Map<String, Words> OWN =
      Map.ofEntries(
          Map.entry("missing", new Words("Lo que falta para el total", "What is lacking")),
          Map.entry("sha256", new Words("Suma de control", "Checksum")),
          Map.entry("query", new Words("Consulta y línea", "Query and line")),
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
  private final Map<String, Words> answers = new HashMap<>();

  private ColumnLabels() {}

  static ColumnLabels of(Warehouse warehouse) {
    ColumnLabels labels = new ColumnLabels();
    warehouse
        .query(
            // A table may say more of its own column: what most say is its name.
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
        .query("select kind, id, name_es, name_en from report.status_words")
        .forEach(
            row ->
                labels.answers.put(
                    row.text("kind") + " " + row.text("id"),
                    new Words(row.text("name_es"), row.text("name_en"))));
    for (String residence : List.of("urban", "rural")) {
      labels.answers.put("residence " + residence, residence(residence));
    }
    return labels;
  }

  /** Whether it has words, and not only its name. */
  public boolean has(String column) {
    return OWN.containsKey(column) || meanings.containsKey(column);
  }

  /** In a few words; the column's own name where nobody says what it means. */
  public Words of(String column) {
    if (OWN.containsKey(column)) {
      return OWN.get(column);
    }
    Words meaning = meanings.get(column);
    return meaning == null
        ? new Words(column, column)
        : new Words(brief(meaning.es()), brief(meaning.en()));
  }

  /**
   * What a cell says where it is one of a closed list, such as a reason or a status.
   *
   * @return the same text where it is not
   */
  public Words answer(String column, String text) {
    String kind = column.substring(column.lastIndexOf('_') + 1);
    return answers.getOrDefault(kind + " " + text, new Words(text, text));
  }

  /** An area of residence as people call it. */
  static Words residence(String residence) {
    return new Words(residence.equals("urban") ? "urbano" : residence, residence);
  }

  private static String brief(String meaning) {
    String first = meaning.split("[:;(,]")[0].strip();
    return first.isEmpty() ? meaning : Character.toUpperCase(first.charAt(0)) + first.substring(1);
  }
}
