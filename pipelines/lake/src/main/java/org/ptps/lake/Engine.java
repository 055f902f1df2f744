package org.ptps.lake;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/** The Spark context of a run: local by default, the given master where one is given. */
final class Engine {
  private Engine() {}

  static JavaSparkContext start(String master) {
    SparkConf conf =
        new SparkConf()
            .setAppName("ptps")
            .setIfMissing("spark.master", master)
            .setIfMissing("spark.ui.enabled", "false")
            .setIfMissing("spark.driver.host", "localhost")
            .setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    return JavaSparkContext.fromSparkContext(SparkContext.getOrCreate(conf));
  }
}
