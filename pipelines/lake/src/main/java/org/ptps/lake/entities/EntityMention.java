package org.ptps.lake.entities;

import java.time.LocalDate;
import java.util.List;

/**
 * One combination of identifier, spelling and place of an entity in the files.
 *
 * @param place municipality code, else the texts of department and municipality, folded
 * @param id publisher's identifier, or a provisional one ({@link ProvisionalId})
 * @param years years in which it was seen under both
 * @param latitude NaN where the table has none
 */
record EntityMention(
    String country,
    String place,
    String id,
    String name,
    LocalDate first,
    LocalDate last,
    List<Integer> years,
    double latitude,
    double longitude,
    long rows) {}
