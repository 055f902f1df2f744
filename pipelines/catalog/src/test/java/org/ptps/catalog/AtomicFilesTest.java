package org.ptps.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aWriterThatFailsHalfWayLeavesWhatWasThere() throws IOException {
    Path file = AtomicFiles.write(folder.resolve("a.txt"), "whole");
    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    beside -> {
                      Files.writeString(beside, "half");
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(MachineException.class)
        .satisfies(
            thrown ->
                assertThat(((MachineException) thrown).words().es())
                    .contains(file.toString())
                    .contains("el disco está lleno → "));
    assertThat(file).hasContent("whole");
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void whatAKilledRunLeftHalfWrittenIsSwept() throws IOException {
    Files.writeString(folder.resolve(".gone.svg.writing"), "half");
    Files.writeString(folder.resolve("kept.svg"), "whole");
    AtomicFiles.sweep(folder);
    AtomicFiles.sweep(folder.resolve("not there"));
    assertThat(names()).containsExactly("kept.svg");
  }

  @Test
  void whatTheSystemSaidIsFoundInTheMiddleOfWhatAnEngineSays() {
    RuntimeException engine =
        new IllegalStateException(
            "Job aborted due to stage failure: java.io.IOException: No space left on device at x");
    assertThat(MachineException.in(engine))
        .hasValueSatisfying(
            machine -> assertThat(machine.words().en()).startsWith("the disk is full → "));
    RuntimeException ours = new IllegalStateException("no column 'x' among [y]");
    assertThat(MachineException.in(ours)).isEmpty();
  }
}
