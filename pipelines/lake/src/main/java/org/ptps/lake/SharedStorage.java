package org.ptps.lake;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;

/**
 * Checks that all machines of a run see the same storage. One that does not would reject every line
 * as unreadable, or write its part of the lake where nobody looks.
 */
final class SharedStorage {
  private SharedStorage() {}

  /**
   * @throws MachineException if this machine finds nothing at the path
   */
  static void mustSee(Path path) {
    // A broken link exists, and is reported as such elsewhere.
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    String here = host();
    throw new MachineException(
        new Words(
            "la máquina "
                + here
                + " no ve "
                + path
                + " → ponga las entradas y --out en una carpeta que todas las máquinas compartan, y"
                + " no las mueva durante la corrida",
            "the machine "
                + here
                + " does not see "
                + path
                + " → keep the inputs and --out in a folder that all machines share, and do not"
                + " move them during the run"));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "?";
    }
  }
}
