package org.ptps.exchange;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ptps.catalog.HtmlPage;
import org.ptps.catalog.Language;

/**
 * Content of a dictionary page, independent of its format: sections of entries with texts and
 * tables.
 */
record DictionaryPage(
    String language, String title, List<String> notes, List<Section> sections, Labels labels) {

  record Labels(String search, String found, String contents) {}

  record Section(String id, String title, String about, List<Entry> entries) {}

  /** An entry, with an id for links. */
  record Entry(String id, String title, String about, List<Block> blocks) {}

  sealed interface Block permits Facts, Grid, Code {}

  /** Pairs of name and value. */
  record Facts(List<Fact> facts) implements Block {}

  record Fact(String name, List<Cell> values) {}

  record Grid(String title, List<String> head, List<List<Cell>> rows) implements Block {}

  record Code(String title, String text) implements Block {}

  /** A text with the entry that it links to, if any. */
  record Cell(String text, String link) {
    static Cell of(String text) {
      return new Cell(text == null ? "" : text, "");
    }
  }

  // --- HTML ------------------------------------------------------------------------------------

  private static final String STYLE =
      """
      :root { --ink: #1b2733; --soft: #5b6b7a; --line: #d7dee5; --accent: #0b5c86; }
      * { box-sizing: border-box; }
      body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); }
      header { position: sticky; top: 0; background: #fff; border-bottom: 1px solid var(--line); padding: .6rem 1rem; z-index: 1; }
      header h1 { font-size: 1.15rem; margin: 0 0 .4rem; }
      #search { width: 100%; max-width: 40rem; font: inherit; padding: .4rem .6rem; border: 1px solid var(--soft); border-radius: 4px; }
      #count { color: var(--soft); margin-left: .6rem; }
      main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
      nav a { margin-right: 1rem; }
      a { color: var(--accent); }
      section > h2 { border-bottom: 2px solid var(--accent); margin-top: 2rem; }
      details { border-bottom: 1px solid var(--line); padding: .35rem 0; scroll-margin-top: 7rem; }
      summary { cursor: pointer; }
      summary code { font-weight: 600; }
      summary span { color: var(--soft); }
      .box { overflow-x: auto; }
      table { border-collapse: collapse; margin: .5rem 0 1rem; font-size: .9rem; }
      caption { text-align: left; font-weight: 600; padding: .2rem 0; }
      th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left; vertical-align: top; }
      body { overflow-wrap: anywhere; }
      dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; margin: .5rem 0; }
      dt { color: var(--soft); } dd { margin: 0; min-width: 0; }
      td, th { overflow-wrap: break-word; }
      pre { background: #f4f6f8; padding: .6rem; overflow-x: auto; font-size: .85rem; }
      .note { color: #8a1c1c; font-weight: 600; }
      @media (max-width: 40rem) {
        dl { grid-template-columns: minmax(0, 1fr); } dt { margin-top: .4rem; }
        main { padding: .6rem; } th, td { padding: .2rem .3rem; }
        td { max-width: 11rem; overflow-wrap: anywhere; } table { font-size: .82rem; }
      }
      @media print { header { position: static; } #search, #count { display: none; } }""";

  private static final String SCRIPT =
      """
      const box = document.getElementById('search'), count = document.getElementById('count');
      const fold = text => text.toLowerCase().normalize('NFD').replace(/[\\u0300-\\u036f]/g, '');
      const all = [...document.querySelectorAll('details')].map(entry => ({ entry, text: fold(entry.textContent), name: fold(entry.querySelector('summary').textContent) }));
      function find() {
        const words = fold(box.value).split(/\\s+/).filter(word => word);
        let shown = 0;
        for (const each of all) {
          const fits = words.every(word => each.text.includes(word));
          each.entry.hidden = !fits;
          each.entry.open = words.length > 0 && fits && words.every(word => each.name.includes(word));
          shown += fits ? 1 : 0;
        }
        for (const part of document.querySelectorAll('section')) {
          part.hidden = words.length > 0 && !part.querySelector('details:not([hidden])');
        }
        count.textContent = words.length ? shown + ' ' + count.dataset.found : '';
      }
      function go() {
        const entry = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (entry && entry.tagName === 'DETAILS') { entry.hidden = false; entry.closest('section').hidden = false; entry.open = true; entry.scrollIntoView(); }
      }
      box.addEventListener('input', find);
      addEventListener('hashchange', go);
      go();""";

  String html() {
    StringBuilder page = new StringBuilder();
    page.append(HtmlPage.head(Language.valueOf(language.toUpperCase(Locale.ROOT)), title, STYLE))
        .append("<header>\n<h1>")
        .append(HtmlPage.escaped(title))
        .append("</h1>\n<input id=\"search\" type=\"search\" aria-label=\"")
        .append(HtmlPage.escaped(labels.search()))
        .append("\" placeholder=\"")
        .append(HtmlPage.escaped(labels.search()))
        .append("\"><span id=\"count\" role=\"status\" data-found=\"")
        .append(HtmlPage.escaped(labels.found()))
        .append("\"></span>\n</header>\n<main>\n");
    notes.forEach(
        note -> page.append("<p class=\"note\">").append(HtmlPage.escaped(note)).append("</p>\n"));
    page.append("<nav aria-label=\"").append(HtmlPage.escaped(labels.contents())).append("\">");
    sections.forEach(
        section ->
            page.append("<a href=\"#")
                .append(section.id())
                .append("\">")
                .append(HtmlPage.escaped(section.title()))
                .append("</a> "));
    page.append("</nav>\n");
    sections.forEach(section -> html(section, page));
    page.append("</main>\n<script>\n").append(SCRIPT).append("\n</script>\n</body>\n</html>\n");
    return page.toString();
  }

  private static void html(Section section, StringBuilder page) {
    page.append("<section>\n<h2 id=\"")
        .append(section.id())
        .append("\">")
        .append(HtmlPage.escaped(section.title()))
        .append("</h2>\n<p>")
        .append(HtmlPage.escaped(section.about()))
        .append("</p>\n");
    for (Entry entry : section.entries()) {
      page.append("<details id=\"")
          .append(HtmlPage.escaped(entry.id()))
          .append("\"><summary><code>")
          .append(HtmlPage.escaped(entry.title()))
          .append("</code> <span>")
          .append(HtmlPage.escaped(entry.about()))
          .append("</span></summary>\n");
      entry.blocks().forEach(block -> html(block, page));
      page.append("</details>\n");
    }
    page.append("</section>\n");
  }

  private static void html(Block block, StringBuilder page) {
    if (block instanceof Facts facts) {
      page.append("<dl>");
      for (Fact fact : facts.facts()) {
        page.append("<dt>")
            .append(HtmlPage.escaped(fact.name()))
            .append("</dt><dd>")
            .append(
                fact.values().stream().map(DictionaryPage::html).collect(Collectors.joining(", ")))
            .append("</dd>\n");
      }
      page.append("</dl>\n");
    } else if (block instanceof Grid grid) {
      page.append("<div class=\"box\"><table><caption>")
          .append(HtmlPage.escaped(grid.title()))
          .append("</caption><thead><tr>");
      grid.head()
          .forEach(
              cell ->
                  page.append("<th scope=\"col\">").append(HtmlPage.escaped(cell)).append("</th>"));
      page.append("</tr></thead><tbody>\n");
      for (List<Cell> row : grid.rows()) {
        page.append("<tr>");
        row.forEach(cell -> page.append("<td>").append(html(cell)).append("</td>"));
        page.append("</tr>\n");
      }
      page.append("</tbody></table></div>\n");
    } else if (block instanceof Code code) {
      page.append("<p>")
          .append(HtmlPage.escaped(code.title()))
          .append("</p><pre>")
          .append(HtmlPage.escaped(code.text()))
          .append("</pre>\n");
    }
  }

  private static String html(Cell cell) {
    return cell.link().isEmpty()
        ? HtmlPage.escaped(cell.text())
        : "<a href=\"#"
            + HtmlPage.escaped(cell.link())
            + "\">"
            + HtmlPage.escaped(cell.text())
            + "</a>";
  }

  // --- Markdown --------------------------------------------------------------------------------

  String markdown() {
    StringBuilder page = new StringBuilder("# " + title + "\n");
    notes.forEach(note -> page.append("\n**").append(plain(note)).append("**\n"));
    for (Section section : sections) {
      page.append("\n## ").append(plain(section.title())).append("\n\n");
      page.append(plain(section.about())).append('\n');
      for (Entry entry : section.entries()) {
        page.append("\n### <a id=\"")
            .append(entry.id())
            .append("\"></a>`")
            .append(entry.title())
            .append("`\n\n")
            .append(plain(entry.about()))
            .append('\n');
        entry.blocks().forEach(block -> markdown(block, page));
      }
    }
    return page.toString();
  }

  private static void markdown(Block block, StringBuilder page) {
    page.append('\n');
    if (block instanceof Facts facts) {
      facts
          .facts()
          .forEach(
              fact ->
                  page.append("- ")
                      .append(plain(fact.name()))
                      .append(": ")
                      .append(
                          fact.values().stream()
                              .map(DictionaryPage::markdown)
                              .collect(Collectors.joining(", ")))
                      .append('\n'));
    } else if (block instanceof Grid grid) {
      page.append(plain(grid.title())).append("\n\n");
      page.append(
          grid.head().stream()
              .map(DictionaryPage::plain)
              .collect(Collectors.joining(" | ", "| ", " |\n")));
      page.append(
          grid.head().stream().map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |\n")));
      grid.rows()
          .forEach(
              row ->
                  page.append(
                      row.stream()
                          .map(DictionaryPage::markdown)
                          .collect(Collectors.joining(" | ", "| ", " |\n"))));
    } else if (block instanceof Code code) {
      page.append(plain(code.title())).append("\n\n```sql\n").append(code.text()).append("\n```\n");
    }
  }

  private static String markdown(Cell cell) {
    return cell.link().isEmpty()
        ? plain(cell.text())
        : "[" + plain(cell.text()) + "](#" + cell.link() + ")";
  }

  private static String plain(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("[", "\\[")
        .replaceAll("\\s*\\n\\s*", " ");
  }
}
