package org.ptps.charts.words;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.ptps.catalog.Language;

/** Days in words: {@code 31 de diciembre de 2020}, {@code 31 December 2020}. */
public final class Days {
  private static final DateTimeFormatter ES =
      DateTimeFormatter.ofPattern("d 'de' MMMM 'de' uuuu", Locale.forLanguageTag("es"));
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private Days() {}

  public static String of(LocalDate day, Language language) {
    return switch (language) {
      case ES -> ES.format(day);
      case EN -> EN.format(day);
    };
  }
}
