package org.ptps.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;

/** Published series of the nation and the baselines that stand beside them. */
final class NationalSeries {
  /** Columns of the plotted numbers of figures on these series. */
  private static final List<String> COLUMNS =
      List.of(
          "kind",
          "publisher",
          "edition",
          "variable",
          "residence",
          "year",
          "value",
          "synthetic",
          "source");

  private static final List<Boolean> NUMERIC =
      List.of(false, false, false, false, false, true, true, false, false);

  private NationalSeries() {}

  /** One published point. */
  record Point(
      String publisher,
      String edition,
      String variable,
      String residence,
      int year,
      double value,
      boolean synthetic,
      String source) {
    String edited() {
      return publisher + " " + edition;
    }

    List<String> plotted() {
      return List.of(
          "estimate",
          publisher,
          edition,
          variable,
          residence,
          String.valueOf(year),
          Numbers.machine(value),
          String.valueOf(synthetic),
          String.valueOf(source));
    }
  }

  /** A published starting value of the nation, or the same year's value in a later edition. */
  record Baseline(
      String kind,
      String variable,
      String residence,
      int year,
      double value,
      String definition,
      String source,
      String edition) {
    boolean restated() {
      return kind.equals("restated");
    }

    List<String> plotted() {
      return List.of(
          kind,
          "",
          "",
          variable,
          residence,
          String.valueOf(year),
          Numbers.machine(value),
          "false",
          source);
    }
  }

  /** Points with a value, ordered by publisher, edition, variable, residence and year. */
  static List<Point> points(ReportTables tables, List<String> variables, List<String> residences) {
    if (!tables.has("national_coverage") || variables.isEmpty()) {
      return List.of();
    }
    List<Object> parameters = new ArrayList<>(variables);
    parameters.addAll(residences);
    List<Point> points = new ArrayList<>();
    tables
        .query(
            """
            select publisher, edition, variable, residence, year, value, synthetic, source
            from report.national_coverage
            where variable in (%s) and residence in (%s) and value is not null
            order by publisher, edition, variable, residence, year, source"""
                .formatted(marks(variables), marks(residences)),
            parameters.toArray())
        .forEach(
            row ->
                points.add(
                    new Point(
                        row.text("publisher"),
                        row.text("edition"),
                        row.text("variable"),
                        row.text("residence"),
                        row.integer("year").intValue(),
                        row.number("value"),
                        row.flag("synthetic"),
                        row.text("source"))));
    return points;
  }

  private static String marks(List<String> values) {
    return values.stream().map(value -> "?").collect(Collectors.joining(", "));
  }

  /** Baselines of the nation for an indicator, those of the Plan before restated ones. */
  static List<Baseline> baselines(ReportTables tables, String indicator, Language language) {
    List<Baseline> baselines = new ArrayList<>();
    if (!tables.has("baselines")) {
      return baselines;
    }
    tables
        .query(
            """
            select * from report.baselines
            where indicator = ? and kind in ('baseline', 'restated') and scope = 'NAT'
                and value is not null
            order by kind, year, variable, residence, value""",
            indicator)
        .forEach(
            row ->
                baselines.add(
                    new Baseline(
                        row.text("kind"),
                        String.valueOf(row.text("variable")),
                        row.text("residence"),
                        row.integer("year").intValue(),
                        row.number("value"),
                        String.valueOf(tables.words("baselines", "definition", row, language)),
                        row.text("source"),
                        tables.has("baselines", "edition")
                            ? java.util.Objects.toString(row.text("edition"), "")
                            : "")));
    return baselines;
  }

  static DataTable plotted(List<List<String>> rows) {
    return new DataTable(COLUMNS, NUMERIC, rows);
  }

  /** Names of publishers in a text as readers of a language know them. */
  static String named(String text, Language language) {
    return switch (language) {
      case ES -> text.replace("World Bank", "Banco Mundial").replace("WHO/", "OMS/");
      case EN ->
          text.replace("cálculo propio, método JMP", "own calculation, JMP method")
              .replace("INE censo", "INE census");
    };
  }

  /** A published whole number is shown as published, a computed one with its decimal. */
  static String shown(double value) {
    return Numbers.with(value, value == Math.rint(value) ? 0 : 1, "%");
  }

  /** What a variable of JMP counts, in words that begin in lower case. */
  static String words(String variable, Language language) {
    String suffix = variable.substring(variable.indexOf('_') + 1);
    return switch (suffix) {
      case "bas" -> Phrase.BASIC.in(language);
      case "imp" -> Phrase.IMPROVED.in(language);
      case "sm" -> Phrase.SAFELY_MANAGED.in(language);
      case "lim" -> Phrase.LIMITED.in(language);
      case "unimp" -> Phrase.UNIMPROVED.in(language);
      case "sur" -> Phrase.SURFACE_WATER.in(language);
      case "od" -> Phrase.OPEN_DEFECATION.in(language);
      default -> variable;
    };
  }
}
