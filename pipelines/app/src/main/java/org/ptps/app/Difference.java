package org.ptps.app;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ptps.app.EditionDiff.Change;
import org.ptps.app.EditionDiff.Result;
import org.ptps.app.EditionDiff.Sentence;
import org.ptps.exchange.Export.Audience;
import org.ptps.warehouse.Claims;

/**
 * What lies between two editions, for readers of every audience and language. Nothing in it is
 * worded or summed, so that what is kept of it never differs from what is computed.
 *
 * @param causes of each step from one state to the next
 * @param reasons by cause, what of the inputs and declarations is another
 * @param sentences that are others, of the reports of every audience
 * @param moved by audience, what each state says of the claims that differ between any of them
 */
record Difference(
    List<Cause> causes,
    Map<Cause, Set<String>> reasons,
    List<Sentence> sentences,
    Map<Audience, List<Claims.Moved>> moved) {

  /** What differs for some readers. */
  Result of(Audience audience) {
    return new Result(
        moved.get(audience).stream().map(this::change).toList(),
        sentences.stream()
            .filter(sentence -> audience == Audience.MEMBERS || !sentence.isForMembers())
            .toList(),
        reasons);
  }

  private Change change(Claims.Moved moved) {
    List<Claims.Said> said = moved.said();
    Map<Cause, Double> parts = new EnumMap<>(Cause.class);
    Set<Cause> touched = new TreeSet<>();
    for (int i = 1; i < said.size(); i++) {
      Claims.Said from = said.get(i - 1);
      Claims.Said to = said.get(i);
      if (!from.equals(to)) {
        touched.add(causes.get(i - 1));
      }
      if (from.value() != null && to.value() != null && !from.value().equals(to.value())) {
        parts.merge(causes.get(i - 1), to.value() - from.value(), Double::sum);
      }
    }
    return new Change(moved, said.get(0), said.get(said.size() - 1), parts, touched);
  }
}
