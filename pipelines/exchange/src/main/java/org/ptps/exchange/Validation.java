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
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.RowReader;
import org.ptps.lake.clean.RowRules;
import org.ptps.lake.clean.Violation;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.input.SkippedLine;
import org.ptps.lake.input.SourceMatcher;
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
      InputPart input, PartResult result, Map<Long, String> senders, Set<String> allSenders) {}

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
                new SourceMatcher(catalog)
                    .match().stream().filter(input -> !input.companion()).toList(),
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
  static List<Checked> check(Catalog catalog, UnaryOperator<List<InputPart>> wanted) {
    List<InputPart> all = new SourceMatcher(catalog).match();
    List<InputPart> asked = wanted.apply(all);
    Set<String> tables =
        asked.stream()
            .filter(InputPart::claimed)
            .map(input -> input.source().table().id())
            .collect(Collectors.toCollection(HashSet::new));
    List.copyOf(tables).forEach(table -> addReferred(catalog, table, tables));
    Set<Integer> numbers = asked.stream().map(InputPart::index).collect(Collectors.toSet());
    return checked(
            all.stream()
                .filter(
                    input ->
                        numbers.contains(input.index())
                            || input.claimed() && tables.contains(input.source().table().id()))
                .toList(),
            catalog)
        .stream()
        .filter(checked -> numbers.contains(checked.input().index()))
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

  private static List<Checked> checked(List<InputPart> inputs, Catalog catalog) {
    PlaceMatcher places = places(catalog);
    String scope = catalog.settings().countryScope();
    RowComparison comparison = new RowComparison(catalog);
    Map<Integer, Reading> readings = new LinkedHashMap<>();
    Set<String> tables = new HashSet<>();
    for (InputPart input : inputs) {
      if (input.claimed()) {
        Reading reading = new Reading(input);
        comparison.part(input);
        reading.read(scope, places, catalog.corrections(), comparison);
        readings.put(input.index(), reading);
        tables.add(input.source().table().id());
      }
    }
    comparison.decide((part, row) -> readings.get(part.index()).outcome(row));
    return inputs.stream()
        .map(
            input ->
                input.claimed()
                    ? readings.get(input.index()).checked(readings, tables)
                    : unclaimed(input))
        .toList();
  }

  private static Checked unclaimed(InputPart input) {
    return new Checked(
        input,
        new PartResult(
            input.profile().part().file(),
            input.profile().part().sheet(),
            input.nearest(),
            input.unclaimed(),
            input.idle(),
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

    private final InputPart input;
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

    Reading(InputPart input) {
      this.input = input;
      this.source = input.source();
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
      RowReader rows = new RowReader(input, countryScope, places, corrections);
      while (rows.hasNext()) {
        CleanRow row = rules.judge(rows.next());
        noteSender(row);
        if (row.status() == Status.KEPT) {
          comparison.row(input, row);
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
            SkippedLine skipped = input.skipped().get(found.line());
            return skipped != null && skipped.by() != null && refused(all, skipped.by())
                ? finding(found.line(), Violation.of(skipped.refusedAgain()))
                : found;
          });
      findings.sort(
          Comparator.comparingLong(Finding::line)
              .thenComparing(finding -> finding.violation().column())
              .thenComparing(finding -> finding.violation().rule()));
      findings.forEach(finding -> told.add(finding.line()));
      senders.keySet().retainAll(told);
      return new Checked(
          input,
          new PartResult(
              input.profile().part().file(),
              input.profile().part().sheet(),
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

    private static boolean refused(Map<Integer, Reading> all, SkippedLine.Stand by) {
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
          line, Headers.of(input, violation.column()), told, Suggestion.of(source, guessed));
    }

    private long lines(Status status) {
      return outcomes.values().stream().filter(each -> each == status).count();
    }
  }
}
