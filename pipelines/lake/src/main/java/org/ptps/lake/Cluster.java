package org.ptps.lake;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;

/**
 * Checks that a Spark cluster can be reached and has workers, and turns its failures into messages.
 */
final class Cluster {
  private static final String STANDALONE = "spark://";
  private static final String SPARK = org.apache.spark.package$.MODULE$.SPARK_VERSION();
  private static final int CONNECT_MILLIS = 10_000;

  /** A worker starts within seconds; a cluster without a free one would wait for ever. */
  private static final long WORKER_MILLIS = 60_000;

  /**
   * No new machine for so long: the cluster is taken as complete. How many there are decides how
   * work is cut.
   */
  private static final long SETTLED_MILLIS = 1_500;

  /** Beginnings of Spark's messages when a cluster fails. */
  private static final List<String> LET_DOWN =
      List.of(
          "all masters are unresponsive",
          "external scheduler cannot be instantiated",
          "master removed our application",
          "stopped sparkcontext",
          "sparkcontext was shut down",
          "sparkcontext has been shutdown",
          "application has been killed",
          "was killed");

  private Cluster() {}

  static boolean standalone(String master) {
    return master.startsWith(STANDALONE);
  }

  /**
   * Tries to connect to the masters, one after the other: Spark itself would try for a minute and
   * end in a stack trace.
   *
   * @return the address of this machine on the way to the first that answers
   */
  static InetAddress reach(String master) {
    IOException why = null;
    for (String each : master.substring(STANDALONE.length()).split(",")) {
      int colon = each.lastIndexOf(':');
      String port = colon < 0 ? "7077" : each.substring(colon + 1);
      String host = colon < 0 ? each : each.substring(0, colon);
      if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
        throw noMaster(
            master, new Words("'" + port + "' no es un puerto", "'" + port + "' is no port"));
      }
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host, Integer.parseInt(port)), CONNECT_MILLIS);
        return socket.getLocalAddress();
      } catch (IOException e) {
        why = e;
      }
    }
    throw noMaster(master, words(why));
  }

  private static Words words(IOException why) {
    if (why instanceof UnknownHostException) {
      return new Words("nadie conoce ese nombre", "nobody knows that name");
    }
    if (why instanceof SocketTimeoutException) {
      return new Words("no contesta", "it does not answer");
    }
    if (why instanceof NoRouteToHostException) {
      return new Words("no hay camino a esa máquina", "there is no way to that machine");
    }
    if (why instanceof ConnectException) {
      return new Words("ahí no escucha nadie", "nobody listens there");
    }
    String said = String.valueOf(why.getMessage());
    return new Words(said, said);
  }

  private static MachineException noMaster(String master, Words why) {
    return new MachineException(
        new Words(
            "no hay clúster en "
                + master
                + ": "
                + why.es()
                + " → compruebe spark.master y que su maestro esté en marcha",
            "there is no cluster at "
                + master
                + ": "
                + why.en()
                + " → check spark.master, and that its master is running"));
  }

  /**
   * @throws MachineException if the cluster does not take this run in
   */
  static JavaSparkContext join(String master, SparkConf conf) {
    try {
      return JavaSparkContext.fromSparkContext(SparkContext.getOrCreate(conf));
    } catch (RuntimeException e) {
      // A master that is not reachable stops Spark's context while it is still being built, which
      // ends in a null pointer.
      if (e instanceof NullPointerException || letDown(e)) {
        throw new MachineException(
            new Words(
                "el clúster "
                    + master
                    + " no admitió esta corrida → compruebe que ahí esté un maestro de Spark "
                    + SPARK
                    + ", y mire su registro",
                "the cluster "
                    + master
                    + " did not take this run in → check that a master of Spark "
                    + SPARK
                    + " is there, and look into its log"),
            e);
      }
      throw e;
    }
  }

  /** Waits until workers are registered, since their number decides how work is cut. */
  static void awaitWorkers(String master, JavaSparkContext context) {
    long start = System.nanoTime();
    long last = start;
    int workers = 0;
    while (true) {
      if (context.sc().isStopped()) {
        throw gone(master, null);
      }
      // The driver is listed among the executors.
      int now = context.sc().getExecutorMemoryStatus().size() - 1;
      if (now > workers) {
        workers = now;
        last = System.nanoTime();
      }
      if (workers > 0 && millisSince(last) >= SETTLED_MILLIS) {
        return;
      }
      if (workers == 0 && millisSince(start) >= WORKER_MILLIS) {
        context.close();
        throw new MachineException(
            new Words(
                "el clúster "
                    + master
                    + " no dio ninguna máquina en "
                    + WORKER_MILLIS / 1000
                    + " s → compruebe que tenga trabajadores en marcha, con memoria y núcleos"
                    + " libres, y que alcancen esta máquina",
                "the cluster "
                    + master
                    + " gave no machine within "
                    + WORKER_MILLIS / 1000
                    + " s → check that it has workers running, with memory and cores free, which"
                    + " reach this machine"));
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for workers", e);
      }
    }
  }

  private static long millisSince(long then) {
    return (System.nanoTime() - then) / 1_000_000;
  }

  /** The failure as a message where the cluster is the cause; any other unchanged. */
  static RuntimeException told(String master, RuntimeException failure) {
    if (master.startsWith("local") || MachineException.in(failure).isPresent()) {
      return failure;
    }
    return letDown(failure) ? gone(master, failure) : failure;
  }

  private static boolean letDown(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String said = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
      if (LET_DOWN.stream().anyMatch(said::contains)) {
        return true;
      }
    }
    return false;
  }

  private static MachineException gone(String master, Throwable failure) {
    return new MachineException(
        new Words(
            "el clúster "
                + master
                + " dejó de servir a esta corrida → mire el registro de su maestro y corra de nuevo",
            "the cluster "
                + master
                + " stopped serving this run → look into its master's log and run again"),
        failure);
  }
}
