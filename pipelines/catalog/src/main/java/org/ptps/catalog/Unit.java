package org.ptps.catalog;

/**
 * A unit of an indicator.
 *
 * @param suffix last words of an indicator's id
 * @param scale what numerator / denominator is multiplied by
 * @param decimals decimals shown to people
 */
public record Unit(
    String id, String suffix, double scale, int decimals, Words name, Words symbol) {}
