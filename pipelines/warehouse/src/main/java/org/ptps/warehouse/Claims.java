package org.ptps.warehouse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares the claims of several runs by key. A claim is a row of {@code report.claims}. */
public final class Claims {
  /** Decimals compared: smaller differences come from the order of addition. */
  private static final int DECIMALS = 9;

  private static final String TABLE = "claims";

  /** What is kept of a claim; each more that is about people takes as long to ask as the others. */
  private static final List<String> COLUMNS =
      List.of(
          "claim",
          "key",
          "indicator",
          "breakdown",
          "category",
          "level",
          "area_code",
          "residence",
          "year",
          "value",
          "status",
          "change",
          "reason",
          "synthetic");

  /** What claims are asked of, and what says which of them are public. */
  static final String[] ASKED = {"report." + TABLE, "report.withheld_cells"};

  private Claims() {}

  /**
   * Content of a claim in one run.
   *
   * @param there whether it says anything at all
   * @param value null where there is none, and for a result
   * @param status null for a value
   * @param change of a trend: up, down, no_clear_change, not_testable
   * @param reason why there is no value, or why the status is what it is
   */
  public record Said(boolean there, Double value, String status, String change, String reason) {
    static final Said NOTHING = new Said(false, null, null, null, null);
  }

  /**
   * A claim that differs between runs.
   *
   * @param claim value, trend, result or published
   * @param said by run, in their order
   */
  public record Moved(
      String claim,
      String key,
      String indicator,
      String breakdown,
      String category,
      String level,
      String area,
      String residence,
      int year,
      boolean synthetic,
      List<Said> said) {}

  /**
   * Saves the claims of a warehouse to a file.
   *
   * @param isPublic whether claims about few people are left out as they are for anyone
   * @param file Parquet, for {@link #moved}
   */
  public static Path save(Warehouse warehouse, boolean isPublic, Path file) {
    if (isPublic) {
      try (Warehouse edition = warehouse.publicEdition(Set.of(TABLE))) {
        return save(edition, file);
      }
    }
    return save(warehouse, file);
  }

  private static Path save(Warehouse from, Path file) {
    from.copy(
        "select " + String.join(", ", COLUMNS) + " from report." + TABLE, file, "format parquet");
    return file;
  }

  /**
   * The claims that differ between runs, by kind and key.
   *
   * @param runs files of {@link #save}
   */
  public static List<Moved> moved(List<Path> runs) {
    try (Database database = Database.inMemory()) {
      database.execute(
          "create table claims as "
              + IntStream.range(0, runs.size())
                  .mapToObj(
                      run ->
                          "select "
                              + run
                              + " as run, * from read_parquet("
                              + Database.literal(runs.get(run).toString())
                              + ")")
                  .collect(Collectors.joining(" union all ")));
      Rows rows =
          database.query(
              // Hashes tell what is said apart in a third of the time that it takes to tell it
              // itself.
              "select claims.* from claims join (select claim, key from (select claim, key,"
                  + " hash(row(round(value, "
                  + DECIMALS
                  + "), status, change, reason)) as said from claims) group by claim, key having"
                  + " count(*) <> "
                  + runs.size()
                  + " or min(said) <> max(said)) as moved on moved.claim = claims.claim and moved.key ="
                  + " claims.key order by claims.claim, claims.key, claims.run");
      Map<String, List<Rows.Row>> byKey = new LinkedHashMap<>();
      for (Rows.Row row : rows.rows()) {
        byKey
            .computeIfAbsent(row.text("claim") + " " + row.text("key"), key -> new ArrayList<>())
            .add(row);
      }
      return byKey.values().stream().map(of -> moved(of, runs.size())).toList();
    }
  }

  private static Moved moved(List<Rows.Row> rows, int runs) {
    List<Said> said = new ArrayList<>(Collections.nCopies(runs, Said.NOTHING));
    boolean synthetic = false;
    for (Rows.Row row : rows) {
      said.set(
          row.integer("run").intValue(),
          new Said(
              true,
              row.number("value"),
              row.text("status"),
              row.text("change"),
              row.text("reason")));
      synthetic |= Boolean.TRUE.equals(row.value("synthetic"));
    }
    Rows.Row last = rows.get(rows.size() - 1);
    return new Moved(
        last.text("claim"),
        last.text("key"),
        last.text("indicator"),
        last.text("breakdown"),
        last.text("category"),
        last.text("level"),
        last.text("area_code"),
        last.text("residence"),
        last.integer("year").intValue(),
        synthetic,
        List.copyOf(said));
  }
}
