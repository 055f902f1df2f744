package org.ptps.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * What each query's table is, in both languages: English stands in the query, Spanish beside it.
 */
final class TableWords {
  private static final String SEPARATOR = " · ";

  private final Map<String, String> spanish;

  private TableWords(Map<String, String> spanish) {
    this.spanish = spanish;
  }

  /** Reads {@code sql/tables.conf}; a project without it speaks English only. */
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

  /** The comment of a table: both languages where both are there. */
  String comment(SqlFile file) {
    String english = english(file.comment());
    String es = spanish.get(file.qualified());
    return es == null ? english : es + SEPARATOR + english;
  }

  /** The first comment without the words that are for the house. */
  static String english(String comment) {
    String plain = comment.replaceFirst("^View\\. ", "").replaceFirst("^Grain: ", "");
    return plain.isEmpty() ? plain : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
  }
}
