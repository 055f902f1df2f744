package org.ptps.charts;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Rows;

/** One table per indicator: areas down, the latest years across. */
final class IndicatorTables {
  private static final int YEARS = 3;
  private static final List<String> RESIDENCES = List.of("total", "rural", "urban");

  private final ReportTables tables;
  private final Language language;
  private final Set<String> members;
  private final Map<String, String> areaNames;

  IndicatorTables(ReportTables tables, Language language) {
    this.tables = tables;
    this.language = language;
    this.areaNames = tables.areaNames(language);
    this.members =
        java.util.stream.Stream.concat(
                tables.municipalities(Slice.AreaGroup.MEMBERS).stream(),
                tables.municipalities(Slice.AreaGroup.COHORT_2017).stream())
            .map(ReportTables.Area::code)
            .collect(Collectors.toSet());
  }

  String html() {
    StringBuilder html = new StringBuilder();
    List<Rows.Row> catalogue =
        tables.query("select * from report.indicators order by position").rows();
    for (Rows.Row row : catalogue) {
      indicator(html, row);
    }
    return html.toString();
  }

  private void indicator(StringBuilder html, Rows.Row row) {
    String code = row.text("code");
    html.append("<section id=\"")
        .append(Html.id(code))
        .append("\" aria-labelledby=\"")
        .append(Html.id(code))
        .append("-title\">\n<h3 id=\"")
        .append(Html.id(code))
        .append("-title\">")
        .append(Html.escape(code + " · " + words(row, "name")))
        .append("</h3>\n<dl class=\"facts\">");
    fact(html, Phrase.COMPONENT, words(row, "component"));
    fact(html, Phrase.DEFINITION, words(row, "definition"));
    fact(html, Phrase.NUMERATOR, words(row, "numerator"));
    fact(html, Phrase.DENOMINATOR, words(row, "denominator"));
    fact(html, Phrase.ORIGIN, origin(row.text("origin")));
    facts(
        html,
        Phrase.SDG,
        List.of(String.join(", ", tables.list("indicators", "sdg", row, language))));
    facts(html, Phrase.CAVEATS, tables.list("indicators", "caveats", row, language));
    html.append("</dl>\n");
    table(html, code, words(row, "name"));
    html.append("</section>\n");
  }

  private String words(Rows.Row row, String column) {
    return tables.words("indicators", column, row, language);
  }

  private String origin(String origin) {
    if (origin == null) {
      return null;
    }
    return switch (origin) {
      case "plan" -> Phrase.ORIGIN_PLAN.in(language);
      case "inferred" -> Phrase.ORIGIN_INFERRED.in(language);
      case "ours" -> Phrase.ORIGIN_OURS.in(language);
      default -> origin;
    };
  }

  private void fact(StringBuilder html, Phrase name, String value) {
    facts(html, name, value == null ? List.of() : List.of(value));
  }

  private void facts(StringBuilder html, Phrase name, List<String> values) {
    List<String> given = values.stream().filter(value -> !value.isBlank()).toList();
    if (!given.isEmpty()) {
      html.append(Html.element("dt", name.in(language)));
      given.forEach(value -> html.append(Html.element("dd", value)));
    }
  }

  private void table(StringBuilder html, String code, String name) {
    Map<String, List<ReportTables.Value>> levels = new LinkedHashMap<>();
    for (String level : List.of("nation", "ptps", "department", "municipality")) {
      levels.put(level, tables.values(code, level));
    }
    List<Integer> years = years(levels.values().stream().flatMap(List::stream).toList());
    if (years.isEmpty()) {
      html.append("<p class=\"why\">")
          .append(Html.escape(Phrase.NO_DATA.in(language) + ": " + Reason.NO_ROW.in(language)))
          .append("</p>\n");
      return;
    }
    html.append(Html.open(code + " " + name, "values"))
        .append("<thead><tr><th scope=\"col\" rowspan=\"2\">");
    html.append(Html.escape(Phrase.AREA.in(language))).append("</th>");
    for (Integer year : years) {
      html.append("<th scope=\"colgroup\" colspan=\"3\" class=\"year\">")
          .append(year)
          .append("</th>");
    }
    html.append("</tr><tr>");
    for (int i = 0; i < years.size(); i++) {
      html.append("<th scope=\"col\" class=\"n year\">")
          .append(Html.escape(Phrase.VALUE.in(language)))
          .append("</th><th scope=\"col\" class=\"n\">")
          .append(Html.escape(Phrase.COUNT_OF.in(language)))
          .append("</th><th scope=\"col\" class=\"n\">")
          .append(Html.escape(Phrase.UNKNOWN_PCT.in(language)))
          .append("</th>");
    }
    html.append("</tr></thead>\n");
    levels.forEach(
        (level, values) -> {
          if (level.equals("municipality")) {
            group(html, code, Phrase.PARTNERS.in(language), with(values, members::contains), years);
            group(
                html,
                code,
                Phrase.OTHER_MUNICIPALITIES.in(language),
                with(values, area -> !members.contains(area)),
                years);
          } else {
            group(html, code, heading(level), values, years);
          }
        });
    html.append("</table></div>\n");
  }

  // The latest years with a value; where no year has one, the latest years, to say why.
  private static List<Integer> years(List<ReportTables.Value> values) {
    TreeSet<Integer> known =
        values.stream()
            .filter(ReportTables.Value::isKnown)
            .map(ReportTables.Value::year)
            .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<Integer> all =
        known.isEmpty()
            ? values.stream()
                .map(ReportTables.Value::year)
                .collect(Collectors.toCollection(TreeSet::new))
            : known;
    return all.descendingSet().stream().limit(known.isEmpty() ? 1 : YEARS).sorted().toList();
  }

  private void group(
      StringBuilder html,
      String code,
      String heading,
      List<ReportTables.Value> values,
      List<Integer> years) {
    Map<String, List<ReportTables.Value>> areas =
        values.stream()
            .filter(value -> years.contains(value.year()))
            .collect(
                Collectors.groupingBy(
                    ReportTables.Value::areaCode, LinkedHashMap::new, Collectors.toList()));
    areas.values().removeIf(rows -> !shown(rows));
    html.append("<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"")
        .append(1 + 3 * years.size())
        .append("\">")
        .append(Html.escape(heading))
        .append("</th></tr>\n");
    if (areas.isEmpty()) {
      html.append("<tr><td colspan=\"")
          .append(1 + 3 * years.size())
          .append("\" class=\"why\">")
          .append(Html.escape(Phrase.ALL_WITHOUT_VALUE.in(language) + ": " + reasons(values)))
          .append("</td></tr>\n");
    }
    for (List<ReportTables.Value> area : areas.values()) {
      html.append("<tr><th scope=\"row\">")
          .append(Html.escape(name(area.get(0)) + suffix(area.get(0))))
          .append("</th>");
      for (Integer year : years) {
        cells(
            html,
            code,
            ReportTables.preferred(
                area.stream().filter(value -> value.year() == year).toList(), RESIDENCES));
      }
      html.append("</tr>\n");
    }
    html.append("</tbody>\n");
  }

  private String name(ReportTables.Value value) {
    return areaNames.getOrDefault(value.level() + ":" + value.areaCode(), value.areaName());
  }

  private static String suffix(ReportTables.Value value) {
    return value.level().equals("municipality") || value.level().equals("ptps")
        ? " (" + value.areaCode() + ")"
        : "";
  }

  // Partners and the nation are shown without a value too; of the others only those with one.
  private boolean shown(List<ReportTables.Value> rows) {
    String level = rows.get(0).level();
    return level.equals("nation")
        || level.equals("ptps")
        || (level.equals("municipality") && members.contains(rows.get(0).areaCode()))
        || rows.stream().anyMatch(ReportTables.Value::isKnown);
  }

  private String heading(String level) {
    return switch (level) {
      case "nation" -> Phrase.NATION.in(language);
      case "ptps" -> Phrase.PARTNER_GROUPS.in(language);
      default -> Phrase.DEPARTMENTS.in(language);
    };
  }

  private static List<ReportTables.Value> with(
      List<ReportTables.Value> values, Predicate<String> area) {
    return values.stream().filter(value -> area.test(value.areaCode())).toList();
  }

  private String reasons(List<ReportTables.Value> values) {
    String reasons =
        values.stream()
            .map(value -> Reason.of(value.reason()))
            .distinct()
            .sorted(Comparator.naturalOrder())
            .map(reason -> reason.in(language))
            .collect(Collectors.joining(", "));
    return reasons.isEmpty() ? Reason.NO_ROW.in(language) : reasons;
  }

  private void cells(StringBuilder html, String code, Optional<ReportTables.Value> found) {
    if (found.isEmpty() || !found.get().isKnown()) {
      Reason reason = found.map(value -> Reason.of(value.reason())).orElse(Reason.NO_ROW);
      html.append(Html.cell(reason.in(language), "why year"))
          .append(Html.cell("—", "n"))
          .append(Html.cell(found.map(this::unknown).orElse("—"), "n"));
      return;
    }
    ReportTables.Value value = found.get();
    html.append(Html.cell(value(code, value), "n year"))
        .append(Html.cell(count(value), "n"))
        .append(Html.cell(unknown(value), "n"));
  }

  private String value(String code, ReportTables.Value value) {
    String mark =
        switch (value.residence()) {
          case "rural" -> " r";
          case "urban" -> " u";
          default -> "";
        };
    return tables.isOfFewCases(code, value)
        ? Numbers.whole(value.numerator())
            + " "
            + Phrase.OF.in(language)
            + " "
            + Numbers.whole(value.denominator())
            + mark
        : tables.indicator(code).shown(value.value(), language) + mark;
  }

  private static String count(ReportTables.Value value) {
    return value.numerator() == null || value.denominator() == null
        ? "—"
        : Numbers.whole(value.numerator()) + "/" + Numbers.whole(value.denominator());
  }

  private String unknown(ReportTables.Value value) {
    return value.unknownPct() == null ? "—" : Numbers.decimal(value.unknownPct(), 1);
  }
}
