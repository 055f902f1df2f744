package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptps.catalog.Language;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.FigureCatalog;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.FigureScope;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.draw.Style;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Warehouse;

/** What holds for every declared figure, whatever its kind: a new one is checked by being there. */
public class EveryFigureTest {
  private static final Set<FigureFormat> SVG = EnumSet.of(FigureFormat.SVG);

  // Words that Spanish does not have and that every English figure would use.
  private static final Set<String> ENGLISH =
      words(
          "the of and with without year years data source sources value values from unknown system"
              + " systems provider providers municipality municipalities household households is"
              + " are was were has have by between each line lines target edition own calculation"
              + " reference lower higher only less than more missing reported tested old published"
              + " estimates water sanitation schools health centres families served improved"
              + " baseline indicator indicators observed no-data known all which this that below"
              + " above rows files country towns");

  private static final Set<String> SPANISH =
      words(
          "con sin año años agua saneamiento familias escuelas municipio municipios"
              + " prestadores sistemas fuente fuentes línea desconocido observado cálculo propio"
              + " edición tienen están entre cada según lo más menos hasta desde");

  @TempDir Path folder;

  private static Set<String> words(String words) {
    return new TreeSet<>(Arrays.asList(words.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({"3, EN", "130, ES"})
  void isReadWhole(int municipalities, Language language) throws Exception {
    readWhole(read(municipalities, language), language);
  }

  @ParameterizedTest
  @CsvSource({"3, ES", "60, ES", "60, EN"})
  @Tag("campaign")
  void soItIsWithOtherNumbersOfMunicipalities(int municipalities, Language language)
      throws Exception {
    readWhole(read(municipalities, language), language);
  }

  /** All figures by their file's name. */
  private Map<String, SvgTexts> read(int municipalities, Language language) throws Exception {
    try (Warehouse warehouse =
        ReportFixture.warehouse(folder, municipalities, ReportFixture.Rows.SYNTHETIC)) {
      Map<String, SvgTexts> read = new TreeMap<>();
      for (Path file : drawn(warehouse, List.of(), language, "out", SVG)) {
        read.put(file.getFileName().toString(), SvgTexts.read(Files.readString(file)));
      }
      return read;
    }
  }

  private static void readWhole(Map<String, SvgTexts> figures, Language language) {
    assertThat(figures).hasSizeGreaterThanOrEqualTo(declared());
    List<String> faults = new ArrayList<>();
    figures.forEach(
        (name, svg) -> {
          check(svg, name, faults);
          foreign(svg, language, name, faults);
          if (svg.texts().size() < 12
              || svg.description().startsWith(Phrase.NO_DATA.in(language))) {
            faults.add(name + ": nothing is drawn, though the fixture has rows for each figure");
          }
        });
    assertThat(faults).isEmpty();
  }

  private static final Pattern CODE = Pattern.compile("\\b(?:PT|PS|SUP)-[A-Z]{3}-\\d+\\b");

  /**
   * Of as many municipalities as there are partners; whoever reads a code finds what it is called
   * before it, or below it where it heads a column.
   */
  @ParameterizedTest
  @EnumSource(Language.class)
  void isReadWholeAndNamesNoCodeBeforeItsWords(Language language) throws Exception {
    Map<String, SvgTexts> figures = read(26, language);
    readWhole(figures, language);
    List<String> faults = new ArrayList<>();
    int codes = 0;
    for (Map.Entry<String, SvgTexts> figure : figures.entrySet()) {
      for (SvgTexts.Box box : figure.getValue().texts()) {
        String text = box.text().strip();
        codes += CODE.matcher(text).find() ? 1 : 0;
        // What stands in brackets comes after words; brackets may begin or end in another line.
        String rest = text.replaceAll("\\([^()]*(\\)|$)", "").replaceAll("^[^()]*\\)", "");
        if (CODE.matcher(rest).find() && !CODE.matcher(text).matches()) {
          faults.add(figure.getKey() + ": " + text);
        }
      }
    }
    assertThat(codes).isGreaterThan(40);
    assertThat(faults).isEmpty();
  }

  /** More than five are no longer looked up; what is many is named where it is drawn. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void hasFiveEntriesInItsLegendAtMost(Language language) throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      Map<String, List<String>> legends = new TreeMap<>();
      Figures.pictures(new ReportTables(warehouse), FiguresTest.HOME, List.of(), language)
          .forEach(
              picture -> picture.pages().forEach(page -> legends.put(picture.id(), page.legend())));

      assertThat(legends).hasSize(declared());
      assertThat(legends.values()).filteredOn(legend -> !legend.isEmpty()).hasSizeGreaterThan(20);
      assertThat(legends).allSatisfy((id, legend) -> assertThat(legend).hasSizeLessThan(6));
    }
  }

  /** Faults of a drawn figure, each with the figure's name. */
  public static void check(SvgTexts svg, String name, List<String> faults) {
    svg.outside().forEach(text -> faults.add(name + ": outside the canvas: " + text));
    svg.overlaps().forEach(text -> faults.add(name + ": overlapping: " + text));
    svg.faint().forEach(text -> faults.add(name + ": hard to read: " + text));
    svg.texts().stream()
        .filter(box -> Style.shipped().label().canDisplayUpTo(box.text()) >= 0)
        .forEach(box -> faults.add(name + ": a sign that the font lacks: " + box.text()));
    if (svg.title().isBlank()) {
      faults.add(name + ": no title");
    }
    if (svg.description().length() <= 40) {
      faults.add(name + ": hardly a description: " + svg.description());
    }
    Stream.concat(
            Stream.of(svg.title(), svg.description()), svg.texts().stream().map(SvgTexts.Box::text))
        .filter(text -> text.matches("(?s).*(\\bnull\\b|NaN|Infinity|\\{[a-z_0-9]+}).*"))
        .forEach(text -> faults.add(name + ": a value that was not filled in: " + text));
  }

  private static void foreign(SvgTexts svg, Language language, String name, List<String> faults) {
    Set<String> unwanted =
        switch (language) {
          case ES -> ENGLISH;
          case EN -> SPANISH;
        };
    Set<String> found = new TreeSet<>();
    Stream.concat(
            Stream.of(svg.title(), svg.description()), svg.texts().stream().map(SvgTexts.Box::text))
        .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")))
        .filter(unwanted::contains)
        .forEach(found::add);
    if (!found.isEmpty()) {
      faults.add(name + ": words of the other language: " + found);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @Tag("campaign")
  void hasTheSameBytesTwice(Language language) throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      // A PNG is drawn by the same calls as the SVG and takes most of the time: one stands for all.
      Set<FigureFormat> formats = EnumSet.complementOf(EnumSet.of(FigureFormat.PNG));
      List<Path> first = drawn(warehouse, List.of(), language, "a", formats);
      List<Path> second = drawn(warehouse, List.of(), language, "b", formats);
      assertThat(first).hasSizeGreaterThanOrEqualTo(3 * declared());
      assertThat(second).hasSameSizeAs(first);
      for (int i = 0; i < first.size(); i++) {
        assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
      }
      List<String> one = List.of("coverage_by_municipality");
      Set<FigureFormat> png = EnumSet.of(FigureFormat.PNG);
      assertThat(drawn(warehouse, one, language, "b", png).get(0))
          .hasSameBinaryContentAs(drawn(warehouse, one, language, "a", png).get(0));
    }
  }

  @Test
  void theDataOfResultsNameIndicatorsByTheirCodesInEitherLanguage() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      List<String> one = List.of("theory_of_change");
      Set<FigureFormat> csv = EnumSet.of(FigureFormat.CSV);
      Path es = drawn(warehouse, one, Language.ES, "es", csv).get(0);
      Path en = drawn(warehouse, one, Language.EN, "en", csv).get(0);

      assertThat(en).hasSameBinaryContentAs(es);
      assertThat(es).content().contains("PT-COB-01").doesNotContain("Familias");
    }
  }

  private List<Path> drawn(
      Warehouse warehouse,
      List<String> ids,
      Language language,
      String name,
      Set<FigureFormat> formats) {
    return Figures.render(
        warehouse,
        FiguresTest.HOME,
        ids,
        FigureScope.DECLARED,
        language,
        ReportRequest.Audience.MEMBERS,
        folder.resolve(name),
        formats);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void saysThatAndWhyThereIsNothingToDraw(Language language) throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 0, ReportFixture.Rows.NONE)) {
      List<Path> files = drawn(warehouse, List.of(), language, "none", SVG);

      assertThat(files).hasSize(declared());
      List<String> faults = new ArrayList<>();
      for (Path file : files) {
        SvgTexts svg = SvgTexts.read(Files.readString(file));
        assertThat(svg.texts())
            .as(file.toString())
            .noneMatch(box -> box.text().contains(Phrase.NO_YEAR.in(language)));
        String name = file.getFileName().toString();
        // The ledger lies in the fixture whatever else does.
        if (name.startsWith("ledger_flow")) {
          continue;
        }
        check(svg, name, faults);
        foreign(svg, language, name, faults);
        List<String> texts = svg.texts().stream().map(SvgTexts.Box::text).toList();
        if (!svg.description().startsWith(Phrase.NO_DATA.in(language))
            || !texts.contains(Phrase.NO_DATA.in(language))
            || texts.stream().noneMatch(text -> text.startsWith(Phrase.REASON.in(language)))) {
          faults.add(name + ": does not say that there is no data, and why: " + texts);
        }
      }
      assertThat(faults).isEmpty();
    }
  }

  @Test
  void aFaultIsFound() throws Exception {
    SvgTexts svg =
        SvgTexts.read(
            """
            <svg width="100" height="60"><title>The water</title><desc>d</desc>
            <rect x="0" y="0" width="100" height="60" fill="rgb(0,114,178)"/>
            <g font-size="12" fill="rgb(26,26,26)"><text x="10" y="20">Agua null</text></g>
            <g fill="white" font-size="12"><path d="M0 30 L100 30 L100 60 L0 60 Z"/></g>
            <g font-size="12" fill="rgb(26,26,26)"><text x="10" y="50">a \u4e2d b</text></g></svg>\
            """);
    List<String> faults = new ArrayList<>();
    check(svg, "x", faults);
    foreign(svg, Language.ES, "x", faults);

    assertThat(faults)
        .anyMatch(fault -> fault.startsWith("x: hard to read: Agua null"))
        .anyMatch(fault -> fault.startsWith("x: a sign that the font lacks: a "))
        .anyMatch(fault -> fault.startsWith("x: hardly a description"))
        .anyMatch(fault -> fault.startsWith("x: a value that was not filled in: Agua null"))
        .anyMatch(fault -> fault.equals("x: words of the other language: [the, water]"))
        .hasSize(5);
  }

  private static int declared() {
    return FigureCatalog.read(FiguresTest.HOME, new Problems()).figures().size();
  }
}
