package org.ptps.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One municipality of the reference table {@code conf/places/municipalities.csv}. */
record Municipality(
    String code, String departmentCode, String department, String name, String alternativeCode) {

  private static final String HEADER = "code,department_code,department,municipality,alt_code";

  /** All municipalities, ordered by code. */
  static List<Municipality> all() {
    try (InputStream in = Municipality.class.getResourceAsStream("municipalities.csv");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String header = reader.readLine();
      if (!HEADER.equals(header)) {
        throw new IllegalStateException(
            "municipalities.csv:1: the header is \"" + header + "\", expected \"" + HEADER + '"');
      }
      List<Municipality> result = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split(",", -1);
        result.add(new Municipality(cells[0], cells[1], cells[2], cells[3], cells[4]));
      }
      return List.copyOf(result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
