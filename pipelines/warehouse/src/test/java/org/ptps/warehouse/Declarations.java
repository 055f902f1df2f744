package org.ptps.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.hocon.Problems;

/** The project's own declarations, as the tests build warehouses from them. */
final class Declarations {
  static final Path HOME = home();
  static final int FIRST_YEAR = 2015;
  static final int LAST_YEAR = 2018;

  private Declarations() {}

  private static Path home() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("sql/indicators"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** All declarations for four years, with lake and warehouse below {@code out}. */
  static WarehouseInputs inputs(Path out) {
    return until(out, LAST_YEAR);
  }

  /** The same up to another year. */
  static WarehouseInputs until(Path out, int lastYear) {
    Catalog catalog =
        Catalog.read(
            HOME,
            Path.of("conf/defaults.conf"),
            List.of(
                "years.first=" + FIRST_YEAR,
                "years.last=" + lastYear,
                "out=\"" + out.toString().replace('\\', '/') + "\""));
    Problems problems = new Problems();
    IndicatorCatalog indicators =
        IndicatorCatalog.read(HOME, catalog.units(), catalog.tables().keySet(), problems);
    problems.throwIfAny();
    return new WarehouseInputs(
        HOME,
        catalog.settings().lake(),
        catalog.settings(),
        catalog.tables().values(),
        List.of(),
        indicators);
  }

  /** The same declarations with some indicators only. */
  static WarehouseInputs withIndicators(WarehouseInputs inputs, List<String> codes) {
    IndicatorCatalog all = inputs.catalog();
    return new WarehouseInputs(
        inputs.home(),
        inputs.lake(),
        inputs.settings(),
        inputs.tables(),
        inputs.sources(),
        new IndicatorCatalog(
            all.components(),
            all.indicators().stream()
                .filter(indicator -> codes.contains(indicator.code()))
                .toList(),
            all.baselines(),
            all.targets(),
            all.results(),
            all.events(),
            all.editions(),
            all.publishers(),
            all.crosswalk(),
            all.comparisons(),
            all.supplementary()));
  }
}
