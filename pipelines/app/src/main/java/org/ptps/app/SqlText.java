package org.ptps.app;

import java.util.ArrayList;
import java.util.List;

/** Where one question ends and the next begins, in a text that somebody types or pipes. */
final class SqlText {
  private SqlText() {}

  /** Whether all that was begun is ended: a question by its semicolon, a command by its line. */
  static boolean isWhole(String text) {
    List<String> parts = parts(text);
    return parts.get(parts.size() - 1).isBlank();
  }

  /** The questions and commands of a text, without blank ones; the last need not be ended. */
  static List<String> split(String text) {
    return parts(text).stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  /** What the semicolons part; the last part is what is not ended yet. */
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

  /** The place after a quoted text, a comment or a single sign. */
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
