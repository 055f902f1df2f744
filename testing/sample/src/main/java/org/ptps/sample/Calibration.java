package org.ptps.sample;

import java.util.ArrayList;
import java.util.List;

/** Published numbers that the sample reproduces, with their definitions. */
final class Calibration {
  static final Layout LAYOUT =
      new Layout("what, level, area, year, residence, expected, definition");

  private Calibration() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    String cohort = "; as of 31 Dec, latest survey of each entity not older than 5 years";
    add(
        rows,
        "PT-COB-01 municipalities above 80 %",
        "ptps",
        "PTPS2017",
        2017,
        "total",
        "18",
        "of 26; (rural viviendas - viv_no_agua + urban conexiones_agua) / INE dwellings" + cohort);
    add(
        rows,
        "PT-COB-02 municipalities above 80 %",
        "ptps",
        "PTPS2017",
        2017,
        "total",
        "16",
        "of 26; (san_viv_tipo1 + san_viv_tipo2 + urban conexiones_alcantarillado + instalaciones_propias) / INE"
            + " dwellings"
            + cohort);
    add(
        rows,
        "PS-NIV-01 value",
        "ptps",
        "PTPS2017",
        2017,
        "rural",
        "14.0",
        "form (a): systems whose test of 2017 passes / systems with a test in 2017" + cohort);
    add(
        rows,
        "PS-NIV-02 unknown_pct, of those known to chlorinate",
        "ptps",
        "PTPS2017",
        2017,
        "rural",
        "41.0",
        "systems known to chlorinate without a residual value / systems known to chlorinate"
            + cohort);
    add(
        rows,
        "PS-DES-01 value",
        "ptps",
        "PTPS2017",
        2017,
        "rural",
        "10.0",
        "generation 2: providers of class A / classified providers" + cohort);
    String[][] letters = {
      {"PS-NIV-06 systems", "A", "67.0"},
      {"PS-NIV-06 systems", "B", "32.0"},
      {"PS-NIV-06 systems", "C", "1.0"},
      {"PS-DES-01 providers", "A", "8.0"},
      {"PS-DES-01 providers", "B", "71.0"},
      {"PS-DES-01 providers", "C", "19.0"},
      {"PS-DES-01 providers", "D", "2.0"}
    };
    for (String[] each : letters) {
      add(
          rows,
          each[0] + " of class " + each[1],
          "nation",
          "HN",
          2016,
          "rural",
          each[2],
          "generation 1: latest letter of each up to 31 Dec 2016 / all with a letter");
    }
    add(
        rows,
        "systems by gravity",
        "nation",
        "HN",
        2016,
        "rural",
        "86.0",
        "generation 1: tipo_sistema Gravedad / all");
    add(
        rows,
        "PS-NIV-01 form (c) urban providers",
        "nation",
        "HN",
        2015,
        "urban",
        "38.0",
        "ERSAPS: providers whose samples all pass / providers with samples");
    add(
        rows,
        "PS-NIV-01 form (c) rural providers",
        "nation",
        "HN",
        2015,
        "rural",
        "10.0",
        "Juntas all of whose systems pass in 2015 / Juntas with a test in 2015");
    String[][] jmp = {
      {"improved water", "urban", "97.0"},
      {"improved water", "rural", "84.0"},
      {"improved water", "total", "91.2"},
      {"improved sanitation", "urban", "87.0"},
      {"improved sanitation", "rural", "78.0"},
      {"improved sanitation", "total", "83.0"}
    };
    for (String[] each : jmp) {
      add(
          rows,
          each[0],
          "nation",
          "HN",
          2015,
          each[1],
          each[2],
          "basic + limited of the fictitious JMP edition of 2015, one decimal");
    }
    return rows;
  }

  private static void add(
      List<Row> rows,
      String what,
      String level,
      String area,
      int year,
      String residence,
      String expected,
      String definition) {
    rows.add(
        LAYOUT
            .row()
            .with("what", what)
            .with("level", level)
            .with("area", area)
            .with("year", year)
            .with("residence", residence)
            .with("expected", expected)
            .with("definition", definition));
  }
}
