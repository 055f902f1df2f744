package org.ptps.app;

import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Language;
import org.ptps.catalog.Publisher;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Problems;

/** Generates the pages of {@code docs} about sources and owed files. */
final class SourcesPage {
  private static final Map<String, Words> CATEGORIES =
      Map.of(
          "facilitator", new Words("facilitador", "facilitator"),
          "collaborator", new Words("colaborador", "collaborator"));

  private final Catalog catalog;
  private final Language language;

  SourcesPage(Catalog catalog, Language language) {
    this.catalog = catalog;
    this.language = language;
  }

  private String in(String es, String en) {
    return new Words(es, en).in(language);
  }

  /** Page of all sources by publisher. */
  String sources() {
    Problems problems = new Problems();
    Map<String, Publisher> publishers = Publisher.read(catalog.home(), catalog.sources(), problems);
    problems.throwIfAny();
    Map<String, List<Source>> byPublisher = new LinkedHashMap<>();
    publishers.keySet().forEach(name -> byPublisher.put(name, new ArrayList<>()));
    catalog.sources().values().forEach(source -> byPublisher.get(source.publisher()).add(source));
    StringBuilder page = new StringBuilder();
    page.append(
        in(
            """
            # Fuentes: dónde se publican, cómo se consiguen y cómo se cargan

            Hecha de [conf/sources](../conf/sources/README.md) y [conf/publishers.conf](../conf/publishers.conf); no se edita a
            mano. In English: [sources.md](sources.md).

            Para cargar algo: déjelo en una carpeta tal como llegó, corra `./ptps validate ARCHIVO` para saber qué fuente lo
            reconoce y qué falta, y luego `./ptps run --inputs CARPETA --out out/entrega`. Un archivo se reconoce por su nombre (`*` es
            cualquier texto) o por su encabezado, y solo si están todas las columnas de su contrato.

            """,
            """
            # Sources: where they are published, how they are had and how they are loaded

            Made from [conf/sources](../conf/sources/README.md) and [conf/publishers.conf](../conf/publishers.conf); not edited by
            hand. En español: [fuentes.md](fuentes.md).

            To load something: leave it in a folder as it came, run `./ptps validate FILE` to learn which source knows it and what is
            missing, then `./ptps run --inputs FOLDER --out out/delivery`. A file is known by its name (`*` is any text) or by its
            header, and only if every column of its contract is there.

            """));
    byPublisher.forEach((name, sources) -> publisher(page, publishers.get(name), sources));
    return page.toString().stripTrailing() + "\n";
  }

  private void publisher(StringBuilder page, Publisher publisher, List<Source> sources) {
    page.append("## ").append(publisher.name()).append("\n\n");
    line(page, in("Dónde", "Where"), publisher.where());
    line(page, in("Cómo se consigue", "How it is had"), publisher.how());
    line(page, in("Cada cuánto", "How often"), publisher.often());
    line(page, in("Una edición nueva", "A newer edition"), publisher.newer());
    page.append("- **")
        .append(in("Licencia", "Licence"))
        .append("**: ")
        .append(
            String.join(
                "; ",
                sources.stream()
                    .map(Source::licence)
                    .collect(Collectors.toCollection(TreeSet::new))))
        .append("\n\n| ")
        .append(in("fuente", "source"))
        .append(" | ")
        .append(in("nombres que se reconocen", "names that are known"))
        .append(" | ")
        .append(in("formato y hoja", "format and sheet"))
        .append(" | ")
        .append(in("columnas que deben estar", "columns that must be there"))
        .append(" | ")
        .append(in("edición", "edition"))
        .append(" |\n| --- | --- | --- | --- | --- |\n");
    for (Source source : sources) {
      page.append("| [")
          .append(source.id())
          .append("](../conf/sources/")
          .append(source.id())
          .append(".conf): ")
          .append(source.title().in(language))
          .append(" | ")
          .append(code(source.files().names()))
          .append(" | ")
          .append(String.join(", ", source.files().formats()))
          .append(
              source.files().sheets().isEmpty()
                  ? ""
                  : "; " + in("hoja", "sheet") + " " + String.join(", ", source.files().sheets()))
          .append(" | ")
          .append(columns(source))
          .append(" | ")
          .append(edition(source))
          .append(" |\n");
    }
    page.append("\n");
  }

  private void line(StringBuilder page, String what, Words words) {
    page.append("- **").append(what).append("**: ").append(words.in(language)).append("\n");
  }

  private static String code(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private String columns(Source source) {
    List<String> columns = new ArrayList<>();
    for (Source.Field field : source.fields()) {
      if (!field.optional() && !field.from().isEmpty()) {
        columns.add(field.from().get(0));
      } else if (!field.at().isEmpty()) {
        columns.add(field.at() + ": " + field.header());
      }
    }
    source.keep().stream()
        .map(Source.Condition::column)
        .filter(column -> !column.startsWith("@"))
        .forEach(columns::add);
    if (source.unpivot() != null && !source.unpivot().matching().isEmpty()) {
      columns.add(source.unpivot().matching().replace("|", "\\|"));
    }
    List<Source.Unpivot.Entry> entries =
        source.unpivot() == null ? List.of() : source.unpivot().entries();
    List<String> headers = entries.stream().map(Source.Unpivot.Entry::header).distinct().toList();
    boolean byName = entries.stream().anyMatch(entry -> entry.at().isEmpty());
    String must =
        code(
            Stream.concat(columns.stream(), byName ? Stream.empty() : headers.stream())
                .distinct()
                .toList());
    return byName ? must + in("; alguna de ", "; some of ") + code(headers) : must;
  }

  private String edition(Source source) {
    Source.Edition edition = source.edition();
    if (!edition.text().isEmpty()) {
      return edition.text();
    }
    if (!edition.filePattern().isEmpty()) {
      return in("del nombre del archivo", "from the file's name");
    }
    return edition.preamble().isEmpty() ? "—" : "«" + edition.preamble() + "»";
  }

  /** Table of owed files with their dates. */
  String owed() {
    StringBuilder page = new StringBuilder();
    page.append(
        in(
            "| archivo | qué es | entrega | hasta, del año siguiente | desde |\n",
            "| file | what it is | delivered by | until, of the next year | since |\n"));
    page.append("| --- | --- | --- | --- | --- |\n");
    catalog.sources().values().stream()
        .filter(source -> source.delivery() != null)
        .sorted(
            Comparator.comparing((Source source) -> source.delivery().owner())
                .thenComparing(source -> source.delivery().due())
                .thenComparing(Source::id))
        .forEach(source -> owed(page, source));
    catalog.sources().values().stream()
        .filter(source -> source.delivery() == null)
        .filter(source -> source.id().startsWith("ptps_"))
        .forEach(
            source ->
                page.append("| ")
                    .append(file(source))
                    .append(" | ")
                    .append(source.title().in(language))
                    .append(" | ")
                    .append(in("Secretariado", "Secretariat"))
                    .append(" | ")
                    .append(in("cuando cambia", "when it changes"))
                    .append(" | — |\n"));
    return page.toString();
  }

  private static String file(Source source) {
    return "[`"
        + source.files().names().get(0).replace("*", "…")
        + "`](../conf/sources/"
        + source.id()
        + ".conf)";
  }

  private void owed(StringBuilder page, Source source) {
    Source.Delivery delivery = source.delivery();
    String who =
        switch (delivery.owner()) {
          case PARTNER -> in("cada socio", "each partner");
          case MUNICIPALITY -> in("cada municipalidad", "each municipality");
          case SECRETARIAT -> in("Secretariado", "Secretariat");
        };
    if (!delivery.categories().isEmpty()) {
      who +=
          " "
              + delivery.categories().stream()
                  .map(category -> CATEGORIES.get(category).in(language))
                  .collect(Collectors.joining(", "));
    }
    page.append("| ")
        .append(file(source))
        .append(" | ")
        .append(source.title().in(language))
        .append(" | ")
        .append(who)
        .append(delivery.eventsOnly() ? in(", si hubo algo", ", if there was anything") : "")
        .append(" | ")
        .append(day(delivery.due()))
        .append(" | ")
        .append(delivery.since())
        .append(" |\n");
  }

  private String day(MonthDay day) {
    return in(
        day.getDayOfMonth() + " de " + month(day, Locale.forLanguageTag("es")),
        day.getDayOfMonth() + " " + month(day, Locale.ENGLISH));
  }

  private static String month(MonthDay day, Locale locale) {
    return day.getMonth().getDisplayName(TextStyle.FULL, locale);
  }
}
