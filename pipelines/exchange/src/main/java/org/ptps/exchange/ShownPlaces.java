package org.ptps.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ptps.catalog.HtmlPage;
import org.ptps.catalog.MachineException;

/** Index of the pages and figures' tables in which each key is printed. */
public final class ShownPlaces {
  private static final Pattern KEY = Pattern.compile("data-key=\"([^\"]*)\"");
  private static final String MEMBERS = ".members.";

  private final Map<String, TreeSet<String>> files = new HashMap<>();

  private ShownPlaces() {}

  /**
   * Reads the keys of every published page and table.
   *
   * @param ofMembers whether files for members are named too
   */
  public static ShownPlaces in(Path figures, Path reports, boolean ofMembers) {
    ShownPlaces places = new ShownPlaces();
    for (Path folder : List.of(figures, reports)) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> list = Files.list(folder)) {
        for (Path file : list.sorted().toList()) {
          String name = file.getFileName().toString();
          if (ofMembers || !name.contains(MEMBERS)) {
            places.read(file, folder.getFileName() + "/" + name);
          }
        }
      } catch (IOException e) {
        throw MachineException.cannotRead(folder, e);
      }
    }
    return places;
  }

  private void read(Path file, String shown) throws IOException {
    if (shown.endsWith(".csv")) {
      // A row's key with or without its part.
      try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
        List<String> head = new ArrayList<>();
        lines.forEach(
            line -> {
              String[] cells = line.replaceFirst("^\ufeff", "").split(",", -1);
              if (head.isEmpty()) {
                head.addAll(List.of(cells));
              } else if (head.contains("key") && head.indexOf("key") < cells.length) {
                add(cells[head.indexOf("key")].replace("\"", ""), shown);
              }
            });
      }
    } else if (shown.endsWith(".html") || shown.endsWith(".svg")) {
      try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          keys(line).forEach(key -> add(key, shown));
        }
      }
    }
  }

  /** Keys of a page or a part of it, in order. */
  static List<String> keys(String page) {
    return KEY.matcher(page).results().map(key -> HtmlPage.unescaped(key.group(1))).toList();
  }

  private void add(String key, String file) {
    files.computeIfAbsent(key, name -> new TreeSet<>()).add(file);
  }

  /** Files in which a key is printed; a figure's table names a number by its row. */
  public List<String> of(String key) {
    TreeSet<String> found = new TreeSet<>(files.getOrDefault(key, new TreeSet<>()));
    int part = key.lastIndexOf('/');
    if (part > 0) {
      found.addAll(files.getOrDefault(key.substring(0, part), new TreeSet<>()));
    }
    return List.copyOf(found);
  }
}
