package org.ptps.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/**
 * A second opinion: every indicator computed once more from the Parquet files of the lake, in plain
 * Java written from the catalogue, and set beside {@code report.indicator_values}.
 */
public final class Oracle {
  private static final String COLUMNS =
      "level, area_code, residence, year, numerator, denominator, unknown, value, value_all, unknown_pct, ci_low,"
          + " ci_high, bound_low, bound_high, n_rows, observed_from, observed_to, synthetic, reason";

  private Oracle() {}

  /**
   * Result of the comparison.
   *
   * @param values published values that were compared
   * @param numbers numbers, dates and reasons among them
   * @param differences one line for each that differs, by indicator and area
   */
  public record Verdict(int values, long numbers, List<String> differences) {}

  /**
   * Computes all values again and compares each with everything published beside it.
   *
   * @param lake folder of the lake that the warehouse was made from
   * @throws IllegalStateException where an indicator is declared that the oracle does not know
   */
  public static Verdict compare(Warehouse warehouse, Path lake) {
    Map<Value.Key, Value> expected = recompute(warehouse, lake);
    // Companions with a target, a baseline or a claim of their own.
    Set<String> computed =
        expected.keySet().stream().map(Value.Key::indicator).collect(Collectors.toSet());
    List<String> differences = new ArrayList<>();
    Set<Value.Key> unseen = new TreeSet<>(expected.keySet());
    long[] numbers = {0};
    int[] values = {0};
    Rows published =
        warehouse.query(
            "select indicator, "
                + COLUMNS
                + " from report.indicator_values union all select indicator || '/' || category as indicator, "
                + COLUMNS
                + " from report.value_rows where kind = 'companion' order by all");
    published.forEach(
        row -> {
          if (row.text("indicator").contains("/") && !computed.contains(row.text("indicator"))) {
            return;
          }
          values[0]++;
          Value.Key key =
              new Value.Key(
                  row.text("indicator"),
                  row.text("level"),
                  row.text("area_code"),
                  Residence.of(row.text("residence")),
                  row.integer("year").intValue());
          if (!unseen.remove(key)) {
            // A companion may have rows where the indicator has none.
            if (row.integer("n_rows") > 0 || row.value("value") != null) {
              differences.add(key + ": published, and not expected");
            }
          } else {
            Difference difference = new Difference(expected.get(key), row);
            numbers[0] += difference.compared();
            if (!difference.words().isEmpty()) {
              differences.add(key + ": " + String.join(", ", difference.words()));
            }
          }
        });
    unseen.removeIf(key -> key.indicator().contains("/") && expected.get(key).rows() == 0);
    unseen.forEach(key -> differences.add(key + ": expected, and not published"));
    return new Verdict(values[0], numbers[0], List.copyOf(differences));
  }

  private static Map<Value.Key, Value> recompute(Warehouse warehouse, Path folder) {
    Settings settings = Settings.of(warehouse);
    Lake lake = new Lake(warehouse, folder, settings.country());
    World world = new World(lake, settings);
    Coverage coverage = new Coverage(world);
    Map<String, List<Counted>> rows = new TreeMap<>();
    rows.putAll(coverage.rows());
    rows.putAll(new ServiceLevels(world, coverage).rows());
    rows.putAll(new Providers(world).rows());
    rows.putAll(new Municipalities(world).rows());
    rows.putAll(new Movement(world).rows());
    return new Recomputation(world, new Areas(lake, settings)).values(rows, spokenOf(world));
  }

  /** Municipalities that only a companion's records mention: ICF's declarations. */
  private static Set<String> spokenOf(World world) {
    Set<String> municipalities = new HashSet<>();
    int last = world.years().get(world.years().size() - 1);
    for (Fact catchment : world.lake().of("microcatchments")) {
      Integer declared = catchment.whole("declared_year");
      if (declared != null && declared <= last) {
        municipalities.add(catchment.municipality());
      }
    }
    return municipalities;
  }

  /** Compares a published value with the expected one. */
  private static final class Difference {
    private final List<String> words = new ArrayList<>();
    private long compared;

    Difference(Value expected, Rows.Row published) {
      number("numerator", expected.numerator(), published);
      number("denominator", expected.denominator(), published);
      number("unknown", expected.unknown(), published);
      number("value", expected.value(), published);
      number("value_all", expected.valueAll(), published);
      number("unknown_pct", expected.unknownPct(), published);
      number("ci_low", expected.ciLow(), published);
      number("ci_high", expected.ciHigh(), published);
      number("bound_low", expected.boundLow(), published);
      number("bound_high", expected.boundHigh(), published);
      number("n_rows", (double) expected.rows(), published);
      same("observed_from", expected.observedFrom(), published.value("observed_from"));
      same("observed_to", expected.observedTo(), published.value("observed_to"));
      // A value without rows has no stamp of its own, though a companion's row may have set one.
      if (expected.rows() > 0) {
        same("synthetic", expected.synthetic(), published.value("synthetic"));
      }
      same("reason", expected.reason(), published.text("reason"));
    }

    private void number(String column, Double expected, Rows.Row row) {
      Double published = row.number(column);
      compared++;
      boolean same =
          expected == null || published == null
              ? expected == published
              : Math.abs(expected - published)
                  <= 1e-6 + 1e-9 * Math.max(Math.abs(expected), Math.abs(published));
      if (!same) {
        words.add(column + " " + published + " for " + expected);
      }
    }

    private void same(String column, Object expected, Object published) {
      compared++;
      if (!java.util.Objects.equals(expected, published)) {
        words.add(column + " " + published + " for " + expected);
      }
    }

    List<String> words() {
      return words;
    }

    long compared() {
      return compared;
    }
  }
}
