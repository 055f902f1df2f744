package org.ptps.charts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Language;
import org.ptps.charts.document.Document;
import org.ptps.charts.document.DocxWriter;
import org.ptps.charts.document.HtmlWriter;
import org.ptps.charts.document.PdfWriter;
import org.ptps.warehouse.Warehouse;

/** Writes the reports that {@code charts/reports} declares. */
public final class Reports {
  private Reports() {}

  /**
   * Writes a report as {@code <id>-<name>.<lang>.<format>}; the name is the latest year with a
   * value where the request gives none, and {@code none} where no year has one.
   *
   * @param home root of the project, where {@code charts} lies
   * @param folder where to write; made if it is missing
   * @return the files written, in the order of the formats
   * @throws org.ptps.catalog.hocon.DeclarationException if a declaration is not valid
   * @throws ChartException if there is no such report, a parameter is missing, prose names an
   *     unknown slot, or a file cannot be written
   */
  public static List<Path> write(
      Warehouse warehouse, Path home, ReportRequest request, Path folder) {
    ReportTables tables = new ReportTables(warehouse);
    ReportDeclaration report = ReportDeclaration.read(home, request.report());
    report.check(request);
    List<String> ids = report.figures(request);
    // An empty list would mean all figures.
    List<Picture> pictures =
        ids.isEmpty() ? List.of() : Figures.pictures(tables, home, ids, request.language());
    Document document = new ReportDocument(report, tables, request, pictures).document();
    String name = request.name().isEmpty() ? latestYear(tables) : request.name();
    List<Path> written = new ArrayList<>();
    for (ReportFormat format : request.formats()) {
      written.add(
          Figures.file(
              folder.resolve(
                  report.id()
                      + "-"
                      + name
                      + "."
                      + request.language().tag()
                      + "."
                      + format.suffix()),
              bytes(document, format)));
    }
    return List.copyOf(written);
  }

  /** The report of a run, with all that it found, in HTML. */
  public static Path first(Warehouse warehouse, Path home, Language language, Path folder) {
    return write(
            warehouse,
            home,
            new ReportRequest(
                "first",
                "",
                java.util.Map.of(),
                language,
                ReportRequest.Audience.MEMBERS,
                List.of(ReportFormat.HTML)),
            folder)
        .get(0);
  }

  private static byte[] bytes(Document document, ReportFormat format) {
    return switch (format) {
      case HTML ->
          HtmlWriter.write(document, SvgWriter.fontFaces() + "\n" + css("screen.css"))
              .getBytes(StandardCharsets.UTF_8);
      case PDF -> PdfWriter.write(document, css("print.css"), Style.fonts());
      case DOCX -> DocxWriter.write(document, Style.fonts().family());
    };
  }

  private static String css(String name) {
    return new String(Style.resource(name), StandardCharsets.UTF_8);
  }

  private static String latestYear(ReportTables tables) {
    String year =
        tables
            .query(
                """
                select coalesce(
                    max(year) filter (where value is not null),
                    max(year),
                    (select max(year) from report.national_coverage)) as year
                from report.indicator_values""")
            .rows()
            .get(0)
            .text("year");
    return year == null ? "none" : year;
  }
}
