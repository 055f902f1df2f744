package org.ptps.lake.clean;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Column;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.places.PlaceDecision;
import org.ptps.lake.places.PlaceMatcher;

/** Matches the place texts of each row to a municipality and sets its codes. */
final class RowPlaces {
  /** Size of the cache of spellings. */
  private static final int REMEMBERED = 50_000;

  /** Slots for the spellings met last, a power of two; more than a country's usual ones. */
  private static final int RECENT = 1 << 13;

  private record Given(String department, String municipality, String code) {}

  /**
   * Match of one spelling, shared by all rows that have it; what each of them takes from it lies at
   * hand.
   *
   * @param unmatched why no place is certain, null where one is
   */
  private record Taken(
      String department,
      String municipality,
      String code,
      CleanRow.Place place,
      boolean contradicted,
      String departmentCode,
      String municipalityCode,
      Violation unmatched) {
    boolean of(String departmentText, String municipalityText, String codeText) {
      return municipalityText.equals(municipality)
          && departmentText.equals(department)
          && codeText.equals(code);
    }
  }

  private final Source.Place declared;
  private final boolean quiet;
  private final String countryScope;
  private final PlaceMatcher places;
  private final PartTotals end;
  private final int country;
  private final int department;
  private final int municipality;
  private final int code;
  private final int departmentCode;
  private final int municipalityCode;
  private final Map<Given, Taken> known = new HashMap<>();

  /** Spellings by slot, a later one in place of an earlier one. */
  private final Taken[] recent = new Taken[RECENT];

  RowPlaces(Source source, String countryScope, PlaceMatcher places, PartTotals end) {
    this.declared = source.place();
    this.quiet = !source.withheld().isEmpty();
    this.countryScope = countryScope;
    this.places = places;
    this.end = end;
    List<String> names = source.table().allColumns().stream().map(Column::name).toList();
    this.country = names.indexOf("country");
    this.department = names.indexOf(declared.department());
    this.municipality = names.indexOf(declared.municipality());
    this.code = names.indexOf(declared.code());
    this.departmentCode = names.indexOf("department_code");
    this.municipalityCode = names.indexOf("municipality_code");
  }

  private static String text(Object[] values, int column) {
    Object value = column < 0 ? null : values[column];
    return value == null ? "" : value.toString();
  }

  /** Whether the row is of the country in scope and names a place. */
  boolean concerns(Object[] values) {
    return country >= 0
        && countryScope.equals(values[country])
        && !(declared.optional()
            && text(values, department).isEmpty()
            && text(values, municipality).isEmpty()
            && text(values, code).isEmpty());
  }

  /**
   * Matches the place of a row and sets its codes.
   *
   * @param violations to which is added why no place is certain
   * @return how its texts were taken; without codes in {@code values} where that is not certain
   */
  CleanRow.Place find(long line, Object[] values, List<Violation> violations) {
    Taken taken = taken(text(values, department), text(values, municipality), text(values, code));
    if (taken.unmatched() != null) {
      violations.add(taken.unmatched());
      return taken.place();
    }
    if (taken.contradicted()) {
      end.codes.add(line, taken.place());
    }
    values[departmentCode] = taken.departmentCode();
    if (!declared.municipality().isEmpty()) {
      values[municipalityCode] = taken.municipalityCode();
    }
    return taken.place();
  }

  private Taken taken(String departmentText, String municipalityText, String codeText) {
    int hash =
        (departmentText.hashCode() * 31 + municipalityText.hashCode()) * 31 + codeText.hashCode();
    int slot = (hash ^ hash >>> 13) & RECENT - 1;
    Taken before = recent[slot];
    if (before != null && before.of(departmentText, municipalityText, codeText)) {
      return before;
    }
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
    Taken taken =
        known.computeIfAbsent(
            new Given(departmentText, municipalityText, codeText), given -> take(given));
    recent[slot] = taken;
    return taken;
  }

  private Taken take(Given given) {
    PlaceDecision decision =
        declared.municipality().isEmpty()
            ? places.department(given.department())
            : places.municipality(given.department(), given.municipality(), given.code());
    // A text that is no place could be personal data.
    CleanRow.Place place =
        quiet && !decision.certain()
            ? new CleanRow.Place("", "", "", decision)
            : new CleanRow.Place(given.department(), given.municipality(), given.code(), decision);
    return new Taken(
        given.department(),
        given.municipality(),
        given.code(),
        place,
        places.contradicts(decision, given.code()),
        emptyToNull(decision.departmentCode()),
        emptyToNull(decision.municipalityCode()),
        decision.certain() ? null : unmatched(given, decision));
  }

  private Violation unmatched(Given given, PlaceDecision decision) {
    String column =
        declared.municipality().isEmpty() ? declared.department() : declared.municipality();
    String text = (given.department() + " / " + given.municipality()).replaceFirst(" / $", "");
    Words near =
        decision.candidates().isEmpty()
            ? new Words("", "")
            : ReaderRule.PLACE_CANDIDATES.says(
                "candidates", String.join("; ", decision.candidates()));
    ReaderRule rule =
        switch (decision.method()) {
          case SEVERAL_PLACES -> ReaderRule.PLACE_SEVERAL_PLACES;
          case AMBIGUOUS -> ReaderRule.PLACE_AMBIGUOUS;
          case EMPTY -> ReaderRule.PLACE_EMPTY;
          case DECISION -> ReaderRule.PLACE_DECISION;
          default -> ReaderRule.PLACE_UNKNOWN;
        };
    return rule.fault(Severity.REJECT, column, text, "text", text, "near", near);
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
