package org.ptps.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.exchange.Receipts;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who owes which file, what came of it, and the acknowledgements of what came. */
@Command(name = "deliveries")
final class DeliveriesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Option(names = "--year", paramLabel = "Y", descriptionKey = "year")
  private Integer year;

  @Option(names = "--partner", paramLabel = "P", descriptionKey = "partner")
  private String partner;

  @Option(names = "--status", paramLabel = "S", descriptionKey = "status")
  private Status status;

  @Option(names = "--acuse", paramLabel = "DIR", descriptionKey = "acuse")
  private Path receipts;

  @Option(names = "--format", paramLabel = "F", defaultValue = "table", descriptionKey = "format")
  private AnswerFormat format;

  /** How a delivery stands. */
  enum Status {
    on_time,
    late,
    missing,
    none_registered,
    not_due_yet,
    without_date,
    not_owed,
    not_known_whose
  }

  @Override
  public Integer call() {
    Project project = options.project();
    try (Warehouse warehouse = Requests.open(project)) {
      if (receipts != null) {
        List<Path> written = Receipts.write(warehouse, project.language(), year, partner, receipts);
        written.forEach(spec.commandLine().getOut()::println);
        return ExitCodes.DONE;
      }
      Answer.print(rows(warehouse, project.language()), format, spec.commandLine().getOut());
      return ExitCodes.DONE;
    }
  }

  /** A table for people has titles and lists; the other formats have the columns as they are. */
  private Rows rows(Warehouse warehouse, Language language) {
    List<Object> parameters = new ArrayList<>();
    StringBuilder where = new StringBuilder("true");
    if (year != null) {
      where.append(" and year = ?");
      parameters.add(year);
    }
    if (partner != null) {
      where.append(" and strip_accents(lower(partner)) like strip_accents(lower(?))");
      parameters.add("%" + partner + "%");
    }
    if (status != null) {
      where.append(" and delivery_status = ?");
      parameters.add(status.name());
    }
    String columns =
        switch (format) {
          case CSV, JSON ->
              "partner, municipality, municipality_name, dataset, year, due, received_on,"
                  + " last_received_on, delivery_status, rows, to_correct, repeated, files";
          case TABLE ->
              "partner, municipality_name, "
                  + (language == Language.ES ? "title_es" : "title_en")
                  + " as dataset, year, due, received_on, delivery_status, rows, to_correct";
        };
    return warehouse.query(
        "select "
            + columns
            + " from report.deliveries where "
            + where
            + " order by year, dataset, partner nulls last, municipality",
        parameters.toArray());
  }
}
