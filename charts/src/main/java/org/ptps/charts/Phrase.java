package org.ptps.charts;

import org.ptps.catalog.Language;
import org.ptps.catalog.Words;

/** Words that figures and reports share, each written once. */
enum Phrase {
  FICTITIOUS("DATOS FICTICIOS", "DATOS FICTICIOS (fictitious data)"),
  PRELIMINARY("preliminar", "preliminar (not yet validated)"),
  NO_DATA("Sin datos", "No data"),
  REASON("Motivo", "Reason"),
  INDICATOR("Indicador", "Indicator"),
  INDICATORS("Indicadores", "Indicators"),
  SOURCE("Fuente", "Source"),
  SOURCES("Fuentes", "Sources"),
  YEAR("Año", "Year"),
  EDITION("Edición", "Edition"),
  PUBLISHER("Publicador", "Publisher"),
  MUNICIPALITY("Municipio", "Municipality"),
  MUNICIPALITIES("municipios", "municipalities"),
  WITH_DATA("con dato", "with data"),
  UNKNOWN("desconocido", "unknown"),
  OBSERVED("Observado", "Observed"),
  OBSERVED_FROM("del", "from"),
  OBSERVED_TO("al", "to"),
  BASELINE("Línea de base", "Baseline"),
  CLASS("Clase", "Class"),
  UNCLASSIFIED("sin clasificar", "not classified"),
  UNCLASSIFIED_SHORT("s/c", "n/c"),
  SYSTEMS_COUNT("n", "n"),
  GENERATION_CHANGE(
      "SIASAR 1 hasta 2016 · SIASAR 2 y 3 desde 2017: las letras no se comparan",
      "SIASAR 1 up to 2016 · SIASAR 2 and 3 from 2017: the letters are not comparable"),
  RURAL_ONLY("r = solo área rural", "r = rural part only"),
  URBAN_ONLY("u = solo área urbana", "u = urban part only"),
  VALUE("Valor", "Value"),
  NO_DATA_CELL("sin dato, con letra del motivo", "no data, with the letter of the reason"),
  BASIC("básica", "basic"),
  IMPROVED("mejorada", "improved"),
  PER_CENT_OF_POPULATION("% de la población", "% of the population"),
  PAGE("página", "page"),
  OF("de", "of");

  private final Words words;

  Phrase(String es, String en) {
    this.words = new Words(es, en);
  }

  String in(Language language) {
    return words.in(language);
  }
}
