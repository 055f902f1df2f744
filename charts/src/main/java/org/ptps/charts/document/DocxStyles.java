package org.ptps.charts.document;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblCellMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPrBase;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** The named styles of a DOCX, which a secretary changes once for the whole document. */
final class DocxStyles {
  static final String BODY = "Normal";
  static final String TITLE = "Title";
  static final String SUBTITLE = "Subtitle";
  static final String STAMP = "PtpsStamp";
  static final String NOTE = "PtpsNote";
  static final String LEAD = "PtpsLead";
  static final String WHY = "PtpsWhy";
  static final String GOOD = "PtpsGood";
  static final String WARNING = "PtpsWarning";
  static final String LIST = "ListBullet";
  static final String CAPTION = "Caption";
  static final String CONTENTS_TITLE = "TOCHeading";
  static final String CONTENTS = "TOC1";
  static final String FIGURE = "PtpsFigure";
  static final String TABLE = "PtpsTable";
  static final String FACTS = "PtpsFacts";
  static final String TABLE_HEAD = "PtpsTableHead";
  static final String TABLE_TEXT = "PtpsTableText";
  static final String TABLE_WHY = "PtpsTableWhy";
  static final String CODE = "PtpsCode";

  private static final int DEEPEST = 5;

  /** Twentieths of a point. */
  private static final int CELL_MARGIN = 45;

  private static final String INK = "1A1A1A";
  private static final String ACCENT = "0B4680";
  private static final String MUTED = "555555";

  private final XWPFStyles styles;
  private final BigInteger bullets;

  /** Styles of paragraphs, which are copied when they are added: whole by then. */
  private final List<CTStyle> paragraphs = new ArrayList<>();

  private final String family;

  DocxStyles(XWPFDocument docx, String family, String language) {
    this.styles = docx.createStyles();
    this.family = family;
    CTFonts fonts = CTFonts.Factory.newInstance();
    fonts.setAscii(family);
    fonts.setHAnsi(family);
    fonts.setCs(family);
    styles.setDefaultFonts(fonts);
    styles.setSpellingLanguage(language.equals("es") ? "es-HN" : "en-GB");
    paragraph(BODY, "Normal", "", 10, INK, 0, 6);
    paragraph(TITLE, "Title", BODY, 24, INK, 12, 4);
    paragraph(SUBTITLE, "Subtitle", BODY, 12, MUTED, 0, 12);
    bold(paragraph(STAMP, "PTPS Stamp", BODY, 11, "B00020", 0, 4));
    paragraph(NOTE, "PTPS Note", BODY, 8, MUTED, 0, 4);
    bold(paragraph(LEAD, "PTPS Lead", BODY, 14, ACCENT, 6, 2));
    italic(paragraph(WHY, "PTPS Why", BODY, 10, MUTED, 0, 6));
    paragraph(GOOD, "PTPS Good", BODY, 10, "00563D", 0, 6);
    bold(paragraph(WARNING, "PTPS Warning", BODY, 10, "B00020", 0, 6));
    paragraph(LIST, "List Bullet", BODY, 10, INK, 0, 3);
    bold(paragraph(CAPTION, "caption", BODY, 9, INK, 6, 6));
    bold(paragraph(CONTENTS_TITLE, "TOC Heading", BODY, 14, ACCENT, 14, 4));
    tab(paragraph(CONTENTS, "toc 1", BODY, 10, INK, 0, 2));
    paragraph(FIGURE, "PTPS Figure", BODY, 10, INK, 6, 2);
    bold(paragraph(TABLE_HEAD, "PTPS Table Head", BODY, 8, INK, 1, 1));
    paragraph(TABLE_TEXT, "PTPS Table Text", BODY, 8, INK, 1, 1);
    italic(paragraph(TABLE_WHY, "PTPS Table Why", BODY, 8, MUTED, 1, 1));
    int[] sizes = {18, 14, 12, 11, 10};
    for (int level = 1; level <= DEEPEST; level++) {
      CTStyle heading =
          paragraph(heading(level), "heading " + level, BODY, sizes[level - 1], ACCENT, 14, 4);
      bold(heading);
      CTPPrGeneral properties = heading.getPPr();
      properties.addNewKeepNext();
      properties.addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
    }
    paragraphs.forEach(style -> styles.addStyle(new XWPFStyle(style)));
    table(TABLE, "PTPS Table");
    table(FACTS, "PTPS Facts");
    code();
    bullets = bulletList(docx);
  }

  static String heading(int level) {
    return "Heading" + Math.min(level, DEEPEST);
  }

  BigInteger bullets() {
    return bullets;
  }

  private CTStyle paragraph(
      String id, String name, String based, int points, String colour, int before, int after) {
    CTStyle style = style(id, name, STStyleType.PARAGRAPH);
    if (based.isEmpty()) {
      style.setDefault(true);
    } else {
      style.addNewBasedOn().setVal(based);
    }
    style.addNewQFormat();
    CTPPrGeneral properties = style.addNewPPr();
    CTSpacing spacing = properties.addNewSpacing();
    spacing.setBefore(BigInteger.valueOf(before * 20L));
    spacing.setAfter(BigInteger.valueOf(after * 20L));
    CTRPr run = style.addNewRPr();
    run.addNewColor().setVal(colour);
    run.addNewSz().setVal(BigInteger.valueOf(points * 2L));
    paragraphs.add(style);
    return style;
  }

  private static CTStyle style(String id, String name, STStyleType.Enum type) {
    CTStyle style = CTStyle.Factory.newInstance();
    style.setStyleId(id);
    style.addNewName().setVal(name);
    style.setType(type);
    return style;
  }

  private static void bold(CTStyle style) {
    style.getRPr().addNewB();
  }

  private static void italic(CTStyle style) {
    style.getRPr().addNewI();
  }

  private static void tab(CTStyle style) {
    var tab = style.getPPr().addNewTabs().addNewTab();
    tab.setVal(STTabJc.RIGHT);
    tab.setLeader(org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabTlc.DOT);
    tab.setPos(BigInteger.valueOf(9860));
  }

  private void table(String id, String name) {
    CTStyle style = style(id, name, STStyleType.TABLE);
    CTTblPrBase table = style.addNewTblPr();
    CTTblBorders borders = table.addNewTblBorders();
    line(borders.addNewTop());
    line(borders.addNewBottom());
    line(borders.addNewInsideH());
    // Word's own margins of cells take a fifth of a sheet from ten columns.
    CTTblCellMar margins = table.addNewTblCellMar();
    for (CTTblWidth side : List.of(margins.addNewLeft(), margins.addNewRight())) {
      side.setW(BigInteger.valueOf(CELL_MARGIN));
      side.setType(STTblWidth.DXA);
    }
    styles.addStyle(new XWPFStyle(style));
  }

  private static void line(CTBorder border) {
    border.setVal(STBorder.SINGLE);
    border.setSz(BigInteger.valueOf(4));
    border.setColor("C9C9C9");
  }

  private void code() {
    CTStyle style = style(CODE, "PTPS Code", STStyleType.CHARACTER);
    CTFonts fonts = style.addNewRPr().addNewRFonts();
    fonts.setAscii("Courier New");
    fonts.setHAnsi("Courier New");
    styles.addStyle(new XWPFStyle(style));
  }

  private BigInteger bulletList(XWPFDocument docx) {
    CTAbstractNum list = CTAbstractNum.Factory.newInstance();
    list.setAbstractNumId(BigInteger.ZERO);
    CTLvl level = list.addNewLvl();
    level.setIlvl(BigInteger.ZERO);
    level.addNewNumFmt().setVal(STNumberFormat.BULLET);
    level.addNewLvlText().setVal("•");
    var indent = level.addNewPPr().addNewInd();
    indent.setLeft(BigInteger.valueOf(360));
    indent.setHanging(BigInteger.valueOf(240));
    CTFonts fonts = level.addNewRPr().addNewRFonts();
    fonts.setAscii(family);
    fonts.setHAnsi(family);
    BigInteger abstractId = docx.createNumbering().addAbstractNum(new XWPFAbstractNum(list));
    return docx.getNumbering().addNum(abstractId);
  }
}
