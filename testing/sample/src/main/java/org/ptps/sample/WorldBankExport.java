package org.ptps.sample;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An export in the layout of the World Bank, with invented series. */
final class WorldBankExport {
  static final String FILE = "worldbank/API_HND_DS2_es_csv_v2_ficticio.csv";

  /** No coverage, but the weight for national values. */
  private static final String URBAN_SHARE = "SP.URB.TOTL.IN.ZS";

  private static final CsvSink.Manner MANNER =
      new CsvSink.Manner(
          StandardCharsets.UTF_8, ',', "\r\n", CsvSink.Quotes.ALL, "yyyy-MM-dd", ",");

  /** Value of 2000 and change per year. */
  private record Line(String name, double in2000, double perYear) {}

  private final Output output;
  private final FaultLog log;

  WorldBankExport(Output output, FaultLog log) {
    this.output = output;
    this.log = log;
  }

  private static Map<String, Line> wanted() {
    Map<String, Line> series = new LinkedHashMap<>();
    ladder(series, "SH.H2O.BASW", "Servicios básicos de agua", 80, 0.55, 70, 0.8, 94, 0.2);
    ladder(series, "SH.H2O.SMDW", "Agua gestionada de forma segura", 38, 0.9, 30, 0.6, 48, 1.0);
    ladder(series, "SH.STA.BASS", "Servicios básicos de saneamiento", 60, 1.0, 50, 1.2, 74, 0.6);
    ladder(series, "SH.STA.SMSS", "Saneamiento gestionado de forma segura", 0, 0, 45, 1.0, 0, 0);
    ladder(series, "SH.STA.ODFC", "Defecación al aire libre", 20, -0.7, 32, -1.1, 5, -0.15);
    ladder(
        series, "SH.STA.HYGN", "Instalaciones para lavarse las manos", 76, 0.3, 70, 0.4, 84, 0.2);
    return series;
  }

  private static void ladder(
      Map<String, Line> series,
      String code,
      String name,
      double total,
      double totalSlope,
      double rural,
      double ruralSlope,
      double urban,
      double urbanSlope) {
    series.put(code + ".ZS", new Line(name + " (% de la población)", total, totalSlope));
    series.put(code + ".RU.ZS", new Line(name + ", rural (%)", rural, ruralSlope));
    series.put(code + ".UR.ZS", new Line(name + ", urbano (%)", urban, urbanSlope));
  }

  private static Map<String, Line> others() {
    Map<String, Line> series = new LinkedHashMap<>();
    series.put("NE.IMP.GNFS.KD", new Line("Importaciones de bienes y servicios", 4.1e9, 2.2e8));
    series.put("SP.POP.TOTL", new Line("Población, total", 6.5e6, 1.6e5));
    series.put("SP.RUR.TOTL.ZS", new Line("Población rural (%)", 54.5, -0.65));
    series.put(URBAN_SHARE, new Line("Población urbana (%)", 45.5, 0.65));
    series.put("SE.PRM.ENRR", new Line("School enrollment, primary (% gross)", 105, -0.4));
    series.put("SH.DYN.MORT", new Line("Tasa de mortalidad, menores de 5 años", 37, -0.9));
    series.put("SH.STA.WASH.P5", new Line("Mortality rate attributed to unsafe WASH", 5.1, -0.1));
    series.put("SH.STA.BRTC.ZS", new Line("Births attended by skilled staff (%)", 56, 1.1));
    series.put("EG.ELC.ACCS.ZS", new Line("Acceso a la electricidad (%)", 67, 1.1));
    series.put("NY.GDP.MKTP.CD", new Line("PIB (US$ a precios actuales)", 7.1e9, 9.5e8));
    series.put("AG.LND.FRST.ZS", new Line("Área selvática (% del área de tierra)", 60, -0.4));
    series.put("ER.H2O.FWTL.ZS", new Line("Annual freshwater withdrawals (%)", 1.3, 0.02));
    return series;
  }

  void write() {
    try (CsvSink sink = output.csv(FILE, MANNER)) {
      sink.writeText(
          "\uFEFF\"Data Source\",\"Indicadores del desarrollo mundial (datos ficticios)\",");
      sink.writeBlank();
      sink.writeText("\"Last Updated Date\",\"2026-10-01\",");
      sink.writeBlank();
      List<Object> header =
          new ArrayList<>(
              List.of("Country Name", "Country Code", "Indicator Name", "Indicator Code"));
      for (int year = 1960; year <= 2025; year++) {
        header.add(year);
      }
      sink.writeCells(header.toArray());
      List<Map.Entry<String, Line>> others = new ArrayList<>(others().entrySet());
      int next = 0;
      for (Map.Entry<String, Line> each : wanted().entrySet()) {
        line(sink, each.getKey(), each.getValue());
        if (next < others.size()) {
          Map.Entry<String, Line> other = others.get(next++);
          int line = line(sink, other.getKey(), other.getValue());
          if (!other.getKey().equals(URBAN_SHARE)) {
            log.add(
                sink,
                line,
                "Indicator Code",
                other.getKey(),
                "other_series",
                Fault.Outcome.OUT_OF_SCOPE);
          }
        }
      }
    }
  }

  private static int line(CsvSink sink, String code, Line line) {
    List<Object> cells = new ArrayList<>(List.of("Honduras", "HND", line.name(), code));
    for (int year = 1960; year <= 2025; year++) {
      boolean known = line.in2000() != 0 && year >= 2000 && year <= 2024;
      boolean share = code.endsWith(".ZS");
      double value = line.in2000() + line.perYear() * (year - 2000);
      double bounded = share ? Math.max(0.1, Math.min(99.9, value)) : value;
      cells.add(known ? Numbers.plain(bounded, 4) : "");
    }
    return sink.writeCells(cells.toArray());
  }
}
