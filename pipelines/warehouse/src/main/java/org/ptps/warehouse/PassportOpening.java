package org.ptps.warehouse;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptps.catalog.Words;
import org.ptps.warehouse.Passport.Part;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.FactKey;
import org.ptps.warehouse.claim.RowKey;

/** State of one request for passports of many keys. */
final class PassportOpening {
  private final PassportReading reading;
  final Map<String, FactKey> keys;
  private final int most;

  /** Sections by claim or row. */
  private final Map<String, List<Part>> parts = new HashMap<>();

  /** Rows by claim or row. */
  private final Map<String, Rows.Row> rows = new HashMap<>();

  /** Trends of a claim in several series, if there is more than one. */
  final Map<String, Rows> series = new HashMap<>();

  /** Values of numbers beside the key of another number, by key. */
  final Map<String, Object> besides = new HashMap<>();

  PassportOpening(PassportReading reading, Map<String, FactKey> keys, int most) {
    this.reading = reading;
    this.keys = keys;
    this.most = most;
  }

  /** Stores the sections and row of a claim or row key. */
  void open(FactKey key, Rows.Row row, List<Part> told) {
    rows.put(AskedClaims.prefix(key), row);
    parts.put(AskedClaims.prefix(key), List.copyOf(told));
  }

  boolean isOpen(FactKey key) {
    return parts.containsKey(AskedClaims.prefix(key));
  }

  Map<String, Passport> passports() {
    Set<ClaimKey> values = new LinkedHashSet<>();
    Set<ClaimKey> trends = new LinkedHashSet<>();
    Set<ClaimKey> editions = new LinkedHashSet<>();
    Map<String, Set<RowKey>> tables = new LinkedHashMap<>();
    for (FactKey key : keys.values()) {
      if (key instanceof RowKey row) {
        tables.computeIfAbsent(row.table(), table -> new LinkedHashSet<>()).add(row);
      } else {
        ClaimKey claim = ((ClaimKey) key).with("value");
        if (!claim.comparison().isEmpty()) {
          trends.add(claim);
        } else if (!claim.edition().isEmpty()) {
          editions.add(claim);
        } else if (claim.period().length() == 4) {
          values.add(claim);
        }
      }
    }
    trends.removeIf(claim -> reading.catalog.find(claim.code()).isEmpty());
    values.removeIf(claim -> reading.catalog.find(claim.code()).isEmpty());
    ClaimPassports claims = new ClaimPassports(reading, most, this);
    claims.openValuesAndTrends(values, trends);
    claims.openEditions(editions);
    RowPassports cells = new RowPassports(reading, this);
    tables.forEach(cells::openRows);
    cells.lookElsewhere();
    Map<String, Passport> passports = new LinkedHashMap<>();
    keys.forEach(
        (text, key) -> {
          Passport passport = passport(key);
          if (passport != null) {
            passports.put(text, passport);
          }
        });
    return passports;
  }

  /** Passport of a key whose sections are stored; null if nothing is printed under it. */
  Passport passport(FactKey key) {
    if (!isOpen(key)) {
      return null;
    }
    String of = AskedClaims.prefix(key);
    Rows.Row row = rows.get(of);
    Object value;
    if (besides.containsKey(key.text())) {
      value = besides.get(key.text());
    } else if (series.containsKey(of) && row.columns().contains(key.part())) {
      value = agreed(series.get(of), key.part());
    } else if (row.columns().contains(key.part())) {
      value = row.value(key.part());
    } else if (isMissing(key, row)) {
      Double numerator = row.number("numerator");
      Double denominator = row.number("denominator");
      value = numerator == null || denominator == null ? null : denominator - numerator;
    } else {
      return null;
    }
    Words title = key instanceof RowKey cell ? reading.title(cell) : reading.title((ClaimKey) key);
    return new Passport(key.text(), title, value, parts.get(of));
  }

  private static boolean isMissing(FactKey key, Rows.Row row) {
    return key.part().equals("missing")
        && key instanceof ClaimKey
        && row.columns().containsAll(List.of("numerator", "denominator"));
  }

  /** Value on which several series of an edition agree; null if they differ. */
  private static Object agreed(Rows trends, String part) {
    List<Object> told = trends.rows().stream().map(row -> row.value(part)).distinct().toList();
    return told.size() == 1 ? told.get(0) : null;
  }
}
