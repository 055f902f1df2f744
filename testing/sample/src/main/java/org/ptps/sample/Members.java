package org.ptps.sample;

import static org.ptps.sample.Fault.Outcome.NONE;
import static org.ptps.sample.Fault.Outcome.REJECT;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.time.LocalDate;

/** The partners of PTPS: fictitious, whatever municipality a row names. */
final class Members {
  static final Layout LAYOUT =
      new Layout("socio, categoria, departamento, municipio, fecha_ingreso, fecha_salida");
  static final String FILE = "ptps_members/socios_ptps.csv";
  static final CsvSink.Manner MANNER =
      new CsvSink.Manner(
          Charset.forName("windows-1252"),
          ';',
          "\r\n",
          CsvSink.Quotes.WHERE_NEEDED,
          "dd/MM/yyyy",
          "");

  /** The partner that leaves the movement, in 2021. */
  static final String LEFT = "1411";

  /** The organisation that leaves at the end of 2020. */
  static final String LEFT_ORGANISATION = "Asociación Ficticia Río Claro";

  private final World world;
  private final Output output;
  private final FaultLog log;

  Members(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
  }

  void write() {
    try (CsvSink sink = output.csv(FILE, MANNER)) {
      sink.writeText("Movimiento PTPS - datos ficticios");
      sink.writeBlank();
      sink.header(LAYOUT);
      for (Town town : world.towns) {
        if (town.role != Town.Role.OTHER) {
          municipality(sink, town);
        }
      }
      for (Partner partner : Partner.all(world)) {
        for (Town town : partner.towns()) {
          organisation(sink, partner, town);
        }
      }
      if (world.options.faultRate() > 0) {
        strangers(sink);
      }
    }
  }

  private void municipality(CsvSink sink, Town town) {
    String code = town.municipality.code();
    Row row =
        row(town, "Municipalidad de " + town.municipality.name(), "Municipio Socio")
            .with("fecha_salida", code.equals(LEFT) ? LocalDate.of(2021, 6, 30) : null);
    if (world.options.faultRate() == 0) {
      sink.write(row);
    } else if (code.equals("0507")) {
      String bare =
          Normalizer.normalize(town.municipality.name(), Normalizer.Form.NFD)
              .replaceAll("\\p{M}", "");
      int line = sink.write(row.with("municipio", bare));
      log.add(sink, line, "municipio", bare, "name_without_accent", NONE);
    } else if (code.equals("1007")) {
      String shouted = "  " + Names.upper(town.municipality.name()) + " ";
      int line = sink.write(row.with("municipio", shouted));
      log.add(sink, line, "municipio", shouted, "extra_blanks", NONE);
    } else {
      sink.write(row);
    }
  }

  private void organisation(CsvSink sink, Partner partner, Town town) {
    boolean left = partner.name().equals(LEFT_ORGANISATION);
    sink.write(
        row(town, partner.name(), partner.category())
            .with("fecha_salida", left ? LocalDate.of(2020, 12, 31) : null));
  }

  private Row row(Town town, String partner, String category) {
    Dice dice = town.dice("member", category);
    int year = town.role == Town.Role.JOINED_2019 ? 2019 : dice.between(2013, 2016);
    return LAYOUT
        .row()
        .with("socio", partner)
        .with("categoria", category)
        .with("departamento", town.municipality.department())
        .with("municipio", town.municipality.name())
        .with("fecha_ingreso", LocalDate.of(year, dice.between(1, 12), dice.between(1, 28)));
  }

  /** Rows that name no existing municipality and must not become partners. */
  private void strangers(CsvSink sink) {
    Row unknown =
        LAYOUT
            .row()
            .with("socio", "Municipalidad de Pueblo Inventado")
            .with("categoria", "Municipio Socio")
            .with("departamento", "Olancho")
            .with("municipio", "Pueblo Inventado")
            .with("fecha_ingreso", LocalDate.of(2015, 3, 9));
    int line = sink.write(unknown);
    log.add(sink, line, "municipio", "Pueblo Inventado", "unknown_municipality", REJECT);

    Row elsewhere =
        unknown
            .copy()
            .with("socio", "Municipalidad de La Unión")
            .with("departamento", "Valle")
            .with("municipio", "La Unión");
    line = sink.write(elsewhere);
    log.add(sink, line, "municipio", "La Unión", "shared_name_wrong_department", REJECT);

    Town first = world.towns.get(0);
    Row undated =
        row(first, "Organización Ficticia Sin Fecha", "Socio Facilitador")
            .with("fecha_ingreso", "31/02/2016");
    line = sink.write(undated);
    log.add(sink, line, "fecha_ingreso", "31/02/2016", "impossible_date", REJECT);

    line = sink.writeBlank();
    log.add(sink, line, "", "", "blank_line", NONE);
  }
}
