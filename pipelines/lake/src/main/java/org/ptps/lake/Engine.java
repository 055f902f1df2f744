package org.ptps.lake;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The Spark session of a run: local by default, the given master where one is given. */
final class Engine {
  private Engine() {}

  /**
   * @param small whether queries are so short that interpreting them is faster than compiling them
   */
  static SparkSession start(String master, boolean small) {
    SparkConf conf =
        new SparkConf()
            .setAppName("ptps")
            .setIfMissing("spark.master", master)
            .setIfMissing("spark.ui.enabled", "false")
            .setIfMissing("spark.driver.host", "localhost")
            .setIfMissing("spark.driver.bindAddress", "127.0.0.1")
            .setIfMissing("spark.sql.shuffle.partitions", small ? "1" : "4")
            .setIfMissing("spark.sql.catalogImplementation", "in-memory")
            .set("spark.sql.ansi.enabled", "true")
            .set("spark.sql.session.timeZone", "UTC")
            .set("spark.sql.datetime.java8API.enabled", "true")
            .set("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
            .set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    conf.set("spark.sql.codegen.wholeStage", String.valueOf(!small));
    conf.set("spark.sql.codegen.factoryMode", small ? "NO_CODEGEN" : "FALLBACK");
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
