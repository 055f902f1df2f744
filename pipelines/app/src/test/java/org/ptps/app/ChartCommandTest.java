package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChartCommandTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  @TempDir static Path run;

  @TempDir Path folder;

  private static List<String> files(Answered answered) {
    return answered.out().lines().map(line -> Path.of(line).getFileName().toString()).toList();
  }

  @BeforeAll
  static void aWarehouseOfAFewSources() {
    System.setProperty("ptps.home", HOME.toString());
    List<String> inputs = new ArrayList<>();
    for (String source : List.of("ptps_members", "siasar_communities", "siasar_providers")) {
      inputs.addAll(List.of("--inputs", HOME.resolve("data-sample/raw/" + source).toString()));
    }
    for (String step : List.of("lake", "warehouse")) {
      List<String> arguments = new ArrayList<>(List.of(step, "--out", run.toString()));
      arguments.addAll(inputs);
      Answered answered = Answered.to(arguments);
      assertThat(answered.code()).as(answered.err()).isZero();
    }
  }

  private Answered ptps(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--out", run.toString(), "--to", folder.toString()));
    return Answered.to(all);
  }

  private static Stream<Arguments> kinds() {
    return rows(
        "trend --indicator PT-COB-01 --area Chinda | trend-pt-cob-01-1608",
        "trend --indicator pt-cob-01 --area PTPS2017 --years 2017-2022 | trend-pt-cob-01-ptps2017-2017-2022",
        "compare --indicator PT-COB-01 --area 1608 --against PTPS2017,HN | compare-pt-cob-01-1608-ptps2017-hn",
        "compare --indicator PT-COB-01 --area 1608 | compare-pt-cob-01-1608-16-ptps2017",
        "rank --indicator PT-COB-01 --years 2018 --size slide | rank-pt-cob-01-ptps2017-2018",
        "map --indicator PT-COB-01 --area HN --size square | map-pt-cob-01-hn",
        "classes --indicator PS-DES-01 | classes-ps-des-01-ptps2017");
  }

  /** Texts between bars. */
  private static Stream<Arguments> rows(String... rows) {
    return Arrays.stream(rows).map(row -> Arguments.of((Object[]) row.strip().split(" \\| ")));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eachKindIsDrawnAndHasItsNumbersBeside(String line, String id) throws Exception {
    drawn(line, id, "png", "csv");
  }

  @Test
  void aFigureIsDrawnInTheFormatsThatAreAskedFor() throws Exception {
    drawn("rank --indicator PT-COB-01", "rank-pt-cob-01-ptps2017", "png", "csv", "pptx", "pdf");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @Tag("campaign")
  void eachKindIsDrawnInTheFormatsThatAreAskedFor(String line, String id) throws Exception {
    drawn(line, id, "png", "csv", "pptx", "pdf");
  }

  private void drawn(String line, String id, String... formats) throws Exception {
    Answered answered =
        ptps(
            Stream.concat(
                    Stream.of("chart"),
                    Stream.concat(
                        Arrays.stream(line.split(" ")),
                        Stream.of("--format", String.join(",", formats))))
                .toArray(String[]::new));

    assertThat(answered.code()).as(answered.err()).isZero();
    assertThat(files(answered))
        .as(answered.out() + answered.err())
        .containsAll(Arrays.stream(formats).map(format -> id + ".es." + format).toList())
        .noneMatch(file -> file.endsWith(".svg"))
        .allSatisfy(file -> assertThat(Files.size(folder.resolve(file))).isGreaterThan(500));
  }

  @Test
  void aTypedTitleIsDrawnAndToldToBeTypedInTheNumbers() throws Exception {
    Answered answered =
        ptps(
            "chart",
            "trend",
            "--indicator",
            "PT-COB-01",
            "--area",
            "Chinda",
            "--title",
            "Así va",
            "--format",
            "svg,csv");

    assertThat(answered.code()).as(answered.err()).isZero();
    assertThat(Files.readString(folder.resolve("trend-pt-cob-01-1608.es.svg")))
        .contains("<title", ">Así va</title", "El título lo escribió quien pidió la figura.");
    assertThat(Files.readAllLines(folder.resolve("trend-pt-cob-01-1608.es.csv")))
        .hasSizeGreaterThan(1)
        .allMatch(row -> row.endsWith(",typed_title") || row.endsWith(",Así va"));
  }

  @Test
  void theTableOfAFigureHasItsNumbersAsNumbers() throws Exception {
    Answered answered =
        ptps(
            "table",
            "trend",
            "--indicator",
            "PT-COB-01",
            "--area",
            "Chinda",
            "--format",
            "xlsx,csv");

    assertThat(answered.code()).as(answered.err()).isZero();
    assertThat(files(answered))
        .containsExactly("trend-pt-cob-01-1608.es.xlsx", "trend-pt-cob-01-1608.es.csv");
    List<String> csv = Files.readAllLines(folder.resolve("trend-pt-cob-01-1608.es.csv"));
    List<String> columns = List.of(csv.get(0).replace("\ufeff", "").split(","));
    try (ReadableWorkbook book =
        new ReadableWorkbook(folder.resolve("trend-pt-cob-01-1608.es.xlsx").toFile())) {
      assertThat(book.getSheets().map(Sheet::getName)).containsExactly("Tabla", "Datos");
      List<Row> rows = book.getSheets().skip(1).findFirst().orElseThrow().read();
      assertThat(rows.get(0).getCellText(0)).isEqualTo("DATOS FICTICIOS");
      int head = rows.size() - csv.size();
      assertThat(rows.get(head).getCellText(0)).isEqualTo(columns.get(0));
      int value = columns.indexOf("value");
      int compared = 0;
      for (int i = 1; i < csv.size(); i++) {
        String wanted = csv.get(i).split(",", -1)[value];
        if (!wanted.isEmpty()) {
          compared++;
          assertThat(rows.get(head + i).getCellAsNumber(value).orElseThrow())
              .isEqualByComparingTo(wanted);
        }
      }
      assertThat(compared).isPositive();
    }
  }

  private static Stream<Arguments> wrong() {
    return rows(
        "chart dibujo --indicator PT-COB-01 | → dé uno de trend, compare, rank, map, classes | → give one of trend, compare, rank, map, classes",
        "chart trend --indicator PT-COB-99 | ¿Quiso decir PT-COB-0 | Did you mean PT-COB-0",
        "chart trend --indicator escuelas | 'escuelas' puede ser PT-COB-03 | 'escuelas' may be PT-COB-03",
        "chart trend --indicator PT-COB-01 --area Chindo | ¿quiso decir 1608 (Chinda | did you mean 1608 (Chinda",
        "chart trend --indicator PT-COB-01 --years dos | 'dos' no son años → escriba 2022 o 2017-2022 | 'dos' are no years → write 2022 or 2017-2022",
        "chart trend --indicator PT-COB-01 --years 2022-2017 | no son años | are no years",
        "chart rank --indicator PT-COB-01 --area Chinda | rank muestra municipios de un grupo | rank shows municipalities of a group",
        "chart rank --indicator PT-COB-01 --against HN | --against no va con rank | --against does not go with rank",
        "chart compare --indicator PT-COB-01 --area 1608 --against Chinda | son la misma área | are the same area",
        "chart compare --indicator PT-COB-01 --area 1608 --against HN,PTPS,PTPS2017,16,05 | toma hasta 4 áreas | takes up to 4 areas",
        "chart rank --indicator SUP-USU-01 | no es un porcentaje | is no percentage",
        "chart classes --indicator PT-COB-01 | no tiene clases SIASAR → use uno de PS- | has no SIASAR classes → use one of PS-",
        "chart trend --indicator PT-COB-01 --format ppt | 'ppt' no vale para --format | 'ppt' does not do for --format",
        "chart trend --indicator PT-COB-01 --size a4 | → dé uno de page, slide, square | → give one of page, slide, square",
        "chart trend --indicator PT-COB-01 --title {x} | --title no puede estar vacío | --title can neither be empty",
        "table trend --indicator PT-COB-01 --format pdf | 'pdf' no vale para --format | 'pdf' does not do for --format",
        "chart trend | falta --indicator CODE | missing: --indicator CODE");
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatDoesNotExistIsToldByItsNameWithWhatThereIs(String line, String spanish, String english) {
    told(line.split(" "), spanish);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  @Tag("campaign")
  void soItIsToldInEnglish(String line, String spanish, String english) {
    told(
        Stream.concat(Arrays.stream(line.split(" ")), Stream.of("--lang=en"))
            .toArray(String[]::new),
        english);
  }

  private void told(String[] line, String words) {
    Answered answered = ptps(line);
    assertThat(answered.code()).as(answered.err() + answered.out()).isEqualTo(2);
    assertThat(answered.err()).contains(words).doesNotContain("\tat ");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chart trend --indicator PT-COB-01 --area Chinda --years 1990-1995",
        "chart rank --indicator PT-COB-01 --years 1990",
        "chart map --indicator PT-COB-01 --years 1990",
        "chart classes --indicator PS-DES-01 --years 1990",
        "chart compare --indicator PT-COB-01 --area Chinda --years 1990",
        "table compare --indicator PT-COB-01 --area Chinda --years 1990",
      })
  void yearsBeforeTheDataAreAnsweredWithTheYearsThereAre(String line) {
    Answered answered = ptps(line.split(" "));

    assertThat(answered.code()).as(answered.err()).isZero();
    assertThat(answered.out().strip())
        .matches("Sin datos de 199.+: .+\\. Hay valores de 20\\d\\d a 20\\d\\d\\.");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aSourceThatIsNotThereIsTheReason() {
    Answered answered = ptps("chart", "rank", "--indicator", "PS-MUN-03");

    assertThat(answered.code()).as(answered.err()).isZero();
    assertThat(answered.out())
        .isEqualToIgnoringNewLines(
            "Sin datos: fuente no cargada. Inversión municipal en APS, Municipios socios de 2017.");
  }
}
