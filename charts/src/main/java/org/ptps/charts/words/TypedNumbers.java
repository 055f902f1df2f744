package org.ptps.charts.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.Language;

/**
 * Finds numbers that somebody typed into prose as if they were data. Years, days, laws, codes (ODS
 * 6.1, R1.2, PT-COB-01), small counts in words of what reports do not count ("dos socios") and
 * sayings ("mil gracias") are none; shares and large quantities are, in digits or in words.
 */
public final class TypedNumbers {
  private static final Pattern SLOT = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");

  /** What has digits and is no datum. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?iu)\\(#[a-z0-9-]+\\)|`[^`]*`"
              + "|\\b(?:PT|PS|SUP)-[A-Z]{3}-\\d\\d\\b"
              + "|\\bR\\d(?:\\.\\d)?\\b"
              + "|\\b(?:ODS|SDGs?|metas?|targets?)\\s+\\d+(?:\\.[\\da-z]+)*"
              + "(?:\\s*(?:,|y|and|e)\\s+\\d+(?:\\.[\\da-z]+)*)*"
              + "|\\b(?:Acuerdo|Decreto|Ley|Norma|Ordenanza|Resoluci[oó]n|Decree|Act|Law|Agreement)"
              + "(?:\\s+(?:Legislativo|Ejecutivo|Ministerial|No\\.|N\\.º|n[uú]m\\.|number))*"
              + "\\s+\\d[\\d-]*"
              + "|\\b(?:art[ií]culos?|articles?|cap[ií]tulos?|chapters?|anexos?|annex(?:es)?|figuras?"
              + "|figures?|tablas?|tables?|p[aá]ginas?|pages?|art\\.|p\\.|SIASAR|JMP|MAPAS|ISO|IVA"
              + "|PTPS)\\s*\\d+"
              + "|\\b(?:\\d{1,2}\\s+(?:de\\s+)?)?(?:enero|febrero|marzo|abril|mayo|junio|julio"
              + "|agosto|septiembre|octubre|noviembre|diciembre|January|February|March|April|May"
              + "|June|July|August|September|October|November|December)\\b"
              + "|\\b\\d{1,2}/\\d{1,2}/(?:19|20)\\d\\d\\b"
              + "|(?<![\\d.,])(?:19|20)\\d\\d(?:-\\d\\d-\\d\\d|\\s*[-–/]\\s*(?:19|20)?\\d\\d)?"
              + "(?![\\d]|[.,]\\d|\\s*%)");

  /** A run of digits with all that belongs to it; digits within a word belong to a name. */
  private static final Pattern DIGITS =
      Pattern.compile("(?<![\\p{L}\\d])[<>+−-]?\\d[\\d.,]*\\d?(?:\\s*%)?");

  private static final Pattern SAYINGS =
      Pattern.compile(
          "(?iu)\\b(?:mil\\s+(?:gracias|disculpas|veces|maneras|formas)"
              + "|(?:a|thousand)\\s+thanks|one\\s+hundred\\s+per\\s*cent\\s+sure"
              + "|a\\s+medio\\s+camino|en\\s+la\\s+mitad\\s+del\\s+(?:a[nñ]o|per[ií]odo)"
              + "|half\\s*way)\\b");

  private static final Pattern SPELLED_ES =
      Pattern.compile(
          "(?iu)\\b(?:(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)"
              + "\\s+(?:municip\\p{L}+|sistemas|familias|viviendas|hogares|prestador\\p{L}+|juntas"
              + "|escuelas|centros|comunidades|habitantes|personas|abonados"
              + "|por\\s+ciento|de\\s+cada\\s+\\p{L}+|puntos|tercios|cuartos|quintos|d[eé]cimos"
              + "|mil|mill\\p{L}+)"
              + "|once|doce|trece|catorce|quince|dieci\\p{L}+|veinti\\p{L}+|veinte|treinta|cuarenta"
              + "|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|\\p{L}*cientos|\\p{L}*cientas"
              + "|mil|millar(?:es)?|mill(?:ón|ones)|docenas?|decenas?|centenar(?:es)?|la\\s+mitad"
              + "|un\\s+tercio|tercera\\s+parte|cuarta\\s+parte|cuartas\\s+partes)\\b");
  private static final Pattern SPELLED_EN =
      Pattern.compile(
          "(?iu)\\b(?:(?:two|three|four|five|six|seven|eight|nine|ten)"
              + "\\s+(?:municip\\p{L}+|systems|families|homes|dwellings|households|providers|juntas"
              + "|schools|centres|communities|inhabitants|people|users"
              + "|per\\s*cent|in\\s+\\p{L}+|out\\s+of|points|thirds|quarters|fifths|thousand"
              + "|million)"
              + "|eleven|twelve|\\p{L}+teen|twenty(?:-\\p{L}+)?|thirty(?:-\\p{L}+)?"
              + "|forty(?:-\\p{L}+)?|fifty(?:-\\p{L}+)?|sixty(?:-\\p{L}+)?|seventy(?:-\\p{L}+)?"
              + "|eighty(?:-\\p{L}+)?|ninety(?:-\\p{L}+)?|hundreds?|thousands?|millions?|dozens?"
              + "|half|a\\s+third|a\\s+quarter)\\b");

  private TypedNumbers() {}

  /**
   * A number that was typed.
   *
   * @param line line of the text, from 1 on
   * @param word the number as it is typed
   */
  public record Typed(int line, String word) {}

  /** All of them, in the order of the text. */
  public static List<Typed> in(String prose, Language language) {
    Pattern spelled =
        switch (language) {
          case ES -> SPELLED_ES;
          case EN -> SPELLED_EN;
        };
    List<Typed> typed = new ArrayList<>();
    String[] lines = prose.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String rest = blank(blank(blank(lines[i], SLOT), NAMES), SAYINGS);
      for (Pattern pattern : List.of(DIGITS, spelled)) {
        Matcher found = pattern.matcher(rest);
        while (found.find()) {
          typed.add(new Typed(i + 1, found.group().replaceAll("[.,]$", "")));
        }
      }
    }
    return typed;
  }

  private static String blank(String text, Pattern pattern) {
    return pattern.matcher(text).replaceAll(match -> " ".repeat(match.group().length()));
  }
}
