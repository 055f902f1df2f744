package org.ptps.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each small file has the fault of its name and no other. */
class FaultyFilesTest {
  @TempDir static Path folder;
  private static final List<String> HEADER = SiasarLayouts.COMMUNITIES.columns();

  @BeforeAll
  static void generate() {
    SampleGenerator.write(folder, SampleOptions.committed());
  }

  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(folder.resolve("faulty").resolve(name));
  }

  private static String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static List<SampleFiles.Line> lines(String name) throws IOException {
    return SampleFiles.csv(text(name), ',');
  }

  @Test
  void thereIsOneFilePerFault() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("faulty"))) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "columns_swapped.csv",
              "cr_line_ends.csv",
              "cut_in_the_middle_of_a_row.csv",
              "empty.csv",
              "extra_cell_in_a_row.csv",
              "header_only.csv",
              "latin1_bytes.csv",
              "line_break_in_a_cell.csv",
              "no_line_end_at_the_end.csv",
              "not_a_workbook.xlsx",
              "nul_byte.csv",
              "repeated_column.csv",
              "repeated_header.csv",
              "semicolon_for_comma.csv",
              "total_footer.csv",
              "truncated.zip",
              "unclosed_quote.csv",
              "unknown_municipality.csv",
              "utf16.csv",
              "wrong_header.csv",
              "blank_lines.csv",
              "byte_order_mark.csv",
              "extra_column.csv",
              "number_not_known.csv",
              "number_too_large.csv",
              "percent_for_share.csv",
              "pipe_for_comma.csv",
              "preamble.csv",
              "stray_quote.csv",
              "thousands.csv",
              "utf16_without_mark.csv",
              "whole_column_wrong.csv");
    }
  }

  @Test
  void theCutFileEndsInsideItsLastRow() throws IOException {
    String text = text("cut_in_the_middle_of_a_row.csv");
    assertThat(text).doesNotEndWith("\n");
    String last = text.substring(text.lastIndexOf('\n') + 1);
    assertThat(SampleFiles.csv(last + "\n", ',').get(0).cells().size()).isBetween(2, 80);
  }

  @Test
  void headersAreWrongWhereTheNameSaysSo() throws IOException {
    assertThat(lines("wrong_header.csv").get(0).cells())
        .contains("fecha_visita", "casas")
        .doesNotContain("fecha_encuesta", "viviendas");
    List<String> swapped = lines("columns_swapped.csv").get(0).cells();
    assertThat(swapped).isNotEqualTo(HEADER).containsExactlyInAnyOrderElementsOf(HEADER);
    assertThat(lines("repeated_column.csv").get(0).cells()).containsOnlyOnce("poblacion");
    assertThat(lines("repeated_column.csv").get(0).cells().stream().filter("departamento"::equals))
        .hasSize(2);
    assertThat(lines("repeated_header.csv").get(5).cells()).isEqualTo(HEADER);
    assertThat(lines("header_only.csv")).hasSize(1);
    assertThat(bytes("empty.csv")).isEmpty();
  }

  @Test
  void rowsAreWrongWhereTheNameSaysSo() throws IOException {
    assertThat(lines("extra_cell_in_a_row.csv").get(4).cells()).hasSize(HEADER.size() + 1);
    assertThat(lines("total_footer.csv").get(11).cells().get(0)).isEqualTo("Total");
    assertThat(text("unclosed_quote.csv").chars().filter(c -> c == '"').count() % 2).isOne();
    assertThat(lines("line_break_in_a_cell.csv").get(2).cells()).anyMatch(c -> c.contains("\n"));
    assertThat(text("semicolon_for_comma.csv").lines().findFirst().orElseThrow())
        .contains("fecha_encuesta;fecha_validacion");
    assertThat(lines("extra_column.csv").get(0).cells()).hasSize(HEADER.size() + 1);
    assertThat(text("pipe_for_comma.csv")).contains("fecha_encuesta|fecha_validacion");
    assertThat(text("number_not_known.csv")).contains(",N/D,");
    assertThat(text("number_too_large.csv")).contains(",99999999999999999999,");
    assertThat(text("thousands.csv")).contains(",\"1,234\",");
    assertThat(text("stray_quote.csv").chars().filter(c -> c == '"').count() % 2).isOne();
    assertThat(text("unknown_municipality.csv")).contains("Olancho;Pueblo Inventado");
  }

  @Test
  void bytesAreWrongWhereTheNameSaysSo() throws IOException {
    assertThat(bytes("nul_byte.csv")).containsOnlyOnce(0);
    assertThat(bytes("utf16.csv")).startsWith(0xFF, 0xFE);
    assertThatThrownBy(
            () ->
                StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes("latin1_bytes.csv"))))
        .isInstanceOf(CharacterCodingException.class);
    assertThat(text("cr_line_ends.csv")).contains("\r").doesNotContain("\n");
    assertThat(text("no_line_end_at_the_end.csv")).doesNotEndWith("\n");
    assertThat(text("not_a_workbook.xlsx")).startsWith("fecha_encuesta");
    assertThatThrownBy(
            () -> new ZipFile(folder.resolve("faulty").resolve("truncated.zip").toFile()).close())
        .isInstanceOf(ZipException.class);
  }

  @Test
  void theValidOnesReadAsTheSameRows() throws IOException {
    String utf16 = new String(bytes("utf16.csv"), StandardCharsets.UTF_16LE).substring(1);
    assertThat(text("cr_line_ends.csv").replace('\r', '\n')).isEqualTo(utf16);
    assertThat(new String(bytes("utf16_without_mark.csv"), StandardCharsets.UTF_16BE))
        .isEqualTo(utf16);
    assertThat(text("byte_order_mark.csv")).isEqualTo("\uFEFF" + utf16);
    assertThat(text("preamble.csv")).endsWith("\n\n" + utf16);
    assertThat(text("blank_lines.csv").replaceAll("\n+", "\n")).isEqualTo(utf16);
    assertThat(text("no_line_end_at_the_end.csv") + "\n").isEqualTo(utf16);
    assertThat(SampleFiles.csv(utf16, ',')).hasSize(11);
  }
}
