package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Language;
import org.ptps.catalog.hocon.DeclarationException;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.declared.FigureCatalog;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.words.ChartException;
import org.ptps.warehouse.Warehouse;

public class FiguresTest {
  public static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Set<FigureFormat> SVG = EnumSet.of(FigureFormat.SVG);

  @TempDir Path folder;

  @Test
  void overlapsAndCutTextsAreFound() throws Exception {
    SvgTexts svg =
        SvgTexts.read(
            """
            <svg width="100" height="40"><title>t</title><desc>d</desc>
            <g font-size="12"><text x="10" y="20">Agua</text><text x="20" y="22">Agua</text>
            <g transform="translate(90,20)"><text x="0" y="0">Saneamiento</text></g></g></svg>""");

    assertThat(svg.overlaps()).containsExactly("Agua × Agua");
    assertThat(svg.outside()).containsExactly("Saneamiento");
  }

  @Test
  void filesAreNamedByFigureAndLanguage() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC)) {
      List<Path> files =
          Figures.render(
              warehouse,
              HOME,
              List.of("siasar_classes"),
              Language.EN,
              folder,
              EnumSet.allOf(FigureFormat.class));

      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactly(
              "siasar_classes.en.svg",
              "siasar_classes.en.png",
              "siasar_classes.en.pdf",
              "siasar_classes.en.pptx",
              "siasar_classes.en.csv");
    }
  }

  @Test
  void nothingOfALongerEarlierFigureOrOfAKilledRunIsLeft() throws Exception {
    Path target = Files.createDirectories(folder.resolve("again"));
    for (String earlier :
        List.of(
            "siasar_classes-2.es.svg",
            "siasar_classes-3.es.png",
            ".siasar_classes.es.png.writing")) {
      Files.writeString(target.resolve(earlier), "of an earlier run");
    }
    List<String> kept =
        List.of(
            "siasar_classes-2.en.svg",
            "siasar_classes-1608-2020.es.svg",
            "siasar_classes_by_municipality-2.es.svg",
            "notes.txt");
    for (String other : kept) {
      Files.writeString(target.resolve(other), "of something else");
    }
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC)) {
      Figures.render(warehouse, HOME, List.of("siasar_classes"), Language.ES, target, SVG);
    }
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .contains("siasar_classes.es.svg")
          .containsAll(kept)
          .doesNotContain(
              "siasar_classes-2.es.svg",
              "siasar_classes-3.es.png",
              ".siasar_classes.es.png.writing");
    }
  }

  @Test
  void aPngIsPrintedAtThreeHundredDotsPerInchAndIsNotBlank() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC)) {
      Path file =
          Figures.render(
                  warehouse,
                  HOME,
                  List.of("coverage_by_municipality"),
                  Language.ES,
                  folder,
                  EnumSet.of(FigureFormat.PNG))
              .get(0);

      BufferedImage image = ImageIO.read(file.toFile());
      assertThat(image.getWidth()).isEqualTo(2000);
      assertThat(colours(image)).contains(0xFF0072B2, 0xFFC04F00, 0xFFB00020);
    }
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new java.util.HashSet<>();
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  @Test
  void onlyFiguresOnSyntheticRowsCarryTheStamp() throws Exception {
    try (Warehouse synthetic = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC);
        Warehouse real = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.REAL)) {
      assertThat(stamped(synthetic))
          .contains(
              "coverage_by_municipality.es.svg",
              "municipality_indicator_heatmap.es.svg",
              "siasar_classes.es.svg",
              "water_in_each_municipality.es.svg")
          .doesNotContain("national_coverage_by_edition.es.svg", "jmp_ladder_water.es.svg");
      assertThat(stamped(real)).isEmpty();
    }
  }

  private List<String> stamped(Warehouse warehouse) throws Exception {
    List<String> stamped = new java.util.ArrayList<>();
    for (Path file :
        Figures.render(warehouse, HOME, List.of(), Language.ES, folder.resolve("stamps"), SVG)) {
      if (Files.readString(file).contains("DATOS FICTICIOS")) {
        stamped.add(file.getFileName().toString());
      }
    }
    return stamped;
  }

  @Test
  void theCsvHoldsWhatIsDrawnAndAMissingValueIsEmptyWithItsReason() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC)) {
      Path csv =
          Figures.render(
                  warehouse,
                  HOME,
                  List.of("coverage_by_municipality"),
                  Language.ES,
                  folder,
                  EnumSet.of(FigureFormat.CSV))
              .get(0);

      List<String> lines = Files.readAllLines(csv, StandardCharsets.UTF_8);
      assertThat(lines).hasSize(1 + 2 * 3);
      assertThat(lines.get(0))
          .startsWith("\ufeffindicator,level,area_code,area_name,residence,year");
      assertThat(lines.get(1))
          .isEqualTo(
              "PT-COB-01,municipality,0103,El Negrito,total,2020,,84.01305057096248,1030,1226,12,"
                  + "0.9693053311793215,,,,,2020-03-01,2020-11-30,true,preliminar,,"
                  + "PT-COB-01/0103/total/2020");
      assertThat(lines.get(5))
          .isEqualTo(
              "PT-COB-02,municipality,0102,Chinda,total,2020,,,,,90,100,,,,,2020-03-01,2020-11-30,"
                  + "true,preliminar,too_old,PT-COB-02/0102/total/2020");
    }
  }

  @Test
  void aMunicipalityThatSharesItsNameIsToldApartByDepartment() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 60, ReportFixture.Rows.SYNTHETIC)) {
      List<String> texts = new ArrayList<>();
      for (Path svg :
          Figures.render(
              warehouse, HOME, List.of("coverage_by_municipality"), Language.ES, folder, SVG)) {
        SvgTexts.read(Files.readString(svg)).texts().forEach(box -> texts.add(box.text()));
      }
      assertThat(texts)
          .anyMatch(text -> text.endsWith("(Departamento 1)"))
          .anyMatch(text -> text.endsWith("(Departamento 3)"));
    }
  }

  @Test
  void everyNumberOfAnSvgHasAtMostTwoDecimals() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      for (Path file :
          Figures.render(warehouse, HOME, List.of(), Language.ES, folder.resolve("n"), SVG)) {
        String drawn =
            Files.readString(file).replaceAll("(?s)<style.*?</style>| data-value=\"[^\"]*\"", "");
        assertThat(drawn).doesNotContainPattern("[\" ,(]-?\\d+\\.\\d{3}");
      }
    }
  }

  @Test
  void anUnknownFigureIsNamedWithThoseThatExist() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.REAL)) {
      assertThatThrownBy(
              () -> Figures.render(warehouse, HOME, List.of("coverage"), Language.ES, folder, SVG))
          .isInstanceOf(ChartException.class)
          .hasMessageContaining("'coverage'")
          .hasMessageContaining("coverage_by_municipality");
    }
  }

  @Test
  void theShippedFiguresNameDeclaredIndicators() {
    Problems problems = new Problems();
    FigureCatalog catalog = FigureCatalog.read(HOME, problems);

    assertThat(problems.all()).isEmpty();
    assertThat(catalog.figures().keySet())
        .contains(
            "coverage_by_municipality",
            "municipality_indicator_heatmap",
            "national_coverage_by_edition",
            "siasar_classes");
  }

  @Test
  void everyMistakeOfADeclarationIsToldWithItsLine() throws Exception {
    Path figures = Files.createDirectories(folder.resolve("charts/figures"));
    Files.writeString(
        figures.resolve("wrong.conf"),
        """
        id         = other
        kind       = pie
        indicators = [PT-COB-99]
        slice      { level = village, year = last }
        colour     = red
        title      { es = "Título" }
        """);
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.REAL)) {
      assertThatThrownBy(
              () -> Figures.render(warehouse, folder, List.of(), Language.ES, folder, SVG))
          .isInstanceOf(DeclarationException.class)
          .hasMessageContaining("charts/figures/wrong.conf:1: id 'other'")
          .hasMessageContaining("wrong.conf:2: 'pie' is not a value")
          .hasMessageContaining("wrong.conf:3: indicator 'PT-COB-99' is not declared")
          .hasMessageContaining("wrong.conf:4: 'village' is no level")
          .hasMessageContaining("wrong.conf:4: 'last' is no year")
          .hasMessageContaining("wrong.conf:5: unknown key 'colour'")
          .hasMessageContaining("title.en")
          .hasMessageContaining("'message' is missing");
    }
  }
}
