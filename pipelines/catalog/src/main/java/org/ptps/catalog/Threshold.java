package org.ptps.catalog;

/**
 * A number that decides a count, with where it comes from.
 *
 * @param status {@code confirmed}, {@code to_be_confirmed} or {@code ours}
 */
public record Threshold(String name, double value, String unit, String status, String source) {}
