package org.ptps.lake.reader;

import java.util.List;

/**
 * Checks that the shared strings of an XLS are complete. POI reads missing ones as empty and only
 * logs it, so that cells would be lost silently.
 */
final class SharedStringsCheck {
  private static final int WIDE = 1;
  private static final int EXTENDED = 4;
  private static final int RICH = 8;

  private final List<byte[]> records;
  private int record;
  private int at;

  /**
   * @param records bytes of the shared strings record and its continuations
   */
  SharedStringsCheck(List<byte[]> records) {
    this.records = records;
  }

  boolean complete() {
    if (records.isEmpty()) {
      return true;
    }
    at = 4;
    long texts = number(4);
    for (long text = 0; text < texts; text++) {
      if (at >= present().length) {
        nextRecord();
      }
      long letters = number(2);
      long flags = number(1);
      long runs = (flags & RICH) != 0 ? number(2) : 0;
      long extension = (flags & EXTENDED) != 0 ? number(4) : 0;
      if (record >= records.size()
          || !passLetters(letters, flags)
          || !passBytes(4 * runs + extension)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Skips letters; a string that continues in the next record repeats there the width of its
   * letters.
   */
  private boolean passLetters(long letters, long flags) {
    long left = letters;
    long width = (flags & WIDE) + 1;
    while (left > 0) {
      long here = Math.min(left, (present().length - at) / width);
      left -= here;
      at += (int) (here * width);
      if (left > 0) {
        nextRecord();
        if (present().length == 0) {
          return false;
        }
        width = (present()[0] & WIDE) + 1;
        at = 1;
      }
    }
    return true;
  }

  private boolean passBytes(long count) {
    long left = count;
    while (left > 0) {
      long here = Math.min(left, present().length - at);
      left -= here;
      at += (int) here;
      if (left > 0) {
        nextRecord();
        if (record >= records.size()) {
          return false;
        }
      }
    }
    return true;
  }

  private long number(int bytes) {
    long number = 0;
    for (int place = 0; place < bytes; place++) {
      if (at >= present().length) {
        record = records.size();
        return 0;
      }
      number |= (present()[at++] & 0xffL) << 8 * place;
    }
    return number;
  }

  private byte[] present() {
    return record < records.size() ? records.get(record) : new byte[0];
  }

  private void nextRecord() {
    record++;
    at = 0;
  }
}
