package org.ptps.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Description of the machine, and the project's folder. */
final class Machine {
  private static final Path STATUS = Path.of("/proc/self/status");

  private Machine() {}

  /** Project folder: given by the launcher, else the nearest ancestor with declarations. */
  static Path home() {
    String given = System.getProperty("ptps.home");
    Path folder = Path.of(given == null ? "" : given).toAbsolutePath().normalize();
    while (!Files.exists(folder.resolve("conf/defaults.conf"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException(
            "no conf/defaults.conf here or above: start with testing/bench/run, or set -Dptps.home");
      }
    }
    return folder;
  }

  /** Java version, processors and load. */
  static String described() {
    return String.format(
        Locale.ROOT,
        "Java %s, %d processors, load average %.2f",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Peak memory of this process in MB: resident where the system reports it, else heap. */
  static long peakMegabytes() {
    if (Files.isReadable(STATUS)) {
      try {
        for (String line : Files.readAllLines(STATUS)) {
          if (line.startsWith("VmHWM:")) {
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + STATUS, e);
      }
    }
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        / (1024 * 1024);
  }

  /** Which of the two {@link #peakMegabytes} is. */
  static String peakMeaning() {
    return Files.isReadable(STATUS) ? "peak resident memory (VmHWM)" : "peak of the Java heap";
  }
}
