package org.ptps.charts.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.data.RowFacts;
import org.ptps.charts.document.Block;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/** Where every line of every file went, and what is to be corrected. */
final class LedgerTables {
  private static final List<String> COLUMNS =
      List.of(
          "physical_lines",
          "header",
          "blank",
          "footer",
          "out_of_scope",
          "kept",
          "duplicate",
          "rejected");

  private final ReportTables tables;
  private final Language language;

  LedgerTables(ReportTables tables, Language language) {
    this.tables = tables;
    this.language = language;
  }

  /** The ledger with its totals, and whether it balances. */
  List<Block> ledger() {
    Rows totals = tables.query("select * from report.ledger_sums");
    if (totals.isEmpty()) {
      return List.of(Block.Paragraph.of(Block.Tone.BODY, Phrase.NO_FILES.in(language)));
    }
    List<Block.Row> rows = new ArrayList<>();
    tables
        .query(
            "select * from report.ledger_files where not is_unclaimed order by source, file, sheet")
        .forEach(
            file -> {
              List<Block.Cell> cells = new ArrayList<>();
              for (String column : List.of("file", "sheet", "source", "edition")) {
                cells.add(
                    Block.Cell.of(
                        Annotated.kind("file", shortened(text(file, column))),
                        Block.CellKind.TEXT));
              }
              counts(file, cells);
              rows.add(new Block.Row(Block.RowKind.NORMAL, cells));
            });
    List<Block.Cell> total = new ArrayList<>();
    total.add(new Block.Cell(Phrase.TOTAL.in(language), Block.CellKind.TEXT, 4));
    counts(totals.rows().get(0), total);
    rows.add(new Block.Row(Block.RowKind.TOTAL, total));
    List<Block.Column> columns = new ArrayList<>();
    for (Phrase heading : List.of(Phrase.FILE, Phrase.SHEET, Phrase.SOURCE, Phrase.EDITION)) {
      columns.add(new Block.Column(heading.in(language), false));
    }
    for (Phrase heading :
        List.of(
            Phrase.PHYSICAL_LINES,
            Phrase.HEADER,
            Phrase.BLANK,
            Phrase.FOOTER,
            Phrase.OUT_OF_SCOPE,
            Phrase.KEPT,
            Phrase.DUPLICATE,
            Phrase.REJECTED,
            Phrase.BALANCES)) {
      columns.add(new Block.Column(heading.in(language), true));
    }
    return List.of(
        totals.rows().get(0).flag("is_balanced")
            ? Block.Paragraph.of(Block.Tone.GOOD, Phrase.LEDGER_BALANCES.in(language))
            : Block.Paragraph.of(Block.Tone.WARNING, Phrase.LEDGER_DIFFERS.in(language)),
        new Block.Table(
            Phrase.LEDGER_BY_FILE.in(language), Block.Width.WIDE, List.of(), columns, rows));
  }

  private void counts(Rows.Row row, List<Block.Cell> cells) {
    for (String column : COLUMNS) {
      cells.add(Block.Cell.of(count(row, column), Block.CellKind.NUMBER));
    }
    cells.add(
        Block.Cell.of(
            row.number("lines_missing") == 0
                ? Phrase.YES.in(language)
                : Phrase.DIFFERENCE.in(language) + " " + count(row, "lines_missing"),
            Block.CellKind.NUMBER));
  }

  private static String count(Rows.Row row, String column) {
    double count = row.number(column) == null ? 0 : row.number(column);
    return RowFacts.annotated(row, column, count, Numbers.whole(count));
  }

  private static final int LONGEST = 48;

  /** A long name without its middle: its beginning says whose it is, its end what it is. */
  static String shortened(String name) {
    return name.length() <= LONGEST
        ? name
        : name.substring(0, LONGEST / 3) + "…" + name.substring(name.length() - LONGEST / 2);
  }

  private static String text(Rows.Row row, String column) {
    return row.text(column) == null ? "" : row.text(column);
  }

  /** Rows to correct by file and rule. */
  List<Block> rejected() {
    List<List<String>> rows = new ArrayList<>();
    tables
        .query(
            "select * from report.rejected_summary order by source, file, first_line, rule, severity")
        .forEach(
            row -> {
              List<String> cells = new ArrayList<>();
              cells.add(Annotated.kind("file", shortened(text(row, "file"))));
              cells.add(
                  row.integer("first_line") == null
                      ? ""
                      : Annotated.kind("line", row.text("first_line")));
              cells.add(happened(row.text("severity")));
              cells.add(Annotated.kind("rule", words("reason", row)));
              cells.add(Annotated.kind("rule", words("remedy", row)));
              cells.add(count(row, "rows"));
              rows.add(cells);
            });
    if (rows.isEmpty()) {
      return List.of(Block.Paragraph.of(Block.Tone.BODY, Phrase.NOTHING_TO_CORRECT.in(language)));
    }
    return List.of(
        ReportDocument.table(
            Phrase.REJECTED_BY_RULE.in(language),
            Block.Width.FILES,
            new DataTable(
                Stream.of(
                        Phrase.FILE,
                        Phrase.FIRST_LINE,
                        Phrase.SEVERITY,
                        Phrase.REASON,
                        Phrase.WHAT_TO_DO,
                        Phrase.ROWS)
                    .map(phrase -> phrase.in(language))
                    .toList(),
                List.of(false, true, false, false, false, true),
                rows)));
  }

  private String words(String column, Rows.Row row) {
    String words = tables.words("rejected_summary", column, row, language);
    return words == null ? "" : words;
  }

  private String happened(String severity) {
    return switch (severity == null ? "" : severity) {
      case "reject" -> Phrase.REFUSED_ROW.in(language);
      case "cell" -> Phrase.REFUSED_CELL.in(language);
      case "duplicate" -> Phrase.REPEATED_ROW.in(language);
      case "flag" -> Phrase.DOUBTFUL_ROW.in(language);
      case "correction" -> Phrase.CORRECTED_CELL.in(language);
      case "notice" -> Phrase.NOTICE.in(language);
      case "part" -> Phrase.WHOLE_PART.in(language);
      default ->
          throw new ChartException(
              "severity '" + severity + "' has no words → add it to org.ptps.charts.LedgerTables");
    };
  }

  /** Files that no source claims, with the nearest one. */
  List<Block> unclaimed() {
    List<List<String>> rows = new ArrayList<>();
    tables
        .query(
            """
            select * from report.ledger_files
            where is_unclaimed
            order by file, sheet""")
        .forEach(
            row ->
                rows.add(
                    List.of(
                        Annotated.kind("file", shortened(text(row, "file"))),
                        Annotated.kind(
                            "rule",
                            String.valueOf(
                                tables.words("ledger_files", "unclaimed_reason", row, language))),
                        count(row, "physical_lines"))));
    if (rows.isEmpty()) {
      return List.of(Block.Paragraph.of(Block.Tone.BODY, Phrase.NO_UNCLAIMED.in(language)));
    }
    return List.of(
        ReportDocument.table(
            Phrase.UNCLAIMED_FILES.in(language),
            Block.Width.FILES,
            new DataTable(
                Stream.of(Phrase.FILE, Phrase.REASON, Phrase.PHYSICAL_LINES)
                    .map(phrase -> phrase.in(language))
                    .toList(),
                List.of(false, false, true),
                rows)));
  }
}
