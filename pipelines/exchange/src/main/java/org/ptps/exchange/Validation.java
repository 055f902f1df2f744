package org.ptps.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Column;
import org.ptps.catalog.Correction;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.lake.RowComparison;
import org.ptps.lake.arrival.Arrival;
import org.ptps.lake.arrival.Arrivals;
import org.ptps.lake.arrival.SetAside;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.RowReader;
import org.ptps.lake.clean.RowRules;
import org.ptps.lake.clean.Violation;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.places.PlaceMatcher;

/**
 * Validates files against their contracts without Spark, with the lake's reader and comparison of
 * rows.
 *
 * @param parts what was found of each table of the files, in order
 */
public record Validation(List<PartResult> parts) {
  /**
   * Result for one table of a file.
   *
   * @param source source that claims it, empty where none does
   * @param unclaimed why no source claims it, null where one does
   * @param idle whether nobody has to do anything about that
   * @param findings what is wrong, by line
   * @param unchecked references to tables of which no file is given: only a run with those can tell
   */
  public record PartResult(
      String file,
      String sheet,
      String source,
      Words unclaimed,
      boolean idle,
      long kept,
      long rejected,
      long duplicate,
      List<Finding> findings,
      List<Table.Reference> unchecked) {}

  /**
   * A violation with its place.
   *
   * @param header the column as the file names it, empty where no column of the file is meant
   * @param suggestion what to do, after a guess at what was meant where there is one
   */
  public record Finding(long line, String header, Violation violation, Words suggestion) {
    Finding(long line, String header, Violation violation) {
      this(line, header, violation, violation.remedy());
    }
  }

  /**
   * Result with what a workbook of corrections needs.
   *
   * @param senders who sent a line that something was found in, as the row says; a line that does
   *     not say is left out
   * @param allSenders who sent any line of it
   */
  record Checked(
      Arrival arrival, PartResult result, Map<Long, String> senders, Set<String> allSenders) {}

  /** Whether every table is claimed, no row is rejected and none has a fault as a whole. */
  public boolean accepted() {
    return parts.stream()
        .allMatch(
            part ->
                part.idle()
                    || part.unclaimed() == null
                        && part.rejected() == 0
                        && part.findings().stream()
                            .noneMatch(finding -> finding.violation().severity() == Severity.PART));
  }

  /**
   * Validates all inputs of the settings.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException if an input does not exist
   */
  public static Validation of(Catalog catalog) {
    return new Validation(
        checked(
                new Arrivals(catalog)
                    .look().stream().filter(arrival -> !arrival.companion()).toList(),
                catalog)
            .stream()
            .map(Checked::result)
            .toList());
  }

  /**
   * Validates some inputs, together with all that they are compared with.
   *
   * @param wanted picks them among all that arrived
   */
  static List<Checked> check(Catalog catalog, UnaryOperator<List<Arrival>> wanted) {
    List<Arrival> all = new Arrivals(catalog).look();
    List<Arrival> asked = wanted.apply(all);
    Set<String> tables =
        asked.stream()
            .filter(Arrival::claimed)
            .map(arrival -> arrival.source().table().id())
            .collect(Collectors.toCollection(HashSet::new));
    List.copyOf(tables).forEach(table -> addReferred(catalog, table, tables));
    Set<Integer> numbers = asked.stream().map(Arrival::index).collect(Collectors.toSet());
    return checked(
            all.stream()
                .filter(
                    arrival ->
                        numbers.contains(arrival.index())
                            || arrival.claimed() && tables.contains(arrival.source().table().id()))
                .toList(),
            catalog)
        .stream()
        .filter(checked -> numbers.contains(checked.arrival().index()))
        .toList();
  }

  /** Adds the tables that a table refers to. */
  private static void addReferred(Catalog catalog, String table, Set<String> tables) {
    for (Table.Reference reference : catalog.tables().get(table).references()) {
      if (tables.add(reference.table())) {
        addReferred(catalog, reference.table(), tables);
      }
    }
  }

  private static PlaceMatcher places(Catalog catalog) {
    return new PlaceMatcher(
        catalog.places(), catalog.settings().minSimilarity(), catalog.settings().minLead());
  }

  private static List<Checked> checked(List<Arrival> arrivals, Catalog catalog) {
    PlaceMatcher places = places(catalog);
    String scope = catalog.settings().countryScope();
    RowComparison comparison = new RowComparison(catalog);
    Map<Integer, Reading> readings = new LinkedHashMap<>();
    Set<String> tables = new HashSet<>();
    for (Arrival arrival : arrivals) {
      if (arrival.claimed()) {
        Reading reading = new Reading(arrival);
        comparison.part(arrival);
        reading.read(scope, places, catalog.corrections(), comparison);
        readings.put(arrival.index(), reading);
        tables.add(arrival.source().table().id());
      }
    }
    comparison.decide((part, row) -> readings.get(part.index()).outcome(row));
    return arrivals.stream()
        .map(
            arrival ->
                arrival.claimed()
                    ? readings.get(arrival.index()).checked(readings, tables)
                    : unclaimed(arrival))
        .toList();
  }

  private static Checked unclaimed(Arrival arrival) {
    return new Checked(
        arrival,
        new PartResult(
            arrival.survey().part().file(),
            arrival.survey().part().sheet(),
            arrival.nearest(),
            arrival.unclaimed(),
            arrival.idle(),
            0,
            0,
            0,
            List.of(),
            List.of()),
        Map.of(),
        Set.of());
  }

  /** State of reading one part. */
  private static final class Reading {
    private static final List<Status> RANK =
        List.of(Status.TALLY, Status.REJECTED, Status.DUPLICATE, Status.KEPT);

    private final Arrival arrival;
    private final Source source;
    private final List<Column> columns;
    private final int sender;
    private final Map<Long, String> senders = new HashMap<>();
    private final Set<String> allSenders = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final RowRules rules;
    private final Map<Long, Status> outcomes = new HashMap<>();
    private final Set<Long> refused = new HashSet<>();
    private final Set<Long> told = new HashSet<>();

    Reading(Arrival arrival) {
      this.arrival = arrival;
      this.source = arrival.source();
      this.rules = new RowRules(source);
      Table table = source.table();
      this.columns = table.allColumns();
      List<String> names = columns.stream().map(Column::name).toList();
      this.sender = names.indexOf("reported_by");
    }

    void read(
        String countryScope,
        PlaceMatcher places,
        List<Correction> corrections,
        RowComparison comparison) {
      RowReader rows = new RowReader(arrival, countryScope, places, corrections);
      while (rows.hasNext()) {
        CleanRow row = rules.judge(rows.next());
        noteSender(row);
        if (row.status() == Status.KEPT) {
          comparison.row(arrival, row);
        } else {
          outcome(row);
        }
      }
    }

    /** Adds the outcome of a row; a line that gives several rows counts once, as kept if any is. */
    void outcome(CleanRow row) {
      row.violations().forEach(violation -> findings.add(finding(row.line(), violation)));
      if (row.status() != Status.TALLY) {
        outcomes.merge(
            row.line(), row.status(), (a, b) -> RANK.indexOf(a) >= RANK.indexOf(b) ? a : b);
      }
      if (row.status() == Status.REJECTED) {
        refused.add(row.line());
      }
    }

    /**
     * Result, once all rows are decided.
     *
     * @param all every part that was read, by its number
     * @param tables those of which any part was read
     */
    Checked checked(Map<Integer, Reading> all, Set<String> tables) {
      findings.replaceAll(
          found -> {
            SetAside aside = arrival.setAside().get(found.line());
            return aside != null && aside.by() != null && refused(all, aside.by())
                ? finding(found.line(), Violation.of(aside.refusedAgain()))
                : found;
          });
      findings.sort(
          Comparator.comparingLong(Finding::line)
              .thenComparing(finding -> finding.violation().column())
              .thenComparing(finding -> finding.violation().rule()));
      findings.forEach(finding -> told.add(finding.line()));
      senders.keySet().retainAll(told);
      return new Checked(
          arrival,
          new PartResult(
              arrival.survey().part().file(),
              arrival.survey().part().sheet(),
              source.id(),
              null,
              false,
              lines(Status.KEPT),
              lines(Status.REJECTED),
              lines(Status.DUPLICATE),
              List.copyOf(findings),
              source.table().references().stream()
                  .filter(reference -> !tables.contains(reference.table()))
                  .toList()),
          senders,
          allSenders);
    }

    private static boolean refused(Map<Integer, Reading> all, SetAside.Stand by) {
      Reading reading = all.get(by.part());
      return reading != null && reading.refused.contains(by.line());
    }

    private void noteSender(CleanRow row) {
      if (sender >= 0 && row.values()[sender] != null) {
        String name = row.values()[sender].toString();
        senders.put(row.line(), name);
        allSenders.add(name);
      }
    }

    private Finding finding(long line, Violation violation) {
      Violation told = violation.toldOf(source);
      // A word of the contract's list may be suggested; a text of the file may not be quoted.
      Violation guessed = violation.rule().equals("unknown_code") ? violation : told;
      return new Finding(
          line, Headers.of(arrival, violation.column()), told, Suggestion.of(source, guessed));
    }

    private long lines(Status status) {
      return outcomes.values().stream().filter(each -> each == status).count();
    }
  }
}
