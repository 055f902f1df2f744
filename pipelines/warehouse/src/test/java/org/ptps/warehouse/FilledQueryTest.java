package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilledQueryTest {
  private static List<Object> answered(String sql, Object... values) {
    try (Database database = Database.inMemory()) {
      return database.query(sql, values).values().get(0);
    }
  }

  @Test
  void everyKindOfValueComesBackAsItWasGiven() {
    assertThat(
            answered(
                "select ?, ?, 1-?, ?, cast(? as bigint), ?, ?, ?",
                "it's; -- \"so\" \\ $$ ?",
                7,
                -7,
                0.1,
                1L << 40,
                true,
                LocalDate.of(2018, 2, 28),
                null))
        .isEqualTo(
            Arrays.asList(
                "it's; -- \"so\" \\ $$ ?",
                7,
                8,
                0.1,
                1L << 40,
                true,
                LocalDate.of(2018, 2, 28),
                null));
  }

  @Test
  void aQuestionMarkInATextNameOrCommentStandsForNothing() {
    assertThat(
            answered(
                """
                select -- who?
                    'a?''?' || ? || $$?$$ as "what?", /* why? */ ? as n
                from (select 1) as "?" -- where?""",
                "b",
                2))
        .isEqualTo(List.of("a?'?b?", 2));
  }

  @Test
  void aNumberTooFewOrTooManyIsAMistakeOfWhoAsks() {
    assertThatThrownBy(() -> FilledQuery.of("select ?, ?", List.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 1");
    assertThatThrownBy(() -> FilledQuery.of("select ?", List.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 are given");
    assertThatThrownBy(() -> FilledQuery.of("select ?", List.of(List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
