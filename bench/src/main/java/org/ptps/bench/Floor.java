package org.ptps.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * The least that a run with Spark can take: a fresh JVM with the product's own flags, a local
 * context and one job with one shuffle of 22,120 rows. The main job is compared with it.
 */
public final class Floor {
  private static final int FILES = 158;
  private static final int ROWS_EACH = 140;
  private static final int TABLES = 45;
  private static final int BYTES = 200;

  private Floor() {}

  public static void main(String[] arguments) {
    long start = System.nanoTime();
    SparkConf conf =
        new SparkConf()
            .setAppName("floor")
            .setMaster("local[2]")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "localhost")
            .set("spark.driver.bindAddress", "127.0.0.1");
    try (JavaSparkContext context = new JavaSparkContext(conf)) {
      long started = System.nanoTime();
      long rows =
          context
              .parallelize(IntStream.range(0, FILES).boxed().toList(), 8)
              .flatMapToPair(
                  file -> {
                    List<Tuple2<String, byte[]>> all = new ArrayList<>();
                    for (int row = 0; row < ROWS_EACH; row++) {
                      all.add(new Tuple2<>("t" + file % TABLES + ":" + row, new byte[BYTES]));
                    }
                    return all.iterator();
                  })
              .repartitionAndSortWithinPartitions(new HashPartitioner(4))
              .mapPartitions(
                  some -> {
                    long count = 0;
                    while (some.hasNext()) {
                      some.next();
                      count++;
                    }
                    return List.of(count).iterator();
                  })
              .reduce(Long::sum);
      System.out.printf(
          Locale.ROOT,
          "context %.2f s, job %.2f s, %d rows%n",
          (started - start) / 1e9,
          (System.nanoTime() - started) / 1e9,
          rows);
    }
  }
}
