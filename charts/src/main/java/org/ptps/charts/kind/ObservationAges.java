package org.ptps.charts.kind;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.Words;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.data.Validation;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Frame;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * How old, on 31 December, the median observation of each municipality is, by register: a bar as
 * long as its age, in colour where it is too old to count, hatched where there is no observation at
 * all.
 */
final class ObservationAges extends Kind {
  private static final String AGE = "median_age_years";
  private static final Words MEDIAN_AGE = new Words("edad mediana, años", "median age, years");
  private static final Words YEARS = new Words("años", "years");

  /** Registers, as {@code report.observation_ages} names them, with their headings. */
  private static final Map<String, Words> REGISTERS = registers();

  private static Map<String, Words> registers() {
    Map<String, Words> registers = new LinkedHashMap<>();
    registers.put("communities", new Words("Comunidades", "Communities"));
    registers.put("systems", new Words("Sistemas de agua", "Water systems"));
    registers.put("providers", new Words("Prestadores", "Providers"));
    registers.put("water_tests", new Words("Análisis de agua", "Water tests"));
    registers.put("facilities", new Words("Escuelas y centros", "Schools and centres"));
    registers.put("checklists", new Words("Lista de chequeo", "Checklist"));
    return registers;
  }

  private final String group = ReportTables.group(slice);
  private final Asked asked =
      asked(tables.from("age_counts").where("area_group", group), "observations");
  private final List<ReportTables.Area> areas = tables.areas(slice, language);
  private final List<Rows.Row> all =
      tables
          .from("municipal_ages")
          .where("area_group", group)
          .where("year", asked.year().orElse(0))
          .by("place")
          .by("position")
          .rows();
  private final List<Rows.Row> rows = all.stream().filter(row -> row.number(AGE) != null).toList();
  private final Map<List<String>, Rows.Row> cells = by(rows, "municipality_code", "register");
  private final double old = tables.threshold("record.max_age_years");

  ObservationAges(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    Set<String> codes = areas.stream().map(ReportTables.Area::code).collect(Collectors.toSet());
    Optional<Rows.Row> counts = asked.row();
    sketch
        .stamps(
            isSynthetic(rows),
            Validation.preliminary(tables, figure, asked.year().orElse(0), codes))
        .year(asked.year())
        .slot("municipalities", Facts.drawn(areas.size()))
        .counts(counts, "cells", "recent", "past", "empty")
        .slot("old_municipalities", Facts.whole(counts, "past_municipalities"))
        .slot("old", Facts.scale(Numbers.whole(old)));
    // Registers are shown, which each column names; the indicators only say whose sources they are.
    sketch.facts(
        tables,
        say(
            "{}{}, {} {}{}. {}",
            Sketch.year(asked.year(), language),
            Caption.municipalities(areas.size(), group, language),
            Facts.whole(counts, "observations"),
            lower(Phrase.ROWS),
            counts
                .filter(row -> row.number("too_old_pct") != null)
                .map(
                    row ->
                        say(
                            ", {} {}",
                            Facts.percent(row, "too_old_pct", language),
                            Phrase.TOO_OLD_SHORT)),
            sketch.dates(rows, "observed_from", "observed_to")));
    DataTable plotted =
        Sketch.plotted(
            "municipality_code area_name #year register #n_rows #n_too_old #median_age_years"
                + " observed_from observed_to synthetic key",
            rows);
    if (rows.isEmpty()) {
      return sketch.nothing(without("observation_ages", asked.year()), plotted);
    }
    return sketch.drawn(
        legend(),
        this::pages,
        said(),
        ordered(areas, all.stream().map(row -> row.text("municipality_code"))),
        plotted);
  }

  private Optional<Rows.Row> cell(ReportTables.Area area, String register) {
    return Optional.ofNullable(cells.get(List.of(area.code(), register)));
  }

  private List<Page> pages(Frame frame) {
    double oldest = rows.stream().mapToDouble(row -> row.number(AGE)).max().orElse(1);
    double end = Math.max(1, Math.ceil(oldest));
    Tracks.Scale scale = new Tracks.Scale(0, end, end > 4 ? Math.ceil(end / 4) : 1, "");
    Tracks<ReportTables.Area> tracks =
        new Tracks<>(ordered(areas, all.stream().map(row -> row.text("municipality_code"))))
            .small(
                Tracks.widest(areas.stream().map(ReportTables.Area::name), style.small(), 0.2),
                Text.Anchor.RIGHT,
                ReportTables.Area::name);
    double each = tracks.rest() / REGISTERS.size();
    REGISTERS.forEach(
        (register, words) ->
            tracks
                .marks(
                    words.in(language),
                    each - 32,
                    scale,
                    area -> List.of(mark(cell(area, register), end)))
                .small(
                    32,
                    Text.Anchor.LEFT,
                    area ->
                        cell(area, register)
                            .map(row -> Facts.decimal(row, AGE, 1))
                            .orElse(Reason.NO_ROW.letter())));
    return tracks.pages(frame);
  }

  private Mark mark(Optional<Rows.Row> cell, double end) {
    if (cell.isEmpty()) {
      return new Mark.Unknown(0, end, List.of());
    }
    double age = cell.get().number(AGE);
    return new Mark.Bar(0, age, colour(age >= old), 13, 0);
  }

  private Color colour(boolean isOld) {
    return isOld ? style.series(1) : style.colour("histogram");
  }

  private Legend legend() {
    return new Legend()
        .add(MEDIAN_AGE.in(language), Legend.box(colour(false), ""))
        .add(
            say("{} {}", Facts.scale("≥ " + Numbers.whole(old)), YEARS),
            Legend.box(colour(true), ""))
        .add(say("{} {}", Reason.NO_ROW.letter(), Reason.NO_ROW), Legend.hatched());
  }

  private Columns<ReportTables.Area> said() {
    Columns<ReportTables.Area> said =
        new Columns<ReportTables.Area>().text(in(Phrase.MUNICIPALITY), ReportTables.Area::name);
    REGISTERS.forEach(
        (register, words) ->
            said.number(
                words.in(language),
                area ->
                    cell(area, register)
                        .map(
                            row ->
                                say(
                                    "{} (n\u00a0=\u00a0{})",
                                    Facts.decimal(row, AGE, 1),
                                    Facts.whole(row, "n_rows")))
                        .orElse(Reason.NO_ROW.in(language))));
    return said;
  }
}
