package org.ptps.sample;

import java.util.List;

/** Answers of a provider about board, work, money and catchment. */
final class ProviderAnswers {
  private ProviderAnswers() {}

  private static String yes(boolean value) {
    return value ? "SI" : "NO";
  }

  /** Probability of a good answer, in thousandths, by letter. */
  private static int good(String letter) {
    return switch (letter) {
      case "A" -> 930;
      case "B" -> 760;
      case "C" -> 500;
      case "D" -> 240;
      default -> 560;
    };
  }

  static Row answer(Row row, Provider provider, int year) {
    String letter = provider.letter(year);
    int good = good(letter);
    Dice own = provider.dice("answers");
    Dice dice = provider.dice("answers", year);
    int members = own.between(5, 9);
    long users = provider.users(year);
    long tariff = own.between(30, 120);
    long billed = users * tariff * 12;
    long collected = billed * dice.between(560, 700 + good * 3 / 10) / 1000;
    long costs = Math.max(1, billed * own.between(550, 1250 - good * 4 / 10) / 1000);
    boolean metered = own.chance(220);
    row.with("personeria_juridica", yes(own.chance(good)))
        .with("junta_completa", yes(dice.chance(good + 40)))
        .with("reuniones_anio", dice.chance(930) ? dice.between(0, 2 + good / 80) : null)
        .with("rindio_cuentas", yes(dice.chance(good - 60)))
        .with("integrantes_junta", members)
        .with("mujeres_junta", own.below(members))
        .with("fontanero", yes(own.chance(good + 30)))
        .with("mantenimiento_preventivo", yes(dice.chance(good - 90)))
        .with(
            "horas_reparacion",
            dice.chance(900) ? dice.pick(List.of(6, 12, 24, 24, 36, 48, 72, 120)) : null)
        .with("tipo_tarifa", metered ? "Por medidor" : own.chance(930) ? "Fija" : "No cobra")
        .with("ingresos_anio", dice.chance(900) ? collected : null)
        .with("gastos_aom_anio", dice.chance(880) ? costs : null)
        .with("reserva_reposicion", dice.chance(700) ? users * own.between(40, 160) : null)
        .with("facturado_anio", dice.chance(920) ? billed : null)
        .with("recaudado_anio", dice.chance(920) ? collected : null)
        .with("abonados_mora", users * dice.between(20, 420 - good * 3 / 10) / 1000)
        .with("abonados_medidor", metered ? users * own.between(500, 1000) / 1000 : 0)
        .with("microcuenca_declarada", yes(own.chance(good - 200)))
        .with("acciones_microcuenca", yes(dice.chance(good - 150)));
    if (!letter.isEmpty()) {
      double index = provider.index(year);
      for (String part :
          List.of("pse_organizacion", "pse_operacion", "pse_economia", "pse_ambiente")) {
        double noise = (provider.dice(part, year).unit() - 0.5) * 0.2;
        row.with(part, Numbers.pointed(Math.max(0, Math.min(1, index + noise)), 4));
      }
    }
    return row;
  }
}
