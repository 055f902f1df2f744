package org.ptps.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A rule of a contract, which is a condition in SQL, as a spreadsheet formula that is true where
 * the rule is broken. Unknown counts as met, as in SQL: each condition becomes one formula for “is
 * true” and one for “is false”, and of what is unknown neither holds.
 *
 * <p>What spreadsheets have no word for is not translated; the program checks it all the same.
 */
final class RuleFormula {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(date'[^']*')|('(?:[^']|'')*')|(\\d+(?:\\.\\d+)?)|([A-Za-z_][A-Za-z_0-9]*)"
              + "|(<=|>=|<>|[-=<>+*/(),]))");

  private static final String TRUE = "TRUE";

  private final Map<String, Operand> columns;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  /**
   * A value: a formula for it and one for whether it is known.
   *
   * @param prefix formula for the text before a closing {@code %}, null where the value is no
   *     pattern
   */
  record Operand(String value, String known, String prefix) {
    Operand(String value, String known) {
      this(value, known, null);
    }
  }

  private record Truth(String holds, String fails) {}

  private static final class Untranslatable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Untranslatable(String what) {
      super(what);
    }
  }

  private RuleFormula(Map<String, Operand> columns) {
    this.columns = columns;
  }

  /**
   * @param test condition over lake columns
   * @param columns formulas for the lake columns that the sheet has; a flag's value is the text
   *     {@code true} or {@code false}
   * @return the formula, nothing where it cannot be said in one
   */
  static Optional<String> broken(String test, Map<String, Operand> columns) {
    try {
      RuleFormula formula = new RuleFormula(columns);
      formula.scan(test);
      Truth truth = formula.either();
      formula.expectEnd();
      return Optional.of(truth.fails());
    } catch (Untranslatable e) {
      return Optional.empty();
    }
  }

  private void scan(String test) {
    Matcher matcher = TOKEN.matcher(test);
    int at = 0;
    while (at < test.length() && !test.substring(at).isBlank()) {
      matcher.region(at, test.length());
      if (!matcher.lookingAt()) {
        throw new Untranslatable(test.substring(at));
      }
      tokens.add(matcher.group().strip());
      at = matcher.end();
    }
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next).toLowerCase(Locale.ROOT) : "";
  }

  private boolean take(String token) {
    if (peek().equals(token)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw new Untranslatable(peek());
    }
  }

  private void expectEnd() {
    if (next < tokens.size()) {
      throw new Untranslatable(peek());
    }
  }

  private Truth either() {
    Truth truth = both();
    while (take("or")) {
      Truth other = both();
      truth = new Truth(or(truth.holds(), other.holds()), and(truth.fails(), other.fails()));
    }
    return truth;
  }

  private Truth both() {
    Truth truth = negated();
    while (take("and")) {
      Truth other = negated();
      truth = new Truth(and(truth.holds(), other.holds()), or(truth.fails(), other.fails()));
    }
    return truth;
  }

  private Truth negated() {
    if (take("not")) {
      Truth truth = negated();
      return new Truth(truth.fails(), truth.holds());
    }
    return predicate();
  }

  private Truth predicate() {
    if (peek().equals("(")) {
      int start = next;
      try {
        next++;
        Truth truth = either();
        expect(")");
        if (peek().isEmpty() || List.of("and", "or", ")").contains(peek())) {
          return truth;
        }
      } catch (Untranslatable e) {
        // The parenthesis belongs to a value.
      }
      next = start;
    }
    Operand left = sum();
    if (take("is")) {
      boolean not = take("not");
      expect("null");
      Truth isNull = new Truth(not(left.known()), left.known());
      return not ? new Truth(isNull.fails(), isNull.holds()) : isNull;
    }
    boolean not = take("not");
    Truth truth = compared(left);
    return not ? new Truth(truth.fails(), truth.holds()) : truth;
  }

  private Truth compared(Operand left) {
    if (take("in")) {
      expect("(");
      Truth any = null;
      do {
        Truth one = comparison(left, "=", sum());
        any =
            any == null
                ? one
                : new Truth(or(any.holds(), one.holds()), and(any.fails(), one.fails()));
      } while (take(","));
      expect(")");
      return any;
    }
    if (take("between")) {
      Truth low = comparison(left, ">=", sum());
      expect("and");
      Truth high = comparison(left, "<=", sum());
      return new Truth(and(low.holds(), high.holds()), or(low.fails(), high.fails()));
    }
    if (take("like")) {
      Operand pattern = sum();
      if (pattern.prefix() == null) {
        return comparison(left, "=", pattern);
      }
      String begins =
          "LEFT(" + left.value() + ",LEN(" + pattern.prefix() + "))=" + pattern.prefix();
      return lazily(and(left.known(), pattern.known()), begins);
    }
    for (String operator : List.of("<=", ">=", "<>", "=", "<", ">")) {
      if (take(operator)) {
        return comparison(left, operator, sum());
      }
    }
    return comparison(left, "=", new Operand("\"true\"", TRUE));
  }

  private static Truth comparison(Operand left, String operator, Operand right) {
    return lazily(and(left.known(), right.known()), left.value() + operator + right.value());
  }

  /** The condition is looked at only where its values are known: an empty cell has no year. */
  private static Truth lazily(String known, String condition) {
    return known.equals(TRUE)
        ? new Truth("(" + condition + ")", "NOT(" + condition + ")")
        : new Truth(
            "IF(" + known + "," + condition + ",FALSE)",
            "IF(" + known + ",NOT(" + condition + "),FALSE)");
  }

  private Operand sum() {
    Operand left = product();
    while (peek().equals("+") || peek().equals("-")) {
      left = combined(left, tokens.get(next++), product());
    }
    return left;
  }

  private Operand product() {
    Operand left = single();
    while (peek().equals("*") || peek().equals("/")) {
      left = combined(left, tokens.get(next++), single());
    }
    return left;
  }

  private static Operand combined(Operand left, String operator, Operand right) {
    return new Operand(
        "(" + left.value() + operator + right.value() + ")", and(left.known(), right.known()));
  }

  private Operand single() {
    if (next >= tokens.size()) {
      throw new Untranslatable("the end");
    }
    String token = tokens.get(next++);
    if (token.equals("(")) {
      Operand inner = sum();
      expect(")");
      return inner;
    }
    if (token.equals("-")) {
      Operand inner = single();
      return new Operand("(-" + inner.value() + ")", inner.known());
    }
    if (token.startsWith("date'")) {
      String[] parts = token.substring(5, token.length() - 1).split("-");
      return new Operand(
          "DATE("
              + Integer.parseInt(parts[0])
              + ","
              + Integer.parseInt(parts[1])
              + ","
              + Integer.parseInt(parts[2])
              + ")",
          TRUE);
    }
    if (token.startsWith("'")) {
      return text(token.substring(1, token.length() - 1).replace("''", "'"));
    }
    if (Character.isDigit(token.charAt(0))) {
      return new Operand(token, TRUE);
    }
    if (peek().equals("(")) {
      return function(token.toLowerCase(Locale.ROOT));
    }
    Operand column = columns.get(token);
    if (column == null) {
      throw new Untranslatable(token);
    }
    return column;
  }

  private static Operand text(String text) {
    String prefix = text.endsWith("%") ? quoted(text.substring(0, text.length() - 1)) : null;
    if (text.contains("_") && prefix != null
        || text.indexOf('%') < text.length() - 1 && text.contains("%")) {
      throw new Untranslatable(text);
    }
    return new Operand(quoted(text), TRUE, prefix);
  }

  private Operand function(String name) {
    expect("(");
    List<Operand> given = new ArrayList<>();
    do {
      given.add(sum());
    } while (take(","));
    expect(")");
    String known = given.stream().map(Operand::known).reduce(RuleFormula::and).orElse(TRUE);
    return switch (name) {
      case "year", "month", "day", "abs" ->
          new Operand(name.toUpperCase(Locale.ROOT) + "(" + given.get(0).value() + ")", known);
      case "concat" -> {
        Operand last = given.get(given.size() - 1);
        String before =
            given.subList(0, given.size() - 1).stream()
                .map(Operand::value)
                .collect(Collectors.joining("&"));
        String prefix = "\"\"".equals(last.prefix()) ? before : null;
        yield new Operand(before + "&" + last.value(), known, prefix);
      }
      case "coalesce" -> {
        Operand last = given.get(given.size() - 1);
        String value = last.value();
        String any = last.known();
        for (int i = given.size() - 2; i >= 0; i--) {
          value = "IF(" + given.get(i).known() + "," + given.get(i).value() + "," + value + ")";
          any = or(given.get(i).known(), any);
        }
        yield new Operand(value, any);
      }
      default -> throw new Untranslatable(name);
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
