package org.ptps.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ptps.catalog.Words;
import org.ptps.charts.Figures;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.FigureSize;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.Phrase;
import org.ptps.exchange.TableWorkbook;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "table")
final class TableCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private AdHocFigure chosen;
  @Mixin private WrittenOptions kept;

  @Option(names = "--format", paramLabel = "xlsx|csv", split = ",", descriptionKey = "tableFormat")
  private List<Format> formats = new ArrayList<>();

  enum Format {
    xlsx,
    csv
  }

  @Override
  public Integer call() {
    Project project = options.project();
    Set<Format> wanted = formats.isEmpty() ? EnumSet.of(Format.xlsx) : EnumSet.copyOf(formats);
    PrintWriter out = spec.commandLine().getOut();
    List<Path> files;
    try (Warehouse warehouse = Lookups.open(project)) {
      Figure figure = chosen.figure(project, warehouse, FigureSize.PAGE);
      Figures.Told told =
          Figures.told(warehouse, figure, chosen.title(), project.language(), chosen.audience());
      if (told.picture().isEmpty()) {
        kept.tellNone(told.none(), out, spec.commandLine().getErr());
        kept.tell(List.of(), out);
        return ExitCodes.DONE;
      }
      Picture picture = told.picture().get();
      files =
          kept.write(
              chosen.folder(project), folder -> write(picture, figure, project, folder, wanted));
    }
    kept.tell(RunCommand.places(project.settings(), files), out);
    return ExitCodes.DONE;
  }

  private List<Path> write(
      Picture picture, Figure figure, Project project, Path folder, Set<Format> wanted) {
    List<Path> written = new ArrayList<>();
    if (wanted.contains(Format.xlsx)) {
      written.add(workbook(picture, figure, project, folder));
    }
    if (wanted.contains(Format.csv)) {
      written.addAll(
          Figures.write(
              picture,
              project.language(),
              chosen.audience(),
              folder,
              EnumSet.of(FigureFormat.CSV)));
    }
    return written;
  }

  private Path workbook(Picture picture, Figure figure, Project project, Path folder) {
    Path file =
        folder.resolve(
            figure.id()
                + "."
                + project.language().tag()
                + chosen.audience().inFileName()
                + ".xlsx");
    List<String> about = new ArrayList<>();
    about.add(Annotated.plain(picture.title()));
    if (chosen.title().isPresent()) {
      about.add(Phrase.TYPED_TITLE.in(project.language()));
    }
    about.addAll(picture.caption());
    TableWorkbook.write(
        file,
        about,
        isFictitious(picture.plotted()),
        List.of(
            sheet(new Words("Tabla", "Table").in(project.language()), picture.twin()),
            sheet(new Words("Datos", "Data").in(project.language()), picture.plotted())));
    return file;
  }

  private static boolean isFictitious(DataTable plotted) {
    int column = plotted.columns().indexOf("synthetic");
    return column >= 0 && plotted.rows().stream().anyMatch(row -> "true".equals(row.get(column)));
  }

  private static TableWorkbook.Table sheet(String name, DataTable table) {
    return new TableWorkbook.Table(
        name,
        table.columns(),
        table.numeric(),
        table.rows().stream().map(row -> row.stream().map(TableCommand::cell).toList()).toList());
  }

  // The text shown, and the number behind it if there is one.
  private static TableWorkbook.Value cell(String words) {
    if (words == null) {
      return new TableWorkbook.Value("", "");
    }
    List<Annotated.Piece> pieces = Annotated.pieces(words);
    return new TableWorkbook.Value(
        Annotated.plain(words),
        pieces.size() == 1 && !pieces.get(0).value().isEmpty()
            ? pieces.get(0).value()
            : Annotated.plain(words));
  }
}
