package org.ptps.lake.text;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A censored laboratory result: {@code <1}, {@code >2419.6}, TNTC. The test detects nothing below
 * its limit, or cannot count beyond it.
 *
 * @param sign {@code <}, {@code <=}, {@code >} or {@code >=}
 * @param limit text of the limit, empty where the result is given in words
 */
public record CensoredResult(String sign, String limit) {
  private static final Pattern SIGNED =
      Pattern.compile(
          "(<=|>=|=<|=>|≤|≥|<|>|＜|＞|‹|›|&lt;|&gt;|menor (?:que|de|a)|menos (?:que|de)"
              + "|mayor (?:que|de|a)|mas (?:que|de)|no mas de|hasta)\\s*([+-]?[\\d.,]+(?:e[+-]?\\d+)?)");
  private static final Pattern PER_100_ML = Pattern.compile("\\s*(/|en|por)\\s*100\\s*ml$");
  private static final Pattern POINT = Pattern.compile("\\.$");
  private static final Set<String> UNCOUNTABLE =
      Set.of(
          "tntc",
          "mnpc",
          "dnpc",
          "incontable",
          "incontables",
          "muy numeroso para contar",
          "muy numerosos para contar",
          "muy numerosas para contar",
          "demasiado numeroso para contar",
          "demasiado numerosos para contar",
          "demasiado numerosas para contar",
          "too numerous to count",
          "presente",
          "presencia",
          "positivo");
  private static final Set<String> NOT_DETECTED =
      Set.of(
          "ausente",
          "ausencia",
          "negativo",
          "no detectado",
          "no detectados",
          "no detectada",
          "no detectable",
          "no se detecto",
          "no se detectaron",
          "not detected",
          "< ld",
          "<ld",
          "< lod",
          "<lod",
          "bld",
          "< lc",
          "<lc",
          "<ldd",
          "<ldm");

  /** Abbreviations that mean “not detected” to some laboratories and “not determined” to others. */
  private static final Set<String> DOUBTFUL = Set.of("nd", "n.d.", "n.d", "n/d", "n d", "n. d.");

  /** Parses a normalized text; empty where it is no censored result. */
  public static Optional<CensoredResult> of(String text) {
    if (isPlain(text)) {
      return Optional.empty();
    }
    String folded =
        POINT.matcher(PER_100_ML.matcher(Texts.fold(text)).replaceFirst("")).replaceFirst("");
    if (UNCOUNTABLE.contains(folded)) {
      return Optional.of(new CensoredResult(">", ""));
    }
    if (NOT_DETECTED.contains(folded)) {
      return Optional.of(new CensoredResult("<", ""));
    }
    Matcher signed = SIGNED.matcher(folded);
    return signed.matches()
        ? Optional.of(new CensoredResult(sign(signed.group(1)), signed.group(2)))
        : Optional.empty();
  }

  /** Fast path: digits and their marks alone are no censored result. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != ',' && c != '-' && c != '+') {
        return false;
      }
    }
    return true;
  }

  /** Whether it is an abbreviation that laboratories use with two opposite meanings. */
  public static boolean doubtful(String text) {
    return DOUBTFUL.contains(Texts.fold(text));
  }

  private static String sign(String written) {
    return switch (written) {
      case "<=", "=<", "≤", "no mas de", "hasta" -> "<=";
      case ">=", "=>", "≥" -> ">=";
      case "<", "＜", "‹", "&lt;" -> "<";
      default -> written.startsWith("menor") || written.startsWith("menos") ? "<" : ">";
    };
  }
}
