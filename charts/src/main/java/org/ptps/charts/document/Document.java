package org.ptps.charts.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A finished document before it has a format: what it says, in order, and nothing of how it looks.
 * HTML, PDF and DOCX are written from it, so that they cannot differ in what they say.
 *
 * @param language language of its words, as in {@code es}
 * @param stamps words that every page carries, such as that its data are fictitious
 * @param front what stands before the contents
 * @param closing last line of the document
 * @param layout whether it is a book or a few sheets
 */
public record Document(
    String language,
    String title,
    String subtitle,
    List<Stamp> stamps,
    List<Block> front,
    List<Block.Section> sections,
    String closing,
    Labels labels,
    Layout layout) {

  /** A document laid out as a book. */
  public Document(
      String language,
      String title,
      String subtitle,
      List<Stamp> stamps,
      List<Block> front,
      List<Block.Section> sections,
      String closing,
      Labels labels) {
    this(language, title, subtitle, stamps, front, sections, closing, labels, Layout.BOOK);
  }

  /** How much apparatus a document has. */
  public enum Layout {
    /** A cover, contents, and a sheet begun for each part. */
    BOOK,
    /** A few sheets to hand over: it begins with what it says. */
    BRIEF
  }

  /**
   * A word that must be seen.
   *
   * @param warning whether it warns, or only marks a draft
   */
  public record Stamp(String words, boolean warning) {}

  /** Words of the document's own apparatus, in its language. */
  public record Labels(
      String contents,
      String figures,
      String figure,
      String figureTable,
      String skip,
      String page,
      String of) {}

  /** All figures in the order in which they stand. */
  public List<Block.Figure> figures() {
    List<Block.Figure> figures = new ArrayList<>();
    sections.forEach(section -> collect(section, figures));
    return List.copyOf(figures);
  }

  private static void collect(Block.Section section, List<Block.Figure> figures) {
    for (Block block : section.blocks()) {
      if (block instanceof Block.Figure figure) {
        figures.add(figure);
      } else if (block instanceof Block.Section nested) {
        collect(nested, figures);
      }
    }
  }

  /** Number and title of a figure, as its caption begins. */
  String name(Block.Figure figure) {
    return labels.figure() + " " + (figures().indexOf(figure) + 1) + ". " + figure.title();
  }
}
