package org.ptps.charts;

import java.awt.Font;
import java.awt.geom.AffineTransform;
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
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** The texts of an SVG with the boxes that they take, measured with the bundled font. */
record SvgTexts(double width, double height, String title, String description, List<Box> texts) {

  /** A text and its box on the canvas. */
  record Box(String text, Rectangle2D box) {}

  private static final Pattern STEP = Pattern.compile("(\\w+)\\(([^)]*)\\)");

  static SvgTexts read(String svg) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setEntityResolver((id, system) -> new InputSource(new StringReader("")));
    Document document =
        builder.parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    Element root = document.getDocumentElement();
    List<Box> boxes = new ArrayList<>();
    collect(root, new AffineTransform(), 12f, false, boxes);
    return new SvgTexts(
        Double.parseDouble(root.getAttribute("width")),
        Double.parseDouble(root.getAttribute("height")),
        root.getElementsByTagName("title").item(0).getTextContent(),
        root.getElementsByTagName("desc").item(0).getTextContent(),
        boxes);
  }

  private static void collect(
      Element element, AffineTransform outer, float outerSize, boolean outerBold, List<Box> boxes) {
    AffineTransform transform = new AffineTransform(outer);
    transform.concatenate(transform(element.getAttribute("transform")));
    String sizeText = element.getAttribute("font-size");
    float size = sizeText.isEmpty() ? outerSize : Float.parseFloat(sizeText.replace("px", ""));
    String weight = element.getAttribute("font-weight");
    boolean bold = weight.isEmpty() ? outerBold : weight.equals("bold");
    if (element.getTagName().equals("text")) {
      Font font = Style.shipped().measured(size, bold);
      // The ink of a line: no accent or descender of the font leaves this box.
      Rectangle2D ink =
          font.createGlyphVector(Style.METRICS, element.getTextContent()).getVisualBounds();
      double x = Double.parseDouble(element.getAttribute("x"));
      double y = Double.parseDouble(element.getAttribute("y"));
      Rectangle2D placed =
          new Rectangle2D.Double(x + ink.getX(), y + ink.getY(), ink.getWidth(), ink.getHeight());
      boxes.add(
          new Box(
              element.getTextContent(), transform.createTransformedShape(placed).getBounds2D()));
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element nested) {
        collect(nested, transform, size, bold, boxes);
      }
    }
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

  List<String> outside() {
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

  List<String> overlaps() {
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
