package org.ptps.catalog.condition;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ptps.catalog.Column;

/**
 * A condition on one row, in the SQL that {@code conf/README.md} describes: parsed and checked
 * once, evaluated in three-valued logic. The lake, {@code validate} and the templates use this
 * class alone, so that they agree.
 */
public final class Condition implements Serializable {
  private static final long serialVersionUID = 1;

  private final String text;
  private final Expression expression;

  private Condition(String text, Expression expression) {
    this.text = text;
    this.expression = expression;
  }

  /**
   * @param columns columns that it may name, in the order of the values of a row
   * @throws ConditionException if it is no condition over these columns
   */
  public static Condition parse(String text, List<Column> columns) {
    return new Condition(text, new Parser(text, columns).condition());
  }

  /** Indexes of the columns that it reads. */
  public Set<Integer> columns() {
    Set<Integer> columns = new TreeSet<>();
    add(expression, columns);
    return columns;
  }

  private static void add(Expression expression, Set<Integer> columns) {
    if (expression instanceof Expression.Named named) {
      columns.add(named.index());
    }
    expression.parts().forEach(part -> add(part, columns));
  }

  public String text() {
    return text;
  }

  public Expression expression() {
    return expression;
  }

  /**
   * @param row text, long, double, {@link java.time.LocalDate} or flag per column, null for unknown
   * @return null where the result is unknown
   */
  public Boolean holds(Object[] row) {
    return (Boolean) Evaluation.of(expression, row);
  }

  /** Whether the result is false; unknown counts as met. */
  public boolean broken(Object[] row) {
    return Boolean.FALSE.equals(holds(row));
  }

  /** Whether the result is true. */
  public boolean met(Object[] row) {
    return Boolean.TRUE.equals(holds(row));
  }
}
