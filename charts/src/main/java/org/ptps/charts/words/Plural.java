package org.ptps.charts.words;

import com.ibm.icu.text.PluralRules;
import java.util.Locale;

/**
 * Which words go with a number. Spanish and English have the same two forms for what reports count,
 * by the rules of Unicode (CLDR); words for none are given where a sentence reads badly with a
 * zero.
 */
public final class Plural {
  private static final PluralRules RULES = PluralRules.forLocale(Locale.forLanguageTag("es"));

  private Plural() {}

  /**
   * The form for a printed number.
   *
   * @param printed number as it is printed: {@code 1}, {@code 1,234.5}, {@code 1 %}; other words
   *     take the last form
   * @param forms {@code one|other} or {@code none|one|other}
   * @param shown where the words stand, for the message
   * @throws IllegalArgumentException if there are not two or three forms
   */
  public static String form(String printed, String forms, String shown) {
    String[] all = forms.split("\\|", -1);
    if (all.length != 2 && all.length != 3) {
      throw new IllegalArgumentException(
          shown
              + ": '"
              + forms
              + "' is not one|other or none|one|other → write two or three forms");
    }
    String other = all[all.length - 1];
    String digits = printed.replaceAll("[,\\s\u00a0%]", "");
    if (!digits.matches("\\d+(\\.\\d+)?")) {
      return other;
    }
    double number = Double.parseDouble(digits);
    if (number == 0 && all.length == 3) {
      return all[0];
    }
    return RULES.select(number).equals("one") ? all[all.length - 2] : other;
  }
}
