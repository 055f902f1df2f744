package org.ptps.lake.arrival;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.catalog.Correction;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.lake.reader.Survey;

/**
 * One part of a file with what was decided about it before Spark sees a row.
 *
 * @param index number of the part in the run, from 0
 * @param source source that claims it, null where none does
 * @param header where its columns stand, null where no source claims it
 * @param unclaimed why no source claims it, null where one does
 * @param nearest id of the source that fits best, empty where none comes near
 * @param setAside lines that are not read, and why
 * @param corrects what it corrects, null where it is no sheet of corrections
 * @param habits how its columns write numbers and dates
 * @param idle whether no source claims it and nobody has to do anything about that: an empty sheet
 *     beside others, what a program left in the folder
 */
public record Arrival(
    int index,
    Survey survey,
    Origin origin,
    Source source,
    Header header,
    String edition,
    Words unclaimed,
    String nearest,
    Map<Long, SetAside> setAside,
    Corrected corrects,
    Habits habits,
    boolean idle)
    implements Serializable {

  /**
   * What a sheet of corrections corrects.
   *
   * @param file file of the original, as people are shown it
   * @param round how many times its rows have been sent back
   */
  public record Corrected(String file, String sheet, String sha256, int round)
      implements Serializable {}

  Arrival(
      int index,
      Survey survey,
      Origin origin,
      Source source,
      Header header,
      String edition,
      Words unclaimed,
      String nearest) {
    this(
        index,
        survey,
        origin,
        source,
        header,
        edition,
        unclaimed,
        nearest,
        Map.of(),
        null,
        Habits.NONE,
        false);
  }

  public boolean claimed() {
    return source != null;
  }

  /**
   * Whether a declared correction applies to this file; a synthetic file has no error of a
   * publisher.
   */
  public boolean carries(Correction correction) {
    String file = survey.part().file();
    String pattern =
        Arrays.stream(correction.files().split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return claimed()
        && !synthetic()
        && source.id().equals(correction.source())
        && Pattern.compile("(.*[/!])?" + pattern, Pattern.CASE_INSENSITIVE).matcher(file).matches();
  }

  /**
   * Whether it is a sheet that this program wrote beside the data, such as the notes of a template,
   * and that nobody has to load.
   */
  public boolean companion() {
    return !claimed() && unclaimed.es().isEmpty();
  }

  /** A correction sheet whose original lines do not exist. */
  Arrival correctingNothing(OwnWorkbook.CorrectionSheet sheet, Words reason) {
    return new Arrival(
        index,
        survey,
        origin,
        null,
        null,
        "",
        reason,
        "",
        Map.of(),
        new Corrected(sheet.file(), sheet.sheet(), sheet.sha256(), sheet.round()),
        Habits.NONE,
        false);
  }

  Arrival correcting(Arrival original, Header shifted, OwnWorkbook.CorrectionSheet sheet) {
    Origin both =
        new Origin(
            origin.synthetic() || original.origin().synthetic(),
            original.origin().covers(),
            original.origin().edition(),
            origin.retrieved());
    return new Arrival(
        index,
        survey,
        both,
        original.source(),
        shifted,
        original.edition(),
        null,
        "",
        Map.of(),
        new Corrected(
            original.survey().part().file(), sheet.sheet(), sheet.sha256(), sheet.round()),
        Habits.NONE,
        false);
  }

  Arrival setting(Map<Long, SetAside> lines) {
    return new Arrival(
        index, survey, origin, source, header, edition, unclaimed, nearest, lines, corrects, habits,
        idle);
  }

  Arrival reading(Habits found) {
    return new Arrival(
        index, survey, origin, source, header, edition, unclaimed, nearest, setAside, corrects,
        found, idle);
  }

  Arrival leftIdle(Words why) {
    return new Arrival(
        index, survey, origin, source, header, edition, why, "", setAside, corrects, habits, true);
  }

  public boolean synthetic() {
    return origin.synthetic() || claimed() && source.synthetic();
  }
}
