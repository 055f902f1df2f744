package org.ptps.charts.declared;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.words.Heading;
import org.ptps.charts.words.Slots;

/**
 * One declaration of {@code charts/figures}.
 *
 * @param id stem of the file; also the stem of what is written
 * @param file where it is declared, for messages
 * @param indicators codes in the order in which they are shown
 * @param panels parts of a figure that has several; empty where the indicators are the panels
 * @param audience who may see it; one that names partners or finances of juntas is for members
 * @param title what it shows; its heading where nothing is found, else the line below that
 * @param findings sentences that may be its heading, the first whose conditions hold
 * @param message what the reader should see, with slots in braces that the figure fills
 * @param size form of its pages
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
    List<Finding> findings,
    Words message,
    FigureSize size) {

  public Figure(
      String id,
      Path file,
      FigureKind kind,
      List<String> indicators,
      Slice slice,
      Order order,
      List<Panel> panels,
      ReportRequest.Audience audience,
      Words title,
      List<Finding> findings,
      Words message) {
    this(
        id,
        file,
        kind,
        indicators,
        slice,
        order,
        panels,
        audience,
        title,
        findings,
        message,
        FigureSize.PAGE);
  }

  /** The same figure of another slice. */
  Figure with(String otherId, Slice other) {
    return with(otherId, other, size);
  }

  /** The same figure with pages of another form. */
  public Figure sized(FigureSize other) {
    return with(id, slice, other);
  }

  private Figure with(String otherId, Slice otherSlice, FigureSize otherSize) {
    return new Figure(
        otherId,
        file,
        kind,
        indicators,
        otherSlice,
        order,
        panels,
        audience,
        title,
        findings,
        message,
        otherSize);
  }

  /**
   * What stands above the figure: the first finding that its numbers allow with the label below, or
   * the label alone.
   *
   * @param slots numbers and words of the figure, by the names that the declaration uses
   */
  public String heading(Map<String, String> slots, Language language) {
    String label = Slots.fill(title.in(language), slots, file.toString());
    return found(slots)
        .map(finding -> Heading.of(finding.sentence(slots, language, file.toString()), label))
        .orElse(label);
  }

  private Optional<Finding> found(Map<String, String> slots) {
    return findings.stream().filter(finding -> finding.holds(slots)).findFirst();
  }

  /** What is said below the heading: by the finding that is it, else the figure's message. */
  public String said(Map<String, String> slots, Language language) {
    return Slots.fill(
        found(slots).flatMap(Finding::beyond).orElse(message).in(language), slots, file.toString());
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
