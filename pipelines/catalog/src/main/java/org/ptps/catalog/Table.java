package org.ptps.catalog;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Contract of one lake table.
 *
 * @param key columns that identify a row; empty where the source has no key
 * @param columns declared columns in order, without {@link #ORIGIN}
 */
public record Table(String id, Words comment, List<String> key, List<Column> columns)
    implements Serializable {

  /** Columns that every lake table ends with: where the row came from. */
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
