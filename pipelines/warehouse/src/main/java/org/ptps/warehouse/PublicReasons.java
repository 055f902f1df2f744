package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * The table {@code declared.public_reasons}: public texts about rejected rows. They are declared,
 * so that they cannot contain text of a cell.
 */
final class PublicReasons {
  private PublicReasons() {}

  static DeclaredTables.Declared of(WarehouseInputs inputs, Problems problems) {
    Declaration file =
        Declaration.read(
            inputs.home(), inputs.home().resolve("conf/public-reasons.conf"), problems);
    Words otherwise = file.words("otherwise");
    Words remedy = file.words("remedy");
    Map<String, Table> tables = new TreeMap<>();
    inputs.tables().forEach(table -> tables.put(table.id(), table));
    List<List<Object>> rows = new ArrayList<>();
    file.named("reasons")
        .forEach(
            (rule, words) -> {
              rows.add(row(null, rule, new Words(words.text("es"), words.text("en")), remedy));
              words.done();
            });
    for (SourceFacts source : inputs.sources()) {
      Map<String, List<Object>> own = new TreeMap<>();
      for (Source.Rule rule : source.rules()) {
        own.put(rule.id(), row(source.id(), rule.id(), rule.says(), rule.remedy()));
      }
      Table table = tables.get(source.table());
      if (table != null) {
        for (Source.Rule rule : table.rules()) {
          own.putIfAbsent(rule.id(), row(source.id(), rule.id(), rule.says(), rule.remedy()));
        }
        for (Table.SameThing same : table.sameThings()) {
          own.putIfAbsent(same.id(), row(source.id(), same.id(), same.says(), same.remedy()));
        }
        for (Table.Reference reference : table.references()) {
          own.putIfAbsent(
              reference.id(),
              row(source.id(), reference.id(), reference.says(), reference.remedy()));
        }
      }
      rows.addAll(own.values());
    }
    rows.add(row(null, "", otherwise, remedy));
    file.done();
    return new DeclaredTables.Declared(
        "public_reasons",
        new Words(
            "Lo que cualquiera puede leer de una fila por corregir, por regla; sin fuente: de"
                + " cualquiera; sin regla: de las demás",
            "What anyone may read of a row to correct, by rule; without a source: of any; without a"
                + " rule: of the others"),
        List.of(
            "source varchar",
            "rule varchar",
            "reason_es varchar",
            "reason_en varchar",
            "remedy_es varchar",
            "remedy_en varchar"),
        rows);
  }

  private static List<Object> row(String source, String rule, Words reason, Words remedy) {
    return Arrays.asList(source, rule, reason.es(), reason.en(), remedy.es(), remedy.en());
  }
}
