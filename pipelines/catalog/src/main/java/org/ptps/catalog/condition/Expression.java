package org.ptps.catalog.condition;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Node of a parsed, type-checked condition; translators such as {@code RuleFormula} switch over its
 * kinds.
 */
public sealed interface Expression extends Serializable {
  ValueType kind();

  /** Child nodes. */
  default List<Expression> parts() {
    if (this instanceof Comparison it) {
      return List.of(it.left(), it.right());
    } else if (this instanceof And it) {
      return List.of(it.left(), it.right());
    } else if (this instanceof Or it) {
      return List.of(it.left(), it.right());
    } else if (this instanceof Not it) {
      return List.of(it.value());
    } else if (this instanceof IsUnknown it) {
      return List.of(it.value());
    } else if (this instanceof Among it) {
      return Stream.concat(Stream.of(it.left()), it.options().stream()).toList();
    } else if (this instanceof Between it) {
      return List.of(it.value(), it.low(), it.high());
    } else if (this instanceof Like it) {
      return List.of(it.text(), it.pattern());
    } else if (this instanceof Negated it) {
      return List.of(it.value());
    } else if (this instanceof Arithmetic it) {
      return List.of(it.left(), it.right());
    } else if (this instanceof Call it) {
      return it.given();
    }
    return List.of();
  }

  /**
   * A column of the row.
   *
   * @param index position among the columns that the condition was parsed with
   */
  record Named(String name, int index, ValueType kind) implements Expression {}

  /**
   * A constant.
   *
   * @param value text, long, double, {@link java.time.LocalDate}, flag, {@link java.time.Period};
   *     null for the unknown
   */
  record Literal(Object value, ValueType kind) implements Expression {
    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  enum Comparator {
    LESS("<"),
    AT_MOST("<="),
    EQUAL("="),
    OTHER("<>"),
    AT_LEAST(">="),
    MORE(">");

    private final String sign;

    Comparator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  record Comparison(Expression left, Comparator comparator, Expression right)
      implements Expression {
    @Override
    public ValueType kind() {
      return ValueType.FLAG;
    }
  }

  record Among(Expression left, List<Expression> options) implements Expression {
    @Override
    public ValueType kind() {
      return ValueType.FLAG;
    }
  }

  record Between(Expression value, Expression low, Expression high) implements Expression {
    @Override
    public ValueType kind() {
      return ValueType.FLAG;
    }
  }

  /** A pattern: {@code %} for any text, {@code _} for one character. */
  record Like(Expression text, Expression pattern, boolean anyCase) implements Expression {
    @Override
    public ValueType kind() {
      return ValueType.FLAG;
    }
  }

  record IsUnknown(Expression value) implements Expression {
    @Override
    public ValueType kind() {
      return ValueType.FLAG;
    }
  }

  record Not(Expression value) implements Expression {
    @Override
    public ValueType kind() {
      return ValueType.FLAG;
    }
  }

  record And(Expression left, Expression right) implements Expression {
    @Override
    public ValueType kind() {
      return ValueType.FLAG;
    }
  }

  record Or(Expression left, Expression right) implements Expression {
    @Override
    public ValueType kind() {
      return ValueType.FLAG;
    }
  }

  /**
   * @param operator {@code + - * /}
   */
  record Arithmetic(Expression left, char operator, Expression right, ValueType kind)
      implements Expression {}

  record Negated(Expression value) implements Expression {
    @Override
    public ValueType kind() {
      return ValueType.NUMBER;
    }
  }

  record Call(Function function, List<Expression> given, ValueType kind) implements Expression {}

  enum Function {
    YEAR,
    MONTH,
    DAY,
    ABS,
    /** Null where any argument is. */
    CONCAT,
    LOWER,
    UPPER,
    LENGTH,
    /** The first argument that is not null. */
    COALESCE,
    /** Null where both are equal, else the first. */
    NULLIF,
    /** Ignores nulls. */
    GREATEST,
    /** Ignores nulls. */
    LEAST
  }
}
