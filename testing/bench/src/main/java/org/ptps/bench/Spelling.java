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
 * Ways in which people misspell names. Independent of the matcher's normalization, which it tests.
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

  /** Kinds of typing errors. */
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

  /** Lower case, no accents and punctuation, single blanks. */
  static String plain(String text) {
    return withoutAccents(text).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }

  /** The same without articles and prepositions. */
  static String bare(String text) {
    return Arrays.stream(plain(text).split(" "))
        .filter(word -> !SMALL.contains(word))
        .collect(Collectors.joining(" "));
  }

  static String withoutAccents(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
  }

  /** UTF-8 decoded as Latin-1. */
  static String garbled(String text) {
    Charset taken = StandardCharsets.ISO_8859_1;
    return new String(text.getBytes(StandardCharsets.UTF_8), taken);
  }

  /** Every non-ASCII letter as a question mark. */
  static String lost(String text) {
    return text.replaceAll("[^\\x00-\\x7f]", "?");
  }

  /** Every word abbreviated that has a usual abbreviation. */
  static String abbreviated(String text) {
    return Arrays.stream(text.split(" "))
        .map(word -> SHORT.getOrDefault(word, word))
        .collect(Collectors.joining(" "));
  }

  /** Without articles and prepositions, otherwise unchanged. */
  static String withoutArticles(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !SMALL.contains(word.toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(" "));
  }

  /** Last word first. */
  static String turned(String text) {
    int at = text.lastIndexOf(' ');
    return at < 0 ? text : text.substring(at + 1) + ' ' + text.substring(0, at);
  }

  /** One typing error at a random place; may leave the text unchanged. */
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
