package org.ptps.charts.kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.data.Validation;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.CellGrid;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * How old, on 31 December, the median observation of each municipality is, by register: the age in
 * years in each cell, darker the older, hatched where there is no observation at all.
 */
final class ObservationAges implements Chart {
  /** Years from which a cell has the next darker colour. */
  private static final List<Double> LIMITS = List.of(0.0, 1.0, 2.0, 3.0, 5.0);

  private static final List<String> COLUMNS =
      List.of(
          "municipality_code",
          "area_name",
          "year",
          "register",
          "n_rows",
          "n_too_old",
          "median_age_years",
          "observed_from",
          "observed_to",
          "synthetic",
          "key");
  private static final List<String> NUMERIC =
      List.of("year", "n_rows", "n_too_old", "median_age_years");

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

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    String group = ReportTables.group(figure.slice());
    OptionalInt year =
        figure.slice().year().isPresent()
            ? figure.slice().year()
            : tables
                .from("age_counts")
                .where("area_group", group)
                .atLeast("observations", 1)
                .latest("year")
                .first()
                .map(row -> OptionalInt.of(row.integer("year").intValue()))
                .orElse(OptionalInt.empty());
    List<ReportTables.Area> areas = tables.areas(figure.slice(), language);
    Set<String> codes = areas.stream().map(ReportTables.Area::code).collect(Collectors.toSet());
    ReportTables.Read read =
        tables.from("municipal_ages").where("area_group", group).where("year", year.orElse(0));
    List<Rows.Row> all = read.by("place").by("position").rows();
    List<Rows.Row> rows =
        all.stream().filter(row -> row.number("median_age_years") != null).toList();
    Optional<Rows.Row> counts =
        tables.from("age_counts").where("area_group", group).where("year", year.orElse(0)).first();
    Map<String, Rows.Row> cells = new HashMap<>();
    rows.forEach(row -> cells.put(key(row.text("municipality_code"), row.text("register")), row));
    double old = tables.threshold("record.max_age_years");
    String shownYear =
        year.isPresent() ? String.valueOf(year.getAsInt()) : Phrase.NO_YEAR.in(language);
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(
                rows.stream().anyMatch(row -> row.flag("synthetic")),
                year.isPresent() && Validation.preliminary(tables, figure, year.getAsInt(), codes))
            .slot("year", shownYear)
            .slot("municipalities", Facts.drawn(areas.size()))
            .slot("cells", Facts.whole(counts, "cells"))
            .slot("recent", Facts.whole(counts, "recent"))
            .slot("past", Facts.whole(counts, "past"))
            .slot("empty", Facts.whole(counts, "empty"))
            .slot("old", Facts.scale(Numbers.whole(old)));
    sketch.sources(
        tables,
        Sketch.year(year, language)
            + "n = "
            + Facts.drawn(areas.size())
            + " "
            + Phrase.MUNICIPALITIES.in(language)
            + ", "
            + Facts.whole(counts, "observations")
            + " "
            + Phrase.ROWS.in(language).toLowerCase(java.util.Locale.ROOT)
            + counts
                .filter(row -> row.number("too_old_pct") != null)
                .map(
                    row ->
                        ", "
                            + Facts.percent(row, "too_old_pct", language)
                            + " "
                            + Phrase.TOO_OLD_SHORT.in(language))
                .orElse("")
            + ". "
            + sketch.dates(rows, "observed_from", "observed_to"));
    DataTable plotted = Sketch.plotted(COLUMNS, NUMERIC, rows);
    if (rows.isEmpty()) {
      return sketch.nothing(
          year.isEmpty() || tables.from("observation_ages").isEmpty()
              ? Reason.SOURCE_NOT_LOADED.in(language)
              : Phrase.NO_YEAR_ROWS.in(language) + " " + shownYear,
          plotted);
    }
    List<ReportTables.Area> ordered = ordered(figure, areas, all);
    CellGrid grid =
        new CellGrid(
            ordered.stream().map(ReportTables.Area::name).toList(),
            java.util.Arrays.stream(Register.values())
                .map(each -> each.words.in(language))
                .toList(),
            (graphics, row, column, box) -> {
              Rows.Row cell =
                  cells.get(key(ordered.get(row).code(), Register.values()[column].key()));
              if (cell == null) {
                CellGrid.missing(graphics, box, Reason.NO_ROW.letter());
              } else {
                double age = cell.number("median_age_years");
                CellGrid.filled(
                    graphics,
                    box,
                    colour(age),
                    Facts.decimal(cell, "median_age_years", 1)
                        + " · n\u00a0=\u00a0"
                        + Facts.whole(cell, "n_rows"));
              }
            },
            23,
            130);
    return sketch.drawn(
        legend(language),
        grid::pages,
        description(ordered, cells, language),
        plotted,
        twin(ordered, cells, language));
  }

  private static String key(String municipality, String register) {
    return municipality + ":" + register;
  }

  private static java.awt.Color colour(double age) {
    int step = 0;
    while (step + 1 < LIMITS.size() && age >= LIMITS.get(step + 1)) {
      step++;
    }
    return Style.shipped().steps().get(step);
  }

  private static List<ReportTables.Area> ordered(
      Figure figure, List<ReportTables.Area> areas, List<Rows.Row> rows) {
    Map<String, ReportTables.Area> byCode =
        areas.stream().collect(Collectors.toMap(ReportTables.Area::code, area -> area));
    return switch (figure.order()) {
      case CODE -> areas.stream().map(ReportTables.Area::code).sorted().map(byCode::get).toList();
      case NAME -> areas;
      case VALUE ->
          rows.stream()
              .map(row -> row.text("municipality_code"))
              .distinct()
              .filter(byCode::containsKey)
              .map(byCode::get)
              .toList();
    };
  }

  private static Legend legend(Language language) {
    String years =
        switch (language) {
          case ES -> "años";
          case EN -> "years";
        };
    List<Legend.Entry> entries = new ArrayList<>();
    for (int i = 0; i < LIMITS.size(); i++) {
      String from = Numbers.whole(LIMITS.get(i));
      entries.add(
          new Legend.Entry(
              Facts.scale(
                      i + 1 < LIMITS.size()
                          ? from + "–" + Numbers.whole(LIMITS.get(i + 1))
                          : "≥ " + from)
                  + " "
                  + years,
              Legend.box(Style.shipped().steps().get(i), "")));
    }
    entries.add(
        new Legend.Entry(
            Reason.NO_ROW.letter() + " " + Reason.NO_ROW.in(language), Legend.hatched()));
    return new Legend(entries);
  }

  private static String description(
      List<ReportTables.Area> areas, Map<String, Rows.Row> cells, Language language) {
    return areas.stream()
        .map(area -> area.name() + ": " + String.join(", ", words(area, cells, language)))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static List<String> words(
      ReportTables.Area area, Map<String, Rows.Row> cells, Language language) {
    List<String> words = new ArrayList<>();
    for (Register register : Register.values()) {
      Rows.Row row = cells.get(key(area.code(), register.key()));
      words.add(
          register.words.in(language)
              + " "
              + (row == null
                  ? Reason.NO_ROW.in(language)
                  : Facts.decimal(row, "median_age_years", 1)));
    }
    return words;
  }

  private static DataTable twin(
      List<ReportTables.Area> areas, Map<String, Rows.Row> cells, Language language) {
    List<String> columns = new ArrayList<>();
    columns.add(Phrase.MUNICIPALITY.in(language));
    List<Boolean> numeric = new ArrayList<>();
    numeric.add(false);
    for (Register register : Register.values()) {
      columns.add(register.words.in(language));
      numeric.add(true);
    }
    List<List<String>> rows = new ArrayList<>();
    for (ReportTables.Area area : areas) {
      List<String> line = new ArrayList<>();
      line.add(area.name());
      for (Register register : Register.values()) {
        Rows.Row row = cells.get(key(area.code(), register.key()));
        line.add(
            row == null ? Reason.NO_ROW.in(language) : Facts.decimal(row, "median_age_years", 1));
      }
      rows.add(line);
    }
    return new DataTable(columns, numeric, rows);
  }
}
