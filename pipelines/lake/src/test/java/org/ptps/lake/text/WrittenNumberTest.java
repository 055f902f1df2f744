package org.ptps.lake.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.lake.text.WrittenNumber.Convention;

class WrittenNumberTest {
  private static final DoublePredicate ANY = amount -> true;

  private static String read(String text, ColumnNumberFormat format) {
    WrittenNumber number = WrittenNumber.of(text);
    return number.by(format.decides(number));
  }

  private static ColumnNumberFormat of(Convention file, DoublePredicate possible, String... cells) {
    ColumnNumberFormat.Evidence evidence = new ColumnNumberFormat.Evidence(possible);
    List.of(cells).forEach(evidence::add);
    return evidence.format(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.735", "600.000", "1,250", "19.296", "-2.500", "999,999", "1.000"})
  void threeDigitsBehindAMarkCanBeMeantBothWays(String text) {
    assertThat(WrittenNumber.of(text).ambiguous()).isTrue();
    assertThat(WrittenNumber.of(text).proves()).isEqualTo(Convention.UNKNOWN);
    assertThat(read(text, ColumnNumberFormat.NONE)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0.005, 0.005, ",
    "'0,005', , 0.005",
    "'0,6', , 0.6",
    "12.5, 12.5, ",
    "1234.567, 1234.567, ",
    "1.234.567, , 1234567",
    "'1,234,567', 1234567, ",
    "'1.234,5', , 1234.5",
    "'1,234.5', 1234.5, ",
    "4735, 4735, 4735",
    "1e5, 1e5, 1e5",
    "1.60008E+06, 1.60008E+06, ",
    "12.34.567, , ",
    "01.234, 01.234, "
  })
  void anyOtherFormIsMeantOneWay(String text, String point, String comma) {
    assertThat(WrittenNumber.of(text)).isEqualTo(new WrittenNumber(point, comma));
  }

  @Test
  void cellsOfTheColumnDecide() {
    assertThat(read("4.735", of(Convention.UNKNOWN, ANY, "4.735", "0.5"))).isEqualTo("4.735");
    assertThat(read("4.735", of(Convention.UNKNOWN, ANY, "4.735", "1.234.567"))).isEqualTo("4735");
    assertThat(read("1,250", of(Convention.UNKNOWN, ANY, "1,250", "0,5"))).isEqualTo("1.250");
    assertThat(read("4.735", of(Convention.UNKNOWN, ANY, "4.735", "0.5", "1.234,5"))).isNull();
  }

  @Test
  void theContractDecidesForTheWholeColumn() {
    DoublePredicate whole = amount -> amount == Math.rint(amount);
    ColumnNumberFormat people = of(Convention.UNKNOWN, whole, "4.735", "46.120", "218.000");
    assertThat(read("218.000", people)).isEqualTo("218000");
    assertThat(read("218.000", of(Convention.UNKNOWN, whole, "218.000"))).isNull();
    DoublePredicate hours = amount -> amount <= 24;
    assertThat(read("12.500", of(Convention.UNKNOWN, hours, "12.500"))).isEqualTo("12.500");
  }

  @Test
  void theMarkOfTheFileNeverTurnsAColumnOfThreeDigitsIntoDecimals() {
    assertThat(read("1,250", of(Convention.POINT, ANY, "1,250"))).isEqualTo("1250");
    assertThat(read("19.296", of(Convention.COMMA, ANY, "19.296"))).isEqualTo("19296");
    assertThat(read("19.296", of(Convention.POINT, ANY, "19.296"))).isNull();
    assertThat(read("1,250", of(Convention.MIXED, ANY, "1,250"))).isNull();
  }

  @Test
  void anAmountFarFromAllOthersIsDoubtedWhereTheOtherReadingIsUsual() {
    String[] turbidity = {"1.5", "2.5", "5.4", "0.8", "1.9", "1,250"};
    assertThat(read("1,250", of(Convention.POINT, ANY, turbidity))).isNull();
    String[] people = {"845.5", "1200.5", "610.5", "2210.5", "930.5", "1,250"};
    assertThat(read("1,250", of(Convention.POINT, ANY, people))).isEqualTo("1250");
  }

  @Test
  void anAmountIsTheDoubleThatJavaReads() {
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder(List.of("", "-", "+").get(random.nextInt(3)));
      int digits = 1 + random.nextInt(19);
      int point = random.nextInt(digits + 1);
      for (int at = 0; at < digits; at++) {
        text.append(at == point ? "." : "").append((char) ('0' + random.nextInt(10)));
      }
      assertThat(WrittenNumber.amount(text.toString()))
          .as("%s", text)
          .isEqualTo(Double.parseDouble(text.toString()));
    }
    assertThat(WrittenNumber.amount("1e3")).isEqualTo(1000);
    assertThatThrownBy(() -> WrittenNumber.amount("12x")).isInstanceOf(NumberFormatException.class);
  }
}
