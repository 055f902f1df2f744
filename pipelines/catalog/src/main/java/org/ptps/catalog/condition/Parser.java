package org.ptps.catalog.condition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.catalog.Column;
import org.ptps.catalog.condition.Expression.Among;
import org.ptps.catalog.condition.Expression.And;
import org.ptps.catalog.condition.Expression.Arithmetic;
import org.ptps.catalog.condition.Expression.Between;
import org.ptps.catalog.condition.Expression.Call;
import org.ptps.catalog.condition.Expression.Comparator;
import org.ptps.catalog.condition.Expression.Comparison;
import org.ptps.catalog.condition.Expression.Function;
import org.ptps.catalog.condition.Expression.IsUnknown;
import org.ptps.catalog.condition.Expression.Like;
import org.ptps.catalog.condition.Expression.Literal;
import org.ptps.catalog.condition.Expression.Named;
import org.ptps.catalog.condition.Expression.Negated;
import org.ptps.catalog.condition.Expression.Not;
import org.ptps.catalog.condition.Expression.Or;

/** Recursive-descent parser of conditions, from the loosest operator to the tightest. */
final class Parser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "('(?:[^']|'')*')|(\\d+(?:\\.\\d+)?)|([A-Za-z_][A-Za-z_0-9]*)"
              + "|(<=|>=|<>|!=|[-=<>+*/(),])");

  /** Allowed nesting, well within the stack. */
  private static final int DEEPEST = 100;

  private record Token(String text, int at) {}

  private final List<Column> columns;
  private final List<Token> tokens = new ArrayList<>();
  private int next;
  private int depth;

  Parser(String text, List<Column> columns) {
    this.columns = columns;
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
        continue;
      }
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        throw new ConditionException(
            "sign " + (at + 1) + ": '" + text.charAt(at) + "' has no meaning");
      }
      tokens.add(new Token(matcher.group(), at));
      at = matcher.end();
    }
    tokens.add(new Token("", text.length()));
  }

  /** Parses the whole text. */
  Expression condition() {
    Expression condition = either();
    if (!peek().isEmpty()) {
      throw wrong("nothing may follow here, but '" + peek() + "' does");
    }
    return flag(condition);
  }

  private Expression either() {
    Expression left = both();
    while (take("or")) {
      left = new Or(flag(left), flag(both()));
    }
    return left;
  }

  private Expression both() {
    Expression left = negated();
    while (take("and")) {
      left = new And(flag(left), flag(negated()));
    }
    return left;
  }

  private Expression negated() {
    int before = next;
    while (take("not")) {
      continue;
    }
    boolean not = (next - before) % 2 == 1;
    boolean any = next > before;
    Expression value = predicate();
    return not ? new Not(flag(value)) : any ? flag(value) : value;
  }

  private Expression predicate() {
    Expression left = sum();
    if (take("is")) {
      boolean not = take("not");
      expect("null");
      return not ? new Not(new IsUnknown(left)) : new IsUnknown(left);
    }
    for (Comparator comparator : Comparator.values()) {
      if (take(comparator.sign()) || comparator == Comparator.OTHER && take("!=")) {
        Expression right = sum();
        same(left, right);
        return new Comparison(left, comparator, right);
      }
    }
    int before = next;
    boolean not = take("not");
    Expression found = worded(left);
    if (found == null) {
      next = before;
      return left;
    }
    return not ? new Not(found) : found;
  }

  /**
   * Comparisons with a keyword ({@code is}, {@code in}, {@code between}, {@code like}), null where
   * none follows.
   */
  private Expression worded(Expression left) {
    if (take("in")) {
      expect("(");
      List<Expression> options = new ArrayList<>();
      do {
        options.add(sum());
        same(left, options.get(options.size() - 1));
      } while (take(","));
      expect(")");
      return new Among(left, List.copyOf(options));
    }
    if (take("between")) {
      Expression low = sum();
      expect("and");
      Expression high = sum();
      same(left, low);
      same(left, high);
      return new Between(left, low, high);
    }
    boolean anyCase = peek().equals("ilike");
    if (take("like") || take("ilike")) {
      Expression pattern = sum();
      return new Like(of(left, ValueType.TEXT), of(pattern, ValueType.TEXT), anyCase);
    }
    return null;
  }

  private Expression sum() {
    Expression left = product();
    while (peek().equals("+") || peek().equals("-")) {
      char operator = tokens.get(next++).text().charAt(0);
      Expression right = product();
      if (right.kind() == ValueType.SPAN) {
        left = new Arithmetic(of(left, ValueType.DATE), operator, right, ValueType.DATE);
      } else {
        left =
            new Arithmetic(
                of(left, ValueType.NUMBER),
                operator,
                of(right, ValueType.NUMBER),
                ValueType.NUMBER);
      }
    }
    return left;
  }

  private Expression product() {
    Expression left = single();
    while (peek().equals("*") || peek().equals("/")) {
      char operator = tokens.get(next++).text().charAt(0);
      left =
          new Arithmetic(
              of(left, ValueType.NUMBER),
              operator,
              of(single(), ValueType.NUMBER),
              ValueType.NUMBER);
    }
    return left;
  }

  private Expression single() {
    if (++depth > DEEPEST) {
      throw wrong("it is nested too deeply");
    }
    Expression value = value();
    depth--;
    return value;
  }

  private Expression value() {
    String token = tokens.get(next).text();
    if (token.isEmpty()) {
      throw wrong("a value is missing at the end");
    }
    if (take("(")) {
      Expression inner = either();
      expect(")");
      return inner;
    }
    if (take("-")) {
      return new Negated(of(single(), ValueType.NUMBER));
    }
    if (token.startsWith("'")) {
      next++;
      return new Literal(unquoted(token), ValueType.TEXT);
    }
    if (Character.isDigit(token.charAt(0))) {
      return number();
    }
    if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '_') {
      throw wrong("a value is missing before '" + token + "'");
    }
    return word();
  }

  private Expression number() {
    String token = tokens.get(next).text();
    try {
      Object value = token.contains(".") ? (Object) Double.valueOf(token) : Long.valueOf(token);
      next++;
      return new Literal(value, ValueType.NUMBER);
    } catch (NumberFormatException e) {
      throw wrong("'" + token + "' is too large a number");
    }
  }

  private Expression word() {
    String lower = peek();
    boolean quotedNext = tokens.get(next + 1).text().startsWith("'");
    if (lower.equals("date") && quotedNext) {
      String text = unquoted(tokens.get(next + 1).text());
      try {
        LocalDate date = LocalDate.parse(text);
        next += 2;
        return new Literal(date, ValueType.DATE);
      } catch (DateTimeException e) {
        throw wrong("'" + text + "' is no date such as 2011-01-31");
      }
    }
    if (lower.equals("interval") && !columnNamed("interval")) {
      return span();
    }
    if (tokens.get(next + 1).text().equals("(")) {
      return call();
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(lower)) {
        next++;
        return new Named(columns.get(i).name(), i, ValueType.of(columns.get(i).type()));
      }
    }
    return switch (lower) {
      case "true", "false" -> {
        next++;
        yield new Literal(Boolean.valueOf(lower), ValueType.FLAG);
      }
      case "null" -> {
        next++;
        yield new Literal(null, ValueType.UNKNOWN);
      }
      default -> throw wrong("there is no column '" + tokens.get(next).text() + "'");
    };
  }

  private boolean columnNamed(String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  private Expression span() {
    next++;
    String amount = tokens.get(next).text();
    if (amount.startsWith("'")) {
      amount = unquoted(amount);
    }
    if (!amount.matches("\\d{1,6}")) {
      throw wrong("a whole number of days, months or years must follow 'interval'");
    }
    next++;
    int count = Integer.parseInt(amount);
    Period period =
        switch (peek()) {
          case "day", "days" -> Period.ofDays(count);
          case "month", "months" -> Period.ofMonths(count);
          case "year", "years" -> Period.ofYears(count);
          default -> throw wrong("an interval is of days, months or years");
        };
    next++;
    return new Literal(period, ValueType.SPAN);
  }

  private Expression call() {
    String name = peek();
    Function function =
        Arrays.stream(Function.values())
            .filter(each -> each.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        "there is no function '"
                            + name
                            + "', only "
                            + Arrays.stream(Function.values())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    next += 2;
    List<Expression> given = new ArrayList<>();
    do {
      given.add(sum());
    } while (take(","));
    expect(")");
    return new Call(function, List.copyOf(given), kind(function, given));
  }

  private ValueType kind(Function function, List<Expression> given) {
    return switch (function) {
      case YEAR, MONTH, DAY -> {
        alone(function, given, ValueType.DATE);
        yield ValueType.NUMBER;
      }
      case ABS -> {
        alone(function, given, ValueType.NUMBER);
        yield ValueType.NUMBER;
      }
      case LENGTH -> {
        alone(function, given, ValueType.TEXT);
        yield ValueType.NUMBER;
      }
      case LOWER, UPPER -> {
        alone(function, given, ValueType.TEXT);
        yield ValueType.TEXT;
      }
      case CONCAT -> {
        given.forEach(each -> of(each, ValueType.TEXT));
        yield ValueType.TEXT;
      }
      case NULLIF -> {
        if (given.size() != 2) {
          throw wrong("nullif takes two values");
        }
        same(given.get(0), given.get(1));
        yield given.get(0).kind();
      }
      case COALESCE, GREATEST, LEAST -> {
        given.forEach(each -> same(given.get(0), each));
        yield given.stream()
            .map(Expression::kind)
            .filter(kind -> kind != ValueType.UNKNOWN)
            .findFirst()
            .orElse(ValueType.UNKNOWN);
      }
    };
  }

  private void alone(Function function, List<Expression> given, ValueType kind) {
    if (given.size() != 1) {
      throw wrong(function.name().toLowerCase(Locale.ROOT) + " takes one value");
    }
    of(given.get(0), kind);
  }

  private Expression flag(Expression expression) {
    return of(expression, ValueType.FLAG);
  }

  private Expression of(Expression expression, ValueType kind) {
    if (!expression.kind().goesWith(kind)) {
      throw wrong("a " + word(kind) + " must stand before this, not a " + word(expression.kind()));
    }
    return expression;
  }

  private void same(Expression left, Expression right) {
    if (!left.kind().goesWith(right.kind())) {
      throw wrong("a " + word(left.kind()) + " cannot be compared with a " + word(right.kind()));
    }
  }

  private static String word(ValueType kind) {
    return switch (kind) {
      case FLAG -> "condition";
      case SPAN -> "number of days";
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String unquoted(String token) {
    return token.substring(1, token.length() - 1).replace("''", "'");
  }

  private String peek() {
    return tokens.get(next).text().toLowerCase(Locale.ROOT);
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
      throw wrong(
          "'" + token + "' is missing" + (peek().isEmpty() ? "" : " before '" + peek() + "'"));
    }
  }

  private ConditionException wrong(String what) {
    return new ConditionException("sign " + (tokens.get(next).at() + 1) + ": " + what);
  }
}
