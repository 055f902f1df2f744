package org.ptps.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.hocon.Declaration;

/**
 * An event such as a hurricane that made earlier observations obsolete: values from before it that
 * are shown for some time after it carry its name and give no status.
 *
 * @param date first day of it
 */
public record Event(String id, LocalDate date, Words name) {

  static Map<String, Event> read(Declaration file) {
    Map<String, Event> events = new TreeMap<>();
    file.named("events")
        .forEach(
            (id, child) -> {
              String text = child.text("date");
              try {
                events.put(id, new Event(id, LocalDate.parse(text), child.words("name")));
              } catch (DateTimeException e) {
                child.words("name");
                child.problem(
                    "date",
                    new Words("'" + text + "' no es una fecha", "'" + text + "' is not a date"),
                    new Words(
                        "escríbala como año-mes-día entre comillas",
                        "write it as year-month-day in quotes"));
              }
              child.done();
            });
    return events;
  }
}
