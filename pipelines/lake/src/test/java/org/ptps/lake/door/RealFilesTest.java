package org.ptps.lake.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RealFilesTest {

  @Test
  void everyFileOfTheTortureCorporaIsAccountedForOrRefused() {
    List<Part> parts = Door.parts(RealFiles.at("csv-corpora"), Set.of());
    assertThat(parts).hasSizeGreaterThan(550);
    TreeMap<String, Integer> refusals = new TreeMap<>();
    int rows = 0;
    for (Part part : parts) {
      Reading reading = Reading.of(part);
      rows += reading.rows().size();
      reading
          .survey()
          .refusal()
          .ifPresent(fault -> refusals.merge(part.format() + " " + fault.kind(), 1, Integer::sum));
    }
    assertThat(rows).isGreaterThan(100_000);
  }
}
