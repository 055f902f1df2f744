package org.ptps.sample;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Somebody who owes files.
 *
 * @param slug its part of the file name, empty where one file holds what many sent in
 */
record Sender(String name, String slug, Habit habit) {

  /** How a sender writes its files. */
  enum Habit {
    /** One workbook for all years. */
    WORKBOOK,
    /** One file for all years, as Excel saves CSV on a Windows in Spanish. */
    WESTERN,
    /** One file for all years, in UTF-8. */
    PLAIN,
    /** A file a year, in UTF-8. */
    YEARLY
  }

  /** The same sender, writing in another way. */
  Sender writing(Habit other) {
    return new Sender(name, slug, other);
  }

  String file(String stem, int year) {
    return stem
        + (slug.isEmpty() ? "" : "_" + slug)
        + switch (habit) {
          case WORKBOOK -> ".xlsx";
          case WESTERN, PLAIN -> ".csv";
          case YEARLY -> "_" + year + ".csv";
        };
  }

  CsvSink.Manner manner() {
    return switch (habit) {
      case WESTERN ->
          new CsvSink.Manner(
              Charset.forName("windows-1252"),
              ';',
              "\r\n",
              CsvSink.Quotes.WHERE_NEEDED,
              "dd/MM/yyyy",
              "");
      case WORKBOOK, PLAIN, YEARLY -> CsvSink.Manner.plain(StandardCharsets.UTF_8, ',');
    };
  }
}
