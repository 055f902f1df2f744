package org.ptps.warehouse.claim;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Key of a number of one claim: {@code
 * code[:breakdown:category][@edition]/area/residence/year[~comparison]/part}, for instance {@code
 * PT-COB-06/PTPS2017/total/2019/value} or {@code
 * PS-NAC-01@JMP%202021/HN/total/2015-2019~restated/change_points}.
 *
 * @param code code of the indicator, or variable of a national series
 * @param breakdown breakdown with its {@code category}, both empty for the headline value
 * @param edition edition of a published series, empty for what is counted here
 * @param area four or two digits, {@code HN}, {@code PTPS} or {@code PTPS2017}
 * @param residence {@code total}, {@code urban} or {@code rural}
 * @param period a year, or the two of a change joined by a dash
 * @param comparison {@code baseline}, {@code own_start} or {@code restated}; empty where nothing is
 *     compared
 * @param part what of the claim is printed: {@code value}, {@code numerator}, {@code bound_low} …,
 *     by the name of its column in {@code report}
 */
public record ClaimKey(
    String code,
    String breakdown,
    String category,
    String edition,
    String area,
    String residence,
    String period,
    String comparison,
    String part)
    implements FactKey {

  private static final Pattern SUBJECT =
      Pattern.compile("([^:@~]+)(?::([^:@~]+):([^:@~]+))?(?:@([^:@~]+))?");
  private static final Pattern PERIOD = Pattern.compile("(\\d{4}(?:-\\d{4})?)(?:~([a-z_]+))?");

  public ClaimKey {
    if (breakdown.isEmpty() != category.isEmpty()) {
      throw new IllegalArgumentException(
          "a breakdown has a category: '" + breakdown + "', '" + category + "'");
    }
    if (!PERIOD.matcher(period + (comparison.isEmpty() ? "" : "~" + comparison)).matches()) {
      throw new IllegalArgumentException(
          "'" + period + "', '" + comparison + "' are no year and comparison");
    }
  }

  /** Key of a headline value. */
  public static ClaimKey value(String code, String area, String residence, int year) {
    return new ClaimKey(code, "", "", "", area, residence, String.valueOf(year), "", "value");
  }

  /** The same key with another period. */
  public ClaimKey of(String other) {
    return new ClaimKey(
        code, breakdown, category, edition, area, residence, other, comparison, part);
  }

  static ClaimKey of(String[] parts) {
    Matcher subject = SUBJECT.matcher(parts[0]);
    Matcher period = PERIOD.matcher(parts[3]);
    if (!subject.matches() || !period.matches()) {
      throw new IllegalArgumentException("'" + String.join("/", parts) + "' is no key of a claim");
    }
    return new ClaimKey(
        FactKey.unescape(subject.group(1)),
        text(subject.group(2)),
        text(subject.group(3)),
        text(subject.group(4)),
        FactKey.unescape(parts[1]),
        FactKey.unescape(parts[2]),
        period.group(1),
        text(period.group(2)),
        FactKey.unescape(parts[4]));
  }

  private static String text(String escaped) {
    return escaped == null ? "" : FactKey.unescape(escaped);
  }

  @Override
  public String text() {
    return FactKey.escape(code)
        + (breakdown.isEmpty()
            ? ""
            : ":" + FactKey.escape(breakdown) + ":" + FactKey.escape(category))
        + (edition.isEmpty() ? "" : "@" + FactKey.escape(edition))
        + "/"
        + FactKey.escape(area)
        + "/"
        + FactKey.escape(residence)
        + "/"
        + period
        + (comparison.isEmpty() ? "" : "~" + comparison)
        + "/"
        + FactKey.escape(part);
  }

  @Override
  public ClaimKey with(String other) {
    return new ClaimKey(
        code, breakdown, category, edition, area, residence, period, comparison, other);
  }
}
