package org.ptps.lake.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptps.catalog.Source;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.reader.RawRow;
import org.ptps.lake.text.Texts;

/** Turns cells of a line into rows of their own, one per column that the source names. */
final class Unpivoted {
  private record Target(int index, String name, Map<Integer, Object> constants) {}

  record Given(Object[] values, Status status, List<Violation> violations) {}

  private final RowCells cells;
  private final Source.Field field;
  private final CellParser parser;
  private final int to;
  private final Set<String> skip = new HashSet<>();
  private final List<Target> targets = new ArrayList<>();

  Unpivoted(InputPart input, RowCells cells) {
    Source.Unpivot declared = input.source().unpivot();
    this.cells = cells;
    this.field = cells.plainField(declared.valueColumn());
    this.parser = cells.parser(field);
    this.to = cells.position(declared.valueColumn());
    declared.skip().forEach(text -> skip.add(Texts.fold(text)));
    List<String> names = input.header().names();
    input
        .header()
        .unpivoted()
        .forEach(
            (index, constants) ->
                targets.add(
                    new Target(
                        index,
                        Texts.squeeze(index < names.size() ? names.get(index) : ""),
                        cells.constants(constants))));
  }

  /**
   * The rows of one line.
   *
   * @param values those that all rows of the line have
   * @param violations what was found in the rest of the line, told with its first row
   */
  List<Given> rows(RawRow row, List<String> texts, Object[] values, List<Violation> violations) {
    List<Given> given = new ArrayList<>();
    List<Violation> pending = violations;
    for (Target target : targets) {
      String text = RowCells.cell(texts, target.index());
      if (skip.contains(Texts.fold(text)) && !cells.merged(field, row, target.index(), text)) {
        continue;
      }
      CellParser.Cell parsed = cells.parsed(parser, field, row, texts, target.index());
      if (parsed.value() == null && parsed.fault() == null) {
        continue;
      }
      Object[] own = values.clone();
      target.constants().forEach((column, constant) -> own[column] = constant);
      own[to] = parsed.value();
      List<Violation> all = new ArrayList<>(pending);
      pending = List.of();
      if (parsed.fault() != null) {
        Violation fault = parsed.fault();
        all.add(
            new Violation(
                target.name(), text, fault.rule(), Severity.CELL, fault.reason(), fault.remedy()));
      }
      given.add(new Given(own, parsed.value() == null ? Status.REJECTED : Status.KEPT, all));
    }
    return given;
  }
}
