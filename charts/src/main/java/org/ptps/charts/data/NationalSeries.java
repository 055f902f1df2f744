package org.ptps.charts.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Language;
import org.ptps.charts.words.Bilingual;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.RowKey;

/** Published series of the nation and the baselines that stand beside them. */
public final class NationalSeries {
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
          "source",
          "key");

  private static final List<Boolean> NUMERIC =
      List.of(false, false, false, false, false, true, true, false, false, false);

  private NationalSeries() {}

  /** One published point. */
  public record Point(
      String publisher,
      String edition,
      String words,
      String variable,
      String residence,
      int year,
      double value,
      boolean synthetic,
      String source) {
    /** Key of the published number, without its part. */
    String key() {
      String key =
          new ClaimKey(
                  variable,
                  "",
                  "",
                  publisher + " " + edition,
                  "HN",
                  residence,
                  String.valueOf(year),
                  "",
                  "value")
              .text();
      return key.substring(0, key.lastIndexOf('/'));
    }

    public String shown(Language language) {
      return Facts.fact(key() + "/value", value, Numbers.percent(value, language));
    }

    public String edited() {
      return publisher + " " + edition;
    }

    public List<String> plotted() {
      return List.of(
          "estimate",
          publisher,
          edition,
          variable,
          residence,
          String.valueOf(year),
          Numbers.machine(value),
          String.valueOf(synthetic),
          String.valueOf(source),
          key());
    }
  }

  /** A published starting value of the nation, or the same year's value in a later edition. */
  public record Baseline(
      String kind,
      String variable,
      String residence,
      int year,
      double value,
      String definition,
      String source,
      String edition,
      String key) {
    public String shown() {
      return Facts.fact(key, value, NationalSeries.shown(value));
    }

    public boolean restated() {
      return kind.equals("restated");
    }

    public List<String> plotted() {
      return List.of(
          kind,
          "",
          "",
          variable,
          residence,
          String.valueOf(year),
          Numbers.machine(value),
          "false",
          source,
          key.substring(0, key.lastIndexOf('/')));
    }
  }

  /** Points with a value, ordered by publisher, edition, variable, residence and year. */
  public static List<Point> points(
      ReportTables tables, List<String> variables, List<String> residences, Language language) {
    List<Point> points = new ArrayList<>();
    if (variables.isEmpty()) {
      return points;
    }
    Map<String, Rows.Row> names = editions(tables);
    tables
        .from("national_coverage")
        .in("variable", variables)
        .in("residence", residences)
        .known("value")
        .by("publisher")
        .by("edition")
        .by("variable")
        .by("residence")
        .by("year")
        .by("source")
        .rows()
        .forEach(
            row ->
                points.add(
                    new Point(
                        row.text("publisher"),
                        row.text("edition"),
                        words(names, tables, row.text("publisher"), row.text("edition"), language),
                        row.text("variable"),
                        row.text("residence"),
                        row.integer("year").intValue(),
                        row.number("value"),
                        row.flag("synthetic"),
                        row.text("source"))));
    return points;
  }

  /** Editions by publisher and edition. */
  private static Map<String, Rows.Row> editions(ReportTables tables) {
    Map<String, Rows.Row> names = new HashMap<>();
    tables
        .from("editions")
        .rows()
        .forEach(row -> names.put(row.text("publisher") + " " + row.text("edition"), row));
    return names;
  }

  private static String words(
      Map<String, Rows.Row> names,
      ReportTables tables,
      String publisher,
      String edition,
      Language language) {
    Rows.Row row = names.get(publisher + " " + edition);
    return row == null
        ? named(publisher + " " + edition, language)
        : tables.words("editions", "name", row, language);
  }

  /** Baselines of the nation for an indicator, those of the Plan before restated ones. */
  public static List<Baseline> baselines(ReportTables tables, String indicator, Language language) {
    List<Baseline> baselines = new ArrayList<>();
    tables
        .from("baselines")
        .where("indicator", indicator)
        .in("kind", List.of("baseline", "restated"))
        .where("scope", "NAT")
        .known("value")
        .by("kind")
        .by("year")
        .by("variable")
        .by("residence")
        .by("value")
        .rows()
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
                        tables.words("baselines", "source", row, language),
                        java.util.Objects.toString(row.text("edition"), ""),
                        new RowKey("baselines", List.of(indicator, row.text("id")), "value")
                            .text())));
    return baselines;
  }

  public static DataTable plotted(List<List<String>> rows) {
    return new DataTable(COLUMNS, NUMERIC, rows);
  }

  /** Names of publishers in a text as readers of a language know them. */
  public static String named(String text, Language language) {
    return Bilingual.publishers(text, language);
  }

  /** A published whole number is shown as published, a computed one with its decimal. */
  public static String shown(double value) {
    return Numbers.with(value, value == Math.rint(value) ? 0 : 1, "%");
  }

  /** What a variable of JMP counts, in words that begin in lower case. */
  public static String words(String variable, Language language) {
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
