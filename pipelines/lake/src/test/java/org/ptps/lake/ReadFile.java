package org.ptps.lake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Column;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.RowReader;
import org.ptps.lake.clean.Violation;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.input.SourceMatcher;
import org.ptps.lake.places.PlaceMatcher;

/** One file read by the project's contracts, with the reader that Spark's tasks use. */
record ReadFile(InputPart input, List<CleanRow> rows) {
  static List<ReadFile> parts(Path file) {
    Catalog catalog = Declared.over(file);
    PlaceMatcher places =
        new PlaceMatcher(
            catalog.places(), catalog.settings().minSimilarity(), catalog.settings().minLead());
    List<ReadFile> parts = new ArrayList<>();
    for (InputPart input : new SourceMatcher(catalog).match()) {
      List<CleanRow> rows = new ArrayList<>();
      if (input.claimed()) {
        new RowReader(input, "HN", places).forEachRemaining(rows::add);
      }
      parts.add(new ReadFile(input, List.copyOf(rows)));
    }
    return parts;
  }

  static ReadFile only(Path file) {
    List<ReadFile> parts = parts(file);
    if (parts.size() != 1) {
      throw new AssertionError(file + " has " + parts.size() + " parts");
    }
    return parts.get(0);
  }

  /** Values of one lake column in kept rows. */
  List<Object> kept(String column) {
    int at =
        input.source().table().allColumns().stream().map(Column::name).toList().indexOf(column);
    return rows.stream()
        .filter(row -> row.status() == Status.KEPT)
        .map(row -> row.values()[at])
        .toList();
  }

  long lines(Status status) {
    return rows.stream().filter(row -> row.status() == status).mapToLong(CleanRow::lines).sum();
  }

  /** Lines of header, blank, footer and out of scope. */
  List<Long> tally() {
    long[] tally = rows.get(rows.size() - 1).tally();
    return List.of(tally[0], tally[1], tally[2], tally[3]);
  }

  List<Violation> violations() {
    return rows.stream()
        .map(CleanRow::violations)
        .flatMap(Collection::stream)
        .map(fault -> fault.toldOf(input.source()))
        .toList();
  }

  /** Line, column and rule of each violation. */
  List<String> told() {
    return rows.stream()
        .flatMap(
            row ->
                row.violations().stream()
                    .map(fault -> row.line() + " " + fault.column() + " " + fault.rule()))
        .toList();
  }

  /** Number of violations by rule. */
  Map<String, Long> rules() {
    return violations().stream()
        .collect(Collectors.groupingBy(Violation::rule, LinkedHashMap::new, Collectors.counting()));
  }

  /** All messages about the file. */
  String said() {
    return violations().stream()
        .map(fault -> fault.value() + "\n" + fault.reason() + "\n" + fault.remedy())
        .collect(Collectors.joining("\n"));
  }
}
