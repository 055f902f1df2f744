package org.ptps.charts;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes a page as PNG at print size: 300 dots per inch on the width of an A4 text. */
final class PngWriter {
  static final double PRINTED_MILLIMETRES = 170;

  private PngWriter() {}

  static byte[] write(Page page) {
    Style style = Style.shipped();
    double scale = style.pngScale();
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(page.width() * scale),
            (int) Math.ceil(page.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(scale, scale);
    page.paint(graphics);
    graphics.dispose();
    try {
      return encoded(image, style.width() * scale / PRINTED_MILLIMETRES);
    } catch (IOException e) {
      throw new ChartException("cannot write a PNG: " + e.getMessage(), e);
    }
  }

  private static byte[] encoded(BufferedImage image, double dotsPerMillimetre) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            new ImageTypeSpecifier(image), writer.getDefaultWriteParam());
    String perMetre = String.valueOf(Math.round(dotsPerMillimetre * 1000));
    IIOMetadataNode physical = new IIOMetadataNode("pHYs");
    physical.setAttribute("pixelsPerUnitXAxis", perMetre);
    physical.setAttribute("pixelsPerUnitYAxis", perMetre);
    physical.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(physical);
    metadata.mergeTree("javax_imageio_png_1.0", root);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, metadata), null);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
