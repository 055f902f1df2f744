package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.Validation;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * Rural providers by the sides of their SIASAR index, a row for each of the last years: the median
 * as a dot, half of the providers between the ends of its line, and as a bar what it lacks to one,
 * so that sides of nearly the same height still differ. Geometric indices are not averaged.
 */
final class ProviderProfile extends Kind {
  private static final int YEARS_AT_MOST = 5;
  private static final String COLUMNS =
      "level area_code #year side #n_rows #unknown #score_q1 #score_median #score_q3"
          + " observed_from observed_to synthetic key";

  /** Sides of the index, as {@code report.provider_profiles} names them. */
  private enum Side {
    ORGANISATION("Organización", "Organisation"),
    OPERATION("Operación y mantenimiento", "Operation and maintenance"),
    ECONOMIC("Economía y finanzas", "Economy and finances"),
    ENVIRONMENT("Gestión ambiental", "Environmental management"),
    WHOLE("Índice del prestador (PSE)", "Index of the provider (PSE)");

    private final Words words;

    Side(String es, String en) {
      words = new Words(es, en);
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  ProviderProfile(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    List<Rows.Row> all = here("provider_profiles").by("year").by("position").rows();
    OptionalInt year =
        slice.year().isPresent()
            ? slice.year()
            : here("provider_profiles")
                .known("score_median")
                .latest("year")
                .first()
                .map(row -> OptionalInt.of(row.integer("year").intValue()))
                .orElse(OptionalInt.empty());
    int last = year.orElse(0);
    List<Rows.Row> rows =
        all.stream()
            .filter(
                row -> row.integer("year") > last - YEARS_AT_MOST && row.integer("year") <= last)
            .toList();
    Map<String, Rows.Row> now = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.integer("year") == last)
        .forEach(row -> now.put(row.text("side"), row));
    Optional<Rows.Row> whole = Optional.ofNullable(now.get(Side.WHOLE.key()));
    sketch
        .stamps(
            isSynthetic(rows), Validation.preliminary(tables, figure, last, Set.of(slice.area())))
        .year(year)
        .slot("n", Facts.whole(whole, "n_rows"))
        .slot("known", Facts.whole(whole, "with_value"));
    for (Side side : Side.values()) {
      Rows.Row row = now.get(side.key());
      sketch.slot(
          side.key(),
          row == null || row.number("score_median") == null
              ? Phrase.NO_DATA.in(language)
              : Facts.decimal(row, "score_median", 2));
    }
    sketch.sources(
        tables,
        say(
            "{}. {}n = {} {}{}. {}",
            area(),
            Sketch.year(year, language),
            Facts.whole(whole, "n_rows"),
            Phrase.PROVIDERS,
            whole
                .map(
                    row ->
                        say(", {} {}", Facts.percent(row, "unknown_pct", language), Phrase.UNKNOWN))
                .orElse(""),
            sketch.dates(
                rows.stream().filter(row -> row.integer("year") == last).toList(),
                "observed_from",
                "observed_to")));
    DataTable plotted = Sketch.plotted(COLUMNS, rows);
    if (rows.stream().allMatch(row -> row.number("score_median") == null)) {
      return sketch.nothing(
          (rows.isEmpty() ? Reason.SOURCE_NOT_LOADED : Reason.NOT_REPORTED).in(language), plotted);
    }
    Columns<Rows.Row> said = said();
    return sketch.drawn(
        legend(), tracks(rows, last)::pages, said.told(rows), plotted, said.table(rows));
  }

  private String named(Rows.Row row) {
    return Side.valueOf(row.text("side").toUpperCase(Locale.ROOT)).words.in(language);
  }

  private Tracks<Rows.Row> tracks(List<Rows.Row> rows, int last) {
    List<Rows.Row> ordered =
        Stream.of(Side.values())
            .flatMap(side -> rows.stream().filter(row -> side.key().equals(row.text("side"))))
            .toList();
    // One is the end of the axis and what is lacking begins there, so its start may be any.
    double least =
        rows.stream()
            .map(row -> row.number("score_q1"))
            .filter(Objects::nonNull)
            .mapToDouble(value -> value)
            .min()
            .orElse(0);
    double from = Math.max(0, Math.min(0.5, Math.floor(least * 10) / 10));
    Tracks<Rows.Row> tracks =
        new Tracks<>(ordered)
            .least(18)
            .section(row -> named(row))
            .words(
                "",
                60,
                Text.Anchor.LEFT,
                row -> List.of(Tracks.Line.small("  " + row.text("year"))))
            .marks("", 470, new Tracks.Scale(from, 1, 0.1, ""), row -> marks(row, last));
    return tracks.words(
        "",
        tracks.rest(),
        Text.Anchor.LEFT,
        row -> {
          String words = words(row);
          return List.of(
              row.integer("year") == last ? Tracks.Line.strong(words) : Tracks.Line.small(words));
        });
  }

  private String words(Rows.Row row) {
    return row.number("score_median") == null
        ? Phrase.NO_DATA.in(language) + ": " + Reason.NOT_REPORTED.in(language)
        : say(
            "{} ({}–{}) · n\u00a0=\u00a0{}",
            Facts.decimal(row, "score_median", 2),
            Facts.decimal(row, "score_q1", 2),
            Facts.decimal(row, "score_q3", 2),
            Facts.whole(row, "with_value"));
  }

  private List<Mark> marks(Rows.Row row, int last) {
    if (row.number("score_median") == null) {
      return List.of(new Mark.Unknown(0, 1, List.of()));
    }
    double median = row.number("score_median");
    boolean isLast = row.integer("year") == last;
    Color colour = isLast ? style.series(0) : style.muted();
    return List.of(
        new Mark.Bar(median, 1, isLast ? style.steps().get(1) : style.colour("grid"), 12, 0),
        new Mark.Rule(row.number("score_q1"), row.number("score_q3"), colour, 1.4f),
        new Mark.Dot(median, Marks.circle(4.2), colour, true));
  }

  private Legend legend() {
    boolean es = language == Language.ES;
    return new Legend()
        .add(es ? "mediana" : "median", Marks.filled(Marks.circle(4.2), style.series(0)))
        .add(
            es ? "lo que le falta para el puntaje completo" : "what it lacks to the full score",
            Legend.box(style.steps().get(1), ""))
        .add(
            es
                ? "la mitad central de los prestadores; n: con índice"
                : "the middle half of the providers; n: with an index",
            Legend.line(style.series(0), new BasicStroke(1.4f), null));
  }

  private Columns<Rows.Row> said() {
    return new Columns<Rows.Row>()
        .text("", row -> named(row) + " " + row.text("year"))
        .number(Phrase.VALUE.in(language), row -> words(row));
  }
}
