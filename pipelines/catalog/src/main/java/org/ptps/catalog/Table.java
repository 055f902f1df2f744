package org.ptps.catalog;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Contract of one lake table.
 *
 * @param key columns that identify a row; empty where the source has no key
 * @param columns declared columns in order, without {@link #ORIGIN}
 * @param duplicates which of several rows with one key counts
 * @param sameThings when rows of different keys tell of one real thing
 * @param references columns whose values stand in another table
 * @param rules conditions across columns that rows of every source must meet
 * @param entity the real thing that each row tells of, null where it tells of none with an identity
 * @param nameLists columns that name other things in one text
 */
public record Table(
    String id,
    Words comment,
    List<String> key,
    List<Column> columns,
    Duplicates duplicates,
    List<SameThing> sameThings,
    List<Reference> references,
    List<Source.Rule> rules,
    Entity entity,
    List<NameList> nameLists)
    implements Serializable {

  /**
   * Declares that rows describe an entity with an identifier over the years, though the publisher
   * may change its spelling or identifier, or leave the latter out.
   *
   * @param type what it is, such as {@code system}; the same word in {@link NameList}
   * @param id column of its identifier
   * @param name column of its name
   * @param seen column, a date or a year, that says when it was seen
   * @param common words that say what kind of thing it is and not which one, as in “Sistema de
   *     agua”; folded
   */
  public record Entity(String type, String id, String name, String seen, List<String> common)
      implements Serializable {}

  /**
   * A column with a comma-separated list of names, which may contain commas themselves.
   *
   * @param type type of the {@link Entity} that they name
   * @param count column that says how many names there are, empty where none does
   */
  public record NameList(String column, String type, String count) implements Serializable {}

  /**
   * Which of several rows with one key and different content counts. The order of rows never
   * decides: of rows that the rule leaves equal and that differ none counts.
   */
  public enum Keep {
    /** The one with the latest value of a column; among equally new ones the most complete. */
    NEWEST,
    /** The one with the most cells filled. */
    MOST_COMPLETE,
    /** None of them. */
    NONE
  }

  /**
   * The rule for rows with one key.
   *
   * @param by column that tells which is newest, empty for the other rules
   */
  public record Duplicates(Keep keep, String by) implements Serializable {}

  /**
   * Rows with different keys that describe one real thing if they agree in all of these columns,
   * texts compared without case, accents and blanks.
   *
   * @param yearOf date column of which only the year counts, empty where there is none
   * @param where condition on the rows that are compared, empty for all
   * @param differs column in which they must differ all the same, empty where none must
   */
  public record SameThing(
      String id,
      List<String> columns,
      String yearOf,
      String where,
      String differs,
      Source.Severity severity,
      Words says,
      Words remedy)
      implements Serializable {}

  /**
   * A foreign key; null counts as met, and so does a table of which nothing was delivered.
   *
   * @param to columns of the other table, one for each of {@code columns}
   */
  public record Reference(
      String id,
      List<String> columns,
      String table,
      List<String> to,
      Source.Severity severity,
      Words says,
      Words remedy)
      implements Serializable {}

  /** Columns at the end of every lake table: origin of the row. */
  public static final List<Column> ORIGIN =
      List.of(
          new Column(
              "source",
              ColumnType.TEXT,
              "",
              new Words("Fuente declarada en conf/sources", "Source declared in conf/sources")),
          new Column(
              "edition",
              ColumnType.TEXT,
              "",
              new Words("Edición de la fuente", "Edition of the source")),
          new Column("synthetic", ColumnType.FLAG, "", new Words("Fila ficticia", "Synthetic row")),
          new Column(
              "source_file", ColumnType.TEXT, "", new Words("Archivo de origen", "File of origin")),
          new Column(
              "source_sheet",
              ColumnType.TEXT,
              "",
              new Words(
                  "Hoja de origen, vacía si no es un libro",
                  "Sheet of origin, empty where it is no workbook")),
          new Column(
              "source_line",
              ColumnType.INTEGER,
              "",
              new Words(
                  "Línea, fila u objeto en el archivo, desde 1",
                  "Line, row or feature in the file, from 1")),
          new Column(
              "flags",
              ColumnType.TEXT,
              "",
              new Words(
                  "Reglas que dejan en duda la fila, separadas por coma",
                  "Rules that put the row in doubt, separated by commas")));

  public List<Column> allColumns() {
    return Stream.concat(columns.stream(), ORIGIN.stream()).toList();
  }
}
