package org.ptps.charts.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.data.RowFacts;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.document.Block;
import org.ptps.charts.document.Document;
import org.ptps.charts.document.Run;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.kind.MunicipalLines;
import org.ptps.charts.sentences.Form;
import org.ptps.charts.sentences.Prose;
import org.ptps.charts.sentences.Sentences;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.Bilingual;
import org.ptps.charts.words.Days;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Slots;
import org.ptps.warehouse.Rows;

/** Puts the chapters of a declared report into one document. */
public final class ReportDocument {
  private final ReportDeclaration report;
  private final ReportTables tables;
  private final ReportRequest request;
  private final Map<String, String> slots;
  private final Map<String, Picture> pictures;
  private final Language language;
  private final Form.Context context;
  private final Sentences sentences;
  private final Narratives narratives;

  /**
   * @param pictures by the ids of the declared figures
   */
  public ReportDocument(
      ReportDeclaration report,
      ReportTables tables,
      ReportRequest request,
      Map<String, Picture> pictures,
      Sentences sentences) {
    this.report = report;
    this.tables = tables;
    this.request = request;
    this.language = request.language();
    this.narratives = report.narratives(request.edition());
    this.slots = report.filled(tables, request);
    this.pictures = pictures;
    this.sentences = sentences;
    this.context =
        new Form.Context(
            tables,
            language,
            report.hasSheets(request)
                ? tables.indicatorCodes().stream().map(Run::anchor).collect(Collectors.toSet())
                : Set.of());
  }

  /** A file of a report: it itself, or one of its annexes. */
  public record Part(String file, Document document) {}

  /** The report first, then its annexes; each links to the others' parts. */
  public List<Part> parts() {
    Map<String, List<Block.Section>> bodies = new LinkedHashMap<>();
    bodies.put("", sections(report.arranged(narratives)));
    for (ReportDeclaration.Annex annex : report.annexes()) {
      List<Block.Section> body = sections(annex.chapters());
      if (!body.isEmpty()) {
        bodies.put(annex.id(), body);
      }
    }
    Map<String, String> places = new HashMap<>();
    bodies.forEach((annex, body) -> body.forEach(section -> place(section, file(annex), places)));
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part(
            file(""),
            document(
                filled(report.title().in(language)),
                filled(report.subtitle().in(language)),
                front(bodies.get("")),
                bodies.get(""),
                report.layout(),
                beside(bodies, places, ""))));
    for (ReportDeclaration.Annex annex : report.annexes()) {
      List<Block.Section> body = bodies.get(annex.id());
      if (body != null) {
        parts.add(
            new Part(
                file(annex.id()),
                document(
                    filled(annex.title().in(language)),
                    say(Phrase.ANNEX_OF) + ": " + filled(report.title().in(language)),
                    warnings(),
                    body,
                    Document.Layout.ANNEX,
                    beside(bodies, places, annex.id()))));
      }
    }
    return parts;
  }

  private String file(String annex) {
    return report.id()
        + "-"
        + request.name()
        + (annex.isEmpty() ? "" : "-" + annex)
        + "."
        + language.tag()
        + request.audience().inFileName();
  }

  private static void place(Block.Section section, String file, Map<String, String> places) {
    places.put(section.id(), file);
    for (Block block : section.blocks()) {
      if (block instanceof Block.Section nested) {
        place(nested, file, places);
      }
    }
  }

  // What another file of the report holds, and which files there are.
  private Document.Edition beside(
      Map<String, List<Block.Section>> bodies, Map<String, String> places, String own) {
    Map<String, String> elsewhere = new HashMap<>(places);
    elsewhere.values().removeIf(file(own)::equals);
    Map<String, String> titles = new LinkedHashMap<>();
    if (own.isEmpty()) {
      for (ReportDeclaration.Annex annex : report.annexes()) {
        if (bodies.containsKey(annex.id())) {
          titles.put(file(annex.id()), filled(annex.title().in(language)));
        }
      }
    } else {
      titles.put(file(""), filled(report.title().in(language)));
    }
    Words author = report.colophon().author();
    return new Document.Edition(
        author == null ? "" : author.in(language),
        days().get("settings.as_of.date"),
        titles,
        elsewhere);
  }

  private Document document(
      String title,
      String subtitle,
      List<Block> front,
      List<Block.Section> body,
      Document.Layout layout,
      Document.Edition edition) {
    List<Document.Stamp> stamps = new ArrayList<>();
    if (synthetic()) {
      stamps.add(new Document.Stamp(say(Phrase.FICTITIOUS), true));
    }
    if (preliminary()) {
      stamps.add(new Document.Stamp(say(Phrase.PRELIMINARY), false));
    }
    if (request.audience() == ReportRequest.Audience.MEMBERS) {
      stamps.add(new Document.Stamp(say(Phrase.FOR_MEMBERS), false));
    }
    return new Document(
        language.tag(),
        title,
        subtitle,
        stamps,
        front,
        body,
        say(Phrase.FROM_WAREHOUSE),
        new Document.Labels(
            say(Phrase.CONTENTS),
            say(Phrase.FIGURES),
            say(Phrase.FIGURE),
            say(Phrase.FIGURE_TABLE),
            say(Phrase.SKIP),
            say(Phrase.PAGE),
            say(Phrase.OF),
            say(layout == Document.Layout.ANNEX ? Phrase.ANNEX_OF : Phrase.ANNEXES),
            say(Phrase.SCROLL_CUE)),
        layout,
        edition);
  }

  private List<Block> warnings() {
    return synthetic()
        ? List.of(Block.Paragraph.of(Block.Tone.WARNING, say(Phrase.FICTITIOUS_BANNER)))
        : List.of();
  }

  // What a cover says: the first finding, then who wrote it, for whom, and of which day it is.
  private List<Block> front(List<Block.Section> body) {
    List<Block> front = new ArrayList<>();
    body.stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Findings.class::isInstance)
        .map(Block.Findings.class::cast)
        .flatMap(findings -> findings.findings().stream())
        .findFirst()
        .ifPresent(
            finding -> {
              List<Run> lead = new ArrayList<>();
              lead.add(Run.of(say(Phrase.IN_PARTNERS) + " " + finding.number() + " "));
              lead.addAll(finding.words());
              front.add(new Block.Paragraph(Block.Tone.LEAD, lead));
            });
    front.addAll(warnings());
    // A few sheets begin with what they say.
    if (report.layout() == Document.Layout.BRIEF) {
      asOf().ifPresent(front::add);
      return front;
    }
    List<Block.Fact> facts = new ArrayList<>();
    if (report.colophon().author() != null) {
      facts.add(new Block.Fact(say(Phrase.AUTHOR), List.of(words(report.colophon().author()))));
    }
    if (report.colophon().readers() != null) {
      facts.add(new Block.Fact(say(Phrase.READERS), List.of(words(report.colophon().readers()))));
    }
    if (!facts.isEmpty() && days().get("settings.as_of.date") != null) {
      facts.add(
          new Block.Fact(
              say(Phrase.EDITION_OF),
              List.of(Days.of(days().get("settings.as_of.date"), language))));
    }
    if (!facts.isEmpty()) {
      front.add(new Block.Facts(facts));
    }
    front.add(Block.Paragraph.of(Block.Tone.SMALL, say(Phrase.PROPOSED_CATALOGUE)));
    asOf().ifPresent(front::add);
    return front;
  }

  private String words(Words words) {
    return filled(words.in(language));
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
    LocalDate last = days().get("settings.as_of.last_day");
    LocalDate date = days().get("settings.as_of.date");
    return last == null || date == null
        ? Optional.empty()
        : Optional.of(
            Block.Paragraph.of(
                Block.Tone.SMALL,
                say(Phrase.AS_OF)
                    .replace("{last_day}", Days.of(last, language))
                    .replace("{date}", Days.of(date, language))));
  }

  private Map<String, LocalDate> days() {
    Map<String, LocalDate> days = new HashMap<>();
    tables
        .query(
            "select key, value from report.run_facts where key in ('settings.as_of.last_day',"
                + " 'settings.as_of.date')")
        .forEach(row -> days.put(row.text("key"), LocalDate.parse(row.text("value"))));
    return days;
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
        .filter(section -> !section.blocks().isEmpty())
        .toList();
  }

  private Block.Section section(ReportDeclaration.Chapter chapter) {
    List<Block> blocks = new ArrayList<>();
    // The answer comes first, then what is read with it, the drawing, and the numbers behind.
    List<Block> prose = report.prose(chapter, slots, language);
    boolean scope = chapter.statements().stream().anyMatch(each -> each.finding() != null);
    if (scope) {
      blocks.addAll(prose);
    }
    statements(chapter, blocks);
    if (!scope) {
      blocks.addAll(prose);
    }
    blocks.addAll(report.narrative(chapter, slots, language, narratives));
    // A figure that the audience does not read was not drawn.
    chapter.figures().stream()
        .map(pictures::get)
        .filter(Objects::nonNull)
        .forEach(picture -> blocks.add(figure(picture)));
    for (ReportDeclaration.Table table : chapter.tables()) {
      if (request.audience().reads(table.audience())) {
        blocks.add(declared(table, chapter));
      }
    }
    switch (chapter.content()) {
      case NONE, FINDINGS -> {}
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
      case LINES ->
          MunicipalLines.picture(
                  tables,
                  language,
                  String.valueOf(request.answer(":code")),
                  request.year().orElseThrow())
              .ifPresent(picture -> blocks.add(figure(picture)));
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
    // What is drawn for one report alone has no file of its own.
    if (!pictures.containsValue(picture)) {
      return note;
    }
    note.add(Run.of(say(Phrase.PLOTTED_NUMBERS) + ": "));
    note.add(
        Run.of(
            picture.id() + "." + language.tag() + request.audience().inFileName() + ".csv",
            Run.Look.CODE));
    note.add(Run.of(". "));
    note.addAll(definitions(picture.indicators()));
    return note;
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
      if (statement.finding() != null && !rows.isEmpty()) {
        blocks.add(findings(statement, rows, chapter));
        continue;
      }
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

  private Block findings(
      ReportDeclaration.Statement statement, Rows rows, ReportDeclaration.Chapter chapter) {
    ReportDeclaration.Finding told = statement.finding();
    List<Block.Finding> findings = new ArrayList<>();
    for (Rows.Row row : rows.rows()) {
      Optional<ReportDeclaration.Chapter> more =
          report.chapters().stream()
              .filter(each -> !each.component().isEmpty())
              .filter(each -> each.component().equals(row.text("component")))
              .findFirst()
              .or(this::tellsOfAll);
      Map<String, String> values = new HashMap<>(slots);
      values.putAll(said(row, statement.forms(), statement.codes()));
      findings.add(
          new Block.Finding(
              Slots.fill(told.number().in(language), values, report.shownFile()),
              sentence(statement, row, of(chapter)),
              row.number(told.lacking()),
              row.number(told.having()),
              row.number(told.unknown()),
              more.map(ReportDeclaration.Chapter::id).orElse(""),
              more.map(each -> filled(each.title().in(language))).orElse("")));
    }
    return new Block.Findings(
        findings, List.of(say(Phrase.LACKING), say(Phrase.HAVING), say(Phrase.OF_WHICH_UNKNOWN)));
  }

  /** The chapter that tells of every indicator how it stands, whatever its component. */
  private Optional<ReportDeclaration.Chapter> tellsOfAll() {
    return report.chapters().stream()
        .filter(
            chapter ->
                chapter.component().isEmpty()
                    && chapter.sections().stream()
                        .flatMap(section -> section.statements().stream())
                        .anyMatch(statement -> statement.words() == null))
        .findFirst();
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
                                filled(
                                    list.words().in(language),
                                    said(each, list.forms(), list.codes())))
                        .collect(Collectors.joining(", "))));
    return Prose.runs(filled(statement.words().in(language), values));
  }

  /** Words with their slots filled; the words of a code may have slots of their own. */
  private String filled(String words, Map<String, String> values) {
    String filled = words;
    for (int deep = 0; deep < 4 && filled.indexOf('{') >= 0; deep++) {
      filled = Slots.fill(filled, values, report.shownFile());
    }
    return filled;
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

  private static final int FEW_CODES = 4;

  /**
   * Links to the sheets of indicators, to the first of them where they are many; nothing where the
   * report has none.
   */
  private List<Run> definitions(List<String> codes) {
    if (context.sheets().isEmpty() || codes.isEmpty()) {
      return List.of();
    }
    List<Run> runs = new ArrayList<>();
    runs.add(Run.of(say(Phrase.DEFINITIONS) + ": "));
    if (codes.size() > FEW_CODES) {
      runs.add(new Run(say(Phrase.ANNEX_OF_SHEETS), Run.Look.PLAIN, Run.anchor(codes.get(0))));
      runs.add(Run.of("."));
      return runs;
    }
    for (int i = 0; i < codes.size(); i++) {
      runs.add(new Run(codes.get(i), Run.Look.PLAIN, Run.anchor(codes.get(i))));
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
              fact(
                  facts, Phrase.PUBLISHER, declared(Bilingual.in(row.text("publisher"), language)));
              fact(facts, Phrase.EDITION, declared(row.text("editions")));
              fact(facts, Phrase.LICENCE, declared(Bilingual.in(row.text("licence"), language)));
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
                      "source-" + Run.anchor(row.text("id")),
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
}
