package org.ptps.lake.clean;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ptps.catalog.Words;
import org.ptps.lake.clean.Fault.Severity;

/**
 * Codes of municipalities that contradict the name beside them, told once for a part: two
 * numberings are in use, so the name counts, but whoever sent the file should know.
 */
final class CodeNotices implements Serializable {
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

  /** Takes in those of the stretch that follows. */
  void add(CodeNotices next) {
    rows += next.rows;
    for (String example : next.examples) {
      if (examples.size() < SHOWN) {
        examples.add(example);
      }
    }
  }

  Optional<Fault> notice() {
    if (rows == 0) {
      return Optional.empty();
    }
    String shown = String.join("; ", examples) + (rows > SHOWN ? " …" : "");
    return Optional.of(
        new Fault(
            "municipality_code_text",
            shown,
            "code_of_another_place",
            Severity.NOTICE,
            new Words(
                "en "
                    + rows
                    + " filas el código es de otro municipio que el nombre (línea "
                    + shown
                    + "); cuenta el nombre",
                "in "
                    + rows
                    + " rows the code is of another municipality than the name (line "
                    + shown
                    + "); the name counts"),
            new Words(
                "revisar códigos y nombres: hay dos numeraciones de los municipios en uso",
                "check codes and names: two numberings of the municipalities are in use")));
  }
}
