package org.ptps.warehouse;

import java.util.List;
import java.util.Map;
import org.ptps.catalog.Settings;

/**
 * Runs the warehouse's value query over model tables that a test fills; the queries are created
 * once.
 */
final class ValueWorkbench implements AutoCloseable {
  private final Database database;
  private final String indicator;
  private final ValueSteps steps;

  /**
   * @param indicator code of the indicator to compute
   */
  ValueWorkbench(WarehouseInputs inputs, String indicator) {
    this.database = Database.inMemory();
    this.indicator = indicator;
    new WarehouseLayers(
            database,
            Declarations.withIndicators(inputs, List.of("PT-COB-01", "PS-NIV-06")),
            Map.of(
                "community_years", List.of(),
                "urban_provider_years", List.of(),
                "system_years", List.of(),
                "dwellings", List.of(),
                "memberships", List.of(),
                "validations", List.of(),
                "loaded_registers", List.of()))
        .createOnly("report.value_rows");
    steps = new ValueSteps(database, this::sql);
  }

  private ValueWorkbench(ValueWorkbench same, String indicator) {
    this.database = same.database;
    this.indicator = indicator;
    this.steps = same.steps;
  }

  /** Another indicator over the same rows. */
  ValueWorkbench of(String other) {
    return new ValueWorkbench(this, other);
  }

  private String sql(String name) {
    return database
        .query("select sql from declared.queries where schema_name || '.' || name = ?", name)
        .rows()
        .get(0)
        .text("sql");
  }

  /** The same declarations with another minimum coverage. */
  static WarehouseInputs withMinimumCoverage(WarehouseInputs inputs, double coverage) {
    Settings old = inputs.settings();
    return new WarehouseInputs(
        inputs.home(),
        inputs.lake(),
        new Settings(
            old.language(),
            old.inputs(),
            old.exclude(),
            old.out(),
            old.countryScope(),
            old.firstYear(),
            old.lastYear(),
            coverage,
            old.minSimilarity(),
            old.minLead(),
            old.sparkMaster(),
            old.sparkProperties(),
            old.lakeAt(),
            old.mapBoundaries(),
            old.mapCredit(),
            old.thresholds(),
            old.shown()),
        inputs.tables(),
        inputs.sources(),
        inputs.catalog());
  }

  ValueWorkbench clear() {
    for (String table :
        List.of(
            "community_years",
            "urban_provider_years",
            "system_years",
            "dwellings",
            "memberships",
            "validations",
            "loaded_registers")) {
      database.execute("delete from model." + table);
    }
    return this;
  }

  /** Adds a municipality's statement about its data of a year. */
  ValueWorkbench validation(String municipality, int year, boolean objection) {
    database.execute(
        "insert into model.validations by name select '%s' as municipality_code, %d as year, %s as objection, false as synthetic"
            .formatted(municipality, year, objection));
    return this;
  }

  ValueWorkbench community(
      String id, String municipality, int year, Integer dwellings, Integer without) {
    database.insert(
        "model.community_years",
        List.of(
            "community_id",
            "municipality_code",
            "year",
            "residence",
            "observed_on",
            "is_too_old",
            "dwellings",
            "dwellings_without_water",
            "synthetic",
            "origins"),
        List.of(
            java.util.Arrays.asList(
                id,
                municipality,
                year,
                "rural",
                year + "-06-01",
                false,
                dwellings,
                without,
                false,
                List.of("communities.csv:" + id))));
    return this;
  }

  ValueWorkbench town(
      String id, String municipality, int year, Integer dwellings, Integer connections) {
    database.insert(
        "model.urban_provider_years",
        List.of(
            "provider_id",
            "municipality_code",
            "year",
            "residence",
            "observed_on",
            "dwellings",
            "water_connections",
            "synthetic",
            "origins"),
        List.of(
            java.util.Arrays.asList(
                id,
                municipality,
                year,
                "urban",
                year + "-12-31",
                dwellings,
                connections,
                true,
                List.of("urban.csv:" + id))));
    return this;
  }

  ValueWorkbench universe(String municipality, int year, int rural, int urban) {
    database.insert(
        "model.dwellings",
        List.of(
            "municipality_code",
            "year",
            "counted_in",
            "rural_dwellings",
            "urban_dwellings",
            "dwellings",
            "synthetic",
            "origins"),
        List.of(
            List.of(
                municipality,
                year,
                year,
                rural,
                urban,
                rural + urban,
                false,
                List.of("ine.csv:1"))));
    return this;
  }

  /** Adds INE's dwellings in every municipality. */
  ValueWorkbench universeEverywhere(int year, int rural, int urban) {
    database.execute(
        "insert into model.dwellings select municipality_code, "
            + String.join(
                ", ",
                String.valueOf(year),
                String.valueOf(year),
                String.valueOf(rural),
                String.valueOf(urban),
                String.valueOf(rural + urban))
            + ", false, ['ine.csv:1'] from model.municipalities");
    return this;
  }

  ValueWorkbench member(String municipality, int year) {
    database.insert(
        "model.memberships",
        List.of("municipality_code", "year", "joined_on", "synthetic", "origins"),
        List.of(List.of(municipality, year, (year - 1) + "-01-01", false, List.of("m.csv:2"))));
    return this;
  }

  ValueWorkbench completeRegister(String table) {
    database.insert(
        "model.loaded_registers",
        List.of("table_name", "is_complete"),
        List.of(List.of(table, true)));
    return this;
  }

  ValueWorkbench system(String id, String municipality, int year, String siasarClass) {
    database.insert(
        "model.system_years",
        List.of(
            "system_id",
            "municipality_code",
            "year",
            "residence",
            "observed_on",
            "siasar_class",
            "class_unknown_reason",
            "synthetic",
            "origins"),
        List.of(
            java.util.Arrays.asList(
                id,
                municipality,
                year,
                "rural",
                year + "-06-01",
                siasarClass,
                siasarClass == null ? "not_reported" : null,
                false,
                List.of("systems.csv:" + id))));
    return this;
  }

  /** Value rows that meet a condition, ordered. */
  Rows values(String condition) {
    steps.compute();
    return database.query(
        "from steps.value_rows where indicator = "
            + Database.literal(indicator)
            + " and "
            + condition
            + " order by all");
  }

  /** The only headline value of an area. */
  Rows.Row value(String area, int year, String residence) {
    List<Rows.Row> rows =
        values(
                "kind = 'headline' and area_code = "
                    + Database.literal(area)
                    + " and year = "
                    + year
                    + " and residence = "
                    + Database.literal(residence))
            .rows();
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " values of " + area + " " + year + " " + residence);
    }
    return rows.get(0);
  }

  @Override
  public void close() {
    database.close();
  }
}
