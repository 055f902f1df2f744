package org.ptps.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.HtmlPage;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.warehouse.ColumnLabels;
import org.ptps.warehouse.Passport;
import org.ptps.warehouse.PassportOffice;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.FactKey;
import org.ptps.warehouse.claim.RowKey;

/**
 * Writes the passports of a report's numbers as pages beside it, and links the numbers to them:
 * {@code passports/<report>/<indicator, series or table>.html#<key>}. Works offline.
 */
public final class PassportPages {
  public static final String FOLDER = "passports";

  /** Rows shown of a part. */
  private static final int SHOWN = 5;

  // Links stay; a number in a drawing is a text element or a part of one.
  private static final Pattern PIECES =
      Pattern.compile(
          "<a\\b[^>]*>.*?</a>|<data value=\"[^\"]*\" data-key=\"([^\"]*)\">.*?</data>"
              + "|<(text|tspan)\\b[^>]*?\\bdata-key=\"([^\"]*)\"[^>]*>[^<]*</\\2\\s*>",
          Pattern.DOTALL);

  private static final String STYLE =
      """
      a.n { color: inherit; text-decoration: none; }
      a.n:hover, a.n:focus-visible { text-decoration: underline; }
      svg a.n:hover text, svg a.n:focus-visible text, svg a.n:hover tspan, svg a.n:focus-visible tspan { text-decoration: underline; }
      """;

  private PassportPages() {}

  /**
   * Writes the pages and the report anew, with links.
   *
   * @param pages the report's finished pages, of which the first names it
   * @param folder where reports lie; pages and passports are written below
   * @param office of the warehouse that the report was made from
   * @return all files that were written: the report's first
   */
  public static List<Path> write(
      List<Path> pages,
      Path folder,
      PassportOffice office,
      Language language,
      boolean isFictitious) {
    Map<Path, String> texts = new LinkedHashMap<>();
    TreeMap<String, TreeSet<String>> shown = new TreeMap<>();
    for (Path page : pages) {
      try {
        texts.put(page, Files.readString(page));
      } catch (IOException e) {
        throw MachineException.cannotRead(page, e);
      }
      ShownPlaces.keys(texts.get(page))
          .forEach(
              key ->
                  shown
                      .computeIfAbsent(key, name -> new TreeSet<>())
                      .add(page.getFileName().toString()));
    }
    Map<String, Passport> passports = office.openAll(shown.keySet(), SHOWN);
    String report = pages.get(0).getFileName().toString().replaceFirst("\\.html$", "");
    Map<String, List<Passport>> groups = new TreeMap<>();
    passports.forEach(
        (key, passport) ->
            groups.computeIfAbsent(group(key), name -> new ArrayList<>()).add(passport));
    List<Path> written = new ArrayList<>();
    texts.forEach(
        (page, text) ->
            written.add(
                AtomicFiles.write(
                    folder.resolve(page.getFileName().toString()),
                    linked(text, FOLDER + "/" + report + "/", passports, language))));
    PassportArticles articles =
        new PassportArticles(language, office.labels(), SHOWN, isFictitious);
    groups.forEach(
        (group, of) -> {
          TreeSet<String> files = new TreeSet<>();
          of.forEach(passport -> files.addAll(shown.get(passport.key())));
          written.add(
              AtomicFiles.write(
                  folder.resolve(FOLDER).resolve(report).resolve(group + ".html"),
                  articles.page(
                      title(of.get(0), office.labels(), language), back(files, language), of)));
        });
    return written;
  }

  private static String title(Passport first, ColumnLabels labels, Language language) {
    FactKey fact = FactKey.parse(first.key());
    String what =
        fact instanceof RowKey row
            ? labels.table("report." + row.table()).in(language)
            : ((ClaimKey) fact).edition().isEmpty()
                ? ((ClaimKey) fact).code()
                : labels
                    .answer("variable", ((ClaimKey) fact).code())
                    .map(words -> words.in(language))
                    .orElse(((ClaimKey) fact).code());
    return (language == Language.ES ? "Fichas de trazabilidad: " : "Passports: ") + what;
  }

  private static String back(TreeSet<String> files, Language language) {
    StringBuilder back = new StringBuilder("<p>← ");
    List<String> links = new ArrayList<>();
    files.forEach(
        file ->
            links.add(
                "<a href=\"../../"
                    + HtmlPage.escaped(file)
                    + "\">"
                    + HtmlPage.escaped(file.replaceFirst("\\.html$", ""))
                    + "</a>"));
    return back.append(String.join(" · ", links))
        .append("</p>\n<p class=\"note\">")
        .append(
            language == Language.ES
                ? "De dónde sale cada número impreso, del almacén a la fecha del informe."
                : "Where each printed number comes from, by the warehouse as of the date of the"
                    + " report.")
        .append("</p>\n")
        .toString();
  }

  /** File name for a key: its indicator, series or table. */
  static String group(String key) {
    FactKey fact = FactKey.parse(key);
    String name = fact instanceof RowKey row ? row.table() : ((ClaimKey) fact).code();
    return name.replaceAll("[^A-Za-z0-9._-]", "-");
  }

  private static String linked(
      String page, String folder, Map<String, Passport> passports, Language language) {
    int head = page.indexOf("</style>");
    Matcher piece = PIECES.matcher(page);
    StringBuilder linked = new StringBuilder(page.length() * 2);
    linked.append(page, 0, head).append(STYLE);
    int at = head;
    piece.region(head, page.length());
    while (piece.find()) {
      String key = piece.group(1) == null ? piece.group(3) : piece.group(1);
      linked.append(page, at, piece.start());
      at = piece.end();
      if (key == null || !passports.containsKey(HtmlPage.unescaped(key))) {
        linked.append(piece.group());
      } else {
        linked
            .append("<a class=\"n\" href=\"")
            .append(folder)
            .append(group(HtmlPage.unescaped(key)))
            .append(".html#")
            // Links are URL-decoded, so that a percent sign must be encoded.
            .append(key.replace("%", "%25"))
            .append("\">")
            .append(piece.group())
            .append("</a>");
      }
    }
    linked.append(page, at, page.length());
    String told =
        language == Language.ES
            ? "Cada número lleva a su ficha de trazabilidad: de qué archivos y líneas sale."
            : "Each number leads to its passport: the files and lines that it comes from.";
    // Assistive technology hides links inside an element with role img.
    return linked
        .toString()
        .replaceFirst(
            "(<p class=\"subtitle\">.*?</p>\n)", "$1<p class=\"small\">" + told + "</p>\n")
        .replaceAll("(<svg\\b[^>]*?) role=\"img\"", "$1 role=\"group\"");
  }
}
