package org.ptps.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Problems;

/** Reads the queries of {@code sql/}: folders are schemas, file stems are names. */
final class SqlFiles {
  private SqlFiles() {}

  static List<SqlFile> read(Path home, List<Indicator> indicators, Problems problems) {
    List<SqlFile> files = new ArrayList<>();
    files.addAll(folder(home, "sql/macros", SqlFile.MACROS));
    files.addAll(folder(home, "sql/model", "model"));
    for (Indicator indicator : indicators) {
      String file =
          "sql/indicators/" + indicator.component().folder() + "/" + indicator.id() + ".sql";
      if (Files.exists(home.resolve(file))) {
        files.add(new SqlFile("indicator", indicator.id(), file, text(home.resolve(file))));
      }
    }
    files.add(CountedView.of(indicators));
    files.addAll(folder(home, "sql/report", "report"));
    for (SqlFile file : files) {
      if (!file.comment().isEmpty()) {
        continue;
      }
      if (file.schema().equals(SqlFile.MACROS)) {
        problems.add(
            file.file(),
            1,
            new Words(
                "el archivo no dice qué calcula la macro",
                "the file does not say what the macro computes"),
            new Words(
                "empiécelo con '-- ' y la fórmula, y nombre la fuente",
                "start it with '-- ' and the formula, and name the source"));
      } else {
        problems.add(
            file.file(),
            1,
            new Words("el archivo no dice su grano", "the file does not say its grain"),
            new Words("empiécelo con '-- Grain: one …'", "start it with '-- Grain: one …'"));
      }
    }
    return files;
  }

  private static List<SqlFile> folder(Path home, String folder, String schema) {
    if (!Files.isDirectory(home.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(home.resolve(folder))) {
      return paths
          .filter(path -> path.toString().endsWith(".sql"))
          .sorted()
          .map(
              path -> {
                String file = path.getFileName().toString();
                return new SqlFile(
                    schema, file.replaceFirst("\\.sql$", ""), folder + "/" + file, text(path));
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + home.resolve(folder), e);
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
