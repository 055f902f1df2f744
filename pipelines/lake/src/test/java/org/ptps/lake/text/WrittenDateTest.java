package org.ptps.lake.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.lake.text.WrittenDate.Order;

class WrittenDateTest {
  private static Order order(String... texts) {
    WrittenDate.Evidence evidence = new WrittenDate.Evidence();
    List.of(texts).forEach(evidence::add);
    return evidence.order();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-06-14",
        "2021/06/14",
        "2021.6.14",
        "2021-06-14T00:00:00Z",
        "14/06/2021",
        "06/14/2021",
        "14-jun-2021",
        "14 de junio de 2021",
        "14-jun.-2021",
        "14 june 2021",
        "14/06/2021 0:00"
      })
  void aDateThatCanBeMeantOneWayNeedsNoProof(String text) {
    assertThat(WrittenDate.of(text).by(Order.UNKNOWN)).isEqualTo(LocalDate.of(2021, 6, 14));
  }

  @Test
  void aDateThatCanBeMeantBothWaysNeedsOne() {
    WrittenDate date = WrittenDate.of("05/06/2021");
    assertThat(date.by(Order.UNKNOWN)).isNull();
    assertThat(date.by(Order.MIXED)).isNull();
    assertThat(date.by(Order.DAY_FIRST)).isEqualTo(LocalDate.of(2021, 6, 5));
    assertThat(date.by(Order.MONTH_FIRST)).isEqualTo(LocalDate.of(2021, 5, 6));
    assertThat(WrittenDate.of("06/06/2021").by(Order.UNKNOWN)).isEqualTo(LocalDate.of(2021, 6, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6/7/21", "31/02/2016", "13/13/2020", "2017", "1/2-2017", "32 ene 2020"})
  void whatIsNoWholeDateIsNone(String text) {
    assertThat(WrittenDate.of(text)).isEqualTo(new WrittenDate(null, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "05/06/2021, 01/12/2021, UNKNOWN",
    "05/06/2021, 14/06/2021, DAY_FIRST",
    "05/06/2021, 06/14/2021, MONTH_FIRST",
    "05/06/2021, 6/14/21, MONTH_FIRST",
    "14/06/2021, 06/14/2021, MIXED",
    "2021-06-14, 31/02/2016, YEAR_FIRST",
    "2021-05-06, 31/02/2016, UNKNOWN",
    "2021-05-06, 2021-14-06, UNKNOWN",
    "2021-14-06, 2021-15-06, DAY_IN_MIDDLE",
    "2021-06-14, 2021-14-06, YEAR_FIRST",
    "2021-06-14, 14/06/2021, DAY_FIRST"
  })
  void oneDateProvesTheOrderForAll(String one, String other, Order order) {
    assertThat(order(one, other)).isEqualTo(order);
  }

  @Test
  void aDateThatBeginsWithItsYearIsReadByTheNormUnlessOthersHaveTheDayBefore() {
    WrittenDate date = WrittenDate.of("2021-05-06");
    for (Order order : List.of(Order.UNKNOWN, Order.YEAR_FIRST, Order.DAY_FIRST, Order.MIXED)) {
      assertThat(date.by(order)).isEqualTo(LocalDate.of(2021, 5, 6));
    }
    assertThat(date.by(Order.DAY_IN_MIDDLE)).isNull();
    assertThat(WrittenDate.of("2021-06-06").by(Order.DAY_IN_MIDDLE))
        .isEqualTo(LocalDate.of(2021, 6, 6));
    assertThat(WrittenDate.of("2021-14-06").by(Order.DAY_IN_MIDDLE)).isNull();
  }

  @Test
  void theFileDecidesWhatAColumnLeavesOpen() {
    WrittenDate.Evidence open = new WrittenDate.Evidence();
    open.add("05/06/2021");
    WrittenDate.Evidence norm = new WrittenDate.Evidence();
    norm.add("2021-06-14");
    norm.add("05/06/2021");
    assertThat(open.orderIn(Order.MONTH_FIRST)).isEqualTo(Order.MONTH_FIRST);
    assertThat(norm.orderIn(Order.DAY_FIRST)).isEqualTo(Order.DAY_FIRST);
    assertThat(norm.orderIn(Order.DAY_IN_MIDDLE)).isEqualTo(Order.YEAR_FIRST);
    assertThat(open.orderIn(Order.DAY_IN_MIDDLE)).isEqualTo(Order.DAY_IN_MIDDLE);
  }

  @Test
  void oneSlipAmongManyIsNoProof() {
    String[] texts = new String[12];
    for (int i = 0; i < 11; i++) {
      texts[i] = "2" + i % 9 + "/06/2021";
    }
    texts[11] = "06/14/2021";
    assertThat(order(texts)).isEqualTo(Order.DAY_FIRST);
    assertThat(WrittenDate.of("06/14/2021").by(Order.DAY_FIRST)).isNull();
  }

  @Test
  void theNormIsReadAsOtherDatesThatBeginWithTheirYear() {
    for (int year : new int[] {0, 1900, 2000, 2017, 2100, 9999}) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          String norm = String.format("%04d-%02d-%02d", year, month, day);
          String other = norm.replace('-', '/');
          assertThat(WrittenDate.of(norm)).as(norm).isEqualTo(WrittenDate.of(other));
          assertThat(WrittenDate.shows(norm)).as(norm).isEqualTo(WrittenDate.shows(other));
        }
      }
    }
  }
}
