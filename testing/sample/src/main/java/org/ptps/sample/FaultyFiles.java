package org.ptps.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes one small file for each fault of whole files, named by it. */
final class FaultyFiles {
  private final Output output;
  private final List<Row> communities;

  FaultyFiles(World world, Output output) {
    this.output = output;
    List<Row> rows = new ArrayList<>();
    for (Town town : world.towns.subList(0, 2)) {
      for (Community community : town.communities) {
        rows.add(SiasarRows.community(community, 2017));
      }
    }
    this.communities = List.copyOf(rows);
  }

  private static byte[] bytes(CsvSink.Manner manner, Layout layout, List<Row> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvSink sink = new CsvSink("", bytes, manner).header(layout)) {
      rows.forEach(sink::write);
    }
    return bytes.toByteArray();
  }

  private String text(List<Row> rows) {
    return new String(
        bytes(CsvSink.Manner.plain(StandardCharsets.UTF_8, ','), SiasarLayouts.COMMUNITIES, rows),
        StandardCharsets.UTF_8);
  }

  void write() {
    String good = text(communities);
    String[] lines = good.split("\n");
    String header = lines[0];
    byte[] utf8 = good.getBytes(StandardCharsets.UTF_8);

    // Outside quotes, so that the truncation is the only fault.
    int cut = good.lastIndexOf(",Español-") + 4;
    output.text("cut_in_the_middle_of_a_row.csv", good.substring(0, cut));
    output.text(
        "wrong_header.csv",
        good.replaceFirst("fecha_encuesta", "fecha_visita").replaceFirst(",viviendas,", ",casas,"));
    output.text("empty.csv", "");
    output.text("header_only.csv", header + "\n");
    output.text("unclosed_quote.csv", unclosed(lines));
    output.bytes("nul_byte.csv", nul(lines));
    output.bytes("utf16.csv", ("\uFEFF" + good).getBytes(StandardCharsets.UTF_16LE));
    output.bytes("utf16_without_mark.csv", good.getBytes(StandardCharsets.UTF_16BE));
    output.bytes("byte_order_mark.csv", ("\uFEFF" + good).getBytes(StandardCharsets.UTF_8));
    output.bytes(
        "pipe_for_comma.csv",
        bytes(
            CsvSink.Manner.plain(StandardCharsets.UTF_8, '|'),
            SiasarLayouts.COMMUNITIES,
            communities));
    output.text("preamble.csv", "SIASAR Honduras, comunidades\n\n" + good);
    output.text("blank_lines.csv", good.replaceFirst("\n", "\n\n") + "\n\n");
    output.text("stray_quote.csv", strayQuote(lines));
    output.text("number_not_known.csv", cell("viviendas", "N/D"));
    output.text("number_too_large.csv", cell("poblacion", "99999999999999999999"));
    output.text("thousands.csv", cell("poblacion", "\"1,234\""));
    output.text("percent_for_share.csv", cell("cobertura_agua", "85"));
    output.text("extra_column.csv", extraColumn(lines));
    output.text("whole_column_wrong.csv", wholeColumn());
    output.text("not_a_workbook.xlsx", good);
    output.text("total_footer.csv", good + "Total" + ",".repeat(80) + "\n");
    output.bytes(
        "semicolon_for_comma.csv",
        bytes(
            CsvSink.Manner.plain(StandardCharsets.UTF_8, ';'),
            SiasarLayouts.COMMUNITIES,
            communities));
    output.text("columns_swapped.csv", good.replaceFirst(",poblacion,etnia,", ",etnia,poblacion,"));
    output.text("repeated_header.csv", repeated(lines));
    output.text(
        "repeated_column.csv",
        good.replaceFirst(",departamento,municipio,", ",departamento,departamento,"));
    output.bytes(
        "latin1_bytes.csv",
        bytes(
            CsvSink.Manner.plain(Charset.forName("ISO-8859-1"), ','),
            SiasarLayouts.COMMUNITIES,
            communities));
    output.text("extra_cell_in_a_row.csv", extraCell(lines));
    output.text("no_line_end_at_the_end.csv", good.stripTrailing());
    output.text("cr_line_ends.csv", good.replace('\n', '\r'));
    output.text("line_break_in_a_cell.csv", lineBreak());
    byte[] zip = StoredZip.of(Map.of("community_main.HN.csv", utf8));
    output.bytes("truncated.zip", Arrays.copyOf(zip, zip.length / 2));
    output.bytes("unknown_municipality.csv", unknownMunicipality());
  }

  private static String unclosed(String[] lines) {
    String[] changed = lines.clone();
    changed[3] = changed[3].replaceFirst(",HN,", ",\"HN,");
    return String.join("\n", changed) + "\n";
  }

  private static byte[] nul(String[] lines) {
    String[] changed = lines.clone();
    changed[2] = changed[2].replaceFirst("Mestizos|Lenca", "Mes\u0000tizos");
    return (String.join("\n", changed) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String repeated(String[] lines) {
    List<String> changed = new ArrayList<>(List.of(lines));
    changed.add(5, lines[0]);
    return String.join("\n", changed) + "\n";
  }

  private static String extraCell(String[] lines) {
    String[] changed = lines.clone();
    changed[4] = changed[4] + ",sobra";
    return String.join("\n", changed) + "\n";
  }

  private static String strayQuote(String[] lines) {
    String[] changed = lines.clone();
    changed[2] = changed[2].replaceFirst("Español", "Espa\"ñol");
    return String.join("\n", changed) + "\n";
  }

  private static String extraColumn(String[] lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      text.append(lines[i]).append(i == 0 ? ",telefono_de_contacto" : ",9999-0000").append('\n');
    }
    return text.toString();
  }

  /** The rows with one cell of the third changed. */
  private String cell(String column, String value) {
    List<Row> rows = new ArrayList<>(communities);
    String mark = "@@";
    rows.set(2, rows.get(2).copy().with(column, mark));
    return text(rows).replace(mark, value);
  }

  private String wholeColumn() {
    return text(
        communities.stream().map(row -> row.copy().with("fecha_encuesta", "Mestizos")).toList());
  }

  private String lineBreak() {
    List<Row> rows = new ArrayList<>(communities);
    rows.set(1, rows.get(1).copy().with("localidad", "BARRIO ARRIBA,\nBARRIO ABAJO"));
    return text(rows);
  }

  private static byte[] unknownMunicipality() {
    Row row =
        Members.LAYOUT
            .row()
            .with("socio", "Municipalidad de Pueblo Inventado")
            .with("categoria", "Municipio Socio")
            .with("departamento", "Olancho")
            .with("municipio", "Pueblo Inventado")
            .with("fecha_ingreso", "09/03/2015");
    return bytes(Members.MANNER, Members.LAYOUT, List.of(row));
  }
}
