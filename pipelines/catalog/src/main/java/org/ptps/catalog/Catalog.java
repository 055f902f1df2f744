package org.ptps.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * Everything that {@code conf/} declares, read and checked together. Folders are listed, so there
 * is no list of files to keep; all problems of all files are reported at once.
 */
public record Catalog(
    Path home,
    Settings settings,
    Map<String, Unit> units,
    Map<String, Table> tables,
    Map<String, Source> sources,
    List<Correction> corrections,
    Places places,
    List<EntityDecision> entityDecisions) {

  public Catalog with(Settings others) {
    return new Catalog(home, others, units, tables, sources, corrections, places, entityDecisions);
  }

  /**
   * Reads the settings of a run and nothing else.
   *
   * @param run settings file of the run, relative to {@code home} or absolute
   * @param overrides texts {@code key=value} that win over the file
   * @throws org.ptps.catalog.hocon.DeclarationException with every problem found
   */
  public static Settings settings(Path home, Path run, List<String> overrides) {
    Problems problems = new Problems();
    Settings settings = SettingsReader.read(home, home.resolve(run), overrides, problems);
    problems.throwIfAny();
    return settings;
  }

  /**
   * Each setting of a run with its value and where that is said: a file and line, or an option.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException with every problem found
   */
  public static List<Declaration.Leaf> origins(Path home, Path run, List<String> overrides) {
    Problems problems = new Problems();
    List<Declaration.Leaf> origins =
        SettingsReader.origins(home, home.resolve(run), overrides, problems);
    problems.throwIfAny();
    return origins;
  }

  /**
   * Reads the declarations below {@code home}.
   *
   * @param run settings file of the run, relative to {@code home} or absolute
   * @param overrides texts {@code key=value} that win over the file
   * @throws org.ptps.catalog.hocon.DeclarationException with every problem found
   */
  public static Catalog read(Path home, Path run, List<String> overrides) {
    Problems problems = new Problems();
    Catalog catalog = read(home, run, overrides, problems);
    problems.throwIfAny();
    return catalog;
  }

  /** As {@link #read(Path, Path, List)}, for a caller that checks more before it throws. */
  public static Catalog read(Path home, Path run, List<String> overrides, Problems problems) {
    Settings settings = SettingsReader.read(home, home.resolve(run), overrides, problems);
    Map<String, Unit> units = units(home, problems);
    Map<String, Column> columns = columns(home, problems);
    Map<String, Table> tables =
        each(home, "conf/tables", problems, (file, id) -> TableReader.read(file, id, columns));
    TableReader.check(tables, problems);
    Map<String, Source> sources =
        each(home, "conf/sources", problems, (file, id) -> SourceReader.read(file, id, tables));
    List<Correction> corrections =
        each(home, "conf/corrections", problems, (file, id) -> corrections(file, id, sources))
            .values()
            .stream()
            .flatMap(List::stream)
            .toList();
    Publisher.read(home, sources, problems);
    return new Catalog(
        home,
        settings,
        units,
        tables,
        sources,
        corrections,
        new PlacesReader(home, problems).read(),
        EntityDecisionReader.read(home, tables, problems));
  }

  /**
   * Reads every {@code *.conf} of a folder; the id in a file must be the file's stem.
   *
   * @param folder relative to {@code home}
   * @param reader makes the declaration of a file, null where a mistake leaves nothing to make
   */
  public static <T> Map<String, T> each(
      Path home, String folder, Problems problems, BiFunction<Declaration, String, T> reader) {
    Map<String, T> read = new TreeMap<>();
    for (Path path : confFiles(home.resolve(folder))) {
      Declaration file = Declaration.read(home, path, problems);
      String stem = path.getFileName().toString().replaceFirst("\\.conf$", "");
      String id = file.text("id");
      if (!id.equals(stem)) {
        file.problem(
            "id",
            new Words(
                "el id '" + id + "' no es el nombre del archivo '" + stem + "'",
                "id '" + id + "' is not the file's name '" + stem + "'"),
            new Words("cambie uno de los dos", "rename one of the two"));
      }
      T declared = reader.apply(file, stem);
      if (declared != null) {
        read.put(stem, declared);
      }
      file.done();
    }
    return read;
  }

  private static List<Path> confFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.toString().endsWith(".conf")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static Map<String, Unit> units(Path home, Problems problems) {
    Declaration file = Declaration.read(home, home.resolve("conf/units.conf"), problems);
    Map<String, Unit> units = new TreeMap<>();
    file.named("units")
        .forEach(
            (id, child) -> {
              units.put(
                  id,
                  new Unit(
                      id,
                      child.text("suffix"),
                      child.number("scale", 1),
                      child.integer("decimals", 1),
                      child.words("name"),
                      child.words("symbol")));
              child.done();
            });
    file.done();
    return units;
  }

  private static Map<String, Column> columns(Path home, Problems problems) {
    Declaration file = Declaration.read(home, home.resolve("conf/columns.conf"), problems);
    Map<String, Column> columns = new TreeMap<>();
    file.named("columns")
        .forEach(
            (name, child) -> {
              columns.put(
                  name,
                  new Column(
                      name,
                      child.choice("type", ColumnType.class, null),
                      child.text("unit", ""),
                      child.has("decimals") ? child.integer("decimals", 0) : null,
                      new Words(child.text("es"), child.text("en"))));
              child.done();
            });
    file.done();
    return columns;
  }

  private static List<Correction> corrections(
      Declaration file, String id, Map<String, Source> sources) {
    if (!sources.containsKey(id)) {
      file.problem(
          "id",
          new Words("no hay fuente '" + id + "'", "there is no source '" + id + "'"),
          new Words(
              "llame al archivo como uno de conf/sources",
              "name the file after a file of conf/sources"));
    }
    List<Correction> corrections = new ArrayList<>();
    for (Declaration child : file.children("corrections")) {
      corrections.add(
          new Correction(
              child.text("id"),
              id,
              file.file(),
              child.line("id"),
              child.text("files", "*"),
              child.map("where"),
              child.text("column"),
              child.text("wrong"),
              child.text("right", ""),
              child.words("reason"),
              child.words("by"),
              child.choice("status", Correction.Status.class, null)));
      child.done();
    }
    return List.copyOf(corrections);
  }
}
