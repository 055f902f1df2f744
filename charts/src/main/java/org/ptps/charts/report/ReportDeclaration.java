package org.ptps.charts.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problem;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.declared.ReportRequest.Audience;
import org.ptps.charts.document.Block;
import org.ptps.charts.document.Document;
import org.ptps.charts.sentences.Form;
import org.ptps.charts.sentences.Prose;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.RequestException;
import org.ptps.charts.words.Slots;
import org.ptps.warehouse.Rows;

/**
 * A report as declared in {@code charts/reports/<id>/report.conf}: its chapters in order, the query
 * behind each slot of the prose, its statements and tables. What several reports share (slots,
 * statements, tables, words of codes, the glossary) stands in {@code charts/reports/shared}.
 *
 * @param parameters names that a request must answer, with {@code integer} or {@code text}
 * @param needs what must hold of a request, in the order in which it is asked
 */
public record ReportDeclaration(
    String id,
    Path folder,
    Words title,
    Words subtitle,
    Map<String, String> parameters,
    List<Need> needs,
    List<Chapter> chapters,
    List<Annex> annexes,
    Colophon colophon,
    Map<String, Slot> slots,
    List<Term> glossary,
    Document.Layout layout) {

  public static final String YEAR = "year";
  private static final String INTEGER = "integer";
  private static final String SHARED = "shared";

  /** What a chapter shows after its prose, figures and tables. */
  enum Content {
    NONE,
    INDICATORS,
    LEDGER,
    REJECTED,
    UNCLAIMED,
    /** What each indicator is, with its values of the groups. */
    SHEETS,
    /** What the year's statement of findings tells, each with its number and a small bar. */
    FINDINGS,
    SOURCES,
    GLOSSARY,
    /** Coverage of a municipality over the years, beside its department and the partners. */
    LINES,
    SIGNATURE
  }

  /**
   * A part of the report.
   *
   * @param prose stem of the files with its words, empty where it has none
   * @param narrative whether people write its words, which a new run never touches
   * @param component component whose indicators {@code content} shows, empty for all
   */
  record Chapter(
      String id,
      Words title,
      Audience audience,
      String prose,
      Narrative narrative,
      Content content,
      String component,
      List<Statement> statements,
      List<String> figures,
      List<Table> tables,
      List<Chapter> sections) {}

  /**
   * A part that is read apart from the report, in a file of its own.
   *
   * @param id what its file is named by, after the report's name
   */
  record Annex(String id, Words title, List<Chapter> chapters) {}

  /** Who wrote a report and for whom it is; null where it does not say. */
  record Colophon(Words author, Words readers) {}

  /**
   * What must hold of a request: that a table has a row for it, or that its parameters are in
   * order, the first below the last.
   *
   * @param query null where the order is asked
   */
  record Need(ReportQuery query, List<String> order, Words says) {
    boolean holds(ReportTables tables, ReportRequest request, String shown) {
      if (query != null) {
        return !query.rows(tables, request, shown).isEmpty();
      }
      List<Double> values =
          order.stream().map(name -> ((Number) request.answer(":" + name)).doubleValue()).toList();
      return values.equals(values.stream().sorted().toList())
          && values.get(0) < values.get(values.size() - 1);
    }
  }

  /** Whether people write a chapter's words in a file of their own. */
  enum Narrative {
    NONE,
    WANTED
  }

  /** A number or words for prose: a column of the one row that a query gives. */
  record Slot(ReportQuery query, String column, Form form) {}

  /** Rows told within a sentence, each by its words, with commas between them. */
  record Listing(
      ReportQuery query,
      Words words,
      Map<String, Form> forms,
      Map<String, Map<String, Words>> codes) {}

  /**
   * How a row is told as a finding: by one number and a bar of what lacks something, what has it
   * and what is not known.
   *
   * @param number words of the number, with slots
   */
  record Finding(Words number, String lacking, String having, String unknown) {}

  /**
   * Sentences that a query fills, one per row.
   *
   * @param words sentence with slots in braces, each a column of the query or a slot of the report;
   *     null where the sentence is chosen by what the row says
   * @param empty said where no row is; null for nothing
   * @param finding null where the rows are told as points
   */
  record Statement(
      String id,
      Audience audience,
      ReportQuery query,
      Words words,
      Words empty,
      Map<String, Form> forms,
      Map<String, Map<String, Words>> codes,
      Map<String, Listing> lists,
      Finding finding) {}

  /**
   * A table that a query fills; a column {@code x} of the query may come per language, x_es.
   *
   * @param group column whose value heads the rows that share it, empty for none
   * @param about codes of the indicators that it shows, for the line of sources below it
   * @param note words below it; null for none
   */
  record Table(
      String id,
      Words caption,
      Words empty,
      Audience audience,
      ReportQuery query,
      String group,
      List<String> about,
      Words note,
      List<TableColumn> columns) {}

  /**
   * A column.
   *
   * @param words words of the codes that it holds, empty where it holds none
   */
  record TableColumn(String from, String of, Words heading, Form form, Map<String, Words> words) {}

  record Term(Words term, Words meaning) {}

  public static ReportDeclaration read(Path home, String id) {
    Problems problems = new Problems();
    Path reports = home.resolve(Path.of("charts", "reports"));
    Path folder = reports.resolve(id);
    if (id.equals(SHARED) || !Files.isRegularFile(folder.resolve("report.conf"))) {
      throw new RequestException(
          "there is no report '" + id + "' → use one of " + String.join(", ", ids(home)));
    }
    Declaration shared =
        Declaration.read(home, reports.resolve(Path.of(SHARED, "shared.conf")), problems);
    Declaration conf = Declaration.read(home, folder.resolve("report.conf"), problems);
    if (!conf.text("id").equals(id)) {
      conf.problem(
          "id",
          new Words("el id no es el nombre de la carpeta", "the id is not the folder's name"),
          new Words("escriba id = " + id, "write id = " + id));
    }
    Parts parts = new Parts(conf, shared);
    List<Chapter> chapters = parts.chapters(conf, "chapters");
    List<Annex> annexes = new ArrayList<>();
    for (Declaration annex : conf.children("annexes")) {
      annexes.add(
          new Annex(annex.text("id"), annex.words("title"), parts.chapters(annex, "chapters")));
      annex.done();
    }
    Map<String, Slot> slots = new LinkedHashMap<>();
    for (Declaration each : List.of(shared, conf)) {
      each.named("slots")
          .forEach(
              (name, slot) -> {
                slots.put(
                    name,
                    new Slot(
                        ReportQuery.read(slot),
                        slot.text("column", name),
                        slot.choice("as", Form.class, null)));
                slot.done();
              });
    }
    List<Term> glossary = new ArrayList<>();
    for (Declaration term : shared.children("glossary")) {
      glossary.add(new Term(term.words("term"), term.words("meaning")));
      term.done();
    }
    List<Need> needs = new ArrayList<>();
    for (Declaration need : conf.children("needs")) {
      needs.add(
          new Need(
              need.has("from") ? ReportQuery.read(need) : null,
              need.has("from") ? List.of() : need.texts("in_order"),
              need.words("says")));
      need.done();
    }
    ReportDeclaration report =
        new ReportDeclaration(
            id,
            folder,
            conf.words("title"),
            conf.words("subtitle"),
            conf.map("parameters"),
            needs,
            chapters,
            List.copyOf(annexes),
            new Colophon(conf.words("author", null), conf.words("readers", null)),
            slots,
            glossary,
            conf.choice("layout", Document.Layout.class, Document.Layout.BOOK));
    parts.unused();
    shared.done();
    conf.done();
    problems.throwIfAny();
    return report;
  }

  /** Ids of the declared reports, in alphabetical order. */
  public static List<String> ids(Path home) {
    Path reports = home.resolve(Path.of("charts", "reports"));
    try (Stream<Path> folders = Files.list(reports)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("report.conf")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ChartException("the folder " + reports + " cannot be read", e);
    }
  }

  /** Words of the codes of one list, as all reports print them. */
  public static Map<String, Words> codes(Path home, String list) {
    Problems problems = new Problems();
    Declaration shared =
        Declaration.read(
            home, home.resolve(Path.of("charts", "reports", SHARED, "shared.conf")), problems);
    Declaration codes = shared.named("codes").get(list);
    Map<String, Words> words = new LinkedHashMap<>();
    codes.keys().forEach(code -> words.put(code, codes.words(code)));
    problems.throwIfAny();
    return words;
  }

  /** The statements and tables that chapters name, from the report and from what is shared. */
  private static final class Parts {
    private final Declaration conf;
    private final Map<String, Map<String, Words>> codes = new LinkedHashMap<>();
    private final Map<String, Statement> statements = new LinkedHashMap<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Set<String> own = new TreeSet<>();
    private final Set<String> used = new TreeSet<>();

    Parts(Declaration conf, Declaration shared) {
      this.conf = conf;
      for (Declaration each : List.of(shared, conf)) {
        each.named("codes")
            .forEach(
                (name, list) -> {
                  Map<String, Words> words = new LinkedHashMap<>();
                  list.keys().forEach(code -> words.put(code, list.words(code)));
                  list.done();
                  codes.put(name, words);
                });
      }
      for (Declaration each : List.of(shared, conf)) {
        each.named("statements")
            .forEach((name, part) -> statements.put(name, statement(name, part)));
        each.named("tables").forEach((name, part) -> tables.put(name, table(name, part)));
      }
      own.addAll(conf.named("statements").keySet());
      own.addAll(conf.named("tables").keySet());
    }

    private Map<String, Words> codes(String name, Declaration where, String key) {
      if (name.isEmpty()) {
        return Map.of();
      }
      Map<String, Words> words = codes.get(name);
      if (words == null) {
        where.problem(
            key,
            new Words(
                "las palabras '" + name + "' no están declaradas",
                "the words '" + name + "' are not declared"),
            new Words("use una de " + codes.keySet(), "use one of " + codes.keySet()));
        return Map.of();
      }
      return words;
    }

    private Statement statement(String name, Declaration part) {
      Map<String, Form> forms = new LinkedHashMap<>();
      Map<String, Map<String, Words>> coded = new LinkedHashMap<>();
      forms(part, forms, coded);
      Map<String, Listing> lists = new LinkedHashMap<>();
      part.named("lists")
          .forEach(
              (slot, list) -> {
                Map<String, Form> own = new LinkedHashMap<>();
                Map<String, Map<String, Words>> ownCodes = new LinkedHashMap<>();
                forms(list, own, ownCodes);
                lists.put(
                    slot, new Listing(ReportQuery.read(list), list.words("words"), own, ownCodes));
                list.done();
              });
      boolean chosen = part.text("choose", "").equals("trend");
      Finding finding = null;
      if (part.has("finding")) {
        Declaration told = part.child("finding");
        finding =
            new Finding(
                told.words("number"),
                told.text("lacking"),
                told.text("having"),
                told.text("unknown"));
        told.done();
      }
      Statement statement =
          new Statement(
              name,
              part.choice("audience", Audience.class, Audience.PUBLIC),
              ReportQuery.read(part),
              chosen ? null : part.words("words"),
              part.words("empty", null),
              forms,
              coded,
              lists,
              finding);
      part.done();
      return statement;
    }

    private void forms(
        Declaration part, Map<String, Form> forms, Map<String, Map<String, Words>> coded) {
      Declaration columns = part.child("as");
      for (String column : columns.keys()) {
        String text = columns.text(column);
        if (text.startsWith("codes ")) {
          coded.put(column, codes(text.substring("codes ".length()), columns, column));
          forms.put(column, Form.TEXT);
        } else {
          forms.put(column, columns.choice(column, Form.class, null));
        }
      }
    }

    private Table table(String name, Declaration part) {
      List<TableColumn> columns = new ArrayList<>();
      for (Declaration column : part.children("columns")) {
        columns.add(
            new TableColumn(
                column.text("from"),
                column.text("of", ""),
                column.words("heading"),
                column.choice("as", Form.class, Form.TEXT),
                codes(column.text("codes", ""), column, "codes")));
        column.done();
      }
      Table table =
          new Table(
              name,
              part.words("caption"),
              part.words("empty"),
              part.choice("audience", Audience.class, Audience.PUBLIC),
              ReportQuery.read(part),
              part.text("group", ""),
              part.texts("about"),
              part.words("note", null),
              columns);
      part.done();
      return table;
    }

    private <T> List<T> named(Declaration chapter, String key, Map<String, T> known, String where) {
      List<T> found = new ArrayList<>();
      for (String name : chapter.texts(key)) {
        T part = known.get(name);
        if (part == null) {
          chapter.problem(
              key,
              new Words("'" + name + "' no está declarado", "'" + name + "' is not declared"),
              new Words(
                  "use uno de " + known.keySet() + ", o agréguelo bajo " + where,
                  "use one of " + known.keySet() + ", or add it under " + where));
        } else {
          found.add(part);
          used.add(name);
        }
      }
      return found;
    }

    List<Chapter> chapters(Declaration parent, String key) {
      List<Chapter> chapters = new ArrayList<>();
      for (Declaration chapter : parent.children(key)) {
        chapters.add(
            new Chapter(
                chapter.text("id"),
                chapter.words("title"),
                chapter.choice("audience", Audience.class, Audience.PUBLIC),
                chapter.text("prose", ""),
                chapter.choice("narrative", Narrative.class, Narrative.NONE),
                chapter.choice("content", Content.class, Content.NONE),
                chapter.text("component", ""),
                named(chapter, "statements", statements, "statements"),
                chapter.texts("figures"),
                named(chapter, "tables", tables, "tables"),
                chapters(chapter, "sections")));
        chapter.done();
      }
      return List.copyOf(chapters);
    }

    void unused() {
      own.removeAll(used);
      own.forEach(
          name ->
              conf.problem(
                  name,
                  new Words(
                      "'" + name + "' no está en ningún capítulo",
                      "'" + name + "' is in no chapter"),
                  new Words("nómbrelo en uno, o quítelo", "name it in one, or take it out")));
    }
  }

  /** How messages name the declaration. */
  String shownFile() {
    return "charts/reports/" + id + "/report.conf";
  }

  /**
   * Finds parameters that a request lacks, gives as something else, or whose values the report
   * cannot speak of.
   *
   * @throws RequestException naming the parameter, or saying what does not hold
   */
  public void check(ReportRequest request, ReportTables tables) {
    parameters.forEach(
        (name, type) -> {
          Object value = request.parameters().get(name);
          if (value == null || type.equals(INTEGER) != value instanceof Number) {
            throw new RequestException(
                switch (request.language()) {
                  case ES -> "el informe '" + id + "' necesita --" + name + " → agréguelo";
                  case EN -> "report '" + id + "' needs --" + name + " → add it";
                });
          }
        });
    for (Need need : needs) {
      if (!need.holds(tables, request, shownFile())) {
        Map<String, String> given = new LinkedHashMap<>();
        request.parameters().forEach((name, value) -> given.put(name, String.valueOf(value)));
        throw new RequestException(
            Slots.fill(need.says().in(request.language()), given, shownFile()));
      }
    }
  }

  /** Whether any chapter, statement or table is for members only. */
  boolean hasMembersOnly() {
    return allChapters().anyMatch(chapter -> hasMembersOnly(List.of(chapter)));
  }

  /** Chapters of the report and of its annexes. */
  private Stream<Chapter> allChapters() {
    return Stream.concat(
        chapters.stream(), annexes.stream().flatMap(annex -> annex.chapters().stream()));
  }

  private static boolean hasMembersOnly(List<Chapter> chapters) {
    return chapters.stream()
        .anyMatch(
            chapter ->
                chapter.audience() == Audience.MEMBERS
                    || chapter.statements().stream()
                        .anyMatch(each -> each.audience() == Audience.MEMBERS)
                    || chapter.tables().stream()
                        .anyMatch(each -> each.audience() == Audience.MEMBERS)
                    || hasMembersOnly(chapter.sections()));
  }

  /** Whether a chapter that the audience reads holds the sheets of the indicators. */
  boolean hasSheets(ReportRequest request) {
    return hasSheets(allChapters().toList(), request);
  }

  private static boolean hasSheets(List<Chapter> chapters, ReportRequest request) {
    return chapters.stream()
        .filter(chapter -> request.audience().reads(chapter.audience()))
        .anyMatch(
            chapter ->
                chapter.content() == Content.SHEETS
                    || chapter.content() == Content.INDICATORS
                    || hasSheets(chapter.sections(), request));
  }

  /** Figures of the chapters that the request's audience reads. */
  public List<String> figures(ReportRequest request) {
    return figures(allChapters().toList(), request).distinct().toList();
  }

  /** Figures that any chapter shows, to whomever. */
  public Set<String> figures() {
    Set<String> all = new TreeSet<>();
    List<Chapter> chapters = new ArrayList<>(allChapters().toList());
    for (int i = 0; i < chapters.size(); i++) {
      all.addAll(chapters.get(i).figures());
      chapters.addAll(chapters.get(i).sections());
    }
    return all;
  }

  /** Editions for which somebody wrote or arranged something; the empty one is for all. */
  public Set<String> writtenEditions() {
    Set<String> editions = new TreeSet<>(Set.of(""));
    Path written = folder.resolve("narrative");
    if (Files.isDirectory(written)) {
      try (Stream<Path> folders = Files.list(written)) {
        folders
            .filter(Files::isDirectory)
            .forEach(each -> editions.add(each.getFileName().toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return editions;
  }

  /** Files written for an edition, or for all of them, that no chapter reads. */
  public List<String> unread(String edition) {
    return narratives(edition, new Problems()).unread(allIds());
  }

  private static Stream<String> figures(List<Chapter> chapters, ReportRequest request) {
    return chapters.stream()
        .filter(chapter -> request.audience().reads(chapter.audience()))
        .flatMap(
            chapter ->
                Stream.concat(chapter.figures().stream(), figures(chapter.sections(), request)));
  }

  /**
   * The answers of all slots with their keys; a query without an answer gives the words for no
   * data.
   */
  Map<String, String> filled(ReportTables tables, ReportRequest request) {
    Language language = request.language();
    Form.Context context = new Form.Context(tables, language, Set.of());
    Map<String, String> filled = new LinkedHashMap<>();
    request
        .parameters()
        .forEach(
            (name, value) ->
                filled.put(
                    name,
                    INTEGER.equals(parameters.get(name))
                        ? String.valueOf(value)
                        : Annotated.kind("code", String.valueOf(value))));
    slots.forEach(
        (name, slot) -> {
          Rows rows = slot.query().rows(tables, request, shownFile() + ": slot '" + name + "'");
          Rows.Row row = rows.isEmpty() ? null : rows.rows().get(0);
          Object value = row == null ? null : Form.answer(row, slot.column(), language);
          filled.put(
              name,
              value == null
                  ? Phrase.NO_DATA.in(language)
                  : slot.form().said(row, slot.column(), value, Map.of(), context));
        });
    return filled;
  }

  /** The prose of a chapter. */
  List<Block> prose(Chapter chapter, Map<String, String> values, Language language) {
    if (chapter.prose().isEmpty()) {
      return List.of();
    }
    Path file = proseFile(chapter, language);
    return Prose.blocks(read(file), values, shownProse(file), language);
  }

  // Its own words, else those that several reports share.
  private Path proseFile(Chapter chapter, Language language) {
    String name = chapter.prose() + "." + language.tag() + ".md";
    Path own = folder.resolve(name);
    return Files.exists(own) ? own : folder.resolveSibling(SHARED).resolve(name);
  }

  private static String shownProse(Path file) {
    return "charts/reports/" + file.getParent().getFileName() + "/" + file.getFileName();
  }

  /** What people wrote for an edition of it. */
  Narratives narratives(String edition) {
    Problems problems = new Problems();
    Narratives narratives = narratives(edition, problems);
    problems.throwIfAny();
    return narratives;
  }

  private Narratives narratives(String edition, Problems problems) {
    Path home = folder.getParent().getParent().getParent();
    return Narratives.read(home, folder, edition, allIds(), problems);
  }

  /** What is wrong with how an edition arranges its chapters. */
  public List<Problem> arrangement(String edition) {
    Problems problems = new Problems();
    narratives(edition, problems);
    return problems.all();
  }

  private List<String> allIds() {
    List<String> ids = new ArrayList<>();
    allChapters().forEach(chapter -> ids(chapter, ids));
    return ids;
  }

  private static void ids(Chapter chapter, List<String> ids) {
    ids.add(chapter.id());
    chapter.sections().forEach(section -> ids(section, ids));
  }

  /** Chapters of the report as the edition arranges them, its own among them. */
  List<Chapter> arranged(Narratives narratives) {
    Map<String, Chapter> byId = new LinkedHashMap<>();
    chapters.forEach(chapter -> byId.put(chapter.id(), chapter));
    List<String> declared = List.copyOf(byId.keySet());
    for (Narratives.Own own : narratives.own()) {
      byId.put(
          own.id(),
          new Chapter(
              own.id(),
              own.title(),
              Audience.PUBLIC,
              "",
              Narrative.WANTED,
              Content.NONE,
              "",
              List.of(),
              List.of(),
              List.of(),
              List.of()));
    }
    return narratives.arranged(declared).stream().map(byId::get).filter(Objects::nonNull).toList();
  }

  /** The words that people wrote for a chapter; nothing where they wrote none. */
  List<Block> narrative(
      Chapter chapter, Map<String, String> values, Language language, Narratives narratives) {
    Optional<Path> file = narratives.words(chapter.id(), language);
    return file.isEmpty()
        ? List.of()
        : Prose.blocks(read(file.get()), values, narratives.shown(file.get()), language);
  }

  private static String missing(String shown, Language language) {
    return shown
        + switch (language) {
          case ES -> ":0: no está → escríbalo, o quite 'prose' del capítulo";
          case EN -> ":0: is not there → write it, or take 'prose' from the chapter";
        };
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ChartException(
          "the prose " + file + " cannot be read → write it, or take 'prose' from the chapter", e);
    }
  }

  /**
   * Finds what is wrong with all that is written for a request, before anything is asked of the
   * warehouse.
   *
   * @throws ChartException with every mistake of every chapter
   * @throws org.ptps.catalog.hocon.DeclarationException if only the arrangement of chapters is
   *     wrong
   */
  public void checkProse(ReportRequest request) {
    List<String> faults = proseFaults(request);
    if (faults.isEmpty()) {
      narratives(request.edition());
      return;
    }
    throw new ChartException(
        Stream.concat(
                arrangement(request.edition()).stream()
                    .map(problem -> problem.in(request.language())),
                faults.stream())
            .collect(Collectors.joining("\n")));
  }

  /** What is wrong with the words of a request, each as {@code file:line: what → remedy}. */
  public List<String> proseFaults(ReportRequest request) {
    Narratives narratives = narratives(request.edition(), new Problems());
    Set<String> known = new TreeSet<>(slots.keySet());
    known.addAll(parameters.keySet());
    known.addAll(request.parameters().keySet());
    List<String> faults = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    List<Chapter> all = new ArrayList<>(arranged(narratives));
    annexes.forEach(annex -> all.addAll(annex.chapters()));
    for (int i = 0; i < all.size(); i++) {
      Chapter chapter = all.get(i);
      all.addAll(chapter.sections());
      Language language = request.language();
      if (!chapter.prose().isEmpty() && seen.add(chapter.prose())) {
        Path file = proseFile(chapter, language);
        faults.addAll(
            Files.isRegularFile(file)
                ? Prose.faults(read(file), known, shownProse(file), language)
                : List.of(missing(shownProse(file), language)));
      }
      narratives
          .words(chapter.id(), language)
          .ifPresent(
              file ->
                  faults.addAll(Prose.faults(read(file), known, narratives.shown(file), language)));
    }
    return faults;
  }

  /**
   * What the editor still has to know: chapters that wait for words, and files that nothing reads.
   */
  public List<String> notes(String edition, Language language) {
    Narratives narratives = narratives(edition);
    List<String> notes = new ArrayList<>();
    List<Chapter> all = new ArrayList<>(arranged(narratives));
    for (int i = 0; i < all.size(); i++) {
      Chapter chapter = all.get(i);
      all.addAll(chapter.sections());
      if (chapter.narrative() == Narrative.WANTED
          && narratives.words(chapter.id(), language).isEmpty()) {
        notes.add(
            switch (language) {
                  case ES -> "Por escribir: «";
                  case EN -> "To be written: '";
                }
                + chapter.title().in(language)
                + switch (language) {
                  case ES -> "», en ";
                  case EN -> "', in ";
                }
                + narratives.place(chapter.id(), language));
      }
    }
    for (String file : unread(edition)) {
      notes.add(
          switch (language) {
            case ES -> "Nadie lee " + file + ": ningún capítulo se llama así";
            case EN -> "Nothing reads " + file + ": no chapter has that name";
          });
    }
    return notes;
  }
}
