package org.ptps.lake.entities;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * Result of matching a name or an identifier.
 *
 * @param entityId identifier of the entity, empty where none is certain
 * @param score similarity, 0 to 1
 * @param candidates entities that come into question, best first, where none is certain
 */
record EntityMatch(String entityId, Method method, double score, List<String> candidates)
    implements Serializable {
  enum Method {
    /** Decided by a person in conf/entities/decisions.csv. */
    DECISION,
    /** The publisher's identifier. */
    PUBLISHED_ID,
    /** Another identifier of the publisher for the same name at the same place, in other years. */
    RENUMBERED,
    /** Equal names, without regard to case, accents, punctuation and blanks. */
    NAME,
    /** Equal names without words such as “sistema de agua”. */
    NAME_WITHOUT_COMMON_WORDS,
    /** A similar name, near enough and clearly nearer than the second. */
    SIMILAR,
    /** No identifier and no entity of that name: an entity of its own. */
    OWN_NAME,
    /** Several entities have the name, or are about equally similar. */
    AMBIGUOUS,
    /** No name is similar enough. */
    UNKNOWN;

    private final String word = name().toLowerCase(Locale.ROOT);
  }

  /** The method as {@code lake.entities} writes it. */
  String word() {
    return method.word;
  }

  boolean certain() {
    return !entityId.isEmpty();
  }
}
