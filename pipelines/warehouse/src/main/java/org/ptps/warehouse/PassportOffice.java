package org.ptps.warehouse;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.Words;
import org.ptps.warehouse.Passport.Reader;
import org.ptps.warehouse.claim.FactKey;

/**
 * Creates passports, for one number or all of a report: each query runs once for all keys, so that
 * thousands of numbers take seconds. The whole warehouse is read, and filtered by what the reader
 * may see.
 */
public final class PassportOffice {
  public static final int ALL_ROWS = Integer.MAX_VALUE;

  private final PassportReading reading;

  /**
   * @param whole the whole warehouse
   * @param shown what its reader may read: the same, or its public edition
   */
  public PassportOffice(Warehouse whole, Warehouse shown, Reader reader, IndicatorCatalog catalog) {
    this(whole, shown, whole, reader, catalog);
  }

  /**
   * @param meanings warehouse with descriptions of tables and columns, which older warehouses lack
   */
  public PassportOffice(
      Warehouse whole,
      Warehouse shown,
      Warehouse meanings,
      Reader reader,
      IndicatorCatalog catalog) {
    this.reading = new PassportReading(whole, shown, meanings, reader, catalog);
  }

  /**
   * The passport of one number, with all its rows.
   *
   * @throws QueryException if the text is no key, or nothing is printed under it
   */
  public Passport open(String text) {
    FactKey key;
    try {
      key = FactKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new QueryException(
          new Words(
              "'"
                  + text
                  + "' no es clave de un número impreso → código/área/residencia/año/parte, o"
                  + " tabla/fila/columna",
              e.getMessage()));
    }
    Passport passport = openAll(List.of(text), ALL_ROWS).get(text);
    if (passport == null) {
      throw new QueryException(
          new Words(
              "nada está impreso con la clave " + key.text() + " en lo que puede leer",
              "nothing is printed under the key " + key.text() + " in what you may read"));
    }
    return passport;
  }

  /**
   * Passports by key, in the order of the keys; a key under which nothing is printed has none.
   * Numbers of one claim or row share their parts.
   *
   * @param texts keys as printed
   * @param most rows of a part that are fetched; the part knows how many there are
   */
  public Map<String, Passport> openAll(Collection<String> texts, int most) {
    Map<String, FactKey> keys = new LinkedHashMap<>();
    for (String text : texts) {
      try {
        keys.put(text, FactKey.parse(text));
      } catch (IllegalArgumentException e) {
        // No key of a number: nobody can have printed one under it.
        continue;
      }
    }
    return new PassportOpening(reading, keys, most).passports();
  }

  /** Words for columns, sections and codes. */
  public ColumnLabels labels() {
    return reading.labels();
  }
}
