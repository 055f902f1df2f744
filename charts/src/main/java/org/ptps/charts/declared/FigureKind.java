package org.ptps.charts.declared;

import java.util.Set;

/** How a figure is drawn; a declaration names it in lower case. */
public enum FigureKind {
  /** Lines by edition and publisher, one panel per sector, with published baselines marked. */
  EDITION_LINES(Trait.PANELS, Trait.NATIONAL),
  /** Sorted horizontal bars, one row per municipality and one panel per indicator. */
  SORTED_BARS(Trait.MUNICIPAL),
  /** Stacked 100 % bars of classes, one row per year and one panel per indicator. */
  CLASS_BARS(Trait.PANELS),
  /** Cells of municipality by indicator, hatched where there is no data. */
  HEAT_MAP(Trait.MUNICIPAL),
  /** Steps of the JMP ladder stacked by year: nation, towns and country, of one edition. */
  LADDER(Trait.PANELS, Trait.NATIONAL),
  /** One indicator over the years, a small panel for each municipality. */
  SMALL_MULTIPLES(Trait.MUNICIPAL),
  /** Indicators over the years with interval, comparison point and path to the target. */
  TREND,
  /** One indicator of an area over the years beside other areas, each line named at its end. */
  AREA_LINES(Trait.NATIONAL),
  /** Starting value, latest value and target of each indicator, with its light. */
  DUMBBELLS,
  /** The theory of change as the graph that it is, each result with its light and counts. */
  RESULTS_GRAPH(Trait.NO_INDICATOR, Trait.NATIONAL),
  /** Scores of MAPAS by subsector and block, one edition beside the other. */
  SCORE_MATRIX(Trait.NO_INDICATOR, Trait.NATIONAL),
  /** What different sources say of the same thing, side by side. */
  SOURCE_DOTS(Trait.NO_INDICATOR),
  /** Towns and country side by side, and the gap between them. */
  RESIDENCE_GAP,
  /** SIASAR classes of each municipality in one year, a bar of 100 % per indicator. */
  MUNICIPAL_CLASSES(Trait.MUNICIPAL, Trait.PANELS),
  /** Stacked 100 % bars of met, not met and unknown, one row per municipality. */
  OUTCOME_BARS(Trait.MUNICIPAL),
  /** How many systems have how much residual chlorine, with the band of the norm. */
  CHLORINE_HISTOGRAM(Trait.MUNICIPAL),
  /** Bars of a breakdown's categories: one per panel, or with a single panel one per year. */
  BREAKDOWN_BARS(Trait.PANELS, Trait.NATIONAL),
  /** Median and quartiles of the sides of rural providers in the last years. */
  PROVIDER_PROFILE,
  /** Yes, no or open for each question of the municipal checklist, a mark per year. */
  CHECKLIST_DOTS(Trait.MUNICIPAL),
  /** Self-assessment of each partner by principle, with the change on the year before. */
  PARTNER_SCORES(Trait.NATIONAL),
  /** How old the observations of each municipality are, by register. */
  OBSERVATION_AGES(Trait.MUNICIPAL),
  /** What became of the lines of each source: kept, duplicate, refused and the rest. */
  LEDGER_FLOW(Trait.NO_INDICATOR, Trait.NATIONAL),
  /** Departments by colour; municipalities as circles or, with boundaries, by colour. */
  AREA_MAP(Trait.NATIONAL);

  /** What a declaration of a kind must or need not give. */
  enum Trait {
    /** Its rows are municipalities, so its slice is of that level. */
    MUNICIPAL,
    /** It has several parts, each declared under {@code panels}. */
    PANELS,
    /** It shows something else than indicators. */
    NO_INDICATOR,
    /** It speaks of the whole, so it cannot be drawn for one municipality. */
    NATIONAL
  }

  private final Set<Trait> traits;

  FigureKind(Trait... traits) {
    this.traits = Set.of(traits);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }
}
