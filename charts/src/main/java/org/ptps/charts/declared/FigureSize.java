package org.ptps.charts.declared;

/** The form of a figure's pages. */
public enum FigureSize {
  /** As wide as the text of a sheet and as high as the figure needs. */
  PAGE(0),
  /** Of the form that screens and projectors have. */
  SLIDE(9.0 / 16),
  /** As high as wide. */
  SQUARE(1);

  /** Share of its own size to which a figure is drawn smaller at most, before it is parted. */
  private static final double SMALLEST = 0.7;

  private final double ratio;

  FigureSize(double ratio) {
    this.ratio = ratio;
  }

  /** Height of a page that is {@code width} wide and whose content is {@code needed} high. */
  public double height(double width, double needed) {
    return Math.max(needed, width * ratio);
  }

  /** Width of a page whose content is {@code width} wide and {@code needed} high. */
  public double width(double width, double needed) {
    return ratio == 0 ? width : height(width, needed) / ratio;
  }

  /**
   * How high the content of a page may be, so that its letters stay large enough to be read.
   *
   * @param otherwise what holds where the form leaves the height open
   */
  public double most(double width, double otherwise) {
    return ratio == 0 ? otherwise : width * ratio / SMALLEST;
  }
}
