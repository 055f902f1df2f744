package org.ptps.oracle;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Normalizes names: case, accents, repeated blanks. */
final class Names {
  private Names() {}

  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("\\s+", " ");
  }

  /** Identifiers by name, for names that are unique in a municipality. */
  static Map<String, String> unique(List<Fact> facts, String nameColumn, String idColumn) {
    Map<String, Set<String>> bearers = new HashMap<>();
    for (Fact fact : facts) {
      if (fact.text(nameColumn) != null) {
        bearers
            .computeIfAbsent(in(fact.municipality(), fact.text(nameColumn)), key -> new HashSet<>())
            .add(fact.text(idColumn));
      }
    }
    Map<String, String> unique = new HashMap<>();
    bearers.forEach(
        (name, ids) -> {
          if (ids.size() == 1) {
            unique.put(name, ids.iterator().next());
          }
        });
    return unique;
  }

  static String in(String municipality, String name) {
    return municipality + "/" + plain(name);
  }
}
