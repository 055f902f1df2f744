package org.ptps.charts.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/**
 * What a DOCX that somebody edited has, beside the one that is written now: numbers that moved, and
 * paragraphs that only the edited one has.
 *
 * @param moved sentences and rows of tables that say the same with other numbers
 * @param own paragraphs of the edited one that the new one does not have
 */
public record DocxChanges(List<Moved> moved, List<Own> own) {

  /** The same words with other numbers. */
  public record Moved(String chapter, String before, String after) {}

  /** A paragraph, and the chapter that it stands in. */
  public record Own(String chapter, String words) {}

  /** A line of a document: a paragraph, or a row of a table by what it begins with. */
  private record Line(String chapter, String words, String mask, boolean ofTable) {}

  /**
   * Compares two documents, given as the bytes of their files.
   *
   * @throws IOException if one of them cannot be read as DOCX
   */
  public static DocxChanges between(byte[] edited, byte[] now) throws IOException {
    List<Line> after = lines(now);
    Map<String, Deque<Line>> same = new HashMap<>();
    Map<String, Deque<Line>> masked = new HashMap<>();
    for (Line line : after) {
      same.computeIfAbsent(line.words(), key -> new ArrayDeque<>()).add(line);
    }
    List<Line> rest = new ArrayList<>();
    for (Line line : lines(edited)) {
      if (same.getOrDefault(line.words(), new ArrayDeque<>()).poll() == null) {
        rest.add(line);
      }
    }
    same.values().stream()
        .flatMap(Deque::stream)
        .forEach(line -> masked.computeIfAbsent(line.mask(), key -> new ArrayDeque<>()).add(line));
    List<Moved> moved = new ArrayList<>();
    List<Own> own = new ArrayList<>();
    for (Line line : rest) {
      Deque<Line> found = masked.getOrDefault(line.mask(), new ArrayDeque<>());
      Line there =
          found.stream()
              .filter(each -> each.chapter().equals(line.chapter()))
              .findFirst()
              .orElse(found.peek());
      if (there != null) {
        found.remove(there);
        moved.add(new Moved(line.chapter(), line.words(), there.words()));
      } else if (!line.ofTable()) {
        own.add(new Own(line.chapter(), line.words()));
      }
    }
    return new DocxChanges(List.copyOf(moved), List.copyOf(own));
  }

  private static List<Line> lines(byte[] file) throws IOException {
    List<Line> lines = new ArrayList<>();
    String chapter = "";
    try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(file))) {
      for (IBodyElement element : docx.getBodyElements()) {
        if (element instanceof XWPFParagraph paragraph) {
          String style = paragraph.getStyle() == null ? "" : paragraph.getStyle();
          String words = plain(paragraph.getText());
          if (words.isEmpty() || style.startsWith("TOC")) {
            continue;
          }
          if (style.startsWith("Heading")) {
            chapter = words;
          }
          lines.add(new Line(chapter, words, mask(words), false));
        } else if (element instanceof XWPFTable table) {
          for (XWPFTableRow row : table.getRows()) {
            List<String> cells =
                row.getTableCells().stream().map(cell -> plain(cell.getText())).toList();
            String words = String.join(" | ", cells);
            // A value may become a reason: a row is known by the words that it begins with.
            String begins =
                cells.stream()
                    .filter(cell -> !cell.matches(".*\\d.*"))
                    .limit(2)
                    .collect(Collectors.joining(" | "));
            String first = cells.isEmpty() ? "" : cells.get(0);
            lines.add(
                new Line(chapter, words, "row " + chapter + " " + first + " " + begins, true));
          }
        }
      }
    }
    return lines;
  }

  // Where a line may end is no change: a blank at which none does is like any other.
  private static String plain(String words) {
    return words.replaceAll("[\\s\u00a0]+", " ").strip();
  }

  private static String mask(String words) {
    return words.replaceAll("[+\u2212-]?\\d(?:[\\d.,]*\\d)?", "#");
  }
}
