package org.ptps.charts.kind;

import java.util.Optional;
import java.util.OptionalInt;
import org.ptps.warehouse.Rows;

/**
 * The year of which a figure tells, with the row that counts it.
 *
 * @param row empty where the year has none
 * @param year empty where no year is asked for and none has anything
 */
record Asked(Optional<Rows.Row> row, OptionalInt year) {}
