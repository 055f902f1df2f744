package org.ptps.charts.kind;

import java.awt.Color;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
      return name().toLowerCase(Locale.ROOT);
    }

    Color colour() {
      return series < 0 ? Style.shipped().colour("frame") : Style.shipped().series(series);
    }
  }

  private static final List<Fate> REFUSED = List.of(Fate.REJECTED, Fate.DUPLICATE, Fate.UNCLAIMED);

  /** One source with its rows of {@code report.ledger_by_source} by fate. */
  private record Origin(String id, String title, Map<String, Rows.Row> rows) {
    double of(Fate fate) {
      return rows.containsKey(fate.key()) ? rows.get(fate.key()).number("lines") : 0;
    }

    String shown(Fate fate) {
      return Facts.whole(Optional.ofNullable(rows.get(fate.key())), "lines");
    }
  }

  private final List<Rows.Row> rows =
      tables.from("ledger_by_source").by("position").by("fate_position").rows();
  private final Rows.Row totals = tables.one("ledger_totals");

  /** What became of any line. */
  private final List<Fate> fates =
      Stream.of(Fate.values()).filter(fate -> totals.number(fate.key()) > 0).toList();

  private final Map<String, Origin> origins = new LinkedHashMap<>();

  LedgerFlow(Reading reading) {
    super(reading);
    Map<String, String> titles = tables.sourceTitles(language);
    for (Rows.Row row : rows) {
      origins
          .computeIfAbsent(
              row.text("source"),
              id ->
                  new Origin(
                      id,
                      id.isEmpty() ? in(Phrase.WITHOUT_SOURCE) : titles.getOrDefault(id, id),
                      new LinkedHashMap<>()))
          .rows()
          .put(row.text("fate"), row);
    }
  }

  @Override
  Picture picture() {
    sketch
        .stamps(totals.flag("synthetic"), false)
        .counts(Optional.of(totals), "lines", "files", "sources")
        .counts(
            Optional.of(totals), Stream.of(Fate.values()).map(Fate::key).toArray(String[]::new));
    sketch.line(
        say(
            "{}: n = {} {}, {} {}.",
            Phrase.LEDGER_BY_FILE,
            Facts.whole(totals, "lines"),
            Phrase.LINES,
            Facts.whole(totals, "files"),
            Phrase.FILES));
    sketch.line(in(totals.flag("is_balanced") ? Phrase.LEDGER_BALANCES : Phrase.LEDGER_DIFFERS));
    DataTable plotted = Sketch.plotted("source #files fate #lines key", rows);
    if (totals.number("lines") == 0) {
      return sketch.nothing(in(Phrase.NO_FILES).replaceFirst("\\.$", ""), plotted);
    }
    Columns<Origin> said =
        new Columns<Origin>()
            .text(in(Phrase.SOURCE), Origin::title)
            .number(
                in(Phrase.PHYSICAL_LINES),
                origin -> Facts.whole(origin.rows().values().iterator().next(), "physical_lines"));
    fates.forEach(fate -> said.number(in(fate.words), origin -> origin.shown(fate)));
    return sketch.drawn(legend(), tracks()::pages, said, List.copyOf(origins.values()), plotted);
  }

  /** A bar with what is said beside it. */
  private record Row(
      Words section, String name, List<Mark> marks, String count, Tracks.Line words) {}

  /** All lines; its parts are of a hundred. */
  private Row whole() {
    return new Row(
        ALL,
        in(Phrase.ALL),
        Mark.stacked(
            fates,
            fate -> totals.number(fate.key()) / totals.number("lines"),
            Fate::colour,
            fate -> List.of(share(fate))),
        Facts.whole(totals, "lines"),
        Tracks.Line.small(
            fates.stream()
                .map(
                    fate ->
                        say(
                            "{} {} ({})",
                            fate.words,
                            Facts.whole(totals, fate.key()),
                            share(fate).replace(' ', '\u00a0')))
                .collect(Collectors.joining(" · "))));
  }

  private String share(Fate fate) {
    return Facts.percent(totals, fate.key() + "_pct", language);
  }

  private List<Row> refused() {
    Map<String, Set<String>> reasons = new HashMap<>();
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
                    .computeIfAbsent(row.text("source"), id -> new LinkedHashSet<>())
                    .add(Annotated.kind("rule", words("rejected_summary", "public_reason", row))));
    List<Origin> most =
        tables
            .from("ledger_by_source")
            .in("fate", REFUSED.stream().map(Fate::key).toList())
            .atLeast("lines", 1)
            .latest("lines")
            .by("position")
            .rows()
            .stream()
            .map(row -> origins.get(row.text("source")))
            .distinct()
            .toList();
    double longest =
        most.stream()
            .mapToDouble(origin -> REFUSED.stream().mapToDouble(origin::of).sum())
            .max()
            .orElse(1);
    return most.stream()
        .map(
            origin ->
                new Row(
                    WHY,
                    origin.title(),
                    Mark.stacked(
                        REFUSED,
                        fate -> origin.of(fate) / longest,
                        Fate::colour,
                        fate -> List.of(origin.shown(fate))),
                    REFUSED.stream()
                        .filter(fate -> origin.of(fate) > 0)
                        .map(origin::shown)
                        .collect(Collectors.joining(" + ")),
                    Tracks.Line.muted(
                        String.join("; ", reasons.getOrDefault(origin.id(), Set.of())))))
        .toList();
  }

  private Legend legend() {
    Legend legend = new Legend();
    for (Fate fate : List.of(Fate.KEPT, Fate.REJECTED, Fate.DUPLICATE, Fate.UNCLAIMED)) {
      legend.addIf(fates.contains(fate), in(fate.words), Legend.box(fate.colour(), ""));
    }
    return legend.addIf(
        fates.stream().anyMatch(fate -> fate.series < 0),
        NOT_DATA.in(language),
        Legend.box(Fate.OUT_OF_SCOPE.colour(), ""));
  }

  private Tracks<Row> tracks() {
    return new Tracks<>(Stream.concat(Stream.of(whole()), refused().stream()).toList())
        .least(20)
        .section(row -> row.section().in(language))
        .small(200, Text.Anchor.LEFT, Row::name)
        .marks("", 116, new Tracks.Scale(0, 1, 0, ""), Row::marks)
        .words(
            in(Phrase.LINES),
            52,
            Text.Anchor.RIGHT,
            row -> List.of(Tracks.Line.strong(row.count())))
        .rest("", row -> List.of(row.words()));
  }
}
