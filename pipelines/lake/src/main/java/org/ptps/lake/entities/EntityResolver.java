package org.ptps.lake.entities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Column;
import org.ptps.catalog.EntityDecision;
import org.ptps.catalog.Table;
import org.ptps.lake.text.SpreadsheetMarks;

/**
 * Runs entity resolution for all tables of a run, and tells which identifiers are replaced in a
 * table and in those that refer to it.
 */
public final class EntityResolver {
  private final double minSimilarity;
  private final double minLead;
  private final List<EntityDecision> decisions;
  private final Map<String, Table> tables;
  private final Map<String, EntityResolution> known = new HashMap<>();
  private final Map<String, NameIndex> names = new HashMap<>();
  private final Map<String, List<EntityMention>> seen = new TreeMap<>();

  public EntityResolver(Catalog catalog) {
    this.minSimilarity = catalog.settings().minSimilarity();
    this.minLead = catalog.settings().minLead();
    this.decisions = catalog.entityDecisions();
    this.tables = catalog.tables();
  }

  /** Resolves the entities of a table. */
  public void decide(Table table, EntityMentions mentions) {
    Table.Entity entity = table.entity();
    List<EntityMention> list = mentions.list();
    NameIndex index =
        new NameIndex(entity.type(), entity.common(), minSimilarity, minLead, decisions);
    known.put(entity.type(), EntityResolution.of(entity.type(), list, index, decisions));
    names.put(entity.type(), index);
    seen.put(entity.type(), list);
  }

  /**
   * The identifiers to replace in a table: those of its own entities, and those that it refers to.
   *
   * @param lostDigits whether some stand there as rounded numbers: each of those means the one
   *     entity whose identifier rounds to it
   */
  public IdentifierReplacement renaming(Table table, boolean lostDigits) {
    List<String> columns = table.allColumns().stream().map(Column::name).toList();
    IdentifierReplacement renaming = new IdentifierReplacement(columns.indexOf("country"));
    Table.Entity own = table.entity();
    if (own != null && known.containsKey(own.type())) {
      renaming.add(columns.indexOf(own.id()), known.get(own.type()).changed());
    }
    for (Table.Reference reference : table.references()) {
      Table.Entity entity = tables.get(reference.table()).entity();
      EntityResolution identities = entity == null ? null : known.get(entity.type());
      int at = entity == null ? -1 : reference.to().indexOf(entity.id());
      if (identities != null && at >= 0) {
        List<List<String>> changed = new ArrayList<>(identities.changed());
        if (lostDigits) {
          changed.addAll(rounded(entity.type()));
        }
        renaming.add(columns.indexOf(reference.columns().get(at)), changed);
      }
    }
    return renaming;
  }

  /** Country, rounded identifier and entity, where one entity only rounds to it. */
  private List<List<String>> rounded(String type) {
    Map<List<String>, Set<String>> meant = new TreeMap<>(Comparator.comparing(List::toString));
    for (EntityMention mention : seen.get(type)) {
      String entity = known.get(type).of(mention.country(), mention.id()).entityId();
      for (String form : SpreadsheetMarks.roundings(mention.id())) {
        meant
            .computeIfAbsent(
                List.of(mention.country(), form + SpreadsheetMarks.ROUNDED), any -> new TreeSet<>())
            .add(entity);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    meant.forEach(
        (form, entities) -> {
          if (entities.size() == 1) {
            rows.add(List.of(form.get(0), form.get(1), entities.iterator().next()));
          }
        });
    return rows;
  }

  /** Resolver of a table's lists of names, null where it has none. */
  public EntityLinks links(Table table) {
    if (table.nameLists().isEmpty()) {
      return null;
    }
    for (Table.NameList list : table.nameLists()) {
      names.computeIfAbsent(
          list.type(), type -> new NameIndex(type, List.of(), minSimilarity, minLead, decisions));
    }
    return new EntityLinks(table, names);
  }

  /** Rows of {@code lake.entities}: how each entity was matched. */
  public List<Object[]> entities() {
    List<Object[]> rows = new ArrayList<>();
    seen.forEach(
        (type, mentions) ->
            mentions.forEach(
                mention -> {
                  EntityMatch match = known.get(type).of(mention.country(), mention.id());
                  rows.add(
                      new Object[] {
                        type,
                        mention.country(),
                        mention.place(),
                        match.entityId(),
                        ProvisionalId.is(mention.id()) ? null : mention.id(),
                        mention.name(),
                        match.word(),
                        match.score(),
                        String.join("; ", match.candidates()),
                        mention.first(),
                        mention.last(),
                        mention.rows()
                      });
                }));
    return rows;
  }
}
