package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Progress;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.DeclarationException;

class LakeBuilderTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String MEMBERS =
      "socio;categoria;departamento;municipio;fecha_ingreso;fecha_salida\n";

  @TempDir Path folder;
  private Path inputs;
  private Path out;

  @BeforeEach
  void folders() throws IOException {
    inputs = Files.createDirectories(folder.resolve("inputs"));
    out = folder.resolve("out");
  }

  private Catalog catalog() {
    return Declared.between(out, inputs);
  }

  private LedgerEntry build(String file) {
    return new LakeBuilder(catalog(), Progress.silent())
        .build().stream()
            .filter(entry -> entry.input().profile().part().file().equals(file))
            .findFirst()
            .orElseThrow();
  }

  private void file(String name, String text, Charset charset) throws IOException {
    Path file = inputs.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(charset));
  }

  private List<String> shown(String table, String... columns) {
    return LakeRows.shown(
        out.resolve("lake"), "select " + String.join(", ", columns) + " from " + table);
  }

  @Test
  void aWindowsFileWithPreambleFooterBlankAndBadRowsIsAccountedForLineByLine() throws IOException {
    file(
        "socios_ptps.csv",
        "Movimiento PTPS\n\n"
            + MEMBERS
            + "Municipalidad de Chinda;Municipio Socio;Santa Bárbara;Chinda;2017-01-15;\n"
            + "Municipalidad de Chinda;Municipio Socio;Santa Bárbara;Chinda;2017-01-15;\n"
            + "\n"
            + "Municipalidad X;Municipio Socio;Yoro;Pueblo Desconocido;2017-01-15;\n"
            + "Municipalidad de Marcala;Otro;La Paz;Marcala;2017-01-15;\n"
            + "Municipalidad de Marcala;Municipio Socio;La Paz;Marcala;15/01/2017;2016-01-01\n"
            + "Municipalidad de Yoro;Municipio Socio;Yoro;YORO ;20170115;\n"
            + "Total;6;;;;\n",
        WINDOWS);
    LedgerEntry entry = build("socios_ptps.csv");
    assertThat(entry.accounted()).isEqualTo(11).isEqualTo(entry.input().profile().physicalLines());
    assertThat(
            List.of(
                entry.header(),
                entry.blank(),
                entry.footer(),
                entry.kept(),
                entry.duplicate(),
                entry.rejected()))
        .containsExactly(2L, 2L, 1L, 1L, 1L, 4L);
    assertThat(
            shown("members", "municipality_code", "partner_category", "joined_on", "source_line"))
        .containsExactly("1608 | municipality | 2017-01-15 | 4");
    assertThat(shown("rejected_rows", "line", "column_name", "rule", "severity"))
        .containsExactly(
            "5 |  | duplicate_row | duplicate",
            "7 | municipality_text | place_unknown | reject",
            "8 | partner_category | unknown_code | reject",
            "9 | left_on | left_after_joining | reject",
            "10 | joined_on | not_a_date | reject");
    assertThat(shown("rejected_rows", "reason_es").get(2))
        .contains("Otro")
        .contains("Municipio Socio");
  }

  @Test
  void aRefusedCellLeavesTheRowAndAnUnknownIsNeverZero() throws IOException {
    file(
        "ersaps_prestadores_urbanos.csv",
        "departamento,municipio,prestador,codigo,anio,viviendas,conexiones_agua,conexiones_alcantarillado,horas_dia,muestras_tomadas,muestras_conformes\n"
            + "Yoro,Yoro,Aguas de Yoro,Y1,2017,\"1,200\",N/D,\"1,5\",0,12,10\n",
        StandardCharsets.UTF_8);
    LedgerEntry entry = build("ersaps_prestadores_urbanos.csv");
    assertThat(entry.kept()).isEqualTo(1);
    assertThat(
            shown(
                "urban_providers",
                "dwellings",
                "water_connections",
                "sewer_connections",
                "hours_per_day",
                "samples_passed"))
        .containsExactly("1200.0 | null | null | null | 10.0");
    assertThat(shown("rejected_rows", "column_name", "value", "rule", "severity"))
        .containsExactlyInAnyOrder(
            "water_connections | N/D | not_a_number | cell",
            "sewer_connections | 1,5 | decimal_comma | cell");
  }

  @Test
  void whatProgramsLeaveBehindIsNotedInTheLedgerAndNobodysWork() throws IOException {
    file(
        "socios_ptps.csv",
        MEMBERS + "Municipalidad de Yoro;Municipio Socio;Yoro;Yoro;2017-01-15;\n",
        StandardCharsets.UTF_8);
    file("~$socios_ptps.xlsx", "Alguien", StandardCharsets.UTF_8);
    build("socios_ptps.csv");
    assertThat(
            shown("file_ledger", "file", "unclaimed_reason is null", "unclaimed_reason", "note_es"))
        .containsExactly(
            "socios_ptps.csv | true | null | ",
            "~$socios_ptps.xlsx | false |  | lo deja Office mientras el documento está abierto; no"
                + " contiene datos");
  }

  @Test
  void aRowCutInTheMiddleIsRefusedWithItsLineAndTheRestIsKept() throws IOException {
    file(
        "socios_ptps.csv",
        MEMBERS
            + "Municipalidad de Yoro;Municipio Socio;Yoro;Yoro;2017-01-15;\nMunicipalidad de Mar",
        StandardCharsets.UTF_8);
    LedgerEntry entry = build("socios_ptps.csv");
    assertThat(entry.kept()).isEqualTo(1);
    assertThat(entry.rejected()).isEqualTo(1);
    assertThat(shown("rejected_rows", "line", "rule"))
        .containsExactly("1 | no_final_newline", "3 | cells_missing");
  }

  @Test
  void aFileWithAWrongHeaderIsUnclaimedAndSaysWhichColumnsAreMissing() throws IOException {
    file(
        "socios_ptps.csv",
        "socio;categoria;depto;municipio;fecha_ingreso;fecha_salida\na;b;c;d;e;f\n",
        StandardCharsets.UTF_8);
    LedgerEntry entry = build("socios_ptps.csv");
    assertThat(entry.input().claimed()).isFalse();
    assertThat(entry.input().nearest()).isEqualTo("ptps_members");
    assertThat(entry.input().unclaimed().es()).contains("línea 1").contains("departamento");
    assertThat(entry.outOfScope()).isEqualTo(2);
    assertThat(shown("members", "*")).isEmpty();
  }

  @Test
  void aFileOfAnotherNameIsRecognisedByItsHeader() throws IOException {
    file(
        "entrega final (2).csv",
        MEMBERS + "Municipalidad de Yoro;Municipio Socio;Yoro;Yoro;2017-01-15;\n",
        StandardCharsets.UTF_16LE);
    LedgerEntry entry = build("entrega final (2).csv");
    assertThat(entry.input().source().id()).isEqualTo("ptps_members");
    assertThat(entry.kept()).isEqualTo(1);
  }

  @Test
  void anEmptyFileAndAPictureAreListedAndStopNothing() throws IOException {
    file("socios_ptps.csv", "", StandardCharsets.UTF_8);
    file("nota.md", "hola\n", StandardCharsets.UTF_8);
    LedgerEntry entry = build("socios_ptps.csv");
    assertThat(entry.input().claimed()).isFalse();
    assertThat(entry.input().unclaimed().es()).isNotBlank();
    assertThat(shown("file_ledger", "file")).containsExactly("nota.md", "socios_ptps.csv");
  }

  @Test
  void filesOfAnotherCountryAreKeptWithItAndNotMatchedToPlaces() throws IOException {
    file(
        "provider_main.CO.csv",
        "fecha_encuesta,ID,nombre,pais,departamento,municipio,tipo_prestador,abonados,pse,pse_abcd,siasar_version\n"
            + "2018-05-01,77,Acueducto,Colombia,CUNDINAMARCA,ALBÁN,Otro,100,0.5,C,2\n",
        StandardCharsets.UTF_8);
    LedgerEntry entry = build("provider_main.CO.csv");
    assertThat(entry.kept()).isEqualTo(1);
    assertThat(shown("providers", "country", "municipality_code", "index_pse"))
        .containsExactly("CO | null | 0.5");
    assertThat(shown("place_decisions", "*")).isEmpty();
  }

  @Test
  void anOriginAboveAFileSaysThatItIsInvented() throws IOException {
    file("origin.conf", "synthetic = true\ncovers = HN\n", StandardCharsets.UTF_8);
    file(
        "a/b/socios_ptps.csv",
        MEMBERS + "Municipalidad de Yoro;Municipio Socio;Yoro;Yoro;2017-01-15;\n",
        StandardCharsets.UTF_8);
    build("a/b/socios_ptps.csv");
    assertThat(shown("members", "synthetic")).containsExactly("true");
    assertThat(shown("file_ledger", "synthetic", "covers")).containsExactly("true | HN");
  }

  @Test
  void whatArrivedOfAFileThatSomebodyOwesIsCountedBySenderMunicipalityYearAndDay()
      throws IOException {
    file(
        "calidad_agua_ptps_2022.csv",
        "informa,fecha_entrega,departamento,municipio,codigo_muestra,codigo_sistema,sistema,comunidad,"
            + "fecha_muestra,punto_muestreo,cloro_residual_mg_l,e_coli_100ml,coliformes_totales_100ml,"
            + "turbidez_ntu\n"
            + "Norte,2023-02-01,Santa Bárbara,Chinda,M1,,A,Z,2022-05-04,Red,0.5,0,0,1\n"
            + "Norte,2023-02-01,Santa Bárbara,Chinda,M2,,A,Z,2022-05-04,Red,0.5,0,0,1\n"
            + "Norte,2023-02-01,Santa Bárbara,Chinda,M2,,A,Z,2022-05-04,Red,0.5,0,0,1\n"
            + "Norte,2023-02-01,Santa Bárbara,Chinda,M3,,A,Z,2022-05-04,Red,0.5,-3,0,1\n"
            + "Norte,2023-02-01,Santa Bárbara,Chinda,M4,,A,Z,2021-12-04,Red,0.5,0,0,1\n"
            + "Norte,2023-02-01,Santa Bárbara\n",
        StandardCharsets.UTF_8);
    build("calidad_agua_ptps_2022.csv");
    assertThat(
            shown(
                "delivered_rows",
                "reported_by",
                "municipality_code",
                "year",
                "delivered_on",
                "kept",
                "duplicate",
                "rejected"))
        .containsExactly(
            "null | null | null | null | 0 | 0 | 1",
            "Norte | 1608 | 2021 | 2023-02-01 | 1 | 0 | 0",
            "Norte | 1608 | 2022 | 2023-02-01 | 2 | 1 | 1");
  }

  @Test
  void everyTableOfTheContractIsWrittenExactlyAsContractedEvenWithoutInputs() throws IOException {
    file("nota.txt", "nada\n", StandardCharsets.UTF_8);
    build("nota.txt");
    catalog()
        .tables()
        .forEach(
            (id, table) ->
                assertThat(
                        LakeRows.shown(
                            out.resolve("lake"), "select column_name from (describe " + id + ")"))
                    .as(id)
                    .containsExactly(
                        table.allColumns().stream()
                            .map(column -> column.name())
                            .toArray(String[]::new)));
  }

  @Test
  void theSameInputsGiveTheSameFilesByteForByte() throws IOException {
    file(
        "socios_ptps.csv",
        MEMBERS
            + "Municipalidad de Yoro;Municipio Socio;Yoro;Yoro;2017-01-15;\nX;Municipio Socio;Yoro;Nada;2017-01-15;\n",
        StandardCharsets.UTF_8);
    build("socios_ptps.csv");
    List<String> first = contents();
    build("socios_ptps.csv");
    assertThat(contents()).isEqualTo(first).isNotEmpty();
  }

  private List<String> contents() throws IOException {
    Path lake = out.resolve("lake").toRealPath();
    List<String> contents = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(lake)) {
      for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
        contents.add(
            lake.relativize(path) + " " + java.util.Arrays.hashCode(Files.readAllBytes(path)));
      }
    }
    return contents;
  }

  @Test
  void aRunThatFailsLeavesTheOldLakeAsItWas() throws IOException {
    file(
        "socios_ptps.csv",
        MEMBERS + "Municipalidad de Yoro;Municipio Socio;Yoro;Yoro;2017-01-15;\n",
        StandardCharsets.UTF_8);
    build("socios_ptps.csv");
    Path before = out.resolve("lake").toRealPath();
    Catalog catalog = catalog();
    Source members = catalog.sources().get("ptps_members");
    Source broken =
        new Source(
            members.id(),
            members.table(),
            members.title(),
            members.publisher(),
            members.licence(),
            members.url(),
            members.citation(),
            members.retrieved(),
            members.synthetic(),
            members.caveats(),
            members.files(),
            members.layout(),
            members.edition(),
            members.keep(),
            members.unpivot(),
            members.place(),
            members.delivery(),
            members.template(),
            members.fields(),
            members.withheld(),
            members.unused(),
            List.of(
                new Source.Rule(
                    "bad",
                    "joined_onn > left_on",
                    Source.Severity.FLAG,
                    "left_on",
                    new Words("a", "a"),
                    new Words("b", "b"))));
    Catalog wrong =
        new Catalog(
            catalog.home(),
            catalog.settings(),
            catalog.units(),
            catalog.tables(),
            Map.of("ptps_members", broken),
            catalog.corrections(),
            catalog.places(),
            catalog.entityDecisions());
    DeclarationException thrown =
        catchThrowableOfType(
            DeclarationException.class, () -> new LakeBuilder(wrong, Progress.silent()).build());
    assertThat(thrown.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("conf/sources/ptps_members.conf");
              assertThat(problem.what()).contains("'bad'").contains("joined_onn");
            });
    assertThat(out.resolve("lake").toRealPath()).isEqualTo(before);
    assertThat(shown("members", "municipality_code")).containsExactly("1801");
    try (Stream<Path> list = Files.list(out)) {
      assertThat(list.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("lake", before.getFileName().toString());
    }
  }

  private static final String MEMBER =
      "Municipalidad de Chinda;Municipio Socio;Santa Bárbara;Chinda;2017-01-15;\n";

  @Test
  void anInputOfWhichNothingIsClaimedDoesNotReplaceALakeUnlessAskedFor() throws IOException {
    file("socios_ptps.csv", MEMBERS + MEMBER, WINDOWS);
    build("socios_ptps.csv");
    Path before = Files.readSymbolicLink(out.resolve("lake"));
    Files.delete(inputs.resolve("socios_ptps.csv"));
    LakeBuilder builder = new LakeBuilder(catalog(), Progress.silent());

    assertThatThrownBy(() -> builder.build(LakeBuilder.Nothing.REFUSED))
        .isInstanceOf(NothingToReadException.class)
        .hasMessage("there is no file in the inputs");
    file("notas.txt", "buenos días\n", StandardCharsets.UTF_8);
    NothingToReadException thrown =
        catchThrowableOfType(
            NothingToReadException.class, () -> builder.build(LakeBuilder.Nothing.REFUSED));
    assertThat(thrown.words().es())
        .startsWith("ninguna fuente reclama nada de las entradas:\n  notas.txt: ");
    assertThat(Files.readSymbolicLink(out.resolve("lake"))).isEqualTo(before);
    assertThat(shown("members", "municipality_code")).containsExactly("1608");

    builder.build(LakeBuilder.Nothing.PUBLISHED);
    assertThat(shown("members", "municipality_code")).isEmpty();
  }

  @Test
  void aFileSavedBetweenLookAndReadStopsTheRunThoughItsLinesAreAsMany() throws IOException {
    file("socios_ptps.csv", MEMBERS + MEMBER, WINDOWS);
    build("socios_ptps.csv");
    Progress saving =
        stage -> {
          if (stage.en().equals("start Spark")) {
            try {
              file("socios_ptps.csv", MEMBERS + MEMBER.replace("2017", "2018"), WINDOWS);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }
        };

    assertThatThrownBy(() -> new LakeBuilder(catalog(), saving).build())
        .isInstanceOf(MachineException.class)
        .satisfies(
            thrown ->
                assertThat(((MachineException) thrown).words().es())
                    .startsWith("cambió mientras se leía, y no se publicó nada: socios_ptps.csv"));
    assertThat(shown("members", "joined_on")).containsExactly("2017-01-15");
    try (Stream<Path> left = Files.list(out)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith(".lake-")))
          .hasSize(1);
    }
  }

  @Test
  void filesOfOneNameInTwoInputsHaveKeysOfTheirOwn() throws IOException {
    file("2021/socios_ptps.csv", MEMBERS + MEMBER, WINDOWS);
    file("2022/socios_ptps.csv", MEMBERS + MEMBER.replace("Chinda", "Atima"), WINDOWS);
    Path first = inputs.resolve("2021");
    Path second = inputs.resolve("2022");
    Catalog both =
        Catalog.read(
            HOME,
            Path.of("conf/sample.conf"),
            List.of(
                "inputs.paths=[\"" + first + "\",\"" + second + "\",\"" + first + "\"]",
                "out=\"" + out + "\""));
    assertThat(new LakeBuilder(both, Progress.silent()).build())
        .extracting(entry -> entry.input().profile().part().file())
        .containsExactly("2021/socios_ptps.csv", "2022/socios_ptps.csv");
    assertThat(shown("members", "municipality_code", "source_file"))
        .containsExactlyInAnyOrder("1608 | 2021/socios_ptps.csv", "1603 | 2022/socios_ptps.csv");
  }

  @Test
  void inventedFilesStayInventedWhenReachedByALink() throws IOException {
    Path invented = Files.createDirectories(folder.resolve("invented/members"));
    Files.writeString(folder.resolve("invented/origin.conf"), "synthetic = true\n");
    Files.write(invented.resolve("socios_ptps.csv"), (MEMBERS + MEMBER).getBytes(WINDOWS));
    Files.writeString(inputs.resolve("origin.conf"), "edition = real\n");
    Files.createSymbolicLink(inputs.resolve("link"), invented);
    assertThat(build("link/socios_ptps.csv").input().synthetic()).isTrue();
  }

  @Test
  void whatIsPublishedIsReadOnlyAndTheNextRunReplacesItAllTheSame() throws IOException {
    file("socios_ptps.csv", MEMBERS + MEMBER, WINDOWS);
    build("socios_ptps.csv");
    Path table = out.resolve("lake/members");
    for (Path path : List.of(table, table.resolve("part-00000.parquet"), out.resolve("lake/"))) {
      assertThat(Files.getPosixFilePermissions(path.toRealPath()))
          .as(path.toString())
          .doesNotContain(
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.GROUP_WRITE,
              PosixFilePermission.OTHERS_WRITE);
    }
    Files.createDirectories(out.resolve(".lake-7/left by a killed run"));
    build("socios_ptps.csv");
    try (Stream<Path> lakes = Files.list(out)) {
      assertThat(lakes.filter(path -> path.getFileName().toString().startsWith(".lake-")))
          .hasSize(1);
    }
  }

  @Test
  void theFolderOfALakeMayHaveAnyName() throws IOException {
    out = folder.resolve("a b/ñ #1 %20 [x] {y} d\\e: f'");
    file("socios ptps ñ/socios_ptps.csv", MEMBERS + MEMBER, WINDOWS);
    Catalog odd =
        Catalog.read(
            HOME,
            Path.of("conf/sample.conf"),
            List.of(
                "inputs.paths=[\"" + inputs + "\"]",
                "out=\"" + out.toString().replace("\\", "\\\\") + "\""));
    new LakeBuilder(odd, Progress.silent()).build();
    assertThat(out.resolve("lake/members/part-00000.parquet")).isNotEmptyFile();
    try (Stream<Path> siblings = Files.list(folder)) {
      assertThat(siblings.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("inputs", "a b");
    }
  }
}
