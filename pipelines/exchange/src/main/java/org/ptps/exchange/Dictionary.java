package org.ptps.exchange;

import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.Language;
import org.ptps.catalog.Source;
import org.ptps.catalog.Stamp;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.exchange.DictionaryPage.Block;
import org.ptps.exchange.DictionaryPage.Cell;
import org.ptps.exchange.DictionaryPage.Code;
import org.ptps.exchange.DictionaryPage.Entry;
import org.ptps.exchange.DictionaryPage.Fact;
import org.ptps.exchange.DictionaryPage.Facts;
import org.ptps.exchange.DictionaryPage.Grid;
import org.ptps.exchange.DictionaryPage.Section;
import org.ptps.warehouse.ColumnLabels;
import org.ptps.warehouse.Joins;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/**
 * Writes the dictionary: every table, column, key, join, indicator, source, code list, rule and
 * threshold, with what it depends on and what depends on it. It is made from declarations and the
 * warehouse's catalogue, so that it describes nothing that does not exist; rows are not described.
 */
public final class Dictionary {
  /** Schemas in the order of readers' interest. */
  private static final List<String> SCHEMAS =
      List.of("report", "indicator", "model", "declared", "lake");

  private final Catalog catalog;
  private final IndicatorCatalog indicators;
  private final Language language;
  private final boolean spanish;
  private final Map<String, Words> about = new TreeMap<>();
  private final Map<String, List<Rows.Row>> columns = new LinkedHashMap<>();
  private final Map<String, Set<String>> reads = new TreeMap<>();
  private final Map<String, Set<String>> readBy = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, List<String>> keys = new TreeMap<>();
  private final Set<String> openTables;
  private final List<Joins.Join> joins;
  private final List<Rows.Row> thresholds;
  private final List<Rows.Row> macros;
  private final boolean synthetic;
  private final ColumnLabels labels;
  private final List<Recipe> recipes;

  private Dictionary(
      Warehouse warehouse, Catalog catalog, IndicatorCatalog indicators, Language language) {
    this.catalog = catalog;
    this.indicators = indicators;
    this.language = language;
    this.spanish = language == Language.ES;
    this.openTables = OpenTables.of(catalog.home()).keySet();
    warehouse
        .query("select * from report.table_meanings order by schema_name, table_name")
        .forEach(
            row ->
                about.put(
                    row.text("schema_name") + "." + row.text("table_name"),
                    new Words(
                        String.valueOf(row.text("meaning_es")),
                        String.valueOf(row.text("meaning_en")))));
    warehouse
        .query("select * from report.column_meanings order by schema_name, table_name, position")
        .forEach(
            row ->
                columns
                    .computeIfAbsent(
                        row.text("schema_name") + "." + row.text("table_name"),
                        name -> new ArrayList<>())
                    .add(row));
    warehouse
        .query("select * from declared.lineage order by all")
        .forEach(
            row -> {
              String from = row.text("schema_name") + "." + row.text("name");
              String to = row.text("reads_schema") + "." + row.text("reads_name");
              reads.computeIfAbsent(from, name -> new TreeSet<>()).add(to);
              readBy.computeIfAbsent(to, name -> new TreeSet<>()).add(from);
            });
    warehouse
        .query("select schema_name, name, file from declared.queries")
        .forEach(
            row -> files.put(row.text("schema_name") + "." + row.text("name"), row.text("file")));
    thresholds =
        warehouse
            .query(
                """
                select
                    thresholds.name,
                    thresholds.meaning_es,
                    thresholds.meaning_en,
                    thresholds.value,
                    thresholds.unit_es,
                    thresholds.unit_en,
                    thresholds.status,
                    thresholds.source_es,
                    thresholds.source_en,
                    string_agg(distinct queries.schema_name || '.' || queries.name, ',' order by queries.schema_name || '.' || queries.name) as read_by,
                from declared.thresholds as thresholds
                left join declared.queries as queries
                    on regexp_matches(queries.sql, '\\b' || replace(thresholds.name, '.', '_') || '\\b')
                    and queries.name <> 'thresholds'
                group by all
                order by thresholds.name""")
            .rows();
    macros =
        warehouse
            .query(
                """
                select
                    function_name,
                    any_value(array_to_string(parameters, ', ')) as parameters,
                    any_value(comment) as comment,
                from duckdb_functions()
                where schema_name = 'macros'
                group by function_name
                order by function_name""")
            .rows();
    Map<String, List<String>> names = new TreeMap<>();
    columns.forEach(
        (table, found) ->
            names.put(table, found.stream().map(column -> column.text("column_name")).toList()));
    joins = Joins.read(catalog.home()).among(names);
    ExportPlan.read(catalog.home())
        .tables()
        .forEach(table -> keys.put("report." + table.name(), table.key()));
    catalog.tables().values().forEach(table -> keys.put("lake." + table.id(), table.key()));
    synthetic = Export.synthetic(warehouse);
    labels = ColumnLabels.of(warehouse);
    recipes = Recipe.all(catalog.home());
  }

  /**
   * Writes the dictionary, one page for each language and form.
   *
   * @param warehouse the whole one
   * @param folder where to write {@code diccionario.es.html}, {@code dictionary.en.html} and the
   *     same as Markdown
   * @return the files written
   */
  public static List<Path> write(
      Warehouse warehouse, Catalog catalog, IndicatorCatalog indicators, Path folder) {
    List<Path> written = new ArrayList<>();
    for (Language language : Language.values()) {
      DictionaryPage page = page(warehouse, catalog, indicators, language);
      String name = language == Language.ES ? "diccionario.es" : "dictionary.en";
      written.add(AtomicFiles.write(folder.resolve(name + ".html"), page.html()));
      written.add(AtomicFiles.write(folder.resolve(name + ".md"), page.markdown()));
    }
    return List.copyOf(written);
  }

  static DictionaryPage page(
      Warehouse warehouse, Catalog catalog, IndicatorCatalog indicators, Language language) {
    return new Dictionary(warehouse, catalog, indicators, language).page();
  }

  private String say(String es, String en) {
    return spanish ? es : en;
  }

  private String in(Words words) {
    return words == null ? "" : words.in(language);
  }

  private DictionaryPage page() {
    List<Section> sections = new ArrayList<>();
    if (!recipes.isEmpty()) {
      sections.add(recipes());
    }
    sections.add(indicators());
    for (String schema : SCHEMAS) {
      sections.add(schema(schema));
    }
    sections.add(macros());
    sections.add(sources());
    sections.add(words());
    sections.add(codes());
    sections.add(rules());
    sections.add(thresholds());
    List<String> notes = new ArrayList<>();
    if (synthetic) {
      notes.add(
          say(
              "El almacén del que se hizo lleva " + Stamp.FICTITIOUS.es() + ".",
              "The warehouse it was made from holds " + Stamp.FICTITIOUS.en() + "."));
    }
    notes.add(
        say(
            "El catálogo de indicadores es una propuesta, pendiente de aprobación por PTPS.",
            "The catalogue of indicators is a proposal, pending approval by PTPS."));
    return new DictionaryPage(
        language.tag(),
        say("Diccionario del almacén de PTPS", "Dictionary of the PTPS warehouse"),
        notes,
        sections,
        new DictionaryPage.Labels(
            say(
                "Buscar tabla, columna, indicador, fuente, regla…",
                "Search table, column, indicator, source, rule…"),
            say("hallados", "found"),
            say("Contenido", "Contents")));
  }

  // --- tables ----------------------------------------------------------------------------------

  private Section schema(String schema) {
    List<Entry> entries = new ArrayList<>();
    columns.forEach(
        (table, found) -> {
          if (table.startsWith(schema + ".")) {
            entries.add(table(table, found));
          }
        });
    String what =
        switch (schema) {
          case "report" ->
              say(
                  "Lo que leen figuras, informes y exportaciones: empiece aquí. Los valores observados en su año están en observed_values; los paneles tienen lo encuestado en el año.",
                  "What figures, reports and exports read: begin here. Values observed in their year are in observed_values; panels hold what was surveyed in the year.");
          case "indicator" ->
              say(
                  "Una vista por indicador: una fila por cosa contada, con numerador, denominador y lo que no se sabe.",
                  "One view for each indicator: one row for each thing counted, with numerator, denominator and what is not known.");
          case "model" ->
              say(
                  "Las cosas que se comparten entre indicadores, tal como se las conoce en cada año de reporte.",
                  "The things that indicators share, as they are known in each reporting year.");
          case "declared" ->
              say("Lo que se declara en conf/ y sql/.", "What is declared in conf/ and sql/.");
          default ->
              say(
                  "Las filas de los archivos, leídas, revisadas y unidas a su lugar.",
                  "The rows of the files, read, checked and joined to their place.");
        };
    return new Section(
        "schema-" + schema, say("Esquema ", "Schema ") + schema, what, List.copyOf(entries));
  }

  private Entry table(String table, List<Rows.Row> found) {
    List<Block> blocks = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    boolean open = table.startsWith("report.") && openTables.contains(table.substring(7));
    fact(
        facts,
        say("Quién la lee", "Who reads it"),
        cells(
            List.of(
                open
                    ? say("cualquiera, en lo público", "anyone, in what is public")
                    : say("miembros: --audience members", "members: --audience members"))));
    fact(facts, say("Clave", "Key"), cells(keys.getOrDefault(table, List.of())));
    fact(
        facts,
        say("Consulta", "Query"),
        cells(files.containsKey(table) ? List.of(files.get(table)) : List.of()));
    fact(facts, say("Lee", "Reads"), links(reads.getOrDefault(table, Set.of())));
    fact(facts, say("La leen", "Read by"), links(readBy.getOrDefault(table, Set.of())));
    fact(
        facts,
        say("Indicadores que se apoyan en ella", "Indicators that rest on it"),
        codesOf(table));
    if (table.startsWith("lake.")) {
      fact(facts, say("Fuentes", "Sources"), sourceLinks(sourcesOf(table.substring(5))));
    } else {
      Set<String> below = sourcesBelow(table);
      fact(facts, say("Fuentes en que se apoya", "Sources it rests on"), sourceLinks(below));
    }
    blocks.add(new Facts(facts));
    blocks.add(columnsOf(table, found));
    List<List<Cell>> out = new ArrayList<>();
    for (Joins.Join join : joins) {
      if (join.from().equals(table)) {
        out.add(
            List.of(
                Cell.of(String.join(", ", join.columns())),
                new Cell(join.to(), join.to()),
                Cell.of(String.join(", ", join.keys())),
                Cell.of(in(join.meaning()))));
      }
    }
    if (!out.isEmpty()) {
      blocks.add(
          new Grid(
              say("Se une a", "Joins"),
              List.of(
                  say("Columnas", "Columns"),
                  say("Tabla", "Table"),
                  say("Por", "By"),
                  say("Qué dice", "What it tells")),
              out));
    }
    Set<String> in = new TreeSet<>();
    joins.stream().filter(join -> join.to().equals(table)).forEach(join -> in.add(join.from()));
    if (!in.isEmpty()) {
      List<Fact> joined = new ArrayList<>();
      fact(joined, say("Se unen a ella", "Joined by"), links(in));
      blocks.add(new Facts(joined));
    }
    Words words = about.get(table);
    return new Entry(table, table, words == null ? "" : in(words), List.copyOf(blocks));
  }

  private Grid columnsOf(String table, List<Rows.Row> found) {
    boolean lake = table.startsWith("lake.");
    boolean coded = found.stream().anyMatch(column -> kind(column).isPresent());
    Map<String, List<String>> raw = lake ? rawColumns(table.substring(5)) : Map.of();
    List<List<Cell>> rows = new ArrayList<>();
    for (Rows.Row column : found) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(column.text("column_name")));
      row.add(Cell.of(column.text("type")));
      row.add(Cell.of(column.text("meaning_" + language.tag())));
      if (coded) {
        row.add(kind(column).map(kind -> new Cell(kind, WORDS + kind)).orElse(Cell.of("")));
      }
      if (lake) {
        row.add(
            Cell.of(String.join("; ", raw.getOrDefault(column.text("column_name"), List.of()))));
      }
      rows.add(row);
    }
    List<String> head =
        new ArrayList<>(
            List.of(say("Columna", "Column"), say("Tipo", "Type"), say("Significado", "Meaning")));
    if (coded) {
      head.add(say("Códigos", "Codes"));
    }
    if (lake) {
      head.add(say("De qué columna de qué fuente", "From which column of which source"));
    }
    return new Grid(say("Columnas", "Columns"), head, rows);
  }

  private static final String WORDS = "words-";

  /** A code with its words. */
  private String said(String column, String code) {
    return labels.answer(column, code).map(words -> in(words) + " (" + code + ")").orElse(code);
  }

  /** Kind of the codes in a text column, if its words are in another section. */
  private Optional<String> kind(Rows.Row column) {
    return column.text("type").equals("VARCHAR")
        ? labels.kind(column.text("column_name")).filter(kind -> !kind.equals("indicator"))
        : Optional.empty();
  }

  private Map<String, List<String>> rawColumns(String table) {
    Map<String, List<String>> raw = new TreeMap<>();
    for (String id : sourcesOf(table)) {
      for (Source.Field field : catalog.sources().get(id).fields()) {
        raw.computeIfAbsent(field.column().name(), name -> new ArrayList<>())
            .add(id + ": " + from(field));
      }
    }
    return raw;
  }

  private String from(Source.Field field) {
    if (field.constant() != null) {
      return "= " + field.constant();
    }
    if (!field.from().isEmpty()) {
      return String.join(" | ", field.from());
    }
    return (say("columna ", "column ") + field.at() + " " + field.header()).strip();
  }

  private Set<String> sourcesOf(String table) {
    return catalog.sources().values().stream()
        .filter(source -> source.table().id().equals(table))
        .map(Source::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> sourcesBelow(String table) {
    return closure(table, reads).stream()
        .filter(name -> name.startsWith("lake."))
        .flatMap(name -> sourcesOf(name.substring(5)).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> closure(String start, Map<String, Set<String>> steps) {
    Set<String> seen = new TreeSet<>();
    List<String> left = new ArrayList<>(List.of(start));
    while (!left.isEmpty()) {
      for (String next : steps.getOrDefault(left.remove(left.size() - 1), Set.of())) {
        if (seen.add(next)) {
          left.add(next);
        }
      }
    }
    return seen;
  }

  private List<Cell> codesOf(String table) {
    Set<String> above = closure(table, readBy);
    return indicators.indicators().stream()
        .filter(
            indicator ->
                above.contains("indicator." + indicator.id())
                    || table.equals("indicator." + indicator.id()))
        .map(indicator -> new Cell(indicator.code(), indicator.code()))
        .toList();
  }

  private static void fact(List<Fact> facts, String name, List<Cell> values) {
    if (!values.isEmpty()) {
      facts.add(new Fact(name, values));
    }
  }

  private static void fact(List<Fact> facts, String name, String value) {
    if (value != null && !value.isEmpty()) {
      facts.add(new Fact(name, List.of(Cell.of(value))));
    }
  }

  private static List<Cell> cells(Collection<String> texts) {
    return texts.stream().map(Cell::of).toList();
  }

  private List<Cell> links(Collection<String> tables) {
    return tables.stream()
        .map(
            table ->
                new Cell(
                    table, columns.containsKey(table) || table.startsWith("macros.") ? table : ""))
        .toList();
  }

  private static List<Cell> sourceLinks(Collection<String> ids) {
    return ids.stream().map(id -> new Cell(id, "source-" + id)).toList();
  }

  private Section macros() {
    return new Section(
        "schema-macros",
        say("Funciones (esquema macros)", "Functions (schema macros)"),
        say(
            "Estadística compartida; su fórmula y su fuente están en inglés, como en la consulta.",
            "Shared statistics, with formula and source."),
        macros.stream()
            .map(
                row -> {
                  String name = "macros." + row.text("function_name");
                  List<Fact> facts = new ArrayList<>();
                  fact(facts, say("Argumentos", "Arguments"), row.text("parameters"));
                  fact(
                      facts, say("La leen", "Read by"), links(readBy.getOrDefault(name, Set.of())));
                  return new Entry(
                      name, name, String.valueOf(row.text("comment")), List.of(new Facts(facts)));
                })
            .toList());
  }

  // --- indicators ------------------------------------------------------------------------------

  private Section indicators() {
    List<Entry> entries = new ArrayList<>();
    indicators.indicators().forEach(indicator -> entries.add(indicator(indicator)));
    indicators
        .supplementary()
        .values()
        .forEach(
            other -> {
              List<Fact> facts = new ArrayList<>();
              fact(facts, say("Definición", "Definition"), in(other.definition()));
              fact(facts, say("Unidad", "Unit"), in(other.unit().name()));
              fact(facts, say("Origen", "Origin"), said("origin", lower(other.origin())));
              fact(facts, say("Tabla", "Table"), links(List.of("report." + other.table())));
              entries.add(
                  new Entry(
                      other.code(), other.code(), in(other.name()), List.of(new Facts(facts))));
            });
    return new Section(
        "indicators",
        say("Indicadores", "Indicators"),
        say(
            "Qué mide cada uno, de qué, con qué reglas y en qué se apoya. Valores observados en su año: report.observed_values, y report.observed_breakdowns de desgloses y acompañantes; también los arrastrados: report.indicator_values y report.indicator_breakdowns.",
            "What each measures, of what, by which rules and on what it rests. Values observed in their year: report.observed_values, and report.observed_breakdowns of breakdowns and companions; those carried forward too: report.indicator_values and report.indicator_breakdowns."),
        entries);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private Entry indicator(Indicator each) {
    String view = "indicator." + each.id();
    List<Fact> facts = new ArrayList<>();
    fact(facts, say("Definición", "Definition"), in(each.definition()));
    fact(facts, say("Numerador", "Numerator"), in(each.numerator()));
    fact(facts, say("Denominador", "Denominator"), in(each.denominator()));
    fact(facts, say("Unidad", "Unit"), in(each.unit().name()));
    fact(
        facts,
        say("Mejor", "Better"),
        switch (each.better()) {
          case HIGHER -> say("cuanto más alto", "the higher");
          case LOWER -> say("cuanto más bajo", "the lower");
          case CONTEXT -> say("ni alto ni bajo", "neither");
        });
    fact(facts, say("Cuenta", "Counts"), in(each.counts().words()));
    fact(facts, say("Universo", "Universe"), said("universe", each.universe()));
    fact(
        facts,
        say("Lo urbano", "Towns"),
        switch (each.urban()) {
          case REQUIRED -> say("sin ello no hay total", "without them there is no total");
          case NONE ->
              say("no entra: lo rural es el total", "no part of it: the rural is the total");
          case UNDIVIDED -> say("no se divide: solo hay total", "not divided: totals alone");
        });
    fact(facts, say("Componente", "Component"), in(each.component().name()));
    fact(facts, say("Origen", "Origin"), said("origin", lower(each.origin())));
    fact(facts, say("Resultados", "Results"), cells(each.results()));
    fact(facts, say("ODS", "SDG"), cells(each.sdg()));
    fact(facts, say("Por qué", "Why"), in(each.why()));
    each.caveats().forEach(caveat -> fact(facts, say("Tenga en cuenta", "Mind"), in(caveat)));
    fact(facts, say("Líneas de base", "Baselines"), cells(each.baselines()));
    fact(facts, say("Por alcanzar", "To reach"), cells(each.targets()));
    fact(
        facts,
        say("Umbrales que lee", "Thresholds it reads"),
        thresholds.stream()
            .filter(
                row ->
                    row.text("read_by") != null
                        && List.of(row.text("read_by").split(",")).stream()
                            .anyMatch(
                                name -> name.equals(view) || closure(view, reads).contains(name)))
            .map(row -> new Cell(row.text("name"), "threshold-" + row.text("name")))
            .toList());
    fact(facts, say("Vista", "View"), links(List.of(view)));
    fact(facts, say("Consulta", "Query"), files.getOrDefault(view, ""));
    fact(
        facts,
        say("Tablas del lago en que se apoya", "Tables of the lake it rests on"),
        links(closure(view, reads).stream().filter(name -> name.startsWith("lake.")).toList()));
    fact(
        facts,
        say("Fuentes en que se apoya", "Sources it rests on"),
        sourceLinks(sourcesBelow(view)));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Facts(facts));
    List<List<Cell>> parts = new ArrayList<>();
    for (Indicator.Breakdown breakdown : each.breakdowns()) {
      for (Indicator.Breakdown.Category category : breakdown.categories()) {
        parts.add(
            List.of(
                Cell.of(breakdown.column()),
                Cell.of(in(breakdown.name())),
                Cell.of(category.id()),
                Cell.of(in(category.name()))));
      }
    }
    for (Indicator.Companion companion : each.companions()) {
      parts.add(
          List.of(
              Cell.of("companion"),
              Cell.of(say("Acompañante", "Companion")),
              Cell.of(companion.id()),
              Cell.of(
                  in(companion.name())
                      + ": "
                      + in(companion.numerator())
                      + " / "
                      + in(companion.denominator()))));
    }
    if (!parts.isEmpty()) {
      blocks.add(
          new Grid(
              say("Desgloses y acompañantes", "Breakdowns and companions"),
              List.of(
                  "breakdown",
                  say("Desglose", "Breakdown"),
                  "category",
                  say("Categoría", "Category")),
              parts));
    }
    blocks.add(
        new Grid(
            say("Ejemplos resueltos", "Worked examples"),
            List.of(say("Ejemplo", "Example"), say("Dado", "Given"), say("Se espera", "Expected")),
            each.examples().stream()
                .map(
                    example ->
                        List.of(
                            Cell.of(in(example.name())),
                            Cell.of(given(example)),
                            Cell.of(
                                example.expect().stream()
                                    .map(Dictionary::pairs)
                                    .collect(Collectors.joining("; ")))))
                .toList()));
    return new Entry(each.code(), each.code(), in(each.name()), blocks);
  }

  private static String given(Indicator.Example example) {
    return example.given().entrySet().stream()
        .map(
            table ->
                table.getKey()
                    + ": "
                    + table.getValue().stream()
                        .map(Dictionary::pairs)
                        .collect(Collectors.joining(" / ")))
        .collect(Collectors.joining("; "));
  }

  private static String pairs(Map<String, Object> row) {
    return row.entrySet().stream()
        .map(cell -> cell.getKey() + " = " + cell.getValue())
        .collect(Collectors.joining(", "));
  }

  // --- sources ---------------------------------------------------------------------------------

  private Section sources() {
    return new Section(
        "sources",
        say("Fuentes", "Sources"),
        say(
            "Quién publica cada archivo, con qué licencia, cómo se reconoce y qué es de cada columna.",
            "Who publishes each file, under which licence, how it is known and what becomes of each column."),
        catalog.sources().values().stream().map(this::source).toList());
  }

  private Entry source(Source source) {
    List<Fact> facts = new ArrayList<>();
    fact(facts, say("Publica", "Publisher"), source.publisher());
    fact(facts, say("Licencia", "Licence"), source.licence());
    fact(facts, say("Cita", "Citation"), source.citation());
    fact(facts, "URL", source.url());
    fact(facts, say("Archivos", "Files"), String.join(", ", source.files().names()));
    fact(facts, say("Formatos", "Formats"), String.join(", ", source.files().formats()));
    fact(facts, say("Hojas", "Sheets"), String.join(", ", source.files().sheets()));
    fact(facts, say("Tabla", "Table"), links(List.of("lake." + source.table().id())));
    if (source.delivery() != null) {
      fact(
          facts,
          say("La debe", "Owed by"),
          switch (source.delivery().owner()) {
                case PARTNER -> say("cada socio", "each partner");
                case MUNICIPALITY -> say("cada municipalidad socia", "each partner municipality");
                case SECRETARIAT -> say("el Secretariado", "the Secretariat");
              }
              + say(", hasta el ", ", until ")
              + DateTimeFormatter.ofPattern(
                      say("d 'de' MMMM", "d MMMM"), Locale.forLanguageTag(language.tag()))
                  .format(source.delivery().due())
              + say(" del año siguiente", " of the next year"));
    }
    source.caveats().forEach(caveat -> fact(facts, say("Tenga en cuenta", "Mind"), in(caveat)));
    fact(
        facts,
        say(
            "Columnas que no se guardan (pueden llevar nombres)",
            "Columns not stored (they can hold names)"),
        String.join(", ", source.withheld()));
    fact(
        facts,
        say("Indicadores que se apoyan en ella", "Indicators that rest on it"),
        codesOf("lake." + source.table().id()));
    List<List<Cell>> rows = new ArrayList<>();
    for (Source.Field field : source.fields()) {
      rows.add(
          List.of(
              Cell.of(from(field)),
              Cell.of(field.column().name()),
              Cell.of(field.column().unit()),
              Cell.of(field.required() ? say("sí", "yes") : ""),
              Cell.of(bounds(field)),
              field.codes().isEmpty()
                  ? Cell.of("")
                  : new Cell(
                      String.valueOf(field.codes().size()),
                      "codes-" + source.id() + "-" + field.column().name())));
    }
    return new Entry(
        "source-" + source.id(),
        source.id(),
        in(source.title()),
        List.of(
            new Facts(facts),
            new Grid(
                say("Columnas", "Columns"),
                List.of(
                    say("En el archivo", "In the file"),
                    say("En el lago", "In the lake"),
                    say("Unidad", "Unit"),
                    say("Obligatoria", "Required"),
                    say("Entre", "Between"),
                    say("Códigos", "Codes")),
                rows)));
  }

  private static String bounds(Source.Field field) {
    if (field.min() == null && field.max() == null) {
      return "";
    }
    return (field.min() == null ? "" : AnswerCells.text(field.min(), true))
        + " – "
        + (field.max() == null ? "" : AnswerCells.text(field.max(), true));
  }

  private Section recipes() {
    return new Section(
        "recipes",
        say("Preguntas comunes", "Common questions"),
        say(
            "Cada una con su consulta: cópiela y cambie lo que busca.",
            "Each with its query: copy it and change what you look for."),
        recipes.stream()
            .map(
                recipe ->
                    new Entry(
                        "recipe-" + recipe.name(),
                        recipe.name(),
                        in(recipe.question()),
                        List.of(
                            new Code(say("Se corre con", "It is run by"), recipe.command()),
                            new Code(say("Consulta", "Query"), recipe.sql()))))
            .toList());
  }

  private Section words() {
    List<Entry> entries = new ArrayList<>();
    labels
        .codes()
        .forEach(
            (kind, codes) -> {
              if (!kind.equals("indicator")) {
                entries.add(
                    new Entry(
                        WORDS + kind,
                        kind,
                        in(labels.of(kind)),
                        List.of(
                            new Grid(
                                "report.code_words",
                                List.of(say("Código", "Code"), say("Qué dice", "What it says")),
                                codes.entrySet().stream()
                                    .map(
                                        code ->
                                            List.of(
                                                Cell.of(code.getKey()),
                                                Cell.of(in(code.getValue()))))
                                    .toList()))));
              }
            });
    return new Section(
        "words",
        say("Palabras de los códigos", "Words of the codes"),
        say(
            "Qué dice cada código de una columna, o de las que terminan en su nombre.",
            "What each code of a column says, or of those that end in its name."),
        entries);
  }

  private Section codes() {
    List<Entry> entries = new ArrayList<>();
    for (Source source : catalog.sources().values()) {
      for (Source.Field field : source.fields()) {
        if (field.codes().isEmpty()) {
          continue;
        }
        entries.add(
            new Entry(
                "codes-" + source.id() + "-" + field.column().name(),
                source.id() + " · " + field.column().name(),
                in(field.column().meaning()),
                List.of(
                    new Grid(
                        from(field),
                        List.of(
                            say("En el archivo", "In the file"), say("En el lago", "In the lake")),
                        field.codes().entrySet().stream()
                            .map(code -> List.of(Cell.of(code.getKey()), Cell.of(code.getValue())))
                            .toList()))));
      }
    }
    return new Section(
        "codes",
        say("Listas de códigos", "Code lists"),
        say(
            "Qué vale en el lago lo que escribe cada publicador.",
            "What the words of each publisher become in the lake."),
        entries);
  }

  private Section rules() {
    List<Entry> entries = new ArrayList<>();
    for (Table table : catalog.tables().values()) {
      table.rules().forEach(rule -> entries.add(rule("lake." + table.id(), rule)));
      table
          .references()
          .forEach(
              reference ->
                  entries.add(
                      checked(
                          "lake." + table.id(),
                          reference.id(),
                          in(reference.says()),
                          in(reference.remedy()),
                          reference.severity(),
                          String.join(", ", reference.columns())
                              + " → lake."
                              + reference.table()
                              + " ("
                              + String.join(", ", reference.to())
                              + ")")));
      table
          .sameThings()
          .forEach(
              same ->
                  entries.add(
                      checked(
                          "lake." + table.id(),
                          same.id(),
                          in(same.says()),
                          in(same.remedy()),
                          same.severity(),
                          String.join(", ", same.columns())
                              + (same.where().isEmpty() ? "" : " where " + same.where()))));
    }
    for (Source source : catalog.sources().values()) {
      source.rules().forEach(rule -> entries.add(rule(source.id(), rule)));
    }
    return new Section(
        "rules",
        say("Reglas", "Rules"),
        say(
            "Condiciones que una fila verdadera cumple; lo que no se sabe cuenta como cumplido.",
            "Conditions that a true row meets; what is not known counts as met."),
        entries);
  }

  private Entry rule(String where, Source.Rule rule) {
    return checked(
        where, rule.id(), in(rule.says()), in(rule.remedy()), rule.severity(), rule.test());
  }

  private Entry checked(
      String where, String id, String says, String remedy, Source.Severity severity, String test) {
    List<Fact> facts = new ArrayList<>();
    fact(
        facts,
        say("Fila", "Row"),
        switch (severity) {
          case REJECT -> say("se rechaza", "refused");
          case FLAG -> say("se conserva con marca", "kept and marked");
        });
    fact(facts, say("Qué hacer", "What to do"), remedy);
    return new Entry(
        "rule-" + where + "-" + id,
        where + " · " + id,
        says,
        List.of(new Facts(facts), new Code(say("Condición", "Condition"), test)));
  }

  private Section thresholds() {
    return new Section(
        "thresholds",
        say("Umbrales", "Thresholds"),
        say(
            "Números que deciden un conteo, con su fuente; se cambian en conf/defaults.conf.",
            "Numbers that decide a count, with their source; changed in conf/defaults.conf."),
        thresholds.stream()
            .map(
                row -> {
                  List<Fact> facts = new ArrayList<>();
                  fact(
                      facts,
                      say("Qué decide", "What it decides"),
                      row.text("meaning_" + language.tag()));
                  fact(facts, say("Unidad", "Unit"), row.text("unit_" + language.tag()));
                  fact(facts, say("Estado", "Status"), row.text("status"));
                  fact(facts, say("Fuente", "Source"), row.text("source_" + language.tag()));
                  fact(
                      facts,
                      say("La leen", "Read by"),
                      row.text("read_by") == null
                          ? List.of()
                          : links(List.of(row.text("read_by").split(","))));
                  return new Entry(
                      "threshold-" + row.text("name"),
                      row.text("name"),
                      AnswerCells.text(row.value("value"), true),
                      List.of(new Facts(facts)));
                })
            .toList());
  }
}
