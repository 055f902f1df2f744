package org.ptps.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ptps.app.RunRecord.Step;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.lake.LakeBuilder.Nothing;

/**
 * Reports what a run would repeat and why ({@code --plan}). Steps after a repeated one are repeated
 * only if its result differs, which is unknown before.
 */
final class RunPlan {
  /** Names shown in a message. */
  private static final int NAMES_SHOWN = 5;

  private final List<Words> lines = new ArrayList<>();
  private final OutputFolder output;
  private final MadeFrom madeFrom;
  private final Map<String, String> names;
  private final boolean fresh;

  private RunPlan(OutputFolder output, MadeFrom madeFrom, boolean fresh) {
    this.output = output;
    this.madeFrom = madeFrom;
    this.names = madeFrom.names();
    this.fresh = fresh;
  }

  static RunPlan of(OutputFolder output, MadeFrom madeFrom, Nothing nothing, boolean fresh) {
    RunPlan plan = new RunPlan(output, madeFrom, fresh);
    plan.lines(nothing);
    return plan;
  }

  List<String> lines(Language language) {
    return lines.stream().map(words -> words.in(language)).toList();
  }

  private void lines(Nothing nothing) {
    Map<String, Step> before = output.before().steps();
    List<Words> lake = reasons(Stages.LAKE, madeFrom.lake(nothing));
    line(new Words("lago", "lake"), lake, false);
    Step known = before.get(Stages.LAKE);
    String content = known == null ? "" : known.said().get(Stages.CONTENT);
    Map<String, String> from = madeFrom.warehouse(content);
    List<Words> warehouse = reasons(Stages.WAREHOUSE, from);
    line(new Words("almacén", "warehouse"), warehouse, !lake.isEmpty());
    boolean doubtful = !lake.isEmpty() || !warehouse.isEmpty();
    Map<String, List<Words>> shown = new LinkedHashMap<>();
    before.forEach(
        (name, step) -> {
          if (name.startsWith(Stages.FIGURE) || name.startsWith(Stages.REPORT)) {
            shown.put(
                name, reasons(name, madeFrom.shown(name, step.from().get(MadeFrom.WAREHOUSE))));
          }
        });
    figures(shown, doubtful);
    for (String name : shown.keySet()) {
      if (name.startsWith(Stages.REPORT)) {
        line(
            new Words("informe " + called(name), "report " + called(name)),
            shown.get(name),
            doubtful);
      }
    }
    if (shown.keySet().stream().noneMatch(name -> name.startsWith(Stages.REPORT))) {
      line(new Words("informe", "report"), List.of(never()), false);
    }
  }

  private void figures(Map<String, List<Words>> shown, boolean doubtful) {
    int kept = 0;
    for (String name : shown.keySet()) {
      if (name.startsWith(Stages.FIGURE)) {
        if (shown.get(name).isEmpty()) {
          kept++;
        } else {
          line(
              new Words("figura " + called(name), "figure " + called(name)),
              shown.get(name),
              false);
        }
      }
    }
    TreeSet<String> added = new TreeSet<>();
    for (String name : madeFrom.declared().keySet()) {
      String figure = name.replaceFirst("^charts/figures/(.*)\\.conf$", "$1");
      if (!figure.equals(name)
          && madeFrom.isDrawn(figure)
          && shown.keySet().stream()
              .noneMatch(each -> each.startsWith(Stages.FIGURE + figure + " "))
          && !output.before().names().containsKey(name)) {
        added.add(figure);
      }
    }
    if (!added.isEmpty()) {
      line(new Words("figuras " + some(added), "figures " + some(added)), List.of(never()), false);
    }
    if (kept > 0) {
      line(new Words("figuras (" + kept + ")", "figures (" + kept + ")"), List.of(), doubtful);
    }
  }

  /** Name of a step without its kind. */
  private static String called(String step) {
    return step.substring(step.indexOf(' ') + 1).replace(" - ", " ");
  }

  private void line(Words step, List<Words> reasons, boolean doubtful) {
    String es = reasons.stream().map(Words::es).collect(Collectors.joining("; "));
    String en = reasons.stream().map(Words::en).collect(Collectors.joining("; "));
    if (!reasons.isEmpty()) {
      lines.add(new Words(step.es() + ": se rehace — " + es, step.en() + ": redone — " + en));
    } else if (doubtful) {
      lines.add(
          new Words(
              step.es() + ": se rehace solo si cambia lo que lee",
              step.en() + ": redone only if what it reads changes"));
    } else {
      lines.add(new Words(step.es() + ": queda como está", step.en() + ": stays as it is"));
    }
  }

  private static Words never() {
    return new Words("aún no se hizo", "not done yet");
  }

  private List<Words> reasons(String name, Map<String, String> from) {
    if (fresh) {
      return List.of(new Words("se pidió con --fresh", "asked for with --fresh"));
    }
    Step step = output.before().steps().get(name);
    if (step == null) {
      return List.of(never());
    }
    List<Words> reasons = new ArrayList<>();
    from.forEach(
        (what, hash) -> {
          if (!hash.equals(step.from().get(what))) {
            reasons.add(reason(name, what));
          }
        });
    List<String> touched =
        output
            .published()
            .map(
                run ->
                    step.outputs().stream()
                        .filter(file -> !file.stands(run))
                        .map(RunRecord.Output::path)
                        .toList())
            .orElse(List.of());
    if (!touched.isEmpty()) {
      reasons.add(
          new Words(
              "falta o fue cambiado: " + some(touched), "missing or changed: " + some(touched)));
    }
    return reasons;
  }

  private Words reason(String step, String what) {
    return switch (what) {
      case MadeFrom.INPUTS -> {
        String changed = some(changed(name -> name.startsWith(MadeFrom.INPUTS + ":")));
        yield new Words("cambiaron las entradas" + changed, "inputs changed" + changed);
      }
      case MadeFrom.DECLARED -> {
        String changed = some(changed(MadeFrom.reads(step)));
        yield new Words(
            "cambió lo declarado" + changed, "declarations or queries changed" + changed);
      }
      case MadeFrom.SETTINGS -> new Words("cambiaron los ajustes que lee", "its settings changed");
      case MadeFrom.MAPS -> new Words("cambiaron los límites del mapa", "map boundaries changed");
      case MadeFrom.CODE -> new Words("cambió el programa", "the program changed");
      default -> new Words("cambió lo anterior", "what comes before it changed");
    };
  }

  private TreeSet<String> changed(Predicate<String> which) {
    TreeSet<String> all = new TreeSet<>(names.keySet());
    all.addAll(output.before().names().keySet());
    TreeSet<String> changed = new TreeSet<>();
    for (String name : all) {
      String now = names.get(name);
      if (which.test(name) && (now == null || !now.equals(output.before().names().get(name)))) {
        changed.add(name.replaceFirst("^" + MadeFrom.INPUTS + ":", ""));
      }
    }
    return changed;
  }

  /** First names after a colon; empty without any. */
  private static String some(TreeSet<String> names) {
    return names.isEmpty() ? "" : ": " + some(List.copyOf(names));
  }

  private static String some(List<String> names) {
    return names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
        + (names.size() > NAMES_SHOWN ? " … (" + names.size() + ")" : "");
  }
}
