package org.ptps.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;

/**
 * Read-only sandbox for users' queries. Two independent barriers: the query must be a single SELECT
 * on allowed tables and functions ({@link QueryCheck}), and the engine has no access to files,
 * network, extensions or settings. Memory, threads and time are limited.
 */
public final class QuerySession implements AutoCloseable {
  /** Schemas for members. */
  private static final Set<String> OF_MEMBERS =
      Set.of("report", "indicator", "model", "declared", "lake", "macros");

  private static final String OF_MEMBERS_NAME = "warehouse";
  private static final long LOOK_EVERY_MILLIS = 50;
  private static final String LOST = "Invalid result set";
  private static final String COPY = "copy (\n";
  private static final String AS_TABLE = "create temp table asked_again as\n";

  /**
   * Limits of a session.
   *
   * @param megabytes memory of the engine
   * @param seconds time that the engine may work on one query
   */
  public record Limits(int megabytes, int seconds) {}

  /**
   * A table or view that may be read.
   *
   * @param meaning in both languages; empty where nothing is said of it
   */
  public record Table(String schema, String name, Words meaning, List<Column> columns) {
    public String qualified() {
      return schema + "." + name;
    }
  }

  public record Column(String name, String type, Words meaning) {}

  /** Work on the connection. */
  interface Work<T> {
    T done() throws SQLException;
  }

  private static final Words NO_MEANING = new Words("", "");

  private final Connection connection;
  private final WarehouseFile file;
  private final Limits limits;
  private final String catalog;
  private final Set<String> schemas;
  private final List<Path> mayWrite;
  private final Thread watch;
  private QueryCheck check;
  private Set<String> names;
  private List<Table> tables;
  private boolean isFictitious;
  private volatile Statement working;
  private volatile long until;
  private long used;
  private int wordsOfOurs;
  private volatile boolean isLate;
  private volatile boolean isOpen = true;

  private QuerySession(
      Connection connection,
      WarehouseFile file,
      Limits limits,
      String catalog,
      Set<String> schemas,
      List<Path> mayWrite) {
    this.connection = connection;
    this.file = file;
    this.limits = limits;
    this.catalog = catalog;
    this.schemas = schemas;
    this.mayWrite = mayWrite;
    this.watch = new Thread(this::stopWhatIsLate, "query-limit");
    watch.setDaemon(true);
  }

  /**
   * Session for members: everything.
   *
   * @param mayWrite files that {@link #parquet} may write
   * @throws WarehouseException if the file is missing
   * @throws MachineException as {@link Warehouse#open}
   */
  public static QuerySession ofMembers(Path path, Limits limits, List<Path> mayWrite) {
    WarehouseFile file = there(path);
    try {
      Connection connection = attached(file, OF_MEMBERS_NAME);
      return new QuerySession(connection, file, limits, OF_MEMBERS_NAME, OF_MEMBERS, mayWrite)
          .locked();
    } catch (SQLException e) {
      throw file.notOpened(e);
    }
  }

  /** In-memory connection with an attached warehouse, not locked yet. */
  private static Connection attached(WarehouseFile file, String name) throws SQLException {
    file.check();
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "attach " + Database.literal(file.forEngine()) + " as " + name + " (read_only)");
      statement.execute("use " + name);
      file.checkBlocks(connection);
      statement.execute("use memory");
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Session for the public: these tables of the schema {@code report} as in {@link
   * Warehouse#publicEdition}.
   *
   * @param open conditions of the rows that are public, by table; empty for all rows
   */
  public static QuerySession ofAnyone(
      Path path, Map<String, String> open, Limits limits, List<Path> mayWrite) {
    WarehouseFile file = there(path);
    try {
      Connection connection = attached(file, PublicEdition.WHOLE);
      PublicEdition.create(connection, open);
      return new QuerySession(connection, file, limits, "memory", Set.of("report"), mayWrite)
          .locked();
    } catch (SQLException e) {
      throw file.notOpened(e);
    }
  }

  private static WarehouseFile there(Path path) {
    if (!Files.exists(path)) {
      throw new WarehouseException("there is no warehouse at " + path + " → run: ./ptps run");
    }
    return WarehouseFile.of(path);
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    return properties;
  }

  private QuerySession locked() throws SQLException {
    // Views of the public edition have no comments, and lack some tables.
    String whole = catalog.equals("memory") ? PublicEdition.WHOLE : catalog;
    isFictitious = readFictitious(whole);
    names = readNames(catalog, schemas);
    Set<String> ofMembers = new TreeSet<>(readNames(whole, OF_MEMBERS));
    ofMembers.removeAll(names);
    check = new QueryCheck(schemas, names, ofMembers);
    List<String> settings = new ArrayList<>();
    settings.add("set threads = 2");
    settings.add("set timezone = 'UTC'");
    settings.add("set memory_limit = '" + limits.megabytes() + "MB'");
    settings.add(
        "set temp_directory = "
            + Database.literal(
                Path.of(System.getProperty("java.io.tmpdir")).resolve("ptps-query").toString()));
    settings.add("set autoinstall_known_extensions = false");
    settings.add("set autoload_known_extensions = false");
    settings.add("set allow_community_extensions = false");
    settings.add("set errors_as_json = true");
    settings.add("use " + Database.name(catalog) + ".report");
    if (!mayWrite.isEmpty()) {
      settings.add(
          mayWrite.stream()
              .map(path -> Database.literal(path.toAbsolutePath().toString()))
              .collect(Collectors.joining(", ", "set allowed_paths = [", "]")));
    }
    settings.add("set enable_external_access = false");
    settings.add("set lock_configuration = true");
    try (Statement statement = connection.createStatement()) {
      for (String setting : settings) {
        statement.execute(setting);
      }
    }
    watch.start();
    return this;
  }

  /** Tables and views that may be read, by schema and name. */
  public List<Table> tables() {
    if (tables == null) {
      try {
        tables = readTables(catalog.equals("memory") ? PublicEdition.WHOLE : catalog);
      } catch (SQLException e) {
        throw failed("", e);
      }
    }
    return tables;
  }

  /** Names that may be read, in lower case. */
  private Set<String> readNames(String catalog, Set<String> schemas) throws SQLException {
    Set<String> found = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select schema_name, table_name from duckdb_tables() where database_name = "
                    + Database.literal(catalog)
                    + " union all select schema_name, view_name from duckdb_views() where not"
                    + " internal and database_name = "
                    + Database.literal(catalog))) {
      while (rows.next()) {
        if (schemas.contains(rows.getString(1))) {
          found.add((rows.getString(1) + "." + rows.getString(2)).toLowerCase(Locale.ROOT));
        }
      }
    }
    return found;
  }

  /** Whether the warehouse holds invented rows. */
  public boolean isFictitious() {
    return isFictitious;
  }

  private boolean readFictitious(String whole) {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select 1 from "
                    + Database.name(whole)
                    + ".report.run_facts where key = 'any_synthetic' and value = 'true'")) {
      return row.next();
    } catch (SQLException e) {
      throw file.notOurs();
    }
  }

  private List<Table> readTables(String described) throws SQLException {
    Map<String, Words> about = new LinkedHashMap<>();
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              "select schema_name, table_name, meaning_es, meaning_en from "
                  + Database.name(described)
                  + ".report.table_meanings")) {
        while (rows.next()) {
          about.put(rows.getString(1) + "." + rows.getString(2), meaning(rows, 3));
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "select schema_name, table_name, column_name, type, meaning_es, meaning_en from "
                  + Database.name(described)
                  + ".report.column_meanings order by schema_name, table_name, position")) {
        while (rows.next()) {
          String table = rows.getString(1) + "." + rows.getString(2);
          if (names.contains(table.toLowerCase(Locale.ROOT))) {
            columns
                .computeIfAbsent(table, name -> new ArrayList<>())
                .add(new Column(rows.getString(3), rows.getString(4), meaning(rows, 5)));
          }
        }
      }
    }
    return columns.entrySet().stream()
        .map(
            table ->
                new Table(
                    table.getKey().substring(0, table.getKey().indexOf('.')),
                    table.getKey().substring(table.getKey().indexOf('.') + 1),
                    about.getOrDefault(table.getKey(), NO_MEANING),
                    List.copyOf(table.getValue())))
        .toList();
  }

  private static Words meaning(ResultSet row, int column) throws SQLException {
    String es = row.getString(column);
    String en = row.getString(column + 1);
    return es == null || en == null ? NO_MEANING : new Words(es, en);
  }

  /**
   * Runs a query.
   *
   * @return rows as they are found, to be closed
   * @throws QueryException if it is no question, reads what may not be read, is faulty or takes too
   *     long
   */
  public QueryAnswer ask(String sql) {
    return run(checked(sql));
  }

  /** Runs a checked query; only the engine's locks apply here. */
  QueryAnswer run(String question) {
    try {
      Statement statement = connection.createStatement();
      try {
        ResultSet result =
            working(
                statement,
                question,
                () -> {
                  try {
                    return statement.executeQuery(question);
                  } catch (SQLException e) {
                    throw String.valueOf(e.getMessage()).contains(LOST) ? lost(question, e) : e;
                  }
                });
        return new QueryAnswer(this, statement, result, question);
      } catch (RuntimeException e) {
        statement.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failed(question, e);
    }
  }

  /**
   * Finds the error of a query, which the driver loses if streaming fails before the first row, by
   * running it without streaming.
   */
  private SQLException lost(String question, SQLException e) {
    try (Statement again = connection.createStatement()) {
      working = again;
      wordsOfOurs = AS_TABLE.length();
      again.execute(AS_TABLE + question);
      again.execute("drop table temp.main.asked_again");
      return e;
    } catch (SQLException told) {
      return told;
    }
  }

  /**
   * Writes an answer as Parquet.
   *
   * @param file one of those that were named when the session was opened
   * @throws QueryException as {@link #ask}
   */
  public void parquet(String sql, Path file) {
    String question = checked(sql);
    wordsOfOurs = COPY.length();
    try (Statement statement = connection.createStatement()) {
      working(
          statement,
          question,
          () ->
              statement.execute(
                  COPY
                      + question
                      + "\n) to "
                      + Database.literal(file.toAbsolutePath().toString())
                      + " (format parquet, compression zstd)"));
    } catch (SQLException e) {
      throw failed(question, e);
    }
  }

  /** Checks the text and removes its final semicolon. */
  private String checked(String sql) {
    used = 0;
    isLate = false;
    wordsOfOurs = 0;
    String question = sql.strip();
    while (question.endsWith(";")) {
      question = question.substring(0, question.length() - 1).stripTrailing();
    }
    try (var statement = connection.prepareStatement("select json_serialize_sql(?)")) {
      statement.setString(1, question);
      String asked = question;
      String json =
          working(
              statement,
              question,
              () -> {
                try (ResultSet row = statement.executeQuery()) {
                  row.next();
                  return row.getString(1);
                }
              });
      check.check(asked, json);
    } catch (SQLException e) {
      throw failed(question, e);
    }
    return question;
  }

  /** Cancels the running query, if there is one. */
  public void stop() {
    Statement now = working;
    if (now != null) {
      try {
        now.cancel();
      } catch (SQLException e) {
        // The query has ended.
        return;
      }
    }
  }

  <T> T working(Statement statement, String sql, Work<T> work) {
    long start = System.nanoTime();
    until = start + TimeUnit.SECONDS.toNanos(limits.seconds()) - used;
    working = statement;
    try {
      return work.done();
    } catch (SQLException e) {
      throw failed(sql, e);
    } finally {
      working = null;
      used += System.nanoTime() - start;
    }
  }

  private void stopWhatIsLate() {
    try {
      while (isOpen) {
        Thread.sleep(LOOK_EVERY_MILLIS);
        if (working != null && System.nanoTime() - until > 0) {
          isLate = true;
          stop();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RuntimeException failed(String sql, SQLException e) {
    String said = String.valueOf(e.getMessage());
    String json = said.indexOf('{') < 0 ? "" : said.substring(said.indexOf('{'));
    if (json.isEmpty()) {
      return file.notRead(e)
          .<RuntimeException>map(broken -> broken)
          .orElseGet(() -> QueryErrors.of(sql, "", said, null, null, null));
    }
    Map<String, String> fault = ErrorFields.of(json);
    String kind = fault.getOrDefault("exception_type", "");
    String message = fault.getOrDefault("exception_message", said);
    if (kind.equals("INTERRUPT") || message.contains("Interrupted")) {
      return new QueryException(
          isLate
              ? new Words(
                  "la consulta pasó de " + limits.seconds() + " segundos → pida menos, o --seconds",
                  "the query took more than "
                      + limits.seconds()
                      + " seconds → ask for less, or --seconds")
              : new Words("la consulta se detuvo", "the query was stopped"));
    }
    if (kind.equals("INTERNAL") && !message.contains("invalidated")) {
      // The file was valid when it was opened, so that the query is the likelier cause.
      String first = message.lines().findFirst().orElse("");
      return new QueryException(
          new Words(
              "el motor falló en esta consulta ("
                  + first
                  + ") → escríbala de otro modo; si otras fallan también, rehaga el almacén:"
                  + " ./ptps warehouse",
              "the engine failed in this query ("
                  + first
                  + ") → write it in another way; if others fail too, build the warehouse again:"
                  + " ./ptps warehouse"));
    }
    if (kind.equals("IO") || kind.equals("FATAL") || kind.equals("INTERNAL")) {
      SQLException plain = new SQLException(kind + " Error: " + message, e);
      if (file.notRead(plain).isPresent()) {
        return file.notRead(plain).get();
      }
    }
    return QueryErrors.of(
        sql, kind, message, fault.get("name"), fault.get("candidates"), position(fault));
  }

  /** Position in the user's text, which may be embedded in ours. */
  private String position(Map<String, String> fault) {
    String position = fault.get("position");
    if (position == null || position.length() > 9) {
      return null;
    }
    int at = Integer.parseInt(position);
    return String.valueOf(Math.max(0, at - wordsOfOurs));
  }

  @Override
  public void close() {
    isOpen = false;
    watch.interrupt();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new WarehouseException("cannot close the warehouse: " + e.getMessage(), e);
    } finally {
      file.close();
    }
  }
}
