package org.ptps.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes synthetic source files in the publishers' own layouts.
 *
 * <p>Writes {@code raw/<source>/…}, {@code faulty/…} (one small file per fault) and {@code
 * expected/} (the faults that were put in and the numbers that must come out). The same options
 * give the same bytes on every machine.
 */
public final class SampleGenerator {
  private static final String ORIGIN =
      """
      # Everything below this folder is invented.
      synthetic = true
      covers    = HN          # the SIASAR-like registers here stand for the whole (fictitious) nation
      retrieved = "2026-11-01"
      """;

  private SampleGenerator() {}

  /**
   * Writes the files of these options; what stood in {@code raw} and {@code faulty} before is
   * replaced, everything else in the folder stays.
   *
   * @throws UncheckedIOException where a file cannot be written; the message names it
   */
  public static void write(Path out, SampleOptions options) {
    for (String folder : List.of("raw", "faulty")) {
      remove(out.resolve(folder));
    }
    World world = new World(options);
    FaultLog log = new FaultLog();
    Output raw = new Output(out.resolve("raw"));
    raw.text("origin.conf", ORIGIN);
    new SiasarFiles(world, raw, log).write();
    new InePopulation(world, raw, log).write();
    new ErsapsReturns(world, raw, log).write();
    new Members(world, raw, log).write();
    new PartnerSources(world, raw, log).write();
    new WorldBankExport(raw, log).write();
    new JmpWorkbook(raw, log).write();
    new JmpPoints(world, raw, log).write();
    new Microcatchments(world, raw, log).write();
    new Gazetteer(world, raw).write();
    new HouseholdSurveys(world, raw, log).write();
    new CensusFile(world, raw, log).write();
    new JmpSchools(world, raw, log).write();
    new MapasFile(world, raw).write();
    new FaultyFiles(world, new Output(out.resolve("faulty"))).write();
    expected(new Output(out.resolve("expected")), log);
  }

  private static void expected(Output output, FaultLog log) {
    CsvSink.Manner manner = CsvSink.Manner.plain(StandardCharsets.UTF_8, ',');
    try (CsvSink sink = output.csv("faults.csv", manner).header(FaultLog.LAYOUT)) {
      log.rows().forEach(sink::write);
    }
    try (CsvSink sink = output.csv("calibration.csv", manner).header(Calibration.LAYOUT)) {
      Calibration.rows().forEach(sink::write);
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
