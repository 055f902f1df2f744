package org.ptps.charts.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.words.Phrase;

/** The lines below a figure: indicator, source, n, share unknown, dates of observation. */
public final class Caption {
  private Caption() {}

  /** Lines for a figure that rests on {@code values}; those without a value count as unknown. */
  public static List<String> lines(
      List<String> codes,
      List<ReportTables.Value> values,
      String slice,
      ReportTables tables,
      Language language) {
    return lines(codes, slice, dates(values, language), preliminary(values), tables, language);
  }

  /**
   * @param dates when what the figure shows was observed, as a sentence; may be empty
   */
  public static List<String> lines(
      List<String> codes,
      String slice,
      String dates,
      boolean preliminary,
      ReportTables tables,
      Language language) {
    List<String> lines = new ArrayList<>();
    lines.add(indicators(codes, tables, language));
    List<String> sources = tables.sourcesOf(codes, language);
    if (!sources.isEmpty()) {
      lines.add(
          (sources.size() == 1 ? Phrase.SOURCE : Phrase.SOURCES).in(language)
              + ": "
              + String.join("; ", sources)
              + ".");
    }
    StringBuilder facts = new StringBuilder(slice);
    if (!dates.isEmpty()) {
      facts.append(facts.isEmpty() ? "" : " ").append(dates);
    }
    if (preliminary) {
      facts
          .append(facts.isEmpty() ? "" : " ")
          .append(Phrase.STATUS.in(language))
          .append(": ")
          .append(Phrase.PRELIMINARY.in(language))
          .append('.');
    }
    if (!facts.isEmpty()) {
      lines.add(facts.toString());
    }
    return lines;
  }

  public static String indicators(List<String> codes, ReportTables tables, Language language) {
    return (codes.size() == 1 ? Phrase.INDICATOR : Phrase.INDICATORS).in(language)
        + ": "
        + codes.stream()
            .map(code -> code + " " + tables.indicator(code).name(language))
            .collect(Collectors.joining("; "))
        + ".";
  }

  /** Share of the counted things of which nothing is known, in percent of all; null if no base. */
  static Double unknownPct(List<ReportTables.Value> values) {
    double unknown = sum(values, ReportTables.Value::unknown);
    double all = unknown + sum(values, ReportTables.Value::denominator);
    return all == 0 ? null : 100 * unknown / all;
  }

  static double sum(
      List<ReportTables.Value> values,
      java.util.function.Function<ReportTables.Value, Double> part) {
    return values.stream().map(part).filter(Objects::nonNull).mapToDouble(n -> n).sum();
  }

  public static boolean synthetic(List<ReportTables.Value> values) {
    return values.stream().anyMatch(ReportTables.Value::synthetic);
  }

  public static boolean preliminary(List<ReportTables.Value> values) {
    return values.stream().anyMatch(value -> value.isKnown() && value.isPreliminary());
  }

  /** Dates between which values were observed, as a sentence; empty where none has any. */
  public static String dates(List<ReportTables.Value> values, Language language) {
    String from =
        values.stream()
            .map(ReportTables.Value::observedFrom)
            .filter(Objects::nonNull)
            .min(String::compareTo)
            .orElse(null);
    String to =
        values.stream()
            .map(ReportTables.Value::observedTo)
            .filter(Objects::nonNull)
            .max(String::compareTo)
            .orElse(null);
    if (from == null || to == null) {
      return "";
    }
    return Phrase.OBSERVED.in(language)
        + " "
        + Phrase.OBSERVED_FROM.in(language)
        + " "
        + from
        + " "
        + Phrase.OBSERVED_TO.in(language)
        + " "
        + to
        + ".";
  }
}
