package org.ptps.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * What an export gives away, as {@code conf/export.conf} declares it.
 *
 * @param tables in the order of the file
 */
record ExportPlan(Words title, Words description, List<Table> tables) {

  record Table(
      String name, Words title, Export.Audience audience, List<String> key, String publicWhere) {}

  /**
   * @throws org.ptps.catalog.hocon.DeclarationException with every mistake of the file
   */
  static ExportPlan read(Path home) {
    Problems problems = new Problems();
    Declaration conf =
        Declaration.read(home, home.resolve(Path.of("conf", "export.conf")), problems);
    List<Table> tables = new ArrayList<>();
    conf.named("tables")
        .forEach(
            (name, table) -> {
              tables.add(
                  new Table(
                      name,
                      table.words("title"),
                      table.choice("audience", Export.Audience.class, Export.Audience.PUBLIC),
                      table.texts("key"),
                      table.text("public_where", "")));
              table.done();
            });
    ExportPlan plan = new ExportPlan(conf.words("title"), conf.words("description"), tables);
    conf.done();
    problems.throwIfAny();
    return plan;
  }
}
