package org.ptps.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Function;
import org.ptps.catalog.Table;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.entities.EntityLinks;
import org.ptps.lake.entities.IdentifierReplacement;
import org.ptps.lake.input.InputPart;

/**
 * What the driver broadcasts before the second pass over the rows: the parts, the identifier that
 * each entity keeps, and to whom the names in lists belong.
 */
final class BroadcastState implements Serializable {
  private static final long serialVersionUID = 1;

  private final ReadPlan plan;
  private final Map<Integer, InputPart> parts = new HashMap<>();
  private final Map<Integer, CleanRow> ends;
  private final Map<String, IdentifierReplacement> renamings;
  private final Map<String, EntityLinks> links;

  /**
   * @param ends by part, the row that counts its lines that are no data
   * @param renamings by table
   * @param links by table, of those that have lists of names
   */
  BroadcastState(
      ReadPlan plan,
      Map<Integer, CleanRow> ends,
      Map<String, IdentifierReplacement> renamings,
      Map<String, EntityLinks> links) {
    this.plan = plan;
    this.ends = ends;
    this.renamings = renamings;
    this.links = links;
    plan.bins().forEach(bin -> bin.forEach(split -> parts.put(split.part().index(), split.part())));
  }

  ReadPlan plan() {
    return plan;
  }

  InputPart part(int index) {
    return parts.get(index);
  }

  Collection<InputPart> parts() {
    return parts.values();
  }

  CleanRow end(InputPart part) {
    return ends.get(part.index());
  }

  /** Resolver of the lists of names of a table, not thread-safe; null where the table has none. */
  EntityLinks.Reader links(Table table) {
    EntityLinks own = links.get(table.id());
    return own == null ? null : own.reader();
  }

  Map<String, Table> tables() {
    Map<String, Table> tables = new TreeMap<>();
    parts.values().forEach(part -> tables.put(part.source().table().id(), part.source().table()));
    return tables;
  }

  /**
   * Rows of one task once more, with entities renamed to the identifiers that they keep and the
   * decisions applied.
   *
   * @param decisions on rows of this task
   */
  Rows rows(Iterator<RowBlock> blocks, Iterator<RowDecision> decisions) {
    return new Rows(blocks, decisions, any -> null, true);
  }

  /**
   * As {@link #rows(Iterator, Iterator)}, decoding some columns only, which costs little more than
   * reading the bytes.
   *
   * @param wanted by table, the columns that are looked at; null where none of its rows is
   */
  Rows rows(
      Iterator<RowBlock> blocks,
      Iterator<RowDecision> decisions,
      Function<Table, boolean[]> wanted) {
    return new Rows(blocks, decisions, wanted, false);
  }

  final class Rows implements Iterator<CleanRow> {
    private final Iterator<RowBlock> blocks;
    private final Map<Integer, List<RowDecision>> decisions = new HashMap<>();
    private InputPart part;
    private final Function<Table, boolean[]> wanted;
    private final boolean all;
    private final Map<String, boolean[]> wantedOf = new HashMap<>();
    private PackedRows.Reader reader;
    private int ordinal = -1;

    private Rows(
        Iterator<RowBlock> blocks,
        Iterator<RowDecision> given,
        Function<Table, boolean[]> wanted,
        boolean all) {
      this.blocks = blocks;
      this.wanted = wanted;
      this.all = all;
      while (given.hasNext()) {
        RowDecision decision = given.next();
        decisions.computeIfAbsent(decision.ordinal(), any -> new ArrayList<>(1)).add(decision);
      }
      decisions.values().forEach(each -> each.sort(Comparator.comparingInt(RowDecision::what)));
    }

    /** Part of the row that {@link #next} returned last. */
    InputPart part() {
      return part;
    }

    Table table() {
      return part.source().table();
    }

    /** Number of the last row among those of the task, from 0. */
    int ordinal() {
      return ordinal;
    }

    @Override
    public boolean hasNext() {
      while (reader == null || !reader.hasNext()) {
        if (!blocks.hasNext()) {
          return false;
        }
        RowBlock block = blocks.next();
        if (block.summary() == null) {
          part = BroadcastState.this.part(block.part());
          boolean[] columns =
              all ? null : wantedOf.computeIfAbsent(table().id(), any -> columns(table()));
          if (all || columns != null) {
            reader = new PackedRows.Reader(part, block.bytes(), columns);
          } else {
            ordinal += block.rows();
          }
        }
      }
      return true;
    }

    @Override
    public CleanRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      CleanRow row = reader.next();
      ordinal++;
      return decided(row);
    }

    /** The row that {@link #next} returned last, with all its columns. */
    CleanRow whole() {
      return decided(reader.whole());
    }

    private boolean[] columns(Table table) {
      boolean[] columns = wanted.apply(table);
      if (columns != null) {
        renamings.get(table.id()).mark(columns);
      }
      return columns;
    }

    private CleanRow decided(CleanRow given) {
      CleanRow row = given;
      renamings.get(table().id()).on(row.values());
      if (!decisions.isEmpty()) {
        for (RowDecision decision : decisions.getOrDefault(ordinal, List.of())) {
          row = decision.on(row, table());
        }
      }
      return row;
    }
  }
}
