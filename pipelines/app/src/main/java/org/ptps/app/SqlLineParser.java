package org.ptps.app;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Parser of input lines: a query may span several, and words end where identifiers do. */
final class SqlLineParser implements Parser {
  private record Words(String line, int cursor, List<String> words, int wordIndex, int wordCursor)
      implements CompletingParsedLine {
    @Override
    public String word() {
      return words.get(wordIndex);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor;
    }

    @Override
    public int rawWordLength() {
      return word().length();
    }
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !SqlText.isWhole(line)) {
      throw new EOFError(-1, -1, "the question is not ended");
    }
    List<String> words = new ArrayList<>();
    int index = -1;
    int inWord = 0;
    int at = 0;
    while (at <= line.length()) {
      int from = at;
      while (at < line.length() && isOfName(line.charAt(at))) {
        at++;
      }
      if (cursor >= from && cursor <= at && index < 0) {
        index = words.size();
        inWord = cursor - from;
        words.add(line.substring(from, at));
      } else if (at > from) {
        words.add(line.substring(from, at));
      }
      at++;
    }
    return new Words(line, cursor, words, index, inWord);
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '"';
  }
}
