package org.ptps.lake;

import org.apache.spark.sql.SparkSession;

/** Reads a lake back with Spark SQL, which shares no code with its writer. */
final class LakeSession {
  private LakeSession() {}

  static SparkSession open() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.datetime.java8API.enabled", "true")
        .config("spark.sql.shuffle.partitions", "1")
        .getOrCreate();
  }
}
