package org.ptps.catalog;

import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.hocon.Declaration;

/**
 * One of the components that the catalogue of indicators is divided into.
 *
 * @param id the middle part of an indicator's code, as in {@code COB}
 * @param folder folder below {@code sql/indicators} that holds its indicators
 * @param order place in lists that people read, from 1
 */
public record IndicatorComponent(String id, String folder, int order, Words name) {

  static Map<String, IndicatorComponent> read(Declaration file) {
    Map<String, IndicatorComponent> components = new TreeMap<>();
    file.named("components")
        .forEach(
            (id, child) -> {
              components.put(
                  id,
                  new IndicatorComponent(
                      id, child.text("folder"), child.integer("order", 0), child.words("name")));
              child.done();
            });
    return components;
  }
}
