package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.PublishedRun;

/** A run is published in one step, and nothing of another is left beside it. */
class RunFoldersTest {
  @TempDir Path out;
  private RunFolders folders;

  @BeforeEach
  void open() {
    folders = new RunFolders(out);
  }

  private Path run(String content, String... parts) throws IOException {
    Path run = folders.begin();
    for (String part : parts) {
      Path file = run.resolve(part);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    }
    return run;
  }

  private List<String> names(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theNamesThatPeopleUseLeadToOneRunAndToThePartsThatItHas() throws IOException {
    folders.publish(run("first", "lake/t/part-00000.parquet", "figures/a.svg", "manifest.json"));
    assertThat(out.resolve("lake/t/part-00000.parquet")).hasContent("first");
    assertThat(out.resolve("figures/a.svg")).hasContent("first");

    folders.publish(run("second", "lake/t/part-00000.parquet", "reports/r.html", "manifest.json"));
    assertThat(out.resolve("lake/t/part-00000.parquet")).hasContent("second");
    assertThat(out.resolve("manifest.json")).hasContent("second");
    assertThat(out.resolve("reports/r.html")).hasContent("second");
    assertThat(names(out)).containsExactly(".run", ".runs", "lake", "manifest.json", "reports");
    assertThat(names(out.resolve(".runs"))).containsExactly("2");
  }

  @Test
  void aReaderSeesTheNewRunFromOneStepOnAndNeverAMixture() throws Exception {
    folders.publish(run("1", "lake/t", "warehouse.duckdb", "figures/a.svg"));
    List<String> mixed = new java.util.concurrent.CopyOnWriteArrayList<>();
    Thread reader =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                try {
                  // Through the one link that is replaced.
                  Path at = out.resolve(Files.readSymbolicLink(out.resolve(".run")));
                  String all =
                      Files.readString(at.resolve("lake/t"))
                          + Files.readString(at.resolve("warehouse.duckdb"))
                          + Files.readString(at.resolve("figures/a.svg"));
                  if (!all.matches("(\\d+)\\1\\1")) {
                    mixed.add(all);
                  }
                  // The names lead to a run at every moment, unless that run is deleted between the
                  // two steps of this check.
                  if (!Files.exists(out.resolve("lake/t"))
                      && !Files.exists(out.resolve("lake/t"))
                      && !Files.exists(out.resolve("lake/t"))) {
                    mixed.add("lake/t");
                  }
                } catch (java.nio.file.NoSuchFileException e) {
                  if (!e.getFile().contains(".runs")) {
                    mixed.add(e.getFile());
                  }
                } catch (IOException e) {
                  mixed.add(e.toString());
                }
              }
            });
    reader.start();
    for (int i = 2; i < 60; i++) {
      folders.publish(run(String.valueOf(i), "lake/t", "warehouse.duckdb", "figures/a.svg"));
    }
    reader.interrupt();
    reader.join();
    assertThat(mixed).isEmpty();
  }

  @Test
  void whatAKillLeftIsGoneWithTheNextRun() throws IOException {
    folders.publish(run("whole", "lake/t", "figures/a.svg"));
    run("half", "lake/t");
    Files.createSymbolicLink(out.resolve(".run-next"), Path.of(".runs/2"));
    Files.writeString(out.resolve(".x.writing"), "half");
    Files.createDirectories(out.resolve(".as-of/2022.duckdb.spill"));
    Files.writeString(out.resolve(".as-of/2022.duckdb.building"), "half");
    Files.writeString(out.resolve(".as-of/2022.duckdb"), "whole");

    new RunFolders(out).clean();
    assertThat(names(out)).containsExactly(".as-of", ".run", ".runs", "figures", "lake");
    assertThat(names(out.resolve(".as-of"))).containsExactly("2022.duckdb");
    assertThat(names(out.resolve(".runs"))).containsExactly("1");
    assertThat(out.resolve("figures/a.svg")).hasContent("whole");
  }

  @Test
  void aKillAfterTheSwapIsMadeGoodByTheNextRun() throws IOException {
    folders.publish(run("first", "lake/t", "figures/a.svg"));
    Path second = run("second", "lake/t", "reports/r.html");
    Files.delete(out.resolve(".run"));
    Files.createSymbolicLink(out.resolve(".run"), out.relativize(second));

    new RunFolders(out).clean();
    assertThat(names(out)).containsExactly(".run", ".runs", "lake", "reports");
    assertThat(out.resolve("reports/r.html")).hasContent("second");
  }

  @Test
  void foldersOfAnEarlierVersionOrOfSomebodyElseAreKeptBeside() throws IOException {
    Files.createDirectories(out.resolve("reports"));
    Files.writeString(out.resolve("reports/of somebody.docx"), "theirs");
    Files.writeString(out.resolve("manifest.json"), "old");
    Files.createDirectories(out.resolve(".lake-3/t"));
    Files.createSymbolicLink(out.resolve("lake"), Path.of(".lake-3"));

    folders.publish(run("new", "lake/t", "reports/r.html", "manifest.json"));
    assertThat(out.resolve("lake/t")).hasContent("new");
    assertThat(out.resolve("manifest.json")).hasContent("new");
    assertThat(out.resolve("reports.old/of somebody.docx")).hasContent("theirs");
    assertThat(folders.movedAside()).containsExactly(out.resolve("reports.old"));
    assertThat(out.resolve(".lake-3")).doesNotExist();
  }

  @Test
  void whereADiskKnowsNoLinksAFileSaysWhichRunIsPublished() throws IOException {
    Path first = run("first", "lake/t");
    Files.writeString(out.resolve(".run"), first.getFileName() + "\n");
    assertThat(PublishedRun.path(out, "lake").resolve("t")).hasContent("first");

    // A folder created without links stays without.
    folders.publish(run("second", "lake/t"));
    assertThat(Files.isRegularFile(out.resolve(".run"), LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(PublishedRun.path(out, "lake").resolve("t")).hasContent("second");
    assertThat(names(out.resolve(".runs"))).containsExactly("2");
  }
}
