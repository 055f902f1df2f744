package org.ptps.lake.entities;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ptps.catalog.Table;

/**
 * Collects the mentions of entities in the rows of one table: one for each identifier, spelling and
 * place, however many rows repeat it.
 */
public final class EntityMentions implements Serializable {
  private static final long serialVersionUID = 1;

  /** Place texts are filled only where no municipality was matched, as in other countries. */
  private record Key(
      String country,
      String municipality,
      String departmentText,
      String municipalityText,
      String id,
      String name)
      implements Serializable {}

  private static final class Seen implements Serializable {
    private static final long serialVersionUID = 1;

    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;
    private final TreeSet<Integer> years = new TreeSet<>();
    private Double latitude;
    private Double longitude;
    private long rows;

    private void add(LocalDate day, Double north, Double east) {
      first = day.isBefore(first) ? day : first;
      last = day.isAfter(last) ? day : last;
      years.add(day.getYear());
      latitude = greater(latitude, north);
      longitude = greater(longitude, east);
      rows++;
    }

    private void add(Seen other) {
      first = other.first.isBefore(first) ? other.first : first;
      last = other.last.isAfter(last) ? other.last : last;
      years.addAll(other.years);
      latitude = greater(latitude, other.latitude);
      longitude = greater(longitude, other.longitude);
      rows += other.rows;
    }

    private static Double greater(Double left, Double right) {
      return left == null || right != null && right > left ? right : left;
    }
  }

  private final EntityColumns columns;
  private final Map<Key, Seen> all = new HashMap<>();

  /**
   * @param table one that declares an entity
   */
  public EntityMentions(Table table) {
    this.columns = new EntityColumns(table);
  }

  /** Adds a kept row; one without identifier, name or day is passed over. */
  public void see(Object[] values) {
    if (columns.id(values) == null || columns.name(values) == null) {
      return;
    }
    LocalDate day = columns.seen(values);
    if (day == null) {
      return;
    }
    boolean placed = columns.municipality(values) != null;
    Key key =
        new Key(
            columns.country(values),
            columns.municipality(values),
            placed ? null : columns.departmentText(values),
            placed ? null : columns.municipalityText(values),
            columns.id(values),
            columns.name(values));
    all.computeIfAbsent(key, any -> new Seen())
        .add(day, columns.latitude(values), columns.longitude(values));
  }

  /** Adds the mentions of another task. */
  public void add(EntityMentions other) {
    other.all.forEach((key, seen) -> all.computeIfAbsent(key, any -> new Seen()).add(seen));
  }

  List<EntityMention> list() {
    List<EntityMention> list = new ArrayList<>(all.size());
    all.forEach(
        (key, seen) ->
            list.add(
                new EntityMention(
                    key.country(),
                    EntityPlace.of(
                        key.municipality(), key.departmentText(), key.municipalityText()),
                    key.id(),
                    key.name(),
                    seen.first,
                    seen.last,
                    List.copyOf(seen.years),
                    seen.latitude == null ? Double.NaN : seen.latitude,
                    seen.longitude == null ? Double.NaN : seen.longitude,
                    seen.rows)));
    return list;
  }
}
