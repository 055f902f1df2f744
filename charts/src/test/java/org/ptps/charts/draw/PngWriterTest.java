package org.ptps.charts.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What any program reads of a PNG is what was drawn. */
class PngWriterTest {
  // Lines like the one above, lines like no other, and sizes that no buffer ends at.
  private static final Page PAGE = new Page(311, 97, PngWriterTest::paint);

  private static void paint(Graphics2D graphics) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 311, 97);
    graphics.setPaint(new GradientPaint(0, 0, Color.RED, 200, 40, Color.CYAN));
    graphics.fillRect(10, 20, 250, 40);
    graphics.setColor(Color.BLUE);
    graphics.fill(new Ellipse2D.Double(200.5, 40.25, 60.75, 50));
  }

  @Test
  void everyDotIsAsItWasDrawn() throws Exception {
    double scale = Style.shipped().pngScale();
    BufferedImage expected =
        new BufferedImage(
            (int) Math.ceil(311 * scale), (int) Math.ceil(97 * scale), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = expected.createGraphics();
    graphics.scale(scale, scale);
    PAGE.paint(graphics);
    graphics.dispose();

    BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngWriter.write(PAGE)));

    assertThat(read.getWidth()).isEqualTo(expected.getWidth());
    assertThat(read.getHeight()).isEqualTo(expected.getHeight());
    assertThat(dots(read)).isEqualTo(dots(expected));
  }

  private static int[] dots(BufferedImage image) {
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }

  @Test
  void itIsOfThreeHundredDotsPerInch() throws Exception {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream bytes =
        ImageIO.createImageInputStream(new ByteArrayInputStream(PngWriter.write(PAGE)))) {
      reader.setInput(bytes);
      IIOImage image = reader.readAll(0, null);
      NodeList sizes =
          ((Element) image.getMetadata().getAsTree("javax_imageio_1.0"))
              .getElementsByTagName("HorizontalPixelSize");
      double millimetres = Double.parseDouble(((Element) sizes.item(0)).getAttribute("value"));

      assertThat(25.4 / millimetres).isBetween(298.0, 302.0);
    } finally {
      reader.dispose();
    }
  }
}
