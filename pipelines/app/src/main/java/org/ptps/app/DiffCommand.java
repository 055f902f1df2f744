package org.ptps.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.Language;
import org.ptps.catalog.Settings;
import org.ptps.exchange.Export;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {
  enum Format {
    TABLE,
    CSV,
    JSON,
    HTML
  }

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private RedoOptions redo;

  @Parameters(index = "0", paramLabel = "EDITION", descriptionKey = "before")
  private String before;

  @Parameters(index = "1", paramLabel = "EDITION", descriptionKey = "after")
  private String after;

  @Option(
      names = "--format",
      paramLabel = "table|csv|json|html",
      defaultValue = "table",
      descriptionKey = "format")
  private Format format;

  @Option(names = "--audience", paramLabel = "public|members", descriptionKey = "audience")
  private Export.Audience audience = Export.Audience.PUBLIC;

  @Option(names = "--to", paramLabel = "FILE", descriptionKey = "to")
  private Path to;

  @Option(names = "--top", paramLabel = "N", defaultValue = "20", descriptionKey = "top")
  private int top;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    Language language = settings.language();
    Publications publications = new Publications(settings.out());
    Publication first = publications.find(before, language);
    Publication second = publications.find(after, language);
    EditionDiff.Result result =
        publications
            .difference(
                first,
                second,
                new MadeFrom(RunOptions.home(), settings, new FileHashes(Map.of())).program(),
                redo.fresh(),
                spec.commandLine().getErr())
            .of(audience);
    DiffWords words;
    try (Warehouse warehouse =
        Warehouse.open(
            publications
                .of(second.name())
                .resolve(Publications.RUN)
                .resolve(RunFolders.WAREHOUSE))) {
      words = new DiffWords(warehouse, language);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (to == null && format == Format.HTML) {
      to = Path.of("diff-" + before + "-" + after + "." + language.tag() + ".html");
    }
    String text =
        switch (format) {
          case TABLE -> DiffText.of(first, second, result, words, top);
          case HTML -> DiffPage.of(first, second, result, words, audience, top);
          case CSV -> AnswerPrinter.text(DiffWords.rows(result, words), AnswerFormat.CSV);
          case JSON -> AnswerPrinter.text(DiffWords.rows(result, words), AnswerFormat.JSON);
        };
    if (to == null) {
      out.print(text);
      out.flush();
    } else {
      AtomicFiles.write(to.toAbsolutePath(), text);
      out.println(RunCommand.shown(to));
    }
    return ExitCodes.DONE;
  }

  static String tag(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
