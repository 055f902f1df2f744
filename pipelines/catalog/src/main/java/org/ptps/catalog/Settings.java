package org.ptps.catalog;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a run, read once from {@code conf/defaults.conf} and the run's own file.
 *
 * @param inputs folders and files to read, absolute
 * @param exclude names of folders below the inputs that are left out
 * @param out folder that the run writes, absolute
 * @param countryScope country (ISO 3166-1 alpha-2) whose places are matched and counted
 * @param minCoverage share of the universe, 0 to 1, from which a department or nation has a value
 * @param minSimilarity similarity, 0 to 1, from which a place name may be taken for another
 * @param minLead lead of the best candidate over the second, 0 to 1
 * @param sparkMaster where Spark runs: threads of this machine or the address of a cluster
 * @param sparkProperties Spark's own settings by full name, such as {@code spark.executor.memory}
 * @param lakeAt where the machines of a cluster write the lake, before it is brought to {@code
 *     out}; empty for {@code out} itself
 * @param mapBoundaries GeoJSON of municipalities for maps, absolute; empty for none
 * @param mapCredit whose boundaries they are and under which licence, as a map says it
 * @param thresholds numbers that decide a count, by name
 * @param shown what a run makes besides lake and warehouse
 */
public record Settings(
    Language language,
    List<Path> inputs,
    List<String> exclude,
    Path out,
    String countryScope,
    int firstYear,
    int lastYear,
    double minCoverage,
    double minSimilarity,
    double minLead,
    String sparkMaster,
    Map<String, String> sparkProperties,
    Optional<Path> lakeAt,
    Optional<Path> mapBoundaries,
    String mapCredit,
    Map<String, Threshold> thresholds,
    Shown shown) {

  /**
   * What a run draws and writes.
   *
   * @param report id of the report
   * @param formats of the report: html, pdf, docx; never empty
   * @param figures ids of the figures; empty for all that are declared
   * @param asOf day until which the report knows editions and deliveries; empty for 31 December of
   *     the year after its own
   */
  public record Shown(
      String report, List<String> formats, List<String> figures, Optional<LocalDate> asOf) {
    /** The annual report as HTML, and every figure. */
    public static final Shown ANNUAL =
        new Shown("annual", List.of("html"), List.of(), Optional.empty());
  }

  /** The same with an earlier last year, if {@code year} is earlier. */
  public Settings until(int year) {
    return with(inputs, out, Math.max(firstYear, Math.min(year, lastYear)));
  }

  /** The same with another output folder. */
  public Settings to(Path folder) {
    return with(inputs, folder, lastYear);
  }

  /** The same with other inputs. */
  public Settings of(List<Path> others) {
    return with(others, out, lastYear);
  }

  private Settings with(List<Path> otherInputs, Path otherOut, int otherLastYear) {
    return new Settings(
        language,
        otherInputs,
        exclude,
        otherOut,
        countryScope,
        firstYear,
        otherLastYear,
        minCoverage,
        minSimilarity,
        minLead,
        sparkMaster,
        sparkProperties,
        lakeAt,
        mapBoundaries,
        mapCredit,
        thresholds,
        shown);
  }

  public Path lake() {
    return PublishedRun.path(out, "lake");
  }

  public Path warehouse() {
    return PublishedRun.path(out, "warehouse.duckdb");
  }

  public Path figures() {
    return PublishedRun.path(out, "figures");
  }

  public Path reports() {
    return PublishedRun.path(out, "reports");
  }
}
