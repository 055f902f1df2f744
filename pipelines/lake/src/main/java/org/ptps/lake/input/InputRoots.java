package org.ptps.lake.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptps.catalog.Locations;
import org.ptps.catalog.MachineException;
import org.ptps.lake.reader.InputReaders;
import org.ptps.lake.reader.Part;

/**
 * The parts under all inputs of a run. A file is named relative to its input; where two inputs have
 * a file of one name, the names of all begin with the folder that tells the inputs apart, since the
 * name is the key of the ledger. A file that two inputs reach is read once.
 */
final class InputRoots {
  private InputRoots() {}

  static List<Part> parts(List<Path> roots, Collection<String> excluded) {
    Map<Path, List<Part>> byRoot = new LinkedHashMap<>();
    Set<Path> seen = new HashSet<>();
    for (Path root : roots) {
      List<Part> own = new ArrayList<>();
      Set<Path> ownFiles = new HashSet<>();
      for (Part part : InputReaders.parts(root, excluded)) {
        Path file = real(Locations.of(part.path()));
        if (!seen.contains(file)) {
          own.add(part);
          ownFiles.add(file);
        }
      }
      seen.addAll(ownFiles);
      byRoot.computeIfAbsent(root, ignored -> new ArrayList<>()).addAll(own);
    }
    Map<Path, String> labels = shared(byRoot) ? labels(byRoot.keySet()) : Map.of();
    return byRoot.entrySet().stream()
        .flatMap(
            each -> each.getValue().stream().map(part -> named(labels.get(each.getKey()), part)))
        .toList();
  }

  private static Path real(Path file) {
    try {
      return Files.exists(file) ? file.toRealPath() : file;
    } catch (IOException e) {
      throw MachineException.cannotRead(file, e);
    }
  }

  private static boolean shared(Map<Path, List<Part>> byRoot) {
    Set<String> names = new HashSet<>();
    for (List<Part> parts : byRoot.values()) {
      Set<String> own = new HashSet<>();
      parts.forEach(part -> own.add(part.file()));
      for (String name : own) {
        if (!names.add(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Shortest endings of the folders' paths that tell them apart. */
  private static Map<Path, String> labels(Set<Path> roots) {
    Map<Path, Path> folders = new LinkedHashMap<>();
    int longest = 1;
    for (Path root : roots) {
      Path absolute = root.toAbsolutePath().normalize();
      Path folder = Files.isRegularFile(absolute) ? absolute.getParent() : absolute;
      folders.put(root, folder);
      longest = Math.max(longest, folder.getNameCount());
    }
    Map<Path, String> labels = new LinkedHashMap<>();
    for (int names = 1; names <= longest; names++) {
      labels.clear();
      for (Map.Entry<Path, Path> each : folders.entrySet()) {
        int count = each.getValue().getNameCount();
        labels.put(
            each.getKey(),
            count == 0
                ? ""
                : each.getValue()
                    .subpath(Math.max(0, count - names), count)
                    .toString()
                    .replace('\\', '/'));
      }
      if (new HashSet<>(labels.values()).size() == new HashSet<>(folders.values()).size()) {
        break;
      }
    }
    return labels;
  }

  private static Part named(String label, Part part) {
    return label == null || label.isEmpty()
        ? part
        : new Part(
            label + "/" + part.file(), part.path(), part.entry(), part.sheet(), part.format());
  }
}
