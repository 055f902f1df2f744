package org.ptps.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ptps.catalog.hocon.Declaration;

/**
 * One edition of a publisher's estimates. Each edition recomputes its series, so editions are never
 * joined, and what was known on a day is what had been published until then.
 *
 * @param publisher as the rows of the lake name it
 * @param edition as the rows of the lake name it
 * @param publishedOn day on which it was made public, empty where that is not known
 * @param name how people call it; no two editions are called alike
 * @param source publication that it belongs to
 */
public record Edition(
    String id,
    String publisher,
    String edition,
    Optional<LocalDate> publishedOn,
    Status status,
    Words name,
    String source) {

  /** Whether the day of publication is stated by the publisher. */
  public enum Status {
    CONFIRMED,
    TO_BE_CONFIRMED
  }

  /**
   * Names of a publisher's editions that are not listed.
   *
   * @param words with the slot {@code {edition}}
   * @param dated of an edition that bears a day as its name, with the slot {@code {date}}
   */
  public record Publisher(String id, String publisher, Words words, Words dated) {}

  static Map<String, Edition> read(Declaration file) {
    Map<String, Edition> editions = new TreeMap<>();
    Map<String, String> taken = new HashMap<>();
    file.named("editions")
        .forEach(
            (id, child) -> {
              Edition edition =
                  new Edition(
                      id,
                      child.text("publisher"),
                      child.text("edition"),
                      day(child),
                      child.choice("status", Status.class, null),
                      child.words("name"),
                      child.text("source"));
              editions.put(id, edition);
              refuseTwice(
                  child, taken, id, "edition", edition.publisher() + ", " + edition.edition());
              refuseTwice(child, taken, id, "name", edition.name().es());
              refuseTwice(child, taken, id, "name", edition.name().en());
              child.done();
            });
    return editions;
  }

  static Map<String, Publisher> readPublishers(Declaration file) {
    Map<String, Publisher> publishers = new TreeMap<>();
    Map<String, String> taken = new HashMap<>();
    file.named("publishers")
        .forEach(
            (id, child) -> {
              Publisher publisher =
                  new Publisher(
                      id, child.text("publisher"), child.words("words"), child.words("dated"));
              publishers.put(id, publisher);
              refuseTwice(child, taken, id, "publisher", publisher.publisher());
              needsSlot(child, "words", publisher.words(), "{edition}");
              needsSlot(child, "dated", publisher.dated(), "{date}");
              child.done();
            });
    return publishers;
  }

  private static Optional<LocalDate> day(Declaration child) {
    String text = child.text("published_on", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      child.problem(
          "published_on",
          new Words("'" + text + "' no es una fecha", "'" + text + "' is not a date"),
          new Words(
              "escríbala como año-mes-día entre comillas, o déjela fuera si no se sabe",
              "write it as year-month-day in quotes, or leave it out where it is not known"));
      return Optional.empty();
    }
  }

  private static void refuseTwice(
      Declaration child, Map<String, String> taken, String id, String key, String text) {
    String first = taken.putIfAbsent(key + "\u0000" + text, id);
    if (first != null && !first.equals(id)) {
      child.problem(
          key,
          new Words(
              "'" + text + "' ya es el de " + first, "'" + text + "' is already that of " + first),
          new Words(
              "dos ediciones no deben parecerse: distíngalas",
              "two editions must not look alike: tell them apart"));
    }
  }

  private static void needsSlot(Declaration child, String key, Words words, String slot) {
    if (!words.es().contains(slot) || !words.en().contains(slot)) {
      child.problem(
          key,
          new Words("las palabras no dicen qué edición", "the words do not say which edition"),
          new Words(
              "escriba " + slot + " donde va, en los dos idiomas",
              "write " + slot + " where it belongs, in both languages"));
    }
  }
}
