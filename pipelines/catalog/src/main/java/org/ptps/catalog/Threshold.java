package org.ptps.catalog;

/**
 * A numeric limit used in counting, with its source.
 *
 * @param status {@code confirmed}, {@code to_be_confirmed} or {@code ours}
 */
public record Threshold(String name, double value, String unit, String status, String source) {}
