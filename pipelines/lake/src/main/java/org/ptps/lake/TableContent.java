package org.ptps.lake;

/**
 * What a table of the lake says, for comparing lakes: the bytes of Parquet files vary with the
 * order of a footer and the number of tasks, this does not.
 *
 * @param hash 128 bits in hexadecimal, equal for the same rows in whatever order; against chance,
 *     not against malice
 */
public record TableContent(long rows, String hash) {}
