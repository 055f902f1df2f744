package org.ptps.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * Words for codes, from {@code sql/code-words.conf}.
 *
 * @param kinds by the column that holds them, the words of each code, in the order of the file
 * @param names columns that hold names of things, which stay as they are
 */
public record CodeWords(Map<String, Map<String, Words>> kinds, Set<String> names) {

  /** Reads {@code sql/code-words.conf}; empty if the project has none. */
  public static CodeWords read(Path home, Problems problems) {
    Map<String, Map<String, Words>> kinds = new LinkedHashMap<>();
    Path path = home.resolve("sql/code-words.conf");
    if (!Files.exists(path)) {
      return new CodeWords(kinds, Set.of());
    }
    Declaration file = Declaration.read(home, path, problems);
    file.named("codes")
        .forEach(
            (kind, codes) -> {
              Map<String, Words> words = new LinkedHashMap<>();
              codes.keys().forEach(code -> words.put(code, codes.words(code)));
              codes.done();
              kinds.put(kind, words);
            });
    Declaration other = file.child("as");
    for (String column : other.keys()) {
      Map<String, Words> words = new LinkedHashMap<>();
      for (String kind : other.texts(column)) {
        if (kinds.containsKey(kind)) {
          kinds.get(kind).forEach(words::putIfAbsent);
        } else {
          other.problem(
              column,
              new Words("no hay códigos de '" + kind + "'", "there are no codes of '" + kind + "'"),
              new Words("nombre una columna de codes", "name a column of codes"));
        }
      }
      kinds.put(column, words);
    }
    Set<String> names = new LinkedHashSet<>(file.texts("names"));
    file.done();
    return new CodeWords(kinds, names);
  }

  DeclaredTables.Declared table() {
    List<List<Object>> rows = new ArrayList<>();
    kinds.forEach(
        (kind, codes) -> {
          int[] position = {0};
          codes.forEach(
              (code, words) ->
                  rows.add(List.of(kind, code, ++position[0], words.es(), words.en())));
        });
    return new DeclaredTables.Declared(
        "code_words",
        new Words(
            "Un código y cómo se dice, por la columna que lo tiene",
            "A code and how it is said, by the column that holds it"),
        List.of(
            "kind varchar",
            "code varchar",
            "position integer",
            "name_es varchar",
            "name_en varchar"),
        rows);
  }
}
