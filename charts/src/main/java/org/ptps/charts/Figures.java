package org.ptps.charts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.BackgroundTask;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.SpreadsheetCells;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.data.Answers;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.FigureCatalog;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.FigureScope;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.document.PdfWriter;
import org.ptps.charts.draw.Known;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.PngWriter;
import org.ptps.charts.draw.PptxWriter;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.SvgWriter;
import org.ptps.charts.kind.Chart;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Slots;
import org.ptps.warehouse.Warehouse;

/** Draws the declared figures from the {@code report} schema. */
public final class Figures {
  private Figures() {}

  /**
   * Writes the figures that anyone may see as {@code <id>.<lang>.svg|png|pdf|csv}; a figure of
   * several pages adds {@code -2}, {@code -3} to the id of the further ones, its CSV and its PDF
   * hold all of them.
   *
   * @param home root of the project, where {@code charts/figures} lies
   * @param ids figures to draw; empty for all
   * @param folder where to write; made if it is missing
   * @return the files written, in the order of the ids
   * @throws org.ptps.catalog.hocon.DeclarationException if a declaration is not valid
   * @throws ChartException if an id is unknown
   * @throws org.ptps.catalog.MachineException if a file cannot be written
   */
  public static List<Path> render(
      Warehouse warehouse,
      Path home,
      List<String> ids,
      Language language,
      Path folder,
      Set<FigureFormat> formats) {
    return render(warehouse, home, ids, FigureScope.DECLARED, language, folder, formats);
  }

  /**
   * Writes figures for an audience: for anyone without those declared for members and without
   * values about few people, for members with {@code members} in the names of all files.
   *
   * @throws ChartException also if a figure that is named is for members and the audience is not
   */
  public static List<Path> render(
      Warehouse warehouse,
      Path home,
      List<String> ids,
      FigureScope scope,
      Language language,
      ReportRequest.Audience audience,
      Path folder,
      Set<FigureFormat> formats) {
    return draw(
            warehouse,
            home,
            ids,
            scope,
            language,
            audience,
            folder,
            formats,
            Map.of(),
            Runnable::run)
        .stream()
        .flatMap(drawn -> drawn.files().stream())
        .toList();
  }

  /**
   * A figure as it was drawn.
   *
   * @param id that of its files, which names the slice where it is not the declared one
   * @param files in the order of the formats; none of a figure that stands as it was
   * @param read what the warehouse answered: hashes by question; nothing of a figure that stands
   * @param stands whether it was not drawn, since it would have come out as it did before
   */
  public record Drawn(String id, List<Path> files, Map<String, String> read, boolean stands) {}

  /**
   * As {@link #render(Warehouse, Path, List, FigureScope, Language, ReportRequest.Audience, Path,
   * Set)}, several figures at a time where {@code workers} has room.
   *
   * @param before what was read for figures that were drawn already and may have changed, by id;
   *     where the warehouse still answers that, a figure is not drawn
   * @param workers draws each figure; one that runs what it is given at once draws them in turn
   */
  public static List<Drawn> draw(
      Warehouse warehouse,
      Path home,
      List<String> ids,
      FigureScope scope,
      Language language,
      ReportRequest.Audience audience,
      Path folder,
      Set<FigureFormat> formats,
      Map<String, Map<String, String>> before,
      Executor workers) {
    try (ReportRequest.Reading reading = audience.reading(warehouse)) {
      Answers answers = new Answers(reading.warehouse());
      ReportTables tables = new ReportTables(answers, scope.boundaries());
      AtomicFiles.sweep(folder);
      return all(
          declared(tables, home, ids, scope, audience).stream()
              .map(
                  figure ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            Map<String, String> read = before.get(figure.id());
                            return read != null && answers.hold(read)
                                ? new Drawn(figure.id(), List.of(), Map.of(), true)
                                : draw(
                                    figure,
                                    new ReportTables(answers, scope.boundaries()),
                                    language,
                                    audience,
                                    folder,
                                    formats);
                          },
                          workers))
              .toList());
    }
  }

  /** Waits for all, also where one failed, since they read a warehouse that is closed then. */
  private static List<Drawn> all(List<CompletableFuture<Drawn>> drawing) {
    CompletableFuture.allOf(drawing.toArray(CompletableFuture[]::new))
        .exceptionally(failed -> null)
        .join();
    return drawing.stream().map(BackgroundTask::result).toList();
  }

  private static Drawn draw(
      Figure figure,
      ReportTables tables,
      Language language,
      ReportRequest.Audience audience,
      Path folder,
      Set<FigureFormat> formats) {
    Picture picture = picture(figure, tables, language);
    return new Drawn(
        figure.id(), write(picture, language, audience, folder, formats), tables.read(), false);
  }

  /**
   * Draws one figure that no file declares, such as somebody asks for before a meeting.
   *
   * @param figure its {@code file} names the place where a declaration of it would lie, below
   *     {@code charts/figures} of the project
   * @param typed title that a person typed in place of that of the figure; the numbers and the
   *     description say so, the drawing does not
   * @return the files, or the sentence that says why there is nothing to draw
   */
  public static Chosen chart(
      Warehouse warehouse,
      Figure figure,
      Optional<String> typed,
      Language language,
      ReportRequest.Audience audience,
      Path folder,
      Set<FigureFormat> formats) {
    Told told = told(warehouse, figure, typed, language, audience);
    return new Chosen(
        told.picture()
            .map(picture -> write(picture, language, audience, folder, formats))
            .orElse(List.of()),
        told.none());
  }

  /**
   * What became of a figure that was asked for.
   *
   * @param files in the order of the formats
   * @param none why there are none; empty where there are
   */
  public record Chosen(List<Path> files, String none) {}

  /** The same figure with its numbers, whoever writes them. */
  public static Told told(
      Warehouse warehouse,
      Figure figure,
      Optional<String> typed,
      Language language,
      ReportRequest.Audience audience) {
    try (ReportRequest.Reading reading = audience.reading(warehouse)) {
      ReportTables tables = new ReportTables(reading.warehouse());
      Picture drawn = picture(figure, tables, language);
      return drawn.showsNothing(language)
          ? new Told(Optional.empty(), none(figure, drawn, tables, language))
          : new Told(
              Optional.of(typed.map(title -> typed(drawn, title, language)).orElse(drawn)), "");
    }
  }

  /**
   * A figure that was asked for.
   *
   * @param picture nothing where there is nothing to draw
   * @param none why; empty where there is something
   */
  public record Told(Optional<Picture> picture, String none) {}

  // Whoever asks for years before the data is told which there are, since it is no missing source.
  private static String none(Figure figure, Picture drawn, ReportTables tables, Language language) {
    List<String> years =
        tables.yearsWithValue(figure.indicators().get(0), figure.slice()).stream()
            .map(String::valueOf)
            .toList();
    return figure.slice().year().isEmpty() || years.isEmpty()
        ? drawn.description()
        : Slots.fill(
            Phrase.NONE_IN_THESE_YEARS.in(language),
            Map.of(
                "from",
                figure.slice().from().isEmpty() ? "" : figure.slice().from().getAsInt() + "–",
                "to",
                String.valueOf(figure.slice().year().getAsInt()),
                "title",
                Annotated.plain(drawn.title()),
                "first",
                years.get(0),
                "last",
                years.get(years.size() - 1)),
            figure.id());
  }

  private static Picture typed(Picture picture, String title, Language language) {
    List<String> columns = new ArrayList<>(picture.plotted().columns());
    columns.add("typed_title");
    List<Boolean> numeric = new ArrayList<>(picture.plotted().numeric());
    numeric.add(false);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : picture.plotted().rows()) {
      List<String> cells = new ArrayList<>(row);
      cells.add(title);
      rows.add(cells);
    }
    return new Picture(
        picture.id(),
        picture.title(),
        picture.description() + " " + Phrase.TYPED_TITLE.in(language),
        picture.caption(),
        picture.pages(),
        new DataTable(columns, numeric, rows),
        picture.twin(),
        picture.indicators());
  }

  /**
   * Ids of the files of the figures that are drawn for an audience, by those of their declarations.
   *
   * @param ids declared figures; empty for all
   */
  public static Map<String, String> files(
      FigureCatalog catalog, List<String> ids, FigureScope scope, ReportRequest.Audience audience) {
    Map<String, String> files = new LinkedHashMap<>();
    catalog.figures().values().stream()
        .filter(figure -> ids.isEmpty() || ids.contains(figure.id()))
        .filter(figure -> audience.reads(figure.audience()))
        .filter(scope::covers)
        .forEach(figure -> files.put(figure.id(), scope.of(figure).id()));
    return files;
  }

  /**
   * Writes figures of another slice than the declared one; their files are named {@code
   * <id>-<municipality>-<year>} and leave those of the declarations as they are.
   *
   * @throws ChartException also if the municipality is unknown, or a figure that is named speaks of
   *     the whole
   */
  public static List<Path> render(
      Warehouse warehouse,
      Path home,
      List<String> ids,
      FigureScope scope,
      Language language,
      Path folder,
      Set<FigureFormat> formats) {
    return render(
        warehouse, home, ids, scope, language, ReportRequest.Audience.PUBLIC, folder, formats);
  }

  public static List<Picture> pictures(
      ReportTables tables, Path home, List<String> ids, Language language) {
    return pictures(tables, home, ids, FigureScope.DECLARED, language);
  }

  public static List<Picture> pictures(
      ReportTables tables, Path home, List<String> ids, FigureScope scope, Language language) {
    return pictures(tables, home, ids, scope, language, ReportRequest.Audience.MEMBERS);
  }

  private static List<Picture> pictures(
      ReportTables tables,
      Path home,
      List<String> ids,
      FigureScope scope,
      Language language,
      ReportRequest.Audience audience) {
    return declared(tables, home, ids, scope, audience).stream()
        .map(figure -> picture(figure, tables, language))
        .toList();
  }

  private static Picture picture(Figure figure, ReportTables tables, Language language) {
    return Known.said(Chart.of(figure.kind()).picture(figure, tables, language), tables, language);
  }

  private static List<Figure> declared(
      ReportTables tables,
      Path home,
      List<String> ids,
      FigureScope scope,
      ReportRequest.Audience audience) {
    scope.municipality().ifPresent(tables::municipality);
    Problems problems = new Problems();
    FigureCatalog catalog = FigureCatalog.read(home, tables.indicatorCodes(), problems);
    problems.throwIfAny();
    for (String id : ids) {
      if (!catalog.figures().containsKey(id)) {
        throw new ChartException(
            "there is no figure '" + id + "' → use one of " + catalog.figures().keySet());
      }
      if (!scope.covers(catalog.figures().get(id))) {
        throw new ChartException(
            "figure '"
                + id
                + "' speaks of the whole country or group → leave out --municipality for it");
      }
      if (!audience.reads(catalog.figures().get(id).audience())) {
        throw new ChartException("figure '" + id + "' is for members of PTPS → --audience members");
      }
    }
    return catalog.figures().values().stream()
        .filter(figure -> ids.isEmpty() || ids.contains(figure.id()))
        .filter(figure -> audience.reads(figure.audience()))
        .filter(scope::covers)
        .map(scope::of)
        .toList();
  }

  /** Writes a figure in the formats that are wanted; the files come in the order of the formats. */
  public static List<Path> write(
      Picture picture,
      Language language,
      ReportRequest.Audience audience,
      Path folder,
      Set<FigureFormat> formats) {
    String spoken = language.tag() + audience.inFileName();
    List<Path> written = new ArrayList<>();
    removeFurtherPages(picture, spoken, folder);
    for (FigureFormat format : FigureFormat.values()) {
      if (!formats.contains(format)) {
        continue;
      }
      switch (format) {
        case CSV ->
            written.add(
                file(
                    folder.resolve(picture.id() + "." + spoken + ".csv"),
                    (SpreadsheetCells.BYTE_ORDER_MARK + picture.plotted().csv())
                        .getBytes(StandardCharsets.UTF_8)));
        case SVG -> {
          for (int page = 0; page < picture.pages().size(); page++) {
            written.add(
                file(
                    path(picture, page, spoken, format, folder),
                    SvgWriter.write(picture, page, language.tag(), SvgWriter.Place.FILE)
                        .getBytes(StandardCharsets.UTF_8)));
          }
        }
        case PDF ->
            written.add(
                file(
                    folder.resolve(picture.id() + "." + spoken + ".pdf"),
                    PdfWriter.write(
                        Annotated.plain(picture.title()),
                        language.tag(),
                        picture.drawings(language),
                        PngWriter.PRINTED_MILLIMETRES,
                        Style.fonts())));
        case PPTX ->
            written.add(
                file(
                    folder.resolve(picture.id() + "." + spoken + ".pptx"),
                    PptxWriter.write(picture, language.tag())));
        case PNG -> {
          for (int page = 0; page < picture.pages().size(); page++) {
            written.add(
                file(
                    path(picture, page, spoken, format, folder),
                    PngWriter.write(picture.pages().get(page))));
          }
        }
      }
    }
    return written;
  }

  private static Path path(
      Picture picture, int page, String spoken, FigureFormat format, Path folder) {
    String part = page == 0 ? "" : "-" + (page + 1);
    return folder.resolve(picture.id() + part + "." + spoken + "." + format.suffix());
  }

  /** Pages of an earlier, longer figure would stand beside the new one as if they were its. */
  private static void removeFurtherPages(Picture picture, String spoken, Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Pattern page =
        Pattern.compile(
            Pattern.quote(picture.id())
                + "-(\\d{1,3})\\."
                + Pattern.quote(spoken)
                + "\\.(svg|png|pdf|pptx|csv)");
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.toList()) {
        Matcher further = page.matcher(file.getFileName().toString());
        if (further.matches() && Integer.parseInt(further.group(1)) > picture.pages().size()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(folder, e);
    }
  }

  static Path file(Path path, byte[] content) {
    return AtomicFiles.write(path, content);
  }
}
