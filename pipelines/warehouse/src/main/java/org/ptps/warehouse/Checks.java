package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ptps.catalog.Words;

/** What is wrong or doubtful in the data of a warehouse, and what to do about it. */
public final class Checks {
  private Checks() {}

  /** How much a finding weighs. */
  public enum Severity {
    /** Rows were refused and are in no number. */
    REJECT,
    /** A cell was refused; the rest of its row counts. */
    CELL,
    /** Something is wrong with a file as a whole, which no line of it shows. */
    PART,
    /** The row counts, and is marked. */
    FLAG,
    /** The row was there already. */
    DUPLICATE,
    /** A known error of the publisher, read as a correction says. */
    CORRECTION,
    /** Nothing is lost; it is said so that nobody is surprised. */
    NOTICE,
    /** No source claims the file. */
    UNCLAIMED,
    /** A number that cannot be, or two sources that disagree. */
    SUSPECT
  }

  /**
   * One thing found.
   *
   * @param rule rule that was broken
   * @param where source or file it concerns
   * @param count rows, cells or files concerned
   * @param query query that lists them, to be run on the same warehouse
   */
  public record Finding(
      Severity severity,
      String rule,
      String where,
      long count,
      Words what,
      Words remedy,
      String query) {}

  /** Everything found, the heaviest first. */
  public static List<Finding> run(Warehouse warehouse) {
    List<Finding> findings = new ArrayList<>();
    addRejected(warehouse, findings);
    addUnclaimed(warehouse, findings);
    addNotes(warehouse, findings);
    addUnlinkedNames(warehouse, findings);
    addImpossibleRatios(warehouse, findings);
    addDisagreeingLetters(warehouse, findings);
    findings.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(Finding::where)
            .thenComparing(Finding::rule));
    return findings;
  }

  private static void addRejected(Warehouse warehouse, List<Finding> findings) {
    warehouse
        .query(
            """
            select
                file,
                rule,
                severity,
                rows,
                first_line,
                reason_es,
                reason_en,
                remedy_es,
                remedy_en,
            from report.rejected_summary
            order by file, rule, severity
            """)
        .forEach(
            row ->
                findings.add(
                    new Finding(
                        severity(row.text("severity")),
                        row.text("rule"),
                        row.text("file"),
                        row.integer("rows"),
                        new Words(
                            "línea " + row.text("first_line") + ": " + row.text("reason_es"),
                            "line " + row.text("first_line") + ": " + row.text("reason_en")),
                        new Words(row.text("remedy_es"), row.text("remedy_en")),
                        "select * from lake.rejected_rows where file = "
                            + Database.literal(row.text("file"))
                            + " and rule = "
                            + Database.literal(row.text("rule"))
                            + " order by sheet, line, column_name")));
  }

  private static Severity severity(String text) {
    return switch (text) {
      case "cell" -> Severity.CELL;
      case "part" -> Severity.PART;
      case "flag" -> Severity.FLAG;
      case "duplicate" -> Severity.DUPLICATE;
      case "correction" -> Severity.CORRECTION;
      case "notice" -> Severity.NOTICE;
      default -> Severity.REJECT;
    };
  }

  private static void addUnclaimed(Warehouse warehouse, List<Finding> findings) {
    warehouse
        .query(
            """
            select file, sheet, unclaimed_reason, unclaimed_reason_en, nearest_source
            from report.file_ledger
            where coalesce(unclaimed_reason, '') <> ''
            order by file, sheet
            """)
        .forEach(
            row ->
                findings.add(
                    new Finding(
                        Severity.UNCLAIMED,
                        "unclaimed_file",
                        row.text("file"),
                        1,
                        new Words(row.text("unclaimed_reason"), row.text("unclaimed_reason_en")),
                        new Words(
                            "declarar una fuente en conf/sources"
                                + mend(row, ", o corregir el archivo para "),
                            "declare a source in conf/sources"
                                + mend(row, ", or mend the file for ")),
                        "select * from report.file_ledger where file = "
                            + Database.literal(row.text("file")))));
  }

  private static void addNotes(Warehouse warehouse, List<Finding> findings) {
    warehouse
        .query(
            """
            select file, sheet, note_es, note_en
            from report.file_ledger
            where coalesce(note_es, '') <> ''
            order by file, sheet
            """)
        .forEach(
            row -> {
              String sheet = row.text("sheet") == null ? "" : row.text("sheet");
              String where = sheet.isEmpty() ? "" : "[" + sheet + "] ";
              findings.add(
                  new Finding(
                      Severity.NOTICE,
                      "nothing_to_read",
                      row.text("file"),
                      1,
                      new Words(where + row.text("note_es"), where + row.text("note_en")),
                      new Words("nada", "nothing"),
                      "select * from report.file_ledger where file = "
                          + Database.literal(row.text("file"))));
            });
  }

  private static void addUnlinkedNames(Warehouse warehouse, List<Finding> findings) {
    warehouse
        .query(
            """
            select file, column_name, first_line, first_name, names
            from (
                select
                    file,
                    column_name,
                    min(first_line) as first_line,
                    first(first_name order by first_line, first_name) as first_name,
                    sum(names)::bigint as names,
                from report.entity_links
                where not is_linked
                group by file, column_name
            )
            order by file, column_name
            """)
        .forEach(
            row ->
                findings.add(
                    new Finding(
                        Severity.FLAG,
                        "name_not_linked",
                        row.text("file"),
                        row.integer("names"),
                        new Words(
                            "línea "
                                + row.text("first_line")
                                + ": «"
                                + row.text("first_name")
                                + "» en "
                                + row.text("column_name")
                                + " no es el nombre de nada conocido en su municipio",
                            "line "
                                + row.text("first_line")
                                + ": '"
                                + row.text("first_name")
                                + "' in "
                                + row.text("column_name")
                                + " is the name of nothing known in its municipality"),
                        new Words(
                            "escribir el nombre como está en su propia ficha, o decidirlo en"
                                + " conf/entities/decisions.csv",
                            "write the name as its own record has it, or decide it in"
                                + " conf/entities/decisions.csv"),
                        "select * from lake.entity_links where to_id is null and file = "
                            + Database.literal(row.text("file"))
                            + " and column_name = "
                            + Database.literal(row.text("column_name"))
                            + " order by line, name")));
  }

  private static String mend(Rows.Row unclaimed, String words) {
    String nearest = unclaimed.text("nearest_source");
    return nearest == null || nearest.isEmpty() ? "" : words + nearest;
  }

  private static void addImpossibleRatios(Warehouse warehouse, List<Finding> findings) {
    warehouse
        .query(
            """
            select indicator, count(distinct row_id || ' ' || year) as rows
            from report.counted_things
            where numerator > denominator
            group by indicator
            order by indicator
            """)
        .forEach(
            row ->
                findings.add(
                    new Finding(
                        Severity.SUSPECT,
                        "ratio_above_one",
                        row.text("indicator"),
                        row.integer("rows"),
                        new Words(
                            "el numerador pasa del denominador; el valor publicado se corta en 100",
                            "the numerator exceeds the denominator; the published value is cut at"
                                + " 100"),
                        new Words(
                            "revisar las líneas de origen con quien las publicó",
                            "check the lines of origin with their publisher"),
                        "select * from indicator.counted where kind = 'headline' and numerator >"
                            + " denominator and indicator = "
                            + Database.literal(row.text("indicator"))
                            + " order by year, row_id")));
  }

  private static void addDisagreeingLetters(Warehouse warehouse, List<Finding> findings) {
    for (String view : List.of("system_years", "provider_years")) {
      String query =
          "select * from model."
              + view
              + " where is_observed_in_year and siasar_class <> class_published order by all";
      long count =
          warehouse.query("select count(*) as n from (" + query + ")").rows().get(0).integer("n");
      if (count > 0) {
        findings.add(
            new Finding(
                Severity.SUSPECT,
                "letter_disagrees",
                "model." + view,
                count,
                new Words(
                    "la letra publicada no es la que resulta del índice",
                    "the published letter is not the one that follows from the index"),
                new Words(
                    "se cuenta la calculada; avisar a SIASAR",
                    "the computed one is counted; tell SIASAR"),
                query));
      }
    }
  }
}
