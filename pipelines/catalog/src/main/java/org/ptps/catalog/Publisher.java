package org.ptps.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * How to get the files of a publisher.
 *
 * @param name as its sources name it
 * @param where place where it publishes
 * @param how what somebody does to get a file
 * @param often how often there is a new one
 * @param newer what is done with a newer edition
 */
public record Publisher(String name, Words where, Words how, Words often, Words newer) {
  private static final String FILE = "conf/publishers.conf";

  /**
   * Reads {@code conf/publishers.conf}, in its order; a source whose publisher is missing is a
   * problem.
   */
  public static Map<String, Publisher> read(
      Path home, Map<String, Source> sources, Problems problems) {
    Map<String, Publisher> publishers = new LinkedHashMap<>();
    if (!Files.exists(home.resolve(FILE))) {
      return publishers;
    }
    Declaration file = Declaration.read(home, home.resolve(FILE), problems);
    for (Declaration child : file.children("publishers")) {
      Publisher publisher =
          new Publisher(
              child.text("publisher"),
              child.words("where"),
              child.words("how"),
              child.words("often"),
              child.words("newer"));
      if (publishers.put(publisher.name(), publisher) != null) {
        child.problem(
            "publisher",
            new Words(
                "'" + publisher.name() + "' está dos veces",
                "'" + publisher.name() + "' stands there twice"),
            new Words("deje uno de los dos", "leave one of the two"));
      }
      child.done();
    }
    for (Source source : sources.values()) {
      if (!publishers.containsKey(source.publisher())) {
        file.problem(
            "publishers",
            new Words(
                "la fuente '"
                    + source.id()
                    + "' es de '"
                    + source.publisher()
                    + "', que no está aquí",
                "source '"
                    + source.id()
                    + "' is of '"
                    + source.publisher()
                    + "', which is not here"),
            new Words(
                "diga cómo se consiguen sus archivos, o nombre al publicador como se llama aquí",
                "say how its files are had, or name the publisher as it is named here"));
      }
    }
    file.done();
    return publishers;
  }
}
