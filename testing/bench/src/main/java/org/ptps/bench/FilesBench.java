package org.ptps.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Places;
import org.ptps.catalog.Progress;
import org.ptps.lake.LakeBuilder;

/**
 * Reads ten years of monthly files of 26 municipalities, 3,120 small files, in a process limited to
 * 256 open files.
 */
public final class FilesBench {
  private static final String ONCE = "--once";
  private static final int MUNICIPALITIES = 26;
  private static final int MONTHS = 12;
  private static final int FIRST_YEAR = 2013;
  private static final int ROWS = 6;
  private static final String HEADER =
      "informa,fecha_entrega,departamento,municipio,codigo_muestra,codigo_sistema,sistema,comunidad,"
          + "fecha_muestra,punto_muestreo,cloro_residual_mg_l,e_coli_100ml,coliformes_totales_100ml,"
          + "turbidez_ntu\n";

  private FilesBench() {}

  /**
   * @param arguments years (10 where none is given), then the limit of open files (256)
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (arguments.length == 3 && arguments[0].equals(ONCE)) {
      lake(Path.of(arguments[1]), Path.of(arguments[2]));
      Alone.tell();
      return;
    }
    int years = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    int limit = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 256;
    Catalog catalog = Catalog.read(Machine.home(), Path.of("conf/sample.conf"), List.of());
    out.println("FilesBench: " + Machine.described());
    LakeBench.inTemporaryFolder(
        folder -> {
          int files = write(folder.resolve("raw"), years, catalog.places());
          List<String> java = new ArrayList<>(Alone.javaCommand());
          java.addAll(
              List.of(
                  FilesBench.class.getName(),
                  ONCE,
                  folder.resolve("raw").toString(),
                  folder.resolve("out").toString()));
          List<String> command =
              new ArrayList<>(
                  List.of("sh", "-c", "ulimit -n " + limit + " && exec \"$@\"", "files"));
          command.addAll(java);
          Alone ours = Alone.command(command);
          out.println(
              String.format(
                  Locale.ROOT,
                  "files: %,d, at most %d open: %s (must 60 s)",
                  files,
                  limit,
                  ours.told()));
          try (DuckDb database = DuckDb.open()) {
            long kept =
                database.one(
                    "select sum(kept) from read_parquet("
                        + DuckDb.quoted(folder.resolve("out/lake/file_ledger/*"))
                        + ")",
                    row -> row.getLong(1));
            if (kept != (long) files * ROWS) {
              throw new IllegalStateException(kept + " rows kept of " + (long) files * ROWS);
            }
            out.println(String.format(Locale.ROOT, "rows kept: %,d of as many", kept));
          }
        });
    out.println("FilesBench ended: " + Machine.described());
  }

  private static void lake(Path raw, Path to) {
    Catalog catalog =
        Catalog.read(
            Machine.home(),
            Path.of("conf/sample.conf"),
            List.of(
                "inputs.paths=[\"" + raw + "\"]",
                "out=\"" + to + "\"",
                "spark.master=\"local[2]\""));
    new LakeBuilder(catalog, Progress.silent()).build();
  }

  private static int write(Path raw, int years, Places places) {
    int files = 0;
    try {
      Files.createDirectories(raw);
      Files.writeString(raw.resolve("origin.conf"), "synthetic = true\n");
      for (Places.Municipality where : places.municipalities().subList(0, MUNICIPALITIES)) {
        Path folder =
            Files.createDirectories(raw.resolve("ptps_water_quality").resolve(where.code()));
        for (int year = FIRST_YEAR; year < FIRST_YEAR + years; year++) {
          for (int month = 1; month <= MONTHS; month++) {
            Files.writeString(
                folder.resolve(
                    String.format("calidad_agua_ptps_%s_%d_%02d.csv", where.code(), year, month)),
                text(where, year, month));
            files++;
          }
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + raw, e);
    }
  }

  private static String text(Places.Municipality where, int year, int month) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 1; i <= ROWS; i++) {
      text.append("Organización Ficticia,")
          .append(String.format("%d-03-01,", year + 1))
          .append(where.department())
          .append(',')
          .append(where.name())
          .append(String.format(",M%d%02d-%s-%d,", year, month, where.code(), i))
          .append(String.format("16%s%d,Sistema de agua %d,La Cumbre,", where.code(), i, i))
          .append(
              String.format("%d-%02d-%02d,Red,0.%d,%d,%d,1.5%n", year, month, 2 * i, i, i, 2 * i));
    }
    return text.toString();
  }
}
