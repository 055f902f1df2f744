package org.ptps.lake.reader;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/**
 * Number format of a workbook, as far as the shown value means something else than the stored
 * number. Formats that only round, group, colour or name the currency leave no mark.
 */
final class NumberFormat {
  /** Built-in formats without a text: those that depend on the locale are dates or money. */
  private static final int FIRST_OWN = 164;

  private static final Set<String> COMPARISONS =
      Set.of("<", ">", "<=", ">=", "=<", "=>", "≤", "≥", "±", "~", "≈", "<>", "+/-");

  private static final int DAY_SECONDS = 86_400;
  private static final double LAST_DAY = 2_958_466;

  private final List<Section> sections;

  private NumberFormat(List<Section> sections) {
    this.sections = sections;
  }

  /**
   * @param id number of the format in the workbook
   * @param code its text, null for built-in ones
   */
  static NumberFormat of(int id, String code) {
    String known = code;
    if (known == null && id < FIRST_OWN) {
      known =
          (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
              ? "yyyy-mm-dd"
              : BuiltinFormats.getBuiltinFormat(id);
      if ((id >= 5 && id <= 8) || (id >= 37 && id <= 44)) {
        known = "General";
      }
    }
    return new NumberFormat(known == null ? List.of() : sections(known));
  }

  /** Mark that the format gives a stored number, null where it shows the number itself. */
  CellMark mark(double value, boolean from1904) {
    Section section = section(value);
    return section == null || section.general() ? null : section.mark(value, from1904, sections);
  }

  private Section section(double value) {
    for (Section section : sections) {
      if (section.condition != null && section.condition.holds(value)) {
        return section;
      }
    }
    List<Section> plain = sections.stream().filter(each -> each.condition == null).toList();
    if (plain.isEmpty()) {
      return null;
    }
    if (plain.size() < sections.size()) {
      return plain.get(0);
    }
    if (value < 0 && plain.size() > 1) {
      return plain.get(1);
    }
    return value == 0 && plain.size() > 2 ? plain.get(2) : plain.get(0);
  }

  private static List<Section> sections(String code) {
    List<Section> sections = new ArrayList<>();
    Section section = new Section();
    int at = 0;
    while (at < code.length()) {
      char sign = code.charAt(at);
      switch (sign) {
        case ';' -> {
          sections.add(section);
          section = new Section();
          at++;
        }
        case '"' -> {
          int end = code.indexOf('"', at + 1);
          end = end < 0 ? code.length() : end;
          section.letters(code.substring(at + 1, end));
          at = end + 1;
        }
        case '\\', '!' -> {
          if (at + 1 < code.length()) {
            section.letters(code.substring(at + 1, at + 2));
          }
          at += 2;
        }
        case '_' -> at += 2;
        case '*' -> at += 2;
        case '[' -> {
          int end = code.indexOf(']', at);
          end = end < 0 ? code.length() : end;
          section.bracket(code.substring(at + 1, end));
          at = end + 1;
        }
        default -> at += section.token(code, at);
      }
    }
    sections.add(section);
    // A fourth section, or one that only holds {@code @}, is for texts.
    return sections.stream().limit(3).filter(each -> !each.text).toList();
  }

  private record Condition(String sign, double bound) {
    boolean holds(double value) {
      return switch (sign) {
        case "<" -> value < bound;
        case ">" -> value > bound;
        case "<=" -> value <= bound;
        case ">=" -> value >= bound;
        case "<>" -> value != bound;
        default -> value == bound;
      };
    }
  }

  /** One section of a format. */
  private static final class Section {
    private final StringBuilder before = new StringBuilder();
    private final StringBuilder after = new StringBuilder();
    private Condition condition;
    private boolean text;
    private boolean general;
    private boolean coloured;
    private boolean date;
    private boolean month;
    private boolean clock;
    private boolean clockHours;
    private char elapsed;
    private boolean percent;
    private boolean fraction;
    private boolean exponent;
    private boolean decimals;
    private int zeros;
    private int places;
    private int commas;
    private int denominator;
    private boolean digits;
    private boolean lettersAfter;

    /** Whether letters stand between digits, as in a telephone number. */
    private boolean between;

    boolean general() {
      return general && before.toString().isBlank() && after.toString().isBlank();
    }

    void letters(String letters) {
      (digits || general ? after : before).append(letters);
      lettersAfter |= digits && !letters.isBlank();
    }

    void bracket(String inside) {
      String lower = inside.toLowerCase(Locale.ROOT);
      if (lower.matches("h+|m+|s+")) {
        elapsed = lower.charAt(0);
      } else if (inside.startsWith("$")) {
        int dash = inside.indexOf('-');
        letters(inside.substring(1, dash < 0 ? inside.length() : dash));
      } else if (lower.matches("(<|>|=|<=|>=|<>)-?[0-9.]+")) {
        int digit = 0;
        while (!Character.isDigit(lower.charAt(digit)) && lower.charAt(digit) != '-') {
          digit++;
        }
        condition =
            new Condition(lower.substring(0, digit), Double.parseDouble(lower.substring(digit)));
      } else {
        coloured |= !lower.startsWith("dbnum");
      }
    }

    /** Reads the token at a position and returns its length. */
    int token(String code, int at) {
      char sign = code.charAt(at);
      if (code.regionMatches(true, at, "General", 0, 7)) {
        general = true;
        return 7;
      }
      if (code.regionMatches(true, at, "AM/PM", 0, 5)) {
        clock = true;
        clockHours = true;
        return 5;
      }
      if (code.regionMatches(true, at, "A/P", 0, 3)) {
        clock = true;
        clockHours = true;
        return 3;
      }
      switch (sign) {
        case '0', '#', '?' -> {
          between |= lettersAfter && !fraction;
          digits = true;
          commas = 0;
          if (fraction) {
            denominator++;
          } else if (decimals) {
            places++;
          } else {
            zeros += sign == '0' && !exponent ? 1 : 0;
          }
        }
        case '.' -> decimals |= digits || nextIsDigit(code, at);
        case ',' -> commas += digits ? 1 : 0;
        case '%' -> percent = true;
        case '/' -> {
          if (digits && !date && !clock) {
            fraction = true;
          } else if (!date && !month) {
            letters("/");
          }
        }
        case 'E', 'e' -> {
          if (digits) {
            exponent = true;
            return at + 1 < code.length() && "+-".indexOf(code.charAt(at + 1)) >= 0 ? 2 : 1;
          }
          date = true;
        }
        case 'y', 'Y', 'd', 'D', 'g', 'G', 'b', 'B' -> date = true;
        case 'm', 'M' -> month = true;
        case 'h', 'H' -> {
          clock = true;
          clockHours = true;
        }
        case 's', 'S' -> clock = true;
        case '@' -> text = true;
        default -> {
          boolean apart = sign == ':' && (clock || month || elapsed != 0);
          boolean ofDate = "-,. ".indexOf(sign) >= 0 && (date || month || clock);
          if (fraction && Character.isDigit(sign)) {
            denominator++;
          } else if (!apart && !ofDate) {
            letters(String.valueOf(sign));
          }
        }
      }
      return 1;
    }

    private static boolean nextIsDigit(String code, int at) {
      return at + 1 < code.length() && "0#?".indexOf(code.charAt(at + 1)) >= 0;
    }

    CellMark mark(double value, boolean from1904, List<Section> all) {
      if (elapsed == 'h') {
        return new CellMark(CellMark.Kind.HOURS, clockText(value));
      }
      if (elapsed != 0) {
        return new CellMark(CellMark.Kind.MINUTES, minutesText(value));
      }
      if (date || (month && !clock)) {
        return new CellMark(CellMark.Kind.DATE, dateText(value, from1904));
      }
      if (clock) {
        return clockHours
            ? new CellMark(CellMark.Kind.CLOCK, clockText(value - Math.floor(value)))
            : new CellMark(CellMark.Kind.MINUTES, minutesText(value - Math.floor(value)));
      }
      boolean second = value < 0 && all.indexOf(this) == 1 && all.get(0).condition == null;
      String prefix = before.toString().strip();
      String suffix = after.toString().strip();
      double magnitude = second || condition != null ? Math.abs(value) : value;
      if (second && (prefix.startsWith("-") || prefix.startsWith("("))) {
        prefix = prefix.substring(1).strip();
        suffix = suffix.endsWith(")") ? suffix.substring(0, suffix.length() - 1).strip() : suffix;
        magnitude = value;
        second = false;
      } else if (second && coloured) {
        magnitude = value;
        second = false;
      }
      if (between) {
        return new CellMark(CellMark.Kind.WORDS, NumberText.of(value), "…");
      }
      prefix = prefix.equals("+") ? "" : prefix;
      if (value == 0 && (prefix + suffix).matches("[-–—]+")) {
        return null;
      }
      if (!digits && !general) {
        return new CellMark(CellMark.Kind.WORDS, (prefix + suffix).strip(), prefix + suffix);
      }
      String number = number(magnitude);
      String shown = (prefix + number + (suffix.isEmpty() ? "" : " " + suffix)).strip();
      boolean bare = prefix.isEmpty() && suffix.isEmpty();
      if (second && value != 0) {
        return new CellMark(CellMark.Kind.WORDS, shown, shown);
      }
      if (percent && bare) {
        return new CellMark(CellMark.Kind.PERCENT, number);
      }
      if (fraction && bare) {
        return new CellMark(CellMark.Kind.FRACTION, number);
      }
      if (commas > 0 && digits) {
        return new CellMark(CellMark.Kind.SCALED, shown);
      }
      if (!percent && suffix.isEmpty() && COMPARISONS.contains(prefix)) {
        return new CellMark(CellMark.Kind.COMPARED, prefix + NumberText.of(value), prefix);
      }
      if (!bare) {
        return new CellMark(CellMark.Kind.WORDS, shown, (prefix + " " + suffix).strip());
      }
      return padded(value) ? new CellMark(CellMark.Kind.PADDED, number) : null;
    }

    private boolean padded(double value) {
      return zeros > 1
          && places == 0
          && !exponent
          && value >= 0
          && NumberText.of(Math.floor(value)).length() < zeros;
    }

    private String number(double value) {
      if (general || exponent) {
        return NumberText.of(value);
      }
      if (fraction) {
        return fraction(value);
      }
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        return NumberText.of(value);
      }
      BigDecimal shown =
          new BigDecimal(NumberText.of(value))
              .movePointRight(percent ? 2 : 0)
              .movePointLeft(3 * commas)
              .setScale(places, RoundingMode.HALF_UP);
      String text = shown.abs().toPlainString();
      int whole = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
      String padded = "0".repeat(Math.max(0, zeros - whole)) + text;
      return (shown.signum() < 0 ? "-" : "") + padded + (percent ? " %" : "");
    }

    /** The nearest fraction whose denominator has as many digits as the format. */
    private String fraction(double value) {
      double left = Math.abs(value);
      long most = (long) Math.pow(10, Math.min(3, Math.max(1, denominator))) - 1;
      long above = 0;
      long below = 1;
      double best = Double.MAX_VALUE;
      for (long by = 1; by <= most; by++) {
        long near = Math.round(left * by);
        double off = Math.abs(left - (double) near / by);
        if (off < best - 1e-12) {
          best = off;
          above = near;
          below = by;
        }
      }
      long whole = above / below;
      long rest = above % below;
      String shown = rest == 0 ? "" : rest + "/" + below;
      String text = whole == 0 && rest > 0 ? shown : (whole + " " + shown).strip();
      return value < 0 ? "-" + text : text;
    }

    private static String clockText(double days) {
      long seconds = Math.round(Math.abs(days) * DAY_SECONDS);
      String text =
          String.format(Locale.ROOT, "%d:%02d", seconds / 3600, seconds / 60 % 60)
              + (seconds % 60 == 0 ? "" : String.format(Locale.ROOT, ":%02d", seconds % 60));
      return days < 0 ? "-" + text : text;
    }

    private static String minutesText(double days) {
      long seconds = Math.round(Math.abs(days) * DAY_SECONDS);
      return (days < 0 ? "-" : "")
          + String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60);
    }

    private static String dateText(double serial, boolean from1904) {
      if (!(serial >= 0 && serial < LAST_DAY)) {
        return "####";
      }
      LocalDate zero = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
      LocalDateTime time =
          zero.plusDays((long) serial)
              .atStartOfDay()
              .plusSeconds(Math.round((serial - Math.floor(serial)) * DAY_SECONDS));
      return time.toLocalTime().toSecondOfDay() == 0
          ? time.toLocalDate().toString()
          : time.toString().replace('T', ' ');
    }
  }
}
