package org.ptps.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Column;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Problems;

/** Creates the lake tables of a warehouse with exactly the contracted columns. */
final class LakeTables {
  /** A lake table with its columns in order. */
  record LakeTable(String name, Words comment, List<Column> columns) {}

  private LakeTables() {}

  /** Contracted tables and bookkeeping tables. */
  static List<LakeTable> all(Collection<Table> contracts) {
    List<LakeTable> tables = new ArrayList<>();
    contracts.forEach(
        table -> tables.add(new LakeTable(table.id(), table.comment(), table.allColumns())));
    tables.add(
        new LakeTable(
            "file_ledger",
            new Words(
                "Cuadre de filas: una fila por archivo u hoja leída, con todas sus líneas físicas",
                "Ledger: one row per file or sheet read, with all its physical lines"),
            List.of(
                text("source", "Fuente que reclama el archivo", "Source that claims the file"),
                text("file", "Archivo leído", "File read"),
                text(
                    "sheet",
                    "Hoja, vacía si no es un libro",
                    "Sheet, empty where it is no workbook"),
                text("sha256", "Huella SHA-256 del archivo", "SHA-256 of the file"),
                whole("bytes", "Tamaño en bytes", "Size in bytes"),
                text("format", "Formato detectado", "Format found"),
                text("encoding", "Codificación detectada", "Encoding found"),
                text("delimiter", "Separador detectado", "Delimiter found"),
                text("edition", "Edición de la fuente", "Edition of the source"),
                flag("synthetic", "Archivo ficticio", "Synthetic file"),
                text(
                    "covers",
                    "Universo que el archivo cubre completo, o vacío",
                    "Universe that the file covers whole, or empty"),
                text(
                    "retrieved",
                    "Cuándo se obtuvo del publicador, si la entrega lo dice",
                    "When it was fetched from the publisher, where the delivery says so"),
                whole("physical_lines", "Líneas físicas del archivo", "Physical lines of the file"),
                whole("header", "Líneas de encabezado y preámbulo", "Lines of header and preamble"),
                whole("blank", "Líneas en blanco", "Blank lines"),
                whole("footer", "Líneas de pie", "Lines of the footer"),
                whole(
                    "out_of_scope",
                    "Líneas que el contrato declara no deseadas",
                    "Lines that the contract declares not wanted"),
                whole("kept", "Líneas conservadas", "Lines kept"),
                whole("duplicate", "Líneas repetidas", "Lines found twice"),
                whole("rejected", "Líneas rechazadas", "Lines rejected"),
                text(
                    "unclaimed_reason",
                    "Por qué ninguna fuente reclama el archivo",
                    "Why no source claims the file"),
                text(
                    "unclaimed_reason_en",
                    "Por qué ninguna fuente reclama el archivo, en inglés",
                    "Why no source claims the file, in English"),
                text("nearest_source", "Fuente más parecida", "Nearest source"),
                text(
                    "note_es",
                    "Qué es un archivo que nadie lee ni tiene que leer, en español",
                    "What a file is that nobody reads and nobody has to, in Spanish"),
                text(
                    "note_en",
                    "Qué es un archivo que nadie lee ni tiene que leer, en inglés",
                    "What a file is that nobody reads and nobody has to, in English"))));
    tables.add(
        new LakeTable(
            "rejected_rows",
            new Words(
                "Filas por corregir: una fila por celda o fila rechazada, marcada o repetida",
                "Quarantine: one row per cell or row refused, marked or found twice"),
            List.of(
                text("source", "Fuente", "Source"),
                text("file", "Archivo", "File"),
                text(
                    "sheet",
                    "Hoja, vacía si no es un libro",
                    "Sheet, empty where it is no workbook"),
                whole(
                    "line",
                    "Línea, fila u objeto en el archivo, desde 1",
                    "Line, row or feature in the file, from 1"),
                text("column_name", "Columna", "Column"),
                text("value", "Valor hallado", "Value found"),
                text("rule", "Regla que no cumple", "Rule that it breaks"),
                text(
                    "severity",
                    "reject, cell, flag, duplicate, correction, part o notice",
                    "reject, cell, flag, duplicate, correction, part or notice"),
                text("reason_es", "Motivo, en español", "Reason, in Spanish"),
                text("reason_en", "Motivo, en inglés", "Reason, in English"),
                text("remedy_es", "Qué hacer, en español", "What to do, in Spanish"),
                text("remedy_en", "Qué hacer, en inglés", "What to do, in English"),
                flag("synthetic", "Fila ficticia", "Synthetic row"),
                text(
                    "reported_by",
                    "Quién entregó la fila, si ella lo dice",
                    "Who delivered the row, where it says so"))));
    tables.add(
        new LakeTable(
            "place_decisions",
            new Words(
                "Cómo se halló el municipio de cada texto de lugar",
                "How the municipality of each place text was found"),
            List.of(
                text("source", "Fuente", "Source"),
                text(
                    "department_text",
                    "Departamento como lo escribe la fuente",
                    "Department as the source writes it"),
                text(
                    "municipality_text",
                    "Municipio como lo escribe la fuente",
                    "Municipality as the source writes it"),
                text(
                    "code_text",
                    "Código como lo escribe la fuente",
                    "Code as the source writes it"),
                text(
                    "municipality_code",
                    "Municipio hallado, vacío si ninguno",
                    "Municipality found, empty where none"),
                text("method", "Cómo se halló", "How it was found"),
                new Column(
                    "score",
                    ColumnType.NUMBER,
                    "",
                    new Words("Semejanza, de 0 a 1", "Similarity, 0 to 1")),
                text("candidates", "Candidatos", "Candidates"),
                whole("rows", "Filas con esos textos", "Rows with these texts"))));
    tables.add(entities());
    tables.add(entityLinks());
    tables.add(
        new LakeTable(
            "delivered_rows",
            new Words(
                "Lo que llegó de los archivos que alguien debe, por quien lo entrega, municipio y año",
                "What arrived of the files that somebody owes, by sender, municipality and year"),
            List.of(
                text("source", "Fuente", "Source"),
                text("file", "Archivo", "File"),
                text(
                    "sheet",
                    "Hoja, vacía si no es un libro",
                    "Sheet, empty where it is no workbook"),
                text("reported_by", "Quién lo entrega", "Who delivers it"),
                text(
                    "municipality_code",
                    "Municipio del que hablan las filas, vacío si no se sabe",
                    "Municipality that the rows tell of, empty where it is not known"),
                whole("year", "Año del que hablan las filas", "Year that the rows tell of"),
                new Column(
                    "delivered_on",
                    ColumnType.DATE,
                    "",
                    new Words(
                        "Fecha de entrega, como la escribe quien lo entrega",
                        "Date of delivery, as its sender writes it")),
                flag("synthetic", "Filas ficticias", "Synthetic rows"),
                whole("kept", "Filas aceptadas", "Rows accepted"),
                whole("duplicate", "Filas repetidas", "Rows found twice"),
                whole("rejected", "Filas por corregir", "Rows to correct"))));
    return tables;
  }

  private static LakeTable entities() {
    return new LakeTable(
        "entities",
        new Words(
            "Cómo se reconoció cada comunidad, sistema, prestador, escuela y centro de salud: una"
                + " fila por identificador y grafía",
            "How each community, system, provider, school and health centre was known: one row per"
                + " identifier and spelling"),
        List.of(
            text("entity_type", "Qué es", "What it is"),
            text("country", "País (ISO 3166-1 alfa-2)", "Country (ISO 3166-1 alpha-2)"),
            place(),
            text(
                "entity_id",
                "Identificador que conserva en todos los años",
                "Identifier that it keeps over the years"),
            text(
                "published_id",
                "Identificador que dio el publicador, o nada",
                "Identifier that the publisher gave, or nothing"),
            text("name", "Nombre como lo escribe la fuente", "Name as the source writes it"),
            method(),
            score(),
            text("candidates", "Candidatos, si hay duda", "Candidates, where in doubt"),
            day("first_seen", "Primera vez que se vio así", "First seen so"),
            day("last_seen", "Última vez que se vio así", "Last seen so"),
            whole("rows", "Filas aceptadas que lo dicen así", "Kept rows that say so")));
  }

  private static LakeTable entityLinks() {
    return new LakeTable(
        "entity_links",
        new Words(
            "Nombres de las listas separadas por coma y a quién nombran: una fila por nombre",
            "Names of comma lists and whom they name: one row per name"),
        List.of(
            text("source", "Fuente", "Source"),
            text("file", "Archivo", "File"),
            text("sheet", "Hoja, vacía si no es un libro", "Sheet, empty where it is no workbook"),
            whole(
                "line",
                "Línea, fila u objeto en el archivo, desde 1",
                "Line, row or feature in the file, from 1"),
            text("country", "País (ISO 3166-1 alfa-2)", "Country (ISO 3166-1 alpha-2)"),
            place(),
            text("from_type", "Qué es quien da la lista", "What gives the list"),
            text("from_id", "Identificador de quien da la lista", "Identifier of what gives it"),
            day("seen", "Fecha de la encuesta", "Date of the survey"),
            text("column_name", "Columna de la lista", "Column of the list"),
            text("name", "Nombre como está en la lista", "Name as it stands in the list"),
            text("to_type", "Qué es lo nombrado", "What is named"),
            text(
                "to_id",
                "Identificador de lo nombrado, nada si no se halló",
                "Identifier of what is named, nothing where it was not found"),
            method(),
            score(),
            text("candidates", "Candidatos, si no se halló", "Candidates, where not found"),
            flag("synthetic", "Fila ficticia", "Synthetic row")));
  }

  private static Column place() {
    return text(
        "place",
        "Código de municipio; en otros países, los textos del lugar",
        "Municipality code; in other countries, the texts of the place");
  }

  private static Column method() {
    return text(
        "method",
        "Cómo se decidió: decision, published_id, renumbered, name, name_without_common_words,"
            + " similar, own_name, ambiguous o unknown",
        "How it was decided: decision, published_id, renumbered, name, name_without_common_words,"
            + " similar, own_name, ambiguous or unknown");
  }

  private static Column score() {
    return new Column(
        "score", ColumnType.NUMBER, "", new Words("Semejanza, de 0 a 1", "Similarity, 0 to 1"));
  }

  private static Column day(String name, String es, String en) {
    return new Column(name, ColumnType.DATE, "", new Words(es, en));
  }

  private static Column text(String name, String es, String en) {
    return new Column(name, ColumnType.TEXT, "", new Words(es, en));
  }

  private static Column whole(String name, String es, String en) {
    return new Column(name, ColumnType.INTEGER, "", new Words(es, en));
  }

  private static Column flag(String name, String es, String en) {
    return new Column(name, ColumnType.FLAG, "", new Words(es, en));
  }

  static void create(Database database, List<LakeTable> tables) {
    database.execute("create schema lake");
    for (LakeTable table : tables) {
      String columns =
          table.columns().stream()
              .map(column -> Database.name(column.name()) + " " + type(column))
              .collect(Collectors.joining(", "));
      database.execute("create table lake." + table.name() + " (" + columns + ")");
    }
  }

  /** Years are INTEGER everywhere, so that joins compare equal types. */
  private static String type(Column column) {
    boolean isYear =
        column.type() == ColumnType.INTEGER
            && (column.name().equals("year") || column.name().endsWith("_year"));
    return isYear ? "INTEGER" : column.type().sql();
  }

  /** Fills the empty tables from the Parquet files of a lake. */
  static void load(Database database, Path lake, List<LakeTable> tables, Problems problems) {
    for (LakeTable table : tables) {
      List<String> files = parquetFiles(lake.resolve(table.name()));
      if (!files.isEmpty()) {
        fill(database, table, files, problems);
      }
    }
  }

  private static void fill(
      Database database, LakeTable table, List<String> files, Problems problems) {
    String from = parquet(files);
    TreeSet<String> missing = new TreeSet<>();
    TreeSet<String> extra = new TreeSet<>();
    database
        .query("describe select * from " + from)
        .forEach(row -> extra.add(row.text("column_name")));
    for (Column column : table.columns()) {
      if (!extra.remove(column.name())) {
        missing.add(column.name());
      }
    }
    if (!missing.isEmpty() || !extra.isEmpty()) {
      problems.add(
          "lake/" + table.name(),
          0,
          new Words(
              "los archivos Parquet no son los del contrato: faltan "
                  + missing
                  + ", no están declaradas "
                  + extra,
              "the Parquet files are not as contracted: missing "
                  + missing
                  + ", not declared "
                  + extra),
          new Words(
              "haga de nuevo el lago con ./ptps lake", "make the lake anew with ./ptps lake"));
      return;
    }
    String names =
        table.columns().stream()
            .map(column -> Database.name(column.name()))
            .collect(Collectors.joining(", "));
    database.execute(
        "insert into lake."
            + table.name()
            + " select "
            + names
            + " from "
            + from
            + " order by all");
  }

  /** Table expression over Parquet files. */
  static String parquet(List<String> files) {
    return "read_parquet(["
        + files.stream().map(Database::literal).collect(Collectors.joining(", "))
        + "], hive_partitioning = false)";
  }

  static List<String> parquetFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> path.getFileName().toString().endsWith(".parquet"))
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
