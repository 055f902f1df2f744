package org.ptps.lake.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Normalization of texts for comparison: accents are one or two code points, blanks have twenty
 * forms, and some characters have no width.
 */
public final class Texts {
  private static final String SPANISH = "áéíóúüñÁÉÍÓÚÜÑ¿¡ºª«»°–—’‘“”";

  /** Code pages that are mistaken for windows-1252, the likeliest first. */
  private static final List<Charset> MISTAKEN =
      List.of("UTF-8", "IBM850", "x-MacRoman").stream()
          .filter(Charset::isSupported)
          .map(Charset::forName)
          .toList();

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Texts() {}

  /**
   * Composed (NFC), without signs that have no width and control characters, without blanks around
   * it, and with every run of white space of any kind as one blank.
   */
  public static String squeeze(String text) {
    int length = text.length();
    boolean clean = true;
    for (int i = 0; i < length && clean; i++) {
      char c = text.charAt(i);
      clean =
          c > ' ' && c < 0x7f
              || c == ' ' && i > 0 && i < length - 1 && text.charAt(i - 1) != ' '
              || c > 0xa0 && c < 0x300 && c != 0xad;
    }
    return clean ? text : squeezed(text);
  }

  private static String squeezed(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder kept = new StringBuilder(composed.length());
    boolean blank = false;
    for (int i = 0; i < composed.length(); ) {
      int c = composed.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        blank = kept.length() > 0;
      } else if (!unseen(c)) {
        if (blank) {
          kept.append(' ');
          blank = false;
        }
        kept.appendCodePoint(c);
      }
    }
    return kept.toString();
  }

  /** Whether a character is invisible: zero width, direction mark, control character. */
  private static boolean unseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
      default ->
          c == 0x034f // combining grapheme joiner
              || c >= 0xfe00 && c <= 0xfe0f // variation selectors
              || c == 0x115f
              || c == 0x1160
              || c == 0x3164
              || c == 0xffa0; // Hangul fillers
    };
  }

  /** Whether a text has no sign but white space; what the first sign tells is asked first. */
  public static boolean blank(String text) {
    if (text.isEmpty()) {
      return true;
    }
    char first = text.charAt(0);
    return (first <= ' ' || first >= 0x80) && text.isBlank();
  }

  /** Squeezed, in lower case and without accents. */
  public static String fold(String text) {
    String squeezed = squeeze(text);
    int length = squeezed.length();
    int plain = 0;
    while (plain < length && squeezed.charAt(plain) < 0x80) {
      plain++;
    }
    return (plain == length ? squeezed : unaccented(squeezed, plain)).toLowerCase(Locale.ROOT);
  }

  private static String unaccented(String text, int from) {
    StringBuilder plain = new StringBuilder(text.length()).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= UNACCENTED.length || UNACCENTED[c] == 0) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
      }
      plain.append(UNACCENTED[c]);
    }
    return plain.toString();
  }

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Base letters of accented Latin letters, 0 where there is not exactly one. */
  private static final char[] UNACCENTED = new char[0x250];

  static {
    for (char c = 0; c < UNACCENTED.length; c++) {
      String plain =
          MARKS
              .matcher(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD))
              .replaceAll("");
      UNACCENTED[c] = plain.length() == 1 ? plain.charAt(0) : 0;
    }
  }

  /** A text for one line of a message: without control characters and line breaks. */
  public static String shownOnOneLine(String text) {
    String shown = shown(text);
    return shown.indexOf('\n') < 0 && shown.indexOf('\r') < 0
        ? shown
        : shown.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /**
   * A text as messages may show it: control characters, which a terminal would obey and a document
   * cannot hold, and marks of direction stand as {@code �}; line breaks and tabs as they are.
   */
  public static String shown(String text) {
    StringBuilder shown = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean obeyed =
          c < ' ' && c != '\n' && c != '\r' && c != '\t'
              || c >= 0x7f && c < 0xa0
              || c >= 0x202a && c <= 0x202e
              || c >= 0x2066 && c <= 0x2069
              || c == 0x2028
              || c == 0x2029
              || c == 0xfffe
              || c == 0xffff;
      if (obeyed && shown == null) {
        shown = new StringBuilder(text);
      }
      if (obeyed) {
        shown.setCharAt(i, '\ufffd');
      }
    }
    return shown == null ? text : shown.toString();
  }

  /**
   * A text that was written in one code page and read in another, as it was written: {@code
   * FundaciÃ³n} and {@code Fundaci¢n} are “Fundación”. Only where every odd sign becomes a letter
   * of Spanish; any other text comes back as it is.
   */
  public static String mended(String text) {
    if (!odd(text)) {
      return text;
    }
    for (Charset real : MISTAKEN) {
      String read = reread(text, real);
      if (read != null && !odd(read) && spanish(read) && !read.equals(text)) {
        return read;
      }
    }
    return text;
  }

  /**
   * Decodes the bytes of a windows-1252 text in another code page; null where that is impossible.
   */
  private static String reread(String text, Charset real) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // The five undefined bytes of windows-1252 come as control characters.
      byte[] one = c < 0x100 ? new byte[] {(byte) c} : String.valueOf(c).getBytes(WINDOWS);
      if (c >= 0x100 && (one.length != 1 || one[0] == '?')) {
        return null;
      }
      bytes.put(one[0]);
    }
    try {
      return real.newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes.flip())
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Whether a character occurs that no Spanish text has there. */
  private static boolean odd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80 || SPANISH.indexOf(c) >= 0 && c != '¡' && c != '«' && c != '»' && c != '°') {
        continue;
      }
      boolean behindLetter = i > 0 && Character.isLetter(text.charAt(i - 1));
      boolean beforeLetter = i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
      boolean utf = (c == 'Ã' || c == 'Â') && i + 1 < text.length() && text.charAt(i + 1) >= 0x80;
      boolean sign = (!Character.isLetter(c) || c == 'µ') && behindLetter && beforeLetter;
      if (utf || sign) {
        return true;
      }
    }
    return false;
  }

  private static boolean spanish(String text) {
    return text.chars().allMatch(c -> c < 0x80 || SPANISH.indexOf(c) >= 0);
  }
}
