package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Warehouse;

class FiguresTest {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void everyFigureIsWrittenInEveryFormatAndLanguage() throws Exception {
    for (int count : new int[] {3, 26, 60}) {
      try (Warehouse warehouse =
          ReportFixture.warehouse(folder, count, ReportFixture.Rows.SYNTHETIC)) {
        for (Language language : Language.values()) {
          List<Path> files =
              Figures.render(
                  warehouse,
                  HOME,
                  List.of(),
                  language,
                  Path.of("target", "figures-" + count),
                  EnumSet.allOf(FigureFormat.class));
          assertThat(files).hasSizeGreaterThanOrEqualTo(12).allMatch(java.nio.file.Files::exists);
        }
      }
    }
  }
}
