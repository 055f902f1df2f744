package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.ptps.charts.data.MunicipalityGrid;

/**
 * A table that is drawn: names on the left, headings on top, a cell for each pair. Long names are
 * wrapped, many rows or columns go on several pages, so that nothing is cut.
 *
 * @param rows names of the rows
 * @param columns headings
 * @param cells draws the cell of a row and a column into its box
 * @param rowHeight least height of a row
 * @param widest most that one column takes
 */
public record CellGrid(
    List<String> rows, List<String> columns, Cells cells, double rowHeight, double widest) {
  private static final double ROWS_HEIGHT = 750;
  private static final int COLUMNS_PER_PAGE = 8;

  /** Draws one cell. */
  public interface Cells {
    void draw(Graphics2D graphics, int row, int column, Rectangle2D box);
  }

  public List<Page> pages(Frame frame) {
    List<Page> pages = new ArrayList<>();
    Part whole = new Part(indices(rows), indices(columns));
    int rowsPerPage = (int) (ROWS_HEIGHT / whole.height);
    for (List<Integer> some : MunicipalityGrid.parts(indices(columns), COLUMNS_PER_PAGE)) {
      for (List<Integer> part : MunicipalityGrid.parts(indices(rows), rowsPerPage)) {
        Part drawn = new Part(part, some);
        pages.add(frame.page(drawn.height(), drawn::draw));
      }
    }
    return pages;
  }

  private static List<Integer> indices(List<String> names) {
    return java.util.stream.IntStream.range(0, names.size()).boxed().toList();
  }

  /** A filled cell with its words. */
  public static void filled(Graphics2D graphics, Rectangle2D box, Color colour, String words) {
    Style style = Style.shipped();
    graphics.setColor(colour);
    graphics.fill(box);
    border(graphics, box);
    Text.middle(
        graphics,
        words,
        style.small(),
        style.textOn(colour),
        box.getCenterX(),
        box.getCenterY(),
        Text.Anchor.CENTRE);
  }

  /** A cell without data, with the letter of the reason. */
  public static void missing(Graphics2D graphics, Rectangle2D box, String letter) {
    Style style = Style.shipped();
    Hatching.fill(graphics, box);
    graphics.setColor(style.colour("no_data"));
    double wide = Math.max(16, Text.width(letter, style.small()) + 4);
    graphics.fill(
        new Rectangle2D.Double(box.getCenterX() - wide / 2, box.getCenterY() - 8, wide, 16));
    border(graphics, box);
    Text.middle(
        graphics,
        letter,
        style.small(),
        style.ink(),
        box.getCenterX(),
        box.getCenterY(),
        Text.Anchor.CENTRE);
  }

  static void border(Graphics2D graphics, Rectangle2D box) {
    graphics.setColor(Style.shipped().ground());
    graphics.setStroke(new BasicStroke(1.4f));
    graphics.draw(box);
  }

  /** The rows of one page. */
  private final class Part {
    private final List<Integer> part;
    private final List<Integer> some;
    private final Font labels;
    private final double labelWidth;
    private final double cellWidth;
    private final double height;
    private final List<List<String>> names;
    private final List<List<String>> headings;
    private final double headingHeight;

    Part(List<Integer> part, List<Integer> some) {
      Style style = Style.shipped();
      this.part = part;
      this.some = some;
      double inner = style.width() - 2 * style.margin();
      double most = inner * 0.28;
      labels =
          rows.stream().allMatch(name -> Text.width(name, style.label()) <= most)
              ? style.label()
              : style.small();
      double longest =
          part.stream().mapToDouble(row -> Text.width(rows.get(row), labels)).max().orElse(0);
      labelWidth = Math.min(longest, most) + 10;
      cellWidth = Math.min(widest, (inner - labelWidth) / some.size());
      names = part.stream().map(row -> Text.wrap(rows.get(row), labels, labelWidth - 10)).toList();
      int lines = names.stream().mapToInt(List::size).max().orElse(1);
      height = Math.max(rowHeight, lines * Text.lineHeight(labels) + 2);
      headings =
          some.stream()
              .map(column -> Text.wrap(columns.get(column), style.strongSmall(), cellWidth - 6))
              .toList();
      headingHeight =
          headings.stream().mapToInt(List::size).max().orElse(1)
                  * Text.lineHeight(style.strongSmall())
              + 8;
    }

    double height() {
      return headingHeight + part.size() * height + 4;
    }

    void draw(Graphics2D graphics, Rectangle2D box) {
      Style style = Style.shipped();
      double top = box.getY() + headingHeight;
      double left = box.getX() + labelWidth;
      for (int column = 0; column < some.size(); column++) {
        List<String> lines = headings.get(column);
        Text.block(
            graphics,
            lines,
            style.strongSmall(),
            style.ink(),
            left + (column + 0.5) * cellWidth,
            top - 4 - lines.size() * Text.lineHeight(style.strongSmall()),
            Text.Anchor.CENTRE);
      }
      for (int i = 0; i < part.size(); i++) {
        double y = top + i * height;
        Text.middleBlock(
            graphics,
            names.get(i),
            labels,
            style.ink(),
            left - 10,
            y + height / 2,
            Text.Anchor.RIGHT);
        for (int column = 0; column < some.size(); column++) {
          cells.draw(
              graphics,
              part.get(i),
              some.get(column),
              new Rectangle2D.Double(left + column * cellWidth, y, cellWidth, height));
        }
      }
    }
  }
}
