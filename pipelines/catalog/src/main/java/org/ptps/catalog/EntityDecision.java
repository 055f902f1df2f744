package org.ptps.catalog;

import java.io.Serializable;

/**
 * A person's decision about a name or an identifier in {@code conf/entities/decisions.csv}; it
 * overrules the matcher on every run.
 *
 * @param type type of the entity, as the table that holds it declares it
 * @param place municipality code of the name; empty where an identifier is given
 * @param name name as the source writes it; empty where an identifier is given
 * @param publishedId identifier that the publisher gave; empty where a name is given
 * @param entityId identifier that it means; empty: it is nothing that we know
 */
public record EntityDecision(
    String type,
    String country,
    String place,
    String name,
    String publishedId,
    String entityId,
    String by,
    String why)
    implements Serializable {}
