package org.ptps.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;

/** Exclusive access to an output folder; removes leftovers of killed runs. */
final class OutputFolder implements AutoCloseable {
  private final Path out;
  private final FileChannel lockFile;
  private final RunFolders folders;
  private final Optional<Path> published;
  private final RunRecord before;

  private OutputFolder(Path out, FileChannel lockFile) {
    this.out = out;
    this.lockFile = lockFile;
    this.folders = new RunFolders(out);
    folders.clean();
    this.published = folders.published();
    this.before = published.map(RunRecord::read).orElseGet(RunRecord::empty);
  }

  /**
   * @throws MachineException if another run is writing the same output, or it cannot be written
   */
  static OutputFolder lock(Path out) {
    FileChannel file = null;
    try {
      Files.createDirectories(out);
      file =
          FileChannel.open(
              out.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!held(file)) {
        return new OutputFolder(out, file);
      }
      file.close();
    } catch (IOException e) {
      throw MachineException.cannotWrite(out, e);
    } catch (MachineException e) {
      close(file, out);
      throw e;
    }
    throw new MachineException(
        new Words(
            "otra corrida está escribiendo en " + out + " → espere a que termine o use otro --out",
            "another run is writing to " + out + " → wait until it ends, or use another --out"));
  }

  private static boolean held(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  Path out() {
    return out;
  }

  RunFolders folders() {
    return folders;
  }

  Optional<Path> published() {
    return published;
  }

  /** Record of the published run. */
  RunRecord before() {
    return before;
  }

  /** Whether a step of the published run has all its files unchanged. */
  boolean stands(RunRecord.Step step) {
    return published.isPresent() && step.stands(published.get());
  }

  @Override
  public void close() {
    close(lockFile, out);
  }

  private static void close(FileChannel file, Path out) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(out, e);
    }
  }
}
