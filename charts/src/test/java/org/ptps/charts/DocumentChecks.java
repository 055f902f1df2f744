package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.ptps.catalog.Language;

/** What holds of every document that is written, whatever it tells. */
public final class DocumentChecks {
  /** Height of a sheet and of what stays free at its head and foot, millimetres. */
  private static final int A4 = 297;

  private static final int HEAD = 24;
  private static final int FOOT = 20;

  /** Grey that is paper, of 255. */
  private static final int FAINT = 235;

  /** Words that no Spanish page has; names of people, files and code are taken out before. */
  private static final List<String> ENGLISH =
      List.of(
          "the",
          "of",
          "with",
          "year",
          "water",
          "value",
          "unknown",
          "source",
          "and",
          "not",
          "which",
          "no data",
          "system",
          "provider",
          "household",
          "municipality",
          "baseline",
          "status",
          "behind",
          "there",
          "from",
          "where");

  private DocumentChecks() {}

  static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(r -> r.group(1)).toList();
  }

  /**
   * Links, ids, headings, alt texts, leftovers and language of a page.
   *
   * @param cited titles of works, which stay in the language that they were written in
   */
  static void html(Path file, Language language, List<String> cited) throws IOException {
    String html = Files.readString(file);
    List<String> ids = all(" id=\"([^\"]+)\"", html);
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(all("href=\"#([^\"]+)\"", html));
    assertThat(ids).containsAll(all("url\\(#([^)]+)\\)", html));
    // It links nowhere but to the files that are written with it, at parts that they have.
    for (String address : all("(?:src|href)=\"([^#\"][^\"]*)\"", html)) {
      String[] parts = address.split("#", -1);
      Path beside = file.resolveSibling(parts[0]);
      assertThat(parts[0]).doesNotContain("/").doesNotContain(":");
      assertThat(beside).isRegularFile();
      if (parts.length > 1) {
        assertThat(Files.readString(beside)).contains(" id=\"" + parts[1] + "\"");
      }
    }
    assertThat(html).contains("<html lang=\"" + language.tag() + "\">");
    headings(html);
    assertThat(all("(?s)<table(?: class=\"(?!signature)[^\"]*\")?>(.{9})", html))
        .allSatisfy(table -> assertThat(table).isEqualTo("<caption>"));
    assertThat(all("(<th(?=[ >])(?! scope)[^>]*>)", html)).isEmpty();
    assertThat(all("(?s)<figure[^>]*>.*?(<svg[^>]*>)", html))
        .allSatisfy(svg -> assertThat(svg).contains("role=\"img\"").contains("aria-labelledby"));
    String text =
        html.replaceAll("(?s)<style.*?</style>", "")
            .replaceAll("(?s)<code.*?</code>", " ")
            .replaceAll("<[^>]+>", " ")
            .replaceAll("https?://\\S+", " ");
    for (String title : cited) {
      text = text.replace(title, " ");
    }
    assertThat(text).doesNotContain("{").doesNotContain("NaN").doesNotContain("Infinity");
    assertThat(all("\\b(null)\\b", text)).isEmpty();
    // Names of settings and columns are for who maintains the program.
    assertThat(
            all(
                "\\b([a-z]+\\.[a-z]+_[a-z_]+)\\b",
                text.replaceAll("\\S+\\.(?:csv|xlsx?|json|geojson|zip|gz)\\b", " ")))
        .isEmpty();
    if (language == Language.ES) {
      for (String word : ENGLISH) {
        Matcher found = Pattern.compile("(?i)\\b" + word + "\\b").matcher(text);
        assertThat(found.find() ? around(text, found.start()) : null).as(word).isNull();
      }
    }
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60))
        .replaceAll("\\s+", " ");
  }

  // A heading is at most one level below the one before.
  private static void headings(String html) {
    List<String> levels = all("<h([1-6])[ >]", html);
    assertThat(levels).isNotEmpty();
    assertThat(levels.get(0)).isEqualTo("1");
    for (int i = 1; i < levels.size(); i++) {
      assertThat(Integer.parseInt(levels.get(i)))
          .isLessThanOrEqualTo(Integer.parseInt(levels.get(i - 1)) + 1);
    }
  }

  /** All text lies on its sheet, and the document can be walked by its bookmarks. */
  static int pdf(Path file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      List<String> outside = new ArrayList<>();
      PDFTextStripper stripper =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
              PDRectangle box = getCurrentPage().getMediaBox();
              if (text.getX() < 0
                  || text.getY() < 0
                  || text.getX() + text.getWidth() > box.getWidth() + 0.5
                  || text.getY() > box.getHeight()) {
                outside.add(getCurrentPageNo() + ": " + text.getUnicode());
              }
              super.processTextPosition(text);
            }
          };
      assertThat(stripper.getText(pdf)).isNotBlank();
      assertThat(outside).isEmpty();
      assertThat(pdf.getDocumentCatalog().getDocumentOutline().getFirstChild()).isNotNull();
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      return pdf.getNumberOfPages();
    }
  }

  /**
   * How far down each sheet of a PDF something is drawn or written, as a share of the room between
   * its head and its foot.
   */
  public static List<Double> used(Path file) throws IOException {
    List<Double> used = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      PDFRenderer renderer = new PDFRenderer(pdf);
      for (int page = 0; page < pdf.getNumberOfPages(); page++) {
        BufferedImage sheet = renderer.renderImageWithDPI(page, 40, ImageType.GRAY);
        int top = sheet.getHeight() * HEAD / A4;
        int bottom = sheet.getHeight() * (A4 - FOOT) / A4;
        int last = top;
        for (int y = top; y < bottom; y++) {
          for (int x = 0; x < sheet.getWidth(); x++) {
            if ((sheet.getRGB(x, y) & 0xff) < FAINT) {
              last = y;
              break;
            }
          }
        }
        used.add((double) (last - top) / (bottom - top));
      }
    }
    return used;
  }

  /** It opens, its headings are styled, and every picture says what it shows. */
  public static void docx(Path file) throws IOException {
    try (XWPFDocument docx = new XWPFDocument(Files.newInputStream(file))) {
      assertThat(docx.getParagraphs())
          .anySatisfy(paragraph -> assertThat(paragraph.getStyle()).isEqualTo("Heading1"));
      docx.getParagraphs()
          .forEach(
              paragraph ->
                  paragraph
                      .getRuns()
                      .forEach(
                          run ->
                              run.getCTR()
                                  .getDrawingList()
                                  .forEach(
                                      drawing ->
                                          assertThat(
                                                  drawing.getInlineArray(0).getDocPr().getDescr())
                                              .isNotBlank())));
    }
  }
}
