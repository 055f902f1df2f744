package org.ptps.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Cases of one kind of spelling.
 *
 * @param leftOut how many texts were made but could as well mean another municipality
 */
record PlaceKind(String name, List<PlaceCase> cases, int leftOut) {

  /** Collects cases; texts that two municipalities share are left out. */
  static final class Builder {
    private final String name;
    private final Map<String, List<PlaceCase>> byTexts = new LinkedHashMap<>();
    private int leftOut;

    Builder(String name) {
      this.name = name;
    }

    void add(PlaceCase made) {
      String texts = made.department() + '\t' + Spelling.plain(made.municipality()) + made.code();
      byTexts.computeIfAbsent(texts, key -> new ArrayList<>()).add(made);
    }

    void leaveOut() {
      leftOut++;
    }

    PlaceKind build() {
      List<PlaceCase> certain = new ArrayList<>();
      int doubtful = leftOut;
      for (List<PlaceCase> same : byTexts.values()) {
        Map<String, PlaceCase> truths =
            same.stream()
                .collect(Collectors.toMap(PlaceCase::truth, Function.identity(), (a, b) -> a));
        if (truths.size() == 1) {
          certain.add(same.get(0));
        } else {
          doubtful += truths.size();
        }
      }
      return new PlaceKind(name, List.copyOf(certain), doubtful);
    }
  }
}
