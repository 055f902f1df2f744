package org.ptps.charts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.Language;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.data.Answers;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.FigureCatalog;
import org.ptps.charts.declared.FigureScope;
import org.ptps.charts.declared.MapBoundaries;
import org.ptps.charts.declared.ReportFormat;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.document.Document;
import org.ptps.charts.document.DocxWriter;
import org.ptps.charts.document.HtmlWriter;
import org.ptps.charts.document.PdfWriter;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.SvgWriter;
import org.ptps.charts.report.ReportDeclaration;
import org.ptps.charts.report.ReportDocument;
import org.ptps.charts.sentences.Sentences;
import org.ptps.charts.words.Letters;
import org.ptps.warehouse.Warehouse;

/** Writes the reports that {@code charts/reports} declares. */
public final class Reports {
  /** Name of a report where no year has a value. */
  private static final String NO_YEAR = "none";

  private Reports() {}

  /**
   * Writes a report as {@code <id>-<name>.<lang>.<format>}, for members as {@code
   * <id>-<name>.<lang>.members.<format>}; the name is the latest year with a value where the
   * request gives none, and {@code none} where no year has one.
   *
   * @param home root of the project, where {@code charts} lies
   * @param folder where to write; made if it is missing
   * @return the files written, in the order of the formats
   * @throws org.ptps.catalog.hocon.DeclarationException if a declaration is not valid
   * @throws RequestException if there is no such report, or it cannot be given for the parameters
   * @throws ChartException if prose names an unknown slot
   * @throws org.ptps.catalog.MachineException if a file cannot be written
   */
  public static List<Path> write(
      Warehouse warehouse, Path home, ReportRequest request, Path folder) {
    return write(warehouse, home, request, Optional.empty(), folder);
  }

  /**
   * The same, with maps of municipalities within boundaries.
   *
   * @param boundaries boundaries that the user named, if any
   */
  public static List<Path> write(
      Warehouse warehouse,
      Path home,
      ReportRequest request,
      Optional<MapBoundaries> boundaries,
      Path folder) {
    return written(warehouse, home, request, boundaries, folder, Map.of()).files();
  }

  /**
   * A report as it was written.
   *
   * @param files in the order of the formats; none of a report that stands as it was
   * @param read what the warehouse answered: hashes by question; nothing of a report that stands
   * @param stands whether it was not written, since it would have come out as it did before
   */
  public record Written(List<Path> files, Map<String, String> read, boolean stands) {
    /** A report that was not written again. */
    public static Written standing() {
      return new Written(List.of(), Map.of(), true);
    }
  }

  /**
   * As {@link #write(Warehouse, Path, ReportRequest, Optional, Path)}, with what it was made from.
   *
   * @param before what was read for this report when it was written already and may have changed;
   *     empty if it was not. Where the warehouse still answers that, it is not written
   */
  public static Written written(
      Warehouse warehouse,
      Path home,
      ReportRequest request,
      Optional<MapBoundaries> boundaries,
      Path folder,
      Map<String, String> before) {
    try (ReportRequest.Reading reading = request.audience().reading(warehouse)) {
      Answers answers = new Answers(reading.warehouse());
      if (!before.isEmpty() && answers.hold(before)) {
        return Written.standing();
      }
      ReportTables tables = new ReportTables(answers, boundaries);
      List<Path> files = write(tables, home, request, folder);
      return new Written(files, tables.read(), false);
    }
  }

  /**
   * The request with what it leaves open: a report of a year is of the latest one with a value.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException if a declaration is not valid
   * @throws RequestException if there is no such report, or it cannot be given for the parameters
   */
  public static ReportRequest complete(Warehouse warehouse, Path home, ReportRequest request) {
    ReportTables tables = new ReportTables(warehouse);
    ReportDeclaration report = ReportDeclaration.read(home, request.report());
    ReportRequest complete = complete(report, request, tables);
    report.check(complete, tables);
    report.checkProse(complete);
    return complete;
  }

  private static List<Path> write(
      ReportTables tables, Path home, ReportRequest request, Path folder) {
    ReportDeclaration report = ReportDeclaration.read(home, request.report());
    ReportRequest complete = complete(report, request, tables);
    report.check(complete, tables);
    report.checkProse(complete);
    List<ReportDocument.Part> parts =
        new ReportDocument(
                report,
                tables,
                complete,
                pictures(report, complete, tables, home),
                Sentences.read(home))
            .parts();
    List<Path> written = new ArrayList<>();
    AtomicFiles.sweep(folder);
    // The report first: who asks for it is shown it, and finds the annexes from there.
    for (ReportDocument.Part part : parts) {
      for (ReportFormat format : request.formats()) {
        written.add(
            Figures.file(
                folder.resolve(part.file() + "." + format.suffix()),
                bytes(part.document(), format)));
      }
    }
    return List.copyOf(written);
  }

  /**
   * What the editor of an edition still has to know: chapters that wait for words, and files that
   * nothing reads.
   *
   * @param edition what the report's files are named by after its id
   */
  public static List<String> notes(Path home, String report, String edition, Language language) {
    return ReportDeclaration.read(home, report).notes(edition, language);
  }

  /** Ids of the declared reports. */
  public static List<String> ids(Path home) {
    return ReportDeclaration.ids(home);
  }

  // A report of a year is of the latest one with a value, where the request names none.
  private static ReportRequest complete(
      ReportDeclaration report, ReportRequest request, ReportTables tables) {
    String latest = latestYear(tables);
    Map<String, Object> answers = new LinkedHashMap<>(request.parameters());
    // What speaks of one year speaks of the cut, in a report of a period.
    if (answers.containsKey("cut")) {
      answers.putIfAbsent(ReportDeclaration.YEAR, answers.get("cut"));
    }
    if (report.parameters().containsKey(ReportDeclaration.YEAR) && !latest.equals(NO_YEAR)) {
      answers.putIfAbsent(ReportDeclaration.YEAR, Integer.valueOf(latest));
    }
    return request.with(request.name().isEmpty() ? latest : request.name(), answers);
  }

  private static Map<String, Picture> pictures(
      ReportDeclaration report, ReportRequest request, ReportTables tables, Path home) {
    Problems problems = new Problems();
    Map<String, Figure> declared =
        FigureCatalog.read(home, tables.indicatorCodes(), problems).figures();
    problems.throwIfAny();
    List<String> ids =
        report.figures(request).stream()
            .filter(
                id ->
                    !declared.containsKey(id)
                        || request.audience().reads(declared.get(id).audience()))
            .toList();
    Map<String, Picture> pictures = new LinkedHashMap<>();
    if (ids.isEmpty()) {
      // An empty list would mean all figures.
      return pictures;
    }
    FigureScope scope = new FigureScope(request.year(), Optional.empty(), Optional.empty());
    String suffix = request.year().isPresent() ? "-" + request.year().getAsInt() : "";
    for (Picture picture : Figures.pictures(tables, home, ids, scope, request.language())) {
      pictures.put(picture.id().substring(0, picture.id().length() - suffix.length()), picture);
    }
    return pictures;
  }

  private static byte[] bytes(Document document, ReportFormat format) {
    return switch (format) {
      case HTML -> html(document).getBytes(StandardCharsets.UTF_8);
      case PDF -> PdfWriter.write(document, css("print.css"), Style.fonts());
      case DOCX -> DocxWriter.write(document, Style.fonts().family());
    };
  }

  private static String html(Document document) {
    String css = css("screen.css");
    String html = HtmlWriter.write(document, SvgWriter.fontFaces("") + "\n" + css);
    return Letters.needSecondFont(html)
        ? HtmlWriter.write(document, SvgWriter.fontFaces(html) + "\n" + css)
        : html;
  }

  private static String css(String name) {
    return new String(Style.resource(name), StandardCharsets.UTF_8);
  }

  private static String latestYear(ReportTables tables) {
    String year = tables.one("run_totals").text("latest_reporting_year");
    return year == null ? NO_YEAR : year;
  }
}
