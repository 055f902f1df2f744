package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Warehouse;

class FirstReportTest {
  @TempDir Path folder;

  @Test
  void theFileIsNamedByReportYearAndLanguage() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      for (Language language : Language.values()) {
        Path report =
            FirstReport.write(warehouse, FiguresTest.HOME, language, Path.of("target", "reports"));
        assertThat(report).hasFileName("first-2020." + language.tag() + ".html");
        assertThat(Files.readString(report)).contains("DATOS FICTICIOS");
      }
    }
  }
}
