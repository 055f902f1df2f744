package org.ptps.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.report.ReportDeclaration;
import org.ptps.exchange.Partner;
import org.ptps.exchange.Receipts;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "deliveries")
final class DeliveriesCommand implements Callable<Integer> {
  /** Name of the words of delivery statuses, as reports declare them. */
  private static final String STATUSES = "delivery_status";

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private YearOptions years;
  @Mixin private SortOptions order;

  @Option(names = "--partner", paramLabel = "P", descriptionKey = "partner")
  private String partner;

  @Option(
      names = "--status",
      paramLabel = "S",
      completionCandidates = Statuses.class,
      descriptionKey = "status")
  private String status;

  @Option(names = "--acuse", paramLabel = "DIR", descriptionKey = "acuse")
  private Path receipts;

  @Option(names = "--format", paramLabel = "F", defaultValue = "table", descriptionKey = "format")
  private AnswerFormat format;

  @Mixin private WrittenOptions kept;

  /** Completion candidates of {@code --status}. */
  static final class Statuses implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ReportDeclaration.codes(RunOptions.home(), STATUSES).keySet().iterator();
    }
  }

  private AnswerFormat format() {
    return kept.isJson() ? AnswerFormat.JSON : format;
  }

  @Override
  public Integer call() {
    Project project = options.project();
    Language language = project.language();
    Map<String, Words> words = ReportDeclaration.codes(RunOptions.home(), STATUSES);
    String wanted = status(words, language);
    try (Warehouse warehouse = Lookups.open(project)) {
      checkPartner(warehouse, language);
      if (receipts != null) {
        List<Path> written =
            kept.write(
                receipts, into -> Receipts.write(warehouse, language, years.year(), partner, into));
        kept.tell(written, spec.commandLine().getOut());
        if (written.isEmpty()) {
          kept.tellNone(
              new Words(
                      "No llegó ningún archivo así, y no hay acuse que escribir.",
                      "No such file arrived, and there is no acknowledgement to write.")
                  .in(language),
              spec.commandLine().getOut(),
              spec.commandLine().getErr());
        }
        return ExitCodes.DONE;
      }
      AnswerPrinter.print(
          order.of(rows(warehouse, wanted, words, language), language),
          () -> whyNone(warehouse, wanted, words, language),
          format(),
          spec.commandLine().getOut(),
          spec.commandLine().getErr());
      return ExitCodes.DONE;
    }
  }

  /** Finds a status by its code or by its words in either language. */
  private String status(Map<String, Words> words, Language language) {
    if (status == null) {
      return null;
    }
    String asked = Texts.fold(status);
    return words.entrySet().stream()
        .filter(
            each ->
                Stream.of(each.getKey(), each.getValue().es(), each.getValue().en())
                    .anyMatch(name -> Texts.fold(name).equals(asked)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () -> {
              String known =
                  words.entrySet().stream()
                      .map(each -> each.getKey() + " (" + each.getValue().in(language) + ")")
                      .collect(Collectors.joining(", "));
              return new UsageException(
                  switch (language) {
                    case ES -> "no hay estado '" + status + "' → use uno de " + known;
                    case EN -> "there is no status '" + status + "' → use one of " + known;
                  });
            });
  }

  private void checkPartner(Warehouse warehouse, Language language) {
    if (partner != null) {
      List<String> known =
          Stream.concat(
                  Partner.names(warehouse).stream(),
                  warehouse
                      .query("select distinct partner from report.deliveries where partner <> ''")
                      .rows()
                      .stream()
                      .map(row -> row.text("partner")))
              .distinct()
              .sorted()
              .toList();
      if (Lookups.named(known, partner).isEmpty()) {
        throw Lookups.noPartner(language, partner, known);
      }
    }
  }

  private record Where(String sql, Object[] parameters) {}

  private Where where(boolean ofYears, String wanted) {
    List<Object> parameters = new ArrayList<>();
    StringBuilder where = new StringBuilder("true");
    if (ofYears && years.year() != null) {
      where.append(" and year = ?");
      parameters.add(years.year());
    }
    if (ofYears && years.from() != null) {
      where.append(" and year >= ?");
      parameters.add(years.from());
    }
    if (ofYears && years.to() != null) {
      where.append(" and year <= ?");
      parameters.add(years.to());
    }
    if (partner != null) {
      where.append(" and strip_accents(lower(partner)) like strip_accents(lower(?))");
      parameters.add("%" + partner.strip() + "%");
    }
    if (wanted != null) {
      where.append(" and delivery_status = ?");
      parameters.add(wanted);
    }
    return new Where(where.toString(), parameters.toArray());
  }

  /** The table for people has titles and words; other formats have the columns unchanged. */
  private Rows rows(
      Warehouse warehouse, String wanted, Map<String, Words> words, Language language) {
    String columns =
        switch (format()) {
          case CSV, JSON ->
              "partner, municipality, municipality_name, dataset, year, due, received_on,"
                  + " last_received_on, delivery_status, rows, to_correct, repeated, files";
          case TABLE ->
              switch (language) {
                case ES ->
                    "partner as socio, municipality_name as municipio, title_es as \"qué\","
                        + " year as \"año\", due as vence, received_on as \"llegó\","
                        + " delivery_status as estado, rows as filas, to_correct as"
                        + " \"por corregir\"";
                case EN ->
                    "partner, municipality_name as municipality, title_en as what, year, due,"
                        + " received_on as received, delivery_status as status, rows,"
                        + " to_correct as \"to correct\"";
              };
        };
    Where where = where(true, wanted);
    Rows rows =
        warehouse.query(
            "select "
                + columns
                + " from report.deliveries where "
                + where.sql()
                + " order by deliveries.year, deliveries.dataset, deliveries.partner nulls last,"
                + " deliveries.municipality",
            where.parameters());
    return switch (format()) {
      case CSV, JSON -> rows;
      case TABLE ->
          rows.with(
              new Words("estado", "status").in(language),
              code -> words.containsKey(code) ? words.get(code).in(language) : code);
    };
  }

  /** Why the answer is empty. */
  private String whyNone(
      Warehouse warehouse, String wanted, Map<String, Words> words, Language language) {
    Where otherwise = where(true, null);
    String statuses =
        warehouse
            .query(
                "select delivery_status, count(*) as n from report.deliveries where "
                    + otherwise.sql()
                    + " group by delivery_status order by n desc, delivery_status",
                otherwise.parameters())
            .rows()
            .stream()
            .map(row -> words.get(row.text("delivery_status")).in(language) + " " + row.text("n"))
            .collect(Collectors.joining(", "));
    if (!statuses.isEmpty()) {
      String status = words.get(wanted).in(language);
      return new Words(
              "Ninguna entrega está «" + status + "»; están: " + statuses,
              "No delivery is '" + status + "'; they are: " + statuses)
          .in(language);
    }
    Where ever = where(false, null);
    Rows.Row years =
        warehouse
            .query(
                "select min(year) as first, max(year) as last from report.deliveries where "
                    + ever.sql(),
                ever.parameters())
            .rows()
            .get(0);
    return years.value("first") == null
        ? new Words(
                "No hay entregas: nadie debe un archivo, pues no se leyó un registro de socios, y no"
                    + " llegó ninguno.",
                "There are no deliveries: nobody owes a file, as no register of partners was read,"
                    + " and none arrived.")
            .in(language)
        : new Words(
                "No hay entregas de esos años; las hay de "
                    + years.text("first")
                    + " a "
                    + years.text("last"),
                "There are no deliveries of these years; there are from "
                    + years.text("first")
                    + " to "
                    + years.text("last"))
            .in(language);
  }
}
