package org.ptps.warehouse;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.Fingerprint;

/**
 * Content hashes of {@code report} tables as a warehouse or its public edition shows them: of rows
 * in any order, since queries sort, or of the query for a view. Equal hashes mean equal answers,
 * within one version of the engine.
 */
public final class ReportContent {
  /** Key of the hash of all column names. */
  public static final String COLUMNS = "";

  private static final Pattern READ_BY_EDITION =
      Pattern.compile("\\b" + PublicEdition.WHOLE + "\\.report\\.\"?(\\w+)");

  private final Warehouse warehouse;
  private final Map<String, String> views = new HashMap<>();
  private final Map<String, String> whole = new HashMap<>();
  private final Map<String, String> known = new HashMap<>();

  private ReportContent(Warehouse warehouse) {
    this.warehouse = warehouse;
    warehouse
        .query(
            "select database_name = current_database() as own, view_name, sql from duckdb_views()"
                + " where schema_name = 'report'")
        .forEach(
            row ->
                (Boolean.TRUE.equals(row.value("own")) ? views : whole)
                    .put(row.text("view_name"), row.text("sql")));
  }

  /**
   * @param warehouse a warehouse or its public edition
   * @param tables of {@code report}
   * @return hash by table, and that of {@link #COLUMNS}
   * @throws WarehouseException if there is no such table
   */
  public static Map<String, String> of(Warehouse warehouse, Collection<String> tables) {
    ReportContent content = new ReportContent(warehouse);
    Map<String, String> hashes = new TreeMap<>();
    hashes.put(
        COLUMNS,
        Fingerprint.start()
            .add(
                warehouse
                    .query(
                        "select table_name, column_name, data_type from information_schema.columns"
                            + " where table_schema = 'report' order by all")
                    .values())
            .hash());
    for (String table : tables) {
      hashes.put(table, content.table(table));
    }
    return hashes;
  }

  private String table(String name) {
    String view = views.get(name);
    TreeSet<String> read = new TreeSet<>();
    if (view != null) {
      Matcher from = READ_BY_EDITION.matcher(view);
      while (from.find()) {
        read.add(from.group(1));
      }
    }
    if (read.isEmpty()) {
      return rows("report." + Database.name(name), view);
    }
    // In the public edition, contents follow from those of the tables.
    Fingerprint hash = Fingerprint.start().add(view);
    for (String each : read) {
      hash.add(each)
          .add(rows(PublicEdition.WHOLE + ".report." + Database.name(each), whole.get(each)));
    }
    return hash.hash();
  }

  private String rows(String table, String view) {
    return known.computeIfAbsent(
        table,
        from ->
            Fingerprint.start()
                .add(view)
                .add(
                    warehouse
                        .query(
                            "select count(*), sum(hash(shown)), bit_xor(hash(shown)) from "
                                + from
                                + " as shown")
                        .values())
                .hash());
  }
}
