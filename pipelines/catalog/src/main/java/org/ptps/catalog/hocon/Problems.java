package org.ptps.catalog.hocon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ptps.catalog.Words;

/** Collects all problems of a catalogue, so that they are reported together. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  public void add(Problem problem) {
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  public void add(String file, int line, Words says, Words todo) {
    add(new Problem(file, line, says, todo));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All problems, ordered by file and line. */
  public List<Problem> all() {
    return found.stream()
        .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
        .toList();
  }

  /**
   * @throws DeclarationException if there is any problem
   */
  public void throwIfAny() {
    if (!isEmpty()) {
      throw new DeclarationException(all());
    }
  }
}
