package org.ptps.exchange;

import java.util.List;
import java.util.Optional;
import org.ptps.catalog.Source;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/**
 * A partner that owes files.
 *
 * @param name as the register of partners writes it
 * @param categories categories that it has in the register; none for the Secretariat
 * @param municipalities codes of the municipalities that it is in, or that it is
 */
public record Partner(String name, List<String> categories, List<String> municipalities) {
  /** Category of municipalities that are partners themselves. */
  private static final String MUNICIPALITY = "municipality";

  private static final Partner SECRETARIAT = new Partner("Secretariado PTPS", List.of(), List.of());

  /** Finds a partner by name, without regard to case and accents. */
  public static Optional<Partner> find(Warehouse warehouse, String name) {
    if (Texts.fold(name).startsWith("secretariad")) {
      return Optional.of(SECRETARIAT);
    }
    Rows rows =
        warehouse.query(
            """
            select
                min(partner_name) as partner_name,
                list_sort(list(distinct partner_category)) as categories,
                list_sort(list(distinct municipality_code)) as municipalities,
            from lake.members
            where lower(strip_accents(trim(regexp_replace(partner_name, '\\s+', ' ', 'g')))) = ?
            having count(*) > 0
            """,
            Texts.fold(name));
    return rows.rows().stream()
        .findFirst()
        .map(
            row ->
                new Partner(
                    row.text("partner_name"),
                    texts(row.value("categories")),
                    texts(row.value("municipalities"))));
  }

  public static List<String> names(Warehouse warehouse) {
    return warehouse
        .query("select distinct partner_name from lake.members order by partner_name")
        .rows()
        .stream()
        .map(row -> row.text("partner_name"))
        .toList();
  }

  private static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  boolean secretariat() {
    return categories.isEmpty();
  }

  boolean owes(Source source) {
    if (source.delivery() == null) {
      return secretariat() && source.id().equals("ptps_members");
    }
    return switch (source.delivery().owner()) {
      case SECRETARIAT -> secretariat();
      case MUNICIPALITY -> categories.contains(MUNICIPALITY);
      case PARTNER ->
          categories.stream()
              .filter(category -> !category.equals(MUNICIPALITY))
              .anyMatch(
                  category ->
                      source.delivery().categories().isEmpty()
                          || source.delivery().categories().contains(category));
    };
  }
}
