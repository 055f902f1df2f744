package org.ptps.oracle;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ptps.warehouse.Warehouse;

/** Declared inputs: years, thresholds, places, and properties of indicators. */
record Settings(
    String country,
    double minCoverage,
    List<Integer> years,
    Map<String, Double> thresholds,
    Map<String, String> departments,
    Map<String, String> names,
    Map<String, Declared> indicators,
    Map<String, Declared> parts) {

  /**
   * Declaration of an indicator.
   *
   * @param scale 100 for per cent
   * @param isShare whether a value above the scale is impossible
   * @param area where it is told: municipalities, nation or ptps
   * @param urbanRegister table that lists what a part counts in towns, else empty
   */
  record Declared(
      String code,
      double scale,
      boolean isShare,
      boolean isSample,
      String universe,
      String urban,
      String area,
      String counts,
      String urbanRegister) {
    /** Whether it is a part of an indicator, such as {@code PS-DES-01/a_or_b}. */
    boolean isPart() {
      return code.contains("/");
    }

    boolean isOfAmounts() {
      return counts.equals("amounts") && !isPart();
    }

    boolean needsTown() {
      return urban.equals("required");
    }
  }

  static Settings of(Warehouse warehouse) {
    Map<String, String> settings = new HashMap<>();
    warehouse
        .query("select key, value from declared.settings")
        .forEach(row -> settings.put(row.text("key"), row.text("value")));
    Map<String, Double> thresholds = new HashMap<>();
    warehouse
        .query("select name, value from declared.thresholds")
        .forEach(row -> thresholds.put(row.text("name"), row.number("value")));
    Map<String, String> departments = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    warehouse
        .query("select code, department_code, name from declared.municipalities")
        .forEach(
            row -> {
              departments.put(row.text("code"), row.text("department_code"));
              names.put(row.text("code"), row.text("name"));
            });
    Map<String, Declared> indicators = new LinkedHashMap<>();
    Map<String, Declared> parts = new LinkedHashMap<>();
    warehouse
        .query(
            "select code, scale, is_share, sample, universe, urban, area, counts from declared.indicators order by code")
        .forEach(
            row ->
                indicators.put(
                    row.text("code"),
                    new Declared(
                        row.text("code"),
                        row.number("scale"),
                        row.flag("is_share"),
                        row.flag("sample"),
                        row.text("universe"),
                        row.text("urban"),
                        row.text("area"),
                        row.text("counts"),
                        "")));
    warehouse
        .query(
            "select c.indicator || '/' || c.category as code, c.scale, c.is_share, i.universe, i.urban, i.area,"
                + " i.counts, c.urban_register from declared.breakdown_categories as c join declared.indicators as i"
                + " on i.code = c.indicator where c.kind = 'companion' order by c.indicator, c.position")
        .forEach(
            row ->
                parts.put(
                    row.text("code"),
                    new Declared(
                        row.text("code"),
                        row.number("scale"),
                        row.flag("is_share"),
                        false,
                        row.text("universe"),
                        row.text("urban"),
                        row.text("area"),
                        row.text("counts"),
                        row.text("urban_register"))));
    int first = Integer.parseInt(settings.get("years.first"));
    int last = Integer.parseInt(settings.get("years.last"));
    return new Settings(
        settings.get("country.scope"),
        Double.parseDouble(settings.get("level.min_coverage")),
        java.util.stream.IntStream.rangeClosed(first, last).boxed().toList(),
        thresholds,
        departments,
        names,
        indicators,
        parts);
  }

  double threshold(String name) {
    Double value = thresholds.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no threshold " + name + " is declared");
    }
    return value;
  }
}
