package org.ptps.charts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.ReportRequest.Audience;
import org.ptps.charts.document.Block;
import org.ptps.warehouse.Rows;

/**
 * A report as declared in {@code charts/reports/<id>/report.conf}: its chapters in order, the query
 * behind each slot of the prose, its tables, and the glossary.
 *
 * @param parameters names that a request must answer, with {@code integer} or {@code text}
 */
record ReportDeclaration(
    String id,
    Path folder,
    Words title,
    Words subtitle,
    Map<String, String> parameters,
    List<Chapter> chapters,
    Map<String, Slot> slots,
    List<Term> glossary) {

  private static final String INTEGER = "integer";

  /** What a chapter shows after its prose, figures and tables. */
  enum Content {
    NONE,
    INDICATORS,
    LEDGER,
    REJECTED,
    UNCLAIMED,
    SOURCES,
    GLOSSARY,
    SIGNATURE
  }

  /** How an answer is written. */
  enum Form {
    YEAR,
    COUNT,
    /** One decimal. */
    NUMBER,
    PERCENT,
    TEXT;

    boolean isNumeric() {
      return this != TEXT;
    }

    String shown(Object value) {
      return switch (this) {
        case YEAR -> String.valueOf(((Number) value).longValue());
        case COUNT -> Numbers.whole(((Number) value).doubleValue());
        case NUMBER -> Numbers.decimal(((Number) value).doubleValue(), 1);
        case PERCENT -> Numbers.percent(((Number) value).doubleValue());
        case TEXT -> String.valueOf(value);
      };
    }
  }

  /**
   * A part of the report.
   *
   * @param prose stem of the files with its words, empty where it has none
   * @param narrative whether people write its words, which a new run never touches
   * @param component component whose indicators {@code content = indicators} shows, empty for all
   */
  record Chapter(
      String id,
      Words title,
      Audience audience,
      String prose,
      Narrative narrative,
      Content content,
      String component,
      List<String> figures,
      List<Table> tables,
      List<Chapter> sections) {}

  /** Whether people write a chapter's words in a file of their own. */
  enum Narrative {
    NONE,
    WANTED
  }

  record Slot(String sql, Form form) {}

  /** A table that a query fills; a column {@code x} of the query may come per language, x_es. */
  record Table(
      String id,
      Words caption,
      Words empty,
      Audience audience,
      String sql,
      List<TableColumn> columns) {}

  record TableColumn(String from, Words heading, Form form) {}

  record Term(Words term, Words meaning) {}

  static ReportDeclaration read(Path home, String id) {
    Problems problems = new Problems();
    Path reports = home.resolve(Path.of("charts", "reports"));
    Path folder = reports.resolve(id);
    if (!Files.isRegularFile(folder.resolve("report.conf"))) {
      throw new ChartException(
          "there is no report '" + id + "' → use one of the folders of charts/reports");
    }
    Declaration conf = Declaration.read(home, folder.resolve("report.conf"), problems);
    if (!conf.text("id").equals(id)) {
      conf.problem("id", "the id is not the folder's name", "write id = " + id);
    }
    Map<String, Table> tables = tables(conf);
    List<Chapter> chapters = chapters(conf, "chapters", tables);
    Map<String, Slot> slots = new LinkedHashMap<>();
    conf.named("slots")
        .forEach(
            (name, slot) -> {
              slots.put(name, new Slot(slot.text("sql"), slot.choice("as", Form.class, null)));
              slot.done();
            });
    List<Term> glossary = new ArrayList<>();
    for (Declaration term : conf.children("glossary")) {
      glossary.add(new Term(term.words("term"), term.words("meaning")));
      term.done();
    }
    ReportDeclaration report =
        new ReportDeclaration(
            id,
            folder,
            conf.words("title"),
            conf.words("subtitle"),
            conf.map("parameters"),
            chapters,
            slots,
            glossary);
    conf.done();
    problems.throwIfAny();
    return report;
  }

  private static Map<String, Table> tables(Declaration conf) {
    Map<String, Table> tables = new LinkedHashMap<>();
    conf.named("tables")
        .forEach(
            (name, table) -> {
              List<TableColumn> columns = new ArrayList<>();
              for (Declaration column : table.children("columns")) {
                columns.add(
                    new TableColumn(
                        column.text("from"),
                        column.words("heading"),
                        column.choice("as", Form.class, Form.TEXT)));
                column.done();
              }
              tables.put(
                  name,
                  new Table(
                      name,
                      table.words("caption"),
                      table.words("empty"),
                      table.choice("audience", Audience.class, Audience.PUBLIC),
                      table.text("sql"),
                      columns));
              table.done();
            });
    return tables;
  }

  private static List<Chapter> chapters(Declaration conf, String key, Map<String, Table> tables) {
    List<Chapter> chapters = new ArrayList<>();
    for (Declaration chapter : conf.children(key)) {
      List<Table> own = new ArrayList<>();
      for (String name : chapter.texts("tables")) {
        Table table = tables.get(name);
        if (table == null) {
          chapter.problem(
              "tables",
              "table '" + name + "' is not declared",
              "use one of " + tables.keySet() + ", or add it under tables");
        } else {
          own.add(table);
        }
      }
      chapters.add(
          new Chapter(
              chapter.text("id"),
              chapter.words("title"),
              chapter.choice("audience", Audience.class, Audience.PUBLIC),
              chapter.text("prose", ""),
              chapter.choice("narrative", Narrative.class, Narrative.NONE),
              chapter.choice("content", Content.class, Content.NONE),
              chapter.text("component", ""),
              chapter.texts("figures"),
              own,
              chapters(chapter, "sections", tables)));
      chapter.done();
    }
    return List.copyOf(chapters);
  }

  /** How messages name the declaration. */
  String shownFile() {
    return "charts/reports/" + id + "/report.conf";
  }

  /**
   * Finds parameters that a request lacks or gives as something else.
   *
   * @throws ChartException naming the parameter
   */
  void check(ReportRequest request) {
    parameters.forEach(
        (name, type) -> {
          Object value = request.parameters().get(name);
          if (value == null || type.equals(INTEGER) != value instanceof Number) {
            throw new ChartException(
                shownFile() + ": parameter '" + name + "' (" + type + ") is missing");
          }
        });
  }

  /** Figures of the chapters that the request's audience reads. */
  List<String> figures(ReportRequest request) {
    return figures(chapters, request).distinct().toList();
  }

  private static Stream<String> figures(List<Chapter> chapters, ReportRequest request) {
    return chapters.stream()
        .filter(chapter -> request.audience().reads(chapter.audience()))
        .flatMap(
            chapter ->
                Stream.concat(chapter.figures().stream(), figures(chapter.sections(), request)));
  }

  /** The answers of all slots; a query without an answer gives the words for no data. */
  Map<String, String> filled(ReportTables tables, ReportRequest request) {
    Language language = request.language();
    Map<String, String> filled = new LinkedHashMap<>();
    request.parameters().forEach((name, value) -> filled.put(name, String.valueOf(value)));
    slots.forEach(
        (name, slot) -> {
          Rows rows = tables.query(request.sql(slot.sql()));
          Object value = rows.isEmpty() ? null : answer(rows.rows().get(0), language);
          filled.put(name, value == null ? Phrase.NO_DATA.in(language) : slot.form().shown(value));
        });
    return filled;
  }

  /** The answer, or the one of the two that is in the language. */
  private static Object answer(Rows.Row row, Language language) {
    int own = row.columns().indexOf(language.tag());
    return row.values().get(Math.max(own, 0));
  }

  /** The prose of a chapter; what people write comes after what is generated. */
  List<Block> prose(Chapter chapter, Map<String, String> values, Language language) {
    List<Block> blocks = new ArrayList<>();
    if (!chapter.prose().isEmpty()) {
      String name = chapter.prose() + "." + language.tag() + ".md";
      Path file = folder.resolve(name);
      try {
        blocks.addAll(
            Prose.blocks(
                Files.readString(file, StandardCharsets.UTF_8),
                values,
                "charts/reports/" + id + "/" + name));
      } catch (IOException e) {
        throw new ChartException(
            "the prose " + file + " cannot be read → write it, or take 'prose' from the chapter",
            e);
      }
    }
    switch (chapter.narrative()) {
      case NONE -> {}
      case WANTED -> blocks.addAll(narrative(chapter, values, language));
    }
    return blocks;
  }

  private List<Block> narrative(Chapter chapter, Map<String, String> values, Language language) {
    String name = "narrative/" + chapter.id() + "." + language.tag() + ".md";
    String shown = "charts/reports/" + id + "/" + name;
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return List.of(
          Block.Paragraph.of(Block.Tone.WHY, Phrase.NARRATIVE_MISSING.in(language) + " " + shown));
    }
    try {
      return Prose.blocks(Files.readString(file, StandardCharsets.UTF_8), values, shown);
    } catch (IOException e) {
      throw new ChartException("the narrative " + shown + " cannot be read", e);
    }
  }
}
