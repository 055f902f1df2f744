package org.ptps.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.Settings;
import org.ptps.catalog.hocon.Problems;

/** The project's own declarations, read once for all tests of the module. */
final class Declarations {
  static final Path HOME = home();
  static final int FIRST_YEAR = 2015;
  static final int LAST_YEAR = 2018;
  private static final int LATEST_YEAR = 2022;

  private static final Catalog CATALOG =
      Catalog.read(
          HOME,
          Path.of("conf/defaults.conf"),
          List.of("years.first=" + FIRST_YEAR, "years.last=" + LATEST_YEAR));
  private static final IndicatorCatalog INDICATORS = indicators();

  private Declarations() {}

  private static Path home() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("sql/indicators"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static IndicatorCatalog indicators() {
    Problems problems = new Problems();
    IndicatorCatalog indicators =
        IndicatorCatalog.read(HOME, CATALOG.units(), CATALOG.tables().keySet(), problems);
    problems.throwIfAny();
    return indicators;
  }

  /** All declarations for four years, with lake and warehouse below {@code out}. */
  static WarehouseInputs inputs(Path out) {
    return until(out, LAST_YEAR);
  }

  /** The same up to another year, 2022 at the latest. */
  static WarehouseInputs until(Path out, int lastYear) {
    Settings settings = CATALOG.settings().to(out).until(lastYear);
    return new WarehouseInputs(
        HOME, settings.lake(), settings, CATALOG.tables().values(), List.of(), INDICATORS);
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
