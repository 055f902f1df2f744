package org.ptps.charts.draw;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.TextShape.TextAutofit;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGroupShape;
import org.ptps.charts.document.Archive;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Numbers;

/**
 * Writes a figure as slides, one for each of its pages, that people go on editing: the title is the
 * slide's title, message and caption are text boxes, and the chart is a group of shapes whose words
 * are text. The same figure gives the same bytes.
 */
public final class PptxWriter {
  /** Width of a slide, in points. */
  private static final double WIDTH = 960;

  private PptxWriter() {}

  public static byte[] write(Picture picture, String language) {
    double widest = picture.pages().stream().mapToDouble(Page::width).max().orElseThrow();
    double highest = picture.pages().stream().mapToDouble(Page::height).max().orElseThrow();
    double scale = WIDTH / widest;
    try (XMLSlideShow show = new XMLSlideShow()) {
      show.setPageSize(new Dimension((int) WIDTH, (int) Math.round(highest * scale)));
      XSLFSlideLayout layout = show.getSlideMasters().get(0).getLayout(SlideLayout.TITLE_ONLY);
      for (Page page : picture.pages()) {
        slide(show.createSlide(layout), page, picture, scale, language);
      }
      POIXMLProperties.CoreProperties card = show.getProperties().getCoreProperties();
      card.setTitle(Annotated.plain(picture.title()));
      card.setCreator("PTPS");
      card.setCreated(Optional.of(new Date(Archive.FIXED_TIME)));
      card.setModified(Optional.of(new Date(Archive.FIXED_TIME)));
      card.getUnderlyingProperties().setLanguageProperty(language);
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      show.write(written);
      return Archive.withoutClock(written.toByteArray());
    } catch (IOException e) {
      throw new ChartException("cannot write figure " + picture.id() + " as PPTX", e);
    }
  }

  private static void slide(
      XSLFSlide slide, Page page, Picture picture, double scale, String language) {
    XSLFTextShape title = slide.getPlaceholder(0);
    XSLFGroupShape group = slide.createGroup();
    Rectangle2D all = new Rectangle2D.Double(0, 0, page.width() * scale, page.height() * scale);
    group.setAnchor(all);
    group.setInteriorAnchor(all);
    ((CTGroupShape) group.getXmlObject()).getNvGrpSpPr().getCNvPr().setDescr(picture.description());
    SlideCanvas canvas = new SlideCanvas(group, language);
    canvas.scale(scale, scale);
    page.paintShown(canvas);
    List<Page.Block> caption = new ArrayList<>();
    for (Page.Block block : page.words()) {
      switch (block.role()) {
        case TITLE -> write(title, List.of(block), scale, language);
        case LABEL, MESSAGE -> write(slide.createTextBox(), List.of(block), scale, language);
        case CAPTION -> caption.add(block);
      }
    }
    if (!caption.isEmpty()) {
      write(slide.createTextBox(), caption, scale, language);
    }
  }

  private static void write(
      XSLFTextShape box, List<Page.Block> blocks, double scale, String language) {
    Page.Block first = blocks.get(0);
    box.setAnchor(
        new Rectangle2D.Double(
            first.x() * scale,
            first.y() * scale,
            first.width() * scale,
            (blocks.get(blocks.size() - 1).end() - first.y()) * scale));
    SlideCanvas.bare(box);
    // A machine without the font may have wider letters; they get smaller instead of running over.
    box.setTextAutofit(TextAutofit.NORMAL);
    box.setWordWrap(true);
    box.setVerticalAlignment(VerticalAlignment.TOP);
    box.clearText();
    for (Page.Block block : blocks) {
      org.apache.poi.xslf.usermodel.XSLFTextParagraph paragraph = box.addNewTextParagraph();
      paragraph.setTextAlign(TextAlign.LEFT);
      paragraph.setSpaceBefore(0.0);
      SlideCanvas.say(
          paragraph,
          Numbers.together(Annotated.plain(block.words())),
          block.font().getSize2D() * scale,
          block.font().isBold(),
          block.colour(),
          language);
    }
  }
}
