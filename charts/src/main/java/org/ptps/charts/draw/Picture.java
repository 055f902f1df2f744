package org.ptps.charts.draw;

import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.IntStream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.document.Drawing;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.Heading;
import org.ptps.charts.words.Phrase;

/**
 * A figure with its data, ready to be written in any format.
 *
 * @param title title as drawn, its numbers with their keys
 * @param description what a reader who cannot see it is told
 * @param caption lines below the figure, as drawn
 * @param plotted the numbers as drawn, for machines
 * @param twin the same numbers for people, each with its key
 * @param indicators codes of the indicators that it shows
 */
public record Picture(
    String id,
    String title,
    String description,
    List<String> caption,
    List<Page> pages,
    DataTable plotted,
    DataTable twin,
    List<String> indicators) {

  public Picture {
    title = Heading.first(title);
    description = Annotated.plain(description);
    caption = caption.stream().map(Annotated::plain).toList();
    indicators = List.copyOf(indicators);
  }

  /** What a reader who cannot see it is told of a figure without a chart. */
  public static String nothing(String title, String reason, Language language) {
    return Phrase.NO_DATA.in(language) + ": " + reason + ". " + title + ".";
  }

  /** Whether it is a figure without a chart, as {@link #nothing} tells it. */
  public boolean showsNothing(Language language) {
    return description.startsWith(Phrase.NO_DATA.in(language) + ": ");
  }

  /** Its pages for a document. */
  public List<Drawing> drawings(Language language) {
    return IntStream.range(0, pages.size())
        .mapToObj(index -> (Drawing) new Sheet(this, index, language))
        .toList();
  }

  private record Sheet(Picture picture, int index, Language language) implements Drawing {
    private Page page() {
      return picture.pages().get(index);
    }

    @Override
    public double width() {
      return page().width();
    }

    @Override
    public double height() {
      return page().height();
    }

    @Override
    public void paint(Graphics2D graphics) {
      page().paint(graphics);
    }

    @Override
    public String svg() {
      return SvgWriter.write(picture, index, language.tag(), SvgWriter.Place.PAGE);
    }

    @Override
    public byte[] png() {
      return PngWriter.write(page());
    }
  }
}
