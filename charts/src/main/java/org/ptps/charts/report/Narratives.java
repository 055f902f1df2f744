package org.ptps.charts.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * What people write for a report, which no run touches: words for any chapter, chapters of their
 * own, and which chapters stand where. All lies in {@code narrative} beside the report's
 * declaration, for one edition in a folder of its name ({@code narrative/2022}), else for every
 * edition in {@code narrative} itself:
 *
 * <ul>
 *   <li>{@code <chapter>.<lang>.md} are words of that chapter or section;
 *   <li>{@code edition.conf} has {@code own = [{ id, title { es, en }, after }]}, {@code leave_out
 *       = [chapter …]} and {@code order = [chapter …]}; those that {@code order} does not name
 *       follow as they are declared.
 * </ul>
 */
public final class Narratives {
  private static final String ARRANGEMENT = "edition.conf";

  private final Path folder;
  private final String edition;
  private final String shown;
  private final List<Own> own = new ArrayList<>();
  private final List<String> leaveOut;
  private final List<String> order;
  private final List<Named> named = new ArrayList<>();

  /** A chapter that the arrangement names, and where. */
  private record Named(Declaration by, String key, String id) {}

  /**
   * A chapter that is nowhere declared but here.
   *
   * @param after chapter that it follows; empty for the end
   */
  public record Own(String id, Words title, String after) {}

  private Narratives(Path home, Path report, String edition, Problems problems) {
    this.folder = report.resolve("narrative");
    this.edition = edition;
    this.shown = "charts/reports/" + report.getFileName() + "/narrative/";
    Optional<Path> arrangement = here(ARRANGEMENT);
    if (arrangement.isEmpty()) {
      this.leaveOut = List.of();
      this.order = List.of();
      return;
    }
    Declaration conf = Declaration.read(home, arrangement.get(), problems);
    for (Declaration chapter : conf.children("own")) {
      Own each = new Own(chapter.text("id"), chapter.words("title"), chapter.text("after", ""));
      own.add(each);
      if (!each.after().isEmpty()) {
        named.add(new Named(chapter, "after", each.after()));
      }
      chapter.done();
    }
    this.leaveOut = conf.texts("leave_out");
    this.order = conf.texts("order");
    leaveOut.forEach(id -> named.add(new Named(conf, "leave_out", id)));
    order.forEach(id -> named.add(new Named(conf, "order", id)));
    conf.done();
  }

  /**
   * As {@link #read(Path, Path, String, Collection, Problems)}, of what must be right.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException if the arrangement names a chapter that is
   *     not there
   */
  public static Narratives read(
      Path home, Path report, String edition, Collection<String> chapters) {
    Problems problems = new Problems();
    Narratives narratives = read(home, report, edition, chapters, problems);
    problems.throwIfAny();
    return narratives;
  }

  /**
   * What is written for an edition.
   *
   * @param report folder of the report's declaration
   * @param chapters ids of its chapters, those of its annexes and of sections not among them
   * @param problems receives what is wrong with the arrangement
   */
  static Narratives read(
      Path home, Path report, String edition, Collection<String> chapters, Problems problems) {
    Narratives narratives = new Narratives(home, report, edition, problems);
    Set<String> known = new HashSet<>(chapters);
    narratives.own.forEach(each -> known.add(each.id()));
    for (Named named : narratives.named) {
      if (!known.contains(named.id())) {
        named
            .by()
            .problem(
                named.key(),
                new Words(
                    "no hay capítulo '" + named.id() + "'",
                    "there is no chapter '" + named.id() + "'"),
                new Words(
                    "use uno de " + String.join(", ", new TreeSet<>(known)),
                    "use one of " + String.join(", ", new TreeSet<>(known))));
      }
    }
    return narratives;
  }

  private Optional<Path> here(String name) {
    return Stream.of(folder.resolve(edition).resolve(name), folder.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** File with the words of a chapter, where somebody wrote them. */
  public Optional<Path> words(String chapter, Language language) {
    return here(chapter + "." + language.tag() + ".md");
  }

  /** How a message names a file of these. */
  public String shown(Path file) {
    return shown + folder.relativize(file).toString().replace('\\', '/');
  }

  /** Where the words of a chapter are to be written. */
  public String place(String chapter, Language language) {
    return shown
        + (edition.isEmpty() ? "" : edition + "/")
        + chapter
        + "."
        + language.tag()
        + ".md";
  }

  public List<Own> own() {
    return List.copyOf(own);
  }

  /** Chapters in the order in which this edition tells them, its own among them. */
  public List<String> arranged(List<String> declared) {
    List<String> all = new ArrayList<>(declared);
    for (Own each : own) {
      int after = all.indexOf(each.after());
      all.add(after < 0 ? all.size() : after + 1, each.id());
    }
    List<String> arranged = new ArrayList<>(order);
    all.stream().filter(id -> !order.contains(id)).forEach(arranged::add);
    arranged.removeAll(leaveOut);
    return arranged;
  }

  /**
   * Files of this edition, or of every edition, that no chapter reads, in the order of their names.
   *
   * @param chapters ids of all chapters and sections
   */
  public List<String> unread(Collection<String> chapters) {
    Set<String> known = new HashSet<>();
    for (Language language : Language.values()) {
      chapters.forEach(id -> known.add(id + "." + language.tag() + ".md"));
      own.forEach(each -> known.add(each.id() + "." + language.tag() + ".md"));
    }
    known.add(ARRANGEMENT);
    Map<String, Path> unread = new LinkedHashMap<>();
    for (Path where : List.of(folder, folder.resolve(edition))) {
      if (!Files.isDirectory(where)) {
        continue;
      }
      try (Stream<Path> files = Files.list(where)) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> !file.getFileName().toString().startsWith("."))
            .filter(file -> !known.contains(file.getFileName().toString()))
            .sorted()
            .forEach(file -> unread.put(shown(file), file));
      } catch (IOException e) {
        throw MachineException.cannotRead(where, e);
      }
    }
    return List.copyOf(unread.keySet());
  }
}
