package org.ptps.lake.entities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits a text of comma-separated names, although names contain commas and quotes themselves: of
 * all ways to join the pieces it takes the one in which most pieces belong to a known name of the
 * municipality; the publisher's number of names decides about the rest.
 */
final class NameList {
  private NameList() {}

  /** One name of a list, with its match. */
  record Taken(String name, EntityMatch match) {}

  private record Cover(int pieces, int names, int next) {}

  /**
   * @param count how many names the publisher says there are, 0 where it does not say
   */
  static List<Taken> read(String text, long count, String country, String place, NameIndex index) {
    List<String> pieces = pieces(text);
    if (pieces.isEmpty()) {
      return List.of();
    }
    List<String> names =
        count == 1
            ? List.of(String.join(",", pieces))
            : joined(pieces, count, country, place, index);
    Set<String> taken = new HashSet<>();
    Map<String, EntityMatch> exact = new HashMap<>();
    for (String name : names) {
      if (index.bears(country, place, name)) {
        EntityMatch match = index.find(country, place, name, Set.of());
        exact.put(name, match);
        taken.add(match.entityId());
      }
    }
    taken.remove("");
    List<Taken> all = new ArrayList<>();
    for (String name : names) {
      EntityMatch known = exact.get(name);
      all.add(
          new Taken(name.strip(), known != null ? known : index.find(country, place, name, taken)));
    }
    return all;
  }

  /** Pieces between commas; a comma inside quotes does not separate. */
  private static List<String> pieces(String text) {
    boolean paired = text.chars().filter(c -> c == '"').count() % 2 == 0;
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      quoted ^= c == '"' && paired;
      if (c == ',' && (!quoted || i == text.length())) {
        if (!EntityNames.fold(piece.toString()).isEmpty()) {
          pieces.add(piece.toString());
        }
        piece.setLength(0);
      } else {
        piece.append(c);
      }
    }
    return pieces;
  }

  private static List<String> joined(
      List<String> pieces, long count, String country, String place, NameIndex index) {
    int longest = index.mostCommas(country, place) + 1;
    Cover[] best = new Cover[pieces.size() + 1];
    best[pieces.size()] = new Cover(0, 0, pieces.size());
    boolean[] borne = new boolean[pieces.size()];
    for (int from = pieces.size() - 1; from >= 0; from--) {
      best[from] = new Cover(best[from + 1].pieces(), best[from + 1].names() + 1, from + 1);
      for (int to = from + 1; to <= Math.min(pieces.size(), from + longest); to++) {
        if (index.bears(country, place, String.join(",", pieces.subList(from, to)))) {
          Cover cover = new Cover(best[to].pieces() + to - from, best[to].names() + 1, to);
          boolean better =
              cover.pieces() > best[from].pieces()
                  || cover.pieces() == best[from].pieces() && cover.names() < best[from].names();
          if (better || !borne[from] && cover.pieces() == best[from].pieces()) {
            best[from] = cover;
            borne[from] = true;
          }
        }
      }
    }
    List<String> names = new ArrayList<>();
    List<List<String>> left = new ArrayList<>();
    List<Integer> leftAt = new ArrayList<>();
    int borneNames = 0;
    boolean running = false;
    for (int from = 0; from < pieces.size(); from = best[from].next()) {
      int to = best[from].next();
      String name = String.join(",", pieces.subList(from, to));
      if (index.bears(country, place, name)) {
        names.add(name);
        borneNames++;
        running = false;
      } else if (running) {
        left.get(left.size() - 1).add(name);
      } else {
        names.add(null);
        leftAt.add(names.size() - 1);
        left.add(new ArrayList<>(List.of(name)));
        running = true;
      }
    }
    // Unknown pieces are one name where the publisher's count leaves room for one only.
    boolean whole = count > 0 && count - borneNames <= left.size();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int run = leftAt.indexOf(i);
      if (run < 0) {
        all.add(names.get(i));
      } else if (whole) {
        all.add(String.join(",", left.get(run)));
      } else {
        all.addAll(spelledOtherwise(left.get(run), longest, country, place, index));
      }
    }
    return all;
  }

  /** Joins pieces that are a misspelling of one known name. */
  private static List<String> spelledOtherwise(
      List<String> pieces, int longest, String country, String place, NameIndex index) {
    List<String> names = new ArrayList<>();
    int from = 0;
    while (from < pieces.size()) {
      int to = Math.min(pieces.size(), from + longest);
      while (to > from + 1
          && !index
              .find(country, place, String.join(",", pieces.subList(from, to)), Set.of())
              .certain()) {
        to--;
      }
      names.add(String.join(",", pieces.subList(from, to)));
      from = to;
    }
    return names;
  }
}
