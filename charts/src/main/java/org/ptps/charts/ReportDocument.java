package org.ptps.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.document.Block;
import org.ptps.charts.document.Document;
import org.ptps.charts.document.Run;
import org.ptps.warehouse.Rows;

/** Puts the chapters of a declared report into one document. */
final class ReportDocument {
  private final ReportDeclaration report;
  private final ReportTables tables;
  private final ReportRequest request;
  private final Map<String, String> slots;
  private final Map<String, Picture> pictures;
  private final Language language;

  ReportDocument(
      ReportDeclaration report,
      ReportTables tables,
      ReportRequest request,
      List<Picture> pictures) {
    this.report = report;
    this.tables = tables;
    this.request = request;
    this.language = request.language();
    this.slots = report.filled(tables, request);
    this.pictures = pictures.stream().collect(Collectors.toMap(Picture::id, Function.identity()));
  }

  Document document() {
    boolean synthetic = synthetic();
    List<Document.Stamp> stamps = new ArrayList<>();
    if (synthetic) {
      stamps.add(new Document.Stamp(say(Phrase.FICTITIOUS), true));
    }
    stamps.add(new Document.Stamp(say(Phrase.PRELIMINARY), false));
    List<Block> front =
        synthetic
            ? List.of(Block.Paragraph.of(Block.Tone.WARNING, say(Phrase.FICTITIOUS_BANNER)))
            : List.of();
    return new Document(
        language.tag(),
        filled(report.title().in(language)),
        filled(report.subtitle().in(language)),
        stamps,
        front,
        sections(report.chapters()),
        say(Phrase.FROM_WAREHOUSE),
        new Document.Labels(
            say(Phrase.CONTENTS),
            say(Phrase.FIGURES),
            say(Phrase.FIGURE),
            say(Phrase.FIGURE_TABLE),
            say(Phrase.SKIP),
            say(Phrase.PAGE),
            say(Phrase.OF)));
  }

  private String say(Phrase phrase) {
    return phrase.in(language);
  }

  private String filled(String words) {
    return Slots.fill(words, slots, report.shownFile());
  }

  private boolean synthetic() {
    return tables
        .query(
            """
            select (select coalesce(bool_or(synthetic), false) from report.indicator_values)
                or (select coalesce(bool_or(synthetic), false) from report.national_coverage)
                or (select coalesce(bool_or(synthetic), false) from report.file_ledger)
                as synthetic""")
        .rows()
        .get(0)
        .flag("synthetic");
  }

  private List<Block.Section> sections(List<ReportDeclaration.Chapter> chapters) {
    return chapters.stream()
        .filter(chapter -> request.audience().reads(chapter.audience()))
        .map(this::section)
        .toList();
  }

  private Block.Section section(ReportDeclaration.Chapter chapter) {
    List<Block> blocks = new ArrayList<>(report.prose(chapter, slots, language));
    chapter.figures().forEach(id -> blocks.add(figure(pictures.get(id))));
    for (ReportDeclaration.Table table : chapter.tables()) {
      if (request.audience().reads(table.audience())) {
        blocks.add(declared(table));
      }
    }
    switch (chapter.content()) {
      case NONE -> {}
      case INDICATORS ->
          blocks.addAll(new IndicatorTables(tables, language).sections(chapter.component()));
      case LEDGER -> blocks.addAll(new LedgerTables(tables, language).ledger());
      case REJECTED -> blocks.addAll(new LedgerTables(tables, language).rejected());
      case UNCLAIMED -> blocks.addAll(new LedgerTables(tables, language).unclaimed());
      case SOURCES -> sources(blocks);
      case GLOSSARY ->
          blocks.add(
              new Block.Glossary(
                  report.glossary().stream()
                      .map(
                          term ->
                              new Block.Fact(
                                  term.term().in(language), List.of(term.meaning().in(language))))
                      .toList()));
      case SIGNATURE ->
          blocks.add(
              new Block.Signature(
                  List.of(
                      say(Phrase.SIGNED_BY), say(Phrase.SIGNED_OFFICE), say(Phrase.SIGNED_ON))));
    }
    blocks.addAll(sections(chapter.sections()));
    return new Block.Section(chapter.id(), filled(chapter.title().in(language)), blocks);
  }

  private Block.Figure figure(Picture picture) {
    return new Block.Figure(
        picture.id(),
        picture.title(),
        picture.description(),
        List.of(
            Run.of(say(Phrase.FIGURE_DECLARED) + " "),
            Run.of("charts/figures/" + picture.id() + ".conf", Run.Look.CODE),
            Run.of("; " + say(Phrase.PLOTTED_NUMBERS) + ": "),
            Run.of(picture.id() + "." + language.tag() + ".csv", Run.Look.CODE),
            Run.of(".")),
        picture.drawings(language),
        table(
            "",
            picture.twin().columns().size() > WIDE ? Block.Width.WIDE : Block.Width.NORMAL,
            picture.twin()));
  }

  private static final int WIDE = 7;

  static Block.Table table(String caption, Block.Width width, DataTable data) {
    List<Block.Column> columns = new ArrayList<>();
    for (int i = 0; i < data.columns().size(); i++) {
      columns.add(new Block.Column(data.columns().get(i), data.numeric().get(i)));
    }
    List<Block.Row> rows = new ArrayList<>();
    for (List<String> row : data.rows()) {
      List<Block.Cell> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(
            Block.Cell.of(
                row.get(i) == null ? "" : row.get(i),
                data.numeric().get(i) ? Block.CellKind.NUMBER : Block.CellKind.TEXT));
      }
      rows.add(new Block.Row(Block.RowKind.NORMAL, cells));
    }
    return new Block.Table(caption, width, List.of(), columns, rows);
  }

  private Block declared(ReportDeclaration.Table table) {
    Rows rows = tables.query(request.sql(table.sql()));
    if (rows.isEmpty()) {
      return Block.Paragraph.of(Block.Tone.WHY, filled(table.empty().in(language)));
    }
    List<List<String>> cells = new ArrayList<>();
    for (Rows.Row row : rows.rows()) {
      cells.add(table.columns().stream().map(column -> cell(rows, row, column)).toList());
    }
    return table(
        filled(table.caption().in(language)),
        table.columns().size() > WIDE ? Block.Width.WIDE : Block.Width.NORMAL,
        new DataTable(
            table.columns().stream().map(column -> column.heading().in(language)).toList(),
            table.columns().stream().map(column -> column.form().isNumeric()).toList(),
            cells));
  }

  private String cell(Rows rows, Rows.Row row, ReportDeclaration.TableColumn column) {
    String own = column.from() + "_" + language.tag();
    Object value = row.value(rows.columns().contains(own) ? own : column.from());
    return value == null ? "—" : column.form().shown(value);
  }

  private void sources(List<Block> blocks) {
    tables
        .query(
            """
            select * replace (array_to_string(editions, ', ') as editions)
            from report.sources
            order by id""")
        .forEach(
            row -> {
              List<Block> source = new ArrayList<>();
              if (row.flag("synthetic")) {
                source.add(Block.Paragraph.of(Block.Tone.WARNING, say(Phrase.FICTITIOUS)));
              }
              List<Block.Fact> facts = new ArrayList<>();
              fact(facts, Phrase.PUBLISHER, row.text("publisher"));
              fact(facts, Phrase.EDITION, row.text("editions"));
              fact(facts, Phrase.LICENCE, row.text("licence"));
              fact(facts, Phrase.CITATION, row.text("citation"));
              fact(facts, Phrase.ADDRESS, row.text("url"));
              fact(facts, Phrase.RETRIEVED, row.text("retrieved"));
              List<String> caveats = tables.list("sources", "caveats", row, language);
              if (!caveats.isEmpty()) {
                facts.add(new Block.Fact(say(Phrase.CAVEATS), caveats));
              }
              fact(facts, Phrase.ROWS, counts(row));
              source.add(new Block.Facts(facts));
              blocks.add(
                  new Block.Section(
                      "source-" + anchor(row.text("id")),
                      tables.words("sources", "title", row, language),
                      source));
            });
  }

  private String counts(Rows.Row row) {
    return whole(row, "rows_kept")
        + " "
        + say(Phrase.KEPT).toLowerCase(Locale.ROOT)
        + ", "
        + whole(row, "rows_rejected")
        + " "
        + say(Phrase.REJECTED).toLowerCase(Locale.ROOT);
  }

  private static String whole(Rows.Row row, String column) {
    return row.number(column) == null ? "—" : Numbers.whole(row.number(column));
  }

  private void fact(List<Block.Fact> facts, Phrase name, String value) {
    facts.add(
        new Block.Fact(
            say(name), List.of(value == null || value.isBlank() ? say(Phrase.NOT_STATED) : value)));
  }

  /** An id for links: lower case letters, digits and dashes. */
  static String anchor(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
