package org.ptps.charts.document;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.RenderingContext;
import com.openhtmltopdf.util.XRLog;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.ptps.charts.words.Annotated;
import org.w3c.dom.Element;

/**
 * Writes documents and single figures as PDF: figures as vectors with their text as text, tagged
 * with their descriptions, bookmarks and page numbers. The same document gives the same bytes.
 */
public final class PdfWriter {
  static final String DRAWING = "application/x-ptps-drawing";

  private static final String BASE = "ptps:/";

  /** Room for the text of a sheet, millimetres. */
  private static final double TEXT_WIDTH = 174;

  private static final double TEXT_HEIGHT = 218;

  /** Share of a sheet's height that a drawing of a book takes, where its letters allow it. */
  private static final double HIGHEST = 0.56;

  /** Share of the width of the text that a drawing of a book takes, so that two fit on a sheet. */
  private static final double WIDEST = 0.75;

  /** Share of its width below which the letters of a drawing are too small. */
  private static final double LEGIBLE = 0.7;

  /** How often a document is laid out anew, at most, until no sheet is left half empty. */
  private static final int MOST_TURNS = 24;

  private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

  /** A fixed day, because a clock would change the bytes. */
  private static final int NO_CLOCK_YEAR = 2018;

  private PdfWriter() {}

  /**
   * The document as PDF.
   *
   * @param css style sheet for sheets of paper
   */
  public static byte[] write(Document document, String css, Fonts fonts) {
    XRLog.setLoggingEnabled(false);
    Map<String, Drawing> drawings = new HashMap<>();
    for (Block.Figure figure : document.figures()) {
      for (int page = 0; page < figure.drawings().size(); page++) {
        drawings.put(address(figure, page), figure.drawings().get(page));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TextDrawer texts = new TextDrawer(fonts)) {
      Drawers drawers = new Drawers(drawings, texts);
      Arrangement now = Arrangement.of(document);
      PdfBoxRenderer sheets = laid(now, css, fonts, drawers, bytes);
      try {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
          Optional<Arrangement> better = new Sheets(sheets.getRootBox(), now, drawings).better();
          if (better.isEmpty()) {
            break;
          }
          now = better.get();
          sheets.close();
          sheets = laid(now, css, fonts, drawers, bytes);
        }
        sheets.createPDFWithoutClosing();
        PDDocument pdf = sheets.getPdfDocument();
        fixed(pdf, Annotated.plain(document.title()));
        card(pdf, document);
        beside(pdf);
        pdf.save(bytes);
      } finally {
        sheets.close();
      }
    } catch (IOException e) {
      throw new DocumentException("cannot write '" + document.title() + "' as PDF", e);
    }
    return bytes.toByteArray();
  }

  private static PdfBoxRenderer laid(
      Arrangement now, String css, Fonts fonts, Drawers drawers, ByteArrayOutputStream bytes) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.withHtmlContent(new Markup(now).page(css), BASE);
    builder.useFont(
        () -> new ByteArrayInputStream(fonts.regular()),
        fonts.family(),
        400,
        FontStyle.NORMAL,
        true);
    builder.useFont(
        () -> new ByteArrayInputStream(fonts.bold()), fonts.family(), 700, FontStyle.NORMAL, true);
    builder.useObjectDrawerFactory(drawers);
    builder.withProducer("PTPS");
    builder.toStream(bytes);
    PdfBoxRenderer renderer = builder.buildPdfRenderer();
    renderer.layout();
    return renderer;
  }

  /**
   * A figure as a PDF of one page per drawing, each as large as the drawing on paper.
   *
   * @param millimetres width of a drawing on paper
   */
  public static byte[] write(
      String title, String language, List<Drawing> drawings, double millimetres, Fonts fonts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument pdf = new PDDocument();
        TextDrawer texts = new TextDrawer(fonts)) {
      for (Drawing drawing : drawings) {
        double scale = millimetres * POINTS_PER_MILLIMETRE / drawing.width();
        float width = (float) (drawing.width() * scale);
        float height = (float) (drawing.height() * scale);
        PDPage page = new PDPage(new PDRectangle(width, height));
        pdf.addPage(page);
        PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(pdf, width, height);
        texts.serve(graphics);
        graphics.scale(scale, scale);
        drawing.paint(graphics);
        graphics.dispose();
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          content.drawForm(graphics.getXFormObject());
        }
      }
      pdf.getDocumentCatalog().setLanguage(language);
      fixed(pdf, title);
      pdf.save(bytes);
    } catch (IOException e) {
      throw new DocumentException("cannot write figure '" + title + "' as PDF", e);
    }
    return bytes.toByteArray();
  }

  private static void fixed(PDDocument pdf, String title) {
    PDDocumentInformation information = pdf.getDocumentInformation();
    Calendar day = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    day.clear();
    day.set(NO_CLOCK_YEAR, Calendar.JANUARY, 1);
    information.setCreationDate(day);
    information.setModificationDate(day);
    information.setTitle(title);
    information.setProducer("PTPS");
    COSArray id = new COSArray();
    COSString constant = new COSString(title.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    id.add(constant);
    id.add(constant);
    pdf.getDocument().getTrailer().setItem(COSName.ID, id);
  }

  /** Author, subject and day as the document has them; without a day the fixed one stays. */
  private static void card(PDDocument pdf, Document document) {
    PDDocumentInformation information = pdf.getDocumentInformation();
    information.setAuthor(
        document.edition().author().isEmpty() ? "PTPS" : document.edition().author());
    information.setSubject(Annotated.plain(document.subtitle()));
    LocalDate known = document.edition().day();
    if (known != null) {
      Calendar day = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
      day.clear();
      day.set(known.getYear(), known.getMonthValue() - 1, known.getDayOfMonth());
      information.setCreationDate(day);
      information.setModificationDate(day);
    }
  }

  // A file beside this one is named without a folder, so that both can be moved together.
  private static void beside(PDDocument pdf) throws IOException {
    for (PDPage page : pdf.getPages()) {
      for (PDAnnotation annotation : page.getAnnotations()) {
        if (annotation instanceof PDAnnotationLink link
            && link.getAction() instanceof PDActionURI uri
            && uri.getURI() != null
            && uri.getURI().startsWith(BASE)) {
          uri.setURI(uri.getURI().substring(BASE.length()));
        }
      }
    }
  }

  /** How the markup names a drawing. */
  static String address(Block.Figure figure, int page) {
    return figure.id() + ":" + page;
  }

  /**
   * Size of a drawing on a sheet, as style: as wide as the text, unless that is too high. In a book
   * a high drawing leaves room for the words that it belongs to, as far as its letters stay
   * legible.
   *
   * @param grown how much larger it is than that
   */
  static String size(Drawing drawing, Document.Layout layout, double grown) {
    double width = grown * width(drawing, layout);
    return String.format(
        Locale.ROOT,
        "width:%.2fmm;height:%.2fmm",
        width,
        width * drawing.height() / drawing.width());
  }

  /** How much smaller than usual a drawing may be for its letters to stay legible. */
  static double smallest(Drawing drawing, Document.Layout layout) {
    return Math.min(1, LEGIBLE * TEXT_WIDTH / width(drawing, layout));
  }

  /** How much larger than usual a drawing may be to stay on the sheet. */
  static double largest(Drawing drawing, Document.Layout layout) {
    return Math.min(TEXT_WIDTH, TEXT_HEIGHT * drawing.width() / drawing.height())
        / width(drawing, layout);
  }

  private static double width(Drawing drawing, Document.Layout layout) {
    double width = Math.min(TEXT_WIDTH, TEXT_HEIGHT * drawing.width() / drawing.height());
    if (layout == Document.Layout.BOOK) {
      double shorter = TEXT_HEIGHT * HIGHEST * drawing.width() / drawing.height();
      width = Math.min(WIDEST * TEXT_WIDTH, Math.max(shorter, LEGIBLE * TEXT_WIDTH));
      width = Math.min(width, TEXT_HEIGHT * drawing.width() / drawing.height());
    }
    return width;
  }

  private record Drawers(Map<String, Drawing> drawings, TextDrawer texts)
      implements FSObjectDrawerFactory {
    @Override
    public boolean isReplacedObject(Element element) {
      return element.getNodeName().equals("object") && element.getAttribute("type").equals(DRAWING);
    }

    @Override
    public FSObjectDrawer createDrawer(Element element) {
      return isReplacedObject(element) ? this::draw : null;
    }

    private Map<Shape, String> draw(
        Element element,
        double x,
        double y,
        double width,
        double height,
        OutputDevice device,
        RenderingContext context,
        int dotsPerPixel) {
      Drawing drawing = drawings.get(element.getAttribute("data"));
      device.drawWithGraphics(
          (float) x,
          (float) y,
          (float) width / dotsPerPixel,
          (float) height / dotsPerPixel,
          graphics -> paint(drawing, graphics, width / dotsPerPixel));
      return Map.of();
    }

    private void paint(Drawing drawing, Graphics2D graphics, double width) {
      if (graphics instanceof PdfBoxGraphics2D pdf) {
        texts.serve(pdf);
      }
      double scale = width / drawing.width();
      graphics.scale(scale, scale);
      drawing.paint(graphics);
    }
  }

  /** Writes the text of drawings with the bundled fonts, one copy of each in a document. */
  private static final class TextDrawer extends PdfBoxGraphics2DFontTextDrawer {
    private final Fonts fonts;
    private final Map<PDDocument, Map<Boolean, org.apache.pdfbox.pdmodel.font.PDFont>> embedded =
        new HashMap<>();

    TextDrawer(Fonts fonts) {
      this.fonts = fonts;
    }

    void serve(PdfBoxGraphics2D graphics) {
      graphics.setFontTextDrawer(this);
    }

    @Override
    protected org.apache.pdfbox.pdmodel.font.PDFont mapFont(
        java.awt.Font font, IFontTextDrawerEnv env) {
      return embedded
          .computeIfAbsent(env.getDocument(), document -> new HashMap<>())
          .computeIfAbsent(font.isBold(), bold -> load(env.getDocument(), bold));
    }

    private org.apache.pdfbox.pdmodel.font.PDFont load(PDDocument document, boolean bold) {
      try {
        return PDType0Font.load(
            document,
            new org.apache.fontbox.ttf.TTFParser()
                .parse(new RandomAccessReadBuffer(bold ? fonts.bold() : fonts.regular())),
            true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
