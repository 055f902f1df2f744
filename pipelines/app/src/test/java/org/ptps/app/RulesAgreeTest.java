package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Column;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.condition.Condition;

/** Every declared condition gives the same result in our evaluation and in DuckDB. */
class RulesAgreeTest {
  private static final int ROWS = 400;
  private static final Catalog CATALOG =
      Catalog.read(
          Path.of("../..").toAbsolutePath().normalize(), Path.of("conf/sample.conf"), List.of());

  @Test
  void everyDeclaredRuleIsBrokenByTheRowsThatDuckDbSays() {
    int judged = 0;
    int broken = 0;
    for (Source source : CATALOG.sources().values()) {
      List<String> tests = source.rules().stream().map(Source.Rule::test).toList();
      broken += agree(source.id(), source.table(), source.fields(), tests);
      judged += tests.size();
    }
    for (Table table : CATALOG.tables().values()) {
      List<String> tests = new ArrayList<>(table.rules().stream().map(Source.Rule::test).toList());
      for (Table.SameThing thing : table.sameThings()) {
        if (!thing.where().isEmpty()) {
          tests.add(thing.where());
        }
      }
      broken += agree(table.id(), table, List.of(), tests);
      judged += tests.size();
    }
    assertThat(judged).as("conditions judged").isGreaterThan(100);
    assertThat(broken).as("rows that broke one").isGreaterThan(1000);
  }

  @Test
  void theLanguageMeansWhatDuckDbMeans() {
    Table table = CATALOG.tables().get("systems");
    String first = "chlorine_residual_mg_l";
    agree(
        "language",
        table,
        List.of(),
        List.of(
            "not (" + first + " > 3) or system_name is null",
            "system_name in ('text', 'Otro') and not survey_date is null",
            "system_name not in ('Otro', null)",
            "survey_date + interval 2 months > date'2015-01-01' - interval '1' year",
            "year(survey_date) * 12 + month(survey_date) - day(survey_date) <> -4",
            "coalesce(nullif(" + first + ", 2.0), 7) between 1 and least(9, " + first + ")",
            "system_name like 't_x%' and system_name not ilike '%EX'",
            "lower(system_name) = 'text' and upper(system_name) = 'TEXT' and length(system_name) = 4",
            "abs(-" + first + ") >= greatest(0, " + first + ", null)",
            "not not system_name = 'text' and -1 - -1 = 0 and 7 / 2 = 3.5 and 2 + 3 * 4 = 14"));
  }

  private static int agree(
      String what, Table table, List<Source.Field> fields, List<String> tests) {
    List<Object[]> rows = rows(what, table, fields);
    List<BitSet> expected = RowConditions.broken(table.allColumns(), tests, rows);
    int broken = 0;
    List<String> differing = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      Condition condition = Condition.parse(tests.get(i), table.allColumns());
      for (int row = 0; row < rows.size(); row++) {
        if (condition.broken(rows.get(row)) != expected.get(row).get(i)) {
          differing.add(
              what + ": " + tests.get(i) + " of " + java.util.Arrays.toString(rows.get(row)));
        }
        broken += expected.get(row).get(i) ? 1 : 0;
      }
    }
    assertThat(differing).isEmpty();
    return broken;
  }

  /** Values around the limits of rules, nulls included; the same on every run. */
  private static List<Object[]> rows(String seed, Table table, List<Source.Field> fields) {
    Random random = new Random(seed.hashCode());
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(
          table.allColumns().stream()
              .map(column -> random.nextInt(5) == 0 ? null : value(fields, column, random))
              .toArray());
    }
    return rows;
  }

  private static Object value(List<Source.Field> fields, Column column, Random random) {
    return switch (column.type()) {
      case TEXT -> {
        List<String> codes =
            fields.stream()
                .filter(field -> field.column().equals(column))
                .flatMap(field -> field.codes().values().stream())
                .distinct()
                .toList();
        yield codes.isEmpty()
            ? List.of("text", "~0801/x:text", "Metros cúbicos por segundo").get(random.nextInt(3))
            : codes.get(random.nextInt(codes.size()));
      }
      case INTEGER ->
          column.name().contains("year") || random.nextBoolean()
              ? 2010L + random.nextInt(12)
              : (long) random.nextInt(4);
      case NUMBER -> random.nextBoolean() ? random.nextInt(30) - 3.0 : random.nextInt(3000) / 1.5;
      case DATE ->
          LocalDate.of(2010 + random.nextInt(12), 1 + random.nextInt(12), 1 + random.nextInt(28));
      case FLAG -> random.nextBoolean();
    };
  }
}
