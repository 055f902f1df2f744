package org.ptps.charts.declared;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.Slots;

/**
 * What a figure may say as its title, where the numbers that it shows allow it.
 *
 * @param needs what must hold, all of it
 * @param says the sentence, with slots of the figure
 * @param beyond what the figure's message says in its place where the finding is the title, so that
 *     nothing is said twice; empty where the message stays
 */
public record Finding(List<Condition> needs, Words says, Optional<Words> beyond) {

  /** A finding with conditions as a declaration writes them. */
  public static Finding of(Words says, String... needs) {
    return new Finding(Stream.of(needs).map(Condition::parse).toList(), says, Optional.empty());
  }

  /** The same with another message below it. */
  public Finding then(Words message) {
    return new Finding(needs, says, Optional.of(message));
  }

  /** Whether the numbers allow it. */
  boolean holds(Map<String, String> slots) {
    return needs.stream().allMatch(each -> each.holds(slots));
  }

  /** The sentence, with the keys of its numbers. */
  String sentence(Map<String, String> slots, Language language, String shown) {
    return Slots.fill(says.in(language), slots, shown);
  }

  /**
   * A comparison of a slot with a number, with another slot, or with a share of one: {@code over >
   * 0.5 * total}. A slot alone asks that it has words. What is no number meets no comparison.
   */
  public record Condition(String slot, String sign, double factor, String other) {
    private static final Pattern FORM =
        Pattern.compile(
            "([a-z]\\w*)(?:\\s*(>=|<=|>|<|=)\\s*(?:(\\d+(?:\\.\\d+)?)(?:\\s*\\*\\s*([a-z]\\w*))?|([a-z]\\w*)))?");

    /** Null where the text is no condition. */
    static Condition parse(String text) {
      Matcher form = FORM.matcher(text.strip());
      if (!form.matches()) {
        return null;
      }
      String other = form.group(4) != null ? form.group(4) : form.group(5);
      return new Condition(
          form.group(1),
          form.group(2) == null ? "" : form.group(2),
          form.group(3) == null ? 1 : Double.parseDouble(form.group(3)),
          other == null ? "" : other);
    }

    boolean holds(Map<String, String> slots) {
      if (sign.isEmpty()) {
        return !slots.getOrDefault(slot, "").isBlank();
      }
      double left = number(slots.get(slot));
      double right = other.isEmpty() ? factor : factor * number(slots.get(other));
      int order = Double.compare(left, right);
      return !Double.isNaN(left)
          && !Double.isNaN(right)
          && switch (sign) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            default -> order == 0;
          };
    }

    // The fact's own number where the words have a key, so that rounding decides nothing.
    private static double number(String words) {
      if (words == null || words.isEmpty()) {
        return Double.NaN;
      }
      List<Annotated.Piece> pieces = Annotated.pieces(words);
      String machine =
          pieces.size() == 1 && !pieces.get(0).value().isEmpty()
              ? pieces.get(0).value()
              : Annotated.plain(words).replaceAll("[,\\s\\u00a0%]", "");
      try {
        return Double.parseDouble(machine);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
  }
}
