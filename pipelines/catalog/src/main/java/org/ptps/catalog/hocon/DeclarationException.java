package org.ptps.catalog.hocon;

import java.util.List;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;

/** Invalid declarations or settings, with every problem found. */
public final class DeclarationException extends RuntimeException {
  private final transient List<Problem> problems;

  public DeclarationException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, one per line. */
  public String in(Language language) {
    return problems.stream().map(problem -> problem.in(language)).collect(Collectors.joining("\n"));
  }

  public List<Problem> problems() {
    return problems;
  }
}
