package org.ptps.charts.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.document.Fonts;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Typefaces;

/** Colours, sizes and fonts of everything that is drawn, read once from {@code charts/style}. */
public final class Style {
  private static final String SHOWN = "charts/style/style.conf";
  private static final Style SHIPPED = read();

  /** Measures text the same way on screen, in SVG and in PNG. */
  public static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  private final Font regular;
  private final Font bold;
  private final Map<String, Color> colours;
  private final Map<String, Color> siasar;
  private final List<Color> series;
  private final List<Color> steps;
  private final List<Color> ladder;
  private final Map<String, Double> sizes;
  private final double width;
  private final double margin;
  private final double pngScale;

  private Style(Declaration conf) {
    regular = Typefaces.regular();
    bold = Typefaces.bold();
    width = conf.number("width", 0);
    margin = conf.number("margin", 0);
    pngScale = conf.number("png_scale", 0);
    Declaration textSizes = conf.child("text_sizes");
    sizes = new LinkedHashMap<>();
    textSizes.keys().forEach(name -> sizes.put(name, textSizes.number(name, 0)));
    colours = colours(conf, "colours");
    siasar = colours(conf, "siasar");
    series = conf.texts("series").stream().map(Color::decode).toList();
    steps = conf.texts("steps").stream().map(Color::decode).toList();
    ladder = conf.texts("ladder").stream().map(Color::decode).toList();
    textSizes.done();
    conf.done();
  }

  public static Style shipped() {
    return SHIPPED;
  }

  private static Style read() {
    Problems problems = new Problems();
    Style style =
        new Style(
            Declaration.parse(
                new String(resource("style.conf"), StandardCharsets.UTF_8), SHOWN, problems));
    problems.throwIfAny();
    return style;
  }

  /** A file of {@code charts/style} as it lies in the jar. */
  public static byte[] resource(String name) {
    return Typefaces.file(name);
  }

  /** A file of {@code charts/geography} as it lies in the jar. */
  public static byte[] geography(String name) {
    return Typefaces.packed("geography/" + name);
  }

  /** The bundled family for documents. */
  public static Fonts fonts() {
    return new Fonts("Open Sans", resource(Typefaces.REGULAR), resource(Typefaces.BOLD));
  }

  private static Map<String, Color> colours(Declaration conf, String key) {
    Map<String, Color> colours = new LinkedHashMap<>();
    conf.map(key).forEach((name, code) -> colours.put(name, Color.decode(code)));
    return colours;
  }

  public double width() {
    return width;
  }

  public double margin() {
    return margin;
  }

  double pngScale() {
    return pngScale;
  }

  public Color colour(String name) {
    Color colour = colours.get(name);
    if (colour == null) {
      throw new ChartException("no colour '" + name + "' → add it to " + SHOWN);
    }
    return colour;
  }

  public Color ink() {
    return colour("ink");
  }

  public Color muted() {
    return colour("muted");
  }

  public Color ground() {
    return colour("ground");
  }

  /** Colour of a SIASAR class; {@code none} for what has no class. */
  public Color siasar(String category) {
    return siasar.getOrDefault(category, siasar.get("none"));
  }

  public Color series(int index) {
    return series.get(index % series.size());
  }

  public List<Color> series() {
    return series;
  }

  public List<Color> steps() {
    return steps;
  }

  /** Steps of service of JMP, from safely managed to none. */
  public List<Color> ladder() {
    return ladder;
  }

  /** Colour of a percentage from 0 to 100. */
  public Color step(double percent) {
    int step = (int) Math.floor(percent / (100.0 / steps.size()));
    return steps.get(Math.max(0, Math.min(steps.size() - 1, step)));
  }

  Font title() {
    return bold("title");
  }

  Font message() {
    return regular("message");
  }

  public Font label() {
    return regular("label");
  }

  public Font strongLabel() {
    return bold("label");
  }

  public Font small() {
    return regular("small");
  }

  public Font strongSmall() {
    return bold("small");
  }

  private Font regular(String size) {
    return regular.deriveFont(sizes.get(size).floatValue());
  }

  // The face is bold already; the flag makes Batik write font-weight and does not thicken it again.
  private Font bold(String size) {
    return bold.deriveFont(Font.BOLD, sizes.get(size).floatValue());
  }

  public Font measured(float size, boolean strong) {
    return strong ? bold.deriveFont(Font.BOLD, size) : regular.deriveFont(size);
  }

  /** Ink or ground, whichever is read better on {@code behind}. */
  public Color textOn(Color behind) {
    return contrast(ink(), behind) >= contrast(ground(), behind) ? ink() : ground();
  }

  /** Contrast of WCAG 2, from 1 to 21. */
  public static double contrast(Color one, Color other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
