package org.ptps.lake.reader;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.RandomAccess;

/**
 * Cells of a record as they lie among its bytes: a cell becomes a text when somebody asks for it,
 * since most columns of a publisher are read by nobody. Not to be changed.
 */
final class CutCells extends AbstractList<String> implements RandomAccess, Serializable {
  private static final long serialVersionUID = 1;

  /** Set in the first place of a cell where quotes stand doubled in it. */
  static final int DOUBLED = 1 << 31;

  /** Set in the last place of a cell that has letters of other bytes than ASCII. */
  static final int LETTERS = 1 << 31;

  private final transient byte[] bytes;
  private final transient int base;
  private final transient int[] places;
  private final transient Charset charset;
  private final transient String[] texts;

  /**
   * @param bytes that hold the record; they must not change any more
   * @param base where it begins in them
   * @param places two for each cell, from the base: its first byte, and that behind it
   */
  CutCells(byte[] bytes, int base, int[] places, Charset charset) {
    this.bytes = bytes;
    this.base = base;
    this.places = places;
    this.charset = charset;
    this.texts = new String[places.length / 2];
  }

  @Override
  public int size() {
    return texts.length;
  }

  @Override
  public String get(int index) {
    String text = texts[index];
    if (text == null) {
      text = text(places[2 * index], places[2 * index + 1]);
      texts[index] = text;
    }
    return text;
  }

  /** Whether a cell holds no byte at all. */
  boolean empty(int index) {
    return (places[2 * index] & ~DOUBLED) == (places[2 * index + 1] & ~LETTERS);
  }

  @SuppressWarnings("deprecation")
  private String text(int first, int behind) {
    int from = first & ~DOUBLED;
    int length = (behind & ~LETTERS) - from;
    if (length == 0) {
      return "";
    }
    // The letters of ASCII are copied as they are, which the constructor with a charset is not sure
    // of before it has looked at each of them.
    String text =
        (behind & LETTERS) == 0
            ? new String(bytes, 0, base + from, length)
            : new String(bytes, base + from, length, charset);
    return (first & DOUBLED) == 0 ? text : text.replace("\"\"", "\"");
  }

  /** Bytes are no part of what a row says. */
  private Object writeReplace() {
    return new ArrayList<>(this);
  }

  /**
   * Whether the encoding gives each sign of ASCII its own byte, and no other letter such a byte.
   */
  static boolean possible(String encoding) {
    return encoding.equals(StandardCharsets.UTF_8.name())
        || encoding.equals(StandardCharsets.ISO_8859_1.name())
        || encoding.equals("windows-1252");
  }
}
