package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Size of the product's libraries, which a first build downloads. */
class LibrariesTest {
  /** Bytes of all jars of the product; 267 million when this was written. */
  private static final long CEILING = 275_000_000;

  private static final List<String> OF_TESTS =
      List.of(
          "/org/junit/",
          "/org/assertj/",
          "/org/opentest4j/",
          "/org/apiguardian/",
          "/net/bytebuddy/",
          "/com/tngtech/",
          "/org/dhatim/fastexcel-reader/",
          "/org/apache/maven/");

  /** Excluded on purpose; SampleRunTest runs without them. */
  private static final String LEFT_OUT =
      "(spark-(sql|catalyst|hive|mllib|streaming|kubernetes|yarn)|rocksdbjni|leveldbjni|orc-|arrow-"
          + "|zookeeper|curator|avro-mapred|netty-tcnative|janino|hive-).*";

  @Test
  void theProductBringsNoLibraryThatNothingUses() {
    assertThat(product())
        .extracting(jar -> jar.getFileName().toString())
        .noneMatch(name -> name.matches(LEFT_OUT))
        .anyMatch(name -> name.startsWith("spark-core_"))
        .anyMatch(name -> name.startsWith("duckdb_jdbc-"));
  }

  @Test
  void theLibrariesOfTheProductStayUnderTheirCeiling() {
    long bytes = product().mapToLong(LibrariesTest::size).sum();
    assertThat(bytes).as("bytes of all jars").isBetween(100_000_000L, CEILING);
  }

  private static Stream<Path> product() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .filter(entry -> OF_TESTS.stream().noneMatch(entry.replace('\\', '/')::contains))
        .map(Path::of);
  }

  private static long size(Path jar) {
    try {
      return Files.size(jar);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
