package org.ptps.lake.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.ptps.catalog.Locations;

/** Paths for addresses that a Hadoop file system handles. */
public final class HadoopStore implements Locations.Store {
  private static final Map<String, HadoopFiles> KNOWN = new ConcurrentHashMap<>();
  private static volatile Map<String, String> properties = Map.of();

  @Override
  public Path path(String scheme, String authority, String path) {
    return KNOWN
        .computeIfAbsent(scheme + "://" + authority, HadoopFiles::new)
        .getPath(path)
        .normalize();
  }

  @Override
  public void configure(Map<String, String> given) {
    if (!given.equals(properties)) {
      properties = Map.copyOf(given);
      KNOWN.clear();
    }
  }

  /** Configuration that a worker was sent, else that of this run's settings. */
  static Configuration configuration() {
    SparkConf conf = SparkEnv.get() == null ? new SparkConf() : SparkEnv.get().conf().clone();
    properties.forEach(conf::set);
    return SparkHadoopUtil.get().newConfiguration(conf);
  }
}
