package org.ptps.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ptps.app.EditionDiff.Change;
import org.ptps.app.EditionDiff.Result;

/**
 * What differs between two editions, in the order in which a committee reads it: what is said in
 * other words first, then values, the widest change first.
 *
 * @param statuses trends and results of which another status or direction is told
 * @param values values and published series that changed
 * @param paces trends of which only the points changed
 * @param reasons values without a number, of which only the reason changed
 */
record DiffSummary(
    List<Change> statuses, List<Change> values, List<Change> paces, List<Change> reasons) {

  /** From the first read to the last; what is not listed comes before them. */
  private static final List<String> LEVELS =
      List.of("ptps", "nation", "department", "municipality");

  /** How many statuses and values of one indicator, result or series are others, and why. */
  record Touched(String indicator, int statuses, int values, Set<Cause> causes) {}

  /** What was touched, what most is told of otherwise first. */
  List<Touched> byIndicator() {
    Map<String, List<Change>> told = new TreeMap<>();
    statuses.forEach(change -> of(change, told));
    Map<String, List<Change>> valued = new TreeMap<>();
    values.forEach(change -> of(change, valued));
    Set<String> names = new TreeSet<>(told.keySet());
    names.addAll(valued.keySet());
    List<Touched> touched = new ArrayList<>();
    for (String name : names) {
      List<Change> words = told.getOrDefault(name, List.of());
      List<Change> numbers = valued.getOrDefault(name, List.of());
      Set<Cause> causes = EnumSet.noneOf(Cause.class);
      words.forEach(change -> causes.addAll(change.touched()));
      numbers.forEach(change -> causes.addAll(change.touched()));
      touched.add(new Touched(name, words.size(), numbers.size(), causes));
    }
    touched.sort(
        Comparator.comparingInt((Touched each) -> -each.statuses())
            .thenComparingInt(each -> -each.values())
            .thenComparing(Touched::indicator));
    return touched;
  }

  private static void of(Change change, Map<String, List<Change>> by) {
    by.computeIfAbsent(change.claim().indicator(), name -> new ArrayList<>()).add(change);
  }

  static DiffSummary of(Result result) {
    // What is said of all partners and of the nation is read before what is said of one place.
    Comparator<Change> wide =
        Comparator.comparingInt((Change change) -> LEVELS.indexOf(change.claim().level()))
            .thenComparingDouble(change -> -Math.abs(size(change)))
            .thenComparing(change -> change.claim().key());
    Comparator<Change> results =
        Comparator.comparing((Change change) -> !change.claim().claim().equals("result"));
    List<Change> statuses =
        result.changes().stream()
            .filter(Change::speaksOtherwise)
            .sorted(results.thenComparing(wide))
            .toList();
    List<Change> rest =
        result.changes().stream().filter(change -> !change.speaksOtherwise()).toList();
    return new DiffSummary(
        statuses,
        rest.stream().filter(change -> !isTold(change) && hasNumber(change)).sorted(wide).toList(),
        rest.stream().filter(DiffSummary::isTold).sorted(wide).toList(),
        rest.stream()
            .filter(change -> !isTold(change) && !hasNumber(change))
            .sorted(wide)
            .toList());
  }

  private static boolean isTold(Change change) {
    return change.claim().claim().equals("trend") || change.claim().claim().equals("result");
  }

  private static boolean hasNumber(Change change) {
    return change.first().value() != null || change.last().value() != null;
  }

  private static double size(Change change) {
    return change.difference() == null ? Double.MAX_VALUE / 2 : change.difference();
  }

  /** How many claims each cause changed; one may be changed by several. */
  static Map<Cause, Long> byCause(Result result) {
    Map<Cause, Long> counts = new EnumMap<>(Cause.class);
    for (Change change : result.changes()) {
      change.touched().forEach(cause -> counts.merge(cause, 1L, Long::sum));
    }
    return counts;
  }
}
