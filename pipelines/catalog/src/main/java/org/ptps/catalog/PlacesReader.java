package org.ptps.catalog;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ptps.catalog.hocon.Problems;

/** Reads {@code conf/places}. */
final class PlacesReader {
  private final Path home;
  private final Problems problems;

  PlacesReader(Path home, Problems problems) {
    this.home = home;
    this.problems = problems;
  }

  Places read() {
    List<Places.Municipality> municipalities = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (NamedCsvRecord row :
        rows(
            "municipalities.csv",
            List.of("code", "department_code", "department", "municipality", "alt_code"))) {
      Places.Municipality municipality =
          new Places.Municipality(
              row.getField("code"),
              row.getField("department_code"),
              row.getField("department"),
              row.getField("municipality"),
              row.getField("alt_code"));
      if (!codes.add(municipality.code())
          || !municipality.code().matches("\\d{4}")
          || !municipality.code().startsWith(municipality.departmentCode())) {
        problem(
            "municipalities.csv",
            row,
            new Words(
                "el código '"
                    + municipality.code()
                    + "' está repetido o no son cuatro dígitos bajo su departamento",
                "code '"
                    + municipality.code()
                    + "' is doubled or not four digits below its department"),
            new Words(
                "dé a cada municipio su propio código", "give each municipality its own code"));
      }
      municipalities.add(municipality);
    }
    Set<String> departments = new HashSet<>();
    municipalities.forEach(municipality -> departments.add(municipality.departmentCode()));
    List<Places.Alias> aliases = new ArrayList<>();
    for (NamedCsvRecord row : rows("aliases.csv", List.of("code", "alias"))) {
      String code = row.getField("code");
      if (!codes.contains(code) && !departments.contains(code)) {
        problem(
            "aliases.csv",
            row,
            new Words(
                "el código '" + code + "' no es de un departamento ni de un municipio",
                "code '" + code + "' is no department and no municipality"),
            new Words("use un código de municipalities.csv", "use a code of municipalities.csv"));
      }
      aliases.add(new Places.Alias(code, row.getField("alias")));
    }
    for (NamedCsvRecord row : centroids()) {
      if (!codes.contains(row.getField("code"))
          || !isDegrees(row.getField("latitude"), 90)
          || !isDegrees(row.getField("longitude"), 180)) {
        problem(
            "centroids.csv",
            row,
            new Words(
                "el código '"
                    + row.getField("code")
                    + "' no es de un municipio o no está en grados decimales",
                "code '"
                    + row.getField("code")
                    + "' is no municipality or is not at decimal degrees"),
            new Words(
                "use un código de municipalities.csv, una latitud y una longitud como 14.512,-87.901",
                "use a code of municipalities.csv, a latitude and a longitude such as 14.512,-87.901"));
      }
    }
    List<Places.Decision> decisions = new ArrayList<>();
    for (NamedCsvRecord row :
        rows(
            "decisions.csv",
            List.of("department", "municipality", "code_text", "code", "by", "why"))) {
      String code = row.getField("code");
      if (!code.isEmpty() && !codes.contains(code)) {
        problem(
            "decisions.csv",
            row,
            new Words(
                "el código '" + code + "' no es de un municipio",
                "code '" + code + "' is no municipality"),
            new Words(
                "use un código de municipalities.csv, o déjelo vacío si no es ninguno",
                "use a code of municipalities.csv, or leave it empty for none"));
      }
      decisions.add(
          new Places.Decision(
              row.getField("department"),
              row.getField("municipality"),
              row.getField("code_text"),
              code,
              row.getField("by"),
              row.getField("why")));
    }
    return new Places(List.copyOf(municipalities), List.copyOf(aliases), List.copyOf(decisions));
  }

  // The file may be missing: only maps need it, and they name municipalities without coordinates.
  private List<NamedCsvRecord> centroids() {
    return Files.exists(home.resolve("conf/places/centroids.csv"))
        ? rows("centroids.csv", List.of("code", "latitude", "longitude", "source"))
        : List.of();
  }

  private static boolean isDegrees(String text, int most) {
    return text.matches("-?\\d{1,3}(\\.\\d+)?") && Math.abs(Double.parseDouble(text)) <= most;
  }

  private List<NamedCsvRecord> rows(String name, List<String> header) {
    Path file = home.resolve("conf/places").resolve(name);
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(file))) {
      List<NamedCsvRecord> rows = reader.stream().toList();
      if (!rows.isEmpty() && !rows.get(0).getHeader().equals(header)) {
        problems.add(
            "conf/places/" + name,
            1,
            new Words(
                "el encabezado es " + rows.get(0).getHeader(),
                "the header is " + rows.get(0).getHeader()),
            new Words("que sea " + header, "make it " + header));
        return List.of();
      }
      return rows;
    } catch (IOException | RuntimeException e) {
      problems.add(
          "conf/places/" + name,
          0,
          new Words(
              "el archivo no se puede leer: " + e.getMessage(),
              "the file cannot be read: " + e.getMessage()),
          new Words(
              "vuelva a ponerlo, con el encabezado " + header,
              "put it back, with header " + header));
      return List.of();
    }
  }

  private void problem(String name, NamedCsvRecord row, Words says, Words todo) {
    problems.add("conf/places/" + name, (int) row.getStartingLineNumber(), says, todo);
  }
}
