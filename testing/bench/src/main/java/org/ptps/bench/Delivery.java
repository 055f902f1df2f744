package org.ptps.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ptps.sample.SampleGenerator;
import org.ptps.sample.SampleOptions;

/**
 * A synthetic delivery on disk, in the publishers' layouts.
 *
 * @param raw folder of the sources, one folder each
 * @param csv its CSV files: what both sides of the comparison read
 * @param others folders that hold no CSV file: workbooks, archives, maps
 */
record Delivery(Path raw, List<Path> csv, List<String> others) {

  /** Writes a delivery; rows outside the cohort of 2017 are faulty with probability 0.01. */
  static Delivery write(Path folder, int communities) {
    SampleOptions committed = SampleOptions.committed();
    SampleGenerator.write(
        folder, new SampleOptions(communities, committed.seed(), committed.faultRate()));
    return of(folder.resolve("raw"));
  }

  static Delivery of(Path raw) {
    List<Path> csv = files(raw, path -> path.toString().endsWith(".csv"));
    List<String> with =
        csv.stream().map(path -> raw.relativize(path).getName(0).toString()).toList();
    try (Stream<Path> folders = Files.list(raw)) {
      List<String> others =
          folders
              .filter(Files::isDirectory)
              .map(path -> path.getFileName().toString())
              .filter(name -> !with.contains(name))
              .sorted()
              .toList();
      return new Delivery(raw, csv, others);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + raw, e);
    }
  }

  long csvBytes() {
    return bytes(csv);
  }

  long allBytes() {
    return bytes(files(raw, path -> !path.toString().endsWith(".conf")));
  }

  private static long bytes(List<Path> files) {
    long sum = 0;
    for (Path file : files) {
      try {
        sum += Files.size(file);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot look at " + file, e);
      }
    }
    return sum;
  }

  private static List<Path> files(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
