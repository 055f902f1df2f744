package org.ptps.lake.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ptps.catalog.FileState;
import org.ptps.catalog.Locations;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;
import org.ptps.lake.reader.InputReaders;

/**
 * Checks that input files did not change between scan and end of reading. A file saved in between
 * may have as many lines as before, and its checksum would then not be that of the rows.
 */
public final class InputChangeCheck {
  private InputChangeCheck() {}

  /**
   * Compares the state of each file with that of the scan, and the checksum where the state does
   * not tell.
   *
   * @throws MachineException if any file is another than when it was surveyed, naming each
   */
  public static void check(List<InputPart> inputs) {
    Map<String, InputPart> files = new LinkedHashMap<>();
    for (InputPart input : inputs) {
      if (!input.profile().sha256().isEmpty()) {
        files.putIfAbsent(input.profile().part().path(), input);
      }
    }
    TreeSet<String> changed = new TreeSet<>();
    files.values().parallelStream()
        .filter(input -> !same(input))
        .map(input -> input.profile().part().file())
        .forEachOrdered(changed::add);
    if (!changed.isEmpty()) {
      String names = String.join(", ", changed);
      throw new MachineException(
          new Words(
              "cambió mientras se leía, y no se publicó nada: "
                  + names
                  + " → guarde y cierre el archivo, y corra de nuevo",
              "changed while it was read, and nothing was published: "
                  + names
                  + " → save and close the file, and run again"));
    }
  }

  private static boolean same(InputPart input) {
    Path file = Locations.of(input.profile().part().path());
    String before = input.profile().state();
    if (!before.isEmpty() && before.equals(FileState.of(file))) {
      return true;
    }
    try {
      return InputReaders.checksum(file).equals(input.profile().sha256());
    } catch (IOException e) {
      return false;
    }
  }
}
