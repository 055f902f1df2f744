package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lake on a real standalone cluster, master and workers in networks of their own: the same
 * content as on one machine, whatever becomes of a worker.
 */
@Tag("cluster")
class ClusterTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final int MOST_MINUTES = 5;

  /** Short timeouts, so that a lost machine is noticed in seconds. */
  private static final List<String> IMPATIENT =
      List.of(
          "spark.network.timeout=30s",
          "spark.network.timeoutInterval=5s",
          "spark.executor.heartbeatInterval=5s",
          "spark.shuffle.io.maxRetries=1",
          "spark.shuffle.io.retryWait=1s");

  @TempDir static Path shared;
  private static Map<String, String> onOneMachine;

  @TempDir Path folder;

  private record Ended(int code, String log, Map<String, String> lake) {}

  /** Action at a stage of a run. */
  private interface At {
    void stage(String line) throws Exception;
  }

  @BeforeAll
  static void onOneMachine() throws Exception {
    Ended local = lake(shared.resolve("local"), "local[*]", List.of(), line -> {});
    assertThat(local.code()).as(local.log()).isZero();
    onOneMachine = local.lake();
    assertThat(onOneMachine).hasSizeGreaterThan(40);
  }

  @AfterAll
  static void readOnly() throws IOException {
    org.ptps.catalog.ReadOnly.delete(shared.resolve("local/.runs"));
  }

  @Test
  void everyTableHoldsTheSameAsOnOneMachine() throws Exception {
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2)) {
      Ended ended =
          lake(folder.resolve("out"), cluster.master(), known(cluster, List.of()), line -> {});
      assertThat(ended.code()).as(ended.log()).isZero();
      assertThat(ended.lake()).isEqualTo(onOneMachine);
      List<JsonNode> events = events();
      assertThat(hosts(events)).as("hosts that did tasks").hasSize(cluster.apart() ? 2 : 1);
      assertThat(of("SparkListenerExecutorAdded", events)).hasSizeGreaterThanOrEqualTo(2);
      assertThat(cluster.executors(1) + cluster.executors(2)).as("left behind").isZero();
    } finally {
      writable();
    }
  }

  @Test
  void aWorkerThatIsKilledInTheMiddleChangesNothing() throws Exception {
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2)) {
      Ended ended =
          lake(
              folder.resolve("out"),
              cluster.master(),
              known(cluster, IMPATIENT),
              line -> {
                // All files have been read: half of the rows are lost with the worker.
                if (line.contains("identidades")) {
                  Thread.sleep(500);
                  cluster.kill(1);
                }
              });
      theSameAfterALoss(ended);
    } finally {
      writable();
    }
  }

  @Test
  void aWorkerThatIsCutOffTheNetworkChangesNothing() throws Exception {
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2)) {
      assumeTrue(cluster.apart(), "needs network namespaces: root and ip");
      Ended ended =
          lake(
              folder.resolve("out"),
              cluster.master(),
              known(cluster, IMPATIENT),
              line -> {
                if (line.contains("escribir las tablas")) {
                  cluster.cut(2);
                }
              });
      theSameAfterALoss(ended);
      try (Stream<Path> files = Files.walk(folder.resolve("out/lake").toRealPath())) {
        assertThat(files.filter(Files::isRegularFile).map(each -> each.getFileName().toString()))
            .as("nothing half is published")
            .allMatch(name -> name.matches("part-\\d{5}\\.parquet"));
      }
    } finally {
      writable();
    }
  }

  @Test
  void aWorkerThatDoesNotSeeTheInputsStopsTheRunAndNothingIsPublished() throws Exception {
    assumeTrue(StandaloneCluster.mayMakeNetworks(), "needs network namespaces: root and ip");
    try (StandaloneCluster cluster =
        StandaloneCluster.start(folder, 1, HOME.resolve("data-sample/raw"))) {
      Ended ended =
          lake(folder.resolve("out"), cluster.master(), known(cluster, List.of()), line -> {});
      assertThat(ended.code()).as(ended.log()).isEqualTo(5);
      assertThat(last(ended.log())).startsWith("la máquina ").contains("no ve ");
      assertThat(ended.log()).doesNotContain("\tat ");
      assertThat(folder.resolve("out/lake")).doesNotExist();
    } finally {
      writable();
    }
  }

  @Test
  void aClusterWithoutWorkersIsToldInOneSentence() throws Exception {
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 0)) {
      Ended ended =
          lake(folder.resolve("out"), cluster.master(), known(cluster, List.of()), line -> {});
      assertThat(ended.code()).as(ended.log()).isEqualTo(5);
      assertThat(last(ended.log())).contains("no dio ninguna máquina en 60 s → ");
      assertThat(ended.log()).doesNotContain("\tat ");
    } finally {
      writable();
    }
  }

  @Test
  void whatListensButIsNoMasterIsToldInOneSentence() throws Exception {
    try (ServerSocket other = new ServerSocket(0)) {
      String master = "spark://127.0.0.1:" + other.getLocalPort();
      Ended ended = lake(folder.resolve("out"), master, List.of(), line -> {});
      assertThat(ended.code()).as(ended.log()).isEqualTo(5);
      assertThat(last(ended.log())).contains("el clúster " + master);
      assertThat(ended.log()).doesNotContain("\tat ");
    } finally {
      writable();
    }
  }

  private static List<String> known(StandaloneCluster cluster, List<String> settings) {
    List<String> all = new ArrayList<>(settings);
    all.add("spark.executor.extraJavaOptions=" + cluster.names());
    return all;
  }

  private void theSameAfterALoss(Ended ended) throws IOException {
    assertThat(ended.code()).as(ended.log()).isZero();
    assertThat(ended.lake()).isEqualTo(onOneMachine);
    List<JsonNode> events = events();
    List<JsonNode> removed = of("SparkListenerExecutorRemoved", events);
    assertThat(removed).as("a machine was lost while the run went on").isNotEmpty();
    long lost = removed.get(0).get("Timestamp").asLong();
    assertThat(of("SparkListenerTaskEnd", events))
        .as("work went on without it")
        .anyMatch(
            task ->
                task.at("/Task Info/Launch Time").asLong() > lost
                    && task.at("/Task End Reason/Reason").asText().equals("Success"));
  }

  private static String last(String log) {
    return log.strip().lines().reduce((first, then) -> then).orElseThrow();
  }

  /** Runs {@code ptps lake} as a process. */
  private static Ended lake(Path out, String master, List<String> settings, At at)
      throws Exception {
    List<String> command = new ArrayList<>(StandaloneCluster.java());
    command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-Dptps.home=" + HOME, "org.ptps.app.Main", "lake"));
    command.addAll(List.of("--inputs", HOME.resolve("data-sample/raw").toString()));
    command.addAll(List.of("--out", out.toString(), "--set", "spark.master=" + master));
    Path events = Files.createDirectories(out.resolveSibling("events"));
    for (String setting :
        List.of(
            "spark.eventLog.enabled=true",
            "spark.eventLog.compress=false",
            "spark.eventLog.dir=" + events.toUri())) {
      command.addAll(List.of("--set", setting));
    }
    settings.forEach(setting -> command.addAll(List.of("--set", setting)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    StringBuilder log = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.append(line).append('\n');
        System.err.println(line);
        at.stage(line);
      }
    }
    System.err.println("ended");
    assertThat(process.waitFor(MOST_MINUTES, java.util.concurrent.TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), log.toString(), content(out));
  }

  /** Content hash of each table. */
  private static Map<String, String> content(Path out) throws IOException {
    Map<String, String> content = new TreeMap<>();
    if (Files.exists(out.resolve("manifest.json"))) {
      new ObjectMapper()
          .readTree(out.resolve("manifest.json").toFile())
          .get("lake")
          .properties()
          .forEach(
              table ->
                  content.put(
                      table.getKey(),
                      table.getValue().get("rows") + " " + table.getValue().get("content")));
    }
    return content;
  }

  /** Spark's event log. */
  private List<JsonNode> events() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> files = Files.walk(folder.resolve("events"))) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(each -> each.getFileName().toString().startsWith("events_"))
              .sorted()
              .toList()) {
        for (String line : Files.readAllLines(file)) {
          events.add(json.readTree(line));
        }
      }
    }
    return events;
  }

  private static List<JsonNode> of(String event, List<JsonNode> events) {
    return events.stream().filter(each -> each.get("Event").asText().equals(event)).toList();
  }

  private static List<String> hosts(List<JsonNode> events) {
    return of("SparkListenerTaskEnd", events).stream()
        .map(task -> task.at("/Task Info/Host").asText())
        .distinct()
        .toList();
  }

  /** Makes the read-only output deletable. */
  private void writable() throws IOException {
    Path runs = folder.resolve("out/.runs");
    if (Files.exists(runs)) {
      org.ptps.catalog.ReadOnly.delete(runs);
    }
  }
}
