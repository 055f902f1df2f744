package org.ptps.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.lake.clean.Violation;
import org.ptps.lake.text.Texts;

/** Suggests what was meant in a wrong cell, besides the remedy of the rule. */
final class Suggestion {
  private static final double LOOKS_LIKE = 0.75;
  private static final int MONTHS = 12;
  private static final int DAYS = 31;
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");

  /** Remedy for a place: who corrects a file cannot edit declarations. */
  static final Words PLACE =
      new Words(
          "escribir el departamento y un solo municipio de él, como están en la plantilla",
          "write the department and one municipality of it, as they stand in the template");

  private Suggestion() {}

  /** The rule's remedy, after a suggestion if there is one. */
  static Words of(Source source, Violation fault) {
    if (fault.rule().startsWith("place_")) {
      return PLACE;
    }
    return guess(source, fault)
        .map(
            guess ->
                new Words(
                    "¿«" + guess + "»? " + fault.remedy().es(),
                    "'" + guess + "'? " + fault.remedy().en()))
        .orElse(fault.remedy());
  }

  private static Optional<String> guess(Source source, Violation fault) {
    return switch (fault.rule()) {
      case "unknown_code" -> nearest(source, fault);
      case "not_a_date" -> swapped(fault.value());
      case "decimal_comma" -> Optional.of(point(fault.value()));
      default -> Optional.empty();
    };
  }

  private static Optional<String> nearest(Source source, Violation fault) {
    List<String> known =
        source.fields().stream()
            .filter(field -> field.column().name().equals(fault.column()))
            .flatMap(field -> field.codes().keySet().stream())
            .toList();
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    String given = Texts.fold(fault.value());
    return known.stream()
        .filter(each -> similarity.apply(Texts.fold(each), given) >= LOOKS_LIKE)
        .max(Comparator.comparingDouble(each -> similarity.apply(Texts.fold(each), given)));
  }

  /** A date with day and month swapped. */
  private static Optional<String> swapped(String text) {
    Matcher first = YEAR_FIRST.matcher(text.strip());
    Matcher last = YEAR_LAST.matcher(text.strip());
    if (first.matches()) {
      return date(first.group(1), first.group(3), first.group(2));
    }
    return last.matches() ? date(last.group(3), last.group(1), last.group(2)) : Optional.empty();
  }

  private static Optional<String> date(String year, String month, String day) {
    int m = Integer.parseInt(month);
    int d = Integer.parseInt(day);
    return m >= 1 && m <= MONTHS && d > MONTHS && d <= DAYS
        ? Optional.of(String.format(java.util.Locale.ROOT, "%s-%02d-%02d", year, m, d))
        : Optional.empty();
  }

  private static String point(String text) {
    return text.strip().replace(".", "").replace(',', '.');
  }
}
