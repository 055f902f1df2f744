package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster that is not there is the machine's fault, told in one sentence and at once. */
class NoClusterTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  @TempDir Path out;

  @BeforeAll
  static void home() {
    System.setProperty("ptps.home", HOME.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spark://127.0.0.1:1 | es | no hay clúster en spark://127.0.0.1:1: ahí no escucha nadie → ",
        "spark://127.0.0.1:1 | en | there is no cluster at spark://127.0.0.1:1: nobody listens there → ",
        "spark://127.0.0.1:1,127.0.0.1:2 | en | nobody listens there → ",
        "spark://no-such-host.invalid:7077 | en | nobody knows that name → ",
        "spark://127.0.0.1:puerto | en | 'puerto' is no port → ",
      })
  void isToldInOneSentence(String master, String language, String said) {
    StringWriter log = new StringWriter();
    String[] arguments = {
      "lake", "--out", out.toString(), "--lang", language, "--set", "spark.master=" + master
    };
    int code = Main.run(arguments, new PrintWriter(new StringWriter()), new PrintWriter(log));
    assertThat(code).as(log.toString()).isEqualTo(5);
    String last = log.toString().strip().lines().reduce((first, then) -> then).orElseThrow();
    assertThat(last).contains(said);
    assertThat(log.toString()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(out.resolve("lake")).doesNotExist();
  }
}
