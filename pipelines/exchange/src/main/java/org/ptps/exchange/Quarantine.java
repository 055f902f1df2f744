package org.ptps.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.exchange.Validation.Checked;
import org.ptps.exchange.Validation.Finding;
import org.ptps.lake.clean.PortableCells;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.input.SkippedLine;
import org.ptps.lake.input.WorkbookMetadata.Left;
import org.ptps.lake.reader.Format;
import org.ptps.lake.reader.InputReaders;
import org.ptps.lake.reader.RawRow;
import org.ptps.lake.reader.RawRows;
import org.ptps.lake.text.Texts;

/**
 * Rows to correct: exports one workbook per sender, or per file whose rows name no sender, and
 * reports what became of returned corrections. Files are read and checked as the lake does.
 */
public final class Quarantine {
  private static final int LEFT = Left.values().length;
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  /** Rules about a correction itself, whose original line is exported anyway. */
  private static final Set<String> OF_CORRECTIONS = Set.of("correction_line_unknown");

  /** Rules about whole lines, whose cells are unreliable. */
  private static final Set<String> OF_LINES = Set.of("cells_missing", "cells_too_many");

  /** Rules about shifted headers: only the file can be corrected, not its rows. */
  private static final Set<String> OF_HEADERS =
      Set.of("other_header", "under_other_header", "repeated_header");

  private Quarantine() {}

  /**
   * A workbook that was written.
   *
   * @param sender who is to correct it, or the file where nobody is named
   * @param rows rows to correct
   */
  public record Exported(Path file, String sender, long rows) {}

  /**
   * A row of the workbook.
   *
   * @param line its line in the original file
   * @param cells its cells there; empty where they may not be shown or cannot be told apart
   * @param wrong indexes of the cells that something is wrong with
   */
  record Row(long line, String fault, String suggestion, List<String> cells, Set<Integer> wrong) {}

  /**
   * Rows of one table of one file.
   *
   * @param file file of the original
   * @param sheet its sheet, empty where it is no workbook
   * @param locked indexes of columns that the contract does not read
   * @param round how many times rows are sent back to the sender with this
   */
  record Part(
      Source source,
      String file,
      String sheet,
      String sha256,
      int round,
      boolean synthetic,
      List<String> headings,
      Set<Integer> locked,
      List<Row> rows) {
    private Part of(int sent) {
      return new Part(source, file, sheet, sha256, sent, synthetic, headings, locked, rows);
    }
  }

  /**
   * Writes the workbooks.
   *
   * <p>A workbook carries the round and the day in its name, and never takes the place of another,
   * neither in the folder nor among the inputs: the one of before may be on its way back, or there,
   * with corrections. The round is one more than that of the sender's workbooks that are there.
   *
   * @param sources ids of the sources asked for; none: all
   * @param day the day that the names carry
   * @return one entry for each workbook, by sender; none where nothing is to be corrected
   */
  public static List<Exported> export(
      Catalog catalog, Set<String> sources, Path folder, LocalDate day) {
    Map<String, String> names = new TreeMap<>();
    Map<String, List<Part>> parts = new TreeMap<>();
    Rounds rounds = new Rounds();
    for (Checked checked :
        Validation.check(
            catalog,
            inputs -> {
              inputs.forEach(rounds::see);
              return inputs.stream()
                  .filter(InputPart::claimed)
                  .filter(input -> sources.isEmpty() || sources.contains(input.source().id()))
                  .toList();
            })) {
      bySender(checked, names)
          .forEach((key, part) -> parts.computeIfAbsent(key, each -> new ArrayList<>()).add(part));
    }
    List<Exported> exported = new ArrayList<>();
    parts.forEach(
        (key, own) -> {
          int round = rounds.next(key);
          Path file = free(folder, Rounds.stem(key, round) + day);
          CorrectionWorkbook.write(
              names.get(key), own.stream().map(part -> part.of(round)).toList(), file);
          exported.add(
              new Exported(
                  file, names.get(key), own.stream().mapToLong(part -> part.rows().size()).sum()));
        });
    return exported;
  }

  /** Rounds of each sender, by the workbooks among the inputs. */
  private static final class Rounds {
    private static final Pattern NAME = Pattern.compile("por_corregir_(.+)_vuelta-\\d+_");

    private final Map<String, Integer> last = new HashMap<>();

    static String stem(String sender, int round) {
      return "por_corregir_" + sender + "_vuelta-" + round + "_";
    }

    void see(InputPart input) {
      if (input.corrects() != null) {
        Matcher name = NAME.matcher(input.profile().part().file());
        // Without our file name, the sender of a workbook is unknown.
        last.merge(name.find() ? name.group(1) : "", input.corrects().round(), Math::max);
      }
    }

    int next(String sender) {
      return 1 + Math.max(last.getOrDefault(sender, 0), last.getOrDefault("", 0));
    }
  }

  private static Path free(Path folder, String stem) {
    Path file = folder.resolve(stem + ".xlsx");
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve(stem + "_" + i + ".xlsx");
    }
    return file;
  }

  /**
   * Rows to correct of one table, grouped by sender, names compared without regard to case and
   * accents.
   *
   * @param names receives the name of each sender as it is written first
   */
  private static Map<String, Part> bySender(Checked checked, Map<String, String> names) {
    InputPart input = checked.input();
    Map<Long, List<Finding>> byLine = new TreeMap<>();
    for (Finding finding : checked.result().findings()) {
      byLine.computeIfAbsent(finding.line(), line -> new ArrayList<>()).add(finding);
    }
    byLine.values().removeIf(found -> found.stream().noneMatch(Quarantine::toCorrect));
    if (byLine.isEmpty()) {
      return Map.of();
    }
    boolean again = input.corrects() != null;
    int shift = again ? LEFT : 0;
    Set<Integer> read = new HashSet<>(input.header().positions().values());
    read.addAll(input.header().unpivoted().keySet());
    List<String> headings = input.header().names().subList(shift, input.header().names().size());
    Set<Integer> locked = new HashSet<>();
    for (int i = 0; i < headings.size(); i++) {
      if (!read.contains(i + shift)) {
        locked.add(i);
      }
    }
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    try (RawRows raw = InputReaders.open(input.profile().part(), input.profile())) {
      while (raw.hasNext()) {
        RawRow row = raw.next();
        List<Finding> found = byLine.get(row.line());
        if (found != null) {
          String sender = sender(checked, row.line());
          names.putIfAbsent(Books.slug(sender), sender);
          rows.computeIfAbsent(Books.slug(sender), key -> new ArrayList<>())
              .add(row(input, row, found, shift, locked));
        }
      }
    }
    Map<String, Part> parts = new LinkedHashMap<>();
    rows.forEach(
        (sender, own) ->
            parts.put(
                sender,
                new Part(
                    input.source(),
                    again ? input.corrects().file() : input.profile().part().file(),
                    again ? input.corrects().sheet() : input.profile().part().sheet(),
                    again ? input.corrects().sha256() : input.profile().sha256(),
                    1,
                    input.synthetic(),
                    headings,
                    locked,
                    own)));
    return parts;
  }

  private static boolean toCorrect(Finding finding) {
    return isInWorkbook(finding.violation().severity(), finding.violation().rule());
  }

  /** Whether the workbook contains rows or cells rejected by a rule. */
  static boolean isInWorkbook(Severity severity, String rule) {
    return (severity == Severity.REJECT || severity == Severity.CELL)
        && !OF_CORRECTIONS.contains(rule)
        && !OF_HEADERS.contains(rule);
  }

  /**
   * State of a returned row among the inputs.
   *
   * @param file file that the row stands in: the original, or the workbook
   * @param sha256 checksum of it
   * @param line null where a whole sheet is meant
   * @param rule one of {@link SkippedLine#RULES}, null where a whole sheet is meant
   * @param by who corrected it, empty where nobody put a name
   */
  public record Returned(
      String source,
      String file,
      String sheet,
      String sha256,
      Long line,
      String rule,
      String by,
      Words what) {}

  /**
   * State of all returned rows, whichever run was last.
   *
   * @return in order of file, sheet and line
   */
  public static List<Returned> returned(Catalog catalog) {
    List<Returned> all = new ArrayList<>();
    for (Checked checked :
        Validation.check(
            catalog,
            inputs ->
                inputs.stream()
                    .filter(
                        each ->
                            each.corrects() != null
                                || each.skipped().values().stream()
                                    .anyMatch(skipped -> skipped.by() != null))
                    .toList())) {
      InputPart input = checked.input();
      if (!input.claimed()) {
        all.add(returned(input, "", null, null, "", input.unclaimed()));
      }
      for (Finding found : checked.result().findings()) {
        if (SkippedLine.RULES.contains(found.violation().rule())) {
          all.add(
              returned(
                  input,
                  input.source().id(),
                  found.line(),
                  found.violation().rule(),
                  found.violation().value(),
                  found.violation().reason()));
        }
      }
    }
    all.sort(Comparator.comparing(Returned::file).thenComparing(Returned::sheet));
    return all;
  }

  private static Returned returned(
      InputPart input, String source, Long line, String rule, String by, Words what) {
    return new Returned(
        source,
        input.profile().part().file(),
        input.profile().part().sheet(),
        input.profile().sha256(),
        line,
        rule,
        by,
        what);
  }

  /** Sender of a line: its own, else the only one of the file, else the file's name. */
  private static String sender(Checked checked, long line) {
    String named = checked.senders().get(line);
    if (named == null) {
      Map<String, String> others =
          checked.allSenders().stream()
              .collect(Collectors.toMap(Texts::fold, name -> name, (a, b) -> a));
      named = others.size() == 1 ? others.values().iterator().next() : null;
    }
    if (named != null) {
      return named;
    }
    InputPart input = checked.input();
    String file =
        input.corrects() == null ? input.profile().part().file() : input.corrects().file();
    return file.replaceFirst("\\.[A-Za-z]{1,5}$", "");
  }

  private static Row row(
      InputPart input, RawRow raw, List<Finding> found, int shift, Set<Integer> locked) {
    boolean whole =
        raw.fault() != null
            || found.stream().anyMatch(each -> OF_LINES.contains(each.violation().rule()));
    boolean hidden = whole && (raw.fault() != null || !input.source().withheld().isEmpty());
    Set<Integer> dates = dates(input);
    Map<Integer, Source.Field> fields = fields(input);
    PortableCells plain = new PortableCells(input.profile());
    Set<Integer> wrong = new HashSet<>();
    List<String> cells = new ArrayList<>();
    List<String> violations = new ArrayList<>();
    Set<String> suggestions = new java.util.LinkedHashSet<>();
    for (Finding finding : found) {
      int at = Headers.index(input, finding.violation().column());
      if (at >= 0) {
        wrong.add(at - shift);
      }
      violations.add(
          (finding.header().isEmpty() ? "" : finding.header() + ": ")
              + finding.violation().reason().es());
      suggestions.add(finding.suggestion().es());
    }
    boolean quiet = !input.source().withheld().isEmpty();
    for (int i = shift; i < raw.cells().size() && !hidden; i++) {
      String text = raw.cells().get(i);
      Source.Field field = fields.get(i);
      String own = field == null ? text : plain.of(field, text, raw.marks().get(i));
      // With personal data in the source, a wrong cell may contain some.
      boolean blank = locked.contains(i - shift) || quiet && wrong.contains(i - shift);
      cells.add(blank ? "" : dates.contains(i) ? asDate(own) : own);
    }
    if (hidden) {
      suggestions.add("escribir de nuevo la fila entera: no se sabe qué celda es cuál");
    }
    long line =
        shift == 0 ? raw.line() : Long.parseLong(raw.cells().get(Left.LINE.ordinal()).strip());
    return new Row(
        line, String.join("; ", violations), String.join("; ", suggestions), cells, wrong);
  }

  private static Map<Integer, Source.Field> fields(InputPart input) {
    Map<Integer, Source.Field> fields = new HashMap<>();
    for (Source.Field field : input.source().fields()) {
      int at = Headers.index(input, field.column().name());
      if (at >= 0 && field.part() == null) {
        fields.put(at, field);
      }
    }
    return fields;
  }

  /** Cells with dates, which workbooks store as numbers. */
  private static Set<Integer> dates(InputPart input) {
    Format format = input.profile().part().format();
    Set<Integer> dates = new HashSet<>();
    if (format == Format.XLSX || format == Format.XLS) {
      for (Source.Field field : input.source().fields()) {
        if (field.column().type() == ColumnType.DATE) {
          dates.add(Headers.index(input, field.column().name()));
        }
      }
    }
    return dates;
  }

  private static String asDate(String text) {
    return text.matches("\\d{4,6}") ? SERIAL_ZERO.plusDays(Long.parseLong(text)).toString() : text;
  }
}
