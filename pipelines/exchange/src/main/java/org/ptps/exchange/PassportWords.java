package org.ptps.exchange;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.ColumnLabels;

/** What columns and cells of a passport are called for one reader, on a page and in a terminal. */
final class PassportWords {
  /**
   * A name that the house gives, such as of a table, a rule or a file, or a checksum; no word of a
   * language.
   */
  private static final Pattern NAME =
      Pattern.compile("[a-z][a-z0-9]*(?:[_./:!-][A-Za-z0-9_./:!-]+)?|[0-9a-f]{32,}");

  private static final String SEPARATOR = ", ";

  private final Language language;
  private final ColumnLabels labels;

  PassportWords(Language language, ColumnLabels labels) {
    this.language = language;
    this.labels = labels;
  }

  Language language() {
    return language;
  }

  String say(String es, String en) {
    return language == Language.ES ? es : en;
  }

  /** Words of the other language are left out. */
  boolean isForReader(String column) {
    return !column.endsWith(language == Language.ES ? "_en" : "_es");
  }

  /** What a column is called. */
  String label(String column) {
    return labels.of(column).in(language);
  }

  /**
   * A cell that is a name of the house: it stays as it is, and is shown as a name.
   *
   * @param column that it stands in
   */
  boolean isName(String column, Object value) {
    return value instanceof String text
        && !column.endsWith("_es")
        && !column.endsWith("_en")
        && words(column, text).isEmpty()
        && parts(text).stream().allMatch(part -> NAME.matcher(part).matches());
  }

  /** A cell as it is said. */
  String cell(String column, Object value) {
    if (value instanceof Boolean flag) {
      return flag ? say("sí", "yes") : "no";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(each -> cell(column, each)).collect(Collectors.joining(SEPARATOR));
    }
    String text = Texts.shown(AnswerCells.text(value, true));
    return value instanceof String ? words(column, text).orElse(text) : text;
  }

  private static List<String> parts(String text) {
    return List.of(text.split(SEPARATOR));
  }

  /** Words of a code, or of several in one cell; none where one of them has none. */
  private Optional<String> words(String column, String text) {
    Optional<String> whole = labels.answer(column, text).map(words -> words.in(language));
    if (whole.isPresent() || !text.contains(SEPARATOR)) {
      return whole;
    }
    List<Optional<String>> each =
        parts(text).stream()
            .map(part -> labels.answer(column, part).map(words -> words.in(language)))
            .toList();
    return each.stream().allMatch(Optional::isPresent)
        ? Optional.of(each.stream().map(Optional::get).collect(Collectors.joining(SEPARATOR)))
        : Optional.empty();
  }
}
