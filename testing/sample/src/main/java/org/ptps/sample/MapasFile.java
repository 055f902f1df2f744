package org.ptps.sample;

import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;

/** The matrix of four subsectors by nine building blocks, invented for both editions. */
final class MapasFile {
  private static final Layout LAYOUT =
      new Layout("edicion, anio_referencia, subsector, pilar, bloque, puntaje, pagina, estado");
  private static final List<String> SUBSECTORS =
      List.of("Agua rural", "Agua urbana", "Saneamiento e higiene rural", "Saneamiento urbano");
  private static final List<Map.Entry<String, List<String>>> PILLARS =
      List.of(
          Map.entry("Marco institucional", List.of("Políticas", "Planificación", "Presupuesto")),
          Map.entry("Desarrollo de los servicios", List.of("Gasto", "Equidad", "Producción")),
          Map.entry("Sostenibilidad", List.of("Mantenimiento", "Expansión", "Uso")));

  private final World world;
  private final Output output;

  MapasFile(World world, Output output) {
    this.world = world;
    this.output = output;
  }

  void write() {
    String file = "mapas_scores/mapas_puntajes_ficticios.xlsx";
    output.bytes(file, Workbooks.xlsx(book -> write(file, book.newWorksheet("Puntajes"))));
  }

  private void write(String file, Worksheet sheet) {
    XlsxSink sink = new XlsxSink(file, sheet, LAYOUT);
    for (String edition : List.of("I", "II")) {
      for (String subsector : SUBSECTORS) {
        for (Map.Entry<String, List<String>> pillar : PILLARS) {
          for (String block : pillar.getValue()) {
            sink.write(
                LAYOUT
                    .row()
                    .with("edicion", edition)
                    .with("anio_referencia", edition.equals("I") ? 2011 : 2015)
                    .with("subsector", subsector)
                    .with("pilar", pillar.getKey())
                    .with("bloque", block)
                    .with("puntaje", score(edition, subsector, block))
                    .with("estado", "Ficticio"));
          }
        }
      }
    }
  }

  /** As the Plan says: urban sanitation stands still, rural sanitation gains. */
  private java.math.BigDecimal score(String edition, String subsector, String block) {
    Dice dice = Dice.of(world.options.seed(), "mapas", subsector, block);
    int first = dice.between(4, 22);
    int gain =
        switch (subsector) {
          case "Saneamiento urbano" -> 0;
          case "Saneamiento e higiene rural" -> dice.between(3, 7);
          default -> dice.between(0, 3);
        };
    return Numbers.plain((first + (edition.equals("II") ? gain : 0)) / 10.0, 1);
  }
}
