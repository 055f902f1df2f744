package org.ptps.charts.declared;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is asked of figures beyond their declarations.
 *
 * @param year year in place of that of the slice; figures over time end in it
 * @param municipality code of the one municipality shown
 * @param boundaries boundaries of municipalities for maps; without them they are circles
 */
public record FigureScope(
    OptionalInt year, Optional<String> municipality, Optional<MapBoundaries> boundaries) {
  /** Figures as they are declared. */
  public static final FigureScope DECLARED =
      new FigureScope(OptionalInt.empty(), Optional.empty(), Optional.empty());

  /** What is asked of figures, maps within these boundaries. */
  public FigureScope within(Optional<MapBoundaries> given) {
    return new FigureScope(year, municipality, given);
  }

  /** Whether a figure can be drawn for it. */
  public boolean covers(Figure figure) {
    return municipality.isEmpty() || !figure.kind().is(FigureKind.Trait.NATIONAL);
  }

  /**
   * The figure as asked for; its id says so, for it is another file than that of the declaration.
   */
  public Figure of(Figure figure) {
    StringBuilder id = new StringBuilder(figure.id());
    Slice slice = figure.slice();
    if (municipality.isPresent()) {
      slice = slice.municipality(municipality.get());
      id.append('-').append(municipality.get());
    }
    if (year.isPresent()) {
      slice = slice.year(year.getAsInt());
      id.append('-').append(year.getAsInt());
    }
    return figure.with(id.toString(), slice);
  }
}
