package org.ptps.lake.places;

import java.util.Set;
import java.util.regex.Pattern;
import org.ptps.lake.text.Texts;

/** Normalizes place names. */
final class PlaceNames {
  private static final Set<String> SMALL_WORDS = Set.of("de", "del", "la", "las", "los", "el");

  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern BEFORE =
      Pattern.compile("^(municipio|municipalidad|mun|alcaldia|departamento|depto|dpto)( de(l)?)? ");
  private static final Pattern BEHIND = Pattern.compile(" department$");

  private PlaceNames() {}

  /** Lower case without accents, punctuation, double blanks and words such as “Municipio de”. */
  static String fold(String text) {
    String plain = OTHER.matcher(Texts.fold(text)).replaceAll(" ").strip();
    return BEHIND.matcher(BEFORE.matcher(plain).replaceFirst("")).replaceFirst("");
  }

  /** A folded name without articles and prepositions: “La Iguala” and “Iguala” are the same. */
  static String core(String folded) {
    StringBuilder core = new StringBuilder();
    for (String word : folded.split(" ")) {
      if (!SMALL_WORDS.contains(word)) {
        core.append(core.isEmpty() ? "" : " ").append(word);
      }
    }
    return core.isEmpty() ? folded : core.toString();
  }
}
