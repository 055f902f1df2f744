package org.ptps.exchange;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Source;

/** The example row of a contract, typed as the columns are. */
final class Example {
  private Example() {}

  /**
   * @return by heading a text, a number or a date; a column without an example is left out
   */
  static Map<String, Object> of(Source source, List<TemplateColumn> columns) {
    Map<String, Object> example = new LinkedHashMap<>();
    if (source.template() == null) {
      return example;
    }
    for (TemplateColumn column : columns) {
      String text = source.template().example().getOrDefault(column.header(), "");
      if (!text.isEmpty()) {
        example.put(
            column.header(),
            switch (column.kind()) {
              case DATE -> LocalDate.parse(text);
              case WHOLE_NUMBER, NUMBER -> Double.valueOf(text);
              case TEXT, LIST, DEPARTMENT, MUNICIPALITY -> text;
            });
      }
    }
    return example;
  }
}
