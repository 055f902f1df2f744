package org.ptps.lake.entities;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.ptps.catalog.Column;
import org.ptps.catalog.Table;

/** Columns of a table that identify, locate and date the entity of a row. */
final class EntityColumns implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int LAST_MONTH = 12;
  private static final int LAST_DAY = 31;

  private final int country;
  private final int municipality;
  private final int departmentText;
  private final int municipalityText;
  private final int id;
  private final int name;
  private final int seen;
  private final int latitude;
  private final int longitude;

  EntityColumns(Table table) {
    List<String> names = table.allColumns().stream().map(Column::name).toList();
    this.country = names.indexOf("country");
    this.municipality = names.indexOf("municipality_code");
    this.departmentText = names.indexOf("department_text");
    this.municipalityText = names.indexOf("municipality_text");
    this.id = names.indexOf(table.entity().id());
    this.name = names.indexOf(table.entity().name());
    this.seen = names.indexOf(table.entity().seen());
    this.latitude = names.indexOf("latitude");
    this.longitude = names.indexOf("longitude");
  }

  String country(Object[] values) {
    return (String) values[country];
  }

  String place(Object[] values) {
    return EntityPlace.of(municipality(values), departmentText(values), municipalityText(values));
  }

  String municipality(Object[] values) {
    return (String) values[municipality];
  }

  String departmentText(Object[] values) {
    return (String) values[departmentText];
  }

  String municipalityText(Object[] values) {
    return (String) values[municipalityText];
  }

  String id(Object[] values) {
    return (String) values[id];
  }

  String name(Object[] values) {
    return (String) values[name];
  }

  /** Date on which a row saw its entity; 31 December where only the year is known. */
  LocalDate seen(Object[] values) {
    Object value = values[seen];
    return value instanceof Long year
        ? LocalDate.of(Math.toIntExact(year), LAST_MONTH, LAST_DAY)
        : (LocalDate) value;
  }

  Double latitude(Object[] values) {
    return latitude < 0 ? null : (Double) values[latitude];
  }

  Double longitude(Object[] values) {
    return latitude < 0 || longitude < 0 ? null : (Double) values[longitude];
  }
}
