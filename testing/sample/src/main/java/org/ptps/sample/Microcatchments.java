package org.ptps.sample;

import java.util.ArrayList;
import java.util.List;

/** Declared micro-catchments as ICF publishes them, invented, with its ways of being wrong. */
final class Microcatchments {
  static final String FILE = "icf_microcatchments/microcuencas_ficticias.geojson";
  private static final int COUNT = 60;

  private final World world;
  private final Output output;
  private final FaultLog log;

  Microcatchments(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
  }

  void write() {
    List<String> features = new ArrayList<>();
    Misspelling typist = new Misspelling(world.municipalities);
    for (int i = 0; i < COUNT; i++) {
      Town town = world.towns.get(i % world.towns.size());
      Town neighbour = world.towns.get((i + 1) % world.towns.size());
      Dice dice = Dice.of(world.options.seed(), "catchment", i);
      Municipality here = town.municipality;
      String name = here.name();
      String department = here.department();
      // Numeric, so that the leading zero is lost.
      int code = Integer.parseInt(here.code());
      if (world.options.faultRate() > 0) {
        switch (i % 12) {
          case 2 -> {
            code = Integer.parseInt(neighbour.municipality.code());
            note(i, "cod_muni", String.valueOf(code), "code_of_a_neighbour", Fault.Outcome.NONE);
          }
          case 5 -> {
            code = i % 24 == 5 ? 0 : 1822;
            note(i, "cod_muni", String.valueOf(code), "code_that_is_none", Fault.Outcome.NONE);
          }
          case 7 -> {
            name = here.name() + " Y " + neighbour.municipality.name();
            note(i, "municipio", name, "two_municipalities_in_one_cell", Fault.Outcome.REJECT);
          }
          case 9 -> {
            String typed = typist.of(here);
            if (typed != null) {
              name = typed;
              note(i, "municipio", name, "misspelt_municipality", Fault.Outcome.NONE);
            }
          }
          case 11 -> {
            name = Names.upper(name);
            note(i, "municipio", name, "upper_case", Fault.Outcome.NONE);
          }
          default -> {
            if (code < 1000 && i < 4) {
              String text = String.valueOf(code);
              note(i, "cod_muni", text, "code_without_leading_zero", Fault.Outcome.NONE);
            }
          }
        }
      }
      features.add(feature(i, dice, name, department, code));
    }
    output.text(
        FILE,
        "{\"type\":\"FeatureCollection\",\"features\":[\n"
            + String.join(",\n", features)
            + "\n]}\n");
  }

  private void note(int index, String column, String value, String kind, Fault.Outcome outcome) {
    log.add(FILE, "", index + 1, column, value, kind, outcome);
  }

  private static String feature(
      int index, Dice dice, String municipality, String department, int code) {
    int east = 400_000 + dice.below(200_000);
    int north = 1_550_000 + dice.below(180_000);
    String ring =
        String.join(
            ",",
            point(east, north),
            point(east + 900, north + 100),
            point(east + 700, north + 1100),
            point(east, north));
    int year = dice.between(1988, 2022);
    boolean recent = year > 2005;
    return "{\"type\":\"Feature\",\"id\":\"microcuencas_ficticias."
        + (index + 1)
        + "\",\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[["
        + ring
        + "]]]},\"geometry_name\":\"geom\",\"properties\":{"
        + String.join(
            ",",
            text("nomb_micro", "Quebrada Ficticia " + (index + 1)),
            number("anio_decla", year),
            recent ? text("fech_decl", year + "-09-28Z") : none("fech_decl"),
            text("num_acuer", "FIC-" + (index + 1) + "-" + year),
            text("cuen_hid", "Cuenca Ficticia"),
            text("municipio", municipality),
            text("depto", department),
            number("area_acuer", dice.between(8, 700)),
            number("area_ha", dice.between(8, 700)),
            number("pobla_bene", dice.chance(300) ? 0 : dice.between(80, 4000)),
            number("fami_benef", dice.chance(300) ? 0 : dice.between(15, 700)),
            none("uso_princ"),
            text("uso_agua", "CON"),
            none("vegetacion"),
            none("viviendas"),
            number("comunidad", dice.between(1, 4)),
            recent ? text("incendio", "NO") : none("incendio"),
            text("plan_man", dice.chance(500) ? "SI" : "NO"),
            text("fuente", "nac"),
            number("caudal", 0),
            text("reg_fores", "FI"),
            text("estado", "APR"),
            text("obs", ""),
            number("cod_muni", code),
            none("tene_priv"),
            none("tene_ejid"),
            text("tene_naci", "SI"),
            none("tene_trib"),
            none("nomb_col"))
        + "}}";
  }

  private static String point(int east, int north) {
    return "[" + east + ".5," + north + ".25]";
  }

  private static String text(String name, String value) {
    return "\"" + name + "\":\"" + value + "\"";
  }

  private static String number(String name, int value) {
    return "\"" + name + "\":" + value;
  }

  private static String none(String name) {
    return "\"" + name + "\":null";
  }
}
