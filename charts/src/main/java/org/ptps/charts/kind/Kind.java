package org.ptps.charts.kind;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.charts.words.Speech;
import org.ptps.charts.words.Status;
import org.ptps.warehouse.Rows;

/** A figure of one kind being read and drawn, with what kinds ask and say alike. */
abstract class Kind {
  /** What a figure is drawn from. */
  record Reading(Figure figure, ReportTables tables, Language language) {}

  final Figure figure;
  final Slice slice;
  final ReportTables tables;
  final Language language;
  final Sketch sketch;
  final Style style = Style.shipped();

  Kind(Reading reading) {
    figure = reading.figure();
    slice = figure.slice();
    tables = reading.tables();
    language = reading.language();
    sketch = new Sketch(figure, language);
  }

  abstract Picture picture();

  /** A sentence in the language of the figure, by {@link Speech#say}. */
  final String say(String template, Object... parts) {
    return Speech.say(language, template, parts);
  }

  final String in(Phrase phrase) {
    return phrase.in(language);
  }

  /** A phrase within a sentence. */
  final String lower(Phrase phrase) {
    return phrase.in(language).toLowerCase(Locale.ROOT);
  }

  /** Words of a column that exists per language. */
  final String words(String table, String column, Rows.Row row) {
    return tables.words(table, column, row, language);
  }

  /** Rows of a table that speak of the area of the slice. */
  final ReportTables.Read here(String table) {
    return tables.from(table).where("level", slice.level()).where("area_code", slice.area());
  }

  /** Name of the area that the slice asks for. */
  final String area() {
    String code = slice.area();
    return tables.areaNames(language).getOrDefault(slice.level() + ":" + code, code);
  }

  /** The last year that the slice lets in. */
  final int until() {
    return slice.year().orElse(9999);
  }

  /** The year that the slice asks for, else the last in which a count of a table is not zero. */
  final Asked asked(ReportTables.Read counts, String column) {
    Optional<Rows.Row> row =
        (slice.year().isPresent()
                ? counts.where("year", slice.year().getAsInt())
                : counts.atLeast(column, 1))
            .latest("year")
            .first();
    return new Asked(
        row,
        row.map(found -> OptionalInt.of(found.integer("year").intValue())).orElse(slice.year()));
  }

  /**
   * Areas in the order of the figure.
   *
   * @param areas by name
   * @param ranked codes from the first to the last by value; areas that are not among them follow
   */
  final List<ReportTables.Area> ordered(List<ReportTables.Area> areas, Stream<String> ranked) {
    Map<String, ReportTables.Area> byCode =
        areas.stream().collect(Collectors.toMap(ReportTables.Area::code, area -> area));
    Stream<String> codes = areas.stream().map(ReportTables.Area::code);
    return (switch (figure.order()) {
          case CODE -> codes.sorted();
          case NAME -> codes;
          case VALUE -> Stream.concat(ranked, codes).distinct().filter(byCode::containsKey);
        })
        .map(byCode::get)
        .toList();
  }

  /** A value as it is printed, with the letter of its residence; empty where there is none. */
  final Optional<String> shown(MunicipalityGrid.Row row, String code) {
    return row.cell(code)
        .filter(ReportTables.Value::isKnown)
        .map(value -> tables.printed(code, value, language) + Caption.residence(value.residence()));
  }

  /** The values as they are printed, of each indicator that a grid shows. */
  final Columns<MunicipalityGrid.Row> cells(MunicipalityGrid grid) {
    Columns<MunicipalityGrid.Row> said =
        new Columns<MunicipalityGrid.Row>().text(in(Phrase.MUNICIPALITY), row -> row.area().name());
    for (String code : grid.indicators()) {
      // With many columns the names, which the caption gives, would be wider than the page.
      said.number(
          grid.indicators().size() > 4 ? code : tables.indicator(code).named(language),
          row -> shown(row, code).orElse(row.reason(code).in(language)));
    }
    return said;
  }

  /** Why a status is as it is; nothing where the reason says the same words again. */
  final Optional<String> because(Status status, String reason) {
    return Optional.ofNullable(reason)
        .map(code -> tables.reasonWords(code, language))
        .filter(words -> !words.equalsIgnoreCase(status.in(language)));
  }

  /** The first reason that rows give for having no value. */
  static Reason reason(List<Rows.Row> rows, Reason otherwise) {
    return rows.stream()
        .map(row -> row.text("reason"))
        .filter(Objects::nonNull)
        .findFirst()
        .map(Reason::of)
        .orElse(otherwise);
  }

  /** Rows by the texts of some columns that tell them apart. */
  static Map<List<String>, Rows.Row> by(List<Rows.Row> rows, String... columns) {
    Map<List<String>, Rows.Row> found = new HashMap<>();
    rows.forEach(row -> found.put(Stream.of(columns).map(row::text).toList(), row));
    return found;
  }

  /** Why there is nothing to draw where it is rows of a table that are missing. */
  final String without(String table, OptionalInt year) {
    return tables.from(table).isEmpty()
        ? Reason.SOURCE_NOT_LOADED.in(language)
        : say("{} {}", Phrase.NO_YEAR_ROWS, Phrase.year(year, language));
  }

  /** Whether any of the values in a table is not validated by anybody yet. */
  static boolean isPreliminary(ReportTables.Read values) {
    return values.known("value").rows().stream()
        .map(ReportTables.Value::of)
        .anyMatch(ReportTables.Value::isPreliminary);
  }

  static boolean isSynthetic(List<Rows.Row> rows) {
    return rows.stream().anyMatch(row -> row.flag("synthetic"));
  }

  /** Towns, country or both, within a sentence. */
  final String lower(String residence) {
    return residence(residence, language).toLowerCase(Locale.ROOT);
  }

  /** The same as a heading. */
  static String residence(String residence, Language language) {
    return (switch (residence) {
          case "urban" -> Phrase.URBAN_RESIDENCE;
          case "rural" -> Phrase.RURAL_RESIDENCE;
          default -> Phrase.TOTAL_RESIDENCE;
        })
        .in(language);
  }
}
