package org.ptps.lake.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as it is written, with the day first and with the month first. Most texts can be meant one
 * way only; {@code 05/06/2021} can be meant both ways, and only what stands around it can tell.
 *
 * @param dayFirst the date if the day comes first, null where that cannot be
 * @param monthFirst the date if the month comes first, null where that cannot be
 * @param dayInMiddle the date of a text that begins with its year if the day comes before the
 *     month, as no norm has it, null where that cannot be
 */
public record WrittenDate(LocalDate dayFirst, LocalDate monthFirst, LocalDate dayInMiddle) {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(Z|[T ].*)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?: 0{1,2}:00(?::00)?)?");
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,2})[ /-](?:de )?([a-z]{3,10})\\.?[ /-](?:de[l]? )?(\\d{4})");
  private static final Map<String, Integer> MONTHS = months();
  private static final WrittenDate NONE = new WrittenDate(null, null, null);

  /** Order of day, month and year in the dates of a column. */
  public enum Order {
    DAY_FIRST,
    MONTH_FIRST,
    /** Years come first and days last, as in ISO 8601: what begins with its year is read so. */
    YEAR_FIRST,
    /** Year first, then the day, in the dates that show an order. */
    DAY_IN_MIDDLE,
    /** No date shows an order. */
    UNKNOWN,
    /** Dates show different orders. */
    MIXED
  }

  private static Map<String, Integer> months() {
    List<String> names =
        List.of(
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre");
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      numbers.put(names.get(i), i + 1);
      numbers.put(names.get(i).substring(0, 3), i + 1);
    }
    // English month names where they differ.
    List<String> english =
        List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    for (int i = 0; i < english.size(); i++) {
      numbers.put(english.get(i), i + 1);
      numbers.put(english.get(i).substring(0, 3), i + 1);
    }
    numbers.put("sept", 9);
    numbers.put("setiembre", 9);
    return Map.copyOf(numbers);
  }

  /** Month × 100 + day of an ISO date such as {@code 2017-11-02}, −1 for any other text. */
  private static int norm(String text) {
    boolean norm =
        text.length() == 10
            && text.charAt(4) == '-'
            && text.charAt(7) == '-'
            && digit(text, 0)
            && digit(text, 1)
            && digit(text, 2)
            && digit(text, 3)
            && digit(text, 5)
            && digit(text, 6)
            && digit(text, 8)
            && digit(text, 9);
    return norm
        ? (10 * value(text, 5) + value(text, 6)) * 100 + 10 * value(text, 8) + value(text, 9)
        : -1;
  }

  private static boolean digit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int value(String text, int at) {
    return text.charAt(at) - '0';
  }

  private static LocalDate date(int year, int month, int day) {
    boolean possible =
        month >= 1
            && month <= MONTHS_OF_A_YEAR
            && day >= 1
            && day <= YearMonth.of(year, month).lengthOfMonth();
    return possible ? LocalDate.of(year, month, day) : null;
  }

  private static final int MONTHS_OF_A_YEAR = 12;

  /** Any leap year, to accept 29 February. */
  private static final int LEAP_YEAR = 2000;

  /** Parses a squeezed text in every order; all null where it is no date with a whole year. */
  public static WrittenDate of(String text) {
    int norm = norm(text);
    if (norm >= 0) {
      int written =
          1000 * value(text, 0) + 100 * value(text, 1) + 10 * value(text, 2) + value(text, 3);
      LocalDate date = date(written, norm / 100, norm % 100);
      return new WrittenDate(date, date, date(written, norm % 100, norm / 100));
    }
    Matcher year = YEAR_FIRST.matcher(text);
    if (year.matches()) {
      LocalDate date = date(year.group(1), year.group(3), year.group(4));
      return new WrittenDate(date, date, date(year.group(1), year.group(4), year.group(3)));
    }
    Matcher last = YEAR_LAST.matcher(text);
    if (last.matches()) {
      return last.group(4).length() < 4
          ? NONE
          : new WrittenDate(
              date(last.group(4), last.group(3), last.group(1)),
              date(last.group(4), last.group(1), last.group(3)),
              null);
    }
    Matcher written = WRITTEN.matcher(Texts.fold(text));
    if (written.matches() && MONTHS.containsKey(written.group(2))) {
      String month = String.valueOf(MONTHS.get(written.group(2)));
      return certain(date(written.group(3), month, written.group(1)));
    }
    return NONE;
  }

  /** Order that one text shows, also one with a two-digit year. */
  public static Order shows(String text) {
    int norm = norm(text);
    if (norm >= 0) {
      return turnedOrUsual(
          date(LEAP_YEAR, norm / 100, norm % 100), date(LEAP_YEAR, norm % 100, norm / 100));
    }
    Matcher year = YEAR_FIRST.matcher(text);
    if (year.matches()) {
      LocalDate usual = date("2000", year.group(3), year.group(4));
      LocalDate turned = date("2000", year.group(4), year.group(3));
      return turnedOrUsual(usual, turned);
    }
    Matcher last = YEAR_LAST.matcher(text);
    if (!last.matches()) {
      return Order.UNKNOWN;
    }
    LocalDate day = date("2000", last.group(3), last.group(1));
    LocalDate month = date("2000", last.group(1), last.group(3));
    if ((day == null) == (month == null)) {
      return Order.UNKNOWN;
    }
    return day == null ? Order.MONTH_FIRST : Order.DAY_FIRST;
  }

  private static Order turnedOrUsual(LocalDate usual, LocalDate turned) {
    return usual == null && turned != null
        ? Order.DAY_IN_MIDDLE
        : usual != null && turned == null ? Order.YEAR_FIRST : Order.UNKNOWN;
  }

  private static WrittenDate certain(LocalDate date) {
    return new WrittenDate(date, date, null);
  }

  private static LocalDate date(String year, String month, String day) {
    try {
      return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Whether day and month are ambiguous. */
  public boolean ambiguous() {
    return dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst);
  }

  /**
   * The date by the order of its column, null where it is none or the order does not decide. Where
   * dates of a column follow both orders, each that can be meant one way only is that.
   */
  public LocalDate by(Order order) {
    return switch (order) {
      case DAY_FIRST -> dayFirst;
      case MONTH_FIRST -> monthFirst;
      case DAY_IN_MIDDLE -> turned() ? null : certainly();
      case YEAR_FIRST, UNKNOWN, MIXED -> certainly();
    };
  }

  private LocalDate certainly() {
    return ambiguous() ? null : dayFirst != null ? dayFirst : monthFirst;
  }

  /** Whether it begins with its year and could have the day before the month. */
  public boolean turned() {
    return dayFirst != null && dayInMiddle != null && !dayInMiddle.equals(dayFirst);
  }

  /** Collects evidence from the dates of one column, or of one file. */
  public static final class Evidence {
    /** Dates of the other order are taken for typing errors below one in so many. */
    private static final int SLIPS = 10;

    private long day;
    private long month;
    private long middle;
    private long usual;
    private String last = "";
    private Order lastShows = Order.UNKNOWN;

    public void add(String squeezed) {
      // Rows often repeat the date of the row before.
      if (!squeezed.equals(last)) {
        last = squeezed;
        lastShows = shows(squeezed);
      }
      switch (lastShows) {
        case DAY_FIRST -> day++;
        case MONTH_FIRST -> month++;
        case DAY_IN_MIDDLE -> middle++;
        case YEAR_FIRST -> usual++;
        case UNKNOWN, MIXED -> {}
      }
    }

    public void add(Evidence other) {
      day += other.day;
      month += other.month;
      middle += other.middle;
      usual += other.usual;
    }

    /**
     * @param file the order of all dates of the file, which decides what the column leaves open
     */
    public Order orderIn(Order file) {
      Order own = order();
      return own == Order.UNKNOWN || own == Order.YEAR_FIRST && file != Order.DAY_IN_MIDDLE
          ? file
          : own;
    }

    public Order order() {
      // A single month above 12 is a typing error.
      if (middle > 1 && middle * SLIPS > usual) {
        return Order.DAY_IN_MIDDLE;
      }
      if (day == 0 && month == 0) {
        return usual > 0 ? Order.YEAR_FIRST : Order.UNKNOWN;
      }
      return month * SLIPS <= day
          ? Order.DAY_FIRST
          : day * SLIPS <= month ? Order.MONTH_FIRST : Order.MIXED;
    }
  }
}
