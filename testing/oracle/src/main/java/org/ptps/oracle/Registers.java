package org.ptps.oracle;

import java.util.Set;
import java.util.stream.Collectors;

/** Whether a register declares that it covers the whole country. */
final class Registers {
  private Registers() {}

  /** Whether a file of a source of the table declares it. */
  static boolean isComplete(World world, String table) {
    Set<String> whole =
        world.lake().all("file_ledger").stream()
            .filter(file -> world.settings().country().equals(file.text("covers")))
            .map(file -> file.text("source"))
            .collect(Collectors.toSet());
    return world.lake().of(table).stream().anyMatch(fact -> whole.contains(fact.text("source")));
  }
}
