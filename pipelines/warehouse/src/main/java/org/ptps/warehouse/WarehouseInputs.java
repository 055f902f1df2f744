package org.ptps.warehouse;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Table;

/**
 * Inputs of a warehouse build.
 *
 * @param home root of the project, which holds {@code conf} and {@code sql}
 * @param lake folder with one Parquet folder per table; a missing one is an empty table
 * @param tables contracts of the lake tables
 */
public record WarehouseInputs(
    Path home,
    Path lake,
    Settings settings,
    Collection<Table> tables,
    List<SourceFacts> sources,
    IndicatorCatalog catalog) {

  /** The same with another last year. */
  WarehouseInputs until(int lastYear) {
    return new WarehouseInputs(home, lake, settings.until(lastYear), tables, sources, catalog);
  }
}
