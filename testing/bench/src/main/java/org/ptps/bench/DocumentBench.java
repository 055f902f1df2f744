package org.ptps.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ptps.catalog.Language;
import org.ptps.charts.Reports;
import org.ptps.charts.declared.ReportFormat;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.warehouse.Warehouse;

/**
 * Time and memory of the annual report and the mid-term review, in each format and language; PDF
 * compared with Chromium printing the same page.
 */
public final class DocumentBench {
  private static final String CHROMIUM = "chromium";

  private DocumentBench() {}

  /**
   * @param arguments the warehouse to read, {@code out/warehouse.duckdb} if none is given
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path home = Machine.home();
    Path file = arguments.length > 0 ? Path.of(arguments[0]) : home.resolve("out/warehouse.duckdb");
    Path folder = Files.createTempDirectory("ptps-reports");
    System.out.println(Machine.described());
    try (Warehouse warehouse = Warehouse.open(file)) {
      for (Language language : Language.values()) {
        report(warehouse, home, "annual", "2022", Map.of("year", 2022), language, folder);
        report(
            warehouse,
            home,
            "midterm",
            "2022",
            Map.of("from", 2018, "to", 2022, "cut", 2020),
            language,
            folder);
      }
    }
    System.out.println("peak memory: " + Machine.peakMegabytes() + " MB");
  }

  private static void report(
      Warehouse warehouse,
      Path home,
      String report,
      String name,
      Map<String, Object> parameters,
      Language language,
      Path folder)
      throws IOException, InterruptedException {
    Path html = null;
    double ours = 0;
    for (ReportFormat format : ReportFormat.values()) {
      long start = System.nanoTime();
      Path written =
          Reports.write(
                  warehouse,
                  home,
                  new ReportRequest(
                      report,
                      name,
                      parameters,
                      language,
                      ReportRequest.Audience.MEMBERS,
                      List.of(format)),
                  folder)
              .get(0);
      double seconds = seconds(start);
      System.out.printf(
          Locale.ROOT,
          "%s %s %s: %.1f s, %,d bytes%n",
          report,
          language.tag(),
          format.name().toLowerCase(Locale.ROOT),
          seconds,
          Files.size(written));
      switch (format) {
        case HTML -> html = written;
        case PDF -> ours = seconds;
        case DOCX -> {}
      }
    }
    chromium(html, folder, ours);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void chromium(Path html, Path folder, double ours)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process;
    try {
      process =
          new ProcessBuilder(
                  CHROMIUM,
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--print-to-pdf=" + folder.resolve("chromium.pdf"),
                  html.toUri().toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      System.out.println("  no " + CHROMIUM + " here to print the page beside");
      return;
    }
    if (process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0) {
      double seconds = seconds(start);
      System.out.printf(
          Locale.ROOT,
          "  Chromium prints the page, drawn already, in %.1f s: ours, drawn anew, takes %.2f times as long%n",
          seconds,
          ours / seconds);
    } else {
      process.destroyForcibly();
      System.out.println("  Chromium did not print the page");
    }
  }
}
