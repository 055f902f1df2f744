package org.ptps.charts.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.IRunBody;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFPicture;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHyperlink;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTabStop;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabTlc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.Numbers;

/**
 * Writes a document as DOCX that people go on editing: headings, captions, lists and tables carry
 * styles, the contents lead to their places, figures have their descriptions.
 */
public final class DocxWriter {
  private static final double TEXT_WIDTH_MM = 174;
  private static final double TEXT_HEIGHT_MM = 180;
  private static final int TWIPS_PER_MM = 57;

  /** Twips between a number and the words right of it. */
  private static final int GUTTER = 85;

  /** Points of the letters of a table with many columns. */
  private static final double SMALL = 6.5;

  private final Document document;
  private final XWPFDocument docx = new XWPFDocument();
  private final DocxStyles styles;
  private final Map<String, Long> bookmarks = new HashMap<>();

  private DocxWriter(Document document, String family) {
    this.document = document;
    this.styles = new DocxStyles(docx, family, document.language());
  }

  /**
   * The document as DOCX.
   *
   * @param family name of the type to ask the reader's machine for
   */
  public static byte[] write(Document document, String family) {
    try {
      return new DocxWriter(document, family).bytes();
    } catch (IOException | InvalidFormatException e) {
      throw new DocumentException("cannot write '" + document.title() + "' as DOCX", e);
    }
  }

  private byte[] bytes() throws IOException, InvalidFormatException {
    page();
    for (Document.Stamp stamp : document.stamps()) {
      XWPFRun run = paragraph(DocxStyles.STAMP).createRun();
      write(run, stamp.words());
      run.setColor(stamp.warning() ? "B00020" : "555555");
    }
    write(paragraph(DocxStyles.TITLE).createRun(), document.title());
    write(paragraph(DocxStyles.SUBTITLE).createRun(), document.subtitle());
    for (Block block : document.front()) {
      block(block, 1);
    }
    if (document.layout() != Document.Layout.BRIEF) {
      contents();
    }
    for (Block.Section section : document.sections()) {
      block(section, 1);
    }
    write(paragraph(DocxStyles.NOTE).createRun(), document.closing());
    docx.getProperties().getCoreProperties().setTitle(Annotated.plain(document.title()));
    Date day =
        document.edition().day() == null
            ? new Date(Archive.FIXED_TIME)
            : Date.from(document.edition().day().atStartOfDay(ZoneOffset.UTC).toInstant());
    docx.getProperties().getCoreProperties().setCreated(Optional.of(day));
    docx.getProperties().getCoreProperties().setModified(Optional.of(day));
    docx.getProperties()
        .getCoreProperties()
        .setCreator(document.edition().author().isEmpty() ? "PTPS" : document.edition().author());
    docx.getProperties()
        .getCoreProperties()
        .setSubjectProperty(Annotated.plain(document.subtitle()));
    docx.getProperties()
        .getCoreProperties()
        .getUnderlyingProperties()
        .setLanguageProperty(document.language());
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    docx.write(written);
    docx.close();
    return Archive.withoutClock(written.toByteArray());
  }

  private void page() {
    CTSectPr section = docx.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(11906));
    size.setH(BigInteger.valueOf(16838));
    CTPageMar margin = section.addNewPgMar();
    BigInteger side = BigInteger.valueOf(18L * TWIPS_PER_MM);
    margin.setLeft(side);
    margin.setRight(side);
    margin.setTop(BigInteger.valueOf(24L * TWIPS_PER_MM));
    margin.setBottom(BigInteger.valueOf(20L * TWIPS_PER_MM));
    margin.setHeader(BigInteger.valueOf(10L * TWIPS_PER_MM));
    margin.setFooter(BigInteger.valueOf(10L * TWIPS_PER_MM));
    XWPFHeader header = docx.createHeader(HeaderFooterType.DEFAULT);
    XWPFParagraph head = header.createParagraph();
    head.setStyle(DocxStyles.NOTE);
    for (Document.Stamp stamp : document.stamps()) {
      XWPFRun run = head.createRun();
      write(run, stamp.words() + " · ");
      run.setBold(true);
      run.setColor(stamp.warning() ? "B00020" : "555555");
    }
    write(head.createRun(), document.title());
    XWPFFooter footer = docx.createFooter(HeaderFooterType.DEFAULT);
    XWPFParagraph foot = footer.createParagraph();
    foot.setStyle(DocxStyles.NOTE);
    foot.setAlignment(ParagraphAlignment.RIGHT);
    write(foot.createRun(), document.labels().page() + " ");
    field(foot, "PAGE", "1");
    write(foot.createRun(), " " + document.labels().of() + " ");
    field(foot, "NUMPAGES", "1");
  }

  private static void field(XWPFParagraph paragraph, String instruction, String shown) {
    paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
    paragraph.createRun().getCTR().addNewInstrText().setStringValue(" " + instruction + " ");
    paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
    write(paragraph.createRun(), shown);
    paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
  }

  private XWPFParagraph paragraph(String style) {
    XWPFParagraph paragraph = docx.createParagraph();
    paragraph.setStyle(style);
    return paragraph;
  }

  private void contents() {
    write(paragraph(DocxStyles.CONTENTS_TITLE).createRun(), document.labels().contents());
    document.sections().forEach(section -> entry(section.id(), section.title()));
    if (!document.edition().annexes().isEmpty()) {
      write(paragraph(DocxStyles.CONTENTS_TITLE).createRun(), document.labels().annexes());
      document
          .edition()
          .annexes()
          .forEach(
              (file, title) ->
                  write(paragraph(DocxStyles.CONTENTS).createHyperlinkRun(file + ".docx"), title));
    }
  }

  private void entry(String id, String words) {
    XWPFParagraph paragraph = paragraph(DocxStyles.CONTENTS);
    CTTabStop tab = paragraph.getCTP().getPPr().addNewTabs().addNewTab();
    tab.setVal(STTabJc.RIGHT);
    tab.setLeader(STTabTlc.DOT);
    tab.setPos(BigInteger.valueOf((long) (TEXT_WIDTH_MM * TWIPS_PER_MM) - 60));
    link(paragraph, id, words);
    paragraph.createRun().addTab();
    field(paragraph, "PAGEREF " + anchor(id) + " \\h", "");
  }

  private void link(XWPFParagraph paragraph, String id, String words) {
    String file = document.edition().elsewhere().get(id);
    if (file != null) {
      XWPFHyperlinkRun run = paragraph.createHyperlinkRun(file + ".docx");
      run.getCTHyperlink().setAnchor(anchor(id));
      write(run, words);
      return;
    }
    CTHyperlink link = paragraph.getCTP().addNewHyperlink();
    link.setAnchor(anchor(id));
    write(new XWPFRun(link.addNewR(), (IRunBody) paragraph), words);
  }

  /** Word allows letters, digits and underscores, forty at most. */
  private static String anchor(String id) {
    String name = "p_" + id.replace('-', '_');
    return name.length() <= 40
        ? name
        : name.substring(0, 30) + "_" + Integer.toHexString(name.hashCode());
  }

  private XWPFParagraph marked(String style, String id) {
    XWPFParagraph paragraph = paragraph(style);
    long number = bookmarks.computeIfAbsent(id, key -> (long) bookmarks.size() + 1);
    CTBookmark start = paragraph.getCTP().addNewBookmarkStart();
    start.setId(BigInteger.valueOf(number));
    start.setName(anchor(id));
    paragraph.getCTP().addNewBookmarkEnd().setId(BigInteger.valueOf(number));
    return paragraph;
  }

  private void block(Block block, int level) throws IOException, InvalidFormatException {
    if (block instanceof Block.Section section) {
      XWPFParagraph heading = marked(DocxStyles.heading(level), section.id());
      heading.setPageBreak(Document.OWN_SHEET.contains(section.id()));
      write(heading.createRun(), section.title());
      List<Block> blocks = section.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        if (blocks.get(i) instanceof Block.Paragraph text) {
          // Words before a drawing or a table stand on its sheet, as its heading does.
          paragraph(text, level + 1)
              .setKeepNext(
                  i + 1 < blocks.size()
                      && (blocks.get(i + 1) instanceof Block.Figure
                          || blocks.get(i + 1) instanceof Block.Table));
        } else {
          block(blocks.get(i), level + 1);
        }
      }
    } else if (block instanceof Block.Paragraph text) {
      paragraph(text, level);
    } else if (block instanceof Block.Points points) {
      for (List<Run> point : points.points()) {
        XWPFParagraph paragraph = paragraph(DocxStyles.LIST);
        paragraph.setNumID(styles.bullets());
        runs(paragraph, point);
      }
    } else if (block instanceof Block.Facts facts) {
      facts(facts.facts());
    } else if (block instanceof Block.Glossary glossary) {
      facts(glossary.terms());
    } else if (block instanceof Block.Table table) {
      table(table);
    } else if (block instanceof Block.Figure figure) {
      figure(figure);
    } else if (block instanceof Block.Findings findings) {
      findings(findings);
    } else if (block instanceof Block.Signature signature) {
      signature(signature);
    }
  }

  private XWPFParagraph paragraph(Block.Paragraph text, int level) {
    XWPFParagraph paragraph = paragraph(style(text.tone(), level));
    runs(paragraph, text.runs());
    return paragraph;
  }

  private static String style(Block.Tone tone, int level) {
    return switch (tone) {
      case BODY -> DocxStyles.BODY;
      case WHY -> DocxStyles.WHY;
      case GOOD -> DocxStyles.GOOD;
      case WARNING -> DocxStyles.WARNING;
      case SUBHEADING -> DocxStyles.heading(level);
      case LEAD -> DocxStyles.LEAD;
      case SMALL -> DocxStyles.NOTE;
    };
  }

  // The bar is letters, so that it stays a bar in whatever the secretary opens it with.
  private void findings(Block.Findings findings) {
    for (Block.Finding finding : findings.findings()) {
      XWPFParagraph number = paragraph(DocxStyles.LEAD);
      number.setKeepNext(true);
      write(number.createRun(), finding.number());
      XWPFParagraph told = paragraph(DocxStyles.BODY);
      told.setKeepNext(true);
      runs(told, finding.words());
      if (!finding.target().isEmpty()) {
        told.createRun().setText(" ");
        link(told, finding.target(), finding.title());
        told.createRun().setText(", p.\u00a0");
        field(told, "PAGEREF " + anchor(finding.target()) + " \\h", "");
      }
      XWPFParagraph bar = paragraph(DocxStyles.BODY);
      int[] shares = finding.shares();
      for (int i = 0; i < shares.length; i++) {
        XWPFRun part = bar.createRun();
        part.setText("\u2588".repeat((int) Math.round(shares[i] / 2.5)));
        part.setColor(BAR.get(i));
      }
    }
    XWPFParagraph key = paragraph(DocxStyles.NOTE);
    for (int i = 0; i < BAR.size(); i++) {
      XWPFRun swatch = key.createRun();
      swatch.setText("\u2588\u00a0");
      swatch.setColor(BAR.get(i));
      write(key.createRun(), findings.alt().get(i) + "   ");
    }
  }

  private static final List<String> BAR = List.of("C04F00", "0B4680", "C9C9C9");

  private void runs(XWPFParagraph paragraph, List<Run> runs) {
    for (Run run : runs) {
      if (!run.target().isEmpty()) {
        link(paragraph, run.target(), run.words());
        continue;
      }
      XWPFRun written = paragraph.createRun();
      write(written, run.words());
      switch (run.look()) {
        case PLAIN -> {}
        case STRONG -> written.setBold(true);
        case EMPHASISED -> written.setItalic(true);
        case CODE -> written.setStyle(DocxStyles.CODE);
      }
    }
  }

  /** A table whose lines come from its style, not from the library's own default. */
  private XWPFTable table(int rows, String style, double[] shares) {
    XWPFTable table = docx.createTable(rows, shares.length);
    table.setStyleID(style);
    table.getCTTbl().getTblPr().unsetTblBorders();
    table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
    table.setWidth("100%");
    CTTblGrid grid = table.getCTTbl().addNewTblGrid();
    for (double share : shares) {
      grid.addNewGridCol()
          .setW(BigInteger.valueOf(Math.round(share * TEXT_WIDTH_MM * TWIPS_PER_MM)));
    }
    for (XWPFTableRow row : table.getRows()) {
      for (int i = 0; i < shares.length; i++) {
        row.getCell(i)
            .setWidth(String.valueOf(Math.round(shares[i] * TEXT_WIDTH_MM * TWIPS_PER_MM)));
      }
    }
    return table;
  }

  private static void write(XWPFRun run, String words) {
    run.setText(Numbers.together(Annotated.plain(words)));
  }

  private void facts(List<Block.Fact> facts) {
    XWPFTable table = table(facts.size(), DocxStyles.FACTS, new double[] {0.24, 0.76});
    for (int i = 0; i < facts.size(); i++) {
      XWPFTableRow row = table.getRow(i);
      row.setCantSplitRow(true);
      cell(row.getCell(0), facts.get(i).name(), DocxStyles.TABLE_HEAD, ParagraphAlignment.LEFT);
      cell(
          row.getCell(1),
          String.join("\n", facts.get(i).answers()),
          DocxStyles.TABLE_TEXT,
          ParagraphAlignment.LEFT);
    }
    paragraph(DocxStyles.NOTE);
  }

  private void table(Block.Table table) {
    XWPFParagraph caption = paragraph(DocxStyles.CAPTION);
    caption.setKeepNext(true);
    write(caption.createRun(), table.caption());
    int width = table.columns().size();
    boolean grouped = !table.groups().isEmpty();
    int heads = grouped ? 2 : 1;
    XWPFTable written = table(heads + table.rows().size(), DocxStyles.TABLE, table.shares());
    if (grouped) {
      XWPFTableRow head = head(written, 0);
      int at = 1;
      for (Block.Group group : table.groups()) {
        cell(head.getCell(at), group.heading(), DocxStyles.TABLE_HEAD, ParagraphAlignment.CENTER);
        at += group.span();
      }
      merge(head, table.groups());
    }
    XWPFTableRow head = head(written, heads - 1);
    for (int i = 0; i < width; i++) {
      Block.Column column = table.columns().get(i);
      cell(
          head.getCell(i),
          column.heading(),
          DocxStyles.TABLE_HEAD,
          column.numeric() ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
    }
    for (int i = 0; i < table.rows().size(); i++) {
      row(written.getRow(heads + i), table.rows().get(i), width);
    }
    if (table.width() == Block.Width.WIDE) {
      small(written);
    }
    gutters(written);
    keep(written, heads, table);
    runs(paragraph(DocxStyles.NOTE), table.note());
  }

  // A short table is not cut; of a long one, its first rows stand together, what heads some rows
  // with the first of them, and its last rows with what is said below it.
  private static void keep(XWPFTable written, int heads, Block.Table table) {
    int last = table.rows().size() - 1;
    for (int i = -heads; i <= last; i++) {
      boolean kept =
          table.isShort()
              || i < Block.Table.TOGETHER - 1
              || i > last - Block.Table.TOGETHER
              || table.rows().get(i).kind() == Block.RowKind.GROUP;
      if (i < last ? kept : !table.note().isEmpty()) {
        written.getRow(heads + i).getTableCells().stream()
            .flatMap(cell -> cell.getParagraphs().stream())
            // A cell that another one takes in has no properties.
            .filter(paragraph -> paragraph.getCTP().isSetPPr())
            .forEach(paragraph -> paragraph.setKeepNext(true));
      }
    }
  }

  // Words right of a number would touch it.
  private static void gutters(XWPFTable table) {
    for (XWPFTableRow row : table.getRows()) {
      List<XWPFTableCell> cells = row.getTableCells();
      for (int i = 1; i < cells.size(); i++) {
        XWPFParagraph before = cells.get(i - 1).getParagraphs().get(0);
        if (before.getAlignment() == ParagraphAlignment.RIGHT) {
          cells.get(i).getParagraphs().stream()
              .filter(paragraph -> paragraph.getAlignment() == ParagraphAlignment.LEFT)
              .forEach(paragraph -> paragraph.setIndentationLeft(GUTTER));
        }
      }
    }
  }

  /** Many columns need smaller letters, or words break. */
  private static void small(XWPFTable table) {
    table.getRows().stream()
        .flatMap(row -> row.getTableCells().stream())
        .flatMap(cell -> cell.getParagraphs().stream())
        .flatMap(paragraph -> paragraph.getRuns().stream())
        .forEach(run -> run.setFontSize(SMALL));
  }

  private static XWPFTableRow head(XWPFTable table, int index) {
    XWPFTableRow row = table.getRow(index);
    row.setRepeatHeader(true);
    row.setCantSplitRow(true);
    return row;
  }

  private static void merge(XWPFTableRow row, List<Block.Group> groups) {
    int at = 1;
    for (Block.Group group : groups) {
      mergeCells(row, at, group.span());
      at += group.span();
    }
  }

  private static void mergeCells(XWPFTableRow row, int from, int span) {
    for (int i = 0; i < span; i++) {
      XWPFTableCell cell = row.getCell(from + i);
      (cell.getCTTc().isSetTcPr() ? cell.getCTTc().getTcPr() : cell.getCTTc().addNewTcPr())
          .addNewHMerge()
          .setVal(i == 0 ? STMerge.RESTART : STMerge.CONTINUE);
    }
  }

  private void row(XWPFTableRow written, Block.Row row, int width) {
    written.setCantSplitRow(true);
    int at = 0;
    for (Block.Cell cell : row.cells()) {
      String style =
          row.kind() == Block.RowKind.NORMAL
              ? cell.kind() == Block.CellKind.WHY ? DocxStyles.TABLE_WHY : DocxStyles.TABLE_TEXT
              : DocxStyles.TABLE_HEAD;
      ParagraphAlignment alignment =
          cell.kind() == Block.CellKind.NUMBER ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT;
      if (cell.target().isEmpty()) {
        cell(written.getCell(at), cell.text(), style, alignment);
      } else {
        XWPFParagraph paragraph = written.getCell(at).getParagraphs().get(0);
        paragraph.setStyle(style);
        paragraph.setAlignment(alignment);
        link(paragraph, cell.target(), cell.text());
      }
      int span = Math.min(cell.span(), width - at);
      if (span > 1) {
        mergeCells(written, at, span);
      }
      at += span;
    }
  }

  private static void cell(
      XWPFTableCell cell, String text, String style, ParagraphAlignment alignment) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      XWPFParagraph paragraph = i == 0 ? cell.getParagraphs().get(0) : cell.addParagraph();
      paragraph.setStyle(style);
      paragraph.setAlignment(alignment);
      write(paragraph.createRun(), lines[i]);
    }
  }

  private void figure(Block.Figure figure) throws IOException, InvalidFormatException {
    String name = Annotated.plain(document.name(figure));
    for (int page = 0; page < figure.drawings().size(); page++) {
      Drawing drawing = figure.drawings().get(page);
      XWPFParagraph paragraph = paragraph(DocxStyles.FIGURE);
      paragraph.setKeepNext(page == figure.drawings().size() - 1);
      double width = Math.min(TEXT_WIDTH_MM, TEXT_HEIGHT_MM * drawing.width() / drawing.height());
      XWPFPicture picture =
          paragraph
              .createRun()
              .addPicture(
                  new ByteArrayInputStream(drawing.png()),
                  org.apache.poi.common.usermodel.PictureType.PNG,
                  figure.id() + ".png",
                  emu(width),
                  emu(width * drawing.height() / drawing.width()));
      picture
          .getCTPicture()
          .getNvPicPr()
          .getCNvPr()
          .setDescr(Annotated.plain(figure.description()));
      paragraph
          .getRuns()
          .get(0)
          .getCTR()
          .getDrawingArray(0)
          .getInlineArray(0)
          .getDocPr()
          .setDescr(Annotated.plain(name + ". " + figure.description()));
    }
    XWPFParagraph caption = marked(DocxStyles.CAPTION, "figure-" + figure.id());
    write(caption.createRun(), name + ". ");
    runs(caption, figure.note());
  }

  private static int emu(double millimetres) {
    return (int) Math.round(millimetres * Units.EMU_PER_CENTIMETER / 10);
  }

  private void signature(Block.Signature signature) {
    double[] shares = new double[signature.labels().size()];
    java.util.Arrays.fill(shares, 1.0 / shares.length);
    XWPFTable table = table(1, DocxStyles.FACTS, shares);
    for (int i = 0; i < signature.labels().size(); i++) {
      cell(
          table.getRow(0).getCell(i),
          "\n\n______________________\n" + signature.labels().get(i),
          DocxStyles.TABLE_TEXT,
          ParagraphAlignment.CENTER);
    }
  }
}
