package org.ptps.warehouse.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimKeyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PT-COB-06/PTPS2017/total/2019/value",
        "PT-COB-01/0801/rural/2017-2019~own_start/change_points",
        "PS-NIV-06:class:A/HN/total/2020/value",
        "PS-NAC-01:block:policy@MAPAS%202014/HN/urban/2014/value",
        "PS-NAC-01@JMP%202021/HN/total/2015-2019~restated/change_points",
        "poa_progress/2019;strategy;a/spent_hnl",
        "file_ledger/siasar%2Fcommunity%20main.csv;Hoja%3A1/kept",
        "run_totals/-/members"
      })
  void aKeyReadsBackAsItWasPrinted(String text) {
    assertThat(FactKey.parse(text).text()).isEqualTo(text);
  }

  @Test
  void aKeyTellsItsParts() {
    assertThat(FactKey.parse("PS-NAC-01:b:c%2Fd@JMP%202021/HN/total/2015-2019~restated/change"))
        .isEqualTo(
            new ClaimKey(
                "PS-NAC-01",
                "b",
                "c/d",
                "JMP 2021",
                "HN",
                "total",
                "2015-2019",
                "restated",
                "change"));
    assertThat(FactKey.parse("t/a;b%3Bc/d").with("e"))
        .isEqualTo(new RowKey("t", List.of("a", "b;c"), "e"));
    assertThat(ClaimKey.value("PT-COB-01", "HN", "total", 2019).with("bound_low").text())
        .isEqualTo("PT-COB-01/HN/total/2019/bound_low");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PT-COB-06/PTPS2017/total/2019",
        "PT-COB-06",
        "PT-COB-06/HN/total/19/value",
        "PT-COB-06:only_breakdown/HN/total/2019/value",
        "PT-COB-06/HN/total/2019~Baseline/value",
        "t//c/d",
        "t//"
      })
  void whatIsNoKeyIsRefused(String text) {
    assertThatThrownBy(() -> FactKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
