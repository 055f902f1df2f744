package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.ptps.catalog.Words;

/** Problems in the data of a warehouse, and what to do about them. */
public final class Checks {
  private Checks() {}

  public enum Severity {
    /** Rows were rejected. */
    REJECT,
    /** A cell was rejected; the rest of its row counts. */
    CELL,
    /** Something is wrong with a whole file. */
    PART,
    /** The row counts and is flagged. */
    FLAG,
    DUPLICATE,
    /** A known error of the publisher, which a declaration corrects. */
    CORRECTION,
    /** For information; nothing is lost. */
    NOTICE,
    /** No source claims the file. */
    UNCLAIMED,
    /** An impossible number, or a contradiction between sources. */
    SUSPECT
  }

  /** Who can act on a finding. */
  public enum Whose {
    /** The sender of the file, who gets it back. */
    SENDER,
    /** We, in our declarations. */
    OURS,
    /** The publisher, who is informed. */
    PUBLISHER
  }

  /** Action that a finding requires. */
  public enum ToDo {
    /** Something does not count until it is corrected. */
    CORRECT,
    /** Everything counts, but should be reviewed. */
    LOOK,
    NOTHING
  }

  /**
   * One finding.
   *
   * @param rule rule that was broken
   * @param source id of the source that it concerns, empty where it is of none
   * @param where source or file it concerns
   * @param sender who delivered or published it, empty where that is not known or we are meant
   * @param count rows, cells or files concerned
   * @param lines lines concerned, in order; none where no line is meant
   * @param query query that lists them, to be run on the same warehouse
   */
  public record Finding(
      Severity severity,
      String rule,
      String source,
      String where,
      Whose whose,
      String sender,
      long count,
      List<Long> lines,
      Words what,
      Words remedy,
      String query) {

    public ToDo toDo() {
      return switch (severity) {
        case REJECT, CELL, PART, UNCLAIMED -> ToDo.CORRECT;
        case DUPLICATE -> rule.equals("same_key_other_content") ? ToDo.CORRECT : ToDo.LOOK;
        case FLAG, SUSPECT -> ToDo.LOOK;
        case CORRECTION, NOTICE -> ToDo.NOTHING;
      };
    }
  }

  private static final int LINES_SHOWN = 8;

  /** All findings, the most severe first. */
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
            with

            -- Publishers of which somebody owes files are those who gather them.
            gathered as (
                select distinct publisher
                from report.sources
                where id in (select source from declared.owed_files)
            ),

            -- A file of one sender is theirs, whatever its rows say.
            only_senders as (
                select source, file, min(reported_by) as reported_by
                from model.delivered_rows
                where reported_by is not null
                group by source, file
                having count(distinct name_key) = 1
            ),

            found as (
                select
                    rejections.source,
                    rejections.file,
                    coalesce(rejections.sheet, '') as sheet,
                    rejections.rule,
                    rejections.severity,
                    rejections.reported_by as said_by,
                    gathered.publisher is not null as is_gathered,
                    case
                        when gathered.publisher is null then coalesce(sources.publisher, rejections.source)
                        when rejections.source in (select source from declared.owed_files) then coalesce(rejections.reported_by, only_senders.reported_by)
                        else coalesce(rejections.reported_by, only_senders.reported_by, sources.publisher)
                    end as sender,
                    rejections.line,
                    rejections.column_name,
                    rejections.reason_es,
                    rejections.reason_en,
                    rejections.remedy_es,
                    rejections.remedy_en,
                from model.rejections as rejections
                left join report.sources as sources
                    on sources.id = rejections.source
                left join gathered
                    on gathered.publisher = sources.publisher
                left join only_senders
                    on only_senders.source = rejections.source
                    and only_senders.file = rejections.file
            ),

            summed as (
                select
                    source,
                    file,
                    sheet,
                    rule,
                    severity,
                    said_by,
                    is_gathered,
                    sender,
                    count(*) as rows,
                    coalesce(list_sort(list(distinct line) filter (where line > 0)), []) as lines,
                    count(distinct reason_es) as reasons,
                    first(reason_es order by line, column_name, reason_es) as reason_es,
                    first(reason_en order by line, column_name, reason_es) as reason_en,
                    first(remedy_es order by line, column_name, reason_es) as remedy_es,
                    first(remedy_en order by line, column_name, reason_es) as remedy_en,
                from found
                group by source, file, sheet, rule, severity, said_by, is_gathered, sender
            )

            select
                summed.*,
                count(*) over (partition by file) > count(*) over (partition by file, sheet) as is_of_a_sheet,
                count(*) over (partition by file, sheet, rule) > count(*) over (partition by file, sheet, rule, severity) as is_of_a_severity,
                count(*) over (partition by file, sheet, rule, severity) > 1 as is_of_a_sender,
            from summed
            order by file, sheet, rule, severity, said_by nulls last
            """)
        .forEach(row -> findings.add(rejected(row)));
  }

  private static Finding rejected(Rows.Row row) {
    Severity severity = severity(row.text("severity"));
    String rule = row.text("rule");
    String saidBy = row.text("said_by");
    StringBuilder query =
        new StringBuilder("select * from lake.rejected_rows where file = ")
            .append(Database.literal(row.text("file")));
    if (row.flag("is_of_a_sheet")) {
      query.append(" and coalesce(sheet, '') = ").append(Database.literal(row.text("sheet")));
    }
    query.append(" and rule = ").append(Database.literal(rule));
    if (row.flag("is_of_a_severity")) {
      query.append(" and severity = ").append(Database.literal(row.text("severity")));
    }
    if (row.flag("is_of_a_sender")) {
      query
          .append(" and reported_by ")
          .append(saidBy == null ? "is null" : "= " + Database.literal(saidBy));
    }
    // Places of publishers are settled here, by a decision that overrules the matcher.
    Whose whose =
        row.flag("is_gathered")
            ? Whose.SENDER
            : rule.startsWith("place_") && severity == Severity.REJECT
                ? Whose.OURS
                : Whose.PUBLISHER;
    List<Long> lines =
        ((List<?>) row.value("lines")).stream().map(line -> ((Number) line).longValue()).toList();
    boolean alike = row.integer("reasons") == 1;
    String sheet = row.text("sheet").isEmpty() ? "" : " [" + row.text("sheet") + "]";
    return new Finding(
        severity,
        rule,
        row.text("source"),
        row.text("file") + sheet,
        whose,
        row.text("sender") == null || whose == Whose.OURS ? "" : row.text("sender"),
        row.integer("rows"),
        lines,
        new Words(
            lines(lines, "línea ", "líneas ", " y ", " más", alike ? "" : "la primera: ")
                + row.text("reason_es"),
            lines(lines, "line ", "lines ", " and ", " more", alike ? "" : "the first: ")
                + row.text("reason_en")),
        new Words(row.text("remedy_es"), row.text("remedy_en")),
        query.append(" order by sheet, line, column_name").toString());
  }

  /** Line numbers followed by a colon; empty for none. */
  private static String lines(
      List<Long> lines, String one, String several, String and, String more, String first) {
    if (lines.isEmpty()) {
      return "";
    }
    int shown = Math.min(lines.size(), LINES_SHOWN);
    int last = lines.size() > shown ? shown : shown - 1;
    String text =
        lines.subList(0, last).stream().map(String::valueOf).collect(Collectors.joining(", "));
    String end =
        lines.size() > shown
            ? and + (lines.size() - shown) + more
            : (last > 0 ? and : "") + lines.get(lines.size() - 1);
    return (lines.size() == 1 ? one : several)
        + text
        + end
        + (first.isEmpty() || lines.size() == 1 ? ": " : "; " + first);
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
                        row.text("nearest_source") == null ? "" : row.text("nearest_source"),
                        row.text("file") + sheet(row),
                        Whose.OURS,
                        "",
                        1,
                        List.of(),
                        new Words(row.text("unclaimed_reason"), row.text("unclaimed_reason_en")),
                        new Words(
                            "declarar una fuente en conf/sources"
                                + mend(row, ", o corregir el archivo para "),
                            "declare a source in conf/sources"
                                + mend(row, ", or mend the file for ")),
                        "select * from report.file_ledger where file = "
                            + Database.literal(row.text("file"))
                            + " and coalesce(sheet, '') = "
                            + Database.literal(
                                row.text("sheet") == null ? "" : row.text("sheet")))));
  }

  private static String sheet(Rows.Row row) {
    String sheet = row.text("sheet");
    return sheet == null || sheet.isEmpty() ? "" : " [" + sheet + "]";
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
              findings.add(
                  new Finding(
                      Severity.NOTICE,
                      "nothing_to_read",
                      "",
                      row.text("file") + sheet(row),
                      Whose.OURS,
                      "",
                      1,
                      List.of(),
                      new Words(row.text("note_es"), row.text("note_en")),
                      new Words("nada", "nothing"),
                      "select * from report.file_ledger where file = "
                          + Database.literal(row.text("file"))
                          + " and coalesce(sheet, '') = "
                          + Database.literal(sheet)));
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
                -- Where nothing was delivered that could bear the name, nothing is said of it.
                where not is_linked and to_type in (select entity_type from lake.entities)
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
                        "",
                        row.text("file"),
                        Whose.OURS,
                        "",
                        row.integer("names"),
                        List.of(),
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
            -- Only a share cannot exceed one: a score or an amount per person may.
            select indicator, count(distinct row_id || ' ' || year) as rows
            from report.counted_things
            where
                numerator > denominator
                and indicator in (select code from declared.indicators where is_share)
            group by indicator
            order by indicator
            """)
        .forEach(
            row ->
                findings.add(
                    new Finding(
                        Severity.SUSPECT,
                        "ratio_above_one",
                        "",
                        row.text("indicator"),
                        Whose.OURS,
                        "",
                        row.integer("rows"),
                        List.of(),
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
                "",
                "model." + view,
                Whose.PUBLISHER,
                "SIASAR",
                count,
                List.of(),
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
