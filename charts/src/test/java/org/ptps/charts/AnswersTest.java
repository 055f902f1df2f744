package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/** What is kept for several figures is what the warehouse says. */
class AnswersTest {
  @TempDir Path folder;

  @Test
  void everyTableOfTheEditionIsTheSameHoweverOftenItIsRead() throws Exception {
    try (Warehouse whole = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC);
        Warehouse edition = whole.publicEdition()) {
      Answers answers = new Answers(edition);
      int filled = 0;
      for (String table : answers.columns().keySet()) {
        // Three questions, that no answer to one is one to another.
        Rows first = answers.to("select * from report." + table);
        Rows second = answers.to("select * from report.\"" + table + "\" limit 1000000");
        Rows third = answers.to("select * from report." + table + " limit ?", 1_000_000);

        assertThat(edition.query("select * from report." + table)).isEqualTo(first);
        assertThat(second).as(table).isEqualTo(first);
        assertThat(third).as(table).isEqualTo(first);
        filled += first.isEmpty() ? 0 : 1;
      }
      assertThat(filled).isGreaterThan(20);
    }
  }

  @Test
  void aQuestionIsAskedOnce() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC)) {
      Answers answers = new Answers(warehouse);
      Rows first = answers.to("select * from report.areas where level = ?", "municipality");

      assertThat(first.rows()).hasSize(3);
      assertThat(answers.to("select * from report.areas where level = ?", "municipality"))
          .isSameAs(first);
      assertThat(answers.to("select * from report.areas where level = ?", "nation").rows())
          .hasSize(1);
    }
  }

  @Test
  void whatWasReadIsToldAlsoWhereItWasKept() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC)) {
      Answers answers = new Answers(warehouse);
      for (int reader = 0; reader < 3; reader++) {
        ReportTables tables = new ReportTables(answers, java.util.Optional.empty());
        tables.sourceTitles(org.ptps.catalog.Language.ES);

        assertThat(tables.read())
            .containsExactlyInAnyOrderElementsOf(List.of("indicators", "sources"));
      }
    }
  }
}
