package org.ptps.bench;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.ptps.bench.PlaceKind.Builder;
import org.ptps.bench.Spelling.Slip;
import org.ptps.catalog.Places;
import org.ptps.catalog.Places.Municipality;

/**
 * Generates place texts whose meaning is known. A text that could mean another municipality of its
 * department is left out and counted.
 */
final class Misspellings {
  /** Names near Honduras that are no municipality of it. */
  private static final List<String> ELSEWHERE =
      List.of(
          "Metapán",
          "Somoto",
          "Ocotal",
          "Chiquimula",
          "Esquipulas",
          "Puerto Barrios",
          "Antigua Guatemala",
          "Santa Tecla",
          "San Miguel",
          "San Juan del Sur",
          "Santo Domingo",
          "San Pedro Ayampuc",
          "Santiago Atitlán",
          "San José de la Montaña",
          "La Palma",
          "El Jícaro",
          "Nueva Concepción",
          "Nueva Guinea",
          "San Cristóbal",
          "Santa Rosa de Lima");

  private static final List<String> FOREIGN_DEPARTMENTS =
      List.of(
          "Chiquimula",
          "Izabal",
          "Zacapa",
          "Chalatenango",
          "La Unión",
          "Morazán",
          "Cabañas",
          "Santa Ana",
          "San Miguel",
          "Nueva Segovia",
          "Madriz",
          "Chinandega",
          "Estelí");

  private static final int TRIES = 3;

  /** A name or alias, normalized. */
  private record Levelled(String plain, String bare) {
    static Levelled of(String text) {
      return new Levelled(Spelling.plain(text), Spelling.bare(text));
    }

    int edits(Levelled other) {
      return Math.min(Misspellings.edits(plain, other.plain), Misspellings.edits(bare, other.bare));
    }
  }

  private final List<Municipality> municipalities;
  private final List<Municipality> asked;
  private final Map<String, List<Municipality>> byDepartment;
  private final Map<String, List<Levelled>> spellings = new TreeMap<>();
  private final Random random;

  /**
   * @param every 1 for texts of all municipalities, n for those of every n-th
   */
  Misspellings(Places places, long seed, int every) {
    municipalities = places.municipalities();
    asked =
        IntStream.range(0, municipalities.size())
            .filter(i -> i % every == 0)
            .mapToObj(municipalities::get)
            .toList();
    byDepartment =
        municipalities.stream()
            .collect(
                Collectors.groupingBy(
                    Municipality::departmentCode, TreeMap::new, Collectors.toList()));
    municipalities.forEach(each -> spellings.put(each.code(), new ArrayList<>()));
    municipalities.forEach(each -> spellings.get(each.code()).add(Levelled.of(each.name())));
    places.aliases().stream()
        .filter(alias -> alias.code().length() == 4)
        .forEach(alias -> spellings.get(alias.code()).add(Levelled.of(alias.alias())));
    random = new Random(seed);
  }

  /** Texts that mean one municipality. */
  List<PlaceKind> certain() {
    List<PlaceKind> kinds = new ArrayList<>();
    kinds.add(rewritten("as listed", name -> name));
    kinds.add(rewritten("accents dropped", Spelling::withoutAccents));
    kinds.add(rewritten("accents lost to ?", Spelling::lost));
    kinds.add(rewritten("UTF-8 read as Latin-1", Spelling::garbled));
    kinds.add(
        rewritten(
            "letters and accents apart (NFD)",
            name -> Normalizer.normalize(name, Normalizer.Form.NFD)));
    kinds.add(rewritten("upper case", name -> name.toUpperCase(Locale.ROOT)));
    kinds.add(rewritten("lower case", name -> name.toLowerCase(Locale.ROOT)));
    kinds.add(rewritten("extra blanks", name -> "  " + name.replace(" ", " \u00a0 ") + "\t "));
    kinds.add(rewritten("prefix Municipio de", name -> "Municipio de " + name));
    kinds.add(rewritten("prefix Mun.", name -> "Mun. " + name));
    kinds.add(rewritten("prefix Alcaldía de", name -> "Alcaldía de " + name));
    kinds.add(rewritten("abbreviated (Sta., S., Fco., Nva.)", Spelling::abbreviated));
    kinds.add(rewritten("articles dropped", Spelling::withoutArticles));
    kinds.add(
        rewritten(
            "article La added", name -> name.matches("(La|El|Las|Los) .*") ? name : "La " + name));
    kinds.add(
        rewritten(
            "article El added", name -> name.matches("(La|El|Las|Los) .*") ? name : "El " + name));
    kinds.add(rewritten("last word first", Spelling::turned));
    kinds.add(
        each(
            "department behind a comma",
            (own, kind) -> addIfClear(kind, own, own.name() + ", " + own.department())));
    for (Slip slip : Slip.values()) {
      kinds.add(typed("1 typing error: " + slip.title(), List.of(slip)));
    }
    for (Slip slip : Slip.values()) {
      kinds.add(typed("2 typing errors: " + slip.title() + " +", List.of(slip, any())));
    }
    kinds.add(departmentTyped());
    kinds.add(
        each("code without its zero", (own, kind) -> kind.add(coded(own, short4(own.code())))));
    kinds.add(each("code of a neighbour", (own, kind) -> kind.add(coded(own, neighbourCode(own)))));
    kinds.add(
        each(
            "code of the other numbering",
            (own, kind) -> {
              if (!own.altCode().isEmpty()) {
                kind.add(coded(own, own.altCode()));
              }
            }));
    kinds.add(
        each(
            "no department, code without its zero",
            (own, kind) ->
                kind.add(new PlaceCase("", own.name(), short4(own.code()), own.code()))));
    kinds.add(
        each(
            "no department, name of one only",
            (own, kind) -> {
              if (named(own.name(), municipalities).size() == 1) {
                kind.add(new PlaceCase("", own.name(), "", own.code()));
              }
            }));
    return kinds;
  }

  /** Texts with an uncertain meaning. */
  List<PlaceKind> uncertain() {
    List<PlaceKind> kinds = new ArrayList<>();
    kinds.add(
        each(
            "wrong department, which lacks the name",
            (own, kind) ->
                others(own).forEach((code, department) -> lacking(kind, own.name(), code))));
    kinds.add(
        each(
            "the same with a typing error",
            (own, kind) ->
                others(own)
                    .forEach(
                        (code, department) ->
                            lacking(kind, Spelling.slipped(own.name(), any(), random), code))));
    kinds.add(
        each(
            "department of another country",
            (own, kind) ->
                FOREIGN_DEPARTMENTS.forEach(
                    foreign -> kind.add(new PlaceCase(foreign, own.name(), "", "")))));
    Builder nowhere = new Builder("name that no municipality has");
    ELSEWHERE.forEach(name -> byDepartment.keySet().forEach(code -> lacking(nowhere, name, code)));
    kinds.add(nowhere.build());
    kinds.add(
        each(
            "no department, name of several",
            (own, kind) -> {
              if (named(own.name(), municipalities).size() > 1) {
                kind.add(new PlaceCase("", own.name(), "", ""));
              }
            }));
    kinds.add(
        each(
            "no department, code of a neighbour",
            (own, kind) -> kind.add(new PlaceCase("", own.name(), neighbourCode(own), ""))));
    for (String between : List.of(" y ", ", ", "/", " - ", "; ", " Y ", "-")) {
      kinds.add(
          each(
              "two places with '" + between + "'",
              (own, kind) -> kind.add(pair(own, own.name() + between + next(own).name()))));
    }
    kinds.add(
        each(
            "two places, one with a typing error",
            (own, kind) -> {
              String typed = Spelling.slipped(own.name(), any(), random);
              kind.add(pair(own, typed + " y " + next(own).name()));
              kind.add(pair(own, next(own).name() + ", " + typed));
            }));
    return kinds;
  }

  private Slip any() {
    return Slip.values()[random.nextInt(Slip.values().length)];
  }

  private PlaceKind each(String name, BiConsumer<Municipality, Builder> maker) {
    Builder kind = new Builder(name);
    asked.forEach(own -> maker.accept(own, kind));
    return kind.build();
  }

  /** Rewrites a name; an unchanged one gives no case. */
  private PlaceKind rewritten(String name, UnaryOperator<String> manner) {
    return each(
        name,
        (own, kind) -> {
          String text = manner.apply(own.name());
          if (!text.equals(own.name()) || name.equals("as listed")) {
            addIfClear(kind, own, text);
          }
        });
  }

  private void addIfClear(Builder kind, Municipality own, String text) {
    boolean anothers =
        byDepartment.get(own.departmentCode()).stream()
            .filter(other -> !other.equals(own))
            .flatMap(other -> spellings.get(other.code()).stream())
            .anyMatch(spelling -> spelling.bare().equals(Spelling.bare(text)));
    if (anothers) {
      kind.leaveOut();
    } else {
      kind.add(new PlaceCase(own.department(), text, "", own.code()));
    }
  }

  /** Left out if the text is as similar to another name of the department. */
  private PlaceKind typed(String name, List<Slip> slips) {
    return each(
        name,
        (own, kind) -> {
          for (int i = 0; i < TRIES; i++) {
            String text = own.name();
            for (Slip slip : slips) {
              text = Spelling.slipped(text, slip, random);
            }
            Levelled made = Levelled.of(text);
            int distance = distance(made, own);
            if (distance == 0) {
              continue;
            }
            boolean anothers =
                byDepartment.get(own.departmentCode()).stream()
                    .filter(other -> !other.equals(own))
                    .anyMatch(other -> distance(made, other) <= distance);
            if (anothers) {
              kind.leaveOut();
            } else {
              kind.add(new PlaceCase(own.department(), text, "", own.code()));
            }
          }
        });
  }

  private int distance(Levelled text, Municipality municipality) {
    return spellings.get(municipality.code()).stream().mapToInt(text::edits).min().orElseThrow();
  }

  private static int edits(String left, String right) {
    return LevenshteinDistance.getDefaultInstance().apply(left, right);
  }

  private PlaceKind departmentTyped() {
    List<String> departments =
        municipalities.stream().map(Municipality::department).distinct().toList();
    return each(
        "department with a typing error",
        (own, kind) -> {
          String typed = Spelling.slipped(own.department(), any(), random);
          int distance = edits(Spelling.plain(typed), Spelling.plain(own.department()));
          boolean anothers =
              departments.stream()
                  .filter(other -> !other.equals(own.department()))
                  .anyMatch(
                      other -> edits(Spelling.plain(typed), Spelling.plain(other)) <= distance);
          if (anothers) {
            kind.leaveOut();
          } else if (distance > 0) {
            kind.add(new PlaceCase(typed, own.name(), "", own.code()));
          }
        });
  }

  private static PlaceCase coded(Municipality own, String code) {
    return new PlaceCase(own.department(), own.name(), code, own.code());
  }

  private static PlaceCase pair(Municipality own, String text) {
    return new PlaceCase(own.department(), text, "", "");
  }

  private static String short4(String code) {
    return code.replaceFirst("^0", "");
  }

  private Municipality next(Municipality own) {
    List<Municipality> here = byDepartment.get(own.departmentCode());
    return here.get((here.indexOf(own) + 1) % here.size());
  }

  /** The next code of the department, unless it is this municipality's in the other numbering. */
  private String neighbourCode(Municipality own) {
    Municipality next = next(own);
    return (next.code().equals(own.altCode()) ? next(next) : next).code();
  }

  private Map<String, List<Municipality>> others(Municipality own) {
    Map<String, List<Municipality>> others = new TreeMap<>(byDepartment);
    others.remove(own.departmentCode());
    return others;
  }

  /** Left out if the text may be a spelling of a name of the department. */
  private void lacking(Builder kind, String text, String departmentCode) {
    List<Municipality> here = byDepartment.get(departmentCode);
    Levelled made = Levelled.of(text);
    boolean near = here.stream().anyMatch(other -> distance(made, other) <= 1);
    if (near) {
      kind.leaveOut();
    } else {
      kind.add(new PlaceCase(here.get(0).department(), text, "", ""));
    }
  }

  private List<Municipality> named(String name, List<Municipality> among) {
    String bare = Spelling.bare(name);
    return among.stream()
        .filter(
            each ->
                spellings.get(each.code()).stream()
                    .anyMatch(spelling -> spelling.bare().equals(bare)))
        .toList();
  }
}
