package org.ptps.charts.draw;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ptps.catalog.Language;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.words.Days;
import org.ptps.charts.words.Phrase;

/**
 * Until when what a figure shows was known. A report is made from what was known on a day, and a
 * figure alone from all that was delivered or published; the two may differ, and each says which it
 * is.
 */
public final class Known {
  private Known() {}

  /** A picture with a line below that says it, on each page. */
  public static Picture said(Picture picture, ReportTables tables, Language language) {
    return line(tables, language).map(line -> with(picture, line)).orElse(picture);
  }

  /** Empty where nothing tells the day. */
  private static Optional<String> line(ReportTables tables, Language language) {
    return cut(tables)
        .map(day -> filled(Phrase.KNOWN_ON, day, language))
        .or(() -> latest(tables).map(day -> filled(Phrase.KNOWN_UNTIL, day, language)));
  }

  private static String filled(Phrase phrase, LocalDate day, Language language) {
    return phrase.in(language).replace("{date}", Days.of(day, language));
  }

  private static Optional<LocalDate> cut(ReportTables tables) {
    return tables.has("run_facts")
        ? tables
            .from("run_facts")
            .where("key", "settings.as_of.date")
            .first()
            .map(row -> LocalDate.parse(row.text("value")))
        : Optional.empty();
  }

  /** Day of the last delivery or publication; of some sources no more than a year is told. */
  private static Optional<LocalDate> latest(ReportTables tables) {
    return tables.has("known_sources")
        ? tables.from("known_sources").known("known_on").latest("known_on").rows().stream()
            .map(row -> row.text("known_on"))
            .filter(day -> day.matches("\\d{4}-\\d{2}-\\d{2}"))
            .findFirst()
            .map(LocalDate::parse)
        : Optional.empty();
  }

  private static Picture with(Picture picture, String line) {
    List<String> caption = new ArrayList<>(picture.caption());
    caption.add(line);
    return new Picture(
        picture.id(),
        picture.title(),
        picture.description(),
        caption,
        picture.pages().stream().map(page -> page.with(line)).toList(),
        picture.plotted(),
        picture.twin(),
        picture.indicators());
  }
}
