package org.ptps.app;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  static DiffSummary of(Result result) {
    Comparator<Change> wide =
        Comparator.comparingDouble((Change change) -> -Math.abs(size(change)))
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
