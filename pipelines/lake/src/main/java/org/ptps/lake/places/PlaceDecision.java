package org.ptps.lake.places;

import java.io.Serializable;
import java.util.List;

/**
 * Result of matching the place texts of one row.
 *
 * @param departmentCode two digits, empty where no department is certain
 * @param municipalityCode four digits, empty where no municipality is certain
 * @param score 1 for an exact name, less for a similar one, 0 for none
 * @param candidates codes and names that came near, best first; empty where one is certain
 */
public record PlaceDecision(
    String departmentCode,
    String municipalityCode,
    Method method,
    double score,
    List<String> candidates)
    implements Serializable {

  /** How a place was matched, or why it was not. */
  public enum Method {
    /** Decided by a person in {@code conf/places/decisions.csv}. */
    DECISION,
    /** Department and name or alias, and the code agrees. */
    NAME_AND_CODE,
    /** Department and name or alias; the source gives no code, or none of this country. */
    NAME,
    /** Department and name or alias; the source's code is another municipality's. */
    NAME_AGAINST_CODE,
    /** Department and the name without its articles. */
    NAME_WITHOUT_ARTICLES,
    /** Department and a similar name, clearly ahead of any other. */
    SIMILAR,
    /** No usable department, but only one municipality of the country has the name. */
    NAME_ALONE,
    /** Only the department was asked for. */
    DEPARTMENT,
    /** Several municipalities in one cell. */
    SEVERAL_PLACES,
    /** Candidates too close to each other, or the department contradicts the name. */
    AMBIGUOUS,
    /** No name is similar enough. */
    UNKNOWN,
    EMPTY
  }

  public boolean certain() {
    return switch (method) {
      case DECISION -> !municipalityCode.isEmpty();
      case NAME_AND_CODE,
          NAME,
          NAME_AGAINST_CODE,
          NAME_WITHOUT_ARTICLES,
          SIMILAR,
          NAME_ALONE,
          DEPARTMENT ->
          true;
      case SEVERAL_PLACES, AMBIGUOUS, UNKNOWN, EMPTY -> false;
    };
  }
}
