package org.ptps.charts.kind;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ptps.catalog.Words;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * The scorecard of MAPAS, subsectors by blocks: in each cell the score of the first edition beside
 * that of the second, with the change below. Drawn only where scores are loaded; a cell without a
 * score is hatched.
 */
final class ScoreMatrix extends Kind {
  private static final double LABEL = 128;
  private static final double CELL_HEIGHT = 58;

  /** The lights of MAPAS, in colours that are told apart without hue. */
  private enum Light {
    RED(Phrase.MAPAS_RED, new Words("R", "R"), Style.shipped().colour("off_track")),
    YELLOW(Phrase.MAPAS_YELLOW, new Words("A", "Y"), Style.shipped().ladder().get(2)),
    GREEN(Phrase.MAPAS_GREEN, new Words("V", "G"), Style.shipped().colour("met"));

    private final Phrase words;
    private final Words letter;
    private final Color colour;

    Light(Phrase words, Words letter, Color colour) {
      this.words = words;
      this.letter = letter;
      this.colour = colour;
    }
  }

  /** A part of {@code report.mapas_scores}: the rows of a subsector, or of one block of it. */
  private record Part(List<Rows.Row> rows) {
    List<Part> by(String column) {
      return rows.stream()
          .collect(
              Collectors.groupingBy(
                  row -> row.text(column), LinkedHashMap::new, Collectors.toList()))
          .values()
          .stream()
          .map(Part::new)
          .toList();
    }

    Part block(String block) {
      return new Part(rows.stream().filter(row -> row.text("block").equals(block)).toList());
    }

    Optional<Rows.Row> edition(String edition) {
      return rows.stream().filter(row -> row.text("mapas_edition").equals(edition)).findFirst();
    }
  }

  private final List<Rows.Row> rows =
      tables.from("mapas_scores").by("position").by("mapas_edition").rows();
  private final List<Rows.Row> scored = rows.stream().filter(ScoreMatrix::isScored).toList();
  private final List<String> editions =
      rows.stream().map(row -> row.text("mapas_edition")).distinct().sorted().toList();
  private final Rows.Row counts = tables.one("mapas_counts");

  ScoreMatrix(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    sketch
        .stamps(isSynthetic(scored), false)
        .counts(
            Optional.of(counts),
            "cells",
            "both",
            "better",
            "worse",
            "same",
            "scored_i",
            "scored_ii");
    DataTable plotted =
        Sketch.plotted(
            "mapas_edition subsector block #reference_year #score #score_change reason synthetic"
                + " key",
            rows);
    if (scored.isEmpty()) {
      sketch.line(say("{}: MAPAS.", Phrase.SOURCE));
      return sketch.nothing(reason(rows, Reason.SOURCE_NOT_LOADED).in(language), plotted);
    }
    sketch.line(
        editions.stream()
            .map(this::facts)
            .collect(Collectors.joining(" ", say("{}: MAPAS. ", Phrase.SOURCE), "")));
    sketch.line(in(Phrase.MAPAS_LIGHTS));
    Legend legend = new Legend();
    for (Light light : Light.values()) {
      legend.add(in(light.words), Legend.box(light.colour, light.letter.in(language)));
    }
    return sketch.drawn(
        legend.addIf(scored.size() < rows.size(), in(Phrase.NO_DATA), Legend.hatched()),
        tracks()::pages,
        scored.stream().map(this::told).collect(Collectors.joining("; ", "", ".")),
        plotted,
        twin());
  }

  private static boolean isScored(Rows.Row row) {
    return row.number("score") != null;
  }

  private static String shown(Rows.Row row) {
    return Facts.decimal(row, "score", 1);
  }

  private String words(String column, Part part) {
    return words("mapas_scores", column, part.rows().get(0));
  }

  private String facts(String edition) {
    String years =
        scored.stream()
            .filter(row -> row.text("mapas_edition").equals(edition))
            .map(row -> row.text("reference_year"))
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return say(
        "{} {}{}: n = {}.",
        Phrase.EDITION,
        edition,
        years.isEmpty() ? "" : " (" + years + ")",
        Facts.whole(counts, "scored_" + edition.toLowerCase(Locale.ROOT)));
  }

  private String change(Part part) {
    return part.rows().stream()
        .filter(row -> row.number("score_change") != null)
        .reduce((a, b) -> b)
        .map(row -> Facts.points(row, "score_change", language))
        .orElse("—");
  }

  private Tracks<Part> tracks() {
    Part all = new Part(rows);
    Tracks<Part> tracks =
        new Tracks<>(all.by("subsector"))
            .least(CELL_HEIGHT)
            .ruled()
            .words(
                "",
                LABEL,
                Text.Anchor.RIGHT,
                part ->
                    List.of(new Tracks.Line(words("subsector", part), style.label(), style.ink())));
    List<Part> blocks = all.by("block");
    double width = tracks.rest() / blocks.size();
    for (Part named : blocks) {
      tracks.cells(
          List.of(Tracks.Line.small(words("block", named))),
          editions,
          width,
          part -> {
            Part block = part.block(named.rows().get(0).text("block"));
            return new Tracks.Cells(
                editions.stream().map(each -> cell(block.edition(each))).toList(), change(block));
          });
    }
    return tracks;
  }

  private Tracks.Cell cell(Optional<Rows.Row> row) {
    if (row.filter(ScoreMatrix::isScored).isEmpty()) {
      Reason reason = row.map(one -> Reason.of(one.text("reason"))).orElse(Reason.NO_ROW);
      return new Tracks.Cell(null, List.of(reason.letter()));
    }
    Light light = Light.valueOf(row.get().text("light").toUpperCase(Locale.ROOT));
    return new Tracks.Cell(light.colour, List.of(shown(row.get()), light.letter.in(language)));
  }

  private String told(Rows.Row row) {
    return say(
        "{}, {}, {} {}: {}",
        words("mapas_scores", "subsector", row),
        words("mapas_scores", "block", row),
        lower(Phrase.EDITION),
        row.text("mapas_edition"),
        shown(row));
  }

  private DataTable twin() {
    Columns<Part> said =
        new Columns<Part>()
            .text(in(Phrase.SUBSECTOR), part -> words("subsector", part))
            .text(in(Phrase.BLOCK), part -> words("block", part));
    for (String edition : editions) {
      said.number(
          say("{} {}", Phrase.EDITION, edition),
          part -> part.edition(edition).map(this::scoreOrReason).orElse("—"));
    }
    return said.number(in(Phrase.CHANGE_POINTS), this::change)
        .table(
            new Part(rows)
                .by("subsector").stream().flatMap(part -> part.by("block").stream()).toList());
  }

  private String scoreOrReason(Rows.Row row) {
    return isScored(row) ? shown(row) : Reason.of(row.text("reason")).in(language);
  }
}
