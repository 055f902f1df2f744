package org.ptps.lake.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.lake.arrival.Arrival;
import org.ptps.lake.clean.Fault.Severity;
import org.ptps.lake.door.ByteFault;
import org.ptps.lake.text.Texts;

/** What is to be said of a part as a whole, which no single line shows. */
final class PartNotices {
  /** Below this many cells a wholly refused column says nothing of the column. */
  private static final int ENOUGH_CELLS = 3;

  private final Arrival arrival;
  private final Source source;
  private final boolean quiet;
  private final Set<Integer> read;

  private PartNotices(Arrival arrival) {
    this.arrival = arrival;
    this.source = arrival.source();
    this.quiet = !source.withheld().isEmpty();
    this.read = new HashSet<>(arrival.header().unpivoted().keySet());
    source.fields().forEach(field -> read.add(arrival.header().position(field)));
  }

  /** What is said of a part that was read to its end. */
  static List<Fault> of(Arrival arrival, PartEnd end) {
    return new PartNotices(arrival).all(end);
  }

  private List<Fault> all(PartEnd end) {
    List<Fault> notices = new ArrayList<>();
    for (ByteFault found : arrival.survey().faults()) {
      if (!found.fatal() && !found.kind().costsRows() && concerns(found)) {
        notices.add(Misfits.of(found));
      }
    }
    if (!end.anyData && end.tally[3] == 0) {
      notices.add(
          new Fault(
              "",
              "",
              "no_rows",
              Severity.NOTICE,
              new Words(
                  "el archivo trae encabezado y ninguna fila de datos",
                  "the file has a header and no row of data"),
              new Words(
                  "comprobar que no llegó vacío por error",
                  "make sure that it did not come empty by mistake")));
    }
    if (!end.anyData && end.tally[3] > 0) {
      notices.add(Misfits.allOutOfScope(end.tally[3], quiet ? Set.of() : end.outOfScope));
    }
    if (end.beside > 0) {
      notices.add(Misfits.beside(end.beside, end.firstBeside));
    }
    if (!arrival.header().extra().isEmpty()) {
      String names = String.join(", ", arrival.header().extra());
      notices.add(
          new Fault(
              "",
              names,
              "extra_column",
              Severity.NOTICE,
              new Words(
                  "columnas que el contrato no conoce y nadie lee: " + names,
                  "columns that the contract does not know and nobody reads: " + names),
              new Words(
                  "nada, o declararlas en conf/sources/" + source.id() + ".conf",
                  "nothing, or declare them in conf/sources/" + source.id() + ".conf")));
    }
    if (!arrival.header().repeated().isEmpty()) {
      String names = String.join(", ", arrival.header().repeated());
      notices.add(
          new Fault(
              "",
              names,
              "repeated_column",
              Severity.NOTICE,
              new Words(
                  "columnas que están más de una vez, y que el contrato no lee: " + names,
                  "columns that stand there more than once, and that the contract does not read: "
                      + names),
              new Words("dejar una de cada una", "leave one of each")));
    }
    end.codes.notice().ifPresent(notices::add);
    for (int i = 0; i < source.fields().size(); i++) {
      PartEnd.Fate fate = end.fates[i];
      int index = arrival.header().position(source.fields().get(i));
      if (fate.filled >= ENOUGH_CELLS && fate.refused == fate.filled && index >= 0) {
        String name = Texts.squeeze(arrival.header().names().get(index));
        notices.add(
            new Fault(
                source.fields().get(i).column().name(),
                name,
                "column_refused",
                Severity.PART,
                new Words(
                    "ninguna de las "
                        + fate.filled
                        + " celdas de «"
                        + name
                        + "» se entiende: ¿están cambiadas de lugar las columnas, o la unidad?",
                    "none of the "
                        + fate.filled
                        + " cells of '"
                        + name
                        + "' can be read: are columns swapped, or the unit?"),
                new Words(
                    "comparar el encabezado con lo que hay debajo",
                    "compare the header with what stands below it")));
      }
    }
    return notices;
  }

  /** Hidden columns that nobody reads, such as our own marks in a template, are no matter. */
  private boolean concerns(ByteFault found) {
    return found.kind() != ByteFault.Kind.HIDDEN_COLUMNS
        || arrival.survey().sheet().hiddenColumns().stream().anyMatch(read::contains);
  }
}
