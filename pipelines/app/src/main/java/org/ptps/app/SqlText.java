package org.ptps.app;

import java.util.ArrayList;
import java.util.List;

/** Splits text into queries and commands. */
final class SqlText {
  private SqlText() {}

  /** Whether the text is complete: queries end with a semicolon, commands with the line. */
  static boolean isWhole(String text) {
    List<String> parts = parts(text);
    return parts.get(parts.size() - 1).isBlank();
  }

  /** Queries and commands of a text, without blank ones; the last may lack its semicolon. */
  static List<String> split(String text) {
    return parts(text).stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  /** Parts between semicolons; the last one is incomplete. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '.' && text.substring(from, at).isBlank()) {
        int end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        String line = text.substring(at, end).strip();
        parts.add(line.endsWith(";") ? line.substring(0, line.length() - 1) : line);
        from = Math.min(text.length(), end + 1);
        at = from;
      } else if (c == ';') {
        parts.add(text.substring(from, at));
        from = at + 1;
        at = from;
      } else {
        at = after(text, at);
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** Position after a quoted text, a comment or a single character. */
  private static int after(String text, int at) {
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      return ended(text, at + 1, String.valueOf(c));
    }
    if (text.startsWith("--", at)) {
      return ended(text, at, "\n");
    }
    if (text.startsWith("/*", at)) {
      return ended(text, at + 2, "*/");
    }
    if (text.startsWith("$$", at)) {
      return ended(text, at + 2, "$$");
    }
    return at + 1;
  }

  private static int ended(String text, int from, String end) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }
}
