package org.ptps.catalog;

/**
 * A numeric limit used in counting, with its source.
 *
 * @param meaning what it decides, in a few words
 * @param unit empty in both languages for a bare number
 * @param status {@code confirmed}, {@code to_be_confirmed} or {@code ours}
 */
public record Threshold(
    String name, Words meaning, double value, Words unit, String status, Words source) {}
