package org.ptps.charts.declared;

import java.util.List;
import java.util.OptionalInt;

/**
 * What of an indicator a figure shows.
 *
 * @param level {@code municipality}, {@code department}, {@code nation} or {@code ptps}
 * @param area code of one area, empty where {@code areas} says which municipalities
 * @param areas which municipalities
 * @param residences residences in order of preference: the first that has a value is shown
 * @param from first year of what runs over years; empty for all that there are
 * @param year year shown, or the last one; empty for the latest that has a value
 * @param against codes of areas that the area is compared with, of any level
 */
public record Slice(
    String level,
    String area,
    AreaGroup areas,
    List<String> residences,
    OptionalInt from,
    OptionalInt year,
    List<String> against) {

  public Slice(
      String level, String area, AreaGroup areas, List<String> residences, OptionalInt year) {
    this(level, area, areas, residences, OptionalInt.empty(), year, List.of());
  }

  /** The slice for one municipality. */
  Slice municipality(String code) {
    return new Slice("municipality", code, AreaGroup.ALL, residences, from, year, against);
  }

  /** The slice for one year. */
  Slice year(int wanted) {
    return new Slice(level, area, areas, residences, from, OptionalInt.of(wanted), against);
  }

  /** A group of municipalities. */
  public enum AreaGroup {
    COHORT_2017,
    MEMBERS,
    ALL
  }
}
