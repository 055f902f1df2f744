package org.ptps.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ptps.catalog.Column;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.Language;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Table;
import org.ptps.catalog.Threshold;
import org.ptps.catalog.Unit;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/** The project's own declarations, as the tests build warehouses from them. */
final class Declarations {
  static final Path HOME = home();

  private Declarations() {}

  private static Path home() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("sql/indicators"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Everything declared, with an empty lake and output below {@code out}. */
  static WarehouseInputs inputs(Path out) {
    Problems problems = new Problems();
    WarehouseInputs inputs = inputs(out, problems);
    problems.throwIfAny();
    return inputs;
  }

  private static WarehouseInputs inputs(Path out, Problems problems) {
    List<Table> tables = tables(problems);
    IndicatorCatalog catalog =
        IndicatorCatalog.read(
            HOME, units(problems), tables.stream().map(Table::id).toList(), problems);
    return new WarehouseInputs(
        HOME, out.resolve("lake"), settings(out, problems), tables, List.of(), catalog);
  }

  static List<Table> tables(Problems problems) {
    Declaration file = Declaration.read(HOME, HOME.resolve("conf/columns.conf"), problems);
    Map<String, Column> columns = new TreeMap<>();
    file.named("columns")
        .forEach(
            (name, child) ->
                columns.put(
                    name,
                    new Column(
                        name,
                        child.choice("type", ColumnType.class, null),
                        child.text("unit", ""),
                        new Words(child.text("es"), child.text("en")))));
    List<Table> tables = new ArrayList<>();
    try (Stream<Path> paths = Files.list(HOME.resolve("conf/tables"))) {
      for (Path path : paths.sorted().toList()) {
        Declaration table = Declaration.read(HOME, path, problems);
        tables.add(
            new Table(
                table.text("id"),
                table.words("comment"),
                table.texts("key"),
                table.texts("columns").stream().map(columns::get).toList()));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return tables;
  }

  static Map<String, Unit> units(Problems problems) {
    Map<String, Unit> units = new TreeMap<>();
    Declaration.read(HOME, HOME.resolve("conf/units.conf"), problems)
        .named("units")
        .forEach(
            (id, child) ->
                units.put(
                    id,
                    new Unit(
                        id,
                        child.text("suffix"),
                        child.number("scale", 1),
                        child.integer("decimals", 1),
                        child.words("name"),
                        child.words("symbol"))));
    return units;
  }

  static Settings settings(Path out, Problems problems) {
    Declaration file = Declaration.read(HOME, HOME.resolve("conf/defaults.conf"), problems);
    Map<String, Threshold> thresholds = new TreeMap<>();
    file.named("thresholds")
        .forEach(
            (name, child) ->
                thresholds.put(
                    name,
                    new Threshold(
                        name,
                        child.number("value", Double.NaN),
                        child.text("unit", ""),
                        child.text("status"),
                        child.text("source"))));
    return new Settings(
        Language.ES,
        List.of(),
        List.of(),
        out,
        "HN",
        2015,
        2018,
        file.child("level").number("min_coverage", 0),
        1,
        1,
        "local",
        thresholds);
  }
}
