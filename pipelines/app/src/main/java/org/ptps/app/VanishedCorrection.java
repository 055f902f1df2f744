package org.ptps.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.WarehouseException;

/**
 * A line of a file that a correction stood for in the run before, and that nothing stands for now,
 * though the file is the same: its workbook was taken away or written over.
 *
 * @param line as {@code file[sheet]:line}
 * @param by who had corrected it
 */
record VanishedCorrection(String line, String by) {

  /** Those that one warehouse has lost against another; none where there is no other to be read. */
  static List<VanishedCorrection> between(Path before, Path now) {
    if (!Files.exists(before)) {
      return List.of();
    }
    Map<String, String> lost = new TreeMap<>();
    Map<String, String> files;
    try (Warehouse old = Warehouse.open(before)) {
      lost.putAll(corrected(old));
      files = files(old);
    } catch (WarehouseException | MachineException e) {
      // One that is damaged is told where it stands in the way; here it only says nothing.
      return List.of();
    }
    if (lost.isEmpty()) {
      return List.of();
    }
    try (Warehouse present = Warehouse.open(now)) {
      lost.keySet().removeAll(corrected(present).keySet());
      Map<String, String> same = files(present);
      lost.keySet()
          .removeIf(
              line -> {
                String part = line.substring(0, line.lastIndexOf(':'));
                return !same.containsKey(part) || !same.get(part).equals(files.get(part));
              });
    }
    return lost.entrySet().stream()
        .map(each -> new VanishedCorrection(each.getKey(), each.getValue()))
        .toList();
  }

  Words words() {
    return new Words(
        "Atención: "
            + line
            + " estaba corregida por "
            + by
            + " y ya no lo está → ponga otra vez el libro de correcciones junto al original",
        "Note: "
            + line
            + " was corrected by "
            + by
            + " and no longer is → put the workbook of corrections beside the original again");
  }

  private static Map<String, String> corrected(Warehouse warehouse) {
    Map<String, String> corrected = new HashMap<>();
    for (Rows.Row row :
        warehouse
            .query(
                "select file, coalesce(sheet, '') as sheet, line, value from lake.rejected_rows"
                    + " where rule = 'replaced_by_correction'")
            .rows()) {
      corrected.put(part(row) + ":" + row.integer("line"), String.valueOf(row.text("value")));
    }
    return corrected;
  }

  private static Map<String, String> files(Warehouse warehouse) {
    Map<String, String> files = new HashMap<>();
    for (Rows.Row row :
        warehouse
            .query("select file, coalesce(sheet, '') as sheet, sha256 from lake.file_ledger")
            .rows()) {
      files.put(part(row), row.text("sha256"));
    }
    return files;
  }

  private static String part(Rows.Row row) {
    String sheet = row.text("sheet");
    return row.text("file") + (sheet.isEmpty() ? "" : " [" + sheet + "]");
  }
}
