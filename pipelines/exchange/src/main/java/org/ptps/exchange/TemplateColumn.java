package org.ptps.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Source;

/**
 * A column of a template: heading and the lake columns that are read from it.
 *
 * @param fields what the contract says of each of these lake columns; at least one
 */
record TemplateColumn(String header, Kind kind, List<Source.Field> fields) {

  /** Type of its cells. */
  enum Kind {
    TEXT,
    LIST,
    DEPARTMENT,
    MUNICIPALITY,
    WHOLE_NUMBER,
    NUMBER,
    DATE
  }

  /** Texts for yes and no where the contract has no code list. */
  private static final Map<String, String> YES_NO = yesNo();

  private static Map<String, String> yesNo() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("Sí", "true");
    map.put("No", "false");
    return map;
  }

  /** Columns of a source's template, in the contract's order. */
  static List<TemplateColumn> of(Source source) {
    Map<String, List<Source.Field>> byHeader = new LinkedHashMap<>();
    for (Source.Field field : source.fields()) {
      if (!field.from().isEmpty()) {
        byHeader.computeIfAbsent(field.from().get(0), key -> new ArrayList<>()).add(field);
      }
    }
    List<TemplateColumn> columns = new ArrayList<>();
    byHeader.forEach(
        (header, fields) ->
            columns.add(new TemplateColumn(header, kind(source, fields.get(0)), fields)));
    return List.copyOf(columns);
  }

  private static Kind kind(Source source, Source.Field field) {
    String name = field.column().name();
    if (source.place() != null && name.equals(source.place().department())) {
      return Kind.DEPARTMENT;
    }
    if (source.place() != null && name.equals(source.place().municipality())) {
      return Kind.MUNICIPALITY;
    }
    if (!field.codes().isEmpty() || field.column().type() == ColumnType.FLAG) {
      return Kind.LIST;
    }
    return switch (field.column().type()) {
      case TEXT, FLAG -> Kind.TEXT;
      case INTEGER -> Kind.WHOLE_NUMBER;
      case NUMBER -> Kind.NUMBER;
      case DATE -> Kind.DATE;
    };
  }

  /** Field whose rules the cell is checked by. */
  Source.Field field() {
    return fields.get(0);
  }

  boolean required() {
    return fields.stream().anyMatch(Source.Field::required);
  }

  boolean feeds(String lakeColumn) {
    return fields.stream().anyMatch(field -> field.column().name().equals(lakeColumn));
  }

  /** Allowed texts with their lake values; empty where any text is allowed. */
  Map<String, String> codes() {
    if (kind != Kind.LIST) {
      return Map.of();
    }
    return field().codes().isEmpty() ? YES_NO : field().codes();
  }

  /** One text for each lake value, the first in the contract. */
  List<String> labels() {
    Map<String, String> first = new LinkedHashMap<>();
    codes().forEach((text, value) -> first.putIfAbsent(value, text));
    return List.copyOf(new LinkedHashSet<>(first.values()));
  }

  /** Text for a lake value; the value itself where the list does not have it. */
  String label(String value) {
    return codes().entrySet().stream()
        .filter(each -> each.getValue().equals(value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(value);
  }

  /** Smallest allowed number, null for no limit. */
  Double min() {
    return field().min() == null ? null : field().min() / field().scale();
  }

  /** Largest allowed number, null for no limit. */
  Double max() {
    return field().max() == null ? null : field().max() / field().scale();
  }
}
