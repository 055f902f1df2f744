package org.ptps.app;

import java.util.Collection;
import java.util.List;
import org.ptps.app.EditionDiff.Change;
import org.ptps.app.EditionDiff.Result;
import org.ptps.catalog.Language;
import org.ptps.catalog.Stamp;
import org.ptps.warehouse.claim.Printed;

/** The difference of two editions as text for a terminal. */
final class DiffText {
  private DiffText() {}

  /**
   * @param top how many of each kind are shown
   */
  static String of(Publication before, Publication after, Result result, DiffWords words, int top) {
    boolean english = words.language() == Language.EN;
    StringBuilder text = new StringBuilder();
    text.append(before.name())
        .append(" → ")
        .append(after.name())
        .append(": ")
        .append(
            english
                ? count(result.changes().size(), "claim changed", "claims changed")
                : count(result.changes().size(), "afirmación cambió", "afirmaciones cambiaron"))
        .append('\n');
    if (words.isFictitious(result)) {
      text.append(Stamp.FICTITIOUS.in(words.language())).append('\n');
    }
    result
        .reasons()
        .forEach(
            (cause, why) ->
                text.append("  ")
                    .append(cause.words().in(words.language()))
                    .append(": ")
                    .append(
                        english
                            ? count(changed(result, cause), "claim", "claims")
                            : count(changed(result, cause), "afirmación", "afirmaciones"))
                    .append(" ← ")
                    .append(words.why(why, 4))
                    .append('\n'));
    DiffSummary summary = DiffSummary.of(result);
    section(
        text,
        english ? "Told in other words" : "Se dice otra cosa",
        summary.statuses(),
        words,
        top);
    if (!result.sentences().isEmpty()) {
      text.append('\n')
          .append(english ? "Sentences of the reports" : "Frases de los informes")
          .append(" (")
          .append(Printed.whole(result.sentences().size()))
          .append(")\n");
      result.sentences().stream()
          .limit(top)
          .forEach(
              sentence ->
                  text.append("  ")
                      .append(sentence.report())
                      .append('\n')
                      .append(
                          sentence.before().isEmpty() ? "" : "    − " + sentence.before() + "\n")
                      .append(
                          sentence.after().isEmpty() ? "" : "    + " + sentence.after() + "\n"));
    }
    section(text, english ? "Values" : "Valores", summary.values(), words, top);
    section(
        text,
        english ? "Trends: same words, other points" : "Tendencias: lo mismo, con otros puntos",
        summary.paces(),
        words,
        top);
    section(
        text,
        english ? "No value, for another reason" : "Sin valor, por otra razón",
        summary.reasons(),
        words,
        top);
    return text.toString();
  }

  private static long changed(Result result, Cause cause) {
    return DiffSummary.byCause(result).getOrDefault(cause, 0L);
  }

  private static void section(
      StringBuilder text, String title, List<Change> changes, DiffWords words, int top) {
    if (changes.isEmpty()) {
      return;
    }
    boolean english = words.language() == Language.EN;
    text.append('\n')
        .append(title)
        .append(" (")
        .append(Printed.whole(changes.size()))
        .append(")\n");
    for (Change change : changes.subList(0, Math.min(top, changes.size()))) {
      text.append("  ")
          .append(words.subject(change.claim()))
          .append(": ")
          .append(words.said(change.claim(), change.first()))
          .append(" → ")
          .append(words.said(change.claim(), change.last()))
          .append("  [")
          .append(words.parts(change))
          .append("]  ")
          .append(change.claim().key())
          .append('\n');
    }
    if (changes.size() > top) {
      text.append(
          english
              ? "  … and " + Printed.whole(changes.size() - top) + " more: --format csv\n"
              : "  … y " + Printed.whole(changes.size() - top) + " más: --format csv\n");
    }
  }

  /** The first of several, and how many more there are. */
  static String shortened(Collection<String> why, int shown) {
    String first = String.join(", ", why.stream().limit(shown).toList());
    return why.size() > shown ? first + " … (" + why.size() + ")" : first;
  }

  static String count(long number, String one, String many) {
    return Printed.whole(number) + " " + (number == 1 ? one : many);
  }
}
