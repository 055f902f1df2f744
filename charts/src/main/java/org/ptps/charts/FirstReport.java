package org.ptps.charts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Warehouse;

/** The first report: one HTML file with its figures, tables, ledger and sources. */
public final class FirstReport {
  private static final String ID = "first";

  private FirstReport() {}

  /**
   * Writes the report as {@code first-<latest year>.<lang>.html}; {@code none} where nothing has a
   * year.
   *
   * @param home root of the project, where {@code charts} lies
   * @param folder where to write; made if it is missing
   * @return the file written
   * @throws org.ptps.catalog.hocon.DeclarationException if a declaration is not valid
   * @throws ChartException if prose names an unknown slot, or the file cannot be written
   */
  public static Path write(Warehouse warehouse, Path home, Language language, Path folder) {
    ReportTables tables = new ReportTables(warehouse);
    ReportDeclaration report = ReportDeclaration.read(home, ID);
    Map<String, String> slots = report.filled(tables, language);
    List<String> ids =
        report.chapters().stream().flatMap(chapter -> chapter.figures().stream()).toList();
    // An empty list would mean all figures.
    List<Picture> pictures =
        ids.isEmpty() ? List.of() : Figures.pictures(tables, home, ids, language);
    String html =
        new ReportPage(report, tables, slots, pictures, language).html(css(report.folder()));
    return Figures.file(
        folder.resolve(ID + "-" + year(tables) + "." + language.tag() + ".html"),
        html.getBytes(StandardCharsets.UTF_8));
  }

  private static String css(Path folder) {
    try {
      return Files.readString(folder.resolve("report.css"), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new ChartException("cannot read " + folder.resolve("report.css"), e);
    }
  }

  private static String year(ReportTables tables) {
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
