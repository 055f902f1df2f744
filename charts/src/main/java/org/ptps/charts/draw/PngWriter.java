package org.ptps.charts.draw;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a page as PNG at print size: 300 dots per inch on the width of an A4 text. The encoder is
 * our own, since that of the platform takes three times as long for what is mostly ground.
 */
public final class PngWriter {
  public static final double PRINTED_MILLIMETRES = 170;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte TRUE_COLOUR = 2;
  private static final byte PER_METRE = 1;

  /** How a line is told: as it is, or as its difference from the line above. */
  private static final byte AS_IT_IS = 0;

  private static final byte FROM_ABOVE = 2;

  /**
   * The last level at which zlib looks for no better place than the one it found: the next takes
   * seven tenths more time for files a tenth smaller.
   */
  private static final int LEVEL = 3;

  private PngWriter() {}

  public static byte[] write(Page page) {
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
    return encoded(image, style.width() * scale / PRINTED_MILLIMETRES);
  }

  private static byte[] encoded(BufferedImage image, double dotsPerMillimetre) {
    int perMetre = (int) Math.round(dotsPerMillimetre * 1000);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(image.getWidth())
            .putInt(image.getHeight())
            .put(new byte[] {Byte.SIZE, TRUE_COLOUR, 0, 0, 0})
            .array();
    chunk(file, "IHDR", header, header.length);
    byte[] size = ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre).put(PER_METRE).array();
    chunk(file, "pHYs", size, size.length);
    lines(file, image);
    chunk(file, "IEND", new byte[0], 0);
    return file.toByteArray();
  }

  private static void lines(ByteArrayOutputStream file, BufferedImage image) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    byte[] line = new byte[1 + 3 * width];
    byte[] packed = new byte[1 << 16];
    Deflater deflater = new Deflater(LEVEL);
    try {
      for (int start = 0; start < pixels.length; start += width) {
        if (start > 0
            && Arrays.equals(pixels, start - width, start, pixels, start, start + width)) {
          Arrays.fill(line, (byte) 0);
          line[0] = FROM_ABOVE;
        } else {
          line[0] = AS_IT_IS;
          int at = 1;
          for (int pixel = start; pixel < start + width; pixel++) {
            int colour = pixels[pixel];
            line[at++] = (byte) (colour >> 16);
            line[at++] = (byte) (colour >> 8);
            line[at++] = (byte) colour;
          }
        }
        deflater.setInput(line);
        while (!deflater.needsInput()) {
          data(file, packed, deflater.deflate(packed));
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        data(file, packed, deflater.deflate(packed));
      }
    } finally {
      deflater.end();
    }
  }

  private static void data(ByteArrayOutputStream file, byte[] packed, int length) {
    if (length > 0) {
      chunk(file, "IDAT", packed, length);
    }
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] content, int length) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(content, 0, length);
    file.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    file.writeBytes(name);
    file.write(content, 0, length);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }
}
