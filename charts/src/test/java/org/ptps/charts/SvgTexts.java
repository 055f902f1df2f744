package org.ptps.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ptps.charts.draw.Style;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** The texts of an SVG with the boxes that they take, measured with the bundled font. */
public record SvgTexts(
    double width,
    double height,
    String title,
    String description,
    List<Box> texts,
    List<Filled> fills,
    List<Filled> strokes) {

  /**
   * A text and its box on the canvas.
   *
   * @param colour colour of its letters
   * @param grounds colours of what was painted last behind its beginning, middle and end
   * @param order how many shapes were painted before
   */
  public record Box(String text, Rectangle2D box, Color colour, List<Color> grounds, int order) {
    /** Contrast on the ground on which it is read worst. */
    double contrast() {
      return grounds.stream()
          .mapToDouble(ground -> Style.contrast(colour, ground))
          .min()
          .orElseThrow();
    }
  }

  /** A filled shape, or a line, in the order of painting. */
  public record Filled(Shape shape, Color colour, int order) {}

  private record Pen(
      AffineTransform transform, float size, boolean bold, Color fill, Color stroke) {}

  /** What was found so far. */
  private record Found(List<Filled> fills, List<Filled> strokes, List<Box> boxes) {
    int order() {
      return fills.size() + strokes.size();
    }
  }

  private static final Pattern PATH_STEP = Pattern.compile("([A-Za-z])([^A-Za-z]*)");
  private static final Pattern STEP = Pattern.compile("(\\w+)\\(([^)]*)\\)");

  public static SvgTexts read(String svg) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setEntityResolver((id, system) -> new InputSource(new StringReader("")));
    Document document =
        builder.parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    Element root = document.getDocumentElement();
    Found found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    collect(root, new Pen(new AffineTransform(), 12f, false, Color.BLACK, null), found);
    return new SvgTexts(
        Double.parseDouble(root.getAttribute("width")),
        Double.parseDouble(root.getAttribute("height")),
        root.getElementsByTagName("title").item(0).getTextContent(),
        root.getElementsByTagName("desc").item(0).getTextContent(),
        found.boxes(),
        found.fills(),
        found.strokes());
  }

  private static void collect(Element element, Pen outer, Found found) {
    if (element.getTagName().equals("clipPath")) {
      return;
    }
    AffineTransform transform = new AffineTransform(outer.transform());
    transform.concatenate(transform(element.getAttribute("transform")));
    String size = element.getAttribute("font-size");
    String weight = element.getAttribute("font-weight");
    String fill = element.getAttribute("fill");
    String stroke = element.getAttribute("stroke");
    Pen pen =
        new Pen(
            transform,
            size.isEmpty() ? outer.size() : Float.parseFloat(size.replace("px", "")),
            weight.isEmpty() ? outer.bold() : weight.equals("bold"),
            fill.isEmpty() ? outer.fill() : colour(fill),
            stroke.isEmpty() ? outer.stroke() : colour(stroke));
    switch (element.getTagName()) {
      case "text" -> found.boxes().add(text(element, pen, found));
      case "rect", "path", "circle", "ellipse", "polygon", "line", "polyline" -> {
        Shape shape = transform.createTransformedShape(shape(element));
        if (pen.fill() != null) {
          found.fills().add(new Filled(shape, pen.fill(), found.order()));
        } else if (pen.stroke() != null) {
          found.strokes().add(new Filled(shape, pen.stroke(), found.order()));
        }
      }
      default -> {}
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element nested) {
        collect(nested, pen, found);
      }
    }
  }

  private static Box text(Element element, Pen pen, Found found) {
    Font font = Style.shipped().measured(pen.size(), pen.bold());
    // The ink of a line: no accent or descender of the font leaves this box.
    Rectangle2D ink =
        font.createGlyphVector(Style.METRICS, element.getTextContent()).getVisualBounds();
    double x = number(element, "x");
    double y = number(element, "y");
    Rectangle2D placed =
        new Rectangle2D.Double(x + ink.getX(), y + ink.getY(), ink.getWidth(), ink.getHeight());
    List<Color> grounds = new ArrayList<>();
    for (double part : new double[] {0.02, 0.5, 0.98}) {
      Point2D point =
          pen.transform()
              .transform(
                  new Point2D.Double(placed.getX() + part * placed.getWidth(), placed.getCenterY()),
                  null);
      Color ground = Color.WHITE;
      for (Filled filled : found.fills()) {
        if (filled.shape().contains(point)) {
          ground = filled.colour();
        }
      }
      grounds.add(ground);
    }
    return new Box(
        element.getTextContent(),
        pen.transform().createTransformedShape(placed).getBounds2D(),
        pen.fill() == null ? Color.BLACK : pen.fill(),
        grounds,
        found.order());
  }

  private static double number(Element element, String name) {
    String text = element.getAttribute(name);
    return text.isEmpty() ? 0 : Double.parseDouble(text);
  }

  private static Color colour(String fill) {
    if (fill.startsWith("rgb(")) {
      int[] n =
          java.util.Arrays.stream(fill.substring(4, fill.length() - 1).split(","))
              .mapToInt(part -> Integer.parseInt(part.trim()))
              .toArray();
      return new Color(n[0], n[1], n[2]);
    }
    return switch (fill) {
      case "none" -> null;
      case "white" -> Color.WHITE;
      case "black" -> Color.BLACK;
      case "red" -> Color.RED;
      case "blue" -> Color.BLUE;
      case "yellow" -> Color.YELLOW;
      case "gray" -> Color.GRAY;
      default -> throw new IllegalArgumentException("fill " + fill);
    };
  }

  private static Shape shape(Element element) {
    return switch (element.getTagName()) {
      case "rect" ->
          new Rectangle2D.Double(
              number(element, "x"),
              number(element, "y"),
              number(element, "width"),
              number(element, "height"));
      case "circle" -> {
        double r = number(element, "r");
        yield new Ellipse2D.Double(
            number(element, "cx") - r, number(element, "cy") - r, 2 * r, 2 * r);
      }
      case "ellipse" -> {
        double rx = number(element, "rx");
        double ry = number(element, "ry");
        yield new Ellipse2D.Double(
            number(element, "cx") - rx, number(element, "cy") - ry, 2 * rx, 2 * ry);
      }
      case "polygon" -> path("M" + element.getAttribute("points").trim() + " Z");
      case "polyline" -> path("M" + element.getAttribute("points").trim());
      case "line" ->
          new Line2D.Double(
              number(element, "x1"),
              number(element, "y1"),
              number(element, "x2"),
              number(element, "y2"));
      default -> path(element.getAttribute("d"));
    };
  }

  private static Path2D path(String data) {
    Path2D path = new Path2D.Double();
    Matcher steps = PATH_STEP.matcher(data);
    while (steps.find()) {
      double[] n =
          steps.group(2).isBlank()
              ? new double[0]
              : java.util.Arrays.stream(steps.group(2).trim().split("[ ,]+"))
                  .mapToDouble(Double::parseDouble)
                  .toArray();
      switch (steps.group(1)) {
        case "M" -> {
          path.moveTo(n[0], n[1]);
          for (int i = 2; i < n.length; i += 2) {
            path.lineTo(n[i], n[i + 1]);
          }
        }
        case "L" -> path.lineTo(n[0], n[1]);
        case "Q" -> path.quadTo(n[0], n[1], n[2], n[3]);
        case "C" -> path.curveTo(n[0], n[1], n[2], n[3], n[4], n[5]);
        case "Z" -> path.closePath();
        default -> throw new IllegalArgumentException("path " + steps.group());
      }
    }
    return path;
  }

  private static AffineTransform transform(String text) {
    AffineTransform transform = new AffineTransform();
    Matcher steps = STEP.matcher(text);
    while (steps.find()) {
      double[] n =
          java.util.Arrays.stream(steps.group(2).trim().split("[ ,]+"))
              .mapToDouble(Double::parseDouble)
              .toArray();
      transform.concatenate(
          switch (steps.group(1)) {
            case "translate" -> AffineTransform.getTranslateInstance(n[0], n.length > 1 ? n[1] : 0);
            case "rotate" -> AffineTransform.getRotateInstance(Math.toRadians(n[0]));
            case "scale" -> AffineTransform.getScaleInstance(n[0], n.length > 1 ? n[1] : n[0]);
            case "matrix" -> new AffineTransform(n);
            default -> throw new IllegalArgumentException("transform " + steps.group());
          });
    }
    return transform;
  }

  public List<String> outside() {
    return texts.stream()
        .filter(
            text ->
                text.box().getMinX() < 0
                    || text.box().getMinY() < 0
                    || text.box().getMaxX() > width
                    || text.box().getMaxY() > height)
        .map(Box::text)
        .toList();
  }

  /** Texts that are hard to read on what is behind them, WCAG 2 level AA for small text. */
  public List<String> faint() {
    return texts.stream()
        .filter(text -> text.contrast() < 4.5)
        .map(text -> text.text() + " " + text.colour() + " on " + text.grounds())
        .toList();
  }

  public List<String> overlaps() {
    List<String> overlaps = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (int j = i + 1; j < texts.size(); j++) {
        Rectangle2D one = texts.get(i).box();
        Rectangle2D other = texts.get(j).box();
        if (one.intersects(other.getX(), other.getY(), other.getWidth(), other.getHeight())) {
          overlaps.add(texts.get(i).text() + " × " + texts.get(j).text());
        }
      }
    }
    return overlaps;
  }
}
