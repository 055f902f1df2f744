package org.ptps.lake.entities;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * What a name or an identifier was taken for, and why.
 *
 * @param entityId identifier of the entity, empty where none is certain
 * @param score similarity, 0 to 1
 * @param candidates entities that come into question, best first, where none is certain
 */
record EntityMatch(String entityId, Method method, double score, List<String> candidates)
    implements Serializable {
  /** How it was decided. */
  enum Method {
    /** A person decided it in conf/entities/decisions.csv. */
    DECISION,
    /** The publisher's identifier. */
    PUBLISHED_ID,
    /** Another identifier of the publisher for the same name at the same spot, in other years. */
    RENUMBERED,
    /** The name, without regard to case, accents, punctuation and blanks. */
    NAME,
    /** The name without words such as “sistema de agua”. */
    NAME_WITHOUT_COMMON_WORDS,
    /** Another spelling, near enough and clearly nearer than the second. */
    SIMILAR,
    /** No identifier and no entity of that name: known by its own name. */
    OWN_NAME,
    /** Several entities bear the name, or are nearly as near. */
    AMBIGUOUS,
    /** Nothing near enough. */
    UNKNOWN;

    private final String word = name().toLowerCase(Locale.ROOT);
  }

  /** The method as the lake names it. */
  String word() {
    return method.word;
  }

  boolean certain() {
    return !entityId.isEmpty();
  }
}
