package org.ptps.catalog.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptps.catalog.Column;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Words;

class ConditionTest {
  private static final List<Column> COLUMNS =
      List.of(
          column("name", ColumnType.TEXT),
          column("year", ColumnType.INTEGER),
          column("share", ColumnType.NUMBER),
          column("seen", ColumnType.DATE),
          column("open", ColumnType.FLAG));
  private static final Object[] ROW = {
    "El Rincón 100%", 2017L, 0.5, LocalDate.of(2016, 2, 29), true
  };
  private static final Object[] UNKNOWN = new Object[5];

  private static Column column(String name, ColumnType type) {
    return new Column(name, type, "", new Words(name, name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "year(seen) = year - 1 | true",
        "open | true",
        "not open or share >= 0.5 | true",
        "not (open and share > 0.5) | true",
        "name like 'el%' | false",
        "name ilike 'EL R_NCÓN%' | true",
        "name like '%\\%' | false",
        "name like '%0_' | true",
        "seen + interval 1 year = date'2017-02-28' | true",
        "seen between date'2016-02-29' and date'2016-02-29' | true",
        "year in (2016, 2018) | false",
        "year not in (2016, null) | unknown",
        "share / 0 > 1 | unknown",
        "coalesce(nullif(share, 0.5), 3) = 3 | true",
        "year * 9223372036854775807 > year | true",
        "-0.0 = 0 | true"
      })
  void aConditionHoldsFailsOrIsNotKnown(String text, String expected) {
    Boolean holds = Condition.parse(text, COLUMNS).holds(ROW);
    assertThat(holds == null ? "unknown" : holds.toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "share > 0 | unknown",
        "share > 0 or true | true",
        "share > 0 and false | false",
        "not open | unknown",
        "name is null | true",
        "name is not null | false",
        "name in ('a', 'b') | unknown",
        "concat(name, '%') = '%' | unknown",
        "greatest(share, 1) = 1 | true"
      })
  void ofUnknownValuesOnlyWhatHoldsAnywayIsKnown(String text, String expected) {
    Condition condition = Condition.parse(text, COLUMNS);
    Boolean holds = condition.holds(UNKNOWN);
    assertThat(holds == null ? "unknown" : holds.toString()).isEqualTo(expected);
    assertThat(condition.broken(UNKNOWN)).isEqualTo(expected.equals("false"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "yaer > 2000 | sign 1: there is no column 'yaer'",
        "year > | a value is missing at the end",
        "year > '2000' | a number cannot be compared with a text",
        "name | a condition must stand before this, not a text",
        "year + seen > 1 | a number must stand before this, not a date",
        "soundex(name) = 'x' | there is no function 'soundex'",
        "seen > date'2017-02-30' | '2017-02-30' is no date",
        "(year > 1 | ')' is missing",
        "year > 1 year | nothing may follow here, but 'year' does",
        "year > 1; drop table x | ';' has no meaning",
        "year between 1 or 2 | 'and' is missing before 'or'",
        "seen + interval x days > seen | a whole number of days"
      })
  void whatIsNoConditionIsToldWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> Condition.parse(text, COLUMNS))
        .isInstanceOf(ConditionException.class)
        .hasMessageStartingWith("sign ")
        .hasMessageContaining(message);
  }

  @Test
  void nestingHasAnEnd() {
    assertThatThrownBy(() -> Condition.parse("(".repeat(5000) + "open", COLUMNS))
        .isInstanceOf(ConditionException.class)
        .hasMessageContaining("nested too deeply");
    assertThat(Condition.parse("(".repeat(90) + "open" + ")".repeat(90), COLUMNS).met(ROW))
        .isTrue();
  }
}
