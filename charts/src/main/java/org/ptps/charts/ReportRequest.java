package org.ptps.charts;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Warehouse;

/**
 * What a reader asks of a report.
 *
 * @param report id, the name of its folder below {@code charts/reports}
 * @param name what the file is named by after the id: a year or a code; empty for the latest year
 * @param parameters answers to the parameters that the report declares, by name
 */
public record ReportRequest(
    String report,
    String name,
    Map<String, Object> parameters,
    Language language,
    Audience audience,
    List<ReportFormat> formats) {

  private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z][a-z0-9_]*)");

  /** For whom a report is written. */
  public enum Audience {
    /** Anyone. */
    PUBLIC,
    /** The members of PTPS, who also read named partners' self-assessments and juntas' finances. */
    MEMBERS;

    boolean reads(Audience wanted) {
      return this == MEMBERS || wanted == PUBLIC;
    }

    /** What stands in a file's name after the language. */
    String inFileName() {
      return this == MEMBERS ? ".members" : "";
    }

    /** What the audience may read of a warehouse. */
    Reading reading(Warehouse warehouse) {
      return this == MEMBERS
          ? new Reading(warehouse, false)
          : new Reading(warehouse.publicEdition(), true);
    }
  }

  /** A warehouse as an audience reads it; closing it leaves a warehouse of somebody else open. */
  record Reading(Warehouse warehouse, boolean own) implements AutoCloseable {
    @Override
    public void close() {
      if (own) {
        warehouse.close();
      }
    }
  }

  /** The request with a name and answers to parameters that were left open. */
  ReportRequest with(String given, Map<String, Object> answers) {
    return new ReportRequest(report, given, answers, language, audience, formats);
  }

  /** What the words that people write for this edition lie under. */
  String edition() {
    return name;
  }

  /** Year that figures show, and the last one whose observations the report rests on. */
  public OptionalInt year() {
    for (String parameter : List.of("cut", "year")) {
      if (parameters.get(parameter) instanceof Number year) {
        return OptionalInt.of(year.intValue());
      }
    }
    return OptionalInt.empty();
  }

  /**
   * A declared query with the parameters in place.
   *
   * @throws ChartException if it names a parameter that was not given
   */
  String sql(String declared) {
    Matcher matcher = PARAMETER.matcher(declared);
    StringBuilder sql = new StringBuilder();
    while (matcher.find()) {
      Object value = parameters.get(matcher.group(1));
      if (value == null) {
        throw new ChartException(
            "report "
                + report
                + ": a query names :"
                + matcher.group(1)
                + ", which is no parameter of the report → use one of "
                + new java.util.TreeSet<>(parameters.keySet()));
      }
      matcher.appendReplacement(sql, Matcher.quoteReplacement(literal(value)));
    }
    return matcher.appendTail(sql).toString();
  }

  private static String literal(Object value) {
    return value instanceof Number
        ? value.toString()
        : "'" + value.toString().replace("'", "''") + "'";
  }
}
