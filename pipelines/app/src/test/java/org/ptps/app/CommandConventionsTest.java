package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Common conventions of command lines: config, quiet, completion, doctor. */
class CommandConventionsTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @BeforeAll
  static void home() {
    System.setProperty("ptps.home", HOME.toString());
  }

  private static Answered ptps(String... arguments) {
    return Answered.to(arguments);
  }

  private static int lineOf(String file, String text) throws IOException {
    return Files.readAllLines(HOME.resolve(file)).indexOf(text) + 1;
  }

  @Test
  void eachSettingIsToldWithTheFileAndLineThatSaysIt() throws IOException {
    Answered answered = ptps("config", "show", "--conf", HOME + "/conf/honduras.conf");

    assertThat(answered.code()).as(answered.err()).isZero();
    assertThat(answered.line("years.last"))
        .containsPattern(
            "2024 +conf/honduras\\.conf:" + lineOf("conf/honduras.conf", "  last  = 2024"));
    assertThat(answered.line("place.min_lead"))
        .endsWith("conf/defaults.conf:" + lineOf("conf/defaults.conf", "  min_lead = 0.06"));
    assertThat(answered.line("thresholds.\"coverage.line_pct\".value")).contains("80");
  }

  @Test
  void aSettingOfTheCommandLineIsToldAsSuch() {
    assertThat(ptps("config", "show", "--set", "years.last=2020").line("years.last"))
        .contains("2020")
        .endsWith("--set years.last=2020");
  }

  @Test
  void aCredentialIsNamedAndNotShown() {
    Answered answered = ptps("config", "show", "--set", "spark.hadoop.fs.s3a.secret.key=abc123");
    assertThat(answered.out() + answered.err()).doesNotContain("abc123");
  }

  @Test
  void aSettingOutOfItsRangeIsNotShownAsIfItHeld() {
    Answered answered = ptps("config", "show", "--set", "level.min_coverage=7");
    assertThat(answered.code()).isEqualTo(ExitCodes.DECLARATIONS);
    assertThat(answered.out()).isEmpty();
  }

  @Test
  void theDoctorSaysWhatIsAmissAndWhatToDo() throws IOException {
    Answered fine = ptps("doctor", "--out", folder.resolve("out").toString());
    assertThat(fine.code()).as(fine.out() + fine.err()).isZero();
    assertThat(fine.line("declaraciones")).contains("bien");
    assertThat(fine.line("Java")).contains("bien");

    Path file = Files.writeString(folder.resolve("a-file"), "");
    Answered bad = ptps("doctor", "--lang", "en", "--out", file.resolve("out").toString());
    assertThat(bad.code()).isEqualTo(ExitCodes.MACHINE);
    assertThat(bad.line("writing the output")).contains("bad", "another --out");
  }

  @Test
  void theScriptOfCompletionIsOneThatTheShellTakes() throws Exception {
    for (String shell : List.of("bash", "zsh")) {
      Answered answered = ptps("completion", shell);
      assertThat(answered.code()).isZero();
      assertThat(answered.out()).contains("quarantine", "--as-of", "municipality");
      if (shell.equals("bash")) {
        assumeTrue(Files.exists(Path.of("/bin/bash")), "no bash here");
        Path script = Files.writeString(folder.resolve("completion"), answered.out());
        Process bash = new ProcessBuilder("/bin/bash", "-n", script.toString()).inheritIO().start();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).isZero();
      }
    }
  }

  @Test
  void codesOfAreasAndResultsAreListed() {
    assertThat(ptps("list", "areas", "--format", "csv").out())
        .contains(
            "municipality,1608,Chinda,Santa Bárbara",
            "department,16,Santa Bárbara",
            "ptps,PTPS2017");
    assertThat(ptps("list", "results").line("R1.8")).contains("nada mide");
    Answered none = ptps("list", "partners", "--out", folder.resolve("nowhere").toString());
    assertThat(none.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(none.err()).contains("no hay almacén");
  }

  @Test
  void quietSaysNothingButWhatFails() {
    String input = HOME + "/data-honduras/raw/jmp_series/jmp_series_2023.csv";
    Answered done =
        ptps("lake", "--quiet", "--inputs", input, "--out", folder.resolve("out").toString());
    assertThat(done.code()).isZero();
    assertThat(done.err()).isEmpty();

    Answered failed = ptps("lake", "-q", "--inputs", folder.resolve("none").toString());
    assertThat(failed.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(failed.err()).contains("no existe");
    assertThat(ptps("nope", "-q").err()).contains("no hay orden");
  }

  /** Commands that only print. */
  private static final Set<String> WRITE_NOTHING =
      Set.of(
          "check",
          "validate",
          "corrected",
          "list",
          "values",
          "trends",
          "explain",
          "query",
          "sql",
          "estimate",
          "show",
          "doctor",
          "completion",
          "editions",
          "verify",
          "diff",
          "dev check");

  private static List<CommandLine> commands(CommandLine line) {
    return line.getSubcommands().isEmpty()
        ? List.of(line)
        : line.getSubcommands().values().stream()
            .distinct()
            .flatMap(each -> commands(each).stream())
            .toList();
  }

  private static String name(CommandLine line) {
    String name = line.getCommandName();
    String parent = line.getParent().getCommandName();
    return parent.equals("dev") ? parent + " " + name : name;
  }

  @Test
  void everyCommandCanBeQuietAndDetailedAndWhatWritesSaysBeforehandWhat() {
    for (CommandLine command : commands(Main.line())) {
      Set<String> options = command.getCommandSpec().optionsMap().keySet();
      assertThat(options).as(name(command)).contains("--quiet", "--verbose", "--lang", "--help");
      if (!WRITE_NOTHING.contains(name(command))) {
        assertThat(options).as(name(command)).contains("--dry-run", "--json");
      }
    }
  }

  @Test
  void aDryRunSaysWhatWouldBeWrittenAndLeavesNothing() throws IOException {
    Path out = folder.resolve("muestra");
    Answered sample =
        ptps("sample", "--out", out.toString(), "--communities", "348", "--dry-run", "--json");
    assertThat(sample.code()).as(sample.err()).isZero();
    assertThat(sample.out()).contains("\"file\"", "muestra");
    assertThat(out).doesNotExist();

    Path archive = folder.resolve("ptps.tar.gz");
    assertThat(ptps("dist", "--to", archive.toString(), "--dry-run").out()).contains("ptps.tar.gz");
    assertThat(archive).doesNotExist();

    String input = HOME + "/data-honduras/raw/jmp_series/jmp_series_2023.csv";
    Path lake = folder.resolve("dry/out");
    Answered dry = ptps("lake", "--dry-run", "--inputs", input, "--out", lake.toString());
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out()).contains("lake");
    assertThat(dry.err()).contains("Cuadre de filas");
    assertThat(lake.resolve("lake")).doesNotExist();
    assertThat(ptps("list", "partners", "--out", lake.toString()).err()).contains("no hay almacén");
  }

  @Test
  void aMistakeInADeclarationIsToldInTheReadersLanguage() {
    Answered spanish = ptps("list", "sources", "--set", "yeers.last=2", "--set", "years.first=x");
    assertThat(spanish.code()).isEqualTo(ExitCodes.DECLARATIONS);
    assertThat(spanish.err())
        .contains("clave desconocida 'yeers' → aquí se conocen: ", "dé un número")
        .doesNotContain("unknown key");

    Answered english =
        ptps("list", "sources", "--lang", "en", "--set", "yeers.last=2", "--set", "run.report=no");
    assertThat(english.err())
        .contains("unknown key 'yeers' → known here: ", "there is no report 'no'")
        .doesNotContain("clave");
  }

  @Test
  void aFolderOfOnesOwnRunsAndIsNeverOverwritten() throws IOException {
    Path own = folder.resolve("mi municipio");
    Answered dry = ptps("init", own.toString(), "--dry-run");
    assertThat(dry.code()).isZero();
    assertThat(own).doesNotExist();

    assertThat(ptps("init", own.toString()).code()).isZero();
    Files.copy(
        HOME.resolve("data-honduras/raw/jmp_series/jmp_series_2023.csv"),
        own.resolve("inputs/jmp_series_2023.csv"));
    Answered run = ptps("lake", "--conf", own.resolve("ptps.conf").toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(own.resolve("out/lake/national_estimates")).isDirectory();

    Answered again = ptps("init", own.toString());
    assertThat(again.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(again.err()).contains("ya existe");
    assertThat(ptps("init", folder.resolve("x").toString(), "--country", "peru").code())
        .isEqualTo(ExitCodes.USAGE);
  }
}
