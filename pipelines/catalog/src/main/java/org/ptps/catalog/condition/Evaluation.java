package org.ptps.catalog.condition;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
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

/** Evaluates expressions over a row; null is unknown and mostly makes the result unknown. */
final class Evaluation {
  private Evaluation() {}

  static Object of(Expression expression, Object[] row) {
    if (expression instanceof Named named) {
      return row[named.index()];
    } else if (expression instanceof Literal literal) {
      return literal.value();
    } else if (expression instanceof Comparison comparison) {
      return compared(
          of(comparison.left(), row), comparison.comparator(), of(comparison.right(), row));
    } else if (expression instanceof And and) {
      return both((Boolean) of(and.left(), row), () -> (Boolean) of(and.right(), row));
    } else if (expression instanceof Or or) {
      return either((Boolean) of(or.left(), row), () -> (Boolean) of(or.right(), row));
    } else if (expression instanceof Not not) {
      Boolean value = (Boolean) of(not.value(), row);
      return value == null ? null : !value;
    } else if (expression instanceof IsUnknown unknown) {
      return of(unknown.value(), row) == null;
    } else if (expression instanceof Among among) {
      return among(of(among.left(), row), among.options(), row);
    } else if (expression instanceof Between between) {
      Object value = of(between.value(), row);
      return both(
          compared(value, Comparator.AT_LEAST, of(between.low(), row)),
          () -> compared(value, Comparator.AT_MOST, of(between.high(), row)));
    } else if (expression instanceof Like like) {
      return like((String) of(like.text(), row), (String) of(like.pattern(), row), like.anyCase());
    } else if (expression instanceof Negated negated) {
      Object value = of(negated.value(), row);
      return value == null ? null : calculated(0L, '-', value);
    } else if (expression instanceof Arithmetic arithmetic) {
      return arithmetic(
          of(arithmetic.left(), row), arithmetic.operator(), of(arithmetic.right(), row));
    } else if (expression instanceof Call call) {
      return call(call, row);
    }
    throw new IllegalStateException("no value of " + expression);
  }

  private interface Later {
    Boolean value();
  }

  private static Boolean both(Boolean left, Later right) {
    if (Boolean.FALSE.equals(left)) {
      return false;
    }
    Boolean other = right.value();
    return Boolean.FALSE.equals(other) ? Boolean.FALSE : left == null ? null : other;
  }

  private static Boolean either(Boolean left, Later right) {
    if (Boolean.TRUE.equals(left)) {
      return true;
    }
    Boolean other = right.value();
    return Boolean.TRUE.equals(other) ? Boolean.TRUE : left == null ? null : other;
  }

  private static Boolean among(Object value, List<Expression> options, Object[] row) {
    Boolean any = false;
    for (Expression option : options) {
      Boolean same = compared(value, Comparator.EQUAL, of(option, row));
      any = either(any, () -> same);
    }
    return any;
  }

  private static Boolean compared(Object left, Comparator comparator, Object right) {
    if (left == null || right == null) {
      return null;
    }
    int order = order(left, right);
    return switch (comparator) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case EQUAL -> order == 0;
      case OTHER -> order != 0;
      case AT_LEAST -> order >= 0;
      case MORE -> order > 0;
    };
  }

  @SuppressWarnings("unchecked")
  private static int order(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    if (left instanceof Number a && right instanceof Number b) {
      double x = a.doubleValue();
      double y = b.doubleValue();
      // −0.0 and 0.0 are equal.
      return x == y ? 0 : Double.compare(x, y);
    }
    return ((Comparable<Object>) left).compareTo(right);
  }

  private static Boolean like(String text, String pattern, boolean anyCase) {
    if (text == null || pattern == null) {
      return null;
    }
    return anyCase
        ? matches(text.toLowerCase(Locale.ROOT), pattern.toLowerCase(Locale.ROOT))
        : matches(text, pattern);
  }

  /**
   * Backtracks to the last {@code %} only, so that matching takes at most length × length steps.
   */
  private static boolean matches(String text, String pattern) {
    int t = 0;
    int p = 0;
    int star = -1;
    int from = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '%') {
        star = p++;
        from = t;
      } else if (p < pattern.length() && pattern.charAt(p) == '_') {
        t += Character.charCount(text.codePointAt(t));
        p++;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        t++;
        p++;
      } else if (star >= 0) {
        from += Character.charCount(text.codePointAt(from));
        t = from;
        p = star + 1;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '%') {
      p++;
    }
    return p == pattern.length();
  }

  private static Object arithmetic(Object left, char operator, Object right) {
    if (left == null || right == null) {
      return null;
    }
    if (left instanceof LocalDate date && right instanceof Period span) {
      return operator == '+' ? date.plus(span) : date.minus(span);
    }
    return calculated(left, operator, right);
  }

  private static Object calculated(Object left, char operator, Object right) {
    if (operator != '/' && left instanceof Long a && right instanceof Long b) {
      try {
        return switch (operator) {
          case '+' -> Math.addExact(a, b);
          case '-' -> Math.subtractExact(a, b);
          default -> Math.multiplyExact(a, b);
        };
      } catch (ArithmeticException e) {
        // Fractions and large numbers are compared as doubles.
      }
    }
    double x = ((Number) left).doubleValue();
    double y = ((Number) right).doubleValue();
    return switch (operator) {
      case '+' -> (Object) (x + y);
      case '-' -> x - y;
      case '*' -> x * y;
      default -> y == 0 ? null : (Object) (x / y);
    };
  }

  private static Object call(Call call, Object[] row) {
    List<Expression> given = call.given();
    Object first = of(given.get(0), row);
    return switch (call.function()) {
      case YEAR -> first == null ? null : (Object) (long) ((LocalDate) first).getYear();
      case MONTH -> first == null ? null : (Object) (long) ((LocalDate) first).getMonthValue();
      case DAY -> first == null ? null : (Object) (long) ((LocalDate) first).getDayOfMonth();
      case ABS ->
          first instanceof Long whole && whole != Long.MIN_VALUE
              ? (Object) Math.abs(whole)
              : first == null ? null : (Object) Math.abs(((Number) first).doubleValue());
      case LOWER -> first == null ? null : ((String) first).toLowerCase(Locale.ROOT);
      case UPPER -> first == null ? null : ((String) first).toUpperCase(Locale.ROOT);
      case LENGTH ->
          first == null
              ? null
              : (Object) (long) ((String) first).codePointCount(0, ((String) first).length());
      case CONCAT -> concat(given, row);
      case COALESCE -> {
        Object known = first;
        for (int i = 1; known == null && i < given.size(); i++) {
          known = of(given.get(i), row);
        }
        yield known;
      }
      case NULLIF -> {
        Object other = of(given.get(1), row);
        yield Boolean.TRUE.equals(compared(first, Comparator.EQUAL, other)) ? null : first;
      }
      case GREATEST -> extreme(given, row, 1);
      case LEAST -> extreme(given, row, -1);
    };
  }

  private static Object concat(List<Expression> given, Object[] row) {
    StringBuilder text = new StringBuilder();
    for (Expression each : given) {
      Object piece = of(each, row);
      if (piece == null) {
        return null;
      }
      text.append(piece);
    }
    return text.toString();
  }

  private static Object extreme(List<Expression> given, Object[] row, int sign) {
    Object extreme = null;
    for (Expression each : given) {
      Object value = of(each, row);
      if (value != null && (extreme == null || order(value, extreme) * sign > 0)) {
        extreme = value;
      }
    }
    return extreme;
  }
}
