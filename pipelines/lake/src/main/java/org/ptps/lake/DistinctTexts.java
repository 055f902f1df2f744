package org.ptps.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Distinct texts of a column, numbered in order of first appearance. A text that comes again as the
 * same object, as nearly all do, is found without comparing letters.
 */
final class DistinctTexts {
  private static final int LEAST_SLOTS = 1 << 6;

  /** Spreads hashes that differ in few bits, as those of codes do. */
  private static final int SPREAD = 0x9e3779b9;

  private final List<String> texts = new ArrayList<>();

  /** By slot, the object that stood for the text last, and its number. */
  private String[] met = new String[LEAST_SLOTS];

  private int[] numbers = new int[LEAST_SLOTS];
  private int shift = Integer.numberOfLeadingZeros(LEAST_SLOTS - 1);

  /** The number of a text; that of a new one is the number of texts before it. */
  int number(String text) {
    int slot = slot(text);
    while (true) {
      String other = met[slot];
      if (other == text) {
        return numbers[slot];
      }
      if (other == null) {
        return add(text, slot);
      }
      if (other.equals(text)) {
        met[slot] = text;
        return numbers[slot];
      }
      slot = slot + 1 & met.length - 1;
    }
  }

  private int add(String text, int slot) {
    int number = texts.size();
    texts.add(text);
    met[slot] = text;
    numbers[slot] = number;
    if (2 * texts.size() > met.length) {
      met = new String[2 * met.length];
      numbers = new int[met.length];
      shift--;
      for (int i = 0; i < texts.size(); i++) {
        int free = slot(texts.get(i));
        while (met[free] != null) {
          free = free + 1 & met.length - 1;
        }
        met[free] = texts.get(i);
        numbers[free] = i;
      }
    }
    return number;
  }

  private int slot(String text) {
    return text.hashCode() * SPREAD >>> shift;
  }

  int size() {
    return texts.size();
  }

  String get(int number) {
    return texts.get(number);
  }

  /** All of them, by number. */
  List<String> all() {
    return texts;
  }

  void clear() {
    texts.clear();
    Arrays.fill(met, null);
  }
}
