package org.ptps.charts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.document.Annotated;
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
  private final Form.Context context;
  private final Sentences sentences;

  /**
   * @param pictures by the ids of the declared figures
   */
  ReportDocument(
      ReportDeclaration report,
      ReportTables tables,
      ReportRequest request,
      Map<String, Picture> pictures,
      Sentences sentences) {
    this.report = report;
    this.tables = tables;
    this.request = request;
    this.language = request.language();
    this.slots = report.filled(tables, request);
    this.pictures = pictures;
    this.sentences = sentences;
    this.context =
        new Form.Context(
            tables,
            language,
            report.hasSheets(request)
                ? tables.indicatorCodes().stream()
                    .map(ReportDocument::anchor)
                    .collect(Collectors.toSet())
                : Set.of());
  }

  Document document() {
    boolean synthetic = synthetic();
    List<Document.Stamp> stamps = new ArrayList<>();
    if (synthetic) {
      stamps.add(new Document.Stamp(say(Phrase.FICTITIOUS), true));
    }
    if (preliminary()) {
      stamps.add(new Document.Stamp(say(Phrase.PRELIMINARY), false));
    }
    if (request.audience() == ReportRequest.Audience.MEMBERS) {
      stamps.add(new Document.Stamp(say(Phrase.FOR_MEMBERS), false));
    }
    List<Block> front = new ArrayList<>();
    if (synthetic) {
      front.add(Block.Paragraph.of(Block.Tone.WARNING, say(Phrase.FICTITIOUS_BANNER)));
    }
    front.add(Block.Paragraph.of(Block.Tone.WHY, say(Phrase.PROPOSED_CATALOGUE)));
    asOf().ifPresent(front::add);
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
            say(Phrase.OF)),
        report.layout());
  }

  private String say(Phrase phrase) {
    return phrase.in(language);
  }

  private String filled(String words) {
    return Slots.fill(words, slots, report.shownFile());
  }

  // One row says of what the whole document is made.
  private boolean synthetic() {
    return tables.one("run_totals").flag("any_synthetic");
  }

  /**
   * Until which day there are observations, and deliveries and editions; not of a whole warehouse.
   */
  private Optional<Block> asOf() {
    Map<String, LocalDate> days = new HashMap<>();
    tables
        .query(
            "select key, value from report.run_facts where key in ('settings.as_of.last_day',"
                + " 'settings.as_of.date')")
        .forEach(row -> days.put(row.text("key"), LocalDate.parse(row.text("value"))));
    LocalDate last = days.get("settings.as_of.last_day");
    LocalDate date = days.get("settings.as_of.date");
    return last == null || date == null
        ? Optional.empty()
        : Optional.of(
            Block.Paragraph.of(
                Block.Tone.WHY,
                say(Phrase.AS_OF)
                    .replace("{last_day}", Days.of(last, language))
                    .replace("{date}", Days.of(date, language))));
  }

  // Until a sheet says who validated every value of a municipality-year, a document is a draft.
  private boolean preliminary() {
    Object code = request.parameters().get("code");
    Rows rows =
        tables.query(
            "select * from report.validation_states where area_code = ?",
            code == null ? "" : String.valueOf(code));
    return !rows.isEmpty() && rows.rows().get(0).flag("any_preliminary");
  }

  private List<Block.Section> sections(List<ReportDeclaration.Chapter> chapters) {
    return chapters.stream()
        .filter(chapter -> request.audience().reads(chapter.audience()))
        .map(this::section)
        .toList();
  }

  private Block.Section section(ReportDeclaration.Chapter chapter) {
    List<Block> blocks = new ArrayList<>(report.prose(chapter, slots, language));
    statements(chapter, blocks);
    blocks.addAll(report.narrative(chapter, slots, language, request.edition()));
    for (ReportDeclaration.Table table : chapter.tables()) {
      if (request.audience().reads(table.audience())) {
        blocks.add(declared(table, chapter));
      }
    }
    // A figure that the audience does not read was not drawn.
    chapter.figures().stream()
        .map(pictures::get)
        .filter(Objects::nonNull)
        .forEach(picture -> blocks.add(figure(picture)));
    switch (chapter.content()) {
      case NONE -> {}
      case INDICATORS ->
          blocks.addAll(new IndicatorTables(tables, language).sections(chapter.component()));
      case LEDGER -> blocks.addAll(new LedgerTables(tables, language).ledger());
      case REJECTED -> blocks.addAll(new LedgerTables(tables, language).rejected());
      case UNCLAIMED -> blocks.addAll(new LedgerTables(tables, language).unclaimed());
      case SHEETS ->
          blocks.addAll(new IndicatorTables(tables, language).sheets(chapter.component()));
      case SOURCES -> sources(blocks);
      case GLOSSARY ->
          blocks.add(
              new Block.Glossary(
                  report.glossary().stream()
                      .map(
                          term ->
                              new Block.Fact(
                                  term.term().in(language),
                                  List.of(declared(term.meaning().in(language)))))
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
        note(picture),
        picture.drawings(language),
        table(
            "",
            picture.twin().columns().size() > WIDE ? Block.Width.WIDE : Block.Width.NORMAL,
            picture.twin()));
  }

  private List<Run> note(Picture picture) {
    List<Run> note = new ArrayList<>();
    note.add(Run.of(say(Phrase.PLOTTED_NUMBERS) + ": "));
    note.add(
        Run.of(
            picture.id() + "." + language.tag() + request.audience().inFileName() + ".csv",
            Run.Look.CODE));
    note.add(Run.of(". "));
    note.addAll(definitions(indicatorsOf(picture)));
    return note;
  }

  // The caption drawn below a figure names its indicators by their codes.
  private List<String> indicatorsOf(Picture picture) {
    String caption = String.join(" ", picture.caption());
    return tables.indicatorCodes().stream().filter(caption::contains).sorted().toList();
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

  /** The request's parameters, and the component of the chapter as :component. */
  private ReportRequest of(ReportDeclaration.Chapter chapter) {
    if (chapter.component().isEmpty()) {
      return request;
    }
    Map<String, Object> answers = new HashMap<>(request.parameters());
    answers.put("component", chapter.component());
    return request.with(request.name(), answers);
  }

  private void statements(ReportDeclaration.Chapter chapter, List<Block> blocks) {
    List<List<Run>> points = new ArrayList<>();
    for (ReportDeclaration.Statement statement : chapter.statements()) {
      if (!request.audience().reads(statement.audience())) {
        continue;
      }
      Rows rows = statement.query().rows(tables, of(chapter), shown(statement.id()));
      if (rows.isEmpty() && statement.empty() != null) {
        points.add(List.of(Run.of(filled(statement.empty().in(language)))));
      }
      for (Rows.Row row : rows.rows()) {
        points.add(
            statement.words() == null
                ? sentences.trend(row, context)
                : sentence(statement, row, of(chapter)));
      }
    }
    if (!points.isEmpty()) {
      blocks.add(new Block.Points(points));
    }
  }

  private List<Run> sentence(
      ReportDeclaration.Statement statement, Rows.Row row, ReportRequest asked) {
    Map<String, String> values = new HashMap<>(slots);
    values.putAll(said(row, statement.forms(), statement.codes()));
    statement
        .lists()
        .forEach(
            (name, list) ->
                values.put(
                    name,
                    list.query().rows(tables, asked, shown(statement.id())).rows().stream()
                        .map(
                            each ->
                                Slots.fill(
                                    list.words().in(language),
                                    said(each, list.forms(), list.codes()),
                                    report.shownFile()))
                        .collect(Collectors.joining(", "))));
    return Prose.runs(Slots.fill(statement.words().in(language), values, report.shownFile()));
  }

  private Map<String, String> said(
      Rows.Row row, Map<String, Form> forms, Map<String, Map<String, Words>> codes) {
    Map<String, String> values = new HashMap<>();
    for (String column : row.columns()) {
      String name = column.replaceFirst("_(es|en)$", "");
      Object value = Form.answer(row, name, language);
      Form form = forms.getOrDefault(name, Form.TEXT);
      values.put(
          name,
          value == null
              ? say(Phrase.NOT_KNOWN)
              : form.said(row, name, value, codes.getOrDefault(name, Map.of()), context));
    }
    return values;
  }

  private String shown(String part) {
    return report.shownFile() + ": '" + part + "'";
  }

  private Block declared(ReportDeclaration.Table table, ReportDeclaration.Chapter chapter) {
    Rows rows = table.query().rows(tables, of(chapter), shown(table.id()));
    if (rows.isEmpty()) {
      return Block.Paragraph.of(Block.Tone.WHY, filled(table.empty().in(language)));
    }
    List<Block.Column> columns = new ArrayList<>();
    for (ReportDeclaration.TableColumn column : table.columns()) {
      columns.add(
          new Block.Column(filled(column.heading().in(language)), column.form().isNumeric()));
    }
    List<Block.Row> body = new ArrayList<>();
    Object group = null;
    for (Rows.Row row : rows.rows()) {
      if (!table.group().isEmpty()) {
        Object next = Form.answer(row, table.group(), language);
        if (!Objects.equals(group, next)) {
          body.add(
              new Block.Row(
                  Block.RowKind.GROUP,
                  List.of(
                      new Block.Cell(String.valueOf(next), Block.CellKind.TEXT, columns.size()))));
          group = next;
        }
      }
      body.add(
          new Block.Row(
              Block.RowKind.NORMAL,
              table.columns().stream()
                  .map(
                      column ->
                          column
                              .form()
                              .cell(row, column.from(), column.of(), column.words(), context))
                  .toList()));
    }
    return new Block.Table(
        filled(table.caption().in(language)),
        columns.size() > WIDE ? Block.Width.WIDE : Block.Width.NORMAL,
        List.of(),
        columns,
        body,
        note(table, about(table, chapter)));
  }

  private List<String> about(ReportDeclaration.Table table, ReportDeclaration.Chapter chapter) {
    if (!table.about().equals(List.of("component"))) {
      return table.about();
    }
    return tables
        .query(
            "select code from report.indicators where component = ? order by position",
            chapter.component())
        .rows()
        .stream()
        .map(row -> row.text("code"))
        .toList();
  }

  private List<Run> note(ReportDeclaration.Table table, List<String> about) {
    List<Run> note = new ArrayList<>();
    if (table.note() != null) {
      note.addAll(Prose.runs(filled(table.note().in(language)) + " "));
    }
    if (!about.isEmpty()) {
      List<String> sources = tables.sourcesOf(about, language);
      if (!sources.isEmpty()) {
        note.add(
            Run.of(
                say(sources.size() == 1 ? Phrase.SOURCE : Phrase.SOURCES)
                    + ": "
                    + declared(String.join("; ", sources))
                    + ". "));
      }
      note.addAll(definitions(about));
    }
    return note;
  }

  /** Links to the sheets of indicators; nothing where the document has none. */
  private List<Run> definitions(List<String> codes) {
    if (context.sheets().isEmpty() || codes.isEmpty()) {
      return List.of();
    }
    List<Run> runs = new ArrayList<>();
    runs.add(Run.of(say(Phrase.DEFINITIONS) + ": "));
    for (int i = 0; i < codes.size(); i++) {
      runs.add(new Run(codes.get(i), Run.Look.PLAIN, anchor(codes.get(i))));
      runs.add(Run.of(i + 1 < codes.size() ? ", " : "."));
    }
    return runs;
  }

  private void sources(List<Block> blocks) {
    tables
        .query("select * from report.read_sources order by id")
        .forEach(
            row -> {
              List<Block> source = new ArrayList<>();
              if (row.flag("synthetic")) {
                source.add(Block.Paragraph.of(Block.Tone.WARNING, say(Phrase.FICTITIOUS)));
              }
              List<Block.Fact> facts = new ArrayList<>();
              fact(facts, Phrase.PUBLISHER, declared(row.text("publisher")));
              fact(facts, Phrase.EDITION, declared(row.text("editions")));
              fact(facts, Phrase.LICENCE, declared(row.text("licence")));
              fact(facts, Phrase.CITATION, declared(row.text("citation")));
              fact(facts, Phrase.ADDRESS, declared(row.text("url")));
              fact(facts, Phrase.RETRIEVED, declared(row.text("retrieved")));
              List<String> caveats = tables.list("read_sources", "caveats", row, language);
              if (!caveats.isEmpty()) {
                facts.add(
                    new Block.Fact(
                        say(Phrase.CAVEATS),
                        caveats.stream().map(ReportDocument::declared).toList()));
              }
              fact(facts, Phrase.ROWS, counts(row));
              source.add(new Block.Facts(facts));
              blocks.add(
                  new Block.Section(
                      "source-" + anchor(row.text("id")),
                      declared(tables.words("read_sources", "title", row, language)),
                      source));
            });
  }

  /** Words of a declaration or of a publisher, whose numbers are told there. */
  private static String declared(String words) {
    return words == null ? null : Annotated.kind("declared", words);
  }

  private String counts(Rows.Row row) {
    return count(row, "rows_kept")
        + " "
        + say(Phrase.KEPT).toLowerCase(Locale.ROOT)
        + ", "
        + count(row, "rows_rejected")
        + " "
        + say(Phrase.REJECTED).toLowerCase(Locale.ROOT);
  }

  private static String count(Rows.Row row, String column) {
    Double number = row.number(column);
    return number == null ? "—" : RowFacts.annotated(row, column, number, Numbers.whole(number));
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
