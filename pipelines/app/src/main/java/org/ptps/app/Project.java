package org.ptps.app;

import java.nio.file.Path;
import java.util.List;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.Language;
import org.ptps.catalog.Settings;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.declared.FigureCatalog;
import org.ptps.warehouse.SourceFacts;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.WarehouseInputs;

/** All declarations of a project, read and checked together. */
record Project(Catalog catalog, IndicatorCatalog indicators, FigureCatalog figures) {

  /**
   * @throws org.ptps.catalog.hocon.DeclarationException with every problem of every file
   */
  static Project read(Path home, Path run, List<String> overrides) {
    Problems problems = new Problems();
    Catalog catalog = Catalog.read(home, run, overrides, problems);
    IndicatorCatalog indicators =
        IndicatorCatalog.read(home, catalog.units(), catalog.tables().keySet(), problems);
    FigureCatalog figures = FigureCatalog.read(home, problems);
    problems.throwIfAny();
    return new Project(catalog, indicators, figures);
  }

  Settings settings() {
    return catalog.settings();
  }

  Language language() {
    return settings().language();
  }

  /** Inputs of a warehouse over the published lake. */
  WarehouseInputs warehouseInputs() {
    return warehouseInputs(settings().lake(), settings().out());
  }

  /**
   * @param lake folder of a lake
   * @param to folder that the warehouse is written to
   */
  WarehouseInputs warehouseInputs(Path lake, Path to) {
    List<SourceFacts> facts = catalog.sources().values().stream().map(SourceFacts::of).toList();
    return new WarehouseInputs(
        catalog.home(), lake, settings().to(to), catalog.tables().values(), facts, indicators);
  }

  Warehouse openWarehouse() {
    return Warehouse.open(settings().warehouse());
  }
}
