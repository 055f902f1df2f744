package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forty persons with name, telephone and identity number are planted where files may contain them:
 * unknown columns, free text, rejected cells, malformed rows, an unclaimed file. No public output
 * contains one of them.
 */
@Tag("campaign")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlantedPersonsTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final int PEOPLE = 40;

  @TempDir static Path folder;

  private static Path out;
  private static String said = "";

  private record Person(String name, String phone, String identity) {
    static Person of(int i) {
      return new Person(
          "Zoraida Quintanilla" + (char) ('a' + i / 26) + (char) ('a' + i % 26),
          String.format(Locale.ROOT, "9%03d-%04d", 871 + i % 7, 6203 + 37 * i),
          String.format(Locale.ROOT, "0801-19%02d-%05d", 40 + i, 70211 + 13 * i));
    }

    String whole() {
      return name + " " + phone + " " + identity;
    }
  }

  private static List<Person> people() {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(Person.of(i));
    }
    return people;
  }

  private static void ptps(String... arguments) {
    StringWriter answer = new StringWriter();
    StringWriter log = new StringWriter();
    int code =
        Main.run(
            Stream.concat(Arrays.stream(arguments), Stream.of("--out", out.toString()))
                .toArray(String[]::new),
            new PrintWriter(answer),
            new PrintWriter(log));
    assertThat(code).as(String.join(" ", arguments) + "\n" + log).isZero();
    said += answer;
  }

  @BeforeAll
  static void runIt() throws IOException {
    System.setProperty("ptps.home", HOME.toString());
    out = folder.resolve("out");
    Path inputs = folder.resolve("inputs");
    plant(inputs);
    ptps("lake", "--inputs", inputs.toString());
    ptps("warehouse");
    publish("es", "svg,csv", "html,pdf,docx");
  }

  private static void publish(String language, String figures, String reports) throws IOException {
    ptps("figures", "--lang", language, "--format", figures);
    ptps("report", "annual", "--year", "2021", "--lang", language, "--format", reports);
    ptps("report", "municipality", "--code", "0104", "--year", "2021", "--lang", language);
    ptps("export", "--lang", language);
    said += Files.readString(out.resolve("export/datapackage.json"), StandardCharsets.UTF_8);
  }

  private static void plant(Path inputs) throws IOException {
    List<Person> people = people();
    Path sample = HOME.resolve("data-sample/raw");
    for (String source : List.of("ptps_members", "ine_population_dwellings")) {
      Path to = Files.createDirectories(inputs.resolve(source));
      try (Stream<Path> files = Files.list(sample.resolve(source))) {
        for (Path file : files.toList()) {
          Files.copy(file, to.resolve(file.getFileName().toString()));
        }
      }
    }
    StringBuilder complaints =
        new StringBuilder(
            "informa;fecha_entrega;departamento;municipio;codigo_queja;prestador;fecha_recepcion;tema;"
                + "descripcion;nombre;telefono;fecha_solucion;Atiende "
                + people.get(0).whole()
                + "\n");
    StringBuilder tests =
        new StringBuilder(
            "informa;fecha_entrega;departamento;municipio;codigo_muestra;codigo_sistema;sistema;comunidad;"
                + "fecha_muestra;punto_muestreo;cloro_residual_mg_l;e_coli_100ml;coliformes_totales_100ml;"
                + "turbidez_ntu;observaciones\n");
    StringBuilder unclaimed = new StringBuilder("persona;celular;identidad\n");
    for (int i = 0; i < PEOPLE; i++) {
      Person person = people.get(i);
      String who = person.whole();
      // Whole rows with free text, and undeclared columns.
      complaints.append(
          "Municipalidad de Jutiapa;06/02/2022;Atlántida;Jutiapa;Q"
              + i
              + ";Junta;25/08/2021;Fuga o daño;llamar a "
              + who
              + ";"
              + person.name()
              + ";"
              + person.phone()
              + ";15/10/2021;"
              + person.identity()
              + "\n");
      // Rejected cells (date, list, place), and rows with too few or too many cells.
      complaints.append(
          switch (i % 4) {
            case 0 ->
                "Municipalidad de Jutiapa;06/02/2022;Atlántida;Jutiapa;R"
                    + i
                    + ";Junta;"
                    + who
                    + ";Fuga o daño;x;x;x;;\n";
            case 1 ->
                "Municipalidad de Jutiapa;06/02/2022;Atlántida;Jutiapa;R"
                    + i
                    + ";Junta;25/08/2021;"
                    + who
                    + ";x;x;x;;\n";
            case 2 ->
                "Municipalidad de Jutiapa;06/02/2022;Atlántida;"
                    + who
                    + ";R"
                    + i
                    + ";Junta;25/08/2021;Fuga o daño;x;x;x;;\n";
            default ->
                "Municipalidad de Jutiapa;06/02/2022;Atlántida;Jutiapa;R"
                    + i
                    + ";Junta;25/08/2021;Fuga o daño;x;x;x;;x;"
                    + who
                    + ";"
                    + who
                    + "\n";
          });
      tests.append(
          "Organización Ficticia Norte;07/03/2022;Atlántida;Jutiapa;M"
              + i
              + ";160000"
              + i % 9
              + ";Acueducto;Monte Verde;"
              + (i % 3 == 0 ? who : "02/09/2021")
              + ";Red;"
              + (i % 3 == 1 ? who : "0.8")
              + ";"
              + (i % 3 == 2 ? person.identity() : "4")
              + ";8;0.8;"
              + who
              + "\n");
      unclaimed.append(person.name() + ";" + person.phone() + ";" + person.identity() + "\n");
    }
    write(inputs.resolve("ptps_complaints/quejas_uscl_ptps.csv"), complaints);
    write(inputs.resolve("ptps_water_quality/calidad_agua_ptps_norte.csv"), tests);
    write(inputs.resolve("contactos/lista.csv"), unclaimed);
    write(inputs.resolve("contactos/nota.txt"), unclaimed);
    Files.writeString(inputs.resolve("origin.conf"), "synthetic = true\ncovers = HN\n");
  }

  private static void write(Path file, CharSequence text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** All text of a file, of archive entries, and of pages. */
  private static String text(Path file) throws Exception {
    String name = file.getFileName().toString();
    byte[] bytes = Files.readAllBytes(file);
    if (name.endsWith(".pdf")) {
      try (PDDocument document = Loader.loadPDF(bytes)) {
        return new PDFTextStripper().getText(document)
            + document.getDocumentInformation().getTitle();
      }
    }
    if (name.endsWith(".parquet")) {
      StringBuilder all = new StringBuilder();
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select to_json(t) from read_parquet('"
                      + file.toString().replace("'", "''")
                      + "') t")) {
        while (rows.next()) {
          all.append(rows.getString(1)).append('\n');
        }
      }
      return all.toString();
    }
    if (name.endsWith(".xlsx") || name.endsWith(".docx")) {
      StringBuilder all = new StringBuilder();
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      return all.toString();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<Path> published() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String part : List.of("figures", "reports", "export")) {
      try (Stream<Path> walk = Files.walk(out.resolve(part).toRealPath())) {
        walk.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    return files;
  }

  /** Without blanks and punctuation, so that line breaks do not hide a name. */
  private static String bare(String text) {
    return text.replaceAll("[\\s\\u00a0-]+", "").toLowerCase(Locale.ROOT);
  }

  @Test
  void nothingMadeForThePublicSaysAPersonThatWasPlanted() throws Exception {
    nobodyIsFound();
  }

  @Test
  void norInTheOtherLanguageAndOnPages() throws Exception {
    publish("en", "svg,pdf,csv", "html,pdf,docx");
    publish("es", "pdf", "html");
    nobodyIsFound();
  }

  private static void nobodyIsFound() throws Exception {
    List<Path> files = published();
    assertThat(files.stream().map(path -> path.toString().replaceAll(".*\\.", "")).distinct())
        .contains("html", "pdf", "docx", "svg", "csv", "parquet", "xlsx", "json");
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      if (file.toString().endsWith(".png")) {
        continue;
      }
      String text = bare(text(file));
      for (Person person : people()) {
        for (String secret : List.of(person.name(), person.phone(), person.identity())) {
          if (text.contains(bare(secret))) {
            found.add(out.relativize(file) + ": " + secret);
          }
        }
      }
    }
    assertThat(found).isEmpty();
    nobodyIsSaid();
  }

  private static void nobodyIsSaid() {
    for (Person person : people()) {
      assertThat(bare(said)).doesNotContain(bare(person.name()), bare(person.phone()));
    }
  }

  /** The last, because what members read is written to the same folder. */
  @Test
  @Order(Integer.MAX_VALUE)
  void theReportStillSaysWhereAndWhichRuleAndMembersReadTheCell() throws Exception {
    String html = Files.readString(out.resolve("reports/annual-2021-rows.es.html"));
    assertThat(html)
        .contains("quejas_uscl_ptps.csv")
        .contains("la celda no es una fecha")
        .contains("no se conoce el municipio")
        .contains("hay columnas que el contrato no conoce");
    ptps("report", "annual", "--year", "2021", "--audience", "members");
    assertThat(Files.readString(out.resolve("reports/annual-2021-rows.es.members.html")))
        .contains("solo para miembros de PTPS")
        .contains(Person.of(0).name());
    assertThat(out.resolve("reports/annual-2021.es.html")).exists();
  }
}
