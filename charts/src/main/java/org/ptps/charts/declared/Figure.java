package org.ptps.charts.declared;

import java.nio.file.Path;
import java.util.List;
import org.ptps.catalog.Words;

/**
 * One declaration of {@code charts/figures}.
 *
 * @param id stem of the file; also the stem of what is written
 * @param file where it is declared, for messages
 * @param indicators codes in the order in which they are shown
 * @param panels parts of a figure that has several; empty where the indicators are the panels
 * @param audience who may see it; one that names partners or finances of juntas is for members
 * @param message what the reader should see, with slots in braces that the figure fills
 */
public record Figure(
    String id,
    Path file,
    FigureKind kind,
    List<String> indicators,
    Slice slice,
    Order order,
    List<Panel> panels,
    ReportRequest.Audience audience,
    Words title,
    Words message) {

  /** The same figure of another slice. */
  Figure with(String otherId, Slice other) {
    return new Figure(
        otherId, file, kind, indicators, other, order, panels, audience, title, message);
  }

  /** Order of the rows. */
  public enum Order {
    VALUE,
    NAME,
    CODE
  }

  /**
   * One part of a figure.
   *
   * @param indicator code whose baselines or breakdown the panel shows
   * @param variables variables of {@code report.national_coverage}
   * @param breakdown breakdown of {@code report.indicator_breakdowns}
   */
  public record Panel(Words title, String indicator, List<String> variables, String breakdown) {}
}
