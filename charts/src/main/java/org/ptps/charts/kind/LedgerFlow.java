package org.ptps.charts.kind;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ptps.catalog.Words;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/**
 * What became of the lines of all sources in one bar, and below it what was refused and why: a row
 * for each source of which lines are to be corrected, repeated or claimed by nobody, the most
 * first. The lines that were kept, nineteen of twenty, take no more room than that.
 */
final class LedgerFlow extends Kind {

  private static final Words ALL = new Words("Todas las líneas leídas", "All lines that were read");
  private static final Words WHY =
      new Words("Lo que no contó, por fuente, y por qué", "What did not count, by source, and why");
  private static final Words NOT_DATA =
      new Words("no son datos pedidos", "no data that are asked for");

  /** What may become of a line, as {@code report.file_ledger} names it. */
  private enum Fate {
    KEPT(Phrase.KEPT, 0),
    OUT_OF_SCOPE(Phrase.OUT_OF_SCOPE, -1),
    HEADER(Phrase.HEADER, -1),
    BLANK(Phrase.BLANK, -1),
    FOOTER(Phrase.FOOTER, -1),
    DUPLICATE(Phrase.DUPLICATE, 3),
    REJECTED(Phrase.REJECTED, 1),
    UNCLAIMED(Phrase.WITHOUT_SOURCE, 4);

    private final Phrase words;
    private final int series;

    Fate(Phrase words, int series) {
      this.words = words;
      this.series = series;
    }

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    Color colour() {
      return series < 0 ? Style.shipped().colour("frame") : Style.shipped().series(series);
    }
  }

  private static final List<Fate> REFUSED = List.of(Fate.REJECTED, Fate.DUPLICATE, Fate.UNCLAIMED);

  /** One source with its rows of {@code report.ledger_by_source} by fate. */
  private record Origin(String id, String title, Map<Fate, Rows.Row> rows) {
    private Rows.Row any() {
      return rows.values().iterator().next();
    }

    double all() {
      return any().number("physical_lines");
    }

    String shownAll() {
      return Facts.whole(any(), "physical_lines");
    }

    public double of(Fate fate) {
      return rows.containsKey(fate) ? rows.get(fate).number("lines") : 0;
    }

    String shown(Fate fate) {
      return rows.containsKey(fate) ? Facts.whole(rows.get(fate), "lines") : Facts.drawn(0);
    }
  }

  LedgerFlow(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    Map<String, String> titles = tables.sourceTitles(language);
    List<Rows.Row> rows = tables.from("ledger_by_source").by("position").by("fate_position").rows();
    Map<String, Map<Fate, Rows.Row>> bySource = new LinkedHashMap<>();
    rows.forEach(
        row ->
            bySource
                .computeIfAbsent(row.text("source"), id -> new LinkedHashMap<>())
                .put(Fate.valueOf(row.text("fate").toUpperCase(java.util.Locale.ROOT)), row));
    List<Origin> origins = new ArrayList<>();
    bySource.forEach(
        (id, fates) ->
            origins.add(
                new Origin(
                    id,
                    id.isEmpty() ? Phrase.WITHOUT_SOURCE.in(language) : titles.getOrDefault(id, id),
                    fates)));
    Rows.Row totals = tables.from("ledger_totals").first().orElseThrow();
    Map<Fate, Double> fates = new LinkedHashMap<>();
    for (Fate fate : Fate.values()) {
      fates.put(fate, totals.number(fate.key()));
    }
    sketch
        .stamps(totals.flag("synthetic"), false)
        .slot("lines", Facts.whole(totals, "lines"))
        .slot("files", Facts.whole(totals, "files"))
        .slot("sources", Facts.whole(totals, "sources"));
    fates.forEach((fate, count) -> sketch.slot(fate.key(), Facts.whole(totals, fate.key())));
    sketch.line(
        say(
            "{}: n = {} {}, {} {}.",
            Phrase.LEDGER_BY_FILE,
            Facts.whole(totals, "lines"),
            Phrase.LINES,
            Facts.whole(totals, "files"),
            Phrase.FILES));
    sketch.line(
        (totals.flag("is_balanced") ? Phrase.LEDGER_BALANCES : Phrase.LEDGER_DIFFERS).in(language));
    DataTable plotted = Sketch.plotted("source #files fate #lines key", rows);
    if (totals.number("lines") == 0) {
      return sketch.nothing(Phrase.NO_FILES.in(language).replaceFirst("\\.$", ""), plotted);
    }
    List<Fate> shown = fates.keySet().stream().filter(fate -> fates.get(fate) > 0).toList();
    Columns<Origin> said =
        new Columns<Origin>()
            .text(Phrase.SOURCE.in(language), Origin::title)
            .number(Phrase.PHYSICAL_LINES.in(language), Origin::shownAll);
    shown.forEach(fate -> said.number(fate.words.in(language), origin -> origin.shown(fate)));
    List<Row> drawn = new ArrayList<>();
    drawn.add(whole(shown, totals));
    refused(origins).forEach(drawn::add);
    return sketch.drawn(
        legend(shown), tracks(drawn)::pages, said.told(origins), plotted, said.table(origins));
  }

  /** A bar with what is said beside it. */
  private record Row(
      String section, String name, List<Mark> marks, String count, List<Tracks.Line> words) {}

  /** All lines; its parts are of a hundred. */
  private Row whole(List<Fate> fates, Rows.Row totals) {
    List<Mark> marks = new ArrayList<>();
    List<String> words = new ArrayList<>();
    double from = 0;
    for (Fate fate : fates) {
      double to = from + totals.number(fate.key()) / totals.number("lines");
      String share = Facts.percent(totals, fate.key() + "_pct", language);
      marks.add(new Mark.Part(from, to, fate.colour(), List.of(share)));
      words.add(
          say(
              "{} {} ({})",
              fate.words.in(language),
              Facts.whole(totals, fate.key()),
              share.replace(' ', '\u00a0')));
      from = to;
    }
    return new Row(
        ALL.in(language),
        Phrase.ALL.in(language),
        marks,
        Facts.whole(totals, "lines"),
        List.of(Tracks.Line.small(String.join(" · ", words))));
  }

  private List<Row> refused(List<Origin> origins) {
    Map<String, Origin> byId =
        origins.stream().collect(Collectors.toMap(Origin::id, origin -> origin));
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    tables
        .from("rejected_summary")
        .where("severity", "reject")
        .latest("rows")
        .by("source")
        .by("rule")
        .rows()
        .forEach(
            row ->
                reasons
                    .computeIfAbsent(row.text("source"), id -> new ArrayList<>())
                    .add(Annotated.kind("rule", words("rejected_summary", "public_reason", row))));
    List<String> ids =
        tables
            .from("ledger_by_source")
            .in("fate", REFUSED.stream().map(Fate::key).toList())
            .atLeast("lines", 1)
            .latest("lines")
            .by("position")
            .rows()
            .stream()
            .map(row -> row.text("source"))
            .distinct()
            .toList();
    double most =
        ids.stream()
            .map(byId::get)
            .mapToDouble(origin -> REFUSED.stream().mapToDouble(origin::of).sum())
            .max()
            .orElse(1);
    return ids.stream()
        .map(
            id -> {
              Origin origin = byId.get(id);
              List<Mark> marks = new ArrayList<>();
              List<String> counts = new ArrayList<>();
              double from = 0;
              for (Fate fate : REFUSED) {
                double lines = origin.of(fate);
                if (lines > 0) {
                  marks.add(
                      new Mark.Part(
                          from / most,
                          (from + lines) / most,
                          fate.colour(),
                          List.of(origin.shown(fate))));
                  counts.add(origin.shown(fate));
                }
                from += lines;
              }
              return new Row(
                  WHY.in(language),
                  origin.title(),
                  marks,
                  String.join(" + ", counts),
                  List.of(
                      Tracks.Line.muted(
                          reasons.getOrDefault(id, List.of()).stream()
                              .distinct()
                              .collect(Collectors.joining("; ")))));
            })
        .toList();
  }

  private Legend legend(List<Fate> shown) {
    Legend legend = new Legend();
    for (Fate fate : List.of(Fate.KEPT, Fate.REJECTED, Fate.DUPLICATE, Fate.UNCLAIMED)) {
      legend.addIf(shown.contains(fate), fate.words.in(language), Legend.box(fate.colour(), ""));
    }
    legend.addIf(
        shown.stream().anyMatch(fate -> fate.series < 0),
        NOT_DATA.in(language),
        Legend.box(Fate.OUT_OF_SCOPE.colour(), ""));
    return legend;
  }

  private Tracks<Row> tracks(List<Row> rows) {
    Tracks<Row> tracks =
        new Tracks<>(rows)
            .least(20)
            .section(Row::section)
            .words("", 200, Text.Anchor.LEFT, row -> List.of(Tracks.Line.small(row.name())))
            .marks("", 116, new Tracks.Scale(0, 1, 0, ""), Row::marks)
            .words(
                Phrase.LINES.in(language),
                52,
                Text.Anchor.RIGHT,
                row -> List.of(Tracks.Line.strong(row.count())));
    return tracks.words("", tracks.rest(), Text.Anchor.LEFT, Row::words);
  }
}
