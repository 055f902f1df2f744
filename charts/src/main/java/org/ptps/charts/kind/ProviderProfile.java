package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
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
  private static final Words MEDIAN = new Words("mediana", "median");
  private static final Words LACKING =
      new Words("lo que le falta para el puntaje completo", "what it lacks to the full score");
  private static final Words HALF =
      new Words(
          "la mitad central de los prestadores; n: con índice",
          "the middle half of the providers; n: with an index");

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

    boolean is(Rows.Row row) {
      return key().equals(row.text("side"));
    }
  }

  private final OptionalInt year =
      slice.year().isPresent()
          ? slice.year()
          : here("provider_profiles").known("score_median").latest("year").rows().stream()
              .mapToInt(row -> row.integer("year").intValue())
              .findFirst();
  private final int last = year.orElse(0);
  private final List<Rows.Row> rows =
      here("provider_profiles")
          .atLeast("year", last - YEARS_AT_MOST + 1)
          .atMost("year", last)
          .by("year")
          .by("position")
          .rows();

  ProviderProfile(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    List<Rows.Row> now = rows.stream().filter(this::isLast).toList();
    Optional<Rows.Row> whole = now.stream().filter(Side.WHOLE::is).findFirst();
    sketch
        .stamps(
            isSynthetic(rows), Validation.preliminary(tables, figure, last, Set.of(slice.area())))
        .year(year)
        .slot("n", Facts.whole(whole, "n_rows"))
        .slot("known", Facts.whole(whole, "with_value"));
    for (Side side : Side.values()) {
      sketch.slot(
          side.key(),
          now.stream()
              .filter(row -> side.is(row) && isKnown(row))
              .findFirst()
              .map(row -> Facts.decimal(row, "score_median", 2))
              .orElse(in(Phrase.NO_DATA)));
    }
    sketch.sources(
        tables,
        say(
            "{}. {}n = {} {}{}. {}",
            area(),
            Sketch.year(year, language),
            Facts.whole(whole, "n_rows"),
            Phrase.PROVIDERS,
            whole.map(
                row -> say(", {} {}", Facts.percent(row, "unknown_pct", language), Phrase.UNKNOWN)),
            sketch.dates(now, "observed_from", "observed_to")));
    DataTable plotted =
        Sketch.plotted(
            "level area_code #year side #n_rows #unknown #score_q1 #score_median #score_q3"
                + " observed_from observed_to synthetic key",
            rows);
    if (rows.stream().noneMatch(ProviderProfile::isKnown)) {
      return sketch.nothing(
          (rows.isEmpty() ? Reason.SOURCE_NOT_LOADED : Reason.NOT_REPORTED).in(language), plotted);
    }
    return sketch.drawn(
        legend(),
        tracks()::pages,
        new Columns<Rows.Row>()
            .text("", row -> named(row) + " " + row.text("year"))
            .number(in(Phrase.VALUE), this::words),
        rows,
        plotted);
  }

  private static boolean isKnown(Rows.Row row) {
    return row.number("score_median") != null;
  }

  private boolean isLast(Rows.Row row) {
    return row.integer("year") == last;
  }

  private String named(Rows.Row row) {
    return Side.valueOf(row.text("side").toUpperCase(Locale.ROOT)).words.in(language);
  }

  private Tracks<Rows.Row> tracks() {
    List<Rows.Row> ordered =
        Stream.of(Side.values()).flatMap(side -> rows.stream().filter(side::is)).toList();
    // One is the end of the axis and what is lacking begins there, so its start may be any.
    double least =
        rows.stream()
            .map(row -> row.number("score_q1"))
            .filter(Objects::nonNull)
            .mapToDouble(value -> value)
            .min()
            .orElse(0);
    double from = Math.max(0, Math.min(0.5, Math.floor(least * 10) / 10));
    return new Tracks<>(ordered)
        .least(18)
        .section(this::named)
        .small(60, Text.Anchor.LEFT, row -> "  " + row.text("year"))
        .marks("", 470, new Tracks.Scale(from, 1, 0.1, ""), this::marks)
        .rest(
            "",
            row ->
                List.of(
                    isLast(row) ? Tracks.Line.strong(words(row)) : Tracks.Line.small(words(row))));
  }

  private String words(Rows.Row row) {
    return isKnown(row)
        ? say(
            "{} ({}–{}) · n\u00a0=\u00a0{}",
            Facts.decimal(row, "score_median", 2),
            Facts.decimal(row, "score_q1", 2),
            Facts.decimal(row, "score_q3", 2),
            Facts.whole(row, "with_value"))
        : say("{}: {}", Phrase.NO_DATA, Reason.NOT_REPORTED);
  }

  private List<Mark> marks(Rows.Row row) {
    if (!isKnown(row)) {
      return List.of(new Mark.Unknown(0, 1, List.of()));
    }
    double median = row.number("score_median");
    Color colour = isLast(row) ? style.series(0) : style.muted();
    Color lacking = isLast(row) ? style.steps().get(1) : style.colour("grid");
    return List.of(
        new Mark.Bar(median, 1, lacking, 12, 0),
        new Mark.Rule(row.number("score_q1"), row.number("score_q3"), colour, 1.4f),
        new Mark.Dot(median, Marks.circle(4.2), colour, true));
  }

  private Legend legend() {
    return new Legend()
        .add(MEDIAN.in(language), Marks.filled(Marks.circle(4.2), style.series(0)))
        .add(LACKING.in(language), Legend.box(style.steps().get(1), ""))
        .add(HALF.in(language), Legend.line(style.series(0), new BasicStroke(1.4f), null));
  }
}
