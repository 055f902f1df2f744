package org.ptps.charts;

import java.nio.file.Path;

/**
 * Boundaries of municipalities that the user names for maps.
 *
 * @param file GeoJSON with a feature per municipality
 * @param credit whose they are and under which licence, as the map shall say; may be empty
 */
public record MapBoundaries(Path file, String credit) {}
