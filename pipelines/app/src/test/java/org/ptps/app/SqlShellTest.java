package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Language;
import org.ptps.exchange.Export;
import org.ptps.warehouse.QuerySession;

class SqlShellTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  @TempDir static Path folder;
  private static QuerySession session;

  @BeforeAll
  static void build() throws Exception {
    Path file = folder.resolve("warehouse.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create schema report;
          create table report.run_facts as select 'any_synthetic' as key, 'false' as value;
          create table report.indicators as select 'PT-COB-01' as code, 'PT-COB-01' as indicator, 'Agua' as name_es;
          create table report.targets as select 'PT-COB-01' as indicator, 2030 as year, 99.0 as value;
          comment on table report.targets is 'Valores por alcanzar';
          comment on column report.targets.value is 'Valor';
          create view report.table_meanings as
              select schema_name, table_name, comment as meaning_es,
                  case table_name when 'targets' then 'Values to reach' end as meaning_en
              from duckdb_tables() where schema_name = 'report';
          create view report.column_meanings as
              select schema_name, table_name, column_index as position, column_name, data_type as type,
                  comment as meaning_es, case comment when 'Valor' then 'Value' end as meaning_en
              from duckdb_columns() where schema_name = 'report';
          """);
    }
    session =
        QuerySession.ofAnyone(
            file,
            Map.of("indicators", "", "targets", ""),
            new QuerySession.Limits(256, 20),
            List.of());
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private record Heard(int code, String out, String err) {}

  private static Heard piped(String text) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new SqlShell(session, Export.Audience.PUBLIC, HOME, Language.ES)
            .read(
                new BufferedReader(new StringReader(text)),
                new PrintWriter(out),
                new PrintWriter(err));
    return new Heard(code, out.toString(), err.toString());
  }

  private static String typed(String keys, int height, Path history) throws IOException {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    // A keyboard does not end with its last key.
    PipedOutputStream keyboard = new PipedOutputStream();
    try (PipedInputStream in = new PipedInputStream(keyboard);
        Terminal terminal =
            new ExternalTerminal("ptps", "xterm", in, screen, StandardCharsets.UTF_8)) {
      keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
      keyboard.flush();
      terminal.setSize(new Size(120, height));
      new SqlShell(session, Export.Audience.PUBLIC, HOME, Language.ES).talk(terminal, history);
    }
    return screen.toString(StandardCharsets.UTF_8);
  }

  @Test
  void questionsOfSeveralLinesAndTheLastWithoutItsEndAreAnswered() throws IOException {
    Heard heard = piped("select 1 as a, ';' as b -- uno;\n;\nselect code\nfrom indicators");

    assertThat(heard.code()).as(heard.err()).isZero();
    assertThat(heard.out()).isEqualTo("a  b\n1  ;\ncode\nPT-COB-01\n");
  }

  @Test
  void whatIsRefusedIsToldAndTheRestIsAnswered() throws IOException {
    Heard heard = piped("drop table targets; select 2 as b;\n.nada\n.describe nada");

    assertThat(heard.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(heard.out()).isEqualTo("b\n2\n");
    assertThat(heard.err())
        .contains("solo se puede preguntar", "no hay orden .nada", "no hay tabla «nada»");
  }

  @Test
  void commandsTellOfTablesColumnsAndJoins() throws IOException {
    Heard heard =
        piped(
            ".tables alcanzar\n.describe targets\n.joins\n.format csv\nselect 1 as a, 2 as b;\n.quit\nselect 3;");

    assertThat(heard.code()).as(heard.err()).isZero();
    assertThat(heard.out())
        .startsWith("report.targets  Valores por alcanzar\n")
        .contains("  value      DECIMAL(3,1)  Valor\n")
        .contains("report.targets (indicator) → report.indicators (indicator)")
        .endsWith("a,b\n1,2\n")
        .doesNotContain("report.indicators  ");
  }

  @Test
  void aPersonIsAnsweredPageByPageAndTheQuestionIsRemembered() throws IOException {
    Path history = folder.resolve("state/sql-history");

    String screen = typed("select range as i\rfrom range(30);\r q.quit\r", 8, history);

    assertThat(screen).contains("2 tablas, solo lectura", "-- más: espacio", "\n12");
    assertThat(screen).doesNotContain("\n25");
    assertThat(Files.readString(history)).contains("from range(30);");
  }

  @Test
  void tablesAndColumnsAreCompleted() throws IOException {
    assertThat(typed("select na\t from ind\t;\r.quit\r", 40, folder.resolve("h1")))
        .contains("name_es");
    SqlCompleter completer = new SqlCompleter(session.tables());
    assertThat(
            completer.suggestions(
                "select t. from targets as t",
                List.of("select", "t.", "from", "targets", "as", "t"),
                1))
        .containsExactly("t.indicator", "t.value", "t.year");
    assertThat(completer.suggestions("select 1 from ta", List.of("select", "1", "from", "ta"), 3))
        .containsExactly("targets");
    assertThat(completer.suggestions(".de", List.of(".de"), 0)).containsExactly(".describe");
    assertThat(completer.suggestions("select na", List.of("select", "na"), 1))
        .containsExactly("name_es");
  }
}
