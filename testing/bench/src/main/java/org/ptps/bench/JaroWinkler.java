package org.ptps.bench;

import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Places;

/**
 * Alternative matcher: within the department the name with the greatest Jaro-Winkler similarity, if
 * that is {@value #LEAST} or more. Case, accents and outer blanks are normalized, and the same
 * aliases are known. Without a department it searches all; codes are ignored.
 */
final class JaroWinkler implements AutoCloseable {
  static final double LEAST = 0.90;

  private static final String BEST =
      """
      with texts as (
          select id, lower(strip_accents(trim(department))) as department,
                 lower(strip_accents(trim(municipality))) as municipality
          from cases
      ), scored as (
          select texts.id, names.code,
                 jaro_winkler_similarity(texts.municipality, names.municipality) as score
          from texts
          join names
            on names.department = texts.department
            or texts.department = ''
      ), best as (
          select id, arg_max(code, score order by code) as code, max(score) as score
          from scored
          group by id
      )
      select coalesce(case when best.score >= %s then best.code end, '') as code
      from texts
      left join best on best.id = texts.id
      order by texts.id::integer
      """
          .formatted(LEAST);

  private final DuckDb database = DuckDb.open();

  JaroWinkler(Places places) {
    database.run("create table raw_names (code text, department text, municipality text)");
    List<List<String>> names = new ArrayList<>();
    for (Places.Municipality municipality : places.municipalities()) {
      names.add(List.of(municipality.code(), municipality.department(), municipality.name()));
      for (Places.Alias alias : places.aliases()) {
        if (alias.code().equals(municipality.code())) {
          names.add(List.of(municipality.code(), municipality.department(), alias.alias()));
        } else if (alias.code().equals(municipality.departmentCode())) {
          names.add(List.of(municipality.code(), alias.alias(), municipality.name()));
        }
      }
    }
    database.append("raw_names", names);
    database.run(
        """
        create table names as
        select distinct code, lower(strip_accents(department)) as department,
               lower(strip_accents(municipality)) as municipality
        from raw_names
        """);
  }

  /** Codes in the order of the cases, empty for no match. */
  List<String> match(List<PlaceCase> cases) {
    database.run("create or replace table cases (id text, department text, municipality text)");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      PlaceCase each = cases.get(i);
      rows.add(List.of(String.valueOf(i), each.department(), each.municipality()));
    }
    database.append("cases", rows);
    return database.all(BEST, row -> row.getString(1));
  }

  @Override
  public void close() {
    database.close();
  }
}
