package org.ptps.lake.text;

import java.text.Normalizer;
import java.util.Locale;

/** How texts of publishers are compared. */
public final class Texts {
  private Texts() {}

  /** Without blanks around it, and with every run of white space as one blank. */
  public static String squeeze(String text) {
    int length = text.length();
    boolean clean = true;
    for (int i = 0; i < length && clean; i++) {
      char c = text.charAt(i);
      clean =
          c > ' ' && c != '\u00a0'
              || c == ' ' && i > 0 && i < length - 1 && text.charAt(i - 1) != ' ';
    }
    return clean ? text : text.replace('\u00a0', ' ').replaceAll("\\s+", " ").strip();
  }

  /** Squeezed, in lower case and without accents. */
  public static String fold(String text) {
    String squeezed = squeeze(text);
    boolean ascii = true;
    for (int i = 0; i < squeezed.length() && ascii; i++) {
      ascii = squeezed.charAt(i) < 0x80;
    }
    String plain =
        ascii
            ? squeezed
            : Normalizer.normalize(squeezed, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    return plain.toLowerCase(Locale.ROOT);
  }
}
