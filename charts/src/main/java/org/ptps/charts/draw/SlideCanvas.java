package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.LineMetrics;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.apache.poi.sl.draw.SLGraphics;
import org.apache.poi.sl.usermodel.Insets2D;
import org.apache.poi.sl.usermodel.SimpleShape;
import org.apache.poi.sl.usermodel.StrokeStyle.LineDash;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.TextShape.TextAutofit;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/**
 * Draws into a group of shapes of a slide: lines and areas as shapes, words as text boxes. POI's
 * own gives words a box that wraps them at a width of its own, and strokes the width of another
 * scale.
 */
final class SlideCanvas extends SLGraphics {
  private final XSLFGroupShape group;
  private final String language;
  private Text.Anchor anchor = Text.Anchor.LEFT;

  SlideCanvas(XSLFGroupShape group, String language) {
    super(group);
    this.group = group;
    this.language = language;
  }

  /** Which end of the next words stays in its place where a machine lacks the font. */
  static void anchored(Graphics2D graphics, Text.Anchor anchor) {
    if (graphics instanceof SlideCanvas canvas) {
      canvas.anchor = anchor;
    }
  }

  /** Points on one unit of what is drawn. */
  private double scale() {
    return Math.sqrt(Math.abs(getTransform().getDeterminant()));
  }

  @Override
  public void drawString(String words, int x, int y) {
    drawString(words, (float) x, (float) y);
  }

  @Override
  public void drawString(String words, float x, float y) {
    if (words.isBlank()) {
      return;
    }
    Font font = getFont();
    LineMetrics metrics = font.getLineMetrics(words, Style.METRICS);
    double width = Text.width(words, font);
    double height = metrics.getAscent() + metrics.getDescent();
    AffineTransform transform = getTransform();
    Point2D middle =
        transform.transform(
            new Point2D.Double(x + width / 2, y - metrics.getAscent() + height / 2), null);
    double scale = scale();
    XSLFTextBox box = group.createTextBox();
    box.setAnchor(
        new Rectangle2D.Double(
            middle.getX() - width * scale / 2,
            middle.getY() - height * scale / 2,
            width * scale,
            height * scale));
    double turned = Math.toDegrees(Math.atan2(transform.getShearY(), transform.getScaleX()));
    if (Math.abs(turned) > 0.01) {
      box.setRotation(turned);
    }
    bare(box);
    box.setWordWrap(false);
    box.setVerticalAlignment(VerticalAlignment.MIDDLE);
    box.clearText();
    XSLFTextParagraph paragraph = box.addNewTextParagraph();
    paragraph.setTextAlign(
        switch (anchor) {
          case LEFT -> TextAlign.LEFT;
          case CENTRE -> TextAlign.CENTER;
          case RIGHT -> TextAlign.RIGHT;
        });
    say(paragraph, words, font.getSize2D() * scale, font.isBold(), getColor(), language);
    anchor = Text.Anchor.LEFT;
  }

  /** A box without room of its own around its words. */
  static void bare(XSLFTextShape box) {
    box.setInsets(new Insets2D(0, 0, 0, 0));
    box.setTextAutofit(TextAutofit.NONE);
  }

  static void say(
      XSLFTextParagraph paragraph,
      String words,
      double points,
      boolean bold,
      Color colour,
      String language) {
    XSLFTextRun run = paragraph.addNewTextRun();
    run.setText(words);
    run.setFontFamily(Style.fonts().family());
    run.setFontSize(Math.round(points * 10) / 10.0);
    run.setBold(bold);
    run.setFontColor(colour);
    run.getRPr(true).setLang(language);
  }

  @Override
  protected void applyStroke(SimpleShape<?, ?> shape) {
    if (getStroke() instanceof BasicStroke stroke) {
      shape.setStrokeStyle(stroke.getLineWidth() * scale());
      float[] dashes = stroke.getDashArray();
      if (dashes != null) {
        shape.setStrokeStyle(
            dashes[0] <= 2 * stroke.getLineWidth() ? LineDash.SYS_DOT : LineDash.DASH);
      }
    }
  }
}
