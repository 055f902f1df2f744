package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands in messages name the output folder of the run. */
class CommandHintsTest {
  @TempDir Path out;

  @BeforeAll
  static void home() {
    System.setProperty("ptps.home", Path.of("../..").toAbsolutePath().normalize().toString());
  }

  private String told(String message) {
    RunOptions options = new RunOptions();
    new CommandLine(options).parseArgs("--out", out.toString());
    return CommandHints.complete(message, CommandHints.commands(Main.line()), options);
  }

  @Test
  void everyCommandThatTakesTheFolderGetsIt() {
    String where = " --out " + out;
    assertThat(told("→ ./ptps chart trend")).isEqualTo("→ ./ptps chart trend" + where);
    assertThat(told("→ ./ptps quarantine export, y"))
        .isEqualTo("→ ./ptps quarantine export" + where + ", y");
    assertThat(told("→ ./ptps list areas")).isEqualTo("→ ./ptps list areas" + where);
    assertThat(told("(./ptps values PT-COB-01)"))
        .isEqualTo("(./ptps values" + where + " PT-COB-01)");
    assertThat(told("→ ./ptps table")).isEqualTo("→ ./ptps table" + where);
    assertThat(told("→ ./ptps sample --out x")).isEqualTo("→ ./ptps sample --out x");
    assertThat(told("→ ./ptps run --out x")).isEqualTo("→ ./ptps run --out x");
    assertThat(told("→ ./ptps runs")).isEqualTo("→ ./ptps runs");
  }
}
