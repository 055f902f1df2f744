package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Progress;

/** The publishers' own files, read unchanged; skipped where they are not at hand. */
class RealFilesTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Path REAL = HOME.resolve("../shared/real").normalize();
  private static final Map<String, LedgerEntry> LEDGER = new TreeMap<>();

  @TempDir static Path out;

  @BeforeAll
  static void readThemAll() {
    assumeTrue(Files.isDirectory(REAL), "the publishers' files are not at hand");
    Catalog catalog = Declared.between(out, REAL);
    for (LedgerEntry entry : new LakeBuilder(catalog, Progress.silent()).build()) {
      LEDGER.put(entry.input().profile().part().shown(), entry);
    }
  }

  private static List<String> rows(String sql) {
    return LakeRows.shown(out.resolve("lake"), sql);
  }

  private static double number(String sql) {
    return ((Number) LakeRows.of(out.resolve("lake"), sql).get(0).get(0)).doubleValue();
  }

  @ParameterizedTest
  @CsvSource({
    "worldbank/API_HND_DS2_es_csv_v2_21843.csv, worldbank, 2026-04-08, 1491, 3, 2, 0, 1469, 17, 0, 0",
    "worldbank/API_SH.H2O.SMDW.ZS_DS2_en_csv_v2_1006819.csv, worldbank, 2020-04-09, 269, 3, 2, 0, 264, 0, 0, 0",
    "jmp/JMP_2017_WLD.xlsx [Water], jmp_world_water, 2017, 5998, 3, 2266, 1, 3712, 16, 0, 0",
    "jmp/JMP_2017_WLD.xlsx [Sanitation], jmp_world_sanitation, 2017, 3741, 3, 9, 1, 3712, 16, 0, 0",
    "jmp/JMP_2017_WLD.xlsx [Hygiene], jmp_world_hygiene, 2017, 484, 2, 410, 1, 70, 1, 0, 0",
    "jmp/HND_jmp_household_watsan_sources.csv, jmp_household_points, 2021, 380, 1, 0, 0, 0, 379, 0, 0",
    "jmp/HND_jmp_inequality_water_region.csv, jmp_department_points, '', 713, 1, 0, 0, 18, 694, 0, 0",
    "jmp/HND_jmp_inequality_sanitation_region.csv, jmp_department_points, '', 873, 1, 0, 0, 0, 872, 0, 0",
    "siasar/peru-official-xls/system_catchments.PE.xls [Sheet1], siasar_catchments, '', 1640, 1, 0, 0, 0, 1639, 0, 0",
    "siasar/peru-official-xls/system_treatment.PE.xls [Sheet1], siasar_treatments, '', 5137, 1, 0, 0, 0, 5135, 0, 1",
    "siasar/colombia-cundinamarca-excerpt/community_main.excerpt.csv, siasar_communities, '', 12, 1, 0, 0, 0, 11, 0, 0",
    "siasar/colombia-cundinamarca-excerpt/system_main.excerpt.csv, siasar_systems, '', 8, 1, 0, 0, 0, 7, 0, 0",
    "icf/microcuencas_declaradas.geojson, icf_microcatchments, '', 1250, 0, 0, 0, 0, 1235, 1, 14",
    "admin/geonames-admin2-HN.csv, geonames_municipalities, '', 299, 1, 0, 0, 0, 298, 0, 0"
  })
  void everyLineOfAFileIsAccountedFor(
      String part,
      String source,
      String edition,
      long physical,
      long header,
      long blank,
      long footer,
      long outOfScope,
      long kept,
      long duplicate,
      long rejected) {
    LedgerEntry entry = LEDGER.get(part);
    assertThat(entry.input().claimed()).as(part).isTrue();
    assertThat(entry.input().source().id()).isEqualTo(source);
    assertThat(entry.input().edition()).isEqualTo(edition);
    assertThat(
            List.of(
                entry.input().profile().physicalLines(),
                entry.header(),
                entry.blank(),
                entry.footer(),
                entry.outOfScope(),
                entry.kept(),
                entry.duplicate(),
                entry.rejected()))
        .containsExactly(physical, header, blank, footer, outOfScope, kept, duplicate, rejected);
  }

  @Test
  void aWorldBankValueIsTheFilesOwn() {
    assertThat(
            number(
                "select value from national_estimates where publisher = 'World Bank' and edition = '2026-04-08' and series = 'SH.H2O.BASW.ZS' and year = 2015"))
        .isEqualTo(92.421451159935);
    assertThat(
            rows(
                "select variable, residence, country from national_estimates where series = 'SH.STA.SMSS.RU.ZS' limit 1"))
        .containsExactly("san_sm | rural | HN");
  }

  @Test
  void aValueOfTheJmpWorkbookIsTheCellsOwnInTheRightResidence() {
    String at =
        "select value from national_estimates where edition = '2017' and variable = 'wat_bas' and year = 2000 and residence = ";
    assertThat(number(at + "'total'")).isCloseTo(82.205863, within(1e-6));
    assertThat(number(at + "'rural'")).isCloseTo(71.218970, within(1e-5));
    assertThat(number(at + "'urban'")).isCloseTo(95.388297, within(1e-5));
    assertThat(
            number(
                "select value from national_estimates where edition = '2017' and variable = 'wat_bas' and residence = 'total' and year = 2015"))
        .isCloseTo(92.18, within(0.01));
    assertThat(
            rows(
                "select variable from national_estimates where edition = '2017' and variable = 'wat_sm'"))
        .isEmpty();
  }

  @Test
  void filesOfOtherCountriesAreKeptWithTheirCountryAndMatchNoPlace() {
    assertThat(
            rows(
                "select country, count(*), count(municipality_code) from system_catchments group by 1"))
        .containsExactly("PE | 1639 | 0");
    assertThat(
            rows("select country, count(*), count(municipality_code) from communities group by 1"))
        .containsExactly("CO | 11 | 0");
  }

  @Test
  void sentinelDatesAndWordsForNothingAreUnknown() {
    assertThat(
            rows(
                "select count(flow_date), count(source_name), min(survey_date) > date'1970-01-01' from system_catchments"))
        .containsExactly("0 | 0 | true");
    assertThat(
            rows(
                "select line, column_name, value, severity from rejected_rows where source = 'siasar_treatments' and severity = 'reject'"))
        .singleElement()
        .asString()
        .endsWith("survey_date | 25568 | reject");
  }

  @Test
  void valuesOfAnotherUnitAreRefusedCellByCell() {
    assertThat(
            rows(
                "select value from rejected_rows where source = 'siasar_communities' and rule = 'out_of_range'"))
        .containsExactly("289610.0");
    assertThat(rows("select count(*) from communities where altitude_m is null"))
        .containsExactly("1");
  }

  @Test
  void publishedWordsBecomeCodesAndNotTestedIsNoResult() {
    assertThat(
            rows(
                "select chlorination, count(*) from systems where system_id in ('109926', '129792') group by 1 order by 1"))
        .containsExactly("none | 1", "not_working | 1");
    assertThat(rows("select coliform_test, flags from systems where system_id = '129792'"))
        .containsExactly("not_tested | not_tested_with_date,not_tested_with_physicochemical_date");
  }

  @Test
  void aZeroThatMeansMissingIsUnknownAndSoIsWhatWasComputedFromIt() {
    assertThat(
            rows(
                "select variable, count(*), count(value) from department_survey_points where sector = 'water' and variable in ('bas', 'lim', 'unimp') and department_text in ('Valle', 'Yoro') group by 1 order by 1"))
        .containsExactly("bas | 12 | 0", "lim | 12 | 0", "unimp | 12 | 0");
    assertThat(
            rows(
                "select count(*), count(distinct rule) from rejected_rows where source = 'jmp_department_points' and severity = 'correction'"))
        .containsExactly("36 | 16");
    assertThat(
            rows(
                "select department_code, count(distinct department_text) n from department_survey_points group by 1 having n > 1 order by 1"))
        .as("names with and without accents are one department")
        .isNotEmpty();
  }

  @Test
  void theImpossibleSchoolFigureIsKnownAndReadAsUnknown() {
    assertThat(
            rows(
                "select variable, year from school_estimates where variable like 'wat_bas%' and value > 99 and year = 2021"))
        .isEmpty();
    assertThat(
            rows(
                "select rule, severity, value, line from rejected_rows where source = 'jmp_schools'"))
        .containsExactly("school_water_2021 | correction | 99.7843376283836 | 22");
  }

  @Test
  void aSurveyThatRepeatsItselfFromYearToYearIsMarked() {
    assertThat(
            rows(
                "select survey, year, count(*) from survey_points where flags = 'same_value_in_another_year' group by 1, 2 order by 1, 2"))
        .containsExactly("CEN | 2013 | 2", "EPHPM | 2014 | 10");
  }

  @Test
  void microCatchmentsThatNameSeveralPlacesOrContradictThemselvesAreRejectedWithCandidates() {
    assertThat(
            rows(
                "select value from rejected_rows where source = 'icf_microcatchments' and rule = 'place_several_places' order by value"))
        .hasSize(9)
        .contains("El Paraíso / Danlí,El Paraiso", "Lempira / Guarita-Tambla");
    assertThat(rows("select reason_es from rejected_rows where value = 'Cortés / San Antonio'"))
        .singleElement()
        .asString()
        .contains("0507 San Antonio de Cortés")
        .contains("1010 San Antonio (Intibucá)");
    assertThat(
            rows(
                "select municipality_code, count(*) from microcatchments where department_text = 'Atlántida' and municipality_text = 'Jutiapa' group by 1"))
        .singleElement()
        .asString()
        .startsWith("0104 | ");
  }

  @Test
  void everyMunicipalityOfGeoNamesIsFoundByItsName() {
    assertThat(
            rows(
                "select count(*), count(distinct municipality_code), sum(case when municipality_code = municipality_code_text then 1 else 0 end) from gazetteer_municipalities"))
        .containsExactly("298 | 298 | 298");
  }

  @Test
  void threeOfElevenCommunitiesAreLinkedToASystemByItsNameAndTheOthersAreListed() {
    String names = "from entity_links where from_type = 'community' and to_type = 'system'";
    assertThat(rows("select count(*), count(to_id) " + names)).containsExactly("11 | 3");
    assertThat(rows("select name, to_id, method, score " + names + " and to_id is not null"))
        .containsExactlyInAnyOrder(
            "ABASTO RURAL \"ASCUABAÑA\". | 129792 | name | 1.0",
            "ABASTO PUBLICO DE AGUA ACUEDUCTO # 2 | 134369 | name | 1.0",
            "Acueducto Galdamez | 167597 | name | 1.0");
    assertThat(rows("select name, method, candidates " + names + " and name like '%EL HATO'"))
        .as("a longer name is another system, and the near one is named")
        .containsExactly("ACUEDUCTO GALDAMEZ EL HATO | unknown | 167597 Acueducto Galdamez");
    assertThat(rows("select name " + names + " and name like '%MORTIÑO%'"))
        .as("one system whose name holds a comma")
        .containsExactly("ACUEDUCTO DE LAS VEREDAS MORTIÑO , OLIVO Y RINCON SANTO");
    assertThat(
            rows("select name from entity_links where from_id = '130380' and to_type = 'provider'"))
        .singleElement()
        .asString()
        .contains("LA CABAÑA, LA CAPILLA DEL MUNICIPIO");
    assertThat(
            rows(
                "select count(*), count(to_id) from entity_links where from_id = '129792' and to_type = 'community'"))
        .as("thirteen communities are named, one of them is in the excerpt")
        .containsExactly("13 | 1");
  }

  @Test
  void siasar01AnEmptyDateOfValidationCostsNoRow() {
    assertThat(
            rows(
                "select distinct severity from rejected_rows where source = 'siasar_catchments' and (column_name = 'fecha_validacion' or value like '%fecha_validacion%')"))
        .isEmpty();
    assertThat(rows("select count(*) from system_catchments")).containsExactly("1639");
  }

  @Test
  void siasar04ThePlaceholderOfANameIsNoName() {
    assertThat(
            rows("select count(source_name), count(distinct unit_id) > 1 from system_catchments"))
        .containsExactly("0 | true");
  }

  @Test
  void siasar13OneExportIsNotOneYear() {
    assertThat(
            rows(
                "select count(distinct year(survey_date)) > 1 from system_treatments where country = 'PE'"))
        .containsExactly("true");
    assertThat(rows("select count(distinct year(survey_date)) from communities"))
        .containsExactly("4");
  }

  @Test
  void siasar09NamesLoseBlanksAroundAndDoubledOnesWithin() {
    assertThat(
            rows(
                "select count(*) from communities where community_name <> trim(community_name) or community_name like '%  %'"))
        .containsExactly("0");
    assertThat(rows("select community_name from communities where community_id = '167607'"))
        .containsExactly("GALDAMEZ CENTRO – CENTRO POBLADO");
    assertThat(
            rows(
                "select distinct municipality_text from communities where community_id in ('130380', '131076')"))
        .as("three levels or four, the second is the municipality")
        .containsExactlyInAnyOrder("ZIPACÓN", "ALBÁN");
  }

  @Test
  void jmpTheWordNullIsNoVariableAndTwoSurveysOfOneYearAreTwo() {
    assertThat(rows("select count(*) from department_survey_points where variable = 'NULL'"))
        .containsExactly("0");
    assertThat(
            rows(
                "select survey from department_survey_points where year = 2006 group by 1 order by 1"))
        .hasSize(2);
  }

  @Test
  void worldBankEditionsOfOneSeriesStandBesideEachOther() {
    assertThat(
            rows(
                "select edition, round(value, 1) from national_estimates where publisher = 'World Bank' and series = 'SH.H2O.SMDW.ZS' and year = 2015 order by 1"))
        .as("the export of 2020 has no safely managed water of Honduras")
        .containsExactly("2026-04-08 | 61.9");
  }

  @Test
  void icfAZeroIsUnknownACodeThatIsNoneDecidesNothingAndAContradictionIsSaid() {
    assertThat(
            rows(
                "select count(*) from microcatchments where area_ha = 0 or beneficiaries = 0 or declared_year = 0"))
        .containsExactly("0");
    assertThat(
            rows(
                "select count(*) > 0 from place_decisions where source = 'icf_microcatchments' and method = 'name_against_code'"))
        .containsExactly("true");
    assertThat(
            rows(
                "select distinct method from place_decisions where source = 'icf_microcatchments' and code_text in ('0', '1', '1822') and municipality_code <> ''"))
        .as("a code that is none neither confirms nor contradicts")
        .isSubsetOf("name", "similar", "name_without_articles");
  }

  @Test
  void whatNoSourceClaimsIsListedWithTheReason() {
    LedgerEntry unclaimed = LEDGER.get("worldwide/wash-dev-mdb_20221223_data.csv");
    assertThat(unclaimed.input().claimed()).isFalse();
    assertThat(unclaimed.input().unclaimed().es()).isNotBlank();
    assertThat(unclaimed.outOfScope())
        .isEqualTo(unclaimed.input().profile().physicalLines())
        .isPositive();
    assertThat(LEDGER.keySet()).noneMatch(part -> part.startsWith("csv-corpora"));
  }
}
