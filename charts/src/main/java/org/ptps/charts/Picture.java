package org.ptps.charts;

import java.util.List;

/**
 * A figure with its data, ready to be written in any format.
 *
 * @param title title as drawn
 * @param description what a reader who cannot see it is told
 * @param caption lines below the figure, as drawn
 * @param plotted the numbers as drawn, for machines
 * @param twin the same numbers for people
 */
record Picture(
    String id,
    String title,
    String description,
    List<String> caption,
    List<Page> pages,
    DataTable plotted,
    DataTable twin) {}
