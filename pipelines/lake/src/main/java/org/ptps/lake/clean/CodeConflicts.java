package org.ptps.lake.clean;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ptps.lake.clean.Violation.Severity;

/**
 * Municipality codes that contradict the name beside them, reported once per part: the name counts,
 * since two numberings are in use, but the sender should know.
 */
final class CodeConflicts implements Serializable {
  private static final long serialVersionUID = 1;

  private static final int SHOWN = 3;

  private final List<String> examples = new ArrayList<>();
  private long rows;

  void add(long line, CleanRow.Place place) {
    rows++;
    if (examples.size() < SHOWN) {
      examples.add(line + ": " + place.codeText() + " ≠ " + place.municipalityText());
    }
  }

  /** Adds those of the next range of the part. */
  void add(CodeConflicts next) {
    rows += next.rows;
    for (String example : next.examples) {
      if (examples.size() < SHOWN) {
        examples.add(example);
      }
    }
  }

  Optional<Violation> notice() {
    if (rows == 0) {
      return Optional.empty();
    }
    String shown = String.join("; ", examples) + (rows > SHOWN ? " …" : "");
    return Optional.of(
        ReaderRule.CODE_OF_ANOTHER_PLACE.fault(
            Severity.NOTICE, "municipality_code_text", shown, "rows", rows, "examples", shown));
  }
}
