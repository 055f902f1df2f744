package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFFreeformShape;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.FigureKind;
import org.ptps.charts.declared.FigureSize;
import org.ptps.charts.declared.Finding;
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

  @ParameterizedTest
  @CsvSource({
    "SLIDE, ES, AREA_LINES",
    "SQUARE, EN, AREA_LINES",
    "PAGE, ES, AREA_LINES",
    "SLIDE, EN, TREND",
    "SQUARE, ES, TREND",
    "SLIDE, ES, SORTED_BARS",
    "SQUARE, EN, SORTED_BARS",
    "SLIDE, ES, AREA_MAP"
  })
  void aPageHasTheFormThatIsAskedForAndIsReadWhole(
      FigureSize size, Language language, FigureKind kind) throws Exception {
    Figures.Chosen chosen =
        chosen(
            ReportFixture.Rows.SYNTHETIC,
            26,
            figure(kind).sized(size),
            language,
            EnumSet.of(FigureFormat.SVG));

    assertThat(chosen.none()).isEmpty();
    List<String> faults = new ArrayList<>();
    for (Path file : chosen.files()) {
      String svg = Files.readString(file);
      EveryFigureTest.check(SvgTexts.read(svg), file.getFileName().toString(), faults);
      Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
      assertThat(box.find()).isTrue();
      double ratio = Double.parseDouble(box.group(2)) / Double.parseDouble(box.group(1));
      switch (size) {
        case PAGE -> assertThat(box.group(1)).isEqualTo("800");
        case SLIDE -> assertThat(ratio).isCloseTo(9 / 16.0, within(0.002));
        case SQUARE -> assertThat(ratio).isCloseTo(1, within(0.002));
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void anAreaIsComparedWithinWhatBothMayBe() throws Exception {
    Figures.Chosen chosen =
        chosen(
            ReportFixture.Rows.SYNTHETIC,
            26,
            figure(FigureKind.AREA_LINES),
            Language.ES,
            EnumSet.of(FigureFormat.SVG, FigureFormat.CSV));

    SvgTexts svg = SvgTexts.read(Files.readString(chosen.files().get(0)));
    List<String> csv = Files.readAllLines(chosen.files().get(1));
    assertThat(csv)
        .anyMatch(row -> row.contains(",PTPS2017,"))
        .anyMatch(row -> row.contains(",HN,"));
    assertThat(svg.title()).isEqualTo(told(csv));
  }

  // The title again, from the plotted numbers: of the last year in which the area has a value.
  private static String told(List<String> csv) {
    List<String> columns = List.of(csv.get(0).replace("\ufeff", "").split(","));
    Map<String, Map<String, String>> rows = new TreeMap<>();
    csv.stream()
        .skip(1)
        .map(row -> row.split(",", -1))
        .forEach(
            cells -> {
              Map<String, String> row = new TreeMap<>();
              for (int i = 0; i < cells.length; i++) {
                row.put(columns.get(i), cells[i]);
              }
              rows.put(row.get("area_code") + "/" + row.get("year"), row);
            });
    Map<String, String> own =
        rows.values().stream()
            .filter(row -> row.get("area_code").equals("PTPS2017") && !row.get("value").isEmpty())
            .max(Comparator.comparing(row -> row.get("year")))
            .orElseThrow();
    Map<String, String> other = rows.get("HN/" + own.get("year"));
    String verb =
        end(own, "high") < end(other, "low")
            ? "debajo"
            : end(own, "low") > end(other, "high") ? "encima" : "igual";
    return own.get("area_name") + " " + verb + " " + own.get("year");
  }

  private static double end(Map<String, String> row, String end) {
    return List.of("ci_" + end, "bound_" + end, "value").stream()
        .map(row::get)
        .filter(number -> !number.isEmpty())
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSlideHasItsWordsAsTextAndTheSameBytesTwice() throws Exception {
    Figure slide = figure(FigureKind.AREA_LINES).sized(FigureSize.SLIDE);
    Path first =
        chosen(ReportFixture.Rows.SYNTHETIC, 26, slide, Language.ES, EnumSet.of(FigureFormat.PPTX))
            .files()
            .get(0);
    byte[] bytes = Files.readAllBytes(first);
    try (XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(bytes))) {
      assertThat(show.getPageSize()).isEqualTo(new Dimension(960, 540));
      assertThat(show.getSlides()).hasSize(1);
      XSLFSlide one = show.getSlides().get(0);
      SvgTexts svg =
          SvgTexts.read(
              Files.readString(
                  chosen(
                          ReportFixture.Rows.SYNTHETIC,
                          26,
                          slide,
                          Language.ES,
                          EnumSet.of(FigureFormat.SVG))
                      .files()
                      .get(0)));
      assertThat(one.getTitle()).isEqualTo(svg.title());
      List<String> words = new ArrayList<>();
      words(one.getShapes(), words);
      String all = String.join(" ", words).replaceAll("\\s+", " ");
      assertThat(svg.texts())
          .isNotEmpty()
          .allSatisfy(box -> assertThat(all).contains(box.text().strip().replaceAll("\\s+", " ")));
      assertThat(one.getShapes())
          .filteredOn(XSLFGroupShape.class::isInstance)
          .singleElement()
          .satisfies(
              group ->
                  assertThat(((XSLFGroupShape) group).getShapes())
                      .anyMatch(XSLFFreeformShape.class::isInstance)
                      .noneMatch(XSLFPictureShape.class::isInstance));
    }
    Path again =
        chosen(ReportFixture.Rows.SYNTHETIC, 26, slide, Language.ES, EnumSet.of(FigureFormat.PPTX))
            .files()
            .get(0);
    assertThat(again).hasBinaryContent(bytes);
  }

  private static void words(List<XSLFShape> shapes, List<String> words) {
    for (XSLFShape shape : shapes) {
      if (shape instanceof XSLFTextShape text) {
        words.add(text.getText());
      } else if (shape instanceof XSLFGroupShape group) {
        words(group.getShapes(), words);
      }
    }
  }

  @Test
  void yearsBeforeTheDataAreAnsweredWithThoseThatThereAre() throws Exception {
    Figure early = figure(FigureKind.AREA_LINES, OptionalInt.of(1990), OptionalInt.of(1995));
    Figures.Chosen chosen =
        chosen(ReportFixture.Rows.SYNTHETIC, 26, early, Language.ES, EnumSet.of(FigureFormat.SVG));

    assertThat(chosen.files()).isEmpty();
    assertThat(chosen.none())
        .matches("Sin datos de 1990–1995: .+\\. Hay valores de \\d{4} a \\d{4}\\.");
  }

  private Figures.Chosen chosen(ReportFixture.Rows rows, int municipalities) throws Exception {
    return chosen(
        rows,
        municipalities,
        figure(FigureKind.SORTED_BARS),
        Language.ES,
        EnumSet.of(FigureFormat.SVG, FigureFormat.CSV));
  }

  private Figures.Chosen chosen(
      ReportFixture.Rows rows,
      int municipalities,
      Figure figure,
      Language language,
      Set<FigureFormat> formats)
      throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, municipalities, rows)) {
      return Figures.chart(
          warehouse,
          figure,
          figure.kind() == FigureKind.SORTED_BARS ? Optional.of("Así vamos") : Optional.empty(),
          language,
          ReportRequest.Audience.MEMBERS,
          folder.resolve("out"),
          formats);
    }
  }

  private static Figure figure(FigureKind kind) {
    return figure(kind, OptionalInt.empty(), OptionalInt.empty());
  }

  private static Figure figure(FigureKind kind, OptionalInt from, OptionalInt to) {
    boolean municipal = kind == FigureKind.SORTED_BARS || kind == FigureKind.AREA_MAP;
    return new Figure(
        "mine",
        FiguresTest.HOME.resolve(Path.of("charts", "figures", "mine.conf")),
        kind,
        List.of("PT-COB-01"),
        new Slice(
            municipal ? "municipality" : "ptps",
            municipal ? "" : "PTPS2017",
            Slice.AreaGroup.COHORT_2017,
            List.of("total"),
            from,
            to,
            kind == FigureKind.AREA_LINES ? List.of("HN") : List.of()),
        Figure.Order.VALUE,
        List.of(),
        ReportRequest.Audience.PUBLIC,
        switch (kind) {
          case SORTED_BARS -> new Words("Así vamos", "Así vamos");
          case AREA_MAP -> new Words("Mapa", "Map");
          default -> new Words("{indicator}", "{indicator}");
        },
        kind == FigureKind.AREA_LINES
            ? List.of(
                finding("high_1 < low_2", "debajo"),
                finding("low_1 > high_2", "encima"),
                finding("value_2", "igual"))
            : List.of(),
        switch (kind) {
          case AREA_LINES -> new Words("{others}", "{others}");
          case TREND -> new Words("{sentence}", "{sentence}");
          case AREA_MAP -> new Words("{over} de {areas}", "{over} of {areas}");
          default -> new Words("{over_1} de {total}", "{over_1} of {total}");
        });
  }

  private static Finding finding(String needs, String verb) {
    String says = "{name_1} " + verb + " {year}";
    return Finding.of(new Words(says, says), needs);
  }
}
