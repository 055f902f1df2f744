package org.ptps.bench;

import java.util.List;

/** Results for cases of known truth; an uncertain text is right if it is refused. */
record Tally(int right, int refused, int wrong) {
  static Tally of(List<PlaceCase> cases, List<String> codes) {
    int right = 0;
    int refused = 0;
    for (int i = 0; i < cases.size(); i++) {
      if (codes.get(i).isEmpty()) {
        refused++;
      } else if (codes.get(i).equals(cases.get(i).truth())) {
        right++;
      }
    }
    return new Tally(right, refused, cases.size() - right - refused);
  }

  Tally plus(Tally other) {
    return new Tally(right + other.right, refused + other.refused, wrong + other.wrong);
  }

  int cases() {
    return right + refused + wrong;
  }

  /** Share of matches that are right, in percent; 100 for no matches. */
  double precision() {
    return right + wrong == 0 ? 100 : 100.0 * right / (right + wrong);
  }

  /** Share of cases that are matched rightly, in percent. */
  double recall() {
    return cases() == 0 ? 0 : 100.0 * right / cases();
  }
}
