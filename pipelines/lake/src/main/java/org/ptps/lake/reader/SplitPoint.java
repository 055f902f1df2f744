package org.ptps.lake.reader;

import java.io.Serializable;

/**
 * Start of a record in a text on disk, where a reader may begin.
 *
 * @param offset bytes before it
 * @param line physical line that begins there, from 1
 */
public record SplitPoint(long offset, long line) implements Serializable {}
