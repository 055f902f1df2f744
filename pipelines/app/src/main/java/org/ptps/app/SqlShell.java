package org.ptps.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.ptps.catalog.Language;
import org.ptps.catalog.Stamp;
import org.ptps.exchange.AnswerWriter;
import org.ptps.exchange.Export;
import org.ptps.exchange.QueryFormat;
import org.ptps.warehouse.Joins;
import org.ptps.warehouse.QueryAnswer;
import org.ptps.warehouse.QueryException;
import org.ptps.warehouse.QuerySession;

/** Runs queries and commands of the shell, from a terminal or a pipe. */
final class SqlShell {
  private static final int CELL_WIDTH = 60;
  private static final String PROMPT = "ptps> ";
  private static final String MORE = "  ... ";

  private final QuerySession session;
  private final Export.Audience audience;
  private final Path home;
  private final Language language;
  private QueryFormat format = QueryFormat.TABLE;

  SqlShell(QuerySession session, Export.Audience audience, Path home, Language language) {
    this.session = session;
    this.audience = audience;
    this.home = home;
    this.language = language;
  }

  /** Where an answer is written, and how wide. */
  private record Desk(PrintWriter out, PrintWriter err, int cellWidth) {}

  /** Outcome of an input. */
  private enum Heard {
    DONE,
    REFUSED,
    ENOUGH
  }

  /**
   * Runs everything in a stream.
   *
   * @return exit code: 2 if any question was refused
   */
  int read(BufferedReader in, PrintWriter out, PrintWriter err) throws IOException {
    Desk desk = new Desk(out, err, 0);
    StringBuilder text = new StringBuilder();
    int code = ExitCodes.DONE;
    for (String line = in.readLine(); ; line = in.readLine()) {
      if (line != null) {
        text.append(text.isEmpty() ? "" : "\n").append(line);
      }
      String asked = text.toString();
      if (line != null && !SqlText.isWhole(asked)) {
        continue;
      }
      text.setLength(0);
      for (String question : SqlText.split(asked)) {
        Heard heard = hear(question, desk);
        if (heard == Heard.ENOUGH) {
          return code;
        }
        code = heard == Heard.REFUSED ? ExitCodes.USAGE : code;
      }
      if (line == null) {
        return code;
      }
    }
  }

  /** Runs interactively. */
  int talk(Terminal terminal, Path history) throws IOException {
    Files.createDirectories(history.toAbsolutePath().getParent());
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("ptps")
            .parser(new SqlLineParser())
            .completer(new SqlCompleter(session.tables()))
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    terminal.handle(Terminal.Signal.INT, signal -> session.stop());
    PrintWriter plain = SafeWriter.over(terminal.writer());
    greet(plain);
    while (true) {
      String line;
      try {
        line = reader.readLine(PROMPT);
      } catch (UserInterruptException e) {
        continue;
      } catch (EndOfFileException e) {
        return ExitCodes.DONE;
      }
      for (String question : SqlText.split(line)) {
        PrintWriter paged = new PrintWriter(new Pager(terminal, language));
        Heard heard = hear(question, new Desk(paged, plain, CELL_WIDTH));
        paged.flush();
        if (heard == Heard.ENOUGH) {
          return ExitCodes.DONE;
        }
      }
    }
  }

  private void greet(PrintWriter out) {
    out.println(
        switch (language) {
          case ES ->
              session.tables().size()
                  + " tablas, solo lectura, para "
                  + (audience == Export.Audience.PUBLIC ? "el público" : "miembros")
                  + ". Termine cada consulta con «;». .help dice qué más hay.";
          case EN ->
              session.tables().size()
                  + " tables, read-only, for "
                  + (audience == Export.Audience.PUBLIC ? "the public" : "members")
                  + ". End each query with ';'. .help says what else there is.";
        });
    if (session.isFictitious()) {
      out.println(Stamp.FICTITIOUS.in(language));
    }
  }

  private Heard hear(String question, Desk desk) {
    try {
      if (question.startsWith(".")) {
        return command(question.split("\\s+"), desk);
      }
      long rows;
      try (QueryAnswer answer = session.ask(question)) {
        rows = AnswerWriter.print(answer, format, desk.cellWidth(), desk.out());
      }
      if (desk.cellWidth() > 0) {
        desk.out()
            .println(
                switch (language) {
                  case ES -> "(" + rows + (rows == 1 ? " fila)" : " filas)");
                  case EN -> "(" + rows + (rows == 1 ? " row)" : " rows)");
                });
      }
      return Heard.DONE;
    } catch (QueryException e) {
      desk.out().flush();
      desk.err().println(e.words().in(language));
      desk.err().flush();
      return Heard.REFUSED;
    }
  }

  private Heard command(String[] words, Desk desk) {
    String what = words.length > 1 ? words[1] : "";
    PrintWriter out = desk.out();
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case ".quit", ".exit", ".salir" -> {
        return Heard.ENOUGH;
      }
      case ".help", ".ayuda" -> help(out);
      case ".tables", ".tablas" -> tables(what, out);
      case ".describe" -> {
        return table(what, desk).map(table -> describe(table, out)).orElse(Heard.REFUSED);
      }
      case ".joins" -> {
        if (what.isEmpty()) {
          joins(Optional.empty(), out);
          return Heard.DONE;
        }
        Optional<QuerySession.Table> table = table(what, desk);
        table.ifPresent(found -> joins(table, out));
        return table.isPresent() ? Heard.DONE : Heard.REFUSED;
      }
      case ".format" -> {
        return format(what, desk);
      }
      default -> {
        return refused(
            desk, "no hay orden " + words[0] + " → .help", "no command " + words[0] + " → .help");
      }
    }
    return Heard.DONE;
  }

  private Heard refused(Desk desk, String es, String en) {
    desk.err().println(language == Language.ES ? es : en);
    desk.err().flush();
    return Heard.REFUSED;
  }

  private Heard format(String what, Desk desk) {
    for (QueryFormat each : QueryFormat.values()) {
      if (!each.needsFile() && each.name().equalsIgnoreCase(what)) {
        format = each;
        return Heard.DONE;
      }
    }
    return refused(
        desk,
        ".format → dé uno de table, csv, json, markdown; a un archivo: ./ptps query … --to ARCHIVO",
        ".format → give one of table, csv, json, markdown; into a file: ./ptps query … --to FILE");
  }

  private void help(PrintWriter out) {
    out.println(
        switch (language) {
          case ES ->
              """
              select … ;           pregunta; puede ocupar varias líneas
              .tables [PARTE]      tablas que se pueden leer, con lo que dicen
              .describe TABLA      columnas de una tabla, su tipo y su significado
              .joins [TABLA]       por qué columnas se unen las tablas
              .format FORMATO      table, csv, json o markdown
              .quit                termina (o Ctrl-D)
              Tab completa tablas y columnas; Ctrl-C detiene una consulta; flecha arriba trae la anterior.""";
          case EN ->
              """
              select … ;           a question; it may take several lines
              .tables [PART]       tables that may be read, with what they say
              .describe TABLE      columns of a table, their type and meaning
              .joins [TABLE]       the columns by which tables are joined
              .format FORMAT       table, csv, json or markdown
              .quit                ends (or Ctrl-D)
              Tab completes tables and columns; Ctrl-C stops a query; arrow up brings the one before.""";
        });
  }

  private void tables(String part, PrintWriter out) {
    List<QuerySession.Table> found =
        session.tables().stream()
            .filter(
                table ->
                    table.qualified().contains(part.toLowerCase(Locale.ROOT))
                        || table
                            .meaning()
                            .in(language)
                            .toLowerCase(Locale.ROOT)
                            .contains(part.toLowerCase(Locale.ROOT)))
            .toList();
    int width = found.stream().mapToInt(table -> table.qualified().length()).max().orElse(0);
    found.forEach(
        table ->
            out.println(
                (table.qualified()
                        + " ".repeat(width - table.qualified().length())
                        + "  "
                        + table.meaning().in(language))
                    .stripTrailing()));
  }

  private Optional<QuerySession.Table> table(String name, Desk desk) {
    Optional<QuerySession.Table> found =
        session.tables().stream()
            .filter(
                table ->
                    table.qualified().equalsIgnoreCase(name)
                        || table.qualified().equalsIgnoreCase("report." + name))
            .findFirst();
    if (found.isEmpty()) {
      refused(
          desk,
          "no hay tabla «" + name + "» → .tables",
          "there is no table '" + name + "' → .tables");
    }
    return found;
  }

  private Heard describe(QuerySession.Table table, PrintWriter out) {
    out.println(table.qualified());
    if (!table.meaning().in(language).isEmpty()) {
      out.println(table.meaning().in(language));
    }
    int width = table.columns().stream().mapToInt(each -> each.name().length()).max().orElse(0);
    int types = table.columns().stream().mapToInt(each -> each.type().length()).max().orElse(0);
    table
        .columns()
        .forEach(
            column ->
                out.println(
                    ("  "
                            + column.name()
                            + " ".repeat(width - column.name().length() + 2)
                            + column.type()
                            + " ".repeat(types - column.type().length() + 2)
                            + column.meaning().in(language))
                        .stripTrailing()));
    joins(Optional.of(table), out);
    return Heard.DONE;
  }

  private void joins(Optional<QuerySession.Table> table, PrintWriter out) {
    List<Joins.Join> joins = new ArrayList<>();
    for (Joins.Join join : Joins.read(home).among(session.tables())) {
      if (table.isEmpty()
          || join.from().equals(table.get().qualified())
          || join.to().equals(table.get().qualified())) {
        joins.add(join);
      }
    }
    joins.forEach(join -> out.println("  " + join.on() + "  — " + join.meaning().in(language)));
  }
}
