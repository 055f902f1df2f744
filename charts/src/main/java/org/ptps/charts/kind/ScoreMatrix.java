package org.ptps.charts.kind;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
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
  private static final String COLUMNS =
      "mapas_edition subsector block #reference_year #score #score_change reason synthetic"
          + " key";

  /** A part of {@code report.mapas_scores}: the rows of a subsector, or of one block of it. */
  private record Part(List<Rows.Row> rows) {
    static List<Part> by(List<Rows.Row> rows, String column) {
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

    String change(Language language) {
      return rows.stream()
          .filter(row -> row.number("score_change") != null)
          .reduce((a, b) -> b)
          .map(row -> Facts.points(row, "score_change", language))
          .orElse("—");
    }
  }

  ScoreMatrix(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    List<Rows.Row> rows = tables.from("mapas_scores").by("position").by("mapas_edition").rows();
    List<Rows.Row> scored = rows.stream().filter(ScoreMatrix::isScored).toList();
    List<String> editions =
        rows.stream().map(row -> row.text("mapas_edition")).distinct().sorted().toList();
    Rows.Row counts = tables.from("mapas_counts").first().orElseThrow();
    sketch.stamps(isSynthetic(scored), false);
    for (String column :
        List.of("cells", "both", "better", "worse", "same", "scored_i", "scored_ii")) {
      sketch.slot(column, Facts.whole(counts, column));
    }
    DataTable plotted = Sketch.plotted(COLUMNS, rows);
    if (scored.isEmpty()) {
      sketch.line(Phrase.SOURCE.in(language) + ": MAPAS.");
      return sketch.nothing(
          rows.stream()
              .map(row -> row.text("reason"))
              .filter(Objects::nonNull)
              .findFirst()
              .map(Reason::of)
              .orElse(Reason.SOURCE_NOT_LOADED)
              .in(language),
          plotted);
    }
    sketch.line(Phrase.SOURCE.in(language) + ": MAPAS. " + facts(editions, scored, counts));
    sketch.line(Phrase.MAPAS_LIGHTS.in(language));
    return sketch.drawn(
        legend(rows),
        tracks(rows, editions)::pages,
        description(scored),
        plotted,
        twin(rows, editions));
  }

  private static boolean isScored(Rows.Row row) {
    return row.number("score") != null;
  }

  private static String shown(Rows.Row row) {
    return Facts.decimal(row, "score", 1);
  }

  private String facts(List<String> editions, List<Rows.Row> scored, Rows.Row counts) {
    return editions.stream()
        .map(
            edition -> {
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
            })
        .collect(Collectors.joining(" "));
  }

  private Legend legend(List<Rows.Row> rows) {
    Legend legend = new Legend();
    for (String light : List.of("red", "yellow", "green")) {
      legend.add(words(light).in(language), Legend.box(colour(light), letter(light)));
    }
    legend.addIf(
        !rows.stream().allMatch(ScoreMatrix::isScored),
        Phrase.NO_DATA.in(language),
        Legend.hatched());
    return legend;
  }

  private static Phrase words(String light) {
    return switch (light) {
      case "red" -> Phrase.MAPAS_RED;
      case "yellow" -> Phrase.MAPAS_YELLOW;
      default -> Phrase.MAPAS_GREEN;
    };
  }

  private String letter(String light) {
    return switch (light) {
      case "red" -> "R";
      case "yellow" -> language == Language.ES ? "A" : "Y";
      default -> language == Language.ES ? "V" : "G";
    };
  }

  // The lights of MAPAS in colours that are told apart without hue.
  private Color colour(String light) {
    return switch (light) {
      case "red" -> style.colour("off_track");
      case "yellow" -> style.ladder().get(2);
      default -> style.colour("met");
    };
  }

  private Tracks<Part> tracks(List<Rows.Row> rows, List<String> editions) {
    Tracks<Part> tracks =
        new Tracks<>(Part.by(rows, "subsector"))
            .least(CELL_HEIGHT)
            .ruled()
            .words(
                "",
                LABEL,
                Text.Anchor.RIGHT,
                part ->
                    List.of(
                        new Tracks.Line(
                            words("mapas_scores", "subsector", part.rows().get(0)),
                            style.label(),
                            style.ink())));
    List<Part> blocks = Part.by(rows, "block");
    double width = tracks.rest() / blocks.size();
    for (Part named : blocks) {
      Rows.Row first = named.rows().get(0);
      tracks.cells(
          List.of(Tracks.Line.small(words("mapas_scores", "block", first))),
          editions,
          width,
          part -> {
            Part block = part.block(first.text("block"));
            return new Tracks.Cells(
                editions.stream().map(each -> cell(block.edition(each))).toList(),
                block.change(language));
          });
    }
    return tracks;
  }

  private Tracks.Cell cell(Optional<Rows.Row> row) {
    return row.filter(ScoreMatrix::isScored)
        .map(
            scored ->
                new Tracks.Cell(
                    colour(scored.text("light")),
                    List.of(shown(scored), letter(scored.text("light")))))
        .orElseGet(
            () ->
                new Tracks.Cell(
                    null,
                    List.of(
                        row.map(one -> Reason.of(one.text("reason")))
                            .orElse(Reason.NO_ROW)
                            .letter())));
  }

  private String description(List<Rows.Row> scored) {
    return scored.stream()
        .map(
            row ->
                say(
                    "{}, {}, {} {}: {}",
                    words("mapas_scores", "subsector", row),
                    words("mapas_scores", "block", row),
                    lower(Phrase.EDITION),
                    row.text("mapas_edition"),
                    shown(row)))
        .collect(Collectors.joining("; ", "", "."));
  }

  private DataTable twin(List<Rows.Row> rows, List<String> editions) {
    Columns<Part> said = new Columns<>();
    for (String column : List.of("subsector", "block")) {
      said.text(
          (column.equals("block") ? Phrase.BLOCK : Phrase.SUBSECTOR).in(language),
          part -> words("mapas_scores", column, part.rows().get(0)));
    }
    for (String edition : editions) {
      said.number(
          Phrase.EDITION.in(language) + " " + edition,
          part ->
              part.edition(edition)
                  .map(
                      row ->
                          isScored(row) ? shown(row) : Reason.of(row.text("reason")).in(language))
                  .orElse("—"));
    }
    return said.number(Phrase.CHANGE_POINTS.in(language), part -> part.change(language))
        .table(
            Part.by(rows, "subsector").stream()
                .flatMap(part -> Part.by(part.rows(), "block").stream())
                .toList());
  }
}
