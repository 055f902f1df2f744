package org.ptps.oracle;

import java.util.Set;
import java.util.stream.Collectors;

/** Whether a register says that it covers the whole country. */
final class Registers {
  private Registers() {}

  /** True where a file of a source that feeds the table says that it covers the country. */
  static boolean isComplete(World world, String table) {
    Set<String> whole =
        world.lake().all("file_ledger").stream()
            .filter(file -> world.settings().country().equals(file.text("covers")))
            .map(file -> file.text("source"))
            .collect(Collectors.toSet());
    return world.lake().of(table).stream().anyMatch(fact -> whole.contains(fact.text("source")));
  }
}
