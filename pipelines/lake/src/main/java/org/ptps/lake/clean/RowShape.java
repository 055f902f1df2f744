package org.ptps.lake.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Source;
import org.ptps.lake.input.Header;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.reader.Format;
import org.ptps.lake.reader.InputReaders;
import org.ptps.lake.reader.RawRow;
import org.ptps.lake.reader.RawRows;
import org.ptps.lake.text.Texts;

/** Tells lines by their shape: repeated header, footer, too few or too many cells. */
final class RowShape {
  /** Lines after the header that show whether lines end with separators as the header does. */
  private static final int LINES_LOOKED_AT = 200;

  /** Beginning of a note in the only cell of a line under the table. */
  private static final Pattern NOTE =
      Pattern.compile(
          "\\s*(\\*+\\s*\\p{L}|[¹²³⁰⁴-⁹]\\s*\\p{L}|\\(?\\d{1,2}[).\\]/]?\\s+\\p{L}"
              + "|(notas?|notes?|fuentes?|sources?|observaci[oó]n(es)?|elaborad[oa]|n\\.\\s?b\\.)\\b)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SUM = Pattern.compile("[\\s\\d.,+-]+");

  /** Fewer column names than this in one line can be chance. */
  private static final int ENOUGH_NAMES = 3;

  private final InputPart input;
  private final Source source;
  private final List<String> headerNames;
  private final Set<String> known = new HashSet<>();
  private final List<Pattern> footers;
  private final RowWidth width;

  /** A required field and the index of its cell. */
  private record Needed(Source.Field field, int index) {}

  private final List<Needed> needed;

  /** How a line resembles the header. */
  enum HeaderKind {
    NONE,
    /** Equal to the header. */
    SAME,
    /** The header with some names changed: the others stand where they stood. */
    BLEMISHED,
    /** Column names in other places: another table follows. */
    OTHER
  }

  RowShape(InputPart input) {
    this.input = input;
    this.source = input.source();
    this.needed =
        source.fields().stream()
            .filter(field -> field.required() && input.header().position(field) >= 0)
            .map(field -> new Needed(field, input.header().position(field)))
            .toList();
    this.headerNames = input.header().names().stream().map(Texts::fold).toList();
    this.footers = source.layout().footer().stream().map(Pattern::compile).toList();
    known.addAll(headerNames);
    source.fields().forEach(field -> field.from().forEach(name -> known.add(Texts.fold(name))));
    known.remove("");
    this.width = input.profile().part().format() == Format.CSV ? width(input) : null;
  }

  private static RowWidth width(InputPart input) {
    List<String> names = input.header().names();
    List<List<String>> following = new ArrayList<>();
    if (!names.isEmpty() && names.get(names.size() - 1).isBlank()) {
      try (RawRows rows = InputReaders.open(input.profile().part(), input.profile())) {
        while (rows.hasNext() && following.size() < LINES_LOOKED_AT) {
          RawRow row = rows.next();
          if (row.line() > input.header().line() && row.fault() == null) {
            following.add(row.cells());
          }
        }
      }
    }
    return RowWidth.of(names, following, input.profile().delimiter());
  }

  List<String> headerNames() {
    return headerNames;
  }

  /** Cells with a name in the header. */
  int namedCells() {
    int named = headerNames.size();
    while (named > 0 && headerNames.get(named - 1).isEmpty()) {
      named--;
    }
    return named;
  }

  /** Only lines of text are counted: cells of sheets and features have addresses. */
  RowWidth.Misfit misfit(List<String> cells) {
    return width == null ? RowWidth.Misfit.NONE : width.of(cells);
  }

  static int lastFilled(List<String> cells) {
    for (int i = cells.size() - 1; i >= 0; i--) {
      if (!Texts.blank(cells.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Cache of normalized first cells, many of which are places. */
  private final String[] met = new String[1 << 12];

  private final String[] metFolded = new String[met.length];
  private final boolean[] metKnown = new boolean[met.length];

  /** Slot of a text in the cache, which holds it then. */
  private int met(String text) {
    int hash = text.hashCode();
    int at = (hash ^ hash >>> 12) & met.length - 1;
    if (!text.equals(met[at])) {
      met[at] = text;
      metFolded[at] = Texts.fold(text);
      metKnown[at] = known.contains(metFolded[at]);
    }
    return at;
  }

  private String folded(String text) {
    return metFolded[met(text)];
  }

  /** Whether a text is the name of a column. */
  private boolean known(String text) {
    return metKnown[met(text)];
  }

  private static int firstFilled(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (!Texts.blank(cells.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static String cell(List<String> cells, int index) {
    return index >= 0 && index < cells.size() ? cells.get(index) : "";
  }

  HeaderKind header(long line, List<String> cells) {
    int first = firstFilled(cells);
    if (input.header().line() == 0 || first < 0) {
      return HeaderKind.NONE;
    }
    if (same(cells)) {
      return HeaderKind.SAME;
    }
    // Checking the first two cells first saves normalizing every cell.
    if (!known(cells.get(first)) && !known(cell(cells, first + 1))) {
      return HeaderKind.NONE;
    }
    int filled = 0;
    int names = 0;
    int inPlace = 0;
    for (int i = 0; i < cells.size(); i++) {
      String name = Texts.fold(cells.get(i));
      if (!name.isEmpty()) {
        filled++;
        names += known.contains(name) ? 1 : 0;
        inPlace += i < headerNames.size() && headerNames.get(i).equals(name) ? 1 : 0;
      }
    }
    if (names < ENOUGH_NAMES || 2 * names < filled) {
      return HeaderKind.NONE;
    }
    Header compared = Header.compare(source, line, cells).header();
    if (compared != null && places(compared).equals(places(input.header()))) {
      return HeaderKind.SAME;
    }
    return inPlace == names ? HeaderKind.BLEMISHED : HeaderKind.OTHER;
  }

  /** Indexes of the cells that each field may be read from. */
  private List<Integer> places(Header header) {
    List<Integer> places = new ArrayList<>();
    for (Source.Field field : source.fields()) {
      Integer at = header.positions().get("@" + field.at());
      for (String name : field.from()) {
        at = at == null ? header.positions().get(name) : at;
      }
      places.add(at == null ? -1 : at);
    }
    places.addAll(header.unpivoted().keySet());
    return places;
  }

  private boolean same(List<String> cells) {
    int same = 0;
    for (int i = 0; i < headerNames.size(); i++) {
      if (!headerNames.get(i).isEmpty()) {
        if (!headerNames.get(i).equals(folded(cell(cells, i)))) {
          return false;
        }
        same++;
      }
    }
    return same > 1;
  }

  /**
   * Whether a line is a footer: its first cell matches, a required field is missing, and no other
   * required text or date is filled. A line of one cell that begins as a note does is one too.
   */
  boolean footer(List<String> cells) {
    if (!lacksNeeded(cells)) {
      return false;
    }
    int first = firstFilled(cells);
    if (first < 0) {
      return false;
    }
    boolean note = first == lastFilled(cells) && NOTE.matcher(cells.get(first)).lookingAt();
    if (!note && !closes(cells.get(first))) {
      return false;
    }
    return needed.stream()
        .filter(each -> each.index() != first && names(each.field()))
        .map(each -> cell(cells, each.index()))
        .allMatch(text -> text.isBlank() || closes(text) || SUM.matcher(text).matches());
  }

  private boolean lacksNeeded(List<String> cells) {
    for (Needed each : needed) {
      if (Texts.blank(cell(cells, each.index()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(Source.Field field) {
    return field.column().type() == ColumnType.TEXT || field.column().type() == ColumnType.DATE;
  }

  private boolean closes(String text) {
    String squeezed = Texts.squeeze(text);
    return footers.stream().anyMatch(pattern -> pattern.matcher(squeezed).matches());
  }
}
