package org.ptps.charts.document;

import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.LineBox;
import com.openhtmltopdf.render.PageBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * How a document lies on its sheets, and what to change of it: a sheet is not left half empty for a
 * drawing that does not fit on it, a table does not begin with its heading alone, and drawings of a
 * book take the room that is left beside them.
 */
final class Sheets {
  /** Share of a sheet that words, tables and drawings take at least. */
  static final double LEAST = 0.6;

  /** Share of a sheet that stays free below its last drawing. */
  private static final double AIR = 0.03;

  /** What a drawing needs besides itself and the words with it, as a share of a sheet. */
  private static final double MARGIN = 0.025;

  private final Arrangement now;
  private final Map<String, Drawing> drawings;
  private final List<Sheet> sheets = new ArrayList<>();

  /** One thing on a sheet: a line of words, a drawing, or an empty box. */
  private record Piece(double top, double bottom, Element element) {
    /** What may not be cut, and so is on the sheet as a whole; null where it stands for itself. */
    Element whole() {
      Element whole = null;
      for (Node node = element; node instanceof Element each; node = node.getParentNode()) {
        if (Set.of("figure", "short", "together").contains(each.getAttribute("class"))) {
          whole = each;
        }
      }
      return whole;
    }

    String drawing() {
      return element != null && element.getNodeName().equals("object")
          ? element.getAttribute("data")
          : "";
    }

    /** Number of the table that it heads; -1 where it is no heading of one. */
    int headed() {
      boolean heads = false;
      for (Node node = element; node instanceof Element each; node = node.getParentNode()) {
        heads |= each.getNodeName().equals("thead") || each.getNodeName().equals("caption");
        if (each.getNodeName().equals("table")) {
          return heads && each.hasAttribute("data-table")
              ? Integer.parseInt(each.getAttribute("data-table"))
              : -1;
        }
      }
      return -1;
    }
  }

  /** What is on a sheet, from its head to its foot. */
  private record Sheet(double top, double bottom, List<Piece> pieces) {
    double height() {
      return bottom - top;
    }

    double end() {
      return pieces.stream().mapToDouble(Piece::bottom).max().orElse(top);
    }

    double used() {
      return (end() - top) / height();
    }

    boolean endsWithHeading() {
      return !pieces.isEmpty() && pieces.get(pieces.size() - 1).headed() >= 0;
    }

    List<Piece> drawn() {
      return pieces.stream().filter(piece -> !piece.drawing().isEmpty()).toList();
    }
  }

  Sheets(BlockBox root, Arrangement now, Map<String, Drawing> drawings) {
    this.now = now;
    this.drawings = drawings;
    List<Piece> all = new ArrayList<>();
    collect(root, all);
    for (PageBox page : root.getLayer().getPages()) {
      sheets.add(
          new Sheet(
              page.getTop(),
              page.getBottom(),
              all.stream()
                  .filter(piece -> piece.top() >= page.getTop() && piece.top() < page.getBottom())
                  .filter(piece -> piece.bottom() > piece.top())
                  .sorted(Comparator.comparingDouble(Piece::top))
                  .toList()));
    }
  }

  // What has nothing within it, or is a line of words.
  private static void collect(Box box, List<Piece> all) {
    if (box.getChildCount() == 0 || box instanceof LineBox) {
      Box named = box;
      while (named != null && named.getElement() == null) {
        named = named.getParent();
      }
      all.add(
          new Piece(
              box.getAbsY(),
              box.getAbsY() + box.getHeight(),
              named == null ? null : named.getElement()));
    }
    for (int i = 0; i < box.getChildCount(); i++) {
      collect(box.getChild(i), all);
    }
  }

  /** A better arrangement; nothing where this one is as good as it gets. */
  Optional<Arrangement> better() {
    if (!now.places().isEmpty()) {
      return withoutPushing();
    }
    for (int i = 0; i + 1 < sheets.size(); i++) {
      if (sheets.get(i).used() < LEAST && !sheets.get(i + 1).pieces().isEmpty()) {
        Optional<Arrangement> fuller = fuller(sheets.get(i), sheets.get(i + 1));
        if (fuller.isEmpty() && i > 0) {
          fuller = fromBefore(sheets.get(i - 1), sheets.get(i));
        }
        if (fuller.isEmpty() && i > 0) {
          fuller = pushed(sheets.get(i - 1), sheets.get(i));
        }
        if (fuller.isPresent()) {
          return fuller;
        }
      }
    }
    for (int i = 0; i + 1 < sheets.size(); i++) {
      List<Piece> pieces = sheets.get(i).pieces();
      int table = pieces.isEmpty() ? -1 : pieces.get(pieces.size() - 1).headed();
      if (table >= 0 && !now.breaks().contains(String.valueOf(table))) {
        return Optional.of(now.broken(String.valueOf(table)));
      }
    }
    return now.document().layout() == Document.Layout.BOOK && !drawings.isEmpty()
        ? Optional.of(now.grown(grown(), places()))
        : Optional.empty();
  }

  // What begins the next sheet is made to fit on this one, or something else is put there.
  private Optional<Arrangement> fuller(Sheet sheet, Sheet next) {
    Element whole = next.pieces().get(0).whole();
    if (whole == null) {
      return Optional.empty();
    }
    List<Piece> together =
        next.pieces().stream().filter(piece -> within(piece.element(), whole)).toList();
    double height =
        together.stream().mapToDouble(Piece::bottom).max().orElse(0)
            - together.stream().mapToDouble(Piece::top).min().orElse(0);
    double room = sheet.bottom() - sheet.end() - MARGIN * sheet.height();
    // What would fit stands on the next sheet because it is to begin one.
    if (height < room) {
      return Optional.empty();
    }
    Optional<Piece> drawing =
        together.stream().filter(piece -> !piece.drawing().isEmpty()).findFirst();
    if (drawing.isEmpty()) {
      int table = table(whole);
      return table >= 0 && !now.cut().contains(table)
          ? Optional.of(now.cut(table, "cut " + table))
          : Optional.empty();
    }
    String address = drawing.get().drawing();
    double high = drawing.get().bottom() - drawing.get().top();
    double factor = now.size(address) * (high - (height - room)) / high;
    if (!now.tried().contains("smaller " + address)
        && factor >= PdfWriter.smallest(drawings.get(address), now.document().layout())) {
      return Optional.of(now.sized(Map.of(address, factor), "smaller " + address));
    }
    String figure = address.substring(0, address.lastIndexOf(':'));
    String move = "move " + figure;
    return address.endsWith(":0") && !now.tried().contains(move)
        ? now.movedBefore(figure, move)
        : Optional.empty();
  }

  /** A share of a sheet from which drawings that are on it can be grown to fill it. */
  private static final double GROWS_FROM = 0.35;

  // The last drawing of the sheet before joins what stands alone on this one.
  private Optional<Arrangement> fromBefore(Sheet before, Sheet sheet) {
    List<Piece> drawn = before.drawn();
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    Piece last = drawn.get(drawn.size() - 1);
    Element whole = last.whole();
    String figure = last.drawing().substring(0, last.drawing().lastIndexOf(':'));
    Piece end = before.pieces().get(before.pieces().size() - 1);
    if (whole == null
        || !whole.getAttribute("class").equals("figure")
        || !last.drawing().endsWith(":0")
        || !within(end.element(), whole)
        || now.tried().contains("break " + figure)) {
      return Optional.empty();
    }
    double top =
        before.pieces().stream()
            .filter(piece -> within(piece.element(), whole))
            .mapToDouble(Piece::top)
            .min()
            .orElseThrow();
    double left = (top - before.top()) / before.height();
    double moved = (before.end() - top) / before.height();
    return left >= (drawn.size() > 1 ? GROWS_FROM : LEAST) && sheet.used() + moved < 1 - MARGIN
        ? Optional.of(now.broken(figure))
        : Optional.empty();
  }

  // Larger drawings on the sheet before push more of what goes on to this one.
  private Optional<Arrangement> pushed(Sheet before, Sheet sheet) {
    List<Piece> drawn = before.drawn();
    double high = drawn.stream().mapToDouble(piece -> piece.bottom() - piece.top()).sum();
    String what = "larger " + drawn.stream().map(Piece::drawing).toList();
    if (high == 0 || now.tried().contains(what)) {
      return Optional.empty();
    }
    double needed = (LEAST - sheet.used()) * sheet.height() + before.bottom() - before.end();
    Map<String, Double> larger = new HashMap<>();
    double gained = 0;
    for (Piece piece : drawn) {
      double size =
          Math.min(
              now.size(piece.drawing()) * (1 + needed / high),
              PdfWriter.largest(drawings.get(piece.drawing()), now.document().layout()));
      gained += (piece.bottom() - piece.top()) * (size / now.size(piece.drawing()) - 1);
      larger.put(piece.drawing(), size);
    }
    // Less would leave the sheet as empty as it was.
    return gained > 0.7 * needed ? Optional.of(now.sized(larger, what)) : Optional.empty();
  }

  private static boolean within(Element element, Element whole) {
    for (Node node = element; node != null; node = node.getParentNode()) {
      if (node == whole) {
        return true;
      }
    }
    return false;
  }

  private static int table(Element whole) {
    var tables = whole.getElementsByTagName("table");
    for (int i = 0; i < tables.getLength(); i++) {
      if (tables.item(i) instanceof Element table && table.hasAttribute("data-table")) {
        return Integer.parseInt(table.getAttribute("data-table"));
      }
    }
    return -1;
  }

  /**
   * Sizes by which the drawings of each sheet take the room that is left on it: what did not fit
   * below them does so no more than before, and no sheet begins elsewhere.
   */
  private Map<String, Double> grown() {
    Map<String, Double> sizes = new HashMap<>();
    for (Sheet sheet : sheets) {
      List<Piece> drawn = sheet.drawn();
      double high = drawn.stream().mapToDouble(piece -> piece.bottom() - piece.top()).sum();
      double room = sheet.bottom() - sheet.end() - AIR * sheet.height();
      if (high > 0 && room > 0) {
        double factor = 1 + room / high;
        for (Piece piece : drawn) {
          String address = piece.drawing();
          sizes.put(
              address,
              Math.min(
                  factor * now.size(address),
                  PdfWriter.largest(drawings.get(address), now.document().layout())));
        }
      }
    }
    return sizes;
  }

  private Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < sheets.size(); i++) {
      for (Piece piece : sheets.get(i).drawn()) {
        places.put(piece.drawing(), i);
      }
    }
    return places;
  }

  // Where larger drawings pushed one to the next sheet after all, those of its sheet are as before.
  private Optional<Arrangement> withoutPushing() {
    Map<String, Integer> places = places();
    return now.places().keySet().stream()
        .filter(each -> places.getOrDefault(each, -1) > now.places().get(each))
        .min(Comparator.<String>comparingInt(now.places()::get).thenComparing(each -> each))
        .flatMap(
            pushed -> {
              Map<String, Double> back = new HashMap<>();
              now.places()
                  .forEach(
                      (address, sheet) -> {
                        if (sheet.equals(now.places().get(pushed)) && now.size(address) > 1) {
                          back.put(address, 1.0);
                        }
                      });
              return back.isEmpty()
                  ? Optional.<Arrangement>empty()
                  : Optional.of(now.sized(back, "back " + pushed));
            })
        .or(this::withRows);
  }

  // Where they pushed the rows of a table off its heading, so are they too.
  private Optional<Arrangement> withRows() {
    return sheets.stream()
        .filter(Sheet::endsWithHeading)
        .map(Sheet::drawn)
        .map(
            drawn ->
                drawn.stream()
                    .map(Piece::drawing)
                    .filter(address -> now.size(address) > 1)
                    .collect(Collectors.toMap(address -> address, address -> 1.0)))
        .filter(back -> !back.isEmpty())
        .findFirst()
        .map(back -> now.sized(back, "back " + back.keySet()));
  }
}
