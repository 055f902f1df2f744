package org.ptps.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ptps.lake.arrival.Arrival;

/**
 * Which task reads which parts: parts stand in order of table and delivery, and a task has a run of
 * them, so that the rows of a table stand in few files and in order.
 */
record Plan(List<List<Arrival>> bins) implements Serializable {
  /** Below this a task costs more than it does. */
  private static final long LEAST_LINES = 2_500;

  /** Above this a task holds others up. */
  private static final long MOST_LINES = 200_000;

  /** Opening a part costs about as much as reading so many lines. */
  private static final long LINES_TO_OPEN = 50;

  private static final int TASKS_PER_CORE = 3;

  static Plan of(List<Arrival> claimed, int cores) {
    List<Arrival> inOrder =
        claimed.stream()
            .sorted(
                Comparator.comparing((Arrival each) -> each.source().table().id())
                    .thenComparing(Arrival::index))
            .toList();
    long all = inOrder.stream().mapToLong(Plan::weight).sum();
    long least = Math.max(LEAST_LINES, all / Math.max(1, (long) cores * TASKS_PER_CORE));
    long target = Math.min(least, MOST_LINES);
    List<List<Arrival>> bins = new ArrayList<>();
    List<Arrival> bin = new ArrayList<>();
    long weight = 0;
    for (Arrival arrival : inOrder) {
      if (!bin.isEmpty() && weight + weight(arrival) / 2 > target) {
        bins.add(List.copyOf(bin));
        bin.clear();
        weight = 0;
      }
      bin.add(arrival);
      weight += weight(arrival);
    }
    if (!bin.isEmpty()) {
      bins.add(List.copyOf(bin));
    }
    return new Plan(List.copyOf(bins));
  }

  private static long weight(Arrival arrival) {
    return arrival.survey().physicalLines() + LINES_TO_OPEN;
  }

  /** How many tasks before this one write rows of the table. */
  int filesBefore(int bin, String table) {
    return (int)
        bins.subList(0, bin).stream()
            .filter(each -> each.stream().anyMatch(a -> a.source().table().id().equals(table)))
            .count();
  }
}
