package org.ptps.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.app.RunRecord.Step;
import org.ptps.catalog.Locations;
import org.ptps.catalog.PublishedRun;

/**
 * Options of the run in an output folder, which later commands on the folder use. Paths inside the
 * project are relative to it, since a checkout may move. The audience is not kept: the default is
 * public, always.
 *
 * @param conf file of settings
 * @param inputs folders and files that were read
 * @param set texts {@code key=value} over the settings
 * @param language tag of the language
 */
record RememberedOptions(Path conf, List<Path> inputs, List<String> set, String language) {
  private static final String CONF = "asked conf";
  private static final String INPUTS = "asked inputs";
  private static final String SET = "asked set";
  private static final String LANGUAGE = "asked language";

  /**
   * Reads the options kept in an output folder; empty where there is no run, or one of an older
   * program.
   */
  static Optional<RememberedOptions> of(Path out) {
    return PublishedRun.run(out)
        .map(RunRecord::read)
        .map(record -> record.steps().get(Stages.LAKE))
        .filter(step -> step.said().containsKey(CONF))
        .map(step -> of(step.said()));
  }

  private static RememberedOptions of(Map<String, String> said) {
    return new RememberedOptions(
        path(said.get(CONF)),
        lines(said.get(INPUTS)).map(RememberedOptions::path).toList(),
        lines(said.get(SET)).toList(),
        said.get(LANGUAGE));
  }

  /** Adds the options to a step. */
  Step on(Step step) {
    Map<String, String> said = new LinkedHashMap<>(step.said());
    said.put(CONF, name(conf));
    said.put(
        INPUTS, inputs.stream().map(RememberedOptions::name).collect(Collectors.joining("\n")));
    said.put(SET, String.join("\n", set));
    said.put(LANGUAGE, language);
    return new Step(step.from(), step.outputs(), said, step.read());
  }

  /** Adds the options to the published run and changes nothing else of it. */
  void keep(OutputFolder output) {
    RunRecord before = output.before();
    Step lake = before.steps().get(Stages.LAKE);
    Step now = on(lake);
    if (!now.equals(lake)) {
      Map<String, Step> steps = new LinkedHashMap<>(before.steps());
      steps.put(Stages.LAKE, now);
      new RunRecord(before.names(), before.files(), steps).write(output.published().orElseThrow());
    }
  }

  private static Stream<String> lines(String text) {
    return Arrays.stream(text.split("\n")).filter(line -> !line.isEmpty());
  }

  private static Path path(String name) {
    Path path = Locations.of(name);
    return Locations.here(path) ? RunOptions.home().resolve(path).normalize() : path;
  }

  private static String name(Path path) {
    boolean ours = Locations.here(path) && path.startsWith(RunOptions.home());
    return ours ? RunOptions.home().relativize(path).toString() : path.toString();
  }
}
