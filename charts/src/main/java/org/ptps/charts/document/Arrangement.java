package org.ptps.charts.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is decided of a document for sheets of paper alone: sizes of drawings, which tables begin a
 * sheet or may be cut, and what stands before a drawing that would leave a sheet half empty. The
 * page on the screen knows none of it.
 *
 * @param sizes by how much a drawing is larger than usual, by its address
 * @param breaks what begins a sheet: numbers of tables, and ids of figures
 * @param cut numbers of the short tables that may go on on the next sheet
 * @param places sheet of each drawing, by its address, before drawings took the room that was left;
 *     empty before that
 * @param tried what was tried for a sheet, so that nothing is tried twice
 */
record Arrangement(
    Document document,
    Map<String, Double> sizes,
    Set<String> breaks,
    Set<Integer> cut,
    Map<String, Integer> places,
    Set<String> tried) {

  static Arrangement of(Document document) {
    return new Arrangement(document, Map.of(), Set.of(), Set.of(), Map.of(), Set.of());
  }

  double size(String address) {
    return sizes.getOrDefault(address, 1.0);
  }

  Arrangement sized(Map<String, Double> changed, String what) {
    Map<String, Double> all = new HashMap<>(sizes);
    all.putAll(changed);
    return new Arrangement(document, Map.copyOf(all), breaks, cut, places, with(tried, what));
  }

  /** Larger drawings, and where each stood before. */
  Arrangement grown(Map<String, Double> changed, Map<String, Integer> before) {
    Map<String, Double> all = new HashMap<>(sizes);
    all.putAll(changed);
    return new Arrangement(document, Map.copyOf(all), breaks, cut, Map.copyOf(before), tried);
  }

  /** A table, by its number, or a figure, by its id, begins a sheet. */
  Arrangement broken(String before) {
    return new Arrangement(
        document, sizes, with(breaks, before), cut, places, with(tried, "break " + before));
  }

  Arrangement cut(int table, String what) {
    return new Arrangement(document, sizes, breaks, with(cut, table), places, with(tried, what));
  }

  private static <T> Set<T> with(Set<T> all, T one) {
    Set<T> more = new HashSet<>(all);
    more.add(one);
    return Set.copyOf(more);
  }

  /**
   * The first table that follows a figure in its chapter put before it; nothing where none does.
   * Tables that were counted are counted anew.
   */
  Optional<Arrangement> movedBefore(String figure, String what) {
    List<Block.Section> sections = new ArrayList<>();
    boolean moved = false;
    for (Block.Section section : document.sections()) {
      Optional<Block.Section> changed = moved ? Optional.empty() : moved(section, figure);
      moved |= changed.isPresent();
      sections.add(changed.orElse(section));
    }
    return moved
        ? Optional.of(
            new Arrangement(
                document.with(sections), sizes, Set.of(), Set.of(), places, with(tried, what)))
        : Optional.empty();
  }

  private static Optional<Block.Section> moved(Block.Section section, String figure) {
    List<Block> blocks = new ArrayList<>(section.blocks());
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Section nested) {
        Optional<Block.Section> changed = moved(nested, figure);
        if (changed.isPresent()) {
          blocks.set(i, changed.get());
          return Optional.of(new Block.Section(section.id(), section.title(), blocks));
        }
      } else if (blocks.get(i) instanceof Block.Figure own && own.id().equals(figure)) {
        int table = i + 1;
        while (table < blocks.size() && blocks.get(table) instanceof Block.Figure) {
          table++;
        }
        if (table == blocks.size() || !(blocks.get(table) instanceof Block.Table)) {
          return Optional.empty();
        }
        blocks.add(i, blocks.remove(table));
        return Optional.of(new Block.Section(section.id(), section.title(), blocks));
      }
    }
    return Optional.empty();
  }
}
