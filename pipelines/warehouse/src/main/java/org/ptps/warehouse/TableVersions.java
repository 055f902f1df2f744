package org.ptps.warehouse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ptps.catalog.Fingerprint;

/**
 * A version of each table, view and macro of a warehouse: where two warehouses of one program give
 * the same one, the rows are the same. The version of a table of the lake or of declarations is a
 * hash of its rows; of a query, one of its text and of the versions that it rests on. A query that
 * was computed anew with the same rows keeps the version before, so rows may also be the same where
 * versions differ.
 */
public final class TableVersions {
  static final String TABLE = "declared.versions";

  /** Queries that read the engine's own catalogue have none: it is no table of ours. */
  private static final String CATALOGUE = "duckdb_";

  private static final String ALL = "select name, version from ";

  private final Map<String, String> versions = new HashMap<>();

  /** Versions that a finished warehouse holds. */
  public static TableVersions of(Warehouse warehouse) {
    return read(warehouse.query(ALL + TABLE));
  }

  /** Versions in an attached database. */
  static TableVersions of(Database database, String catalog) {
    return read(database.query(ALL + catalog + "." + TABLE));
  }

  private static TableVersions read(Rows rows) {
    TableVersions read = new TableVersions();
    rows.forEach(row -> read.put(row.text("name"), row.text("version")));
    return read;
  }

  void put(String name, String version) {
    versions.put(name, version);
  }

  /** Takes over the version of a name from another warehouse, if it has one. */
  void keep(String name, TableVersions before) {
    before.find(name).ifPresent(version -> put(name, version));
  }

  /** Version of a query by its text and what it reads. */
  void compute(SqlTree tree) {
    if (tree.file().sql().contains(CATALOGUE)) {
      return;
    }
    Map<String, String> inputs = new TreeMap<>();
    for (SqlTree.Reference read : tree.references()) {
      Optional<String> version = find(read.qualified());
      if (version.isEmpty()) {
        return;
      }
      inputs.put(read.qualified(), version.get());
    }
    put(tree.file().qualified(), Fingerprint.start().add(tree.file().sql()).add(inputs).hash());
  }

  /**
   * Version of a table or view.
   *
   * @param name with its schema
   */
  public Optional<String> find(String name) {
    return Optional.ofNullable(versions.get(name));
  }

  /** Those of one schema, by name. */
  Map<String, String> within(String schema) {
    Map<String, String> some = new TreeMap<>(versions);
    some.keySet().removeIf(name -> !name.startsWith(schema + "."));
    return some;
  }

  List<List<Object>> rows() {
    return new TreeMap<>(versions)
        .entrySet().stream().map(each -> List.<Object>of(each.getKey(), each.getValue())).toList();
  }
}
