package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.FigureKind;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.declared.Slice;
import org.ptps.warehouse.Warehouse;

/** Figures that somebody asks for and no file declares. */
class ChosenChartTest {
  @TempDir Path folder;

  @Test
  void aTypedTitleIsSaidToBeTypedInTheDataAndNotInTheDrawing() throws Exception {
    Figures.Chosen chosen = chosen(ReportFixture.Rows.SYNTHETIC, 26);

    assertThat(chosen.none()).isEmpty();
    assertThat(chosen.files())
        .extracting(Path::getFileName)
        .extracting(Path::toString)
        .containsExactly("mine.es.members.svg", "mine.es.members.csv");
    SvgTexts svg = SvgTexts.read(Files.readString(chosen.files().get(0)));
    assertThat(svg.title()).isEqualTo("Así vamos");
    assertThat(svg.description()).endsWith("El título lo escribió quien pidió la figura.");
    assertThat(svg.texts())
        .extracting(SvgTexts.Box::text)
        .contains("Así vamos")
        .noneMatch(text -> text.contains("escribió"));
    List<String> csv = Files.readAllLines(chosen.files().get(1));
    assertThat(csv.get(0)).endsWith(",key,typed_title");
    assertThat(csv.subList(1, csv.size())).isNotEmpty().allMatch(row -> row.endsWith(",Así vamos"));
  }

  @Test
  void whereThereIsNothingToDrawNoFileIsWrittenAndASentenceSaysWhy() throws Exception {
    Figures.Chosen chosen = chosen(ReportFixture.Rows.NONE, 0);

    assertThat(chosen.files()).isEmpty();
    assertThat(chosen.none()).startsWith("Sin datos: ");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private Figures.Chosen chosen(ReportFixture.Rows rows, int municipalities) throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, municipalities, rows)) {
      return Figures.chart(
          warehouse,
          new Figure(
              "mine",
              FiguresTest.HOME.resolve(Path.of("charts", "figures", "mine.conf")),
              FigureKind.SORTED_BARS,
              List.of("PT-COB-01"),
              new Slice(
                  "municipality",
                  "",
                  Slice.AreaGroup.COHORT_2017,
                  List.of("total"),
                  OptionalInt.empty()),
              Figure.Order.VALUE,
              List.of(),
              ReportRequest.Audience.PUBLIC,
              new Words("Así vamos", "Así vamos"),
              List.of(),
              new Words("{over_1} de {total}", "{over_1} of {total}")),
          Optional.of("Así vamos"),
          Language.ES,
          ReportRequest.Audience.MEMBERS,
          folder.resolve("out"),
          EnumSet.of(FigureFormat.SVG, FigureFormat.CSV));
    }
  }
}
