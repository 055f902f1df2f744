package org.ptps.charts.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ptps.charts.words.Annotated;

/** A part of a document. */
public sealed interface Block {

  /**
   * A headed part; its level follows from how deep it stands.
   *
   * @param id anchor for links: lower case letters, digits and dashes, once in the document
   */
  record Section(String id, String title, List<Block> blocks) implements Block {}

  /** A paragraph. */
  record Paragraph(Tone tone, List<Run> runs) implements Block {
    /** A paragraph of plain words. */
    public static Paragraph of(Tone tone, String words) {
      return new Paragraph(tone, List.of(Run.of(words)));
    }
  }

  /** What a paragraph is for, which decides how it looks. */
  enum Tone {
    BODY,
    /** Why something is not there. */
    WHY,
    /** A check that holds. */
    GOOD,
    /** A warning. */
    WARNING,
    /** A heading below every section. */
    SUBHEADING,
    /** The one thing that a cover says. */
    LEAD,
    /** Small print. */
    SMALL
  }

  /** A list of points. */
  record Points(List<List<Run>> points) implements Block {}

  /** Names with what is said of them, as in a data sheet. */
  public record Facts(List<Fact> facts) implements Block {}

  /** Terms with their meanings. */
  record Glossary(List<Fact> terms) implements Block {}

  /** One name with one or several answers. */
  record Fact(String name, List<String> answers) {}

  /**
   * A table with its caption.
   *
   * @param groups headings over several columns, from the second column on; empty where there are
   *     none
   * @param note what stands below it: sources, dates, definitions; empty where nothing does
   */
  record Table(
      String caption,
      Width width,
      List<Group> groups,
      List<Column> columns,
      List<Row> rows,
      List<Run> note)
      implements Block {
    /** What does not fit in its width without breaking words has smaller type. */
    public Table {
      if (width == Width.NORMAL && asked(least(columns, rows)) > line(width)) {
        width = Width.WIDE;
      }
    }

    /** A table with nothing below it. */
    public Table(
        String caption, Width width, List<Group> groups, List<Column> columns, List<Row> rows) {
      this(caption, width, groups, columns, rows, List.of());
    }

    /** Rows of a table that is not cut between two sheets. */
    private static final int SHORT = 16;

    /** Rows at the beginning and at the end of a long table that stand on one sheet. */
    static final int TOGETHER = 3;

    /** Whether it has so few rows that it is not cut between two sheets. */
    boolean isShort() {
      return rows.size() <= SHORT;
    }

    /** Letters of a word that a column is made wide enough for; longer ones may break. */
    private static final int WORD = 15;

    /** What a column needs beside its letters. */
    private static final int ROOM = 3;

    /** Letters that a line of a table has room for on paper. */
    private static int line(Width width) {
      return switch (width) {
        case NORMAL -> 126;
        case WIDE -> 140;
        case FILES -> 100;
      };
    }

    /**
     * Share of the width that each column takes on paper: as its longest words ask for, so that
     * numbers are not broken and nothing runs over the edge; long texts share what is left.
     *
     * @return one number per column; they add to 1
     */
    double[] shares() {
      int[] least = least(columns, rows);
      List<int[]> lengths = new ArrayList<>();
      for (Row row : rows) {
        if (row.cells().size() == least.length) {
          lengths.add(
              row.cells().stream()
                  .mapToInt(cell -> Annotated.plain(cell.text()).length())
                  .toArray());
        }
      }
      int room = line(width) - asked(least);
      int[] given = least.clone();
      // Each letter of room goes where rows get lower by it.
      for (; room > 0; room--) {
        int best = -1;
        double gain = 0;
        for (int i = 0; i < given.length; i++) {
          double saved = height(lengths, i, given[i]) - height(lengths, i, given[i] + 1);
          if (saved > gain) {
            gain = saved;
            best = i;
          }
        }
        if (best < 0) {
          break;
        }
        given[best]++;
      }
      double[] wanted = Arrays.stream(given).mapToDouble(each -> ROOM + each).toArray();
      double total = Arrays.stream(wanted).sum();
      return Arrays.stream(wanted).map(each -> each / total).toArray();
    }

    /** Letters that its columns ask for, so that no word and no number in them is broken. */
    private static int asked(int[] least) {
      return ROOM * least.length + Arrays.stream(least).sum();
    }

    private static int[] least(List<Column> columns, List<Row> rows) {
      int[] least = new int[columns.size()];
      for (int i = 0; i < least.length; i++) {
        least[i] = 2;
        for (String word : Annotated.plain(columns.get(i).heading()).split(" ")) {
          // Headings are bold, and bold letters are about a fifth wider.
          least[i] = Math.max(least[i], (word.length() * 6 + 4) / 5);
        }
      }
      for (Row row : rows) {
        if (row.cells().size() == least.length) {
          for (int i = 0; i < least.length; i++) {
            String text = Annotated.plain(row.cells().get(i).text());
            if (row.cells().get(i).kind() == CellKind.NUMBER) {
              // A number is never broken.
              least[i] = Math.max(least[i], text.length());
            } else {
              // Letters are wider than the digits among which a reason stands.
              int wider = row.cells().get(i).kind() == CellKind.WHY ? 1 : 0;
              for (String word : text.split("[ /]")) {
                least[i] = Math.max(least[i], Math.min(WORD, word.length() + wider));
              }
            }
          }
        }
      }
      return least;
    }

    // How high a column makes its rows: of its highest cells above all, as these make the rows.
    private static double height(List<int[]> lengths, int column, int letters) {
      double height = 0;
      for (int[] row : lengths) {
        double lines = Math.max(1, (double) row[column] / letters);
        height += lines * lines * lines;
      }
      return height;
    }
  }

  /** How much room a table needs. */
  enum Width {
    NORMAL,
    /** Many columns: smaller type. */
    WIDE,
    /** Names of files, which may break anywhere. */
    FILES
  }

  /** A heading over several columns. */
  record Group(String heading, int span) {}

  /** A column of a table. */
  record Column(String heading, boolean numeric) {}

  /** A row of a table; the first cell is its heading. */
  public record Row(RowKind kind, List<Cell> cells) {}

  /** What a row is. */
  enum RowKind {
    NORMAL,
    /** One cell that heads the rows after it. */
    GROUP,
    TOTAL
  }

  /**
   * A cell.
   *
   * @param span how many columns it takes
   * @param target id of the part of the document that it leads to, empty where it leads nowhere
   */
  record Cell(String text, CellKind kind, int span, String target) {
    /** A cell that leads nowhere. */
    public Cell(String text, CellKind kind, int span) {
      this(text, kind, span, "");
    }

    /** A cell of one column. */
    public static Cell of(String text, CellKind kind) {
      return new Cell(text, kind, 1);
    }
  }

  /** What a cell holds. */
  enum CellKind {
    TEXT,
    NUMBER,
    /** Why there is no value. */
    WHY
  }

  /**
   * A figure with its table twin.
   *
   * @param description what a reader who cannot see it is told
   * @param note what the caption says after number and title
   * @param drawings its pages
   */
  record Figure(
      String id,
      String title,
      String description,
      List<Run> note,
      List<Drawing> drawings,
      Table twin)
      implements Block {}

  /**
   * What a reader takes away, one after the other, each with its number and a bar.
   *
   * @param alt what the parts of a bar are: lacking, having, not known
   */
  record Findings(List<Finding> findings, List<String> alt) implements Block {}

  /**
   * One finding.
   *
   * @param number the one number that it tells
   * @param lacking how many lack something
   * @param having how many have it
   * @param unknown of how many it is not known
   * @param target id of the chapter that tells more; empty for none
   * @param title title of that chapter
   */
  record Finding(
      String number,
      List<Run> words,
      double lacking,
      double having,
      double unknown,
      String target,
      String title) {

    /** Shares of the bar's parts in hundredths, which add to 100 unless nothing is counted. */
    int[] shares() {
      double all = lacking + having + unknown;
      if (all <= 0) {
        return new int[] {0, 0, 0};
      }
      int first = (int) Math.round(100 * lacking / all);
      int last = (int) Math.round(100 * unknown / all);
      return new int[] {first, 100 - first - last, last};
    }
  }

  /** A line to sign on, with what stands below it. */
  record Signature(List<String> labels) implements Block {}
}
