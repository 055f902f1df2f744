package org.ptps.charts.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/**
 * What a chart has found out before it is drawn; puts title, message, caption and stamps around it,
 * or the page that says why there is nothing to draw.
 */
public final class Sketch {
  private final Figure figure;
  private final Language language;
  private final Map<String, String> slots = new LinkedHashMap<>();
  private final List<String> caption = new ArrayList<>();
  private final Map<String, String> told = new LinkedHashMap<>();
  private boolean synthetic;
  private boolean preliminary;

  public Sketch(Figure figure, Language language) {
    this.figure = figure;
    this.language = language;
  }

  public Language language() {
    return language;
  }

  /** A slot that the declaration's words may use. */
  public Sketch slot(String name, String value) {
    slots.put(name, name.equals("area") ? within(value) : value);
    return this;
  }

  // A group of municipalities has no name of its own, which would keep its capital in a sentence.
  private String within(String area) {
    return area.startsWith(Phrase.PARTNERS.in(language))
        ? area.substring(0, 1).toLowerCase(Locale.ROOT) + area.substring(1)
        : area;
  }

  public Sketch line(String line) {
    if (!line.isBlank()) {
      caption.add(line);
    }
    return this;
  }

  /** What is told of one indicator, behind its name. */
  public Sketch of(String indicator, String facts) {
    told.put(indicator, facts);
    return this;
  }

  public Sketch stamps(boolean synthetic, boolean preliminary) {
    this.synthetic |= synthetic;
    this.preliminary |= preliminary;
    return this;
  }

  /** The same of values. */
  public Sketch stamps(List<ReportTables.Value> values) {
    return stamps(Caption.synthetic(values), Caption.preliminary(values));
  }

  /** The slot of the year, which may be none. */
  public Sketch year(OptionalInt year) {
    return slot("year", Phrase.year(year, language));
  }

  /** Slots that are called as the columns of a row that they count by. */
  public Sketch counts(Optional<Rows.Row> row, String... columns) {
    for (String column : columns) {
      slot(column, Facts.whole(row, column));
    }
    return this;
  }

  /** The year as the beginning of the facts; nothing where no year has a value. */
  public static String year(OptionalInt year, Language language) {
    return year.isPresent() ? Phrase.YEAR.in(language) + " " + year.getAsInt() + ". " : "";
  }

  /** Lines that name the figure's indicators, their sources and what is known of them. */
  public Sketch sources(ReportTables tables, String facts) {
    return line(Caption.indicators(figure.indicators(), told, tables, language))
        .facts(tables, facts);
  }

  /** The same with the dates between which values were observed. */
  public Sketch sources(ReportTables tables, String facts, List<ReportTables.Value> values) {
    return sources(tables, facts + " " + Caption.dates(values, language));
  }

  /** The same without the names of the indicators, where the drawing bears them. */
  public Sketch facts(ReportTables tables, String facts, List<ReportTables.Value> values) {
    return facts(tables, facts + " " + Caption.dates(values, language));
  }

  public Sketch facts(ReportTables tables, String facts) {
    List<String> sources = tables.sourcesOf(figure.indicators(), language);
    if (!sources.isEmpty()) {
      line(
          (sources.size() == 1 ? Phrase.SOURCE : Phrase.SOURCES).in(language)
              + ": "
              + String.join("; ", sources)
              + ".");
    }
    String state =
        preliminary
            ? Phrase.STATUS.in(language) + ": " + Phrase.PRELIMINARY.in(language) + "."
            : "";
    return line((facts.strip() + " " + state).strip());
  }

  /** Dates between which the rows were observed, from their columns; empty where none has any. */
  public String dates(List<Rows.Row> rows, String from, String to) {
    return Caption.dates(
        rows.stream().flatMap(row -> Stream.of(row.text(from), row.text(to))), language);
  }

  /** The figure without a chart, with the reason in place of it. */
  public Picture nothing(String reason, DataTable plotted) {
    // Where no year has data, its title names none.
    String none = Pattern.quote(Phrase.NO_YEAR.in(language));
    String title = title().replaceAll(",[^,()]*" + none + "| \\([^()]*" + none + "\\)", "");
    return new Picture(
        figure.id(),
        title,
        Picture.nothing(title, reason, language),
        List.copyOf(caption),
        List.of(frame(title, "", new Legend()).noData(reason)),
        plotted,
        new DataTable(
            List.of(Phrase.REASON.in(language)), List.of(false), List.of(List.of(reason))),
        figure.indicators());
  }

  /** The figure as it is drawn. */
  public Picture drawn(
      Legend legend,
      Function<Frame, List<Page>> pages,
      String description,
      DataTable plotted,
      DataTable twin) {
    String title = title();
    String message = figure.said(slots, language);
    return new Picture(
        figure.id(),
        title,
        message + " " + description,
        List.copyOf(caption),
        pages.apply(frame(title, message, legend)),
        plotted,
        twin,
        figure.indicators());
  }

  /** The same where the table and the text for those who cannot see it say the same of rows. */
  public <R> Picture drawn(
      Legend legend,
      Function<Frame, List<Page>> pages,
      Columns<R> said,
      List<R> rows,
      DataTable plotted) {
    return drawn(legend, pages, said.told(rows), plotted, said.table(rows));
  }

  private String title() {
    return figure.heading(slots, language);
  }

  private Frame frame(String title, String message, Legend legend) {
    return new Frame(
        language,
        new Frame.Stamps(synthetic, preliminary),
        title,
        message,
        legend,
        caption,
        figure.size());
  }

  /**
   * Rows as they are plotted.
   *
   * @param columns names of the query's columns between blanks; those of numbers, which are written
   *     as machines read them, begin with a {@code #}
   */
  public static DataTable plotted(String columns, List<Rows.Row> rows) {
    Columns<Rows.Row> plotted = new Columns<>();
    for (String column : columns.split(" ")) {
      if (column.startsWith("#")) {
        String name = column.substring(1);
        plotted.machine(name, row -> row.number(name));
      } else {
        plotted.text(column, row -> row.text(column));
      }
    }
    return plotted.table(rows);
  }
}
