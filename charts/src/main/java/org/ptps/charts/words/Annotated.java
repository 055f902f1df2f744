package org.ptps.charts.words;

import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.HtmlPage;
import org.ptps.warehouse.claim.Fact;

/**
 * Words in which numbers carry what they are: a {@link Fact} its key, another number its kind (a
 * threshold in a definition, a line of a file). The annotation travels within the words, between
 * the signs that Unicode has for it (U+FFF9 to U+FFFB), so that captions, headings, prose and cells
 * need no second shape; a format that cannot say it leaves it out.
 */
public final class Annotated {
  private static final char ANCHOR = '\ufff9';
  private static final char SEPARATOR = '\ufffa';
  private static final char END = '\ufffb';
  private static final String KIND = "kind=";

  private Annotated() {}

  /**
   * Words, with what is said of them.
   *
   * @param key key of the fact; empty where they are none
   * @param value the fact's number for machines; empty where they are none
   * @param kind declared kind of a number that is no fact; empty for none
   */
  public record Piece(String words, String key, String value, String kind) {

    /** Words of which nothing is said. */
    public boolean isPlain() {
      return key.isEmpty() && kind.isEmpty();
    }

    /** The same said of other words. */
    public Piece with(String other) {
      return new Piece(other, key, value, kind);
    }

    /** The words with what is said of them. */
    public String text() {
      return isPlain()
          ? words
          : ANCHOR + words + SEPARATOR + (kind.isEmpty() ? key + '|' + value : KIND + kind) + END;
    }
  }

  /** A number with its key. */
  public static String fact(Fact fact) {
    return ANCHOR + fact.text() + SEPARATOR + fact.key() + '|' + fact.machine() + END;
  }

  /** Words whose numbers are no facts, with their declared kind. */
  public static String kind(String kind, String words) {
    return words.isEmpty() ? words : ANCHOR + plain(words) + SEPARATOR + KIND + kind + END;
  }

  /** The words alone. */
  public static String plain(String words) {
    if (words == null || words.indexOf(ANCHOR) < 0) {
      return words;
    }
    StringBuilder plain = new StringBuilder();
    pieces(words).forEach(piece -> plain.append(piece.words()));
    return plain.toString();
  }

  /** The words in their parts. */
  public static List<Piece> pieces(String words) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (int anchor = words.indexOf(ANCHOR); anchor >= 0; anchor = words.indexOf(ANCHOR, at)) {
      if (anchor > at) {
        pieces.add(new Piece(words.substring(at, anchor), "", "", ""));
      }
      int separator = words.indexOf(SEPARATOR, anchor);
      int end = words.indexOf(END, separator);
      String shown = words.substring(anchor + 1, separator);
      String said = words.substring(separator + 1, end);
      int bar = said.lastIndexOf('|');
      pieces.add(
          said.startsWith(KIND)
              ? new Piece(shown, "", "", said.substring(KIND.length()))
              : new Piece(shown, said.substring(0, bar), said.substring(bar + 1), ""));
      at = end + 1;
    }
    if (at < words.length()) {
      pieces.add(new Piece(words.substring(at), "", "", ""));
    }
    return pieces;
  }

  /** The words as XHTML: facts in {@code <data>}, other numbers in {@code <span data-kind>}. */
  public static String html(String words) {
    if (words.indexOf(ANCHOR) < 0) {
      return escape(words);
    }
    StringBuilder html = new StringBuilder();
    for (Piece piece : pieces(words)) {
      String shown = escape(piece.words());
      if (!piece.key().isEmpty()) {
        html.append("<data value=\"")
            .append(escape(piece.value()))
            .append("\" data-key=\"")
            .append(escape(piece.key()))
            .append("\">")
            .append(shown)
            .append("</data>");
      } else if (!piece.kind().isEmpty()) {
        html.append("<span data-kind=\"")
            .append(escape(piece.kind()))
            .append("\">")
            .append(shown)
            .append("</span>");
      } else {
        html.append(shown);
      }
    }
    return html.toString();
  }

  /** Words for an attribute: without what their numbers are. */
  public static String escape(String words) {
    return HtmlPage.escaped(plain(words));
  }
}
