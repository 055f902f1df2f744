package org.ptps.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One query that becomes a view or a table, or one macro that queries call.
 *
 * @param schema folder it lies in: {@code macros}, {@code model}, {@code indicator} or {@code
 *     report}
 * @param name stem of the file
 * @param file path as people know it; for a query made from declarations, what made it
 */
record SqlFile(String schema, String name, String file, String sql) {
  /** Schema of the functions that queries share. */
  static final String MACROS = "macros";

  /** How the first comment begins where a query of {@code report} stays a view. */
  private static final String VIEW = "View. ";

  private static final Pattern TABLE_MACRO =
      Pattern.compile("^create macro [^)]*\\) as table\\b", Pattern.MULTILINE);

  String qualified() {
    return schema + "." + name;
  }

  /** What the first comment line says, empty where the file does not start with one. */
  String comment() {
    String first = sql.lines().findFirst().orElse("");
    return first.startsWith("--") ? first.substring(2).strip() : "";
  }

  /**
   * Whether a query of {@code report} stays a view over what another one stores. Others become
   * tables, which any client reads in milliseconds.
   */
  boolean isStoredElsewhere() {
    return schema.equals("report") && comment().startsWith(VIEW);
  }

  /** Whether a macro gives rows, not one value. */
  boolean isTableMacro() {
    return TABLE_MACRO.matcher(sql).find();
  }

  /**
   * Line of each byte of UTF-8, which is how the parser counts places; one more than there are
   * bytes, for the end.
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
