package org.ptps.lake.entities;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ptps.catalog.Table;

/** Resolves the lists of names in the rows of one table. */
public final class EntityLinks implements Serializable {
  private static final long serialVersionUID = 1;

  /** Size of the cache of resolved lists: rows of several years repeat them. */
  private static final int REMEMBERED = 10_000;

  /** Positions within {@link Table#ORIGIN}. */
  private static final int SYNTHETIC = 2;

  private static final int FILE = 3;
  private static final int SHEET = 4;
  private static final int LINE = 5;

  private record Column(Table.NameList list, int at, int count, NameIndex index)
      implements Serializable {}

  private final String type;
  private final EntityColumns entity;
  private final int origin;
  private final List<Column> columns = new ArrayList<>();

  /**
   * @param names index of names by entity type
   */
  EntityLinks(Table table, Map<String, NameIndex> names) {
    this.type = table.entity().type();
    this.entity = new EntityColumns(table);
    this.origin = table.columns().size();
    List<String> all = table.allColumns().stream().map(org.ptps.catalog.Column::name).toList();
    for (Table.NameList list : table.nameLists()) {
      columns.add(
          new Column(
              list, all.indexOf(list.column()), all.indexOf(list.count()), names.get(list.type())));
    }
  }

  /** A resolver with a cache of its own, for one task. */
  public Reader reader() {
    return new Reader();
  }

  public final class Reader {
    private final Map<List<String>, List<NameList.Taken>> taken = new HashMap<>();

    private Reader() {}

    /** Resolves all lists of a kept row into rows of {@code lake.entity_links}. */
    public void of(Object[] values, Consumer<Object[]> links) {
      for (Column column : columns) {
        String text = (String) values[column.at()];
        if (text != null) {
          String country = entity.country(values);
          String place = entity.place(values);
          long count = column.count() < 0 ? 0 : count(values[column.count()]);
          for (NameList.Taken each : taken(column, country, place, count, text)) {
            links.accept(link(values, column, country, place, each));
          }
        }
      }
    }

    private List<NameList.Taken> taken(
        Column column, String country, String place, long count, String text) {
      if (taken.size() > REMEMBERED) {
        taken.clear();
      }
      return taken.computeIfAbsent(
          List.of(column.list().column(), country, place, String.valueOf(count), text),
          any -> NameList.read(text, count, country, place, column.index()));
    }
  }

  private static long count(Object value) {
    return value == null ? 0 : ((Number) value).longValue();
  }

  private Object[] link(
      Object[] values, Column column, String country, String place, NameList.Taken each) {
    EntityMatch match = each.match();
    return new Object[] {
      values[origin],
      values[origin + FILE],
      values[origin + SHEET],
      values[origin + LINE],
      country,
      place,
      type,
      entity.id(values),
      entity.seen(values),
      column.list().column(),
      each.name(),
      column.list().type(),
      match.certain() ? match.entityId() : null,
      match.word(),
      match.score(),
      String.join("; ", match.candidates()),
      values[origin + SYNTHETIC]
    };
  }
}
