package org.ptps.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ptps.catalog.Column;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Places;
import org.ptps.catalog.Source;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/**
 * Reads the prefilled rows of a partner's workbook from a warehouse: the things that its rows of
 * that year and the year before described, each in its latest spelling.
 */
final class EntityReader {
  private static final String REPORTED_BY = "reported_by";
  private static final String PARTNER_NAME = "partner_name";
  private static final String MUNICIPALITY_CODE = "municipality_code";
  private static final String YEAR = "year";

  private final Warehouse warehouse;
  private final Map<String, Places.Municipality> places;
  private final Partner partner;
  private final int year;

  EntityReader(Warehouse warehouse, Places places, Partner partner, int year) {
    this.warehouse = warehouse;
    this.places =
        places.municipalities().stream()
            .collect(Collectors.toMap(Places.Municipality::code, each -> each));
    this.partner = partner;
    this.year = year;
  }

  Entities of(Source source) {
    if (source.template() == null) {
      return Entities.NONE;
    }
    return switch (source.template().from()) {
      case NONE -> Entities.NONE;
      case MUNICIPALITIES -> municipalities(source);
      case ROWS -> rows(source);
    };
  }

  private Entities municipalities(Source source) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String code : partner.municipalities()) {
      rows.add(completed(source, new LinkedHashMap<>(Map.of(MUNICIPALITY_CODE, code))));
    }
    boolean synthetic =
        warehouse
            .query("select coalesce(bool_or(synthetic), false) as synthetic from lake.members")
            .rows()
            .get(0)
            .flag("synthetic");
    return new Entities(source.template().given(), rows, synthetic);
  }

  private Entities rows(Source source) {
    List<String> columns = source.table().columns().stream().map(Column::name).toList();
    List<Object> parameters = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    conditions.add("source = ?");
    parameters.add(source.id());
    dated(source, conditions, parameters);
    sentBy(source, columns, conditions, parameters);
    List<String> identity =
        source.template().given().stream()
            .filter(column -> !column.equals(REPORTED_BY) && !column.equals(YEAR))
            .map(column -> identity(source, column))
            .toList();
    String newest =
        (columns.contains("delivered_on") ? "delivered_on desc nulls last, " : "")
            + "source_file desc, source_line desc";
    String order =
        source.template().dated().isEmpty()
            ? newest
            : source.template().dated() + " desc, " + newest;
    String where = source.template().where();
    boolean everywhere = source.place() == null || source.place().optional();
    String place = columns.contains(MUNICIPALITY_CODE) ? MUNICIPALITY_CODE : "null";
    Rows found =
        warehouse.query(
            "select "
                + (everywhere ? "" : place + ", ")
                + String.join(", ", source.template().given())
                + ", synthetic"
                + (everywhere ? ", " + place + " as " + MUNICIPALITY_CODE : "")
                + " from (select *, row_number() over (partition by "
                + String.join(", ", identity)
                + " order by "
                + order
                + ") as _nth from lake."
                + source.table().id()
                + " where "
                + String.join(" and ", conditions)
                + ") where _nth = 1"
                + (where.isEmpty() ? "" : " and (" + where + ")")
                + " order by all",
            parameters.toArray());
    List<Map<String, Object>> rows = new ArrayList<>();
    boolean synthetic = false;
    for (Rows.Row row : found.rows()) {
      Map<String, Object> entity = new LinkedHashMap<>();
      row.columns().forEach(column -> entity.put(column, row.value(column)));
      synthetic |= row.flag("synthetic");
      rows.add(completed(source, entity));
    }
    return new Entities(source.template().given(), rows, synthetic);
  }

  private void dated(Source source, List<String> conditions, List<Object> parameters) {
    String dated = source.template().dated();
    if (dated.isEmpty()) {
      return;
    }
    boolean date =
        source.table().columns().stream()
            .anyMatch(each -> each.name().equals(dated) && each.type() == ColumnType.DATE);
    conditions.add((date ? "year(" + dated + ")" : dated) + " between ? and ?");
    parameters.add(year - 1);
    parameters.add(year);
  }

  /**
   * A partner's own rows: those it sent, those of its municipalities, or all for the Secretariat.
   */
  private void sentBy(
      Source source, List<String> columns, List<String> conditions, List<Object> parameters) {
    if (partner.secretariat()) {
      return;
    }
    boolean own = source.delivery() != null && source.delivery().owner() == Source.Owner.PARTNER;
    String sender = columns.contains(REPORTED_BY) ? REPORTED_BY : PARTNER_NAME;
    if (own || !columns.contains(MUNICIPALITY_CODE)) {
      conditions.add(
          "lower(strip_accents(trim(regexp_replace(" + sender + ", '\\s+', ' ', 'g')))) = ?");
      parameters.add(Texts.fold(partner.name()));
    } else {
      conditions.add(
          MUNICIPALITY_CODE
              + " in ("
              + partner.municipalities().stream().map(code -> "?").collect(Collectors.joining(", "))
              + ")");
      parameters.addAll(partner.municipalities());
    }
  }

  /** Column that identifies a thing: its code if there is one, since names vary in spelling. */
  private static String identity(Source source, String column) {
    if (!isText(source, column)) {
      return column;
    }
    String folded = "lower(strip_accents(coalesce(" + column + ", '')))";
    String code = column.replaceFirst("_name$", "_id");
    return !code.equals(column) && source.template().given().contains(code)
        ? "case when " + code + " is null then " + folded + " end"
        : folded;
  }

  private static boolean isText(Source source, String column) {
    return source.table().columns().stream()
        .anyMatch(each -> each.name().equals(column) && each.type() == ColumnType.TEXT);
  }

  /** Fills in names of places as in the lists, the year, and the partner. */
  private Map<String, Object> completed(Source source, Map<String, Object> entity) {
    List<String> given = source.template().given();
    Places.Municipality place = places.get(String.valueOf(entity.get(MUNICIPALITY_CODE)));
    if (source.place() != null && place != null) {
      entity.put(source.place().department(), place.department());
      entity.put(source.place().municipality(), place.name());
    }
    if (given.contains(YEAR)) {
      entity.put(YEAR, year);
    }
    boolean sends = source.delivery() != null && !partner.secretariat();
    if (given.contains(REPORTED_BY) && (sends || entity.get(REPORTED_BY) == null)) {
      entity.put(REPORTED_BY, partner.name());
    }
    return entity;
  }
}
