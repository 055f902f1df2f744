package org.ptps.warehouse;

import java.util.List;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;

/**
 * Facts about a declared source for readers of the warehouse.
 *
 * @param retrieved when its files were fetched, empty where it varies by delivery
 * @param table lake table that its rows enter
 * @param delivery who owes a file of it and until when, null where nobody owes one
 * @param rules what its rows must meet across columns
 */
public record SourceFacts(
    String id,
    Words title,
    String publisher,
    String licence,
    String url,
    String citation,
    String retrieved,
    boolean synthetic,
    List<Words> caveats,
    String table,
    Source.Delivery delivery,
    List<Source.Rule> rules) {

  /** A source without rules. */
  public SourceFacts(
      String id,
      Words title,
      String publisher,
      String licence,
      String url,
      String citation,
      String retrieved,
      boolean synthetic,
      List<Words> caveats,
      String table,
      Source.Delivery delivery) {
    this(
        id, title, publisher, licence, url, citation, retrieved, synthetic, caveats, table,
        delivery, List.of());
  }

  public static SourceFacts of(Source source) {
    return new SourceFacts(
        source.id(),
        source.title(),
        source.publisher(),
        source.licence(),
        source.url(),
        source.citation(),
        source.retrieved(),
        source.synthetic(),
        source.caveats(),
        source.table().id(),
        source.delivery(),
        source.rules());
  }
}
