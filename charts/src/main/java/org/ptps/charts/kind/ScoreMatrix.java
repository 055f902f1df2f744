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
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
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
final class ScoreMatrix implements Chart {
  private static final double LABEL = 128;
  private static final double CELL_HEIGHT = 58;
  private static final List<String> COLUMNS =
      List.of(
          "mapas_edition",
          "subsector",
          "block",
          "reference_year",
          "score",
          "score_change",
          "reason",
          "synthetic",
          "key");

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

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    List<Rows.Row> rows = tables.from("mapas_scores").by("position").by("mapas_edition").rows();
    List<Rows.Row> scored = rows.stream().filter(ScoreMatrix::isScored).toList();
    List<String> editions =
        rows.stream().map(row -> row.text("mapas_edition")).distinct().sorted().toList();
    Rows.Row counts = tables.from("mapas_counts").first().orElseThrow();
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(scored.stream().anyMatch(row -> row.flag("synthetic")), false);
    for (String column :
        List.of("cells", "both", "better", "worse", "same", "scored_i", "scored_ii")) {
      sketch.slot(column, Facts.whole(counts, column));
    }
    DataTable plotted =
        Sketch.plotted(COLUMNS, List.of("reference_year", "score", "score_change"), rows);
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
    sketch.line(
        Phrase.SOURCE.in(language) + ": MAPAS. " + facts(editions, scored, counts, language));
    sketch.line(Phrase.MAPAS_LIGHTS.in(language));
    return sketch.drawn(
        legend(rows, language),
        tracks(rows, editions, tables, language)::pages,
        description(scored, tables, language),
        plotted,
        twin(rows, editions, tables, language));
  }

  private static boolean isScored(Rows.Row row) {
    return row.number("score") != null;
  }

  private static String shown(Rows.Row row) {
    return Facts.decimal(row, "score", 1);
  }

  private static String facts(
      List<String> editions, List<Rows.Row> scored, Rows.Row counts, Language language) {
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
              return Phrase.EDITION.in(language)
                  + " "
                  + edition
                  + (years.isEmpty() ? "" : " (" + years + ")")
                  + ": n = "
                  + Facts.whole(counts, "scored_" + edition.toLowerCase(Locale.ROOT))
                  + ".";
            })
        .collect(Collectors.joining(" "));
  }

  private static Legend legend(List<Rows.Row> rows, Language language) {
    Legend legend = new Legend();
    for (String light : List.of("red", "yellow", "green")) {
      legend.add(words(light).in(language), Legend.box(colour(light), letter(light, language)));
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

  private static String letter(String light, Language language) {
    return switch (light) {
      case "red" -> "R";
      case "yellow" -> language == Language.ES ? "A" : "Y";
      default -> language == Language.ES ? "V" : "G";
    };
  }

  // The lights of MAPAS in colours that are told apart without hue.
  private static Color colour(String light) {
    Style style = Style.shipped();
    return switch (light) {
      case "red" -> style.colour("off_track");
      case "yellow" -> style.ladder().get(2);
      default -> style.colour("met");
    };
  }

  private static Tracks<Part> tracks(
      List<Rows.Row> rows, List<String> editions, ReportTables tables, Language language) {
    Style style = Style.shipped();
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
                            tables.words("mapas_scores", "subsector", part.rows().get(0), language),
                            style.label(),
                            style.ink())));
    List<Part> blocks = Part.by(rows, "block");
    double width = tracks.rest() / blocks.size();
    for (Part named : blocks) {
      Rows.Row first = named.rows().get(0);
      tracks.cells(
          List.of(Tracks.Line.small(tables.words("mapas_scores", "block", first, language))),
          editions,
          width,
          part -> {
            Part block = part.block(first.text("block"));
            return new Tracks.Cells(
                editions.stream().map(each -> cell(block.edition(each), language)).toList(),
                block.change(language));
          });
    }
    return tracks;
  }

  private static Tracks.Cell cell(Optional<Rows.Row> row, Language language) {
    return row.filter(ScoreMatrix::isScored)
        .map(
            scored ->
                new Tracks.Cell(
                    colour(scored.text("light")),
                    List.of(shown(scored), letter(scored.text("light"), language))))
        .orElseGet(
            () ->
                new Tracks.Cell(
                    null,
                    List.of(
                        row.map(one -> Reason.of(one.text("reason")))
                            .orElse(Reason.NO_ROW)
                            .letter())));
  }

  private static String description(List<Rows.Row> scored, ReportTables tables, Language language) {
    return scored.stream()
        .map(
            row ->
                tables.words("mapas_scores", "subsector", row, language)
                    + ", "
                    + tables.words("mapas_scores", "block", row, language)
                    + ", "
                    + Phrase.EDITION.in(language).toLowerCase(Locale.ROOT)
                    + " "
                    + row.text("mapas_edition")
                    + ": "
                    + shown(row))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static DataTable twin(
      List<Rows.Row> rows, List<String> editions, ReportTables tables, Language language) {
    Columns<Part> said = new Columns<>();
    for (String column : List.of("subsector", "block")) {
      said.text(
          (column.equals("block") ? Phrase.BLOCK : Phrase.SUBSECTOR).in(language),
          part -> tables.words("mapas_scores", column, part.rows().get(0), language));
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
