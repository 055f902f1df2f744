package org.ptps.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ptps.bench.LakeBench.Part;
import org.ptps.sample.SampleOptions;

/** Runs the benchmarks at the smallest size, only to see that they end. */
@Tag("campaign")
class BenchTest {
  @Test
  void theLakeIsSetBesideBareDuckDb() {
    String said =
        said(out -> LakeBench.run(SampleOptions.LEAST_COMMUNITIES, 1, Set.of(Part.WARM), out));

    assertThat(said)
        .containsPattern("ratio: warm, the lake takes [0-9.]+ times the seconds of bare DuckDB v2")
        .containsPattern("lines of the lake: [0-9,]+ physical, [0-9,]+ checked = [0-9,]+ kept")
        .containsPattern("places: [0-9,]+ rows of the country, .*name_and_code [0-9]+");
  }

  @Test
  void aProcessOfItsOwnTellsItsMemory() {
    LakeBench.inTemporaryFolder(
        folder -> {
          Delivery delivery = Delivery.write(folder, SampleOptions.LEAST_COMMUNITIES);

          LakeBench.Cold cold = LakeBench.cold(Contender.DUCKDB, delivery, folder.resolve("out"));

          assertThat(cold.peakMegabytes()).isPositive();
          assertThat(folder.resolve("out/parquet")).isNotEmptyDirectory();
        });
  }

  @Test
  void theMatcherIsSetBesideJaroWinkler() {
    String said = said(out -> PlaceBench.run(2018, 30, out));

    assertThat(said)
        .containsPattern("ratio: recall [0-9.]+ % to [0-9.]+ % of Jaro-Winkler")
        .containsPattern("as listed +10 +0 +10 +0 +0 +100.00 +100.00");
  }

  @Test
  void noFaultOfAFileRowCellOrWorkbookPassesInSilence() {
    int[] silent = new int[1];
    String said =
        said(
            out ->
                silent[0] = DetectionBench.run(Path.of("../..").toAbsolutePath(), 2018, 240, out));

    assertThat(silent[0]).as(said).isZero();
    assertThat(said)
        .containsPattern("clean +1 \\| +1 +0 +0 \\| +1 +0 +0")
        .containsPattern("row repeated +[0-9]+ \\| +0 +[0-9]+ +0 \\| +0 +0 +[0-9]+")
        .contains("caught or read right: 100.00 %");
  }

  private static String said(Consumer<PrintStream> bench) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bench.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
