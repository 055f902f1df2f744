package org.ptps.charts.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.Numbers;

/**
 * A document as XHTML. One writer serves the page on the screen and the sheet of paper, which
 * differ in what a reader can do: open a table, jump, turn pages.
 */
public final class Markup {
  private final Document document;
  private final Medium medium;
  private final Arrangement arrangement;
  private final StringBuilder out = new StringBuilder();

  /** Tables written so far. */
  private int tables;

  /** Where the markup is read. */
  enum Medium {
    SCREEN,
    PAPER
  }

  /** A page for the screen. */
  Markup(Document document) {
    this.document = document;
    this.medium = Medium.SCREEN;
    this.arrangement = Arrangement.of(document);
  }

  /** Sheets of paper. */
  Markup(Arrangement arrangement) {
    this.document = arrangement.document();
    this.medium = Medium.PAPER;
    this.arrangement = arrangement;
  }

  private static final Pattern SIGNS = Pattern.compile("^[.,:;)]+");

  // With the letters before it, or the layout engine would end a line within the word.
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\b(?:[A-Z]{2,4}-){1,2}\\d+\\b|\\b\\d{4}-\\d{2}(?:-\\d{2})?\\b"
              + "|\\(?(?:\\bL[\u00a0 ]|\\p{L}+|[+\u2212<>-]?\u00a0?)\\d[\\d.,]*(?:/\\d[\\d.,]*)?"
              + "(?:[\u00a0 ]"
              + Numbers.UNITS
              + ")?"
              + "[).,;:]*",
          Pattern.UNICODE_CHARACTER_CLASS);

  // A sheet of paper says no more of a number than its digits, and keeps it on one line.
  private String text(String words) {
    return medium == Medium.SCREEN
        ? Annotated.html(Numbers.together(words))
        : NUMBER
            .matcher(Annotated.escape(words))
            .replaceAll(
                number ->
                    number.group().matches("\\d+")
                        ? number.group()
                        : "<span class=\"nb\">"
                            + Matcher.quoteReplacement(number.group())
                            + "</span>");
  }

  private String element(String name, String words) {
    return "<" + name + ">" + text(words) + "</" + name + ">";
  }

  /** The whole page, with its style sheet. */
  String page(String css) {
    String title = document.title();
    if (medium == Medium.SCREEN) {
      out.append("<!DOCTYPE html>\n");
    }
    out.append("<html lang=\"").append(document.language()).append("\">\n<head>\n");
    out.append("<meta charset=\"utf-8\"/>\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    if (!document.edition().author().isEmpty()) {
      out.append("<meta name=\"author\" content=\"")
          .append(Annotated.escape(document.edition().author()))
          .append("\"/>\n");
    }
    out.append("<meta name=\"description\" content=\"")
        .append(Annotated.escape(document.subtitle()));
    out.append("\"/>\n<title>").append(Annotated.escape(title)).append("</title>").append('\n');
    if (medium == Medium.PAPER) {
      bookmarks();
    }
    out.append("<style>\n").append(css).append("</style>\n</head>\n<body");
    out.append(
        switch (document.layout()) {
          case BOOK -> " class=\"book\">\n";
          case ANNEX -> " class=\"annex\">\n";
          case BRIEF -> " class=\"brief\">\n";
        });
    if (medium == Medium.PAPER) {
      running();
    } else {
      out.append("<a class=\"skip\" href=\"#content\">")
          .append(Annotated.escape(document.labels().skip()))
          .append("</a>\n");
    }
    out.append(medium == Medium.SCREEN ? "<header>\n" : "<div class=\"cover\">\n");
    stamps();
    out.append(element("h1", title)).append('\n');
    out.append("<p class=\"subtitle\">").append(text(document.subtitle())).append("</p>\n");
    document.front().forEach(block -> block(block, 1));
    out.append(medium == Medium.SCREEN ? "</header>\n" : "</div>\n");
    if (document.layout() != Document.Layout.BRIEF) {
      contents();
    }
    out.append(medium == Medium.SCREEN ? "<main id=\"content\">\n" : "<div id=\"content\">\n");
    document.sections().forEach(section -> section(section, 2));
    out.append(medium == Medium.SCREEN ? "</main>\n<footer>" : "</div>\n<div class=\"closing\">");
    out.append(element("p", document.closing()));
    out.append(medium == Medium.SCREEN ? "</footer>\n" : "</div>\n");
    return out.append("</body>\n</html>\n").toString();
  }

  private void bookmarks() {
    out.append("<bookmarks>\n");
    document.sections().forEach(this::bookmark);
    out.append("</bookmarks>\n");
  }

  private void bookmark(Block.Section section) {
    out.append("<bookmark name=\"")
        .append(Annotated.escape(section.title()))
        .append("\" href=\"#")
        .append(section.id())
        .append("\">");
    for (Block block : section.blocks()) {
      if (block instanceof Block.Section nested) {
        bookmark(nested);
      }
    }
    out.append("</bookmark>\n");
  }

  /** What every sheet repeats at its head and foot. */
  private void running() {
    String stamps =
        document.stamps().stream().map(Document.Stamp::words).collect(Collectors.joining(" · "));
    out.append("<div class=\"running-head\"><span class=\"running-stamp\">")
        .append(Annotated.escape(stamps))
        .append(stamps.isEmpty() ? "</span>" : "</span> · ")
        .append(Annotated.escape(document.title()))
        .append("</div>\n<div class=\"running-foot\">")
        .append(Annotated.escape(document.labels().page()))
        .append(" <span class=\"page-number\"></span> ")
        .append(Annotated.escape(document.labels().of()))
        .append(" <span class=\"page-count\"></span></div>\n");
  }

  private void stamps() {
    if (document.stamps().isEmpty()) {
      return;
    }
    out.append("<p>");
    for (Document.Stamp stamp : document.stamps()) {
      out.append("<strong class=\"stamp")
          .append(stamp.warning() ? "" : " draft")
          .append("\">")
          .append(Annotated.escape(stamp.words()))
          .append("</strong> ");
    }
    out.append("</p>\n");
  }

  // On a narrow screen the contents are folded; on paper the figures are found by their chapters.
  private void contents() {
    Document.Labels labels = document.labels();
    boolean screen = medium == Medium.SCREEN;
    out.append(screen ? "<nav class=\"contents\" aria-label=\"" : "<div class=\"contents\">");
    if (screen) {
      out.append(Annotated.escape(labels.contents())).append("\"><details><summary>");
      out.append(Annotated.escape(labels.contents())).append("</summary>\n");
    }
    out.append("\n<h2>").append(Annotated.escape(labels.contents())).append("</h2>\n<ol>\n");
    for (Block.Section section : document.sections()) {
      entry(section.id(), section.title());
    }
    out.append("</ol>\n");
    if (!document.edition().annexes().isEmpty()) {
      String suffix = screen ? "html" : "pdf";
      out.append("<h2>")
          .append(Annotated.escape(labels.annexes()))
          .append("</h2>\n<ul class=\"annexes\">\n");
      document
          .edition()
          .annexes()
          .forEach(
              (file, title) ->
                  out.append("<li><a href=\"")
                      .append(Annotated.escape(file + "." + suffix))
                      .append("\">")
                      .append(text(title))
                      .append("</a></li>\n"));
      out.append("</ul>\n");
    }
    List<Block.Figure> figures = document.figures();
    if (screen && !figures.isEmpty()) {
      out.append("<h2>").append(Annotated.escape(labels.figures())).append("</h2>\n<ol>\n");
      figures.forEach(figure -> entry("figure-" + figure.id(), figure.title()));
      out.append("</ol>\n");
    }
    out.append(screen ? "</details></nav>\n" : "</div>\n");
  }

  private void entry(String id, String title) {
    out.append("<li><a href=\"#")
        .append(id)
        .append("\">")
        .append(text(title))
        .append("</a></li>\n");
  }

  private void section(Block.Section section, int level) {
    String id = section.id();
    String open = medium == Medium.SCREEN ? "section" : "div";
    out.append('<').append(open).append(" id=\"").append(id).append('"');
    if (medium == Medium.SCREEN) {
      out.append(" aria-labelledby=\"").append(id).append("-title\"");
    }
    int together = medium == Medium.PAPER ? together(section.blocks()) : 0;
    out.append(" class=\"level-").append(level).append("\">\n");
    if (together > 0) {
      out.append("<div class=\"together\">");
    }
    out.append("<h").append(level).append(" id=\"").append(id).append("-title\"");
    out.append(goesOn(section) ? " style=\"page-break-after: auto\">" : ">");
    out.append(text(section.title())).append("</h").append(level).append(">\n");
    for (int i = 0; i < section.blocks().size(); i++) {
      if (i + 1 == together && section.blocks().get(i) instanceof Block.Figure figure) {
        // Of several drawings the first stands with its heading.
        drawings(figure, 0, 1);
        out.append("</div>\n");
        drawings(figure, 1, figure.drawings().size());
      } else {
        block(section.blocks().get(i), level);
        if (i + 1 == together) {
          out.append("</div>\n");
        }
      }
    }
    out.append("</").append(open).append(">\n");
  }

  // A heading with few words before a drawing or a short table stands on the sheet of these.
  private int together(List<Block> blocks) {
    for (int i = 0; i < Math.min(3, blocks.size()); i++) {
      if (blocks.get(i) instanceof Block.Figure
          || blocks.get(i) instanceof Block.Table table && isWhole(table)) {
        return i + 1;
      }
      if (!(blocks.get(i) instanceof Block.Paragraph)) {
        return 0;
      }
    }
    return 0;
  }

  // The layout engine for sheets keeps a heading with the whole of a table right below it.
  private boolean goesOn(Block.Section section) {
    return arrangement.cut().contains(tables)
        && !section.blocks().isEmpty()
        && section.blocks().get(0) instanceof Block.Table;
  }

  /** Whether the next table stays on one sheet. */
  private boolean isWhole(Block.Table table) {
    return medium == Medium.PAPER && table.isShort() && !arrangement.cut().contains(tables);
  }

  private void block(Block block, int level) {
    if (block instanceof Block.Section section) {
      section(section, Math.min(level + 1, 6));
    } else if (block instanceof Block.Paragraph paragraph) {
      paragraph(paragraph, level);
    } else if (block instanceof Block.Points points) {
      out.append("<ul>");
      points.points().forEach(point -> out.append("<li>").append(runs(point)).append("</li>"));
      out.append("</ul>\n");
    } else if (block instanceof Block.Facts facts) {
      facts(facts);
    } else if (block instanceof Block.Glossary glossary) {
      out.append("<dl class=\"glossary\">\n");
      for (Block.Fact term : glossary.terms()) {
        out.append(element("dt", term.name()));
        term.answers().forEach(answer -> out.append(element("dd", answer)));
        out.append('\n');
      }
      out.append("</dl>\n");
    } else if (block instanceof Block.Table table) {
      table(table);
    } else if (block instanceof Block.Figure figure) {
      figure(figure);
    } else if (block instanceof Block.Findings findings) {
      findings(findings);
    } else if (block instanceof Block.Signature signature) {
      out.append("<table class=\"signature\"><tr>");
      signature.labels().forEach(label -> out.append(element("td", label)));
      out.append("</tr></table>\n");
    }
  }

  private void paragraph(Block.Paragraph paragraph, int level) {
    String words = runs(paragraph.runs());
    switch (paragraph.tone()) {
      case BODY -> out.append("<p>").append(words).append("</p>\n");
      case WHY -> out.append("<p class=\"why\">").append(words).append("</p>\n");
      case GOOD -> out.append("<p class=\"good\" role=\"status\">").append(words).append("</p>\n");
      case WARNING ->
          out.append("<p class=\"banner\" role=\"alert\">").append(words).append("</p>\n");
      case LEAD -> out.append("<p class=\"lead\">").append(words).append("</p>\n");
      case SMALL -> out.append("<p class=\"small\">").append(words).append("</p>\n");
      case SUBHEADING -> {
        int below = Math.min(level + 1, 6);
        out.append("<h").append(below).append('>').append(words);
        out.append("</h").append(below).append(">\n");
      }
    }
  }

  private String runs(List<Run> runs) {
    StringBuilder html = new StringBuilder();
    for (Run run : medium == Medium.PAPER ? joined(runs) : runs) {
      String words =
          switch (run.look()) {
            case PLAIN -> text(run.words());
            case STRONG -> element("strong", run.words());
            case EMPHASISED -> element("em", run.words());
            case CODE -> element("code", run.words());
          };
      html.append(
          run.target().isEmpty()
              ? words
              : "<a href=\"" + address(run.target()) + "\">" + words + "</a>");
    }
    return html.toString();
  }

  // The layout engine for sheets would begin a line with a sign that follows other words.
  private static List<Run> joined(List<Run> runs) {
    List<Run> joined = new ArrayList<>();
    for (Run run : runs) {
      Matcher signs = SIGNS.matcher(run.words());
      if (!joined.isEmpty() && run.look() == Run.Look.PLAIN && signs.find()) {
        Run before = joined.remove(joined.size() - 1);
        joined.add(new Run(before.words() + signs.group(), before.look(), before.target()));
        joined.add(new Run(run.words().substring(signs.end()), run.look(), run.target()));
      } else {
        joined.add(run);
      }
    }
    return joined;
  }

  // Paper gets a table: the layout engine for sheets knows no grid.
  private void facts(Block.Facts facts) {
    if (medium == Medium.PAPER) {
      out.append("<table class=\"facts\">");
      for (Block.Fact fact : facts.facts()) {
        out.append("<tr><th scope=\"row\">").append(text(fact.name())).append("</th><td>");
        fact.answers().forEach(answer -> out.append(element("div", answer)));
        out.append("</td></tr>\n");
      }
      out.append("</table>\n");
      return;
    }
    out.append("<dl class=\"facts\">");
    for (Block.Fact fact : facts.facts()) {
      out.append(element("dt", fact.name()));
      fact.answers().forEach(answer -> out.append(element("dd", answer)));
    }
    out.append("</dl>\n");
  }

  private void table(Block.Table table) {
    String kind =
        switch (table.width()) {
          case NORMAL -> "";
          case WIDE -> " class=\"wide\"";
          case FILES -> " class=\"files\"";
        };
    if (medium == Medium.SCREEN) {
      out.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
          .append(Annotated.escape(table.caption()))
          .append("\" data-cue=\"")
          .append(Annotated.escape(document.labels().cue()))
          .append("\">");
    }
    boolean whole = isWhole(table);
    if (whole) {
      out.append("<div class=\"short\">");
    }
    // A break before a table would leave its caption behind: words above it begin the sheet.
    boolean begins =
        medium == Medium.PAPER && arrangement.breaks().contains(String.valueOf(tables));
    if (begins) {
      out.append("<p class=\"head\">").append(text(table.caption())).append("</p>");
    }
    out.append("<table").append(kind);
    if (medium == Medium.PAPER) {
      out.append(" data-table=\"").append(tables).append('"');
      tables++;
    }
    out.append(">");
    if (!begins) {
      out.append(element("caption", table.caption()));
    }
    if (medium == Medium.PAPER) {
      for (double share : table.shares()) {
        out.append(String.format(Locale.ROOT, "<col style=\"width:%.2f%%\"/>", 100 * share));
      }
    }
    out.append("<thead><tr>");
    List<Block.Column> columns = table.columns();
    boolean grouped = !table.groups().isEmpty();
    if (grouped) {
      out.append("<th scope=\"col\" rowspan=\"2\">")
          .append(text(columns.get(0).heading()))
          .append("</th>");
      for (Block.Group group : table.groups()) {
        out.append("<th scope=\"colgroup\" class=\"year\" colspan=\"")
            .append(group.span())
            .append("\">")
            .append(text(group.heading()))
            .append("</th>");
      }
      out.append("</tr><tr>");
    }
    for (int i = grouped ? 1 : 0; i < columns.size(); i++) {
      out.append("<th scope=\"col\"")
          .append(classes(columns.get(i).numeric() ? "n" : "", beginsGroup(table, i)))
          .append('>')
          .append(text(columns.get(i).heading()))
          .append("</th>");
    }
    out.append("</tr></thead>");
    body(table);
    out.append("</table>").append(medium == Medium.SCREEN ? "</div>\n" : "\n");
    if (whole) {
      out.append("</div>");
    }
    if (!table.note().isEmpty()) {
      out.append("<p class=\"note\">").append(runs(table.note())).append("</p>\n");
    }
  }

  // On paper, what heads some rows stands on the sheet of the first of them, and neither the first
  // nor the last row of a long table stands alone.
  private void body(Block.Table table) {
    List<Block.Row> rows = table.rows();
    int together = medium == Medium.PAPER && !table.isShort() ? Block.Table.TOGETHER : 0;
    int first = headless(rows, 0, together) ? together : 0;
    int last = rows.size();
    if (headless(rows, last - together, last)) {
      last -= heads(rows, last - together - 1) ? together + 1 : together;
    }
    for (int i = 0; i < rows.size(); i++) {
      boolean heads = heads(rows, i);
      boolean kept = heads || i < first || i == last;
      if (i == 0
          || i == first
          || i == last
          || i < last
              && (heads && !heads(rows, i - 1) || !heads(rows, i - 1) && heads(rows, i - 2))) {
        out.append(i == 0 ? "" : "</tbody>");
        out.append(kept ? "<tbody class=\"kept\">\n" : "<tbody>\n");
      }
      row(rows.get(i), table);
    }
    out.append(rows.isEmpty() ? "<tbody>\n</tbody>" : "</tbody>");
  }

  private boolean headless(List<Block.Row> rows, int from, int to) {
    return from < to && IntStream.range(from, to).noneMatch(row -> heads(rows, row));
  }

  private boolean heads(List<Block.Row> rows, int row) {
    return medium == Medium.PAPER && row >= 0 && rows.get(row).kind() == Block.RowKind.GROUP;
  }

  private static boolean beginsGroup(Block.Table table, int column) {
    int at = 1;
    for (Block.Group group : table.groups()) {
      if (at == column) {
        return true;
      }
      at += group.span();
    }
    return false;
  }

  private static String classes(String first, boolean year) {
    String all = (first + (year ? " year" : "")).strip();
    return all.isEmpty() ? "" : " class=\"" + all + "\"";
  }

  private void row(Block.Row row, Block.Table table) {
    switch (row.kind()) {
      case NORMAL -> out.append("<tr>");
      case GROUP -> out.append("<tr class=\"group\">");
      case TOTAL -> out.append("<tr class=\"total\">");
    }
    int column = 0;
    for (int i = 0; i < row.cells().size(); i++) {
      Block.Cell cell = row.cells().get(i);
      String span = cell.span() > 1 ? " colspan=\"" + cell.span() + "\"" : "";
      String kind =
          classes(
              switch (cell.kind()) {
                case TEXT -> "";
                case NUMBER -> "n";
                case WHY -> "why";
              },
              beginsGroup(table, column));
      if (i == 0 && cell.kind() != Block.CellKind.WHY) {
        String scope = row.kind() == Block.RowKind.GROUP ? "rowgroup" : "row";
        out.append("<th scope=\"").append(scope).append('"').append(kind).append(span);
        out.append('>').append(words(cell)).append("</th>");
      } else {
        out.append("<td").append(kind).append(span).append('>');
        out.append(words(cell)).append("</td>");
      }
      column += cell.span();
    }
    out.append("</tr>\n");
  }

  private String words(Block.Cell cell) {
    return cell.target().isEmpty()
        ? text(cell.text())
        : "<a href=\"" + address(cell.target()) + "\">" + text(cell.text()) + "</a>";
  }

  private String address(String target) {
    return Annotated.escape(document.address(target, medium == Medium.SCREEN ? "html" : "pdf"));
  }

  // A bar of what lacks something, what has it and what is not known, with the same in words.
  private void findings(Block.Findings findings) {
    out.append("<ol class=\"findings\">\n");
    for (Block.Finding finding : findings.findings()) {
      out.append("<li><p class=\"number\">").append(text(finding.number())).append("</p>");
      out.append("<p class=\"told\">").append(runs(finding.words()));
      if (!finding.target().isEmpty()) {
        out.append(" <a class=\"page\" href=\"#").append(finding.target()).append("\">");
        out.append(text(finding.title())).append("</a>");
      }
      out.append("</p>");
      int[] shares = finding.shares();
      if (shares[0] + shares[1] + shares[2] > 0) {
        out.append("<div class=\"bar\"");
        if (medium == Medium.SCREEN) {
          out.append(" role=\"img\" aria-label=\"")
              .append(Annotated.escape(findings.alt().get(0) + ": " + finding.number()));
          out.append('"');
        }
        out.append('>');
        String[] parts = {"lacking", "having", "unknown"};
        for (int i = 0; i < parts.length; i++) {
          if (shares[i] > 0) {
            out.append("<span class=\"").append(parts[i]).append("\" style=\"width:");
            out.append(
                medium == Medium.SCREEN
                    ? shares[i] + "%"
                    : String.format(Locale.ROOT, "%.2fmm", 1.18 * shares[i]));
            out.append("\"></span>");
          }
        }
        out.append("</div>");
      }
      out.append("</li>\n");
    }
    out.append("</ol>\n<p class=\"key\">");
    String[] parts = {"lacking", "having", "unknown"};
    for (int i = 0; i < parts.length; i++) {
      out.append("<span class=\"nb\"><span class=\"swatch ").append(parts[i]);
      out.append("\"></span> ").append(text(findings.alt().get(i))).append("</span>");
      out.append(i < 2 ? " &#160; " : "");
    }
    out.append("</p>\n");
  }

  private void figure(Block.Figure figure) {
    String name = document.name(figure);
    if (medium == Medium.PAPER) {
      drawings(figure, 0, figure.drawings().size());
      return;
    }
    out.append("<figure id=\"figure-").append(figure.id()).append("\">\n");
    out.append("<div class=\"scroll drawing\" role=\"region\" tabindex=\"0\" aria-label=\"")
        .append(Annotated.escape(name))
        .append("\" data-cue=\"")
        .append(Annotated.escape(document.labels().cue()))
        .append("\">\n");
    figure.drawings().forEach(drawing -> out.append(drawing.svg()));
    out.append("</div>\n<figcaption>").append(called(figure));
    out.append(runs(figure.note())).append("</figcaption>\n");
    // A figure that says why it shows nothing has no numbers to list.
    if (figure.twin().rows().isEmpty()) {
      out.append("</figure>\n");
      return;
    }
    out.append("<details><summary>").append(text(twinName(figure))).append("</summary>\n");
    table(
        new Block.Table(
            twinName(figure) + ". " + figure.title(),
            figure.twin().width(),
            figure.twin().groups(),
            figure.twin().columns(),
            figure.twin().rows()));
    out.append("</details>\n</figure>\n");
  }

  /** Some of the drawings of a figure on paper, in their order; below the last its caption. */
  private void drawings(Block.Figure figure, int from, int to) {
    if (from == to) {
      return;
    }
    out.append("<div class=\"figure\"");
    if (from == 0) {
      out.append(" id=\"figure-").append(figure.id()).append("\"");
      if (arrangement.breaks().contains(figure.id())) {
        out.append(" style=\"page-break-before: always\"");
      }
    }
    out.append(">\n");
    for (int page = from; page < to; page++) {
      Drawing drawing = figure.drawings().get(page);
      out.append("<div class=\"drawing\"><object type=\"")
          .append(PdfWriter.DRAWING)
          .append("\" data=\"")
          .append(PdfWriter.address(figure, page))
          .append("\" alt=\"")
          .append(Annotated.escape(document.name(figure) + ". " + figure.description()))
          .append("\" style=\"")
          .append(
              PdfWriter.size(
                  drawing, document.layout(), arrangement.size(PdfWriter.address(figure, page))))
          .append("\"></object></div>\n");
    }
    if (to == figure.drawings().size()) {
      out.append("<p class=\"caption\">").append(called(figure));
      out.append(runs(figure.note())).append("</p>\n");
    }
    out.append("</div>\n");
  }

  // The title stands in the drawing already; one without other words is named by it.
  private String called(Block.Figure figure) {
    return text(figure.note().isEmpty() ? document.name(figure) : document.number(figure)) + ". ";
  }

  private String twinName(Block.Figure figure) {
    return document.labels().figureTable() + " " + (document.figures().indexOf(figure) + 1);
  }
}
