package org.ptps.catalog.hocon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.ptps.catalog.Words;

/**
 * Finds keys that one HOCON file gives twice. The library silently merges them, so the text is
 * scanned here: braces, brackets, strings, comments and separators are understood, values are
 * skipped.
 */
final class KeyScanner {
  private final String text;
  private final String file;
  private final Problems problems;
  private int at;
  private int line = 1;

  /** An enclosing object with its keys so far, or an array. */
  private record Frame(boolean array, String path, Map<String, Integer> firstLines) {}

  private KeyScanner(String text, String file, Problems problems) {
    this.text = text;
    this.file = file;
    this.problems = problems;
  }

  static void scan(String text, String file, Problems problems) {
    new KeyScanner(text, file, problems).walk();
  }

  private void walk() {
    Deque<Frame> frames = new ArrayDeque<>();
    frames.push(new Frame(false, "", new HashMap<>()));
    StringBuilder key = new StringBuilder();
    int keyLine = 1;
    boolean inKey = true;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#' || text.startsWith("//", at)) {
        skipComment();
      } else if (c == '"') {
        int start = line;
        String quoted = quoted();
        if (inKey) {
          keyLine = key.length() == 0 ? start : keyLine;
          key.append(quoted.replace(".", "\u0000"));
        }
      } else if (c == '\n' || c == ',') {
        line += c == '\n' ? 1 : 0;
        at++;
        if (!inKey || c == ',' || key.toString().isBlank()) {
          key.setLength(0);
          inKey = !frames.element().array();
        }
      } else if (c == '{') {
        String path = frames.element().path();
        if (!key.toString().isBlank()) {
          path = note(frames.element(), key.toString(), keyLine);
          key.setLength(0);
        } else if (frames.element().array()) {
          path = path + "[]";
        }
        frames.push(new Frame(false, path, new HashMap<>()));
        inKey = true;
        at++;
      } else if (c == '[') {
        frames.push(new Frame(true, frames.element().path(), new HashMap<>()));
        inKey = false;
        at++;
      } else if (c == '}' || c == ']') {
        if (frames.size() > 1) {
          frames.pop();
        }
        key.setLength(0);
        inKey = false;
        at++;
      } else if (c == '$' && text.startsWith("${", at)) {
        int end = text.indexOf('}', at);
        at = end < 0 ? text.length() : end + 1;
      } else if (inKey && (c == '=' || c == ':')) {
        boolean appends = at > 0 && text.charAt(at - 1) == '+';
        if (!appends) {
          note(frames.element(), key.toString(), keyLine);
        }
        key.setLength(0);
        inKey = false;
        at++;
        at = skipToValue(at);
        if (at < text.length() && text.charAt(at) == '{') {
          frames.push(new Frame(false, frames.element().path(), new HashMap<>()));
          inKey = true;
          at++;
        }
      } else {
        if (inKey) {
          keyLine = key.toString().isBlank() ? line : keyLine;
          key.append(c);
          if (key.toString().strip().equals("include") && !frames.element().array()) {
            key.setLength(0);
            inKey = false;
          }
        }
        at++;
      }
    }
  }

  private int skipToValue(int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private String note(Frame frame, String rawKey, int keyLine) {
    String key = rawKey.strip();
    Integer first = frame.firstLines().putIfAbsent(key, keyLine);
    String shown = key.replace('\u0000', '.');
    if (first != null) {
      problems.add(
          file,
          keyLine,
          new Words(
              "la clave '" + shown + "' se da dos veces, la primera en la línea " + first,
              "key '" + shown + "' is given twice, first in line " + first),
          new Words(
              "deje una de las dos; para cambiar un valor por omisión, use include en otro archivo",
              "keep one of the two; to override a default, use include in another file"));
    }
    return frame.path().isEmpty() ? shown : frame.path() + "." + shown;
  }

  private void skipComment() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private String quoted() {
    if (text.startsWith("\"\"\"", at)) {
      int end = text.indexOf("\"\"\"", at + 3);
      int stop = end < 0 ? text.length() : end + 3;
      String inside = text.substring(Math.min(at + 3, stop), end < 0 ? stop : end);
      line += (int) inside.chars().filter(ch -> ch == '\n').count();
      at = stop;
      return inside;
    }
    StringBuilder inside = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      inside.append(text.charAt(at));
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
    }
    return inside.toString();
  }
}
