package org.ptps.charts.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A finished document before it has a format: what it says, in order, and nothing of how it looks.
 * HTML, PDF and DOCX are written from it, so that they cannot differ in what they say.
 *
 * @param language language of its words, as in {@code es}
 * @param stamps words that every page carries, such as that its data are fictitious
 * @param front what stands before the contents
 * @param closing last line of the document
 * @param layout whether it is a book or a few sheets
 * @param edition who wrote it, of which day it is, and the files that it is read beside
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
    Layout layout,
    Edition edition) {

  /** Chapters that begin a sheet, as print.css says too: what is torn out, and what follows it. */
  static final Set<String> OWN_SHEET = Set.of("summary", "changed");

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
    this(
        language,
        title,
        subtitle,
        stamps,
        front,
        sections,
        closing,
        labels,
        Layout.BOOK,
        Edition.NONE);
  }

  /** The same laid out as asked. */
  public Document(
      String language,
      String title,
      String subtitle,
      List<Stamp> stamps,
      List<Block> front,
      List<Block.Section> sections,
      String closing,
      Labels labels,
      Layout layout) {
    this(language, title, subtitle, stamps, front, sections, closing, labels, layout, Edition.NONE);
  }

  /**
   * What a library card says of it.
   *
   * @param author empty where nobody is named
   * @param day day of which its data are; null where none is known
   * @param annexes titles of the files that it is read beside, by their names without a suffix
   * @param elsewhere names, without a suffix, of the files in which parts stand that are not in it,
   *     by the ids of the parts
   */
  public record Edition(
      String author, LocalDate day, Map<String, String> annexes, Map<String, String> elsewhere) {
    static final Edition NONE = new Edition("", null, Map.of(), Map.of());
  }

  /** How much apparatus a document has. */
  public enum Layout {
    /** A cover with the contents, a summary on a sheet of its own, and chapters. */
    BOOK,
    /** What is looked up: a title, contents, and tables. */
    ANNEX,
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
      String of,
      String annexes,
      String cue) {
    /** Labels of a document without annexes. */
    public Labels(
        String contents,
        String figures,
        String figure,
        String figureTable,
        String skip,
        String page,
        String of) {
      this(contents, figures, figure, figureTable, skip, page, of, "", "");
    }
  }

  /** The same with other chapters. */
  Document with(List<Block.Section> others) {
    return new Document(
        language, title, subtitle, stamps, front, others, closing, labels, layout, edition);
  }

  /** Where a link leads: to a part of it, or to the file that has the part. */
  String address(String target, String suffix) {
    String file = edition.elsewhere().get(target);
    return file == null ? "#" + target : file + "." + suffix + "#" + target;
  }

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
  public String name(Block.Figure figure) {
    return number(figure) + ". " + figure.title();
  }

  /** What a figure is called before its title. */
  String number(Block.Figure figure) {
    return labels.figure() + " " + (figures().indexOf(figure) + 1);
  }
}
