package org.ptps.lake.input;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.catalog.Correction;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.lake.reader.PartProfile;

/**
 * One part of a file with what was decided about it before Spark sees a row.
 *
 * @param index number of the part in the run, from 0
 * @param source source that claims it, null where none does
 * @param header where its columns stand, null where no source claims it
 * @param unclaimed why no source claims it, null where one does
 * @param nearest id of the source that fits best, empty where none comes near
 * @param skipped lines that are not read, and why
 * @param corrects what it corrects, null where it is no sheet of corrections
 * @param formats how its columns write numbers and dates
 * @param idle whether no source claims it and nobody has to do anything about that: an empty sheet
 *     beside others, what a program left in the folder
 */
public record InputPart(
    int index,
    PartProfile profile,
    Origin origin,
    Source source,
    Header header,
    String edition,
    Words unclaimed,
    String nearest,
    Map<Long, SkippedLine> skipped,
    Corrected corrects,
    ColumnFormats formats,
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

  InputPart(
      int index,
      PartProfile profile,
      Origin origin,
      Source source,
      Header header,
      String edition,
      Words unclaimed,
      String nearest) {
    this(
        index,
        profile,
        origin,
        source,
        header,
        edition,
        unclaimed,
        nearest,
        Map.of(),
        null,
        ColumnFormats.NONE,
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
    String file = profile.part().file();
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
  InputPart correctingNothing(WorkbookMetadata.CorrectionSheet sheet, Words reason) {
    return new InputPart(
        index,
        profile,
        origin,
        null,
        null,
        "",
        reason,
        "",
        Map.of(),
        new Corrected(sheet.file(), sheet.sheet(), sheet.sha256(), sheet.round()),
        ColumnFormats.NONE,
        false);
  }

  InputPart correcting(InputPart original, Header shifted, WorkbookMetadata.CorrectionSheet sheet) {
    Origin both =
        new Origin(
            origin.synthetic() || original.origin().synthetic(),
            original.origin().covers(),
            original.origin().edition(),
            origin.retrieved());
    return new InputPart(
        index,
        profile,
        both,
        original.source(),
        shifted,
        original.edition(),
        null,
        "",
        Map.of(),
        new Corrected(
            original.profile().part().file(), sheet.sheet(), sheet.sha256(), sheet.round()),
        ColumnFormats.NONE,
        false);
  }

  InputPart setting(Map<Long, SkippedLine> lines) {
    return new InputPart(
        index, profile, origin, source, header, edition, unclaimed, nearest, lines, corrects,
        formats, idle);
  }

  InputPart reading(ColumnFormats found) {
    return new InputPart(
        index, profile, origin, source, header, edition, unclaimed, nearest, skipped, corrects,
        found, idle);
  }

  InputPart leftIdle(Words why) {
    return new InputPart(
        index, profile, origin, source, header, edition, why, "", skipped, corrects, formats, true);
  }

  public boolean synthetic() {
    return origin.synthetic() || claimed() && source.synthetic();
  }
}
