package org.ptps.catalog.condition;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A parsed piece of a condition, its kinds already checked. Whoever says a condition in other words
 * (a spreadsheet formula) switches over these.
 */
public sealed interface Expression extends Serializable {
  /** Kind of its value. */
  Kind kind();

  /** The expressions that it is made of. */
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
  record Named(String name, int index, Kind kind) implements Expression {}

  /**
   * A value that stands in the text.
   *
   * @param value text, long, double, {@link java.time.LocalDate}, flag, {@link java.time.Period};
   *     null for the unknown
   */
  record Literal(Object value, Kind kind) implements Expression {
    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /** Signs between two values. */
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
    public Kind kind() {
      return Kind.FLAG;
    }
  }

  record Among(Expression left, List<Expression> options) implements Expression {
    @Override
    public Kind kind() {
      return Kind.FLAG;
    }
  }

  record Between(Expression value, Expression low, Expression high) implements Expression {
    @Override
    public Kind kind() {
      return Kind.FLAG;
    }
  }

  /** {@code %} stands for any text, {@code _} for one sign. */
  record Like(Expression text, Expression pattern, boolean anyCase) implements Expression {
    @Override
    public Kind kind() {
      return Kind.FLAG;
    }
  }

  record IsUnknown(Expression value) implements Expression {
    @Override
    public Kind kind() {
      return Kind.FLAG;
    }
  }

  record Not(Expression value) implements Expression {
    @Override
    public Kind kind() {
      return Kind.FLAG;
    }
  }

  record And(Expression left, Expression right) implements Expression {
    @Override
    public Kind kind() {
      return Kind.FLAG;
    }
  }

  record Or(Expression left, Expression right) implements Expression {
    @Override
    public Kind kind() {
      return Kind.FLAG;
    }
  }

  /**
   * @param operator {@code + - * /}
   */
  record Arithmetic(Expression left, char operator, Expression right, Kind kind)
      implements Expression {}

  record Negated(Expression value) implements Expression {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }
  }

  record Call(Function function, List<Expression> given, Kind kind) implements Expression {}

  /** What can be called by name. */
  enum Function {
    YEAR,
    MONTH,
    DAY,
    ABS,
    /** Unknown where any of its texts is. */
    CONCAT,
    LOWER,
    UPPER,
    LENGTH,
    /** The first that is known. */
    COALESCE,
    /** Unknown where both are equal, else the first. */
    NULLIF,
    /** Of those that are known. */
    GREATEST,
    /** Of those that are known. */
    LEAST
  }
}
