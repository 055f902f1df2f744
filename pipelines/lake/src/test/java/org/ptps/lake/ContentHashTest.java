package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  private static Object[] row(Object... values) {
    return values;
  }

  private static String of(List<Object[]> rows) {
    ContentHash hash = new ContentHash();
    rows.forEach(hash::add);
    return hash.toString();
  }

  @Test
  void theOrderOfRowsAndTheirFilesSaysNothing() {
    List<Object[]> rows = new ArrayList<>();
    for (long i = 0; i < 500; i++) {
      rows.add(row("fila " + i % 400, i % 400, i / 8.0, LocalDate.ofEpochDay(i), null, i % 2 == 0));
    }
    String before = of(rows);
    Collections.shuffle(rows, new Random(7));
    assertThat(of(rows)).isEqualTo(before);
    ContentHash first = new ContentHash();
    ContentHash second = new ContentHash();
    rows.subList(0, 123).forEach(first::add);
    rows.subList(123, 500).forEach(second::add);
    first.add(second);
    assertThat(first.toString()).isEqualTo(before);
    assertThat(first.rows()).isEqualTo(500);
  }

  @Test
  void anyOtherValueSaysSomethingElse() {
    List<List<Object[]>> others =
        List.of(
            List.<Object[]>of(),
            List.<Object[]>of(row("a", 1L, null)),
            List.<Object[]>of(row("a", null, 1L)),
            List.<Object[]>of(row("a", 1L, 0L)),
            List.<Object[]>of(row("a", 1L, "")),
            List.<Object[]>of(row("a", 1L, false)),
            List.<Object[]>of(row("a", 1L, 1.0)),
            List.<Object[]>of(row("a", 1.0, 1L)),
            List.<Object[]>of(row("ab", "c")),
            List.<Object[]>of(row("a", "bc")),
            List.<Object[]>of(row("a", 1L, null), row("a", 1L, null)),
            List.<Object[]>of(row("a", 1L, null), row("b", 1L, null)));
    Set<String> hashes = new HashSet<>();
    others.forEach(rows -> hashes.add(of(rows)));
    assertThat(hashes).hasSameSizeAs(others);
    assertThat(of(List.<Object[]>of(row(0.0)))).isEqualTo(of(List.<Object[]>of(row(-0.0))));
  }

  @Test
  void whatStandsTwiceIsFoundOnce() {
    LongList longs = new LongList();
    for (long value : new long[] {5, 3, 5, 5, 9, 3, 1}) {
      longs.add(value);
    }
    longs.add(new long[] {1, 2, 7});
    assertThat(longs.repeated()).containsExactly(1, 3, 5);
    assertThat(longs.distinct()).containsExactly(1, 2, 3, 5, 7, 9);
    assertThat(new LongList().repeated()).isEmpty();
  }
}
