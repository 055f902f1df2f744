package org.ptps.sample;

import java.text.Normalizer;

/** Spelling variants of names that people retype every year. */
final class Spelling {
  private static final int VARIED_OF_THOUSAND = 160;

  private Spelling() {}

  /** The name, sometimes without accents, in capitals, abbreviated or with a letter missing. */
  static String of(String name, Dice dice) {
    if (!dice.chance(VARIED_OF_THOUSAND)) {
      return name;
    }
    return switch (dice.below(4)) {
      case 0 -> Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
      case 1 -> Names.upper(name);
      case 2 ->
          name.replaceFirst("^Junta de Agua ", "Junta Adm. de Agua ")
              .replaceFirst("^JAAPS ", "Junta de Agua ")
              .replaceFirst("^Sistema de agua ", "Sist. de agua ")
              .replaceFirst("^SAP ", "Sistema de agua ")
              .replaceFirst("^Acueducto ", "Acueducto de ")
              .replaceFirst("^Escuela ", "Esc. ");
      default -> lacking(name);
    };
  }

  /** Without the third-last letter, if the word is long enough. */
  private static String lacking(String name) {
    int at = name.length() - 3;
    boolean clear = name.length() >= 12 && Character.isLetter(name.charAt(at));
    return clear ? name.substring(0, at) + name.substring(at + 1) : name;
  }
}
