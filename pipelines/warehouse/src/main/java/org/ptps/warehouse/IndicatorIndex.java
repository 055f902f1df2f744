package org.ptps.warehouse;

import java.util.List;
import java.util.stream.Collectors;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.IndicatorCatalog;

/** Generates {@code sql/INDICATORS.md}. */
public final class IndicatorIndex {
  private IndicatorIndex() {}

  /** The index as Markdown, Spanish first. */
  public static String markdown(IndicatorCatalog catalog) {
    StringBuilder text =
        new StringBuilder(
            """
            # Indicadores · Indicators

            Made from the files below by `IndicatorIndex`; do not edit. A test fails when it is stale
            and says how to refresh it. The list is proposed, pending approval by PTPS; origin says who
            names each indicator: `plan`, `inferred` from the Plan, or `ours`.
            """);
    String component = "";
    for (Indicator indicator : catalog.indicators()) {
      if (!indicator.component().id().equals(component)) {
        component = indicator.component().id();
        text.append("\n## ").append(indicator.component().name().es()).append(" · ");
        text.append(indicator.component().name().en()).append("\n");
      }
      append(text, indicator);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Indicator indicator) {
    String file = "indicators/" + indicator.component().folder() + "/" + indicator.id();
    text.append("\n### ").append(indicator.code()).append(" · ");
    text.append(indicator.name().es()).append("\n\n");
    text.append("*").append(indicator.name().en()).append("*\n\n");
    text.append(indicator.definition().es()).append("\n\n");
    line(
        text,
        "Fórmula",
        indicator.unit().symbol().es()
            + " de «"
            + indicator.numerator().es()
            + "» entre «"
            + indicator.denominator().es()
            + "»");
    line(text, "Unidad contada", indicator.counts().words().es());
    line(text, "Origen", indicator.origin().name().toLowerCase(java.util.Locale.ROOT));
    line(text, "Resultados", String.join(", ", indicator.results()));
    line(text, "ODS", String.join(", ", indicator.sdg()));
    line(text, "Se compara con", codes(indicator.baselines()));
    line(
        text,
        "Desgloses",
        indicator.breakdowns().stream()
            .map(breakdown -> breakdown.name().es())
            .collect(Collectors.joining(", ")));
    line(
        text,
        "Acompañantes",
        indicator.companions().stream()
            .map(companion -> companion.name().es())
            .collect(Collectors.joining(", ")));
    line(
        text,
        "Ejemplos",
        indicator.examples().stream()
            .map(example -> example.name().es())
            .collect(Collectors.joining("; ")));
    line(text, "Archivos", "[consulta](" + file + ".sql), [declaración](" + file + ".conf)");
  }

  private static String codes(List<String> ids) {
    return ids.stream().map(id -> "`" + id + "`").collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append("- ").append(label).append(": ").append(value).append("\n");
    }
  }
}
