package org.ptps.catalog.hocon;

import java.util.List;
import java.util.stream.Collectors;

/** The declarations or settings are not valid; carries every problem that was found. */
public final class DeclarationException extends RuntimeException {
  private final transient List<Problem> problems;

  public DeclarationException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
