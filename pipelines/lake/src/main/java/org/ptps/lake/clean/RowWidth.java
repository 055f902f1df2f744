package org.ptps.lake.clean;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a line of text has as many cells as its header. Separators are counted, not filled cells:
 * a decimal comma or a separator inside a text shifts all cells after it.
 */
final class RowWidth {
  private static final Pattern WHOLE = Pattern.compile("-?\\d+");
  private static final Pattern WITH_POINT = Pattern.compile("-?\\d+\\.\\d+");

  private final int named;
  private final int all;

  /** Whether the delimiter is a comma, and decimals may have one too. */
  private final boolean commas;

  enum Misfit {
    NONE,
    FEW,
    MANY
  }

  private RowWidth(int named, int all, boolean commas) {
    this.named = named;
    this.all = all;
    this.commas = commas;
  }

  /**
   * @param header cells of the header; nameless ones at its end come from separators at the end of
   *     lines
   * @param following some lines after the header: if one of them ends with the last name, the
   *     separators at the end are the header's own and give other lines no room
   */
  static RowWidth of(List<String> header, List<List<String>> following, char delimiter) {
    int named = header.size();
    while (named > 0 && header.get(named - 1).isBlank()) {
      named--;
    }
    int most = named;
    boolean narrow = following.stream().anyMatch(cells -> !cells.isEmpty() && cells.size() <= most);
    boolean points =
        following.stream()
            .flatMap(List::stream)
            .anyMatch(cell -> WITH_POINT.matcher(cell.strip()).matches());
    return new RowWidth(named, narrow ? named : header.size(), delimiter == ',' && !points);
  }

  int named() {
    return named;
  }

  Misfit of(List<String> cells) {
    if (cells.size() < named) {
      return Misfit.FEW;
    }
    if (cells.size() > all) {
      return Misfit.MANY;
    }
    for (int i = named; i < cells.size(); i++) {
      if (!cells.get(i).isBlank()) {
        return Misfit.MANY;
      }
    }
    return cells.size() > named && splitNumber(cells) ? Misfit.MANY : Misfit.NONE;
  }

  /** Whether two whole numbers side by side may be one with a decimal comma. */
  private boolean splitNumber(List<String> cells) {
    for (int i = 1; i < cells.size() && commas; i++) {
      if (WHOLE.matcher(cells.get(i - 1).strip()).matches()
          && WHOLE.matcher(cells.get(i).strip()).matches()) {
        return true;
      }
    }
    return false;
  }
}
