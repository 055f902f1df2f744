package org.ptps.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cost of one run in a process of its own.
 *
 * @param seconds from its start to its end, start of Java included
 * @param cpuSeconds of user and system; tells more than the clock where others use the machine
 * @param peakMegabytes as {@link Machine#peakMegabytes} tells at its end
 */
record Alone(double seconds, double cpuSeconds, long peakMegabytes) {

  /**
   * Runs a program of a main class in a new process with the options of this one.
   *
   * @param arguments the main class, which ends by {@link #tell}, and what it is given
   */
  static Alone java(List<String> arguments) {
    List<String> command = javaCommand();
    command.addAll(arguments);
    return command(command);
  }

  /** Command of a JVM with the options and class path of this one. */
  static List<String> javaCommand() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Dptps.home=" + Machine.home());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  /** Runs a program whose last line was printed by {@link #tell}. */
  static Alone command(List<String> command) {
    long start = System.nanoTime();
    String answer;
    try {
      Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
      answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            command.get(command.size() - 1) + " failed in its own process; its message is above");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    String[] lines = answer.strip().split("\n");
    String[] told = lines[lines.length - 1].split(" ");
    return new Alone(seconds, Double.parseDouble(told[0]), Long.parseLong(told[1]));
  }

  /** Prints CPU seconds and peak memory, as the last line of the process. */
  static void tell() {
    System.out.println(String.format(Locale.ROOT, "%.2f %d", used(), Machine.peakMegabytes()));
  }

  private static double used() {
    try {
      // User and system time are the 12th and 13th fields after the name in brackets.
      String said = Files.readString(Path.of("/proc/self/stat"));
      String[] fields = said.substring(said.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    } catch (IOException e) {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
  }

  String told() {
    return String.format(
        Locale.ROOT, "%8.2f s, %7.2f s of CPU, %,6d MB", seconds, cpuSeconds, peakMegabytes);
  }
}
