package org.ptps.charts.declared;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.ptps.catalog.Language;
import org.ptps.charts.words.ChartException;
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

  /** For whom a report is written. */
  public enum Audience {
    /** Anyone. */
    PUBLIC,
    /** The members of PTPS, who also read named partners' self-assessments and juntas' finances. */
    MEMBERS;

    public boolean reads(Audience wanted) {
      return this == MEMBERS || wanted == PUBLIC;
    }

    /** What stands in a file's name after the language. */
    public String inFileName() {
      return this == MEMBERS ? ".members" : "";
    }

    /** What the audience may read of a warehouse. */
    public Reading reading(Warehouse warehouse) {
      return this == MEMBERS
          ? new Reading(warehouse, false)
          : new Reading(warehouse.publicEdition(), true);
    }
  }

  /** A warehouse as an audience reads it; closing it leaves a warehouse of somebody else open. */
  public record Reading(Warehouse warehouse, boolean own) implements AutoCloseable {
    @Override
    public void close() {
      if (own) {
        warehouse.close();
      }
    }
  }

  /** The request with a name and answers to parameters that were left open. */
  public ReportRequest with(String given, Map<String, Object> answers) {
    return new ReportRequest(report, given, answers, language, audience, formats);
  }

  /** What the words that people write for this edition lie under. */
  public String edition() {
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
   * A declared value, or the answer to the parameter that it names.
   *
   * @param declared a value, or {@code :name}
   * @throws ChartException if it names a parameter that was not given
   */
  public Object answer(Object declared) {
    if (!(declared instanceof String name) || !name.startsWith(":")) {
      return declared;
    }
    Object value = parameters.get(name.substring(1));
    if (value == null) {
      throw new ChartException(
          "report "
              + report
              + ": "
              + name
              + " is no parameter of the report → use one of "
              + new java.util.TreeSet<>(parameters.keySet()));
    }
    return value;
  }
}
