package org.ptps.lake.reader;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.RandomAccess;

/**
 * Cells of a record as positions in its bytes: a cell is decoded when it is read, since most
 * columns of a publisher never are. Unmodifiable.
 */
final class LazyCells extends AbstractList<String> implements RandomAccess, Serializable {
  private static final long serialVersionUID = 1;

  /** Flag in the start of a cell that contains doubled quotes. */
  static final int DOUBLED = 1 << 31;

  /** Flag in the end of a cell with non-ASCII bytes. */
  static final int LETTERS = 1 << 31;

  private final transient byte[] bytes;
  private final transient int base;
  private final transient int[] places;
  private final transient CellTexts decoder;
  private final transient String[] texts;

  /**
   * @param bytes that hold the record; must not change any more
   * @param base start of the record in them
   * @param places start and end (exclusive) of each cell, relative to base
   * @param decoder shared by the records of a file
   */
  LazyCells(byte[] bytes, int base, int[] places, CellTexts decoder) {
    this.bytes = bytes;
    this.base = base;
    this.places = places;
    this.decoder = decoder;
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
      text = text(index, places[2 * index], places[2 * index + 1]);
      texts[index] = text;
    }
    return text;
  }

  boolean empty(int index) {
    return (places[2 * index] & ~DOUBLED) == (places[2 * index + 1] & ~LETTERS);
  }

  private String text(int index, int first, int behind) {
    int from = first & ~DOUBLED;
    int length = (behind & ~LETTERS) - from;
    if (length == 0) {
      return "";
    }
    String text = decoder.of(index, bytes, base + from, length, (behind & LETTERS) == 0);
    return (first & DOUBLED) == 0 ? text : text.replace("\"\"", "\"");
  }

  /** Serialized as plain texts, without the bytes. */
  private Object writeReplace() {
    return new ArrayList<>(this);
  }

  /** Whether the encoding has a single byte for each ASCII character and uses it for no other. */
  static boolean possible(String encoding) {
    return encoding.equals(StandardCharsets.UTF_8.name())
        || encoding.equals(StandardCharsets.ISO_8859_1.name())
        || encoding.equals("windows-1252");
  }
}
