package org.ptps.charts;

import java.util.Set;

/** How a figure is drawn; a declaration names it in lower case. */
public enum FigureKind {
  /** Lines by edition and publisher, one panel per sector, with published baselines marked. */
  EDITION_LINES(Trait.PANELS, Trait.NATIONAL),
  /** Sorted horizontal bars, one row per municipality and one panel per indicator. */
  SORTED_BARS(Trait.MUNICIPAL),
  /** Stacked 100 % bars of classes, one row per year or municipality, one panel per indicator. */
  CLASS_BARS(Trait.PANELS),
  /** Cells of municipality by indicator, hatched where there is no data. */
  HEAT_MAP(Trait.MUNICIPAL),
  /** Steps of the JMP ladder stacked by year: nation, towns and country, of one edition. */
  LADDER(Trait.PANELS, Trait.NATIONAL);

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
