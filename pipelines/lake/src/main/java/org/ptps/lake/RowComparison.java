package org.ptps.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Duplicates;
import org.ptps.lake.entities.EntityMentions;
import org.ptps.lake.entities.EntityResolver;
import org.ptps.lake.entities.IdentifierReplacement;
import org.ptps.lake.input.InputPart;

/**
 * Compares rows with each other as the lake does, without Spark and in memory: identifiers that
 * entities keep, rows of one key, the same thing under several keys, and what must stand in other
 * tables. The order of deciding is that of {@link LakeBuilder}, and what decides are its classes.
 */
public final class RowComparison {
  /** A row in memory with its outcome so far. */
  private static final class Held {
    private final InputPart part;
    private CleanRow row;

    private Held(InputPart part, CleanRow row) {
      this.part = part;
      this.row = row;
    }

    private boolean isKept() {
      return row.status() == Status.KEPT;
    }

    private Words at(Held from) {
      return part == from.part
          ? new Words("la línea " + row.line(), "line " + row.line())
          : new Words(pointer(), pointer());
    }

    private String pointer() {
      return part.profile().part().shown() + ":" + row.line();
    }
  }

  private record Told(Held row, RowDecision decision, Words at) {}

  private final EntityResolver resolver;
  private final Map<String, Table> tables = new TreeMap<>();
  private final Set<String> lostDigits = new HashSet<>();
  private final Map<String, List<Held>> rows = new TreeMap<>();
  private final Map<String, ComparisonKeys> keys = new HashMap<>();

  public RowComparison(Catalog catalog) {
    this.resolver = new EntityResolver(catalog);
  }

  /** Registers a part that is read, though none of its rows may be kept. */
  public void part(InputPart part) {
    Table table = part.source().table();
    tables.put(table.id(), table);
    rows.computeIfAbsent(table.id(), any -> new ArrayList<>());
    keys.computeIfAbsent(table.id(), any -> new ComparisonKeys(table));
    if (part.formats().lostDigits()) {
      lostDigits.add(table.id());
    }
  }

  /** Adds a row that passed its own rules; parts and rows come in order of delivery. */
  public void row(InputPart part, CleanRow row) {
    rows.get(part.source().table().id()).add(new Held(part, row));
  }

  /** Receives the outcome of each row. */
  public interface Outcome {
    /**
     * @param row with all that was found in it, by its own rules and between rows
     */
    void of(InputPart part, CleanRow row);
  }

  /**
   * Decides about all rows that were added.
   *
   * @param outcome receives each of them once
   */
  public void decide(Outcome outcome) {
    rename();
    rows.forEach((table, held) -> told(duplicates(keys.get(table), held)));
    int rounds = ComparisonKeys.rounds(tables.values());
    for (int round = 1; round <= rounds; round++) {
      int now = round;
      rows.forEach((table, held) -> told(sameThings(keys.get(table), held, now)));
    }
    ReferenceIndex references = references();
    rows.forEach(
        (table, all) -> {
          List<ReferenceIndex.Check> checks = references.of(tables.get(table));
          for (Held held : all) {
            for (ReferenceIndex.Check check : checks) {
              held.row = check.on(held.row);
            }
            outcome.of(held.part, held.row);
          }
        });
  }

  private void rename() {
    for (Table table : tables.values()) {
      if (table.entity() != null) {
        EntityMentions mentions = new EntityMentions(table);
        rows.get(table.id()).forEach(held -> mentions.see(held.row.values()));
        resolver.decide(table, mentions);
      }
    }
    for (Table table : tables.values()) {
      IdentifierReplacement renaming = resolver.renaming(table, lostDigits.contains(table.id()));
      rows.get(table.id()).forEach(held -> renaming.on(held.row.values()));
    }
  }

  private void told(List<Told> all) {
    all.forEach(
        each -> {
          Held held = each.row();
          held.row = each.decision().on(held.row, held.part.source().table(), each.at());
        });
  }

  private static List<Told> duplicates(ComparisonKeys keys, List<Held> all) {
    Map<List<Object>, List<Held>> byKey = new LinkedHashMap<>();
    for (Held held : all) {
      byKey.computeIfAbsent(keys.key(held.row.values()), any -> new ArrayList<>(1)).add(held);
    }
    List<Told> told = new ArrayList<>();
    for (List<Held> sharing : byKey.values()) {
      if (sharing.size() > 1) {
        for (Duplicates.Decision decision : keys.duplicates().decide(values(sharing))) {
          if (decision.outcome() != Duplicates.Outcome.COUNTS) {
            Held held = sharing.get(decision.row());
            Held other = sharing.get(decision.other());
            told.add(
                new Told(
                    held,
                    RowDecision.of(
                        0, 0, decision.outcome(), keys.shown(held.row.values()), other.pointer()),
                    other.at(held)));
          }
        }
      }
    }
    return told;
  }

  /** Outcomes in the order of the declared {@code same_thing}s. */
  private static List<Told> sameThings(ComparisonKeys keys, List<Held> all, int round) {
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < keys.things().size(); i++) {
      if (ComparisonKeys.round(keys.table(), i) != round) {
        continue;
      }
      ComparisonKeys.Thing thing = keys.things().get(i);
      Map<List<Object>, List<Held>> together = new LinkedHashMap<>();
      for (Held held : all) {
        if (held.isKept() && thing.concerns(held.row.values())) {
          together
              .computeIfAbsent(thing.said(held.row.values()), any -> new ArrayList<>(1))
              .add(held);
        }
      }
      for (List<Held> sharing : together.values()) {
        for (ComparisonKeys.Alike alike : thing.alike(values(sharing))) {
          Held held = sharing.get(alike.row());
          Held first = sharing.get(alike.first());
          told.add(
              new Told(
                  held,
                  RowDecision.ofThing(0, 0, i, thing.shown(held.row.values()), first.pointer()),
                  first.at(held)));
        }
      }
    }
    return told;
  }

  private static List<Object[]> values(List<Held> rows) {
    return rows.stream().map(held -> held.row.values()).toList();
  }

  private ReferenceIndex references() {
    ReferenceIndex references = ReferenceIndex.between(tables);
    references
        .targets()
        .forEach(
            (table, targets) -> {
              for (List<String> to : targets) {
                ReferenceIndex.Target target = new ReferenceIndex.Target(tables.get(table), to);
                rows.get(table).forEach(held -> target.see(held.row));
                references.put(table, to, target.hashes());
              }
            });
    return references;
  }
}
