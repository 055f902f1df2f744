package org.ptps.charts.words;

import java.util.OptionalInt;
import org.ptps.catalog.Language;
import org.ptps.catalog.Stamp;
import org.ptps.catalog.Words;

/** Words that figures and reports share, each written once. */
public enum Phrase {
  FICTITIOUS(Stamp.FICTITIOUS.es(), Stamp.FICTITIOUS.en()),
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
  MUNICIPALITIES_OF_2017("municipios socios de 2017", "partner municipalities of 2017"),
  MEMBER_MUNICIPALITIES("municipios socios", "partner municipalities"),
  WITH_DATA("con dato", "with data"),
  UNKNOWN("desconocido", "unknown"),
  OBSERVED("Observado", "Observed"),
  OBSERVED_FROM("del", "from"),
  OBSERVED_TO("al", "to"),
  OBSERVED_ON("el", "on"),
  BASELINE("Línea de base", "Baseline"),
  CLASS("Clase", "Class"),
  UNCLASSIFIED("sin clasificar", "not classified"),
  UNCLASSIFIED_SHORT("s/c", "n/c"),
  GENERATION_CHANGE(
      "SIASAR 1 hasta 2016 · SIASAR 2 y 3 desde 2017: las letras no se comparan",
      "SIASAR 1 up to 2016 · SIASAR 2 and 3 from 2017: the letters are not comparable"),
  RURAL_ONLY("r = solo área rural", "r = rural part only"),
  URBAN_ONLY("u = solo área urbana", "u = urban part only"),
  VALUE("Valor", "Value"),
  NO_YEAR_ROWS("ningún registro en", "no record in"),
  ALL("Total", "Total"),
  CATEGORY("Categoría", "Category"),
  SYSTEMS("sistemas", "systems"),
  PROVIDERS("prestadores", "providers"),
  ANSWERS("respuestas", "answers"),
  LINES("líneas", "lines"),
  WITHOUT_SOURCE("Sin fuente declarada", "Without a declared source"),
  FILES("archivos", "files"),
  NO_ANALYSIS("sin análisis", "not tested"),
  MEETS("cumple", "meets the norm"),
  DOES_NOT_MEET("no cumple", "does not meet it"),
  WHOLE_LINE("Línea continua", "Whole line"),
  DASHED("de trazos", "dashed"),
  ONE_TOO_OLD_SHORT("vencida", "too old"),
  TOO_OLD_SHORT("vencidas", "too old"),
  NO_DATA_CELL("sin dato, con letra del motivo", "no data, with the letter of the reason"),
  BASIC("básico", "basic"),
  IMPROVED("mejorado", "improved"),
  SAFELY_MANAGED("gestionado de forma segura", "safely managed"),
  AT_LEAST_BASIC("al menos básico", "at least basic"),
  LIMITED("limitado", "limited"),
  UNIMPROVED("no mejorado", "unimproved"),
  SURFACE_WATER("agua superficial", "surface water"),
  OPEN_DEFECATION("defecación al aire libre", "open defecation"),
  NOT_DETAILED("sin detalle en la edición", "not detailed in the edition"),
  TOTAL_RESIDENCE("Nacional", "National"),
  URBAN_RESIDENCE("Urbano", "Urban"),
  RURAL_RESIDENCE("Rural", "Rural"),
  LINEAR_PATH("referencia lineal (cálculo propio)", "linear reference (our own calculation)"),
  BASELINE_RESTATED(
      "la misma línea de base en la edición mostrada", "the same baseline in the edition shown"),
  ESTIMATES("estimaciones", "estimates"),
  ONE_EDITION("Una sola edición, que no se une con otra.", "A single edition, joined to no other."),
  NOT_IN_EDITION("sin años en esta edición", "without years in this edition"),
  NO_SAFELY_MANAGED(
      "La edición no separa lo gestionado de forma segura en las tres áreas; el primer peldaño es"
          + " «al menos básico».",
      "The edition does not set safely managed apart in all three areas; the first step is \"at"
          + " least basic\"."),
  RESIDENCE("Zona", "Residence"),
  EACH_YEAR(
      "valor de cada año; un año sin dato queda en blanco",
      "value of each year; a year without data is left blank"),
  STARTING_VALUE("valor de partida", "starting value"),
  STARTING_SHORT("Partida", "Start"),
  LATEST_VALUE("último valor", "latest value"),
  LATEST_SHORT("Último", "Latest"),
  CHANGE_POINTS("Cambio", "Change"),
  CHANGE_IN_BRACKETS(
      "Cambio en puntos; entre paréntesis el que no es claro o no se puede probar.",
      "Change in points; in brackets where it is not clear or cannot be tested."),
  CATALOGUE_PROPOSED(
      "Catálogo de indicadores propuesto, pendiente de aprobación por PTPS.",
      "Proposed catalogue of indicators, pending approval by PTPS."),
  RESULTS_COUNTED("resultados", "results"),
  HEADLINES("Principales", "Headline indicators"),
  OTHER_INDICATORS("Otros indicadores", "Other indicators"),
  CONDITION_OF("es condición de", "is a condition of"),
  MUNICIPALITIES_REACH_IT("municipios lo alcanzan", "municipalities reach it"),
  RESULTS_METHOD(
      "El semáforo de un resultado es el peor de sus indicadores principales; las fichas cuentan los demás"
          + " indicadores por estado. Dice qué muestran los indicadores, no que el resultado se haya"
          + " logrado.",
      "The light of a result is the worst of its headline indicators; the chips count the other"
          + " indicators by status. It says what the indicators show, not that the result was"
          + " achieved."),
  RESULT("Resultado", "Result"),
  SUBSECTOR("Subsector", "Subsector"),
  BLOCK("Bloque", "Block"),
  MAPAS_RED("rojo: menos de 1", "red: under 1"),
  MAPAS_YELLOW("amarillo: de 1 a 2", "yellow: 1 to 2"),
  MAPAS_GREEN("verde: más de 2", "green: over 2"),
  MAPAS_LIGHTS(
      "Puntaje de 0 a 3 por edición; debajo, el cambio. Las letras son las del semáforo de MAPAS:"
          + " R rojo, A amarillo, V verde.",
      "Score from 0 to 3 by edition; below, the change. The letters are those of the lights of"
          + " MAPAS: R red, Y yellow, G green."),
  NO_TWO_SOURCES(
      "no hay dos fuentes que hablen de lo mismo en el mismo año",
      "no two sources speak of the same thing in the same year"),
  VALUES_OF("valores de", "values of"),
  LATEST_YEAR_OF_TWO(
      "De cada cosa, el último año en que hablan al menos dos fuentes. * Muestra de 25 a 49 casos.",
      "Of each thing, the latest year in which at least two sources speak. * Sample of 25 to 49"
          + " cases."),
  SOURCE_THAT_COUNTS("fuente que cuenta", "source that counts"),
  OTHER_SOURCE(
      "otra fuente, con su diferencia en puntos", "another source, with its difference in points"),
  OTHER_COUNT(
      "se cuenta de otra manera: sin diferencia", "counted in another way: no difference is told"),
  INTERVAL_95("intervalo del 95 %", "95 % interval"),
  COUNTS("cuenta", "counts"),
  SUBJECT("Cosa", "Thing"),
  GAP("Diferencia", "Difference"),
  NOT_BOTH_SIDES("Sin dato de los dos lados", "Without data of both sides"),
  GAP_OF_POINTS(
      "Diferencia: rural menos urbano, en puntos, en el año que se indica.",
      "Difference: rural less urban, in points, in the year that is given."),
  OWN_SCALE("cada panel en su propia escala", "each panel on a scale of its own"),
  OBSERVED_IN_YEAR("observado en el año", "observed in the year"),
  OTHER_LETTERS(
      "SIASAR 1: letras que no se comparan con las siguientes",
      "SIASAR 1: letters not comparable with the later ones"),
  SERIES("serie de", "series of"),
  OBSERVED_UNTIL("observado hasta", "observed until"),
  CARRIED_FORWARD("dato de un año anterior", "data of an earlier year"),
  MODELLED("año estimado por el publicador, sin encuesta", "year modelled by the publisher"),
  DECLARED_EVENT("acontecimiento declarado", "declared event"),
  TARGET_OF("Meta", "Target"),
  REFERENCE_OF("Valor de referencia", "Reference value"),
  MAY_BE_SHORT("Puede ser", "May be"),
  MAY_BE(
      "lo que puede ser: intervalo de la muestra, o límites por lo que falta",
      "what it may be: interval of the sample, or bounds for what is missing"),
  TARGET("meta", "target"),
  REFERENCE_VALUE("valor de referencia", "reference value"),
  OTHER_EDITION(
      "de otra edición, no se marca en la figura.",
      "of another edition, not marked in the figure."),
  IN_THIS_EDITION("en esta edición", "in this edition"),
  PER_CENT_OF_POPULATION("% de la población", "% of the population"),
  NO_YEAR("ningún año con dato", "no year with data"),
  AXIS_FROM("el eje empieza en", "the axis starts at"),
  STATUS("Estado", "Status"),
  OF("de", "of"),
  SKIP("Saltar al contenido", "Skip to the content"),
  CONTENTS("Contenido", "Contents"),
  FICTITIOUS_BANNER(
      "Este informe contiene filas ficticias. Sirve para mostrar el sistema; ninguna decisión debe"
          + " apoyarse en ellas.",
      "This report contains fictitious rows. It shows how the system works; no decision should rest"
          + " on them."),
  ANNEXES("Anexos, en archivos aparte", "Annexes, in files of their own"),
  ANNEX_OF("Anexo de", "Annex to"),
  SCROLL_CUE("Deslice hacia un lado para ver todo", "Slide sideways to see all of it"),
  LACKING("no cumple o no tiene", "does not meet it or lacks it"),
  HAVING("cumple o tiene", "meets it or has it"),
  OF_WHICH_UNKNOWN("no se sabe", "not known"),
  IN_PARTNERS("En los municipios socios,", "In the partner municipalities,"),
  AUTHOR("Autor", "Author"),
  READERS("Para quién", "For whom"),
  EDITION_OF("Edición del", "Edition of"),
  ANNEX_OF_SHEETS("anexo de fichas", "annex of sheets"),
  FIGURE("Figura", "Figure"),
  FIGURES("Figuras", "Figures"),
  PAGE("Página", "Page"),
  SIGNED_BY("Nombre y firma", "Name and signature"),
  SIGNED_OFFICE("Cargo", "Office"),
  SIGNED_ON("Fecha", "Date"),
  FIGURE_TABLE("Tabla de la figura", "Table of figure"),
  PLOTTED_NUMBERS("Números dibujados", "Plotted numbers"),
  COMPONENT("Componente", "Component"),
  DEFINITION("Qué mide", "What it measures"),
  NUMERATOR("Cuenta (n)", "Count (n)"),
  DENOMINATOR("De cuántos (N)", "Of how many (N)"),
  ORIGIN("Origen del indicador", "Origin of the indicator"),
  ORIGIN_PLAN("del Plan", "stated by the Plan"),
  ORIGIN_INFERRED("inferido del Plan", "inferred from the Plan"),
  ORIGIN_OURS("propio", "our own"),
  ORIGIN_PLAN_SHORT("Plan", "Plan"),
  ORIGIN_INFERRED_SHORT("inferido", "inferred"),
  ORIGIN_OURS_SHORT("propio", "ours"),
  CAVEATS("Advertencias", "Caveats"),
  SDG("ODS", "SDG"),
  AREA("Área", "Area"),
  NATION("Nación", "Nation"),
  NATION_BY_SIASAR("nación, según SIASAR", "nation, by SIASAR"),
  PARTNER_GROUPS("Grupos de municipios socios", "Groups of partner municipalities"),
  PARTNERS("Municipios socios", "Partner municipalities"),
  OTHER_MUNICIPALITIES("Otros municipios", "Other municipalities"),
  DEPARTMENTS("Departamentos", "Departments"),
  UNKNOWN_PCT("no se sabe, %", "unknown, %"),
  COUNT_OF("n/N", "n/N"),
  WITHOUT_A_VALUE("sin valor publicable", "without a value that can be published"),
  ALL_WITHOUT_VALUE("todos sin valor", "all without a value"),
  FILE("Archivo", "File"),
  SHEET("Hoja", "Sheet"),
  PHYSICAL_LINES("Líneas del archivo", "Lines of the file"),
  HEADER("Encabezado", "Header"),
  BLANK("Vacías", "Blank"),
  FOOTER("Pie", "Footer"),
  OUT_OF_SCOPE("Fuera de alcance", "Out of scope"),
  KEPT("Conservadas", "Kept"),
  DUPLICATE("Duplicadas", "Duplicate"),
  REJECTED("Rechazadas", "Rejected"),
  BALANCES("Cuadra", "Balances"),
  YES("sí", "yes"),
  NO("no", "no"),
  NOT_KNOWN("no se sabe", "not known"),
  CHANGE_UP("sube", "up"),
  CHANGE_DOWN("baja", "down"),
  CHANGE_UNCLEAR("sin evidencia suficiente de cambio", "no sufficient evidence of change"),
  CHANGE_UNTESTABLE("no se puede probar", "cannot be tested"),
  TARGET_PLAN("(meta del Plan)", "(target of the Plan)"),
  TARGET_APPROVED("(meta aprobada)", "(approved target)"),
  TARGET_INFERRED("(valor inferido del Plan)", "(value inferred from the Plan)"),
  TARGET_OURS("(propuesta nuestra)", "(our proposal)"),
  TARGET_LINEAR("(referencia lineal, cálculo propio)", "(linear reference, our own calculation)"),
  PROPOSED_CATALOGUE(
      "El catálogo de indicadores es una propuesta, pendiente de aprobación por PTPS. Junto a cada"
          + " código se dice de dónde viene: del Plan, inferido del Plan o propio.",
      "The catalogue of indicators is a proposal, pending approval by PTPS. Beside each code stands"
          + " where it comes from: stated by the Plan, inferred from the Plan, or our own."),
  AS_OF(
      "Observaciones hasta el {last_day}, con lo que se conocía el {date}: lo entregado o publicado"
          + " después no está. Las metas y las referencias lineales son de años por venir.",
      "Observations until {last_day}, with what was known on {date}: what was delivered or published"
          + " later is not in it. Targets and linear references are of years to come."),
  KNOWN_ON(
      "Con lo que se conocía el {date}: lo entregado o publicado después no está.",
      "With what was known on {date}: what was delivered or published later is not in it."),
  KNOWN_UNTIL(
      "Con todo lo entregado o publicado, lo último del {date}.",
      "With all that was delivered or published, the last of {date}."),
  FOR_MEMBERS("solo para miembros de PTPS", "for members of PTPS only"),
  NONE_IN_THESE_YEARS(
      "Sin datos de {from}{to}: {title}. Hay valores de {first} a {last}.",
      "No data of {from}{to}: {title}. There are values from {first} to {last}."),
  TYPED_TITLE(
      "El título lo escribió quien pidió la figura.",
      "The title was typed by whoever asked for the figure."),
  TYPED_SOURCES(
      "Números escritos en el texto, con su fuente:",
      "Numbers written in the text, with their sources:"),
  DEFINITIONS("Definiciones", "Definitions"),
  WHY("Por qué importa", "Why it matters"),
  RESULTS("Resultados que informa", "Results that it informs"),
  BASELINES("Líneas de base", "Baselines"),
  REFERENCE_ONLY("solo referencia", "reference only"),
  RESTATED("recalculada", "restated"),
  TARGETS("Valor por alcanzar", "Value to be reached"),
  DIFFERENCE("no: diferencia de", "no: difference of"),
  TOTAL("Total", "Total"),
  LEDGER_BALANCES(
      "El cuadre da: las partes de cada archivo suman sus líneas físicas.",
      "The ledger balances: the parts of each file add up to its physical lines."),
  LEDGER_DIFFERS(
      "El cuadre no da en uno o más archivos: es una falla del sistema, no use estos resultados.",
      "The ledger of one or more files does not balance: a fault of the system, do not use these"
          + " results."),
  NO_FILES("No se leyó ningún archivo.", "No file was read."),
  FIRST_LINE("Primera línea", "First line"),
  WHAT_TO_DO("Qué hacer", "What to do"),
  REFUSED_ROW("fila rechazada", "row refused"),
  REFUSED_CELL("celda no aceptada", "cell not accepted"),
  REPEATED_ROW("fila repetida", "row repeated"),
  DOUBTFUL_ROW("fila dudosa, conservada", "row in doubt, kept"),
  SEVERITY("Qué pasó", "What happened"),
  CORRECTED_CELL("valor corregido", "value corrected"),
  NOTICE("aviso", "notice"),
  WHOLE_PART("archivo o columna, entero", "whole file or column"),
  ROWS("Filas", "Rows"),
  NOTHING_TO_CORRECT("No hay filas por corregir.", "There are no rows to correct."),
  NO_UNCLAIMED("Todos los archivos tienen fuente.", "Every file has a source."),
  LICENCE("Licencia", "Licence"),
  CITATION("Cita", "Citation"),
  RETRIEVED("Descargado", "Retrieved"),
  ADDRESS("Dirección", "Address"),
  LEDGER_BY_FILE("Cuadre de filas por archivo", "Ledger of rows by file"),
  REJECTED_BY_RULE("Filas por corregir, por archivo y regla", "Rows to correct, by file and rule"),
  UNCLAIMED_FILES("Archivos sin fuente declarada", "Files without a declared source"),
  NOT_STATED("no consta", "not stated"),
  FROM_WAREHOUSE(
      "Cada número se puede seguir hasta el archivo y la línea de donde sale.",
      "Each number can be followed to the file and line that it comes from.");

  private final Words words;

  Phrase(String es, String en) {
    this.words = new Words(es, en);
  }

  /** Where an indicator comes from. */
  public static Phrase origin(String origin) {
    return switch (origin) {
      case "plan" -> ORIGIN_PLAN;
      case "inferred" -> ORIGIN_INFERRED;
      case "ours" -> ORIGIN_OURS;
      default ->
          throw new ChartException("origin '" + origin + "' has no words → add it to Phrase");
    };
  }

  /** The same where there is little room. */
  public static Phrase shortOrigin(String origin) {
    return switch (origin(origin)) {
      case ORIGIN_PLAN -> ORIGIN_PLAN_SHORT;
      case ORIGIN_INFERRED -> ORIGIN_INFERRED_SHORT;
      default -> ORIGIN_OURS_SHORT;
    };
  }

  /** What a value to be reached may be called; only the Plan's and the approved are targets. */
  public static Phrase target(String origin) {
    return switch (origin == null ? "" : origin) {
      case "plan" -> TARGET_PLAN;
      case "approved" -> TARGET_APPROVED;
      case "inferred" -> TARGET_INFERRED;
      case "linear" -> TARGET_LINEAR;
      case "ours" -> TARGET_OURS;
      default ->
          throw new ChartException(
              "target origin '" + origin + "' has no words → add it to Phrase");
    };
  }

  /** A year in words: that there is none, where it is empty. */
  public static String year(OptionalInt year, Language language) {
    return year.isPresent() ? String.valueOf(year.getAsInt()) : NO_YEAR.in(language);
  }

  public String in(Language language) {
    return words.in(language);
  }
}
