package org.ptps.charts.kind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.data.Validation;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
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
  private static final String COLUMNS =
      "municipality_code area_name #year register #n_rows #n_too_old #median_age_years"
          + " observed_from observed_to synthetic key";

  /** Registers, as {@code report.observation_ages} names them. */
  private enum Register {
    COMMUNITIES("Comunidades", "Communities"),
    SYSTEMS("Sistemas de agua", "Water systems"),
    PROVIDERS("Prestadores", "Providers"),
    WATER_TESTS("Análisis de agua", "Water tests"),
    FACILITIES("Escuelas y centros", "Schools and centres"),
    CHECKLISTS("Lista de chequeo", "Checklist");

    private final org.ptps.catalog.Words words;

    Register(String es, String en) {
      words = new org.ptps.catalog.Words(es, en);
    }

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  ObservationAges(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    String group = ReportTables.group(slice);
    Asked asked = asked(tables.from("age_counts").where("area_group", group), "observations");
    OptionalInt year = asked.year();
    Optional<Rows.Row> counts = asked.row();
    List<ReportTables.Area> areas = tables.areas(slice, language);
    Set<String> codes = areas.stream().map(ReportTables.Area::code).collect(Collectors.toSet());
    ReportTables.Read read =
        tables.from("municipal_ages").where("area_group", group).where("year", year.orElse(0));
    List<Rows.Row> all = read.by("place").by("position").rows();
    List<Rows.Row> rows =
        all.stream().filter(row -> row.number("median_age_years") != null).toList();
    Map<String, Rows.Row> cells = new HashMap<>();
    rows.forEach(row -> cells.put(key(row.text("municipality_code"), row.text("register")), row));
    double old = tables.threshold("record.max_age_years");
    String shownYear = Phrase.year(year, language);
    sketch
        .stamps(
            isSynthetic(rows),
            year.isPresent() && Validation.preliminary(tables, figure, year.getAsInt(), codes))
        .slot("year", shownYear)
        .slot("municipalities", Facts.drawn(areas.size()))
        .slot("cells", Facts.whole(counts, "cells"))
        .slot("recent", Facts.whole(counts, "recent"))
        .slot("past", Facts.whole(counts, "past"))
        .slot("old_municipalities", Facts.whole(counts, "past_municipalities"))
        .slot("empty", Facts.whole(counts, "empty"))
        .slot("old", Facts.scale(Numbers.whole(old)));
    sketch.sources(
        tables,
        say(
            "{}n = {} {}, {} {}{}. {}",
            Sketch.year(year, language),
            Facts.drawn(areas.size()),
            Phrase.MUNICIPALITIES,
            Facts.whole(counts, "observations"),
            lower(Phrase.ROWS),
            counts
                .filter(row -> row.number("too_old_pct") != null)
                .map(
                    row ->
                        say(
                            ", {} {}",
                            Facts.percent(row, "too_old_pct", language),
                            Phrase.TOO_OLD_SHORT))
                .orElse(""),
            sketch.dates(rows, "observed_from", "observed_to")));
    DataTable plotted = Sketch.plotted(COLUMNS, rows);
    if (rows.isEmpty()) {
      return sketch.nothing(
          year.isEmpty() || tables.from("observation_ages").isEmpty()
              ? Reason.SOURCE_NOT_LOADED.in(language)
              : Phrase.NO_YEAR_ROWS.in(language) + " " + shownYear,
          plotted);
    }
    List<ReportTables.Area> ordered =
        ordered(areas, all.stream().map(row -> row.text("municipality_code")));
    Columns<ReportTables.Area> said = said(cells);
    return sketch.drawn(
        legend(old),
        tracks(ordered, cells, old)::pages,
        said.told(ordered),
        plotted,
        said.table(ordered));
  }

  private static String key(String municipality, String register) {
    return municipality + ":" + register;
  }

  private Tracks<ReportTables.Area> tracks(
      List<ReportTables.Area> areas, Map<String, Rows.Row> cells, double old) {
    double oldest =
        cells.values().stream().mapToDouble(row -> row.number("median_age_years")).max().orElse(1);
    double end = Math.max(1, Math.ceil(oldest));
    Tracks.Scale scale = new Tracks.Scale(0, end, end > 4 ? Math.ceil(end / 4) : 1, "");
    double names = Tracks.widest(areas.stream().map(ReportTables.Area::name), style.small(), 0.2);
    Tracks<ReportTables.Area> tracks =
        new Tracks<>(areas)
            .words("", names, Text.Anchor.RIGHT, area -> List.of(Tracks.Line.small(area.name())));
    double each = tracks.rest() / Register.values().length;
    for (Register register : Register.values()) {
      tracks
          .marks(
              register.words.in(language),
              each - 32,
              scale,
              area -> List.of(mark(cell(cells, area, register), old, end)))
          .words(
              "",
              32,
              Text.Anchor.LEFT,
              area ->
                  List.of(
                      Tracks.Line.small(
                          cell(cells, area, register) == null
                              ? Reason.NO_ROW.letter()
                              : Facts.decimal(
                                  cell(cells, area, register), "median_age_years", 1))));
    }
    return tracks;
  }

  private static Rows.Row cell(
      Map<String, Rows.Row> cells, ReportTables.Area area, Register register) {
    return cells.get(key(area.code(), register.key()));
  }

  private Mark mark(Rows.Row cell, double old, double end) {
    if (cell == null) {
      return new Mark.Unknown(0, end, List.of());
    }
    double age = cell.number("median_age_years");
    return new Mark.Bar(0, age, colour(age >= old), 13, 0);
  }

  private java.awt.Color colour(boolean isOld) {
    return isOld ? style.series(1) : style.colour("histogram");
  }

  private Legend legend(double old) {
    String age =
        switch (language) {
          case ES -> "edad mediana, años";
          case EN -> "median age, years";
        };
    return new Legend()
        .add(age, Legend.box(colour(false), ""))
        .add(
            Facts.scale("≥ " + Numbers.whole(old)) + age.substring(age.lastIndexOf(' ')),
            Legend.box(colour(true), ""))
        .add(Reason.NO_ROW.letter() + " " + Reason.NO_ROW.in(language), Legend.hatched());
  }

  private Columns<ReportTables.Area> said(Map<String, Rows.Row> cells) {
    Columns<ReportTables.Area> said =
        new Columns<ReportTables.Area>()
            .text(Phrase.MUNICIPALITY.in(language), ReportTables.Area::name);
    for (Register register : Register.values()) {
      said.number(
          register.words.in(language),
          area -> {
            Rows.Row cell = cell(cells, area, register);
            return cell == null
                ? Reason.NO_ROW.in(language)
                : say(
                    "{} (n\u00a0=\u00a0{})",
                    Facts.decimal(cell, "median_age_years", 1),
                    Facts.whole(cell, "n_rows"));
          });
    }
    return said;
  }
}
