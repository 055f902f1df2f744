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
    WrittenDate.Survey survey = new WrittenDate.Survey();
    List.of(texts).forEach(survey::add);
    return survey.order();
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
    assertThat(WrittenDate.of(text)).isEqualTo(new WrittenDate(null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "05/06/2021, 01/12/2021, UNKNOWN",
    "05/06/2021, 14/06/2021, DAY_FIRST",
    "05/06/2021, 06/14/2021, MONTH_FIRST",
    "05/06/2021, 6/14/21, MONTH_FIRST",
    "14/06/2021, 06/14/2021, MIXED",
    "2021-06-14, 31/02/2016, UNKNOWN"
  })
  void oneDateProvesTheOrderForAll(String one, String other, Order order) {
    assertThat(order(one, other)).isEqualTo(order);
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
}
