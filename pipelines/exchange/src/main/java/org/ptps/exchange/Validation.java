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
import org.ptps.lake.arrival.Arrival;
import org.ptps.lake.arrival.Arrivals;
import org.ptps.lake.arrival.SetAside;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Doubles;
import org.ptps.lake.clean.Fault;
import org.ptps.lake.clean.Fault.Severity;
import org.ptps.lake.clean.RowReader;
import org.ptps.lake.clean.RowRules;
import org.ptps.lake.places.PlaceMatcher;

/**
 * Checks files against their contracts as the lake would, without Spark: the same door, header,
 * cells, places and rules; rows with one key are looked for over all files of a table.
 *
 * @param parts what was found of each table of the files, in order
 */
public record Validation(List<PartResult> parts) {
  /**
   * One table of a file.
   *
   * @param source source that claims it, empty where none does
   * @param unclaimed why no source claims it, null where one does
   * @param idle whether nobody has to do anything about that
   * @param findings what is wrong, by line
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
      List<Finding> findings) {}

  /**
   * One fault and where it stands.
   *
   * @param header the column as the file names it, empty where no column of the file is meant
   * @param suggestion what to do, after a guess at what was meant where there is one
   */
  public record Finding(long line, String header, Fault fault, Words suggestion) {
    Finding(long line, String header, Fault fault) {
      this(line, header, fault, fault.remedy());
    }
  }

  /**
   * One table of a file with what a workbook of corrections needs besides.
   *
   * @param senders who sent a line that something was found in, as the row says; a line that does
   *     not say is left out
   * @param allSenders who sent any line of it
   */
  record Checked(
      Arrival arrival, PartResult result, Map<Long, String> senders, Set<String> allSenders) {}

  /** Whether every table is claimed, no row of it would be refused and none is wrong as a whole. */
  public boolean accepted() {
    return parts.stream()
        .allMatch(
            part ->
                part.idle()
                    || part.unclaimed() == null
                        && part.rejected() == 0
                        && part.findings().stream()
                            .noneMatch(finding -> finding.fault().severity() == Severity.PART));
  }

  /**
   * Checks all inputs of the catalogue's settings.
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

  /** Checks the tables that a source of the given ids claims, or any where none is given. */
  static List<Checked> check(Catalog catalog, Set<String> sources) {
    return check(
        catalog,
        arrivals ->
            arrivals.stream()
                .filter(Arrival::claimed)
                .filter(arrival -> sources.isEmpty() || sources.contains(arrival.source().id()))
                .toList());
  }

  /**
   * Checks some of what arrived, together with all that is compared with it.
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
            .collect(Collectors.toSet());
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

  private static PlaceMatcher places(Catalog catalog) {
    return new PlaceMatcher(
        catalog.places(), catalog.settings().minSimilarity(), catalog.settings().minLead());
  }

  private static List<Checked> checked(List<Arrival> arrivals, Catalog catalog) {
    PlaceMatcher places = places(catalog);
    String scope = catalog.settings().countryScope();
    Together together = new Together();
    Map<Integer, Reading> readings = new LinkedHashMap<>();
    for (Arrival arrival : arrivals) {
      if (arrival.claimed()) {
        Reading reading = new Reading(arrival);
        reading.read(scope, places, catalog.corrections(), together);
        readings.put(arrival.index(), reading);
      }
    }
    together.decide();
    return arrivals.stream()
        .map(
            arrival ->
                arrival.claimed()
                    ? readings.get(arrival.index()).checked(readings)
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
            List.of()),
        Map.of(),
        Set.of());
  }

  /** Rows by their key, of whatever file of a table, in the order in which the lake has them. */
  private static final class Together {
    private record Held(Reading reading, CleanRow row) {}

    private final Map<List<Object>, List<Held>> sharing = new LinkedHashMap<>();

    void hold(Reading reading, CleanRow row) {
      sharing
          .computeIfAbsent(reading.key(row), any -> new ArrayList<>(1))
          .add(new Held(reading, row));
    }

    /** Of several rows with one key the table's rule decides, as in the lake. */
    void decide() {
      Map<Table, Doubles> rules = new HashMap<>();
      for (List<Held> held : sharing.values()) {
        Doubles doubles = rules.computeIfAbsent(held.get(0).reading().source.table(), Doubles::new);
        for (Doubles.Decision decision :
            doubles.decide(held.stream().map(each -> each.row().values()).toList())) {
          Held each = held.get(decision.row());
          Held other = held.get(decision.other());
          each.reading().decided(each.row(), decision, other.reading().arrival, other.row());
        }
      }
      sharing.clear();
    }
  }

  /** One part while it is read. */
  private static final class Reading {
    private static final List<Status> RANK =
        List.of(Status.TALLY, Status.REJECTED, Status.DUPLICATE, Status.KEPT);

    private final Arrival arrival;
    private final Source source;
    private final List<Column> columns;
    private final int[] key;
    private final int sender;
    private final Map<Long, String> senders = new HashMap<>();
    private final Set<String> allSenders = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final RowRules rules;
    private final Map<Long, Status> outcomes = new HashMap<>();
    private final Set<Long> told = new HashSet<>();

    Reading(Arrival arrival) {
      this.arrival = arrival;
      this.source = arrival.source();
      this.rules = new RowRules(source);
      Table table = source.table();
      this.columns = table.allColumns();
      List<String> names = columns.stream().map(Column::name).toList();
      List<String> keyNames =
          table.key().isEmpty() ? table.columns().stream().map(Column::name).toList() : table.key();
      this.sender = names.indexOf("reported_by");
      this.key = keyNames.stream().mapToInt(names::indexOf).toArray();
    }

    void read(
        String countryScope, PlaceMatcher places, List<Correction> corrections, Together together) {
      RowReader rows = new RowReader(arrival, countryScope, places, corrections);
      while (rows.hasNext()) {
        CleanRow row = rules.judge(rows.next());
        noteSender(row);
        row.faults().forEach(fault -> findings.add(finding(row.line(), fault)));
        switch (row.status()) {
          case KEPT -> together.hold(this, row);
          case REJECTED, DUPLICATE -> count(row, row.status());
          case TALLY -> {}
        }
      }
    }

    /**
     * What was found, once all rows are decided on.
     *
     * @param all every part that was read, by its number
     */
    Checked checked(Map<Integer, Reading> all) {
      findings.replaceAll(
          found -> {
            SetAside aside = arrival.setAside().get(found.line());
            return aside != null && aside.by() != null && refused(all, aside.by())
                ? finding(found.line(), Fault.of(aside.refusedAgain()))
                : found;
          });
      findings.sort(
          Comparator.comparingLong(Finding::line)
              .thenComparing(finding -> finding.fault().column())
              .thenComparing(finding -> finding.fault().rule()));
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
              List.copyOf(findings)),
          senders,
          allSenders);
    }

    private static boolean refused(Map<Integer, Reading> all, SetAside.Stand by) {
      Reading reading = all.get(by.part());
      return reading != null && reading.outcomes.get(by.line()) == Status.REJECTED;
    }

    private void noteSender(CleanRow row) {
      if (sender >= 0 && row.values()[sender] != null) {
        String name = row.values()[sender].toString();
        senders.put(row.line(), name);
        allSenders.add(name);
      }
    }

    private Finding finding(long line, Fault fault) {
      Fault told = fault.toldOf(source);
      // A word of the contract's list may be suggested; a text of the file may not be quoted.
      Fault guessed = fault.rule().equals("unknown_code") ? fault : told;
      return new Finding(
          line, Headers.of(arrival, fault.column()), told, Suggestion.of(source, guessed));
    }

    /** The key, with the table that it is one of. */
    List<Object> key(CleanRow row) {
      List<Object> values = new ArrayList<>();
      values.add(source.table().id());
      for (int index : key) {
        Object value = row.values()[index];
        // Zero has two signs and is one number.
        values.add(value instanceof Double number ? (Object) (number + 0.0) : value);
      }
      return values;
    }

    void decided(CleanRow row, Doubles.Decision decision, Arrival where, CleanRow other) {
      switch (decision.outcome()) {
        case COUNTS -> count(row, Status.KEPT);
        case CONTRADICTS -> count(row, Status.REJECTED);
        case SAME, LESS, LESS_THAN_CONTRADICTING -> count(row, Status.DUPLICATE);
      }
      if (decision.outcome() != Doubles.Outcome.COUNTS) {
        List<Object> shown = key(row).subList(1, key.length + 1);
        findings.add(finding(row.line(), fault(shown, decision, where, other)));
      }
    }

    private Fault fault(
        List<Object> key, Doubles.Decision decision, Arrival where, CleanRow other) {
      String there = where.survey().part().shown() + ":" + other.line();
      Words line =
          where == arrival
              ? new Words("la línea " + other.line(), "line " + other.line())
              : new Words(there, there);
      return new Fault(
          "",
          key.stream().map(String::valueOf).collect(Collectors.joining(" · ")),
          Doubles.rule(decision.outcome()),
          Doubles.severity(decision.outcome()),
          new Words(
              Doubles.reason(decision.outcome(), line.es()).es(),
              Doubles.reason(decision.outcome(), line.en()).en()),
          Doubles.remedy(decision.outcome()));
    }

    /** A line that gives several rows counts once, as kept where any of them is. */
    private void count(CleanRow row, Status status) {
      outcomes.merge(row.line(), status, (a, b) -> RANK.indexOf(a) >= RANK.indexOf(b) ? a : b);
    }

    private long lines(Status status) {
      return outcomes.values().stream().filter(each -> each == status).count();
    }
  }
}
