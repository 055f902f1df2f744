package org.ptps.warehouse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ptps.catalog.Baseline;
import org.ptps.catalog.Column;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Unit;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Problems;

/** Writes the declarations of {@code conf/} as tables of the schema {@code declared}. */
final class DeclaredTables {
  /**
   * A table made from declarations.
   *
   * @param columns name and type of each, separated by a blank
   */
  record Declared(String name, Words comment, List<String> columns, List<List<Object>> rows) {
    List<String> names() {
      return columns.stream().map(column -> column.substring(0, column.indexOf(' '))).toList();
    }

    List<String> types() {
      return columns.stream().map(column -> column.substring(column.indexOf(' ') + 1)).toList();
    }
  }

  /**
   * View with each query as one text. It is stored by lines, since a long text takes a block of its
   * own.
   */
  static final String QUERIES = "declared.queries";

  /** Table that {@link #QUERIES} reads. */
  static final String QUERY_LINES = "declared.query_lines";

  /** English of all tables, views and columns, of which the engine's own comments are Spanish. */
  static final String MEANINGS = "meanings";

  private static final List<String> MEANING_COLUMNS =
      List.of(
          "schema_name varchar", "table_name varchar", "column_name varchar", "meaning_en varchar");

  static final Words ABOUT_QUERIES =
      new Words("La consulta de cada vista", "The query of each view");

  private DeclaredTables() {}

  static List<Declared> all(
      WarehouseInputs inputs,
      List<LakeTables.LakeTable> lake,
      List<SqlTree> trees,
      Problems problems) {
    List<Declared> tables = new ArrayList<>();
    tables.addAll(settings(inputs.settings()));
    tables.addAll(places(inputs.home()));
    tables.add(sources(inputs.sources()));
    tables.add(owedFiles(inputs.sources()));
    tables.add(PublicReasons.of(inputs, problems));
    tables.add(CodeWords.read(inputs.home(), problems).table());
    tables.addAll(indicators(inputs.catalog()));
    tables.add(peopleCounts(inputs.catalog()));
    tables.addAll(comparisons(inputs.catalog()));
    tables.addAll(CrosswalkTables.all(inputs.catalog()));
    tables.addAll(dictionary(lake));
    tables.addAll(queries(trees));
    tables.add(meanings(List.of()));
    return tables;
  }

  private static Declared meanings(List<List<Object>> rows) {
    return new Declared(
        MEANINGS,
        new Words(
            "Qué significa en inglés cada tabla, vista y columna; en español lo dice su comentario",
            "What each table, view and column means in English; their comments say it in Spanish"),
        MEANING_COLUMNS,
        rows);
  }

  /**
   * Tells the English of everything, once all of it is there.
   *
   * @param rows schema, table or view, column (empty for the table itself), meaning
   */
  static void fillMeanings(Database database, List<List<Object>> rows) {
    Declared table = meanings(sorted(rows));
    database.execute("delete from declared." + MEANINGS);
    database.append("declared", MEANINGS, table.types(), table.rows());
  }

  static void create(Database database, List<Declared> tables) {
    database.execute("create schema declared");
    database.inOneGo(
        () -> {
          for (Declared table : tables) {
            database.execute(
                "create table declared."
                    + table.name()
                    + " ("
                    + String.join(", ", table.columns())
                    + ")");
            database.append("declared", table.name(), table.types(), table.rows());
          }
          database.execute(
              "create view "
                  + QUERIES
                  + " as select schema_name, name, file, array_to_string(sql_lines, chr(10)) as sql"
                  + " from "
                  + QUERY_LINES);
        });
  }

  private static List<Declared> settings(Settings settings) {
    List<List<Object>> values =
        List.of(
            List.of("country.scope", settings.countryScope()),
            List.of("language", settings.language().tag()),
            List.of("level.min_coverage", String.valueOf(settings.minCoverage())),
            List.of("years.first", String.valueOf(settings.firstYear())),
            List.of("years.last", String.valueOf(settings.lastYear())));
    List<List<Object>> thresholds =
        settings.thresholds().values().stream()
            .sorted(java.util.Comparator.comparing(threshold -> threshold.name()))
            .map(
                threshold ->
                    List.<Object>of(
                        threshold.name(),
                        threshold.meaning().es(),
                        threshold.meaning().en(),
                        threshold.value(),
                        threshold.unit().es(),
                        threshold.unit().en(),
                        threshold.status(),
                        threshold.source().es(),
                        threshold.source().en()))
            .toList();
    List<List<Object>> years = new ArrayList<>();
    for (int year = settings.firstYear(); year <= settings.lastYear(); year++) {
      years.add(List.of(year));
    }
    return List.of(
        new Declared(
            "settings",
            new Words(
                "Ajustes de la corrida que deciden un número",
                "Settings of the run that decide a number"),
            List.of("key varchar", "value varchar"),
            values),
        new Declared(
            "known_until",
            new Words(
                "Hasta qué día sabe el almacén de un informe de un año anterior; nada en el almacén"
                    + " completo",
                "Until which day the warehouse of a report of an earlier year knows; nothing in the"
                    + " whole warehouse"),
            List.of("key varchar", "value varchar"),
            List.of()),
        new Declared(
            "left_out",
            new Words(
                "Filas que un informe de un año anterior deja fuera, con su motivo; ninguna en el"
                    + " almacén completo",
                "Rows that a report of an earlier year leaves out, with why; none in the whole"
                    + " warehouse"),
            List.of(
                "table_name varchar",
                "source varchar",
                "edition varchar",
                "left_out_rule varchar",
                "rows bigint",
                "files bigint"),
            List.of()),
        new Declared(
            "thresholds",
            new Words(
                "Umbrales que deciden un conteo, con su fuente",
                "Thresholds that decide a count, with their source"),
            List.of(
                "name varchar",
                "meaning_es varchar",
                "meaning_en varchar",
                "value double",
                "unit_es varchar",
                "unit_en varchar",
                "status varchar",
                "source_es varchar",
                "source_en varchar"),
            thresholds),
        new Declared(
            "reporting_years",
            new Words(
                "Años para los que se calculan indicadores",
                "Years for which indicators are computed"),
            List.of("year integer"),
            years));
  }

  private static List<Declared> places(Path home) {
    Path file = home.resolve("conf/places/municipalities.csv");
    Map<String, String[]> centroids = centroids(home);
    List<List<Object>> municipalities = new ArrayList<>();
    Map<String, String> departments = new TreeMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String line = reader.readLine();
      while ((line = reader.readLine()) != null) {
        String[] cells = line.split(",", -1);
        String[] centroid = centroids.get(cells[0]);
        municipalities.add(
            Arrays.asList(
                cells[0],
                cells[1],
                cells[3],
                cells[4],
                centroid == null ? null : Double.valueOf(centroid[1]),
                centroid == null ? null : Double.valueOf(centroid[2])));
        departments.put(cells[1], cells[2]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return List.of(
        new Declared(
            "municipalities",
            new Words("Los municipios del país", "The municipalities of the country"),
            List.of(
                "code varchar",
                "department_code varchar",
                "name varchar",
                "alt_code varchar",
                "latitude double",
                "longitude double"),
            municipalities),
        new Declared(
            "departments",
            new Words("Los departamentos del país", "The departments of the country"),
            List.of("code varchar", "name varchar"),
            departments.entrySet().stream()
                .map(entry -> List.<Object>of(entry.getKey(), entry.getValue()))
                .toList()));
  }

  // Code → code, latitude, longitude, source; a municipality without coordinates is not drawn, and
  // named.
  private static Map<String, String[]> centroids(Path home) {
    Path file = home.resolve("conf/places/centroids.csv");
    Map<String, String[]> centroids = new TreeMap<>();
    if (!Files.exists(file)) {
      return centroids;
    }
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      reader.readLine();
      String line;
      while ((line = reader.readLine()) != null) {
        String[] cells = line.split(",", -1);
        centroids.put(cells[0], cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return centroids;
  }

  private static Declared sources(List<SourceFacts> sources) {
    return new Declared(
        "sources",
        new Words("Fuentes declaradas", "Declared sources"),
        List.of(
            "id varchar",
            "title_es varchar",
            "title_en varchar",
            "publisher varchar",
            "licence varchar",
            "url varchar",
            "citation varchar",
            "retrieved varchar",
            "synthetic boolean",
            "caveats_es varchar[]",
            "caveats_en varchar[]",
            "table_id varchar"),
        sources.stream()
            .sorted(java.util.Comparator.comparing(SourceFacts::id))
            .map(
                source ->
                    List.<Object>of(
                        source.id(),
                        source.title().es(),
                        source.title().en(),
                        source.publisher(),
                        source.licence(),
                        source.url(),
                        source.citation(),
                        source.retrieved(),
                        source.synthetic(),
                        texts(source.caveats(), Words::es),
                        texts(source.caveats(), Words::en),
                        source.table()))
            .toList());
  }

  private static Declared owedFiles(List<SourceFacts> sources) {
    return new Declared(
        "owed_files",
        new Words(
            "Archivos que alguien debe cada año, y hasta qué día del año siguiente",
            "Files that somebody owes each year, and until which day of the next one"),
        List.of(
            "source varchar",
            "file_owner varchar",
            "due_month integer",
            "due_day integer",
            "owed_since integer",
            "partner_categories varchar[]",
            "is_events_only boolean"),
        sources.stream()
            .filter(source -> source.delivery() != null)
            .sorted(java.util.Comparator.comparing(SourceFacts::id))
            .map(
                source ->
                    List.<Object>of(
                        source.id(),
                        lower(source.delivery().owner()),
                        source.delivery().due().getMonthValue(),
                        source.delivery().due().getDayOfMonth(),
                        source.delivery().since(),
                        source.delivery().categories(),
                        source.delivery().eventsOnly()))
            .toList());
  }

  private static List<Declared> indicators(IndicatorCatalog catalog) {
    List<List<Object>> rows = new ArrayList<>();
    List<List<Object>> categories = new ArrayList<>();
    List<List<Object>> results = new ArrayList<>();
    List<List<Object>> baselines = new ArrayList<>();
    List<List<Object>> targets = new ArrayList<>();
    for (Indicator indicator : catalog.indicators()) {
      rows.add(row(indicator, rows.size() + 1));
      addCategories(categories, indicator);
      indicator.results().forEach(id -> results.add(List.of(indicator.code(), id)));
      indicator.baselines().forEach(id -> baselines.add(List.of(indicator.code(), id)));
      indicator.targets().forEach(id -> targets.add(List.of(indicator.code(), "", "", id)));
      for (Indicator.Companion companion : indicator.companions()) {
        companion
            .targets()
            .forEach(id -> targets.add(List.of(indicator.code(), "companion", companion.id(), id)));
      }
    }
    return List.of(
        new Declared(
            "indicators",
            new Words("Indicadores: qué significa cada uno", "Indicators: what each one means"),
            List.of(
                "code varchar",
                "id varchar",
                "position integer",
                "axis varchar",
                "component varchar",
                "component_es varchar",
                "component_en varchar",
                "name_es varchar",
                "name_en varchar",
                "definition_es varchar",
                "definition_en varchar",
                "numerator_es varchar",
                "numerator_en varchar",
                "denominator_es varchar",
                "denominator_en varchar",
                "unit varchar",
                "unit_name_es varchar",
                "unit_name_en varchar",
                "unit_symbol_es varchar",
                "unit_symbol_en varchar",
                "decimals integer",
                "scale double",
                "is_share boolean",
                "better varchar",
                "counts varchar",
                "counts_es varchar",
                "counts_en varchar",
                "counts_things boolean",
                "universe varchar",
                "urban varchar",
                "area varchar",
                "sample boolean",
                "measures_own_activity boolean",
                "scale_top double",
                "origin varchar",
                "results varchar[]",
                "sdg varchar[]",
                "caveats_es varchar[]",
                "caveats_en varchar[]",
                "why_es varchar",
                "why_en varchar"),
            rows),
        new Declared(
            "breakdown_categories",
            new Words(
                "Categorías de los desgloses de cada indicador",
                "Categories of each indicator's breakdowns"),
            List.of(
                "indicator varchar",
                "breakdown varchar",
                "kind varchar",
                "position integer",
                "category varchar",
                "breakdown_es varchar",
                "breakdown_en varchar",
                "category_es varchar",
                "category_en varchar",
                "unit varchar",
                "unit_symbol_es varchar",
                "unit_symbol_en varchar",
                "decimals integer",
                "scale double",
                "is_share boolean",
                "urban_register varchar"),
            categories),
        new Declared(
            "indicator_results",
            new Words(
                "Resultados que informa cada indicador", "Results that each indicator informs"),
            List.of("indicator varchar", "result varchar"),
            results),
        new Declared(
            "indicator_baselines",
            new Words(
                "Puntos con que se compara cada indicador",
                "Points that each indicator is compared with"),
            List.of("indicator varchar", "baseline varchar"),
            baselines),
        new Declared(
            "indicator_targets",
            new Words(
                "Valores por alcanzar de cada indicador, o de un acompañante suyo",
                "Values that each indicator, or a companion of it, is to reach"),
            List.of("indicator varchar", "breakdown varchar", "category varchar", "target varchar"),
            targets));
  }

  private static Declared peopleCounts(IndicatorCatalog catalog) {
    List<List<Object>> rows = new ArrayList<>();
    for (Indicator indicator : catalog.indicators()) {
      if (indicator.people() != Indicator.People.NONE) {
        rows.add(List.of(indicator.code(), "", lower(indicator.people()), indicator.peopleOf()));
      }
      for (Indicator.Companion companion : indicator.companions()) {
        if (companion.people() != Indicator.People.NONE) {
          rows.add(
              List.of(
                  indicator.code(),
                  companion.id(),
                  lower(companion.people()),
                  indicator.code() + "/" + companion.id()));
        }
      }
    }
    return new Declared(
        "people_counts",
        new Words(
            "Qué conteos son de personas, hogares o abonados: de un indicador (sin acompañante) o de"
                + " un acompañante",
            "Which counts are of people, households or users: of an indicator (without companion) or"
                + " of a companion"),
        List.of("indicator varchar", "companion varchar", "people_in varchar", "people_of varchar"),
        rows);
  }

  private static List<Object> row(Indicator indicator, int position) {
    List<Object> row = new ArrayList<>();
    row.add(indicator.code());
    row.add(indicator.id());
    row.add(position);
    row.add(indicator.axis());
    row.add(indicator.component().id());
    addWords(row, indicator.component().name());
    addWords(row, indicator.name());
    addWords(row, indicator.definition());
    addWords(row, indicator.numerator());
    addWords(row, indicator.denominator());
    row.add(indicator.unit().id());
    addWords(row, indicator.unit().name());
    addWords(row, indicator.unit().symbol());
    row.add(indicator.unit().decimals());
    row.add(indicator.unit().scale());
    row.add(indicator.unit().id().equals("percent"));
    row.add(lower(indicator.better()));
    row.add(lower(indicator.counts()));
    addWords(row, indicator.counts().words());
    row.add(indicator.counts().areThings());
    row.add(indicator.universe());
    row.add(lower(indicator.urban()));
    row.add(lower(indicator.area()));
    row.add(indicator.sample());
    row.add(indicator.measuresOwnActivity());
    row.add(indicator.scaleTop() > 0 ? indicator.scaleTop() : null);
    row.add(lower(indicator.origin()));
    row.add(indicator.results());
    row.add(indicator.sdg());
    row.add(texts(indicator.caveats(), Words::es));
    row.add(texts(indicator.caveats(), Words::en));
    row.add(indicator.why() == null ? null : indicator.why().es());
    row.add(indicator.why() == null ? null : indicator.why().en());
    return row;
  }

  private static void addCategories(List<List<Object>> categories, Indicator indicator) {
    for (Indicator.Breakdown breakdown : indicator.breakdowns()) {
      List<Indicator.Breakdown.Category> all = new ArrayList<>(breakdown.categories());
      if (breakdown.kind() == Indicator.Breakdown.Kind.SHARE) {
        all.add(
            new Indicator.Breakdown.Category(
                CountedView.UNKNOWN, new Words("Sin dato", "No data")));
      }
      for (int i = 0; i < all.size(); i++) {
        List<Object> row = new ArrayList<>();
        row.add(indicator.code());
        row.add(breakdown.column());
        row.add(lower(breakdown.kind()));
        row.add(i + 1);
        row.add(all.get(i).id());
        addWords(row, breakdown.name());
        addWords(row, all.get(i).name());
        addUnit(row, indicator.unit());
        row.add("");
        categories.add(row);
      }
    }
    for (int i = 0; i < indicator.companions().size(); i++) {
      Indicator.Companion companion = indicator.companions().get(i);
      List<Object> row = new ArrayList<>();
      row.add(indicator.code());
      row.add("companion");
      row.add("companion");
      row.add(i + 1);
      row.add(companion.id());
      addWords(row, new Words("Acompañante", "Companion"));
      addWords(row, companion.name());
      addUnit(row, companion.unit());
      row.add(companion.urbanRegister());
      categories.add(row);
    }
  }

  private static void addUnit(List<Object> row, Unit unit) {
    row.add(unit.id());
    addWords(row, unit.symbol());
    row.add(unit.decimals());
    row.add(unit.scale());
    row.add(unit.id().equals("percent"));
  }

  private static List<Declared> comparisons(IndicatorCatalog catalog) {
    List<List<Object>> edges = new ArrayList<>();
    List<List<Object>> headlines = new ArrayList<>();
    catalog
        .results()
        .values()
        .forEach(
            result ->
                result
                    .headlines()
                    .forEach(
                        headline ->
                            headlines.add(
                                List.of(
                                    result.id(),
                                    headline.indicator(),
                                    headline.breakdown(),
                                    headline.category()))));
    catalog
        .results()
        .values()
        .forEach(result -> result.leadsTo().forEach(to -> edges.add(List.of(result.id(), to))));
    return List.of(
        new Declared(
            "baselines",
            new Words(
                "Valores de los que puede partir una tendencia",
                "Values that a trend may start from"),
            List.of(
                "id varchar",
                "kind varchar",
                "measure varchar",
                "variable varchar",
                "scope varchar",
                "year integer",
                "residence varchar",
                "value double",
                "breakdown varchar",
                "category varchar",
                "generation integer",
                "definition_es varchar",
                "definition_en varchar",
                "source_es varchar",
                "source_en varchar",
                "page_es varchar",
                "page_en varchar",
                "counted_of integer",
                "edition varchar",
                "restates varchar",
                "target varchar"),
            catalog.baselines().values().stream().map(DeclaredTables::row).toList()),
        new Declared(
            "targets",
            new Words("Valores por alcanzar", "Values to be reached"),
            List.of(
                "id varchar",
                "year integer",
                "value double",
                "origin varchar",
                "approved_by varchar",
                "note_es varchar",
                "note_en varchar"),
            catalog.targets().values().stream()
                .map(
                    target ->
                        List.<Object>of(
                            target.id(),
                            target.year(),
                            target.value(),
                            lower(target.origin()),
                            target.approvedBy(),
                            target.note().es(),
                            target.note().en()))
                .toList()),
        new Declared(
            "results",
            new Words("Resultados de la teoría de cambio", "Results of the theory of change"),
            List.of(
                "id varchar",
                "name_es varchar",
                "name_en varchar",
                "area_code varchar",
                "in_prose varchar",
                "unmeasured_es varchar",
                "unmeasured_en varchar"),
            catalog.results().values().stream()
                .map(
                    result ->
                        Arrays.<Object>asList(
                            result.id(),
                            result.name().es(),
                            result.name().en(),
                            result.area(),
                            result.inProse(),
                            result.unmeasured() == null ? null : result.unmeasured().es(),
                            result.unmeasured() == null ? null : result.unmeasured().en()))
                .toList()),
        new Declared(
            "result_edges",
            new Words("Qué resultado es condición de cuál", "Which result is a condition of which"),
            List.of("result varchar", "leads_to varchar"),
            edges),
        new Declared(
            "result_headlines",
            new Words(
                "Indicadores, o partes de uno, cuyo peor estado es el del resultado",
                "Indicators, or parts of one, whose worst status is that of the result"),
            List.of("result varchar", "indicator varchar", "breakdown varchar", "category varchar"),
            headlines),
        new Declared(
            "events",
            new Words(
                "Acontecimientos que cortan lo observado antes",
                "Events that break what was observed before"),
            List.of("id varchar", "date date", "name_es varchar", "name_en varchar"),
            catalog.events().values().stream()
                .map(
                    event ->
                        List.<Object>of(
                            event.id(),
                            event.date().toString(),
                            event.name().es(),
                            event.name().en()))
                .toList()),
        new Declared(
            "editions",
            new Words(
                "Ediciones de lo que estiman los publicadores, con su nombre y el día en que se publicaron",
                "Editions of what publishers estimate, with their name and the day they were published"),
            List.of(
                "id varchar",
                "publisher varchar",
                "edition varchar",
                "published_on date",
                "status varchar",
                "name_es varchar",
                "name_en varchar",
                "source varchar"),
            catalog.editions().values().stream()
                .map(
                    edition ->
                        Arrays.<Object>asList(
                            edition.id(),
                            edition.publisher(),
                            edition.edition(),
                            edition.publishedOn().map(java.time.LocalDate::toString).orElse(null),
                            lower(edition.status()),
                            edition.name().es(),
                            edition.name().en(),
                            edition.source()))
                .toList()),
        new Declared(
            "edition_publishers",
            new Words(
                "Cómo se llama una edición que no está en la lista, por publicador",
                "How an edition that is not listed is called, by publisher"),
            List.of(
                "publisher varchar",
                "words_es varchar",
                "words_en varchar",
                "dated_es varchar",
                "dated_en varchar"),
            catalog.publishers().values().stream()
                .map(
                    publisher ->
                        List.<Object>of(
                            publisher.publisher(),
                            publisher.words().es(),
                            publisher.words().en(),
                            publisher.dated().es(),
                            publisher.dated().en()))
                .toList()));
  }

  private static List<Object> row(Baseline baseline) {
    return List.of(
        baseline.id(),
        lower(baseline.kind()),
        lower(baseline.measure()),
        baseline.variable(),
        baseline.scope(),
        baseline.year(),
        baseline.residence(),
        baseline.value(),
        baseline.breakdown(),
        baseline.category(),
        baseline.generation(),
        baseline.definition().es(),
        baseline.definition().en(),
        baseline.source().es(),
        baseline.source().en(),
        baseline.page().es(),
        baseline.page().en(),
        baseline.of(),
        baseline.edition(),
        baseline.restates(),
        baseline.target());
  }

  private static List<Declared> dictionary(List<LakeTables.LakeTable> lake) {
    List<List<Object>> tables = new ArrayList<>();
    List<List<Object>> columns = new ArrayList<>();
    for (LakeTables.LakeTable table : lake) {
      tables.add(List.of(table.name(), table.comment().es(), table.comment().en()));
      int position = 0;
      for (Column column : table.columns()) {
        position++;
        columns.add(
            List.of(
                table.name(),
                position,
                column.name(),
                lower(column.type()),
                column.unit(),
                column.meaning().es(),
                column.meaning().en()));
      }
    }
    return List.of(
        new Declared(
            "tables",
            new Words("Tablas del lago", "Tables of the lake"),
            List.of("table_name varchar", "meaning_es varchar", "meaning_en varchar"),
            tables),
        new Declared(
            "columns",
            new Words("Columnas de las tablas del lago", "Columns of the tables of the lake"),
            List.of(
                "table_name varchar",
                "position integer",
                "column_name varchar",
                "type varchar",
                "unit varchar",
                "meaning_es varchar",
                "meaning_en varchar"),
            columns));
  }

  private static List<Declared> queries(Collection<SqlTree> trees) {
    List<List<Object>> lineage = new ArrayList<>();
    List<List<Object>> queries = new ArrayList<>();
    for (SqlTree tree : trees) {
      SqlFile file = tree.file();
      queries.add(
          List.of(
              file.schema(), file.name(), file.file(), Arrays.asList(file.sql().split("\n", -1))));
      for (SqlTree.Reference reference : tree.references()) {
        lineage.add(List.of(file.schema(), file.name(), reference.schema(), reference.name()));
      }
    }
    return List.of(
        new Declared(
            "query_lines",
            new Words(
                "La consulta de cada vista, línea por línea", "The query of each view, by lines"),
            List.of("schema_name varchar", "name varchar", "file varchar", "sql_lines varchar[]"),
            sorted(queries)),
        new Declared(
            "lineage",
            new Words(
                "Qué lee cada vista, tomado de su consulta",
                "What each view reads, taken from its query"),
            List.of(
                "schema_name varchar",
                "name varchar",
                "reads_schema varchar",
                "reads_name varchar"),
            sorted(lineage)),
        new Declared(
            "view_contents",
            new Words(
                "Qué tenía cada vista que otras leen cuando se hizo este almacén, para que el"
                    + " siguiente sepa qué cambió",
                "What each view that others read held when this warehouse was made, for the next"
                    + " to know what changed"),
            List.of("name varchar", "content varchar"),
            List.of()),
        new Declared(
            "versions",
            new Words(
                "Versión de cada tabla, vista y macro: donde dos almacenes dan la misma, las filas son"
                    + " las mismas",
                "Version of each table, view and macro: where two warehouses give the same one, the"
                    + " rows are the same"),
            List.of("name varchar", "version varchar"),
            List.of()));
  }

  private static List<List<Object>> sorted(List<List<Object>> rows) {
    return rows.stream()
        .sorted(
            java.util.Comparator.comparing(
                row -> row.stream().map(String::valueOf).collect(Collectors.joining("\u0000"))))
        .toList();
  }

  static void addWords(List<Object> row, Words words) {
    row.add(words.es());
    row.add(words.en());
  }

  private static List<String> texts(List<Words> words, Function<Words, String> language) {
    return words.stream().map(language).toList();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
