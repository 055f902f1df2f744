package org.ptps.lake.input;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.ptps.catalog.Source;
import org.ptps.lake.text.Texts;

/**
 * Where the columns of a source stand in one file.
 *
 * @param line line of the header, 0 for formats whose cells carry their names
 * @param names texts of the header
 * @param positions raw column name as the contract writes it → index of the cell
 * @param unpivoted cells that become rows: index → lake constants of that row
 * @param extra names that the contract does not know
 * @param repeated names that stand there more than once and are not wanted
 */
public record Header(
    long line,
    List<String> names,
    Map<String, Integer> positions,
    Map<Integer, Map<String, String>> unpivoted,
    List<String> extra,
    List<String> repeated)
    implements Serializable {

  /** Similarity from which an unknown column name is suggested as a misspelling of a wanted one. */
  private static final double LOOKS_LIKE = 0.88;

  /**
   * How one line compares with a source's contract.
   *
   * @param header the header, null if the line is not one of this source
   * @param found how many raw columns of the contract stand there
   * @param missing raw columns of the contract that are not there
   * @param doubled names that stand there twice and are wanted
   */
  public record Comparison(Header header, int found, List<String> missing, List<String> doubled) {}

  /** Index of the cell that a field is read from, −1 where there is none. */
  public int position(Source.Field field) {
    if (!field.at().isEmpty()) {
      return positions.getOrDefault("@" + field.at(), -1);
    }
    return field.from().stream()
        .map(name -> positions.getOrDefault(name, -1))
        .filter(index -> index >= 0)
        .findFirst()
        .orElse(-1);
  }

  public static Comparison compare(Source source, long line, List<String> cells) {
    Map<String, List<Integer>> byName = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String name = Texts.fold(cells.get(i));
      if (!name.isEmpty()) {
        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(i);
      }
    }
    Map<String, Integer> positions = new LinkedHashMap<>();
    Map<Integer, Map<String, String>> unpivoted = new TreeMap<>();
    Set<String> missing = new LinkedHashSet<>();
    Set<String> doubled = new LinkedHashSet<>();
    int found = 0;
    for (String[] alternatives : wanted(source)) {
      boolean optional = alternatives[0].isEmpty();
      List<Integer> at = List.of();
      String chosen = "";
      for (int i = 1; i < alternatives.length && at.isEmpty(); i++) {
        chosen = alternatives[i];
        at = byName.getOrDefault(Texts.fold(chosen), List.of());
      }
      if (at.isEmpty() && !optional) {
        missing.add(alternatives[1]);
      } else if (at.size() > 1) {
        doubled.add(chosen);
      } else if (at.size() == 1) {
        found++;
        for (int i = 1; i < alternatives.length; i++) {
          positions.put(alternatives[i], at.get(0));
        }
      }
    }
    for (Source.Field field : source.fields()) {
      if (!field.at().isEmpty()) {
        found += at(cells, field.at(), field.header(), missing) ? 1 : 0;
        positions.put("@" + field.at(), column(field.at()));
      }
    }
    for (Source.Condition condition : source.keep()) {
      if (condition.column().startsWith("@")) {
        positions.put(condition.column(), column(condition.column().substring(1)));
      }
    }
    if (source.unpivot() != null) {
      found += unpivoted(source.unpivot(), cells, byName, unpivoted, missing, doubled);
    }
    boolean fits = missing.isEmpty() && doubled.isEmpty();
    List<String> extra = extra(source, cells, positions, unpivoted);
    return new Comparison(
        fits
            ? new Header(
                line,
                List.copyOf(cells),
                positions,
                unpivoted,
                extra,
                repeated(source, cells, byName))
            : null,
        found,
        missing.stream().map(name -> name + lookalike(name, extra)).toList(),
        List.copyOf(doubled));
  }

  /** Whether the contract lists the column as unused or withheld. */
  private static boolean known(Source source, String name) {
    return Stream.concat(source.withheld().stream(), source.unused().stream())
        .map(Texts::fold)
        .anyMatch(
            pattern ->
                pattern.contains("*")
                    ? Pattern.matches(
                        Arrays.stream(pattern.split("\\*", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*")),
                        name)
                    : pattern.equals(name));
  }

  private static List<String> extra(
      Source source,
      List<String> cells,
      Map<String, Integer> positions,
      Map<Integer, Map<String, String>> unpivoted) {
    Set<Integer> wanted = new HashSet<>(positions.values());
    wanted.addAll(unpivoted.keySet());
    return IntStream.range(0, cells.size())
        .filter(i -> !wanted.contains(i))
        .mapToObj(i -> Texts.squeeze(cells.get(i)))
        .filter(name -> !name.isEmpty() && !known(source, Texts.fold(name)))
        .distinct()
        .toList();
  }

  private static List<String> repeated(
      Source source, List<String> cells, Map<String, List<Integer>> byName) {
    boolean byPosition = source.fields().stream().anyMatch(field -> !field.at().isEmpty());
    return byPosition
        ? List.of()
        : byName.values().stream()
            .filter(at -> at.size() > 1)
            .map(at -> Texts.squeeze(cells.get(at.get(0))))
            .sorted()
            .toList();
  }

  private static String lookalike(String name, List<String> extra) {
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    return extra.stream()
        .filter(each -> similarity.apply(Texts.fold(each), Texts.fold(name)) >= LOOKS_LIKE)
        .findFirst()
        .map(each -> " (¿" + each + "?)")
        .orElse("");
  }

  /**
   * Raw names that the contract asks for; the first of each list is empty where the column is
   * optional.
   */
  private static List<String[]> wanted(Source source) {
    Map<String, String[]> wanted = new LinkedHashMap<>();
    for (Source.Field field : source.fields()) {
      if (!field.from().isEmpty()) {
        List<String> names = new ArrayList<>(field.from());
        names.add(0, field.optional() ? "" : "!");
        wanted.put(String.join("\u0000", field.from()), names.toArray(new String[0]));
      }
      if (!field.unitFrom().isEmpty()) {
        wanted.put(field.unitFrom(), new String[] {field.optional() ? "" : "!", field.unitFrom()});
      }
    }
    for (Source.Condition condition : source.keep()) {
      if (!condition.column().startsWith("@")) {
        wanted.put(condition.column(), new String[] {"!", condition.column()});
      }
    }
    return List.copyOf(wanted.values());
  }

  private static boolean at(List<String> cells, String at, String header, Set<String> missing) {
    int index = column(at);
    boolean there = index < cells.size() && Texts.fold(cells.get(index)).equals(Texts.fold(header));
    if (!there) {
      missing.add(header + " (" + at + ")");
    }
    return there;
  }

  private static int unpivoted(
      Source.Unpivot unpivot,
      List<String> cells,
      Map<String, List<Integer>> byName,
      Map<Integer, Map<String, String>> unpivoted,
      Set<String> missing,
      Set<String> doubled) {
    int found = 0;
    for (Source.Unpivot.Entry entry : unpivot.entries()) {
      if (entry.at().isEmpty()) {
        List<Integer> named = byName.getOrDefault(Texts.fold(entry.header()), List.of());
        if (named.size() == 1) {
          found++;
          unpivoted.put(named.get(0), entry.constants());
        } else if (named.size() > 1) {
          doubled.add(entry.header());
        }
      } else {
        found += at(cells, entry.at(), entry.header(), missing) ? 1 : 0;
        unpivoted.put(column(entry.at()), entry.constants());
      }
    }
    if (unpivoted.isEmpty() && !unpivot.entries().isEmpty()) {
      missing.add(unpivot.entries().get(0).header());
    }
    if (!unpivot.matching().isEmpty()) {
      Pattern pattern = Pattern.compile(unpivot.matching());
      for (int i = 0; i < cells.size(); i++) {
        String name = Texts.squeeze(cells.get(i));
        if (pattern.matcher(name).matches()) {
          unpivoted.put(i, Map.of(unpivot.nameColumn(), name));
        }
      }
      if (unpivoted.isEmpty()) {
        missing.add(unpivot.matching());
      }
    }
    return found;
  }

  /** Index from 0 of a sheet column such as {@code A} or {@code AF}. */
  static int column(String letters) {
    int index = 0;
    for (char letter : letters.toCharArray()) {
      index = index * 26 + (Character.toUpperCase(letter) - 'A' + 1);
    }
    return index - 1;
  }
}
