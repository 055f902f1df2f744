package org.ptps.warehouse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * How tables join, from {@code sql/joins.conf}: declared once per column name, since a column of
 * one name holds the same key in every table.
 */
public final class Joins {

  /**
   * Columns that refer to a row of another table.
   *
   * @param from table that has the columns, with its schema
   * @param to table that tells of them, with its schema
   * @param keys columns of {@code to}, in the order of {@code columns}
   */
  public record Join(
      String from, List<String> columns, String to, List<String> keys, Words meaning) {

    /** Text {@code a.b (c) → d.e (f)}. */
    public String on() {
      return from
          + " ("
          + String.join(", ", columns)
          + ") → "
          + to
          + " ("
          + String.join(", ", keys)
          + ")";
    }
  }

  /**
   * @param schemas schemas whose tables have it
   * @param except tables in which the name means something else, each with the reason
   */
  private record Declared(
      List<String> columns,
      Set<String> schemas,
      String to,
      List<String> keys,
      Words meaning,
      Map<String, String> except) {}

  private final List<Declared> declared;

  private Joins(List<Declared> declared) {
    this.declared = declared;
  }

  /**
   * @param home root of the project
   * @throws org.ptps.catalog.hocon.DeclarationException with every mistake of the file
   */
  public static Joins read(Path home) {
    Problems problems = new Problems();
    Declaration conf = Declaration.read(home, home.resolve("sql/joins.conf"), problems);
    List<Declared> all = new ArrayList<>();
    conf.named("joins")
        .forEach(
            (name, join) -> {
              Map<String, String> except = new TreeMap<>();
              join.named("except")
                  .forEach(
                      (table, reason) -> {
                        except.put(table, reason.text("why"));
                        reason.done();
                      });
              all.add(
                  new Declared(
                      join.texts("columns"),
                      Set.copyOf(join.texts("schemas")),
                      join.text("to"),
                      join.texts("keys"),
                      new Words(join.text("es"), join.text("en")),
                      except));
              join.done();
            });
    conf.done();
    problems.throwIfAny();
    return new Joins(all);
  }

  /** All joins between some tables. */
  public List<Join> among(Collection<QuerySession.Table> tables) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    tables.forEach(
        table ->
            columns.put(
                table.qualified(),
                table.columns().stream().map(QuerySession.Column::name).toList()));
    return among(columns);
  }

  /**
   * All joins between some tables.
   *
   * @param tables columns by table with its schema
   */
  public List<Join> among(Map<String, List<String>> tables) {
    List<Join> joins = new ArrayList<>();
    for (Declared each : declared) {
      if (!tables.containsKey(each.to())) {
        continue;
      }
      tables.forEach(
          (table, columns) -> {
            String schema = table.substring(0, table.indexOf('.'));
            if (columns.containsAll(each.columns())
                && each.schemas().contains(schema)
                && !each.except().containsKey(table.substring(schema.length() + 1))
                && !table.equals(each.to())) {
              joins.add(new Join(table, each.columns(), each.to(), each.keys(), each.meaning()));
            }
          });
    }
    return joins;
  }

  /** Declared exceptions without effect, for a test. */
  List<String> uselessExceptions(Map<String, List<String>> tables) {
    return declared.stream()
        .flatMap(
            each ->
                each.except().keySet().stream()
                    .filter(
                        name ->
                            each.schemas().stream()
                                .noneMatch(
                                    schema ->
                                        tables
                                            .getOrDefault(schema + "." + name, List.of())
                                            .containsAll(each.columns())))
                    .map(name -> name + " of " + String.join(", ", each.columns())))
        .collect(Collectors.toList());
  }
}
