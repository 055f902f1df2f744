package org.ptps.lake;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.ptps.catalog.BackgroundTask;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Settings;

/**
 * The Spark context of a run: threads of this machine by default, a cluster where {@code
 * spark.master} names one. What workers of a cluster need besides is derived here: the driver's
 * address, our jars, encoding and time zone.
 */
final class SparkEngine implements AutoCloseable {
  /** Workers need it for names of files with accents: one started by cron has no locale. */
  private static final String UTF8 = "C.UTF-8";

  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
  private static final String OPTIONS =
      "-Dfile.encoding=UTF-8 -Duser.timezone=UTC -Djava.awt.headless=true";

  private final String master;
  private final JavaSparkContext context;

  private SparkEngine(String master, JavaSparkContext context) {
    this.master = master;
    this.context = context;
  }

  /** A context that is being started while the input files are scanned. */
  interface Starting {
    /** Waits for the context; throws what {@link SparkEngine#start} throws. */
    SparkEngine engine();
  }

  /**
   * Starts a local context in the background. A cluster is asked for machines only when there is
   * work for them.
   */
  static Starting begin(Settings settings) {
    if (!settings
        .sparkProperties()
        .getOrDefault("spark.master", settings.sparkMaster())
        .startsWith("local")) {
      return () -> start(settings);
    }
    CompletableFuture<SparkEngine> started = CompletableFuture.supplyAsync(() -> start(settings));
    return () -> BackgroundTask.result(started);
  }

  /**
   * @throws org.ptps.catalog.MachineException if there is no such master, or it gives no worker
   */
  static SparkEngine start(Settings settings) {
    SparkConf conf = new SparkConf().setAppName("ptps");
    settings.sparkProperties().forEach(conf::set);
    conf.setIfMissing("spark.master", settings.sparkMaster())
        .setIfMissing("spark.ui.enabled", "false");
    String master = conf.get("spark.master");
    boolean here = master.startsWith("local");
    if (here) {
      conf.setIfMissing("spark.driver.host", "localhost")
          .setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      return new SparkEngine(
          master, JavaSparkContext.fromSparkContext(SparkContext.getOrCreate(conf)));
    }
    if (Cluster.standalone(master)) {
      InetAddress seenAs = Cluster.reach(master);
      conf.setIfMissing("spark.driver.host", seenAs.getHostAddress());
    }
    conf.setIfMissing("spark.executorEnv.LC_ALL", UTF8);
    conf.set(EXECUTOR_OPTIONS, (OPTIONS + " " + conf.get(EXECUTOR_OPTIONS, "")).strip());
    // A Spark installation that is not ours has none of these.
    String jars =
        Stream.concat(Stream.of(conf.get("spark.jars", "")), jars().stream())
            .filter(jar -> !jar.isEmpty())
            .distinct()
            .collect(Collectors.joining(","));
    if (!jars.isEmpty()) {
      conf.set("spark.jars", jars);
    }
    SparkEngine engine = new SparkEngine(master, Cluster.join(master, conf));
    Cluster.awaitWorkers(master, engine.context);
    return engine;
  }

  JavaSparkContext context() {
    return context;
  }

  /** The failure of a stage, as a message where the cluster is the cause. */
  RuntimeException told(RuntimeException failure) {
    return Cluster.told(master, failure);
  }

  /** Stops the context of a cluster; a local one is kept for the next lake. */
  @Override
  public void close() {
    if (!master.startsWith("local")) {
      context.close();
    }
  }

  /** Jars and class folders that our tasks need on workers, without Spark's own. */
  private static List<String> jars() {
    List<String> jars = new ArrayList<>();
    for (Class<?> each :
        List.of(
            SparkEngine.class,
            Catalog.class,
            com.typesafe.config.Config.class,
            de.siegmar.fastcsv.reader.CsvReader.class,
            org.apache.commons.text.similarity.LevenshteinDistance.class,
            org.apache.poi.util.LittleEndian.class,
            org.apache.commons.collections4.ListUtils.class,
            org.apache.parquet.hadoop.ParquetWriter.class)) {
      CodeSource source = each.getProtectionDomain().getCodeSource();
      try {
        URI location = source == null ? null : source.getLocation().toURI();
        if (location != null && location.getPath().endsWith(".jar")) {
          jars.add(Path.of(location).toString());
        }
      } catch (URISyntaxException e) {
        throw new IllegalStateException("the place of " + each + " is no address", e);
      }
    }
    return jars;
  }
}
