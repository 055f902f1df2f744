package org.ptps.charts.declared;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Boundaries of municipalities that the user names for maps.
 *
 * @param file GeoJSON with a feature per municipality
 * @param credit whose they are and under which licence, as the map shall say; may be empty
 * @param aliases other names of municipalities, by their code
 */
public record MapBoundaries(Path file, String credit, Map<String, List<String>> aliases) {}
