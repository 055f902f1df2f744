package org.ptps.charts.draw;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Speech;

/** Words of the lines below a figure: indicators, areas, letters in place of values, dates. */
public final class Caption {
  private Caption() {}

  /** The year and the number of the areas of a grid of municipalities. */
  public static String municipalities(MunicipalityGrid grid, Language language) {
    return Sketch.year(grid.year(), language)
        + municipalities(grid.rows().size(), grid.group(), language);
  }

  /** How many municipalities of a group of {@code report.area_groups} are shown. */
  public static String municipalities(int count, String group, Language language) {
    return "n = " + Facts.drawn(count) + " " + scope(group).in(language);
  }

  private static Phrase scope(String group) {
    return switch (group) {
      case "cohort_2017" -> Phrase.MUNICIPALITIES_OF_2017;
      case "members" -> Phrase.MEMBER_MUNICIPALITIES;
      default -> Phrase.MUNICIPALITIES;
    };
  }

  /** Names of indicators, each with its code behind it. */
  public static String indicators(List<String> codes, ReportTables tables, Language language) {
    return indicators(codes, Map.of(), tables, language);
  }

  /**
   * The same with what is told of each.
   *
   * @param told by code; those of which nothing is told are named alone
   */
  public static String indicators(
      List<String> codes, Map<String, String> told, ReportTables tables, Language language) {
    return (codes.size() == 1 ? Phrase.INDICATOR : Phrase.INDICATORS).in(language)
        + ": "
        + codes.stream()
            .map(
                code ->
                    tables.indicator(code).named(language)
                        + (told.containsKey(code) ? ", " + told.get(code) : ""))
            .collect(Collectors.joining("; "))
        + ".";
  }

  public static boolean synthetic(List<ReportTables.Value> values) {
    return values.stream().anyMatch(ReportTables.Value::synthetic);
  }

  public static boolean preliminary(List<ReportTables.Value> values) {
    return values.stream().anyMatch(value -> value.isKnown() && value.isPreliminary());
  }

  /** The letters of the reasons for which areas have no value; empty where all have one. */
  public static String missing(MunicipalityGrid grid, Language language) {
    return grid.reasons().isEmpty()
        ? ""
        : grid.missingLetters(language)
            .collect(Collectors.joining(", ", Phrase.NO_DATA.in(language) + ": ", "."));
  }

  /** What of a value is not known, behind what else is told of it; empty where nobody counted. */
  public static String unknown(ReportTables.Value value, Language language) {
    return value.unknownPct() == null
        ? ""
        : ", "
            + Facts.percent(value, "unknown_pct", value.unknownPct(), language)
            + " "
            + Phrase.UNKNOWN.in(language);
  }

  /** The letter behind a value of towns or of the country alone, with a blank before it. */
  public static String residence(String residence) {
    return switch (residence) {
      case "rural" -> "\u00a0r";
      case "urban" -> "\u00a0u";
      default -> "";
    };
  }

  /** What the letters mean of known values, with a blank before each sentence. */
  public static String residences(List<ReportTables.Value> values, Language language) {
    return residences(
        values.stream().filter(ReportTables.Value::isKnown).map(ReportTables.Value::residence),
        language);
  }

  /** The same of residences that are shown. */
  public static String residences(Stream<String> shown, Language language) {
    Set<String> residences = shown.collect(Collectors.toSet());
    return (residences.contains("rural") ? " " + Phrase.RURAL_ONLY.in(language) + "." : "")
        + (residences.contains("urban") ? " " + Phrase.URBAN_ONLY.in(language) + "." : "");
  }

  /** Dates between which values were observed, as a sentence; empty where none has any. */
  public static String dates(List<ReportTables.Value> values, Language language) {
    return dates(
        values.stream().flatMap(value -> Stream.of(value.observedFrom(), value.observedTo())),
        language);
  }

  /** The same of days, of which some may be null. */
  static String dates(Stream<String> days, Language language) {
    List<String> known = days.filter(Objects::nonNull).sorted().toList();
    if (known.isEmpty()) {
      return "";
    }
    return known.get(0).equals(known.get(known.size() - 1))
        ? Speech.say(language, "{} {} {}.", Phrase.OBSERVED, Phrase.OBSERVED_ON, known.get(0))
        : Speech.say(
            language,
            "{} {} {} {} {}.",
            Phrase.OBSERVED,
            Phrase.OBSERVED_FROM,
            known.get(0),
            Phrase.OBSERVED_TO,
            known.get(known.size() - 1));
  }
}
