package org.ptps.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ptps.catalog.Indicator.Area;
import org.ptps.catalog.Indicator.Better;
import org.ptps.catalog.Indicator.Breakdown;
import org.ptps.catalog.Indicator.Companion;
import org.ptps.catalog.Indicator.Counts;
import org.ptps.catalog.Indicator.Example;
import org.ptps.catalog.Indicator.Origin;
import org.ptps.catalog.Indicator.People;
import org.ptps.catalog.Indicator.Urban;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/** Reads the {@code .conf} of an indicator. */
final class IndicatorReader {
  private static final Pattern CODE = Pattern.compile("(PT|PS|SUP)-([A-Z]{3})-\\d{2}");

  private final Path home;
  private final Map<String, Unit> units;
  private final Map<String, IndicatorComponent> components;
  private final Collection<String> tables;
  private final Problems problems;

  IndicatorReader(
      Path home,
      Map<String, Unit> units,
      Map<String, IndicatorComponent> components,
      Collection<String> tables,
      Problems problems) {
    this.home = home;
    this.units = units;
    this.components = components;
    this.tables = tables;
    this.problems = problems;
  }

  /** The indicator, or null where its code or unit is unknown, which is reported. */
  Indicator read(Path path) {
    String stem = path.getFileName().toString().replaceFirst("\\.conf$", "");
    Declaration file = Declaration.read(home, path, problems);
    String code = file.text("code");
    IndicatorComponent component = component(file, code, path);
    Unit unit = unit(file, stem);
    checkStem(file, stem, code);
    if (!Files.exists(path.resolveSibling(stem + ".sql"))) {
      file.problem(
          "code",
          new Words(
              "la declaración no tiene " + stem + ".sql al lado",
              "the declaration has no " + stem + ".sql beside it"),
          new Words("escríbalo, o quite los dos", "write it, or remove both"));
    }
    List<Breakdown> breakdowns = breakdowns(file);
    Counts counts = file.choice("counts", Counts.class, null);
    People people = people(file, counts);
    List<Companion> companions = companions(file, unit, people);
    List<Example> examples = examples(file);
    Indicator indicator =
        new Indicator(
            stem,
            code,
            component,
            file.words("name"),
            file.words("definition"),
            file.words("numerator"),
            file.words("denominator"),
            unit,
            file.choice("better", Better.class, null),
            counts,
            people,
            file.text("people_of", code),
            universe(file),
            file.choice("urban", Urban.class, null),
            file.choice("area", Area.class, Area.MUNICIPALITIES),
            file.flag("sample", false),
            file.flag("partial", false),
            file.flag("measures_own_activity", false),
            file.number("scale_top", 0),
            file.choice("origin", Origin.class, null),
            file.texts("results"),
            file.texts("sdg"),
            file.texts("baselines"),
            file.texts("targets"),
            caveats(file),
            file.words("why", null),
            breakdowns,
            companions,
            examples);
    file.done();
    checkBreakdowns(file, indicator);
    return component == null || unit == null ? null : indicator;
  }

  private IndicatorComponent component(Declaration file, String code, Path path) {
    var matcher = CODE.matcher(code);
    if (!matcher.matches()) {
      file.problem(
          "code",
          new Words("'" + code + "' no es un código", "'" + code + "' is not a code"),
          new Words(
              "escríbalo como PT-COB-01: eje, componente, número",
              "write it as PT-COB-01: axis, component, number"));
      return null;
    }
    IndicatorComponent component = components.get(matcher.group(2));
    if (component == null) {
      file.problem(
          "code",
          new Words(
              "el componente '" + matcher.group(2) + "' no está en conf/components.conf",
              "component '" + matcher.group(2) + "' is not in conf/components.conf"),
          new Words(
              "use uno de " + String.join(", ", components.keySet()),
              "use one of " + String.join(", ", components.keySet())));
      return null;
    }
    String folder = path.getParent().getFileName().toString();
    if (!folder.equals(component.folder())) {
      file.problem(
          "code",
          new Words(
              "un indicador de " + component.id() + " está en la carpeta '" + folder + "'",
              "an indicator of " + component.id() + " lies in folder '" + folder + "'"),
          new Words(
              "mueva los dos archivos a sql/indicators/" + component.folder(),
              "move both files to sql/indicators/" + component.folder()));
    }
    return component;
  }

  private Unit unit(Declaration file, String stem) {
    String id = file.text("unit");
    Unit unit = units.get(id);
    if (unit == null) {
      file.problem(
          "unit",
          new Words(
              "la unidad '" + id + "' no está en conf/units.conf",
              "unit '" + id + "' is not in conf/units.conf"),
          new Words(
              "use uno de " + String.join(", ", units.keySet().stream().sorted().toList()),
              "use one of " + String.join(", ", units.keySet().stream().sorted().toList())));
      return null;
    }
    if (!stem.endsWith("_" + unit.suffix())) {
      file.problem(
          "unit",
          new Words(
              "el nombre del archivo '" + stem + "' no termina en el sufijo de su unidad",
              "the file's name '" + stem + "' does not end in its unit's suffix"),
          new Words(
              "termine los dos nombres en _" + unit.suffix(),
              "end both names in _" + unit.suffix()));
    }
    return unit;
  }

  private static void checkStem(Declaration file, String stem, String code) {
    String start = code.toLowerCase(Locale.ROOT).replace('-', '_') + "_";
    if (!stem.startsWith(start)) {
      file.problem(
          "code",
          new Words(
              "el nombre del archivo '" + stem + "' no empieza por su código",
              "the file's name '" + stem + "' does not start with its code"),
          new Words("empiece los dos nombres por " + start, "start both names with " + start));
    }
  }

  private String universe(Declaration file) {
    String universe = file.text("universe");
    if (!universe.equals(Indicator.INE_DWELLINGS)
        && !universe.equals(Indicator.MUNICIPALITIES)
        && !tables.contains(universe)) {
      file.problem(
          "universe",
          new Words(
              "el universo '"
                  + universe
                  + "' no es ine_dwellings, ni municipalities, ni una tabla del lago",
              "universe '"
                  + universe
                  + "' is neither ine_dwellings, municipalities nor a lake table"),
          new Words(
              "use ine_dwellings, municipalities o una de "
                  + String.join(", ", tables.stream().sorted().toList()),
              "use ine_dwellings, municipalities or one of "
                  + String.join(", ", tables.stream().sorted().toList())));
    }
    return universe;
  }

  private static People people(Declaration file, Counts counts) {
    People people = file.choice("people", People.class, People.NONE);
    if (counts != null && counts.arePeople() && people == People.NONE) {
      file.problem(
          "people",
          new Words(
              "el indicador cuenta "
                  + counts.words().en()
                  + " y no dice cuál cuenta es de personas",
              "the indicator counts "
                  + counts.words().en()
                  + " and does not say which count is people"),
          new Words(
              "dé people = denominator, o numerator", "give people = denominator, or numerator"));
    }
    return people;
  }

  private static List<Words> caveats(Declaration file) {
    List<Words> caveats = new ArrayList<>();
    for (Declaration child : file.children("caveats")) {
      caveats.add(new Words(child.text("es"), child.text("en")));
      child.done();
    }
    return List.copyOf(caveats);
  }

  private String urbanRegister(Declaration companion) {
    String table = companion.text("urban_register", "");
    if (!table.isEmpty() && !tables.contains(table)) {
      companion.problem(
          "urban_register",
          new Words(
              "'" + table + "' no es una tabla del lago", "'" + table + "' is not a lake table"),
          new Words(
              "use uno de " + String.join(", ", tables.stream().sorted().toList()),
              "use one of " + String.join(", ", tables.stream().sorted().toList())));
    }
    return table;
  }

  private static List<Breakdown> breakdowns(Declaration file) {
    List<Breakdown> breakdowns = new ArrayList<>();
    for (Declaration child : file.children("breakdowns")) {
      List<Breakdown.Category> categories = new ArrayList<>();
      child
          .named("categories")
          .forEach(
              (id, words) -> {
                categories.add(
                    new Breakdown.Category(id, new Words(words.text("es"), words.text("en"))));
                words.done();
              });
      if (categories.isEmpty()) {
        child.problem(
            "categories",
            new Words("el desglose no tiene categorías", "the breakdown has no categories"),
            new Words("liste los valores de la columna", "list the column's values"));
      }
      breakdowns.add(
          new Breakdown(
              child.text("column"),
              child.choice("kind", Breakdown.Kind.class, null),
              child.words("name"),
              List.copyOf(categories)));
      child.done();
    }
    return List.copyOf(breakdowns);
  }

  private static void checkBreakdowns(Declaration file, Indicator indicator) {
    Set<String> seen = new HashSet<>();
    for (Breakdown breakdown : indicator.breakdowns()) {
      if (!seen.add(breakdown.column() + " " + breakdown.kind())) {
        file.problem(
            "breakdowns",
            new Words(
                "el desglose '" + breakdown.column() + "' se da dos veces con la misma clase",
                "breakdown '" + breakdown.column() + "' is given twice with the same kind"),
            new Words("deje uno", "keep one"));
      }
      if (breakdown.kind() == Breakdown.Kind.SHARE
          && indicator.universe().equals(Indicator.INE_DWELLINGS)) {
        file.problem(
            "breakdowns",
            new Words(
                "una parte de las viviendas del INE no se puede dar por '"
                    + breakdown.column()
                    + "'",
                "a share of the dwellings of INE cannot be given by '" + breakdown.column() + "'"),
            new Words(
                "use kind = value, o un registro como universo",
                "use kind = value, or a register as universe"));
      }
    }
  }

  private List<Companion> companions(
      Declaration file, Unit unitOfIndicator, People peopleOfIndicator) {
    List<Companion> companions = new ArrayList<>();
    for (Declaration child : file.children("companions")) {
      String unit = child.text("unit", "");
      if (!unit.isEmpty() && !units.containsKey(unit)) {
        child.problem(
            "unit",
            new Words(
                "la unidad '" + unit + "' no está en conf/units.conf",
                "unit '" + unit + "' is not in conf/units.conf"),
            new Words(
                "use uno de " + String.join(", ", units.keySet().stream().sorted().toList()),
                "use one of " + String.join(", ", units.keySet().stream().sorted().toList())));
      }
      companions.add(
          new Companion(
              child.text("id"),
              child.words("name"),
              child.words("numerator"),
              child.words("denominator"),
              units.getOrDefault(unit, unitOfIndicator),
              child.texts("targets"),
              child.choice("people", People.class, peopleOfIndicator),
              urbanRegister(child)));
      child.done();
    }
    return List.copyOf(companions);
  }

  private static List<Example> examples(Declaration file) {
    List<Example> examples = new ArrayList<>();
    boolean nothingToDivideBy = false;
    for (Declaration child : file.children("examples")) {
      Map<String, List<Map<String, Object>>> given = new LinkedHashMap<>();
      Declaration tables = child.child("given");
      for (String table : tables.keys()) {
        given.put(table, tables.children(table).stream().map(IndicatorReader::row).toList());
      }
      tables.done();
      List<Map<String, Object>> expect =
          child.children("expect").stream().map(IndicatorReader::row).toList();
      if (expect.isEmpty()) {
        child.problem(
            "expect",
            new Words("el ejemplo no espera nada", "the example expects nothing"),
            new Words("diga cuál debe ser el valor", "say what the value must be"));
      }
      nothingToDivideBy |=
          expect.stream().anyMatch(row -> row.containsKey("value") && row.get("value") == null);
      examples.add(new Example(child.words("name"), given, expect, child.line("expect")));
      child.done();
    }
    if (examples.size() < 2 || !nothingToDivideBy) {
      file.problem(
          "examples",
          new Words(
              "hay menos de dos ejemplos resueltos, o ninguno sin nada que dividir",
              "there are fewer than two worked examples, or none with nothing to divide by"),
          new Words(
              "dé al menos dos, uno de ellos con value = null y su motivo",
              "give at least two, one of which expects value = null with its reason"));
    }
    return List.copyOf(examples);
  }

  private static Map<String, Object> row(Declaration declaration) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (String key : declaration.keys()) {
      row.put(key, declaration.value(key));
    }
    return row;
  }
}
