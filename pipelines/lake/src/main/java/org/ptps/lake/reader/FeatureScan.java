package org.ptps.lake.reader;

import java.io.IOException;
import org.ptps.catalog.Words;

/**
 * Counts the features of a GeoJSON in its bytes: elements of the array {@code features} of the
 * outermost object. Knows only strings and nesting.
 */
final class FeatureScan {
  private static final byte[] NAME = {'f', 'e', 'a', 't', 'u', 'r', 'e', 's'};
  private static final int DEEPEST = 1024;

  private final boolean[] arrays = new boolean[DEEPEST];
  private int depth;
  private boolean inString;
  private boolean escaped;
  private int nameLength;
  private boolean nameMatches;
  private boolean awaited;
  private boolean inFeatures;
  private boolean elementDue;
  private boolean found;
  private boolean closed;
  private long features;
  private long line = 1;

  void accept(byte[] bytes, int count) throws IOException {
    for (int at = 0; at < count; at++) {
      byte sign = bytes[at];
      if (inString) {
        string(sign);
      } else {
        structure(sign);
      }
    }
  }

  /**
   * Number of features.
   *
   * @throws PartException if the text ends too early or holds no array of features
   */
  long features() throws IOException {
    if (depth > 0 || inString) {
      throw new PartException(
          line,
          new Words(
              "el archivo está cortado: faltan llaves o comillas al final; pídalo o descárguelo de"
                  + " nuevo",
              "the file is cut: braces or quotes are missing at the end; ask for it or download it"
                  + " again"));
    }
    if (!found) {
      throw GeoJson.noFeatures();
    }
    return features;
  }

  private void string(byte sign) {
    if (escaped) {
      escaped = false;
      nameMatches = false;
    } else if (sign == '\\') {
      escaped = true;
      nameMatches = false;
    } else if (sign == '"') {
      inString = false;
      awaited = depth == 1 && nameMatches && nameLength == NAME.length;
    } else {
      nameMatches &= nameLength < NAME.length && NAME[nameLength] == sign;
      nameLength++;
    }
  }

  private void structure(byte sign) throws IOException {
    switch (sign) {
      case ' ', '\t', '\r', ':' -> {
        // Neither begin nor end of anything.
      }
      case '\n' -> line++;
      case '"' -> {
        element();
        inString = true;
        nameMatches = true;
        nameLength = 0;
      }
      case '{', '[' -> {
        element();
        open(sign == '[');
      }
      case '}', ']' -> close(sign == ']');
      case ',' -> {
        awaited = false;
        elementDue = inFeatures && depth == 2;
      }
      default -> {
        element();
        awaited = false;
      }
    }
  }

  private void element() {
    if (elementDue && inFeatures && depth == 2) {
      features++;
      elementDue = false;
    }
  }

  private void open(boolean array) throws IOException {
    if (depth == DEEPEST) {
      throw unbalanced();
    }
    if (depth == 0) {
      if (closed) {
        throw unbalanced();
      }
    }
    boolean features = array && awaited && depth == 1 && !arrays[0];
    awaited = false;
    arrays[depth++] = array;
    if (features) {
      found = true;
      inFeatures = true;
      elementDue = true;
    }
  }

  private void close(boolean array) throws IOException {
    if (depth == 0 || arrays[depth - 1] != array) {
      throw unbalanced();
    }
    depth--;
    if (depth == 1) {
      inFeatures = false;
    }
    closed = depth == 0;
  }

  private PartException unbalanced() {
    return new PartException(
        line,
        new Words(
            "las llaves y los corchetes no casan; pida o exporte el archivo de nuevo",
            "braces and brackets do not match; ask for the file or export it again"));
  }
}
