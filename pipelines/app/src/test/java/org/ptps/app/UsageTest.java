package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Usage errors: exit code 2, with message and remedy in the user's language. */
class UsageTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  @TempDir Path out;

  @BeforeAll
  static void home() {
    System.setProperty("ptps.home", HOME.toString());
  }

  private static Answered ptps(String... arguments) {
    return Answered.to(arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rum | no hay orden 'rum' → ¿quiso decir run? | there is no command 'rum' → did you mean run?",
        "--nope | no hay opción '--nope' | there is no option '--nope'",
        "values | falta ID | missing: ID",
        "values PT-COB-01 --year | falta --year Y | missing: --year Y",
        "values PT-COB-01 --year abc | 'abc' no vale para --year Y → dé un número entero | 'abc' does not do for --year Y → give a whole number",
        "values PT-COB-01 --year 2017 --year 2018 | --year Y se da más de una vez | --year Y is given more than once",
        "values PT-COB-01 --level pueblo | → dé uno de municipality, department, nation, ptps | → give one of municipality, department, nation, ptps",
        "values PT-COB-01 sobra | sobra 'sobra' | not wanted: 'sobra'",
        "values PT-XXX-99 | no hay indicador 'PT-XXX-99' → use uno de PT-COB-01 | there is no indicator 'PT-XXX-99' → use one of PT-COB-01",
        "explain PT-COB-01 | falta --area CODE, --year Y | missing: --area CODE, --year Y",
        "report nada | no hay informe 'nada' → use uno de annual | there is no report 'nada' → use one of annual",
        "report municipality --code 9999 --year 2022 | no hay municipio '9999' | there is no municipality '9999'",
        "figures nada | no hay figura 'nada' | there is no figure 'nada'",
        "figures --municipality 9999 | no hay municipio '9999' | there is no municipality '9999'",
        "figures map_departments_systems --municipality 1608 | habla de todo el país | speaks of the whole country",
        "export --format pdf | 'pdf' no vale para --format | 'pdf' does not do for --format",
        "list nada | → dé uno de sources, tables, indicators, figures | → give one of sources, tables",
        "validate no-such.csv | no-such.csv: no es un archivo | no-such.csv: is not a file",
        "run --conf no-such.conf | no hay tal archivo | there is no such file",
        "run --set x | → escriba clave=valor | → write key=value",
        "sample --out s --faults 7 | --faults de 0 a 0.5 | give a share from 0 to 0.5",
        "explain PT-COB-01 otro --area 1608 --year 2017 | sobra 'otro' | not wanted: 'otro'",
        "query | dé una consulta: ./ptps query | give a query: ./ptps query",
        "query x --to y.nada | por el nombre no se sabe el formato | the name does not say the format",
        "query x --format xlsx | este formato va a un archivo | this format goes into a file",
        "query --file no-such.sql | no hay tal archivo | there is no such file",
        "query x --seconds 0 | dé al menos un segundo | give a second at least",
        "query x --out no-such-folder | no hay almacén en | there is no warehouse at",
        "sql --out no-such-folder | no hay almacén en | there is no warehouse at",
        "quarantine | Falta la orden | A command is missing",
      })
  void isToldInBothLanguages(String line, String spanish, String english) {
    String[] arguments = line.split(" ");
    Answered es = ptps(arguments);
    assertThat(es.code()).as(es.err()).isEqualTo(2);
    assertThat(es.err()).contains(spanish).doesNotContain("\tat ");
    Answered en =
        ptps(
            Stream.concat(Arrays.stream(arguments), Stream.of("--lang=en")).toArray(String[]::new));
    assertThat(en.code()).as(en.err()).isEqualTo(2);
    // An option without its value takes the next word, so that only the first is asked in English.
    if (!line.endsWith("--year")) {
      assertThat(en.err()).contains(english);
    }
  }

  @Test
  void namesCannotSteerTheTerminal() {
    Answered answered = ptps("values", "PT\u001b[31m\u0007\u202e-01");
    assertThat(answered.code()).isEqualTo(2);
    assertThat(answered.err())
        .contains("'PT\\u001b[31m\\u0007\\u202e-01'")
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
  }

  @Test
  void everyCommandCanBeVerbose() {
    for (String command :
        new String[] {
          "run", "lake", "warehouse", "figures", "report", "export", "check", "validate",
          "templates", "deliveries", "list", "values", "trends", "explain", "estimate", "sample"
        }) {
      assertThat(ptps(command, "--help").out()).as(command).contains("--verbose");
    }
  }

  @Test
  void anOutputThatCannotBeWrittenIsTheMachinesFault() {
    Answered answered = ptps("lake", "--out", "/proc/none/here");
    assertThat(answered.code()).as(answered.err()).isEqualTo(5);
    assertThat(answered.err())
        .startsWith("no se puede escribir en /proc/none/here")
        .doesNotContain("\tat ");
    Answered verbose = ptps("lake", "--out", "/proc/none/here", "--verbose", "--lang", "en");
    assertThat(verbose.err()).startsWith("cannot write to ").contains("\tat ");
  }
}
