package org.ptps.charts.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.ptps.charts.words.Annotated;

class DocumentFormatsTest {
  private static final String CSS = resource("print.css");
  private static final Fonts FONTS =
      new Fonts("Open Sans", bytes("OpenSans-Regular.ttf"), bytes("OpenSans-Bold.ttf"));

  private static byte[] bytes(String name) {
    try (InputStream stream =
        DocumentFormatsTest.class.getResourceAsStream("/org/ptps/charts/style/" + name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    return new String(bytes(name), java.nio.charset.StandardCharsets.UTF_8);
  }

  private record Square(double height) implements Drawing {
    Square() {
      this(200);
    }

    @Override
    public double width() {
      return 400;
    }

    @Override
    public void paint(Graphics2D graphics) {
      graphics.setColor(Color.BLUE);
      graphics.fillRect(10, 10, 100, 100);
      graphics.setFont(new Font("Open Sans", Font.PLAIN, 14));
      graphics.drawString("Chinda ñ", 150, 60);
    }

    @Override
    public String svg() {
      return "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
    }

    @Override
    public byte[] png() {
      try {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static Block.Row row(Block.RowKind kind, String... cells) {
    List<Block.Cell> all = new ArrayList<>();
    for (String cell : cells) {
      all.add(Block.Cell.of(cell, Block.CellKind.TEXT));
    }
    return new Block.Row(kind, all);
  }

  private static Document document() {
    Block.Table table =
        new Block.Table(
            "Cobertura por municipio",
            Block.Width.NORMAL,
            List.of(),
            List.of(new Block.Column("Municipio", false), new Block.Column("Valor", true)),
            List.of(
                row(Block.RowKind.NORMAL, "Chinda", "84.0 %"),
                row(Block.RowKind.TOTAL, "Total", "84.0 %")));
    Block.Figure figure =
        new Block.Figure(
            "square",
            "Un cuadro",
            "Un cuadro azul a la izquierda",
            List.of(Run.of("Nota & fuente")),
            List.of(new Square()),
            table);
    return new Document(
        "es",
        "Informe <anual>",
        "Honduras",
        List.of(new Document.Stamp("DATOS FICTICIOS", true)),
        List.of(),
        List.of(
            new Block.Section(
                "first",
                "Agua & saneamiento",
                List.of(
                    new Block.Paragraph(
                        Block.Tone.BODY,
                        List.of(Run.of("Véase "), new Run("la tabla", Run.Look.PLAIN, "second"))),
                    figure,
                    new Block.Section(
                        "second",
                        "Tablas",
                        List.of(table, new Block.Points(List.of(List.of(Run.of("uno"))))))))),
        "fin",
        new Document.Labels(
            "Contenido", "Figuras", "Figura", "Tabla de la figura", "Saltar", "Página", "de"));
  }

  private static List<String> altTexts(PDStructureNode node) {
    List<String> texts = new ArrayList<>();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        if (element.getAlternateDescription() != null) {
          texts.add(element.getAlternateDescription());
        }
        texts.addAll(altTexts(element));
      }
    }
    return texts;
  }

  @Test
  void thePdfHasBookmarksTaggedFiguresTextAndNoClock() throws Exception {
    byte[] written = PdfWriter.write(document(), CSS, FONTS);
    assertThat(PdfWriter.write(document(), CSS, FONTS)).isEqualTo(written);
    try (PDDocument pdf = Loader.loadPDF(written)) {
      PDOutlineItem first = pdf.getDocumentCatalog().getDocumentOutline().getFirstChild();
      assertThat(first.getTitle()).isEqualTo("Agua & saneamiento");
      assertThat(first.getFirstChild().getTitle()).isEqualTo("Tablas");
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("es");
      assertThat(altTexts(pdf.getDocumentCatalog().getStructureTreeRoot()))
          .contains("Figura 1. Un cuadro. Un cuadro azul a la izquierda");
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      String text = stripper.getText(pdf);
      assertThat(text)
          .contains("DATOS FICTICIOS", "Informe <anual>", "Chinda ñ", "Página 2 de", "84.0 %");
      assertThat(pdf.getDocument().getTrailer().containsKey(COSName.ID)).isTrue();
    }
  }

  @Test
  void aDrawingTakesTheRoomThatIsLeftOnItsSheetAndNoMore() throws Exception {
    Block.Figure small = figure("small", new Square());
    List<Block> full = new ArrayList<>(List.of(small));
    for (int i = 0; i < 60; i++) {
      full.add(new Block.Paragraph(Block.Tone.BODY, List.of(Run.of("Palabra " + i))));
    }
    // Words that go on fill the sheet: the drawing is as large as it is among words.
    double usual = widths(full).get(0).get(0);

    assertThat(widths(List.of(small)).get(0).get(0)).isCloseTo(usual / 0.75, within(0.1));
    // Of two on a sheet each takes its part, and the sheets stay as they were.
    List<List<Double>> two = widths(List.of(small, figure("other", new Square())));
    assertThat(two).hasSize(1);
    assertThat(two.get(0))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each).isGreaterThan(1.2 * usual));
  }

  @Test
  void aTableGoesBeforeADrawingThatWouldLeaveASheetHalfEmpty() throws Exception {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      blocks.add(new Block.Paragraph(Block.Tone.BODY, List.of(Run.of("Palabra " + i))));
    }
    blocks.add(figure("high", new Square(500)));
    blocks.add(table("Después", 10, 0));
    List<String> sheets = sheets(book(blocks));
    String words = sheets.stream().filter(sheet -> sheet.contains("Palabra 17")).findFirst().get();
    assertThat(words).contains("Después", "fila 9").doesNotContain("Chinda ñ");
    // Words that fill the sheet leave both in the order in which they were written.
    for (int i = 18; i < 30; i++) {
      blocks.add(i, new Block.Paragraph(Block.Tone.BODY, List.of(Run.of("Palabra " + i))));
    }
    String all = String.join("", sheets(book(blocks)));
    assertThat(all.indexOf("Chinda ñ")).isBetween(0, all.indexOf("Después"));
  }

  @Test
  void aTableBeginsWithARowAndItsHeadingIsRepeatedAboveWhatHeadsSomeRows() throws Exception {
    for (int words = 28; words < 40; words++) {
      List<Block> blocks = new ArrayList<>();
      for (int i = 0; i < words; i++) {
        blocks.add(new Block.Paragraph(Block.Tone.BODY, List.of(Run.of("Palabra " + i))));
      }
      blocks.add(table("Larga", 70, 7));
      for (String sheet : sheets(book(blocks))) {
        assertThat(sheet.contains("Columna"))
            .as(words + ":" + sheet)
            .isEqualTo(sheet.contains("fila"));
        assertThat(!sheet.contains("Larga") || sheet.contains("fila"))
            .as("a caption stands with its table: " + words + ":" + sheet)
            .isTrue();
        assertThat(sheet.replaceAll("\\s*Página.*", "").strip()).doesNotMatch("(?s).*Grupo \\d+$");
      }
    }
  }

  /** A table of rows, so many of them below each row that heads them; none where that is 0. */
  private static Block.Table table(String caption, int rows, int group) {
    List<Block.Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      if (group > 0 && i % group == 0) {
        all.add(
            new Block.Row(
                Block.RowKind.GROUP,
                List.of(new Block.Cell("Grupo " + i / group, Block.CellKind.TEXT, 2))));
      }
      all.add(row(Block.RowKind.NORMAL, "fila " + i, "valor"));
    }
    return new Block.Table(
        caption,
        Block.Width.NORMAL,
        List.of(),
        List.of(new Block.Column("Columna", false), new Block.Column("Valor", false)),
        all);
  }

  /** The words of each sheet. */
  private static List<String> sheets(Document document) throws IOException {
    List<String> sheets = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(PdfWriter.write(document, CSS, FONTS))) {
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        sheets.add(stripper.getText(pdf));
      }
    }
    return sheets;
  }

  private static Block.Figure figure(String id, Drawing... drawings) {
    return new Block.Figure(
        id,
        "Un cuadro",
        "Un cuadro azul",
        List.of(),
        List.of(drawings),
        new Block.Table("", Block.Width.NORMAL, List.of(), List.of(), List.of()));
  }

  private static Document book(List<Block> blocks) {
    return new Document(
        "es",
        "Informe",
        "",
        List.of(),
        List.of(),
        List.of(new Block.Section("only", "Capítulo", blocks)),
        "fin",
        new Document.Labels(
            "Contenido", "Figuras", "Figura", "Tabla de la figura", "Saltar", "Página", "de"));
  }

  /** Width of the words of each drawing in points, by sheet; sheets without a drawing left out. */
  private static List<List<Double>> widths(List<Block> blocks) throws IOException {
    List<List<Double>> sheets = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(PdfWriter.write(book(blocks), CSS, FONTS))) {
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        List<Double> sizes = new ArrayList<>();
        PDFTextStripper stripper =
            new PDFTextStripper() {
              @Override
              protected void writeString(String text, List<TextPosition> positions) {
                if (text.contains("Chinda")) {
                  TextPosition last = positions.get(positions.size() - 1);
                  sizes.add(
                      (double) last.getXDirAdj()
                          + last.getWidthDirAdj()
                          - positions.get(0).getXDirAdj());
                }
              }
            };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(pdf);
        if (!sizes.isEmpty()) {
          sheets.add(sizes);
        }
      }
    }
    return sheets;
  }

  @Test
  void aHeadingStandsOnTheSheetOfTheFirstOfSeveralDrawings() throws Exception {
    Block before = new Block.Paragraph(Block.Tone.BODY, List.of(Run.of("Antes")));
    Block section =
        new Block.Section(
            "graph", "Teoría", List.of(figure("graph", new Square(300), new Square(400))));
    try (PDDocument pdf =
        Loader.loadPDF(PdfWriter.write(book(List.of(before, section)), CSS, FONTS))) {
      String sheet = "";
      for (int page = 2; page <= pdf.getNumberOfPages() && sheet.isEmpty(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        String text = stripper.getText(pdf);
        sheet = text.contains("Antes") ? text : "";
      }
      assertThat(sheet).contains("Antes", "Teoría", "Chinda ñ");
    }
  }

  @Test
  void aColumnIsAsWideAsItsNumbersAndLongTextsShareTheRest() {
    Block.Table table =
        new Block.Table(
            "",
            Block.Width.WIDE,
            List.of(),
            List.of(
                new Block.Column("Código", false),
                new Block.Column("Qué mide", false),
                new Block.Column("n/N", true),
                new Block.Column("Motivo", false)),
            List.of(
                new Block.Row(
                    Block.RowKind.NORMAL,
                    List.of(
                        Block.Cell.of("PT-1", Block.CellKind.TEXT),
                        Block.Cell.of("palabras ".repeat(30), Block.CellKind.TEXT),
                        Block.Cell.of("70,018,987/95,011,074", Block.CellKind.NUMBER),
                        Block.Cell.of("razones ".repeat(15), Block.CellKind.WHY)))));
    double[] shares = table.shares();
    assertThat(java.util.Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
    // 140 letters go on a line of such a table.
    assertThat(shares[2]).isGreaterThan(21 / 140.0);
    assertThat(shares[1]).isGreaterThan(1.3 * shares[3]);
    assertThat(shares[3]).isGreaterThan(2 * shares[0]);
  }

  @Test
  void aTableWhoseWordsDoNotFitHasSmallerType() {
    assertThat(ofYears(1).width()).isEqualTo(Block.Width.NORMAL);
    assertThat(ofYears(3).width()).isEqualTo(Block.Width.WIDE);
    // Each word of the first column has its whole width.
    assertThat(ofYears(3).shares()[0]).isGreaterThan(10 / 140.0);
  }

  private static Block.Table ofYears(int years) {
    List<Block.Column> columns = new ArrayList<>(List.of(new Block.Column("Área", false)));
    List<Block.Cell> cells =
        new ArrayList<>(List.of(Block.Cell.of("Municipios socios", Block.CellKind.TEXT)));
    for (int i = 0; i < years; i++) {
      for (String heading : List.of("Valor", "n/N", "desconocido, %")) {
        columns.add(new Block.Column(heading, true));
      }
      for (String number : List.of("82.9 %", "23,497/28,332", "1.4")) {
        cells.add(Block.Cell.of(number, Block.CellKind.NUMBER));
      }
    }
    return new Block.Table(
        "Valores",
        Block.Width.NORMAL,
        List.of(),
        columns,
        List.of(new Block.Row(Block.RowKind.NORMAL, cells)));
  }

  @Test
  void aSingleFigureIsAPdfOfItsSizeWithItsTextAsText() throws Exception {
    byte[] written = PdfWriter.write("Un cuadro", "es", List.of(new Square()), 170, FONTS);
    assertThat(PdfWriter.write("Un cuadro", "es", List.of(new Square()), 170, FONTS))
        .isEqualTo(written);
    try (PDDocument pdf = Loader.loadPDF(written)) {
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(481f, 483f);
      assertThat(new PDFTextStripper().getText(pdf)).contains("Chinda ñ");
    }
  }

  @Test
  void theDocxHasStyledHeadingsCaptionsDescriptionsAndNoClock() throws Exception {
    byte[] written = DocxWriter.write(document(), "Open Sans");
    assertThat(DocxWriter.write(document(), "Open Sans")).isEqualTo(written);
    try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(written))) {
      assertThat(docx.getParagraphs())
          .extracting(paragraph -> paragraph.getStyle() + ":" + paragraph.getText())
          .contains(
              "Heading1:Agua & saneamiento",
              "Heading2:Tablas",
              "Caption:Figura 1. Un cuadro. Nota & fuente",
              "Caption:Cobertura por municipio",
              "ListBullet:uno");
      // A heading stays with what it heads, and is seen in the outline.
      String styles = new String(part(written, "word/styles.xml"), UTF_8);
      assertThat(styles.substring(styles.indexOf("w:styleId=\"Heading1\"")))
          .contains("<w:keepNext/>", "<w:outlineLvl w:val=\"0\"/>", "<w:b/>");
      assertThat(docx.getTables()).hasSize(1);
      assertThat(docx.getTables().get(0).getRow(0).isRepeatHeader()).isTrue();
      List<String> descriptions = new ArrayList<>();
      for (XWPFParagraph paragraph : docx.getParagraphs()) {
        paragraph
            .getRuns()
            .forEach(
                run ->
                    run.getCTR().getDrawingList().stream()
                        .map(drawing -> drawing.getInlineArray(0).getDocPr().getDescr())
                        .forEach(descriptions::add));
      }
      assertThat(descriptions)
          .containsExactly("Figura 1. Un cuadro. Un cuadro azul a la izquierda");
    }
  }

  private static final String UNIT = "80\u00a0%";

  /** A book of words with a number and its unit in all places that a document has. */
  private static Document numbers() {
    Block.Table table =
        new Block.Table(
            "Tabla de 80 %",
            Block.Width.NORMAL,
            List.of(),
            List.of(new Block.Column("Sobre 80 %", true), new Block.Column("Cuándo", false)),
            List.of(
                new Block.Row(
                    Block.RowKind.NORMAL,
                    List.of(
                        Block.Cell.of("80 %", Block.CellKind.NUMBER),
                        new Block.Cell("celda de 80 %", Block.CellKind.TEXT, 1, "second")))),
            List.of(Run.of("nota de 80 %")));
    Block.Figure figure =
        new Block.Figure(
            "square",
            "Un 80 %",
            "Un cuadro",
            List.of(Run.of("dice")),
            List.of(new Square()),
            table);
    return book(
        List.of(
            new Block.Paragraph(
                Block.Tone.BODY,
                List.of(
                    new Run("mayor al 80 %", Run.Look.STRONG, ""),
                    new Run("véase 80 %", Run.Look.PLAIN, "second"),
                    Run.of(" de L " + Annotated.kind("threshold", "7,018,500")))),
            new Block.Section("second", "Lo que pasa del 80 %", List.of(figure, table))));
  }

  @Test
  void noLineEndsBetweenANumberAndItsUnitWhateverTheFormat() throws Exception {
    String html = HtmlWriter.write(numbers(), "");
    assertThat(html).contains(UNIT, "L\u00a0<span data-kind").doesNotContain("80 %<");
    try (XWPFDocument docx =
        new XWPFDocument(new ByteArrayInputStream(DocxWriter.write(numbers(), "Open Sans")))) {
      List<String> all = new ArrayList<>();
      docx.getParagraphs().forEach(paragraph -> all.add(paragraph.getText()));
      docx.getTables().forEach(table -> all.add(table.getText()));
      assertThat(all)
          .filteredOn(words -> words.contains("80"))
          .hasSizeGreaterThan(5)
          .allSatisfy(words -> assertThat(words).contains(UNIT).doesNotContain("80 %"));
      assertThat(String.join(" ", all)).contains("L\u00a07,018,500");
    }
  }

  /** Whether each row of a table stays on the sheet of what follows it. */
  private static List<Boolean> kept(Block.Table table) throws IOException {
    byte[] written =
        DocxWriter.write(
            book(List.of(new Block.Paragraph(Block.Tone.BODY, List.of(Run.of("antes"))), table)),
            "Open Sans");
    try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(written))) {
      assertThat(docx.getParagraphs())
          .filteredOn(paragraph -> paragraph.getText().equals("antes"))
          .hasSize(1)
          .allMatch(DocumentFormatsTest::stays);
      return docx.getTables().get(0).getRows().stream()
          .map(row -> stays(row.getCell(0).getParagraphs().get(0)))
          .toList();
    }
  }

  private static boolean stays(XWPFParagraph paragraph) {
    return paragraph.getCTP().isSetPPr()
        && paragraph.getCTP().getPPr().isSetKeepNext()
        && paragraph.isKeepNext();
  }

  @Test
  void noRowOfALongTableStandsAloneOnASheet() throws Exception {
    for (int rows = 40; rows < 110; rows += 3) {
      for (String sheet : sheets(book(List.of(table("Larga", rows, 0))))) {
        long there = sheet.lines().filter(line -> line.contains("fila")).count();
        assertThat(there).as(rows + ":" + sheet).isNotIn(1L, 2L);
      }
    }
    for (int words = 25; words < 45; words++) {
      List<Block> blocks = new ArrayList<>();
      for (int i = 0; i < words; i++) {
        blocks.add(new Block.Paragraph(Block.Tone.BODY, List.of(Run.of("Palabra " + i))));
      }
      blocks.add(table("Larga", 40, 0));
      for (String sheet : sheets(book(blocks))) {
        long there = sheet.lines().filter(line -> line.contains("fila")).count();
        assertThat(there).as(words + ":" + sheet).isNotIn(1L, 2L);
        assertThat(sheet.contains("Larga") || sheet.contains("Columna")).isEqualTo(there > 0);
      }
    }
  }

  @Test
  void theLastRowsOfATableStayTogetherBelowWhatHeadsThem() throws Exception {
    for (int words = 0; words < 45; words++) {
      List<Block> blocks = new ArrayList<>();
      for (int i = 0; i < words; i++) {
        blocks.add(new Block.Paragraph(Block.Tone.BODY, List.of(Run.of("Palabra " + i))));
      }
      blocks.add(table("Larga", 43, 10));
      assertThat(sheets(book(blocks)))
          .filteredOn(sheet -> sheet.contains("fila 42"))
          .hasSize(1)
          .allSatisfy(sheet -> assertThat(sheet).contains("Grupo 4", "fila 40", "fila 41"));
    }
  }

  @Test
  void aReasonInAColumnOfNumbersIsNotBrokenWithinAWord() throws Exception {
    List<Block.Column> columns = new ArrayList<>(List.of(new Block.Column("Área", false)));
    List<Block.Cell> none =
        new ArrayList<>(List.of(Block.Cell.of("Municipios socios", Block.CellKind.TEXT)));
    List<Block.Group> years = new ArrayList<>();
    for (int year = 2018; year < 2021; year++) {
      years.add(new Block.Group(String.valueOf(year), 3));
      columns.add(new Block.Column("Valor", true));
      columns.add(new Block.Column("n/N", true));
      columns.add(new Block.Column("no se sabe, %", true));
      none.add(Block.Cell.of("universo no cubierto", Block.CellKind.WHY));
      none.add(Block.Cell.of("21,102/25,259", Block.CellKind.NUMBER));
      none.add(Block.Cell.of("87.3", Block.CellKind.NUMBER));
    }
    Block.Table table =
        new Block.Table(
            "Valores",
            Block.Width.NORMAL,
            years,
            columns,
            List.of(new Block.Row(Block.RowKind.NORMAL, none)));
    String all = String.join("", sheets(book(List.of(table))));
    assertThat(all.split("universo", -1)).hasSize(4);
    assertThat(all.split("cubierto", -1)).hasSize(4);
  }

  @Test
  void noLineOfASheetEndsWithinAWordThatHasDigits() throws Exception {
    for (int length = 20; length < 140; length++) {
      String words = "a".repeat(length % 9 + 1) + " x".repeat(length) + " (PTPS2017) y R1.1.";
      String all =
          String.join(
              "",
              sheets(
                  book(
                      List.of(
                          new Block.Paragraph(Block.Tone.BODY, List.of(Run.of(words))),
                          table("T", 1, 0)))));
      assertThat(all).contains("(PTPS2017)", "R1.1.");
    }
  }

  @Test
  void aShortTableOfTheDocxIsNotCutAndALongOneLeavesNoRowAlone() throws Exception {
    // The first is the heading.
    assertThat(kept(table("Corta", 4, 0))).containsExactly(true, true, true, true, false);
    List<Boolean> rows = kept(table("Larga", 30, 10));
    assertThat(rows).hasSize(34);
    assertThat(rows.subList(0, 3)).containsOnly(true);
    assertThat(rows.subList(3, 12)).containsOnly(false);
    assertThat(rows.get(12)).as("what heads some rows stands with them").isTrue();
    assertThat(rows.subList(31, 33)).containsOnly(true);
    assertThat(rows.get(33)).as("nothing is said below it").isFalse();
    Block.Table noted = table("Anotada", 30, 0);
    assertThat(
            kept(
                new Block.Table(
                    noted.caption(),
                    noted.width(),
                    noted.groups(),
                    noted.columns(),
                    noted.rows(),
                    List.of(Run.of("Fuente")))))
        .last()
        .isEqualTo(true);
  }

  @Test
  void wordsRightOfANumberHaveRoomInTheDocx() throws Exception {
    byte[] written = DocxWriter.write(numbers(), "Open Sans");
    try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(written))) {
      assertThat(docx.getTables().get(0).getRows())
          .allSatisfy(
              row -> {
                assertThat(row.getCell(0).getParagraphs().get(0).getIndentationLeft())
                    .isNotPositive();
                assertThat(row.getCell(1).getParagraphs().get(0).getIndentationLeft()).isPositive();
              });
    }
  }

  private static byte[] part(byte[] docx, String name) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return zip.readAllBytes();
        }
      }
    }
    throw new IOException(name);
  }

  @Test
  void thePageEscapesWordsAndLinksOnlyToWhatIsThere() {
    String html = HtmlWriter.write(document(), "");
    assertThat(html).contains("Informe &lt;anual&gt;").contains("Agua &amp; saneamiento");
    assertThat(html).contains("<a href=\"#second\">la tabla</a>").contains("id=\"second\"");
  }
}
