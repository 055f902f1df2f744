package org.ptps.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/** Descriptions of tables: English from the query, Spanish from {@code sql/tables.conf}. */
final class TableWords {
  private final Map<String, String> spanish;

  private TableWords(Map<String, String> spanish) {
    this.spanish = spanish;
  }

  /** Reads {@code sql/tables.conf}; English only if the project has none. */
  static TableWords read(Path home, Problems problems) {
    Map<String, String> spanish = new TreeMap<>();
    Path file = home.resolve("sql/tables.conf");
    if (Files.exists(file)) {
      Declaration conf = Declaration.read(home, file, problems);
      for (String schema : conf.keys()) {
        conf.map(schema).forEach((table, words) -> spanish.put(schema + "." + table, words));
      }
      conf.done();
    }
    return new TableWords(spanish);
  }

  Map<String, String> spanish() {
    return spanish;
  }

  /** What a table or view is; English for both languages where the project has no Spanish. */
  Words of(SqlFile file) {
    String english = english(file.comment());
    return new Words(spanish.getOrDefault(file.qualified(), english), english);
  }

  /** First comment without markers for our own use. */
  static String english(String comment) {
    String plain = comment.replaceFirst("^View\\. ", "").replaceFirst("^Grain: ", "");
    return plain.isEmpty() ? plain : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
  }
}
