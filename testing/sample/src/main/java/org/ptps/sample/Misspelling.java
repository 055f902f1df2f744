package org.ptps.sample;

import java.util.List;

/** Typing errors that leave no doubt which municipality is meant. */
final class Misspelling {
  private static final int LEAST_LENGTH = 9;
  private static final double MOST_LIKENESS_OF_OTHERS = 0.7;

  private final List<Municipality> municipalities;

  Misspelling(List<Municipality> municipalities) {
    this.municipalities = municipalities;
  }

  /** The name without one letter of its middle, or null where it could then mean another. */
  String of(Municipality municipality) {
    String name = municipality.name();
    int at = name.length() / 2;
    if (name.length() < LEAST_LENGTH
        || !Character.isLetter(name.charAt(at))
        || name.charAt(at) == name.charAt(at - 1)) {
      return null;
    }
    String typed = name.substring(0, at) + name.substring(at + 1);
    boolean clear =
        municipalities.stream()
            .filter(each -> !each.equals(municipality))
            .filter(each -> each.departmentCode().equals(municipality.departmentCode()))
            .noneMatch(each -> likeness(typed, each.name()) > MOST_LIKENESS_OF_OTHERS);
    return clear ? typed : null;
  }

  private static double likeness(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] here = new int[b.length() + 1];
      here[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        here[j] = Math.min(Math.min(above[j], here[j - 1]) + 1, above[j - 1] + change);
      }
      above = here;
    }
    return 1 - (double) above[b.length()] / Math.max(a.length(), b.length());
  }
}
