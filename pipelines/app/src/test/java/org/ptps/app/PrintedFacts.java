package org.ptps.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.FactKey;
import org.ptps.warehouse.claim.PrintedInterval;

/**
 * Collects every printed number of reports and figures with its key, and faults: a digit without a
 * key, contradicting places, a number that is not in the warehouse.
 */
final class PrintedFacts {
  private static final Pattern DATA =
      Pattern.compile("<data value=\"([^\"]*)\" data-key=\"([^\"]*)\">(.*?)</data>");
  private static final Pattern SVG_TOLD =
      Pattern.compile("<(title|desc|style)\\b.*?</\\1\\s*>", Pattern.DOTALL);
  private static final Pattern SVG_TEXT =
      Pattern.compile("<text\\b[^>]*>(.*?)</text\\s*>", Pattern.DOTALL);
  private static final Pattern SVG_KEYED =
      Pattern.compile("<(text|tspan)\\b([^>]*data-key=[^>]*)>([^<]*)</\\1\\s*>", Pattern.DOTALL);
  private static final Pattern SVG_KIND =
      Pattern.compile("<(text|tspan)\\b[^>]*data-kind=[^>]*>[^<]*</\\1\\s*>", Pattern.DOTALL);
  private static final Pattern SVG_KEY = Pattern.compile("data-key=\"([^\"]*)\"");
  private static final Pattern SVG_VALUE = Pattern.compile("data-value=\"([^\"]*)\"");
  private static final double HAIR = 1e-6;

  /** Columns of a figure's CSV that are parts of the row's claim. */
  private static final List<String> PARTS =
      List.of(
          "value",
          "numerator",
          "denominator",
          "unknown",
          "unknown_pct",
          "ci_low",
          "ci_high",
          "bound_low",
          "bound_high");

  /** A number at one place. */
  private record Place(String file, String key, double value, String text) {}

  private final List<Pattern> kinds = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final TreeMap<String, Double> known = new TreeMap<>();
  private final Set<String> printed = new HashSet<>();

  /** Faults by kind. */
  final Map<String, List<String>> faults = new TreeMap<>();

  PrintedFacts(Path home) {
    Config conf =
        ConfigFactory.parseFile(home.resolve("charts/reports/shared/kinds.conf").toFile());
    conf.getConfigList("kinds")
        .forEach(kind -> kinds.add(Pattern.compile(kind.getString("pattern"))));
  }

  int keys() {
    return (int) places.stream().map(Place::key).distinct().count();
  }

  int places() {
    return places.size();
  }

  int contradictions() {
    return faults.getOrDefault("contradiction", List.of()).size();
  }

  String summary() {
    StringBuilder summary = new StringBuilder();
    faults.forEach(
        (sort, all) ->
            summary
                .append(sort)
                .append(": ")
                .append(all.size())
                .append("\n  ")
                .append(String.join("\n  ", all.stream().distinct().limit(60).toList()))
                .append('\n'));
    return summary.toString();
  }

  private void fault(String sort, String what) {
    faults.computeIfAbsent(sort, name -> new ArrayList<>()).add(what);
  }

  // --- what the warehouse says -------------------------------------------------------------------

  // Only rows of which something is printed: all of them would fill the memory.
  private void know(String key, Double value) {
    if (value != null && printed.contains(rowOf(key))) {
      known.put(key, value);
    }
  }

  private void knowOnce(String key, double value) {
    if (printed.contains(rowOf(key))) {
      known.putIfAbsent(key, value);
    }
  }

  private static String rowOf(String key) {
    return key.substring(0, key.lastIndexOf('/') + 1);
  }

  /** Rows of a table with a printed number, by the keys in them. */
  private String printedRows(String table, List<String> names) {
    List<String> any = new ArrayList<>();
    for (String name : names) {
      if (name.equals("key") || name.endsWith("_key")) {
        any.add(name + " in (from printed)");
      }
      if (name.endsWith("_key")) {
        any.add("regexp_replace(" + name + ", '/[^/]*$', '') in (from printed)");
      }
    }
    return among(printed.stream().map(row -> row.substring(0, row.length() - 1)).toList())
        + "select * from report."
        + table
        + " where "
        + String.join(" or ", any);
  }

  /** Rows of a table for areas, residences and years with a printed number. */
  private String places(String table, String condition) {
    Set<String> places = new HashSet<>();
    for (String row : printed) {
      String[] parts = row.split("/");
      if (parts.length == 4) {
        for (String year : parts[3].split("[-~]")) {
          places.add(parts[1] + "/" + parts[2] + "/" + year);
        }
      }
    }
    return among(places)
        + "select * from report."
        + table
        + " where "
        + condition
        + " and area_code || '/' || residence || '/' || year in (from printed)";
  }

  private static String among(java.util.Collection<String> texts) {
    return texts.stream()
        .sorted()
        .map(text -> "'" + text.replace("'", "''") + "'")
        .collect(
            java.util.stream.Collectors.joining(
                ", ", "with printed as (select unnest(cast([", "] as varchar[]))) "));
  }

  private void readWarehouse(Warehouse warehouse) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    warehouse
        .query(
            "select table_name, column_name from duckdb_columns() where schema_name = 'report'"
                + " and database_name = current_database() order by table_name, column_index")
        .forEach(
            row ->
                columns
                    .computeIfAbsent(row.text("table_name"), name -> new ArrayList<>())
                    .add(row.text("column_name")));
    columns.forEach(
        (table, names) -> {
          if (names.stream().anyMatch(name -> name.equals("key") || name.endsWith("_key"))) {
            readTable(warehouse.query(printedRows(table, names)), names);
          }
        });
    // Claims are compared with the table that decides them, not only with the one that is shown.
    warehouse
        .query(places("indicator_values", "true"))
        .forEach(
            row -> {
              ClaimKey key =
                  ClaimKey.value(
                      row.text("indicator"),
                      row.text("area_code"),
                      row.text("residence"),
                      row.integer("year").intValue());
              for (String part : PARTS) {
                if (row.number(part) != null) {
                  know(key.with(part).text(), row.number(part));
                }
              }
              if (row.number("denominator") != null && row.number("numerator") != null) {
                know(
                    key.with("missing").text(),
                    row.number("denominator") - row.number("numerator"));
              }
            });
    warehouse
        .query(places("indicator_breakdowns", "true"))
        .forEach(
            row ->
                parts(
                    row,
                    new ClaimKey(
                        row.text("indicator"),
                        row.text("breakdown"),
                        row.text("category"),
                        "",
                        row.text("area_code"),
                        row.text("residence"),
                        row.text("year"),
                        "",
                        "value")));
    warehouse
        .query("select * from report.national_coverage")
        .forEach(
            row ->
                parts(
                    row,
                    new ClaimKey(
                        row.text("variable"),
                        "",
                        "",
                        row.text("publisher") + " " + row.text("edition"),
                        "HN",
                        row.text("residence"),
                        row.text("year"),
                        "",
                        "value")));
    warehouse
        .query(places("trend_series", "edition <> '' and breakdown = ''"))
        .forEach(
            row ->
                parts(
                    row,
                    new ClaimKey(
                        row.text("indicator"),
                        "",
                        "",
                        row.text("edition"),
                        row.text("area_code"),
                        row.text("residence"),
                        row.text("year"),
                        "",
                        "value")));
    warehouse
        .query(places("trends", "measure = 'value'"))
        .forEach(
            row -> {
              String year = row.text("year");
              String from = row.text("baseline_year");
              ClaimKey key =
                  new ClaimKey(
                      row.text("indicator"),
                      row.text("breakdown"),
                      row.text("category"),
                      row.text("edition"),
                      row.text("area_code"),
                      row.text("residence"),
                      from == null ? year : from + "-" + year,
                      row.text("comparison"),
                      "value");
              for (String column : row.columns()) {
                if (row.value(column) instanceof Number number) {
                  know(key.with(column).text(), number.doubleValue());
                }
              }
            });
    warehouse
        .query("select * from report.baselines")
        .forEach(
            row ->
                know(
                    "baselines/" + row.text("indicator") + ";" + row.text("id") + "/value",
                    row.number("value")));
    warehouse
        .query("select * from report.targets")
        .forEach(
            row ->
                know(
                    "targets/"
                        + row.text("indicator")
                        + ";"
                        + row.text("year")
                        + ";"
                        + row.text("origin")
                        + "/value",
                    row.number("value")));
  }

  private void parts(Rows.Row row, ClaimKey key) {
    for (String part : PARTS) {
      if (row.columns().contains(part) && row.number(part) != null) {
        know(key.with(part).text(), row.number(part));
      }
    }
    if (row.columns().contains("n_rows")) {
      know(key.with("n_rows").text(), row.number("n_rows"));
    }
  }

  private void readTable(Rows rows, List<String> names) {
    for (Rows.Row row : rows.rows()) {
      String whole = names.contains("key") && row.value("key") != null ? row.text("key") : null;
      for (String name : names) {
        if (name.equals("key") || !(row.value(name) instanceof Number number)) {
          continue;
        }
        // Other columns beside a row key without part are its parts.
        for (String other : names) {
          if (other.endsWith("_key")
              && row.value(other) instanceof String prefix
              && prefix.split("/").length % 2 == 0) {
            knowOnce(prefix + "/" + FactKey.escape(name), number.doubleValue());
          }
        }
        String own = names.contains(name + "_key") ? row.text(name + "_key") : null;
        if (own != null) {
          knowOnce(own, number.doubleValue());
        }
        // A figure's table also names a number by its row.
        if (whole != null) {
          knowOnce(whole + "/" + FactKey.escape(name), number.doubleValue());
        }
      }
    }
  }

  // --- what is printed
  // -----------------------------------------------------------------------------

  void html(Path file) throws IOException {
    String name = file.getFileName().toString();
    String page = Files.readString(file);
    page = page.substring(page.indexOf("</head>"));
    Matcher drawing = Pattern.compile("<svg\\b.*?</svg\\s*>", Pattern.DOTALL).matcher(page);
    int count = 0;
    while (drawing.find()) {
      count++;
      svg(name + " svg " + count, drawing.group());
    }
    page = drawing.reset().replaceAll("");
    // A figure with keys must have one for each number.
    page =
        Pattern.compile("<figure\\b.*?</figure>", Pattern.DOTALL)
            .matcher(page)
            .replaceAll(
                figure ->
                    figure.group().contains("data-key=")
                        ? Matcher.quoteReplacement(figure.group())
                        : "");
    Matcher data = DATA.matcher(page);
    while (data.find()) {
      add(name, unescape(data.group(2)), data.group(1), unescape(data.group(3)));
    }
    String rest =
        data.reset()
            .replaceAll("")
            .replaceAll("<span data-kind=\"[^\"]*\">[^<]*</span>", "")
            .replaceAll("<code>[^<]*</code>", "");
    for (String piece :
        rest.split("</?(?:p|li|td|th|dd|dt|h\\d|caption|figcaption|summary|div|tr)\\b[^>]*>")) {
      String words = unescape(piece.replaceAll("<[^>]*>", " ")).strip();
      String left = withoutKinds(words);
      if (left.matches("(?s).*\\d.*")) {
        fault("digit without a key", name + ": " + words.replaceAll("\\s+", " "));
      }
    }
  }

  private String withoutKinds(String words) {
    String left = words;
    for (Pattern kind : kinds) {
      left = kind.matcher(left).replaceAll("");
    }
    return left;
  }

  /** Collects the numbers of a drawing, if it has keys; it must then have all. */
  void svg(String name, String svg) {
    if (!svg.contains("data-key=")) {
      return;
    }
    String drawn = SVG_TOLD.matcher(svg).replaceAll("");
    Matcher text = SVG_KEYED.matcher(drawn);
    while (text.find()) {
      Matcher key = SVG_KEY.matcher(text.group(2));
      Matcher value = SVG_VALUE.matcher(text.group(2));
      String words = unescape(text.group(3));
      if (key.find() && value.find()) {
        add(name, unescape(key.group(1)), value.group(1), words);
      }
    }
    Matcher rest =
        SVG_TEXT.matcher(SVG_KIND.matcher(SVG_KEYED.matcher(drawn).replaceAll("")).replaceAll(""));
    while (rest.find()) {
      String words = unescape(rest.group(1).replaceAll("<[^>]*>", "")).strip();
      if (withoutKinds(words).matches("(?s).*\\d.*")) {
        fault("digit without a key", name + ": " + words);
      }
    }
  }

  /** Collects the numbers of a figure's CSV by its column {@code key}. */
  void csv(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
      for (NamedCsvRecord record : csv) {
        if (!record.getHeader().contains("key")) {
          fault("table without keys", file.getFileName().toString());
          return;
        }
        String key = record.getField("key");
        for (String part : PARTS) {
          String value = record.getHeader().contains(part) ? record.getField(part) : "";
          if (!value.isEmpty() && key.isEmpty()) {
            fault("row without a key", file.getFileName() + ": " + record.getFields());
          } else if (!value.isEmpty()) {
            places.add(
                new Place(
                    file.getFileName().toString(),
                    key.split("/").length % 2 == 1 ? key : key + "/" + part,
                    Double.parseDouble(value),
                    ""));
          }
        }
      }
    }
  }

  private void add(String file, String key, String value, String text) {
    try {
      FactKey.parse(key);
      places.add(new Place(file, key, Double.parseDouble(value), text));
    } catch (IllegalArgumentException e) {
      fault("no key", file + ": " + key + " = " + value);
    }
  }

  private static String unescape(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#160;", "\u00a0")
        .replace("&nbsp;", "\u00a0")
        .replace("&amp;", "&");
  }

  // --- what is wrong
  // -------------------------------------------------------------------------------

  /** Compares all numbers with each other and with the warehouse. */
  void compare(Warehouse warehouse) {
    places.forEach(place -> printed.add(rowOf(place.key())));
    readWarehouse(warehouse);
    Map<String, List<Place>> byKey = new TreeMap<>();
    places.forEach(
        place -> byKey.computeIfAbsent(place.key(), key -> new ArrayList<>()).add(place));
    byKey.forEach(
        (key, all) -> {
          Map<String, Place> texts = new LinkedHashMap<>();
          all.forEach(place -> texts.putIfAbsent(place.text() + " " + place.value(), place));
          List<Place> told = List.copyOf(texts.values());
          for (int i = 0; i < told.size(); i++) {
            for (int j = i + 1; j < told.size(); j++) {
              if (!agree(told.get(i), told.get(j))) {
                fault("contradiction", key + ": " + told.get(i) + " and " + told.get(j));
              }
            }
          }
          for (Place place : told) {
            if (!interval(place).holds(place.value())) {
              fault("not by the rule", place.toString());
            }
            Double value = known.get(key);
            if (value == null && place.text().isEmpty() && isOfItsRow(place)) {
              continue;
            }
            if (value == null) {
              fault("not in the warehouse", place.toString());
            } else if (Math.abs(value - place.value()) > HAIR * Math.max(1, Math.abs(value))) {
              fault("other than the warehouse", place + " where it has " + value);
            }
          }
        });
  }

  // A figure's table calls its only number column "value", whatever its name in the warehouse.
  private boolean isOfItsRow(Place place) {
    String row = rowOf(place.key());
    return known.subMap(row, row + Character.MAX_VALUE).values().stream()
        .anyMatch(value -> Math.abs(value - place.value()) <= HAIR * Math.max(1, Math.abs(value)));
  }

  private static boolean agree(Place one, Place other) {
    return Math.abs(one.value() - other.value()) <= HAIR * Math.max(1, Math.abs(one.value()))
        && interval(one).meets(interval(other));
  }

  // Rounding away from a line, and differences of rounded values, may be one unit off.
  private static PrintedInterval interval(Place place) {
    return PrintedInterval.of(place.text())
        .map(PrintedInterval::directed)
        .orElse(new PrintedInterval(place.value() - HAIR, place.value() + HAIR));
  }
}
