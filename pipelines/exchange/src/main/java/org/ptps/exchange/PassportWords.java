package org.ptps.exchange;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.ColumnLabels;

/** Words for columns and cells of passports in one language, for pages and terminals. */
final class PassportWords {
  /** Identifiers (tables, rules, files, checksums) rather than words. */
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

  /** Whether the column is not of the other language. */
  boolean isForReader(String column) {
    return !column.endsWith(language == Language.ES ? "_en" : "_es");
  }

  String label(String column) {
    return labels.of(column).in(language);
  }

  /**
   * Whether a cell is an identifier, which is shown unchanged, as code.
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

  /** A cell in words. */
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

  /** Words of one or several codes; empty where one has none. */
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
