package org.ptps.bench;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ways in which people write a name otherwise than the list does. Written without a look at the
 * matcher's own folding, which it is to judge.
 */
final class Spelling {
  private static final Set<String> SMALL = Set.of("de", "del", "la", "las", "los", "el");
  private static final List<String> KEYBOARD = List.of("qwertyuiop", "asdfghjklñ", "zxcvbnm");
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("Santa", "Sta."),
          Map.entry("Santo", "Sto."),
          Map.entry("San", "S."),
          Map.entry("Francisco", "Fco."),
          Map.entry("Nueva", "Nva."),
          Map.entry("Nuevo", "Nvo."),
          Map.entry("María", "Ma."),
          Map.entry("José", "J."),
          Map.entry("Puerto", "Pto."),
          Map.entry("Concepción", "Concep."));

  /** One slip of the hand. */
  enum Slip {
    SWAP("two letters swapped"),
    DROP("a letter dropped"),
    DOUBLE("a letter doubled"),
    NEIGHBOUR("a neighbour key");

    private final String title;

    Slip(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private Spelling() {}

  /** Lower case, without accents and punctuation, single blanks. */
  static String plain(String text) {
    return withoutAccents(text).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }

  /** A plain text without articles and prepositions. */
  static String bare(String text) {
    return Arrays.stream(plain(text).split(" "))
        .filter(word -> !SMALL.contains(word))
        .collect(Collectors.joining(" "));
  }

  static String withoutAccents(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
  }

  /** As a program shows UTF-8 that it takes for Latin-1. */
  static String garbled(String text) {
    Charset taken = StandardCharsets.ISO_8859_1;
    return new String(text.getBytes(StandardCharsets.UTF_8), taken);
  }

  /** Every letter beyond ASCII lost to a question mark. */
  static String lost(String text) {
    return text.replaceAll("[^\\x00-\\x7f]", "?");
  }

  /** Every word that has a usual short form in it. */
  static String abbreviated(String text) {
    return Arrays.stream(text.split(" "))
        .map(word -> SHORT.getOrDefault(word, word))
        .collect(Collectors.joining(" "));
  }

  /** Without the articles and prepositions, as it is otherwise. */
  static String withoutArticles(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !SMALL.contains(word.toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(" "));
  }

  /** The last word first. */
  static String turned(String text) {
    int at = text.lastIndexOf(' ');
    return at < 0 ? text : text.substring(at + 1) + ' ' + text.substring(0, at);
  }

  /** One slip at a random place; the same text where it changes nothing there. */
  static String slipped(String text, Slip slip, Random random) {
    int at = random.nextInt(text.length());
    char here = text.charAt(at);
    if (!Character.isLetter(here)) {
      return text;
    }
    String before = text.substring(0, at);
    String after = text.substring(at + 1);
    return switch (slip) {
      case SWAP ->
          after.isEmpty() || !Character.isLetter(after.charAt(0))
              ? text
              : before + after.charAt(0) + here + after.substring(1);
      case DROP -> before + after;
      case DOUBLE -> before + here + here + after;
      case NEIGHBOUR -> before + neighbour(here, random) + after;
    };
  }

  private static char neighbour(char letter, Random random) {
    char lower = Character.toLowerCase(letter);
    char key = lower == 'ñ' ? lower : plain(String.valueOf(lower)).charAt(0);
    for (String row : KEYBOARD) {
      int at = row.indexOf(key);
      if (at >= 0) {
        int beside = at == 0 ? 1 : at == row.length() - 1 || random.nextBoolean() ? at - 1 : at + 1;
        char typed = row.charAt(beside);
        return Character.isUpperCase(letter) ? Character.toUpperCase(typed) : typed;
      }
    }
    return letter;
  }
}
