package org.ptps.warehouse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ptps.catalog.BackgroundTask;
import org.ptps.catalog.Column;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * Creates the schemas of a warehouse: {@code lake} and {@code declared} as tables, {@code macros}
 * as functions, {@code model} and {@code indicator} as views, {@code report} as tables, or as views
 * where these are as fast.
 */
final class WarehouseLayers {
  /** Schema of temporary tables during a build. */
  private static final String GATHERED = "gathered";

  /** Prefix of temporary tables with the counted rows of one indicator. */
  private static final String COUNTED = "counted_";

  /** Number of queries created in parallel. */
  private static final int WORKERS = 2;

  /** Rows that DuckDB scans on one core: a row group. */
  private static final int ROWS_OF_ONE_CORE = 122_880;

  private final Database database;
  private final WarehouseInputs inputs;
  private final Map<String, List<Map<String, Object>>> given;
  private final Optional<Cut> cut;
  private final Optional<WarehouseFile> before;

  /** Tables of the lake that hold other rows than those of the other warehouse, where known. */
  private final Optional<Set<String>> changedInLake;

  private final Problems problems = new Problems();
  private final Map<String, Words> meanings = new TreeMap<>();
  private TableWords words;
  private ByIndicator byIndicator;
  private final Map<String, List<String>> columns = new HashMap<>();
  private final Map<String, List<String>> comments = new LinkedHashMap<>();

  /** Rows of {@code declared.meanings}. */
  private final List<List<Object>> english = new ArrayList<>();

  private final Map<String, String> contents = new ConcurrentHashMap<>();

  /** Views that were materialized during the build, in order of creation. */
  private List<SqlFile> computedOnce = List.of();

  private final Set<String> materialized = ConcurrentHashMap.newKeySet();

  /** What differs from the other warehouse when updating a copy. */
  private Optional<Differences> differences = Optional.empty();

  private final TableVersions versions = new TableVersions();

  /**
   * @param given rows that replace model views, by name, for worked examples
   */
  WarehouseLayers(
      Database database, WarehouseInputs inputs, Map<String, List<Map<String, Object>>> given) {
    this(database, inputs, given, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private WarehouseLayers(
      Database database,
      WarehouseInputs inputs,
      Map<String, List<Map<String, Object>>> given,
      Optional<Cut> cut,
      Optional<WarehouseFile> before,
      Optional<Set<String>> changedInLake) {
    this.database = database;
    this.inputs = inputs;
    this.given = given;
    this.cut = cut;
    this.before = before;
    this.changedInLake = changedInLake;
  }

  /** Layers over the lake of another warehouse as of a date. */
  static WarehouseLayers of(Database database, WarehouseInputs inputs, Cut cut) {
    return new WarehouseLayers(
        database, inputs, Map.of(), Optional.of(cut), Optional.empty(), Optional.empty());
  }

  /**
   * Layers in a copy of another warehouse of the same declarations; only differences are recreated.
   *
   * @param cut what is left out of the lake of that warehouse; where it is empty, the lake is read
   * @param before the warehouse that the database's file is a copy of
   */
  static WarehouseLayers within(
      Database database, WarehouseInputs inputs, Optional<Cut> cut, WarehouseFile before) {
    return new WarehouseLayers(
        database, inputs, Map.of(), cut, Optional.of(before), Optional.empty());
  }

  /**
   * Layers in a copy of another warehouse of the same declarations over a lake of which the changed
   * tables are known.
   *
   * @param changed names of these tables; where it is empty, all are read and compared
   */
  static WarehouseLayers updating(
      Database database,
      WarehouseInputs inputs,
      Optional<Set<String>> changed,
      WarehouseFile before) {
    return new WarehouseLayers(
        database, inputs, Map.of(), Optional.empty(), Optional.of(before), changed);
  }

  /**
   * Creates everything, with comments on tables, views and columns.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException with every problem found
   */
  void create() {
    List<LakeTables.LakeTable> lake = LakeTables.all(inputs.tables());
    List<DeclaredTables.Declared> declared = new ArrayList<>();
    List<SqlTree> created = createTablesAndQueries(lake, declared, this::allQueries, true);
    byIndicator.check(created.stream().map(tree -> tree.file().qualified()).toList(), problems);
    readMeanings(lake);
    words = TableWords.read(inputs.home(), problems);
    readColumns();
    lake.forEach(
        table -> {
          comment("table", "lake." + table.name(), table.comment());
          commentColumns("lake", table.name(), own(table.columns()));
        });
    declared.forEach(
        table -> {
          comment("table", "declared." + table.name(), table.comment());
          commentColumns("declared", table.name(), Map.of());
        });
    comment("view", DeclaredTables.QUERIES, DeclaredTables.ABOUT_QUERIES);
    commentColumns("declared", "queries", Map.of());
    created.forEach(tree -> commentQuery(tree.file()));
    problems.throwIfAny();
    differences.map(Differences::renewed).ifPresent(comments.keySet()::retainAll);
    Set<String> tables = tables(lake, declared);
    created.stream()
        .map(SqlTree::file)
        .filter(this::isTable)
        .forEach(file -> tables.add(file.qualified()));
    finish(tables);
    writeVersions(created);
  }

  private static Set<String> tables(
      List<LakeTables.LakeTable> lake, List<DeclaredTables.Declared> declared) {
    Set<String> tables = new LinkedHashSet<>();
    lake.forEach(table -> tables.add("lake." + table.name()));
    declared.forEach(table -> tables.add("declared." + table.name()));
    return tables;
  }

  /** Comments tables while views are created, then comments views. */
  private void finish(Set<String> tables) {
    DeclaredTables.fillMeanings(database, english);
    List<List<String>> ofTables = new ArrayList<>();
    List<List<String>> ofViews = new ArrayList<>();
    comments.forEach((name, each) -> (tables.contains(name) ? ofTables : ofViews).add(each));
    try (Database other = database.alongside()) {
      BackgroundTask.both(
          () -> {
            layViews(other);
            writeComments(other, ofViews);
          },
          () -> writeComments(database, ofTables));
    }
  }

  private static void writeComments(Database on, List<List<String>> comments) {
    if (!comments.isEmpty()) {
      on.inOneGo(
          () ->
              on.execute(
                  comments.stream().flatMap(List::stream).collect(Collectors.joining(";\n"))));
    }
  }

  /**
   * Creates everything without comments, for a file that only reports read.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException with every problem found
   */
  void createWithoutComments() {
    List<SqlTree> created =
        createTablesAndQueries(
            LakeTables.all(inputs.tables()), new ArrayList<>(), this::allQueries, true);
    layViews(database);
    writeVersions(created);
  }

  /**
   * @param created queries in order of dependency
   */
  private void writeVersions(List<SqlTree> created) {
    List<String> tables =
        database
            .query(
                "select schema_name || '.' || table_name as name from duckdb_tables() where"
                    + " database_name = current_database() and schema_name in ('lake', 'declared')"
                    + " order by name")
            .rows()
            .stream()
            .map(row -> row.text("name"))
            .filter(name -> !name.equals(TableVersions.TABLE))
            .filter(name -> !name.equals(Differences.VIEW_CONTENTS))
            .toList();
    List<String> unread =
        tables.stream()
            .filter(
                name ->
                    Differences.OF_THE_BUILD.contains(name)
                        || differences.map(known -> known.changes(name)).orElse(true))
            .toList();
    differences.ifPresent(known -> tables.forEach(name -> versions.keep(name, known.versions())));
    database
        .query(Differences.contents(unread, table -> table))
        .forEach(row -> versions.put(row.text("name"), row.text("content")));
    cut.ifPresent(source -> source.versions().forEach(versions::put));
    versions.put(DeclaredTables.QUERIES, versions.find(DeclaredTables.QUERY_LINES).orElseThrow());
    for (SqlTree tree : created) {
      if (differences.map(known -> known.changes(tree.file().qualified())).orElse(true)) {
        versions.compute(tree);
      } else {
        versions.keep(tree.file().qualified(), differences.get().versions());
      }
    }
    database.execute("delete from " + TableVersions.TABLE);
    database.insert(TableVersions.TABLE, List.of("name", "version"), versions.rows());
  }

  /**
   * Creates some tables or views and their dependencies, without comments.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException with every problem found
   */
  void createOnly(String... qualified) {
    List<SqlTree> trees = reached(qualified);
    createTablesAndQueries(LakeTables.all(inputs.tables()), new ArrayList<>(), () -> trees, false);
  }

  /**
   * Creates some tables or views and their dependencies as fast as a whole warehouse: on all cores,
   * each shared view once, of the lake only what they read. Views below them are not kept.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException with every problem found
   */
  void createAlone(String... qualified) {
    List<SqlTree> trees = reached(qualified);
    Set<String> read =
        trees.stream()
            .flatMap(tree -> tree.references().stream())
            .map(SqlTree.Reference::qualified)
            .collect(Collectors.toSet());
    List<LakeTables.LakeTable> lake =
        LakeTables.all(inputs.tables()).stream()
            .filter(table -> read.contains("lake." + table.name()))
            .toList();
    createTablesAndQueries(lake, new ArrayList<>(), () -> trees, true);
    layViews(database);
  }

  /** Queries that some rest on, and these. */
  private List<SqlTree> reached(String... qualified) {
    Map<String, SqlFile> files =
        SqlFiles.read(inputs.home(), inputs.catalog().indicators(), problems).stream()
            .collect(Collectors.toMap(SqlFile::qualified, file -> file));
    List<SqlTree> trees = new ArrayList<>();
    Set<String> seen = new HashSet<>(List.of(qualified));
    Deque<String> needed = new ArrayDeque<>(seen);
    while (!needed.isEmpty()) {
      SqlFile file = files.get(needed.remove());
      if (file != null) {
        SqlTree tree = SqlTree.parse(database, file, problems);
        trees.add(tree);
        tree.references().stream()
            .map(SqlTree.Reference::qualified)
            .filter(seen::add)
            .forEach(needed::add);
      }
    }
    return trees;
  }

  /**
   * Creates macros only.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException with every problem found
   */
  void createMacros() {
    List<SqlTree> macros =
        SqlFiles.read(inputs.home(), inputs.catalog().indicators(), problems).stream()
            .filter(file -> file.schema().equals(SqlFile.MACROS))
            .map(file -> SqlTree.parse(database, file, problems))
            .toList();
    createQueries(SqlOrder.of(macros, List.of(), problems), false);
    problems.throwIfAny();
  }

  /** Reads all declarations; mistakes are reported when they are created. */
  void readAhead() {
    List<LakeTables.LakeTable> lake = LakeTables.all(inputs.tables());
    declare(lake, new ArrayList<>(), this::allQueries);
    readMeanings(lake);
    TableWords.read(inputs.home(), problems);
  }

  private boolean isGiven(SqlFile file) {
    return file.schema().equals("model") && given.containsKey(file.name());
  }

  private List<SqlTree> allQueries() {
    List<SqlTree> trees = new ArrayList<>();
    for (SqlFile file : SqlFiles.read(inputs.home(), inputs.catalog().indicators(), problems)) {
      trees.add(SqlTree.parse(database, file, problems));
    }
    return trees;
  }

  private List<SqlTree> createTablesAndQueries(
      List<LakeTables.LakeTable> lake,
      List<DeclaredTables.Declared> declared,
      Supplier<List<SqlTree>> queries,
      boolean computesOnce) {
    if (before.isPresent()) {
      return update(lake, declared, queries, before.get());
    }
    if (cut.isPresent()) {
      List<SqlTree> ordered = declare(lake, declared, queries);
      Map<String, Cut.Time> times = Cut.times(inputs.home(), lake, problems);
      problems.throwIfAny();
      cut.get().open(database);
      loadCut(lake, lake, declared, times);
      createQueries(ordered, computesOnce);
      problems.throwIfAny();
      return ordered;
    }
    Problems ofLake = new Problems();
    List<SqlTree> ordered = new ArrayList<>();
    // The lake is loaded while queries are parsed.
    try (Database other = database.alongside()) {
      BackgroundTask.both(
          () -> {
            LakeTables.create(other, lake);
            LakeTables.load(other, inputs.lake(), lake, ofLake);
          },
          () -> {
            ordered.addAll(declare(lake, declared, queries));
            Cut.times(inputs.home(), lake, problems);
            problems.throwIfAny();
            DeclaredTables.create(database, declared);
          });
    }
    ofLake.all().forEach(problems::add);
    createQueries(ordered, computesOnce);
    problems.throwIfAny();
    return ordered;
  }

  /**
   * @param read tables that are filled; the others are read where they lie in the file
   */
  private void loadCut(
      List<LakeTables.LakeTable> lake,
      List<LakeTables.LakeTable> read,
      List<DeclaredTables.Declared> declared,
      Map<String, Cut.Time> times) {
    LakeTables.create(database, read);
    lake.stream()
        .filter(table -> !read.contains(table))
        .forEach(
            table ->
                database.execute(
                    "create view lake."
                        + table.name()
                        + " as from "
                        + Database.BUILDING
                        + ".lake."
                        + table.name()));
    DeclaredTables.create(database, declared);
    cut.get().load(database, times, lake, read);
    cut.get().limitDeclarations(database);
    cut.get().close(database);
  }

  /** Updates a copy of another warehouse. */
  private List<SqlTree> update(
      List<LakeTables.LakeTable> lake,
      List<DeclaredTables.Declared> declared,
      Supplier<List<SqlTree>> queries,
      WarehouseFile before) {
    List<SqlTree> ordered = declare(lake, declared, queries);
    Map<String, Cut.Time> times = Cut.times(inputs.home(), lake, problems);
    problems.throwIfAny();
    database.execute(
        "attach "
            + Database.literal(before.forEngine())
            + " as "
            + Differences.BEFORE
            + " (read_only)");
    TableVersions then = TableVersions.of(database, Differences.BEFORE);
    Problems ofLake = new Problems();
    List<LakeTables.LakeTable> read;
    if (cut.isPresent()) {
      cut.get().open(database);
      read = cut.get().changedSince(then, lake);
    } else {
      read =
          lake.stream()
              .filter(
                  table -> changedInLake.map(names -> names.contains(table.name())).orElse(true))
              .toList();
    }
    database.beside(
        () -> {
          if (cut.isPresent()) {
            loadCut(lake, read, declared, times);
          } else {
            LakeTables.create(database, read);
            DeclaredTables.create(database, declared);
            LakeTables.load(database, inputs.lake(), read, ofLake);
          }
        });
    ofLake.all().forEach(problems::add);
    problems.throwIfAny();
    Set<String> tables = tables(read, declared);
    tables.removeAll(Differences.OF_THE_BUILD);
    Set<String> changed = Differences.between(database, Database.MEMORY, then, tables);
    changed.forEach(
        table ->
            database.execute(
                "create or replace table " + table + " as from " + Database.MEMORY + "." + table));
    Differences known = new Differences(database, byIndicator, then, changed);
    differences = Optional.of(known);
    createQueries(ordered, true);
    problems.throwIfAny();
    known.renewed().addAll(changed);
    database.execute("detach " + Differences.BEFORE);
    before.close();
    return ordered;
  }

  /** Queries in order of dependency; fills the tables of declarations. */
  private List<SqlTree> declare(
      List<LakeTables.LakeTable> lake,
      List<DeclaredTables.Declared> declared,
      Supplier<List<SqlTree>> queries) {
    List<SqlTree> trees = queries.get();
    declared.addAll(DeclaredTables.all(inputs, lake, trees, problems));
    List<String> tables = new ArrayList<>();
    lake.forEach(table -> tables.add("lake." + table.name()));
    declared.forEach(table -> tables.add("declared." + table.name()));
    tables.add(DeclaredTables.QUERIES);
    byIndicator = ByIndicator.read(inputs.home(), problems);
    return SqlOrder.of(trees, tables, problems);
  }

  private void readMeanings(List<LakeTables.LakeTable> lake) {
    Declaration file =
        Declaration.read(inputs.home(), inputs.home().resolve("sql/columns.conf"), problems);
    file.named("columns")
        .forEach(
            (name, child) -> {
              meanings.put(name, new Words(child.text("es"), child.text("en")));
              child.done();
            });
    file.done();
    lake.forEach(
        table ->
            table
                .columns()
                .forEach(column -> meanings.putIfAbsent(column.name(), column.meaning())));
  }

  /**
   * @param computesOnce whether views with several readers are materialized during the build; false
   *     where a test changes their inputs
   */
  private void createQueries(List<SqlTree> ordered, boolean computesOnce) {
    if (differences.isEmpty()) {
      for (String schema : List.of(SqlFile.MACROS, "model", "indicator", "report")) {
        database.execute("create schema " + schema);
      }
    }
    Set<String> shared = computesOnce ? shared(ordered) : new HashSet<>();
    differences.ifPresent(any -> shared.removeIf(any::isLeftToItsTables));
    Set<String> inOnePiece = new HashSet<>(shared);
    inOnePiece.remove(CountedView.NAME);
    Map<String, Indicator> indicators =
        inputs.catalog().indicators().stream()
            .collect(Collectors.toMap(Indicator::id, indicator -> indicator));
    Halves halves =
        new Halves(
            byIndicator, inputs.catalog().indicators().stream().map(Indicator::code).toList());
    List<SqlTree> all = shared.contains(CountedView.NAME) ? countedByParts(ordered) : ordered;
    if (computesOnce) {
      all = halves.before(all, this::isTable);
    }
    if (computesOnce && largestTable() <= ROWS_OF_ONE_CORE) {
      // Parallel queries use the cores; threads within a query would only wait for each other.
      database.execute("set threads = 1");
    }
    UnchangedViews unchanged =
        new UnchangedViews(
            all,
            shared.contains(CountedView.NAME) ? partsOfCounted() : Map.of(),
            byIndicator,
            this::isTable,
            this::computeUnchanged);
    Map<SqlFile, Refusal> refusals =
        SqlWorkers.run(
            database,
            all,
            computesOnce ? WORKERS : 1,
            (on, tree) ->
                differences.isPresent()
                    ? updateOne(on, tree, inOnePiece, halves, differences.get(), unchanged)
                    : createOne(on, tree.file(), inOnePiece, indicators, halves));
    all.forEach(
        tree -> {
          Refusal refusal = refusals.get(tree.file());
          if (refusal != null) {
            problems.add(tree.file().file(), 0, refusal.what(), refusal.toDo());
          }
        });
    if (!refusals.isEmpty()) {
      return;
    }
    computedOnce =
        ordered.stream()
            .map(SqlTree::file)
            .filter(file -> materialized.contains(file.qualified()))
            .toList();
    if (computesOnce) {
      database.execute("delete from " + Differences.VIEW_CONTENTS);
      List<List<Object>> rows = new ArrayList<>();
      new TreeMap<>(contents).forEach((name, content) -> rows.add(List.of(name, content)));
      database.insert(Differences.VIEW_CONTENTS, List.of("name", "content"), rows);
    }
  }

  /** Replaces materialized views by real ones. */
  private void layViews(Database on) {
    // Creating a view makes the engine bind all views below it; from last to first, those below are
    // still tables.
    for (int i = computedOnce.size() - 1; i >= 0; i--) {
      SqlFile file = computedOnce.get(i);
      on.execute("create or replace view " + file.qualified() + " as\n" + file.sql());
    }
  }

  private long largestTable() {
    return database
        .query(
            "select coalesce(max(estimated_size), 0) as largest from duckdb_tables() where"
                + " schema_name = 'lake'")
        .rows()
        .get(0)
        .integer("largest");
  }

  /**
   * Replaces the union of counted rows by one table filled indicator by indicator: as one query it
   * would be planned on one core, and again by each reader.
   */
  private List<SqlTree> countedByParts(List<SqlTree> ordered) {
    Map<String, String> queries = CountedView.queries(inputs.catalog().indicators());
    List<SqlTree> all = new ArrayList<>();
    for (SqlTree tree : ordered) {
      if (!tree.file().qualified().equals(CountedView.NAME) || queries.isEmpty()) {
        all.add(tree);
        continue;
      }
      database.execute(
          "create table " + once(tree.file()) + " (" + CountedView.TABLE_COLUMNS + ")");
      Set<SqlTree.Reference> parts = new LinkedHashSet<>();
      queries.forEach(
          (id, sql) -> {
            SqlFile part = new SqlFile(GATHERED, COUNTED + id, tree.file().file() + ": " + id, sql);
            all.add(new SqlTree(part, Set.of(new SqlTree.Reference("indicator", id, 0))));
            parts.add(new SqlTree.Reference(GATHERED, part.name(), 0));
          });
      SqlFile view =
          new SqlFile(
              tree.file().schema(),
              tree.file().name(),
              tree.file().file(),
              "from " + once(tree.file()));
      all.add(new SqlTree(view, parts));
    }
    return all;
  }

  /** Adds the counted rows of one indicator to the table. */
  private static void gather(Database on, SqlFile part) {
    on.execute("insert into " + once(CountedView.NAME) + "\n" + part.sql());
  }

  private static String partOfCounted(Indicator indicator) {
    return GATHERED + "." + COUNTED + indicator.id();
  }

  /** Of each part of the counted rows the code of its indicator. */
  private Map<String, String> partsOfCounted() {
    Map<String, String> parts = new LinkedHashMap<>();
    inputs
        .catalog()
        .indicators()
        .forEach(indicator -> parts.put(partOfCounted(indicator), indicator.code()));
    return parts;
  }

  /** Materializes a view that holds what it held in the warehouse before. */
  private void computeUnchanged(Database on, SqlTree tree) {
    if (tree.file().schema().equals(GATHERED)) {
      gather(on, tree.file());
      layCounted(on);
    } else {
      materialize(on, tree.file());
      differences.ifPresent(known -> known.renewed().add(tree.file().qualified()));
    }
  }

  /** Lets the view of counted rows read what was gathered. */
  private synchronized void layCounted(Database on) {
    if (materialized.add(CountedView.NAME)) {
      on.execute(
          "create or replace view " + CountedView.NAME + " as from " + once(CountedView.NAME));
      differences.ifPresent(known -> known.renewed().add(CountedView.NAME));
    }
  }

  /** Records the counted rows of each indicator. */
  private void noteCounted(Database on) {
    Map<String, String> counted = new HashMap<>();
    on.query(
            "select indicator, "
                + Differences.CONTENT
                + " as content from "
                + once(CountedView.NAME)
                + " as t group by indicator")
        .forEach(row -> counted.put(row.text("indicator"), row.text("content")));
    partsOfCounted()
        .forEach((part, code) -> contents.putIfAbsent(part, counted.getOrDefault(code, "0")));
  }

  /** Error of a query, with remedy. */
  record Refusal(Words what, Words toDo) {}

  /** Creates one query; returns an error, if any. */
  private Optional<Refusal> createOne(
      Database on,
      SqlFile file,
      Set<String> shared,
      Map<String, Indicator> indicators,
      Halves halves) {
    Optional<Refusal> refused =
        refused(
            () -> {
              Optional<String> computed = halves.rows(file);
              if (halves.holds(file)) {
                halves.compute(on, file, Differences.Change.WHOLE);
              } else if (computed.isPresent()) {
                on.execute("create table " + file.qualified() + " as " + computed.get());
                halves.drop(on, file);
              } else if (file.schema().equals(GATHERED)) {
                gather(on, file);
              } else if (shared.contains(file.qualified())) {
                computeOnce(on, file);
              } else {
                create(on, file);
                if (file.sql().equals("from " + once(CountedView.NAME))) {
                  materialized.add(file.qualified());
                  noteCounted(on);
                }
              }
            });
    if (refused.isPresent()) {
      return refused;
    }
    if (file.qualified().equals("model.thresholds")) {
      return checkThresholds(on);
    }
    Indicator indicator = file.schema().equals("indicator") ? indicators.get(file.name()) : null;
    return indicator == null ? Optional.empty() : checkColumns(on, file, indicator);
  }

  /** Updates one query of a copy; macros are unchanged. */
  private Optional<Refusal> updateOne(
      Database on,
      SqlTree tree,
      Set<String> shared,
      Halves halves,
      Differences differences,
      UnchangedViews unchanged) {
    SqlFile file = tree.file();
    String query = file.qualified();
    return refused(
        () -> {
          Differences.Change change = differences.of(halves.whole(tree));
          Optional<Set<String>> some =
              change.whole() ? Optional.empty() : Optional.of(change.indicators());
          if (halves.holds(file)) {
            if (!change.isNone()) {
              unchanged.before(on, halves.whole(tree), some);
              halves.compute(on, file, change);
            }
          } else if (file.schema().equals(GATHERED) || shared.contains(query)) {
            if (change.isNone()) {
              differences.content(query).ifPresent(content -> contents.put(query, content));
              unchanged.leave(tree);
            } else if (file.schema().equals(GATHERED)) {
              unchanged.before(on, tree, Optional.empty());
              gather(on, file);
              layCounted(on);
            } else {
              unchanged.before(on, tree, Optional.empty());
              computeOnce(on, file);
              differences.renewed().add(query);
              differences.computed(query, contents.get(query));
            }
          } else if (isTable(file)) {
            if (!change.isNone()) {
              unchanged.before(on, tree, some);
            }
            differences.table(on, tree, halves.rows(file));
            halves.drop(on, file);
          } else if (!file.schema().equals(SqlFile.MACROS)) {
            if (query.equals(CountedView.NAME) && file.sql().equals("from " + once(query))) {
              noteCounted(on);
              partsOfCounted()
                  .forEach((part, code) -> differences.counted(part, code, contents.get(part)));
            }
            differences.lies(tree);
          }
        });
  }

  /** Error of a query that the engine refuses. */
  static Optional<Refusal> refused(Runnable creation) {
    try {
      creation.run();
      return Optional.empty();
    } catch (WarehouseException e) {
      // A full disk is not the query's fault.
      MachineException.in(e)
          .ifPresent(
              machine -> {
                throw machine;
              });
      return Optional.of(
          new Refusal(
              new Words(
                  "el motor rechaza la consulta: " + e.getMessage(),
                  "the engine refuses the query: " + e.getMessage()),
              new Words("corríjala", "mend it")));
    }
  }

  /** Materializes a view with many readers for the time of the build. */
  private void computeOnce(Database on, SqlFile file) {
    materialize(on, file);
    if (!byIndicator.holds(file.qualified())) {
      contents.put(file.qualified(), Differences.content(on, once(file)));
    }
  }

  private void materialize(Database on, SqlFile file) {
    on.execute("create table " + once(file) + " as\n" + file.sql());
    on.execute("create or replace view " + file.qualified() + " as from " + once(file));
    materialized.add(file.qualified());
  }

  private static String once(SqlFile file) {
    return once(file.qualified());
  }

  private static String once(String query) {
    return "memory.main." + query.replace('.', '_') + "_once";
  }

  private Set<String> shared(List<SqlTree> ordered) {
    Map<String, Long> readers =
        ordered.stream()
            .flatMap(tree -> tree.references().stream())
            .collect(Collectors.groupingBy(SqlTree.Reference::qualified, Collectors.counting()));
    return ordered.stream()
        .map(SqlTree::file)
        .filter(file -> !file.schema().equals(SqlFile.MACROS) && !isTable(file))
        .filter(file -> !isGiven(file) && readers.getOrDefault(file.qualified(), 0L) > 1)
        .map(SqlFile::qualified)
        .collect(Collectors.toSet());
  }

  private void commentQuery(SqlFile file) {
    if (file.schema().equals(SqlFile.MACROS)) {
      addComment(file.isTableMacro() ? "macro table" : "macro", file.qualified(), file.comment());
      return;
    }
    Indicator indicator =
        file.schema().equals("indicator") ? inputs.catalog().find(file.name()).orElse(null) : null;
    comment(
        isTable(file) ? "table" : "view",
        file.qualified(),
        indicator == null ? words.of(file) : about(indicator));
    commentColumns(file.schema(), file.name(), indicator == null ? Map.of() : columnsOf(indicator));
  }

  private boolean isTable(SqlFile file) {
    return file.schema().equals("report") && !file.isStoredElsewhere() || isGiven(file);
  }

  private void create(Database on, SqlFile file) {
    if (file.schema().equals(SqlFile.MACROS)) {
      on.execute(file.sql());
    } else if (isGiven(file)) {
      on.execute("create table " + file.qualified() + " as from (" + file.sql() + "\n) limit 0");
      fillGiven(file);
    } else if (isTable(file)) {
      on.execute(
          "create table " + file.qualified() + " as from (" + file.sql() + "\n) order by all");
    } else {
      on.execute("create view " + file.qualified() + " as\n" + file.sql());
    }
  }

  /**
   * Fills a view with given rows. Flags that an example leaves out are false and lists empty, but
   * every row has an origin; other columns, and flags given as null, are null.
   */
  private void fillGiven(SqlFile file) {
    fill(file, given.get(file.name()));
  }

  /**
   * Replaces the rows of an existing view, keeping its columns and types.
   *
   * @param rows as worked examples give them
   */
  void replaceView(SqlFile file, List<Map<String, Object>> rows) {
    database.execute(
        "create table " + file.qualified() + "_given as from " + file.qualified() + " limit 0");
    database.execute("drop view " + file.qualified());
    database.execute("alter table " + file.qualified() + "_given rename to " + file.name());
    fill(file, rows);
  }

  /** Changes the rows of a replaced view. */
  void refill(SqlFile file, List<Map<String, Object>> rows) {
    database.execute("delete from " + file.qualified());
    fill(file, rows);
  }

  void restoreView(SqlFile file) {
    database.execute("drop table " + file.qualified());
    create(database, file);
  }

  /** Fills a table with given rows, with the defaults of {@link #fillGiven}. */
  private void fill(SqlFile file, List<Map<String, Object>> rows) {
    Map<String, String> types = new LinkedHashMap<>();
    database
        .query("describe " + file.qualified())
        .forEach(row -> types.put(row.text("column_name"), row.text("column_type")));
    List<List<Object>> all = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      for (String column : row.keySet()) {
        if (!types.containsKey(column)) {
          throw new WarehouseException(
              "an example gives "
                  + file.qualified()
                  + " a column '"
                  + column
                  + "', which it does not have among "
                  + types.keySet());
        }
      }
      List<Object> values = new ArrayList<>();
      types.forEach(
          (column, type) -> {
            Object value = row.get(column);
            if (value == null && type.equals("BOOLEAN") && !row.containsKey(column)) {
              value = false;
            } else if (value == null && column.equals("origins")) {
              value = List.of("example");
            } else if (value == null && type.endsWith("[]")) {
              value = List.of();
            }
            values.add(
                value == null || value instanceof Boolean || value instanceof List
                    ? value
                    : String.valueOf(value));
          });
      all.add(values);
    }
    database.insert(file.qualified(), List.copyOf(types.keySet()), all);
  }

  private static Optional<Refusal> checkThresholds(Database on) {
    List<String> missing =
        on.query("select * from model.thresholds").rows().get(0).asMap().entrySet().stream()
            .filter(threshold -> threshold.getValue() == null)
            .map(threshold -> "'" + threshold.getKey() + "'")
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                new Words(
                    "el umbral " + String.join(", ", missing) + " no tiene valor",
                    "threshold " + String.join(", ", missing) + " has no value"),
                new Words(
                    "declárelo en conf/defaults.conf, bajo thresholds",
                    "declare it in conf/defaults.conf under thresholds")));
  }

  private static Optional<Refusal> checkColumns(Database on, SqlFile file, Indicator indicator) {
    List<String> found =
        on.query("describe " + file.qualified()).rows().stream()
            .map(row -> row.text("column_name"))
            .toList();
    List<String> expected = new ArrayList<>(CountedView.COLUMNS);
    if (indicator.sample()) {
      expected.add(CountedView.SAMPLED_COLUMN);
    }
    if (indicator.partial()) {
      expected.addAll(CountedView.PARTIAL_COLUMNS);
    }
    indicator.breakdowns().stream()
        .map(Indicator.Breakdown::column)
        .distinct()
        .forEach(expected::add);
    for (Indicator.Companion companion : indicator.companions()) {
      expected.add(companion.id() + "_numerator");
      expected.add(companion.id() + "_denominator");
      expected.add(companion.id() + "_unknown");
    }
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                new Words(
                    "la consulta da las columnas " + found, "the query gives the columns " + found),
                new Words(
                    "dé exactamente, en este orden: " + expected,
                    "give exactly, in this order: " + expected)));
  }

  /** A comment of the engine is in one language; the other lies beside it in a table. */
  private void comment(String kind, String qualified, Words meaning) {
    addComment(kind, qualified, meaning.es());
    int dot = qualified.indexOf('.');
    english.add(
        List.of(qualified.substring(0, dot), qualified.substring(dot + 1), "", meaning.en()));
  }

  private void addComment(String kind, String qualified, String text) {
    String[] parts = qualified.split("\\.", 3);
    comments
        .computeIfAbsent(parts[0] + "." + parts[1], object -> new ArrayList<>())
        .add("comment on " + kind + " " + qualified + " is " + Database.literal(text));
  }

  // One query for all columns, since each scans the engine's whole catalogue.
  private void readColumns() {
    database
        .query(
            """
            select table_schema || '.' || table_name as table_name, column_name
            from information_schema.columns
            where table_catalog = current_database()
            order by table_schema, table_name, ordinal_position""")
        .forEach(
            row ->
                columns
                    .computeIfAbsent(row.text("table_name"), table -> new ArrayList<>())
                    .add(row.text("column_name")));
  }

  private void commentColumns(String schema, String name, Map<String, Words> own) {
    columns
        .getOrDefault(schema + "." + name, List.of())
        .forEach(
            column -> {
              Words meaning = own.getOrDefault(column, meanings.get(column));
              if (meaning == null) {
                meaning = derived(column);
              }
              if (meaning == null) {
                problems.add(
                    "sql/columns.conf",
                    0,
                    new Words(
                        "la columna '"
                            + column
                            + "' de "
                            + schema
                            + "."
                            + name
                            + " no tiene significado",
                        "column '" + column + "' of " + schema + "." + name + " has no meaning"),
                    new Words(
                        "agréguelo ahí: " + column + " { es = \"…\", en = \"…\" }",
                        "add it there: " + column + " { es = \"…\", en = \"…\" }"));
              } else {
                addComment(
                    "column", schema + "." + name + "." + Database.name(column), meaning.es());
                english.add(List.of(schema, name, column, meaning.en()));
              }
            });
  }

  private static final Map<String, Words> BESIDE =
      Map.of(
          "_key", new Words("Clave de", "Key of"),
          "_n", new Words("Numerador de", "Numerator of"),
          "_of", new Words("Denominador de", "Denominator of"),
          "_reason", new Words("Por qué no hay", "Why there is no"));

  // A column beside a printed one means what that column's meaning and its own suffix say.
  private Words derived(String column) {
    for (Map.Entry<String, Words> ending : BESIDE.entrySet()) {
      if (column.endsWith(ending.getKey())) {
        Words base = meanings.get(column.substring(0, column.length() - ending.getKey().length()));
        if (base != null) {
          return new Words(
              ending.getValue().es() + ": " + base.es(), ending.getValue().en() + ": " + base.en());
        }
      }
    }
    return null;
  }

  private static Map<String, Words> own(List<Column> columns) {
    return columns.stream().collect(Collectors.toMap(Column::name, Column::meaning));
  }

  private static Map<String, Words> columnsOf(Indicator indicator) {
    Map<String, Words> own = new LinkedHashMap<>();
    own.put("numerator", indicator.numerator());
    own.put("denominator", indicator.denominator());
    indicator.breakdowns().forEach(breakdown -> own.put(breakdown.column(), breakdown.name()));
    for (Indicator.Companion companion : indicator.companions()) {
      own.put(companion.id() + "_numerator", companion.numerator());
      own.put(companion.id() + "_denominator", companion.denominator());
      own.put(
          companion.id() + "_unknown",
          new Words(
              "No se sabe de: " + companion.name().es(), "Not known of: " + companion.name().en()));
    }
    return own;
  }

  private static Words about(Indicator indicator) {
    String code = indicator.code() + ": ";
    return new Words(
        code + indicator.name().es() + " — " + indicator.definition().es(),
        code + indicator.name().en() + " — " + indicator.definition().en());
  }
}
