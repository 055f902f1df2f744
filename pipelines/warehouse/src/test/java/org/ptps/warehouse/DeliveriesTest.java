package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;

/** Who owes which file, what came of it and when, on a lake of a few rows. */
class DeliveriesTest {
  @TempDir static Path folder;
  private static final Database owed = Database.inMemory();
  private static final Database arrived = Database.inMemory();

  private static SourceFacts source(
      String id, Source.Owner owner, int month, int day, List<String> categories) {
    return new SourceFacts(
        id,
        new Words(id, id),
        "PTPS",
        "",
        "",
        "PTPS",
        "",
        false,
        List.of(),
        "members",
        new Source.Delivery(
            owner,
            Source.Every.YEAR,
            MonthDay.of(month, day),
            "year",
            2016,
            categories,
            id.equals("complaints")));
  }

  private static void arrived(
      LakeFixture lake, String source, String sender, String rest, int kept, int rejected) {
    lake.row(
        "delivered_rows",
        "source="
            + source
            + ", file="
            + source
            + "_"
            + sender
            + ".csv, sheet=, reported_by="
            + sender
            + ", "
            + rest
            + ", synthetic=false, kept="
            + kept
            + ", duplicate=0, rejected="
            + rejected);
  }

  private static WarehouseInputs inputs(Path out) {
    WarehouseInputs declared = Declarations.inputs(out);
    return new WarehouseInputs(
        declared.home(),
        declared.lake(),
        declared.settings(),
        declared.tables(),
        List.of(
            source("water", Source.Owner.PARTNER, 3, 31, List.of("facilitator")),
            source("checklist", Source.Owner.MUNICIPALITY, 2, 28, List.of()),
            source("complaints", Source.Owner.MUNICIPALITY, 2, 28, List.of()),
            source("poa", Source.Owner.SECRETARIAT, 1, 31, List.of())),
        declared.catalog());
  }

  @BeforeAll
  static void build() {
    WarehouseInputs inputs = inputs(folder.resolve("out"));
    LakeFixture lake =
        new LakeFixture(inputs)
            .member("0101", "2014-05-01")
            .member("0102", "2017-02-01")
            .row(
                "members",
                "partner_name=Organización Norte, partner_category=facilitator,"
                    + " municipality_code=0101, joined_on=2015-01-01, left_on=2017-06-30")
            .row(
                "members",
                "partner_name=Asociación Sur, partner_category=collaborator,"
                    + " municipality_code=0102, joined_on=2015-01-01");
    arrived(
        lake,
        "water",
        "ORGANIZACION  NORTE",
        "municipality_code=0101, year=2016, delivered_on=2017-03-31",
        7,
        0);
    lake.row(
        "delivered_rows",
        "source=water, file=water_ORGANIZACION  NORTE.csv, sheet=, year=2016, synthetic=false,"
            + " kept=0, duplicate=0, rejected=2");
    arrived(
        lake,
        "water",
        "Organización Norte",
        "municipality_code=0101, year=2017, delivered_on=2018-03-01",
        3,
        0);
    arrived(
        lake,
        "checklist",
        "M0101",
        "municipality_code=0101, year=2016, delivered_on=2017-03-01",
        1,
        1);
    arrived(
        lake,
        "checklist",
        "M0102",
        "municipality_code=0102, year=2016, delivered_on=2017-02-01",
        1,
        0);
    arrived(lake, "checklist", "nobody", "municipality_code=0101", 0, 1);
    arrived(lake, "poa", "Secretariado", "year=2016", 5, 0);
    lake.row(
        "file_ledger",
        "source=water, file=water_ORGANIZACION  NORTE.csv, sheet=, sha256=ab, synthetic=false,"
            + " physical_lines=10, header=1, kept=7, duplicate=0, rejected=2");
    lake.row(
        "file_ledger",
        "file=checklist_broken.csv, sheet=, sha256=cd, synthetic=false, physical_lines=10,"
            + " out_of_scope=10, kept=0, duplicate=0, rejected=0, unclaimed_reason=faltan columnas,"
            + " unclaimed_reason_en=columns missing, nearest_source=checklist");
    lake.write(inputs.lake());
    new WarehouseLayers(owed, inputs, Map.of()).createOnly("report.deliveries");
    new WarehouseLayers(arrived, inputs, Map.of()).createOnly("report.delivered_files");
  }

  @AfterAll
  static void close() {
    owed.close();
    arrived.close();
  }

  private static List<String> deliveries(String where) {
    return owed
        .query(
            "select concat_ws(' ', dataset, partner, municipality, year, delivery_status, rows,"
                + " to_correct, received_on) as text from report.deliveries where "
                + where
                + " order by dataset, year, partner nulls last, municipality")
        .rows()
        .stream()
        .map(row -> row.text("text"))
        .toList();
  }

  @Test
  void aPartnerIsKnownHoweverItIsSpelledAndRowsToCorrectThatDoNotSayWhoseAreThoseOfTheFile() {
    assertThat(deliveries("dataset = 'water' and year = 2016"))
        .containsExactly("water Organización Norte 2016 on_time 7 2 2017-03-31");
  }

  @Test
  void whoLeftOwesNothingMoreAndWhatComesAllTheSameIsShownAsNotOwed() {
    assertThat(deliveries("dataset = 'water' and year >= 2017"))
        .containsExactly("water Organización Norte 2017 not_owed 3 0 2018-03-01");
  }

  @Test
  void aMunicipalityOwesFromTheYearItJoinsAndIsLateAfterTheDay() {
    assertThat(deliveries("dataset = 'checklist'"))
        .containsExactly(
            "checklist M0101 0101 2016 late 1 1 2017-03-01",
            "checklist M0102 0102 2016 not_owed 1 0 2017-02-01",
            "checklist M0101 0101 2017 missing 0 0",
            "checklist M0102 0102 2017 missing 0 0",
            "checklist M0101 0101 2018 not_due_yet 0 0",
            "checklist M0102 0102 2018 not_due_yet 0 0",
            "checklist nobody 0101 not_known_whose 0 1");
  }

  @Test
  void aYearWithoutComplaintsIsNoMissingFile() {
    assertThat(deliveries("dataset = 'complaints'"))
        .containsExactly(
            "complaints M0101 0101 2016 none_registered 0 0",
            "complaints M0101 0101 2017 none_registered 0 0",
            "complaints M0102 0102 2017 none_registered 0 0",
            "complaints M0101 0101 2018 not_due_yet 0 0",
            "complaints M0102 0102 2018 not_due_yet 0 0");
  }

  @Test
  void withoutADateOfDeliveryNothingIsSaidOfTimeAndWhatIsNotDueYetIsNotMissing() {
    assertThat(deliveries("dataset = 'poa'"))
        .containsExactly(
            "poa Secretariado PTPS 2016 without_date 5 0",
            "poa Secretariado PTPS 2017 missing 0 0",
            "poa Secretariado PTPS 2018 not_due_yet 0 0");
  }

  @Test
  void aFileIsNeverOwedByOneAndNotOwedByAnotherForANameOrAPlaceThatIsWritten() {
    WarehouseInputs inputs = inputs(folder.resolve("written"));
    LakeFixture lake =
        new LakeFixture(inputs)
            .member("0101", "2014-05-01")
            .member("0102", "2014-05-01")
            .row(
                "members",
                "partner_name=Organización Norte, partner_category=facilitator,"
                    + " municipality_code=0101, joined_on=2015-01-01");
    // The place of its only row is unknown; the register has the sender.
    arrived(lake, "checklist", "m0102", "year=2017, delivered_on=2018-02-01", 0, 1);
    // Whether the sender is this partner is unknown.
    arrived(lake, "water", "Org. Norte", "year=2017, delivered_on=2018-02-01", 4, 0);
    // A partner that owes no such file.
    arrived(lake, "water", "M0101", "year=2017, delivered_on=2018-02-01", 5, 0);
    lake.write(inputs.lake());
    try (Database database = Database.inMemory()) {
      new WarehouseLayers(database, inputs, Map.of()).createOnly("report.deliveries");
      assertThat(
              database
                  .query(
                      "select concat_ws(' ', dataset, partner, municipality, delivery_status, rows,"
                          + " to_correct) as text from report.deliveries where year = 2017 and"
                          + " dataset in ('checklist', 'water') order by all")
                  .rows())
          .extracting(row -> row.text("text"))
          .containsExactly(
              "checklist M0101 0101 not_due_yet 0 0",
              "checklist M0102 0102 on_time 0 1",
              "water M0101 not_owed 5 0",
              "water Org. Norte not_known_whose 4 0",
              "water Organización Norte not_due_yet 0 0");
    }
  }

  @Test
  void everyRowThatArrivedIsCountedOnce() {
    assertThat(
            owed.query(
                    "select (select sum(rows) = 17 and sum(to_correct) = 4 from report.deliveries)"
                        + " and (select sum(kept) = 17 and sum(rejected) = 4 from"
                        + " lake.delivered_rows) as same")
                .values())
        .containsExactly(List.of(true));
  }

  @Test
  void aFileThatNoContractClaimsIsAmongThoseThatArrivedWithTheReason() {
    assertThat(
            arrived
                .query(
                    "select file, dataset, senders, rows, to_correct, unclaimed_reason from"
                        + " report.delivered_files order by file")
                .values())
        .containsExactly(
            java.util.Arrays.asList(
                "checklist_broken.csv", "checklist", List.of(), 0L, 0L, "faltan columnas"),
            java.util.Arrays.asList(
                "water_ORGANIZACION  NORTE.csv",
                "water",
                List.of("ORGANIZACION  NORTE"),
                7L,
                2L,
                null));
  }
}
