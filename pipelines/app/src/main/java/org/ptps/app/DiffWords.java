package org.ptps.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.app.EditionDiff.Change;
import org.ptps.catalog.Language;
import org.ptps.exchange.Export;
import org.ptps.warehouse.Claims;
import org.ptps.warehouse.ColumnLabels;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.claim.Measure;
import org.ptps.warehouse.claim.Printed;

/** What claims and their changes are called where people read. */
final class DiffWords {
  private static final Pattern INDICATOR =
      Pattern.compile("sql/indicators/[^/]+/([a-z0-9_]+)\\.(?:sql|conf)");
  private static final Pattern QUERY = Pattern.compile("sql/(model|report)/([a-z0-9_]+)\\.sql");
  private static final Pattern THRESHOLD =
      Pattern.compile("thresholds\\.\"?([a-z0-9_.]+?)\"?\\.value (\\S+) → (\\S+)");
  private static final Pattern ROWS = Pattern.compile("([a-z_]+) \\((\\d+)\\)");

  private final Language language;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, Measure> measures = new HashMap<>();
  private final Map<String, String> categories = new HashMap<>();
  private final ColumnLabels labels;
  private final boolean ofFictitiousRows;

  /** Whether what is told rests on fictitious rows. */
  boolean isFictitious(EditionDiff.Result result) {
    return isFictitious(result, ofFictitiousRows);
  }

  /**
   * @param edition whether the later edition rests on such rows: sentences may be others where no
   *     claim is
   */
  static boolean isFictitious(EditionDiff.Result result, boolean edition) {
    return result.changes().stream().anyMatch(change -> change.claim().synthetic())
        || edition && !result.sentences().isEmpty();
  }

  /**
   * @param warehouse of the later edition
   */
  DiffWords(Warehouse warehouse, Language language) {
    this.language = language;
    labels = ColumnLabels.of(warehouse);
    ofFictitiousRows = Export.isFictitious(warehouse);
    String tag = language.tag();
    warehouse
        .query(
            "select code, id, name_"
                + tag
                + " as name, unit, decimals, unit_symbol_es, unit_symbol_en from report.indicators")
        .forEach(
            row -> {
              names.put(row.text("code"), row.text("name"));
              ids.put(row.text("id"), row.text("name"));
              boolean percent = "percent".equals(row.text("unit"));
              measures.put(
                  row.text("code"),
                  percent
                      ? Measure.PERCENT
                      : new Measure(
                          row.integer("decimals").intValue(),
                          text(row, "unit_symbol_es"),
                          text(row, "unit_symbol_en"),
                          false,
                          List.of(),
                          0));
            });
    warehouse
        .query(
            "select indicator || ' ' || breakdown || ' ' || category as id, category_"
                + tag
                + " as name from report.breakdown_categories")
        .forEach(row -> categories.put(row.text("id"), row.text("name")));
    warehouse
        .query("select distinct result, name_" + tag + " as name from report.results_status")
        .forEach(row -> names.put(row.text("result"), row.text("name")));
  }

  private static String text(Rows.Row row, String column) {
    return row.value(column) == null ? "" : row.text(column);
  }

  Language language() {
    return language;
  }

  /** What an indicator, a result or a series is called. */
  String name(String indicator) {
    return names.getOrDefault(indicator, word("variable", indicator));
  }

  /** What is another in inputs and declarations, in words, with the name by which it is found. */
  String why(String what) {
    Matcher of = INDICATOR.matcher(what);
    if (of.matches() && ids.containsKey(of.group(1))) {
      return ids.get(of.group(1)) + " (" + what + ")";
    }
    of = QUERY.matcher(what);
    if (of.matches()) {
      return labels.table(of.group(1) + "." + of.group(2)).in(language) + " (" + what + ")";
    }
    of = THRESHOLD.matcher(what);
    if (of.matches()) {
      return word("name", of.group(1))
          + " ("
          + of.group(1)
          + "): "
          + of.group(2).replaceFirst("\\.0$", "")
          + " → "
          + of.group(3).replaceFirst("\\.0$", "");
    }
    of = ROWS.matcher(what);
    if (of.matches()) {
      return labels.table("lake." + of.group(1)).in(language) + " (" + of.group(2) + ")";
    }
    return what;
  }

  /** The first of several, and how many more there are. */
  String why(Collection<String> all, int shown) {
    return DiffText.shortened(all.stream().map(this::why).toList(), shown);
  }

  /** What is claimed, of where and when. */
  String subject(Claims.Moved claim) {
    StringBuilder subject = new StringBuilder(name(claim.indicator()));
    if (claim.category() != null && !claim.category().isEmpty()) {
      String id = claim.indicator() + " " + claim.breakdown() + " " + claim.category();
      subject.append(": ").append(categories.getOrDefault(id, claim.category()));
    }
    subject.append(" (").append(labels.area(claim.area()).in(language));
    if (!"total".equals(claim.residence())) {
      subject.append(", ").append(word("residence", claim.residence()));
    }
    return subject.append(") ").append(claim.year()).toString();
  }

  /** What an edition says of it. */
  String said(Claims.Moved claim, Claims.Said said) {
    boolean english = language == Language.EN;
    if (!said.there()) {
      return english ? "not told" : "no se decía";
    }
    if (said.status() != null) {
      String status = word("status", said.status());
      return said.value() == null || said.change() == null
          ? status
          : status + " (" + change(said) + ")";
    }
    if (said.change() != null) {
      return change(said);
    }
    return said.value() == null ? why(said) : number(claim, said.value());
  }

  private String word(String kind, String code) {
    return labels.answer(kind, code).map(words -> words.in(language)).orElse(code);
  }

  private String change(Claims.Said said) {
    String change = word("change", said.change());
    return said.value() == null
        ? change
        : change + ", " + Printed.points(said.value(), 1, language);
  }

  private String why(Claims.Said said) {
    if (said.reason() == null) {
      return language == Language.EN ? "no value" : "sin valor";
    }
    return word("reason", said.reason());
  }

  private String number(Claims.Moved claim, double value) {
    return Printed.value(
        value, measures.getOrDefault(claim.indicator(), Measure.PERCENT), language);
  }

  /** The parts of a change, each with its cause; of words the causes alone. */
  String parts(Change change) {
    return change.touched().stream()
        .map(
            cause -> {
              Double part = change.parts().get(cause);
              return cause.words().in(language)
                  + (part == null ? "" : " " + Printed.points(part, 1, language));
            })
        .collect(Collectors.joining("; "));
  }

  /** Every change as a row for programs; values and parts as they are, not as they are printed. */
  static Rows rows(EditionDiff.Result result, DiffWords words) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "claim",
                "key",
                "subject",
                "indicator",
                "breakdown",
                "category",
                "level",
                "area_code",
                "residence",
                "year",
                "before",
                "after",
                "status_before",
                "status_after",
                "change_before",
                "change_after",
                "reason_before",
                "reason_after",
                "difference"));
    for (Cause cause : Cause.values()) {
      columns.add("part_" + DiffCommand.tag(cause));
    }
    columns.add("causes");
    columns.add("synthetic");
    List<List<Object>> rows = new ArrayList<>();
    for (Change change : result.changes()) {
      Claims.Moved claim = change.claim();
      List<Object> row = new ArrayList<>();
      row.add(claim.claim());
      row.add(claim.key());
      row.add(words.subject(claim));
      row.add(claim.indicator());
      row.add(claim.breakdown());
      row.add(claim.category());
      row.add(claim.level());
      row.add(claim.area());
      row.add(claim.residence());
      row.add(claim.year());
      row.add(change.first().value());
      row.add(change.last().value());
      row.add(change.first().status());
      row.add(change.last().status());
      row.add(change.first().change());
      row.add(change.last().change());
      row.add(change.first().reason());
      row.add(change.last().reason());
      row.add(change.difference());
      for (Cause cause : Cause.values()) {
        row.add(change.parts().get(cause));
      }
      row.add(change.touched().stream().map(DiffCommand::tag).collect(Collectors.joining(" ")));
      row.add(claim.synthetic());
      rows.add(row);
    }
    return new Rows(columns, rows);
  }
}
