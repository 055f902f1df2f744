package org.ptps.charts.declared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.words.ChartException;

/**
 * The figures declared in {@code charts/figures}, by id.
 *
 * @param figures in the order of their ids
 * @param alone ids of those that no chapter of a report is to show
 */
public record FigureCatalog(Map<String, Figure> figures, Set<String> alone) {

  /** Folder of the declarations, below the project's root. */
  static final Path FOLDER = Path.of("charts", "figures");

  /**
   * Reads every figure; indicators must be declared in {@code sql/indicators}.
   *
   * @param home root of the project
   * @param problems receives every mistake with file and line
   */
  public static FigureCatalog read(Path home, Problems problems) {
    return read(home, declaredIndicators(home), problems);
  }

  /** Reads every figure; {@code indicators} are the codes that a figure may name. */
  public static FigureCatalog read(Path home, Set<String> indicators, Problems problems) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    Set<String> alone = new TreeSet<>();
    for (Path file : confs(home.resolve(FOLDER), 1)) {
      Figure figure = figure(home, file, indicators, alone, problems);
      figures.put(figure.id(), figure);
    }
    if (figures.isEmpty()) {
      problems.add(
          FOLDER.toString().replace('\\', '/'),
          0,
          new Words("no hay ninguna figura declarada", "no figure is declared"),
          new Words(
              "revise que la orden corra en la carpeta del proyecto",
              "check that the command runs in the project's folder"));
    }
    return new FigureCatalog(figures, alone);
  }

  private static Figure figure(
      Path home, Path file, Set<String> indicators, Set<String> alone, Problems problems) {
    Declaration declaration = Declaration.read(home, file, problems);
    String stem = file.getFileName().toString().replaceFirst("\\.conf$", "");
    String id = declaration.text("id");
    if (!id.equals(stem)) {
      declaration.problem(
          "id",
          new Words(
              "el id '" + id + "' no es el nombre del archivo, '" + stem + "'",
              "id '" + id + "' is not the file's stem '" + stem + "'"),
          new Words("escriba id = " + stem, "write id = " + stem));
    }
    FigureKind kind = declaration.choice("kind", FigureKind.class, null);
    List<String> codes = declaration.texts("indicators");
    codes.forEach(code -> known(code, "indicators", indicators, declaration));
    if (codes.isEmpty() && !is(kind, FigureKind.Trait.NO_INDICATOR)) {
      declaration.problem(
          "indicators",
          new Words(
              "la figura '" + id + "' no nombra ningún indicador",
              "figure '" + id + "' names no indicator"),
          new Words("dé al menos un código", "give at least one code"));
    }
    Figure figure =
        new Figure(
            stem,
            file,
            kind,
            codes,
            slice(declaration.child("slice")),
            declaration.choice("order", Figure.Order.class, Figure.Order.VALUE),
            panels(declaration, indicators),
            declaration.choice(
                "audience", ReportRequest.Audience.class, ReportRequest.Audience.PUBLIC),
            declaration.words("title"),
            findings(declaration),
            declaration.words("message"));
    if (declaration.flag("alone", false)) {
      alone.add(stem);
    }
    declaration.done();
    if (is(kind, FigureKind.Trait.MUNICIPAL) && !figure.slice().level().equals("municipality")) {
      declaration.problem(
          "slice",
          new Words(
              "una figura de esta clase muestra municipios, no el nivel '"
                  + figure.slice().level()
                  + "'",
              "a figure of this kind shows municipalities, not level '"
                  + figure.slice().level()
                  + "'"),
          new Words("escriba level = municipality", "write level = municipality"));
    }
    if (is(kind, FigureKind.Trait.PANELS) && figure.panels().isEmpty()) {
      declaration.problem(
          "panels",
          new Words(
              "una figura de esta clase necesita 'panels'", "a figure of this kind needs 'panels'"),
          new Words("dé al menos un panel { … }", "give at least one panel { … }"));
    }
    return figure;
  }

  // The kind is null where the declaration names none that exists.
  private static boolean is(FigureKind kind, FigureKind.Trait trait) {
    return kind != null && kind.is(trait);
  }

  private static Slice slice(Declaration slice) {
    String level = slice.text("level", "municipality");
    if (!List.of("municipality", "department", "nation", "ptps").contains(level)) {
      slice.problem(
          "level",
          new Words("'" + level + "' no es un nivel", "'" + level + "' is no level"),
          new Words(
              "use municipality, department, nation o ptps",
              "use municipality, department, nation or ptps"));
    }
    List<String> residences = slice.texts("residence");
    for (String residence : residences) {
      if (!List.of("total", "urban", "rural").contains(residence)) {
        slice.problem(
            "residence",
            new Words(
                "'" + residence + "' no es una residencia", "'" + residence + "' is no residence"),
            new Words("use total, urban o rural", "use total, urban or rural"));
      }
    }
    Slice read =
        new Slice(
            level,
            slice.text("area", ""),
            slice.choice("areas", Slice.AreaGroup.class, Slice.AreaGroup.COHORT_2017),
            residences.isEmpty() ? List.of("total") : residences,
            OptionalInt.empty(),
            year(slice),
            slice.texts("against"));
    slice.done();
    return read;
  }

  private static OptionalInt year(Declaration slice) {
    String year = slice.text("year", "latest");
    if (year.equals("latest")) {
      return OptionalInt.empty();
    }
    if (year.matches("(19|20)\\d\\d")) {
      return OptionalInt.of(Integer.parseInt(year));
    }
    slice.problem(
        "year",
        new Words("'" + year + "' no es un año", "'" + year + "' is no year"),
        new Words("escriba latest o un año como 2021", "write latest or a year such as 2021"));
    return OptionalInt.empty();
  }

  private static List<Figure.Panel> panels(Declaration figure, Set<String> indicators) {
    List<Figure.Panel> panels = new ArrayList<>();
    for (Declaration child : figure.children("panels")) {
      String code = child.text("indicator");
      known(code, "indicator", indicators, child);
      panels.add(
          new Figure.Panel(
              child.words("title"), code, child.texts("variables"), child.text("breakdown", "")));
      child.done();
    }
    return List.copyOf(panels);
  }

  private static List<Finding> findings(Declaration figure) {
    List<Finding> findings = new ArrayList<>();
    for (Declaration child : figure.children("findings")) {
      List<Finding.Condition> needs = new ArrayList<>();
      for (String text : child.texts("needs")) {
        Finding.Condition condition = Finding.Condition.parse(text);
        if (condition == null) {
          child.problem(
              "needs",
              new Words("'" + text + "' no es una condición", "'" + text + "' is no condition"),
              new Words(
                  "escriba un hueco, o 'hueco > número', 'hueco > otro' o 'hueco > 0.5 * otro'",
                  "write a slot, or 'slot > number', 'slot > other' or 'slot > 0.5 * other'"));
        } else {
          needs.add(condition);
        }
      }
      if (needs.isEmpty()) {
        child.problem(
            "needs",
            new Words("un hallazgo necesita una condición", "a finding needs a condition"),
            new Words(
                "diga qué números de la figura lo permiten",
                "say which of the figure's numbers allow it"));
      }
      findings.add(
          new Finding(
              List.copyOf(needs),
              child.words("says"),
              child.has("message") ? Optional.of(child.words("message")) : Optional.empty()));
      child.done();
    }
    return List.copyOf(findings);
  }

  private static void known(
      String code, String key, Set<String> indicators, Declaration declaration) {
    if (!code.isEmpty() && !indicators.contains(code)) {
      declaration.problem(
          key,
          new Words(
              "el indicador '" + code + "' no está declarado",
              "indicator '" + code + "' is not declared"),
          new Words(
              "use un código de sql/indicators: ./ptps list indicators",
              "use a code of sql/indicators: ./ptps list indicators"));
    }
  }

  private static Set<String> declaredIndicators(Path home) {
    Set<String> codes = new HashSet<>();
    for (Path file : confs(home.resolve(Path.of("sql", "indicators")), 4)) {
      // Mistakes in these files are told by whoever reads them as indicators.
      codes.add(Declaration.read(home, file, new Problems()).text("code", ""));
    }
    return codes;
  }

  private static List<Path> confs(Path folder, int depth) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    } catch (IOException e) {
      throw new ChartException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }
}
