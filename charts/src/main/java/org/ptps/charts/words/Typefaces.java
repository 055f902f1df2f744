package org.ptps.charts.words;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bundled fonts, which say what can be written at all. */
public final class Typefaces {
  /** The family with all letters that figures and documents have. */
  public static final String REGULAR = "OpenSansWide-Regular.ttf";

  public static final String BOLD = "OpenSansWide-Bold.ttf";

  private static final Font FIRST = font("OpenSans-Regular.ttf");
  private static final Font WIDE = font(REGULAR);
  private static final Font WIDE_BOLD = font(BOLD);

  private Typefaces() {}

  public static Font regular() {
    return WIDE;
  }

  public static Font bold() {
    return WIDE_BOLD;
  }

  /** Whether the font that every figure carries has it, so that the second one is not needed. */
  public static boolean hasInFirstFont(int codePoint) {
    return FIRST.canDisplay(codePoint);
  }

  /** A file of {@code charts/style} as it lies in the jar. */
  public static byte[] file(String name) {
    return packed("style/" + name);
  }

  /** A file of {@code charts} as it lies in the jar. */
  public static byte[] packed(String name) {
    try (InputStream stream = Typefaces.class.getResourceAsStream("/org/ptps/charts/" + name)) {
      if (stream == null) {
        throw new ChartException("charts/" + name + " is not in the jar → build again");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new ChartException("cannot read charts/" + name + ": " + e.getMessage(), e);
    }
  }

  private static Font font(String name) {
    try {
      return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file(name)));
    } catch (FontFormatException | IOException e) {
      throw new ChartException("charts/style/" + name + " is no font: " + e.getMessage(), e);
    }
  }
}
