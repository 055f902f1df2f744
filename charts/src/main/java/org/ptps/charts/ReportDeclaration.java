package org.ptps.charts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;
import org.ptps.warehouse.Rows;

/**
 * A report as declared in {@code charts/reports/<id>/report.conf}: its chapters in order, the query
 * behind each slot of the prose, and the glossary.
 */
record ReportDeclaration(
    String id,
    Path folder,
    Words title,
    Words subtitle,
    List<Chapter> chapters,
    Map<String, Slot> slots,
    List<Term> glossary) {

  /** What a chapter shows after its prose. */
  enum Content {
    NONE,
    FIGURES,
    INDICATORS,
    LEDGER,
    REJECTED,
    UNCLAIMED,
    SOURCES,
    GLOSSARY
  }

  /** How the answer of a slot's query is written. */
  enum Form {
    YEAR,
    COUNT,
    PERCENT,
    TEXT
  }

  record Chapter(String id, Words title, String prose, Content content, List<String> figures) {}

  record Slot(String sql, Form form) {}

  record Term(Words term, Words meaning) {}

  static ReportDeclaration read(Path home, String id) {
    Problems problems = new Problems();
    Path folder = home.resolve(Path.of("charts", "reports", id));
    Declaration conf = Declaration.read(home, folder.resolve("report.conf"), problems);
    if (!conf.text("id").equals(id)) {
      conf.problem("id", "the id is not the folder's name", "write id = " + id);
    }
    List<Chapter> chapters = new ArrayList<>();
    for (Declaration chapter : conf.children("chapters")) {
      chapters.add(
          new Chapter(
              chapter.text("id"),
              chapter.words("title"),
              chapter.text("prose", ""),
              chapter.choice("content", Content.class, Content.NONE),
              chapter.texts("figures")));
      chapter.done();
    }
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
            id, folder, conf.words("title"), conf.words("subtitle"), chapters, slots, glossary);
    conf.done();
    problems.throwIfAny();
    return report;
  }

  /** The answers of all slots; a query without an answer gives the words for no data. */
  Map<String, String> filled(ReportTables tables, Language language) {
    Map<String, String> filled = new LinkedHashMap<>();
    slots.forEach(
        (name, slot) -> {
          Rows rows = tables.query(slot.sql());
          Object value = rows.isEmpty() ? null : rows.values().get(0).get(0);
          filled.put(name, value == null ? Phrase.NO_DATA.in(language) : shown(value, slot.form()));
        });
    return filled;
  }

  private static String shown(Object value, Form form) {
    return switch (form) {
      case YEAR -> String.valueOf(((Number) value).longValue());
      case COUNT -> Numbers.whole(((Number) value).doubleValue());
      case PERCENT -> Numbers.percent(((Number) value).doubleValue());
      case TEXT -> String.valueOf(value);
    };
  }

  /** The prose of a chapter as HTML; empty where the chapter has none. */
  String prose(Chapter chapter, Map<String, String> values, Language language) {
    if (chapter.prose().isEmpty()) {
      return "";
    }
    String name = chapter.prose() + "." + language.tag() + ".md";
    Path file = folder.resolve(name);
    try {
      return Prose.html(
          Files.readString(file, StandardCharsets.UTF_8),
          values,
          "charts/reports/" + id + "/" + name);
    } catch (IOException e) {
      throw new ChartException(
          "the prose " + file + " cannot be read → write it, or take 'prose' from the chapter", e);
    }
  }
}
