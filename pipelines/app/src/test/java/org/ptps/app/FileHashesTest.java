package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHashesTest {
  private static final long LONGER_THAN_A_TICK = 2_200;

  @TempDir Path folder;

  private FileHashes after(FileHashes before) {
    return new FileHashes(before.asked());
  }

  @Test
  void aFileThatTheSystemSaysIsTheSameIsNotReadAgain() throws Exception {
    Path file = Files.writeString(folder.resolve("a.csv"), "1");
    Thread.sleep(LONGER_THAN_A_TICK);
    FileHashes first = new FileHashes(java.util.Map.of());
    String hash = first.sha256(file);
    assertThat(first.anyRead()).isTrue();

    FileHashes second = after(first);
    assertThat(second.sha256(file)).isEqualTo(hash);
    assertThat(second.anyRead()).isFalse();
  }

  @Test
  void aFileWrittenInPlaceWithItsSizeAndDatePutBackIsReadAgain() throws Exception {
    Path file = Files.writeString(folder.resolve("a.csv"), "1");
    FileTime date = FileTime.fromMillis(1_500_000_000_000L);
    Files.setLastModifiedTime(file, date);
    Thread.sleep(LONGER_THAN_A_TICK);
    FileHashes first = new FileHashes(java.util.Map.of());
    String hash = first.sha256(file);

    Files.writeString(file, "2");
    Files.setLastModifiedTime(file, date);
    assertThat(Files.size(file)).isEqualTo(1);
    assertThat(after(first).sha256(file)).isNotEqualTo(hash);
  }

  @Test
  void aFileThatHadJustChangedIsNeverTakenForKnown() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "1");
    FileHashes first = new FileHashes(java.util.Map.of());
    first.sha256(file);
    FileHashes second = after(first);
    second.sha256(file);
    assertThat(second.anyRead()).isTrue();
  }

  @Test
  void whatCannotBeReadHasAHashOfItsOwn() {
    assertThat(new FileHashes(java.util.Map.of()).sha256(folder.resolve("none")))
        .isEqualTo(FileHashes.UNREADABLE);
  }
}
