package org.ptps.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;

/**
 * A common question with its query, from {@code docs/recipes}: lines {@code -- es:} and {@code --
 * en:} are the question, {@code -- audience: members} limits its readers, the rest is SQL.
 *
 * @param name file name without extension
 */
record Recipe(String name, Words question, Export.Audience audience, String sql) {

  private static final String FOLDER = "docs/recipes";
  private static final String ENDING = ".sql";

  /** All recipes by name; empty where the project has none. */
  static List<Recipe> all(Path home) {
    Path folder = home.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Recipe> recipes = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).sorted().toList()) {
        recipes.add(read(file));
      }
      return recipes;
    } catch (IOException e) {
      throw MachineException.cannotRead(folder, e);
    }
  }

  private static Recipe read(Path file) throws IOException {
    String text = Files.readString(file);
    String name = file.getFileName().toString();
    return new Recipe(
        name.substring(0, name.length() - ENDING.length()),
        new Words(said(text, "es"), said(text, "en")),
        said(text, "audience").equals("members") ? Export.Audience.MEMBERS : Export.Audience.PUBLIC,
        text.replaceAll("(?m)^-- \\w+: .*\\n", "").strip());
  }

  private static String said(String text, String what) {
    String mark = "-- " + what + ": ";
    return text.lines()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** Command that runs it in the project folder. */
  String command() {
    return "./ptps query --file "
        + FOLDER
        + "/"
        + name
        + ENDING
        + (audience == Export.Audience.MEMBERS ? " --audience members" : "");
  }
}
