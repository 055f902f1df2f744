package org.ptps.exchange;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Tables and rows of a warehouse that are public: those of the public export. */
public final class OpenTables {
  private OpenTables() {}

  /**
   * @param home root of the project
   * @return condition of the rows that are public, by table of {@code report}; empty for all rows
   * @throws org.ptps.catalog.hocon.DeclarationException if {@code conf/export.conf} is not valid
   */
  public static Map<String, String> of(Path home) {
    Map<String, String> open = new TreeMap<>();
    for (ExportPlan.Table table : ExportPlan.read(home).tables()) {
      if (Export.Audience.PUBLIC.reads(table.audience())) {
        open.put(table.name(), table.publicWhere());
      }
    }
    return open;
  }
}
