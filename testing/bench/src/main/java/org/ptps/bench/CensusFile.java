package org.ptps.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.ptps.catalog.Places;

/**
 * A large census file with known faults: non-numeric and out-of-range numbers, unknown codes, empty
 * cells, unknown places, repeated and contradicting rows. One municipality has a tenth of all rows.
 */
final class CensusFile {
  private static final String HEADER =
      "DEPTO,MUNICIPIO,COD_MUNI,ANIO,ID_VIVIENDA,AREA,PERSONAS,AGUA,LUGAR_AGUA,SANITARIO,USO_SANITARIO\n";

  /** Faults per thousand rows. */
  private static final int NO_NUMBER = 4;

  private static final int OUT_OF_RANGE = 3;
  private static final int UNKNOWN_CODE = 5;
  private static final int NO_AREA = 2;
  private static final int NO_PLACE = 3;
  private static final int TWICE = 4;
  private static final int CONTRADICTING = 1;
  private static final int EMPTY = 10;

  private CensusFile() {}

  /** Writes the file into a new input folder and returns the folder. */
  static Path write(Path folder, long rows, Places places) {
    Path raw = folder.resolve("raw");
    try {
      Files.createDirectories(raw.resolve("census_dwellings"));
      Files.writeString(raw.resolve("origin.conf"), "synthetic = true\n");
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file(raw)), 1 << 20)) {
        out.write(HEADER.getBytes(StandardCharsets.UTF_8));
        write(out, rows, places.municipalities());
      }
      return raw;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
  }

  static Path file(Path raw) {
    return raw.resolve("census_dwellings").resolve("censo_viviendas_2013.csv");
  }

  private static void write(OutputStream out, long rows, List<Places.Municipality> all)
      throws IOException {
    SplittableRandom random = new SplittableRandom(2013);
    StringBuilder line = new StringBuilder();
    String before = null;
    long written = 0;
    for (long i = 0; written < rows; i++) {
      int fault = random.nextInt(1000);
      Places.Municipality where =
          random.nextInt(10) == 0 ? all.get(0) : all.get(random.nextInt(all.size()));
      line.setLength(0);
      boolean lost = is(fault, 0, NO_PLACE);
      line.append(spelled(where.department(), random)).append(',');
      line.append(lost ? "PUEBLO INVENTADO" : spelled(where.name(), random)).append(',');
      line.append(lost ? "" : where.code()).append(",2013,");
      line.append(where.code()).append("-SEG").append(1000 + i % 7919).append("-EDIF");
      line.append(100 + i % 877).append("-VIVIENDA-").append(1_000_000_000L + i).append(',');
      line.append(is(fault, 1, NO_AREA) ? "" : String.valueOf(1 + random.nextInt(2))).append(',');
      line.append(
              is(fault, 2, NO_NUMBER)
                  ? "?"
                  : is(fault, 3, OUT_OF_RANGE)
                      ? "120"
                      : is(fault, 4, EMPTY) ? "" : String.valueOf(1 + random.nextInt(9)))
          .append(',');
      line.append(is(fault, 5, UNKNOWN_CODE) ? "77" : String.valueOf(1 + random.nextInt(9)));
      line.append(',').append(1 + random.nextInt(4));
      line.append(',').append(1 + random.nextInt(9));
      line.append(',').append(1 + random.nextInt(2)).append('\n');
      String now = line.toString();
      written += put(out, now);
      if (before != null && written < rows && is(fault, 6, TWICE)) {
        written += put(out, before);
      } else if (before != null && written < rows && is(fault, 7, CONTRADICTING)) {
        // The same dwelling with another answer in the last column.
        char other = before.charAt(before.length() - 2) == '1' ? '2' : '1';
        written += put(out, before.substring(0, before.length() - 2) + other + "\n");
      }
      before = fault > 900 ? now : null;
    }
  }

  private static int put(OutputStream out, String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    return 1;
  }

  /** Whether a random number of 0 to 999 selects a fault. */
  private static boolean is(int drawn, int kind, int ofThousand) {
    return drawn >= kind * 20 && drawn < kind * 20 + ofThousand;
  }

  private static String spelled(String name, SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> name;
      case 1 -> name.toUpperCase(Locale.ROOT);
      default -> " " + name.toLowerCase(Locale.ROOT) + " ";
    };
  }
}
