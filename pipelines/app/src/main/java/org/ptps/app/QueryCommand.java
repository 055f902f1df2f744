package org.ptps.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Stamp;
import org.ptps.catalog.Words;
import org.ptps.exchange.AnswerWriter;
import org.ptps.exchange.QueryFormat;
import org.ptps.warehouse.QueryAnswer;
import org.ptps.warehouse.QueryException;
import org.ptps.warehouse.QuerySession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "query")
final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private QueryOptions ask;

  @Parameters(paramLabel = "SQL", arity = "0..1", descriptionKey = "sql")
  private String sql;

  @Option(names = "--file", paramLabel = "F", descriptionKey = "file")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "table|csv|json|markdown|parquet|xlsx",
      descriptionKey = "answerFormat")
  private QueryFormat format;

  @Option(names = "--to", paramLabel = "F", descriptionKey = "answerTo")
  private Path to;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    Language language = settings.language();
    String question = question(language);
    QueryFormat chosen = format(language);
    Path beside =
        to == null ? null : to.resolveSibling("." + to.getFileName() + ".writing").toAbsolutePath();
    boolean isParquet = chosen == QueryFormat.PARQUET;
    try (QuerySession session = ask.open(settings, isParquet ? List.of(beside) : List.of())) {
      PrintWriter err = spec.commandLine().getErr();
      boolean fictitious = session.isFictitious();
      if (isParquet) {
        AtomicFiles.write(to, written -> session.parquet(question, written.toAbsolutePath()));
      } else {
        try (QueryAnswer answer = session.ask(question)) {
          if (to == null) {
            AnswerWriter.print(answer, chosen, 0, spec.commandLine().getOut());
          } else {
            AnswerWriter.write(
                answer, chosen, new AnswerWriter.About(question, fictitious, language), to);
          }
        }
      }
      if (to != null) {
        spec.commandLine().getOut().println(to);
      }
      if (fictitious) {
        err.println(Stamp.FICTITIOUS.in(language));
      }
    } catch (QueryException e) {
      throw new UsageException(e.words().in(language));
    }
    return ExitCodes.DONE;
  }

  private String question(Language language) {
    if ((sql == null) == (file == null)) {
      throw new UsageException(
          switch (language) {
            case ES -> "dé una consulta: ./ptps query \"select …\", o --file ARCHIVO";
            case EN -> "give a query: ./ptps query \"select …\", or --file FILE";
          });
    }
    if (sql != null) {
      return sql;
    }
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "--file "
              + file
              + switch (language) {
                case ES -> ": no hay tal archivo";
                case EN -> ": there is no such file";
              });
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new UsageException(
          "--file "
              + file
              + switch (language) {
                case ES -> ": no está en UTF-8";
                case EN -> ": is not in UTF-8";
              },
          e);
    } catch (IOException e) {
      throw MachineException.cannotRead(file, e);
    }
  }

  private QueryFormat format(Language language) {
    QueryFormat chosen =
        format != null
            ? format
            : to == null
                ? QueryFormat.TABLE
                : QueryFormat.of(to)
                    .orElseThrow(
                        () ->
                            new UsageException(
                                new Words(
                                        "--to "
                                            + to
                                            + ": por el nombre no se sabe el formato → dé --format",
                                        "--to "
                                            + to
                                            + ": the name does not say the format → give --format")
                                    .in(language)));
    if (chosen.needsFile() && to == null) {
      throw new UsageException(
          switch (language) {
            case ES -> "este formato va a un archivo → dé --to ARCHIVO";
            case EN -> "this format goes into a file → give --to FILE";
          });
    }
    if (to != null && Files.isDirectory(to)) {
      throw new UsageException(
          "--to "
              + to
              + switch (language) {
                case ES -> ": es una carpeta → dé un archivo";
                case EN -> ": is a folder → give a file";
              });
    }
    return chosen;
  }
}
