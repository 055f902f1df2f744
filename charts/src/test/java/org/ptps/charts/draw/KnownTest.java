package org.ptps.charts.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Language;
import org.ptps.charts.EveryFigureTest;
import org.ptps.charts.Figures;
import org.ptps.charts.FiguresTest;
import org.ptps.charts.ReportFixture;
import org.ptps.charts.SvgTexts;
import org.ptps.charts.data.ReportTables;
import org.ptps.warehouse.Warehouse;

/** Each figure says until when what it shows was known. */
class KnownTest {
  private static final String SOURCES =
      "create table report.known_sources as select * from (values ('a', '2022-02-06'), ('b',"
          + " '2023-04-01'), ('c', null), ('d', 'in spring')) as rows (id, known_on)";

  @TempDir Path folder;

  private List<Picture> pictures(Language language, String... changes) throws Exception {
    ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC).close();
    Path file = folder.resolve("warehouse-26-SYNTHETIC.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      for (String change : changes) {
        statement.execute(change);
      }
    }
    try (Warehouse warehouse = Warehouse.open(file)) {
      return Figures.pictures(new ReportTables(warehouse), FiguresTest.HOME, List.of(), language);
    }
  }

  private static String drawn(Picture picture, int page) throws Exception {
    return SvgTexts.read(SvgWriter.write(picture, page, "es", SvgWriter.Place.FILE))
        .texts()
        .stream()
        .map(SvgTexts.Box::text)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void allThatIsThereIsDatedByTheLastOfIt() throws Exception {
    String line = "Con todo lo entregado o publicado, lo último del 1 de abril de 2023.";
    for (Picture picture : pictures(Language.ES, SOURCES)) {
      assertThat(picture.caption()).as(picture.id()).last().isEqualTo(line);
      for (int page = 0; page < picture.pages().size(); page++) {
        assertThat(drawn(picture, page)).as(picture.id()).endsWith(line);
        List<String> faults = new ArrayList<>();
        EveryFigureTest.check(
            SvgTexts.read(SvgWriter.write(picture, page, "es", SvgWriter.Place.FILE)),
            picture.id(),
            faults);
        assertThat(faults).isEmpty();
      }
    }
  }

  @Test
  void aCutIsDatedByItsDay() throws Exception {
    assertThat(
            pictures(
                Language.EN,
                SOURCES,
                "create table if not exists report.run_facts (key varchar, value varchar)",
                "insert into report.run_facts values ('settings.as_of.date', '2020-12-31')"))
        .allSatisfy(
            picture ->
                assertThat(picture.caption())
                    .last()
                    .isEqualTo(
                        "With what was known on 31 December 2020: what was delivered or published"
                            + " later is not in it."));
  }
}
