package org.ptps.lake.arrival;

import java.io.Serializable;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.catalog.Correction;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.lake.door.Survey;

/**
 * One part of a file with what was decided about it before Spark sees a row.
 *
 * @param index number of the part in the run, from 0
 * @param source source that claims it, null where none does
 * @param header where its columns stand, null where no source claims it
 * @param unclaimed why no source claims it, null where one does
 * @param nearest id of the source that fits best, empty where none comes near
 */
public record Arrival(
    int index,
    Survey survey,
    Origin origin,
    Source source,
    Header header,
    String edition,
    Words unclaimed,
    String nearest)
    implements Serializable {

  public boolean claimed() {
    return source != null;
  }

  /** Whether this is a delivery of which a correction speaks. */
  public boolean carries(Correction correction) {
    String file = survey.part().file();
    String pattern =
        Arrays.stream(correction.files().split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return claimed()
        && source.id().equals(correction.source())
        && Pattern.compile("(.*[/!])?" + pattern, Pattern.CASE_INSENSITIVE).matcher(file).matches();
  }

  public boolean synthetic() {
    return origin.synthetic() || claimed() && source.synthetic();
  }
}
