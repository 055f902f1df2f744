package org.ptps.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The municipalities in the layout of GeoNames' table, from our own reference table. */
final class Gazetteer {
  static final Layout LAYOUT =
      new Layout("ine_muni_code, ine_dept_code, geonames_admin1_fips, geonames_admin1_name, name");
  static final String FILE = "geonames_municipalities/geonames-admin2-HN.csv";

  /** GeoNames numbers the departments by their alphabet, INE does not. */
  private static final List<String> BY_FIPS =
      List.of(
          "01", "06", "02", "03", "04", "05", "07", "08", "09", "10", "11", "12", "13", "14", "15",
          "16", "17", "18");

  private final World world;
  private final Output output;

  Gazetteer(World world, Output output) {
    this.world = world;
    this.output = output;
  }

  void write() {
    CsvSink.Manner manner = CsvSink.Manner.plain(StandardCharsets.UTF_8, ',');
    try (CsvSink sink = output.csv(FILE, manner).header(LAYOUT)) {
      for (Municipality each : world.municipalities) {
        int fips = BY_FIPS.indexOf(each.departmentCode()) + 1;
        sink.writeCells(
            each.code(),
            each.departmentCode(),
            fips < 10 ? "0" + fips : String.valueOf(fips),
            each.department() + " Department",
            each.name());
      }
    }
  }
}
