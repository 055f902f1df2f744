package org.ptps.lake.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Locations;
import org.ptps.catalog.Progress;
import org.ptps.catalog.ReadOnly;
import org.ptps.lake.LakeBuilder;
import org.ptps.lake.TableContent;

/** A lake built from HDFS to HDFS, with a name node and a data node. */
@Tag("cluster")
class HdfsTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  @TempDir Path folder;

  private Map<String, TableContent> build(String out, String inputs, String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.addAll(List.of("inputs.paths=[\"" + inputs + "\"]", "out=" + folder.resolve(out)));
    LakeBuilder builder =
        new LakeBuilder(Catalog.read(HOME, Path.of("conf/sample.conf"), all), Progress.silent());
    builder.build();
    return builder.contents();
  }

  @AfterEach
  void readOnly() throws IOException {
    for (String out : List.of("disk", "far")) {
      ReadOnly.delete(folder.resolve(out));
    }
  }

  @Test
  void theLakeIsTheSameAsFromDiskToDisk() throws IOException {
    Path sample = HOME.resolve("data-sample/raw");
    Map<String, TableContent> disk = build("disk", sample.toString());
    Configuration configuration = new Configuration();
    configuration.set("dfs.replication", "1");
    try (MiniDFSCluster hdfs =
        new MiniDFSCluster.Builder(configuration, folder.resolve("hdfs").toFile()).build()) {
      hdfs.waitActive();
      String address = hdfs.getFileSystem().getUri().toString();
      hdfs.getFileSystem()
          .copyFromLocalFile(
              new org.apache.hadoop.fs.Path(sample.toUri()),
              new org.apache.hadoop.fs.Path("/deliveries"));
      Map<String, TableContent> far =
          build("far", address + "/deliveries", "lake.at=" + address + "/ptps");
      assertThat(far).isEqualTo(disk).hasSizeGreaterThan(40);
      Path stored = Locations.of(address + "/ptps");
      assertThat(Files.readString(stored.resolve("lake"))).isEqualTo(".lake-1");
      try (Stream<Path> tables = Files.list(stored.resolve(".lake-1"))) {
        assertThat(tables.count()).isEqualTo(far.size());
      }
    }
  }
}
