package org.ptps.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A query that defines a view or table, or a macro.
 *
 * @param schema folder it lies in: {@code macros}, {@code model}, {@code indicator} or {@code
 *     report}
 * @param name stem of the file
 * @param file path as people know it; for a query made from declarations, what made it
 */
record SqlFile(String schema, String name, String file, String sql) {
  /** Schema of macros. */
  static final String MACROS = "macros";

  /** Beginning of the first comment of a {@code report} query that stays a view. */
  private static final String VIEW = "View. ";

  private static final Pattern TABLE_MACRO =
      Pattern.compile("^create macro [^)]*\\) as table\\b", Pattern.MULTILINE);

  String qualified() {
    return schema + "." + name;
  }

  /** First comment line, empty if the file does not start with one. */
  String comment() {
    String first = sql.lines().findFirst().orElse("");
    return first.startsWith("--") ? first.substring(2).strip() : "";
  }

  /**
   * Whether a {@code report} query is a view over stored data. Others become tables, which any
   * client reads in milliseconds.
   */
  boolean isStoredElsewhere() {
    return schema.equals("report") && comment().startsWith(VIEW);
  }

  /** Whether a macro is a table function. */
  boolean isTableMacro() {
    return TABLE_MACRO.matcher(sql).find();
  }

  /**
   * Line number by UTF-8 byte offset, which is how the parser counts; with one more element, for
   * the end.
   */
  int[] lineOfByte() {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    int[] lines = new int[bytes.length + 1];
    int line = 1;
    for (int i = 0; i < bytes.length; i++) {
      lines[i] = line;
      line += bytes[i] == '\n' ? 1 : 0;
    }
    lines[bytes.length] = line;
    return lines;
  }
}
