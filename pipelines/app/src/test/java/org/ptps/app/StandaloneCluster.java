package org.ptps.app;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster from the jars of the class path: master and workers as processes, each
 * in a network namespace of its own where the user may create one, else all on this host.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final int PORT = 7077;
  private static final long START_SECONDS = 60;

  private static final AtomicInteger STARTED = new AtomicInteger();

  private final Path work;
  // A removed network stays for a while, so that each cluster uses new names.
  private final long number = ProcessHandle.current().pid() * 16 + STARTED.incrementAndGet();
  private final String id = Long.toString(number % 2_000_000, 36);
  private final String net = "10.213." + number % 250;
  private final boolean apart;
  private final List<Process> processes = new ArrayList<>();
  private final List<String> hosts = new ArrayList<>();
  private final int port;

  private StandaloneCluster(Path work, boolean apart) {
    this.work = work;
    this.apart = apart;
    this.port = apart ? PORT : PORT + 10_000 + (int) (ProcessHandle.current().pid() % 10_000);
  }

  /**
   * @param work folder for logs and the workers' files
   */
  static StandaloneCluster start(Path work, int workers) throws Exception {
    return start(work, workers, null);
  }

  /**
   * @param hidden folder that workers do not see, null for none; only with separate hosts
   */
  static StandaloneCluster start(Path work, int workers, Path hidden) throws Exception {
    boolean apart = mayMakeNetworks();
    if (!apart) {
      System.err.println(
          "no network namespaces here (needs root and ip): workers are processes of one host");
    }
    StandaloneCluster cluster = new StandaloneCluster(work, apart);
    try {
      cluster.jars();
      cluster.network();
      cluster.host("m", 2);
      cluster.spawn(
          0,
          "master",
          null,
          "-Dspark.worker.timeout=30",
          "org.apache.spark.deploy.master.Master",
          "--host",
          cluster.address(0),
          "--port",
          String.valueOf(cluster.port),
          "--webui-port",
          "0");
      cluster.awaitMaster();
      for (int worker = 1; worker <= workers; worker++) {
        cluster.host("w" + worker, 2 + worker);
        cluster.spawn(
            worker,
            "worker-" + worker,
            hidden,
            "-Dspark.worker.cleanup.enabled=false",
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            cluster.address(worker),
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            work.resolve("work-" + worker).toString(),
            cluster.master());
      }
      return cluster;
    } catch (Exception | Error e) {
      cluster.close();
      throw e;
    }
  }

  static boolean mayMakeNetworks() {
    try {
      String probe = "pt" + Long.toString(ProcessHandle.current().pid(), 36) + "x";
      if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
          || run("ip", "netns", "add", probe) != 0) {
        return false;
      }
      return run("ip", "netns", "del", probe) == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  /** Whether master and workers have network namespaces of their own. */
  boolean apart() {
    return apart;
  }

  String master() {
    return "spark://" + address(0) + ":" + port;
  }

  private String address(int host) {
    return apart ? net + "." + (2 + host) : "127.0.0.1";
  }

  /** Kills a worker with all its processes, like a power failure. */
  void kill(int worker) {
    Process process = processes.get(worker);
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** Takes a worker off the network; its processes continue. */
  void cut(int worker) throws Exception {
    must("ip", "link", "set", link(hosts.get(worker)), "down");
  }

  /** JVM option with a hosts file, since there is no name server. */
  String names() {
    return "-Djdk.net.hosts.file=" + work.resolve("hosts");
  }

  /** Number of executors of a worker. */
  long executors(int worker) {
    return processes
        .get(worker)
        .descendants()
        .filter(each -> each.info().command().orElse("").endsWith("java"))
        .count();
  }

  // --- The pieces
  // ---------------------------------------------------------------------------------

  /** Creates a Spark home: a folder with jars, ours among them. */
  private void jars() throws IOException {
    Path jars = Files.createDirectories(work.resolve("home/jars"));
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      Path jar = jars.resolve(String.format("%03d-%s.jar", number++, path.getFileName()));
      if (entry.endsWith(".jar")) {
        Files.createSymbolicLink(jar, path.toAbsolutePath());
      } else if (Files.isDirectory(path)) {
        pack(path, jar);
      }
    }
  }

  private static void pack(Path folder, Path jar) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(bytes);
        Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        packed.putNextEntry(
            new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, packed);
        packed.closeEntry();
      }
    }
  }

  private void network() throws Exception {
    StringBuilder names = new StringBuilder("127.0.0.1 localhost ");
    names.append(java.net.InetAddress.getLocalHost().getHostName()).append('\n');
    names.append(net).append(".1 driver\n").append(net).append(".2 master\n");
    for (int worker = 1; worker < 10; worker++) {
      names.append(net).append('.').append(2 + worker).append(" worker-" + worker + "\n");
    }
    Files.writeString(work.resolve("hosts"), names);
    if (apart) {
      must("ip", "link", "add", link("b"), "type", "bridge");
      must("ip", "addr", "add", net + ".1/24", "dev", link("b"));
      must("ip", "link", "set", link("b"), "up");
    }
  }

  private void host(String name, int number) throws Exception {
    hosts.add(name);
    if (!apart) {
      return;
    }
    String space = link(name);
    must("ip", "netns", "add", space);
    must("ip", "link", "add", space, "type", "veth", "peer", "name", "eth0", "netns", space);
    must("ip", "link", "set", space, "master", link("b"), "up");
    must("ip", "-n", space, "addr", "add", net + "." + number + "/24", "dev", "eth0");
    must("ip", "-n", space, "link", "set", "eth0", "up");
    must("ip", "-n", space, "link", "set", "lo", "up");
  }

  private String link(String name) {
    return "pt" + id + name;
  }

  private void spawn(int host, String name, Path hidden, String option, String... main)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (apart) {
      command.addAll(List.of("ip", "netns", "exec", link(hosts.get(host))));
      if (hidden != null) {
        String mount = "mount -t tmpfs none \"$1\" && shift && exec \"$@\"";
        command.addAll(List.of("unshare", "-m", "sh", "-c", mount, "sh", hidden.toString()));
      }
    }
    command.addAll(java());
    command.addAll(
        List.of(
            "-Xmx256m", names(), option, "-cp", work.resolve("home/jars") + File.separator + "*"));
    command.addAll(List.of(main));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", work.resolve("home").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    // A worker started by cron has no locale.
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    processes.add(
        builder
            .redirectErrorStream(true)
            .redirectOutput(work.resolve(name + ".log").toFile())
            .start());
  }

  /** Command of a JVM like this one, with Spark's module openings. */
  static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Duser.timezone=UTC"));
    return command;
  }

  private void awaitMaster() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < deadline) {
      if (!processes.get(0).isAlive()) {
        break;
      }
      if (listens()) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(
        "the master did not start: " + Files.readString(work.resolve("master.log")));
  }

  private boolean listens() {
    try (java.net.Socket socket = new java.net.Socket()) {
      socket.connect(new java.net.InetSocketAddress(address(0), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor();
  }

  private static void must(String... command) throws Exception {
    int code = run(command);
    if (code != 0) {
      throw new AssertionError(String.join(" ", command) + " ended with " + code);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      for (int i = 0; i < processes.size(); i++) {
        kill(i);
        processes.get(i).waitFor();
      }
      if (apart) {
        for (String host : hosts) {
          run("ip", "link", "del", link(host));
          run("ip", "netns", "del", link(host));
        }
        run("ip", "link", "del", link("b"));
      }
      try (Stream<Path> jars = Files.list(work.resolve("home/jars"))) {
        for (Path jar : jars.toList()) {
          Files.delete(jar);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
