package org.ptps.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ptps.app.RunRecord.Step;
import org.ptps.catalog.Language;
import org.ptps.lake.LakeBuilder.Nothing;

/**
 * Detects a run in which nothing changed, before declarations are parsed or an engine is started.
 */
final class UnchangedRun {
  /** Name of the step that stands for a whole run, and of the facts that it records. */
  static final String STEP = "run";

  static final String EVERYTHING = "everything";
  static final String FIGURES = "figures";
  static final String REPORT = "report";

  private UnchangedRun() {}

  /**
   * Summary that a run ended with.
   *
   * @param ledger in words
   * @param figures how many were drawn
   * @param report relative to the folder of the run
   */
  record Ended(String ledger, String figures, Path report) {}

  /** Summary of the published run if its dependencies are unchanged. */
  static Optional<Ended> unchanged(
      OutputFolder output, MadeFrom madeFrom, Nothing nothing, Language language) {
    Map<String, Step> steps = output.before().steps();
    Step run = steps.get(STEP);
    if (run == null || !run.from().containsKey(EVERYTHING)) {
      return Optional.empty();
    }
    boolean same =
        steps.values().stream().allMatch(output::stands)
            && run.from().get(EVERYTHING).equals(madeFrom.everything(nothing));
    if (!same) {
      return Optional.empty();
    }
    if (madeFrom.hashes().anyRead()) {
      // Keeps the hashes of files that had to be read.
      new RunRecord(output.before().names(), madeFrom.hashes().asked(), steps)
          .write(output.published().orElseThrow());
    }
    return Optional.of(
        new Ended(
            steps.get(Stages.LAKE).said().get(Stages.LEDGER + language),
            run.said().get(FIGURES),
            Path.of(run.said().get(REPORT))));
  }

  static long drawn(List<Path> figures) {
    return figures.stream().filter(path -> path.toString().endsWith(".svg")).count();
  }
}
