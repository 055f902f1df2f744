package org.ptps.catalog;

import java.util.List;
import java.util.Map;

/**
 * Declaration of one indicator; its SQL has the same stem.
 *
 * @param id stem of its two files: the code in lower case, words, the unit's suffix
 * @param code as in {@code PT-COB-01}; never changed and never used again
 * @param counts what the denominator counts
 * @param people which of its counts are people or households, who are not told of when they are few
 * @param peopleOf name of the people; indicators of the same ones are withheld together
 * @param universe {@link #INE_DWELLINGS}, {@link #MUNICIPALITIES}, or the lake table that is the
 *     register of what is counted
 * @param urban whether a total without its urban part may be published
 * @param area what areas have a value
 * @param sample whether rows may rest on samples: the query then says in {@code sampled} on how
 *     many cases the known denominator of a row rests, and values carry intervals
 * @param partial whether something is known of what counts as unknown: the query then says in
 *     {@code unknown_low} and {@code unknown_high} how many of the unknown meet the condition at
 *     least and at most, and the bounds follow
 * @param results results of the theory of change that it informs
 * @param baselines ids in {@code conf/baselines.conf}
 * @param targets ids in {@code conf/targets.conf}
 * @param why why it is counted, null where the definition says enough
 * @param measuresOwnActivity whether it measures what PTPS itself does or spends: it then decides
 *     no result
 * @param scaleTop largest value that a score can have, as the 3 of MAPAS; 0 where it has no scale
 */
public record Indicator(
    String id,
    String code,
    IndicatorComponent component,
    Words name,
    Words definition,
    Words numerator,
    Words denominator,
    Unit unit,
    Better better,
    Counts counts,
    People people,
    String peopleOf,
    String universe,
    Urban urban,
    Area area,
    boolean sample,
    boolean partial,
    boolean measuresOwnActivity,
    double scaleTop,
    Origin origin,
    List<String> results,
    List<String> sdg,
    List<String> baselines,
    List<String> targets,
    List<Words> caveats,
    Words why,
    List<Breakdown> breakdowns,
    List<Companion> companions,
    List<Example> examples) {

  /** Universe of the dwellings that the statistics institute counts, by municipality and year. */
  public static final String INE_DWELLINGS = "ine_dwellings";

  /** Universe of the municipalities of the country, each of them one. */
  public static final String MUNICIPALITIES = "municipalities";

  /** First part of the code: {@code PT} (Para Todos), {@code PS} (Por Siempre) or {@code SUP}. */
  public String axis() {
    return code.substring(0, code.indexOf('-'));
  }

  /** Number inside its component, as the last part of the code says. */
  public int number() {
    return Integer.parseInt(code.substring(code.lastIndexOf('-') + 1));
  }

  /** Direction that is an improvement; none for {@code context}. */
  public enum Better {
    HIGHER,
    LOWER,
    CONTEXT
  }

  /** What the denominator counts. */
  public enum Counts {
    DWELLINGS("viviendas", "dwellings"),
    SCHOOLS("escuelas", "schools"),
    HEALTH_CENTRES("centros de salud", "health centres"),
    COMMUNITY_CENTRES("centros comunales", "community centres"),
    COMMUNITIES("comunidades", "communities"),
    SYSTEMS("sistemas", "systems"),
    PROVIDERS("prestadores", "providers"),
    MUNICIPALITIES("municipios", "municipalities"),
    /**
     * Money. Amounts that are unknown have no size in lempiras: they count as things in the unknown
     * share, and the value on all and the bounds are left out.
     */
    AMOUNTS("lempiras", "lempiras"),
    INSTRUMENTS("instrumentos", "instruments"),
    CONNECTIONS("conexiones y abonados", "connections and registered users"),
    INHABITANTS("habitantes", "inhabitants"),
    COMPLAINTS("quejas", "complaints"),
    REQUESTS("solicitudes", "requests"),
    ACTIVITIES("actividades", "activities"),
    /**
     * Each by its weight: numerator and denominator are sums of weights and no number of things.
     */
    WEIGHED_ACTIVITIES("actividades", "activities"),
    PARTNERS("socios", "partners"),
    ANSWERS("respuestas", "answers"),
    SCORES("puntajes", "scores"),
    NEEDS("necesidades", "needs"),
    ASSEMBLIES("asambleas", "assemblies");

    private final Words words;

    Counts(String es, String en) {
      words = new Words(es, en);
    }

    public Words words() {
      return words;
    }

    /**
     * Whether the denominator is a number of things, of which few may be told one by one; money,
     * weights and scores are sums.
     */
    public boolean areThings() {
      return switch (this) {
        case AMOUNTS, WEIGHED_ACTIVITIES, SCORES -> false;
        default -> true;
      };
    }

    /** Whether the counted things are people, or belong to one person or household. */
    boolean arePeople() {
      return switch (this) {
        case DWELLINGS, CONNECTIONS, INHABITANTS, COMPLAINTS, REQUESTS -> true;
        case SCHOOLS,
            HEALTH_CENTRES,
            COMMUNITY_CENTRES,
            COMMUNITIES,
            SYSTEMS,
            PROVIDERS,
            MUNICIPALITIES,
            AMOUNTS,
            INSTRUMENTS,
            ACTIVITIES,
            WEIGHED_ACTIVITIES,
            PARTNERS,
            ANSWERS,
            SCORES,
            NEEDS,
            ASSEMBLIES ->
            false;
      };
    }
  }

  /** Which count is of people, households or users and so confidential when small. */
  public enum People {
    NONE,
    /** For example those who complained. */
    NUMERATOR,
    DENOMINATOR
  }

  /** Whether urban areas are part of the universe. */
  public enum Urban {
    /** A total without urban data is not published. */
    REQUIRED,
    /** The universe is rural only, so that the rural value is the total. */
    NONE,
    /** Neither rural nor urban; only totals are published. */
    UNDIVIDED
  }

  /** Areas for which the indicator has values. */
  public enum Area {
    /** Each municipality, and the areas that are sums of municipalities. */
    MUNICIPALITIES,
    /** The nation only; rows carry the country code in place of a municipality's. */
    NATION,
    /** The group of PTPS only; rows carry {@code PTPS} in place of a municipality's code. */
    PTPS
  }

  /** Who included it in the catalogue. */
  public enum Origin {
    PLAN,
    INFERRED,
    OURS
  }

  /**
   * A column of the indicator's SQL whose values divide what is counted.
   *
   * @param column name of the column, and of the breakdown
   * @param kind what is computed for each category
   * @param categories closed list of values that the column may have
   */
  public record Breakdown(String column, Kind kind, Words name, List<Category> categories) {

    public enum Kind {
      /** The category's share of the denominator. */
      SHARE,
      /** The indicator within the category. */
      VALUE
    }

    /** One category of the column. */
    public record Category(String id, Words name) {}
  }

  /**
   * A value published beside the headline, counted over the same rows by three columns of their
   * own: {@code <id>_numerator, <id>_denominator, <id>_unknown}.
   *
   * @param unit the indicator's own where the declaration names none
   * @param targets ids of the values that the companion is to reach; one that has any is followed
   *     from year to year as the headline is
   * @param people as of the indicator, where the declaration says nothing else
   * @param urbanRegister lake table that lists what the companion counts in towns, else empty:
   *     where a file says that it covers the country, nothing beyond the register is missing
   */
  public record Companion(
      String id,
      Words name,
      Words numerator,
      Words denominator,
      Unit unit,
      List<String> targets,
      People people,
      String urbanRegister) {}

  /**
   * A worked example, run as a test and printed in the dictionary.
   *
   * @param given rows by model view; a value may be text, number, boolean or null
   * @param expect columns of the value row with what must stand in them
   */
  public record Example(
      Words name,
      Map<String, List<Map<String, Object>>> given,
      List<Map<String, Object>> expect,
      int line) {}
}
