package org.ptps.charts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.document.Run;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.Measure;
import org.ptps.warehouse.claim.Printed;

/**
 * Sentences about change, chosen by what {@code report.trends} says of the evidence, so that no
 * text can claim more than the interval allows. Their words stand in {@code
 * charts/reports/shared/sentences.conf}.
 */
final class Sentences {

  /** What may be said of a change. */
  enum Change {
    /** There is no value. */
    NO_DATA,
    /** There is a value, and nothing of the same definition to set it against. */
    NOT_COMPARABLE,
    /** Nothing is told of it but that it cannot be compared. */
    INCOMPARABLE,
    /** The interval of the difference holds zero, or too much is unknown. */
    UNCLEAR,
    /** Two values of which no interval can be computed: they are told, not judged. */
    NOT_TESTABLE,
    IMPROVED,
    WORSENED,
    ROSE,
    FELL
  }

  /** What may be said of the way to the value to be reached. */
  enum Way {
    NONE,
    MET,
    ON_TRACK,
    OFF_TRACK,
    /** Behind, and its year has come. */
    OFF_TRACK_DUE,
    REGRESSING,
    INSUFFICIENT
  }

  private final Map<Change, Words> changes;
  private final Map<Way, Words> ways;
  private final Words interval;

  private Sentences(Map<Change, Words> changes, Map<Way, Words> ways, Words interval) {
    this.changes = changes;
    this.ways = ways;
    this.interval = interval;
  }

  /**
   * Reads the words.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException if any are missing
   */
  static Sentences read(Path home) {
    Problems problems = new Problems();
    Declaration conf =
        Declaration.read(
            home, home.resolve(Path.of("charts", "reports", "shared", "sentences.conf")), problems);
    Map<Change, Words> changes = new EnumMap<>(Change.class);
    Declaration change = conf.child("change");
    for (Change each : Change.values()) {
      changes.put(each, change.words(each.name().toLowerCase(java.util.Locale.ROOT)));
    }
    change.done();
    Map<Way, Words> ways = new EnumMap<>(Way.class);
    Declaration way = conf.child("way");
    for (Way each : Way.values()) {
      if (each != Way.NONE) {
        ways.put(each, way.words(each.name().toLowerCase(java.util.Locale.ROOT)));
      }
    }
    way.done();
    Sentences sentences = new Sentences(changes, ways, conf.words("interval"));
    conf.done();
    problems.throwIfAny();
    return sentences;
  }

  /**
   * Which change a row of {@code report.trends} allows to be told.
   *
   * @param change its column {@code change}
   * @param better its indicator's direction: {@code higher}, {@code lower} or {@code context}
   */
  static Change change(Status status, String change, String better) {
    return switch (status) {
      case NO_DATA -> Change.NO_DATA;
      case NOT_COMPARABLE -> Change.NOT_COMPARABLE;
      case MET, ON_TRACK, OFF_TRACK, REGRESSING, INSUFFICIENT_EVIDENCE, NONE ->
          switch (change == null ? "" : change) {
            case "up" ->
                switch (better) {
                  case "higher" -> Change.IMPROVED;
                  case "lower" -> Change.WORSENED;
                  default -> Change.ROSE;
                };
            case "down" ->
                switch (better) {
                  case "higher" -> Change.WORSENED;
                  case "lower" -> Change.IMPROVED;
                  default -> Change.FELL;
                };
            case "not_testable" -> Change.NOT_TESTABLE;
            default -> Change.UNCLEAR;
          };
    };
  }

  /** Which way may be told; going back only where the change itself is clear. */
  static Way way(Status status, Change change) {
    return switch (status) {
      case MET -> Way.MET;
      case ON_TRACK -> Way.ON_TRACK;
      case OFF_TRACK -> Way.OFF_TRACK;
      case REGRESSING -> change == Change.WORSENED ? Way.REGRESSING : Way.INSUFFICIENT;
      case INSUFFICIENT_EVIDENCE -> Way.INSUFFICIENT;
      case NOT_COMPARABLE, NO_DATA, NONE -> Way.NONE;
    };
  }

  /**
   * The sentence that a row allows.
   *
   * @param row columns of {@code report.trends}, with {@code area_name} and {@code better}
   */
  List<Run> trend(Rows.Row row, Form.Context context) {
    Status status = Status.of(row.text("status"));
    Change change = change(status, row.text("change"), row.text("better"));
    if (row.number("value") == null && change != Change.NO_DATA) {
      change = change == Change.NOT_COMPARABLE ? Change.INCOMPARABLE : Change.NO_DATA;
    }
    Way way =
        change == Change.NO_DATA || change == Change.INCOMPARABLE ? Way.NONE : way(status, change);
    if (way == Way.OFF_TRACK && row.number("required_per_year") == null) {
      way = Way.OFF_TRACK_DUE;
    }
    Map<String, String> slots = slots(row, context);
    StringBuilder text = new StringBuilder(changes.get(change).in(context.language()));
    if (row.number("ci_low") != null
        && row.number("ci_high") != null
        && change != Change.NO_DATA
        && change != Change.NOT_COMPARABLE
        && change != Change.INCOMPARABLE) {
      text.append(' ').append(interval.in(context.language()));
    }
    if (way != Way.NONE) {
      text.append(' ').append(ways.get(way).in(context.language()));
    }
    String code = row.text("indicator");
    String anchor = ReportDocument.anchor(code);
    List<Run> runs = new ArrayList<>();
    runs.add(
        new Run(
            context.tables().indicator(code).name(context.language()),
            Run.Look.STRONG,
            context.sheets().contains(anchor) ? anchor : ""));
    runs.add(Run.of(" "));
    runs.addAll(
        Prose.runs(Slots.fill(text.toString(), slots, "charts/reports/shared/sentences.conf")));
    return runs;
  }

  // Why nothing can be tested is another question than why there is no status.
  private static String reason(Rows.Row row) {
    boolean untestable =
        "not_testable".equals(row.text("change")) && row.columns().contains("not_testable_reason");
    String reason = untestable ? row.text("not_testable_reason") : null;
    return reason == null ? row.text("reason") : reason;
  }

  private static String text(
      Rows.Row row, String column, Printed.Change told, Measure measure, Form.Context context) {
    boolean isEnd = column.equals("value") || column.equals("baseline_value");
    String plain =
        isEnd
            ? Form.valueText(row, column, context)
            : Printed.value(row.number(column), measure, context.language());
    return !isEnd || told == null || told.decimals() == measure.decimals() || plain.contains(" ")
        ? plain
        : column.equals("value") ? told.to() : told.from();
  }

  private static Map<String, String> slots(Rows.Row row, Form.Context context) {
    Map<String, String> slots = new HashMap<>();
    String unknown = Phrase.NOT_KNOWN.in(context.language());
    slots.put("code", row.text("indicator"));
    slots.put("area", String.valueOf(Form.answer(row, "area_name", context.language())));
    Measure measure = context.tables().measure(row.text("indicator"));
    Double from = row.number("baseline_value");
    Double to = row.number("value");
    // A change is told with the values that it is the difference of, in the same decimals.
    Printed.Change told =
        from == null || to == null ? null : Printed.change(from, to, measure, context.language());
    for (String value :
        List.of("baseline_value", "value", "target_value", "expected", "ci_low", "ci_high")) {
      Double number = row.number(value);
      slots.put(
          value,
          number == null
              ? unknown
              : RowFacts.annotated(row, value, number, text(row, value, told, measure, context)));
    }
    for (String year : List.of("baseline_year", "year", "target_year")) {
      slots.put(year, row.integer(year) == null ? unknown : String.valueOf(row.integer(year)));
    }
    Double change = row.number("change_points");
    String points =
        change == null
            ? unknown
            : told == null ? Printed.points(change, 1, context.language()) : told.points();
    slots.put(
        "points",
        change == null ? unknown : RowFacts.annotated(row, "change_points", change, points));
    slots.put(
        "points_plain",
        change == null
            ? unknown
            : RowFacts.annotated(
                row, "change_points", change, told == null ? points : told.size()));
    Double required = row.number("required_per_year");
    slots.put(
        "required",
        required == null
            ? unknown
            : RowFacts.annotated(
                row,
                "required_per_year",
                required,
                Printed.points(required, 1, context.language())));
    slots.put(
        "target_kind",
        row.text("target_origin") == null ? "" : Form.targetKind(row).in(context.language()));
    slots.put("reason", context.tables().reasonWords(reason(row), context.language()));
    return slots;
  }
}
