package org.ptps.charts.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;

class DocxChangesTest {
  private static byte[] docx(String[] paragraphs, String... row) throws IOException {
    try (XWPFDocument docx = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (String words : paragraphs) {
        XWPFParagraph paragraph = docx.createParagraph();
        if (words.startsWith("# ")) {
          paragraph.setStyle("Heading1");
        }
        paragraph.createRun().setText(words.replaceFirst("^# ", ""));
      }
      XWPFTable table = docx.createTable(1, row.length);
      for (int i = 0; i < row.length; i++) {
        table.getRow(0).getCell(i).setText(row[i]);
      }
      docx.write(out);
      return out.toByteArray();
    }
  }

  @Test
  void numbersThatMovedAndParagraphsOfTheEditorAreTold() throws IOException {
    byte[] edited =
        docx(
            new String[] {
              "# Cobertura",
              "4,326 de 28,665 familias no tienen agua.",
              "Lo que vimos en el campo.",
              "Sin cambio: 12 juntas."
            },
            "PT-COB-01",
            "Familias",
            "84.9 %");
    byte[] now =
        docx(
            new String[] {
              "# Cobertura", "4,100 de 28,700 familias no tienen agua.", "Sin cambio: 12 juntas."
            },
            "PT-COB-01",
            "Familias",
            "85.7 %");
    DocxChanges changes = DocxChanges.between(edited, now);
    assertThat(changes.moved())
        .containsExactlyInAnyOrder(
            new DocxChanges.Moved(
                "Cobertura",
                "4,326 de 28,665 familias no tienen agua.",
                "4,100 de 28,700 familias no tienen agua."),
            new DocxChanges.Moved(
                "Cobertura", "PT-COB-01 | Familias | 84.9 %", "PT-COB-01 | Familias | 85.7 %"));
    assertThat(changes.own())
        .containsExactly(new DocxChanges.Own("Cobertura", "Lo que vimos en el campo."));
  }

  @Test
  void whereALineMayEndIsNoChange() throws IOException {
    byte[] before = docx(new String[] {"# A 80 %", "Son 5 puntos de L 300."}, "b", "84.9 %");
    byte[] now =
        docx(
            new String[] {"# A 80\u00a0%", "Son 5\u00a0puntos de L\u00a0300."}, "b", "84.9\u00a0%");
    assertThat(DocxChanges.between(before, now))
        .isEqualTo(new DocxChanges(java.util.List.of(), java.util.List.of()));
  }

  @Test
  void twoThatAreTheSameHaveNoChanges() throws IOException {
    byte[] one = docx(new String[] {"# A", "b 1", "b 1"}, "c", "2");
    assertThat(DocxChanges.between(one, one))
        .isEqualTo(new DocxChanges(java.util.List.of(), java.util.List.of()));
  }
}
