package org.ptps.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.ptps.lake.input.InputPart;

/**
 * Which task reads which splits. Parts are sorted by table and delivery, large ones are split, and
 * each task gets consecutive splits, so that a table has few files, in order.
 */
record ReadPlan(List<List<FileSplit>> bins) implements Serializable {
  /** A task of fewer lines costs more to start than to run. */
  private static final long LEAST_LINES = 2_500;

  /** A task of more lines delays the others and fills the memory. */
  private static final long MOST_LINES = 250_000;

  private static final int TASKS_PER_CORE = 3;

  /** Lines per task, for a number of cores. */
  static long target(List<InputPart> claimed, int cores) {
    long all = claimed.stream().mapToLong(part -> FileSplit.whole(part).weight()).sum();
    long each = all / Math.max(1, (long) cores * TASKS_PER_CORE);
    return Math.min(MOST_LINES, Math.max(LEAST_LINES, each));
  }

  /**
   * @param target lines per task
   * @param uncut numbers of parts that must not be split
   */
  static ReadPlan of(List<InputPart> claimed, long target, Set<Integer> uncut) {
    List<FileSplit> inOrder =
        claimed.stream()
            .sorted(
                Comparator.comparing((InputPart each) -> each.source().table().id())
                    .thenComparing(InputPart::index))
            .flatMap(
                each ->
                    (uncut.contains(each.index())
                            ? List.of(FileSplit.whole(each))
                            : FileSplit.of(each, target))
                        .stream())
            .toList();
    List<List<FileSplit>> bins = new ArrayList<>();
    List<FileSplit> bin = new ArrayList<>();
    long weight = 0;
    for (FileSplit split : inOrder) {
      if (!bin.isEmpty() && weight + split.weight() / 2 > target) {
        bins.add(List.copyOf(bin));
        bin.clear();
        weight = 0;
      }
      bin.add(split);
      weight += split.weight();
    }
    if (!bin.isEmpty()) {
      bins.add(List.copyOf(bin));
    }
    return new ReadPlan(List.copyOf(bins));
  }

  /** Number of tasks before this one that write rows of the table. */
  int filesBefore(int bin, String table) {
    return (int)
        bins.subList(0, bin).stream()
            .filter(each -> each.stream().anyMatch(split -> split.table().equals(table)))
            .count();
  }
}
