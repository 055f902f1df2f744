package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Confidential values are withheld and cannot be computed: an attacker who knows every sum of
 * areas, residences, groups and categories, and which values are carried forward, finds none.
 */
class SuppressionTest {
  private static final int MIN_PEOPLE = 5;
  private static final int LAKES_OF_A_CAMPAIGN = 3;

  @TempDir static Path folder;

  /** A lake drawn at random. */
  private static Path drawn;

  /** Small systems and refused rows. */
  private static Path given;

  @BeforeAll
  static void build() {
    drawn = built(0);
    WarehouseInputs inputs = inputs("given");
    LakeFixture lake = new LakeFixture(inputs);
    systems(lake);
    refused(lake);
    lake.write(inputs.lake());
    WarehouseBuilder.build(inputs);
    given = inputs.settings().warehouse();
  }

  private static WarehouseInputs inputs(String name) {
    return Declarations.withIndicators(
        Declarations.inputs(folder.resolve(name)),
        List.of("PT-COB-01", "SUP-USU-01", "SUP-USU-02"));
  }

  private static Path built(int seed) {
    WarehouseInputs inputs = inputs("lake" + seed);
    lake(inputs, seed).write(inputs.lake());
    WarehouseBuilder.build(inputs);
    return inputs.settings().warehouse();
  }

  /** Four departments with a few tiny communities and towns among larger ones, and complaints. */
  private static LakeFixture lake(WarehouseInputs inputs, int seed) {
    Random random = new Random(seed);
    LakeFixture lake = new LakeFixture(inputs);
    int number = 0;
    for (String department : List.of("01", "02", "03", "04")) {
      for (int i = 1; i <= 5; i++) {
        String code = department + "0" + i;
        boolean isTiny = random.nextInt(6) == 0;
        for (int year = 2015; year <= 2018; year++) {
          lake.dwellings(code, year, 200, 150);
          if (year != 2016 || random.nextBoolean()) {
            for (int c = 0; c < 2; c++) {
              int dwellings = isTiny ? 1 + random.nextInt(2) : 10 + random.nextInt(40);
              lake.community(
                  "c" + code + c,
                  code,
                  year,
                  dwellings,
                  random.nextInt(Math.min(dwellings, 6) + 1));
            }
          }
          if (random.nextInt(3) > 0) {
            int town = isTiny && random.nextBoolean() ? 3 : 100;
            lake.urbanReturn("u" + code, code, year, town, random.nextInt(town + 1));
          }
          for (int q = random.nextInt(12); q > 0; q--) {
            number++;
            lake.row(
                "complaints",
                "complaint_id=q"
                    + number
                    + ", municipality_code="
                    + code
                    + ", theme="
                    + (random.nextInt(3) == 0 ? "leak" : "charge")
                    + ", received_on="
                    + year
                    + "-05-01, delivered_on="
                    + year
                    + "-12-01"
                    + (random.nextBoolean() ? ", solved_on=" + year + "-05-11" : ""));
          }
        }
        if (random.nextInt(2) == 0) {
          lake.member(code, random.nextInt(3) == 0 ? "2017-05-01" : "2014-05-01");
        }
      }
    }
    return lake;
  }

  private static void systems(LakeFixture lake) {
    lake.dwellings("0101", 2018, 200, 0);
    for (String system :
        List.of(
            "s1, municipality_code=0101, dwellings_served=2, population_served=9",
            "s2, municipality_code=0101, dwellings_served=40, population_served=180",
            "s3, municipality_code=0101, dwellings_served=60, population_served=300",
            "s4, dwellings_served=70, population_served=310",
            "s5, municipality_code=0102, dwellings_served=50, population_served=4",
            "s6, municipality_code=0102, dwellings_served=51, population_served=200",
            "s7, municipality_code=0102, dwellings_served=52, population_served=210")) {
      lake.row("systems", "survey_date=2018-06-01, system_name=S, system_id=" + system);
    }
  }

  private static void refused(LakeFixture lake) {
    lake.row(
            "rejected_rows",
            "source=s, file=f.csv, sheet=, line=7, column_name=theme, value=Ana Perez, rule=not_a_date,"
                + " severity=reject, reason_es=«Ana Perez» no es una fecha, reason_en='Ana Perez' is"
                + " not a date, remedy_es=x, remedy_en=x, synthetic=false")
        .row(
            "rejected_rows",
            "source=s, file=f.csv, sheet=, line=8, column_name=theme, value=Ana Perez, rule=of_tomorrow,"
                + " severity=reject, reason_es=Ana Perez, reason_en=Ana Perez, remedy_es=llame a Ana"
                + " Perez, remedy_en=call Ana Perez, synthetic=false");
  }

  /**
   * A system of two households is told neither by them nor by its people, nor is the next one, from
   * which the sum of the municipality would tell it; one of no known place tells nobody.
   */
  @Test
  void peopleAndHouseholdsOfASmallSystemAreWithheldTogether() {
    try (Warehouse whole = Warehouse.open(given);
        Warehouse edition = whole.publicEdition()) {
      String panel =
          "select system_id, households, population_served from report.system_panel where year = 2018"
              + " order by system_id";
      assertThat(whole.query(panel).values())
          .contains(List.of("s1", 2.0, 9.0), List.of("s5", 50.0, 4.0), List.of("s3", 60.0, 300.0));
      assertThat(edition.query(panel).values())
          .containsExactly(
              java.util.Arrays.asList("s1", null, null),
              java.util.Arrays.asList("s2", null, null),
              List.of("s3", 60.0, 300.0),
              java.util.Arrays.asList("s4", null, null),
              java.util.Arrays.asList("s5", null, null),
              java.util.Arrays.asList("s6", null, null),
              List.of("s7", 52.0, 210.0));
      assertThat(
              edition
                  .query(
                      "select system_id from report.systems_to_attend where households is not null and"
                          + " year = 2018 order by system_id")
                  .values())
          .containsExactly(List.of("s3"), List.of("s7"));
    }
  }

  /** Variable name of a count for the attacker. */
  private static String name(Rows.Row row, String count) {
    return String.join(
        " ",
        row.text("indicator"),
        row.text("category"),
        row.text("area_code"),
        row.text("residence"),
        row.text("year"),
        count);
  }

  private record Found(Set<String> exactly, Set<String> nearly, int withheld) {}

  /**
   * What an attacker computes from an edition, and, from the whole warehouse, what must stay
   * hidden.
   */
  private static Found attack(Path file, boolean complements) throws Exception {
    Path copy = folder.resolve(file.getParent().getFileName() + "-" + complements + ".duckdb");
    Files.deleteIfExists(copy);
    Files.copy(file, copy);
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
    if (!complements) {
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + copy);
          Statement statement = connection.createStatement()) {
        statement.execute("delete from report.withheld_cells where withheld_rule = 'complement'");
      }
    }
    try (Warehouse whole = Warehouse.open(copy);
        Warehouse edition = whole.publicEdition()) {
      return attack(whole, edition);
    }
  }

  private static Found attack(Warehouse whole, Warehouse edition) {
    Map<String, Double> truth = new HashMap<>();
    Map<String, List<Rows.Row>> cells = new TreeMap<>();
    Map<String, Double> known = new HashMap<>();
    for (String table : List.of("indicator_values", "indicator_breakdowns")) {
      String category = table.equals("indicator_values") ? "''" : "breakdown || '/' || category";
      String columns =
          "select indicator, level, area_code, residence, year, numerator, denominator, observed_to, "
              + category
              + " as category from report."
              + table
              + " where numerator > 0 or denominator > 0 order by all";
      whole
          .query(columns)
          .forEach(
              row -> {
                truth.put(name(row, "numerator"), row.number("numerator"));
                truth.put(name(row, "denominator"), row.number("denominator"));
                cells
                    .computeIfAbsent(
                        row.text("indicator") + " " + row.text("category"),
                        key -> new ArrayList<>())
                    .add(row);
              });
      edition
          .query(columns)
          .forEach(
              row -> {
                known.put(name(row, "numerator"), row.number("numerator"));
                known.put(name(row, "denominator"), row.number("denominator"));
              });
    }
    Attacker attacker = new Attacker();
    Map<String, Set<String>> places = places(whole);
    for (String count : List.of("numerator", "denominator")) {
      cells.values().forEach(rows -> sums(attacker, rows, places, count, known, truth));
    }
    categories(attacker, cells, known, truth);
    Set<String> exactly = new TreeSet<>();
    attacker
        .solved()
        .forEach(
            (cell, value) -> {
              if (truth.containsKey(cell) && isToBeHidden(cell)) {
                assertThat(value)
                    .as(cell)
                    .isCloseTo(truth.get(cell), org.assertj.core.data.Offset.offset(1e-4));
                exactly.add(cell);
              }
            });
    Set<String> nearly = new TreeSet<>();
    attacker
        .narrowed()
        .forEach(
            (cell, between) -> {
              Double value = truth.get(cell);
              if (value != null
                  && isToBeHidden(cell)
                  && between[1] - between[0] < 1e-6
                  && !isPartOfNothing(cell, known)) {
                exactly.add(cell);
              } else if (isOfPeople(cell)
                  && value != null
                  && value < MIN_PEOPLE
                  && (between[0] > 1 || between[1] < MIN_PEOPLE - 1)) {
                nearly.add(cell + " " + between[0] + ".." + between[1]);
              }
            });
    int withheld = 0;
    for (String cell : truth.keySet()) {
      if (!known.containsKey(cell)) {
        withheld++;
      }
    }
    return new Found(exactly, nearly, withheld);
  }

  /** Whether the count is a category of a whole that is published as zero. */
  private static boolean isPartOfNothing(String cell, Map<String, Double> known) {
    String whole = cell.replaceFirst(" theme/\\w+ ", "  ");
    return cell.endsWith("numerator")
        && !whole.equals(cell)
        && known.getOrDefault(whole, Double.NaN) == 0;
  }

  /** Complaints by connections are not about persons. */
  private static boolean isToBeHidden(String cell) {
    return !cell.startsWith("SUP-USU-01") || cell.endsWith("numerator");
  }

  /** Complaints are in the numerator where they are per connections. */
  private static boolean isOfPeople(String cell) {
    return cell.endsWith(cell.startsWith("SUP-USU-01") ? "numerator" : "denominator");
  }

  /** Municipalities by area and year. */
  private static Map<String, Set<String>> places(Warehouse whole) {
    Map<String, Set<String>> places = new HashMap<>();
    whole
        .query("select area_code, year, municipality_code from model.area_municipalities")
        .forEach(
            row ->
                places
                    .computeIfAbsent(
                        row.text("area_code") + " " + row.text("year"), key -> new TreeSet<>())
                    .add(row.text("municipality_code")));
    return places;
  }

  private static void sums(
      Attacker attacker,
      List<Rows.Row> rows,
      Map<String, Set<String>> places,
      String count,
      Map<String, Double> known,
      Map<String, Double> truth) {
    Map<String, Rows.Row> at = new HashMap<>();
    rows.forEach(
        row ->
            at.put(
                row.text("area_code") + " " + row.text("residence") + " " + row.text("year"), row));
    for (Rows.Row row : rows) {
      String level = row.text("level");
      String year = row.text("year");
      String residence = row.text("residence");
      if (!level.equals("municipality")) {
        Map<String, Double> terms = new TreeMap<>();
        terms.put(name(row, count), -1.0);
        for (String municipality : places.get(row.text("area_code") + " " + year)) {
          // Where municipalities have no categories, the attacker does not know who has them.
          String part =
              name(row, count).replace(" " + row.text("area_code") + " ", " " + municipality + " ");
          String whole = part.replace(row.text("category") + " ", " ");
          if (truth.containsKey(part)
              || !row.text("category").isEmpty()
                  && !known.containsKey(part)
                  && truth.containsKey(whole)) {
            terms.put(part, 1.0);
          }
        }
        attacker.sum(terms, known);
      }
      if (level.equals("nation")) {
        Map<String, Double> terms = new TreeMap<>();
        terms.put(name(row, count), -1.0);
        rows.stream()
            .filter(part -> part.text("level").equals("department"))
            .filter(part -> part.text("year").equals(year))
            .filter(part -> part.text("residence").equals(residence))
            .forEach(part -> terms.put(name(part, count), 1.0));
        attacker.sum(terms, known);
      }
      Rows.Row rural = at.get(row.text("area_code") + " rural " + year);
      Rows.Row urban = at.get(row.text("area_code") + " urban " + year);
      if (residence.equals("total") && (rural != null || urban != null)) {
        Map<String, Double> terms = new TreeMap<>();
        terms.put(name(row, count), -1.0);
        for (Rows.Row part : java.util.Arrays.asList(rural, urban)) {
          if (part != null) {
            terms.put(name(part, count), 1.0);
          }
        }
        attacker.sum(terms, known);
      }
      Rows.Row before =
          at.get(row.text("area_code") + " " + residence + " " + (Integer.parseInt(year) - 1));
      if (before != null
          && row.text("observed_to") != null
          && row.text("observed_to").equals(before.text("observed_to"))
          && truth.get(name(row, count)).equals(truth.get(name(before, count)))) {
        attacker.sum(Map.of(name(row, count), 1.0, name(before, count), -1.0), known);
      }
    }
  }

  /** Adds that categories sum up to the value; a count may be in two indicators. */
  private static void categories(
      Attacker attacker,
      Map<String, List<Rows.Row>> cells,
      Map<String, Double> known,
      Map<String, Double> truth) {
    for (String count : List.of("numerator", "denominator")) {
      for (Rows.Row row : cells.getOrDefault("SUP-USU-02 ", List.of())) {
        Map<String, Double> terms = new TreeMap<>();
        terms.put(name(row, count), -1.0);
        // Unpublished categories are unknown to the attacker.
        for (String parts : cells.keySet()) {
          if (parts.startsWith("SUP-USU-02 theme/")) {
            terms.put(name(row, count).replace("SUP-USU-02  ", parts + " "), 1.0);
          }
        }
        boolean isTold =
            terms.keySet().stream()
                .anyMatch(term -> term.contains("theme") && known.containsKey(term));
        if (isTold) {
          terms.keySet().removeIf(term -> !truth.containsKey(term));
        }
        attacker.sum(terms, known);
      }
    }
    for (Rows.Row row : cells.getOrDefault("SUP-USU-01 ", List.of())) {
      String complaints = name(row, "numerator");
      String same =
          complaints.replace("SUP-USU-01", "SUP-USU-02").replace("numerator", "denominator");
      if (truth.containsKey(same) && truth.get(same).equals(truth.get(complaints))) {
        attacker.sum(Map.of(complaints, 1.0, same, -1.0), known);
      }
    }
  }

  @Test
  void anAttackerWithEverySumFindsNoValueAboutFew() throws Exception {
    assertThat(foundNothing(drawn).withheld()).isGreaterThan(30);
  }

  @Test
  void withoutComplementsTheSameAttackerFindsThem() throws Exception {
    assertThat(attack(drawn, false).exactly()).hasSizeGreaterThan(3);
  }

  @Test
  void whatIsNotAboutFewPeopleIsSaidToAnyone() {
    Said said = said(drawn);
    assertThat(said.publicly()).isGreaterThan(said.all() / 4).isLessThan(said.all());
  }

  @Test
  @Tag("campaign")
  void soItIsInOtherLakes() throws Exception {
    int withheld = 0;
    int exactly = 0;
    long all = 0;
    long publicly = 0;
    for (int seed = 0; seed < LAKES_OF_A_CAMPAIGN; seed++) {
      Path file = seed == 0 ? drawn : built(seed);
      withheld += foundNothing(file).withheld();
      exactly += attack(file, false).exactly().size();
      all += said(file).all();
      publicly += said(file).publicly();
      noNumberIsBesideTheKeyOfAWithheldValue(file);
      noCommunityIsTheDifferenceOfItsMunicipality(file);
    }
    assertThat(withheld).isGreaterThan(100);
    assertThat(exactly).isGreaterThan(10);
    assertThat(publicly).isGreaterThan(all / 2).isLessThan(all);
  }

  private static Found foundNothing(Path file) throws Exception {
    Found found = attack(file, true);
    assertThat(found.exactly()).as("worked out exactly").isEmpty();
    assertThat(found.nearly()).as("narrowed to less than can be").isEmpty();
    return found;
  }

  /** Values of municipalities and the nation, and how many of them anyone reads. */
  private record Said(long all, long publicly) {}

  private static Said said(Path file) {
    String nation =
        "select count(value) from report.indicator_values where indicator = 'PT-COB-01' and level in"
            + " ('nation', 'municipality') and residence = 'rural'";
    try (Warehouse whole = Warehouse.open(file);
        Warehouse edition = whole.publicEdition()) {
      return new Said(
          (long) whole.query(nation).values().get(0).get(0),
          (long) edition.query(nation).values().get(0).get(0));
    }
  }

  /** No table, present or future, contains a number of a withheld value. */
  @Test
  void noTableHasANumberOfAValueThatIsWithheld() {
    try (Warehouse whole = Warehouse.open(drawn);
        Warehouse edition = whole.publicEdition()) {
      Rows tables =
          edition.query(
              """
              select table_name, string_agg(column_name, ' ') as names
              from duckdb_columns()
              where schema_name = 'report' and database_name = 'memory' group by table_name
              having bool_or(column_name = 'indicator') and bool_or(column_name = 'area_code')
                  and bool_or(column_name = 'year')
              order by 1""");
      assertThat(tables.rows()).hasSizeGreaterThan(5);
      for (Rows.Row table : tables.rows()) {
        List<String> names = List.of(table.text("names").split(" "));
        List<String> numbers =
            List.of("value", "numerator", "denominator", "unknown", "bound_low", "change_points")
                .stream()
                .filter(names::contains)
                .toList();
        String sql =
            "select count(*) from report."
                + table.text("table_name")
                + " as shown join whole.report.withheld_cells as cells on cells.indicator ="
                + " shown.indicator and cells.area_code = shown.area_code and cells.year ="
                + " shown.year and cells.kind = 'headline'"
                + (names.contains("residence") ? " and cells.residence = shown.residence" : "")
                + (names.contains("category") ? " and coalesce(shown.category, '') = ''" : "")
                + (names.contains("measure") ? " and shown.measure = 'value'" : "")
                + " where "
                + String.join(
                    " or ",
                    numbers.stream().map(name -> "shown." + name + " is not null").toList());
        if (!numbers.isEmpty()) {
          assertThat(edition.query(sql).values())
              .as(table.text("table_name"))
              .containsExactly(List.of(0L));
        }
      }
    }
  }

  @Test
  void noNumberBesideTheKeyOfAWithheldValueIsShown() {
    noNumberIsBesideTheKeyOfAWithheldValue(drawn);
  }

  private static void noNumberIsBesideTheKeyOfAWithheldValue(Path file) {
    try (Warehouse whole = Warehouse.open(file);
        Warehouse edition = whole.publicEdition()) {
      Rows columns =
          edition.query(
              """
                select table_name, column_name[:-5] as base
                from duckdb_columns()
                where schema_name = 'report' and database_name = 'memory' and column_name like '%\\_key' escape '\\'
                    and exists (
                        select 1 from duckdb_columns() as beside
                        where beside.database_name = 'memory' and beside.schema_name = 'report'
                            and beside.table_name = duckdb_columns.table_name and beside.column_name = duckdb_columns.column_name[:-5])
                order by all""");
      assertThat(columns.rows()).hasSizeGreaterThan(10);
      Map<String, List<String>> bases = new TreeMap<>();
      columns.forEach(
          column ->
              bases
                  .computeIfAbsent(column.text("table_name"), table -> new ArrayList<>())
                  .add(column.text("base")));
      // One query per table, since a query per key would read the table each time.
      bases.forEach(
          (table, numbers) ->
              assertThat(
                      edition
                          .query(
                              "with shown as materialized (from report."
                                  + table
                                  + ") select base from ("
                                  + numbers.stream()
                                      .map(
                                          base ->
                                              "select '"
                                                  + base
                                                  + "' as base, regexp_replace("
                                                  + base
                                                  + "_key, '/[^/]*$', '') as key from shown where "
                                                  + base
                                                  + " is not null")
                                      .collect(Collectors.joining(" union all "))
                                  + ") semi join whole.report.withheld_cells using (key)")
                          .rows())
                  .as(table)
                  .isEmpty());
    }
  }

  @Test
  void aCommunityWithFewFamiliesWithoutWaterIsNotTheDifferenceOfItsMunicipality() {
    noCommunityIsTheDifferenceOfItsMunicipality(drawn);
  }

  private static void noCommunityIsTheDifferenceOfItsMunicipality(Path file) {
    try (Warehouse whole = Warehouse.open(file);
        Warehouse edition = whole.publicEdition()) {
      assertThat(
              edition
                  .query(
                      "select count(*) from report.community_gaps where without_water between 1"
                          + " and 4 or dwellings between 1 and 4")
                  .values())
          .containsExactly(List.of(0L));
      assertThat(
              edition
                  .query(
                      """
                        select count(*) from (
                            select shown.municipality_code, shown.year, shown.residence,
                                count(*) filter (where shown.without_water is null and known.without_water is not null) as n,
                                sum(known.without_water) filter (where shown.without_water is null) as people,
                                bool_and(shown.without_water is null) as is_all
                            from report.community_gaps as shown
                            join whole.report.community_gaps as known
                                using (municipality_code, year, row_id, residence)
                            group by all)
                        where n > 0 and not is_all and (n < 2 or people < 5)""")
                  .values())
          .containsExactly(List.of(0L));
    }
  }

  @Test
  void whatWasRefusedShowsRuleAndPlaceAndNoTextOfTheCell() {
    try (Warehouse whole = Warehouse.open(given);
        Warehouse edition = whole.publicEdition()) {
      assertThat(
              edition
                  .query(
                      "select file, first_line, reason_es, reason_en from report.rejected_summary"
                          + " order by first_line")
                  .values())
          .containsExactly(
              List.of("f.csv", 7L, "la celda no es una fecha", "the cell is not a date"),
              List.of(
                  "f.csv", 8L, "no cumple la regla of_tomorrow", "it breaks the rule of_tomorrow"));
      assertThat(edition.query("from report.rejected_summary").toString())
          .doesNotContain("Ana Perez");
      assertThat(
              whole
                  .query("select reason_es from report.rejected_summary where first_line = 7")
                  .values())
          .containsExactly(List.of("«Ana Perez» no es una fecha"));
    }
  }
}
