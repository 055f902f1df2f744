package org.ptps.lake.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.ptps.lake.text.Texts;

/** Normalizes names of entities and computes their similarity. */
final class EntityNames {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|[ivx]+|[a-z]");

  private EntityNames() {}

  /** Lower case without accents, punctuation and double blanks. */
  static String fold(String text) {
    String folded = Texts.fold(text);
    StringBuilder plain = new StringBuilder(folded.length());
    boolean other = false;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        if (other && plain.length() > 0) {
          plain.append(' ');
        }
        other = false;
        plain.append(c);
      } else {
        other = true;
      }
    }
    return plain.toString();
  }

  /**
   * A folded name without the words that say what kind of thing it is: “sistema de agua el zapotal”
   * is “el zapotal”. A name of nothing else stays whole.
   *
   * @param common folded, longest first
   */
  static String core(String folded, List<String> common) {
    String core = " " + folded + " ";
    for (String words : common) {
      core = core.replace(" " + words + " ", " ");
    }
    return core.isBlank() ? folded : core.strip();
  }

  /**
   * Similarity from 0 to 1, as 1 − Levenshtein distance ÷ longer length; none where the numbers in
   * two names differ, for “Acueducto 2” is not “Acueducto 3”.
   */
  static double similarity(String left, String right) {
    if (!numbers(left).equals(numbers(right))) {
      return 0;
    }
    int longer = Math.max(left.length(), right.length());
    return longer == 0
        ? 0
        : 1 - (double) LevenshteinDistance.getDefaultInstance().apply(left, right) / longer;
  }

  private static List<String> numbers(String folded) {
    List<String> numbers = new ArrayList<>();
    for (String word : folded.split(" ")) {
      if (NUMBER.matcher(word).matches()) {
        numbers.add(word);
      }
    }
    return numbers;
  }
}
