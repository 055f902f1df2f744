package org.ptps.charts.document;

import java.awt.Graphics2D;

/** One page of a figure, drawn anew for every format. */
public interface Drawing {
  /** Width in the drawing's own units. */
  double width();

  /** Height in the drawing's own units. */
  double height();

  /** Draws it, its upper left corner at the origin. */
  void paint(Graphics2D graphics);

  /** It as SVG to stand in a page of HTML. */
  String svg();

  /** It as PNG at print size. */
  byte[] png();
}
