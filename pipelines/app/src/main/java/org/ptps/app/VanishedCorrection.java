package org.ptps.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;
import org.ptps.exchange.Quarantine;
import org.ptps.lake.input.SkippedLine;
import org.ptps.lake.input.SourceMatcher;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.WarehouseException;

/**
 * A correction that was applied in the run before and is gone although the file is the same: its
 * workbook was removed or overwritten.
 *
 * @param line as {@code file[sheet]:line}
 * @param by who had corrected it
 */
record VanishedCorrection(String line, String by) {

  /**
   * Corrections in a folder of inputs or in a warehouse.
   *
   * @param corrected who corrected it, by line
   * @param files checksum by part
   */
  private record Held(Map<String, String> corrected, Map<String, String> files) {}

  /** Corrections of one warehouse that are missing in another; empty if either cannot be read. */
  static List<VanishedCorrection> between(Path before, Path now) {
    Optional<Held> old = held(before).filter(each -> !each.corrected().isEmpty());
    return old.isEmpty()
        ? List.of()
        : held(now).map(present -> lost(old.get(), present)).orElse(List.of());
  }

  /**
   * Corrections of a warehouse that are no longer among the inputs.
   *
   * @param returned what lies there
   * @param catalog whose inputs they are
   */
  static List<VanishedCorrection> since(
      Path before, List<Quarantine.Returned> returned, Catalog catalog) {
    Optional<Held> old = held(before).filter(each -> !each.corrected().isEmpty());
    if (old.isEmpty()) {
      return List.of();
    }
    Map<String, String> corrected = new HashMap<>();
    for (Quarantine.Returned each : returned) {
      if (SkippedLine.CORRECTED.contains(String.valueOf(each.rule()))) {
        corrected.put(part(each.file(), each.sheet()) + ":" + each.line(), each.by());
      }
    }
    Map<String, String> files = new HashMap<>();
    new SourceMatcher(catalog)
        .match()
        .forEach(
            input ->
                files.put(
                    part(input.profile().part().file(), input.profile().part().sheet()),
                    input.profile().sha256()));
    return lost(old.get(), new Held(corrected, files));
  }

  private static List<VanishedCorrection> lost(Held before, Held now) {
    Map<String, String> lost = new TreeMap<>(before.corrected());
    lost.keySet().removeAll(now.corrected().keySet());
    lost.keySet()
        .removeIf(
            line -> {
              String part = line.substring(0, line.lastIndexOf(':'));
              return !now.files().containsKey(part)
                  || !now.files().get(part).equals(before.files().get(part));
            });
    return lost.entrySet().stream()
        .map(each -> new VanishedCorrection(each.getKey(), each.getValue()))
        .toList();
  }

  private static Optional<Held> held(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Warehouse warehouse = Warehouse.open(file)) {
      return Optional.of(new Held(corrected(warehouse), files(warehouse)));
    } catch (WarehouseException | MachineException e) {
      // Damage is reported where it prevents work; here it only means that nothing is known.
      return Optional.empty();
    }
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
                    + " where rule in ("
                    + SkippedLine.CORRECTED.stream()
                        .map(rule -> "'" + rule + "'")
                        .collect(Collectors.joining(", "))
                    + ")")
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
    return part(row.text("file"), row.text("sheet"));
  }

  private static String part(String file, String sheet) {
    return file + (sheet.isEmpty() ? "" : " [" + sheet + "]");
  }
}
