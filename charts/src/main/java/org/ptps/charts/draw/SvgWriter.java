package org.ptps.charts.draw;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Letters;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes a page as SVG: text as text, at most two decimals, ids that begin with the figure's, so
 * that several figures can stand in one HTML page.
 */
public final class SvgWriter {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String FAMILIES = "'Open Sans', 'DejaVu Sans', sans-serif";

  private SvgWriter() {}

  /** Where the SVG will stand, which decides whether it carries the font itself. */
  public enum Place {
    FILE,
    PAGE
  }

  public static String write(Picture picture, int pageIndex, String language, Place place) {
    Page page = picture.pages().get(pageIndex);
    Document document =
        GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("ptps");
    context.setPrecision(2);
    String prefix = picture.id() + (pageIndex == 0 ? "" : "-" + (pageIndex + 1));
    context.setIDGenerator(new PrefixedIds(prefix));
    SVGGraphics2D graphics = new Canvas(context);
    graphics.setSVGCanvasSize(
        new Dimension((int) Math.ceil(page.width()), (int) Math.ceil(page.height())));
    page.paint(graphics);
    Element root = graphics.getRoot();
    head(root, picture, prefix, page, language, place);
    texts(root, 12f, false);
    sharedDefinitions(root, prefix);
    try {
      StringWriter writer = new StringWriter();
      graphics.stream(root, writer, false, false);
      return body(writer.toString(), place);
    } catch (IOException e) {
      throw new ChartException("cannot write figure " + picture.id() + " as SVG", e);
    }
  }

  private static void head(
      Element root, Picture picture, String prefix, Page page, String language, Place place) {
    Document document = root.getOwnerDocument();
    int width = (int) Math.ceil(page.width());
    int height = (int) Math.ceil(page.height());
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    root.setAttribute("role", "img");
    root.setAttribute("lang", language);
    root.setAttribute("aria-labelledby", prefix + "-title " + prefix + "-desc");
    Element title = document.createElementNS(SVG, "title");
    title.setAttribute("id", prefix + "-title");
    title.setTextContent(Annotated.plain(picture.title()));
    Element description = document.createElementNS(SVG, "desc");
    description.setAttribute("id", prefix + "-desc");
    description.setTextContent(picture.description());
    Node first = root.getFirstChild();
    root.insertBefore(title, first);
    root.insertBefore(description, first);
    if (place == Place.FILE) {
      Element style = document.createElementNS(SVG, "style");
      style.setTextContent(fontFaces(root.getTextContent()));
      root.insertBefore(style, first);
    }
  }

  /**
   * The bundled fonts as CSS, for a file that must look the same on any machine; the second one,
   * which is large, only where a text needs it.
   */
  public static String fontFaces(String text) {
    String first =
        fontFace("Open Sans", "OpenSans-Regular.woff2", "normal")
            + fontFace("Open Sans", "OpenSans-Bold.woff2", "bold");
    return Letters.needSecondFont(text)
        ? first
            + fontFace("DejaVu Sans", "DejaVuSans-Regular.woff2", "normal")
            + fontFace("DejaVu Sans", "DejaVuSans-Bold.woff2", "bold")
        : first;
  }

  private static String fontFace(String family, String file, String weight) {
    return "@font-face{font-family:'"
        + family
        + "';font-weight:"
        + weight
        + ";src:url(data:font/woff2;base64,"
        + Base64.getEncoder().encodeToString(Style.resource(file))
        + ") format('woff2')}";
  }

  // A reader without the font would see other widths, and labels would run into each other: each
  // text says how long it is.
  private static void texts(Element element, float inheritedSize, boolean inheritedBold) {
    String sizeText = element.getAttribute("font-size");
    float size = sizeText.isEmpty() ? inheritedSize : Float.parseFloat(sizeText.replace("px", ""));
    String weight = element.getAttribute("font-weight");
    boolean bold = weight.isEmpty() ? inheritedBold : weight.equals("bold");
    if (element.hasAttribute("font-family")) {
      element.setAttribute("font-family", FAMILIES);
    }
    if (element.getLocalName().equals("text")) {
      Font font = Style.shipped().measured(size, bold);
      double length = Text.width(element.getTextContent(), font);
      element.setAttribute("textLength", String.format(Locale.ROOT, "%.2f", length));
      element.setAttribute("lengthAdjust", "spacingAndGlyphs");
      keys(element);
      return;
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element nested) {
        texts(nested, size, bold);
      }
    }
  }

  // A text that is one number carries its key itself, one with more words a span for each number.
  private static void keys(Element text) {
    List<Annotated.Piece> pieces = Annotated.pieces(text.getTextContent());
    if (pieces.stream().allMatch(Annotated.Piece::isPlain)) {
      return;
    }
    text.setTextContent("");
    for (Annotated.Piece piece : pieces) {
      if (pieces.size() == 1) {
        attributes(text, piece);
        text.setTextContent(piece.words());
      } else if (piece.isPlain()) {
        text.appendChild(text.getOwnerDocument().createTextNode(piece.words()));
      } else {
        Element span = text.getOwnerDocument().createElementNS(SVG, "tspan");
        attributes(span, piece);
        span.setTextContent(piece.words());
        text.appendChild(span);
      }
    }
  }

  private static void attributes(Element element, Annotated.Piece piece) {
    if (piece.kind().isEmpty()) {
      element.setAttribute("data-key", piece.key());
      element.setAttribute("data-value", piece.value());
    } else {
      element.setAttribute("data-kind", piece.kind());
    }
  }

  /** Whether what is drawn can carry the keys of numbers. */
  static boolean showsKeys(Graphics2D graphics) {
    return graphics instanceof Canvas;
  }

  /** What is drawn in between are numbers of axes. */
  static void scales(Graphics2D graphics, Runnable drawing) {
    if (graphics instanceof Canvas canvas) {
      canvas.drawsScales = true;
      drawing.run();
      canvas.drawsScales = false;
    } else {
      drawing.run();
    }
  }

  private static final class Canvas extends SVGGraphics2D {
    private boolean drawsScales;

    Canvas(SVGGeneratorContext context) {
      super(context, false);
    }

    private Canvas(Canvas canvas) {
      super(canvas);
      drawsScales = canvas.drawsScales;
    }

    @Override
    public Graphics create() {
      return new Canvas(this);
    }

    @Override
    public void drawString(String text, float x, float y) {
      super.drawString(drawsScales ? Annotated.kind("scale", text) : text, x, y);
    }
  }

  // Batik gives these the same id in every document.
  private static void sharedDefinitions(Element root, String prefix) {
    org.w3c.dom.NodeList definitions = root.getElementsByTagNameNS(SVG, "defs");
    for (int i = 0; i < definitions.getLength(); i++) {
      Element element = (Element) definitions.item(i);
      if (element.getAttribute("id").equals("genericDefs")) {
        element.setAttribute("id", prefix + "-definitions");
      }
    }
  }

  private static String body(String written, Place place) {
    // Without the document type, whose address some readers would try to open.
    String svg = written.substring(written.indexOf("<svg")).replace("\r\n", "\n").strip() + "\n";
    return switch (place) {
      case FILE -> "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg;
      case PAGE -> svg;
    };
  }

  private static final class PrefixedIds extends SVGIDGenerator {
    private final String figure;
    private int count;

    PrefixedIds(String figure) {
      this.figure = figure;
    }

    @Override
    public String generateID(String prefix) {
      count++;
      return figure + "-" + prefix + count;
    }
  }
}
