package org.ptps.bench;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * Minimum cost of a run: a new JVM with the product's options, a Spark context, and a job that
 * shuffles as many rows as the sample has lines.
 */
public final class Floor {
  private static final int FILES = 158;
  private static final int LINES_OF_EACH = 140;
  private static final int TABLES = 45;
  private static final int BYTES_OF_EACH = 200;

  private Floor() {}

  public static void main(String[] arguments) {
    SparkConf settings =
        new SparkConf()
            .setAppName("floor")
            .setMaster("local[2]")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "localhost")
            .set("spark.driver.bindAddress", "127.0.0.1");
    try (JavaSparkContext spark = new JavaSparkContext(settings)) {
      List<Integer> files = new ArrayList<>();
      for (int file = 0; file < FILES; file++) {
        files.add(file);
      }
      JavaPairRDD<String, byte[]> rows =
          spark.parallelize(files, 8).flatMapToPair(file -> rows(file).iterator());
      long counted =
          rows.repartitionAndSortWithinPartitions(new HashPartitioner(4))
              .mapPartitions(
                  part -> {
                    long n = 0;
                    for (; part.hasNext(); part.next()) {
                      n++;
                    }
                    return List.of(n).iterator();
                  })
              .reduce(Long::sum);
      System.out.println("floor: rows shuffled: " + counted);
    }
  }

  private static List<Tuple2<String, byte[]>> rows(int file) {
    List<Tuple2<String, byte[]>> rows = new ArrayList<>();
    for (int line = 0; line < LINES_OF_EACH; line++) {
      rows.add(new Tuple2<>("t" + file % TABLES + ":" + line, new byte[BYTES_OF_EACH]));
    }
    return rows;
  }
}
