package org.ptps.lake;

import java.io.Serializable;

/**
 * One element of a reading task's output: packed rows of one part, or, as the task's last element,
 * its summary.
 *
 * @param part number of the part, as in {@code InputPart.index()}
 * @param rows how many rows the bytes hold
 * @param summary null where it holds rows
 */
record RowBlock(int part, int rows, byte[] bytes, TaskSummary summary) implements Serializable {}
