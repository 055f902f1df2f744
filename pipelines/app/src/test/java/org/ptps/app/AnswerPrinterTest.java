package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptps.warehouse.Rows;

/** What a name may hold reaches neither a terminal as a command nor a spreadsheet as a formula. */
class AnswerPrinterTest {
  private static final Rows ROWS =
      new Rows(
          List.of("area_code", "name", "value"),
          List.of(
              List.of("0101", "Juticalpa\u001b[2J\u0007\u202e", -1.5),
              List.of("0102", "=HYPERLINK(\"http://x\")", new BigDecimal("-2")),
              List.of("0103", "@Ñandú", 3L),
              Arrays.asList("0104", "-3.5", null)));

  private static String printed(AnswerFormat format) {
    StringWriter text = new StringWriter();
    AnswerPrinter.print(ROWS, format, new PrintWriter(text));
    return text.toString();
  }

  @Test
  void aCellOfSeveralLinesStandsOnOneOfTheTable() {
    Rows rows =
        new Rows(List.of("a", "b"), List.of(List.of("with\n\n  x as (\r\n    select 1)\n", "z")));
    assertThat(AnswerPrinter.text(rows, AnswerFormat.TABLE))
        .isEqualTo("a                      b%nwith x as ( select 1)  z%n".formatted());
  }

  @Test
  void aTerminalObeysNoName() {
    assertThat(printed(AnswerFormat.TABLE))
        .contains("Juticalpa\ufffd[2J")
        .doesNotContain("\u001b", "\u0007", "\u202e");
  }

  @Test
  void aCellOfACsvIsNoFormulaAndANumberStaysOne() {
    assertThat(printed(AnswerFormat.CSV))
        .contains("0102,\"'=HYPERLINK(\"\"http://x\"\")\",-2\n")
        .contains("0103,'@Ñandú,3\n")
        .contains(",-1.5\n")
        .contains("0104,-3.5,\n");
  }

  @Test
  void whatIsNoNumberIsNullInJsonAndEmptyInCsv() {
    Rows rows = new Rows(List.of("a", "b"), List.of(List.of(Double.NaN, 1.0)));
    assertThat(AnswerPrinter.text(rows, AnswerFormat.JSON)).contains("\"a\" : null", "\"b\" : 1");
    assertThat(AnswerPrinter.text(rows, AnswerFormat.CSV)).isEqualTo("a,b\n,1\n");
  }
}
