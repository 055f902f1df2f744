package org.ptps.exchange;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ptps.catalog.condition.Condition;
import org.ptps.catalog.condition.Expression;
import org.ptps.catalog.condition.Expression.Among;
import org.ptps.catalog.condition.Expression.And;
import org.ptps.catalog.condition.Expression.Arithmetic;
import org.ptps.catalog.condition.Expression.Between;
import org.ptps.catalog.condition.Expression.Call;
import org.ptps.catalog.condition.Expression.Comparator;
import org.ptps.catalog.condition.Expression.Comparison;
import org.ptps.catalog.condition.Expression.IsUnknown;
import org.ptps.catalog.condition.Expression.Like;
import org.ptps.catalog.condition.Expression.Literal;
import org.ptps.catalog.condition.Expression.Named;
import org.ptps.catalog.condition.Expression.Negated;
import org.ptps.catalog.condition.Expression.Not;
import org.ptps.catalog.condition.Expression.Or;
import org.ptps.catalog.condition.ValueType;

/**
 * Translates a rule of a contract into a spreadsheet formula that is true where the rule is broken.
 * Unknown counts as met: each condition becomes two formulas, for true and for false, and neither
 * holds for unknown.
 *
 * <p>Conditions that spreadsheets cannot express are not translated; {@code validate} checks them.
 */
final class RuleFormula {
  private static final String TRUE = "TRUE";
  private static final String FALSE = "FALSE";

  private final Map<String, Operand> columns;

  /**
   * An operand: formulas for its value and for whether it is known.
   *
   * @param prefix formula for the text before a closing {@code %}, null where it is no pattern
   */
  record Operand(String value, String known, String prefix) {
    Operand(String value, String known) {
      this(value, known, null);
    }
  }

  private record Truth(String holds, String fails) {
    Truth turned() {
      return new Truth(fails, holds);
    }
  }

  private static final class Untranslatable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Untranslatable(Object what) {
      super(String.valueOf(what));
    }
  }

  private RuleFormula(Map<String, Operand> columns) {
    this.columns = columns;
  }

  /**
   * @param test condition over lake columns
   * @param columns operands of the lake columns in the sheet; a flag is the text {@code true} or
   *     {@code false}
   * @return the formula, empty where there is none
   */
  static Optional<String> broken(Condition test, Map<String, Operand> columns) {
    try {
      return Optional.of(new RuleFormula(columns).truth(test.expression()).fails());
    } catch (Untranslatable e) {
      return Optional.empty();
    }
  }

  private Truth truth(Expression expression) {
    if (expression instanceof Or or) {
      return either(truth(or.left()), truth(or.right()));
    } else if (expression instanceof And and) {
      return both(truth(and.left()), truth(and.right()));
    } else if (expression instanceof Not not) {
      return truth(not.value()).turned();
    } else if (expression instanceof IsUnknown unknown) {
      Operand value = operand(unknown.value());
      return new Truth(not(value.known()), value.known());
    } else if (expression instanceof Comparison comparison) {
      return comparison(
          operand(comparison.left()), comparison.comparator(), operand(comparison.right()));
    } else if (expression instanceof Among among) {
      Operand left = operand(among.left());
      return among.options().stream()
          .map(option -> comparison(left, Comparator.EQUAL, operand(option)))
          .reduce(RuleFormula::either)
          .orElseThrow();
    } else if (expression instanceof Between between) {
      Operand value = operand(between.value());
      return both(
          comparison(value, Comparator.AT_LEAST, operand(between.low())),
          comparison(value, Comparator.AT_MOST, operand(between.high())));
    } else if (expression instanceof Like like) {
      return like(like);
    } else if (expression.kind() == ValueType.FLAG) {
      return comparison(operand(expression), Comparator.EQUAL, new Operand("\"true\"", TRUE));
    }
    throw new Untranslatable(expression);
  }

  private static Truth either(Truth left, Truth right) {
    return new Truth(or(left.holds(), right.holds()), and(left.fails(), right.fails()));
  }

  private static Truth both(Truth left, Truth right) {
    return new Truth(and(left.holds(), right.holds()), or(left.fails(), right.fails()));
  }

  private Truth like(Like like) {
    if (like.anyCase()) {
      throw new Untranslatable(like);
    }
    Operand left = operand(like.text());
    Operand pattern = pattern(like.pattern());
    if (pattern.prefix() == null) {
      return comparison(left, Comparator.EQUAL, pattern);
    }
    String begins = "LEFT(" + left.value() + ",LEN(" + pattern.prefix() + "))=" + pattern.prefix();
    return lazily(and(left.known(), pattern.known()), begins);
  }

  /** A text that may end in {@code %}; no other pattern has a formula. */
  private Operand pattern(Expression pattern) {
    if (pattern instanceof Literal literal && literal.value() instanceof String text) {
      String prefix = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
      if (prefix.contains("%") || text.contains("_")) {
        throw new Untranslatable(text);
      }
      return new Operand(quoted(text), TRUE, text.endsWith("%") ? quoted(prefix) : null);
    }
    if (pattern instanceof Call call && call.function() == Expression.Function.CONCAT) {
      List<Operand> given =
          call.given().stream()
              .map(each -> each instanceof Literal ? pattern(each) : operand(each))
              .toList();
      Operand last = given.get(given.size() - 1);
      Operand joined = joined(given);
      boolean open = quoted("").equals(last.prefix());
      return new Operand(
          joined.value(),
          joined.known(),
          open ? joined(given.subList(0, given.size() - 1)).value() : null);
    }
    return operand(pattern);
  }

  private static Operand joined(List<Operand> given) {
    return new Operand(
        given.stream().map(Operand::value).collect(Collectors.joining("&")), known(given));
  }

  private static String known(List<Operand> given) {
    return given.stream().map(Operand::known).reduce(RuleFormula::and).orElse(TRUE);
  }

  private static Truth comparison(Operand left, Comparator comparator, Operand right) {
    return lazily(
        and(left.known(), right.known()), left.value() + comparator.sign() + right.value());
  }

  /** Evaluates the condition only where its values are known, since an empty cell has no year. */
  private static Truth lazily(String known, String condition) {
    return known.equals(TRUE)
        ? new Truth("(" + condition + ")", "NOT(" + condition + ")")
        : new Truth(
            "IF(" + known + "," + condition + ",FALSE)",
            "IF(" + known + ",NOT(" + condition + "),FALSE)");
  }

  private Operand operand(Expression expression) {
    if (expression instanceof Named named) {
      Operand column = columns.get(named.name());
      if (column == null) {
        throw new Untranslatable(named.name());
      }
      return column;
    } else if (expression instanceof Literal literal) {
      return literal(literal.value());
    } else if (expression instanceof Negated negated) {
      Operand inner = operand(negated.value());
      return new Operand("(-" + inner.value() + ")", inner.known());
    } else if (expression instanceof Arithmetic arithmetic) {
      Operand left = operand(arithmetic.left());
      Operand right = operand(arithmetic.right());
      return new Operand(
          "(" + left.value() + arithmetic.operator() + right.value() + ")",
          and(left.known(), right.known()));
    } else if (expression instanceof Call call) {
      return call(call);
    }
    throw new Untranslatable(expression);
  }

  private static Operand literal(Object value) {
    if (value instanceof String text) {
      return new Operand(quoted(text), TRUE);
    } else if (value instanceof LocalDate date) {
      return new Operand(
          "DATE(" + date.getYear() + "," + date.getMonthValue() + "," + date.getDayOfMonth() + ")",
          TRUE);
    } else if (value instanceof Boolean) {
      return new Operand(quoted(value.toString()), TRUE);
    } else if (value instanceof Number) {
      return new Operand(value.toString(), TRUE);
    } else if (value instanceof Period span && span.toTotalMonths() == 0) {
      return new Operand(String.valueOf(span.getDays()), TRUE);
    } else if (value == null) {
      return new Operand(quoted(""), FALSE);
    }
    throw new Untranslatable(value);
  }

  private Operand call(Call call) {
    List<Operand> given = call.given().stream().map(this::operand).toList();
    return switch (call.function()) {
      case YEAR, MONTH, DAY, ABS ->
          new Operand(call.function() + "(" + given.get(0).value() + ")", known(given));
      case LENGTH -> new Operand("LEN(" + given.get(0).value() + ")", known(given));
      case CONCAT -> joined(given);
      case COALESCE -> {
        Operand last = given.get(given.size() - 1);
        String value = last.value();
        String any = last.known();
        for (int i = given.size() - 2; i >= 0; i--) {
          value = "IF(" + given.get(i).known() + "," + given.get(i).value() + "," + value + ")";
          any = or(given.get(i).known(), any);
        }
        yield new Operand(value, any);
      }
      case LOWER, UPPER, NULLIF, GREATEST, LEAST -> throw new Untranslatable(call.function());
    };
  }

  static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static String and(String left, String right) {
    if (left.equals(TRUE) || left.equals(right)) {
      return right;
    }
    return right.equals(TRUE) ? left : "AND(" + left + "," + right + ")";
  }

  private static String or(String left, String right) {
    return left.equals(TRUE) || right.equals(TRUE) ? TRUE : "OR(" + left + "," + right + ")";
  }

  private static String not(String formula) {
    return "NOT(" + formula + ")";
  }
}
