package org.ptps.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Generates names typical of the country. */
final class Names {
  private static final List<String> PLACES =
      List.of(
          "El Aguacate",
          "La Laguna",
          "Los Planes",
          "El Pital",
          "Las Delicias",
          "El Zapotal",
          "La Cumbre",
          "Agua Fría",
          "El Ocotal",
          "Buena Vista",
          "La Esperanza",
          "El Naranjo",
          "Las Mesas",
          "Río Hondo",
          "El Cedro",
          "La Cañada",
          "Los Encinos",
          "El Guayabo",
          "Monte Verde",
          "La Ceibita",
          "El Carrizal",
          "Nueva Unión",
          "Los Pinos",
          "El Chagüite",
          "La Joya",
          "Quebrada Seca",
          "El Jícaro",
          "Las Vegas del Río",
          "El Portillo",
          "La Sabana",
          "Ojo de Agua",
          "El Níspero Viejo",
          "Las Marías",
          "El Tablón",
          "Cerro Grande",
          "La Montañita",
          "El Rincón",
          "Los Almendros",
          "Piedra Parada",
          "El Coyolar");

  private Names() {}

  /** Distinct names of communities. */
  static List<String> communities(Dice dice, int count) {
    List<String> names = dice.shuffled(PLACES);
    List<String> result = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String name = names.get(i % names.size());
      result.add(i < names.size() ? name : name + " No. " + (i / names.size() + 1));
    }
    return result;
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** Name of a system; some contain commas and quotes, as real ones do. */
  static String system(Dice dice, String place) {
    return switch (dice.below(10)) {
      case 0 -> "SISTEMA \"" + upper(place) + "\", " + upper(dice.pick(PLACES));
      case 1, 2, 3 -> "Acueducto " + place;
      case 4, 5 -> "SAP " + upper(place);
      default -> "Sistema de agua " + place;
    };
  }

  /** Name of a provider; some contain commas and quotes. */
  static String provider(Dice dice, String place, String type) {
    if (type.equals("Municipal")) {
      return "Unidad Municipal de Agua " + place;
    }
    if (type.equals("AJAAPS")) {
      return "AJAAPS " + place;
    }
    return switch (dice.below(12)) {
      case 0 -> "JUNTA DE AGUA \"" + upper(place) + "\", " + upper(dice.pick(PLACES));
      case 1, 2, 3 -> "JAAPS " + upper(place);
      default -> "Junta de Agua " + place;
    };
  }
}
