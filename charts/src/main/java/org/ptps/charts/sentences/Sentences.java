package org.ptps.charts.sentences;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.data.RowFacts;
import org.ptps.charts.document.Run;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Slots;
import org.ptps.charts.words.Status;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.Measure;
import org.ptps.warehouse.claim.Printed;

/**
 * Sentences about change, chosen by what {@code report.trends} says of the evidence, so that no
 * text can claim more than the interval allows. Their words stand in {@code
 * charts/reports/shared/sentences.conf}.
 */
public final class Sentences {

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
    /** Both values are the same. */
    UNCHANGED,
    /** Two values of which no interval can be computed: they are told, not judged. */
    NOT_TESTABLE,
    /** A value that nobody observed in its year: carried forward, or estimated by a publisher. */
    NOT_OBSERVED,
    /** Two values of a published series, without an interval. */
    PUBLISHED,
    /** So few things are counted that there is no pace. */
    FEW,
    /** Few things, of those seen in both years one was lost. */
    FEW_LOST,
    /** The total and what was seen in both years do not say the same. */
    COMPOSITION,
    /** The same where what was seen in both years is too little to confirm the change. */
    PANEL_TOO_SMALL,
    MEETS,
    NOT_YET,
    LOST_IT,
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
    /** So near that it counts as on track, though its year has come. */
    ON_TRACK_DUE,
    OFF_TRACK,
    /** Behind, and its year has come. */
    OFF_TRACK_DUE,
    REGRESSING,
    INSUFFICIENT,
    /** The same where the sentence has already said why. */
    INSUFFICIENT_SAID,
    NO_TARGET
  }

  private static final String GROUP = "PTPS2017";
  private static final String FILE = "charts/reports/shared/sentences.conf";

  /** Parts of the sentence about a change of what is observed. */
  private static final List<String> FRAGMENTS =
      List.of(
          "rose",
          "fell",
          "same",
          "total_rose",
          "total_fell",
          "entered",
          "left",
          "entered_and_left",
          "mixed");

  private final Map<Change, Words> changes;
  private final Map<Way, Words> ways;
  private final Words interval;
  private final Map<String, Words> fragments;

  private Sentences(
      Map<Change, Words> changes,
      Map<Way, Words> ways,
      Words interval,
      Map<String, Words> fragments) {
    this.changes = changes;
    this.ways = ways;
    this.interval = interval;
    this.fragments = fragments;
  }

  /**
   * Reads the words.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException if any are missing
   */
  public static Sentences read(Path home) {
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
    Map<String, Words> fragments = new HashMap<>();
    Declaration fragment = conf.child("fragment");
    for (String each : FRAGMENTS) {
      fragments.put(each, fragment.words(each));
    }
    fragment.done();
    Sentences sentences = new Sentences(changes, ways, conf.words("interval"), fragments);
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

  /**
   * Which change a whole row allows to be told: what is known of the evidence goes before the
   * change itself.
   */
  static Change change(Rows.Row row) {
    Status status = Status.of(row.text("status"));
    Change change = change(status, row.text("change"), row.text("better"));
    if (row.number("value") == null && change != Change.NO_DATA) {
      return change == Change.NOT_COMPARABLE ? Change.INCOMPARABLE : Change.NO_DATA;
    }
    if (change == Change.NO_DATA || change == Change.NOT_COMPARABLE) {
      return change;
    }
    String verdict = text(row, "verdict");
    if (verdict != null) {
      return switch (verdict) {
        case "meets" -> Change.MEETS;
        case "not_yet" -> Change.NOT_YET;
        case "lost_it" -> Change.LOST_IT;
        default -> throw new ChartException("verdict '" + verdict + "' has no words");
      };
    }
    String reason = row.text("reason") == null ? "" : row.text("reason");
    if (row.text("change") == null) {
      return Change.NOT_OBSERVED;
    }
    if (flag(row, "is_published_series")) {
      return Change.PUBLISHED;
    }
    if (reason.equals("too_few_counted")) {
      return Change.FEW;
    }
    if (status == Status.REGRESSING && change != Change.WORSENED) {
      return Change.FEW_LOST;
    }
    // A change of composition is told also where something else decides the status.
    String panel = text(row, "panel_says");
    if ("opposite".equals(panel) || "no_clear_change".equals(panel)) {
      return Change.COMPOSITION;
    }
    if ("too_small".equals(panel)) {
      return Change.PANEL_TOO_SMALL;
    }
    Double points = number(row, "change_points");
    return change == Change.UNCLEAR && points != null && points == 0 ? Change.UNCHANGED : change;
  }

  private static String text(Rows.Row row, String column) {
    return row.columns().contains(column) ? row.text(column) : null;
  }

  private static Double number(Rows.Row row, String column) {
    return row.columns().contains(column) ? row.number(column) : null;
  }

  private static boolean flag(Rows.Row row, String column) {
    return row.columns().contains(column) && row.flag(column);
  }

  /** Which way may be told; going back only where the change itself is clear. */
  static Way way(Status status, Change change) {
    return switch (status) {
      case MET -> change == Change.MEETS ? Way.NONE : Way.MET;
      case ON_TRACK -> Way.ON_TRACK;
      case OFF_TRACK -> Way.OFF_TRACK;
      case REGRESSING ->
          switch (change) {
            case WORSENED, PUBLISHED -> Way.REGRESSING;
            case FEW_LOST, LOST_IT -> Way.NONE;
            default -> Way.INSUFFICIENT_SAID;
          };
      case INSUFFICIENT_EVIDENCE ->
          switch (change) {
            case NOT_TESTABLE -> Way.INSUFFICIENT_SAID;
            case FEW, COMPOSITION, PANEL_TOO_SMALL, NOT_OBSERVED, MEETS, NOT_YET, LOST_IT ->
                Way.NONE;
            default -> Way.INSUFFICIENT;
          };
      case NOT_COMPARABLE, NO_DATA, NONE -> Way.NONE;
    };
  }

  /**
   * The sentence that a row allows.
   *
   * @param row columns of {@code report.trends}, with {@code area_name} and {@code better}
   */
  public List<Run> trend(Rows.Row row, Form.Context context) {
    Status status = Status.of(row.text("status"));
    Change change = change(row);
    Way way =
        change == Change.NO_DATA || change == Change.INCOMPARABLE ? Way.NONE : way(status, change);
    if (row.number("required_per_year") == null) {
      way =
          switch (way) {
            case OFF_TRACK -> Way.OFF_TRACK_DUE;
            case ON_TRACK -> Way.ON_TRACK_DUE;
            default -> way;
          };
    }
    if (status == Status.NONE && "no_target".equals(row.text("reason"))) {
      way = Way.NO_TARGET;
    }
    StringBuilder text = new StringBuilder(changes.get(change).in(context.language()));
    if (row.number("ci_low") != null
        && row.number("ci_high") != null
        && change != Change.NO_DATA
        && change != Change.NOT_COMPARABLE
        && change != Change.NOT_OBSERVED
        && change != Change.INCOMPARABLE) {
      text.append(' ').append(interval.in(context.language()));
    }
    if (way != Way.NONE) {
      text.append(' ').append(ways.get(way).in(context.language()));
    }
    return told(row, text.toString(), context);
  }

  /**
   * What the same sentence says of the change alone, such as stands above a figure; nothing where
   * no two values are compared.
   */
  public List<Run> change(Rows.Row row, Form.Context context) {
    Change change = change(row);
    return switch (change) {
      case NO_DATA, NOT_COMPARABLE, INCOMPARABLE, NOT_OBSERVED -> List.of();
      case UNCLEAR,
          UNCHANGED,
          NOT_TESTABLE,
          PUBLISHED,
          FEW,
          FEW_LOST,
          COMPOSITION,
          PANEL_TOO_SMALL,
          MEETS,
          NOT_YET,
          LOST_IT,
          IMPROVED,
          WORSENED,
          ROSE,
          FELL ->
          told(row, changes.get(change).in(context.language()), context);
    };
  }

  private List<Run> told(Rows.Row row, String text, Form.Context context) {
    Map<String, String> slots = slots(row, context);
    slots.putAll(evidence(row, context));
    String code = row.text("indicator");
    String anchor = Run.anchor(code);
    List<Run> runs = new ArrayList<>();
    runs.add(
        new Run(
            name(row, context), Run.Look.STRONG, context.sheets().contains(anchor) ? anchor : ""));
    // The group of which all sentences speak is told once, where they begin.
    if (!GROUP.equals(row.text("area_code"))) {
      runs.add(Run.of(" (" + Form.answer(row, "area_name", context.language()) + ")"));
    }
    runs.addAll(Prose.runs(Slots.fill(text, slots, FILE)));
    return runs;
  }

  // A companion has a name of its own; a category is named beside its indicator.
  private static String name(Rows.Row row, Form.Context context) {
    String name = context.tables().indicator(row.text("indicator")).name(context.language());
    String part = text(row, "part_" + context.language().tag());
    if (part == null || part.isEmpty()) {
      return name;
    }
    return "companion".equals(text(row, "breakdown")) ? part : name + ", " + part;
  }

  // What was seen in both years, what came and went, and why the evidence does not suffice.
  private Map<String, String> evidence(Rows.Row row, Form.Context context) {
    Language language = context.language();
    Map<String, String> slots = new HashMap<>();
    String reason = row.text("event") != null ? row.text("event") : row.text("reason");
    slots.put(
        "status_reason", reason == null ? "" : context.tables().reasonWords(reason, language));
    slots.put("counts", context.tables().indicator(row.text("indicator")).counts(language));
    slots.put("counted", counted(row, "denominator"));
    slots.put("start_counted", counted(row, "start_denominator"));
    slots.put("panel", counted(row, "panel_denominator"));
    Double moved = number(row, "panel_change_points");
    slots.put(
        "panel_moved",
        moved == null
            ? ""
            : Slots.fill(
                fragments
                    .get(Math.abs(moved) < 1e-9 ? "same" : moved > 0 ? "rose" : "fell")
                    .in(language),
                Map.of(
                    "panel_points",
                    RowFacts.annotated(
                        row,
                        "panel_change_points",
                        moved,
                        Printed.points(moved, 1, language).replaceFirst("^[+−]", ""))),
                FILE));
    Double total = row.number("change_points");
    slots.put(
        "total_moved",
        total == null ? "" : fragments.get(total > 0 ? "total_rose" : "total_fell").in(language));
    Double entered = number(row, "entered_denominator");
    Double gone = number(row, "unmatched_start_denominator");
    boolean some = entered != null && entered > 0;
    boolean lost = gone != null && gone > 0;
    slots.put(
        "composition",
        Slots.fill(
            fragments
                .get(some && lost ? "entered_and_left" : some ? "entered" : lost ? "left" : "mixed")
                .in(language),
            Map.of(
                "entered", counted(row, "entered_denominator"),
                "gone", counted(row, "unmatched_start_denominator")),
            FILE));
    return slots;
  }

  private static String counted(Rows.Row row, String column) {
    Double number = number(row, column);
    return number == null ? "" : RowFacts.annotated(row, column, number, Printed.whole(number));
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
