package org.ptps.catalog;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.ptps.catalog.condition.Condition;
import org.ptps.catalog.condition.ConditionException;
import org.ptps.catalog.hocon.Declaration;

/** Reads one {@code conf/sources/<source>.conf}. */
final class SourceReader {
  private static final List<String> FORMATS = List.of("csv", "xlsx", "xls", "geojson");

  private SourceReader() {}

  static Source read(Declaration file, String id, Map<String, Table> tables) {
    String tableId = file.text("table");
    Table table = tables.get(tableId);
    if (table == null) {
      file.problem(
          "table",
          new Words(
              "la fuente '"
                  + id
                  + "' nombra la tabla '"
                  + tableId
                  + "', que no está en conf/tables",
              "source '" + id + "' names table '" + tableId + "', which conf/tables does not have"),
          new Words(
              "use uno de " + String.join(", ", tables.keySet()),
              "use one of " + String.join(", ", tables.keySet())));
      file.ignoreTheRest();
      return null;
    }
    Source.Unpivot unpivot = file.has("unpivot") ? unpivot(file.child("unpivot"), table) : null;
    Source.Place place = file.has("place") ? place(file.child("place"), table) : null;
    Source.Delivery delivery =
        file.has("delivery") ? delivery(file.child("delivery"), table) : null;
    Source source =
        new Source(
            id,
            table,
            file.words("title"),
            file.text("publisher"),
            file.text("licence"),
            file.text("url", ""),
            file.text("citation"),
            file.text("retrieved", ""),
            file.flag("synthetic", false),
            caveats(file),
            files(file.child("files")),
            layout(file.child("layout")),
            edition(file.child("edition")),
            conditions(file),
            unpivot,
            place,
            delivery,
            file.has("template") ? template(file.child("template"), table, delivery) : null,
            fields(file, table, unpivot, place),
            file.texts("withheld"),
            file.texts("unused"),
            rules(file, table.columns(), table.id()));
    withheldFields(file, source);
    exampleColumns(file, source);
    if (source.files().names().isEmpty()) {
      file.problem(
          "files",
          new Words(
              "la fuente '" + id + "' no tiene files.names",
              "source '" + id + "' has no files.names"),
          new Words(
              "dé un patrón como [\"community_main*\"]",
              "give a pattern such as [\"community_main*\"]"));
    }
    return source;
  }

  private static List<Words> caveats(Declaration file) {
    List<Words> caveats = new ArrayList<>();
    for (Declaration child : file.children("caveats")) {
      caveats.add(new Words(child.text("es"), child.text("en")));
      child.done();
    }
    return List.copyOf(caveats);
  }

  private static Source.Files files(Declaration child) {
    List<String> formats = child.texts("formats");
    for (String format : formats) {
      if (!FORMATS.contains(format)) {
        child.problem(
            "formats",
            new Words(
                "el formato '" + format + "' no es de los que se leen",
                "format '" + format + "' is none that is read"),
            new Words("use uno de " + FORMATS, "use one of " + FORMATS));
      }
    }
    Source.Files files =
        new Source.Files(
            child.texts("names"),
            formats.isEmpty() ? List.of("csv") : formats,
            child.texts("sheets"),
            child.texts("other_sheets"));
    child.done();
    return files;
  }

  private static Source.Layout layout(Declaration child) {
    List<String> footer = child.has("footer") ? child.texts("footer") : List.of("(?i)total\\b.*");
    footer.forEach(pattern -> checkPattern(child, "footer", pattern));
    Source.Layout layout =
        new Source.Layout(child.text("encoding", ""), child.text("delimiter", ""), footer);
    child.done();
    return layout;
  }

  private static Source.Edition edition(Declaration child) {
    Source.Edition edition =
        new Source.Edition(
            child.text("text", ""), child.text("file", ""), child.text("preamble", ""));
    checkPattern(child, "file", edition.filePattern());
    child.done();
    return edition;
  }

  private static List<Source.Condition> conditions(Declaration file) {
    List<Source.Condition> conditions = new ArrayList<>();
    for (Declaration child : file.children("keep")) {
      conditions.add(new Source.Condition(child.text("column"), child.texts("values")));
      child.done();
    }
    return List.copyOf(conditions);
  }

  private static Source.Unpivot unpivot(Declaration child, Table table) {
    List<Source.Unpivot.Entry> entries = new ArrayList<>();
    for (Declaration entry : child.children("entries")) {
      Map<String, String> constants = new LinkedHashMap<>();
      String at = entry.text("at", "");
      String header = entry.text("header");
      for (String key : entry.keys()) {
        if (!Set.of("at", "header").contains(key)) {
          known(entry, key, key, table);
          constants.put(key, entry.text(key));
        }
      }
      entries.add(new Source.Unpivot.Entry(at, header, constants));
      entry.done();
    }
    Source.Unpivot unpivot =
        new Source.Unpivot(
            child.text("value"),
            child.text("matching", ""),
            child.text("name", ""),
            List.copyOf(entries),
            child.texts("skip"));
    known(child, "value", unpivot.valueColumn(), table);
    if (!unpivot.nameColumn().isEmpty()) {
      known(child, "name", unpivot.nameColumn(), table);
    }
    checkPattern(child, "matching", unpivot.matching());
    if (unpivot.matching().isEmpty() == unpivot.entries().isEmpty()) {
      child.problem(
          "matching",
          new Words(
              "unpivot necesita matching y name, o entries",
              "unpivot needs either matching and name, or entries"),
          new Words("dé uno de los dos", "give one of the two"));
    }
    child.done();
    return unpivot;
  }

  private static Source.Place place(Declaration child, Table table) {
    Source.Place place =
        new Source.Place(
            child.text("department", ""),
            child.text("municipality", ""),
            child.text("code", ""),
            child.flag("optional", false));
    for (String key : List.of("department", "municipality", "code")) {
      if (child.has(key)) {
        known(child, key, child.text(key), table);
        known(
            child, key, key.equals("department") ? "department_code" : "municipality_code", table);
      }
    }
    child.done();
    return place;
  }

  private static Source.Delivery delivery(Declaration child, Table table) {
    String due = child.text("due");
    MonthDay day = MonthDay.of(12, 31);
    try {
      day = MonthDay.parse("--" + due);
    } catch (DateTimeException e) {
      child.problem(
          "due",
          new Words("'" + due + "' no es un día del año", "'" + due + "' is not a day of the year"),
          new Words("escriba mes y día, como 03-31", "write month and day, as in 03-31"));
    }
    Source.Delivery delivery =
        new Source.Delivery(
            child.choice("owner", Source.Owner.class, null),
            child.choice("every", Source.Every.class, null),
            day,
            child.text("dated", "year"),
            child.integer("since", 0),
            child.texts("categories"),
            child.flag("events_only", false));
    known(child, "dated", delivery.dated(), table);
    child.done();
    return delivery;
  }

  private static Source.Template template(
      Declaration child, Table table, Source.Delivery delivery) {
    Source.Template template =
        new Source.Template(
            child.texts("given"),
            child.choice("from", Source.Entities.class, Source.Entities.NONE),
            child.text("where", ""),
            child.text("dated", delivery == null ? "" : delivery.dated()),
            child.map("example"));
    template.given().forEach(column -> known(child, "given", column, table));
    if (!template.dated().isEmpty()) {
      known(child, "dated", template.dated(), table);
    }
    child.done();
    return template;
  }

  private static List<Source.Field> fields(
      Declaration file, Table table, Source.Unpivot unpivot, Source.Place place) {
    List<Source.Field> fields = new ArrayList<>();
    Map<String, Column> columns = new LinkedHashMap<>();
    table.columns().forEach(column -> columns.put(column.name(), column));
    for (Map.Entry<String, Declaration> entry : file.named("columns").entrySet()) {
      Declaration child = entry.getValue();
      Column column = columns.get(entry.getKey());
      if (column == null) {
        file.child("columns")
            .problem(
                entry.getKey(),
                new Words(
                    "la columna '" + entry.getKey() + "' no está en la tabla '" + table.id() + "'",
                    "column '" + entry.getKey() + "' is not in table '" + table.id() + "'"),
                new Words(
                    "use uno de " + String.join(", ", columns.keySet()),
                    "use one of " + String.join(", ", columns.keySet())));
        column = new Column(entry.getKey(), ColumnType.TEXT, "", new Words("", ""));
      }
      Source.Field field = field(child, column);
      if (!field.sign().isEmpty()
          && (!columns.containsKey(field.sign())
              || columns.get(field.sign()).type() != ColumnType.TEXT
              || column.type() != ColumnType.NUMBER)) {
        child.problem(
            "sign",
            new Words(
                "'"
                    + field.sign()
                    + "' no es una columna de texto de la tabla '"
                    + table.id()
                    + "', o '"
                    + column.name()
                    + "' no es un número",
                "'"
                    + field.sign()
                    + "' is no text column of table '"
                    + table.id()
                    + "', or '"
                    + column.name()
                    + "' is no number"),
            new Words(
                "nombre una columna de texto que reciba el signo de un número",
                "name a text column that takes the sign of a number"));
      }
      fields.add(field);
    }
    Set<String> given = new java.util.TreeSet<>();
    fields.forEach(
        field -> {
          given.add(field.column().name());
          given.add(field.sign());
        });
    if (unpivot != null) {
      given.add(unpivot.valueColumn());
      given.add(unpivot.nameColumn());
      unpivot.entries().forEach(entry -> given.addAll(entry.constants().keySet()));
    }
    if (place != null) {
      given.addAll(List.of("municipality_code", "department_code"));
    }
    for (String key : table.key()) {
      if (!given.contains(key) && !Table.ORIGIN.stream().map(Column::name).toList().contains(key)) {
        file.problem(
            "columns",
            new Words(
                "nada llena '" + key + "', columna clave de la tabla '" + table.id() + "'",
                "nothing fills '" + key + "', a key column of table '" + table.id() + "'"),
            new Words("agregue columns." + key, "add columns." + key));
      }
    }
    return List.copyOf(fields);
  }

  private static Source.Field field(Declaration child, Column column) {
    Source.Field field =
        new Source.Field(
            column,
            child.texts("from"),
            child.text("at", ""),
            child.text("header", ""),
            child.has("constant") ? child.text("constant") : null,
            child.has("part") ? child.integer("part", 0) : null,
            child.text("by", ","),
            child.texts("missing"),
            child.map("codes"),
            child.text("unit_from", ""),
            child.map("factors"),
            child.number("scale", 1),
            child.has("min") ? child.number("min", 0) : null,
            child.has("max") ? child.number("max", 0) : null,
            child.flag("required", false),
            child.flag("optional", false),
            child.flag("zero_is_unknown", false),
            child.flag("decimal_comma", false),
            child.text("sign", ""));
    int origins =
        (field.from().isEmpty() ? 0 : 1)
            + (field.at().isEmpty() ? 0 : 1)
            + (field.constant() == null ? 0 : 1);
    if (origins != 1) {
      child.problem(
          "from",
          new Words(
              "la columna '" + column.name() + "' necesita solo uno de from, at, constant",
              "column '" + column.name() + "' needs exactly one of from, at, constant"),
          new Words("diga de dónde sale su valor", "say where its value comes from"));
    }
    child.done();
    return field;
  }

  /** Withheld columns must not be mapped to the lake. */
  private static void withheldFields(Declaration file, Source source) {
    for (Source.Field field : source.fields()) {
      for (String raw : field.from()) {
        if (source.withheld().contains(raw)) {
          file.problem(
              "withheld",
              new Words(
                  "la columna '" + raw + "' se retiene y llena '" + field.column().name() + "'",
                  "column '" + raw + "' is withheld and fills '" + field.column().name() + "'"),
              new Words("quítela de uno de los dos", "take it out of one of the two"));
        }
      }
    }
  }

  /** The example row may only name columns that the contract reads. */
  private static void exampleColumns(Declaration file, Source source) {
    if (source.template() == null) {
      return;
    }
    for (String raw : source.template().example().keySet()) {
      if (source.fields().stream().noneMatch(field -> field.from().contains(raw))) {
        file.problem(
            "template",
            new Words(
                "el ejemplo da '" + raw + "', que ninguna columna lee",
                "the example gives '" + raw + "', which no column is read from"),
            new Words(
                "use un nombre de los que están en 'from'",
                "use a raw name that stands under 'from'"));
      }
    }
  }

  /** Row rules of a source or table. */
  static List<Source.Rule> rules(Declaration file, List<Column> columns, String table) {
    List<Source.Rule> rules = new ArrayList<>();
    for (Declaration child : file.children("rules")) {
      Source.Rule rule =
          new Source.Rule(
              child.text("id"),
              child.text("test"),
              child.choice("severity", Source.Severity.class, null),
              child.text("column"),
              child.words("says"),
              child.words("remedy"));
      known(child, "column", rule.column(), columns, table);
      condition(child, "test", rule.test(), columns, table);
      rules.add(rule);
      child.done();
    }
    return List.copyOf(rules);
  }

  /** Reports a text that is no condition on the columns of a table; an empty one is allowed. */
  static void condition(
      Declaration where, String key, String text, List<Column> columns, String table) {
    if (!text.isEmpty()) {
      try {
        Condition.parse(text, Stream.concat(columns.stream(), Table.ORIGIN.stream()).toList());
      } catch (ConditionException e) {
        where.problem(
            key,
            new Words(
                "'" + text + "' no es una condición: " + e.getMessage(),
                "'" + text + "' is no condition: " + e.getMessage()),
            new Words(
                "escriba una condición sobre las columnas de la tabla "
                    + table
                    + ", como dice conf/README.md",
                "write a condition over the columns of table "
                    + table
                    + " as conf/README.md says"));
      }
    }
  }

  private static void known(Declaration where, String key, String column, Table table) {
    known(where, key, column, table.columns(), table.id());
  }

  private static void known(
      Declaration where, String key, String column, List<Column> columns, String table) {
    if (columns.stream().noneMatch(known -> known.name().equals(column))) {
      where.problem(
          key,
          new Words(
              "la columna '" + column + "' no está en la tabla '" + table + "'",
              "column '" + column + "' is not in table '" + table + "'"),
          new Words(
              "use una columna de conf/tables/" + table + ".conf",
              "use a column of conf/tables/" + table + ".conf"));
    }
  }

  private static void checkPattern(Declaration where, String key, String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      where.problem(
          key,
          new Words(
              "'" + pattern + "' no es una expresión regular: " + e.getDescription(),
              "'" + pattern + "' is not a regular expression: " + e.getDescription()),
          new Words("corrija el patrón", "mend the pattern"));
    }
  }
}
