package org.ptps.sample;

import static org.ptps.sample.Fault.Outcome.DUPLICATE;
import static org.ptps.sample.Fault.Outcome.NONE;
import static org.ptps.sample.Fault.Outcome.REJECT;

import java.time.LocalDate;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Faults of files that people fill in by hand. A row to be rejected is added beside the good one,
 * so that counts do not change.
 */
final class PartnerFaults {
  private PartnerFaults() {}

  static Fault unknownMunicipality(String id) {
    return refused("unknown_municipality", "municipio", id, "Pueblo Inventado");
  }

  /** An added row with a wrong cell. */
  static Fault refused(String kind, String column, String id, Object value) {
    return refused(kind, column, id, row -> row.with(column, value));
  }

  static Fault refused(String kind, String column, String id, UnaryOperator<Row> change) {
    return Fault.added(
        kind,
        column,
        REJECT,
        row -> {
          Row changed = change.apply(row);
          return changed == null || id.isEmpty() ? changed : changed.with(id, row.text(id) + "-X");
        });
  }

  static Fault datedAfterDelivery(String column, String id) {
    return refused(
        "dated_after_delivery",
        column,
        id,
        row -> row.with(column, row.date("fecha_entrega").plusDays(40)));
  }

  static Fault impossibleDate(String column, String id) {
    return refused("impossible_date", column, id, "31/02/2020");
  }

  /** The second date is before the first. */
  static Fault datesSwapped(String kind, String first, String second, String id) {
    return refused(
        kind,
        second,
        id,
        row ->
            row.cell(first) instanceof LocalDate date && row.has(second)
                ? row.with(second, date.minusDays(12))
                : null);
  }

  /** An equal row twice, of which either may count. */
  static Fault rowTwice(String column) {
    return before("row_twice", column, row -> row);
  }

  /** A row followed by its correction, delivered a day later. */
  static Fault correctedBelow(String column, UnaryOperator<Row> change) {
    return before(
        "corrected_below",
        column,
        row -> {
          Row changed = change.apply(row);
          return changed == null || !row.has("fecha_entrega")
              ? null
              : changed.with("fecha_entrega", row.date("fecha_entrega").minusDays(1));
        });
  }

  private static Fault before(String kind, String column, UnaryOperator<Row> change) {
    return new Fault(kind, column, DUPLICATE, Fault.Place.BEFORE, change);
  }

  /** “Sí” in other spellings, which are read. */
  static Fault yesInAnotherSpelling(String column) {
    return Fault.changed(
        "yes_in_another_spelling",
        column,
        NONE,
        row -> row.text(column).equals("Sí") ? row.with(column, "SI") : null);
  }

  static Fault shoutedMunicipality() {
    return Fault.changed(
        "shouted_municipality",
        "municipio",
        NONE,
        row -> row.with("municipio", row.text("municipio").toUpperCase(Locale.ROOT)));
  }
}
