package org.ptps.sample;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Somebody who owes files.
 *
 * @param slug its part of the file name, empty where one file holds what many sent in
 */
record Sender(String name, String slug, Style style) {

  /** File formats of senders. */
  enum Style {
    /** One workbook for all years. */
    WORKBOOK,
    /** One CSV for all years, as Excel saves it on Spanish Windows. */
    WESTERN,
    PLAIN,
    /** One UTF-8 file per year. */
    YEARLY
  }

  /** The same sender with another format. */
  Sender writing(Style other) {
    return new Sender(name, slug, other);
  }

  String file(String stem, int year) {
    return stem
        + (slug.isEmpty() ? "" : "_" + slug)
        + switch (style) {
          case WORKBOOK -> ".xlsx";
          case WESTERN, PLAIN -> ".csv";
          case YEARLY -> "_" + year + ".csv";
        };
  }

  CsvSink.Manner manner() {
    return switch (style) {
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
