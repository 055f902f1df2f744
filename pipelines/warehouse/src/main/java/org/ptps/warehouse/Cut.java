package org.ptps.warehouse;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ptps.catalog.BackgroundTask;
import org.ptps.catalog.Column;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * Copies the lake of a warehouse as it was known on a date: rows observed or delivered later, or of
 * an edition published later, are left out and counted. {@code conf/as-of.conf} declares what each
 * date means; values, members, trends and ages follow from the reduced lake.
 */
final class Cut {
  /** Reasons for leaving out rows, as in {@code declared.left_out}. */
  enum Rule {
    OBSERVED_LATER,
    DELIVERED_LATER,
    PUBLISHED_LATER
  }

  /** Meaning of a date or year column. */
  enum Time {
    OBSERVED,
    FOLLOWED,
    DELIVERED,
    PLANNED
  }

  static final String DECLARED_IN = "conf/as-of.conf";

  /** Name under which the source warehouse is attached. */
  private static final String WHOLE = "whole";

  /** Tables that lose rows with the files of others. */
  private static final List<String> BOOKKEEPING =
      List.of("file_ledger", "rejected_rows", "entity_links", "delivered_rows");

  private final AsOf asOf;
  private final WarehouseFile file;
  private final Map<String, String> versions = new TreeMap<>();

  /**
   * @param warehouse file whose lake is copied
   */
  Cut(AsOf asOf, Path warehouse) {
    this.asOf = asOf;
    this.file = WarehouseFile.of(warehouse);
  }

  /** Meaning of each date and year column; one that no list or two lists name is a problem. */
  static Map<String, Time> times(
      Path home, Collection<LakeTables.LakeTable> tables, Problems problems) {
    Declaration file = Declaration.read(home, home.resolve(DECLARED_IN), problems);
    Map<String, Time> times = new LinkedHashMap<>();
    for (Time time : Time.values()) {
      String list = time.name().toLowerCase(java.util.Locale.ROOT);
      for (String column : file.texts(list)) {
        if (times.put(column, time) != null) {
          file.problem(
              list,
              new Words(
                  "la columna '" + column + "' está en dos listas",
                  "column '" + column + "' stands in two lists"),
              new Words("déjela en una", "leave it in one"));
        }
      }
    }
    file.done();
    tables.forEach(
        table ->
            table.columns().stream()
                .filter(Cut::tellsATime)
                .filter(column -> !times.containsKey(column.name()))
                .forEach(
                    column ->
                        problems.add(
                            DECLARED_IN,
                            0,
                            new Words(
                                "nada dice qué es "
                                    + column.name()
                                    + " de lake."
                                    + table.name()
                                    + " para un informe de un año anterior",
                                "nothing says what "
                                    + column.name()
                                    + " of lake."
                                    + table.name()
                                    + " is to a report of an earlier year"),
                            new Words(
                                "póngala en una de observed, followed, delivered, planned",
                                "put it in one of observed, followed, delivered, planned"))));
    return times;
  }

  private static boolean tellsATime(Column column) {
    return column.type() == ColumnType.DATE
        || column.type() == ColumnType.INTEGER
            && (column.name().equals("year") || column.name().endsWith("_year"))
            && !column.name().contains("per_year");
  }

  /** Attaches the source warehouse. */
  void open(Database database) {
    database.execute(
        "attach " + Database.literal(file.forEngine()) + " as " + WHOLE + " (read_only)");
    TableVersions.of(database, WHOLE)
        .within("lake")
        .forEach((name, version) -> versions.put(WHOLE + "." + name, version));
  }

  /** Versions of the tables of the source, by names that no other table has. */
  Map<String, String> versions() {
    return versions;
  }

  /** Tables of the lake that may hold other rows than in an earlier cut by the same rules. */
  List<LakeTables.LakeTable> changedSince(
      TableVersions earlier, List<LakeTables.LakeTable> tables) {
    return tables.stream()
        .filter(
            table -> {
              String name = WHOLE + ".lake." + table.name();
              return BOOKKEEPING.contains(table.name())
                  || !earlier.find(name).equals(Optional.ofNullable(versions.get(name)));
            })
        .toList();
  }

  /**
   * Fills empty tables of the lake and records what was left out.
   *
   * @param tables all tables
   * @param empty those that are filled; the others hold what they hold
   */
  void load(
      Database database,
      Map<String, Time> times,
      List<LakeTables.LakeTable> tables,
      List<LakeTables.LakeTable> empty) {
    List<LakeTables.LakeTable> read = tables.stream().filter(Cut::isRead).toList();
    // Two threads, half of the tables each.
    int half = empty.size() / 2;
    try (Database other = database.alongside()) {
      BackgroundTask.both(
          () -> empty.subList(0, half).forEach(table -> fill(other, table, times)),
          () -> empty.subList(half, empty.size()).forEach(table -> fill(database, table, times)));
    }
    if (!read.isEmpty()) {
      database.execute(
          "insert into declared.left_out from ("
              + read.stream()
                  .map(table -> leftOut(table, times))
                  .collect(Collectors.joining(" union all "))
              + ") order by all");
    }
    leaveOutFiles(database, read.stream().map(LakeTables.LakeTable::name).toList());
  }

  /** Whether the table holds data rows, not bookkeeping. */
  private static boolean isRead(LakeTables.LakeTable table) {
    return table.columns().stream().anyMatch(column -> column.name().equals("source_file"));
  }

  private void fill(Database database, LakeTables.LakeTable table, Map<String, Time> times) {
    List<String> names = new ArrayList<>();
    for (Column column : table.columns()) {
      String name = Database.name(column.name());
      names.add(
          times.get(column.name()) == Time.FOLLOWED
              ? "case when " + isIn(column, asOf.lastDay()) + " then " + name + " end"
              : name);
    }
    String rule = rule(table, times);
    database.execute(
        "insert into lake."
            + table.name()
            + " select "
            + String.join(", ", names)
            + " from "
            + WHOLE
            + ".lake."
            + table.name()
            + " as kept where "
            + rule
            + " is null order by all");
  }

  /** Counts the rows that each rule leaves out. */
  private String leftOut(LakeTables.LakeTable table, Map<String, Time> times) {
    String rule = rule(table, times);
    return "select '"
        + table.name()
        + "', source, edition, "
        + rule
        + " as rule, count(*), count(distinct source_file) from "
        + WHOLE
        + ".lake."
        + table.name()
        + " as kept where rule is not null group by all";
  }

  /** CASE that gives the first rule that leaves a row out; null for a row that stays. */
  private String rule(LakeTables.LakeTable table, Map<String, Time> times) {
    List<String> cases = new ArrayList<>();
    for (Column column : table.columns()) {
      Time time = times.get(column.name());
      if (time == Time.OBSERVED) {
        cases.add(when(isIn(column, asOf.lastDay()), Rule.OBSERVED_LATER));
      } else if (time == Time.DELIVERED) {
        cases.add(when(isIn(column, asOf.date()), Rule.DELIVERED_LATER));
      }
    }
    if (isRead(table)) {
      boolean hasPublisher =
          table.columns().stream().anyMatch(column -> column.name().equals("publisher"));
      cases.add(
          when(
              published(hasPublisher ? "kept.publisher" : null, "kept.edition")
                  + " <= "
                  + literal(asOf.date()),
              Rule.PUBLISHED_LATER));
    }
    return cases.isEmpty() ? "null" : "case " + String.join(" ", cases) + " end";
  }

  private static String when(String holds, Rule rule) {
    return "when not coalesce("
        + holds
        + ", true) then '"
        + rule.name().toLowerCase(java.util.Locale.ROOT)
        + "'";
  }

  private String isIn(Column column, LocalDate last) {
    String name = Database.name(column.name());
    return column.type() == ColumnType.DATE
        ? name + " <= " + literal(last)
        : name + " <= " + last.getYear();
  }

  private static String literal(LocalDate day) {
    return "date '" + day + "'";
  }

  /**
   * Date of publication of an edition, as far as it is known: the declared one; the day or month in
   * its name; or 1 January of the year that its name begins with.
   */
  private static String published(String publisher, String edition) {
    return "coalesce((select max(editions.published_on) from declared.editions as editions where"
        + " editions.edition = "
        + edition
        + (publisher == null ? "" : " and editions.publisher = " + publisher)
        + "), "
        + named(edition)
        + ")";
  }

  private static String named(String edition) {
    return """
        coalesce(
            try_cast(%1$s as date),
            try_cast(%1$s || '-01' as date),
            try_cast(regexp_extract(%1$s, '^(\\d{4})\\b', 1) || '-01-01' as date)
        )"""
        .formatted(edition);
  }

  /** Removes bookkeeping of files of which no row is left. */
  private void leaveOutFiles(Database database, List<String> tables) {
    String rows =
        tables.stream()
            .map(table -> "select source_file as file from %s.lake." + table)
            .collect(Collectors.joining(" union all "));
    String delivered = "select file from %s.lake.delivered_rows";
    String all = rows + " union all " + delivered;
    database.execute(
        "create temp table files_left_out as select distinct file from ("
            + all.replace("%s", WHOLE)
            + ") where file not in (select file from ("
            + all.replace("%s.", "")
            + "))");
    for (String table : BOOKKEEPING) {
      database.execute(
          "delete from lake." + table + " where file in (select file from temp.files_left_out)");
    }
    database.execute("drop table temp.files_left_out");
  }

  /** Removes declared editions that were not published yet, and the values in them. */
  void limitDeclarations(Database database) {
    database.execute(
        "delete from declared.baselines where not coalesce("
            + published(null, "baselines.edition")
            + " <= "
            + literal(asOf.date())
            + ", true) or year > "
            + asOf.year());
    database.execute("delete from declared.supplementary_figures where year > " + asOf.year());
    database.execute("delete from declared.events where date > " + literal(asOf.lastDay()));
    database.execute(
        "delete from declared.editions where not coalesce(coalesce(published_on, "
            + named("edition")
            + ") <= "
            + literal(asOf.date())
            + ", true)");
    database.insert(
        "declared.known_until",
        List.of("key", "value"),
        List.of(
            List.of("as_of.date", asOf.date().toString()),
            List.of("as_of.last_day", asOf.lastDay().toString())));
  }

  void close(Database database) {
    database.execute("detach " + WHOLE);
    file.close();
  }
}
