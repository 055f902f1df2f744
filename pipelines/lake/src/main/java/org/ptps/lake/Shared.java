package org.ptps.lake;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;

/**
 * Storage that all machines of a run share. A machine that does not see it would take every line
 * for unreadable, or write its part of the lake where nobody looks.
 */
final class Shared {
  private Shared() {}

  /**
   * @throws MachineException if this machine has nothing there
   */
  static void mustSee(Path path) {
    // A link that leads nowhere is something, and told as such.
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
