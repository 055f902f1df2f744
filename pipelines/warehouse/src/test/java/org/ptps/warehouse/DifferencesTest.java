package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A warehouse that is made from another holds what one that is made from nothing holds. */
class DifferencesTest {
  private static final int LAST_YEAR = 2018;

  @TempDir static Path folder;

  private static Path before;

  @BeforeAll
  static void build() {
    WarehouseInputs inputs = inputs("before", fixture -> fixture);
    WarehouseBuilder.build(inputs);
    before = inputs.settings().warehouse();
  }

  private static WarehouseInputs inputs(String name, UnaryOperator<LakeFixture> change) {
    WarehouseInputs inputs =
        Declarations.withIndicators(
            Declarations.until(folder.resolve(name), LAST_YEAR),
            List.of("PT-COB-01", "PS-NIV-06", "PS-DES-01", "SUP-USU-02"));
    change
        .apply(
            new LakeFixture(inputs)
                .community("c1", "0101", 2016, 40, 10)
                .community("c1", "0101", 2018, 40, 0)
                .community("c2", "0102", 2018, 60, 0)
                .dwellings("0101", 2016, 50, 50)
                .dwellings("0101", 2018, 50, 50)
                .dwellings("0102", 2018, 80, 20)
                .urbanReturn("u1", "0101", 2018, 50, 45)
                .member("0101", "2014-05-01")
                .member("0103", "2017-03-01")
                .complaint("c-1", "2016-03-01", "2016-03-10", "2019-01-31")
                .complaint("c-2", "2017-03-01", "2019-03-10", "2019-01-31")
                .complaint("c-3", "2018-03-01", "2018-03-10", "2019-01-31")
                .estimate("2017", 2016, "WHO/UNICEF JMP", 91)
                .estimate("2021", 2018, "WHO/UNICEF JMP", 92))
        .write(inputs.lake());
    return inputs;
  }

  @Test
  void anUpdateOfSeveralChangesHoldsWhatABuildHolds() {
    UnaryOperator<LakeFixture> change =
        fixture ->
            fixture
                .complaint("c-5", "2018-05-01", "2018-05-04", "2019-01-31")
                .member("0102", "2016-01-01")
                .estimate("2021", 2017, "WHO/UNICEF JMP", 95);
    WarehouseInputs fresh = inputs("fresh-of-several", change);
    WarehouseInputs updated = inputs("updated-of-several", change);
    WarehouseBuilder.build(fresh);
    WarehouseBuilder.update(updated, before, Optional.empty());

    assertThat(differing(updated.settings().warehouse(), before)).contains("report.value_sums");
    assertThat(differing(updated.settings().warehouse(), fresh.settings().warehouse())).isEmpty();
    assertThatVersionsTell(before, updated.settings().warehouse());
    assertThatVersionsTell(before, fresh.settings().warehouse());
  }

  /** What has one version in two warehouses holds the same rows in both. */
  private static void assertThatVersionsTell(Path file, Path other) {
    Map<String, String> one = versions(file);
    Map<String, String> two = versions(other);
    Map<String, String> rows = contents(file);
    Map<String, String> otherRows = contents(other);
    List<String> same = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    rows.keySet().stream()
        .filter(one::containsKey)
        .forEach(name -> (one.get(name).equals(two.get(name)) ? same : changed).add(name));
    assertThat(same)
        .hasSizeGreaterThan(50)
        .allMatch(name -> rows.get(name).equals(otherRows.get(name)));
    assertThat(changed).contains("lake.complaints", "report.value_sums");
    assertThat(one).doesNotContainKeys("report.column_meanings", TableVersions.TABLE);
  }

  private static Map<String, String> versions(Path file) {
    Map<String, String> versions = new TreeMap<>();
    try (Warehouse warehouse = Warehouse.open(file)) {
      warehouse
          .query("select name, version from " + TableVersions.TABLE)
          .forEach(row -> versions.put(row.text("name"), row.text("version")));
    }
    return versions;
  }

  @Tag("campaign")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | |",
        "a municipality that nothing spoke of | complaints |"
            + " complaint_id=c-5; municipality_code=0801; theme=leak; received_on=2018-05-01;"
            + " delivered_on=2019-01-31",
        "a member | members |"
            + " municipality_code=0102; partner_name=M0102; partner_category=municipality;"
            + " joined_on=2016-01-01",
        "an estimate | national_estimates |"
            + " publisher=WHO/UNICEF JMP; edition=2021; variable=wat_imp; residence=total;"
            + " year=2017; value=95; series=wat_imp"
      })
  void anUpdateHoldsWhatABuildHolds(String name, String table, String row) {
    UnaryOperator<LakeFixture> change =
        fixture -> table == null ? fixture : fixture.row(table, row.replace(';', ','));
    WarehouseInputs fresh = inputs("fresh-" + name, change);
    WarehouseInputs updated = inputs("updated-" + name, change);
    WarehouseBuilder.build(fresh);
    WarehouseBuilder.update(updated, before, Optional.empty());

    assertThat(differing(updated.settings().warehouse(), fresh.settings().warehouse())).isEmpty();
  }

  @Tag("campaign")
  @Test
  void anUpdateOfAnUpdateHoldsWhatABuildHolds() {
    UnaryOperator<LakeFixture> first = fixture -> fixture.community("c3", "0102", 2017, 20, 5);
    UnaryOperator<LakeFixture> both =
        fixture -> first.apply(fixture).complaint("c-4", "2018-04-01", "2018-04-03", "2019-01-31");
    WarehouseInputs one = inputs("one", first);
    WarehouseInputs two = inputs("two", both);
    WarehouseInputs fresh = inputs("both", both);
    WarehouseBuilder.update(one, before, Optional.empty());
    WarehouseBuilder.update(two, one.settings().warehouse(), Optional.of(Set.of("complaints")));
    WarehouseBuilder.build(fresh);

    assertThat(differing(two.settings().warehouse(), fresh.settings().warehouse())).isEmpty();
  }

  @Tag("campaign")
  @Test
  void aCutOfTheLastYearHoldsWhatOneFromNothingHolds() {
    WarehouseInputs inputs = inputs("cut", fixture -> fixture);
    WarehouseBuilder.build(inputs);
    Path whole = inputs.settings().warehouse();
    AsOf asOf = new AsOf(LAST_YEAR, LocalDate.of(LAST_YEAR + 1, 1, 15));
    Path quick = WarehouseBuilder.asOf(inputs, asOf, whole, folder.resolve("cuts"));
    Path slow = folder.resolve("slow.duckdb");
    WarehouseBuilder.asOfFromNothing(inputs, asOf, whole, slow);

    // A file for reports has no comments.
    assertThat(differing(quick, slow))
        .filteredOn(name -> !name.startsWith("comments of ") && !name.endsWith("meanings"))
        .isEmpty();
    assertThat(differing(quick, whole)).contains("lake.complaints", "report.value_sums");
    assertThat(contents(quick).get("lake.complaints")).as("none was delivered then").isEqualTo("0");
  }

  @Tag("campaign")
  @Test
  void aCutIsBroughtUpToDateFromTheOneBefore() {
    AsOf asOf = new AsOf(LAST_YEAR - 1, LocalDate.of(LAST_YEAR, 12, 31));
    Path cuts = folder.resolve("earlier-cuts");
    WarehouseInputs old = inputs("cut-before", fixture -> fixture);
    WarehouseBuilder.build(old);
    Path first = WarehouseBuilder.asOf(old, asOf, old.settings().warehouse(), cuts);
    WarehouseInputs inputs =
        inputs("cut-after", fixture -> fixture.community("c3", "0102", 2017, 20, 5));
    WarehouseBuilder.build(inputs);
    Path whole = inputs.settings().warehouse();

    Path quick = WarehouseBuilder.asOf(inputs, asOf, whole, cuts);

    Path slow = folder.resolve("slow-again.duckdb");
    WarehouseBuilder.asOfFromNothing(inputs, asOf, whole, slow);
    assertThat(differing(quick, slow)).isEmpty();
    assertThat(first).isNotEqualTo(quick).doesNotExist();
  }

  private static List<String> differing(Path file, Path other) {
    Map<String, String> one = contents(file);
    Map<String, String> two = contents(other);
    TreeSet<String> names = new TreeSet<>(one.keySet());
    names.addAll(two.keySet());
    return names.stream()
        // A table that was computed anew with the same rows keeps its version.
        .filter(name -> !name.equals(TableVersions.TABLE))
        .filter(name -> !Objects.equals(one.get(name), two.get(name)))
        .toList();
  }

  /** Content and comments of each table and view. */
  private static Map<String, String> contents(Path file) {
    Map<String, String> contents = new TreeMap<>();
    try (Warehouse warehouse = Warehouse.open(file)) {
      List<String> names = new ArrayList<>();
      warehouse
          .query(
              "select table_schema || '.' || table_name as name from information_schema.tables"
                  + " where table_catalog = current_database()")
          .forEach(row -> names.add(row.text("name")));
      assertThat(names).hasSizeGreaterThan(250);
      for (String name : names) {
        contents.put(
            name,
            warehouse
                .query(
                    "select concat_ws(' ', count(*), sum(hash(t)), bit_xor(hash(t))) as content"
                        + " from "
                        + name
                        + " as t")
                .rows()
                .get(0)
                .text("content"));
      }
      for (String kind : List.of("tables", "views", "columns")) {
        contents.put(
            "comments of " + kind,
            warehouse
                .query(
                    "select schema_name, "
                        + (kind.equals("views") ? "view_name" : "table_name")
                        + (kind.equals("columns") ? ", column_name, data_type" : "")
                        + ", comment from duckdb_"
                        + kind
                        + "() where database_name = current_database() and not internal order by all")
                .values()
                .toString());
      }
    }
    return contents;
  }
}
