package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
  @TempDir Path run;

  private RunRecord record() throws IOException {
    Path file = Files.writeString(run.resolve("ñ \t a\\b.svg"), "x");
    return new RunRecord(
        Map.of("inputs:a\nb.csv", "h1"),
        Map.of(Path.of("/in/a\tb"), new FileHashes.Seen("1 2 3", "h2")),
        Map.of(
            "figure a",
            new RunRecord.Step(
                Map.of("code", "h3"),
                List.of(RunRecord.Output.of(run, file, "h4")),
                Map.of("ledger", "one\r\ntwo \\n"),
                Map.of("", "h5", "trends", "h6"))));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    RunRecord record = record();
    record.write(run);
    assertThat(RunRecord.read(run)).isEqualTo(record);
    assertThat(RunRecord.read(run).steps().get("figure a").stands(run)).isTrue();
  }

  @Test
  void anOutputThatSomebodyTouchedDoesNotStand() throws IOException {
    RunRecord record = record();
    Files.writeString(run.resolve("ñ \t a\\b.svg"), "longer");
    assertThat(record.steps().get("figure a").stands(run)).isFalse();
    Files.delete(run.resolve("ñ \t a\\b.svg"));
    assertThat(record.steps().get("figure a").stands(run)).isFalse();
  }

  @Test
  void aRecordThatIsCutOffOrDamagedIsNone() throws IOException {
    record().write(run);
    Path file = run.resolve(RunRecord.FILE);
    String whole = Files.readString(file);
    for (int length = 0; length < whole.length() - 1; length++) {
      Files.writeString(file, whole.substring(0, length));
      assertThat(RunRecord.read(run)).as(length + " characters").isEqualTo(RunRecord.empty());
    }
    Files.writeString(file, whole.replace("output\t", "output\t\t"));
    assertThat(RunRecord.read(run)).isEqualTo(RunRecord.empty());
  }
}
