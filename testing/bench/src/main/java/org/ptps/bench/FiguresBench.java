package org.ptps.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.data.category.DefaultCategoryDataset;
import org.ptps.catalog.Language;
import org.ptps.charts.Figures;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.warehouse.Warehouse;

/**
 * How long all declared figures take, beside plain JFreeChart.
 *
 * <p>Ours are read from {@code report}, laid out and written as PNG at print size; the alternative
 * draws one bar chart of 26 made-up bars for each of those pages, of the same size in dots, with
 * JFreeChart's own theme and writer, and reads nothing. What ours take longer is the price of the
 * queries, the layout and the words. Both run in turn in one process; the shortest time counts.
 */
public final class FiguresBench {
  private static final int BARS = 26;

  private FiguresBench() {}

  /**
   * @param arguments warehouse ({@code out/warehouse.duckdb} where none is given), repetitions (3)
   */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path warehouse =
        Path.of(arguments.length > 0 ? arguments[0] : "out/warehouse.duckdb").toAbsolutePath();
    int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    if (!Files.isRegularFile(warehouse)) {
      System.err.println("there is no warehouse at " + warehouse + " → first: ./ptps run");
      System.exit(2);
    }
    run(warehouse, repetitions, out);
  }

  /** Measures on a warehouse, in a temporary folder. */
  static void run(Path file, int repetitions, PrintStream out) {
    LakeBench.inTemporaryFolder(
        folder -> {
          out.println("FiguresBench: " + Machine.described());
          try (Warehouse warehouse = Warehouse.open(file)) {
            long ours = Long.MAX_VALUE;
            long plain = Long.MAX_VALUE;
            long all = Long.MAX_VALUE;
            int pages = 0;
            int files = 0;
            for (int i = 0; i < repetitions; i++) {
              long start = System.nanoTime();
              List<Path> drawn = figures(warehouse, folder, EnumSet.of(FigureFormat.PNG));
              ours = Math.min(ours, System.nanoTime() - start);
              pages = drawn.size();
              start = System.nanoTime();
              plain(drawn, folder.resolve("plain.png"));
              plain = Math.min(plain, System.nanoTime() - start);
              start = System.nanoTime();
              files = figures(warehouse, folder, FigureFormat.usual()).size();
              all = Math.min(all, System.nanoTime() - start);
            }
            out.printf(
                Locale.ROOT,
                "figures, %d pages as PNG: %,.0f ms; JFreeChart, as many plain bar charts:"
                    + " %,.0f ms; ratio %.2f%n",
                pages,
                ours / 1e6,
                plain / 1e6,
                (double) ours / plain);
            out.printf(
                Locale.ROOT,
                "figures in all formats, %d files: %,.0f ms; %s %,d MB%n",
                files,
                all / 1e6,
                Machine.peakMeaning(),
                Machine.peakMegabytes());
          }
          out.println("FiguresBench ended: " + Machine.described());
        });
  }

  private static List<Path> figures(Warehouse warehouse, Path folder, Set<FigureFormat> formats) {
    return Figures.render(
        warehouse, Machine.home(), List.of(), Language.ES, folder.resolve("figures"), formats);
  }

  private static void plain(List<Path> drawn, Path file) {
    try {
      for (Path page : drawn) {
        // Reads the size of the page only.
        int[] size = size(page);
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int bar = 0; bar < BARS; bar++) {
          data.addValue((bar * 37) % 101, "value", "Municipality " + bar);
        }
        JFreeChart chart =
            ChartFactory.createBarChart(
                "Coverage", null, "%", data, PlotOrientation.HORIZONTAL, false, false, false);
        BufferedImage image = chart.createBufferedImage(size[0], size[1]);
        Files.write(file, ChartUtils.encodeAsPNG(image));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static int[] size(Path png) throws IOException {
    var reader = ImageIO.getImageReadersByFormatName("png").next();
    try (var stream = ImageIO.createImageInputStream(png.toFile())) {
      reader.setInput(stream);
      return new int[] {reader.getWidth(0), reader.getHeight(0)};
    } finally {
      reader.dispose();
    }
  }
}
