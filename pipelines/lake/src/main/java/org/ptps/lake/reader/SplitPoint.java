package org.ptps.lake.reader;

import java.io.Serializable;

/**
 * A place in a text on disk where a record begins, so that one reader can end and another begin.
 *
 * @param offset bytes before it
 * @param line physical line that begins there, from 1
 */
public record SplitPoint(long offset, long line) implements Serializable {}
