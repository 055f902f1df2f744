package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptps.catalog.hocon.Problems;

class ByIndicatorTest {
  @Test
  void aNameThatNoQueryHasIsTold() {
    Problems problems = new Problems();
    ByIndicator declared = ByIndicator.read(Declarations.HOME, problems);
    List<String> queries = new ArrayList<>(List.of("report.trends", "report.areas"));

    declared.check(queries, problems);

    assertThat(problems.all())
        .extracting(problem -> problem.toString())
        .anyMatch(told -> told.contains("report.value_sums"))
        .noneMatch(told -> told.contains("'report.trends'"));
    assertThat(declared.holds("report.trends")).isTrue();
    assertThat(declared.holds("report.areas")).isFalse();
  }
}
