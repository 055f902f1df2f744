package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ptps.catalog.Table;
import org.ptps.lake.clean.Duplicates;

/** One key in every row, as a broken export writes it, must not stall a run. */
class ManyDoublesTest {
  private static final int ROWS = 400_000;

  private final Table table = Declared.SAMPLE.tables().get("census_dwellings");

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void rowsOfOneKeyAreDecidedInTimeThatGrowsWithThem() {
    int people =
        table.allColumns().stream().map(column -> column.name()).toList().indexOf("people");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      Object[] row = new Object[table.allColumns().size()];
      row[people] = i % 90.0;
      rows.add(row);
    }
    List<Duplicates.Decision> decisions = new Duplicates(table).decide(rows);

    assertThat(decisions).hasSize(ROWS);
    assertThat(decisions)
        .allMatch(decision -> decision.outcome() == Duplicates.Outcome.CONTRADICTS);
    assertThat(decisions.get(0).other()).isEqualTo(ROWS - 1);
    assertThat(decisions.get(7).other()).isZero();
  }
}
